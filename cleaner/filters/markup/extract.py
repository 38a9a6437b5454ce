"""Decide what the main text of a page is, one paragraph a line.

trafilatura decides; where it fails or finds next to nothing, every block of the page is taken
that stands in no menu, form, or footer.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

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
class MainText:
    """The lines that are main text, and why the plain extractor was used, "" if it was not."""

    lines: tuple[str, ...]
    fallback: str = ""


def main_text(source: str, least_chars: int) -> MainText:
    """Return the main text; the plain extractor's where trafilatura gives under `least_chars`."""
    readable = _UNREADABLE.sub("\ufffd", source)
    try:
        lines = _by_trafilatura(readable)
        reason = "the main-text extractor found next to nothing"
    except (Exception, RecursionError) as error:  # a page may break any parser: say so, go on
        lines, reason = (), f"the main-text extractor failed: {type(error).__name__}"
    if sum(map(len, lines)) >= least_chars:
        return MainText(lines)
    try:
        plain = _by_block(readable)
    except (Exception, RecursionError) as error:
        return MainText(lines, f"both extractors failed: {type(error).__name__}")
    if sum(map(len, plain)) > sum(map(len, lines)):
        return MainText(plain, reason)
    return MainText(lines)


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
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "lxml")
    for element in soup.find_all(_FURNITURE):
        element.extract()
    for element in soup.find_all("br"):
        element.replace_with("\n")
    for element in soup.find_all(_BLOCKS):
        element.insert_before("\n")
        element.insert_after("\n")
    return lines_of(soup.get_text())
