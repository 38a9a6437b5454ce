r"""Delete the lines that a web page adds around a text: menus, prompts, credits, notices, feeds.

Three readings find them, and each says which it was: rule packs for lines that are furniture
wherever they stand, a judgement on blocks in another script, and a line classifier that reads a
line with its neighbours. Only whole lines go. A headline, a standfirst, a short paragraph stay:
what could be the article's is left alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import ClassVar, Literal

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding
from cleaner.filters import fix
from cleaner.filters.boilerplate.classifier import (
    Certainty,
    Classifying,
    furniture_lines,
    is_doubtful,
)
from cleaner.filters.boilerplate.foreign import ForeignBlock, foreign_furniture
from cleaner.rule import Rule, Safety
from cleaner.rulepack import (
    PackRule,
    Reading,
    Remainder,
    RulePack,
    default_folder,
    load_packs,
    read,
)
from cleaner.text.furniture.lines import Lines
from cleaner.text.furniture.model import furniture_scores

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
    default: Certainty = Certainty(edge=0.985, inside=0.92)
    """At which well under 1 % of the words of articles go (0.73 %, for 84 % of the lines of
    furniture, on 446 pages rendered whole; 0.19 %, for 38 %, on 215 main texts that an extractor
    took) and 230 clean bodies lose one line."""
    thorough: Certainty = Certainty(edge=0.8, inside=0.9)
    """Where token F1 on the same pages no longer rises."""
    classifier: Classifying = Classifying()
    foreign: ForeignBlock = ForeignBlock()

    name: ClassVar[str] = "boilerplate"
    ends_last_line: ClassVar[bool] = True

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The filter's own rules, then those of its packs."""
        return (FOREIGN_FURNITURE, FURNITURE_LINE, *(one.rule for one in self._pack_rules))

    def known_lines(self, text: str) -> frozenset[int]:
        """Return the numbers of the lines that a rule knows, blank lines not counted."""
        return frozenset(self._by_rule(self._read(Document(text)), None, set()))

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield one deletion for each run of lines, and what those and other lines say."""
        if document.media_type == "text/html":
            return
        whole = self._read(document)
        lines = whole.lines
        gone: dict[int, str] = {}
        others: set[Finding] = set()
        notes: dict[int, str] = {}
        self._settle(whole, gone, others)
        rules = frozenset(gone.values())
        # Only where a rule knows a line: nothing else says that the text is a web page at all. And
        # so the classifier reads no text twice: what it leaves holds no line that a rule knows.
        # A date or a name may stand in a text of its own: what tells of the text wakes nothing.
        wakes = not self._telling.issuperset(rules)
        names = {one.rpartition("/")[2] for one in rules}  # the same in the packs of all languages
        is_alone = len(names) == 1 and not self._certain.issuperset(rules)
        may_ask = any(lines.are_sentences) and len(lines) <= self.classifier.most_lines
        if may_ask and (wakes or is_alone):
            scores = furniture_scores(lines, gone).tolist()
            if is_alone and is_doubtful(lines, scores, gone, self.classifier):
                spans = [(lines.starts[number], lines.ends[number]) for number in gone]
                others = {one for one in others if not _is_in(one, spans)}
                gone.clear()
            elif wakes:
                least = self.thorough if self.preset == "thorough" else self.default
                found = furniture_lines(lines, scores, gone, least, self.classifier)
                notes = {number: f"{scores[number]:.3f}" for number in found}
                if found:
                    gone |= dict.fromkeys(found, FURNITURE_LINE.id)
                    self._settle(whole, gone, others)
        yield from _told_once(others)
        yield from _deletions(document.text, lines, gone, notes)

    @cached_property
    def _pack_rules(self) -> tuple[PackRule, ...]:
        return tuple(one for pack in self.packs for one in pack.rules)

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The rules whose line is metadata of the text."""
        return frozenset(one.id for one in self._pack_rules if one.fact)

    @cached_property
    def _certain(self) -> frozenset[str]:
        """The rules that need no second opinion: of metadata, but not notices; texts quote them."""
        telling = (one.id for one in self._pack_rules if one.fact and one.fact != "copyright")
        return frozenset({FOREIGN_FURNITURE.id, *telling})

    @cached_property
    def _waking(self) -> frozenset[str]:
        """The rules that may match once other lines are gone."""
        return frozenset(one.id for one in self._pack_rules if _can_wake(one))

    def _read(self, document: Document) -> Reading:
        return read(self._pack_rules, document, self.longest_width)

    def _settle(self, whole: Reading, gone: dict[int, str], others: set[Finding]) -> None:
        """Add to `gone` what rules and other scripts tell, until nothing more comes to light."""
        while True:
            rest = Remainder(whole, gone) if gone else whole
            found = self._by_rule(rest, self._waking if gone else None, others)
            left = [number for number in range(len(whole.lines)) if number not in gone]
            for number in foreign_furniture(whole.lines, left, found, self.foreign):
                found.setdefault(number, FOREIGN_FURNITURE.id)
            if not found:
                return
            gone |= found

    def _by_rule(
        self, rest: Reading, only: Container[str] | None, others: set[Finding]
    ) -> dict[int, str]:
        """Return the numbers of the lines that a rule deletes, of those that are left."""
        deleted: list[tuple[int, int, str]] = []
        for rule, hits in rest.hits(only=only):
            if rule.only_deletes:
                deleted += ((hit.start, hit.end, rule.id) for hit in hits)
                continue
            for finding in rest.told(rule, hits):
                span = finding.start, finding.end
                is_deletion = isinstance(finding, Edit) and not finding.replacement
                if is_deletion and rest.covered(*span):
                    deleted.append((*span, rule.id))
                elif isinstance(finding, Fact) or rest is rest.whole:
                    others.add(rest.placed(finding))
        found: dict[int, str] = {}
        widths = rest.whole.lines.widths
        for start, end, rule_id in deleted:
            for number in rest.covered(start, end):
                if widths[number] <= self.longest_width:
                    found.setdefault(number, rule_id)
        return found


def _can_wake(rule: PackRule) -> bool:
    """Say whether the rule may match once other lines are gone: by its guard, or across lines."""
    guard = rule.guard
    hangs = guard.head or guard.tail or guard.none or guard.near or guard.rules
    return bool(hangs) or guard.machine_translated or not rule.stays_in_line


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


def _is_in(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= finding.start < end for start, end in spans)


def _deletions(
    text: str, lines: Lines, gone: dict[int, str], notes: dict[int, str]
) -> Iterator[Edit]:
    """Yield one edit for each run of lines that go by one rule, with the blank lines after it."""
    ends = [*lines.starts[1:], len(text)]
    numbers = sorted(gone)
    firsts = [
        place
        for place, number in enumerate(numbers)
        if not place or numbers[place - 1] != number - 1 or gone[number - 1] != gone[number]
    ]
    for first, after in pairwise([*firsts, len(numbers)]):
        run = numbers[first:after]
        note = " ".join(notes[number] for number in run if number in notes)
        rule = gone[run[0]]
        yield Edit(lines.starts[run[0]], ends[run[-1]], "", rule, note and f"certainty {note}")


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
