"""What each piece of a text says about its language, as costs.

A unit is a sentence or, where scripts mix, a script run of one. It costs a language nothing where
it is plainly in it, and more the more it speaks against it. Costs are in nats, roughly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleaner.tables.languages import OTHER_SCRIPTS, PROXIES, WRITTEN_IN
from cleaner.tables.scripts import LANGUAGE_OF_SCRIPT, SCRIPT_RANGES, SHARED_SCRIPTS
from cleaner.text import detectors
from cleaner.text.lines import is_blank, lines
from cleaner.text.scripts import count_han, script_runs
from cleaner.text.sentences import sentences

__all__ = ["Unit", "cost_of_switch", "costs", "units"]

# What a switch of language costs, by what stands before the unit.
_SWITCH = {"paragraph": 2.6, "line": 3.0, "sentence": 4.0, "quote": 4.5, "clause": 6.0}
_SWITCH |= {"inside": 8.0, "gloss": 10.0}
# A letter of a script that the language is not written in.
_FOREIGN_LETTER_COST = 0.25
# A capitalised word may be a name: its letters count this much.
_NAME_SHARE = 0.1
# A Han character says as much as this many letters, a Hangul syllable as this many.
_LETTERS = {"Hani": 3.0, "Kana": 1.5, "Hang": 2.0}
# A unit says at most this much against a language.
_MOST_COST = 12.0
# Units with fewer letters are not shown to a detector.
_LEAST_LETTERS = 8
# How much the log-likelihood of an n-gram counts (n-grams overlap), and the model's probability.
_PROFILE_SHARE = 0.12
_MODEL_SHARE = 0.5
_MODEL_FLOOR = 0.003

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)[@#]\w+|<[^<>\n]{1,80}>")
_CASED = ("Latn", "Cyrl", "Grek", "Armn")


@dataclass(frozen=True)
class Unit:
    """A piece of text in one script; `before` names the boundary that it stands behind."""

    start: int
    end: int
    text: str
    script: str
    weight: float
    """Its letters, less those that may belong to names."""
    before: str


def units(text: str) -> Iterator[Unit]:
    """Yield the units of a text in order; what has no letters is in none."""
    masked = _NO_WORDS.sub(lambda match: " " * len(match[0]), text)
    before = "paragraph"
    for line in lines(masked):
        if is_blank(masked, line):
            before = "paragraph"
            continue
        for start, end in sentences(masked, *line):
            for unit in _runs(masked, start, end, before):
                yield unit
                before = "sentence"
            before = "sentence" if before != "paragraph" else before
        before = "line"


def _runs(text: str, start: int, end: int, before: str) -> Iterator[Unit]:
    """Yield the script runs of one sentence; kana and Han stay together."""
    opened = start
    runs = list(script_runs(text, start, end))
    at = 0
    while at < len(runs):
        last = at
        japanese = runs[at].script in ("Hani", "Kana")
        while japanese and last + 1 < len(runs) and runs[last + 1].script in ("Hani", "Kana"):
            last += 1
        begin = opened if at == 0 else runs[at].start
        if at:
            before = _boundary(text, runs[at].start)
        stop = runs[last].end
        piece = text[begin:stop]
        script = "Hani" if japanese else runs[at].script
        yield Unit(begin, stop, piece, script, _weight(piece, script), before)
        at = last + 1


def _boundary(text: str, start: int) -> str:
    """Name the place inside a sentence where another script begins."""
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    if before in "([{（【":
        return "gloss"
    if before in "\"“”«»„‘「『:：—–|/·":
        return "quote"
    return "clause" if before in ",،、，;；.。!?" else "inside"


@lru_cache(maxsize=64)
def _letters(script: str) -> re.Pattern[str]:
    """Return the pattern of one letter of the script."""
    ranges = SCRIPT_RANGES[script] + (SCRIPT_RANGES["Kana"] if script == "Hani" else "")
    return re.compile(f"[{ranges}]+")


def _weight(text: str, script: str) -> float:
    """Count the letters; in scripts with capitals, those of possible names count little."""
    words = _letters(script).findall(text)
    if script not in _CASED:
        return _LETTERS.get(script, 1.0) * sum(map(len, words))
    small = sum(len(word) for word in words if word.islower())
    return small + _NAME_SHARE * (sum(map(len, words)) - small)


def cost_of_switch(unit: Unit) -> float:
    """Return what it costs to change the language before the unit."""
    return _SWITCH[unit.before]


def costs(pieces: Sequence[Unit]) -> tuple[list[str], list[list[float]]]:
    """Return the candidate languages of the text, and what each unit costs each of them."""
    known = [_cost_of_languages(unit) for unit in pieces]
    votes: dict[str, float] = {}
    for unit, found in zip(pieces, known, strict=True):
        for tag, cost in found.items():
            if tag and cost < 1.0:
                votes[tag] = votes.get(tag, 0.0) + unit.weight * (1.0 - cost)
    votes.pop("und", None)
    tags = sorted(sorted(votes), key=lambda tag: -votes[tag])[:20]
    if len(tags) < 2 and not any(found.get("und", 9.0) < 1.0 for found in known):
        return tags or ["und"], []
    tags.append("und")
    table = [
        [_cost(unit, found, tag) for tag in tags] for unit, found in zip(pieces, known, strict=True)
    ]
    return tags, table


def _cost(unit: Unit, found: dict[str, float], tag: str) -> float:
    """Return what the unit costs the language: "" in `found` stands for all others in script."""
    if tag in found:
        return found[tag]
    if tag == "und" or _can_write(tag, unit.script):
        return found.get("", 0.0)
    return _FOREIGN_LETTER_COST * unit.weight


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
    kana = len("".join(_letters("Kana").findall(unit.text)))
    found = {
        "zh-Hans": 1.5 * han.traditional + 0.75 * kana + 0.5 * han.japanese,
        "zh-Hant": 1.5 * han.simplified + 0.75 * kana + 0.5 * han.japanese,
        "ja": 1.0 * han.not_japanese + (0.0 if kana else 0.15 * han.total),
    }
    least = min(found.values())
    return {tag: min(cost - least, 3 * _MOST_COST) for tag, cost in found.items()} | {"und": 6.0}


def _cost_of_shared(unit: Unit) -> dict[str, float]:
    """Ask both detectors, and average what they say."""
    if unit.weight < _LEAST_LETTERS:
        return {"": 0.0}
    model = _written(detectors.predict_model(unit.text), unit.script)
    fit = detectors.fit_profiles(unit.text, unit.script)
    scores = _scores(model, fit)
    if not scores:
        return {"": 0.0}
    best = max(sorted(scores), key=scores.__getitem__)
    found = {tag: min(_MOST_COST, scores[best] - score) for tag, score in scores.items()}
    found[""] = max(found.values())
    found["und"] = _cost_of_unknown(unit, best, model, fit)
    return found


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


def _scores(model: dict[str, float], fit: detectors.Fit | None) -> dict[str, float]:
    """Return a log score for each language that either detector holds possible."""
    likely = fit.scores if fit else {}
    tags = sorted({*likely, *(tag for tag in model if model[tag] > 0.02 or tag in PROXIES)})
    worst = min(likely.values(), default=0.0)
    # A language without a profile or a neighbour with one: what a strange text scores (0.62 of
    # the best language's own mean, found on declarations in languages without a profile).
    stranger = 0.75 * max(likely.values(), default=0.0)
    scores: dict[str, float] = {}
    for tag in tags:
        near = [likely[one] for one in PROXIES.get(tag, ()) if one in likely]
        profile = likely.get(tag, max(near, default=max(worst, stranger)))
        chance = math.log(model.get(tag, 0.0) + _MODEL_FLOOR) if model else 0.0
        scores[tag] = _PROFILE_SHARE * profile + _MODEL_SHARE * chance
    return scores


def _cost_of_unknown(
    unit: Unit, best: str, model: dict[str, float], fit: detectors.Fit | None
) -> float:
    """Return what it costs to call the unit unknown: little when nothing fits it well."""
    known = 1.0
    group = [best, *PROXIES.get(best, ()), *(one for one in PROXIES if best in PROXIES[one])]
    if model:
        known = sum(model.get(tag, 0.0) for tag in group)
    if fit:
        means = detectors.expected_fit(unit.script)
        mean = means.get(best, sum(means.values()) / len(means))
        share = max(fit.scores.values()) / fit.grams / mean
        known = min(known, 1.0) * min(1.0, max(0.0, (share - 0.5) / 0.3))
    strange = 1.0 - min(1.0, max(0.0, (known - 0.25) / 0.4))
    return min(6.0, 0.15 * unit.weight) * (1.0 - strange * min(1.0, unit.weight / 40))
