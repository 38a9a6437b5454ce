"""Bring text into one normal form: the same text is always written with the same characters.

Composed characters (NFC), U+0020 for every blank, straight quotation marks, no blanks at line
ends, never more than one blank line, one line end at the end of the text. Left alone: the line
ends between paragraphs that stand without a blank line, indentation of anything that is not a
paragraph of prose, blanks inside a line, and quotation marks in Chinese and Japanese.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal

from cleaner.document import Document
from cleaner.edit import Edit, Finding
from cleaner.filters import fix
from cleaner.rule import Rule, Safety
from cleaner.tables.spaces import (
    BLANK_CHARS,
    LINE_END_CHARS,
    ODD_BLANK_CHARS,
    STRAIGHT_QUOTES,
    ZERO_WIDTH_CHARS,
)
from cleaner.trace import Trace

__all__ = ["Whitespace", "normalise_whitespace"]

DECOMPOSED = Rule("whitespace/decomposed", "Characters not in composed form (NFC).", Safety.SAFE)
CONTROL = Rule("whitespace/control-character", "A control character that is no text.", Safety.SAFE)
ODD_BLANK = Rule("whitespace/odd-blank", "A blank that is not U+0020.", Safety.SAFE)
ZERO_WIDTH = Rule("whitespace/zero-width", "An invisible character in running text.", Safety.SAFE)
CURLY_QUOTE = Rule("whitespace/curly-quote", "A typographic quotation mark.", Safety.SAFE)
EDGE_BLANK = Rule("whitespace/edge-blank", "Blanks at the start or end of a line.", Safety.SAFE)
ODD_LINE_END = Rule("whitespace/odd-line-end", "A line end that is not U+000A.", Safety.SAFE)
BLANK_LINES = Rule("whitespace/blank-lines", "More than one blank line.", Safety.SAFE)
TEXT_EDGE = Rule(
    "whitespace/text-edge", "Text without exactly one line end behind it.", Safety.SAFE
)

_ODD_BLANKS = re.compile(f"[{ODD_BLANK_CHARS}]")
_ZERO_WIDTHS = re.compile(f"[{ZERO_WIDTH_CHARS}]+")
# An escape sequence of a terminal, or a control. A form feed marks a page and stays.
_CONTROLS = re.compile("\x1b(?:\\[[0-9;?]*[a-zA-Z]|[()*+][0-2AB])|[\x00-\x08\x0e-\x1f\x7f]")
_QUOTES = re.compile("[" + "".join(STRAIGHT_QUOTES) + "]")
# Begins only where a run of blanks begins, so that a long run is read once and not once a blank.
_GAPS = re.compile(f"(?<![{BLANK_CHARS}])(?:[{BLANK_CHARS}]*[{LINE_END_CHARS}])+")
_LEAD = re.compile(f"[{BLANK_CHARS}{LINE_END_CHARS}]*[{LINE_END_CHARS}]")
_WIDE_INDENT = re.compile(
    f"^[{BLANK_CHARS}]*[\u3000{ODD_BLANK_CHARS}][{BLANK_CHARS}]*", re.MULTILINE
)
# A paragraph on a line of its own that ends as a sentence does; code and verse are not.
_PROSE_INDENT = re.compile(
    r"(?:(?<=\n\n)|\A)[ \t]+(?=[^\s{}=;<>|#*+-][^\n{}=<>|]{40,}[.!?…\"'’”)](?:\n\n|\n?\Z))"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CURLY_LANGUAGES = ("zh", "ja", "yue", "lzh")


@dataclass(frozen=True)
class Whitespace:
    r"""Propose the edits that bring a text into the normal form.

    >>> page = Document("\u201cYes\u201d,  \n\n\n\nhe said.")
    >>> [edit.rule for edit in Whitespace().propose(page)]
    ['whitespace/curly-quote', 'whitespace/curly-quote', 'whitespace/blank-lines',
     'whitespace/text-edge']
    """

    quotes: Literal["straight", "keep"] = "straight"
    """"keep" leaves typographic quotation marks as they are."""
    paragraphs: Literal["keep", "apart"] = "keep"
    """"apart" puts a blank line between all lines; "keep" only where there is one already."""

    curly_share: float = 0.2
    """Share of Han and kana among the letters above which unlabelled text keeps its quotes."""

    name: ClassVar[str] = "whitespace"
    rules: ClassVar[tuple[Rule, ...]] = (
        CONTROL,
        ZERO_WIDTH,
        ODD_BLANK,
        CURLY_QUOTE,
        DECOMPOSED,
        ODD_LINE_END,
        BLANK_LINES,
        EDGE_BLANK,
        TEXT_EDGE,
    )

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield the edits in text order: characters first, then their lines, as one result."""
        trace = Trace(document.text)
        trace = _then(trace, self._characters(document))
        trace = _then(trace, _decomposed(trace.clean))
        trace = _then(trace, self._gaps(trace.clean))
        trace = _then(trace, _edges(trace.clean))
        trace = _then(trace, _indents(trace.clean))
        for hunk in trace.hunks:
            yield Edit(hunk.start, hunk.end, hunk.new, hunk.steps[-1].rule)

    def _characters(self, document: Document) -> Iterator[Edit]:
        text = document.text
        for match in _CONTROLS.finditer(text):
            yield Edit(*match.span(), "", CONTROL.id)
        for match in _ZERO_WIDTHS.finditer(text):
            yield Edit(*match.span(), "", ZERO_WIDTH.id)
        for match in _ODD_BLANKS.finditer(text):
            yield Edit(*match.span(), " ", ODD_BLANK.id)
        quotes = list(_QUOTES.finditer(text)) if self.quotes == "straight" else []
        if quotes and not _keeps_curly_quotes(document, self.curly_share):
            for match in quotes:
                yield Edit(*match.span(), STRAIGHT_QUOTES[match[0]], CURLY_QUOTE.id)

    def _gaps(self, text: str) -> Iterator[Edit]:
        """Yield what makes each gap between two lines one line end, or one blank line."""
        for match in _GAPS.finditer(text):
            ends = sum(match[0].count(char) for char in LINE_END_CHARS)
            apart = self.paragraphs == "apart" or "\u2029" in match[0] or "\f" in match[0]
            wanted = "\n\n" if ends > 1 or apart else "\n"
            if match[0] != wanted:
                yield _trimmed(match.start(), match[0], wanted)


def normalise_whitespace(text: str, language: str = "") -> str:
    r"""Return the text in normal form.

    >>> normalise_whitespace("Cafe\u0301\u00a0\u2019s  \n\n\n\n menu")
    "Café 's\n\n menu\n"
    """
    return fix(Whitespace(), Document(text, language))


def _then(trace: Trace, edits: Iterator[Edit]) -> Trace:
    found = list(edits)
    return trace.then(found) if found else trace


def _keeps_curly_quotes(document: Document, share: float) -> bool:
    """Say whether curly quotation marks are the usual ones here: in Chinese and Japanese."""
    if document.language not in ("", "und"):
        return document.base_language in _CURLY_LANGUAGES
    letters = sum(map(str.isalpha, document.text))
    return len(_CJK.findall(document.text)) > share * letters


def _trimmed(start: int, old: str, new: str) -> Edit:
    """Return the smallest edit that makes `new` of `old`, named for what was wrong."""
    tail = 0
    while tail < min(len(old), len(new)) and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    odd = any(char in LINE_END_CHARS and char != "\n" for char in old)
    many = old.count("\n") > len(new)
    rule = ODD_LINE_END if odd else BLANK_LINES if many or len(new) > len(old) else EDGE_BLANK
    head = 0
    while head < min(len(old), len(new)) - tail and old[head] == new[head]:
        head += 1
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail], rule.id)


def _edges(text: str) -> Iterator[Edit]:
    """Yield what leaves no blank line before the text and one line end behind it."""
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if begin:
        yield Edit(0, begin, "", TEXT_EDGE.id)
    start = len(text.rstrip(BLANK_CHARS + LINE_END_CHARS))
    start = max(start, begin)
    wanted = "\n" if start > begin else ""
    if text[start:] != wanted:
        yield _edge_edit(start, text[start:], wanted)


def _edge_edit(start: int, old: str, new: str) -> Edit:
    edit = _trimmed(start, old, new)
    return Edit(edit.start, edit.end, edit.replacement, TEXT_EDGE.id)


def _indents(text: str) -> Iterator[Edit]:
    """Yield the deletion of wide blanks that indent a line, and of any before a prose paragraph."""
    found = {match.span() for match in _WIDE_INDENT.finditer(text)}
    found |= {match.span() for match in _PROSE_INDENT.finditer(text)}
    for start, end in sorted(found):
        yield Edit(start, end, "", EDGE_BLANK.id)


def _decomposed(text: str) -> Iterator[Edit]:
    """Yield what brings the text into normalisation form C, one edit a character sequence."""
    if unicodedata.is_normalized("NFC", text):
        return
    pattern = re.compile(f"[^{_joining_chars()}]?[{_joining_chars()}]+|[^\x00-\x7f]")
    for match in pattern.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Edit(*match.span(), composed, DECOMPOSED.id)


@lru_cache(maxsize=1)
def _joining_chars() -> str:
    """Return all characters that may combine with the one before, as ranges for a pattern."""
    joining = {
        code
        for code in range(0x300, sys.maxunicode + 1)
        if unicodedata.combining(chr(code)) or 0x1160 <= code <= 0x11FF
    }
    for code in range(0xC0, sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joining.add(int(parts[1], 16))
    ranges: list[list[int]] = []
    for code in sorted(joining):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
