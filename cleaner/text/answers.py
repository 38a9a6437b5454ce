"""What the answers of the two language detectors are worth.

The n-gram profiles and the small model know different languages, and each of them always names
one. So their answers are averaged, words of its own speak for a language that is close to others,
and where neither is convinced the language counts as unknown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cleaner.settings import bounded
from cleaner.tables.close_languages import RARER
from cleaner.tables.languages import MISTAKEN, PROXIES
from cleaner.text import detectors
from cleaner.text.close_languages import close_to
from cleaner.text.scripts import can_write
from cleaner.text.units import Unit

__all__ = ["Answers", "Plainness", "Strangeness", "ask_model"]

_COVERING = frozenset(near[0] for near in PROXIES.values())
# The model's label "sh" stands for what these share.
_SERBO_CROATIAN = ("hr", "sr-Latn")


@dataclass(frozen=True)
class Plainness:
    """Where the n-gram profiles alone leave no doubt, and the model is not asked.

    On sentences of 35 languages this saved 6 questions in 10, and the answer was wrong in 2 of
    4,000; of languages without a profile none was taken for one that has one, but for those whose
    profile stands for a neighbour's too.
    """

    least_letters: int = 30
    """Letters that a piece must have."""
    fit_share: float = 0.75
    """It must score this much of what a text in the language itself scores."""
    margin_share: float = 0.1
    """And so much more, of its own score, than under the next profile."""

    def language(self, unit: Unit, fit: detectors.Fit) -> str:
        """Return the language that the profiles alone leave no doubt about, or ""."""
        if unit.weight < self.least_letters:
            return ""
        *_, second, score = sorted(fit.scores)
        if fit.best in _COVERING or score < self.fit_share * fit.usual:
            return ""
        return "" if score - second < self.margin_share * score else fit.best


@dataclass(frozen=True)
class Strangeness:
    """How sure it is that a piece is in a language that no detector knows.

    A known language convinces the model, and fits its profile about as well as it usually does:
    how well it does both, multiplied, is a probability too. Found as the costs of a change of
    language were.
    """

    unknown_chance: float = 0.15
    """Up to this probability no language is known."""
    known_chance: float = 0.55
    """From this probability on one certainly is."""
    unknown_fit_share: float = 0.5
    """A text that scores no more than this, as a share of what its best language usually scores
    under its profile, is not in that."""
    known_fit_share: float = 0.75
    """One that scores so much fits; sentences in known languages score 0.75 to 0.98."""
    sure_letters: int = 40
    """A piece with fewer letters tells less, by as much as it is shorter."""

    def share(
        self, unit: Unit, best: str, model: Mapping[str, float], fit: detectors.Fit | None
    ) -> float:
        """Return how sure it is, from 0 to 1; `best` is the language that is likeliest."""
        known = 1.0
        if model:
            known = min(1.0, sum(model.get(tag, 0.0) for tag in _alike(best)))
        if fit and best in fit.columns:
            share = max(fit.scores) / max(1.0, fit.usual)
            known *= _rise(share, self.unknown_fit_share, self.known_fit_share)
        strange = 1.0 - _rise(known, self.unknown_chance, self.known_chance)
        return strange * _rise(unit.weight, 0.0, self.sure_letters)


@dataclass(frozen=True)
class Answers:
    """What the answers of the two language detectors weigh.

    Found as the costs of a change of language were, but for those that say otherwise.
    """

    profile_share: float = bounded(0.12, least=1e-6)
    """How much the log-likelihood of an n-gram under a profile counts; n-grams overlap, so little
    of each is news."""
    model_share: float = 0.5
    """How much the logarithm of the model's probability counts."""
    model_languages: int = bounded(12, least=1)
    """The model is asked for so many languages at most."""
    least_chance: float = bounded(0.003, least=1e-9)
    """It is not asked for languages below this probability, which is what it is taken to give to
    all that it does not name."""
    heard_chance: float = 0.02
    """Above this probability a language counts whatever its profile says."""
    stranger_share: float = 0.72
    """What a text in a language without a profile is taken to score, as a share of what the
    language that fits it best scores itself: declarations in 30 such languages score 0.55 to 0.85,
    sentences in known languages 0.75 to 0.98."""
    word_nats: float = 1.0
    """What a language loses by each word less of its own than another that is close to it has."""
    most_words_nats: float = 6.0
    """What it loses at most."""
    rarer_nats: float = 1.0
    """What a language loses too that is written far less than the others of its group."""

    @cached_property
    def step_nats(self) -> float:
        """What one step of a profile's score counts."""
        return self.profile_share / detectors.STEPS

    @cached_property
    def silence_nats(self) -> float:
        """What it costs a language not to be named by the model."""
        return -self.model_share * math.log(self.least_chance)

    def weigh_words(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return what words take from the scores of languages that others are close to.

        The one that has the most loses nothing, so that no language of another group gains.
        """
        most, each = self.most_words_nats, self.word_nats
        top = max(counts.values(), default=0)
        return {
            tag: -min(most, each * (top - count)) - (self.rarer_nats if tag in RARER else 0.0)
            for tag, count in counts.items()
        }


def ask_model(text: str, script: str, answers: Answers) -> dict[str, float]:
    """Return the model's probabilities of languages that are written in the script."""
    model = detectors.predict_model(text, answers.model_languages, answers.least_chance)
    found: dict[str, float] = {}
    for tag, chance in (model or {}).items():
        if tag == "sh":
            for part in _SERBO_CROATIAN:
                found[part] = found.get(part, 0.0) + chance / len(_SERBO_CROATIAN)
            continue
        one = f"sr-{script}" if tag == "sr" else tag
        if can_write(one, script):
            found[one] = found.get(one, 0.0) + chance
    return found


@lru_cache(maxsize=256)
def _alike(tag: str) -> tuple[str, ...]:
    """Return the language and all that the detectors may take it for."""
    near = {tag, *PROXIES.get(tag, ()), *(one for one in PROXIES if tag in PROXIES[one])}
    near.update(*(alike for alike in MISTAKEN if tag in alike))
    group = close_to(tag)
    return tuple(sorted(near.union(group.tags if group else ())))


def _rise(value: float, low: float, high: float) -> float:
    """Return where the value stands between the two, from 0 to 1.

    >>> _rise(0.2, 0.0, 0.5), _rise(9, 0, 5), _rise(2, 2, 2)
    (0.4, 1.0, 1.0)
    """
    if value >= high:
        return 1.0
    return max(0.0, (value - low) / (high - low)) if high > low else 0.0
