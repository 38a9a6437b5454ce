"""How well a string reads, in nats: the cost of its characters, each after the one before.

Two readings of the same bytes are compared by it: the right one costs far less. The figures
come from data that installs with two dependencies: letter pairs of about fifty languages from
langdetect's profiles (counted in Wikipedia), and for Chinese, Japanese, Korean and Icelandic,
words with their frequencies from wordfreq. They are read when first needed, a script at a time.
Nothing here knows words: it is too coarse to tell languages apart or to judge grammar.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from cleaner.tables.reading_costs import (
    ASCII_COST,
    BEYOND_ASCII_WEIGHT,
    BREAK_COST,
    CASE_COST,
    CONTROL_COST,
    CORNERS,
    COUNTED_WORDS,
    FEW_MODELS,
    FIRST_PAIRS,
    FOLD,
    FOREIGN_COST,
    GLUE_COST,
    GLUED_COST,
    LEAST_SHARE,
    LETTERS_A_SCRIPT,
    LOST_COST,
    MARK_COST,
    MARKS,
    PAIR_TRUST,
    PLAIN_COST,
    PRIVATE_COST,
    PROFILES,
    RANGES,
    REPEAT_COST,
    RULE_COST,
    RULES,
    SIGN_PAIR_TRUST,
    SYMBOL_COST,
    UNMERGED_MODELS,
    UNSEEN_COST,
    WORD_LISTS,
)

__all__ = ["Reading", "read", "script_of", "skim"]


@dataclass(frozen=True)
class Reading:
    """What reading a text cost: in all, for how many characters, in which language and script."""

    cost: float
    chars: int
    language: str
    script: str

    @property
    def mean(self) -> float:
        """The cost of a character; sound text lies between 2 and 8."""
        return self.cost / self.chars if self.chars else 0.0


def read(text: str) -> Reading:
    """Read the text in the language that makes it cheapest.

    >>> read("Точная цель").mean < read("Òî÷íàÿ öåëü").mean
    True
    """
    return _read(text, _models)


def skim(text: str) -> float:
    """Return about what reading costs, from below: each pair in the language that has it most.

    Much faster than `read` where a script serves many languages.
    """
    return _read(text, _merged).cost


def _read(text: str, models_of: Callable[[str], tuple[_Model, ...]]) -> Reading:
    text = unicodedata.normalize("NFC", text)
    counts = Counter(zip(" " + text, text, strict=False))
    scripts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    shared = 0.0
    for (a, b), count in counts.items():
        shared += _shared_cost(a, b) * count
        script = script_of(b)
        if script not in ("other", "mark"):
            scripts[script] += count if b.isascii() else BEYOND_ASCII_WEIGHT * count
            pairs[_folded(a), _folded(b)] += count
    letters = sum(scripts.values())
    wanted = [
        s for s in sorted(scripts) if s in _KNOWN and LETTERS_A_SCRIPT * scripts[s] >= letters
    ]
    best = Reading(math.inf, len(text), "", "")
    for script in wanted or ["latin"]:
        for model in _likeliest(models_of(script), pairs):
            cost = shared + sum(model.cost(a, b) * count for (a, b), count in pairs.items())
            if cost < best.cost:
                best = Reading(cost, len(text), model.language, script)
    return best


def _likeliest(
    models: tuple[_Model, ...], pairs: Counter[tuple[str, str]]
) -> tuple[_Model, ...] | list[_Model]:
    """Return the few models in which the most frequent pairs are cheapest."""
    if len(models) <= FEW_MODELS:
        return models
    # The pairs with rare letters tell languages apart, the frequent ones weigh most: take both.
    rare = [pair for pair in pairs if not pair[1].isascii()][:FIRST_PAIRS]
    first = [*rare, *(pair for pair, _ in pairs.most_common(FIRST_PAIRS))]
    return sorted(models, key=lambda model: sum(model.cost(a, b) * pairs[a, b] for a, b in first))[
        :FEW_MODELS
    ]


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
def _folded(char: str) -> str:
    """Return the letter as the models know it; a space for all else."""
    if script_of(char) in ("other", "mark"):
        return " "
    return char.translate(FOLD).lower()[:1]


@lru_cache(maxsize=50000)
def _shared_cost(a: str, b: str) -> float:
    """Return the part of the cost of `b` after `a` that depends on no language."""
    cost = 0.0
    if a == b and script_of(b) == "other":
        return REPEAT_COST
    if b in RULES or (a in RULES and b in CORNERS):
        return RULE_COST
    if script_of(b) == "other":
        cost = MARKS.get(b, 0.0) or (PLAIN_COST if " " <= b <= "~" else _odd_cost(b))
        if cost >= GLUED_COST and a.isalpha():
            cost += GLUE_COST
    elif script_of(b) == "mark":
        cost = MARK_COST
    elif b.isupper() and a.islower():
        cost = CASE_COST
    elif (
        b.isalpha()
        and script_of(a) not in (script_of(b), "other", "mark")
        and not ({script_of(a), script_of(b)} & {"han", "hangul"})
    ):
        cost = GLUE_COST
    return cost


def _odd_cost(char: str) -> float:
    """Return the cost of a character that is neither letter nor common mark."""
    if char in "\n\t":
        return BREAK_COST
    if char == "\ufffd":
        return LOST_COST
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return CONTROL_COST
    if category in ("Co", "Cn"):
        return PRIVATE_COST
    return SYMBOL_COST


@dataclass(frozen=True)
class _Model:
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


_KNOWN = frozenset((*PROFILES, *WORD_LISTS))


@cache
def _merged(script: str) -> tuple[_Model, ...]:
    """Return one model of all languages of a script that has many; else the models."""
    models = _models(script)
    if len(models) <= UNMERGED_MODELS:
        return models
    singles: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for model in models:
        for into, costs in ((singles, model.singles), (pairs, model.pairs)):
            for key, cost in costs.items():
                into[key] = min(cost, into.get(key, cost))
    return (_Model("", script, singles, pairs),)


@cache
def _models(script: str) -> tuple[_Model, ...]:
    """Load the models of one script."""
    made = [_from_profile(name, script) for name in PROFILES.get(script, ())]
    made += [_from_words(name, script) for name in WORD_LISTS.get(script, ())]
    return tuple(made)


def _from_profile(language: str, script: str) -> _Model:
    """Count letter pairs in a profile of langdetect."""
    import json
    from importlib.resources import files

    source = files("langdetect") / "profiles" / language
    counts: Mapping[str, int] = json.loads(source.read_text(encoding="utf-8"))["freq"]
    pairs: Counter[str] = Counter()
    for gram, count in counts.items():
        if len(gram) == 2:
            pairs["".join(_folded(char) for char in gram)] += count
    return _model(language, script, pairs, PAIR_TRUST)


def _from_words(language: str, script: str) -> _Model:
    """Count letter pairs in a word list of wordfreq, each word by its frequency."""
    import wordfreq

    pairs: Counter[str] = Counter()
    for rank, words in enumerate(wordfreq.get_frequency_list(language, "small")):
        weight = 10 ** (-rank / 100) * COUNTED_WORDS
        for word in words:
            folded = [_folded(char) for char in word]
            for a, b in zip([" ", *folded], [*folded, " "], strict=False):
                pairs[a + b] += weight  # type: ignore[assignment]
    trust = SIGN_PAIR_TRUST if script in ("han", "hangul") else PAIR_TRUST
    made = _model(language, script, pairs, trust)
    # The list is in simplified characters; a traditional one is as common as its partner.
    return replace(made, partners=_traditional()) if language == "zh" else made


def _traditional() -> Mapping[str, str]:
    """Return traditional characters with their simplified partners, as wordfreq maps them."""
    import gzip
    from importlib.resources import files

    source = files("wordfreq") / "data" / "_chinese_mapping.msgpack.gz"
    if not source.is_file():
        return {}
    import msgpack  # type: ignore[import-untyped]

    table = msgpack.loads(gzip.decompress(source.read_bytes()), raw=False, strict_map_key=False)
    return {chr(code): str(to) for code, to in table.items() if len(str(to)) == 1}


def _model(language: str, script: str, pairs: Mapping[str, float], trust: float) -> _Model:
    """Turn counts of pairs into costs; `trust` is the weight of the pair over the letter."""
    singles: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    for gram, count in pairs.items():
        singles[gram[1]] += count  # type: ignore[assignment]
        firsts[gram[0]] += count  # type: ignore[assignment]
    total = sum(singles.values()) or 1
    alone = {char: count / total for char, count in singles.items() if char != " "}
    return _Model(
        language,
        script,
        {char: -math.log((1 - trust) * share + LEAST_SHARE) for char, share in alone.items()},
        {
            gram: -math.log(trust * count / firsts[gram[0]] + (1 - trust) * alone[gram[1]])
            for gram, count in pairs.items()
            if gram[1] != " "
        },
    )
