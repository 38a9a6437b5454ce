"""Bytes read in many encodings at once, and what each reading costs.

A reading costs what its characters cost (`character_costs`) and what its letters cost in the
language that makes them cheapest (`letter_models`). Letters of ASCII are read in a Latin language
of their own where the others are of another script: a Russian page has English in its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.tables.code_pages import EBCDIC, MULTI_BYTE, SINGLE_BYTE
from cleaner.tables.reading_costs import LOST_COST
from cleaner.text.character_costs import NO_LETTER, characters
from cleaner.text.letter_models import PARTS, LetterCosts, codes_of, letter_costs, script_of
from cleaner.text.plausibility import read

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["CodeReading", "Comparing", "rank_codecs"]

_SCRIPTS = (
    "latin",
    *dict.fromkeys(script for rank in SINGLE_BYTE for script in rank if script != "latin"),
)
_LATIN, _MARK, _OTHER = 0, -1, -2
_HANGUL = (0xAC00, 0xD7A4)
_LOST = "\ufffd"
_ASCII = 0x80
_BYTES = 0x100
# Marks that stand inside words, or between two without a space.
_INNER = "'\u2019\u2018\u00ad\u2010\u2011\u2013\u2014\u00b4`"
# A letter between two of ASCII, as no Chinese, Japanese or Korean one stands.
_GLUED = re.compile(r"[A-Za-z](?=[^\x00-\x7f][A-Za-z])")


@dataclass(frozen=True)
class Comparing:
    """What speaks against a reading, besides the cost of its characters."""

    rank_nats: float = 3.0
    """How much worse a usual encoding ("cp1252") may read than one that is seldom met ("cp850"),
    and be taken; twice as much beside one that is hardly ever met ("cp775")."""
    glued_nats: float = 6.0
    """What a letter of another script costs beside a letter of ASCII."""
    few_letters_nats: float = 16.0
    """What it costs an encoding made for another script than Latin to have few letters of it."""
    few_letters_share: float = 0.05
    """Few, beside the letters of ASCII."""
    run_nats: float = 9.0
    """What each of its letters costs that lacks a neighbour, where runs have less than two."""
    inner_nats: float = 10.0
    """What a mark or symbol costs inside a word; half of it if it may stand there, as a dash."""
    lost_nats: float = 6.0
    """What a byte that means nothing costs, besides its mark."""
    lost_share: float = 0.03
    """An encoding in which a larger share of the bytes beyond ASCII means nothing is not meant."""
    lost_bytes: int = 2
    """As many may mean nothing in any text: it may have been cut at both ends."""
    well_read_nats: float = 4.5
    """Cost of two neighbours, one of them beyond ASCII, up to which a reading in an encoding of
    single bytes is so good that those of more bytes are not tried: Chinese, Japanese and Korean
    read above 4.8 in any of these."""

    def most_lost(self, high: int) -> float:
        """Return how many of the bytes beyond ASCII may mean nothing."""
        return self.lost_bytes + self.lost_share * high


class CodeReading(NamedTuple):
    """What it costs to read bytes in an encoding, in nats."""

    cost: float
    codec: str


def rank_codecs(data: bytes, comparing: Comparing = Comparing()) -> list[CodeReading]:
    r"""Return the likeliest encodings of a text that is not in UTF-8, the likeliest first.

    Of those that read it alike the more usual comes first. Empty where none reads it.

    >>> [one.codec for one in rank_codecs("Точная цель".encode("koi8-r"))][:1]
    ['koi8-r']
    """
    sample = _Sample(data)
    latin = _pages().read_ascii(sample)
    good = latin.least / PARTS + comparing.well_read_nats * float(sample.beyond[2].sum())
    pages = _pages().skim(sample, latin, comparing)
    found: list[CodeReading] = []
    if pages.least > good:
        found += _read_wide(data, sample.high, latin.letters, comparing)
    found += pages.read(_least(found))
    if pages.least <= good < _least(found):
        found += _read_wide(data, sample.high, latin.letters, comparing)
    if _least(found) > good and not data[:1].isascii():  # it may begin inside a character
        cut = LOST_COST + comparing.lost_nats
        wide = _read_wide(data[1:], sample.high, latin.letters, comparing)
        found += (CodeReading(cost + cut, codec) for cost, codec in wide)
    if _least(found) > good:
        found += _read_mainframe(data, comparing)
    return sorted(found, key=lambda one: one.cost)


def _least(found: Sequence[CodeReading]) -> float:
    return min((one.cost for one in found), default=inf)


# --- encodings of single bytes ------------------------------------------------------------------


class _Sample:
    """Two neighbouring bytes, and how often they are: both of ASCII, or not."""

    def __init__(self, data: bytes) -> None:
        import numpy

        line = numpy.frombuffer(b" " + data, dtype=numpy.uint8)
        pairs = (line[:-1].astype(numpy.uint16) << 8) | line[1:]
        pairs, counts = numpy.unique(pairs, return_counts=True)
        first, second = (pairs >> 8).astype(numpy.intp), (pairs & 0xFF).astype(numpy.intp)
        is_ascii = (first < _ASCII) & (second < _ASCII)
        counts = counts.astype(numpy.float64)  # whole numbers, but these multiply much faster
        self.of_ascii = first[is_ascii], second[is_ascii], counts[is_ascii]
        self.beyond = first[~is_ascii], second[~is_ascii], counts[~is_ascii]
        self.bytes = numpy.bincount(line[1:], minlength=_BYTES)[_ASCII:].astype(numpy.float64)
        """How often each byte beyond ASCII is there."""
        self.high = int(self.bytes.sum())
        self.inner = _between_letters(*self.beyond)
        """How often each stands between letters of ASCII, at most."""


def _between_letters(first: _Array, second: _Array, counts: _Array) -> _Array:
    import numpy

    is_letter = _is_ascii_letter()
    after, before = is_letter[first], is_letter[second]
    left = numpy.bincount(second[after], counts[after], _BYTES)
    right = numpy.bincount(first[before], counts[before], _BYTES)
    inner: _Array = numpy.minimum(left, right)[_ASCII:]
    return inner


@cache
def _is_ascii_letter() -> _Array:
    import numpy

    return numpy.array([bytes([byte]).isalpha() for byte in range(_BYTES)])


class _Latin(NamedTuple):
    """What the neighbours of ASCII cost, in parts of a nat."""

    shared: int
    by_language: _Array
    letters: int
    """How many are letters."""

    @property
    def least(self) -> int:
        """The cost in the language that makes them cheapest."""
        return self.shared + int(self.by_language.min())


class _Rows:
    """The rows of a table of costs, by the numbers of two letters, each found once."""

    def __init__(self, costs: LetterCosts, letters: _Array) -> None:
        import numpy

        self._costs = costs
        self._letters = letters
        self._rows = numpy.full(len(letters) ** 2, -1, dtype=numpy.int32)
        # What is no letter costs nothing here.
        self._least = numpy.append(costs.least, 0).astype(numpy.float64)

    def of(self, first: _Array, second: _Array) -> _Array:
        """Return the row of each second letter after the first, both by their numbers."""
        import numpy

        pairs = first * len(self._letters) + second
        rows = self._rows[pairs]
        if rows.size and rows.min() < 0:
            new = numpy.unique(pairs[rows < 0])
            before, after = (self._letters[at] for at in divmod(new, len(self._letters)))
            told = after != NO_LETTER
            self._rows[new] = len(self._costs.costs)
            self._rows[new[told]] = self._costs.rows(before[told], after[told])
        found: _Array = self._rows[pairs]
        return found

    def least(self, rows: _Array, counts: _Array) -> _Array:
        """Return for each line of rows what it costs at least: each pair in its own language."""
        least: _Array = self._least[rows] @ counts
        return least

    def by_language(self, rows: _Array, counts: _Array) -> _Array:
        """Return what one line of rows costs in each language."""
        told = rows < len(self._costs.costs)
        costs: _Array = counts[told] @ self._costs.costs[rows[told]]
        return costs


class _Pages:
    """All encodings of single bytes side by side: what each byte is in each of them."""

    def __init__(self) -> None:
        import numpy

        rows = [
            (codec, _SCRIPTS.index(script), rank)
            for rank, codecs in enumerate(SINGLE_BYTE)
            for script, names in codecs.items()
            for codec in names.split()
        ]
        every = bytes(range(_BYTES))
        self._codecs = [codec for codec, _, _ in rows]
        self._scripts = numpy.array([script for _, script, _ in rows])
        self._ranks = numpy.array([rank for _, _, rank in rows])
        texts = [every.decode(codec, "replace") for codec in self._codecs]
        self._codes = numpy.array([codes_of(text) for text in texts])
        self._kinds = characters().kinds(self._codes)
        letters = characters().letters(self._codes)
        self._letters = numpy.unique(letters)
        self._numbers = numpy.searchsorted(self._letters, letters).astype(numpy.int32)
        codes, at = numpy.unique(self._codes, return_inverse=True)
        of_char = numpy.array([_script_number(chr(code)) for code in codes.tolist()])[at]
        of_char = of_char.reshape(self._codes.shape)
        self._is_foreign = of_char > 0
        self._is_own = of_char == self._scripts[:, None]
        self._is_lost = self._codes == ord(_LOST)
        inner = list(map(ord, _INNER))
        self._inner = (of_char == _OTHER) * (1.0 - numpy.isin(self._codes, inner) / 2)
        self._tables: dict[int, _Rows] = {}

    def read_ascii(self, sample: _Sample) -> _Latin:
        """Return what the neighbours of ASCII cost, in whatever encoding."""
        first, second, counts = sample.of_ascii
        kinds, numbers = self._kinds[0], self._numbers[0]
        shared = characters().shared(kinds[first], kinds[second], first == second) @ counts
        table = self._table(_LATIN)
        costs = table.by_language(table.of(numbers[first], numbers[second]), counts)
        return _Latin(int(shared), costs, int(counts[_is_ascii_letter()[second]].sum()))

    def skim(self, sample: _Sample, latin: _Latin, comparing: Comparing) -> _Skimmed:
        """Return what reading costs at least in the encodings that may be meant."""
        import numpy

        pages = self._differing(sample, comparing)
        own = self._is_own[pages, _ASCII:] @ sample.bytes
        fixed = latin.shared + self._without_letters(pages, own, sample, latin, comparing)
        bounds = fixed + latin.by_language.min()
        scripts = numpy.where(own, self._scripts[pages], _LATIN)
        first, second, counts = sample.beyond
        rows: dict[int, _Array] = {}
        for script in numpy.flatnonzero(numpy.bincount(scripts)).tolist():
            group = numpy.flatnonzero(scripts == script)
            numbers = self._numbers[pages[group]]
            lines = self._table(script).of(numbers[:, first], numbers[:, second])
            bounds[group] += self._table(script).least(lines, counts)
            rows.update(zip(group.tolist(), lines, strict=True))
        tables = [self._table(script) for script in scripts.tolist()]
        of_ascii = [latin.by_language.min() if script else latin.by_language for script in scripts]
        codecs = [self._codecs[page] for page in pages.tolist()]
        return _Skimmed(codecs, counts, fixed, bounds, rows, tables, of_ascii)

    def _table(self, script: int) -> _Rows:
        if script not in self._tables:
            (costs,) = letter_costs(_SCRIPTS[script])
            self._tables[script] = _Rows(costs, self._letters)
        return self._tables[script]

    def _differing(self, sample: _Sample, comparing: Comparing) -> _Array:
        """Return the encodings that may be meant, of those that read all bytes alike the first."""
        import numpy

        present = _ASCII + numpy.flatnonzero(sample.bytes)
        lost = self._is_lost[:, _ASCII:] @ sample.bytes
        codes = self._codes[:, present]
        readings: dict[bytes, int] = {}
        for at in numpy.flatnonzero(lost <= comparing.most_lost(sample.high)).tolist():
            readings.setdefault(codes[at].tobytes(), at)
        return numpy.array(list(readings.values()), dtype=numpy.int64)

    def _without_letters(
        self, pages: _Array, own: _Array, sample: _Sample, latin: _Latin, comparing: Comparing
    ) -> _Array:
        """Return what characters cost apart from their letters, and what else speaks against it."""
        first, second, counts = sample.beyond
        kinds = self._kinds[pages]
        shared = characters().shared(kinds[:, first], kinds[:, second], first == second)
        nats = (
            comparing.rank_nats * self._ranks[pages]
            + comparing.lost_nats * (self._is_lost[pages, _ASCII:] @ sample.bytes)
            + comparing.inner_nats * (self._inner[pages, _ASCII:] @ sample.inner)
        )
        others = self._scripts[pages] != _LATIN
        nats[others] += self._of_other_script(pages[others], own[others], sample, latin, comparing)
        costs: _Array = shared @ counts + (PARTS * nats).astype("int64")
        return costs

    def _of_other_script(
        self, pages: _Array, own: _Array, sample: _Sample, latin: _Latin, comparing: Comparing
    ) -> _Array:
        """Return what speaks against encodings made for another script than Latin, in nats."""
        import numpy

        first, second, counts = sample.beyond
        foreign, is_own, is_letter = (
            self._is_foreign[pages],
            self._is_own[pages],
            _is_ascii_letter(),
        )
        beside = foreign[:, first] & is_letter[second] | foreign[:, second] & is_letter[first]
        neighbours = (is_own[:, first] & is_own[:, second]) @ counts
        nats: _Array = (
            comparing.glued_nats * (beside @ counts)
            + comparing.few_letters_nats * (own <= comparing.few_letters_share * latin.letters)
            + comparing.run_nats * numpy.maximum(own - 2 * neighbours, 0)
        )
        return nats


class _Skimmed(NamedTuple):
    """Encodings of single bytes, and what reading costs in them, in parts of a nat."""

    codecs: Sequence[str]
    counts: _Array
    """How often each pair of bytes is there."""
    fixed: _Array
    """The cost but for letters."""
    bounds: _Array
    """The cost at least: that of each pair of letters in the language that has it most."""
    rows: Mapping[int, _Array]
    """The row of each pair in the table of costs."""
    tables: Sequence[_Rows]
    of_ascii: Sequence[_Array]
    """What letters of ASCII cost, in each language of the table."""

    @property
    def least(self) -> float:
        """The cost at least in any of them, in nats."""
        return float(self.bounds.min(initial=inf)) / PARTS

    def read(self, most: float) -> list[CodeReading]:
        """Return some that cost no more: the best is among them, and the first of equals."""
        import numpy

        found: list[tuple[float, int]] = []
        least = most * PARTS
        for at in numpy.argsort(self.bounds, kind="stable").tolist():
            if self.bounds[at] > least:
                break
            costs = self.tables[at].by_language(self.rows[at], self.counts)
            found.append((float(self.fixed[at] + (costs + self.of_ascii[at]).min()), at))
            least = min(least, found[-1][0])
        return [CodeReading(cost / PARTS, self.codecs[at]) for cost, at in sorted(found)]


@cache
def _pages() -> _Pages:
    return _Pages()


def _script_number(char: str) -> int:
    """Return the number of the script of a letter; negative ones for marks above it and others."""
    script = script_of(char)
    if script in ("other", "mark"):
        return _OTHER if script == "other" else _MARK
    return _SCRIPTS.index(script) if script in _SCRIPTS else len(_SCRIPTS)


# --- other encodings ----------------------------------------------------------------------------


def _read_wide(data: bytes, high: int, latin: int, comparing: Comparing) -> Iterator[CodeReading]:
    """Yield what reading costs in encodings of more bytes, beside so many letters of ASCII."""
    texts: set[str] = set()
    for rank, names in enumerate(MULTI_BYTE):
        for codec in names.split():
            text = data.decode(codec, "replace")
            lost = text.count(_LOST)
            if lost > comparing.most_lost(high) or text in texts:
                continue
            texts.add(text)
            nats = comparing.rank_nats * rank + comparing.lost_nats * lost
            nats += comparing.glued_nats * len(_GLUED.findall(text))
            beyond = len(text.encode()) - len(text)  # twice the signs, about
            if beyond <= 2 * comparing.few_letters_share * latin:
                nats += comparing.few_letters_nats
            yield CodeReading(nats + _cost_of(text), codec)


def _cost_of(text: str) -> float:
    """Return what reading costs, letters of ASCII in a Latin language and all others in one."""
    codes = codes_of(" " + text)
    shared, first, second = characters().pairs(codes)
    is_ascii = (codes[:-1] < _ASCII) & (codes[1:] < _ASCII)
    told = second != NO_LETTER
    latin, other = told & is_ascii, told & ~is_ascii
    syllables = int(((codes >= _HANGUL[0]) & (codes < _HANGUL[1])).sum())
    script = "hangul" if 2 * syllables > int(other.sum()) else "han"
    cost = _cheapest("latin", first[latin], second[latin])
    cost += _cheapest(script, first[other], second[other])
    return (int(shared.sum()) + cost) / PARTS


def _cheapest(script: str, first: _Array, second: _Array) -> int:
    """Return the least cost of letters in one language of a script."""
    if not len(second):
        return 0
    return min(
        int(one.costs[one.rows(first, second)].sum(axis=0, dtype="int64").min())
        for one in letter_costs(script)
    )


def _read_mainframe(data: bytes, comparing: Comparing) -> Iterator[CodeReading]:
    """Yield what reading costs in EBCDIC, if the spaces are those of EBCDIC."""
    if data.count(b"@") > data.count(b" "):
        for codec in EBCDIC.split():
            cost = read(data.decode(codec, "replace")).cost
            yield CodeReading(2 * comparing.rank_nats + cost, codec)
