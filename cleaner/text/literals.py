"""Texts that a regular expression requires, and where in a match they stand.

A text that holds none of them is not matched at all. Everything is read off the pattern itself in
one walk over it, so that no match is hidden; where nothing can be said, nothing is required.

To read the patterns of all rules that ship takes a tenth of a second, more than most texts do; so
what they require is also written down, in `tables/rule_literals.txt`, by the digest of the pattern:
a pattern that is not there, as one of a user's own rules, is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.text.patterns import fold, parsed

__all__ = ["LITERALS", "Room", "read_literals", "required_literals", "written_line"]

LITERALS = Path(__file__).parent.parent / "tables" / "rule_literals.txt"

_UNBOUNDED = 2**32  # no text is so long
_MAX_CHOICES = 64  # alternatives of one literal run that are still worth looking for


Room = tuple[int, int, int, int]
"""How many characters a match has before a text, at least and at most, and how many behind it."""

_NONE: Room = (0, 0, 0, 0)
_Texts = Mapping[str, Room]
_NOTHING: _Texts = {}


class _Sequence(NamedTuple):
    """What is known of a sequence of items.

    `exact` are all texts that it may be, where they are few. Where they are not, one of those in
    `required` stands in it, if there are any.
    """

    exact: frozenset[str]
    required: _Texts


def required_literals(pattern: str) -> tuple[Mapping[str, Room], bool]:
    r"""Return texts one of which stands in everything that the pattern matches, and whether
    their case is to be ignored (they are then folded). No texts: nothing is known.

    >>> required_literals(r"\bdecarburi[sz]ation\b")[0].keys()
    dict_keys(['decarburisation', 'decarburization'])
    >>> required_literals(r"(?i)(?:The )?\d{1,2} Days?\.?")
    ({' day': (1, 6, 0, 2)}, True)
    >>> required_literals(r"(?i)a?b*")
    ({}, True)
    """  # noqa: D205
    written = _written().get(_key(pattern))
    if written is None:
        return read_literals(pattern)
    ignore, *found = json.loads(written)
    return {text: (low, high, least, most) for text, low, high, least, most in found}, ignore


def written_line(rule: str, pattern: str) -> str:
    """Return the line of the table for the pattern of a rule, which it names."""
    found, ignore = read_literals(pattern)
    held = [ignore, *([text, *room] for text, room in found.items())]
    return (
        f"{rule}\t{_key(pattern)}\t{json.dumps(held, ensure_ascii=False, separators=(',', ':'))}\n"
    )


@lru_cache(maxsize=1)
def _written() -> Mapping[str, str]:
    """Return the lines of the table by the keys of their patterns; they are read when asked for."""
    lines = LITERALS.read_text(encoding="utf-8").split("\n")
    return {key: rest for _, key, rest in (line.split("\t") for line in lines if line)}


def _key(pattern: str) -> str:
    return sha256(pattern.encode()).hexdigest()[:24]


def read_literals(pattern: str) -> tuple[Mapping[str, Room], bool]:
    """Read off the pattern itself what `required_literals` says of it."""
    tree = parsed(pattern)
    if tree is None:
        return _NOTHING, False
    ignore = bool(tree.state.flags & re.IGNORECASE) or "(?i" in pattern
    found: dict[str, Room] = {}
    for text, room in _required(_read(tree)).items():
        key = fold(text) if ignore else text
        found[key] = _either_room(found[key], room) if key in found else room
    return _shortest(found), ignore


def _read(items: Iterable[Any]) -> _Sequence:
    """Read one sequence. Of several runs of items with few texts the best counts.

    The best is that whose shortest text is the longest.
    """
    data: Any = getattr(items, "data", items)
    if len(data) == 1:
        return _inside(*next(_joined(data)))
    run = frozenset({""})
    is_exact = True
    best: tuple[int, _Texts, int, int] = (0, _NOTHING, 0, 0)
    widths: list[tuple[int, int]] = []
    first = 0  # the item that the run begins with

    def better(texts: Iterable[str], start: int) -> tuple[int, _Texts, int, int]:
        size = min(map(len, texts), default=0)
        if size <= best[0]:
            return best
        rooms = texts if isinstance(texts, Mapping) else dict.fromkeys(texts, _NONE)
        return size, rooms, start, len(widths)

    for op, value in _joined(data):
        inner = _inside(op, value)
        choices = inner.exact
        if 0 < len(choices) * len(run) <= _MAX_CHOICES:
            run = frozenset([head + tail for head in run for tail in choices])
            widths.append(_width(op, value))
            continue
        is_exact = False
        best = better(run, first)
        first = len(widths)
        widths.append(_width(op, value))
        run = choices or frozenset({""})
        if not choices:
            best = better(inner.required, first)
            first += 1
    if is_exact:
        return _Sequence(run, _NOTHING)
    _, texts, start, end = better(run, first)
    around = (*_total(widths[:start]), *_total(widths[end:]))
    return _Sequence(frozenset(), _with_room(texts, around))


def _with_room(texts: _Texts, around: Room) -> _Texts:
    """Return texts that stand in something around which there is room."""
    low, high, least, most = around
    if not most and not high:
        return texts
    return {text: (a + low, b + high, c + least, d + most) for text, (a, b, c, d) in texts.items()}


def _total(widths: Iterable[tuple[int, int]]) -> tuple[int, int]:
    least = most = 0
    for low, high in widths:
        least += low
        most += high
    return least, most


def _required(sequence: _Sequence) -> _Texts:
    """Return the texts one of which stands in a sequence."""
    if sequence.exact and "" not in sequence.exact:
        return dict.fromkeys(sequence.exact, _NONE)
    return sequence.required


def _joined(items: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the items by name, characters side by side as one text."""
    text = ""
    for op, value in items:
        name = op.name
        if name == "LITERAL":
            text += chr(value)
            continue
        if text:
            yield "LITERALS", text
            text = ""
        yield name, value
    if text:
        yield "LITERALS", text


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_UNKNOWN = _Sequence(frozenset(), _NOTHING)
_EMPTY = _Sequence(frozenset({""}), _NOTHING)


def _inside(op: str, value: Any) -> _Sequence:
    """Read one item. One that takes no character, an edge or a look around, is the empty text."""
    if op == "LITERALS":
        return _Sequence(frozenset({value}), _NOTHING)
    if op == "IN":
        return _Sequence(_listed(value), _NOTHING)
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    if op == "SUBPATTERN":
        return _read(value[3])
    if op == "ATOMIC_GROUP":
        return _Sequence(frozenset(), _required(_read(value)))
    if op == "BRANCH":
        return _either([_read(one) for one in value[1]])
    if op in _REPEATS:
        return _repeated(op, value)
    return _UNKNOWN


def _either(parts: list[_Sequence]) -> _Sequence:
    """Return what is known where one of several sequences stands."""
    if all(part.exact for part in parts):
        exact = frozenset().union(*(part.exact for part in parts))
        if len(exact) <= _MAX_CHOICES:
            return _Sequence(exact, _NOTHING)
    found: dict[str, Room] = {}
    for part in parts:
        texts = _required(part)
        if not texts:
            return _UNKNOWN
        for text, room in texts.items():
            found[text] = _either_room(found[text], room) if text in found else room
    return _Sequence(frozenset(), found)


def _repeated(op: str, value: Any) -> _Sequence:
    """Return what is known of a repeat: that it may be missing, or what its first round holds."""
    least, most, body = value
    if (least, most) == (0, 1) and op != "POSSESSIVE_REPEAT":
        exact = _read(body).exact
        return _Sequence(exact | {""} if 0 < len(exact) < _MAX_CHOICES else frozenset(), _NOTHING)
    if least == 0:
        return _UNKNOWN
    low, high = body.getwidth()
    others = (0, 0, low * (least - 1), min(high * (most - 1), _UNBOUNDED))
    return _Sequence(frozenset(), _with_room(_required(_read(body)), others))


def _listed(parts: Iterable[Any]) -> frozenset[str]:
    """Return the characters of a class that lists a few."""
    chars: set[str] = set()
    for op, value in parts:
        low, high = value if op.name == "RANGE" else (value, value)
        if op.name not in ("LITERAL", "RANGE") or high - low >= _MAX_CHOICES:
            return frozenset()
        chars.update(map(chr, range(low, high + 1)))
    return frozenset(chars) if len(chars) <= _MAX_CHOICES else frozenset()


def _width(op: str, value: Any) -> tuple[int, int]:
    """Return how many characters an item takes at least and at most."""
    if op == "LITERALS":
        return len(value), len(value)
    if op in ("IN", "ANY", "NOT_LITERAL"):
        return 1, 1
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return 0, 0
    if op == "SUBPATTERN":
        width: tuple[int, int] = value[3].getwidth()
        return width
    if op == "BRANCH":
        widths = [one.getwidth() for one in value[1]]
        return min(low for low, _ in widths), max(high for _, high in widths)
    if op in _REPEATS:
        low, high = value[2].getwidth()
        return low * value[0], min(high * value[1], _UNBOUNDED)
    return 0, _UNBOUNDED


def _either_room(one: Room, other: Room) -> Room:
    """Return the room of a text that has the one or the other."""
    return (
        min(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        max(one[3], other[3]),
    )


def _shortest(texts: _Texts) -> _Texts:
    """Leave out each text that holds another: where it stands, the other does."""
    kept: dict[str, Room] = {}
    for _, group in groupby(sorted(sorted(texts), key=len), len):
        shorter = list(kept)
        for one in group:
            inner = next((two for two in shorter if two in one), None)
            if inner is None:
                kept[one] = texts[one]
                continue
            left = one.index(inner)
            right = len(one) - left - len(inner)
            around = left, left, right, right
            room = _with_room({inner: texts[one]}, around)[inner]
            kept[inner] = _either_room(kept[inner], room)
    return dict(sorted(kept.items()))
