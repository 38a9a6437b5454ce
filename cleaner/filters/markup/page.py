"""A page of markup as pieces that keep their offsets.

A parser's tree forgets where its text stood, so it cannot propose edits. This reader gives up the
tree and keeps the offsets: every character of the page belongs to exactly one piece, in order.
It never fails: what is cut off ends with the page.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, groupby
from typing import NamedTuple

from cleaner.filters.markup.tags import Tag, markup_spans

# Where one of these begins or ends, a browser begins a new line (WHATWG HTML, 15.3: those shown as
# blocks). The cells of a row stand side by side.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu"),
        *("nav", "ol", "p", "pre", "search", "section", "summary", "table", "tr", "ul"),
    )
)
_LINK = re.compile(r"<a\s[^>]*?\bhref", re.I)
_SPACE_BETWEEN_TAGS = re.compile(r"(?:\A|>)\s+(?:<|\Z)|<(?:br|/?t[dh])\b", re.I)

_UNIT = re.compile(
    r"[^\s&]+(?: [^\s&]+)*|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)|&"
)


@dataclass(frozen=True)
class Piece:
    """`page[start:end]`: text to be read, or markup with all that it hides."""

    start: int
    end: int
    is_text: bool


@dataclass(frozen=True)
class Unit:
    """`page[start:end]` reads `text`: one entity, or words as they stand, one space between."""

    start: int
    end: int
    text: str

    @property
    def size(self) -> int:
        """How many characters it has in `solid` text."""
        return len(self.text) - self.text.count(" ")

    def words(self) -> Iterator[Unit]:
        """Yield the words of a run, or the entity itself."""
        if self.is_entity:
            yield self
            return
        at = self.start
        for word in self.text.split(" "):
            yield Unit(at, at + len(word), word)
            at += len(word) + 1

    def part(self, low: int, high: int) -> Unit:
        """Return a part of a word."""
        return Unit(self.start + low, self.start + high, self.text[low:high])

    @property
    def is_entity(self) -> bool:
        """True where the page spells the text otherwise."""
        return self.end - self.start != len(self.text)


@dataclass(frozen=True)
class PageLine:
    """`solid[start:end]` is one line of the page; `element` is the block it stands in.

    After the end of another block that is "/p" and the like, after an empty line "br".
    """

    start: int
    end: int
    element: str


class _Setting(NamedTuple):
    """Where a piece of text stands: after how many breaks, in which block, in a link or not."""

    breaks: int
    """1 after a line break, 2 and more where a block begins or a line is left empty."""
    element: str
    is_linked: bool


@dataclass(frozen=True)
class Page:
    """The pieces of a page, and its text with everything invisible left out.

    >>> page = read_page("<p>A&amp;B <b>c</b><script>x</script>")
    >>> page.solid, [page.source[one.start : one.end] for one in page.pieces if not one.is_text]
    ('A&Bc', ['<p>', '<b>', '</b><script>x</script>'])
    """

    source: str
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    solid: str = ""
    hidden: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """From where to where scripts, styles, drawings and comments reach."""
    _texts: tuple[Piece, ...] = ()
    _settings: tuple[_Setting, ...] = field(default=(), repr=False)
    _offsets: tuple[int, ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @property
    def shown(self) -> str:
        """The page without what is hidden, which is half of many pages and nothing to an extractor.

        >>> read_page("<style>b {}</style><p>a<!-- b --></p>").shown
        '<p>a</p>'
        """
        starts = (0, *(end for _, end in self.hidden))
        ends = (*(start for start, _ in self.hidden), len(self.source))
        return "".join(self.source[low:high] for low, high in zip(starts, ends, strict=True))

    @cached_property
    def lines(self) -> tuple[PageLine, ...]:
        """The page's own lines, as a browser would begin them, that hold any text.

        >>> [(line.start, line.element) for line in read_page("<h2>A</h2><p>b<i>c</i>d").lines]
        [(0, 'h2'), (1, 'p')]
        """
        ends = (*self._offsets[1:], len(self.solid))
        lines: list[PageLine] = []
        for setting, start, end in zip(self._settings, self._offsets, ends, strict=False):
            if start == end:
                continue
            if lines and setting.breaks < 2:
                lines[-1] = replace(lines[-1], end=end)
            else:
                lines.append(PageLine(start, end, setting.element))
        return tuple(lines)

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Where in `solid` a line break stands that begins no line of the page."""
        places = zip(self._settings, self._offsets, strict=False)
        return frozenset(offset for setting, offset in places if setting.breaks == 1)

    def linked_chars(self, start: int, end: int) -> int:
        """Return how many characters of `solid[start:end]` stand in links."""
        at = max(bisect_right(self._offsets, start) - 1, 0)
        found = 0
        while at < len(self._offsets) and self._offsets[at] < end:
            high = self._offsets[at + 1] if at + 1 < len(self._offsets) else len(self.solid)
            if self._settings[at].is_linked:
                found += max(0, min(end, high) - max(start, self._offsets[at]))
            at += 1
        return found

    def text(self, start: int, end: int) -> str:
        """Return `solid[start:end]`, which are whole pieces of text, with the page's spaces."""
        at = bisect_left(self._offsets, start)
        parts: list[str] = []
        while at < len(self._texts) and self._offsets[at] < end:
            piece = self._texts[at]
            if parts and _SPACE_BETWEEN_TAGS.search(
                self.source[self._texts[at - 1].end : piece.start]
            ):
                parts.append(" ")
            parts.append(html.unescape(self.source[piece.start : piece.end]))
            at += 1
        return " ".join("".join(parts).split())

    def prose_chars(self, least: int) -> int:
        """Return about how much prose the page holds: the size of its pieces of `least` or more."""
        ends = (*self._offsets[1:], len(self.solid))
        sizes = (end - start for start, end in zip(self._offsets, ends, strict=False))
        return sum(size for size in sizes if size >= least)

    def units(self, start: int, end: int) -> Iterator[tuple[int, Unit]]:
        """Yield the places in the page of `solid[start:end]`, in order, each with its offset.

        An entity that the span cuts is left out.
        """
        at = max(bisect_right(self._offsets, start) - 1, 0)
        while at < len(self._texts) and self._offsets[at] < end:
            done = self._offsets[at]
            for unit in units_of(self.source, self._texts[at]):
                size = unit.size
                if start <= done and done + size <= end:
                    yield done, unit
                elif start < done + size and done < end and not unit.is_entity:
                    yield from _cut(unit, done, start, end)
                done += size
            at += 1

    def pieces_in(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of `source[start:end]`, the first and the last cut to it."""
        at = bisect_right(self._starts, start) - 1
        while 0 <= at < len(self.pieces) and self.pieces[at].start < end:
            piece = self.pieces[at]
            if piece.start < start or end < piece.end:
                piece = Piece(max(start, piece.start), min(end, piece.end), piece.is_text)
            yield piece
            at += 1


def _cut(unit: Unit, done: int, start: int, end: int) -> Iterator[tuple[int, Unit]]:
    """Yield what `solid[start:end]` holds of the words that begin at `solid[done]`."""
    for word in unit.words():
        low, high = max(start - done, 0), min(end - done, word.size)
        if low < high:
            yield done + low, word.part(low, high)
        done += word.size


def read_page(source: str) -> Page:
    """Return the page's pieces; markup with nothing but white space between is one piece."""
    pieces: list[Piece] = []
    tags: list[Tag] = []
    settings: list[_Setting] = []
    hidden: list[tuple[int, int]] = []
    place = _Place()
    first = done = 0  # the stretch of markup that is being read
    for start, end, name in markup_spans(source, tags):
        if start > done and not source[done:start].isspace():
            if done > first:
                pieces.append(Piece(first, done, False))
            pieces.append(Piece(done, start, True))
            settings.append(place.take())
            first = start
        done = end
        if not name or name in _HIDDEN:
            if not source.startswith(_KEPT, start) and not _DATA.match(source, start, end):
                hidden.append((start, end))
        elif name in _PLACING:
            place.move(name, source, start, end)
    if done > first:
        pieces.append(Piece(first, done, False))
    if done < len(source):
        pieces.append(Piece(done, len(source), True))
        settings.append(place.take())
    texts = tuple(piece for piece in pieces if piece.is_text)
    solids = [_solid_of(source[one.start : one.end]) for one in texts]
    offsets = tuple(accumulate(map(len, solids), initial=0))[:-1]
    starts = tuple(piece.start for piece in pieces)
    solid_text = "".join(solids)
    tags_found = tuple(tags)
    return Page(
        source,
        tuple(pieces),
        tags_found,
        solid_text,
        tuple(hidden),
        texts,
        tuple(settings),
        offsets,
        starts,
    )


_HIDDEN = frozenset(("script", "style", "svg", "iframe", "noembed", "template", "math"))
# Declarations say how to read the page; an article may stand in the data about it.
_KEPT = ("<!D", "<!d", "<?")
_DATA = re.compile(r"<script\b[^>]*\bld\+json", re.I)
_PLACING = frozenset((*_BLOCKS, *map("/{}".format, _BLOCKS), "br", "a", "/a", "/td", "/th"))


class _Place:
    """Where in the page the reader is: what the tags before the next text say of it."""

    def __init__(self) -> None:
        self._breaks = 2
        self._element = ""
        self._is_linked = False

    def take(self) -> _Setting:
        """Return the place of a text, which is read with this."""
        setting = _Setting(self._breaks, self._element, self._is_linked)
        self._breaks = 0
        return setting

    def move(self, name: str, source: str, start: int, end: int) -> None:
        """Go past a tag."""
        if name == "a":
            self._is_linked = bool(_LINK.match(source, start, end))
        elif name == "br":
            if self._breaks == 1:
                self._element = name
            self._breaks += 1
        else:
            # A link that was never closed ends with its block.
            self._is_linked &= name[0] != "/"
            if name not in ("/a", "/td", "/th"):
                self._breaks, self._element = 2, name


def _solid_of(source: str) -> str:
    return solid(html.unescape(source) if "&" in source else source)


def solid(text: str) -> str:
    r"""Return the text without white space and without what cannot be seen.

    >>> solid("a b\u200b\n\u00a0c")
    'abc'
    """
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(filter(str.isprintable, joined))


def units_of(source: str, piece: Piece) -> Iterator[Unit]:
    """Yield the visible stretches of a text piece: each a `solid` text and its place."""
    for match in _UNIT.finditer(source, piece.start, piece.end):
        run = match[0]
        if run[0] == "&" and len(run) > 1:
            decoded = solid(html.unescape(run))
            if decoded != run:
                if decoded:
                    yield Unit(match.start(), match.end(), decoded)
                continue
        if run.isprintable():
            yield Unit(match.start(), match.end(), run)
        else:
            yield from _printable(run, match.start())


def _printable(run: str, at: int) -> Iterator[Unit]:
    """Yield the stretches of a run between what cannot be seen, word by word."""
    for is_seen, group in groupby(run, lambda char: char != " " and char.isprintable()):
        text = "".join(group)
        if is_seen:
            yield Unit(at, at + len(text), text)
        at += len(text)


def visible_span(source: str, piece: Piece) -> tuple[int, int] | None:
    """Return from where to where the piece has anything to read; None when it has nothing."""
    text = source[piece.start : piece.end]
    if "&" not in text and text.strip().isprintable():
        start = piece.start + len(text) - len(text.lstrip())
        end = piece.start + len(text.rstrip())
        return (start, end) if start < end else None
    units = list(units_of(source, piece))
    return (units[0].start, units[-1].end) if units else None
