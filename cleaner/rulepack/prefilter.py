"""Which rules can match a text at all, and which lines: one pass for all rules together.

Nearly every pattern requires one of a few literal texts. The literals of all rules are in one
Aho-Corasick automaton; only a rule that has a literal in the text is matched, and a rule for whole
lines only with the lines that hold one and are neither too long nor too short for it. What a rule
requires is read off its own pattern, so that this hides no match; a rule without literals is always
matched. What rules see in a line is kept for the next text that has the same line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from cleaner.rulepack.model import PackRule
from cleaner.text.patterns import fold
from cleaner.text.recent import Recent

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick
    from regex import Match

Seen = Mapping[int, "Match[str] | None"]
"""The numbers of the rules that match a line, with the match, None for one that only may."""

__all__ = ["TIMEOUT_SECONDS", "OvertimeError", "Prefilter", "prefilter"]

TIMEOUT_SECONDS = 20.0  # the last guard: no sound pattern needs a hundredth of it for a megabyte
_KEPT_CHARS = 2**21
_LONGEST_KEPT_CHARS = 2000


_NOTHING: Seen = {}


class OvertimeError(Exception):
    """The pattern of `rule` found no end in a line."""

    def __init__(self, rule: PackRule) -> None:
        super().__init__(rule.id)
        self.rule = rule


@dataclass(frozen=True, eq=False)
class Prefilter:
    """The literals of some rules, looked for together.

    >>> from cleaner.rule import Rule, Safety
    >>> rules = [PackRule(Rule(f"x/y/{one}", "Fault.", Safety.SAFE), kind, (one,))
    ...          for kind, one in (("term", "carbon number"), ("line", "green gold"))]
    >>> Prefilter(rules[:1]).in_text("The carbon number fell.")
    [0]
    >>> lines = "The carbon number", "Some green gold", "green gold"
    >>> Prefilter(rules).in_lines(lines, Prefilter(rules).seen(lines, 80))
    {0: [0], 1: [2]}
    """

    rules: Sequence[PackRule]

    @cached_property
    def reads_lines(self) -> bool:
        """Say whether any rule is for lines."""
        return any(rule.reads_lines for rule in self.rules)

    @cached_property
    def _always(self) -> frozenset[int]:
        """The rules that may match anything: without literals, or with one across lines."""
        return frozenset(
            number
            for number, rule in enumerate(self.rules)
            if not rule.required[0]
            or any("\n" in one or not one.strip() for one in rule.required[0])
        )

    @cached_property
    def _always_of_lines(self) -> frozenset[int]:
        """Those of them that are for lines."""
        return frozenset(number for number in self._always if self.rules[number].reads_lines)

    @cached_property
    def _every(self) -> _Search:
        """The literals of all rules."""
        return _Search(self._asking(range(len(self.rules))))

    @cached_property
    def _of_text(self) -> _Search:
        """Those of the rules that are not for lines."""
        if not self.reads_lines:
            return self._every
        numbers = (number for number, rule in enumerate(self.rules) if not rule.reads_lines)
        return _Search(self._asking(numbers))

    def _asking(self, numbers: Iterable[int]) -> dict[str, _Owners]:
        """Return for each folded literal of some rules those of them that require it."""
        found: defaultdict[str, _Owners] = defaultdict(_Owners)
        for number in numbers:
            rule = self.rules[number]
            literals, ignores_case = rule.required
            for one, room in literals.items() if number not in self._always else ():
                bare = one.strip()
                left = one.index(bare)
                right = len(one) - len(bare) - left
                owners = found[bare if ignores_case else fold(bare)]
                exact = "" if ignores_case else bare
                if rule.reads_lines:
                    low, high, least, most = room
                    around = low + left, high + left, least + right, most + right
                    owners.of_lines.append((number, exact, *around))
                else:
                    owners.others.append((number, exact))
        return found

    @cached_property
    def _recent(self) -> Recent[Seen]:
        return Recent(_KEPT_CHARS, _LONGEST_KEPT_CHARS)

    @cached_property
    def _recent_long(self) -> Recent[Seen]:
        """What is seen of lines that are too long for rules for lines."""
        return Recent(_KEPT_CHARS, _LONGEST_KEPT_CHARS)

    def in_text(self, text: str) -> list[int]:
        """Return the numbers of the rules that may match a text, in order; none is for lines."""
        found = set(self._always)
        asked = self._of_text.asked
        for literal in {literal for literal, _, _ in self._of_text.matches(text)}:
            found |= {number for number, exact in asked[literal].others if exact in text}
        return sorted(found)

    def in_lines(self, lines: Sequence[str], seen: Mapping[str, Seen]) -> dict[int, Sequence[int]]:
        """Return the rules that match, by number and in order, with the numbers of their lines.

        `seen` is what `seen` says of the lines. Of a block its first pattern is asked, and of other
        rules than for lines only whether they may match.
        """
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, rules in enumerate(map(seen.__getitem__, lines)):
            for rule in rules:
                found[rule].append(number)
        for rule in self._always:
            if not self.rules[rule].reads_lines:
                found[rule] = []
        return {rule: found[rule] for rule in sorted(found)}

    def seen(self, lines: Sequence[str], longest: int) -> dict[str, Seen]:
        """Return for each line the rules that match it, with the match; None, where one only may.

        No rule for lines reads one of more than `longest` characters.
        """
        found: dict[str, Seen] = {}
        short = [line for line in lines if len(line) <= longest]
        long = [line for line in lines if len(line) > longest]
        for some, recent, look in (
            (short, self._recent, self._seen_in_short),
            (long, self._recent_long, self._seen_in_long),
        ):
            known, missing = recent.known(some)
            found |= known
            if missing:
                new: dict[str, Seen] = dict.fromkeys(missing, _NOTHING)
                new.update((missing[number], one) for number, one in look(missing).items())
                recent.put(new)
                found |= new
        return found

    def _seen_in_short(self, lines: Sequence[str]) -> Mapping[int, Seen]:
        """Return what `seen` says of those lines, by number, in which there is anything to see."""
        ends = list(accumulate(len(line) + 1 for line in lines))
        wanted: defaultdict[int, set[int]] = defaultdict(set)
        seen: defaultdict[int, dict[int, Match[str] | None]] = defaultdict(dict)
        asked = self._every.asked
        for literal, start, end in self._every.matches("\n".join(lines)):
            number = bisect_right(ends, start)
            line = lines[number]
            after = ends[number] - 1 - end
            before = len(line) - after - (end - start)
            owners = asked[literal]
            for rule, exact, low, high, least, most in owners.of_lines:
                has_room = low <= before <= high and least <= after <= most
                if has_room and line.startswith(exact, before):
                    wanted[number].add(rule)
            for rule, exact in owners.others:
                if exact in line:
                    seen[number][rule] = None
        if self._always_of_lines:
            for number in range(len(lines)):
                wanted[number] |= self._always_of_lines
        for number, rules in wanted.items():
            for rule, match in self._matching(rules, lines[number]):
                seen[number][rule] = match
        return seen

    def _seen_in_long(self, lines: Sequence[str]) -> Mapping[int, Seen]:
        """Return the same of lines that no rule for lines reads."""
        ends = list(accumulate(len(line) + 1 for line in lines))
        seen: defaultdict[int, dict[int, Match[str] | None]] = defaultdict(dict)
        for literal, start, _ in self._of_text.matches("\n".join(lines)):
            number = bisect_right(ends, start)
            for rule, exact in self._of_text.asked[literal].others:
                if exact in lines[number]:
                    seen[number][rule] = None
        return seen

    def _matching(self, numbers: Iterable[int], line: str) -> Iterator[tuple[int, Match[str]]]:
        for number in numbers:
            rule = self.rules[number]
            try:
                match = rule.line_pattern.fullmatch(line, timeout=TIMEOUT_SECONDS)
            except TimeoutError as error:
                raise OvertimeError(rule) from error
            if match is not None:
                yield number, match


class _Owners:
    """The rules that require one literal, by number, and how each wants it written.

    "" where the case does not matter. With a rule for lines goes how many characters may stand
    before and behind the literal.
    """

    def __init__(self) -> None:
        self.of_lines: list[tuple[int, str, int, int, int, int]] = []
        self.others: list[tuple[int, str]] = []


class _Search:
    """Literals in one automaton, and what is `asked` of a place where one stands."""

    def __init__(self, owners: Mapping[str, _Owners]) -> None:
        self.asked = list(owners.values())
        self._literals = list(owners)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._literals, store_patterns=False)

    def matches(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Return the numbers of the literals in the text without case, and where they stand."""
        if not self._literals:
            return ()
        return self._automaton.find_matches_as_indexes(fold(text), overlapping=True)


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
