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
from functools import cached_property
from itertools import islice, takewhile

from cleaner.filters.hyphenation.lines import Line

__all__ = ["Border", "PageBorders", "borders"]

_DIGITS = re.compile(r"\d+")
_ENDS_OPEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")


@dataclass(frozen=True)
class PageBorders:
    """What tells running heads and page numbers at a form feed from the text of the pages."""

    edge_lines: int = 3
    """Lines on each side that may be furniture: head and number may stand on lines of their own."""
    far_lines: int = 20
    """How far from the border they are looked for, with the blank lines between them."""
    near_lines: int = 2
    """A number, or a cut word, in so many of the nearest lines makes a short line suspect."""
    head_chars: int = 60
    """Longer lines are text."""
    short_head_chars: int = 30
    """A suspect line that is shorter is furniture; behind a cut word a longer line is text."""
    least_repeats: int = 2
    """A line that stands at so many page borders is a running head."""
    least_numbered: int = 2
    """With so many numbered page borders, a number at any of them is a page number."""
    number_digits: int = 4
    """A longer number is no page number."""
    roman_letters: int = 7
    """A longer number in Roman numerals is none either; xxxviii has so many letters."""

    @cached_property
    def number(self) -> re.Pattern[str]:
        """A line that is a page number."""
        figure, roman = _up_to(self.number_digits, r"\d"), _up_to(self.roman_letters, "[ivxl]")
        return re.compile(
            rf"(?i)(?:(?:page|seite|p\.|s\.)\s*)?[-–—\[(]?\s*(?:{figure}|{roman})\s*[-–—\])]?"
        )

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """A number at the start or the end of a line."""
        figure = _up_to(self.number_digits, r"\d")
        return re.compile(rf"^\W*{figure}(?:\s|\W*$)|\s{figure}\W*$")

    def is_number(self, line: Line) -> bool:
        """Say whether a line is a page number."""
        return self.number.fullmatch(line.text) is not None


def _up_to(most: int, sign: str) -> str:
    """Return a pattern for one sign to so many; for nothing at all when that is none."""
    return f"{sign}{{1,{most}}}" if most > 0 else "(?!)"


@dataclass(frozen=True)
class Border:
    """A page border: the last line of text before it, the first one behind it."""

    last: Line
    first: Line
    runs_on: bool
    """The sentence, or the word, goes on behind the border."""
    furniture: tuple[tuple[int, int], ...]
    """Spans of the lines of furniture, line ends included."""


def borders(text: str, lines: Sequence[Line], limits: PageBorders) -> Iterator[Border]:
    """Yield the page borders where there is something to lift out, or a sentence that runs on."""
    edges = [_edge(lines, index, limits) for index, line in enumerate(lines) if line.opens_page]
    at_edges = {line.start: line for before, after in edges for line in (*before, *after)}
    seen = Counter(map(_shape, at_edges.values()))
    numbered = sum(any(map(limits.is_number, (*before, *after))) for before, after in edges)
    evidence = _Evidence(limits, seen, numbered >= limits.least_numbered)
    for before, after in edges:
        border = None
        last, first = before[: limits.near_lines], after[: limits.near_lines]
        cuts = any(_ENDS_OPEN.search(line.text) for line in last)
        if cuts or any(limits.numbered.search(line.text) for line in (*last, *first)):
            border = _border(text, before, after, replace(evidence, is_cut=True))
        if border is None or not border.runs_on:
            border = _border(text, before, after, evidence)
        if border is not None and (border.runs_on or border.furniture):
            yield border


@dataclass(frozen=True)
class _Evidence:
    """What tells furniture from text at one page border."""

    limits: PageBorders
    seen: Counter[str]
    """How many lines at page borders have the same shape."""
    numbered: bool
    """Several page borders have a page number."""
    is_cut: bool = False
    """This one has a number, or cuts a word: a short line beside it may be furniture too."""

    def shows_furniture(self, line: Line) -> bool:
        """Say whether a line at the border is furniture."""
        limits = self.limits
        if limits.is_number(line):
            return self.numbered or self.is_cut
        if line.width > limits.head_chars or line.ends_sentence:
            return False
        if _ENDS_OPEN.search(line.text):
            return False
        if self.seen[_shape(line)] >= limits.least_repeats:
            return True
        return self.is_cut and not line.starts_lower and line.width < limits.short_head_chars


def _edge(lines: Sequence[Line], index: int, limits: PageBorders) -> tuple[list[Line], list[Line]]:
    """Return the filled lines next to the page border: before it (nearest first), and after."""
    before: list[Line] = []
    for line in reversed(lines[max(0, index - limits.far_lines) : index]):
        before += [line] if line.text else []
        if len(before) > limits.edge_lines or line.opens_page:
            break
    after: list[Line] = []
    for line in islice(lines, index, None):
        if len(after) > limits.edge_lines or (line.opens_page and line is not lines[index]):
            break
        after += [line] if line.text else []
    return before, after


def _shape(line: Line) -> str:
    """Return the line as it recurs: numbers alike, blanks alike."""
    return _DIGITS.sub("0", " ".join(line.text.casefold().split()))


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
    last, first = before[feet], after[heads]
    return Border(last, first, _runs_on(last, first, evidence.limits), spans)


def _count(edge: Sequence[Line], evidence: _Evidence) -> int:
    """Return how many lines of the edge, from the border on, are furniture."""
    return sum(1 for _ in takewhile(evidence.shows_furniture, edge[: evidence.limits.edge_lines]))


def _runs_on(last: Line, first: Line, limits: PageBorders) -> bool:
    """Say whether a word or sentence goes on behind the border."""
    if last.is_code or first.is_code or first.is_item or last.ends_sentence:
        return False
    if _ENDS_OPEN.search(last.text):
        text = first.text[0].isdigit() or first.width >= limits.short_head_chars
        return first.starts_lower or text
    return first.starts_lower and last.text[-1] not in ":;"
