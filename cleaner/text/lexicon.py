"""What is known of the words of a language: how frequent each is, and where it may be hyphenated.

Frequencies come from wordfreq, hyphenation points from pyphen. Both are read at first use, one
language at a time, and only a few languages are kept, so that a corpus in forty languages does
not end with forty word lists in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from cleaner.tables.function_words import FUNCTION_WORDS
from cleaner.text.word_lists import WordTable, read_table

__all__ = [
    "ZIPF_OFFSET",
    "Guessing",
    "Lexicon",
    "base_language",
    "common_words",
    "guess_language",
    "lexicon",
]

# A full word list takes 2 to 10 MB, the break points of a language up to 28 and mostly under 4.
# A corpus in a few languages by turns keeps them all; one in forty ends with these.
_LANGUAGES_KEPT = 8
_COMMON_LISTS_KEPT = 16  # under 1 MB each

# Languages whose words wordfreq files under another tag.
_WORDFREQ_TAGS = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}

# Words rarer than a Zipf frequency of 1.5 are half of the longest lists, and mostly misspellings;
# without them the judgement of broken words is the same on the development documents.
_LEAST_CENTIBELS = 750

ZIPF_OFFSET = 9.0  # Zipf scale: the decimal logarithm of occurrences in a thousand million words


@dataclass(frozen=True)
class Lexicon:
    """The words of one language. An unknown language has an empty lexicon.

    >>> english = lexicon("en")
    >>> english.knows("translation"), english.knows("translaxion")
    (True, False)
    """

    language: str
    words: WordTable = field(default=WordTable(), repr=False)
    tag: str = ""
    """The language with its region, by which its break points are found; "" where none are."""

    def zipf(self, word: str) -> float:
        """Return how frequent a word is, from about 1 (rare) to 7 ("the"); 0.0 when unknown."""
        centibels = self.words.centibels(word.casefold().replace("’", "'"))
        return 0.0 if centibels is None else round(ZIPF_OFFSET - centibels / 100, 2)

    def knows(self, word: str) -> bool:
        """Say whether the word is in the list, in any case."""
        return self.zipf(word) > 0.0

    def breaks_at(self, word: str, position: int) -> bool | None:
        """Say whether a typesetter may break the word there; None without patterns.

        >>> lexicon("en").breaks_at("translation", 5), lexicon("en").breaks_at("translation", 6)
        (True, False)
        """
        if self._hyphenator is None:
            return None
        return position in self._hyphenator.positions(word.casefold())

    @cached_property
    def _hyphenator(self) -> Any:
        """Pyphen's patterns for the language, read when first asked for; None without any."""
        return _hyphenator(self.tag, self.language) if self.tag else None


@lru_cache(maxsize=_LANGUAGES_KEPT)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language tag, read when first asked for."""
    base = base_language(language)
    return Lexicon(base, _words(base, "best"), language)


@lru_cache(maxsize=_COMMON_LISTS_KEPT)
def common_words(language: str) -> Lexicon:
    """Return a lexicon of the words above a Zipf frequency of 3 alone: small, and read at once.

    >>> common_words("en").knows("language"), common_words("en").knows("dehyphenation")
    (True, False)
    """
    base = base_language(language)
    return Lexicon(base, _words(base, "small"))


def _words(base: str, wordlist: str) -> WordTable:
    return read_table(_WORDFREQ_TAGS.get(base, base), wordlist, _LEAST_CENTIBELS)


def base_language(language: str) -> str:
    """Return the tag without script and region.

    >>> base_language("pt-BR")
    'pt'
    """
    return language.replace("_", "-").partition("-")[0].lower()


def _hyphenator(language: str, base: str) -> Any:
    """Return pyphen's patterns for the language, or None where it has none."""
    if not base:
        return None
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_")) or pyphen.language_fallback(base)
    return pyphen.Pyphen(lang=name, cache=False) if name else None


_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Guessing:
    """How the language of a text is guessed that comes without one, by its function words."""

    sample_chars: int = 4000
    """Enough text for function words to stand out; measured on paragraphs of the supported
    languages."""
    word_letters: int = 2
    """A function word counts by its letters, up to so many: one of a single letter counts half."""
    least_letters: int = 4
    """What the function words of a language must count to tell it: two words are enough."""
    short_chars: int = 200
    """A text of fewer characters is short."""
    short_least_letters: int = 2
    """What the function words of a language must count in a short text: one word is enough."""


def guess_language(text: str, guessing: Guessing = Guessing()) -> str:
    """Return the likeliest language by its function words, or "" where none stand out.

    A cheap stand-in for the language filter, for callers who know nothing of their text.

    >>> guess_language("Die Regierung hat mit dem Parlament gesprochen und wird es auch tun.")
    'de'
    >>> guess_language("x = y + 1")
    ''
    """
    counts = Counter(_WORD.findall(text[: guessing.sample_chars].lower()))
    most = guessing.word_letters
    scores = {
        language: sum(counts[word] * min(len(word), most) for word in words)
        for language, words in FUNCTION_WORDS.items()
    }
    ranked = sorted(scores, key=lambda language: (-scores[language], language))
    best, second = scores[ranked[0]], scores[ranked[1]]
    short = len(text) < guessing.short_chars
    least = guessing.short_least_letters if short else guessing.least_letters
    return ranked[0] if best >= least and best > second else ""
