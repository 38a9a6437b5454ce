"""Pairs of words that English hardly ever puts together, told by how rare the words are.

"Qi change" (for climate change) is two known words. Nothing that installs with this package knows
which pairs are usual, so a pair counts where even by chance it would not be met: one of the words
is rare, or the two together are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.text.lexicon import Lexicon

__all__ = ["Wording", "odd_phrases"]

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")

_GRAMMAR = frozenset(
    """about above across after against along although among amid around because before behind below
    beneath beside besides between beyond despite during except inside into like near onto outside
    over past per since such than through throughout till toward towards under unlike until upon via
    whether while within without""".split()
)


@dataclass(frozen=True)
class Wording:
    """Which pairs of words are counted as possible odd terms."""

    rare_zipf: float = 3.3
    """A pair with a word rarer than this (Zipf scale) is counted: of running English one word in
    twenty is."""
    known_zipf: float = 1.0
    """A word below is left out: it is a name, a slip, or of another language."""
    function_zipf: float = 5.9
    """A word above is grammar and makes no term: "the", "have", "more"."""
    least_letters: int = 2
    """Shorter words are initials and letters of lists."""


def odd_phrases(sentence: str, english: Lexicon, wording: Wording = Wording()) -> Iterator[str]:
    """Yield each pair of neighbouring words that may be an odd term, in small letters.

    Words with a capital inside a sentence are names and are left out.

    >>> from cleaner.text.lexicon import lexicon
    >>> list(odd_phrases("Qi change is a problem of qi change and of people.", lexicon("en")))
    ['qi change', 'qi change']
    """
    before: re.Match[str] | None = None
    for found in _WORD.finditer(sentence):
        word = found[0]
        opens = not sentence[: found.start()].strip("\"“'‘( ")
        if (word != word.lower() and not opens) or len(word) < wording.least_letters:
            before = None
            continue
        zipf = english.zipf(word)
        if word in _GRAMMAR or not wording.known_zipf <= zipf < wording.function_zipf:
            before = None
            continue
        if before is not None and sentence[before.end() : found.start()] == " ":
            least = min(zipf, english.zipf(before[0]))
            if least < wording.rare_zipf:
                yield f"{before[0]} {word}".lower()
        before = found
