"""Where names stand in English text, with the sentence around each.

A name is a capitalised word in running text, or two of them ("New Lan"). A capitalised word at the
start of a sentence is one only where it is no ordinary word; words all in capitals, and texts in
other languages, are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.text.lexicon import Lexicon, guess_language

__all__ = ["Mention", "Reading", "is_english", "read_names", "sentences_of"]

# Raw texts: a stop may be glued to the next sentence ("visit to China.In 2022").
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])[\"”’)]{0,2}\s*(?=[\"“‘]?[A-Z])|(?<=[。！？])|\n+"
)
_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Gen|Sen|Lt|St|Prof)\.\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’-]+")


@dataclass(frozen=True)
class Mention:
    """One name where it stands: its spelling, and its span in the sentence."""

    spelling: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """What may be a name."""

    least_letters: int = 3
    """A name by itself has as many letters at least: shorter ones are initials and surnames that
    thousands share."""
    ordinary_zipf: float = 3.6
    """A word as frequent as this in English (Zipf scale) is no name where a sentence starts: below
    it are hardly any words that start a sentence and are no names."""
    split_letters: int = 14
    """Two words that may be one name ("New Lan") have no more letters together: pieces longer than
    this are words of their own."""


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text, also of one that lacks blanks after stops.

    >>> list(sentences_of("They met in Beijing.Mr. Li spoke."))
    ['They met in Beijing.', 'Mr. Li spoke.']
    """
    at = 0
    for found in _SENTENCE_END.finditer(text):
        if _TITLE.search(text, max(0, found.start() - 6), found.start()):
            continue
        if text[at : found.end()].strip():
            yield text[at : found.end()].strip()
        at = found.end()
    if text[at:].strip():
        yield text[at:].strip()


def read_names(sentence: str, english: Lexicon, reading: Reading = Reading()) -> Iterator[Mention]:
    """Yield each name of a sentence, and each pair of names side by side.

    >>> from cleaner.text.lexicon import lexicon
    >>> [one.spelling for one in read_names("When New Lan met Zhaoxu, he smiled.", lexicon("en"))]
    ['New', 'New Lan', 'Lan', 'Zhaoxu']
    """
    before: re.Match[str] | None = None
    for found in _WORD.finditer(sentence):
        word = _POSSESSIVE.sub("", found[0])
        if not _is_name(word, found.start(), sentence, english, reading):
            before = None
            continue
        if before is not None and sentence[before.end() : found.start()] == " ":
            pair = f"{before[0]} {word}"
            if len(pair) <= reading.split_letters + 1:
                yield Mention(pair, before.start(), found.start() + len(word))
        before = found
        if len(word) >= reading.least_letters:
            yield Mention(word, found.start(), found.start() + len(word))


def _is_name(word: str, start: int, sentence: str, english: Lexicon, reading: Reading) -> bool:
    if not word[:1].isupper() or len(word) < 2 or word.isupper() or not _LATIN.fullmatch(word):
        return False
    opens = not any(char.isalnum() for char in sentence[:start][-3:])
    if not opens:
        return True
    return english.zipf(word) < reading.ordinary_zipf


def is_english(text: str) -> bool:
    """Say whether a text is in English, as far as its function words tell."""
    return guess_language(text) in ("en", "")
