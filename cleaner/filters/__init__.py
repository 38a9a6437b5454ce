"""The filters: one family of faults a module. No filter imports another.

A filter never changes text. It reads a document and yields findings (see `cleaner.edit`): edits
it proposes, flags where it found damage that it will not touch, and facts about the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from cleaner.document import Document
from cleaner.edit import Edit, Finding, apply, resolve
from cleaner.rule import Rule, Safety
from cleaner.text.languages import Section

__all__ = ["Checked", "Filter", "LineEnded", "Settling", "SplittingFilter", "fix", "fixed"]


@runtime_checkable
class Filter(Protocol):
    """What the chain asks of a filter.

    `propose` yields findings whose offsets are code points, half-open, into exactly
    `document.text`. Edits may overlap: the chain resolves them, earlier start first, then the
    longer, then the rule that stands first in `rules`. A filter that reads its own output
    proposes nothing. `rules` lists every rule whose id a finding may carry.
    """

    @property
    def name(self) -> str:
        """The family name: the first part of the id of each of its rules."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules that findings of this filter may name."""

    def propose(self, document: Document) -> Iterable[Finding]:
        """Yield edits, flags and facts, in any order."""


@runtime_checkable
class Checked(Protocol):
    """A filter that needs settings to be made before it can work."""

    def check(self) -> None:
        """Raise ConfigError where they are not."""


@runtime_checkable
class SplittingFilter(Filter, Protocol):
    """A filter that finds sections in several languages; its own edits leave the main one."""

    def sections(self, document: Document) -> Sequence[Section]:
        """Return the sections of the document, in reading order."""

    def main(self, sections: Sequence[Section], document: Document) -> str:
        """Return the language that the document is in."""

    def edits_for(
        self, language: str, sections: Sequence[Section], document: Document
    ) -> Sequence[Edit]:
        """Return the deletions that leave the sections of one language."""


@runtime_checkable
class Settling(Filter, Protocol):
    """A filter that wants to know the text that comes out in the end, so as to know it again."""

    def settle(self, text: str) -> None:
        """Take note of the clean text of a document that the filter told a fact about."""


@runtime_checkable
class LineEnded(Filter, Protocol):
    """A filter that reads a text whose last line has no end as if it had one.

    It is handed the text with that line end, and what it finds is cut to the text without: so
    it has read before what the chain hands it once the line end is written.
    """

    ends_last_line: ClassVar[bool]


def fix(one: Filter, document: Document) -> str:
    """Return the document's text with the edits of one filter made.

    Flags, facts, and edits whose rule is only a suggestion, are left out.
    """
    return fixed(one, document.text, one.propose(document))


def fixed(one: Filter, text: str, findings: Iterable[Finding]) -> str:
    """Return the text with those of a filter's findings made that are edits, as `fix` does."""
    proposed = [finding for finding in findings if isinstance(finding, Edit)]
    if not proposed:
        return text
    named = {edit.rule for edit in proposed}
    rules = [rule for rule in one.rules if rule.id in named]
    suggestions = {rule.id for rule in rules if rule.safety is Safety.SUGGEST}
    edits = (edit for edit in proposed if edit.rule not in suggestions)
    kept, _ = resolve(edits, [rule.id for rule in rules])
    return apply(text, kept)
