"""What kinds of characters the lines of a text are made of, counted for all lines at once.

A character is of one kind and of one script at most. Both stand in tables over all code points;
that of the kinds is filled a page of 256 at a time, when a text first needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cleaner.tables.furniture_words import FUNCTION_CHARS

if TYPE_CHECKING:
    from numpy import bool_, int64, intp, uint8, uint32
    from numpy.typing import NDArray

__all__ = ["SCRIPTS", "Characters"]

OTHER, LETTER, CAPITAL, FUNCTION, DIGIT, NUMBER, CAPITAL_NUMBER, CAPITAL_SIGN = range(8)
COMMA, BAR, CLOSING_BAR, OPENING_QUOTE, QUOTE, COPYRIGHT = range(8, 14)
STOP, WIDE_STOP, SPACE, LINE_END = range(14, 18)
LETTERS = (LETTER, CAPITAL, FUNCTION)
CAPITALS = (CAPITAL, CAPITAL_NUMBER, CAPITAL_SIGN)
QUOTES = (CLOSING_BAR, OPENING_QUOTE, QUOTE)
BARS = (BAR, CLOSING_BAR)
_WORD = (LETTER, CAPITAL, FUNCTION, DIGIT, NUMBER, CAPITAL_NUMBER)

_MARKS = {
    **dict.fromkeys(",;،，、；", COMMA),
    **dict.fromkeys("|·•›→/", BAR),
    "»": CLOSING_BAR,
    **dict.fromkeys('"“«', OPENING_QUOTE),
    **dict.fromkeys("”„「", QUOTE),
    "©": COPYRIGHT,
    **dict.fromkeys(".!?", STOP),
    **dict.fromkeys("。！？", WIDE_STOP),
    "\n": LINE_END,
    "_": NUMBER,
    **dict.fromkeys(FUNCTION_CHARS, FUNCTION),
}

# Kana go with Han: a Japanese line mixes them. Ranges of code points, both ends included.
_RANGES = {
    "latin": "AZ az \u00c0\u024f \u1e00\u1eff",
    "east-asian": "\u3040\u30ff \u3400\u4dbf \u4e00\u9fff \uf900\ufaff",
    "hangul": "\u1100\u11ff \uac00\ud7af",
    "cyrillic": "\u0400\u052f",
    "greek": "\u0370\u03ff",
    "arabic": "\u0600\u06ff \u0750\u077f",
    "hebrew": "\u0590\u05ff",
    "devanagari": "\u0900\u097f",
    "thai": "\u0e00\u0e7f",
}
SCRIPTS = (*_RANGES, "other")
"""The scripts that are told apart; a letter of none of these is "other"."""

_LAST_LATIN = 0x24F  # up to here all letters are taken for Latin ones
_FIRST_DENSE = 0x3040
# One character of these says about as much as two letters of an alphabet.
_DENSE = ("\u3040\u30ff", "\u3400\u4dbf", "\u4e00\u9fff", "\uac00\ud7af", "\uf900\ufaff")
_CODES = 0x110000
_PAGE = 256


def _kind(char: str) -> int:
    """Return the kind of a character."""
    if char in _MARKS:
        return _MARKS[char]
    if char.isalpha():
        return CAPITAL if char.isupper() else LETTER
    if char.isalnum():
        return DIGIT if char.isdigit() else CAPITAL_NUMBER if char.isupper() else NUMBER
    return CAPITAL_SIGN if char.isupper() else SPACE if char.isspace() else OTHER


class _Kinds:
    """The table of the kinds. Two threads that fill one page write the same."""

    def __init__(self) -> None:
        import numpy

        self._kinds = numpy.zeros(_CODES, "uint8")
        self._is_filled = numpy.zeros(_CODES // _PAGE, "bool")
        self._fill(range(_FIRST_DENSE // _PAGE + 1))

    def of(self, codes: NDArray[uint32]) -> NDArray[uint8]:
        """Return the kind of each character."""
        if codes.max() >= _FIRST_DENSE:
            pages = codes[codes >= _FIRST_DENSE] // _PAGE
            missing = pages[~self._is_filled.take(pages)]
            if missing.size:
                self._fill(sorted(set(missing.tolist())))
        return self._kinds.take(codes)

    def _fill(self, pages: Iterable[int]) -> None:
        for page in pages:
            start, end = page * _PAGE, (page + 1) * _PAGE
            text = "".join(map(chr, range(start, end)))
            if text.isalpha() and text.upper() == text.lower():  # most of Han and Hangul
                self._kinds[start:end] = LETTER
                text = "".join(sorted(_MARKS.keys() & set(text)))
            for char in text:
                self._kinds[ord(char)] = _kind(char)
            self._is_filled[page] = True


@lru_cache(maxsize=1)
def _kinds() -> _Kinds:
    return _Kinds()


@lru_cache(maxsize=1)
def _scripts() -> NDArray[uint8]:
    """Return the number of each code point's script in `SCRIPTS`, that of "other" for none."""
    import numpy

    table = numpy.full(_CODES, len(SCRIPTS) - 1, "uint8")
    for number, ranges in enumerate(_RANGES.values()):
        for pair in ranges.split():
            table[ord(pair[0]) : ord(pair[1]) + 1] = number
    return table


@lru_cache(maxsize=1)
def _dense() -> NDArray[bool_]:
    """Say of each code point whether it counts for two letters."""
    import numpy

    table = numpy.zeros(_CODES, "bool")
    for pair in _DENSE:
        table[ord(pair[0]) : ord(pair[1]) + 1] = True
    return table


@dataclass(frozen=True, eq=False)
class Characters:
    """The characters of some lines, none of them empty, with a line end before and after each."""

    lines: Sequence[str]

    @cached_property
    def text(self) -> str:
        """The lines in one text."""
        return "\n".join(["", *self.lines, ""])

    @cached_property
    def codes(self) -> NDArray[uint32]:
        """The code points of the text."""
        import numpy

        return numpy.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), "<u4")

    @cached_property
    def _highest(self) -> int:
        """The highest of the code points."""
        return int(self.codes.max())

    @cached_property
    def kinds(self) -> NDArray[uint8]:
        """The kind of each."""
        return _kinds().of(self.codes)

    @cached_property
    def lengths(self) -> NDArray[intp]:
        """How many characters each line has."""
        import numpy

        return numpy.fromiter(map(len, self.lines), "intp", len(self.lines))

    @cached_property
    def first(self) -> NDArray[intp]:
        """Where each line begins in the text."""
        import numpy

        return numpy.cumsum(self.lengths + 1) - self.lengths

    @cached_property
    def last(self) -> NDArray[intp]:
        """Where the last character of each line stands in the text."""
        return self.first + self.lengths - 1

    @cached_property
    def line_of(self) -> NDArray[intp]:
        """The number of the line of each character; a line end goes with the line behind it."""
        import numpy

        numbers = numpy.repeat(numpy.arange(len(self.lines)), self.lengths + 1)
        return numpy.append(numbers, len(self.lines) - 1)

    @cached_property
    def is_word(self) -> NDArray[bool_]:
        r"""Say of each whether it is part of a word: what `\w` matches."""
        return _members(_WORD).take(self.kinds)

    @cached_property
    def _kind_counts(self) -> NDArray[int64]:
        """How many characters of each kind (rows) each line (columns) has."""
        import numpy

        count = len(self.lines)
        cells = self.kinds * numpy.intp(count) + self.line_of
        counts = numpy.bincount(cells, minlength=(LINE_END + 1) * count)
        return counts.reshape(LINE_END + 1, count)

    def count(self, *kinds: int) -> NDArray[int64]:
        """Return how many characters of these kinds each line has."""
        counts: NDArray[int64] = self._kind_counts[kinds[0]]
        for kind in kinds[1:]:
            counts = counts + self._kind_counts[kind]
        return counts

    def in_lines(self, places: NDArray[intp]) -> NDArray[int64]:
        """Return how many of these places each line has."""
        import numpy

        return numpy.bincount(self.line_of[places], minlength=len(self.lines))

    @cached_property
    def widths(self) -> NDArray[intp]:
        """The length of each line in letters: a Han character or a syllable counts as two."""
        return self.lengths + self.in_lines(self.dense) if self.dense.size else self.lengths

    @cached_property
    def dense(self) -> NDArray[intp]:
        """Where characters stand that count for two letters."""
        import numpy

        if self._highest < _FIRST_DENSE:
            return numpy.zeros(0, "intp")
        return numpy.flatnonzero(_dense().take(self.codes))

    @cached_property
    def is_latin(self) -> bool:
        """Say whether all letters are Latin ones for certain."""
        if self._highest <= _LAST_LATIN:
            return True
        far = self.codes[self.codes > _LAST_LATIN]
        scripts = _scripts()[far]
        is_other = (scripts == len(SCRIPTS) - 1) & ~_members(LETTERS)[_kinds().of(far)]
        return bool((is_other | (scripts == 0)).all())

    @cached_property
    def script_counts(self) -> NDArray[int64]:
        """How many characters of each script (rows, as `SCRIPTS`) each line (columns) has."""
        import numpy

        count = len(self.lines)
        cells = _scripts().take(self.codes) * numpy.intp(count) + self.line_of
        counts = numpy.bincount(cells, minlength=len(SCRIPTS) * count)
        counts = counts.reshape(len(SCRIPTS), count)
        counts[-1] = self.count(*LETTERS) - counts[:-1].sum(axis=0)
        return counts


@lru_cache(maxsize=8)
def _members(kinds: tuple[int, ...]) -> NDArray[bool_]:
    """Return a table that says of each kind whether it is one of these."""
    import numpy

    table = numpy.zeros(LINE_END + 1, "bool")
    table[list(kinds)] = True
    return table
