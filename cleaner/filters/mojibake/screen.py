"""Find in one pass over a text the few lines that are worth a look.

The neighbours that each sign of damage holds are looked up for all characters at once, in tables
with a bit a sign: far faster than patterns, and a little too often. What is found so the patterns
decide; of what is left out, none would match.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cleaner.filters.mojibake.signs import (
    COMMON_HAN,
    EVERY_ALPHABET_SIGN,
    HAN,
    KANA,
    WIDE,
    Suspicion,
    foreign_han,
    rare_characters,
)
from cleaner.tables.mojibake_signs import ALPHABET_SIGNS, ASIAN_SIGNS, JUNK_CHARS, SEAM_SIGNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["Place", "Screen"]

_CODES = 0x10000
_BEYOND = 0xFFFF  # no character; stands for those that have a higher code
_SIGNS = (*ALPHABET_SIGNS, *ASIAN_SIGNS, *SEAM_SIGNS)
_CLASSES = ("\n\r\x0b", JUNK_CHARS, "&", WIDE.pattern[1:-1])
_SEAM = sum(1 << len(ALPHABET_SIGNS) + len(ASIAN_SIGNS) + at for at in range(len(SEAM_SIGNS)))
_LINE_END, _JUNK, _ENTITY, _WIDE = (1 << len(_SIGNS) + at for at in range(len(_CLASSES)))
_SIGN = (1 << len(ALPHABET_SIGNS) + len(ASIAN_SIGNS)) - 1
_COUNTS = 5
_COUNT_BITS = 12
_MOST_COUNTED = (1 << _COUNT_BITS) - 1
_NEIGHBOURS = 3
_SHORT_CHARS = 120  # where patterns count sooner than tables do
_PIECE_CHARS = 1 << 16  # read at once: what fits into a processor's cache


@dataclass(frozen=True)
class Place:
    """What is worth a look, `text[start:end]`: a line, or a part of the one begun at `line`."""

    line: int
    start: int
    end: int
    signs: int = EVERY_ALPHABET_SIGN
    """The signs of damage to alphabets that it may show, a bit for each of `ALPHABET_SIGNS`."""


@dataclass(frozen=True)
class Screen:
    """What makes a line worth a look."""

    suspicion: Suspicion
    entities: bool
    """Whether an HTML entity does."""
    counted_chars: int
    """In lines longer than this shares of characters tell nothing: a part may have larger ones."""

    def places(self, text: str) -> Iterator[Place]:
        r"""Yield every line that may hold damage, junk or an entity, in order, and some without.

        >>> text = "Sound\nnaïve\nLa bibliothÃ¨que\nÜber"
        >>> [text[one.start : one.end] for one in Screen(Suspicion(), True, 4000).places(text)]
        ['La bibliothÃ¨que\n']
        """
        if len(text) < _SHORT_CHARS and WIDE.search(text):
            yield Place(0, 0, len(text))
            return
        line = 0
        for start, end in _pieces(text):
            if line < start and text[start - 1] in "\n\r":
                line = start
            piece = text[start : end + _NEIGHBOURS - 1]
            if piece.isascii() and not (self.entities and "&" in piece):
                continue
            for first, last, signs in self._lines(piece, end - start):
                yield Place(start + first if first else line, start + first, start + last, signs)

    def _lines(self, piece: str, size: int) -> Iterator[tuple[int, int, int]]:
        """Yield the spans of such lines in the first `size` characters of a piece, and signs."""
        import numpy

        codes = _codes_of(piece, size)
        first, second, third = _tables()
        found = first[codes[:-2]] & second[codes[1:-1]] & third[codes[2:]]
        telling = _SIGN | _JUNK | (_ENTITY if self.entities else 0)
        kinds = int(numpy.bitwise_or.reduce(found))
        if not kinds & (telling | _WIDE):
            return
        ends = numpy.flatnonzero(found & numpy.uint64(_LINE_END)) + 1
        starts = numpy.concatenate(([0], ends[ends < size]))
        ends = numpy.append(starts[1:], size)
        signs = numpy.bitwise_or.reduceat(found, starts)
        chosen = (signs & numpy.uint64(telling)) != 0
        if kinds & _WIDE:
            chosen |= self._is_odd(codes[:-2], found, starts, ends)
        for at in numpy.flatnonzero(chosen):
            yield int(starts[at]), int(ends[at]), int(signs[at]) & EVERY_ALPHABET_SIGN

    def _is_odd(self, codes: _Array, found: _Array, starts: _Array, ends: _Array) -> _Array:
        """Say for each line whether its Chinese, Japanese or Korean characters are odd ones."""
        import numpy

        def a_line(which: _Array) -> _Array:
            counts: _Array = numpy.add.reduceat(which, starts, dtype=numpy.int64)
            return counts

        least = self.suspicion
        counted = numpy.add.reduceat(_wide_table()[codes], starts)
        han, kana, common, rare, foreign = (
            counted >> _COUNT_BITS * at & _MOST_COUNTED for at in range(_COUNTS)
        )
        wide = a_line((found & numpy.uint64(_WIDE)) != 0)
        touches = a_line((found & numpy.uint64(_SEAM)) != 0) > 0
        long = ends - starts
        odd = (rare >= least.least_rare_letters) & (rare >= least.rare_share * wide)
        odd |= touches & (wide * least.letters_a_wide <= long)
        odd |= (kana > 0) & (foreign >= least.least_foreign)
        odd |= (kana == 0) & (han >= least.least_han) & (common < least.common_share * han)
        return (wide > 0) & (odd | (long > min(self.counted_chars, _MOST_COUNTED)))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of a bounded size, cut after a line end where there is one."""
    start = 0
    while start < len(text):
        end = min(start + _PIECE_CHARS, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
            end = cut or end
        yield start, end
        start = end


def _codes_of(text: str, size: int) -> _Array:
    """Return the codes of `size` characters of a text and two more, NUL where there are none."""
    import numpy

    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        codes = numpy.frombuffer(data, dtype="<u2")
    else:
        data = text.encode("utf-32-le", "surrogatepass")
        codes = numpy.minimum(numpy.frombuffer(data, dtype="<u4"), _BEYOND)
    found = numpy.zeros(size + _NEIGHBOURS - 1, dtype=numpy.intp)
    found[: len(codes)] = codes
    return found


@cache
def _tables() -> tuple[_Array, ...]:
    """Return for each neighbour a table from a code to the signs and classes that it fits."""
    import numpy

    tables = numpy.zeros((_NEIGHBOURS, _CODES), dtype=numpy.uint64)
    kinds = [*(sign.neighbours for sign in _SIGNS), *((body,) for body in _CLASSES)]
    for at, table in enumerate(tables):
        bodies = {1 << bit: one[at] for bit, one in enumerate(kinds) if at < len(one)}
        table |= numpy.uint64(sum(1 << bit for bit in range(len(kinds)) if 1 << bit not in bodies))
        for bit, body in bodies.items():
            _allow(table, bit, body)
    return tuple(tables)


def _allow(table: _Array, bit: int, body: str) -> None:
    """Set a bit for all codes that the body of a character class holds: any where it is empty."""
    import numpy

    if body[:1] in ("", "^"):
        table |= numpy.uint64(bit)
    chars = body.removeprefix("^")
    at = 0
    while at < len(chars):
        is_range = chars[at + 1 : at + 2] == "-"
        codes = slice(ord(chars[at]), ord(chars[at + 2 if is_range else at]) + 1)
        if body[0] == "^":
            table[codes] &= ~numpy.uint64(bit)
        else:
            table[codes] |= numpy.uint64(bit)
        at += 3 if is_range else 1


@cache
def _wide_table() -> _Array:
    """Return a table that counts Han, kana, common Han, rare characters, and Han not in Japanese.

    Each has some bits of a number to itself, so that a sum counts them all at once. In a line that
    is too long for that shares tell nothing.
    """
    import numpy

    every = "".join(map(chr, range(_CODES)))
    table = numpy.zeros(_CODES, dtype=numpy.int64)
    patterns = (HAN, KANA, COMMON_HAN, rare_characters(), foreign_han())
    for at, pattern in enumerate(patterns):
        table[list(map(ord, pattern.findall(every)))] += 1 << _COUNT_BITS * at
    return table
