"""How rules read a document: where they match, and whether their guards hold."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.edit import Finding
from cleaner.errors import DocumentError
from cleaner.rulepack.model import Guard, PackRule, words_pattern
from cleaner.rulepack.prefilter import (
    TIMEOUT_SECONDS,
    OvertimeError,
    Prefilter,
    Seen,
    prefilter,
)
from cleaner.rulepack.told import Hit, told
from cleaner.text.furniture.lines import Lines, lines_of

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = ["Reading", "find", "read"]

_ANY = sys.maxsize


class Reading:
    """One document while rules read it: what several of them ask for is found out once.

    The same reading tells what the rules find in it as a machine translation, and as another text.
    A rule for whole lines reads no line of more than `longest` characters.
    """

    def __init__(self, prefilter: Prefilter, document: Document, longest: int = _ANY) -> None:
        self.longest = longest
        self.rules = prefilter.rules
        self.prefilter = prefilter
        self.document = document
        self._words: dict[str, bool] = {}
        self._matched: dict[str, tuple[Hit, ...]] = {}
        self._hits: dict[tuple[str, bool | None], tuple[Hit, ...]] = {}

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.document.text

    @property
    def whole(self) -> Reading:
        """The reading of the whole document: this one, where no line is taken out."""
        return self

    def findings(self, machine_translated: bool | None = None) -> Iterator[Finding]:
        """Yield what the rules find, in the order of the rules.

        `machine_translated` is the judgement on the document where the caller has made it.
        """
        for rule, hits in self.hits(machine_translated):
            yield from self.told(rule, hits)

    def hits(
        self, machine_translated: bool | None = None, only: Container[str] | None = None
    ) -> Iterator[tuple[PackRule, Sequence[Hit]]]:
        """Yield the rules that match, in order, or those of them with the ids `only`, and where."""
        for number in self.sightings:
            rule = self.rules[number]
            if only is not None and rule.id not in only:
                continue
            if not rule.reads_lines or self._lines_for(number):
                hits = self._allowed(rule, machine_translated)
                if hits:
                    yield rule, hits

    def told(self, rule: PackRule, hits: Iterable[Hit]) -> Iterator[Finding]:
        """Yield what these matches of a rule mean."""
        for hit in hits:
            yield from told(rule, hit, self.text)

    @cached_property
    def sightings(self) -> dict[int, Sequence[int]]:
        """The rules that may match; for one for lines the numbers of those that it does match.

        Guards aside; for a block those of the lines that its first pattern matches.
        """
        if not self.prefilter.reads_lines:
            return dict.fromkeys(self.prefilter.in_text(self.text), ())
        return self.prefilter.in_lines(self.lines.texts, self.seen)

    @cached_property
    def seen(self) -> dict[str, Seen]:
        """What the rules see in each line."""
        try:
            return self.prefilter.seen(self.lines.texts, self.longest)
        except OvertimeError as error:
            raise self._given_up(error.rule) from error

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the rules that may match, by their full ids."""
        return {self.rules[one].id: one for one in self.sightings}

    @cached_property
    def lines(self) -> Lines:
        """The lines that are not blank."""
        return lines_of(self.text)

    def covered(self, start: int, end: int) -> list[int]:
        """Return the numbers of the lines that a span covers as a whole."""
        starts, ends = self.lines.starts, self.lines.ends
        near = range(bisect_left(starts, start), bisect_left(starts, end))
        return [one for one in near if ends[one] <= end]

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its place in the whole text."""
        return finding

    @cached_property
    def _is_machine_translated(self) -> bool:
        """The judgement on the whole document, where the caller has made none."""
        if self.document.translated_from:
            return True
        from cleaner.text.machine_translation import judge

        return judge(self.text).is_machine_translated

    def has_word(self, word: str) -> bool:
        """Say whether the word stands in the document, for itself."""
        if word not in self._words:
            found = word in self.text and words_pattern([word]).search(self.text) is not None
            self._words[word] = found
        return self._words[word]

    def _allowed(self, rule: PackRule, translated: bool | None) -> tuple[Hit, ...]:
        """Return the matches of a rule whose guard holds."""
        key = rule.id, translated
        if key not in self._hits:
            self._hits[key] = ()  # what a circle of guards sees: nothing
            hits = self._guarded(rule, translated) if rule.is_guarded else self._find(rule)
            self._hits[key] = tuple(hits)
        return self._hits[key]

    def _guarded(self, rule: PackRule, translated: bool | None) -> Iterator[Hit]:
        hits = self._matches(rule)
        if hits and rule.guard.machine_translated:
            known = self._is_machine_translated if translated is None else translated
            hits = hits if known else ()
        for hit in hits:
            if not rule.guard.rules or self._is_beside(rule.guard.rules, hit, translated):
                yield hit

    def _is_beside(self, rules: Sequence[str], hit: Hit, translated: bool | None) -> bool:
        """Say whether one of these rules has a match elsewhere."""
        return any(
            other.end <= hit.start or hit.end <= other.start
            for one in rules
            if one in self.numbers
            for other in self._allowed(self.rules[self.numbers[one]], translated)
        )

    def _matches(self, rule: PackRule) -> tuple[Hit, ...]:
        """Return the matches whose guard holds, other rules and the judgement aside."""
        if rule.id not in self._matched:
            found: tuple[Hit, ...] = ()
            if self._allows_document(rule.guard):
                found = tuple(
                    one for one in self._find(rule) if self._allows_place(rule.guard, one)
                )
            self._matched[rule.id] = found
        return self._matched[rule.id]

    def _find(self, rule: PackRule) -> list[Hit]:
        try:
            if rule.kind == "line":
                return self._line_matches(self.numbers[rule.id])
            if rule.kind == "block":
                return list(self._block_matches(rule, self._lines_for(self.numbers[rule.id])))
            return [
                Hit(match.start(), match.end(), match)
                for start, end in self._stretches(rule)
                for match in rule.compiled.finditer(self.text, start, end, timeout=TIMEOUT_SECONDS)
            ]
        except TimeoutError as error:
            raise self._given_up(rule) from error

    def _stretches(self, rule: PackRule) -> list[tuple[int, int]]:
        """Return where in the text the rule may match: in the whole, or in single lines."""
        number = self.numbers[rule.id]
        if not self.sightings[number] or not rule.stays_in_line:
            return [(0, len(self.text))]
        lines = self.lines
        return [(lines.starts[one], lines.ends[one]) for one in self._lines_for(number)]

    def _given_up(self, rule: PackRule) -> DocumentError:
        """Return an error: the rules are sound for other documents, this one fails."""
        limit = f"a match within {TIMEOUT_SECONDS:.0f} seconds"
        reason = rule.fail(limit, "none", "Bound its repeats.")
        return DocumentError(f"{self.document.path}: {reason}")

    def _lines_for(self, number: int) -> Sequence[int]:
        """Return the numbers of the lines that this rule may match, or the first of a block."""
        numbers, guard = self.sightings[number], self.rules[number].guard
        if not guard.head and not guard.tail:
            return numbers
        last = len(self.lines) - guard.tail
        return [one for one in numbers if one < guard.head or (guard.tail and one >= last)]

    def _line_matches(self, number: int) -> list[Hit]:
        lines, seen = self.lines, self.seen
        return [
            Hit(lines.starts[one], lines.ends[one], match)
            for one in self._lines_for(number)
            if (match := seen[lines.texts[one]][number])
        ]

    def _whole_line(self, pattern: Pattern[str], line: str) -> Match[str] | None:
        return pattern.fullmatch(line, timeout=TIMEOUT_SECONDS)

    def _block_matches(self, rule: PackRule, numbers: Sequence[int]) -> Iterator[Hit]:
        done = 0
        for first in numbers:
            if first < done:
                continue
            done, match = self._block_at(rule, first)
            if match is not None:
                yield Hit(self.lines.starts[first], self.lines.ends[done - 1], match)

    def _block_at(self, rule: PackRule, first: int) -> tuple[int, Match[str] | None]:
        """Return the index after the block that begins at line `first`, and its first match."""
        start, items, end = rule.block_patterns
        lines = self.lines.texts
        at = first
        opening: Match[str] | None = None
        if start is not None:
            opening = self._whole_line(start, lines[at])
            if opening is None:
                return first, None
            at += 1
        rounds = 0
        while True:
            matches = [
                self._whole_line(pattern, line)
                for pattern, line in zip(items, lines[at : at + len(items)], strict=False)
            ]
            if len(matches) < len(items) or not all(matches):
                break
            opening = opening or matches[0]
            at += len(items)
            rounds += 1
        if rounds < (rule.block.least if rule.block else 1):
            return first, None
        if end is not None:
            if at >= len(lines) or self._whole_line(end, lines[at]) is None:
                return first, None
            at += 1
        return at, opening

    def _allows_document(self, guard: Guard) -> bool:
        if guard.languages:
            known = {one.partition("-")[0] for one in guard.languages} | {"", "und"}
            if self.document.base_language not in known:
                return False
        if guard.any and not any(map(self.has_word, guard.any)):
            return False
        return all(map(self.has_word, guard.all)) and not any(map(self.has_word, guard.none))

    def _allows_place(self, guard: Guard, hit: Hit) -> bool:
        if (guard.head or guard.tail) and not self._is_at_edge(guard, hit):
            return False
        return not guard.near or self._is_near(guard, hit)

    def _is_at_edge(self, guard: Guard, hit: Hit) -> bool:
        """Say whether the match lies wholly in the first or the last lines."""
        lines = self.lines
        head = guard.head and hit.end <= lines.ends[min(guard.head, len(lines)) - 1]
        tail = guard.tail and hit.start >= lines.starts[-min(guard.tail, len(lines))]
        return bool(head or tail)

    def _is_near(self, guard: Guard, hit: Hit) -> bool:
        """Say whether at most `within` characters lie between the match and one of the words."""
        reach = guard.within + max(map(len, guard.near))
        pattern = words_pattern(guard.near)
        around = pattern.finditer(self.text, max(0, hit.start - reach), hit.end + reach)
        return any(
            0 <= hit.start - one.end() <= guard.within or 0 <= one.start() - hit.end <= guard.within
            for one in around
        )


def read(rules: Sequence[PackRule], document: Document, longest: int = _ANY) -> Reading:
    """Return a reading of the document by these rules.

    The same rules are made ready once; so ask for the findings of some of them by `only`, not by
    another list.
    """
    return Reading(prefilter(tuple(rules)), document, longest)


def find(
    rules: Sequence[PackRule], document: Document, machine_translated: bool | None = None
) -> Iterator[Finding]:
    r"""Yield what the rules find in the document: edits, flags of `suggest` rules, and facts.

    `machine_translated` is the judgement on the document where the caller has made it.

    >>> from cleaner.rule import Rule, Safety
    >>> login = PackRule(Rule("boilerplate/x/login", "Prompt.", Safety.SAFE), "line", ("Log in",))
    >>> list(find([login], Document("Text.\nLog in\n")))
    [Edit(start=6, end=13, replacement='', rule='boilerplate/x/login')]
    """
    return read(rules, document).findings(machine_translated)
