"""Find the lines in which words may stand twice, quicker than a pattern can.

A pattern with a back reference tries every word of a text as the start of every phrase. Most lines
repeat nothing; comparing each word with the one so many places on says which, and only those need
the pattern. Words are runs of letters; what stands between them is for the pattern to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import eq

__all__ = ["Repeats"]

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")  # in half the time


@dataclass(frozen=True)
class Repeats:
    r"""The lines of a text in which words stand twice, one after the other, by their spans.

    Words are compared as they are written: "The the" is no double.

    >>> text = "at the end of the day\nIt is so, so late.\nat the end at the end of it"
    >>> [text[start:end] for start, end in Repeats(text).doubled_words]
    ['It is so, so late.']
    >>> [text[start:end] for start, end in Repeats(text).doubled_phrases(6)]
    ['at the end at the end of it']
    """

    text: str

    @cached_property
    def doubled_words(self) -> tuple[tuple[int, int], ...]:
        """The lines that hold a word twice."""
        return tuple(self._lines_where_doubled(_WORD, range(1, 2)))

    def doubled_phrases(self, most_words: int) -> tuple[tuple[int, int], ...]:
        """Return the lines that hold a phrase of two to so many words twice: letters A to Z."""
        return tuple(self._lines_where_doubled(_ASCII_WORD, range(2, most_words + 1)))

    def _lines_where_doubled(
        self, pattern: re.Pattern[str], sizes: range
    ) -> Iterator[tuple[int, int]]:
        start = 0
        for line in self.text.split("\n"):
            words = pattern.findall(line)
            if any(_is_doubled(words, size) for size in sizes):
                yield start, start + len(line)
            start += len(line) + 1


def _is_doubled(words: list[str], size: int) -> bool:
    """Say whether so many words in a row are those so many places on."""
    return b"\1" * size in bytes(map(eq, words, words[size:]))
