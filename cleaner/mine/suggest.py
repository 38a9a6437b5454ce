"""The miner as a call: a corpus, or its harvest, to suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cleaner.filters.translation import default_people
from cleaner.filters.translation.register import Register
from cleaner.mine.harvest import Gathering, Harvest, harvest
from cleaner.mine.names import NameSuggestion, Suggesting, suggest_names
from cleaner.mine.pack import Choice, Layout, as_pack
from cleaner.mine.terms import Oddness, TermSuggestion, suggest_terms
from cleaner.rulepack import RulePack, parse_pack
from cleaner.ruletest import try_pack

__all__ = ["Mining", "Suggestions", "suggest", "suggestions_of"]


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

    def as_pack(self, known: bool = False, packs: Sequence[RulePack] = ()) -> str:
        """Return a rule file; with `known` also what every run mends by itself.

        Every rule passes its own examples beside those of `packs`; one that could not is left out,
        and named in a comment.
        """
        layout = self.mining.layout
        bare: frozenset[str] = frozenset()
        left_out: frozenset[str] = frozenset()
        while True:
            choice = Choice(known, bare, left_out)
            text = as_pack(self.harvest, self.names, self.terms, choice, layout)
            failing = _failing(text, packs, layout.pack)
            if not failing:
                return text
            bare, left_out = bare | failing, left_out | (failing & bare)


def _failing(text: str, packs: Sequence[RulePack], name: str) -> frozenset[str]:
    """Return the ids of those rules of a new pack that do not pass their examples."""
    pack = parse_pack(text.encode("utf-8"), name)
    others = [one for one in packs if one.id != pack.id]
    return frozenset(one.rule for one in try_pack(pack, others))


def suggestions_of(
    gathered: Harvest, mining: Mining = Mining(), people: Register | None = None
) -> Suggestions:
    """Return what a harvest suggests; without `people` those that ship are known."""
    known = default_people(mining.layout.source) if people is None else people
    names = suggest_names(gathered, known, mining.names)
    return Suggestions(names, suggest_terms(gathered, mining.terms), gathered, mining)


def suggest(
    texts: Iterable[str], mining: Mining = Mining(), people: Register | None = None
) -> Suggestions:
    """Return what texts suggest, in whatever order they come.

    >>> texts = [
    ...     "The envoy Arzamanov opened the glass museum in Tomsk on Monday.",
    ...     "On Monday the envoy Arzamanov opened a museum of glass in Tomsk.",
    ...     "The envoy Alzamanov opened the museum of glass in Tomsk on Monday.",
    ... ]
    >>> [(one.wrong, one.right) for one in suggest(texts).names]
    [('Alzamanov', 'Arzamanov')]
    """
    known = default_people(mining.layout.source) if people is None else people
    named = ((_name(text), text) for text in texts)
    return suggestions_of(harvest(named, known, mining.gathering), mining, known)


def _name(text: str) -> str:
    """Return a name for a text that has none: the same for the same text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
