"""Find what stands between the text of two pages: running heads, page numbers, the form feed.

Only a form feed proves a page border. The lines next to it are furniture when they are a page
number or have one that counts the pages, when they stand at other page borders of the document too
or open as those do ("Chapter 3. ..."), or when they are short, stand beside a number, and the
sentence runs on behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise, takewhile

from cleaner.filters.hyphenation.lines import Line

__all__ = ["Border", "PageBorders", "borders"]

_NUMBERS = re.compile(r"\d+|\b[ivxl]+$")
_ENDS_OPEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")


_Edge = tuple[list[Line], list[Line]]


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
    few_borders: int = 10
    """In a document with no more page borders a line that comes back at any of them is a running
    head, and a short line may be one beside a number or a cut word. A longer one shows more."""
    least_repeats: int = 2
    """A line that stands at so many page borders of a short document is a running head."""
    least_run: int = 3
    """In a longer one it stands at so many in turn, on the same side of the border."""
    run_step: int = 2
    """Left pages may have one head and right ones another: in turn is every so many borders."""
    most_elsewhere: float = 2.0
    """A line that stands in the document more than so many times as often labels its text."""
    settled_share: float = 0.5
    """Where the heads on one side of so great a share of the borders count the pages, no other
    line on that side is furniture."""
    least_numbered: int = 2
    """With so many numbered page borders, a number at any of them is a page number."""
    long_head_chars: int = 120
    """A head that counts the pages, or names a chapter as others do, is no longer."""
    least_counted: int = 3
    """So many numbers at page borders, each higher than the last by the pages between, count
    them."""
    counted_share: float = 0.1
    """And so great a share of the page borders has them."""
    least_heads: int = 3
    """So many lines at page borders that open alike, with a number, are running heads."""
    heads_share: float = 0.25
    """And so great a share. Captions and rows of tables open alike on fewer pages."""
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
    def outer(self) -> re.Pattern[str]:
        """A whole number that opens or closes a line, or is all of it."""
        return re.compile(r"^\d+(?=\s|$)|(?<=\s)\d+$", re.ASCII)

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """A number at the start or the end of a line."""
        figure = _up_to(self.number_digits, r"\d")
        return re.compile(rf"^\W*{figure}(?:\s|\W*$)|\s{figure}\W*$")

    def ends(self, line: Line) -> set[int]:
        """Return the numbers at both ends of a line."""
        found = self.outer.findall(line.text)
        return {int(number) for number in found if len(number) <= self.number_digits}

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
    furniture: int
    """How many lines of furniture stand between them."""


def borders(lines: Sequence[Line], limits: PageBorders) -> Iterator[Border]:
    """Yield the page borders where there is something to lift out, or a sentence that runs on."""
    edges = [_edge(lines, index, limits) for index, line in enumerate(lines) if line.opens_page]
    evidence = _Evidence.of(edges, lines, limits)
    for before, after in edges:
        border = None
        last, first = before[: limits.near_lines], after[: limits.near_lines]
        cuts = any(_ENDS_OPEN.search(line.text) for line in last)
        if cuts or any(limits.numbered.search(line.text) for line in (*last, *first)):
            border = _border(before, after, replace(evidence, is_cut=True))
        if border is None or not border.runs_on:
            border = _border(before, after, evidence)
        if border is not None and (border.runs_on or border.furniture):
            yield border


@dataclass(frozen=True)
class _Evidence:
    """What tells furniture from text at one page border."""

    limits: PageBorders
    heads: frozenset[int]
    """Where the lines start that are running heads by what stands at other page borders."""
    settled: frozenset[int]
    """Where the lines start on whose side of the border nothing else is furniture."""
    numbered: bool
    """Several page borders have a page number."""
    few: bool
    """There are too few page borders to tell."""
    is_cut: bool = False
    """This one has a number, or cuts a word: a short line beside it may be furniture too."""

    @classmethod
    def of(cls, edges: Sequence[_Edge], lines: Sequence[Line], limits: PageBorders) -> _Evidence:
        """Read all page borders of a document."""
        numbers = sum(any(map(limits.is_number, (*before, *after))) for before, after in edges)
        counting, few = _counting(edges, limits), len(edges) <= limits.few_borders
        settled: set[int] = set()
        for side in (0, 1):
            near = {line.start for edge in edges for line in edge[side]}
            if len(counting & near) >= limits.settled_share * len(edges):
                settled |= near
        heads = counting | _alike(edges, limits) | _recurring(edges, lines, limits, few=few)
        return cls(limits, heads, frozenset(settled), numbers >= limits.least_numbered, few)

    def shows_furniture(self, line: Line) -> bool:
        """Say whether a line at the border is furniture."""
        limits = self.limits
        if limits.is_number(line):
            return self.numbered or self.is_cut
        if line.start in self.heads:
            return True
        if not self.few or not self.is_cut:
            return False
        if _ENDS_OPEN.search(line.text) or line.ends_sentence or line.is_code:
            return False
        return not line.starts_lower and line.width < limits.short_head_chars


def _counting(edges: Sequence[_Edge], limits: PageBorders) -> frozenset[int]:
    """Return where the lines start whose first or last number is that of their page."""
    found: dict[int, dict[int, int]] = {}
    for page, edge in enumerate(edges):
        for side in (0, 1):
            for line in edge[side][: limits.edge_lines]:
                is_head = limits.is_number(line) or not line.ends_sentence
                if line.width <= limits.long_head_chars and is_head:
                    for number in limits.ends(line):
                        found.setdefault(number - page - side, {})[line.start] = page + side
    counted = max(found.values(), key=lambda starts: len(set(starts.values())), default={})
    least = max(limits.least_counted, limits.counted_share * len(edges))
    return frozenset(counted if len(set(counted.values())) >= least else ())


def _alike(edges: Sequence[_Edge], limits: PageBorders) -> frozenset[int]:
    """Return where the nearest lines start that open alike, with the number of a chapter."""
    found: dict[str, list[int]] = {}
    for before, after in edges:
        for line in (*before[:1], *after[:1]):
            opening = " ".join(_shape(line).split()[:2])
            named = "0" in opening and opening.strip("0. ") and not line.is_code
            if named and line.width <= limits.long_head_chars:
                found.setdefault(opening, []).append(line.start)
    least = max(limits.least_heads, limits.heads_share * len(edges))
    return frozenset(start for starts in found.values() if len(starts) >= least for start in starts)


def _recurring(
    edges: Sequence[_Edge], lines: Sequence[Line], limits: PageBorders, *, few: bool
) -> frozenset[int]:
    """Return where the lines start that stand at several borders; in turn, where these are many."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for page, edge in enumerate(edges):
        for side in (0, 1):
            for line in edge[side]:
                short = line.width <= limits.head_chars and not line.ends_sentence
                if short and not _ENDS_OPEN.search(line.text):
                    key = (-1 if few else side, _shape(line))
                    found.setdefault(key, []).append((page, line.start))
    everywhere = Counter(map(_shape, lines)) if found and not few else Counter()
    heads: set[int] = set()
    for (_, shape), places in found.items():
        if everywhere[shape] > limits.most_elsewhere * len(places):
            continue
        if few:
            recurs = len({start for _, start in places}) >= limits.least_repeats
        else:
            recurs = _longest_run([page for page, _ in places], limits) >= limits.least_run
        heads.update(start for _, start in places if recurs)
    return frozenset(heads)


def _longest_run(pages: Sequence[int], limits: PageBorders) -> int:
    """Return at how many borders in turn something stands."""
    longest = run = 1
    for one, two in pairwise(pages):
        run = run + (two > one) if two - one <= limits.run_step else 1
        longest = max(longest, run)
    return longest


def _edge(lines: Sequence[Line], index: int, limits: PageBorders) -> _Edge:
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
    return _NUMBERS.sub("0", " ".join(line.text.casefold().split()))


def _border(before: Sequence[Line], after: Sequence[Line], evidence: _Evidence) -> Border | None:
    """Return the border with its furniture; None when a page holds nothing else."""
    feet, heads = _count(before, evidence), _count(after, evidence)
    if feet == len(before) or heads == len(after):
        return None
    last, first = before[feet], after[heads]
    return Border(last, first, _runs_on(last, first, evidence.limits), feet + heads)


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
