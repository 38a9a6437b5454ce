"""Read the main text by the page's own lines, which an extractor's tree no longer shows.

Three faults are mended, each by where a line stands in the page and in what element. Paragraphs
that the extractor joined to one line (in a table that only lays the page out, in a list) become
lines again. Headings and lists that it left out between two lines that stay come back. Links
before the first and after the last paragraph go: they lead to other pages. Prose is never touched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from cleaner.filters.markup.align import Block
from cleaner.filters.markup.page import Page, PageLine
from cleaner.filters.markup.placement import Placed, Target

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTED = _HEADINGS | {"li"}


@dataclass(frozen=True)
class Layout:
    """What counts as a link, and what as prose, when lines are judged by their place."""

    prose_chars: int = 80
    """A line this long that is no link is prose: links go only before the first and after the last.
    The same length as for the share of long text."""
    prose_link_share: float = 0.3
    """Prose may hold as many links as this."""
    link_share: float = 0.7
    """A line with more of its letters in links than this is a link. On 793 pages token F1 and line
    F1 are highest at .7 to .95; at .4 sentences go."""


def lay_out(page: Page, text: Placed, layout: Layout) -> Placed:
    """Return the main text with its lines as they stand in the page."""
    if not text.blocks:
        return text
    starts = [line.start for line in page.lines]
    text = divided(text, starts, page.breaks)
    text = completed(page, text, starts, layout)
    return without_links(page, text, layout)


def divided(text: Placed, starts: Sequence[int], breaks: Collection[int]) -> Placed:
    """Divide each line where a new line begins in the page; `starts` are offsets in `solid`.

    At a line break in the page, one of `breaks`, only where the extractor set no space for it.
    """
    targets: list[Target] = []
    blocks: list[Block] = []
    places = sorted({*starts, *breaks})
    by_line = {line: list(group) for line, group in groupby(text.blocks, lambda one: one.line)}
    for number, target in enumerate(text.targets):
        cuts = [0]
        done = -1  # up to where the line is placed
        last = 0  # where in the page that is
        for block in by_line.get(number, ()):
            for part in _pieces(block, places):
                if done == part.at and (
                    bisect_right(starts, last) != bisect_right(starts, part.place)
                    or (part.place in breaks and part.at not in target.starts)
                ):
                    cuts.append(part.at)
                line = len(targets) + len(cuts) - 1
                blocks.append(Block(line, part.at - cuts[-1], part.place, part.size))
                done, last = part.at + part.size, part.place + part.size - 1
        if len(cuts) == 1:
            targets.append(target)
        else:
            targets += [target.part(*span) for span in pairwise([*cuts, len(target.solid)])]
    return Placed(tuple(targets), tuple(blocks))


def _pieces(block: Block, starts: Sequence[int]) -> Iterator[Block]:
    """Yield the parts of a block that stand in one line of the page each."""
    end = block.place + block.size
    inside = starts[bisect_right(starts, block.place) : bisect_left(starts, end)]
    for low, high in pairwise([block.place, *inside, end]):
        yield Block(block.line, block.at + low - block.place, low, high - low)


def completed(page: Page, text: Placed, starts: Sequence[int], layout: Layout) -> Placed:
    """Put back the headings and lists that are missing between two lines that stay.

    All that is missing there must be headings, list items and paragraphs among them, none of them
    a link: in 563 pages 98 of 100 such lines belonged to the article, and of lone headings 90.
    """
    targets: list[Target] = []
    blocks: list[Block] = []
    done = -1  # the number of the page's line that was last met
    met = 0  # how many lines of the text are done
    for block in text.blocks:
        at = bisect_right(starts, block.place) - 1
        if block.line >= met:
            missing = page.lines[done + 1 : at] if done >= 0 else ()
            targets += text.targets[met : block.line]
            for line in missing if _is_listed(page, missing, layout) else ():
                back = Target.of(page.text(line.start, line.end))
                if back.has_word and len(back.solid) == line.end - line.start:
                    blocks.append(Block(len(targets), 0, line.start, len(back.solid)))
                    targets.append(back)
            targets.append(text.targets[block.line])
            met = block.line + 1
        blocks.append(Block(len(targets) - 1, block.at, block.place, block.size))
        done = bisect_right(starts, block.place + block.size - 1) - 1
    return Placed((*targets, *text.targets[met:]), tuple(blocks))


def _is_listed(page: Page, lines: Sequence[PageLine], layout: Layout) -> bool:
    """Say whether the lines are headings and lists, with nothing but paragraphs among them."""
    elements = {line.element for line in lines}
    return (
        bool(elements & _LISTED)
        and elements <= _LISTED | {"p"}
        and all(
            page.linked_chars(line.start, line.end) <= layout.link_share * (line.end - line.start)
            for line in lines
        )
    )


def without_links(page: Page, text: Placed, layout: Layout) -> Placed:
    """Leave out the lines before the first and after the last prose that are links.

    A text without any prose is left alone: it may be a list of links.
    """
    linked = [0] * len(text.targets)
    for block in text.blocks:
        linked[block.line] += page.linked_chars(block.place, block.place + block.size)
    prose = [
        number
        for number, target in enumerate(text.targets)
        if len(target.solid) >= layout.prose_chars
        and linked[number] <= layout.prose_link_share * len(target.solid)
    ]
    if not prose:
        return text
    kept = [
        number
        for number, target in enumerate(text.targets)
        if prose[0] < number < prose[-1] or linked[number] <= layout.link_share * len(target.solid)
    ]
    place = {number: index for index, number in enumerate(kept)}
    return Placed(
        tuple(text.targets[number] for number in kept),
        tuple(
            Block(place[one.line], one.at, one.place, one.size)
            for one in text.blocks
            if one.line in place
        ),
    )
