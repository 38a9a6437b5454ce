"""Quotes that stand on the wrong side of their blank.

Which straight quote opens and which closes is read from the whole paragraph: they alternate. Only
a paragraph whose quotes pair up is touched, and a quote at its end, which cannot open anything.
A curly quote says itself what it does; where it stands free, as some languages set it, it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading

__all__ = ["quote_edits"]

_CANDIDATE = re.compile(r"\S \"(?!\w)|[.!?…] \"|[.!?:,]\"(?=[^\W\d_])|\" *(?:\n|$)")
_CURLY = re.compile(r"“[^\s“”][^“”\n]*[^\s“”](?P<blank> )”(?![^\W_])")
_QUOTE = '"'
_STOPS = frozenset(".!?…")


def quote_edits(reading: Reading) -> Iterator[Edit]:
    """Yield the edits at straight quotes."""
    done = -1
    for match in _CANDIDATE.finditer(reading.text):
        start, end = reading.line(match.start())
        if start > done and reading.is_prose(start):
            yield from _paragraph(reading.text, start, end)
        done = max(done, start)
    for curly in _CURLY.finditer(reading.text):
        if reading.is_prose(curly.start()):
            yield Edit(*curly.span("blank"), "", "spacing/quote-side")


def _paragraph(text: str, start: int, end: int) -> Iterator[Edit]:
    """Walk over the quotes of one paragraph; they open and close by turns."""
    quotes = [_Quote.at(text, at, start, end) for at in range(start, end) if text[at] == _QUOTE]
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    if len(quotes) % 2 == 0 and all(
        quote.may_close if number % 2 else quote.may_open for number, quote in enumerate(quotes)
    ):
        for number, quote in enumerate(quotes):
            yield from _closing(quote) if number % 2 else _opening(quote)
    elif quotes and quotes[-1].place == last - 1 and quotes[-1].ahead in _STOPS:
        yield from _unspaced(quotes[-1])


@dataclass(frozen=True)
class _Quote:
    """One quote with the characters around it; a line end where the paragraph ends."""

    place: int
    ahead: str
    before: str
    behind: str

    @classmethod
    def at(cls, text: str, place: int, start: int, end: int) -> _Quote:
        """Read the quote at a place of the paragraph `text[start:end]`."""
        ahead = text[place - 2] if place - 2 >= start else "\n"
        before = text[place - 1] if place > start else "\n"
        behind = text[place + 1] if place + 1 < end else "\n"
        return cls(place, ahead, before, behind)

    @property
    def may_open(self) -> bool:
        """It stands where a quotation starts, or would if a blank were not missing before."""
        if self.behind.isspace():
            return False
        return not self.before.isalnum() and (self.before not in _STOPS or self.behind.isalpha())

    @property
    def may_close(self) -> bool:
        """It stands where a quotation ends, or would if its blank stood behind it."""
        return not self.before.isspace() or self.ahead in _STOPS or not self.behind.isalnum()


def _opening(quote: _Quote) -> Iterator[Edit]:
    if quote.before in _STOPS:
        yield Edit(quote.place, quote.place, " ", "spacing/glued-stop")
    elif quote.before in ":," and quote.ahead.isalpha():
        yield Edit(quote.place, quote.place, " ", "spacing/after-mark")


def _unspaced(quote: _Quote) -> Iterator[Edit]:
    if quote.before == " ":
        yield Edit(quote.place - 1, quote.place, "", "spacing/quote-side")


def _closing(quote: _Quote) -> Iterator[Edit]:
    yield from _unspaced(quote)
    fault = {" ": "quote-side", ",": "after-mark"}.get(quote.before, "glued-stop")
    if quote.behind.isalpha() and quote.before in (" ", ",", *_STOPS):
        yield Edit(quote.place + 1, quote.place + 1, " ", f"spacing/{fault}")
