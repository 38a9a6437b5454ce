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
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path

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
    spec = find_spec("langdetect")  # not imported: only its files are read
    source = Path(spec.origin or "" if spec else "").parent / "profiles" / language
    counts: Mapping[str, int] = json.loads(source.read_text(encoding="utf-8"))["freq"]
    pairs: Counter[str] = Counter()
    for gram, count in counts.items():
        if len(gram) == 2:
            pairs["".join(folded(char) for char in gram)] += count
    return _model(language, script, pairs, PAIR_TRUST)


def _from_words(language: str, script: str) -> LetterModel:
    """Count letter pairs in a word list of wordfreq, each word by its frequency."""
    pairs: Counter[str] = Counter()
    groups = word_groups(language, "small")
    for rank in range(0, len(groups), GROUPS_COUNTED):
        weight = 10 ** (-rank / 100) * COUNTED_WORDS
        line = " ".join(chain(*groups[rank : rank + GROUPS_COUNTED]))
        for (a, b), count in Counter(pairwise(f" {line} " if line else "")).items():
            pairs[folded(a) + folded(b)] += weight * count  # type: ignore[assignment]
    trust = SIGN_PAIR_TRUST if script in ("han", "hangul") else PAIR_TRUST
    made = _model(language, script, pairs, trust)
    # The list is in simplified characters; a traditional one is as common as its partner.
    return replace(made, partners=traditional_partners()) if language == "zh" else made


def _model(language: str, script: str, pairs: Mapping[str, float], trust: float) -> LetterModel:
    """Turn counts of pairs into costs; `trust` is the weight of the pair over the letter."""
    singles: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    for gram, count in pairs.items():
        singles[gram[1]] += count  # type: ignore[assignment]
        firsts[gram[0]] += count  # type: ignore[assignment]
    total = sum(singles.values()) or 1
    alone = {char: count / total for char, count in singles.items() if char != " "}
    return LetterModel(
        language,
        script,
        {char: -math.log((1 - trust) * share + LEAST_SHARE) for char, share in alone.items()},
        {
            gram: -math.log(trust * count / firsts[gram[0]] + (1 - trust) * alone[gram[1]])
            for gram, count in pairs.items()
            if gram[1] != " "
        },
    )
