"""The company a name keeps: the words of the sentences around it, each with its weight.

Two spellings of one name keep the same company; two names that stand side by side in one sentence
are two names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from math import fsum, sqrt
from sys import intern

from cleaner.mine.harvest import Entry, Sample
from cleaner.text.lexicon import Lexicon
from cleaner.text.sounds import letters

__all__ = ["Company", "Weighing", "Words", "near_sentences", "side_by_side", "together"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Weighing:
    """What a word around a name is worth: the rarer, the more (Zipf scale)."""

    common_zipf: float = 5.2
    """Words at least as frequent tell nothing of who is meant: "people", "new", "after"."""
    top_zipf: float = 6.0
    """A word weighs what it is below this: "climate" 1.5, "envoy" 2.6."""
    least_zipf: float = 1.0
    """Words rarer than this all weigh the same: they are names and slips."""
    number_weight: float = 3.0
    """What a number of two digits or more weighs: a date or an amount, as much as a rare word."""


class Words:
    """The telling words of sentences, each sentence read once."""

    def __init__(self, english: Lexicon, weighing: Weighing = Weighing()) -> None:
        self.english = english
        self.weighing = weighing
        self._weights: dict[str, float] = {}
        self._read: dict[str, tuple[str, ...]] = {}

    def weight(self, word: str) -> float:
        """Return what a word in small letters is worth; 0.0 where it tells nothing."""
        if word not in self._weights:
            self._weights[word] = self._weigh(word)
        return self._weights[word]

    def _weigh(self, word: str) -> float:
        if word.isdigit():
            return self.weighing.number_weight if len(word) > 1 else 0.0
        zipf = self.english.zipf(word)
        if len(word) < 3 or zipf >= self.weighing.common_zipf:
            return 0.0
        return self.weighing.top_zipf - max(zipf, self.weighing.least_zipf)

    def telling(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence that weigh something."""
        if sentence not in self._read:
            found = {intern(word.lower()) for word in _WORD.findall(sentence)}
            self._read[sentence] = tuple(sorted(word for word in found if self.weight(word)))
        return self._read[sentence]


@dataclass(frozen=True)
class Company:
    """One spelling with the sentences that hold it."""

    spelling: str
    entry: Entry
    words: Words
    count: int = 0
    """How often it stands, with or without its accents and apostrophes."""

    @cached_property
    def own(self) -> frozenset[str]:
        """The letters of the name and of its parts: what does not count as company."""
        return frozenset({letters(self.spelling), *map(letters, self.spelling.split())})

    @cached_property
    def sentences(self) -> tuple[tuple[Sample, frozenset[str]], ...]:
        """Each sample with its telling words, the name itself left out."""
        read, left_out = self.words.telling, self._own_words()
        return tuple((one, frozenset(read(one.sentence)) - left_out) for one in self.entry.samples)

    def _own_words(self) -> frozenset[str]:
        return frozenset(self.spelling.lower().replace("-", " ").split()) | {self.spelling.lower()}

    @cached_property
    def around(self) -> Mapping[str, float]:
        """All telling words around the name, with their weights."""
        return {word: self.words.weight(word) for word in sorted(self._found())}

    def _found(self) -> set[str]:
        read = self.words.telling
        return {word for one in self.entry.samples for word in read(one.sentence)} - (
            self._own_words()
        )

    @cached_property
    def total(self) -> float:
        """What all words around the name weigh."""
        return sum(self.around.values())

    def rarest(self, most: int) -> Sequence[str]:
        """Return the words around the name that tell most. Nothing is kept: most names never
        meet another.
        """  # noqa: D205
        weight = self.words.weight
        return nsmallest(most, self._found(), key=lambda word: (-weight(word), word))


def together(one: Company, two: Company) -> tuple[float, float, tuple[str, ...]]:
    """Return how alike two companies are: the nearest sentences, all of it, and what is shared.

    Both likenesses are cosines, from 0.0 to 1.0; sentences that hold both names do not count.
    """
    left_out = {word for word in one.around if letters(word) in two.own}
    left_out |= {word for word in two.around if letters(word) in one.own}
    shared = [word for word in one.around if word in two.around and word not in left_out]
    total = _cosine(sum(one.around[word] for word in shared), one.total, two.total)
    best = 0.0
    weight = one.words.weight
    for sample, words in one.sentences:
        for other, others in two.sentences:
            if sample.sentence == other.sentence:
                continue
            both = words & others - left_out
            if both:
                of_both = sum(map(weight, sorted(both)))
                ours = sum(weight(word) for word in sorted(words - left_out))
                theirs = sum(weight(word) for word in sorted(others - left_out))
                best = max(best, _cosine(of_both, ours, theirs))
    ordered = sorted(shared, key=lambda word: (-one.around[word], word))
    return best, total, tuple(ordered)


def near_sentences(one: Company, two: Company, least: float) -> int:
    """Return how many sentences around the first name have a near one around the second.

    Such are translations of one sentence, or reports of one event: of several spellings there, the
    right one stands in most. `least` is the likeness (a cosine) from which two are near.
    """
    left_out = one.own | two.own
    ours = [(sample, _besides(words, left_out)) for sample, words in one.sentences]
    theirs = [(sample, _besides(words, left_out)) for sample, words in two.sentences]

    def weigh(words: frozenset[str]) -> float:
        return fsum(map(one.words.weight, words))  # exact, whatever the order

    return sum(
        any(
            sample.sentence != other.sentence
            and _cosine(weigh(words & others), weigh(words), weigh(others)) > least
            for other, others in theirs
        )
        for sample, words in ours
    )


def _besides(words: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if letters(word) not in names)


def _cosine(both: float, one: float, two: float) -> float:
    return both / sqrt(one * two) if one and two else 0.0


def side_by_side(one: Company, two: Company) -> float:
    """Return in which share of their sentences two names stand beside each other."""
    return (_share(one, two) + _share(two, one)) / 2


def _share(one: Company, two: Company) -> float:
    pattern = re.compile(rf"(?<!\w){re.escape(two.spelling)}(?!\w)")
    held = one.entry.samples
    return sum(bool(pattern.search(_without(sample, one))) for sample in held) / len(held)


def _without(sample: Sample, company: Company) -> str:
    return re.sub(rf"(?<!\w){re.escape(company.spelling)}(?!\w)", "_", sample.sentence)
