"""Take the lines that the line classifier is certain of, and leave what could be the article's.

How certain it must be depends on where the line stands. Before the first sentence of the article
only a block of lines goes: one or two are as likely a headline and its standfirst.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cleaner.text.furniture.lines import Lines
from cleaner.text.furniture.model import MOST_LINES


@dataclass(frozen=True)
class Certainty:
    """How certain the line classifier must be that a line is furniture, from 0 to 1."""

    edge: float
    """Before the first and behind the last sentence that it takes for the article's."""
    inside: float
    """Between the two."""


@dataclass(frozen=True)
class Classifying:
    """When the line classifier is asked, and what of its answers counts."""

    article_score: float = 0.5
    """Under this a line is rather the article's."""
    head_lines: int = 3
    """Before the article only a block of so many lines goes: a headline and a standfirst are two.
    On 661 rendered pages three take 0.4 % fewer lines of furniture."""
    alone_score: float = 0.95
    """Where one rule alone knows lines of a text, all of them before its last sentence, they go
    only if the classifier, which is told of them, scores one of them so high: a heading such as
    "Next" or "Terms of Use" may be the article's. Of 563 clean bodies 18 lose lines without this
    and 7 with it; 9 where the classifier was trained on others."""
    table_rows: int = 3
    """So many lines one after the other with the same number of bars or tabs are a table, which
    stays if half of its lines have figures: of 2,200 lines of such tables in development and
    training pages 1,700 were the article's. A menu has bars, but few figures."""
    most_lines: int = MOST_LINES
    """A longer text is no page, and the classifier is not asked: the longest that it was trained
    and tried on had 1,886 lines."""


def furniture_lines(
    lines: Lines,
    scores: Sequence[float],
    known: Collection[int],
    least: Certainty,
    limits: Classifying,
) -> list[int]:
    """Return the numbers of the lines that go by their scores; `known` a rule knows already."""
    article = [number for number in _sentences(lines) if scores[number] < limits.article_score]
    if not article:
        return []  # furniture of what? a list, a table, a poem: leave it
    head, tail = article[0], article[-1]
    found = [number for number in range(head) if scores[number] > least.edge or number in known]
    blocks = (block for block in _blocks(found) if len(block) >= limits.head_lines)
    found = [number for block in blocks for number in block]
    found += [number for number in range(head, tail) if scores[number] > least.inside]
    found += [number for number in range(tail, len(lines)) if scores[number] > least.edge]
    tables = _table_rows(lines.texts, found, limits.table_rows)
    return [number for number in found if number not in known and number not in tables]


def is_doubtful(
    lines: Lines, scores: Sequence[float], known: Collection[int], limits: Classifying
) -> bool:
    """Say whether the lines that one rule alone knows may as well be the article's."""
    sentences = [number for number in _sentences(lines) if number not in known]
    if not sentences or max(known) > sentences[-1]:
        return False
    return max(scores[number] for number in known) < limits.alone_score


def _sentences(lines: Lines) -> list[int]:
    return [number for number, is_one in enumerate(lines.are_sentences) if is_one]


def _table_rows(texts: Sequence[str], asked: Sequence[int], least: int) -> set[int]:
    """Return the numbers of the lines that are rows of a table of figures.

    Nothing is looked for where none of the lines `asked` for can be one.
    """
    if not any("|" in texts[number] or "\t" in texts[number] for number in asked):
        return set()
    found: set[int] = set()
    bars = [text.count("|") + text.count("\t") for text in texts]
    for count, run in groupby(range(len(texts)), key=bars.__getitem__):
        rows = list(run) if count else []
        figures = sum(any(map(str.isdigit, texts[number])) for number in rows)
        if len(rows) >= least and 2 * figures >= len(rows):
            found.update(rows)
    return found


def _blocks(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of numbers without a gap."""
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        yield [number for _, number in run]
