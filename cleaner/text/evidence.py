"""What each piece of a text says about its language, as costs.

A unit costs a language nothing where it is plainly in it, and more the more it speaks against it.
Costs are in nats, roughly. All numbers were found by trying a range around each on some 950 texts,
mixed and unmixed, in 45 languages, and taking what split no sound text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from cleaner.tables.close_languages import CLOSE_WORDS
from cleaner.tables.languages import OTHER_SCRIPTS, PROXIES, WRITTEN_IN
from cleaner.tables.scripts import LANGUAGE_OF_SCRIPT, SCRIPT_RANGES, SHARED_SCRIPTS
from cleaner.text import detectors
from cleaner.text.scripts import count_han
from cleaner.text.units import Unit, clauses, units, without_titles

__all__ = ["Costs", "cost_of_switch", "costs"]

# What a switch of language costs, by what stands before the unit.
_SWITCH = {"paragraph": 2.4, "line": 2.8, "sentence": 4.0, "quote": 4.0, "clause": 4.5}
_SWITCH |= {"inside": 8.0, "gloss": 10.0}
# A letter of a script that the language is not written in; no evidence is stronger.
_FOREIGN_LETTER_COST = 0.38
# A unit says at most this much against a language.
_MOST_COST = 12.0
# Units with fewer letters are not shown to a detector.
_LEAST_LETTERS = 8
_KANA = re.compile(f"[{SCRIPT_RANGES['Kana']}]")
# How much the log-likelihood of an n-gram counts (n-grams overlap), and the model's probability.
_PROFILE_SHARE = 0.12 / detectors.STEPS
_MODEL_SHARE = 0.5
_MODEL_FLOOR = 0.003

# Where the profiles leave no doubt the model is not asked: with so many letters, so much of what
# the language itself scores, and so much more than the next. On sentences of 35 languages this
# saved 6 questions in 10, and the answer was wrong in 2 of 4,000; of languages without a profile
# none was taken for one that has, but for those whose profile stands for a neighbour's too.
_PLAIN_LETTERS = 30
_PLAIN_SHARE = 0.75
_PLAIN_MARGIN = 0.1
_COVERING = frozenset(near[0] for near in PROXIES.values())
# What a text in a language without a profile scores, as a share of what the language that fits it
# best scores itself: declarations in 30 such languages score 0.55 to 0.85, sentences in known
# languages 0.75 to 0.98.
_STRANGE_SHARE = 0.72
# Below this probability of the model, times the fit to the profile, no language is known; where it
# is 0.4 higher, one certainly is.
_STRANGER_CHANCE = 0.15
# What it costs at most to call a known language unknown, or an unknown one known.
_UNKNOWN_COST = 4.5
_UNKNOWN_LETTER_COST = 0.38
# What one word of its own adds to a language among its neighbours, and what all add at most.
_WORD_GAIN = 1.0
_MOST_WORD_GAIN = 6.0
# A unit that is not plainly in one language is read clause by clause, where each is long enough.
_DOUBTFUL_COST = 4.5


def cost_of_switch(unit: Unit) -> float:
    """Return what it costs to change the language before the unit."""
    return _SWITCH[unit.before]


@dataclass(frozen=True)
class Costs:
    """What each unit costs each candidate language; no table where there is one candidate."""

    units: list[Unit]
    tags: list[str]
    table: list[list[float]]


def costs(text: str) -> Costs:
    """Return the units of the text, its candidate languages, and what each costs the other."""
    pieces: list[Unit] = []
    known: list[dict[str, float]] = []
    for unit in units(text):
        found = _cost_of_languages(unit)
        parts = list(clauses(unit)) if found.get("und", 9.0) < _DOUBTFUL_COST else []
        for one in parts if len(parts) > 1 else [unit]:
            pieces.append(one)
            known.append(found if one is unit else _cost_of_languages(one))
    votes: dict[str, float] = {}
    for unit, found in zip(pieces, known, strict=True):
        for tag, cost in found.items():
            if tag and cost < 1.0:
                votes[tag] = votes.get(tag, 0.0) + unit.weight * (1.0 - cost)
    votes.pop("und", None)
    tags = sorted(sorted(votes), key=lambda tag: -votes[tag])[:20]
    if len(tags) < 2 and not any(found.get("und", 9.0) < 1.0 for found in known):
        return Costs(pieces, tags or ["und"], [])
    tags.append("und")
    table = [
        [_cost(unit, found, tag) for tag in tags] for unit, found in zip(pieces, known, strict=True)
    ]
    return Costs(pieces, tags, table)


def _cost(unit: Unit, found: dict[str, float], tag: str) -> float:
    """Return what the unit costs the language: "" in `found` stands for all others in script."""
    if tag in found:
        return found[tag]
    if tag == "und" or _can_write(tag, unit.script):
        return found.get("", 0.0)
    return _FOREIGN_LETTER_COST * unit.weight


@lru_cache(maxsize=1024)
def _can_write(tag: str, script: str) -> bool:
    """Say whether the language is written in a shared script."""
    if script not in SHARED_SCRIPTS:
        return False
    if tag.startswith("sr-"):
        return tag.endswith(script)
    if script == "Latn":
        return not (
            tag in OTHER_SCRIPTS
            or tag in ("zh-Hans", "zh-Hant")
            or tag in LANGUAGE_OF_SCRIPT.values()
            or any(tag in tags for tags in WRITTEN_IN.values())
        )
    return tag in WRITTEN_IN[script]


def _cost_of_languages(unit: Unit) -> dict[str, float]:
    """Return what the unit costs each language that it may be in; "" stands for the others."""
    if unit.script == "Hani":
        return _cost_of_han(unit)
    if unit.script in SHARED_SCRIPTS:
        return _cost_of_shared(unit)
    return {LANGUAGE_OF_SCRIPT[unit.script]: 0.0, "und": 6.0}


def _cost_of_han(unit: Unit) -> dict[str, float]:
    """Weigh kana and the characters that only one way of writing has."""
    han = count_han(unit.text)
    kana = len(_KANA.findall(unit.text))
    found = {
        "zh-Hans": 1.5 * han.traditional + 1.2 * kana + 1.5 * han.japanese,
        "zh-Hant": 1.5 * han.simplified + 1.2 * kana + 1.5 * han.japanese,
        "ja": 1.2 * han.not_japanese + 0.25 * max(0, han.total - 4 * kana),
    }
    least = min(found.values())
    return {tag: min(cost - least, 3 * _MOST_COST) for tag, cost in found.items()} | {"und": 6.0}


def _cost_of_shared(unit: Unit) -> dict[str, float]:
    """Ask both detectors, and average what they say."""
    if unit.weight < _LEAST_LETTERS:
        return {"": 0.0}
    text = without_titles(unit)
    most = min(_MOST_COST, _FOREIGN_LETTER_COST * unit.weight)
    doubt = min(_UNKNOWN_COST, _UNKNOWN_LETTER_COST * unit.weight)
    fit = detectors.fit_profiles(text, unit.script)
    plain = _plain(unit, fit) if fit else ""
    if fit and plain:
        return _cost_beside(plain, fit, most) | {"": most, "und": doubt}
    model = _written(detectors.predict_model(text), unit.script)
    scores = _scores(model, fit, unit.script, most)
    if not scores:
        return {"": 0.0}
    best = max(sorted(scores), key=scores.__getitem__)
    if best in CLOSE_WORDS:
        _hear_words(text, CLOSE_WORDS[best], scores)
        best = max(sorted(scores), key=scores.__getitem__)
    strange = doubt * _strangeness(unit, best, model, fit)
    found = {tag: min(most, scores[best] - score) + strange for tag, score in scores.items()}
    return found | {"": most + strange, "und": doubt - strange}


def _cost_beside(plain: str, fit: detectors.Fit, most: float) -> dict[str, float]:
    """Return what a unit that is plainly in one language costs it and those close to it."""
    gap = -_MODEL_SHARE * math.log(_MODEL_FLOOR)
    top = fit.scores[plain]
    near = top - (most - gap) / _PROFILE_SHARE
    found = {
        tag: _PROFILE_SHARE * (top - score) + gap
        for tag, score in fit.scores.items()
        if score > near
    }
    return found | {plain: 0.0}


def _hear_words(text: str, group: dict[str, frozenset[str]], scores: dict[str, float]) -> None:
    """Add to the scores of close languages what words of their own are in the text."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    for tag, own in group.items():
        heard = sum(map(own.__contains__, words))
        if heard and tag in scores:
            scores[tag] += min(_MOST_WORD_GAIN, _WORD_GAIN * heard)


def _plain(unit: Unit, fit: detectors.Fit) -> str:
    """Return the language that the profiles alone leave no doubt about, or ""."""
    if unit.weight < _PLAIN_LETTERS:
        return ""
    *_, second, score = sorted(fit.scores.values())
    best = max(fit.scores, key=fit.scores.__getitem__)
    usual = detectors.expected_fit(unit.script)[best] * fit.grams
    if best in _COVERING or score < _PLAIN_SHARE * usual or score - second < _PLAIN_MARGIN * score:
        return ""
    return best


def _written(model: dict[str, float] | None, script: str) -> dict[str, float]:
    """Return the model's probabilities of languages that are written in the script."""
    found: dict[str, float] = {}
    for tag, chance in (model or {}).items():
        if tag == "sh":  # the model's label for what Croatian, Bosnian and Serbian share
            for part in ("hr", "sr-Latn"):
                found[part] = found.get(part, 0.0) + chance / 2
            continue
        one = f"sr-{script}" if tag == "sr" else tag
        if _can_write(one, script):
            found[one] = found.get(one, 0.0) + chance
    return found


def _scores(
    model: dict[str, float], fit: detectors.Fit | None, script: str, most: float
) -> dict[str, float]:
    """Return a log score for each language that is not certain to be `most` below the best."""
    likely = fit.scores if fit else {}
    best = max(likely.values(), default=0)
    usual = _usual_fit(fit, script) if fit else 0.0
    stranger = _STRANGE_SHARE * usual
    least = best - (most + _MODEL_SHARE * -math.log(_MODEL_FLOOR)) / _PROFILE_SHARE
    tags = {tag for tag, score in likely.items() if score > least}
    tags |= {tag for tag, chance in model.items() if chance > 0.02}
    scores: dict[str, float] = {}
    for tag in sorted(tags):
        profile: float | None = likely.get(tag)
        if profile is None:
            near = [likely[one] for one in PROXIES.get(tag, ()) if one in likely]
            profile = max(near, default=stranger)
        scores[tag] = _PROFILE_SHARE * profile
        if model:
            scores[tag] += _MODEL_SHARE * math.log(model.get(tag, 0.0) + _MODEL_FLOOR)
    return scores


def _usual_fit(fit: detectors.Fit, script: str) -> float:
    """Return what a text in the language that fits best scores when it really is in it."""
    best = max(fit.scores, key=fit.scores.__getitem__)
    return detectors.expected_fit(script)[best] * fit.grams


def _strangeness(
    unit: Unit, best: str, model: dict[str, float], fit: detectors.Fit | None
) -> float:
    """Return how sure it is that no detector knows the language: from 0 to 1.

    A known language convinces the model, and fits its profile about as well as it usually does.
    """
    known = 1.0
    if model:
        group = [best, *PROXIES.get(best, ()), *(one for one in PROXIES if best in PROXIES[one])]
        known = min(1.0, sum(model.get(tag, 0.0) for tag in group))
    if fit and best in fit.scores:
        share = max(fit.scores.values()) / max(1.0, _usual_fit(fit, unit.script))
        known *= min(1.0, max(0.0, (share - 0.5) / 0.25))
    strange = 1.0 - min(1.0, max(0.0, (known - _STRANGER_CHANCE) / 0.4))
    return strange * min(1.0, unit.weight / 40)
