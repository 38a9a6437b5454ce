"""How well a string reads, in nats: the cost of its characters, each after the one before.

Two readings of the same bytes are compared by it: the right one costs far less. Nothing here knows
words: it is too coarse to tell languages apart or to judge grammar.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.tables.reading_costs import (
    BEYOND_ASCII_WEIGHT,
    BREAK_COST,
    CASE_COST,
    CONTROL_COST,
    CORNERS,
    GLUE_COST,
    GLUED_COST,
    LETTERS_A_SCRIPT,
    LOST_COST,
    MARK_COST,
    MARKS,
    PLAIN_COST,
    PRIVATE_COST,
    REPEAT_COST,
    RULE_COST,
    RULES,
    SYMBOL_COST,
)
from cleaner.text.letter_models import (
    PARTS,
    SCRIPTS,
    LetterCosts,
    codes_of,
    folded,
    letter_costs,
    script_of,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["Reading", "read", "skim"]


@dataclass(frozen=True)
class Reading:
    """What reading a text cost: in all, for how many characters, in which language and script."""

    cost: float
    chars: int
    language: str
    script: str

    @property
    def mean(self) -> float:
        """The cost of a character; sound text lies between 2 and 8."""
        return self.cost / self.chars if self.chars else 0.0


def read(text: str) -> Reading:
    """Read the text in the language that makes it cheapest.

    >>> read("Точная цель").mean < read("Òî÷íàÿ öåëü").mean
    True
    """
    text = unicodedata.normalize("NFC", text)
    shared, first, second = _characters().pairs(codes_of(" " + text))
    told = second != _OTHER
    first, second = first[told], second[told]
    readings = (
        min((_cheapest(one, first, second) for one in letter_costs(script)), key=itemgetter(0))
        for script in _scripts(text)
    )
    cost, language, script = min(readings)
    return Reading((int(shared.sum()) + cost) / PARTS, len(text), language, script)


def _cheapest(costs: LetterCosts, first: _Array, second: _Array) -> tuple[int, str, str]:
    """Return the least cost of letters in one language, the language, and the script."""
    sums = costs.costs[costs.rows(first, second)].sum(axis=0, dtype="int64")
    at = int(sums.argmin())
    return int(sums[at]), costs.languages[at], costs.script


def skim(text: str) -> float:
    """Return about what reading costs, from below: each pair in the language that has it most.

    Much faster than `read`, which keeps to one language.
    """
    text = unicodedata.normalize("NFC", text)
    pairs = list(zip(" " + text, text, strict=False))
    tables = (table for script in _scripts(text) for table in _least(script))
    return min(sum(map(table.__getitem__, pairs)) for table in tables) / PARTS


def _scripts(text: str) -> Sequence[str]:
    """Return the scripts of a good part of the letters; Latin for those without a model."""
    if text.isascii():
        return ("latin",)
    weights: dict[str, int] = {}
    counts = Counter(text).items() if len(text) > _SHORT_CHARS else zip(text, repeat(1))
    for char, count in counts:
        script, weight = _SCRIPTS[char]
        if weight:
            weights[script] = weights.get(script, 0) + weight * count
    least = sum(weights.values()) / LETTERS_A_SCRIPT
    return [one for one in weights if weights[one] >= least and one in SCRIPTS] or ("latin",)


_SHORT_CHARS = 40  # fewer characters are counted sooner one by one


class _Scripts(dict[str, tuple[str, int]]):
    """The script of each letter, and how much it tells; no weight for all else."""

    def __missing__(self, char: str) -> tuple[str, int]:
        if len(self) > _KEPT_CHARS:
            self.clear()
        script = script_of(char)
        weight = 1 if char.isascii() else BEYOND_ASCII_WEIGHT
        self[char] = ("", 0) if script in ("other", "mark") else (script, weight)
        return self[char]


_SCRIPTS = _Scripts()


class _LeastCosts(dict[tuple[str, str], int]):
    """What each pair of characters costs in that of some languages that has it most."""

    def __init__(self, costs: LetterCosts) -> None:
        self._costs = costs

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) > _KEPT_PAIRS:
            self.clear()
        cost, first, second = _characters().pair(*pair)
        if second != _OTHER:
            cost += self._costs.least_of(first, second)
        self[pair] = cost
        return cost


_KEPT_CHARS = 20_000
_KEPT_PAIRS = 50_000  # of a script: more than all alphabets have, and the usual ones of Han


@cache
def _least(script: str) -> tuple[_LeastCosts, ...]:
    return tuple(map(_LeastCosts, letter_costs(script)))


# --- the part of the cost that depends on no language -------------------------------------------

_OTHER = ord(" ")  # what a character that is no letter is folded to
_REPEAT = round(PARTS * REPEAT_COST)


class _Kind(NamedTuple):
    """What characters have in common that cost the same before and after others."""

    script: str
    cost: float
    is_alpha: bool
    is_lower: bool
    is_upper: bool
    is_rule: bool
    is_corner: bool


_MOST_KINDS = 256  # scripts and costs times cases are about 150


class Characters:
    """What is known of each character: learnt when it is first seen."""

    def __init__(self) -> None:
        import numpy

        self._numbers: dict[_Kind, int] = {}
        self._is_other = numpy.zeros(_MOST_KINDS, dtype=bool)
        self._costs = numpy.full((_MOST_KINDS, _MOST_KINDS), -1, dtype=numpy.int64)
        # By code point: the letter folded, and the number of its kind. A kind has no number 0.
        self._folded = numpy.zeros(0x110000, dtype=numpy.int32)
        self._kind = numpy.zeros(0x110000, dtype=numpy.int16)
        # One at a time a dictionary is faster, and so is a view of the table.
        self._known: dict[str, tuple[int, int]] = {}
        self._cost_view = self._costs.data

    def pairs(self, codes: _Array) -> tuple[_Array, _Array, _Array]:
        """Return for each two neighbours the shared part of their cost, and both letters folded."""
        import numpy

        kinds = self._kind[codes]
        if not kinds.all():
            self._learn("".join(map(chr, numpy.unique(codes[kinds == 0]).tolist())))
            kinds = self._kind[codes]
        first, second = kinds[:-1], kinds[1:]
        shared = self._costs[first, second]
        if (shared < 0).any():
            new = shared < 0
            self._compare({*zip(first[new].tolist(), second[new].tolist(), strict=True)})
            shared = self._costs[first, second]
        shared[(codes[1:] == codes[:-1]) & self._is_other[second]] = _REPEAT
        letters = self._folded[codes]
        return shared, letters[:-1], letters[1:]

    def pair(self, first: str, second: str) -> tuple[int, int, int]:
        """Return the same for one pair."""
        known = self._known
        if len(known) > _KEPT_CHARS:
            known.clear()
        if first not in known or second not in known:
            self._learn(first + second)
        (before, first_letter), (kind, letter) = known[first], known[second]
        if first == second and self._is_other[kind]:
            return _REPEAT, first_letter, letter
        shared = self._cost_view[before, kind]
        if shared < 0:
            self._compare({(before, kind)})
            shared = self._cost_view[before, kind]
        return shared, first_letter, letter

    def _learn(self, chars: str) -> None:
        """Find out about characters."""
        for char in chars:
            kind = _kind_of(char)
            number = self._numbers.setdefault(kind, len(self._numbers) + 1)
            self._is_other[number] = kind.script == "other"
            self._known[char] = number, ord(folded(char))
            self._kind[ord(char)], self._folded[ord(char)] = self._known[char]

    def _compare(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Find what characters of one kind cost after those of another."""
        kinds = list(self._numbers)
        for before, kind in pairs:
            cost = _shared_cost(kinds[before - 1], kinds[kind - 1])
            self._costs[before, kind] = round(PARTS * cost)


@cache
def _characters() -> Characters:
    return Characters()


def _kind_of(char: str) -> _Kind:
    script = script_of(char)
    cost = MARK_COST if script == "mark" else 0.0
    if script == "other":
        cost = MARKS.get(char, 0.0) or (PLAIN_COST if " " <= char <= "~" else _odd_cost(char))
    case = char.isalpha(), char.islower(), char.isupper()
    return _Kind(script, cost, *case, char in RULES, char in CORNERS)


def _shared_cost(a: _Kind, b: _Kind) -> float:
    """Return the part of the cost of a character after one of kind `a` that no language changes."""
    if b.is_rule or (a.is_rule and b.is_corner):
        return RULE_COST
    if b.script == "other":
        return b.cost + (GLUE_COST if b.cost >= GLUED_COST and a.is_alpha else 0.0)
    if b.script == "mark":
        return b.cost
    if b.is_upper and a.is_lower:
        return CASE_COST
    wide = {a.script, b.script} & {"han", "hangul"}
    if b.is_alpha and a.script not in (b.script, "other", "mark") and not wide:
        return GLUE_COST
    return 0.0


def _odd_cost(char: str) -> float:
    """Return the cost of a character that is neither letter nor common mark."""
    if char in "\n\t":
        return BREAK_COST
    if char == "\ufffd":
        return LOST_COST
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return CONTROL_COST
    if category in ("Co", "Cn"):
        return PRIVATE_COST
    return SYMBOL_COST
