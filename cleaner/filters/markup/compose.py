"""Turn a page and the lines of its main text into edits on the page.

The page says what the characters are; the lines say which of them stay and where one paragraph
ends. Between two characters that stay, everything goes: markup in one edit, each stretch of
visible text in an edit of its own, so that the record can be read.
"""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cleaner.edit import Edit
from cleaner.filters.markup.page import Page, Unit, units_between, visible_span
from cleaner.filters.markup.placement import Placed, Target, has_word
from cleaner.filters.markup.rules import ENTITY, REMOVED_TEXT, TAG, UNPLACED_TEXT, WHITE_SPACE

PARAGRAPH_END = "\n\n"


def compose(page: Page, text: Placed) -> Iterator[Edit]:
    """Yield the edits that turn the page into the lines, in text order."""
    for start, want, unit in _joints(page, text):
        if want or start < unit.start:
            yield from _gap(page, start, unit.start, want)
        if unit.is_entity:
            yield Edit(unit.start, unit.end, unit.text, ENTITY.id)


def written(page: Page, text: Placed) -> str:
    r"""Return what the edits leave of the page, without making an edit of all that goes.

    >>> from cleaner.filters.markup.align import Alignment
    >>> from cleaner.filters.markup.page import read_page
    >>> from cleaner.filters.markup.placement import place
    >>> page = read_page("<nav>Home</nav><p>Fish &amp; chips</p><p>are good.</p>")
    >>> written(page, place(page, ["Fish & chips", "are good."], Alignment()))
    'Fish & chips\n\nare good.'
    """
    parts: list[str] = []
    for start, want, unit in _joints(page, text):
        parts += (_filled(page, start, unit.start, want), unit.text)
    return "".join(parts)


def _joints(page: Page, text: Placed) -> Iterator[tuple[int, str, Unit]]:
    """Yield what stays of the page, where the gap before it begins, and what stands there instead.

    The last is nothing, at the end of the page.
    """
    targets = text.targets
    end = last_line = last_at = 0
    for line, at, unit in _kept(page, text):
        want = between(targets, (last_line, last_at), (line, at))
        yield end, want if end else want.lstrip(), unit
        end, last_line, last_at = unit.end, line, at + unit.size
    rest = between(targets, (last_line, last_at), (len(targets), 0)).rstrip()
    size = len(page.source)
    yield end, rest if end else rest.lstrip(), Unit(size, size, "")


def between(targets: Sequence[Target], left: tuple[int, int], right: tuple[int, int]) -> str:
    """Return what stands between two places in the main text, each (line, solid offset).

    Marks that the extractor set (a list's dash, a table's bars) are left out.
    """
    (first, start), (last, end) = left, right
    if not targets:
        return ""
    if first == last:
        text = targets[first].text(start, end)
        return text if text in ("", " ") or has_word(text) else " " * (" " in text)
    tail = targets[first].text(start, len(targets[first].solid))
    parts = [tail.rstrip() if has_word(tail) else ""]
    for target in targets[first + 1 : last]:
        text = target.text(0, len(target.solid)).strip()
        if has_word(text):
            parts.append(text)
    head = targets[last].text(0, end) if last < len(targets) else ""
    parts.append(head if has_word(head) else "")
    return PARAGRAPH_END.join(parts)


def _is_invisible(text: str) -> bool:
    return all(unicodedata.category(char) == "Cf" for char in text)


def _kept(page: Page, text: Placed) -> Iterator[tuple[int, int, Unit]]:
    """Yield each stretch of the page that stays: its line, its offset in it, and its place."""
    last = -1
    for block in text.blocks:
        target = text.targets[block.line]
        shift, end = block.at - block.place, block.place + block.size
        for number in page.texts_at(block.place, end):
            offset = page.offsets[number]
            is_whole = block.place <= offset and page.offsets[number + 1] <= end
            run = page.run(number) if is_whole else None
            if run and target.holds(run.text, offset + shift):
                yield block.line, offset + shift, run
                continue
            if number != last:  # a stretch may hold many blocks
                last, units = number, page.units(number)
            for offset, unit in units_between(*units, block.place, end):
                at = offset + shift
                if target.holds(unit.text, at):
                    yield block.line, at, unit
                    continue
                for word in unit.words():
                    yield from _split(word, block.line, at, target.starts)
                    at += word.size


def _split(
    word: Unit, line: int, at: int, starts: Sequence[int]
) -> Iterator[tuple[int, int, Unit]]:
    """Yield the parts of a word between which the extractor set a space that the page lacks."""
    low, size = 0, word.size
    cut = bisect_left(starts, at + 1)
    while low < size:
        inside = not word.is_entity and cut < len(starts)
        high = min(size, starts[cut] - at) if inside else size
        yield line, at + low, word if word.is_entity else word.part(low, high)
        low, cut = high, cut + 1


def _gap(page: Page, start: int, end: int, want: str) -> Sequence[Edit]:
    """Return the edits that leave `want` of a stretch of the page that does not stay."""
    edits: list[Edit] = []
    if want and not want.isspace():
        edits.append(Edit(start, start, want, UNPLACED_TEXT.id))
        want = ""
    hidden = done = start
    has_tag = False
    for low, high in (*page.texts_in(start, end), (end, end)):
        has_tag |= "<" in page.source[done:low]
        done = high
        visible = visible_span(page.source, low, high) if low < high else (end, end)
        if visible is None:
            continue
        if hidden < visible[0]:
            rule = TAG if has_tag else WHITE_SPACE
            edits += _leaving(page.source, Edit(hidden, visible[0], want, rule.id))
            want = ""
        if low < high:
            edits.append(Edit(*visible, "", REMOVED_TEXT.id))
        hidden, has_tag = visible[1], False
    if want:
        edits.insert(0, Edit(start, start, want, WHITE_SPACE.id))
    return edits


def _filled(page: Page, start: int, end: int, want: str) -> str:
    """Return what the edits of a gap leave of it."""
    ends, starts = page.edges
    if start == end or (start in ends and end in starts):
        return want  # whole texts, tags around each: nothing of them stays
    parts: list[str] = []
    for edit in _gap(page, start, end, want):
        parts += (page.source[start : edit.start], edit.replacement)
        start = edit.end
    return "".join(parts) + page.source[start:end]


def _leaving(source: str, edit: Edit) -> Sequence[Edit]:
    """Return the edit so that it keeps what of the page is white space that it would put there."""
    want, old = edit.replacement, source[edit.start : edit.end]
    if not want:
        read = old if edit.rule == TAG.id else html.unescape(old)
        if edit.rule == TAG.id or not _is_invisible(read):
            return (edit,)
        # A joiner or soft hyphen inside a word: not markup's to judge.
        return (Edit(edit.start, edit.end, read, ENTITY.id),) if read != old else ()
    if old.startswith(want):
        kept = Edit(edit.start + len(want), edit.end, "", edit.rule)
    elif old.endswith(want):
        kept = Edit(edit.start, edit.end - len(want), "", edit.rule)
    else:
        return (edit,)
    return (kept,) if kept.start < kept.end else ()
