"""Blanks at commas, brackets and apostrophes, and doubled ones.

Left alone: lists without blanks, columns, and French blanks before its high marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading, is_technical
from cleaner.filters.spacing.stops import Stops, stop_edits
from cleaner.tables.spacing import (
    CONTRACTIONS,
    DUTCH_TIMES,
    ELISIONS,
    SPACED_MARK_LANGUAGES,
)

__all__ = ["Habit", "Marks", "mark_edits"]


@dataclass(frozen=True)
class Habit:
    """Whether faults are damage to the whole document rather than a writer's slips.

    Only then are commas, and single marks with a blank before them, mended.
    """

    chars_a_fault: int = 2_000
    """There is such a fault in so many characters: the development texts hold a writer's slip in
    30,000."""
    many_faults: int = 5
    """Or there are so many of them, however long the text is."""

    def is_damage(self, faults: int, chars: int) -> bool:
        """Say whether so many faults in so many characters are damage to the document."""
        return faults * self.chars_a_fault >= chars or faults >= self.many_faults


@dataclass(frozen=True)
class Marks:
    """Where a blank is missing at commas and brackets, and where one is too many."""

    most_commas: int = 1
    """A token with more commas and semicolons is a list without blanks."""
    least_bracket_chars: int = 4
    """A blank is put behind a bracket only if so many characters stand in it."""
    most_bracket_chars: int = 120
    """And only if no more stand in it."""
    doubled_blanks: int = 2
    """So many blanks between words become one; where there are more, only justified print is
    mended."""


_LETTERS = r"[^\W\d_]"
_COMMA = re.compile(rf"(?<={_LETTERS}{_LETTERS})[,;](?={_LETTERS}{_LETTERS})")
_BEFORE_MARK = re.compile(
    rf"(?<={_LETTERS}) (?=(?:,(?= |[^\W\d_]{{2}})|[.](?:$|\n| (?=[^\W\d_a-z]))|[?!](?:\s|$)))"
)
_SPOKEN_OF = re.compile(r"[?!]\s+(?=[^\W\d_])(?![A-ZÀ-ÖØ-ÞА-ЯЁ])")  # "type ! and press"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_]) (?=['’](?P<rest>s|re|ve|ll|d|m)\b(?!['’/]))")
_PLURAL = re.compile(rf"(?<={_LETTERS}s) (?=’ {_LETTERS})")
_ELISION = re.compile(rf"\b(?P<word>{_LETTERS}{{1,7}})['’] (?=[aeiouyhàâéèêëîïôöûüœAEIOUYHÉÈÊ])")
_BRACKET = re.compile(rf"(?<=[\s])\((?P<inside>[^()\n]+)\)(?={_LETTERS}{_LETTERS})")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_DOUBLED = re.compile(r"(?<=[\w.,;:!?)])  +(?=[\w(])")
_ODD_HYPHEN = re.compile(r"(?<=\w)[\u2010\u2011](?=\w)")


def mark_edits(reading: Reading, habit: Habit, stops: Stops, marks: Marks) -> Iterator[Edit]:
    """Yield the edits at marks other than hyphens and quotes."""
    glued = list(stop_edits(reading, stops))
    yield from glued
    yield from _brackets(reading, marks)
    apostrophes = list(_apostrophes(reading))
    yield from apostrophes
    commas = list(_glued_commas(reading, marks))
    spaced = list(_before_marks(reading))
    faults = sum(map(len, (glued, apostrophes, commas, spaced)))
    if habit.is_damage(faults, len(reading.text)):
        yield from commas
        yield from spaced
    yield from _doubled_blanks(reading, marks)
    for match in _ODD_HYPHEN.finditer(reading.text):
        yield Edit(*match.span(), "-", "spacing/odd-hyphen")


def _doubled_blanks(reading: Reading, marks: Marks) -> Iterator[Edit]:
    if "  " not in reading.text:
        return
    for match in _DOUBLED.finditer(reading.text):
        if not reading.is_running_text(match.start()):
            continue
        if reading.text[match.start() - 1].isalnum() and not reading.is_sentence(match.start()):
            continue  # columns, which a line of names and figures may be set in
        if len(match[0]) <= marks.doubled_blanks or reading.is_justified(match.start()):
            yield Edit(match.start() + 1, match.end(), "", "spacing/doubled-blank")


def _glued_commas(reading: Reading, marks: Marks) -> Iterator[Edit]:
    for match in _COMMA.finditer(reading.text):
        if _is_clause_comma(reading, match.start(), marks):
            yield Edit(match.end(), match.end(), " ", "spacing/after-mark")


def _is_clause_comma(reading: Reading, mark: int, marks: Marks) -> bool:
    """Say whether a comma between letters divides a sentence, not a list without blanks."""
    token = reading.token(mark)
    if token.count(",") + token.count(";") > marks.most_commas or is_technical(token):
        return False
    if reading.text[mark] == ";" and reading.text[mark + 1].isupper():
        return False
    if _UNSPACED.search(reading.text, mark - 1, mark + 2):
        return False
    return "&" not in token and reading.is_running_text(mark)


def _brackets(reading: Reading, marks: Marks) -> Iterator[Edit]:
    least, most = marks.least_bracket_chars, marks.most_bracket_chars
    for match in _BRACKET.finditer(reading.text):
        inside = match["inside"]
        if least <= len(inside) <= most and " " in inside and reading.is_prose(match.start()):
            yield Edit(match.end(), match.end(), " ", "spacing/after-mark")


def _apostrophes(reading: Reading) -> Iterator[Edit]:
    for match in _APOSTROPHE.finditer(reading.text):
        if match["rest"] not in CONTRACTIONS.get(reading.language, ()):
            continue
        if reading.language == "en" or _is_dutch_genitive(reading, match.start()):
            yield Edit(*match.span(), "", "spacing/possessive")
    for match in _PLURAL.finditer(reading.text):
        start, end = reading.line(match.start())
        if reading.language == "en" and "‘" not in reading.text[start:end]:
            yield Edit(*match.span(), "", "spacing/possessive")
    elided = ELISIONS.get(reading.language)
    for match in _ELISION.finditer(reading.text) if elided else ():
        if elided and match["word"].casefold() in elided:
            yield Edit(match.end() - 1, match.end(), "", "spacing/elision")


def _is_dutch_genitive(reading: Reading, at: int) -> bool:
    """Say whether a name stands before, and no time of day behind ("'s avonds")."""
    left, right = reading.word_before(at), reading.word_from(at + 4)  # behind " 's "
    return (
        left is not None
        and left[0][0].isupper()
        and right is not None
        and right[0].casefold() not in DUTCH_TIMES
    )


def _before_marks(reading: Reading) -> Iterator[Edit]:
    for match in _BEFORE_MARK.finditer(reading.text):
        high = reading.text[match.end()] in "?!"
        if high and _SPOKEN_OF.match(reading.text, match.end()):
            continue
        if _UNSPACED.match(reading.text, match.start() - 1):
            continue
        if reading.is_prose(match.start()) and not (
            high and reading.language in SPACED_MARK_LANGUAGES
        ):
            yield Edit(*match.span(), "", "spacing/before-mark")
            behind = match.end() + 1
            if reading.text[behind : behind + 1].isalpha():
                yield Edit(behind, behind, " ", "spacing/after-mark")
