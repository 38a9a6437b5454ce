"""A page of markup as pieces that keep their offsets.

A parser's tree forgets where its text stood, so it cannot propose edits. This reader gives up the
tree and keeps the offsets: every character of the page belongs to exactly one piece, in order.
It never fails: what is cut off ends with the page.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, groupby, pairwise
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


class Piece(NamedTuple):
    """`page[start:end]`: text to be read, or markup with all that it hides."""

    start: int
    end: int
    is_text: bool


class Unit(NamedTuple):
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


class PageLine(NamedTuple):
    """`solid[start:end]` is one line of the page; `element` is the block it stands in.

    After the end of another block that is "/p" and the like, after an empty line "br".
    """

    start: int
    end: int
    element: str


@dataclass
class _Texts:
    """The stretches of text of a page, column by column."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    solids: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """1 after a line break, 2 and more where a block begins or a line is left empty."""
    elements: list[str] = field(default_factory=list)
    """The block that each stands in."""
    linked: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """The pieces of a page, and its text with everything invisible left out.

    >>> page = read_page("<p>A&amp;B <b>c</b><script>x</script>")
    >>> page.solid, [page.source[one.start : one.end] for one in page.pieces if not one.is_text]
    ('A&Bc', ['<p>', ' <b>', '</b><script>x</script>'])
    """

    source: str
    starts: Sequence[int]
    """Where its stretches of text begin, without the white space around them."""
    ends: Sequence[int]
    """Where they end."""
    tags: tuple[Tag, ...]
    hidden: tuple[tuple[int, int], ...] = field(repr=False)
    """From where to where scripts, styles, drawings and comments reach."""
    solid: str
    offsets: Sequence[int] = field(repr=False)
    """Where in `solid` the stretches of text begin; at last its length."""
    _texts: _Texts = field(repr=False)

    @property
    def has_markup(self) -> bool:
        """False for a page that is nothing but text."""
        return sum(self.ends) - sum(self.starts) != len(self.source.strip())

    @cached_property
    def edges(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where text ends before a tag, and where it begins behind one; also at the page's ends."""
        first, last = (self.starts[0], self.ends[-1]) if self.starts else (len(self.source), 0)
        page_start = (0,) if "<" in self.source[:first] else ()
        page_end = (len(self.source),) if "<" in self.source[last:] else ()
        return frozenset((*self.ends, *page_start)), frozenset((*self.starts, *page_end))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The page in order; markup is one piece with the white space around it."""
        pieces: list[Piece] = []
        done = 0
        for start, end in zip(self.starts, self.ends, strict=True):
            if done < start:
                pieces.append(Piece(done, start, False))
            pieces.append(Piece(start, end, True))
            done = end
        if done < len(self.source):
            pieces.append(Piece(done, len(self.source), False))
        return tuple(pieces)

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
        lines: list[PageLine] = []
        start = end = 0
        element = ""
        settings = zip(self._texts.breaks, self._texts.elements, strict=True)
        for (breaks, block), (low, high) in zip(settings, pairwise(self.offsets), strict=True):
            if low == high:
                continue
            if breaks >= 2 or not end:
                if end:
                    lines.append(PageLine(start, end, element))
                start, element = low, block
            end = high
        if end:
            lines.append(PageLine(start, end, element))
        return tuple(lines)

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Where in `solid` a line break stands that begins no line of the page."""
        places = zip(self._texts.breaks, self.offsets, strict=False)
        return frozenset(offset for breaks, offset in places if breaks == 1)

    def linked_chars(self, start: int, end: int) -> int:
        """Return how many characters of `solid[start:end]` stand in links."""
        return sum(
            min(end, self.offsets[at + 1]) - max(start, self.offsets[at])
            for at in self.texts_at(start, end)
            if self._texts.linked[at]
        )

    def text(self, start: int, end: int) -> str:
        """Return `solid[start:end]`, which are whole pieces of text, with the page's spaces."""
        parts: list[str] = []
        for at in range(bisect_left(self.offsets, start), bisect_left(self.offsets, end)):
            low = self.starts[at]
            if parts and _SPACE_BETWEEN_TAGS.search(self.source[self.ends[at - 1] : low]):
                parts.append(" ")
            parts.append(html.unescape(self.source[low : self.ends[at]]))
        return " ".join("".join(parts).split())

    def prose_chars(self, least: int) -> int:
        """Return about how much prose the page holds: the size of its pieces of `least` or more."""
        return sum(size for size in map(len, self._texts.solids) if size >= least)

    def texts_at(self, start: int, end: int) -> range:
        """Return the numbers of the stretches of text that hold `solid[start:end]`."""
        first = max(bisect_right(self.offsets, start, hi=len(self.starts)) - 1, 0)
        return range(first, bisect_left(self.offsets, end, first, len(self.starts)))

    def run(self, number: int) -> Unit | None:
        """Return a whole stretch of text as one unit, where it may be one: it holds no entity."""
        start, end = self.starts[number], self.ends[number]
        text = self.source[start:end]
        return None if "&" in text else Unit(start, end, text)

    def units(self, number: int) -> tuple[Sequence[int], Sequence[Unit]]:
        """Return what can be read of a stretch of text: where each is in `solid`, and the end."""
        units = list(units_of(self.source, self.starts[number], self.ends[number]))
        sizes = (unit.size for unit in units)
        return list(accumulate(sizes, initial=self.offsets[number])), units

    def texts_in(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the stretches of text in `source[start:end]`, the first and the last cut to it."""
        inside = slice(bisect_right(self.ends, start), bisect_left(self.starts, end))
        found = list(zip(self.starts[inside], self.ends[inside], strict=True))
        if found:
            found[0] = (max(start, found[0][0]), found[0][1])
            found[-1] = (found[-1][0], min(end, found[-1][1]))
        return found


def units_between(
    offsets: Sequence[int], units: Sequence[Unit], start: int, end: int
) -> Iterator[tuple[int, Unit]]:
    """Yield what units hold of `solid[start:end]`, in order, with its offset.

    An entity that the span cuts is left out.
    """
    first = max(bisect_right(offsets, start) - 1, 0)
    for number in range(first, bisect_left(offsets, end, first, len(units))):
        done, unit = offsets[number], units[number]
        if start <= done and offsets[number + 1] <= end:
            yield done, unit
        elif not unit.is_entity:
            yield from _cut(unit, done, start, end)


def _cut(unit: Unit, done: int, start: int, end: int) -> Iterator[tuple[int, Unit]]:
    """Yield what `solid[start:end]` holds of the words that begin at `solid[done]`."""
    for word in unit.words():
        low, high = max(start - done, 0), min(end - done, word.size)
        if low < high:
            yield done + low, word.part(low, high)
        done += word.size


def read_page(source: str) -> Page:
    """Return the page: where its text stands, and in what."""
    texts = _Texts()
    tags: list[Tag] = []
    hidden: list[tuple[int, int]] = []
    done, breaks, element, is_linked = 0, 2, "", False
    ending = (len(source), len(source), "/html")
    for start, end, name in chain(markup_spans(source, tags), (ending,)):
        if start > done and (text := source[done:start].rstrip()):
            bare = text.lstrip()
            done += len(text)
            texts.starts.append(done - len(bare))
            texts.ends.append(done)
            texts.solids.append(_solid_of(bare))
            texts.breaks.append(breaks)
            texts.elements.append(element)
            texts.linked.append(is_linked)
            breaks = 0
        done = end
        if name in _BREAKING:
            # A link that was never closed ends with its block.
            breaks, element, is_linked = 2, name, is_linked and name[0] != "/"
        elif name == "a":
            is_linked = bool(_LINK.match(source, start, end))
        elif name in _ENDING:
            is_linked = False
        elif name == "br":
            element = name if breaks == 1 else element
            breaks += 1
        elif (not name or name in _HIDDEN) and not _is_kept(source, start, end):
            hidden.append((start, end))
    return Page(
        source,
        texts.starts,
        texts.ends,
        tuple(tags),
        tuple(hidden),
        "".join(texts.solids),
        tuple(accumulate(map(len, texts.solids), initial=0)),
        texts,
    )


_BREAKING = frozenset((*_BLOCKS, *map("/{}".format, _BLOCKS)))
_ENDING = frozenset(("/a", "/td", "/th"))
_HIDDEN = frozenset(("script", "style", "svg", "iframe", "noembed", "template", "math"))
_DATA = re.compile(r"<script\b[^>]*\bld\+json", re.I)


def _is_kept(source: str, start: int, end: int) -> bool:
    """Say whether hidden markup tells how to read the page, or is data, which may be an article."""
    return source.startswith(("<!D", "<!d", "<?"), start) or bool(_DATA.match(source, start, end))


def _solid_of(source: str) -> str:
    return solid(html.unescape(source) if "&" in source else source)


def solid(text: str) -> str:
    r"""Return the text without white space and without what cannot be seen.

    >>> solid("a b\u200b\n\u00a0c")
    'abc'
    """
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(filter(str.isprintable, joined))


def units_of(source: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the visible stretches of a stretch of text: each a `solid` text and its place."""
    for match in _UNIT.finditer(source, start, end):
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


def visible_span(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return from where to where a stretch of text can be read; None where it cannot."""
    text = source[start:end]
    ends = text[:1] + text[-1:]
    if "&" not in text and " " not in ends and ends.isprintable():
        return start, end  # most are all text
    words = text.split() if "&" in text else (text.strip(),)
    if (
        words
        and "&" not in words[0][:1] + words[-1]
        and (words[0][:1] + words[-1][-1:]).isprintable()
    ):
        high = start + len(text.rstrip())
        low = end - len(text.lstrip())
        return (low, high) if low < high else None
    units = list(units_of(source, start, end))
    return (units[0].start, units[-1].end) if units else None
