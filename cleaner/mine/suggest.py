"""The miner as a call: a corpus, or its harvest, to suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cleaner.filters.translation import default_people
from cleaner.mine.harvest import Gathering, Harvest, harvest
from cleaner.mine.names import NameSuggestion, Suggesting, suggest_names
from cleaner.mine.pack import Layout, as_pack
from cleaner.mine.terms import Oddness, TermSuggestion, suggest_terms

__all__ = ["Mining", "Suggestions", "gather", "suggest", "suggestions_of"]


@dataclass(frozen=True)
class Mining:
    """The settings of the miner."""

    gathering: Gathering = Gathering()
    """How much is kept of what a corpus says about one name or phrase."""
    names: Suggesting = Suggesting()
    """How spellings of one name are brought together."""
    terms: Oddness = Oddness()
    """When a phrase is odd."""
    layout: Layout = Layout()
    """What the suggested pack shows."""


@dataclass(frozen=True)
class Suggestions:
    """What a corpus suggests, and the harvest that it comes from."""

    names: tuple[NameSuggestion, ...]
    terms: tuple[TermSuggestion, ...]
    harvest: Harvest
    mining: Mining = Mining()

    def as_pack(self, known: bool = False) -> str:
        """Return a rule file; with `known` also what every run mends by itself."""
        return as_pack(self.harvest, self.names, self.terms, known, self.mining.layout)


def gather(documents: Iterable[tuple[str, str]], mining: Mining = Mining()) -> Harvest:
    """Return the harvest of documents, each a path and a text, with the people that ship."""
    return harvest(documents, default_people(mining.layout.source), mining.gathering)


def suggestions_of(gathered: Harvest, mining: Mining = Mining()) -> Suggestions:
    """Return what a harvest suggests."""
    people = default_people(mining.layout.source)
    names = suggest_names(gathered, people, mining.names)
    return Suggestions(names, suggest_terms(gathered, mining.terms), gathered, mining)


def suggest(texts: Iterable[str], mining: Mining = Mining()) -> Suggestions:
    """Return what texts suggest, in whatever order they come.

    >>> texts = [
    ...     "The envoy Arzamanov opened the glass museum in Tomsk on Monday.",
    ...     "On Monday the envoy Arzamanov opened a museum of glass in Tomsk.",
    ...     "The envoy Alzamanov opened the museum of glass in Tomsk on Monday.",
    ... ]
    >>> [(one.wrong, one.right) for one in suggest(texts).names]
    [('Alzamanov', 'Arzamanov')]
    """
    return suggestions_of(gather(((_name(text), text) for text in texts), mining), mining)


def _name(text: str) -> str:
    """Return a name for a text that has none: the same for the same text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
