"""Take the main text out of a page of markup, and leave the menus, scripts and tags behind.

An extractor decides what the main text is; `page` says where the page's own text stands, `align`
lays the one on the other, and every difference is an edit on the page. So an HTML page too can
be traced and restored. What the extractor took from elsewhere (an article inside a script) is
inserted by an edit with a rule of its own. Only documents of the type `text/html` are touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.decoding import decode
from cleaner.document import Document
from cleaner.edit import Finding, Flag
from cleaner.filters import fix
from cleaner.filters.markup.align import Alignment
from cleaner.filters.markup.compose import compose
from cleaner.filters.markup.extract import Doubt, main_text
from cleaner.filters.markup.facts import facts
from cleaner.filters.markup.layout import Layout, lay_out
from cleaner.filters.markup.page import read_page
from cleaner.filters.markup.placement import place
from cleaner.filters.markup.rules import PLAIN_EXTRACTION, RULES
from cleaner.rule import Rule

__all__ = ["Markup", "extract_main_text"]


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
    alignment: Alignment = Alignment()
    layout: Layout = Layout()

    name: ClassVar[str] = "markup"
    rules: ClassVar[tuple[Rule, ...]] = RULES

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield the edits that leave the main text, in text order, and the page's metadata."""
        if document.media_type != "text/html" or "<" not in document.text:
            return
        page = read_page(document.text)
        if all(piece.is_text for piece in page.pieces):
            return
        prose_chars = page.prose_chars(self.doubt.long_text_chars)
        found = main_text(document.text, self.doubt, prose_chars)
        if found.fallback:
            yield Flag(0, 0, PLAIN_EXTRACTION.id, found.fallback)
        if self.metadata:
            yield from facts(page, self.longest_tag_chars)
        text = place(page, found.lines, self.alignment)
        yield from compose(page, lay_out(page, text, self.layout))


def extract_main_text(page: str | bytes) -> str:
    r"""Return the main text of an HTML page, its paragraphs divided by blank lines.

    >>> extract_main_text("<nav>Home</nav><h1>Title</h1><p>A page &amp; its text.</p>")
    'Title\n\nA page & its text.'
    """
    text = decode(page).text if isinstance(page, bytes) else page
    return fix(Markup(metadata=False), Document(text, media_type="text/html"))
