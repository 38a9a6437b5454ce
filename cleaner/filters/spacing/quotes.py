"""Straight quotes that stand on the wrong side of their blank.

Which quote opens and which closes is read from the whole paragraph: they alternate. Only a
paragraph whose quotes pair up is touched, and a quote at its end, which cannot open anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading

__all__ = ["quote_edits"]

_CANDIDATE = re.compile(r"[.!?,…] \"|[.!?]\"(?=[^\W\d_])|\" *(?:\n|$)")
_QUOTE = '"'


def quote_edits(reading: Reading) -> Iterator[Edit]:
    """Yield the edits at straight quotes."""
    done = -1
    for match in _CANDIDATE.finditer(reading.text):
        start, end = reading.line(match.start())
        if start > done and reading.is_prose(start):
            yield from _paragraph(reading.text, start, end)
        done = max(done, start)


def _paragraph(text: str, start: int, end: int) -> Iterator[Edit]:
    """Walk over the quotes of one paragraph; they open and close by turns."""
    places = [at for at in range(start, end) if text[at] == _QUOTE]
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    even = len(places) % 2 == 0
    for number, at in enumerate(places):
        before = text[at - 1] if at > start else "\n"
        behind = text[at + 1] if at + 1 < end else "\n"
        if at == last - 1 and before == " " and text[at - 2 : at - 1] in tuple(".!?…"):
            yield Edit(at - 1, at, "", "spacing/quote-side")
        elif even:
            yield from _inside(text, at, (before, behind), closes=number % 2 == 1)


def _inside(text: str, at: int, around: tuple[str, str], *, closes: bool) -> Iterator[Edit]:
    """Yield the edits for a quote inside its paragraph whose turn is known."""
    before, behind = around
    if closes and before == " " and text[at - 2] in ".!?,…" and not behind.isspace():
        yield Edit(at - 1, at, "", "spacing/quote-side")
        yield Edit(at + 1, at + 1, " ", "spacing/quote-side")
    elif before in ".!?" and behind.isalpha() and (text[at - 2].isalnum()):
        where = at + 1 if closes else at
        yield Edit(where, where, " ", "spacing/glued-stop")
