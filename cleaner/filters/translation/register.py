"""All people of the glossaries, to be looked up by spelling, by pinyin, by office and by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from typing import TypeVar

from cleaner.filters.translation.glossary import Glossary, Person, people_of
from cleaner.text.sounds import SoundModel, letters, readings, sound_key, sound_model, syllables

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


@dataclass(frozen=True)
class Form:
    """A Chinese form of a person's name that stands for its sound, by syllables."""

    person: Person
    right: str
    spoken: tuple[str, ...]

    def likeness(self, model: SoundModel, spelling: str) -> float:
        """Return how well a spelling fits the form, or the right spelling."""
        return max(model.link(self.spoken, spelling), model.pair(spelling, self.right))

    def starts_like(self, spelling: str) -> bool:
        """Say whether a spelling starts with the same class of sound as the right one."""
        return sound_key(spelling, 1) == sound_key(self.right, 1) != ""


@dataclass(frozen=True)
class Register:
    """The people, indexed. What needs the sounds of Chinese is made when it is first asked for.

    `least_fit` says how well a Chinese form must fit the right name to stand for its sound.
    """

    people: tuple[Person, ...]
    least_fit: float = 0.3
    titles: Mapping[str, tuple[Person, ...]] = field(init=False, repr=False, compare=False)
    """The people by what their offices are called, in small letters."""
    listed: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    """The listed misspellings."""
    by_first_word: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """The listed misspellings by the first capitalised word in them."""

    def __post_init__(self) -> None:
        """Index what is listed."""
        listed = _grouped(_listed(self.people))
        titles = _grouped((title.lower(), one) for one in self.people for title in one.titles)
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
            letters(part)
            for one in self.people
            for name in (one.name, one.family, *one.also)
            for part in (name, *name.split(), *name.replace("-", " ").split())
            if part
        )

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
            (read, Entry(one, right, kind))
            for one in self.people
            for zh, right in one.forms()
            for kind in (Kind.NAME if len(syllables(zh)) <= _SHORT_SYLLABLES else Kind.WRONG,)
            for read in readings(zh)
            if len(syllables(zh)) >= _LEAST_SYLLABLES
            if read not in (letters(right), letters(one.name)) and read not in self.rights
        )

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
        return sound_model()

    @cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """The Chinese forms that stand for the sound of a family name, by full names."""
        return _grouped(
            (one.name, Form(one, right, spoken))
            for one in self.people
            for zh, right in one.forms()
            for spoken in (syllables(zh),)
            if right == one.right and self.model.link(spoken, right) >= self.least_fit
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


_SAME = 9.0  # the fit of a given name that is spelled right
_LEAST_SYLLABLES = 2  # one syllable in pinyin is too often a word, or another name
_SHORT_SYLLABLES = 2  # two syllables in pinyin are often the whole name of somebody in China


@lru_cache(maxsize=8)
def register(glossaries: tuple[Glossary, ...], source: str = "") -> Register:
    """Return the register of the glossaries for a source language."""
    return Register(people_of(glossaries, source))


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
