"""Find what stands between the text of two pages: running heads, page numbers, the form feed.

Only a form feed proves a page border. The lines next to it are furniture when they are a page
number, when they stand at other page borders of the document too, or when they are short, stand
beside a number, and the sentence runs on behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cleaner.filters.hyphenation.lines import Line

__all__ = ["Border", "borders"]

_EDGE_LINES = 3  # a running head and a page number may stand on lines of their own
_FAR_LINES = 20  # with blank lines between them
_HEAD_CHARS = 60  # longer lines are text

_NUMBER = re.compile(
    r"(?i)(?:(?:page|seite|p\.|s\.)\s*)?[-–—\[(]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–—\])]?"
)
_HEAD_WITH_NUMBER = re.compile(r"\d{1,4}\s+\S.*|\S.*\s\d{1,4}")
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
    """Yield the page borders that have text on both sides."""
    edges = [_edge(lines, index) for index, line in enumerate(lines) if line.opens_page]
    seen: Counter[str] = Counter()
    for before, after in edges:
        seen.update({_shape(line) for line in (*before, *after)})
    numbered = sum(any(map(_is_number, (*before, *after))) for before, after in edges)
    for before, after in edges:
        for loose in (False, True):
            border = _border(text, before, after, (seen, numbered > 1, loose))
            if border is None or border.runs_on:
                break
        if loose and border is not None and not border.runs_on:
            border = _border(text, before, after, (seen, numbered > 1, False))
        if border is not None and (border.runs_on or border.furniture):
            yield border


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
    text: str,
    before: Sequence[Line],
    after: Sequence[Line],
    evidence: tuple[Counter[str], bool, bool],
) -> Border | None:
    seen, numbered, loose = evidence

    def is_furniture(line: Line) -> bool:
        if len(line.text) > _HEAD_CHARS or line.ends_sentence and not _is_number(line):
            return False
        if _is_number(line):
            return numbered or loose
        if seen[_shape(line)] > 1:
            return True
        return loose and not line.starts_lower and len(line.text) < _HEAD_CHARS / 2

    feet = _count(before, is_furniture)
    heads = _count(after, is_furniture)
    if feet == len(before) or heads == len(after):
        return None
    last, first = before[feet], after[heads]
    spans = tuple(
        (line.start, min(line.end + 1, len(text))) for line in (*before[:feet], *after[:heads])
    )
    return Border(last, first, _runs_on(last, first), spans)


def _count(edge: Sequence[Line], is_furniture: object) -> int:
    """Return how many lines of the edge, from the border on, are furniture."""
    count = 0
    for line in edge[:_EDGE_LINES]:
        if not is_furniture(line):  # type: ignore[operator]
            break
        count += 1
    return count


def _runs_on(last: Line, first: Line) -> bool:
    """Say whether a word or sentence goes on behind the border."""
    if last.is_code or first.is_code or first.is_item or last.ends_sentence:
        return False
    if _ENDS_OPEN.search(last.text):
        return True
    return first.starts_lower and last.text[-1] not in ":;"
