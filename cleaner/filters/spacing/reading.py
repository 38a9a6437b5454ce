"""Read a document for the spacing filter: which lines are prose, and what its own habits are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from cleaner.tables.function_words import CLOSED_CLASS, FUNCTION_WORDS
from cleaner.text.lexicon import Lexicon, base_language, common_words, guess_language

__all__ = ["Habit", "Reading"]

_CODE_LINE = re.compile(
    r"^\s*(?:[$#>%]|//|/\*|\.\.\s|:\w+:|[-+*/|=~^_]{3,}|@\w|<\w)|[{};]\s*$|\w\(\)|[=!<>]=|->|=>|::|``|</"
    r"|^(?:\t| {4,})"
)
_OPTIONS = re.compile(r"\s--?[a-zA-Z]\b|\s--[a-z][a-z-]+")
_CODE_MARKS = re.compile(r"[{}<>=_\\|~^#@\[\]`*$]")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+[,.;:!?]?(?!\S)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑‐][^\W\d_]+)+")
_COLUMNS = re.compile(r"\t|^\s*\||\d {2,}\S")
_LABEL = re.compile(r"\s*[-•*·]\s*(?:\S+\s+){0,4}")
_GAP = re.compile(r" {2,}")
_CYRILLIC = re.compile(r"[а-яё]")
_OTHER_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_UKRAINIAN = re.compile(r"[іїєґ]")

_MOST_MARK_RATIO = 0.03  # share of code marks; prose of the development texts has under 2 %
_LEAST_WORDS = 5  # lines of fewer words may be anything
_TOKEN_CHARS = 200  # on each side; longer ones are no words
_SAMPLE_CHARS = 20_000


@dataclass(frozen=True)
class Habit:
    """How many faults are damage to the document: one in so many characters, or so many."""

    chars_a_fault: int
    many_faults: int


class Reading:
    """What the rules of the spacing filter ask of a document; worked out when first asked."""

    def __init__(self, text: str, language: str, habit: Habit) -> None:
        self.text = text
        self._habit = habit
        self._language = language
        self._prose: dict[int, bool] = {}
        self._running: dict[int, bool] = {}
        self._commands: dict[int, bool] = {}

    @cached_property
    def language(self) -> str:
        """The language, guessed where it is not known."""
        if self._language and self._language != "und":
            return base_language(self._language)
        guessed = guess_language(self.text[:_SAMPLE_CHARS])
        if not guessed and _CYRILLIC.search(self.text) and not _UKRAINIAN.search(self.text):
            return "ru"
        return guessed or ("" if _OTHER_LETTER.search(self.text) else "en")

    @cached_property
    def lexicon(self) -> Lexicon:
        """The common words of the language."""
        return common_words(self.language)

    @cached_property
    def compounds(self) -> Counter[str]:
        """The hyphenated words of the document."""
        return Counter(token.casefold() for token in _TOKEN.findall(self.text))

    def is_function_word(self, word: str) -> bool:
        """Say whether the word is a function word of the language, or of English."""
        if len(word) > 1 and word.isupper():
            return False
        known = CLOSED_CLASS.get(self.language) or FUNCTION_WORDS.get(self.language)
        known = known or CLOSED_CLASS["en"]
        return word.casefold() in known

    def is_habit(self, count: int) -> bool:
        """Say whether so many faults are damage to the document rather than a writer's slips."""
        habit = self._habit
        return count * habit.chars_a_fault >= len(self.text) or count >= habit.many_faults

    def line(self, offset: int) -> tuple[int, int]:
        """Return the span of the line that holds the offset."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    def is_prose(self, offset: int) -> bool:
        """Say whether the line that holds the offset is running text rather than code."""
        start, end = self.line(offset)
        known = self._prose.get(start)
        if known is None:
            line = self.text[start:end]
            known = self._prose[start] = _is_prose(line)
        return known

    def is_command(self, offset: int) -> bool:
        """Say whether the line that holds the offset has options of a command in it."""
        start, end = self.line(offset)
        if start not in self._commands:
            self._commands[start] = _OPTIONS.search(self.text, start, end) is not None
        return self._commands[start]

    def is_label(self, offset: int) -> bool:
        """Say whether the offset stands behind the first words of a list item."""
        start, _ = self.line(offset)
        return _LABEL.fullmatch(self.text, start, offset) is not None

    def is_running_text(self, offset: int) -> bool:
        """Say whether the line is prose of several words, rather than a row, a label or a list."""
        start, end = self.line(offset)
        if start not in self._running:
            line = self.text[start:end]
            words = len(_WORD.findall(line))
            self._running[start] = words >= _LEAST_WORDS and not _COLUMNS.search(line)
        return self._running[start] and self.is_prose(offset)

    def is_justified(self, offset: int) -> bool:
        """Say whether blanks are doubled all through the line, as in justified print."""
        line = self.text[slice(*self.line(offset))].strip()
        return 2 * len(_GAP.findall(line)) > len(line.split()) > _LEAST_WORDS

    def token(self, offset: int) -> str:
        """Return the characters around the offset up to the next blanks, not too far away."""
        start = end = offset
        first, last = max(0, offset - _TOKEN_CHARS), min(len(self.text), offset + _TOKEN_CHARS)
        while start > first and not self.text[start - 1].isspace():
            start -= 1
        while end < last and not self.text[end].isspace():
            end += 1
        return self.text[start:end]


def _is_prose(line: str) -> bool:
    if _CODE_LINE.search(line):
        return False
    return len(_CODE_MARKS.findall(line)) <= max(1, _MOST_MARK_RATIO * len(line))
