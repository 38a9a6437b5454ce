"""Read a document for the spacing filter: which lines are prose, and what its own habits are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from cleaner.tables.function_words import CLOSED_CLASS, FUNCTION_WORDS
from cleaner.text.lexicon import Guessing, Lexicon, base_language, common_words, guess_language

__all__ = ["Prose", "Reading", "is_technical"]

_CODE_LINE = re.compile(
    r"^\s*(?:[$#>%]|//|/\*|\.\.\s|:\w+:|[-+*/|=~^_]{3,}|@\w|<\w)|[{};]\s*$|\w\(\)|[=!<>]=|->|=>|::|``|</"
    r"|^(?:\t| {4,})"
)
_OPTIONS = re.compile(
    r"\s--?[a-zA-Z]\b|\s--[a-z][a-z-]+"
    r"|(?m:^[ \t]*[\w./]+(?: --?\w[\w=-]*){2,}[ \t]*$)"  # nothing but a command and its options
)
_CODE_MARKS = re.compile(r"[{}<>=_\\|~^#@\[\]`*$]")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+[,.;:!?]?(?!\S)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑‐][^\W\d_]+)+")
_COLUMNS = re.compile(r"\t|^\s*\||\d {2,}\S")
_ITEM = re.compile(r"\s*[-•*·]\s*")
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_NAME_MARKS = re.compile(r"[/\\@_=&<>{}\[\]|~^#*]|://|\(\)|\w\(")
_LETTER_RUN = re.compile(r"[^\W\d_]{2,}")
_GAP = re.compile(r" {2,}")
_CYRILLIC = re.compile(r"[а-яё]")
_OTHER_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_UKRAINIAN = re.compile(r"[іїєґ]")


@dataclass(frozen=True)
class Prose:
    """Which lines are running text, and how far a word may reach in them."""

    most_mark_share: float = 0.03
    """A line with a larger share of marks that code is full of is code; prose of the development
    texts has under 2 %."""
    free_marks: int = 1
    """So many of these marks a line may hold however short it is."""
    least_words: int = 5
    """Lines of fewer words may be anything: rows, labels, lists."""
    justified_share: float = 0.5
    """A line with more doubled blanks for each word is justified print rather than columns."""
    label_words: int = 4
    """A hyphen behind no more than so many words of a list item belongs to a label."""
    longest_word_letters: int = 40
    """A longer run of letters is cut: it is no word."""
    longest_token_chars: int = 200
    """A token is read so far on each side of a mark; longer ones are no words."""


class Reading:
    """What the rules of the spacing filter ask of a document; worked out when first asked."""

    def __init__(self, text: str, language: str, prose: Prose, guessing: Guessing) -> None:
        self.text = text
        self._limits = prose
        self._guessing = guessing
        self._language = language
        self._prose: dict[int, bool] = {}
        self._running: dict[int, bool] = {}
        self._commands: dict[int, bool] = {}

    @cached_property
    def language(self) -> str:
        """The language, guessed where it is not known."""
        if self._language and self._language != "und":
            return base_language(self._language)
        guessed = guess_language(self.text, self._guessing)
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

    def line(self, offset: int) -> tuple[int, int]:
        """Return the span of the line that holds the offset."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    def is_prose(self, offset: int) -> bool:
        """Say whether the line that holds the offset is running text rather than code."""
        start, end = self.line(offset)
        known = self._prose.get(start)
        if known is None:
            known = self._prose[start] = self._is_prose(self.text[start:end])
        return known

    def _is_prose(self, line: str) -> bool:
        if _CODE_LINE.search(line):
            return False
        limits = self._limits
        most = max(limits.free_marks, limits.most_mark_share * len(line))
        return len(_CODE_MARKS.findall(line)) <= most

    def is_command(self, offset: int) -> bool:
        """Say whether the line that holds the offset has options of a command in it."""
        start, end = self.line(offset)
        if start not in self._commands:
            self._commands[start] = _OPTIONS.search(self.text, start, end) is not None
        return self._commands[start]

    def is_label(self, offset: int) -> bool:
        """Say whether the offset stands behind the first words of a list item."""
        start, _ = self.line(offset)
        item = _ITEM.match(self.text, start, offset)
        if item is None:
            return False
        label = self.text[item.end() : offset]
        return len(label.split()) <= self._limits.label_words and not label[-1:].strip()

    def is_running_text(self, offset: int) -> bool:
        """Say whether the line is prose of several words, rather than a row, a label or a list."""
        start, end = self.line(offset)
        if start not in self._running:
            line = self.text[start:end]
            words = len(_WORD.findall(line))
            self._running[start] = words >= self._limits.least_words and not _COLUMNS.search(line)
        return self._running[start] and self.is_prose(offset)

    def is_sentence(self, offset: int) -> bool:
        """Say whether the line has a function word in it, as sentences do and rows do not."""
        if self.language not in FUNCTION_WORDS:
            return True
        start, end = self.line(offset)
        return any(map(self.is_function_word, _LETTER_RUN.findall(self.text, start, end)))

    def is_justified(self, offset: int) -> bool:
        """Say whether blanks are doubled all through the line, as in justified print."""
        line, limits = self.text[slice(*self.line(offset))].strip(), self._limits
        words = len(line.split())
        return words > limits.least_words and (
            len(_GAP.findall(line)) > limits.justified_share * words
        )

    def word_before(self, offset: int) -> re.Match[str] | None:
        """Return the word that ends at the offset, if one does."""
        return _LAST_WORD.search(
            self.text, max(0, offset - self._limits.longest_word_letters), offset
        )

    def word_from(self, offset: int) -> re.Match[str] | None:
        """Return the word that starts at the offset, if one does."""
        return _FIRST_WORD.match(self.text, offset)

    def token(self, offset: int) -> str:
        """Return the characters around the offset up to the next blanks, not too far away."""
        start = end = offset
        most = self._limits.longest_token_chars
        first, last = max(0, offset - most), min(len(self.text), offset + most)
        while start > first and not self.text[start - 1].isspace():
            start -= 1
        while end < last and not self.text[end].isspace():
            end += 1
        return self.text[start:end]


def is_technical(token: str) -> bool:
    """Say whether a token has marks of addresses, paths or program text in it."""
    return _NAME_MARKS.search(token) is not None
