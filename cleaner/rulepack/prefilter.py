"""Which rules can match a text at all, and on which lines: one pass for all rules together.

Nearly every pattern requires one of a few literal texts. The literals of all rules are in one
Aho-Corasick automaton; only a rule that has a literal in the text is matched, and a rule for whole
lines only on the lines that hold one. What a rule requires is read off its own pattern, so that
this hides no match; a rule without literals is always matched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cleaner.rulepack.model import PackRule
from cleaner.text.furniture.lines import Lines
from cleaner.text.patterns import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Prefilter", "prefilter"]


@dataclass(frozen=True, eq=False)
class Prefilter:
    r"""The literals of some rules, looked for together.

    >>> from cleaner.rule import Rule, Safety
    >>> from cleaner.text.furniture.lines import lines_of
    >>> rules = [PackRule(Rule(f"x/y/{one}", "Fault.", Safety.SAFE), "line", (one,))
    ...          for one in ("carbon number", "green gold", "fell|rose")]
    >>> text = "The carbon number\nfell."
    >>> Prefilter(rules).sightings(text, lines_of(text), 80)  # of 13, 10 and 4 characters
    {}
    >>> Prefilter(rules).sightings("Rose\nfell", lines_of("Rose\nfell"), 80)
    {2: [1]}
    """

    rules: Sequence[PackRule]

    @cached_property
    def _owners(self) -> dict[str, _Owners]:
        """For each folded literal the rules that require it."""
        found: defaultdict[str, _Owners] = defaultdict(_Owners)
        for number, rule in enumerate(self.rules):
            literals, ignores_case = rule.literals
            for one in literals:
                found[fold(one)].add(number, rule, "" if ignores_case else one)
        return found

    @cached_property
    def _asked(self) -> list[_Owners]:
        return list(self._owners.values())

    @cached_property
    def _wanted(self) -> list[tuple[int, bool]]:
        """Of each literal the longest line that counts, and whether others than lines do."""
        return [(one.longest, bool(one.others)) for one in self._asked]

    @cached_property
    def _always(self) -> tuple[int, ...]:
        return tuple(number for number, rule in enumerate(self.rules) if not rule.literals[0])

    @cached_property
    def reads_lines(self) -> bool:
        """Say whether any rule is for lines."""
        return any(rule.reads_lines for rule in self.rules)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._owners), store_patterns=False)

    def sightings(self, text: str, lines: Lines, longest: int) -> dict[int, Sequence[int]]:
        """Return the rules that may match, by number and in order.

        For a rule for lines, or a block of them, with the numbers of the lines that it, or its
        first pattern, may match, none of more than `longest` characters; for another with nothing.
        """
        texts, lengths = lines.texts, list(map(len, lines.texts))
        found: dict[int, Collection[int]] = dict.fromkeys(self._always, ())
        for number in self._always:
            if self.rules[number].reads_lines:
                least, most = self.rules[number].line_lengths
                found[number] = [
                    one
                    for one, length in enumerate(lengths)
                    if least <= length <= min(most, longest)
                ]
        in_lines, places = self._seen(text, lines.starts, lengths, longest)
        for literal, numbers in in_lines.items():
            for number, exact, (least, most) in self._asked[literal].of_lines:
                here = [one for one in numbers if least <= lengths[one] <= most]
                if exact:
                    here = [one for one in here if exact in texts[one]]
                if here:
                    found[number] = {*found[number], *here} if number in found else here
        for literal, starts in places.items():
            for number, exact in self._asked[literal].others:
                if any(text.startswith(exact, one) for one in starts):
                    found[number] = ()
        return {number: sorted(found[number]) for number in sorted(found)}

    def _seen(
        self, text: str, starts: Sequence[int], lengths: Sequence[int], longest: int
    ) -> tuple[dict[int, set[int]], dict[int, list[int]]]:
        """Return on which lines each literal begins, and where in the text, as is asked for."""
        in_lines: defaultdict[int, set[int]] = defaultdict(set)
        places: defaultdict[int, list[int]] = defaultdict(list)
        if not self._owners:
            return in_lines, places
        asked = self._wanted
        for literal, start, _ in self._automaton.find_matches_as_indexes(
            fold(text), overlapping=True
        ):
            most, elsewhere = asked[literal]
            if most:
                line = bisect_right(starts, start) - 1
                if line >= 0 and lengths[line] <= most and lengths[line] <= longest:
                    in_lines[literal].add(line)
            if elsewhere:
                places[literal].append(start)
        return in_lines, places


class _Owners:
    """The rules that require one literal, by number, and how each wants it written.

    "" where the case does not matter. With a rule for lines goes how long a line it can match.
    """

    def __init__(self) -> None:
        self.of_lines: list[tuple[int, str, tuple[int, int]]] = []
        self.others: list[tuple[int, str]] = []
        self.longest = 0
        """The longest line, in characters, that one of them can match."""

    def add(self, number: int, rule: PackRule, exact: str) -> None:
        if rule.reads_lines:
            self.of_lines.append((number, exact, rule.line_lengths))
            self.longest = max(self.longest, rule.line_lengths[1])
        else:
            self.others.append((number, exact))


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
