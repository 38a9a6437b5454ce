"""Cut a document into the paragraphs that a model is asked about, and those into requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.settings import bounded
from cleaner.text.lines import lines
from cleaner.text.sentences import sentences

__all__ = ["Piece", "Selection", "batches", "select"]


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a part of a long one: `text` stands at `[start, end)` of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Selection:
    """What of a document is sent, and how much at a time."""

    only_flagged: bool = False
    """Ask only about paragraphs in which another filter flagged something, not about all."""
    least_letters: int = 20
    """A line with fewer letters is not sent: it is a title of one word, a date, a source."""
    request_chars: int = bounded(4_000, least=200)
    """How many characters one request may hold. A longer paragraph is cut between sentences; a
    longer sentence is not sent."""
    document_chars: int = 200_000
    """A longer document is not sent at all: it is no article."""


def select(document: Document, selection: Selection = Selection()) -> Iterator[Piece]:
    r"""Yield what of the document the model is to read, in text order.

    A sentence that is too long for a request is yielded too: see `batches`.

    >>> page = Document("News\n\nThe talks in the capital went on.\n")
    >>> [(one.start, one.text) for one in select(page)]
    [(6, 'The talks in the capital went on.')]
    """
    text = document.text
    for start, end in lines(text):
        if selection.only_flagged and not _meets(document.flagged, start, end):
            continue
        for first, last in _parts(text, start, end, selection.request_chars):
            piece = text[first:last]
            if sum(map(str.isalpha, piece)) >= selection.least_letters:
                yield Piece(first, last, piece)


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= end and start <= b for a, b in spans)


def _parts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield a line, or, where it is too long, runs of its sentences that are not."""
    if end - start <= most:
        yield start, end
        return
    first = last = -1
    for a, b in sentences(text, start, end):
        if first >= 0 and b - first > most:
            yield first, last
            first = -1
        first, last = (a if first < 0 else first), b
    if first >= 0:
        yield first, last


def batches(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """Yield the texts in runs of at most so many characters.

    >>> list(batches(["aaa", "bb", "cc"], 5))
    [['aaa', 'bb'], ['cc']]
    """
    run: list[str] = []
    for text in texts:
        if run and sum(map(len, run)) + len(text) > most:
            yield run
            run = []
        run.append(text)
    if run:
        yield run
