"""Find words cut at line ends whose hyphen was lost on the way out of a page.

A page may draw its hyphens without storing them; then "trans" ends a line and "lation" begins the
next. One such pair may be chance. A document in which several line ends cut words no list holds
into a word that it does hold has lost its hyphens. Left alone: pairs that are both ordinary words,
and languages whose points of hyphenation are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaner.filters.hyphenation.lines import Line
from cleaner.text.lexicon import ZIPF_OFFSET, Lexicon, lexicon

__all__ = ["Unmarked", "unmarked_breaks"]

_LAST_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{2,}(?![\w])")


@dataclass(frozen=True)
class Unmarked:
    """What shows that a document lost the hyphens at its line ends, and which words they cut.

    Frequencies are on the Zipf scale. On 110,000 line ends of sound books in 18 languages not one
    pair of words passes, whether or not the document is asked first.
    """

    least_words: int = 3
    """So many pairs make one word and are hardly two: the document lost its hyphens."""
    least_share: float = 0.02
    """And in this share of the line ends between two words. A typesetter breaks one in ten."""
    fragment_zipf: float = 2.2
    """One part of those pairs is rarer than this: no word by itself."""
    joined_zipf: float = 2.0
    """The joined word is at least this common."""
    part_zipf: float = 3.0
    """One of its parts is rarer than this: two common words may stand side by side."""
    gain_zipf: float = 3.0
    """The joined word is so much likelier than its parts side by side by chance, in powers of
    ten."""
    longest_word_letters: int = 40
    """Only so many letters are read back from a line end."""


@dataclass(frozen=True)
class _Pair:
    """The words on both sides of a line end."""

    stem: str
    tail: str
    start: int
    end: int


def unmarked_breaks(
    lines: Sequence[Line], language: str, limits: Unmarked
) -> Iterator[tuple[int, int]]:
    """Yield the span between the two parts of each word that was cut without a mark."""
    pairs = list(_pairs(lines, limits))
    if len(pairs) < limits.least_words:
        return
    words = lexicon(language)
    meant = [pair for pair in pairs if _is_one_word(pair, words, limits)]
    rarer = (min(words.zipf(pair.stem), words.zipf(pair.tail)) for pair in meant)
    sure = sum(zipf < limits.fragment_zipf for zipf in rarer)
    if sure >= max(limits.least_words, limits.least_share * len(pairs)):
        yield from ((pair.start, pair.end) for pair in meant)


def _pairs(lines: Sequence[Line], limits: Unmarked) -> Iterator[_Pair]:
    """Yield the words around each line end where a small letter may go on with a word."""
    for line, following in pairwise(lines):
        if line.is_code or following.is_code or not line.text[-1:].isalpha():
            continue
        if not following.text[:1].islower():
            continue
        stem = _LAST_WORD.search(line.text, max(0, len(line.text) - limits.longest_word_letters))
        tail = _FIRST_WORD.match(following.text)
        if stem and tail:
            yield _Pair(stem[0], tail[0], line.end, following.start)


def _is_one_word(pair: _Pair, words: Lexicon, limits: Unmarked) -> bool:
    """Say whether one word that may be broken there is likelier than the two side by side."""
    word = pair.stem + pair.tail
    joined = words.zipf(word)
    if joined < limits.joined_zipf:
        return False
    stem, tail = words.zipf(pair.stem), words.zipf(pair.tail)
    gain = joined - (stem + tail - ZIPF_OFFSET)
    if min(stem, tail) >= limits.part_zipf or gain < limits.gain_zipf:
        return False
    return words.breaks_at(word, len(pair.stem)) is True
