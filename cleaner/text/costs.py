"""What each piece of a text costs the languages that the text may be in.

Both detectors are asked for every piece in a script that many languages share; but what a piece
costs a language is worked out only where the whole text leaves several to choose from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, Protocol

from cleaner.tables.languages import PROXIES
from cleaner.tables.scripts import LANGUAGE_OF_SCRIPT, SHARED_SCRIPTS
from cleaner.text import detectors
from cleaner.text.answers import Answers, ask_model
from cleaner.text.close_languages import close_to
from cleaner.text.evidence import USUAL, Evidence, Segmentation
from cleaner.text.scripts import can_write
from cleaner.text.units import Unit, clauses, units, without_titles

__all__ = ["Costs", "costs"]


@dataclass(frozen=True)
class Costs:
    """What each unit costs each candidate language; no table where there is one candidate."""

    units: list[Unit]
    tags: list[str]
    table: list[list[float]]


def costs(text: str, settings: Segmentation = USUAL) -> Costs:
    """Return the units of the text, its candidate languages, and what each costs the other."""
    evidence = settings.evidence
    whole = list(units(text, settings.pieces))
    read = _read(whole, settings)
    parts: dict[int, list[Unit]] = {}
    for at, reading in enumerate(read):
        if reading.unknown is not None and reading.unknown < evidence.doubtful_nats:
            parts[at] = list(clauses(whole[at], settings.pieces))
    cut = {at: found for at, found in parts.items() if len(found) > 1}
    clause_readings = iter(_read([one for found in cut.values() for one in found], settings))
    pieces: list[Unit] = []
    readings: list[_Reading] = []
    for at, (unit, reading) in enumerate(zip(whole, read, strict=True)):
        pieces += cut.get(at, [unit])
        readings += [next(clause_readings) for _ in cut[at]] if at in cut else [reading]
    return _tabled(pieces, readings, evidence)


def _tabled(pieces: list[Unit], readings: Sequence[_Reading], evidence: Evidence) -> Costs:
    """Find the candidates; where there is more than one, work out what every piece costs each."""
    tags = _candidates(pieces, readings, evidence)
    least = evidence.candidate_nats
    strange = any(one.unknown is not None and one.unknown < least for one in readings)
    if len(tags) < 2 and not strange:
        return Costs(pieces, tags or ["und"], [])
    tags.append("und")
    table = [
        _row(unit, reading, tags, evidence) for unit, reading in zip(pieces, readings, strict=True)
    ]
    return Costs(pieces, tags, table)


def _candidates(pieces: list[Unit], readings: Iterable[_Reading], evidence: Evidence) -> list[str]:
    """Return the languages that units are likely in, the likeliest first."""
    most = evidence.candidate_nats
    votes: dict[str, float] = {}
    for unit, reading in zip(pieces, readings, strict=True):
        for tag, cost in reading.near.items():
            if cost < most:
                votes[tag] = votes.get(tag, 0.0) + unit.weight * (most - cost)
    return sorted(sorted(votes), key=lambda tag: -votes[tag])[: evidence.most_languages]


def _row(unit: Unit, reading: _Reading, tags: Sequence[str], evidence: Evidence) -> list[float]:
    """Return what the unit costs each of the languages."""
    foreign = _foreign_nats(unit, evidence) * unit.weight
    row: list[float] = []
    for tag in tags:
        cost = reading.cost(tag)
        if cost is None:
            cost = reading.others if tag == "und" or can_write(tag, unit.script) else foreign
        row.append(cost)
    return row


def _foreign_nats(unit: Unit, evidence: Evidence) -> float:
    """Return what each letter of the unit says against a language that is not written so."""
    words = unit.text.split()
    is_running = (
        unit.before in ("paragraph", "line")
        and len(words) >= evidence.running_words
        and words[0][:1].isalpha()
        and all(map(str.islower, words[1:]))
    )
    return evidence.running_letter_nats if is_running else evidence.foreign_letter_nats


# --- the readings of single pieces --------------------------------------------------------------


class _Score(Protocol):
    """What one piece costs single languages."""

    def cost(self, tag: str) -> float | None:
        """Return the cost; None for as much as the piece may cost at most."""


class _Reading(NamedTuple):
    """What a piece costs each language that it may be in."""

    near: Mapping[str, float]
    """Every language that it costs less than a candidate, and maybe some more."""
    unknown: float | None = None
    """What it costs to be in none that the detectors know; None where it says nothing."""
    others: float = 0.0
    """What it costs any other language of its script, where `further` does not say."""
    further: _Score | None = None

    def cost(self, tag: str) -> float | None:
        """Return what it costs a language; None where nothing more is known of that."""
        if tag == "und":
            return self.unknown
        found = self.near.get(tag)
        return found if found is not None or not self.further else self.further.cost(tag)


_SILENT = _Reading({})


def _read(pieces: Sequence[Unit], settings: Segmentation) -> list[_Reading]:
    """Read each piece by itself."""
    unknown = settings.evidence.plain_script_nats
    readings: list[_Reading] = [_SILENT] * len(pieces)
    asked: dict[str, list[int]] = {}
    for at, unit in enumerate(pieces):
        if unit.script in SHARED_SCRIPTS:
            tells = unit.weight >= settings.evidence.least_letters
            if tells and not settings.evidence.is_drawn_out(unit.text):
                asked.setdefault(unit.script, []).append(at)
        elif unit.script == "Hani":
            readings[at] = _Reading(settings.han.costs(unit.text), unknown)
        else:
            readings[at] = _Reading({LANGUAGE_OF_SCRIPT[unit.script]: 0.0}, unknown)
    for script, places in asked.items():
        texts = [without_titles(pieces[at], settings.pieces) for at in places]
        fits = detectors.fit_profiles(texts, script)
        for at, text, fit in zip_longest(places, texts, fits):
            readings[at] = _read_shared(pieces[at], text, fit, settings)
    return readings


def _read_shared(
    unit: Unit, text: str, fit: detectors.Fit | None, settings: Segmentation
) -> _Reading:
    """Read a piece in a script that many languages share; `text` is what the detectors see."""
    evidence, answers = settings.evidence, settings.answers
    most = min(evidence.most_nats, evidence.foreign_letter_nats * unit.weight)
    doubt = min(evidence.unknown_nats, evidence.unknown_letter_nats * unit.weight)
    near = evidence.candidate_nats
    if fit and settings.plainness.language(unit, fit):
        plain = _Plain(answers, fit, most)
        return _Reading(plain.near(near), doubt, most, plain)
    model = ask_model(text, unit.script, answers)
    found = _Averaged(answers, fit, model, most)
    found.hear(text, near)
    if not found.best:
        return _SILENT
    strange = doubt * settings.strangeness.share(unit, found.best, model, fit)
    found.strange = strange
    return _Reading(found.near(), doubt - strange, most + strange, found)


class _Plain:
    """What a piece that the profiles alone tell the language of costs that, and others."""

    __slots__ = ("_fit", "_gap", "_least", "_step", "_top")

    def __init__(self, answers: Answers, fit: detectors.Fit, most: float) -> None:
        self._fit, self._step, self._gap = fit, answers.step_nats, answers.silence_nats
        self._top = max(fit.scores)
        self._least = self._top - (most - self._gap) / self._step

    def near(self, nats: float) -> Mapping[str, float]:
        """Return all costs below so much, and maybe some more."""
        if nats <= self._gap:
            return _alone(self._fit.best)
        costs = ((tag, self.cost(tag)) for tag in self._fit.columns)
        return {tag: cost for tag, cost in costs if cost is not None}

    def cost(self, tag: str) -> float | None:
        """Return the cost; None for as much as the piece may cost at most."""
        if tag == self._fit.best:
            return 0.0
        column = self._fit.columns.get(tag)
        if column is None or self._fit.scores[column] <= self._least:
            return None
        return self._step * (self._top - self._fit.scores[column]) + self._gap


@lru_cache(maxsize=256)
def _alone(tag: str) -> Mapping[str, float]:
    """Return one mapping for all pieces of a language: a long text has very many."""
    return {tag: 0.0}


class _Averaged:
    """What a piece costs each language by both detectors, and by words that tell close ones."""

    __slots__ = (
        *("_answers", "_fit", "_model", "_most", "_heard", "_top_fit", "_least", "_words"),
        *("_scores", "best", "strange"),
    )

    def __init__(
        self, answers: Answers, fit: detectors.Fit | None, model: Mapping[str, float], most: float
    ) -> None:
        self._answers, self._fit, self._model, self._most = answers, fit, model, most
        self._heard = frozenset(tag for tag, one in model.items() if one > answers.heard_chance)
        self._top_fit = max(fit.scores) if fit else 0
        self._least = self._top_fit - (most + answers.silence_nats) / answers.step_nats
        self._words: Mapping[str, float] = {}
        self._scores: dict[str, float] = {}
        self.best = ""
        """The likeliest language, the first by name of several; "" where there is none."""
        self.strange = 0.0
        """What it costs every language that the piece may be in an unknown one."""

    def hear(self, text: str, nats: float) -> None:
        """Score all languages that may be so near to the likeliest, and find that.

        Words of their own speak for the languages that are close to the one likeliest without.
        """
        self._score_all((*self._near_profiles(nats), *self._heard))
        group = close_to(self.best)
        if group:
            self._words = self._answers.weigh_words(group.count(text))
            self._heard |= set(group.tags)
            self._score_all(group.tags)

    def near(self) -> dict[str, float]:
        """Return the costs of all languages that are near, and maybe some more."""
        top = self._scores[self.best]
        return {
            tag: min(self._most, top - score) + self.strange for tag, score in self._scores.items()
        }

    def cost(self, tag: str) -> float | None:
        """Return the cost; None for as much as the piece may cost at most."""
        score = self._score(tag)
        if score is None:
            return None
        return min(self._most, self._scores[self.best] - score) + self.strange

    def _near_profiles(self, nats: float) -> list[str]:
        """Return the languages whose profiles fit so well that the model may say the rest."""
        if not self._fit:
            return []
        reach = (nats + self._answers.silence_nats) / self._answers.step_nats
        least = self._top_fit - reach - 1
        scores = self._fit.scores
        return [tag for tag, column in self._fit.columns.items() if scores[column] > least]

    def _score_all(self, tags: Iterable[str]) -> None:
        """Score languages."""
        for tag in tags:
            score = self._score(tag)
            if score is not None:
                self._scores[tag] = score
        self.best = max(sorted(self._scores), key=self._scores.__getitem__, default="")

    def _score(self, tag: str) -> float | None:
        """Return a log score; None where it is certain to be too far below the best."""
        answers, fit = self._answers, self._fit
        column = fit.columns.get(tag) if fit else None
        if fit is None or column is None:
            if tag not in self._heard:
                return None
            near = (
                [fit.scores[fit.columns[one]] for one in PROXIES.get(tag, ()) if one in fit.columns]
                if fit
                else []
            )
            profile: float = max(near, default=answers.stranger_share * fit.usual if fit else 0.0)
        else:
            profile = fit.scores[column]
            if profile <= self._least and tag not in self._heard:
                return None
        score = answers.step_nats * profile
        if self._model:
            chance = self._model.get(tag, 0.0) + answers.least_chance
            score += answers.model_share * math.log(chance)
        return score + self._words.get(tag, 0.0)
