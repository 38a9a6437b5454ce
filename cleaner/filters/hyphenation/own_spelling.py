"""How a document itself spells the words that its line ends cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from cleaner.filters.hyphenation.sites import Site

__all__ = ["OwnSpelling", "opening"]

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_CHAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_CAPITALS = re.compile(r"[a-z][A-Z]|[A-Z]{3}")


@dataclass(frozen=True)
class OwnSpelling:
    """The words of one document, with and without their hyphens.

    >>> own = OwnSpelling.of("A pop-up shop by KeyBank, a pop-in and the banking act", 4)
    >>> own.counts["pop-up"], own.openings["pop"], own.begun("bank", 3)
    (1, 2, 1)
    """

    counts: Counter[str]
    families: Counter[tuple[str, str]]
    """The hyphenated words by first part and start of the second."""
    openings: Counter[str]
    """How hyphenated words open, up to each of their hyphens."""
    names: frozenset[str]
    """The words with capitals inside, or in capitals."""
    vocabulary: list[str]
    """The words, sorted."""
    family_letters: int

    @classmethod
    def of(cls, text: str, family_letters: int) -> OwnSpelling:
        """Read a document."""
        tokens = Counter(_TOKEN.findall(text))
        counts: Counter[str] = Counter()
        for token, count in tokens.items():
            counts[token.casefold()] += count
        compounds = [token for token in counts if "-" in token]
        return cls(
            counts,
            Counter(_family(token, family_letters) for token in compounds),
            Counter(start for token in compounds for start in _openings(token)),
            frozenset(token for token in tokens if _CAPITALS.search(token)),
            sorted(counts),
            family_letters,
        )

    def is_name(self, site: Site) -> bool:
        """Say whether the joined word is a name with capitals that never has the hyphen."""
        return site.stem + site.tail in self.names and not self.counts[site.hyphenated]

    def has_family(self, site: Site) -> bool:
        """Say whether other forms of the word have the hyphen."""
        return self.families[_family(site.hyphenated, self.family_letters)] > 0

    def begun(self, stem: str, more_letters: int) -> int:
        """Return how many words without a hyphen begin so, and go on for so many letters."""
        at = bisect_left(self.vocabulary, stem)
        begun = takewhile(lambda word: word.startswith(stem), islice(self.vocabulary, at, None))
        return sum(len(word) >= len(stem) + more_letters and "-" not in word for word in begun)


def _family(hyphenated: str, letters: int) -> tuple[str, str]:
    """Return what inflected forms of a hyphenated word share."""
    first, _, rest = hyphenated.partition("-")
    return first, rest[:letters]


def _openings(token: str) -> Iterator[str]:
    """Yield the beginnings of a hyphenated word that end before a hyphen."""
    at = token.find("-")
    while at > 0:
        yield token[:at]
        at = token.find("-", at + 1)


def opening(left: str) -> str:
    """Return the word before a line-end hyphen with its own hyphens, without marks around it.

    >>> opening("(face-to")
    'face-to'
    """
    found = _LAST_CHAIN.search(left)
    return found[0].casefold() if found else ""
