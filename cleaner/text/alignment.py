"""Which sections of a text translate each other, by where they stand and how long they are.

In a bilingual document a section stands beside its translation: paragraph by paragraph, or all of
one language and then all of the other. Words are not compared, so a pair is a place to look for a
translation, and no proof of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Alignment", "pair_sections"]

_UNKNOWN = "und"


@dataclass(frozen=True)
class Alignment:
    """When two neighbouring sections may translate each other."""

    most_ratio: float = 3.0
    """A section with more than so many times the letters of its neighbour is no translation of it.
    Between translations of the same sentences into 30 languages it is 2.6 at most, counting a Han
    character as three letters."""
    han_letters: float = 3.0
    """A Han character counts as so many letters."""


def pair_sections(
    languages: Sequence[str], letters: Sequence[float], settings: Alignment
) -> list[tuple[int, int]]:
    """Return pairs of neighbours that may translate each other, as indices, in reading order.

    As many pairs as there can be; of these the ones whose lengths agree best. A section is in one
    pair at most, one in no known language in none.

    >>> pair_sections(["en", "zh", "en", "zh", "fr"], [90, 100, 40, 38, 4], Alignment())
    [(0, 1), (2, 3)]
    """
    best, taken = [(0, 0.0), (0, 0.0)], [False, False]  # of the first so many sections
    for at in range(1, len(languages)):
        two = languages[at - 1 : at + 1]
        ratio = _ratio(letters[at - 1], letters[at])
        may_pair = two[0] != two[1] and _UNKNOWN not in two and ratio <= settings.most_ratio
        paired = (best[at - 1][0] + 1, best[at - 1][1] - ratio)
        taken.append(may_pair and paired > best[at])
        best.append(paired if taken[-1] else best[at])
    pairs: list[tuple[int, int]] = []
    count = len(languages)
    while count > 1:
        if taken[count]:
            pairs.append((count - 2, count - 1))
        count -= 2 if taken[count] else 1
    return pairs[::-1]


def _ratio(one: float, other: float) -> float:
    """Return how many times the shorter of two is in the longer."""
    least, most = sorted((one, other))
    return most / least if least else float("inf")
