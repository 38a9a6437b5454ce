"""What the letters of a language cost, in nats: each alone, and each after the one before.

The figures come from data that installs with two dependencies: letter pairs of about fifty
languages from langdetect's profiles (counted in Wikipedia), and for Chinese, Japanese, Korean and
Icelandic, words with their frequencies from wordfreq. They are read when first needed, a script at
a time.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.tables.reading_costs import (
    ASCII_COST,
    COUNTED_WORDS,
    FOLD,
    FOREIGN_COST,
    GROUPS_COUNTED,
    LEAST_SHARE,
    PAIR_TRUST,
    PROFILES,
    RANGES,
    SIGN_PAIR_TRUST,
    UNSEEN_COST,
    WORD_LISTS,
)
from cleaner.text.word_lists import traditional_partners, word_groups

if TYPE_CHECKING:
    from numpy import float64, floating, int64
    from numpy.typing import NDArray

__all__ = ["SCRIPTS", "LetterModel", "folded", "letter_models", "script_of"]

SCRIPTS = frozenset((*PROFILES, *WORD_LISTS))
"""The scripts that there are models for."""


@lru_cache(maxsize=20000)
def script_of(char: str) -> str:
    """Return the script of a letter, "mark" for a combining mark, "other" for all else."""
    code = ord(char)
    if code < 0x80:
        return "latin" if char.isalpha() else "other"
    for end, script in RANGES:
        if code < end:
            if unicodedata.category(char)[0] not in "LM":
                return "other"
            return script
    return "other"


@lru_cache(maxsize=20000)
def folded(char: str) -> str:
    """Return the letter as the models know it; a space for all else."""
    if script_of(char) in ("other", "mark"):
        return " "
    return char.translate(FOLD).lower()[:1]


@dataclass(frozen=True)
class LetterModel:
    """Costs of the letters of one language, alone and each after another."""

    language: str
    script: str
    singles: Mapping[str, float]
    pairs: Mapping[str, float]
    partners: Mapping[str, str] = field(default_factory=dict)

    def cost(self, a: str, b: str) -> float:
        """Return the cost of letter `b` after `a`, both folded."""
        if self.partners:
            a, b = self.partners.get(a, a), self.partners.get(b, b)
        known = self.pairs.get(a + b)
        if known is not None:
            return known
        alone = self.singles.get(b)
        if alone is not None:
            return alone
        if b.isascii():
            return ASCII_COST
        return UNSEEN_COST if script_of(b) == self.script else FOREIGN_COST


@cache
def letter_models(script: str) -> tuple[LetterModel, ...]:
    """Load the models of one script."""
    made = [_from_profile(name, script) for name in PROFILES.get(script, ())]
    made += [_from_words(name, script) for name in WORD_LISTS.get(script, ())]
    return tuple(made)


def _from_profile(language: str, script: str) -> LetterModel:
    """Count letter pairs in a profile of langdetect."""
    import numpy

    spec = find_spec("langdetect")  # not imported: only its files are read
    source = Path(spec.origin or "" if spec else "").parent / "profiles" / language
    counts: Mapping[str, int] = json.loads(source.read_text(encoding="utf-8"))["freq"]
    grams = {gram: count for gram, count in counts.items() if len(gram) == 2}
    codes = _codes("".join(map(folded, "".join(grams))))
    weights = numpy.fromiter(grams.values(), dtype=numpy.float64, count=len(grams))
    return _model(language, script, _keys(codes[0::2], codes[1::2]), weights, PAIR_TRUST)


def _from_words(language: str, script: str) -> LetterModel:
    """Count letter pairs in a word list of wordfreq, each word by its frequency."""
    import numpy

    keys: list[NDArray[int64]] = []
    weights: list[NDArray[floating[Any]]] = []
    fold = _Fold()
    groups = word_groups(language, "small")
    for rank in range(0, len(groups), GROUPS_COUNTED):
        words = " ".join(chain(*groups[rank : rank + GROUPS_COUNTED]))
        if words:
            codes = fold.codes(f" {words} ")
            pairs, counts = numpy.unique(_keys(codes[:-1], codes[1:]), return_counts=True)
            keys.append(pairs)
            weights.append(counts * (10 ** (-rank / 100) * COUNTED_WORDS))
    seen = numpy.concatenate(keys) if keys else numpy.zeros(0, dtype=numpy.int64)
    much = numpy.concatenate(weights) if weights else numpy.zeros(0)
    trust = SIGN_PAIR_TRUST if script in ("han", "hangul") else PAIR_TRUST
    made = _model(language, script, seen, much, trust)
    # The list is in simplified characters; a traditional one is as common as its partner.
    return replace(made, partners=traditional_partners()) if language == "zh" else made


def _codes(text: str) -> NDArray[int64]:
    import numpy

    return numpy.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(numpy.int64)


def _keys(first: NDArray[int64], second: NDArray[int64]) -> NDArray[int64]:
    """Return one number for each pair of codes."""
    return first << 32 | second


class _Fold:
    """The folded code of each character, found once."""

    def __init__(self) -> None:
        import numpy

        self._table = numpy.zeros(0x110000, dtype=numpy.int32)

    def codes(self, text: str) -> NDArray[int64]:
        """Return the codes of a text, folded."""
        import numpy

        codes = _codes(text)
        new = numpy.unique(codes[self._table[codes] == 0])
        if len(new):
            self._table[new] = _codes("".join(folded(chr(code)) for code in new.tolist()))
        return self._table[codes].astype(numpy.int64)


def _model(
    language: str, script: str, pairs: NDArray[int64], weights: NDArray[float64], trust: float
) -> LetterModel:
    """Turn weights of pairs into costs; `trust` is the weight of the pair over the letter."""
    import numpy

    keys, at = numpy.unique(pairs, return_inverse=True)
    counts = numpy.bincount(at, weights)
    _, first_at = numpy.unique(keys >> 32, return_inverse=True)
    letters, letter_at = numpy.unique(keys & 0xFFFFFFFF, return_inverse=True)
    alone = numpy.bincount(letter_at, counts) / (counts.sum() or 1.0)
    after = counts / numpy.bincount(first_at, counts)[first_at]
    likely = trust * after + (1 - trust) * alone[letter_at]
    spelled = (keys >> 32 | (keys & 0xFFFFFFFF) << 32).astype("<u8").tobytes().decode("utf-32-le")
    singles = zip(map(chr, letters.tolist()), alone.tolist(), strict=True)
    return LetterModel(
        language,
        script,
        {
            char: -math.log((1 - trust) * share + LEAST_SHARE)
            for char, share in singles
            if char != " "
        },
        {
            spelled[2 * number : 2 * number + 2]: -math.log(value)
            for number, value in enumerate(likely.tolist())
            if spelled[2 * number + 1] != " "
        },
    )
