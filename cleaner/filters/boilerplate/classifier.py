"""Take the lines that the line classifier is certain of, and leave what could be the article's.

How certain it must be depends on where the line stands. Before the first sentence of the article
only a block of lines goes: one or two are as likely a headline and its standfirst.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cleaner.text.furniture.lines import Lines
from cleaner.text.furniture.model import MOST_LINES, furniture_scores


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
    most_lines: int = MOST_LINES
    """A longer text is no page, and the classifier is not asked: the longest that it was trained
    and tried on had 1,886 lines."""


def furniture_lines(
    lines: Lines, known: Collection[int], least: Certainty, limits: Classifying
) -> list[int]:
    """Return the numbers of the lines that go; `known` are those that a rule knows."""
    sentences = [number for number, is_one in enumerate(lines.are_sentences) if is_one]
    if not sentences:
        return []  # furniture of what? a list, a table, a poem: leave it
    scores = furniture_scores(lines, known).tolist()
    article = [number for number in sentences if scores[number] < limits.article_score]
    if not article:
        return []
    head, tail = article[0], article[-1]
    found = [number for number in range(head) if scores[number] > least.edge or number in known]
    blocks = (block for block in _blocks(found) if len(block) >= limits.head_lines)
    found = [number for block in blocks for number in block]
    found += [number for number in range(head, tail) if scores[number] > least.inside]
    found += [number for number in range(tail, len(lines)) if scores[number] > least.edge]
    return found


def _blocks(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of numbers without a gap."""
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        yield [number for _, number in run]
