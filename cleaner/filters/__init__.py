"""The filters: one family of faults a module. No filter imports another.

A filter never changes text. It reads a document and yields findings (see `cleaner.edit`): edits
it proposes, flags where it found damage that it will not touch, and facts about the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from cleaner.document import Document
from cleaner.edit import Edit, Finding, apply, resolve
from cleaner.rule import Rule, Safety

__all__ = ["Checked", "Filter", "fix", "fixed"]


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
