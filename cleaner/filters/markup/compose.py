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
from cleaner.filters.markup.page import Page, Unit, visible_span
from cleaner.filters.markup.placement import Placed, Target
from cleaner.filters.markup.rules import ENTITY, REMOVED_TEXT, TAG, UNPLACED_TEXT, WHITE_SPACE

PARAGRAPH_END = "\n\n"


def compose(page: Page, text: Placed) -> Iterator[Edit]:
    """Yield the edits that turn the page into the lines, in text order."""
    targets = text.targets
    end = last_line = last_at = 0
    for line, at, unit in _kept(page, text):
        want = between(targets, (last_line, last_at), (line, at))
        if not end:
            want = want.lstrip()
        yield from _gap(page, end, unit.start, want)
        if unit.is_entity:
            yield Edit(unit.start, unit.end, unit.text, ENTITY.id)
        end, last_line, last_at = unit.end, line, at + unit.size
    rest = between(targets, (last_line, last_at), (len(targets), 0)).rstrip()
    yield from _gap(page, end, len(page.source), rest if end else rest.lstrip())


def between(targets: Sequence[Target], left: tuple[int, int], right: tuple[int, int]) -> str:
    """Return what stands between two places in the main text, each (line, solid offset).

    Marks that the extractor set (a list's dash, a table's bars) are left out.
    """
    (first, start), (last, end) = left, right
    if not targets:
        return ""
    if first == last:
        text = targets[first].text(start, end)
        return text if _has_word(text) else " " * (" " in text)
    tail = targets[first].text(start, len(targets[first].solid))
    parts = [tail.rstrip() if _has_word(tail) else ""]
    for target in targets[first + 1 : last]:
        text = target.text(0, len(target.solid)).strip()
        if _has_word(text):
            parts.append(text)
    head = targets[last].text(0, end) if last < len(targets) else ""
    parts.append(head if _has_word(head) else "")
    return PARAGRAPH_END.join(parts)


def _is_invisible(text: str) -> bool:
    return all(unicodedata.category(char) == "Cf" for char in text)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _kept(page: Page, text: Placed) -> Iterator[tuple[int, int, Unit]]:
    """Yield each stretch of the page that stays: its line, its offset in it, and its place."""
    for block in text.blocks:
        target = text.targets[block.line]
        for offset, unit in page.units(block.place, block.place + block.size):
            at = block.at + offset - block.place
            if target.text(at, at + unit.size).strip() == unit.text:
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


def _gap(page: Page, start: int, end: int, want: str) -> Iterator[Edit]:
    """Yield the edits that leave `want` of a stretch of the page that does not stay."""
    if want and not want.isspace():
        yield Edit(start, start, want, UNPLACED_TEXT.id)
        want = ""
    edits: list[Edit] = []
    hidden = start
    has_tag = False
    for piece in page.pieces_in(start, end):
        visible = visible_span(page.source, piece) if piece.is_text else None
        has_tag |= not piece.is_text
        if visible is None:
            continue
        if hidden < visible[0]:
            edits.append(Edit(hidden, visible[0], "", (TAG if has_tag else WHITE_SPACE).id))
        edits.append(Edit(*visible, "", REMOVED_TEXT.id))
        hidden, has_tag = visible[1], False
    if hidden < end:
        edits.append(Edit(hidden, end, "", (TAG if has_tag else WHITE_SPACE).id))
    yield from _leaving(page, start, edits, want)


def _leaving(page: Page, start: int, edits: Sequence[Edit], want: str) -> Iterator[Edit]:
    """Yield the deletions so that the white space `want` is left."""
    for edit in edits:
        old = page.source[edit.start : edit.end]
        if edit.rule == REMOVED_TEXT.id:
            yield edit
        elif edit.rule == WHITE_SPACE.id and not want and _is_invisible(html.unescape(old)):
            # A joiner or soft hyphen inside a word: not markup's to judge.
            if html.unescape(old) != old:
                yield Edit(edit.start, edit.end, html.unescape(old), ENTITY.id)
        elif want and old.startswith(want):
            if len(old) > len(want):
                yield Edit(edit.start + len(want), edit.end, "", edit.rule)
            want = ""
        elif want and old.endswith(want):
            yield Edit(edit.start, edit.end - len(want), "", edit.rule)
            want = ""
        else:
            yield Edit(edit.start, edit.end, want, edit.rule)
            want = ""
    if want:
        yield Edit(start, start, want, WHITE_SPACE.id)
