"""Blanks that are missing behind full stops, question and exclamation marks.

Left alone: numbers, abbreviations, file names, domains, paths and program text; a lower-case word
after a glued stop that only ends the paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading, is_technical
from cleaner.tables.spacing import ABBREVIATIONS, CODE_OWNERS, MARKED_NAMES, NAME_ENDINGS

__all__ = ["Stops", "stop_edits"]

_LETTERS = r"[^\W\d_]"
_STOP = re.compile(rf"(?<=[\w)\]%\"”’])[.!?](?={_LETTERS}|\({_LETTERS})")
_QUOTED_NAME = re.compile(r"[(\[]?[\"'“‘«`]\w+\.\w+[\"'”’»`][,.;:)\]]*")  # the file "NEWS.Debian"
_CAMEL = re.compile(r"[a-z][A-Z]")


@dataclass(frozen=True)
class Stops:
    """Which mark without a blank behind it ends a sentence rather than a part of a name."""

    most_token_stops: int = 3
    """A token with more full stops is an address, a number or a name."""
    least_letters: int = 2
    """A word of fewer letters beside the mark is an initial, or the letter of a version."""
    bracket_letters: int = 3
    """Before a bracket the word must have so many letters: shorter ones are abbreviations."""
    opener_zipf: float = 6.0
    """A word that also ends names ("In", "It", "No") may start a sentence where it is this
    common; "com" and "net" stay below."""
    name_repeats: int = 2
    """The same two words glued so often are a name, such as that of a file."""
    habit_names: int = 1
    """So many other glued stops make one believable that may stand in a name."""
    habit_stops: int = 2
    """So many make one believable that stands between ordinary words, before a small letter."""
    ordinary_zipf: float = 3.0
    """A word this common is ordinary."""
    ordinary_letters: int = 3
    """An ordinary word has so many letters at least."""


def stop_edits(reading: Reading, stops: Stops) -> Iterator[Edit]:
    """Yield the edits behind glued marks that end a sentence."""
    return _Judge(reading, stops).edits()


@dataclass(frozen=True)
class _Judge:
    """Judges the glued marks of one document."""

    reading: Reading
    limits: Stops

    def edits(self) -> Iterator[Edit]:
        """Yield the edits behind marks that end a sentence."""
        reading, limits = self.reading, self.limits
        text = reading.text
        found = [
            (match.end(), self._glued(match.start(), match.end()))
            for match in _STOP.finditer(text)
            if reading.is_prose(match.end()) and self._ends_sentence(match.start(), match.end())
        ]
        same = Counter(words for _, words in found)
        sure: list[int] = []
        names: list[int] = []
        small: list[int] = []
        for at, words in found:
            if same[words] >= limits.name_repeats:
                continue
            if text[at].islower():
                small.append(at)
            elif self._may_be_name(at, words):
                names.append(at)
            elif text[at].isupper() or text[at] == "(":
                sure.append(at)
        if len(sure) >= limits.habit_names:
            sure += names
        if len(sure) >= limits.habit_stops:
            sure += [at for at in small if self._is_small_start(at)]
        for at in sorted(sure):
            yield Edit(at, at, " ", "spacing/glued-stop")

    def _glued(self, mark: int, at: int) -> tuple[str, str]:
        """Return the words on both sides of a mark; "" for one that is none."""
        left, right = self.reading.word_before(mark), self.reading.word_from(at)
        return left[0] if left else "", right[0] if right else ""

    def _may_be_name(self, at: int, words: tuple[str, str]) -> bool:
        """Say whether "Left.Right" may be one name: capitals, and no word that starts sentences."""
        left, right = words
        if not left or not right or self.reading.text[at - 1] != ".":
            return False
        return left[0].isupper() and not self.reading.is_function_word(right)

    def _ends_sentence(self, mark: int, at: int) -> bool:
        """Say whether the mark ends a sentence rather than a part of a name or number."""
        text, limits = self.reading.text, self.limits
        token = self.reading.token(mark)
        if _QUOTED_NAME.fullmatch(token):
            return False
        if is_technical(token) or token.count(".") > limits.most_token_stops:
            return False
        right = self.reading.word_from(at + (text[at] == "("))
        left = self.reading.word_before(mark)
        if right is None:
            return False
        if left is None:
            return text[mark - 1] in '"”)%’]' and right[0][0].isupper()
        if text[at] == "(":
            return len(left[0]) >= limits.bracket_letters and right[0][0].isupper()
        return self._is_word_pair(text[mark], left, right)

    def _is_word_pair(self, mark: str, left: re.Match[str], right: re.Match[str]) -> bool:
        """Say whether both sides of a glued mark are whole words."""
        text, one, two = self.reading.text, left[0], right[0]
        least = self.limits.least_letters
        following = text[right.end() : right.end() + 2]
        if (following[:1] == "." and following[1:].isalnum()) or following[:1] in ("(", "="):
            return False
        if one.isdigit() or one[-1].isdigit():
            return self._is_figure(left) and two[0].isupper() and two[1:2].islower()
        if len(one) < least or text[left.start() - 1 : left.start()] in (".", "$"):
            return False
        if _CAMEL.search(one) or _CAMEL.search(two) or (one.isupper() and two.isupper()):
            return False
        if len(two) < least and following[:1] != " ":
            return False
        if mark != ".":
            return two[0].isupper() and one.casefold() not in MARKED_NAMES
        if one.casefold() in ABBREVIATIONS or one.casefold() in CODE_OWNERS:
            return False
        capitals = two.isupper() and len(two) >= least and not self.reading.lexicon.knows(two)
        if capitals or two.casefold() in NAME_ENDINGS:
            return self._starts_sentence(right)
        return True

    def _starts_sentence(self, right: re.Match[str]) -> bool:
        """Say whether a word that also ends names ("In", "It", "No") starts a sentence here."""
        reading, word = self.reading, right[0]
        if not word[0].isupper() or word.isupper():
            return False
        if reading.text[right.end() : right.end() + 1] != " ":
            return False
        common = self.limits.opener_zipf
        return reading.is_function_word(word) or reading.lexicon.zipf(word) >= common

    def _is_figure(self, left: re.Match[str]) -> bool:
        """Say whether a figure before the mark is no version, and no number of a heading."""
        letters = left[0].rstrip("0123456789")
        if 0 < len(letters) < self.limits.least_letters:
            return False  # a version: "v3"
        text = self.reading.text
        start, _ = self.reading.line(left.start())
        before = text[start : left.start()].strip()
        apart = text[left.start() - 1] == " "
        return before.strip("(.0123456789") != "" and not (apart and before[-1] in ".!?:;")

    def _is_small_start(self, at: int) -> bool:
        """Say whether the words at a glued stop are ordinary, and the second no last fragment."""
        reading, limits = self.reading, self.limits
        text = reading.text
        left, right = reading.word_before(at - 1), reading.word_from(at)
        if right is None or left is None or text[at - 1] != ".":
            return False
        rest = text[right.end() : reading.line(at)[1]].strip()
        if rest in ("", ".", "!", "?"):
            return False
        return all(
            len(side[0]) >= limits.ordinary_letters
            and reading.lexicon.zipf(side[0]) >= limits.ordinary_zipf
            for side in (left, right)
        )
