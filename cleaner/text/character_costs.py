"""What a character costs in any language: marks, symbols, and letters of another kind than before.

The costs of letters after each other, which differ by language, are in `letter_models`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.tables.reading_costs import (
    BREAK_COST,
    CASE_COST,
    CONTROL_COST,
    CORNERS,
    GLUE_COST,
    GLUED_COST,
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
from cleaner.text.letter_models import PARTS, folded, script_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["KIND_BITS", "NO_LETTER", "Characters", "Kind", "characters", "kind_of"]

NO_LETTER = ord(" ")
"""What a character that is no letter is folded to."""
_REPEAT = round(PARTS * REPEAT_COST)


_KEPT_CHARS = 20_000


class Kind(NamedTuple):
    """What characters have in common that cost the same before and after others."""

    script: str
    cost: float
    is_alpha: bool
    is_lower: bool
    is_upper: bool
    is_rule: bool
    is_corner: bool


_ALIKE = (("\u4e00", "\u9fa5"), ("\uac00", "\ud7a3"))  # Chinese characters, Korean syllables
KIND_BITS = 8
"""The number of a kind has so many bits: scripts and costs times cases are about 150."""
_MOST_KINDS = 1 << KIND_BITS


class Characters:
    """What is known of each character: learnt when it is first seen."""

    def __init__(self) -> None:
        import numpy

        self._numbers: dict[Kind, int] = {}
        self._is_other = numpy.zeros(_MOST_KINDS, dtype=bool)
        self._costs = numpy.full((_MOST_KINDS, _MOST_KINDS), -1, dtype=numpy.int32)
        # By code point: the letter folded, and the number of its kind. A kind has no number 0.
        self._folded = numpy.zeros(0x110000, dtype=numpy.int32)
        self._kind = numpy.zeros(0x110000, dtype=numpy.int16)
        # One at a time dictionaries are faster.
        self.known = _Known(self)
        """The number of the kind of each character, and the character folded."""
        self.shared_of = _Shared(self)
        """What a character of one kind costs after one of another: by both numbers in one."""
        for first, last in _ALIKE:
            self._learn(first)
            codes = slice(ord(first), ord(last) + 1)
            self._kind[codes] = self._kind[ord(first)]
            self._folded[codes] = numpy.arange(codes.start, codes.stop)

    def pairs(self, codes: _Array) -> tuple[_Array, _Array, _Array]:
        """Return for each two neighbours the shared part of their cost, and both letters folded."""
        kinds = self.kinds(codes)
        shared = self.shared(kinds[:-1], kinds[1:], codes[:-1] == codes[1:])
        letters = self._folded[codes]
        return shared, letters[:-1], letters[1:]

    def kinds(self, codes: _Array) -> _Array:
        """Return the number of the kind of each character."""
        import numpy

        kinds = self._kind[codes]
        if not kinds.all():
            self._learn("".join(map(chr, numpy.unique(codes[kinds == 0]).tolist())))
            kinds = self._kind[codes]
        return kinds

    def letters(self, codes: _Array) -> _Array:
        """Return each character of known kind folded: NO_LETTER for all that is no letter."""
        return self._folded[codes]

    def shared(self, first: _Array, second: _Array, is_same: _Array) -> _Array:
        """Return the shared part of the cost of characters of the kinds `second`.

        Each stands after one of the kind in `first`, which is the same character where `is_same`.
        """
        shared = self._costs[first, second]
        if (shared < 0).any():
            new = shared < 0
            self._compare({*zip(first[new].tolist(), second[new].tolist(), strict=True)})
            shared = self._costs[first, second]
        if is_same.any():
            shared[is_same & self._is_other[second]] = _REPEAT
        return shared

    def pair(self, first: str, second: str) -> int:
        """Return the shared part of the cost of one character after another."""
        kind = self.known[second][0]
        if first == second and self._is_other[kind]:
            return _REPEAT
        return self.shared_of[self.known[first][0] << KIND_BITS | kind]

    def _learn(self, chars: str) -> None:
        """Find out about characters."""
        for char in chars:
            kind = kind_of(char)
            number = self._numbers.setdefault(kind, len(self._numbers) + 1)
            self._is_other[number] = kind.script == "other"
            self._kind[ord(char)], self._folded[ord(char)] = number, ord(folded(char))

    def looked_up(self, char: str) -> tuple[int, int]:
        """Return the number of the kind of a character, and the character folded."""
        if not self._kind[ord(char)]:
            self._learn(char)
        return int(self._kind[ord(char)]), int(self._folded[ord(char)])

    def compared(self, before: int, kind: int) -> int:
        """Return the shared part of the cost of a character of one kind after one of another."""
        if self._costs[before, kind] < 0:
            self._compare({(before, kind)})
        return int(self._costs[before, kind])

    def _compare(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Find what characters of one kind cost after those of another."""
        kinds = list(self._numbers)
        for before, kind in pairs:
            cost = _shared_cost(kinds[before - 1], kinds[kind - 1])
            self._costs[before, kind] = round(PARTS * cost)


class _Known(dict[str, tuple[int, int]]):
    def __init__(self, characters: Characters) -> None:
        self._characters = characters

    def __missing__(self, char: str) -> tuple[int, int]:
        if len(self) > _KEPT_CHARS:
            self.clear()
        self[char] = self._characters.looked_up(char)
        return self[char]


class _Shared(dict[int, int]):
    def __init__(self, characters: Characters) -> None:
        self._characters = characters

    def __missing__(self, pair: int) -> int:
        self[pair] = self._characters.compared(pair >> KIND_BITS, pair & (_MOST_KINDS - 1))
        return self[pair]


@cache
def characters() -> Characters:
    """Return what is known of characters, for all who read."""
    return Characters()


def kind_of(char: str) -> Kind:
    """Return what a character has in common with all that cost the same beside others."""
    script = script_of(char)
    cost = MARK_COST if script == "mark" else 0.0
    if script == "other":
        cost = MARKS.get(char, 0.0) or (PLAIN_COST if " " <= char <= "~" else _odd_cost(char))
    case = char.isalpha(), char.islower(), char.isupper()
    return Kind(script, cost, *case, char in RULES, char in CORNERS)


def _shared_cost(a: Kind, b: Kind) -> float:
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
