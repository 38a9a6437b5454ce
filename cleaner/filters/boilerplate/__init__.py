r"""Delete the lines that a web page adds around a text: menus, prompts, credits, notices, feeds.

Three readings find them, and each says which it was: rule packs for lines that are furniture
wherever they stand, a judgement on blocks in another script, and a line classifier that reads a
line with its neighbours. Only whole lines go. A headline, a standfirst, a short paragraph stay:
what could be the article's is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import ClassVar, Literal

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding
from cleaner.filters import fix
from cleaner.filters.boilerplate.candidates import matching_rules
from cleaner.filters.boilerplate.classifier import Certainty, Classifying, furniture_lines
from cleaner.filters.boilerplate.foreign import ForeignBlock, foreign_furniture
from cleaner.rule import Rule, Safety
from cleaner.rulepack import PackRule, RulePack, default_folder, load_packs, prefilter, read
from cleaner.text.furniture.lines import Line, lines_of

__all__ = ["Boilerplate", "default_boilerplate", "strip_boilerplate"]

FOREIGN_FURNITURE = Rule(
    "boilerplate/foreign-furniture", "Block of furniture in another script.", Safety.SAFE
)


FURNITURE_LINE = Rule(
    "boilerplate/furniture-line", "Line that reads like a menu, a prompt or a footer.", Safety.SAFE
)


@dataclass(frozen=True)
class Boilerplate:
    r"""Propose deleting each line that is furniture.

    >>> text = "Skip to content\nThe port is closed.\nShare this article\n"
    >>> for edit in default_boilerplate().propose(Document(text)):
    ...     print(edit.rule, repr(text[edit.start : edit.end]))
    boilerplate/en/skip-link 'Skip to content\n'
    boilerplate/en/share-prompt 'Share this article\n'
    """

    packs: tuple[RulePack, ...] = ()
    preset: Literal["default", "thorough"] = "default"
    """How much the line classifier may take: which of the two certainties below counts."""
    longest_width: int = 300
    """A wider line (in letters; a Han character counts as two) is a paragraph to every rule.
    In 661 rendered pages the widest line that a rule knew, a cookie notice, had 252."""
    default: Certainty = Certainty(edge=0.985, inside=0.97)
    """The loosest at which well under 1 % of the words of articles go (0.89 %, for 84 % of the
    lines of furniture, on 446 pages rendered whole; 0.17 %, for 35 %, on 215 main texts that an
    extractor took) and 230 clean bodies lose two lines."""
    thorough: Certainty = Certainty(edge=0.8, inside=0.9)
    """Where token F1 on the same pages no longer rises."""
    classifier: Classifying = Classifying()
    foreign: ForeignBlock = ForeignBlock()

    name: ClassVar[str] = "boilerplate"

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The filter's own rules, then those of its packs."""
        return (
            FOREIGN_FURNITURE,
            FURNITURE_LINE,
            *(one.rule for pack in self.packs for one in pack.rules),
        )

    def known_lines(self, text: str) -> frozenset[int]:
        """Return the numbers of the lines that a rule knows, blank lines not counted."""
        lines = lines_of(text)
        rules = self._matching(line.text for line in lines)
        found = self._by_rule(Document(text), lines, range(len(lines)), rules, set())
        return frozenset(found)

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield one deletion for each run of lines, and what those and other lines say."""
        if document.media_type == "text/html":
            return
        lines = lines_of(document.text)
        gone: dict[int, str] = {}
        others: set[Finding] = set()
        self._settle(document, lines, gone, others)
        # Only where a rule knows a line: nothing else says that the text is a web page at all. And
        # so the classifier reads no text twice: what it leaves holds no line that a rule knows.
        # A date or a name may stand in a text of its own: what tells of the text wakes nothing.
        wakes = not self._telling.issuperset(gone.values())
        if wakes and len(lines) <= self.classifier.most_lines:
            least = self.thorough if self.preset == "thorough" else self.default
            for number in furniture_lines(lines, gone, least, self.classifier):
                gone.setdefault(number, FURNITURE_LINE.id)
            self._settle(document, lines, gone, others)
        yield from _told_once(others)
        yield from _deletions(document.text, lines, gone)

    @cached_property
    def _pack_rules(self) -> tuple[PackRule, ...]:
        return tuple(one for pack in self.packs for one in pack.rules)

    @cached_property
    def _line_rules(self) -> tuple[PackRule, ...]:
        return tuple(one for one in self._pack_rules if one.kind == "line")

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The rules whose line is metadata of the text."""
        return frozenset(one.id for pack in self.packs for one in pack.rules if one.fact)

    def _matching(self, texts: Iterable[str]) -> list[PackRule]:
        """Return the rules that match a line of these, and those that read more than a line."""
        short = (text for text in texts if len(text) <= self.longest_width)
        lines = {one.id for one in matching_rules(prefilter(self._line_rules), short)}
        return [one for one in self._pack_rules if one.kind != "line" or one.id in lines]

    def _settle(
        self,
        document: Document,
        lines: Sequence[Line],
        gone: dict[int, str],
        others: set[Finding],
    ) -> None:
        """Add to `gone` what rules and other scripts tell, until nothing more comes to light."""
        rules = self._matching(line.text for line in lines)
        if gone:
            rules = [one for one in rules if _can_wake(one)]
        while True:
            left = [number for number in range(len(lines)) if number not in gone]
            found = self._by_rule(document, lines, left, rules, others)
            known = [index for index, number in enumerate(left) if number in found]
            rest = [lines[number] for number in left]
            for index in foreign_furniture(rest, known, self.foreign):
                found.setdefault(left[index], FOREIGN_FURNITURE.id)
            if not found:
                return
            gone |= found
            rules = [one for one in rules if _can_wake(one)]

    def _by_rule(
        self,
        document: Document,
        lines: Sequence[Line],
        left: Sequence[int],
        rules: Sequence[PackRule],
        others: set[Finding],
    ) -> dict[int, str]:
        """Return the numbers of the lines that a rule deletes."""
        rest = _Rest(document.text, lines, left)
        found: dict[int, str] = {}
        ids = frozenset(one.id for one in rules)
        for finding in read(self._pack_rules, document.with_text(rest.text), ids).findings():
            numbers = rest.numbers(finding)
            if isinstance(finding, Edit) and not finding.replacement and numbers:
                for number in numbers:
                    if lines[number].width <= self.longest_width:
                        found.setdefault(number, finding.rule)
            elif isinstance(finding, Fact) or len(left) == len(lines):
                others.add(rest.placed(finding))
        return found


def _can_wake(rule: PackRule) -> bool:
    """Say whether the rule may match once other lines are gone: by its place, or by a block."""
    guard = rule.guard
    placed = guard.head or guard.tail or guard.none or guard.rules or guard.machine_translated
    return rule.kind in ("block", "match") or bool(placed)


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings in text order; a fact that two rules read is one fact."""
    told: set[tuple[int, int, str, str]] = set()
    for one in sorted(findings, key=lambda one: (one.start, one.end, one.rule)):
        if isinstance(one, Fact):
            key = (one.start, one.end, one.name, one.value)
            if key in told:
                continue
            told.add(key)
        yield one


class _Rest:
    """The text of the lines that are left, and where its places are in the whole text."""

    def __init__(self, text: str, lines: Sequence[Line], left: Sequence[int]) -> None:
        self._lines = lines
        self._left = left
        self._starts: list[int] = []
        whole = len(left) == len(lines)
        parts: list[str] = []
        done = 0
        for number in left:
            line = lines[number]
            self._starts.append(line.start if whole else done)
            parts.append(text[line.start : line.end])
            done += line.end - line.start
        self.text = text if whole else "".join(parts)

    def numbers(self, finding: Finding) -> list[int]:
        """Return the numbers of the lines that the finding covers as a whole."""
        first = bisect_left(self._starts, finding.start)
        last = bisect_left(self._starts, finding.end)
        return [
            self._left[index] for index in range(first, last) if self._end(index) <= finding.end
        ]

    def _end(self, index: int) -> int:
        line = self._lines[self._left[index]]
        return self._starts[index] + line.end - line.start

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its place in the whole text."""
        start = self._place(finding.start)
        return replace(finding, start=start, end=start + finding.end - finding.start)

    def _place(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        return offset + self._lines[self._left[index]].start - self._starts[index]


def _deletions(text: str, lines: Sequence[Line], gone: dict[int, str]) -> Iterable[Edit]:
    """Yield one edit for each run of lines that go by one rule, with the blank lines after it."""
    edits: list[Edit] = []
    for number in sorted(gone):
        end = lines[number + 1].start if number + 1 < len(lines) else len(text)
        rule = gone[number]
        if edits and edits[-1].rule == rule and gone.get(number - 1) == rule:
            edits[-1] = replace(edits[-1], end=end)
        else:
            edits.append(Edit(lines[number].start, end, "", rule))
    return edits


@lru_cache(maxsize=1)
def default_boilerplate() -> Boilerplate:
    """Return the filter with the packs that ship with the project."""
    return Boilerplate(load_packs([default_folder()], "boilerplate"))


def strip_boilerplate(text: str) -> str:
    r"""Return the text without the lines that a web page added.

    >>> strip_boilerplate("Credit:Harbour News\n\nThe port is closed.\n\nLeave a Reply")
    'The port is closed.\n\n'
    """
    return fix(default_boilerplate(), Document(text))
