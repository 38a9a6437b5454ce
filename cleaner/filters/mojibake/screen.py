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
    HAN,
    KANA,
    WIDE,
    Suspicion,
    foreign_han,
    rare_characters,
    utf8_run,
)
from cleaner.tables.mojibake_signs import ALPHABET_SIGNS, ASIAN_SIGNS, JUNK_CHARS, SEAM_SIGNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["Place", "Screen"]

_CODES = 0x10000  # all beyond count as the last of these, which has no meaning
_SIGNS = (*ALPHABET_SIGNS, *ASIAN_SIGNS, *SEAM_SIGNS)
_SEAMS = sum(1 << at for at in range(len(_SIGNS) - len(SEAM_SIGNS), len(_SIGNS)))
_LINE_END, _JUNK, _ENTITY, _WIDE = (1 << at for at in range(4))
_NEIGHBOURS = 3
_PIECE_CHARS = 1 << 16  # read at once: what fits into a processor's cache


@dataclass(frozen=True)
class Place:
    """What is worth a look, `text[start:end]`: a line, or a part of the one begun at `line`."""

    line: int
    start: int
    end: int


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
        line = 0
        for start, end in _pieces(text):
            if line < start and text[start - 1] in "\n\r":
                line = start
            piece = text[start : end + _NEIGHBOURS - 1]
            if piece.isascii() and not (self.entities and "&" in piece):
                continue
            for first, last in self._lines(piece, end - start):
                yield Place(start + first if first else line, start + first, start + last)

    def _lines(self, piece: str, size: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of such lines in the first `size` characters of a piece."""
        import numpy

        codes = _codes_of(piece, size + _NEIGHBOURS - 1)
        first, second, third = _sign_tables()
        signs = first[codes[:size]] & second[codes[1 : size + 1]] & third[codes[2:]]
        codes = codes[:size]
        traits = _traits()[codes]
        junk = _JUNK | _ENTITY if self.entities else _JUNK
        places = numpy.flatnonzero(((signs & ~numpy.uint64(_SEAMS)) != 0) | ((traits & junk) != 0))
        is_wide = (traits & _WIDE) != 0
        any_wide = bool(is_wide.any())
        if not any_wide and not len(places):
            return
        ends = numpy.flatnonzero(traits & _LINE_END) + 1
        starts = numpy.concatenate(([0], ends[ends < size]))
        chosen = numpy.zeros(len(starts), dtype=bool)
        chosen[numpy.searchsorted(starts, places, side="right") - 1] = True
        ends = numpy.append(starts[1:], size)
        if any_wide:
            seams = (signs & numpy.uint64(_SEAMS)) != 0
            chosen |= self._is_odd(codes, is_wide, seams, starts, ends)
            self._add_utf8(piece, chosen, starts, ends)
        for at in numpy.flatnonzero(chosen):
            yield int(starts[at]), int(ends[at])

    def _is_odd(
        self, codes: _Array, is_wide: _Array, seams: _Array, starts: _Array, ends: _Array
    ) -> _Array:
        """Say for each line whether its Chinese, Japanese or Korean characters are odd ones."""
        import numpy

        least = self.suspicion
        han, kana, common, rare, foreign = (
            numpy.add.reduceat(table[codes], starts, dtype=numpy.int64) for table in _wide_tables()
        )
        wide = numpy.add.reduceat(is_wide, starts, dtype=numpy.int64)
        touches = numpy.add.reduceat(seams, starts, dtype=numpy.int64) > 0
        long = ends - starts
        odd = (rare >= least.least_rare_letters) & (rare >= least.rare_share * wide)
        odd |= touches & (wide * least.letters_a_wide <= long)
        odd |= (kana > 0) & (foreign >= least.least_foreign)
        odd |= (kana == 0) & (han >= least.least_han) & (common < least.common_share * han)
        return (wide > 0) & (odd | (long > self.counted_chars))

    def _add_utf8(self, piece: str, chosen: _Array, starts: _Array, ends: _Array) -> None:
        """Choose the lines whose characters have bytes that spell UTF-8, too."""
        run = utf8_run(self.suspicion.utf8_letters)
        if not run.search(piece.encode("gb18030", "replace")):
            return
        for at in (~chosen).nonzero()[0]:
            line = piece[starts[at] : ends[at]]
            if not line.isascii() and run.search(line.encode("gb18030", "replace")):
                chosen[at] = True


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
    """Return the code points of a text as indices for the tables, filled up with NUL."""
    import numpy

    data = text.encode("utf-32-le", "surrogatepass").ljust(4 * size, b"\0")
    codes: _Array = numpy.minimum(numpy.frombuffer(data, dtype="<u4"), _CODES - 1)
    return codes


@cache
def _sign_tables() -> tuple[_Array, ...]:
    """Return for each neighbour a table from a code to the signs that allow it there."""
    import numpy

    tables = numpy.zeros((_NEIGHBOURS, _CODES), dtype=numpy.uint64)
    for bit, sign in enumerate(_SIGNS):
        for at in range(_NEIGHBOURS):
            body = sign.neighbours[at] if at < len(sign.neighbours) else ""
            tables[at, _members(body)] |= numpy.uint64(1 << bit)
    return tuple(tables)


def _members(body: str) -> _Array:
    """Return which codes the body of a character class holds; all where it is empty."""
    import numpy

    members = numpy.zeros(_CODES, dtype=bool)
    chars = body.removeprefix("^")
    at = 0
    while at < len(chars):
        is_range = chars[at + 1 : at + 2] == "-"
        members[ord(chars[at]) : ord(chars[at + 2 if is_range else at]) + 1] = True
        at += 3 if is_range else 1
    return ~members if not body or body[0] == "^" else members


@cache
def _traits() -> _Array:
    """Return a table from a code to what it is."""
    import numpy

    traits = numpy.zeros(_CODES, dtype=numpy.uint8)
    bodies = {_LINE_END: "\n\r\x0b", _JUNK: JUNK_CHARS, _ENTITY: "&", _WIDE: WIDE.pattern[1:-1]}
    for bit, body in bodies.items():
        traits[_members(body)] |= bit
    return traits


@cache
def _wide_tables() -> tuple[_Array, ...]:
    """Return tables of Han, kana, common Han, rare characters, and Han that Japanese has not."""
    import numpy

    every = "".join(map(chr, range(_CODES)))
    tables = numpy.zeros((5, _CODES), dtype=bool)
    for table, pattern in zip(
        tables, (HAN, KANA, COMMON_HAN, rare_characters(), foreign_han()), strict=True
    ):
        table[list(map(ord, pattern.findall(every)))] = True
    return tuple(tables)
