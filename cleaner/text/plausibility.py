"""How well a string reads, in nats: the cost of its characters, each after the one before.

Two readings of the same bytes are compared by it: the right one costs far less. Nothing here knows
words: it is too coarse to tell languages apart or to judge grammar.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from cleaner.tables.reading_costs import (
    BEYOND_ASCII_WEIGHT,
    BREAK_COST,
    CASE_COST,
    CONTROL_COST,
    CORNERS,
    GLUE_COST,
    GLUED_COST,
    LETTERS_A_SCRIPT,
    LOST_COST,
    MARK_COST,
    MARKS,
    PLAIN_COST,
    PRIVATE_COST,
    REPEAT_COST,
    RULE_COST,
    RULES,
    SYMBOL_COST,
    UNMERGED_MODELS,
)
from cleaner.text.letter_models import SCRIPTS, LetterModel, folded, letter_models, script_of

__all__ = ["Reading", "read", "skim"]


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
    text = unicodedata.normalize("NFC", text)
    shared = 0
    pairs: dict[tuple[str, str], int] = {}
    for pair, count in Counter(zip(" " + text, text, strict=False)).items():
        cost, letters = _of_pair[pair]
        shared += cost * count
        if letters:
            pairs[letters] = pairs.get(letters, 0) + count
    cost, language, script = min(_columns(one).cheapest(pairs) for one in _scripts(text))
    return Reading((shared + cost) / _PARTS, len(text), language, script)


def skim(text: str) -> float:
    """Return about what reading costs, from below: each pair in the language that has it most.

    Much faster than `read`, which keeps to one language.
    """
    text = unicodedata.normalize("NFC", text)
    pairs = list(zip(" " + text, text, strict=False))
    tables = (table for script in _scripts(text) for table in _least(script))
    return min(sum(map(table.__getitem__, pairs)) for table in tables) / _PARTS


def _scripts(text: str) -> list[str]:
    """Return the scripts of a good part of the letters; Latin for those without a model."""
    if text.isascii():
        return ["latin"]
    weights: dict[str, int] = {}
    for char, count in Counter(text).items():
        script, weight = _script_and_weight(char)
        if weight:
            weights[script] = weights.get(script, 0) + weight * count
    least = sum(weights.values()) / LETTERS_A_SCRIPT
    return [one for one in weights if weights[one] >= least and one in SCRIPTS] or ["latin"]


_PARTS = 4096  # of a nat: costs are summed as whole numbers, so that no order changes a sum


@lru_cache(maxsize=100_000)
def _shared(a: str, b: str) -> int:
    """Return the part of the cost of `b` after `a` that depends on no language, in parts."""
    return round(_PARTS * _shared_cost(a, b))


class _OfPair(dict[tuple[str, str], tuple[int, tuple[str, str] | None]]):
    """The cost of each pair in no language, and the pair as the models know it if it tells."""

    def __missing__(self, pair: tuple[str, str]) -> tuple[int, tuple[str, str] | None]:
        if len(self) > _KEPT_PAIRS:
            self.clear()
        a, b = pair
        letters = (folded(a), folded(b)) if _script_and_weight(b)[1] else None
        self[pair] = _shared(a, b), letters
        return self[pair]


@lru_cache(maxsize=20_000)
def _script_and_weight(char: str) -> tuple[str, int]:
    """Return the script of a letter, and how much it tells; no weight for all else."""
    script = script_of(char)
    if script in ("other", "mark"):
        return "", 0
    return script, 1 if char.isascii() else BEYOND_ASCII_WEIGHT


class _Columns:
    """The models of one script side by side: a row a pair of letters, a column a language."""

    def __init__(self, script: str) -> None:
        import numpy

        self._script = script
        self._models = letter_models(script)
        self._rows: dict[tuple[str, str], int] = {}
        self._costs = numpy.empty((_KEPT_PAIRS, len(self._models)), dtype=numpy.int64)

    def cheapest(self, pairs: Mapping[tuple[str, str], int]) -> tuple[int, str, str]:
        """Return the least cost of the pairs in one language, the language, and the script."""
        import numpy

        if len(self._rows) + len(pairs) > _KEPT_PAIRS:
            self._rows.clear()
        rows = [self._row(pair) for pair in pairs]
        counts = numpy.fromiter(pairs.values(), numpy.int64, len(rows))
        costs = counts @ self._costs[rows]
        best = int(costs.argmin())
        return int(costs[best]), self._models[best].language, self._script

    def _row(self, pair: tuple[str, str]) -> int:
        row = self._rows.get(pair)
        if row is None:
            row = self._rows[pair] = len(self._rows)
            self._costs[row] = [round(_PARTS * one.cost(*pair)) for one in self._models]
        return row


class _LeastCosts(dict[tuple[str, str], int]):
    """What each pair of characters costs in that of some languages that has it most."""

    def __init__(self, models: Sequence[LetterModel]) -> None:
        self._models = models
        self._known = _least_of_pairs(models) if len(models) > 1 else {}
        self._alone: dict[str, int] = {}

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) > _KEPT_PAIRS:
            self.clear()
        a, b = pair
        cost = _shared(a, b)
        if _script_and_weight(b)[1]:
            cost += self._least(folded(a), folded(b))
        self[pair] = cost
        return cost

    def _least(self, a: str, b: str) -> int:
        """Return the least cost of `b` after `a`: that of `b` alone where no language has both."""
        if len(self._models) == 1:
            return round(_PARTS * self._models[0].cost(a, b))
        known = self._known.get(a + b)
        if known is not None:
            return known
        if b not in self._alone:
            self._alone[b] = min(round(_PARTS * one.cost("", b)) for one in self._models)
        return self._alone[b]


def _least_of_pairs(models: Sequence[LetterModel]) -> Mapping[str, int]:
    """Return the least cost of every pair that one of the languages has."""
    import numpy

    pairs = {pair: at for at, pair in enumerate(dict.fromkeys(chain(*(m.pairs for m in models))))}
    letters = {one: at for at, one in enumerate(dict.fromkeys(pair[1] for pair in pairs))}
    of_pair = numpy.fromiter((letters[pair[1]] for pair in pairs), numpy.int64, len(pairs))
    least = numpy.full(len(pairs), numpy.inf)
    for one in models:
        alone = numpy.array([one.cost("", letter) for letter in letters])
        costs = alone[of_pair]
        places = numpy.fromiter(map(pairs.__getitem__, one.pairs), numpy.int64, len(one.pairs))
        costs[places] = numpy.fromiter(one.pairs.values(), numpy.float64, len(one.pairs))
        numpy.minimum(least, costs, out=least)
    return dict(zip(pairs, numpy.rint(_PARTS * least).astype(numpy.int64).tolist(), strict=True))


@cache
def _least(script: str) -> tuple[_LeastCosts, ...]:
    """Return a table for all languages of a script, one for each where they are few."""
    models = letter_models(script)
    if len(models) <= UNMERGED_MODELS:
        return tuple(_LeastCosts([one]) for one in models)
    return (_LeastCosts(models),)


_KEPT_PAIRS = 50_000  # of a script: more than all alphabets have, and the usual ones of Han


_of_pair = _OfPair()


@cache
def _columns(script: str) -> _Columns:
    return _Columns(script)


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
