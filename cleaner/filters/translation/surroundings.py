"""What stands around a name in a document: offices, neighbours, and the people it establishes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from cleaner.filters.translation.glossary import Person
from cleaner.filters.translation.register import Register
from cleaner.tables.function_words import FUNCTION_WORDS
from cleaner.text.lexicon import Lexicon, lexicon

__all__ = ["Name", "Surroundings", "has_word", "zipf_of"]


@dataclass(frozen=True)
class Name:
    """A run of capitalised words at `text[start:end]`, with its first and last token."""

    start: int
    end: int
    text: str
    first: int
    last: int


_TOKEN = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:['’](?!s\b)\w+)?(?:-\w+)*")
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?])[\"”]? ?(?=[A-Z])")
_WORDS = re.compile(r"(?:U\. ?S\.|[^\W_]+(?:[-'’.][^\W_]+)*)|[^\w\s]")
_GAP_OPENS = frozenset({"of", "for", "to", "on", "in"})
_NO_GAP = frozenset({"and", "with", "by", "said", "met", "that", "from", "as", "at", "was", "is"})
_GOES_ON = ",;:-()'’" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_FUNCTION_WORDS = frozenset(FUNCTION_WORDS["en"])
_DAYS = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December""".split()
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_TITLE_WORDS = 12

# Where a word ("Cry") is used as a name.
_VERBS = """
    said says told tells met meets visited visits visit arrived held holds called calls also was is
    has had will would could did does believes believed stressed stressed expressed emphasized
    pointed reiterated urged warned hopes hoped thinks thought replied revealed announced talked
    discussed came went made asked answered declared added noted explained agreed suggested wants
    wanted and again once recently
""".split()
_AFTER_NAME = re.compile(
    r"['’]s\b|,? (?:and|with) [A-Z]|, (?:who|the|a|during|on|in|at|after|before|as|for|when)\b|"
    rf" (?i:{'|'.join(sorted(set(_VERBS)))})\b"
)
_BEFORE_NAME = re.compile(
    r"(?:(?<!\w)[a-z]{2,},?|\b[A-Z][a-z]+ and|(?:Mr|Ms|Mrs|Dr)\.|"
    r"\b(?:Envoy|Secretary|President|Minister|Senator|Speaker|Ambassador|Director|Chairman)) $"
)
_BEFORE_TITLE = re.compile(r"\b[A-Z]\w* $")  # "War Cry": part of a title or another name
_NOT_AFTER_WORD = re.compile(r"-| (?:of|for|me|out|baby|Baby|Wolf|wolf|Freedom|Me|For|Of|Out)\b")


class Surroundings:
    """One document while people are looked for in it."""

    def __init__(self, text: str, people: Register) -> None:
        self.text = text
        self.people = people
        self.naming = people.naming
        self._held: dict[str, bool] = {}
        self._beside: dict[tuple[int, int], tuple[str, str]] = {}

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
        return 0 <= index < len(self._joined) and self._joined[index]

    @cached_property
    def _joined(self) -> list[bool]:
        tokens, text = self.tokens, self.text
        return [
            start == end + 1 and text[end] == " " for (_, end, _), (start, _, _) in pairwise(tokens)
        ]

    def neighbours(self, name: Name) -> tuple[str, str]:
        """Return the words directly before and behind a name that can be parts of it, or ""."""
        key = name.first, name.last
        if key not in self._beside:
            self._beside[key] = self._neighbours(name)
        return self._beside[key]

    def _neighbours(self, name: Name) -> tuple[str, str]:
        before = after = ""
        if self.joins_next(name.first - 1):
            start, _, word = self.tokens[name.first - 1]
            opens = not self.text[max(0, start - 4) : start].rstrip(' "“').endswith(tuple(_GOES_ON))
            before = word if self.is_name_part(word, opens=opens) else ""
        if self.joins_next(name.last):
            word = self.tokens[name.last + 1][2]
            after = word if self.is_name_part(word) else ""
        return before, after

    def is_name_part(self, word: str, opens: bool = False) -> bool:
        """Say whether a capitalised word can be part of a name.

        Words of offices and countries are not, nor common words; `opens` says that it opens a
        sentence, where any word has a capital.
        """
        return _is_name_part(self.people, word, opens)

    def is_somebody_else(self, name: Name, person: Person) -> bool:
        """Say whether a name stands with words that make it the name of another person."""
        before, after = self.neighbours(name)
        if after or not before:
            return bool(after)
        return self.people.given_fits(person, before) < self.naming.given_name

    def holds(self, words: str) -> bool:
        """Say whether a word, or several, stand in the document for themselves."""
        if words not in self._held:
            self._held[words] = has_word(self.text, words)
        return self._held[words]

    def has_cue(self, person: Person) -> bool:
        """Say whether the document is about the person's country; True where none is known."""
        return not person.cues or any(map(self.holds, person.cues))

    def holders(self, name: Name) -> dict[Person, str]:
        """Return who held an office that stands directly beside the name, and what it is called.

        Only people of whose country the document speaks. The longest name of an office counts.
        """
        titles = [*self._titles_before(name), *self._titles_behind(name)]
        if not titles:
            return {}
        best: dict[Person, str] = {}
        for title in titles:
            for person in self.people.titles[title]:
                if self.has_cue(person) and len(title) > len(best.get(person, "")):
                    best[person] = title
        longest = max((len(one) for one in best.values()), default=0)
        return {one: title for one, title in best.items() if len(title) == longest}

    def is_of_its_years(self, person: Person, title: str) -> bool:
        """Say whether a person held that office in one of the years that the document names."""
        return any(one.held_in(self.years) for one in person.offices_called(title))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the document names."""
        return frozenset(map(int, _YEAR.findall(self.text)))

    def _titles_before(self, name: Name) -> Iterator[str]:
        reach = max(self.people.longest_title + 1, self.naming.office_chars)
        if not self._holds_office(name.start - reach, name.start):
            return
        words = _WORDS.findall(self.before(name, reach).lower())
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

    def _holds_office(self, start: int, end: int) -> bool:
        """Say whether what an office is called stands in a part of the text: a quick look."""
        if self._offices is None:
            return True
        at = bisect_left(self._offices, start)
        return at < len(self._offices) and self._offices[at] < end

    @cached_property
    def _offices(self) -> list[int] | None:
        """Where names of offices start, in order; None where places or blanks do not tell."""
        lower = self.text.lower().replace("\xa0", " ").replace("\t", " ")
        if len(lower) != len(self.text) or "  " in lower:
            return None
        found = self.people.title_finder.find_matches_as_indexes(lower, overlapping=True)
        return sorted({start for _, start, _ in found})

    def _titles_behind(self, name: Name) -> Iterator[str]:
        follow = self.text[name.end : name.end + 2].lstrip(" ")
        if follow and follow[0] not in ",(_\t":
            return
        reach = self.naming.office_chars + self.people.longest_title
        if not self._holds_office(name.end, name.end + reach):
            return
        words = _WORDS.findall(self.behind(name).lower())
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

    def before(self, name: Name, chars: int = 0) -> str:
        """Return what stands before a name in its sentence, as far as an office may stand."""
        start = max(0, name.start - max(chars, self.naming.office_chars))
        reach = self.text[start : name.start]
        return _SENTENCE_END.split(reach.rpartition("\n")[2])[-1]

    def behind(self, name: Name) -> str:
        """Return what stands behind a name in its line, as far as any office reaches."""
        end = name.end + self.naming.office_chars + self.people.longest_title
        return self.text[name.end : end].partition("\n")[0]

    def is_near_office(self, name: Name, titles: Collection[str]) -> bool:
        """Say whether one of the offices stands near, in the same sentence."""
        behind = self.behind(name).lower().lstrip(" ,(")
        longest = max(map(len, titles), default=0) + 1
        before = self.before(name, longest).lower()
        reach = self.naming.office_chars
        return any(
            has_word(before[-max(reach, len(title) + 1) :], title) or behind.startswith(title)
            for title in (one.lower() for one in titles)
        )

    def stands_as_name(self, name: Name, titles: Collection[str]) -> bool:
        """Say whether an ordinary word is used as a name where it stands."""
        before = self.text[max(0, name.start - 40) : name.start]
        after = self.text[name.end : name.end + 40]
        if _NOT_AFTER_WORD.match(after):
            return False
        if _BEFORE_NAME.search(before):
            return True
        if _BEFORE_TITLE.search(before):
            return any(before.lower().endswith(f"{one.lower()} ") for one in titles)
        return bool(_AFTER_NAME.match(after)) or self.is_near_office(name, titles)


@lru_cache(maxsize=16_384)
def zipf_of(word: str) -> float:
    """Return how frequent a word is in English; 0.0 when unknown."""
    return lexicon("en").zipf(word)


@lru_cache(maxsize=16_384)
def _is_name_part(people: Register, word: str, opens: bool) -> bool:
    if any(map(str.isdigit, word)) or word.lower() in _FUNCTION_WORDS or word in _DAYS:
        return False
    if any(part.lower() in people.public_words for part in word.split("-")):
        return False
    if word in people.by_given:
        return True
    return zipf_of(word) < (people.naming.opening_zipf if opens else people.naming.common_zipf)


def _is_words(words: list[str]) -> bool:
    return all(one[0].isalnum() for one in words)


def has_word(text: str, word: str) -> bool:
    """Say whether a word, or several, stand in a text for themselves.

    >>> has_word("Han Zheng left.", "Han"), has_word("Hanoi", "Han")
    (True, False)
    """
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
