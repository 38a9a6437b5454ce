"""Bring the spellings of one person together, from a glossary of people and from how names sound.

An engine that meets a foreign name in Chinese spells it by its syllables, each time anew: Kerry
becomes Crey, Chiri, Cry. A spelling is mended only when the document itself says who is meant: by
the right name, by an office or a given name beside the spelling, by the topic of a listed
misspelling, or by another misspelling that is so established. Words ("Cry") count only where a name
must stand; the right names of other people ("Newland"), known words, and whatever stands with a
given name of its own are left alone unless an office says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from cleaner.edit import Edit, Finding
from cleaner.filters.translation.glossary import Person
from cleaner.filters.translation.register import Entry, Kind, Register
from cleaner.filters.translation.surroundings import Name, Surroundings, zipf_of
from cleaner.filters.translation.unlisted import findings_by_sound
from cleaner.rule import Rule, Safety
from cleaner.text.sounds import letters

__all__ = ["RULES", "listed_findings", "name_findings"]

MISSPELT_NAME = Rule(
    "translation/misspelt-name", "Known person under a wrong spelling.", Safety.GUARDED
)
DOUBLED_SURNAME = Rule(
    "translation/doubled-surname",
    "Surname around an office, then doubled, for a full name.",
    Safety.GUARDED,
)
RULES = (MISSPELT_NAME, DOUBLED_SURNAME)

Hits = dict[Person, list[tuple[Name, Entry]]]


def name_findings(text: str, people: Register) -> Iterator[Finding]:
    """Yield a repair for each misspelling of a person whom the document establishes."""
    around = Surroundings(text, people)
    hits = _listed_hits(around)
    for person, found in _read_back_hits(around).items():
        hits.setdefault(person, []).extend(found)
    edits = {
        (name.start, name.end): entry.right
        for person in hits
        for name, entry in _established(around, person, hits[person])
    }
    taken = {at for start, end in edits for at in range(start, end)}
    for name, right in findings_by_sound(around, set(edits.values())):
        if not taken & set(range(name.start, name.end)):
            edits[name.start, name.end] = right
    for (start, end), right in sorted(edits.items()):
        yield Edit(start, end, right, MISSPELT_NAME.id)
    yield from _doubled_surnames(text, people.people)


def listed_findings(text: str, people: Register) -> Iterator[Finding]:
    """Yield the repairs that listed misspellings give: cheap, for a text that may be sound."""
    around = Surroundings(text, people)
    for person, found in _listed_hits(around).items():
        for name, entry in _established(around, person, found):
            yield Edit(name.start, name.end, entry.right, MISSPELT_NAME.id)


# Misspellings that are listed, or are plain pinyin


def _listed_hits(around: Surroundings) -> Hits:
    hits: Hits = {}
    text, by_first = around.text, around.people.by_first_word
    for index, (start, _, word) in enumerate(around.tokens):
        for listed in by_first.get(word.partition("-")[0], ()):
            at = start - listed.index(word.partition("-")[0])
            end = at + len(listed)
            if at < 0 or not text.startswith(listed, at):
                continue
            if text[at - 1 : at].isalnum() or text[end : end + 1].isalnum():
                continue
            last = index + listed.count(" ") if at == start else index
            last = min(last, len(around.tokens) - 1)
            for entry in around.people.listed[listed]:
                hit = Name(at, end, listed, index, last)
                hits.setdefault(entry.person, []).append((hit, entry))
            break
    return hits


def _read_back_hits(around: Surroundings) -> Hits:
    """Return names in plain pinyin, in any number of words: "Bulinken", "Bu Linken"."""
    hits: Hits = {}
    index = 0
    while index < len(around.tokens):
        last = _read_back_end(around, index)
        if last < 0:
            index += 1
            continue
        name = around.name(index, last)
        key = letters(name.text)
        found = list(around.people.read_back.get(key, ()))
        if zipf_of(name.text) >= around.naming.word_zipf:
            found = []
        found += [one for one in around.people.spaced.get(key, ()) if one.right != name.text]
        for entry in found:
            if not _joins_name(around, name, entry):
                hits.setdefault(entry.person, []).append((name, entry))
        index = last + 1
    return hits


def _joins_name(around: Surroundings, name: Name, entry: Entry) -> bool:
    """Say whether a name only differs in marks, or goes on as the name of somebody else."""
    if "-" in name.text and entry.right.replace(" ", "") == name.text.replace("-", ""):
        return False
    return around.is_somebody_else(name, entry.person)


def _read_back_end(around: Surroundings, index: int) -> int:
    """Return the last token of the longest run from a token that is pinyin of a name, or -1."""
    starts, found = around.people.read_starts, -1
    key = ""
    for last in range(index, len(around.tokens)):
        key += letters(around.tokens[last][2])
        if key not in starts:
            break
        if key in around.people.read_back or key in around.people.spaced:
            found = last
        if not around.joins_next(last):
            break
    return found


def _established(
    around: Surroundings, person: Person, found: list[tuple[Name, Entry]]
) -> list[tuple[Name, Entry]]:
    """Return those of the hits that the document shows to be this person."""
    sure, words, names = [], [], []
    for name, entry in found:
        if entry.kind is Kind.WRONG or _is_strange_pinyin(around, name, entry):
            sure.append((name, entry))
        elif entry.kind is Kind.NAME:
            names.append((name, entry))
        elif around.stands_as_name(name, person.titles):
            words.append((name, entry))
    if not (sure or words or names):
        return []
    right = around.holds(person.name) or around.holds(person.right)
    topic = any(around.holds(one) for one in person.topics)
    by_office = {
        name.text
        for name, _ in (*sure, *words, *names)
        if around.is_near_office(name, person.titles) or person in around.holders(name)
    }
    if not (right or by_office or (topic and any(entry.by_topic for _, entry in sure))):
        return []
    signs = right + topic + len({name.text for name, _ in (*sure, *words)})
    others = [
        (name, entry)
        for name, entry in names
        if name.text in by_office or signs >= around.naming.name_signs
    ]
    return [*sure, *words, *others]


def _is_strange_pinyin(around: Surroundings, name: Name, entry: Entry) -> bool:
    """Say whether a name is one word that only a foreign name makes in pinyin: "Antian"."""
    return entry.is_pinyin and " " not in name.text and not around.words.knows(name.text)


# A surname doubled around an office

_AROUND_OFFICE = re.compile(
    r"\b(?P<surname>[A-Z][a-z]+) (?P<office>(?:[A-Z][a-z]+ ){1,4})(?P=surname) (?P=surname)\b"
)


def _doubled_surnames(text: str, people: Collection[Person]) -> Iterator[Edit]:
    """Mend "Han Vice President Han Han" where the document has one full name with Han.

    The full name must be known to the glossary, or stand twice in the document.
    """
    full_names: dict[str, str] = {}
    for match in _AROUND_OFFICE.finditer(text):
        surname = match["surname"]
        if surname in match["office"].split():
            continue
        if surname not in full_names:
            full_names[surname] = _full_name(text, surname, {one.name for one in people})
        if full_names[surname]:
            start = match.start("office")
            yield Edit(match.start(), start, "", DOUBLED_SURNAME.id)
            yield Edit(match.end("office"), match.end(), full_names[surname], DOUBLED_SURNAME.id)


def _full_name(text: str, surname: str, known: Collection[str]) -> str:
    """Return the one full name with this surname in the text; "" where there is none, or two."""
    counts = Counter(re.findall(rf"\b{surname} (?!{surname}\b)[A-Z][a-z]+\b(?! [A-Z])", text))
    likely = [name for name, count in counts.items() if name in known or count > 1]
    return likely[0] if len(likely) == 1 else ""
