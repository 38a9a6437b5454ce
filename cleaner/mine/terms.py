"""Odd terms of a corpus: phrases that its machine translations repeat and English hardly has.

"Qi change" for climate change stands in text after text and is in no dictionary. A phrase is odd
where it is far more frequent than its words would meet by chance in English, in machine
translations, and not in the other documents of the corpus. What is usual English for a subject
("carbon dioxide") can look the same to it: a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from cleaner.mine.harvest import Entry, Harvest
from cleaner.text.lexicon import ZIPF_OFFSET, Lexicon, lexicon

__all__ = ["Oddness", "TermSuggestion", "suggest_terms"]


@dataclass(frozen=True)
class Oddness:
    """When a phrase is suggested as an odd term."""

    least_count: int = 3
    """What stands twice can be chance."""
    least_documents: int = 2
    """What stands in one document is its author's."""
    least_times: float = 3.0
    """By how many powers of ten a phrase must be more frequent than its words would meet by
    chance. A usual phrase of a subject reaches 2 to 3 in news: "solar panels"."""
    least_translated_share: float = 0.8
    """The share of its documents that must be machine translations."""
    most_others: float = 0.2
    """How frequent it may be in the other documents, as a share of what it is in translations."""
    most_terms: int = 40
    """No more than a person reads in one sitting."""


@dataclass(frozen=True)
class TermSuggestion:
    """A phrase, and by how many powers of ten it is more frequent than chance would have it."""

    phrase: str
    score: float
    entry: Entry


def suggest_terms(harvest: Harvest, oddness: Oddness = Oddness()) -> tuple[TermSuggestion, ...]:
    """Return the odd terms of a corpus, the oddest first."""
    found = sorted(_odd(harvest, oddness, lexicon("en")), key=lambda one: (-one.score, one.phrase))
    return tuple(found[: oddness.most_terms])


def _odd(harvest: Harvest, oddness: Oddness, english: Lexicon) -> Iterator[TermSuggestion]:
    for phrase, entry in harvest.phrases.items():
        if entry.count < oddness.least_count or entry.documents < oddness.least_documents:
            continue
        if entry.translated < oddness.least_translated_share * entry.documents:
            continue
        if not all(harvest.lower[word] for word in phrase.split()):
            continue  # a name that only opens sentences
        others = harvest.documents - harvest.translated
        rate = entry.translated / harvest.translated
        if others and (entry.documents - entry.translated) / others > oddness.most_others * rate:
            continue
        by_chance = sum(english.zipf(word) - ZIPF_OFFSET for word in phrase.split())
        times = log10(entry.count / harvest.words) - by_chance
        if times >= oddness.least_times:
            yield TermSuggestion(phrase, round(times, 2), entry)
