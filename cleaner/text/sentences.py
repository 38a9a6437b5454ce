"""Sentences of a text, in any script, as half-open spans of code points.

A sentence ends at a line end, or at a full stop, question or exclamation mark of any script with
the quotes and brackets that close behind it. A Latin mark ends one only before white space and
then something that is no small letter, and not behind an initial, a common abbreviation or a
number that counts something. Thai and Lao, which mark no sentence ends, are split at lines only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.tables.abbreviations import ABBREVIATIONS
from cleaner.text.lines import lines

__all__ = ["Stops", "sentences", "sentences_of_line"]

_CLOSERS = "\"'\u2019\u201d\u00bb\u203a)\\]}"
_WIDE_CLOSERS = "\u300d\u300f\u300b\u3009\uff09\u3011\u201d\u2019\"'"
_LATIN_STOPS = ".!?\u2026"  # of Greek, Cyrillic, Hebrew and Hangul too
_OWN_STOPS = "\u061f\u06d4\u0964\u0965\u1362\u104b\u17d4\u0589"
_WIDE_STOPS = "\u3002\uff01\uff1f\uff0e"
# It begins with one set of all marks, so that the search looks for nothing else.
_END = re.compile(
    rf"[{_LATIN_STOPS}{_OWN_STOPS}{_WIDE_STOPS}](?:"
    rf"(?<=[{_LATIN_STOPS}])[{_LATIN_STOPS}]*[{_CLOSERS}]*(?=\s+[^\s])"
    rf"|(?<=[{_OWN_STOPS}])[{_OWN_STOPS}]*[{_CLOSERS}]*(?=\s|\Z)"
    rf"|(?<=[{_WIDE_STOPS}])[{_WIDE_STOPS}]*[{_WIDE_CLOSERS}]*)"
)
_LAST_WORD = re.compile(r"[^\W\d_][\w.\u2019'-]*\Z")
_OPENERS = re.compile(r"[\s\"'\u2018\u201c\u00ab\u2039\u201e\u201a(\[{\u00bf\u00a1-]*")
_NUMBER = re.compile(r"(?:\A|\s)(\d+)\Z")


@dataclass(frozen=True)
class Stops:
    """Which full stops belong to the word or number before them, and so end no sentence."""

    word_chars: int = 16
    """So many characters before a full stop are searched for what it belongs to. The longest
    abbreviation known has eight; an ordinal number also needs a word before it."""
    ordinal_digits: int = 2
    """A number of so many digits, before a letter, counts something: "Am 3. Oktober". A longer one
    is more often a year or a figure at the end of its sentence."""

    def is_abbreviated(self, text: str, stop: int, following: str) -> bool:
        """Say whether the full stop at `stop` belongs to the word or number before it."""
        before = text[max(0, stop - self.word_chars) : stop]
        word = _LAST_WORD.search(before)
        if word is None:  # a number: "3. Oktober", "No. 5"
            number = _NUMBER.search(before)
            counts = number is not None and len(number[1]) <= self.ordinal_digits
            return counts and following.isalpha() and len(before.split()) > 1
        last = word[0]
        if len(last) == 1 and last.isupper():
            return True
        return last.casefold() in ABBREVIATIONS


_USUAL = Stops()


def sentences(
    text: str, start: int = 0, end: int | None = None, stops: Stops = _USUAL
) -> Iterator[tuple[int, int]]:
    """Yield the span of every sentence of `text[start:end]`, without white space around it.

    >>> text = 'Mr. Li met J. Kerry at 5.30 p.m. yesterday. "Good." They left.'
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. Li met J. Kerry at 5.30 p.m. yesterday.', '"Good."', 'They left.']
    >>> [a for a, _ in sentences("他說：「好。」走了。Yes.")]
    [0, 7, 10]
    """
    for line in lines(text, start, end):
        yield from sentences_of_line(text, *line, stops)


def sentences_of_line(
    text: str, start: int, end: int, stops: Stops = _USUAL
) -> Iterator[tuple[int, int]]:
    """Yield the span of every sentence of one line, as `sentences` does."""
    at = start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, end, stops):
            yield from _stripped(text, at, match.end())
            at = match.end()
    yield from _stripped(text, at, end)


def _ends(text: str, match: re.Match[str], line_end: int, stops: Stops) -> bool:
    """Say whether the mark that matched ends a sentence."""
    mark = match[0]
    if mark[0] not in _LATIN_STOPS:
        return True
    opening = _OPENERS.match(text, match.end(), line_end)
    following = opening.end() if opening else match.end()
    if following < line_end and text[following].islower():
        return False
    if mark != ".":
        return True
    return not stops.is_abbreviated(text, match.start(), text[following : following + 1])


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, or nothing when it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
