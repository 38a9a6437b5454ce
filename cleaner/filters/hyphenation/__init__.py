"""Rejoin what a page layout cut: words broken at line ends, and paragraphs wrapped to a width.

A hyphen at a line end is typesetting ("trans-" / "lation") or spelling ("well-" / "known"); only
the first is deleted. A line end inside a paragraph becomes a space. Left alone: verse, code,
lists, tables, headings, addresses, dialogue, and every text that has one paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, resolve
from cleaner.filters import fix
from cleaner.filters.hyphenation.lines import Layout, lines_of
from cleaner.filters.hyphenation.pages import PageBorders, borders
from cleaner.filters.hyphenation.sites import Site, sites
from cleaner.filters.hyphenation.spelling import Spelling
from cleaner.filters.hyphenation.unmarked import Unmarked, unmarked_breaks
from cleaner.filters.hyphenation.words import Judge, Verdict
from cleaner.filters.hyphenation.wrapping import Wrapping, wrapped_ends
from cleaner.rule import Rule, Safety
from cleaner.tables.hyphens import LINKS, NON_BREAKING_HYPHEN, SOFT_HYPHEN, TRUE_HYPHEN
from cleaner.text.lexicon import Guessing, base_language, guess_language, lexicon
from cleaner.trace import Trace

__all__ = ["Hyphenation", "fix_hyphenation"]

SPLIT_WORD = Rule("hyphenation/split-word", "Word cut by a line end.", Safety.SAFE)
UNMARKED_SPLIT = Rule(
    "hyphenation/unmarked-split", "Word cut by a line end whose hyphen was lost.", Safety.SAFE
)
REAL_HYPHEN = Rule("hyphenation/real-hyphen", "Line end after a spelled hyphen.", Safety.SAFE)
SUSPENDED = Rule(
    "hyphenation/suspended-hyphen", "Line end after a hyphen that stands for a word.", Safety.SAFE
)
SOFT = Rule("hyphenation/soft-hyphen", "Soft hyphen left inside a word.", Safety.SAFE)
WRAPPED_LINE = Rule(
    "hyphenation/wrapped-line", "Line end put in by a wrapping program.", Safety.SAFE
)

PAGE_BREAK = Rule(
    "hyphenation/page-break",
    "Page border, running head or page number inside the text.",
    Safety.SAFE,
)

_SOFT_INSIDE = re.compile(r"(?<=\w)\u00ad+(?=\w)")
_HANGING_LINK = re.compile(r"(?P<link>\b[^\W\d_]+)(?P<gap>[ \t]*\n)(?=-[^\W\d_])")
_TWO_LINES = re.compile(r"\S[^\S\n\f]*[\n\f][^\S\n\f]*\S")
_FORM_FEED = re.compile(r"\n*\f[\n\f]*")
_ODD = (TRUE_HYPHEN, NON_BREAKING_HYPHEN)


@dataclass(frozen=True)
class Hyphenation:
    r"""Propose rejoining broken words and wrapped lines.

    >>> from cleaner.edit import apply
    >>> page = Document("a trans-\nlation of the well-\nknown book", "en")
    >>> apply(page.text, Hyphenation().propose(page))
    'a translation of the well-known book'
    """

    name: ClassVar[str] = "hyphenation"
    ends_last_line: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = (
        SPLIT_WORD,
        UNMARKED_SPLIT,
        REAL_HYPHEN,
        SUSPENDED,
        SOFT,
        WRAPPED_LINE,
        PAGE_BREAK,
    )

    most_rounds: int = 30
    """A text that is not at rest after so many rounds is left as it is. Four do in practice, page
    borders, lines, and a quiet one after each; the largest of 60 books took nine."""
    spelling: Spelling = Spelling()
    unmarked: Unmarked = Unmarked()
    layout: Layout = Layout()
    wrapping: Wrapping = Wrapping()
    pages: PageBorders = PageBorders()
    guessing: Guessing = Guessing()

    def propose(self, document: Document) -> Iterator[Edit]:
        """Yield edits that leave nothing to do: rounds are run until one is quiet."""
        if "\n" not in document.text and SOFT_HYPHEN not in document.text:
            return
        trace = Trace(document.text)
        language = document.language or guess_language(document.text, self.guessing)
        for _ in range(self.most_rounds):
            text = trace.clean
            edits = resolve(self._page_edits(text))[0] or resolve(self._round(text, language))[0]
            if not edits:
                break
            trace = trace.then(edits)
        else:
            return
        for hunk in trace.hunks:
            yield Edit(hunk.start, hunk.end, hunk.new, hunk.rules[0])

    def _round(self, text: str, language: str) -> Iterator[Edit]:
        """Yield the edits of one round over words, then over lines."""
        found = sites(text)
        words = list(self._word_edits(text, found, language))
        yield from words
        if not _TWO_LINES.search(text):
            return
        lines = lines_of(text, self.layout)
        cut = dict(unmarked_breaks(lines, language, self.unmarked))
        for start, end in cut.items():
            yield Edit(start, end, "", UNMARKED_SPLIT.id)
        # A site without a verdict is left as it is, unless its mark is a dash.
        judged = (
            {edit.end for edit in words}
            | set(cut.values())
            | {site.gap_end for site in found if len(site.mark) == 1}
        )
        for index in wrapped_ends(lines, self.wrapping):
            start, end = lines[index].end, lines[index + 1].start
            if end not in judged:
                yield Edit(start, end, " ", WRAPPED_LINE.id)

    def _word_edits(self, text: str, found: list[Site], language: str) -> Iterator[Edit]:
        if found:
            judge = Judge.of(text, found, lexicon(language), self.spelling)
            for site in found:
                edit = _site_edit(site, judge.verdict(site))
                if edit is not None:
                    yield edit
        for match in _HANGING_LINK.finditer(text) if "\n-" in text else ():
            if match["link"] in LINKS.get(base_language(language), ()):
                yield Edit(*match.span("gap"), " ", SUSPENDED.id)
        for match in _SOFT_INSIDE.finditer(text) if SOFT_HYPHEN in text else ():
            yield Edit(*match.span(), "", SOFT.id)

    def _page_edits(self, text: str) -> Iterator[Edit]:
        """Yield edits that lift furniture out, and with it all form feeds of the document.

        Where the text runs on one line end is left, elsewhere a blank line.
        """
        if "\f" not in text:
            return
        found = list(borders(lines_of(text, self.layout), self.pages))
        done = 0
        for border in found:
            start, end = border.last.end, border.first.start
            yield from _plain_feeds(text, done, start)
            yield Edit(start, end, "\n" if border.runs_on else "\n\n", PAGE_BREAK.id)
            done = end
        if found:
            yield from _plain_feeds(text, done, len(text))


def _plain_feeds(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield edits that make blank lines of form feeds."""
    for match in _FORM_FEED.finditer(text, start, end):
        yield Edit(*match.span(), "\n\n", PAGE_BREAK.id)


def _site_edit(site: Site, verdict: Verdict) -> Edit | None:
    """Return the smallest edit that carries a verdict out."""
    if verdict is Verdict.SPLIT:
        return Edit(site.mark_start, site.gap_end, "", SPLIT_WORD.id)
    if verdict is Verdict.SPELLED:
        if len(site.mark) > 1:
            return Edit(site.mark_start + 1, site.gap_end, "", REAL_HYPHEN.id)
        if site.mark in _ODD:
            return Edit(site.mark_start, site.gap_end, "-", REAL_HYPHEN.id)
        return Edit(site.gap_start, site.gap_end, "", REAL_HYPHEN.id)
    if verdict is Verdict.SUSPENDED:
        return Edit(site.gap_start, site.gap_end, " ", SUSPENDED.id)
    return None


def fix_hyphenation(text: str, language: str = "") -> str:
    r"""Return the text with broken words and wrapped lines rejoined.

    >>> fix_hyphenation("The con-\nsensus was reached.")
    'The consensus was reached.'
    """
    return fix(Hyphenation(), Document(text, language))
