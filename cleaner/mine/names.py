"""Clusters of spellings of one name over a corpus, and which spelling is likely the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cleaner.filters.translation.register import Register
from cleaner.mine.company import Company, Weighing, Words
from cleaner.mine.harvest import Entry, Harvest
from cleaner.mine.pairs import Pair, Pairing, pairs, zipf
from cleaner.mine.rightness import Rightness
from cleaner.text.lexicon import Lexicon, lexicon
from cleaner.text.sounds import letters, sound_model

__all__ = ["NameSuggestion", "Suggesting", "suggest_names"]


@dataclass(frozen=True)
class Suggesting:
    """How spellings are brought together."""

    weighing: Weighing = Weighing()
    """What a word around a name is worth."""
    pairing: Pairing = Pairing()
    """Which spellings are compared."""
    part_share: int = 3
    """Two words side by side are no name of their own where each of them stands so many times as
    often elsewhere."""
    word_zipf: float = 2.5
    """A spelling that frequent in English is known for itself: where both are, they are likelier
    two names, and a compound with such a part ("Xinhua-news") is none."""
    most_zipf: float = 4.5
    """A spelling as frequent in English as this is a word, or a name that nobody misspells, unless
    the glossary has it: "Edition", "Paul"."""
    glossary_score: float = 0.97
    """The score of a misspelling that a document itself shows to be one of the glossary."""
    accented_share: int = 3
    """Of spellings with the same letters the one with accents is kept, unless another stands more
    than so many times as often: engines drop accents ("Ceara" for "Ceará"), and add none."""


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
    companies = companies_of(harvest, suggesting, english, people)
    rightness = Rightness(english, model)
    likely = list(pairs(companies, model, english, suggesting.pairing))
    for one in (*_of_glossary(harvest, suggesting), *_of_corpus(likely, people, rightness)):
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


def _of_corpus(
    likely: Sequence[Pair], people: Register, rightness: Rightness
) -> Iterator[NameSuggestion]:
    """Yield the pairs that only the corpus shows, each in its likelier direction."""
    groups: dict[str, dict[str, Company]] = {}
    for pair in likely:
        for one, two in ((pair.one, pair.two), (pair.two, pair.one)):
            groups.setdefault(one.spelling, {one.spelling: one})[two.spelling] = two
    for pair in likely:
        known = [letters(one.spelling) in people.rights for one in (pair.one, pair.two)]
        if all(known):
            continue  # two people
        if any(known):
            wrong, right = (pair.two, pair.one) if known[0] else (pair.one, pair.two)
            chance = pair.linked
        else:
            group = (groups[pair.one.spelling] | groups[pair.two.spelling]).values()
            ways = [
                (rightness.chance(one, two, pair, group), one, two)
                for one, two in ((pair.one, pair.two), (pair.two, pair.one))
            ]
            chance, wrong, right = max(ways, key=lambda way: way[0])
        yield NameSuggestion(
            wrong=wrong.spelling,
            right=right.spelling,
            score=round(chance, 4),
            in_glossary=any(known),
            linked=pair.linked,
            sound=pair.sound,
            shared=pair.shared,
            wrong_entry=wrong.entry,
            right_entry=right.entry,
        )


def companies_of(
    harvest: Harvest, suggesting: Suggesting, english: Lexicon, people: Register
) -> dict[str, Company]:
    """Return the spellings of a corpus that are names by their use, with their company."""
    words = Words(english, suggesting.weighing)
    alike: dict[str, list[str]] = {}
    for spelling in sorted(harvest.names, key=lambda one: (-harvest.names[one].count, one)):
        plain = letters(spelling)
        if plain and (plain in people.rights or _is_name(spelling, harvest, suggesting, english)):
            alike.setdefault(plain, []).append(spelling)
    found: dict[str, Company] = {}
    for spellings in alike.values():
        spelling = _fullest(spellings, harvest, suggesting)
        count = sum(harvest.names[one].count for one in spellings)
        found[spelling] = Company(spelling, harvest.names[spelling], words, count)
    return found


def _fullest(spellings: Sequence[str], harvest: Harvest, suggesting: Suggesting) -> str:
    """Return the commonest of some spellings, or one with accents: none are added, some lost."""
    most = harvest.names[spellings[0]].count
    for one in spellings:
        is_accented = any(char.isalpha() and not char.isascii() for char in one)
        if is_accented and suggesting.accented_share * harvest.names[one].count >= most:
            return one
    return spellings[0]


def _is_name(spelling: str, harvest: Harvest, suggesting: Suggesting, english: Lexicon) -> bool:
    entry = harvest.names[spelling]
    if zipf(spelling, english) > suggesting.most_zipf:
        return False
    if harvest.lower[spelling.lower()] > entry.count:
        return False
    if "-" in spelling:
        parts = spelling.split("-")
        return not any(len(p) > 2 and english.zipf(p) > suggesting.word_zipf for p in parts)
    if " " in spelling:
        least = suggesting.part_share * entry.count
        return not all(_count(harvest, part) > least for part in spelling.split())
    return True


def _count(harvest: Harvest, spelling: str) -> int:
    entry = harvest.names.get(spelling)
    return entry.count if entry else 0
