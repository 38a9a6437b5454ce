"""How rules read a document: matches, guards, and the findings that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding, Flag
from cleaner.errors import DocumentError
from cleaner.rule import Safety
from cleaner.rulepack.model import Guard, PackRule, words_pattern

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = ["find"]

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


class _Reading:
    """One document while rules read it: what several of them ask for is found out once."""

    def __init__(
        self, rules: Sequence[PackRule], document: Document, machine_translated: bool | None
    ) -> None:
        self._rules = rules
        self.document = document
        self.text = document.text
        self._translated = machine_translated
        self._words: dict[str, bool] = {}
        self._hits: dict[str, tuple[_Hit, ...]] = {}

    @cached_property
    def by_id(self) -> dict[str, PackRule]:
        """The rules by their full ids."""
        return {one.id: one for one in self._rules}

    @cached_property
    def folded(self) -> str:
        """The text without case, to be searched only."""
        return self.text.casefold()

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
    def machine_translated(self) -> bool:
        """The judgement on the whole document, unless the caller knows."""
        if self._translated is not None:
            return self._translated
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

    def hits(self, rule: PackRule) -> tuple[_Hit, ...]:
        """Return the matches of a rule whose guard holds."""
        if rule.id not in self._hits:
            self._hits[rule.id] = ()  # what a circle of guards sees: nothing
            self._hits[rule.id] = tuple(self._find(rule))
        return self._hits[rule.id]

    def _find(self, rule: PackRule) -> Iterator[_Hit]:
        if rule.guard.machine_translated and self._translated is False:
            return
        literals, ignores_case = rule.literals
        if literals:
            where = self.folded if ignores_case else self.text
            for literal in literals:
                if literal in where:
                    break
            else:
                return
        if self._allows_document(rule.guard):
            for hit in self._matches(rule):
                if self._allows_place(rule, hit):
                    yield hit

    def _matches(self, rule: PackRule) -> Iterator[_Hit]:
        try:
            if rule.kind == "line":
                yield from self._line_matches(rule)
            elif rule.kind == "block":
                yield from self._block_matches(rule)
            else:
                for match in rule.compiled.finditer(self.text, timeout=_TIMEOUT_SECONDS):
                    yield _Hit(match.start(), match.end(), match)
        except TimeoutError as error:
            # The rules are sound for other documents: this one fails, and the run goes on.
            limit = f"a match within {_TIMEOUT_SECONDS:.0f} seconds"
            reason = rule.fail(limit, "none", "Bound its repeats.")
            raise DocumentError(f"{self.document.path}: {reason}") from error

    def _line_matches(self, rule: PackRule) -> Iterator[_Hit]:
        for line in self.lines:
            match = self._whole_line(rule.compiled, line)
            if match:
                yield _Hit(line.start, line.end, match)

    def _whole_line(self, pattern: Pattern[str], line: _Line) -> Match[str] | None:
        bare = self.text[line.left : line.right]
        return pattern.fullmatch(bare, timeout=_TIMEOUT_SECONDS)

    def _block_matches(self, rule: PackRule) -> Iterator[_Hit]:
        first = 0
        while first < len(self.lines):
            after, match = self._block_at(rule, first)
            if match is not None:
                yield _Hit(self.lines[first].start, self.lines[after - 1].end, match)
            first = max(after, first + 1)

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
        if not all(map(self.has_word, guard.all)) or any(map(self.has_word, guard.none)):
            return False
        return self.machine_translated if guard.machine_translated else True

    def _allows_place(self, rule: PackRule, hit: _Hit) -> bool:
        guard = rule.guard
        if (guard.head or guard.tail) and not self._is_at_edge(guard, hit):
            return False
        if guard.near and not self._is_near(guard, hit):
            return False
        return not guard.rules or any(
            other.end <= hit.start or hit.end <= other.start
            for one in guard.rules
            if one in self.by_id
            for other in self.hits(self.by_id[one])
        )

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
    reading = _Reading(rules, document, machine_translated)
    for rule in rules:
        for hit in reading.hits(rule):
            yield from _findings(rule, hit, document.text)


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
