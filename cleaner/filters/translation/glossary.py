"""Glossaries of people: who they are, what offices they held, and what engines make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cleaner.rulefile import Node, read

__all__ = ["Glossary", "Office", "Person", "load_glossaries", "people_of"]

_GLOSSARY_KEYS = ("glossary", "source", "target", "offices", "countries", "people")
_TEXT_KEYS = ("name", "family", "zh", "short", "country")
_LIST_KEYS = ("also", "topics", "wrong", "words", "names")
_PERSON_KEYS = (*_TEXT_KEYS, "offices", *_LIST_KEYS)
_YEARS = re.compile(r"(?P<title>.*?\S)(?P<spans>(?: \d{4}-(?:\d{4})?)*)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # what can be a year of an office


@dataclass(frozen=True)
class Office:
    """An office, what else it is called, and the years in which it was held.

    The last year of an office that is still held is `None`.
    """

    title: str
    years: tuple[tuple[int, int | None], ...] = ()
    other_titles: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Everything that the office is called."""
        return (self.title, *self.other_titles)

    @property
    def is_trade(self) -> bool:
        """Say whether it is a trade, or what many are at a time: such are spelled small.

        >>> Office("economist").is_trade, Office("Premier").is_trade
        (True, False)
        """
        return self.title[:1].islower()

    def held_in(self, years: Iterable[int]) -> bool:
        """Say whether it was held in one of these years; True where its years are not known.

        >>> Office("Premier", ((2013, 2023),)).held_in([2023, 2024])
        True
        """
        return not self.years or any(
            first <= year and (last is None or year <= last)
            for year in years
            for first, last in self.years
        )


@dataclass(frozen=True)
class Person:
    """One entry: the right name, and what engines make of it.

    `family` is the name used alone (empty where the person goes by the full name). `zh` is the
    Chinese form of the name, `short` that of `family`. `cues` are words that show that a text is
    about the country or body whose news this is. `topics` are words that make a `wrong` spelling
    likely by themselves. `wrong` are spellings that mean nothing else, `words` are also ordinary
    words, `names` are also the right names of other people.
    """

    name: str
    family: str = ""
    zh: str = ""
    short: str = ""
    country: str = ""
    cues: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    also: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def right(self) -> str:
        """What a misspelling becomes."""
        return self.family or self.name

    @property
    def given(self) -> str:
        """What stands before the family name; empty where the person goes by the full name.

        >>> Person("Ursula von der Leyen", "von der Leyen").given
        'Ursula'
        """
        if not self.family or not self.name.endswith(f" {self.family}"):
            return ""
        return self.name[: -len(self.family) - 1]

    def offices_called(self, title: str) -> list[Office]:
        """Return the offices of which one name holds this title, in small letters."""
        return [one for one in self.offices if any(title in two.lower() for two in one.titles)]

    @property
    def titles(self) -> frozenset[str]:
        """Everything that an office of this person is called."""
        return frozenset(title for office in self.offices for title in office.titles)

    def forms(self) -> tuple[tuple[str, str], ...]:
        """Return the Chinese forms, each with the right spelling that belongs to it.

        >>> Person("John Kerry", "Kerry", zh="约翰·克里").forms()
        (('约翰·克里', 'John Kerry'), ('克里', 'Kerry'))
        >>> Person("Barack Obama", "Obama", zh="奥巴马").forms()
        (('奥巴马', 'Obama'),)
        """
        if not self.zh:
            return ()
        if self.short:
            return ((self.zh, self.name), (self.short, self.right))
        if "·" not in self.zh:
            return ((self.zh, self.right),)
        whole = ((self.zh, self.name),)
        return (*whole, (self.zh.rpartition("·")[2], self.family)) if self.family else whole


@dataclass(frozen=True)
class Glossary:
    """What one file says: people, other names of offices, the words of countries; its digest."""

    id: str
    people: tuple[Person, ...] = ()
    source: str = ""
    target: str = ""
    digest: str = ""
    offices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    countries: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __hash__(self) -> int:
        """Hash by what names the file, since caches ask for it with every document."""
        return hash((self.id, self.digest, len(self.people)))


def people_of(glossaries: Iterable[Glossary], source: str = "") -> tuple[Person, ...]:
    """Return the people of all glossaries for a source language, or of all where it is "".

    What one glossary says of offices and countries goes for the people of all of them.
    """
    chosen = [one for one in glossaries if one.source in ("", source) or not source]
    offices = {title: others for glossary in chosen for title, others in glossary.offices}
    cues = {name: words for glossary in chosen for name, words in glossary.countries}
    return tuple(_complete(one, offices, cues) for two in chosen for one in two.people)


def _complete(
    person: Person, others: Mapping[str, tuple[str, ...]], cues: Mapping[str, tuple[str, ...]]
) -> Person:
    offices = tuple(
        replace(one, other_titles=(*one.other_titles, *others.get(one.title, ())))
        for one in person.offices
    )
    named = (person.country, *cues.get(person.country, ())) if person.country else ()
    return replace(person, offices=offices, cues=(*named, *person.cues))


@lru_cache(maxsize=8)
def load_glossaries(folders: tuple[Path, ...]) -> tuple[Glossary, ...]:
    """Return the glossaries of people below `translation/` in these folders.

    A person of a later folder takes the place of one with the same name in an earlier one. Raises
    PackError, with file and line, for a fault in a file, and for a person or a misspelling that
    stands twice in the files of one folder for one pair of languages.
    """
    found: list[Glossary] = []
    for folder in folders:
        paths = sorted((folder / "translation").rglob("people*.yaml"))
        seen: dict[tuple[str, str], str] = {}
        own = [_glossary(*read(path), seen) for path in paths]
        names = {one.name for glossary in own for one in glossary.people}
        found = [
            replace(one, people=tuple(two for two in one.people if two.name not in names))
            for one in found
        ]
        found += own
    return tuple(found)


def _glossary(root: Node, data: bytes, seen: dict[tuple[str, str], str]) -> Glossary:
    entries = root.mapping("a glossary", _GLOSSARY_KEYS)
    made = root.required("glossary").text("the id of the glossary")
    source = entries["source"].text() if "source" in entries else ""
    if not {"people", "offices", "countries"} & set(entries):
        root.required("people")
    nodes = entries["people"].items("a list of people") if "people" in entries else ()
    people = tuple(_person(node, source, seen) for node in nodes)
    return Glossary(
        id=made,
        people=people,
        source=source,
        target=entries["target"].text() if "target" in entries else "",
        digest=sha256(data).hexdigest()[:12],
        offices=tuple(_lists(entries.get("offices"), "other names of offices")),
        countries=tuple(_lists(entries.get("countries"), "words of countries")),
    )


def _lists(node: Node | None, what: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if node is None:
        return
    if isinstance(node.value, str | tuple):
        node.fail(what, "no mapping", "Write lines of 'name: [one, another]'.")
    for key, value in node.value.items():
        yield key, value.about(key).texts()


def _person(node: Node, source: str, seen: dict[tuple[str, str], str]) -> Person:
    entries: Mapping[str, Node] = node.mapping("a person", _PERSON_KEYS)
    name = node.required("name").text("the right name")
    node = node.about(name)
    texts = {key: entries[key].text() for key in _TEXT_KEYS if key in entries}
    lists = {key: entries[key].texts() for key in _LIST_KEYS if key in entries}
    place = f"{node.path}:{node.line}"
    for kind in ("name", *_LIST_KEYS[2:]):
        for one in (name,) if kind == "name" else lists.get(kind, ()):
            what = "person" if kind == "name" else "misspelling"
            if (source, one) in seen:
                node.fail(f"each {what} once", f"{one!r} again", f"First at {seen[source, one]}.")
            seen[source, one] = place
    offices = entries["offices"].items() if "offices" in entries else ()
    made_offices = tuple(_office(one.about(name)) for one in offices)
    return Person(**texts, **lists, offices=made_offices)  # type: ignore[arg-type]


def _office(node: Node) -> Office:
    """Read an office with its years: "President 2000-2008 2012-"."""
    written = node.text("an office")
    match = _YEARS.fullmatch(written)
    step = "Write the office, then each time it was held: President 2000-2008 2012-."
    if match is None or re.search(r"\d{4}\b", match["title"]):
        node.fail("an office with its years", repr(written), step)
    spans: list[tuple[int, int | None]] = []
    for span in match["spans"].split():
        first, _, last = span.partition("-")
        end = int(last) if last else None
        if not _FIRST_YEAR <= int(first) <= (end or _LAST_YEAR) <= _LAST_YEAR:
            node.fail("years from earlier to later", repr(span), step)
        spans.append((int(first), end))
    return Office(match["title"], tuple(spans))
