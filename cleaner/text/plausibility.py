"""How well a string reads, in nats: the cost of its characters, each after the one before.

Two readings of the same bytes are compared by it: the right one costs far less. Nothing here knows
words: it is too coarse to tell languages apart or to judge grammar.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from cleaner.tables.reading_costs import (
    BEYOND_ASCII_WEIGHT,
    LETTERS_A_SCRIPT,
    NEIGHBOURS_SAVE,
    REPEAT_COST,
    SYMBOL_COST,
)
from cleaner.text.character_costs import KIND_BITS, NO_LETTER, characters, kind_of
from cleaner.text.letter_models import (
    CODE_BITS,
    PARTS,
    SCRIPTS,
    LetterCosts,
    codes_of,
    folded,
    letter_costs,
    script_of,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["Reading", "glance", "read", "skim"]


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
    shared, first, second = characters().pairs(codes_of(" " + text))
    told = second != NO_LETTER
    first, second = first[told], second[told]
    readings = (
        min((_cheapest(one, first, second) for one in letter_costs(script)), key=itemgetter(0))
        for script in _scripts(text)
    )
    cost, language, script = min(readings)
    return Reading((int(shared.sum()) + cost) / PARTS, len(text), language, script)


def _cheapest(costs: LetterCosts, first: _Array, second: _Array) -> tuple[int, str, str]:
    """Return the least cost of letters in one language, the language, and the script."""
    sums = costs.costs[costs.rows(first, second)].sum(axis=0, dtype="int64")
    at = int(sums.argmin())
    return int(sums[at]), costs.languages[at], costs.script


def skim(text: str) -> float:
    """Return about what reading costs, from below: each pair in the language that has it most.

    Much faster than `read`, which keeps to one language.
    """
    text = unicodedata.normalize("NFC", text)
    pairs = list(zip(" " + text, text, strict=False))
    tables = (table for script in _scripts(text) for table in _least(script))
    return min(sum(map(table.__getitem__, pairs)) for table in tables) / PARTS


def glance(text: str) -> float:
    """Return about what skimming a text of Chinese or Korean costs at least.

    That is every letter alone, less what neighbours save. Much faster again than `skim`: there
    are far fewer letters than pairs of them.
    """
    return sum(map(_GLANCES.__getitem__, text)) / PARTS


def _scripts(text: str) -> Sequence[str]:
    """Return the scripts of a good part of the letters; Latin for those without a model."""
    if text.isascii():
        return ("latin",)
    named = list(map(_SCRIPTS.__getitem__, text))
    counts = {name: named.count(name) for name in dict.fromkeys(named)}
    plain = counts.pop(_ASCII_LETTER, 0)
    counts.pop(_NO_LETTER, None)
    weights = {script: BEYOND_ASCII_WEIGHT * count for script, count in counts.items()}
    if plain:
        weights["latin"] = weights.get("latin", 0) + plain
    least = sum(weights.values()) / LETTERS_A_SCRIPT
    return [one for one in weights if weights[one] >= least and one in SCRIPTS] or ("latin",)


_ASCII_LETTER, _NO_LETTER = "ascii", ""


class _Scripts(dict[str, str]):
    """The script of each letter, with a name of their own for those of ASCII."""

    def __missing__(self, char: str) -> str:
        if len(self) > _KEPT_CHARS:
            self.clear()
        script = script_of(char)
        if script in ("other", "mark"):
            script = _NO_LETTER
        self[char] = _ASCII_LETTER if script and char.isascii() else script
        return self[char]


_SCRIPTS = _Scripts()


class _LeastCosts(dict[tuple[str, str], int]):
    """What each pair of characters costs in that of some languages that has it most."""

    def __init__(self, costs: LetterCosts) -> None:
        self._characters = characters()
        self._known, self._shared = self._characters.known, self._characters.shared_of
        self._pairs, self._partners = costs.least_of_pair, costs.partner_of
        self._alone = costs.least_alone

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) > _KEPT_PAIRS:
            self.clear()
        before, first = self._known[pair[0]]
        kind, second = self._known[pair[1]]
        if second == NO_LETTER:
            cost = self._characters.pair(*pair)
        else:
            first, second = self._partners.get(first, first), self._partners.get(second, second)
            least = self._pairs.get(first << CODE_BITS | second)
            cost = self._alone[second] if least is None else least
            cost += self._shared[before << KIND_BITS | kind]
        self[pair] = cost
        return cost


class _Glances(dict[str, int]):
    """What each character costs at least."""

    def __missing__(self, char: str) -> int:
        if len(self) > _KEPT_CHARS:
            self.clear()
        self[char] = _least_of(char)
        return self[char]


_GLANCES = _Glances()


def _least_of(char: str) -> int:
    """Return what a character costs at least, but for the neighbours that it hardly ever has."""
    script = script_of(char)
    if script not in SCRIPTS:
        cost = kind_of(char).cost
        may_repeat = not char.isalpha() and cost <= SYMBOL_COST
        return round(PARTS * (min(cost, REPEAT_COST) if may_repeat else cost))
    letter = ord(folded(char))
    alone = min(
        costs.least_alone[costs.partner_of.get(letter, letter)] for costs in letter_costs(script)
    )
    return max(0, alone - round(PARTS * NEIGHBOURS_SAVE))


_KEPT_CHARS = 20_000
_KEPT_PAIRS = 50_000  # of a script: more than all alphabets have, and the usual ones of Han


@cache
def _least(script: str) -> tuple[_LeastCosts, ...]:
    return tuple(map(_LeastCosts, letter_costs(script)))
