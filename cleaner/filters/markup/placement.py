"""Lines of the main text, and where in the page each of them stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from cleaner.filters.markup.align import Alignment, Block, align
from cleaner.filters.markup.page import Page, solid


class Target(NamedTuple):
    """A line of the main text with one space between words: also `solid`, and where words start."""

    spaced: str
    solid: str
    starts: tuple[int, ...]
    """Where in `solid` the words start."""

    @classmethod
    def of(cls, line: str) -> Target:
        """Return the line with what cannot be seen left out."""
        words = line.split()
        if not line.isprintable():
            words = list(filter(None, map(solid, words)))
        starts = tuple(accumulate(map(len, words), initial=0))[:-1]
        return cls(" ".join(words), "".join(words), starts)

    @property
    def has_word(self) -> bool:
        """False for a line that is nothing but marks."""
        return has_word(self.solid)

    def part(self, start: int, end: int) -> Target:
        """Return `solid[start:end]` as a line of its own."""
        return Target.of(self.text(start, end))

    def text(self, start: int, end: int) -> str:
        """Return `solid[start:end]` with its spaces, also those at its two ends."""
        first = bisect_left(self.starts, start)  # so many words start before it
        low = start + max(first - 1, 0)
        return self.spaced[low : end + max(bisect_right(self.starts, end) - 1, 0)]

    def holds(self, text: str, at: int) -> bool:
        """Say whether `solid[at:]`, with its spaces, begins with a text; no space first."""
        return self.spaced.startswith(text, at + max(bisect_right(self.starts, at) - 1, 0))


def has_word(text: str) -> bool:
    """Say whether there is a letter or a digit."""
    return text.isalnum() or any(map(str.isalnum, text))


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
