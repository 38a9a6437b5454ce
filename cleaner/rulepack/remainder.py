"""How rules read what is left of a document when lines are taken out of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from cleaner.edit import Finding
from cleaner.rulepack.match import Reading
from cleaner.rulepack.prefilter import Seen
from cleaner.text.furniture.lines import Lines

__all__ = ["Remainder"]


class Remainder(Reading):
    r"""A reading of the lines of another that are not `gone`.

    What the reading of the whole knows of a line is not asked again: which rules may match it, and
    which do. Places are of the text that is left; `placed` and `covered` tell them of the whole.

    >>> from cleaner.document import Document
    >>> from cleaner.rule import Rule, Safety
    >>> from cleaner.rulepack import Guard, PackRule, read
    >>> first = PackRule(Rule("x/y/first", "Fault.", Safety.SAFE), "line", ("b+",),
    ...                  guard=Guard(head=1))
    >>> whole = read([first], Document("a\nb\nc"))
    >>> list(whole.findings())
    []
    >>> rest = Remainder(whole, {0})
    >>> [(one, rest.covered(one.start, one.end)) for one in rest.findings()]
    [(Edit(start=0, end=2, replacement='', rule='x/y/first'), [1])]
    """

    def __init__(self, whole: Reading, gone: Container[int]) -> None:
        super().__init__(whole.prefilter, whole.document, whole.longest)
        self._whole = whole
        self._left = [number for number in range(len(whole.lines)) if number not in gone]

    @property
    def whole(self) -> Reading:
        """The reading of the whole document."""
        return self._whole

    @cached_property
    def text(self) -> str:
        """The lines that are left, in one text."""
        lines = self._whole.lines
        return "".join(self._whole.text[lines.starts[one] : lines.ends[one]] for one in self._left)

    @cached_property
    def lines(self) -> Lines:
        """The lines that are left, as they stand in `text`."""
        lines = self._whole.lines
        ends = list(accumulate(lines.ends[one] - lines.starts[one] for one in self._left))
        starts = [0, *ends][: len(ends)]
        return Lines(starts, ends, [lines.texts[one] for one in self._left])

    @cached_property
    def sightings(self) -> dict[int, Sequence[int]]:
        """The rules that may match, and the numbers, in the whole, of the lines they may."""
        return self._whole.sightings

    @cached_property
    def seen(self) -> dict[str, Seen]:
        """What the rules see in each line of the whole."""
        return self._whole.seen

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the rules that may match, by their full ids."""
        return self._whole.numbers

    def _lines_for(self, number: int) -> Sequence[int]:
        left, guard = self._left, self.rules[number].guard
        numbers = self.sightings[number] if left else ()
        if numbers and (guard.head or guard.tail):
            after = left[guard.head : guard.head + 1] or [left[-1] + 1]
            first = left[-guard.tail :][0] if guard.tail else left[-1] + 1
            numbers = [one for one in numbers if one < after[0] or one >= first]
        here = [(one, bisect_left(left, one)) for one in numbers]
        return [place for one, place in here if left[place : place + 1] == [one]]

    def covered(self, start: int, end: int) -> list[int]:
        """Return the numbers, in the whole, of the lines that a span covers as a whole."""
        return [self._left[here] for here in super().covered(start, end)]

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its place in the whole text."""
        if not self._left:
            return finding
        here = bisect_right(self.lines.starts, finding.start) - 1
        by = self._whole.lines.starts[self._left[here]] - self.lines.starts[here]
        return replace(finding, start=finding.start + by, end=finding.end + by)
