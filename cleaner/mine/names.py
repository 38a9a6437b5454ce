"""Clusters of spellings of one name over a corpus, and which spelling is likely the right one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cleaner.filters.translation.register import Register
from cleaner.mine.company import Company, Weighing, Words
from cleaner.mine.harvest import Entry, Harvest
from cleaner.mine.pairs import Pair, Pairing, pairs
from cleaner.mine.rightness import Rightness, cover
from cleaner.mine.spellings import Spelling, companies_of
from cleaner.text.lexicon import lexicon
from cleaner.text.sounds import letters, sound_model

__all__ = ["NameSuggestion", "Suggesting", "suggest_names"]


@dataclass(frozen=True)
class Suggesting:
    """How spellings are brought together."""

    weighing: Weighing = Weighing()
    """What a word around a name is worth."""
    pairing: Pairing = Pairing()
    """Which spellings are compared."""
    spelling: Spelling = Spelling()
    """Which spellings are names."""
    least_cover: float = 0.5
    """In such a share of its sentences a wrong spelling stands for the right one; with less it is
    also a name of its own. Of 24 pairs below it in the outputs of engines none was right."""
    whole_letters: int = 2
    """A spelling that begins or ends with another one, and has so many letters more, is a longer
    name ("Weihe" beside "Wei River"), no misspelling of the shorter one."""
    glossary_score: float = 0.97
    """The score of a misspelling that a document itself shows to be one of the glossary."""


@dataclass(frozen=True)
class NameSuggestion:
    """A spelling, and the one that is likely right. `score` is the chance that both are so."""

    wrong: str
    right: str
    score: float
    in_glossary: bool = False
    """Whether the right spelling is that of a person of the glossary."""
    known: bool = False
    """Whether `cleaner run` mends it: the document itself shows who is meant."""
    linked: float = 1.0
    """The chance that both are one name, whichever is right."""
    sound: float = 0.0
    """Score of the model of sounds: above 0 one Chinese form is likelier behind both."""
    shared: tuple[str, ...] = ()
    """Words around both."""
    wrong_entry: Entry = field(default_factory=Entry)
    right_entry: Entry = field(default_factory=Entry)


def suggest_names(
    harvest: Harvest, people: Register, suggesting: Suggesting = Suggesting()
) -> tuple[NameSuggestion, ...]:
    """Return the misspelt names of a corpus, the surest first, each wrong spelling once."""
    english, model = lexicon("en"), sound_model()
    best: dict[str, NameSuggestion] = {}
    words = Words(english, suggesting.weighing)
    companies = companies_of(harvest, suggesting.spelling, words, people.rights)
    rightness = Rightness(english, model)
    likely = list(pairs(companies, model, english, suggesting.pairing))
    judge = _Judge(harvest, people, rightness, suggesting)
    for one in (*_of_glossary(harvest, suggesting), *judge.of_corpus(likely)):
        if one.wrong not in best or one.score > best[one.wrong].score:
            best[one.wrong] = one
    # A right spelling is not itself called wrong by a weaker suggestion.
    ordered = sorted(best.values(), key=lambda one: (-one.score, one.wrong))
    kept: dict[str, NameSuggestion] = {}
    rights: set[str] = set()
    for one in ordered:
        if one.right in kept:
            one = _redirected(one, kept[one.right])
        if one.wrong not in rights and one.wrong != one.right:
            kept[one.wrong] = one
            rights.add(one.right)
    return tuple(sorted(kept.values(), key=lambda one: (-one.score, one.wrong)))


def _redirected(one: NameSuggestion, further: NameSuggestion) -> NameSuggestion:
    """Return a suggestion with what its right spelling was found to be itself."""
    return replace(
        one,
        right=further.right,
        right_entry=further.right_entry,
        in_glossary=further.in_glossary,
        score=min(one.score, further.score),
    )


def _of_glossary(harvest: Harvest, suggesting: Suggesting) -> Iterator[NameSuggestion]:
    """Yield what documents themselves show to be people of the glossary."""
    for key, entry in sorted(harvest.people.items()):
        wrong, _, right = key.partition("\t")
        known = harvest.names.get(wrong, entry).count <= entry.count
        yield NameSuggestion(
            wrong=wrong,
            right=right,
            score=suggesting.glossary_score,
            in_glossary=True,
            known=known,
            wrong_entry=entry,
            right_entry=harvest.names.get(right, Entry()),
        )


@dataclass(frozen=True)
class _Judge:
    """What says which of two spellings is right, or that neither is wrong."""

    harvest: Harvest
    people: Register
    rightness: Rightness
    suggesting: Suggesting

    def of_corpus(self, likely: Sequence[Pair]) -> Iterator[NameSuggestion]:
        """Yield the pairs that only the corpus shows, each in its likelier direction."""
        groups: dict[str, dict[str, Company]] = {}
        for pair in likely:
            for one, two in ((pair.one, pair.two), (pair.two, pair.one)):
                groups.setdefault(one.spelling, {one.spelling: one})[two.spelling] = two
        for pair in likely:
            known = [letters(one.spelling) in self.people.rights for one in (pair.one, pair.two)]
            if all(known):
                continue  # two people
            if any(known):
                wrong, right = (pair.two, pair.one) if known[0] else (pair.one, pair.two)
                chance = pair.linked
            else:
                group = (groups[pair.one.spelling] | groups[pair.two.spelling]).values()
                chance, wrong, right = self._likelier(pair, group)
                if self._are_both_right(wrong, right):
                    continue
            if cover(wrong, right) < self.suggesting.least_cover:
                continue  # also somebody else
            yield NameSuggestion(
                wrong=wrong.spelling,
                right=self._own_spelling(right),
                score=round(chance, 4),
                in_glossary=any(known),
                linked=pair.linked,
                sound=pair.sound,
                shared=pair.shared,
                wrong_entry=wrong.entry,
                right_entry=right.entry,
            )

    def _own_spelling(self, right: Company) -> str:
        """Return the spelling of the glossary, with accents that a corpus may lack, or its own."""
        return self.people.right_spellings.get(letters(right.spelling), right.spelling)

    def _likelier(self, pair: Pair, group: Collection[Company]) -> tuple[float, Company, Company]:
        """Return the likelier direction of a pair: its chance, the wrong and the right one."""
        ways = ((pair.one, pair.two), (pair.two, pair.one))
        judged = [(self.rightness.chance(*way, pair, group), *way) for way in ways]
        return max(judged, key=lambda way: way[0])

    def _are_both_right(self, wrong: Company, right: Company) -> bool:
        """Say whether what looks wrong is a longer name, or both are words."""
        if all(self.harvest.lower[one.spelling.lower()] for one in (wrong, right)):
            return True
        return _is_whole(wrong.spelling, right.spelling, self.suggesting.whole_letters)


def _is_whole(one: str, part: str, more: int) -> bool:
    """Say whether a spelling is the other one with so many letters before or behind it.

    >>> _is_whole("Weihe", "Wei", 2), _is_whole("Bolivya", "Bolivia", 2)
    (True, False)
    """
    whole, within = letters(one), letters(part)
    is_longer = len(whole) - len(within) >= more
    return is_longer and (whole.startswith(within) or whole.endswith(within))
