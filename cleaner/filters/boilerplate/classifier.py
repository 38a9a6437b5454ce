"""Take the lines that the line classifier is certain of, and leave what could be the article's.

How certain it must be depends on where the line stands. Before the first sentence of the article
only a block of lines goes: one or two are as likely a headline and its standfirst.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cleaner.text.furniture.lines import Line
from cleaner.text.furniture.model import furniture_scores

_ARTICLE_SCORE = 0.5  # under this, the classifier takes a line rather for the article's


@dataclass(frozen=True)
class Preset:
    """How certain the classifier must be to take a line.

    `edge` counts before the first and after the last sentence that it takes for the article's,
    `inside` between the two.
    """

    edge: float
    inside: float


# Found on 661 rendered pages and 230 bodies that were not trained on. "default" is the loosest at
# which well under 1 % of the words of the articles go (0.83 %, for 82 % of the lines of furniture)
# and clean bodies lose nothing; "thorough" the one at which token F1 no longer rises.
PRESETS = {
    "default": Preset(edge=0.98, inside=0.99),
    "thorough": Preset(edge=0.8, inside=0.9),
}


# A headline and a standfirst are two lines. Found on the same pages: asking for three takes 0.4 %
# fewer lines of furniture.
_HEAD_LINES = 3


def furniture_lines(lines: Sequence[Line], known: Collection[int], preset: Preset) -> list[int]:
    """Return the numbers of the lines that go; `known` are those that a rule knows."""
    scores = furniture_scores(lines, known)
    article = [
        number
        for number, line in enumerate(lines)
        if line.is_sentence and scores[number] < _ARTICLE_SCORE
    ]
    if not article:
        return []  # furniture of what? a list, a table, a poem: leave it
    head, tail = article[0], article[-1]
    found = [number for number in range(head) if scores[number] > preset.edge or number in known]
    found = [number for block in _blocks(found) if len(block) >= _HEAD_LINES for number in block]
    found += [number for number in range(head, tail) if scores[number] > preset.inside]
    found += [number for number in range(tail, len(lines)) if scores[number] > preset.edge]
    return found


def _blocks(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of numbers without a gap."""
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        yield [number for _, number in run]
