"""What a regular expression says about itself: whether it keeps to a line, and can run away.

The pattern is read with the standard library's own parser, after the few spellings that only the
`regex` module knows are put in plain ones. Of a pattern that this parser cannot read nothing is
known: it is then matched without any short cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

__all__ = ["fold", "parsed", "runaway_repeats", "stays_in_line"]

_DOTTED = str.maketrans("\u0130\u0131", "ii")  # "I" with a dot and "i" without, alike without case
_PROPERTIES = {
    "Han": "\u3400-\u9fff",
    "Lu": "A-Z",
    "Ll": "a-z",
    "N": "0-9",
    "Nd": "0-9",
    "P": "!-/:-@",
    "Hiragana": "\u3040-\u309f",
    "Katakana": "\u30a0-\u30ff",
    "Hangul": "\uac00-\ud7af",
    "Cyrillic": "\u0400-\u04ff",
    "Latin": "A-Za-z\u00c0-\u024f",
}
"""Close stand-ins for Unicode properties: enough to say whether two classes share a character."""

# What the standard parser reads as other things: "{e<=1}", a fuzzy match; "[[:alpha:]]", a class.
_ONLY_REGEX = re.compile(r"\{[^{}]*[eids]\s*[<}]|\[:\^?\w+:\]")
_PROPERTY = re.compile(r"(\[[^\]]*)?\\p\{\^?(\w+)\}")
_SAMPLE = [chr(code) for code in range(1, 256)]
_SAMPLE += list("中文、。，：ぁァ가Яя\u2014\u2019\u201c\u3000")


def fold(text: str) -> str:
    """Return the text without case, each character one character: offsets stay.

    >>> fold("Stra\u00dfe \u0130zmir"), len("\u0130".casefold())
    ('stra\u00dfe izmir', 2)
    """
    folded = text.translate(_DOTTED) if "\u0130" in text or "\u0131" in text else text
    whole = folded.casefold()
    if len(whole) == len(text):
        return whole
    parts = _longer_folded().split(folded)  # every second is one of them
    parts[::2] = map(str.casefold, parts[::2])
    parts[1::2] = map(_fold_one, parts[1::2])
    return "".join(parts)


@cache
def _longer_folded() -> re.Pattern[str]:
    """Return a pattern for the characters that become several without case."""
    every = map(chr, chain(range(0x2000), range(0xFB00, 0xFB20)))  # elsewhere are none
    return re.compile(f"([{''.join(char for char in every if len(char.casefold()) > 1)}])")


def _fold_one(char: str) -> str:
    return char.lower() if len(char.lower()) == 1 else char


def stays_in_line(pattern: str) -> bool:
    r"""Say whether a match depends on the line that it stands in alone, and on no other.

    >>> [stays_in_line(one) for one in (r"^AP \(\w+\)(?=[ \t]*$)", r"end[^.]", r"\Aend")]
    [True, False, False]
    """
    tree = parsed(pattern)
    if tree is None or tree.state.flags & re.DOTALL:
        return False
    return all(map(_is_of_line, tree))


def _is_of_line(item: Any) -> bool:
    """Say whether the item neither takes a line end nor asks for an end of the text."""
    op, value = str(item[0]), item[1]
    if op in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
        return "\n" not in _chars(item)
    if op == "AT":
        return str(value) in ("AT_BEGINNING", "AT_END", "AT_BOUNDARY", "AT_NON_BOUNDARY")
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return all(map(_is_of_line, value[2]))
    if op in ("ASSERT", "ASSERT_NOT"):
        return all(map(_is_of_line, value[1]))
    if op == "SUBPATTERN":
        return not value[1] & re.DOTALL and all(map(_is_of_line, value[3]))
    if op == "BRANCH":
        return all(all(map(_is_of_line, one)) for one in value[1])
    return False


@lru_cache(maxsize=64)
def parsed(pattern: str) -> Any:
    """Return the pattern as the standard library parses it, None where only `regex` can."""
    if _ONLY_REGEX.search(pattern):
        return None
    plain = re.sub(r"\(\?<(?![=!])", "(?P<", pattern)
    while _PROPERTY.search(plain):  # one a class and round
        plain = _PROPERTY.sub(_plain_property, plain)
    names: set[str] = set()
    plain = re.sub(r"\(\?P<(\w+)>", lambda one: _named_once(one, names), plain)
    try:
        return _parser().parse(plain)
    except (re.error, RecursionError, OverflowError):
        return None


def _named_once(match: re.Match[str], names: set[str]) -> str:
    """Take the name of a group from all but the first that bear it."""
    if match[1] in names:
        return "("
    names.add(match[1])
    return match[0]


def _plain_property(match: re.Match[str]) -> str:
    inside, name = match[1], match[2]
    chars = _PROPERTIES.get(name, r"\w")
    return f"{inside}{chars}" if inside is not None else f"[{chars}]"


def _parser() -> Any:
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_parse as _parser
    return _parser


def runaway_repeats(pattern: str) -> str:
    r"""Say why matching may take time that grows out of proportion; "" where nothing is seen.

    Two shapes are found: a repeat inside a repeat with nothing between two rounds that could not
    belong to either, and two repeats of overlapping characters side by side.

    >>> runaway_repeats(r"(?:\w+\s?)+$")
    'a repeat inside a repeat, with nothing firm between two rounds'
    >>> runaway_repeats(r"\s*[ \n]+x")
    'two repeats side by side that can match the same characters'
    >>> runaway_repeats(r"(?:\w+ )+\d{1,4}")
    ''
    """
    tree = parsed(pattern)
    return next(_faults(list(tree), False), "") if tree is not None else ""


def _faults(items: Sequence[Any], looped: bool) -> Iterator[str]:
    """Look along one sequence; `looped` says that it is the body of an unbounded repeat."""
    for index, (op, value) in enumerate(items):
        for body, inner_looped in _bodies(str(op), value):
            yield from _faults(body, inner_looped)
        if not _is_unbounded(str(op), value):
            continue
        mine = _chars(items[index])
        if len(list(value[2])) > 1:
            continue  # a round of several items is looked at from inside
        for after in items[index + 1 :]:
            if _is_unbounded(str(after[0]), after[1]) and mine & _repeated_first(after):
                yield "two repeats side by side that can match the same characters"
                break
            if not _is_nullable(after):
                break
        if looped and not any(
            not _is_nullable(other) and not mine & _chars(other)
            for position, other in enumerate(items)
            if position != index
        ):
            yield "a repeat inside a repeat, with nothing firm between two rounds"


def _bodies(op: str, value: Any) -> Iterator[tuple[list[Any], bool]]:
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        body = list(value[2])
        while len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
            body = list(body[0][1][3])
        if len(body) == 1 and str(body[0][0]) == "BRANCH":
            for one in body[0][1][1]:
                yield list(one), _is_unbounded(op, value)
        else:
            yield body, _is_unbounded(op, value)
    elif op == "SUBPATTERN":
        yield list(value[3]), False
    elif op == "BRANCH":
        for one in value[1]:
            yield list(one), False
    elif op in ("ASSERT", "ASSERT_NOT"):
        yield list(value[1]), False


def _is_unbounded(op: str, value: Any) -> bool:
    return op in ("MAX_REPEAT", "MIN_REPEAT") and int(value[1]) > 1000


def _is_nullable(item: Any) -> bool:
    """Say whether the item can match nothing."""
    op, value = str(item[0]), item[1]
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return value[0] == 0 or all(_is_nullable(one) for one in value[2])
    if op == "SUBPATTERN":
        return all(_is_nullable(one) for one in value[3])
    if op == "BRANCH":
        return any(all(_is_nullable(one) for one in branch) for branch in value[1])
    return op in ("AT", "ASSERT", "ASSERT_NOT", "GROUPREF")


@lru_cache(maxsize=256)
def _class_chars(pattern: str) -> frozenset[str]:
    compiled = re.compile(pattern)
    return frozenset(one for one in _SAMPLE if compiled.match(one))


def _chars(item: Any) -> frozenset[str]:
    """Return the sample characters that can stand anywhere in what the item matches."""
    op, value = str(item[0]), item[1]
    if op == "LITERAL":
        return frozenset({chr(value)})
    if op == "NOT_LITERAL":
        return frozenset(_SAMPLE) - {chr(value)}
    if op == "ANY":
        return frozenset(_SAMPLE) - {"\n"}
    if op == "IN":
        return _in_chars(value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return frozenset().union(*(_chars(one) for one in value[2]))
    if op == "SUBPATTERN":
        return frozenset().union(*(_chars(one) for one in value[3]))
    if op == "BRANCH":
        return frozenset().union(*(_chars(one) for branch in value[1] for one in branch))
    return frozenset()


def _repeated_first(item: Any) -> frozenset[str]:
    """Return what a repeat can go on taking from where it begins."""
    body = list(item[1][2])
    while body and str(body[0][0]) == "SUBPATTERN":
        body = list(body[0][1][3])
    if len(body) <= 1:
        return _chars(item)
    return _chars(body[0]) if _is_unbounded(str(body[0][0]), body[0][1]) else frozenset()


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def _in_chars(parts: Iterable[Any]) -> frozenset[str]:
    chars: set[str] = set()
    negated = False
    for op, value in parts:
        kind = str(op)
        if kind == "NEGATE":
            negated = True
        elif kind == "LITERAL":
            chars.add(chr(value))
        elif kind == "RANGE":
            chars |= {one for one in _SAMPLE if value[0] <= ord(one) <= value[1]}
            chars.add(chr(value[0]))
        elif kind == "CATEGORY":
            chars |= _class_chars(_CATEGORIES[str(value)])
    return frozenset(_SAMPLE) - chars if negated else frozenset(chars)
