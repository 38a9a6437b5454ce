"""A page of markup as pieces that keep their offsets.

A parser's tree forgets where its text stood, so it cannot propose edits. This reader gives up the
tree and keeps the offsets: every character of the page belongs to exactly one piece, in order.
It never fails: what is cut off ends with the page.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, groupby

_OPENING = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|(!--)|[!?/])")
_QUOTE_OR_END = re.compile(r">|=\s*([\"'])")
_COMMENT_END = re.compile(r"--!?>")

# What stands between these tags is no text of the page, whatever it looks like (WHATWG HTML,
# 13.2.5.1: RCDATA, RAWTEXT and script data; "template" and "svg" hold no text to be read either).
_OPAQUE = (
    *("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"),
    *("template", "svg", "math", "select"),
)
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*(?:>|\Z)", re.I) for name in _OPAQUE}
_DESCRIBING = ("html", "meta", "link", "title")

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
class Tag:
    """The opening tag of an element that may describe the page, and where its content ends."""

    name: str
    start: int
    end: int
    content_end: int


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
    _texts: tuple[Piece, ...] = ()
    _offsets: tuple[int, ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)

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
    first = done = 0  # the stretch of markup that is being read
    for start, end in _markup(source, tags):
        if start > done and not source[done:start].isspace():
            if done > first:
                pieces.append(Piece(first, done, False))
            pieces.append(Piece(done, start, True))
            first = start
        done = end
    if done > first:
        pieces.append(Piece(first, done, False))
    if done < len(source):
        pieces.append(Piece(done, len(source), True))
    texts = tuple(piece for piece in pieces if piece.is_text)
    solids = [_solid_of(source[one.start : one.end]) for one in texts]
    offsets = tuple(accumulate(map(len, solids), initial=0))[:-1]
    starts = tuple(piece.start for piece in pieces)
    return Page(source, tuple(pieces), tuple(tags), "".join(solids), texts, offsets, starts)


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


def _markup(source: str, tags: list[Tag]) -> Iterator[tuple[int, int]]:
    """Yield the span of each tag, comment and declaration; an opaque element is one span."""
    at = 0
    unclosed: set[str] = set()
    while match := _OPENING.search(source, at):
        start = match.start()
        name = (match[2] or "").lower()
        if match[3]:
            closed = _COMMENT_END.search(source, match.end())
            end = closed.end() if closed else len(source)
            if source.startswith(("<!-->", "<!--->"), start):
                end = source.index(">", start) + 1
        elif not name:
            end = source.find(">", match.end()) + 1 or len(source)
        else:
            end = _tag_end(source, match.end(), unclosed)
        opening_end = content_end = end
        if name in _OPAQUE and not match[1] and not source.startswith("/>", end - 2):
            closing = _CLOSING[name].search(source, end)
            content_end, end = closing.span() if closing else (len(source), len(source))
        if name in _DESCRIBING and not match[1]:
            tags.append(Tag(name, start, opening_end, content_end))
        yield start, end
        at = end


def _tag_end(source: str, at: int, unclosed: set[str]) -> int:
    """Return where the tag ends: at the first ">" that stands in no quoted value."""
    while match := _QUOTE_OR_END.search(source, at):
        quote = match[1]
        if not quote:
            return match.end()
        close = -1 if quote in unclosed else source.find(quote, match.end())
        if close < 0:
            unclosed.add(quote)  # nowhere further on either: do not look again for each tag
            at = match.end()
        else:
            at = close + 1
    return len(source)
