"""How rules read a document: matches, guards, and the findings that come of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding, Flag
from cleaner.errors import DocumentError
from cleaner.rule import Safety
from cleaner.rulepack.model import Guard, PackRule, words_pattern
from cleaner.rulepack.prefilter import Prefilter, prefilter

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = ["Reading", "find", "read"]

_TIMEOUT_SECONDS = 20.0  # the last guard: no sound pattern needs a hundredth of it for a megabyte


@dataclass(frozen=True)
class _Line:
    """A non-blank line: its span with its line end, and the span of its stripped text."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True)
class _Hit:
    """One place that a rule matched: what goes, and the match that fills the template."""

    start: int
    end: int
    match: Match[str]


class Reading:
    """One document while rules read it: what several of them ask for is found out once.

    The same reading tells what the rules find in it as a machine translation, and as another text.
    """

    def __init__(
        self, prefilter: Prefilter, document: Document, only: Collection[str] | None = None
    ) -> None:
        self._rules = prefilter.rules
        self._prefilter = prefilter
        self._only = only
        self.document = document
        self.text = document.text
        self._words: dict[str, bool] = {}
        self._matched: dict[str, tuple[_Hit, ...]] = {}
        self._hits: dict[tuple[str, bool | None], tuple[_Hit, ...]] = {}

    def findings(self, machine_translated: bool | None = None) -> Iterator[Finding]:
        """Yield what the rules find, in the order of the rules.

        `machine_translated` is the judgement on the document where the caller has made it.
        """
        for number in self._sightings:
            rule = self._rules[number]
            for hit in self._allowed(rule, machine_translated):
                yield from _findings(rule, hit, self.text)

    @cached_property
    def _sightings(self) -> dict[int, list[int]]:
        """The rules that may match, and where the texts begin that they require."""
        seen = self._prefilter.sightings(self.text)
        if self._only is None:
            return seen
        return {one: places for one, places in seen.items() if self._rules[one].id in self._only}

    @cached_property
    def _by_id(self) -> dict[str, tuple[PackRule, list[int]]]:
        """The rules that may match by their full ids, and those places."""
        seen = self._sightings
        return {self._rules[one].id: (self._rules[one], places) for one, places in seen.items()}

    @cached_property
    def lines(self) -> tuple[_Line, ...]:
        """The non-blank lines, in order."""
        found = []
        start = 0
        for line in self.text.split("\n"):
            end = min(start + len(line) + 1, len(self.text))
            bare = line.strip()
            if bare:
                left = start + len(line) - len(line.lstrip())
                found.append(_Line(start, end, left, left + len(bare)))
            start = end
        return tuple(found)

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

    def _allowed(self, rule: PackRule, translated: bool | None) -> tuple[_Hit, ...]:
        """Return the matches of a rule whose guard holds."""
        key = rule.id, translated
        if key not in self._hits:
            self._hits[key] = ()  # what a circle of guards sees: nothing
            self._hits[key] = tuple(self._guarded(rule, translated))
        return self._hits[key]

    def _guarded(self, rule: PackRule, translated: bool | None) -> Iterator[_Hit]:
        hits = self._matches(rule)
        if hits and rule.guard.machine_translated:
            known = self._is_machine_translated if translated is None else translated
            hits = hits if known else ()
        for hit in hits:
            if not rule.guard.rules or self._is_beside(rule.guard.rules, hit, translated):
                yield hit

    def _is_beside(self, rules: Sequence[str], hit: _Hit, translated: bool | None) -> bool:
        """Say whether one of these rules has a match elsewhere."""
        return any(
            other.end <= hit.start or hit.end <= other.start
            for one in rules
            if one in self._by_id
            for other in self._allowed(self._by_id[one][0], translated)
        )

    def _matches(self, rule: PackRule) -> tuple[_Hit, ...]:
        """Return the matches whose guard holds, other rules and the judgement aside."""
        if rule.id not in self._matched:
            found: tuple[_Hit, ...] = ()
            if self._allows_document(rule.guard):
                found = tuple(
                    one for one in self._find(rule) if self._allows_place(rule.guard, one)
                )
            self._matched[rule.id] = found
        return self._matched[rule.id]

    def _find(self, rule: PackRule) -> Iterator[_Hit]:
        places = self._by_id[rule.id][1]
        try:
            if rule.kind == "line":
                yield from self._line_matches(rule, self._lines_at(places))
            elif rule.kind == "block":
                yield from self._block_matches(rule, self._lines_at(places))
            else:
                for match in rule.compiled.finditer(self.text, timeout=_TIMEOUT_SECONDS):
                    yield _Hit(match.start(), match.end(), match)
        except TimeoutError as error:
            # The rules are sound for other documents: this one fails, and the run goes on.
            limit = f"a match within {_TIMEOUT_SECONDS:.0f} seconds"
            reason = rule.fail(limit, "none", "Bound its repeats.")
            raise DocumentError(f"{self.document.path}: {reason}") from error

    def _lines_at(self, places: Sequence[int]) -> Sequence[int]:
        """Return the numbers of the lines at these places, in order; of all where there is none."""
        if not places:
            return range(len(self.lines))
        numbers = {bisect_right(self._line_starts, one) - 1 for one in places}
        return sorted(numbers - {-1})

    @cached_property
    def _line_starts(self) -> list[int]:
        return [one.start for one in self.lines]

    def _line_matches(self, rule: PackRule, numbers: Sequence[int]) -> Iterator[_Hit]:
        for number in numbers:
            line = self.lines[number]
            match = self._whole_line(rule.compiled, line)
            if match:
                yield _Hit(line.start, line.end, match)

    def _whole_line(self, pattern: Pattern[str], line: _Line) -> Match[str] | None:
        bare = self.text[line.left : line.right]
        return pattern.fullmatch(bare, timeout=_TIMEOUT_SECONDS)

    def _block_matches(self, rule: PackRule, numbers: Sequence[int]) -> Iterator[_Hit]:
        done = 0
        for first in numbers:
            if first < done:
                continue
            done, match = self._block_at(rule, first)
            if match is not None:
                yield _Hit(self.lines[first].start, self.lines[done - 1].end, match)

    def _block_at(self, rule: PackRule, first: int) -> tuple[int, Match[str] | None]:
        """Return the index after the block that begins at line `first`, and its first match."""
        start, items, end = rule.block_patterns
        at = first
        opening: Match[str] | None = None
        if start is not None:
            opening = self._whole_line(start, self.lines[at])
            if opening is None:
                return first, None
            at += 1
        rounds = 0
        while True:
            matches = [
                self._whole_line(pattern, line)
                for pattern, line in zip(items, self.lines[at:], strict=False)
            ]
            if len(matches) < len(items) or not all(matches):
                break
            opening = opening or matches[0]
            at += len(items)
            rounds += 1
        if rounds < (rule.block.least if rule.block else 1):
            return first, None
        if end is not None:
            if at >= len(self.lines) or self._whole_line(end, self.lines[at]) is None:
                return first, None
            at += 1
        return at, opening

    def _allows_document(self, guard: Guard) -> bool:
        known = {one.partition("-")[0] for one in guard.languages} | {"", "und"}
        if guard.languages and self.document.base_language not in known:
            return False
        if guard.any and not any(map(self.has_word, guard.any)):
            return False
        return all(map(self.has_word, guard.all)) and not any(map(self.has_word, guard.none))

    def _allows_place(self, guard: Guard, hit: _Hit) -> bool:
        if (guard.head or guard.tail) and not self._is_at_edge(guard, hit):
            return False
        return not guard.near or self._is_near(guard, hit)

    def _is_at_edge(self, guard: Guard, hit: _Hit) -> bool:
        """Say whether the match lies wholly in the first or the last lines."""
        lines = self.lines
        head = guard.head and hit.end <= lines[min(guard.head, len(lines)) - 1].end
        tail = guard.tail and hit.start >= lines[-min(guard.tail, len(lines))].start
        return bool(head or tail)

    def _is_near(self, guard: Guard, hit: _Hit) -> bool:
        """Say whether at most `within` characters lie between the match and one of the words."""
        reach = guard.within + max(map(len, guard.near))
        pattern = words_pattern(guard.near)
        around = pattern.finditer(self.text, max(0, hit.start - reach), hit.end + reach)
        return any(
            0 <= hit.start - one.end() <= guard.within or 0 <= one.start() - hit.end <= guard.within
            for one in around
        )


def read(
    rules: Sequence[PackRule], document: Document, only: Collection[str] | None = None
) -> Reading:
    """Return a reading of the document by these rules, or by those of them with the ids `only`.

    The same rules are made ready once; so ask for some of them by `only`, not by another list.
    """
    return Reading(prefilter(tuple(rules)), document, only)


def find(
    rules: Sequence[PackRule], document: Document, machine_translated: bool | None = None
) -> Iterator[Finding]:
    r"""Yield what the rules find in the document: edits, flags of `suggest` rules, and facts.

    `machine_translated` is the judgement on the document where the caller has made it.

    >>> from cleaner.rule import Rule
    >>> login = PackRule(Rule("boilerplate/x/login", "Prompt.", Safety.SAFE), "line", ("Log in",))
    >>> list(find([login], Document("Text.\nLog in\n")))
    [Edit(start=6, end=13, replacement='', rule='boilerplate/x/login')]
    """
    return read(rules, document).findings(machine_translated)


_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?][\"”’)]? ?)[\"“‘(]?\Z")


def _findings(rule: PackRule, hit: _Hit, text: str) -> Iterator[Finding]:
    if rule.fact:
        named = rule.kind != "term" and "value" in hit.match.groupdict()
        value = hit.match["value"] if named else hit.match[0]
        left, right = _bare(text, hit)
        yield Fact(left, right, rule.fact, (value or hit.match[0]).strip(), rule.id)
        if rule.keep_text:
            return
    new = _replacement(rule, hit)
    if rule.sentence_case and _SENTENCE_START.search(text, max(0, hit.start - 4), hit.start):
        new = new[:1].upper() + new[1:]
    if rule.rule.safety is Safety.SUGGEST:
        left, right = _bare(text, hit)
        yield Flag(left, right, rule.id, rule.note or rule.rule.fault, new)
        return
    start, end = (hit.start, hit.end) if rule.replacement is None else _bare(text, hit)
    start, end, new = _trimmed(text, start, end, new)
    if text[start:end] != new:
        yield Edit(start, end, new, rule.id)


def _bare(text: str, hit: _Hit) -> tuple[int, int]:
    """Return the span without the white space of a line around it; that of a match stays."""
    matched = text[hit.start : hit.end]
    if matched == hit.match[0]:
        return hit.start, hit.end
    left = hit.start + len(matched) - len(matched.lstrip())
    return left, max(left, hit.start + len(matched.rstrip()))


def _replacement(rule: PackRule, hit: _Hit) -> str:
    if not rule.replacement:
        return ""
    if rule.kind == "term":
        return rule.replacement
    try:
        return hit.match.expand(rule.replacement)
    except (IndexError, KeyError, ValueError, _template_error()) as error:
        raise rule.fail(
            "a template of groups that the pattern has", repr(rule.replacement), f"({error})"
        ) from error


def _template_error() -> type[Exception]:
    """Return the regex module's own exception class."""
    import regex

    error: type[Exception] = regex.error
    return error


def _trimmed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Take off the whole words that old and new text share at either end."""
    old_words, new_words = _split(text[start:end]), _split(new)
    while old_words and new_words and old_words[0] == new_words[0]:
        start += len(old_words.pop(0))
        new_words.pop(0)
    while old_words and new_words and old_words[-1] == new_words[-1]:
        end -= len(old_words.pop())
        new_words.pop()
    return start, end, "".join(new_words)


def _split(text: str) -> list[str]:
    """Cut a text into words, and single characters between them."""
    import regex

    cuts = [0, *(one.start() for one in regex.finditer(r"\b|(?<=\W)(?=\W)", text)), len(text)]
    return [text[a:b] for a, b in pairwise(sorted(set(cuts)))]
