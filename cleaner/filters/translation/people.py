"""Bring the spellings of one person together, from a glossary of people and their misspellings.

An engine that meets a foreign name in Chinese spells it by its syllables, each time anew: Kerry
becomes Crey, Chiri, Cry. A misspelling is mended only when the document itself says who is meant:
by the right name, by an office beside the misspelling, or by another misspelling that is so
established. Words ("Cry") count only where a name must stand, and the right names of other people
("Newland") only with an office or two other signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cleaner.edit import Edit, Finding
from cleaner.rule import Rule, Safety
from cleaner.rulefile import Node, read

__all__ = ["RULES", "Glossary", "Naming", "Person", "load_glossaries", "name_findings"]

MISSPELT_NAME = Rule(
    "translation/misspelt-name", "Known person under a wrong spelling.", Safety.GUARDED
)
DOUBLED_SURNAME = Rule(
    "translation/doubled-surname",
    "Surname around an office, then doubled, for a full name.",
    Safety.GUARDED,
)
RULES = (MISSPELT_NAME, DOUBLED_SURNAME)

_PERSON_KEYS = ("name", "family", "zh", "offices", "topics", "wrong", "words", "names")


@dataclass(frozen=True)
class Person:
    """One entry: the right name, and what engines make of it.

    `family` is the name used alone (empty where the person goes by the full name). `wrong` are
    spellings that mean nothing else, `words` are also ordinary words, `names` are also the right
    names of other people. `topics` are words that make a `wrong` spelling likely by themselves.
    """

    name: str
    family: str = ""
    zh: str = ""
    offices: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def right(self) -> str:
        """What a misspelling becomes."""
        return self.family or self.name


@dataclass(frozen=True)
class Glossary:
    """The people of one file, and the digest of its bytes."""

    id: str
    people: tuple[Person, ...]
    source: str = ""
    target: str = ""
    digest: str = ""


@lru_cache(maxsize=8)
def load_glossaries(folders: tuple[Path, ...]) -> tuple[Glossary, ...]:
    """Return the glossaries of people below `translation/` in these folders.

    A person of a later folder takes the place of one with the same name in an earlier one.
    """
    found: list[Glossary] = []
    for folder in folders:
        paths = sorted((folder / "translation").rglob("people*.yaml"))
        own = [_glossary(*read(path)) for path in paths]
        names = {one.name for glossary in own for one in glossary.people}
        found = [
            replace(one, people=tuple(two for two in one.people if two.name not in names))
            for one in found
        ]
        found += own
    return tuple(found)


def _glossary(root: Node, data: bytes) -> Glossary:
    entries = root.mapping("a glossary", ("glossary", "source", "target", "people"))
    people: list[Person] = []
    lines: dict[str, int] = {}
    for node in root.required("people").items("a list of people"):
        person = _person(node)
        for wrong in (*person.wrong, *person.words, *person.names):
            if wrong in lines:
                node.about(person.name).fail(
                    "each misspelling once", f"{wrong!r} again", f"First at line {lines[wrong]}."
                )
            lines[wrong] = node.line
        people.append(person)
    return Glossary(
        id=root.required("glossary").text("the id of the glossary"),
        people=tuple(people),
        source=entries["source"].text() if "source" in entries else "",
        target=entries["target"].text() if "target" in entries else "",
        digest=sha256(data).hexdigest()[:12],
    )


def _person(node: Node) -> Person:
    entries: Mapping[str, Node] = node.mapping("a person", _PERSON_KEYS)
    node.required("name").text("the right name")
    texts = {key: entries[key].text() for key in ("name", "family", "zh") if key in entries}
    lists = {key: entries[key].texts() for key in _PERSON_KEYS[3:] if key in entries}
    return Person(**texts, **lists)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Naming:
    """When a misspelling is taken for a person of the glossary."""

    office_chars: int = 60
    """How far an office may stand from the name that it belongs to: a clause, not a sentence."""
    name_signs: int = 2
    """How many signs of a person (the right name, the topic, each misspelling) it takes to mend a
    spelling that is also the right name of somebody else."""


# Reading a document

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


_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?])[\"”]? ?(?=[A-Z])")


class _Reading:
    """One document while the people of a glossary are looked for in it."""

    def __init__(self, text: str, naming: Naming) -> None:
        self.text = text
        self.naming = naming

    def places(self, words: Sequence[str]) -> list[re.Match[str]]:
        """Return where any of the words stands for itself, in the order of the text."""
        present = [one for one in words if one in self.text]
        if not present:
            return []
        ordered = sorted(present, key=lambda one: (-len(one), one))
        pattern = "|".join(map(re.escape, ordered))
        return list(re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", self.text))

    def is_beside_office(self, place: re.Match[str], offices: Sequence[str]) -> bool:
        """Say whether one of the offices stands near, in the same sentence."""
        reach = self.naming.office_chars
        start = max(0, place.start() - reach)
        around = self.text[start : place.end() + reach]
        at = place.start() - start
        before = _SENTENCE_END.split(around[:at].rpartition("\n")[2])[-1]
        after = around[at + len(place[0]) :].partition("\n")[0]
        return any(one in before or after.lstrip(" ,(").startswith(one) for one in offices)

    def stands_as_name(self, place: re.Match[str], offices: Sequence[str]) -> bool:
        """Say whether an ordinary word is used as a name where it stands."""
        before = self.text[max(0, place.start() - 40) : place.start()]
        after = self.text[place.end() : place.end() + 40]
        if _NOT_AFTER_WORD.match(after):
            return False
        if _BEFORE_NAME.search(before):
            return True
        if _BEFORE_TITLE.search(before):
            return any(before.endswith(f"{one} ") for one in offices)
        return bool(_AFTER_NAME.match(after)) or self.is_beside_office(place, offices)


def name_findings(
    text: str, people: Sequence[Person], naming: Naming = Naming()
) -> Iterator[Finding]:
    """Yield a repair for each misspelling of a person whom the document establishes."""
    reading = _Reading(text, naming)
    for person in people:
        for place in _misspellings(reading, person):
            yield Edit(place.start(), place.end(), person.right, MISSPELT_NAME.id)
    yield from _doubled_surnames(text, people)


def _misspellings(reading: _Reading, person: Person) -> list[re.Match[str]]:
    if not any(one in reading.text for one in (*person.wrong, *person.words, *person.names)):
        return []
    sure = reading.places(person.wrong)
    words = [
        one for one in reading.places(person.words) if reading.stands_as_name(one, person.offices)
    ]
    names = reading.places(person.names)
    if not (sure or words or names):
        return []
    right = bool(reading.places((person.name, person.right)))
    topic = bool(reading.places(person.topics))
    by_office = {
        one[0] for one in (*sure, *words, *names) if reading.is_beside_office(one, person.offices)
    }
    established = right or bool(by_office) or (topic and bool(sure))
    if not established:
        return []
    signs = right + topic + len({one[0] for one in (*sure, *words)})
    others = [one for one in names if one[0] in by_office or signs >= reading.naming.name_signs]
    return [*sure, *words, *others]


_AROUND_OFFICE = re.compile(
    r"\b(?P<surname>[A-Z][a-z]+) (?P<office>(?:[A-Z][a-z]+ ){1,4})(?P=surname) (?P=surname)\b"
)


def _doubled_surnames(text: str, people: Sequence[Person]) -> Iterator[Edit]:
    """Mend "Han Vice President Han Han" where the document has one full name with Han.

    The full name must be known to the glossary, or stand twice in the document.
    """
    known = {one.name for one in people}
    full_names: dict[str, str] = {}
    for match in _AROUND_OFFICE.finditer(text):
        surname = match["surname"]
        if surname in match["office"].split():
            continue
        if surname not in full_names:
            full_names[surname] = _full_name(text, surname, known)
        if full_names[surname]:
            start = match.start("office")
            yield Edit(match.start(), start, "", DOUBLED_SURNAME.id)
            yield Edit(match.end("office"), match.end(), full_names[surname], DOUBLED_SURNAME.id)


def _full_name(text: str, surname: str, known: Collection[str]) -> str:
    """Return the one full name with this surname in the text; "" where there is none, or two."""
    counts = Counter(re.findall(rf"\b{surname} (?!{surname}\b)[A-Z][a-z]+\b(?! [A-Z])", text))
    likely = [name for name, count in counts.items() if name in known or count > 1]
    return likely[0] if len(likely) == 1 else ""
