"""Lines of the main text, and where in the page each of them stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleaner.filters.markup.align import Alignment, Block, align
from cleaner.filters.markup.page import Page, solid


@dataclass(frozen=True)
class Target:
    """A line of the main text: as `solid` text, and where its words start in that."""

    solid: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, line: str) -> Target:
        """Return the line with what cannot be seen left out."""
        parts = line.split()
        words = tuple(parts if line.isprintable() else filter(None, map(solid, parts)))
        starts = tuple(accumulate(map(len, words), initial=0))
        return cls("".join(words), words, starts)

    @property
    def has_word(self) -> bool:
        """False for a line that is nothing but marks."""
        return any(map(str.isalnum, self.solid))

    def part(self, start: int, end: int) -> Target:
        """Return `solid[start:end]` as a line of its own."""
        return Target.of(self.text(start, end))

    def text(self, start: int, end: int) -> str:
        """Return `solid[start:end]` with its spaces, also those at its two ends."""
        parts: list[str] = []
        index = bisect_left(self.starts, start + 1) - 1
        while index < len(self.words) and self.starts[index] <= end:
            low, high = start - self.starts[index], end - self.starts[index]
            if low <= 0 < self.starts[index]:
                parts.append(" ")
            parts.append(self.words[index][max(low, 0) : high])
            index += 1
        return "".join(parts)


@dataclass(frozen=True)
class Placed:
    """The lines of a main text and the stretches of them that stand in the page, in order."""

    targets: tuple[Target, ...]
    blocks: tuple[Block, ...]


def place(page: Page, lines: Sequence[str], alignment: Alignment) -> Placed:
    """Look the lines up in the page."""
    targets = tuple(Target.of(line) for line in lines)
    starts = [line.start for line in page.lines]
    solids = [one.solid for one in targets]
    return Placed(targets, tuple(align(page.solid, solids, alignment, starts)))
