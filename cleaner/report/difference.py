"""Show every change of a document in its line: what went, what came, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.report.screen import shortened, visible
from cleaner.trace import Hunk, Trace

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["Change", "changes"]

_CONTEXT_CHARS = 40
_WHOLE_CHARS = 400


@dataclass(frozen=True)
class Change:
    """One hunk with what stands round it; `line` is the line of the raw text, from 1."""

    line: int
    rules: tuple[str, ...]
    before: str
    old: str
    new: str
    after: str

    def plain(self) -> str:
        """Return the change marked as in a word diff: `[-old-]{+new+}`.

        >>> Change(1, ("typo/teh",), "in ", "teh", "the", " sun").plain()
        'in [-teh-]{+the+} sun'
        """
        old = f"[-{self.old}-]" if self.old else ""
        new = f"{{+{self.new}+}}" if self.new else ""
        return f"{self.before}{old}{new}{self.after}"

    def styled(self) -> Text:
        """Return the change in colour."""
        from rich.text import Text

        return Text.assemble(
            (self.before, "dim"), (self.old, "red strike"), (self.new, "green"), (self.after, "dim")
        )


def changes(trace: Trace) -> Iterator[Change]:
    """Yield each change of a trace, in the order of the raw text."""
    line, counted_to = 1, 0
    for hunk in trace.hunks:
        line += trace.raw.count("\n", counted_to, hunk.start)
        counted_to = hunk.start
        yield _change(trace.raw, hunk, line)


def _change(raw: str, hunk: Hunk, line: int) -> Change:
    before = raw[max(0, hunk.start - _CONTEXT_CHARS) : hunk.start].rpartition("\n")[2]
    after = raw[hunk.end : hunk.end + _CONTEXT_CHARS].partition("\n")[0]
    return Change(
        line,
        hunk.rules,
        visible(before),
        visible(shortened(hunk.old, _WHOLE_CHARS)),
        visible(shortened(hunk.new, _WHOLE_CHARS)),
        visible(after),
    )
