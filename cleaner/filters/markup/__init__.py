"""Take the main text out of a page of markup, and leave the menus, scripts and tags behind.

An extractor decides what the main text is; `page` says where the page's own text stands, `align`
lays the one on the other, and every difference is an edit on the page. So an HTML page too can
be traced and restored. What the extractor took from elsewhere (an article inside a script) is
inserted by an edit with a rule of its own. Only documents of the type `text/html` are touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from cleaner.decoding import decode
from cleaner.document import Document
from cleaner.edit import Finding, Flag
from cleaner.errors import DocumentError
from cleaner.filters.markup.align import Alignment
from cleaner.filters.markup.compose import compose, written
from cleaner.filters.markup.extract import Doubt, main_text
from cleaner.filters.markup.facts import facts
from cleaner.filters.markup.layout import Layout, lay_out
from cleaner.filters.markup.page import Page, read_page
from cleaner.filters.markup.placement import Placed, place
from cleaner.filters.markup.rules import PLAIN_EXTRACTION, RULES
from cleaner.filters.markup.scripts import ScriptData
from cleaner.limit import run_limited
from cleaner.rule import Rule

__all__ = ["Markup", "extract_main_text"]

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class TimeLimit:
    """When a page is given up.

    Only large pages can be slow, and they are read in a process of their own, which can be ended;
    starting it takes about a second, once.
    """

    seconds: float = 300
    """The largest page that the extractor accepts, 20 MB, takes 5 seconds as long paragraphs
    and 75 as 190,000 short ones; a busy machine may be slower. What takes longer fails
    with an error: a text that depends on the clock would not be the same on another machine."""
    ordinary_tags: int = 20_000
    """A page with fewer tags than this is read in this process. No kind of page that we could
    build of so many, nested, in tables, in lists of lines that are all alike, took more than four
    seconds; 99 of 100 pages have under 5,000."""
    ordinary_chars: int = 2_000_000
    """So is one shorter than this; a page beyond either is read in the other process. As long as
    this, nothing but entities, or lines of one letter, a page takes ten seconds."""

    def is_ordinary(self, page: str) -> bool:
        """Say whether a page is too small to take long."""
        return len(page) < self.ordinary_chars and page.count("<") < self.ordinary_tags


@dataclass(frozen=True)
class Markup:
    r"""Propose deleting all of a page but its main text.

    >>> page = "<nav>Home</nav><article><p>Fish &amp; chips<p>are good.</article>"
    >>> for edit in Markup().propose(Document(page, media_type="text/html")):
    ...     print(edit.rule, repr(page[edit.start : edit.end]), repr(edit.replacement))
    markup/tag '<nav>' ''
    markup/removed-text 'Home' ''
    markup/tag '</nav><article><p>' ''
    markup/entity '&amp;' '&'
    markup/tag '<p>' '\n\n'
    markup/tag '</article>' ''
    """

    metadata: bool = True
    """Report what the page says of itself: title, author, date and so on."""
    longest_tag_chars: int = 4_000
    """A longer tag is broken, or carries data: it does not describe the page."""
    doubt: Doubt = Doubt()
    scripts: ScriptData = ScriptData()
    alignment: Alignment = Alignment()
    layout: Layout = Layout()
    limit: TimeLimit = TimeLimit()

    name: ClassVar[str] = "markup"
    rules: ClassVar[tuple[Rule, ...]] = RULES

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield the edits that leave the main text, in text order, and the page's metadata.

        Raises DocumentError for a page that takes longer than the time limit.
        """
        if document.media_type != "text/html" or "<" not in document.text:
            return
        yield from self._in_time(_all_found, document)

    def text_of(self, page: str) -> str:
        """Return what the edits leave of a page, at less cost: there is no edit for what goes.

        Raises DocumentError for a page that takes longer than the time limit.
        """
        return self._in_time(_text_of, Document(page, media_type="text/html"))

    def _read(self, page: Page) -> tuple[Placed, str]:
        """Return the main text with its place, and why the plain extractor read it."""
        found = main_text(page, self.doubt, self.scripts)
        text = place(page, found.lines, self.alignment)
        return lay_out(page, text, self.layout), found.fallback

    def _in_time(self, read: Callable[[Markup, Document], _Result], document: Document) -> _Result:
        """Return what a reading of the page gives.

        A large page is read by a process that is ended when the time is over.
        """
        if self.limit.is_ordinary(document.text):
            return read(self, document)
        try:
            return run_limited(self.limit.seconds, read, self, document)
        except TimeoutError:
            got = f"got no end of it within {self.limit.seconds:g} seconds"
            more = "set [tool.cleaner.markup.limit] seconds higher"
        except ChildProcessError as error:
            got, more = f"got none: {error}, as when memory runs out", "clean it alone"
        size = f"{len(document.text)} characters and {document.text.count('<')} tags"
        raise DocumentError(
            f"expected the main text of a page of {size}, {got}; {more}, or take the page out"
        )


def _all_found(markup: Markup, document: Document) -> Sequence[Finding]:
    page = read_page(document.text)
    if not page.has_markup:
        return []
    text, fallback = markup._read(page)
    findings: list[Finding] = []
    if fallback:
        findings.append(Flag(0, 0, PLAIN_EXTRACTION.id, fallback))
    if markup.metadata:
        findings += facts(page, markup.longest_tag_chars)
    findings += compose(page, text)
    return findings


def _text_of(markup: Markup, document: Document) -> str:
    page = read_page(document.text)
    return written(page, markup._read(page)[0]) if page.has_markup else document.text


def extract_main_text(page: str | bytes) -> str:
    r"""Return the main text of an HTML page, its paragraphs divided by blank lines.

    Raises DocumentError for a page that takes longer than the time limit.

    >>> extract_main_text("<nav>Home</nav><h1>Title</h1><p>A page &amp; its text.</p>")
    'Title\n\nA page & its text.'
    """
    text = decode(page).text if isinstance(page, bytes) else page
    return Markup().text_of(text)
