"""Lines, paragraphs and blank lines of a text, as half-open spans of code points.

A line ends at a line feed, a carriage return, both, or Unicode's line and paragraph separators.
Vertical tab, form feed and U+0085 end nothing: in scraped text they are stray bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["is_blank", "lines", "paragraphs"]

_LINE = re.compile(r"([^\n\r\u2028\u2029]*)(?:\r\n|[\n\r\u2028\u2029]|\Z)")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    r"""Yield the span of every line of `text[start:end]` without its line end, blank ones too.

    A line end that closes the text opens no further line.

    >>> list(lines("one\r\ntwo\n\nfour\n"))
    [(0, 3), (5, 8), (9, 9), (10, 14)]
    """
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        match = _LINE.match(text, at, stop)
        if match is None or match.end() == at:  # pragma: no cover - the pattern always matches
            return
        yield match.span(1)
        at = match.end()


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    r"""Yield the span of every run of lines that are not blank, without the last line end.

    >>> [("one\ntwo\n \nfour"[start:end]) for start, end in paragraphs("one\ntwo\n \nfour")]
    ['one\ntwo', 'four']
    """
    opened: tuple[int, int] | None = None
    for line in lines(text, start, end):
        if not is_blank(text, line):
            opened = (opened[0] if opened else line[0], line[1])
        elif opened:
            yield opened
            opened = None
    if opened:
        yield opened


def is_blank(text: str, span: tuple[int, int]) -> bool:
    """Say whether nothing but white space stands in the span.

    >>> is_blank("a  b", (1, 3)), is_blank("a  b", (1, 4))
    (True, False)
    """
    return not text[span[0] : span[1]].strip()
