"""What a run did, in one table, and the exit status that follows from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.config import FILTERS
from cleaner.engines.local import Done
from cleaner.report.status import DONE, FAILED, WOULD_CHANGE

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["Summary"]


@dataclass
class Summary:
    """Counts documents as they are done."""

    statuses: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    flags: int = 0
    flagged: int = 0
    removed: int = 0
    errors: list[str] = field(default_factory=list)
    ignored: int = 0
    leftovers: tuple[str, ...] = ()

    def add(self, done: Done) -> None:
        """Count one document; of one that failed nothing was kept, so that no edits count."""
        self.statuses[done.status] += 1
        if done.error:
            self.errors.append(done.error)
            return
        self.flags += done.flags
        self.flagged += bool(done.flags)
        self.removed += done.removed
        families = Counter[str]()
        for rule, count in done.counts:
            families[rule.partition("/")[0]] += count
        self.edits += families
        self.touched.update(families.keys())

    @property
    def exit_status(self) -> int:
        """3 where documents failed, 1 where a check found changes, else 0."""
        if self.statuses["failed"]:
            return FAILED
        return WOULD_CHANGE if self.statuses["changed"] or self.leftovers else DONE

    def line(self, done: Done) -> str:
        """Return one line on a document, for where there is no terminal."""
        if done.error:
            return done.error
        edits = sum(count for _, count in done.counts)
        detail = f": {_count(edits, 'edit')}, {_count(done.flags, 'flag')}"
        detail = detail if done.status != "current" else ""
        return f"{done.path}: {_STATUS_WORDS[done.status]}{detail}"

    def table(self) -> Table:
        """Return the closing table."""
        from rich.table import Table

        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column()
        table.add_column(justify="right")
        table.add_column()
        total = sum(self.statuses.values())
        states = ", ".join(
            f"{count:,} {_STATUS_WORDS[status]}" for status, count in sorted(self.statuses.items())
        )
        table.add_row("documents", f"{total:,}", states)
        table.add_row("removed", f"{self.removed:,}", "characters")
        for family in (*FILTERS, "decode", "chain"):
            if self.edits[family]:
                documents = f"edits in {_count(self.touched[family], 'document')}"
                table.add_row(family, f"{self.edits[family]:,}", documents)
        table.add_row("flagged", f"{self.flags:,}", f"places in {_count(self.flagged, 'document')}")
        table.add_row("failed", f"{self.statuses['failed']:,}", "documents")
        if self.ignored:
            table.add_row("ignored", f"{self.ignored:,}", "names that start with a dot")
        if self.leftovers:
            table.add_row("left over", f"{len(self.leftovers):,}", "outputs without a raw file")
        return table


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


_STATUS_WORDS = {
    "written": "written",
    "current": "unchanged",
    "changed": "would change",
    "failed": "failed",
}
