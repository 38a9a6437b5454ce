"""What stands around a name in a document: offices, neighbours, and the people it establishes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from cleaner.filters.translation.glossary import Person
from cleaner.filters.translation.register import Register
from cleaner.text.lexicon import Lexicon, lexicon

__all__ = ["Name", "Naming", "Surroundings"]


@dataclass(frozen=True)
class Naming:
    """When a spelling is taken for a misspelt person of the glossaries.

    Scores are those of the model of sounds. They were set on 246 misspellings that were written
    down by hand, on 1,464 drawn from the model, and on the 1,520 capitalised words of sound English
    that no word list knows, as strangers.
    """

    office_chars: int = 60
    """How far an office may stand from the name that it belongs to: a clause, not a sentence."""
    name_signs: int = 2
    """How many signs of a person (the right name, the topic, each misspelling) it takes to mend a
    spelling that is also the right name of somebody else."""
    beside_office: float = 0.0
    """How well an unknown word directly beside an office must fit one who held it: 97 % of the
    misspellings do, and 1.4 % of the strangers."""
    same_start: float = 0.3
    """What it is worth that both spellings start with the same class of sound."""
    lead: float = 0.1
    """By how much the best of those who held the office must fit better than the next."""
    rare_beside_office: float = 1.0
    """How well a rare word, which may be somebody's name, must fit beside an office."""
    word_beside_office: float = 1.3
    """How well an ordinary word must fit behind an office; only offices of two words count."""
    after_given_name: float = 0.5
    """How well an unknown word behind a person's given name must fit."""
    given_name: float = 0.5
    """How well what stands before a family name must fit the given name, not to be another's."""
    elsewhere: float = 1.0
    """How well an unknown word must fit a person whom the document names: 88 % of the misspellings
    do, and .05 % of the strangers fit one of ten people."""
    least_letters: int = 4
    """An unknown word of fewer letters is left alone; in three letters everybody is alike."""
    rare_zipf: float = 1.5
    """From this frequency a word is known, if rare: a name of somebody, or a word."""
    word_zipf: float = 3.0
    """From this frequency it is an ordinary word, or a common name."""
    common_zipf: float = 4.0
    """From this frequency a capitalised word beside a name is no part of the name."""


@dataclass(frozen=True)
class Name:
    """A run of capitalised words at `text[start:end]`, with its first and last token."""

    start: int
    end: int
    text: str
    first: int
    last: int


_TOKEN = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w*(?:['’](?!s\b)\w+)?(?:-\w+)*")
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?])[\"”]? ?(?=[A-Z])")
_WORDS = re.compile(r"(?:U\. ?S\.|[^\W_]+(?:[-'’.][^\W_]+)*)|[^\w\s]")
_GAP_OPENS = frozenset({"of", "for", "to", "on", "in"})
_NO_GAP = frozenset({"and", "with", "by", "said", "met", "that", "from", "as", "at", "was", "is"})
_TITLES = frozenset(
    """Mr Mrs Ms Dr Sir Madam Lord Lady President Vice Deputy Premier Prime Minister Secretary State
    Envoy Ambassador Senator Speaker Governor Director Chairman Chancellor General Commissioner
    Representative Spokesman Spokesperson Professor Mayor Leader Foreign Former Acting Special
    Under Assistant Adviser Advisor Chief King Queen Prince Judge Justice Congressman Affairs Climate
    Commission Office Ministry Department Committee Council Treasury Commerce Defense Defence
    Security Union Bank House Party""".split()
)
_LONGEST_TITLE_WORDS = 12


class Surroundings:
    """One document while people are looked for in it."""

    def __init__(self, text: str, people: Register, naming: Naming) -> None:
        self.text = text
        self.people = people
        self.naming = naming
        self._cued: dict[tuple[str, ...], bool] = {}

    @cached_property
    def tokens(self) -> list[tuple[int, int, str]]:
        """Every capitalised word with its place."""
        return [(one.start(), one.end(), one[0]) for one in _TOKEN.finditer(self.text)]

    @cached_property
    def words(self) -> Lexicon:
        """The English word list."""
        return lexicon("en")

    def name(self, first: int, last: int) -> Name:
        """Return the name from one token to another."""
        start, end = self.tokens[first][0], self.tokens[last][1]
        return Name(start, end, self.text[start:end], first, last)

    def joins_next(self, index: int) -> bool:
        """Say whether only a blank stands between a token and the next one."""
        if index < 0 or index + 1 >= len(self.tokens):
            return False
        return self.text[self.tokens[index][1] : self.tokens[index + 1][0]] == " "

    def neighbours(self, name: Name) -> tuple[str, str]:
        """Return the capitalised words directly before and behind a name, "" for none."""
        before = self.tokens[name.first - 1][2] if self.joins_next(name.first - 1) else ""
        after = self.tokens[name.last + 1][2] if self.joins_next(name.last) else ""
        return before, after

    def is_name_part(self, word: str) -> bool:
        """Say whether a capitalised word beside a name can be part of a name."""
        return bool(
            word
            and word not in _TITLES
            and word not in self.cue_words
            and self.words.zipf(word) < self.naming.common_zipf
        )

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """All words that name countries and their people."""
        return frozenset(
            word for one in self.people.people for cue in one.cues for word in cue.split()
        )

    def is_somebody_else(self, name: Name, person: Person) -> bool:
        """Say whether a name stands with words that make it the name of another person."""
        before, after = self.neighbours(name)
        if self.is_name_part(after):
            return True
        if not self.is_name_part(before):
            return False
        return self.people.given_fits(person, before) < self.naming.given_name

    def has_cue(self, person: Person) -> bool:
        """Say whether the document is about the person's country; True where none is known."""
        if person.cues not in self._cued:
            self._cued[person.cues] = not person.cues or any(
                re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", self.text)
                for cue in person.cues
                if cue in self.text
            )
        return self._cued[person.cues]

    def holders(self, name: Name) -> dict[Person, str]:
        """Return who held an office that stands directly beside the name, and what it is called.

        Only people of whose country the document speaks. The longest name of an office counts.
        """
        best: dict[Person, str] = {}
        for title in (*self._titles_before(name), *self._titles_behind(name)):
            for person in self.people.titles[title]:
                if self.has_cue(person) and len(title) > len(best.get(person, "")):
                    best[person] = title
        longest = max((len(one) for one in best.values()), default=0)
        return {one: title for one, title in best.items() if len(title) == longest}

    def _titles_before(self, name: Name) -> Iterator[str]:
        words = _WORDS.findall(self.before(name).lower())
        for end in range(len(words), 0, -1):
            gap = words[end:]
            if gap and gap[-1] == ",":
                gap = gap[:-1]
            if gap and (gap[0] not in _GAP_OPENS or _NO_GAP & set(gap) or not _is_words(gap)):
                continue
            for start in range(max(0, end - _LONGEST_TITLE_WORDS), end):
                title = " ".join(words[start:end])
                if title in self.people.titles:
                    yield title
                    return

    def _titles_behind(self, name: Name) -> Iterator[str]:
        behind = self.text[name.end : name.end + self.naming.office_chars].partition("\n")[0]
        words = _WORDS.findall(behind.lower())
        if not words or words[0] not in (",", "("):
            return
        for start in range(1, min(len(words), 6)):
            if not _is_words(words[1:start]) or _NO_GAP & set(words[1:start]):
                return
            for end in range(min(len(words), start + _LONGEST_TITLE_WORDS), start, -1):
                title = " ".join(words[start:end])
                if title in self.people.titles:
                    yield title
                    return

    def before(self, name: Name) -> str:
        """Return what stands before a name in its sentence, as far as an office may stand."""
        reach = self.text[max(0, name.start - self.naming.office_chars) : name.start]
        return _SENTENCE_END.split(reach.rpartition("\n")[2])[-1]

    def is_near_office(self, name: Name, titles: Collection[str]) -> bool:
        """Say whether one of the offices stands near, in the same sentence."""
        before = self.before(name).lower()
        end = name.end + self.naming.office_chars
        behind = self.text[name.end : end].partition("\n")[0].lower().lstrip(" ,(")
        return any(
            _has_words(before, title) or behind.startswith(title)
            for title in (one.lower() for one in titles)
        )


def _is_words(words: list[str]) -> bool:
    return all(one[0].isalnum() for one in words)


def _has_words(text: str, words: str) -> bool:
    at = text.find(words)
    return at >= 0 and not (at and text[at - 1].isalnum()) and not text[at + len(words) :][:1].isalnum()
