"""Say where in a page the lines stand that an extractor took from it.

Both sides are read without white space. Long lines that occur once are certain; the others are
looked for between them, next to what is already placed; a line that the page does not hold as it
stands (a link left out, two cells joined) is placed stretch by stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True)
class Alignment:
    """What it takes to say that a line of the main text stands at a place of the page.

    On 77 pages 99.96 % of the text is placed.
    """

    anchor_chars: int = 30
    """A line this long that occurs once in a page is where it is; shorter ones ("Read more") may
    be a menu's. From 10 to 60 as much is placed."""
    seed_chars: int = 8
    """The shortest stretch looked for at a distance inside a line that is not there as a whole."""
    short_seed_chars: int = 4
    """The shortest stretch looked for near the one before."""
    near_chars: int = 60
    """How far from the one before that is."""
    most_misses: int = 24
    """A line of which so many stretches in a row are not found is not from the page's text."""


@dataclass(frozen=True)
class Block:
    """`line[at : at + size]` of line number `line` stands at `page[place : place + size]`."""

    line: int
    at: int
    place: int
    size: int


def align(
    page: str, lines: Sequence[str], settings: Alignment, starts: Sequence[int] = ()
) -> list[Block]:
    """Return where the lines stand, in page order; both sides as `solid` text.

    `starts` are the places where lines of the page begin: most lines are one of those.

    >>> align("menuAlongheadlinemenuItstext", ["Alongheadline", "Itstextmore"], Alignment())
    [Block(line=0, at=0, place=4, size=13), Block(line=1, at=0, place=21, size=7)]
    """
    blocks: list[Block] = []
    first = start = 0
    for number, place in [
        *_anchors(page, lines, settings.anchor_chars, starts),
        (len(lines), len(page)),
    ]:
        blocks += _between(page, lines, (first, number), (start, place), settings)
        if number < len(lines):
            blocks.append(Block(number, 0, place, len(lines[number])))
            first, start = number + 1, place + len(lines[number])
    return blocks


def _anchors(
    page: str, lines: Sequence[str], least: int, starts: Sequence[int]
) -> list[tuple[int, int]]:
    """Return (line, place) of the lines that occur once, as many as stand in one order."""
    places: dict[str, int] = {}
    for start, end in pairwise((*starts, len(page))):
        if end - start >= least:
            text = page[start:end]
            places[text] = -1 if text in places else start
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if len(line) >= least:
            place = places[line] if line in places else _only(page, line)
            if place >= 0:
                found.append((number, place))
    # The longest increasing run of places, by patience sorting.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(found):
        pile = bisect_right(tops, place)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [index]
        before.append(piles[pile - 1] if pile else -1)
    kept: list[tuple[int, int]] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        number, place = found[index]
        if not kept or place + len(lines[number]) <= kept[-1][1]:
            kept.append(found[index])
        index = before[index]
    return kept[::-1]


def _only(page: str, line: str) -> int:
    """Return where the line stands; -1 when it does not, or more than once."""
    place = page.find(line)
    return -1 if place >= 0 and page.find(line, place + 1) >= 0 else place


def _between(
    page: str,
    lines: Sequence[str],
    numbers: tuple[int, int],
    places: tuple[int, int],
    settings: Alignment,
) -> list[Block]:
    """Place the lines between two that are placed: first from both ends, then the rest."""
    (first, last), (start, end) = numbers, places
    head: list[Block] = []
    tail: list[Block] = []
    while first < last and page.startswith(lines[first], start, end):
        head.append(Block(first, 0, start, len(lines[first])))
        start += len(lines[first])
        first += 1
    while (
        first < last
        and start <= end - len(lines[last - 1])
        and page.endswith(lines[last - 1], start, end)
    ):
        last -= 1
        end -= len(lines[last])
        tail.append(Block(last, 0, end, len(lines[last])))
    for number in range(first, last):
        line = lines[number]
        placed = (
            [Block(number, 0, place, len(line))]
            if (place := _nearest(page, line, start, end, last - number)) >= 0
            else [
                replace(one, line=number) for one in _stretches(page, line, (start, end), settings)
            ]
        )
        head += placed
        if placed:
            start = placed[-1].place + placed[-1].size
    return [block for block in head + tail[::-1] if block.size]


def _nearest(page: str, line: str, start: int, end: int, left: int) -> int:
    """Return where the line stands nearest to what is placed; -1 when it is not there."""
    place = page.find(line, start, end)
    if place < 0 or left > 1:
        return place
    last = page.rfind(line, start, end)
    return last if end - last - len(line) < place - start else place


def _stretches(
    page: str, line: str, places: tuple[int, int], settings: Alignment
) -> Iterator[Block]:
    """Yield the stretches of one line that stand in the page, in order."""
    start, end = places
    at = misses = 0
    while at < len(line) and misses < settings.most_misses:
        place = _seed(page, line[at : at + settings.seed_chars], (start, end), settings)
        if place < 0:
            at += 1
            misses += 1
            continue
        size = 1
        room = min(len(line) - at, end - place)
        while size < room and line[at + size] == page[place + size]:
            size += 1
        yield Block(0, at, place, size)
        at, start, misses = at + size, place + size, 0


def _seed(page: str, seed: str, places: tuple[int, int], settings: Alignment) -> int:
    """Return where a stretch begins: a long one anywhere, a short one near, a shorter one here."""
    start, end = places
    place = page.find(seed, start, end) if len(seed) == settings.seed_chars else -1
    if place >= 0:
        return place
    if len(seed) >= settings.short_seed_chars:
        near = min(end, start + settings.near_chars)
        place = page.find(seed[: settings.short_seed_chars], start, near)
        if place >= 0:
            return place
    cell = seed.partition("|")[0]  # the bar is the extractor's: it stands between two cells
    return start if page.startswith(cell or seed, start, end) else -1
