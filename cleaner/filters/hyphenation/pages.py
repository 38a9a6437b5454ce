"""Find what stands between the text of two pages: running heads, page numbers, the form feed.

Only a form feed proves a page border. The lines next to it are furniture when they are a page
number, when they stand at other page borders of the document too, or when they are short, stand
beside a number, and the sentence runs on behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from cleaner.filters.hyphenation.lines import Line

__all__ = ["Border", "borders"]

_EDGE_LINES = 3  # a running head and a page number may stand on lines of their own
_FAR_LINES = 20  # with blank lines between them
_HEAD_CHARS = 60  # longer lines are text

_NUMBER = re.compile(
    r"(?i)(?:(?:page|seite|p\.|s\.)\s*)?[-–—\[(]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–—\])]?"
)
_NUMBERED = re.compile(r"^\W*\d{1,4}(?:\s|\W*$)|\s\d{1,4}\W*$")
_DIGITS = re.compile(r"\d+")
_ENDS_OPEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")


@dataclass(frozen=True)
class Border:
    """A page border: the last line of text before it, the first one behind it."""

    last: Line
    first: Line
    runs_on: bool
    """The sentence, or the word, goes on behind the border."""
    furniture: tuple[tuple[int, int], ...]
    """Spans of the lines of furniture, line ends included."""


def borders(text: str, lines: Sequence[Line]) -> Iterator[Border]:
    """Yield the page borders where there is something to lift out, or a sentence that runs on."""
    edges = [_edge(lines, index) for index, line in enumerate(lines) if line.opens_page]
    at_edges = {line.start: line for before, after in edges for line in (*before, *after)}
    seen = Counter(map(_shape, at_edges.values()))
    numbered = sum(any(map(_is_number, (*before, *after))) for before, after in edges)
    evidence = _Evidence(seen, numbered > 1)
    for before, after in edges:
        border = None
        nearest = (*before[:2], *after[:2])
        cuts = any(_ENDS_OPEN.search(line.text) for line in before[:2])
        if cuts or any(_NUMBERED.search(line.text) for line in nearest):
            border = _border(text, before, after, replace(evidence, is_cut=True))
        if border is None or not border.runs_on:
            border = _border(text, before, after, evidence)
        if border is not None and (border.runs_on or border.furniture):
            yield border


@dataclass(frozen=True)
class _Evidence:
    """What tells furniture from text at one page border."""

    seen: Counter[str]
    """How many lines at page borders have the same shape."""
    numbered: bool
    """Several page borders have a page number."""
    is_cut: bool = False
    """This one has a number, or cuts a word: a short line beside it may be furniture too."""

    def shows_furniture(self, line: Line) -> bool:
        """Say whether a line at the border is furniture."""
        if _is_number(line):
            return self.numbered or self.is_cut
        if line.width > _HEAD_CHARS or line.ends_sentence:
            return False
        if _ENDS_OPEN.search(line.text):
            return False
        if self.seen[_shape(line)] > 1:
            return True
        return self.is_cut and not line.starts_lower and line.width < _HEAD_CHARS / 2


def _edge(lines: Sequence[Line], index: int) -> tuple[list[Line], list[Line]]:
    """Return the filled lines next to the page border: before it (nearest first), and after."""
    before: list[Line] = []
    for line in reversed(lines[max(0, index - _FAR_LINES) : index]):
        before += [line] if line.text else []
        if len(before) > _EDGE_LINES or line.opens_page:
            break
    after: list[Line] = []
    for line in islice(lines, index, None):
        if len(after) > _EDGE_LINES or (line.opens_page and line is not lines[index]):
            break
        after += [line] if line.text else []
    return before, after


def _shape(line: Line) -> str:
    """Return the line as it recurs: numbers alike, blanks alike."""
    return _DIGITS.sub("0", " ".join(line.text.casefold().split()))


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _border(
    text: str, before: Sequence[Line], after: Sequence[Line], evidence: _Evidence
) -> Border | None:
    """Return the border with its furniture; None when a page holds nothing else."""
    feet, heads = _count(before, evidence), _count(after, evidence)
    if feet == len(before) or heads == len(after):
        return None
    spans = tuple(
        (line.start, min(line.end + 1, len(text))) for line in (*before[:feet], *after[:heads])
    )
    return Border(before[feet], after[heads], _runs_on(before[feet], after[heads]), spans)


def _count(edge: Sequence[Line], evidence: _Evidence) -> int:
    """Return how many lines of the edge, from the border on, are furniture."""
    return sum(1 for _ in takewhile(evidence.shows_furniture, edge[:_EDGE_LINES]))


def _runs_on(last: Line, first: Line) -> bool:
    """Say whether a word or sentence goes on behind the border."""
    if last.is_code or first.is_code or first.is_item or last.ends_sentence:
        return False
    if _ENDS_OPEN.search(last.text):
        return first.starts_lower or first.text[0].isdigit() or first.width >= _HEAD_CHARS / 2
    return first.starts_lower and last.text[-1] not in ":;"
