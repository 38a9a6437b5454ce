"""Decide what the main text of a page is, one paragraph a line.

trafilatura decides: by its own rules alone where they find most of the page's long text, which is
nine pages of ten, with the second opinions of readability and jusText elsewhere. Where it fails,
finds next to nothing, or leaves out most of the prose that the page holds outside menus, forms and
footers, the blocks of the page are read one by one instead, and those stay that do not look like
furniture.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner.filters.markup.page import Page, solid
from cleaner.filters.markup.scripts import ScriptData, article_in_script
from cleaner.text.furniture.lines import lines_of as text_lines
from cleaner.text.furniture.model import MOST_LINES, furniture_scores

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

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

# What trafilatura drops, but for what it looks into or measures before.
_LOOKED_INTO = frozenset(("figure", "form", "head", "math", "script"))

# The text of a page of frames stands where a parser of today reads no markup.
_NO_FRAMES = re.compile(r"(</?)noframes\b", re.I)


@dataclass(frozen=True)
class Doubt:
    """When the extractor's main text is doubted, and when the plain reading replaces it."""

    least_chars: int = 100
    """A main text shorter than this is doubted: first the extractor's second opinions are asked,
    then, where it is still doubted, the plain extractor."""
    doubt_share: float = 0.72
    """So is one that holds less than this of the page's long text. Only a gate: it spares nine
    pages in ten the second opinions, which would change none of 206 such pages and 3 of 514, and
    fourteen in fifteen the plain reading."""
    page_share: float = 0.2
    """The second opinions are asked as well where the rules find less than this of all the page's
    text, as trafilatura itself does with short ones: 3 of 793 pages, but of others the captions and
    prices that are all they say."""
    long_text_chars: int = 80
    """A stretch of text as long as this is rather a sentence than a link, for that share."""
    covered_share: float = 0.42
    """The plain reading replaces one that holds less than this of the certain prose. On 230 pages
    it was then always better; from 0.5 on, comments and teasers begin to count as prose."""
    least_prose_chars: int = 500
    """A page with less certain prose than this is left to the extractor."""
    prose_score: float = 0.05
    """A sentence that looks like furniture less than this, from 0 to 1, is certain prose."""
    furniture_score: float = 0.8
    """From this on a block is left out of the plain reading."""


@dataclass(frozen=True)
class MainText:
    """The lines that are main text, and why the plain extractor was used, "" if it was not."""

    lines: tuple[str, ...]
    fallback: str = ""


def main_text(page: Page, doubt: Doubt, scripts: ScriptData) -> MainText:
    """Return the main text; the plain extractor's where trafilatura gives too little.

    What that is says `doubt`. What the scripts hold replaces a text that is next to nothing.
    """
    # lxml stops at a null character and refuses lone surrogates: both are no text anyway.
    readable = _NO_FRAMES.sub(r"\1div", page.shown).encode("utf-8", "replace").replace(b"\0", b"")
    lines = _by_rules(readable)
    enough = max(_least(page, doubt), doubt.page_share * len(page.solid))
    # One line is what trafilatura makes of a page where its rules find nothing.
    if len(lines) > 1 and sum(map(len, lines)) >= enough:
        found = MainText(lines)
    else:
        found = _by_opinions(readable, doubt, _least(page, doubt))
    size = sum(map(len, found.lines))
    if size < scripts.least_chars:
        article = article_in_script(page.source, size, scripts)
        if article:
            return MainText(article, "the article stands in a script")
    return found


def _least(page: Page, doubt: Doubt) -> float:
    """Return how long the main text of a page must be not to be doubted."""
    return max(doubt.least_chars, doubt.doubt_share * page.prose_chars(doubt.long_text_chars))


def _by_opinions(readable: bytes, doubt: Doubt, least: float) -> MainText:
    """Return the main text on which several extractors agree, the plain one among them."""
    reason = ""
    try:
        lines = _by_trafilatura(readable.decode())
    except (Exception, RecursionError) as error:  # a page may break any parser: say so, go on
        lines, reason = (), f"the main-text extractor failed: {type(error).__name__}"
    size = sum(map(len, lines))
    if size >= least:
        return MainText(lines)
    try:
        plain = _by_block(readable)
    except (Exception, RecursionError) as error:
        return MainText(lines, f"both extractors failed: {type(error).__name__}")
    if size < doubt.least_chars:
        reason = reason or "the main-text extractor found next to nothing"
        return MainText(plain, reason) if sum(map(len, plain)) > size else MainText(lines)
    article = _article(plain, lines, doubt)
    if not article:
        return MainText(lines)
    return MainText(article, "the main-text extractor left out most of the prose")


def _article(plain: Sequence[str], lines: Sequence[str], doubt: Doubt) -> tuple[str, ...]:
    """Return the blocks of the page that do not look like furniture, where `lines` miss most.

    Nothing is returned where the lines hold enough of what is certainly prose.
    """
    blocks = text_lines("\n".join(plain))
    if len(blocks) > MOST_LINES:
        return ()
    scores = furniture_scores(blocks, ()).tolist() if blocks.texts else []
    text = solid("".join(lines))
    total = covered = 0
    columns = zip(blocks.texts, blocks.widths, blocks.are_sentences, scores, strict=True)
    for block, width, is_sentence, score in columns:
        if is_sentence and score < doubt.prose_score:
            total += width
            covered += width if solid(block) in text else 0
    if total < doubt.least_prose_chars or covered >= doubt.covered_share * total:
        return ()
    return tuple(
        block
        for block, score in zip(blocks.texts, scores, strict=True)
        if score < doubt.furniture_score
    )


def lines_of(text: str) -> tuple[str, ...]:
    r"""Return the lines that are not empty, white space in them as one space.

    >>> lines_of(" a  b\n\n c")
    ('a b', 'c')
    """
    return tuple(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _by_rules(source: bytes) -> tuple[str, ...]:
    """Return what trafilatura's own rules find, without second opinions; nothing where they fail.

    It is given a tree without the elements that it drops: its rules look at every element of a
    page, over and over, and these are half of them.
    """
    try:
        from lxml import etree, html
        from trafilatura.settings import MANUALLY_CLEANED, MANUALLY_STRIPPED

        tree = html.fromstring(source, parser=_parser())
        etree.strip_tags(tree, *MANUALLY_STRIPPED)
        dropped = (name for name in MANUALLY_CLEANED if name not in _LOOKED_INTO)
        etree.strip_elements(tree, *dropped, with_tail=False)
        return _by_trafilatura(tree, _rules_alone())
    except (Exception, RecursionError):  # a page may break any parser: the other readings say so
        return ()


@lru_cache(maxsize=1)
def _parser() -> HTMLParser:
    """Return a parser as trafilatura has, for elements of one class, which is not looked up."""
    from lxml import etree
    from lxml.html import HtmlElement

    parser = etree.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


@lru_cache(maxsize=1)
def _rules_alone() -> Extractor:
    """Return the options with which trafilatura asks no one, and does not try again more laxly."""
    from trafilatura.settings import Extractor

    options = Extractor(output_format="python", fast=True, comments=False)
    options.focus = "rules"  # it tries again where this is "balanced"
    return options


def _by_trafilatura(page: str | HtmlElement, options: Extractor | None = None) -> tuple[str, ...]:
    import trafilatura

    # Without a handler its warnings about odd pages would go to the user's terminal.
    logging.getLogger("trafilatura").addHandler(_SILENCE)
    document = trafilatura.bare_extraction(page, include_comments=False, options=options)
    return lines_of(getattr(document, "text", None) or "")


_SILENCE = logging.NullHandler()


def _by_block(source: bytes) -> tuple[str, ...]:
    """Read the page block by block; in one walk, since a page may nest without end."""
    from bs4 import BeautifulSoup, CData, NavigableString, Tag

    with warnings.catch_warnings():  # that a page is odd is known, and no news to the user
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(_blocks_alone(source), "lxml", multi_valued_attributes=None)
    pieces: list[str] = []
    waiting: list[object] = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            edge = "\n" if node.name in _BLOCKS or node.name == "br" else ""
            waiting += (edge, *reversed(node.contents), edge)
        elif type(node) in (str, NavigableString, CData):  # comments and the like are subclasses
            pieces.append(str(node))
    return lines_of("".join(pieces))


def _blocks_alone(source: bytes) -> str:
    """Return the page with its blocks alone: Beautiful Soup takes its time over every tag."""
    from lxml import etree, html

    try:
        tree = html.fromstring(source, parser=_parser())
    except etree.ParserError:  # a page of nothing
        return ""
    etree.strip_elements(tree, *_FURNITURE, with_tail=False)
    names = {element.tag for element in tree.iter()}
    etree.strip_tags(tree, *names.difference(_BLOCKS, ("br",)))
    return str(etree.tostring(tree, encoding="unicode", method="html"))
