r"""Delete the lines that a web page adds around a text: menus, prompts, credits, notices, feeds.

Three readings find them, and each says which it was: rule packs for lines that are furniture
wherever they stand, a judgement on blocks in another script, and a line classifier that reads a
line with its neighbours. Only whole lines go. A headline, a standfirst, a short paragraph stay:
what could be the article's is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding
from cleaner.filters import fix
from cleaner.filters.boilerplate.foreign import foreign_furniture
from cleaner.filters.boilerplate.lines import Line, lines_of
from cleaner.rule import Rule, Safety
from cleaner.rulepack import PackRule, RulePack, default_folder, find, load_packs

__all__ = ["Boilerplate", "default_boilerplate", "strip_boilerplate"]

FOREIGN_FURNITURE = Rule(
    "boilerplate/foreign-furniture", "Block of furniture in another script.", Safety.SAFE
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

    name: ClassVar[str] = "boilerplate"

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The filter's own rules, then those of its packs."""
        return (FOREIGN_FURNITURE, *(one.rule for pack in self.packs for one in pack.rules))

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield one deletion for each run of lines, and what those and other lines say."""
        if document.media_type == "text/html":
            return
        lines = lines_of(document.text)
        rules = [one for pack in self.packs for one in pack.rules]
        gone: dict[int, str] = {}
        others: set[Finding] = set()
        left = list(range(len(lines)))
        while left:  # what goes may lay bare what stood behind it: look until nothing more goes
            found = self._found(document, lines, left, rules, others)
            if not found:
                break
            gone |= found
            left = [number for number in left if number not in gone]
        yield from _told_once(others)
        yield from _deletions(document.text, lines, gone)

    def _found(
        self,
        document: Document,
        lines: Sequence[Line],
        left: Sequence[int],
        rules: Sequence[PackRule],
        others: set[Finding],
    ) -> dict[int, str]:
        """Return the numbers of the lines that go and why; add what else is found to `others`."""
        rest = _Rest(document.text, lines, left)
        found: dict[int, str] = {}
        for finding in find(rules, document.with_text(rest.text)):
            numbers = rest.numbers(finding)
            if isinstance(finding, Edit) and not finding.replacement and numbers:
                for number in numbers:
                    found.setdefault(number, finding.rule)
            elif isinstance(finding, Fact) or len(left) == len(lines):
                others.add(rest.placed(finding))
        remaining = [lines[number] for number in left]
        known = [index for index, number in enumerate(left) if number in found]
        for index in foreign_furniture(remaining, known):
            found.setdefault(left[index], FOREIGN_FURNITURE.id)
        return found


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
        return [
            number
            for number, start in zip(self._left, self._starts, strict=True)
            if finding.start <= start
            and start + self._lines[number].end - self._lines[number].start <= finding.end
        ]

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its place in the whole text."""
        start = self._place(finding.start)
        return replace(finding, start=start, end=start + finding.end - finding.start)

    def _place(self, offset: int) -> int:
        from bisect import bisect_right

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
