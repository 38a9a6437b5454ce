"""What a rule is: an id that never changes, the fault it names, and how safe its edits are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Example", "ExampleKind", "Rule", "Safety"]


class Safety(str, Enum):
    """What a user may rely on when an edit of this class is applied.

    >>> Safety.SAFE.allows(Safety.GUARDED), Safety.GUARDED.allows(Safety.SAFE)
    (False, True)
    """

    SAFE = "safe"
    """Cannot change meaning: spacing, quotes, line ends, boilerplate lines."""
    GUARDED = "guarded"
    """Changes words, and only where its guard found evidence in the document."""
    SUGGEST = "suggest"
    """Never applied, only reported."""

    @property
    def rank(self) -> int:
        """Position from the safest (0) to the least safe (2)."""
        return ("safe", "guarded", "suggest").index(self.value)

    def allows(self, other: Safety) -> bool:
        """Say whether a run at this level applies edits of level `other`."""
        return other is not Safety.SUGGEST and other.rank <= self.rank


class ExampleKind(str, Enum):
    """What an example of a rule shows."""

    FIX = "fix"
    """The fault, and what it becomes."""
    KEEP = "keep"
    """Sound text that looks like the fault and must stay."""
    MISS = "miss"
    """A fault that the rule is known not to find."""
    MISFIRE = "misfire"
    """Sound text that the rule is known to damage."""


@dataclass(frozen=True)
class Example:
    """One example of a rule; `line` is its place in the rule file, 0 for rules in code."""

    kind: ExampleKind
    text: str
    to: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Rule:
    """A fault that a filter repairs. The id is `family/name` and is never used again.

    >>> Rule("hyphenation/split-word", "Word cut by a line end.", Safety.SAFE).family
    'hyphenation'
    """

    id: str
    fault: str
    safety: Safety
    is_markup: bool = False
    """What its edits remove is markup, not visible text: a record may keep the span alone."""
    is_unfinished: bool = False
    """What it flags was not done for a reason that may pass; the next run does it again."""

    @property
    def family(self) -> str:
        """The filter that the rule belongs to: the part of the id before the first slash."""
        return self.id.partition("/")[0]
