"""Which rules can match a text at all, and on which lines: one pass for all rules together.

Nearly every pattern requires one of a few literal texts. The literals of all rules are in one
Aho-Corasick automaton; only a rule that has a literal in the text is matched, and a rule for whole
lines only on the lines that hold one. What a rule requires is read off its own pattern, so that
this hides no match; a rule without literals is always matched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cleaner.rulepack.model import PackRule
from cleaner.text.patterns import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Prefilter", "prefilter"]


@dataclass(frozen=True, eq=False)
class Prefilter:
    """The literals of some rules, looked for together.

    >>> from cleaner.rule import Rule, Safety
    >>> rules = [PackRule(Rule(f"x/y/{one}", "Fault.", Safety.SAFE), "term", (one,))
    ...          for one in ("carbon number", "green gold")]
    >>> Prefilter(rules).sightings("The carbon number fell.")
    {0: [4]}
    """

    rules: Sequence[PackRule]

    @cached_property
    def _owners(self) -> dict[str, list[tuple[int, str]]]:
        """For each folded literal the numbers of its rules, and how each wants it written.

        "" where the case does not matter.
        """
        found: dict[str, list[tuple[int, str]]] = {}
        for number, rule in enumerate(self.rules):
            literals, ignores_case = rule.literals
            for one in literals:
                found.setdefault(fold(one), []).append((number, "" if ignores_case else one))
        return found

    @cached_property
    def _asked(self) -> list[list[tuple[int, str]]]:
        return list(self._owners.values())

    @cached_property
    def _always(self) -> tuple[int, ...]:
        return tuple(number for number, rule in enumerate(self.rules) if not rule.literals[0])

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._owners), store_patterns=False)

    def sightings(self, text: str) -> dict[int, list[int]]:
        """Return the rules that may match, by number and in order, and where their literals begin.

        No places: the rule has no literals, and may match anywhere.
        """
        found: dict[int, list[int]] = {number: [] for number in self._always}
        for literal, places in self._places(text).items():
            for number, exact in self._asked[literal]:
                here = [one for one in places if text.startswith(exact, one)] if exact else places
                if here:
                    found.setdefault(number, []).extend(here)
        return dict(sorted(found.items()))

    def _places(self, text: str) -> dict[int, list[int]]:
        """Return where each literal begins in the text without case."""
        found: dict[int, list[int]] = {}
        if self._owners:
            matches = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
            for literal, start, _ in matches:
                found.setdefault(literal, []).append(start)
        return found


@dataclass(frozen=True, eq=False)
class _Same:
    """Rules as a key: the same objects in the same order. Nothing inside them is looked at."""

    rules: tuple[PackRule, ...]

    def __hash__(self) -> int:
        return hash((len(self.rules), *map(id, self.rules[:2])))  # asked with every document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and (
            self.rules is other.rules or list(map(id, self.rules)) == list(map(id, other.rules))
        )


def prefilter(rules: tuple[PackRule, ...]) -> Prefilter:
    """Return the prefilter of these rules; the one made before where the rules are the same."""
    return _made(_Same(rules))


@lru_cache(maxsize=32)
def _made(key: _Same) -> Prefilter:
    return Prefilter(key.rules)
