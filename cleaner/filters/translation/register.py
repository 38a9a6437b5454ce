"""All people of the glossaries, to be looked up by spelling, by pinyin, by office and by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from cleaner.filters.translation.glossary import Glossary, Person, people_of
from cleaner.filters.translation.naming import Naming
from cleaner.text.sounds import SoundModel, letters, readings, sound_key, sound_model, syllables

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_T = TypeVar("_T")

__all__ = ["Entry", "Form", "Kind", "Register", "register"]


class Kind(Enum):
    """What else a misspelling can be."""

    WRONG = "nothing"
    WORD = "an ordinary word"
    NAME = "the right name of somebody else"


@dataclass(frozen=True)
class Entry:
    """A misspelling of a person: what it becomes, and what else it can be."""

    person: Person
    right: str
    kind: Kind
    by_topic: bool = False
    """Whether the person's topic is evidence enough for it."""
    is_pinyin: bool = False
    """Whether it is nothing but the Chinese form in pinyin."""


@dataclass(frozen=True)
class Form:
    """A Chinese form of a person's name that stands for its sound, by syllables."""

    person: Person
    right: str
    spoken: tuple[str, ...]

    def fit(self, model: SoundModel, spelling: str, naming: Naming, least: float) -> float:
        """Return how well a spelling fits the form or the right spelling, whichever is better.

        Where the form leaves no hope of `least`, the right spelling, which costs more, is not
        asked.
        """
        starts_alike = sound_key(spelling, 1) == sound_key(self.right, 1) != ""
        bonus = naming.same_start if starts_alike else 0.0
        by_form = model.link(self.spoken, spelling)
        if by_form + bonus < least - naming.hopeless:
            return by_form + bonus
        return max(by_form, model.pair(spelling, self.right)) + bonus


@dataclass(frozen=True)
class Register:
    """The people, indexed. What needs the sounds of Chinese is made when it is first asked for."""

    people: tuple[Person, ...]
    naming: Naming = Naming()
    titles: Mapping[str, tuple[Person, ...]] = field(init=False, repr=False, compare=False)
    """The people by what their offices are called, in small letters."""
    listed: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    """The listed misspellings."""
    by_first_word: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """The listed misspellings by the first capitalised word in them."""

    def __post_init__(self) -> None:
        """Index what is listed."""
        listed = _grouped(_listed(self.people))
        titles = _grouped(
            (part, one) for one in self.people for title in one.titles for part in _parts(title)
        )
        firsts = _grouped(
            (next((word for word in one.split() if word[0].isupper()), one), one)
            for one in sorted(listed, key=len, reverse=True)
        )
        object.__setattr__(self, "listed", listed)
        object.__setattr__(self, "titles", titles)
        object.__setattr__(self, "by_first_word", firsts)

    @cached_property
    def rights(self) -> frozenset[str]:
        """The letters of every right name, family name and other right spelling."""
        return frozenset(
            letters(name)
            for one in self.people
            for name in (one.name, one.right, *one.family.split("-"), *one.also)
        )

    @cached_property
    def right_spellings(self) -> Mapping[str, str]:
        """What a misspelling becomes, by its letters: with its accents."""
        return {letters(one.right): one.right for one in self.people}

    @cached_property
    def right_parts(self) -> frozenset[str]:
        """The letters of right names, and of every word in them."""
        names = [one.name for one in self.people]
        parts = (part for name in names for part in (*name.split(), *re.split(r"[\s-]", name)))
        return self.rights.union(map(letters, parts))

    @cached_property
    def longest_title(self) -> int:
        """The characters of the longest name of an office."""
        return max(map(len, self.titles), default=0)

    @cached_property
    def title_finder(self) -> AhoCorasick:
        """Finds what offices are called, in a text in small letters."""
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self.titles), store_patterns=False)

    @cached_property
    def topical(self) -> tuple[Person, ...]:
        """The people whom a topic tells of."""
        return tuple(one for one in self.people if one.topics)

    @cached_property
    def public_words(self) -> frozenset[str]:
        """All words of offices and countries, and forms of address, in small letters."""
        cues = (cue.lower() for one in self.people for cue in one.cues)
        return frozenset(word for text in (*self.titles, *cues) for word in text.split()) | _ADDRESS

    @cached_property
    def by_family(self) -> Mapping[str, tuple[Person, ...]]:
        """The people by the last word of the name that a misspelling of theirs becomes."""
        return _grouped((one.right.split()[-1], one) for one in self.people)

    @cached_property
    def by_given(self) -> Mapping[str, tuple[Person, ...]]:
        """The people by the last word of their given names."""
        return _grouped((one.given.split()[-1], one) for one in self.people if one.given)

    @cached_property
    def spaced(self) -> Mapping[str, tuple[Entry, ...]]:
        """Names in pinyin by their letters, to find them with blanks in other places."""
        return _grouped(
            (letters(one.name), Entry(one, one.name, Kind.WRONG, by_topic=True))
            for one in self.people
            if not one.family and letters(one.name) in readings(one.zh)
        )

    @cached_property
    def read_back(self) -> Mapping[str, tuple[Entry, ...]]:
        """Chinese forms by their letters in plain pinyin, where that is not the right name."""
        return _grouped(
            (read, Entry(one, right, kind, is_pinyin=True))
            for one in self.people
            for zh, right in one.forms()
            for kind in (self._kind_of(zh),)
            for read in readings(zh)
            if len(syllables(zh)) >= self.naming.least_syllables
            if read not in (letters(right), letters(one.name)) and read not in self.right_parts
        )

    def _kind_of(self, zh: str) -> Kind:
        return Kind.NAME if len(syllables(zh)) <= self.naming.short_syllables else Kind.WRONG

    @cached_property
    def read_starts(self) -> frozenset[str]:
        """What the first words of names in pinyin can be, by their letters."""
        return frozenset(
            known[:end]
            for known in (*self.read_back, *self.spaced)
            for end in range(1, len(known) + 1)
        )

    @cached_property
    def model(self) -> SoundModel:
        """The model of sounds."""
        return sound_model(self.naming.sounding)

    @cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """The Chinese forms that stand for the sound of a family name, by full names."""
        return _grouped(
            (one.name, Form(one, right, spoken))
            for one in self.people
            for zh, right in one.forms()
            for spoken in (syllables(zh),)
            if right == one.right and (one.family or letters(one.name) not in readings(one.zh))
            if self.model.link(spoken, right) >= self.naming.least_fit
        )

    @lru_cache(maxsize=4096)  # noqa: B019 - registers are few and live as long as the process
    def given_fits(self, person: Person, word: str) -> float:
        """Return how well a word fits the given name of a person."""
        if letters(word) in map(letters, person.given.split()):
            return _SAME
        zh = person.zh.rpartition("·")[0]
        return self.model.link(syllables(zh), word) if zh and person.given else -_SAME

    def __hash__(self) -> int:
        """Hash by identity, for caches."""
        return id(self)


_ADDRESS = frozenset(
    """mr mrs ms dr sir madam lord lady professor king queen prince princess judge justice former
    comrade congressman congresswoman""".split()
)
_SAME = 9.0  # the fit of a given name that is spelled right


@lru_cache(maxsize=8)
def register(glossaries: tuple[Glossary, ...], source: str, naming: Naming) -> Register:
    """Return the register of the glossaries for a source language, or for all where it is ""."""
    return Register(people_of(glossaries, source), naming)


_DEPUTY = re.compile(r"(?:deputy|vice|under|assistant|first|executive|acting|senior) ")


def _parts(title: str) -> Iterator[str]:
    """Yield what an office is called, and what is left when an engine drops the "deputy"."""
    rest = title.lower()
    yield rest
    while match := _DEPUTY.match(rest):
        rest = rest[match.end() :]
        yield rest


def _listed(people: Iterable[Person]) -> Iterator[tuple[str, Entry]]:
    for one in people:
        for wrong in one.wrong:
            yield wrong, Entry(one, one.right, Kind.WRONG, by_topic=True)
        for word in one.words:
            yield word, Entry(one, one.right, Kind.WORD)
        for name in one.names:
            yield name, Entry(one, one.right, Kind.NAME)


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, dict[_T, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
