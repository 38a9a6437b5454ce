"""Decide what the main text of a page is, one paragraph a line.

trafilatura decides. Where it fails, finds next to nothing, or leaves out most of the prose that
the page holds outside menus, forms and footers, the blocks of the page are read one by one
instead, and those stay that do not look like furniture.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.filters.markup.page import solid
from cleaner.text.furniture.lines import lines_of as text_lines
from cleaner.text.furniture.model import MOST_LINES, furniture_scores

# Elements of which a reader of the article wants nothing.
_FURNITURE = (
    *("script", "style", "noscript", "template", "iframe", "svg", "title", "nav", "footer"),
    *("aside", "form", "button", "select", "option"),
)
_BLOCKS = (
    *("address", "article", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"),
    *("table", "td", "th", "tr", "ul"),
)

# lxml stops at a null character and refuses lone surrogates: both are no text anyway.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Doubt:
    """When a main text is doubted: see the settings of the filter, which these are."""

    least_chars: int
    doubt_share: float
    covered_share: float


@dataclass(frozen=True)
class MainText:
    """The lines that are main text, and why the plain extractor was used, "" if it was not."""

    lines: tuple[str, ...]
    fallback: str = ""


def main_text(source: str, doubt: Doubt, prose_chars: int = 0) -> MainText:
    """Return the main text; the plain extractor's where trafilatura gives too little.

    Too little is what `doubt` says, for a page that holds about `prose_chars` of prose.
    """
    readable = _UNREADABLE.sub("\ufffd", source)
    reason = ""
    try:
        lines = _by_trafilatura(readable)
    except (Exception, RecursionError) as error:  # a page may break any parser: say so, go on
        lines, reason = (), f"the main-text extractor failed: {type(error).__name__}"
    size = sum(map(len, lines))
    if size >= max(doubt.least_chars, doubt.doubt_share * prose_chars):
        return MainText(lines)
    try:
        plain = _by_block(readable)
    except (Exception, RecursionError) as error:
        return MainText(lines, f"both extractors failed: {type(error).__name__}")
    if size < doubt.least_chars:
        reason = reason or "the main-text extractor found next to nothing"
        return MainText(plain, reason) if sum(map(len, plain)) > size else MainText(lines)
    article = _article(plain, lines, doubt.covered_share)
    if not article:
        return MainText(lines)
    return MainText(article, "the main-text extractor left out most of the prose")


_FURNITURE_SCORE = 0.8
_CERTAIN_SCORE = 0.05
_LEAST_PROSE_CHARS = 500


def _article(plain: Sequence[str], lines: Sequence[str], share: float) -> tuple[str, ...]:
    """Return the blocks of the page that do not look like furniture, where `lines` miss most.

    Nothing is returned where the lines hold enough of what is certainly prose.
    """
    blocks = text_lines("\n".join(plain))
    if len(blocks) > MOST_LINES:
        return ()
    scores = furniture_scores(blocks, ()) if blocks else ()
    text = solid("".join(lines))
    total = covered = 0
    for block, score in zip(blocks, scores, strict=True):
        if block.is_sentence and score < _CERTAIN_SCORE:
            total += block.width
            covered += block.width if solid(block.text) in text else 0
    if total < _LEAST_PROSE_CHARS or covered >= share * total:
        return ()
    return tuple(
        block.text for block, score in zip(blocks, scores, strict=True) if score < _FURNITURE_SCORE
    )


def lines_of(text: str) -> tuple[str, ...]:
    r"""Return the lines that are not empty, white space in them as one space.

    >>> lines_of(" a  b\n\n c")
    ('a b', 'c')
    """
    return tuple(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _by_trafilatura(source: str) -> tuple[str, ...]:
    import trafilatura

    # Without a handler its warnings about odd pages would go to the user's terminal.
    logging.getLogger("trafilatura").addHandler(_SILENCE)
    document = trafilatura.bare_extraction(source, include_comments=False)
    return lines_of(getattr(document, "text", None) or "")


_SILENCE = logging.NullHandler()


def _by_block(source: str) -> tuple[str, ...]:
    """Read the page block by block; in one walk, since a page may nest without end."""
    from bs4 import BeautifulSoup, CData, NavigableString, Tag

    with warnings.catch_warnings():  # that a page is odd is known, and no news to the user
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(source, "lxml")
    pieces: list[str] = []
    waiting: list[object] = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            if node.name in _FURNITURE:
                continue
            edge = "\n" if node.name in _BLOCKS or node.name == "br" else ""
            waiting += (edge, *reversed(node.contents), edge)
        elif type(node) in (str, NavigableString, CData):  # comments and the like are subclasses
            pieces.append(str(node))
    return lines_of("".join(pieces))
