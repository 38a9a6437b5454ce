"""Find the misspellings of people that nobody has listed, by how they sound.

A strange capitalised word is a misspelt name only where the document gives a reason: an office or
a given name directly beside it, the right name elsewhere in the document, or the person's topic.
Known words, right names, and names that stand with a given name of their own are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from cleaner.filters.translation.glossary import Person
from cleaner.filters.translation.register import Form, Register
from cleaner.filters.translation.surroundings import Name, Surroundings, zipf_of
from cleaner.text.sounds import letters

__all__ = ["findings_by_sound"]

_TITLE_BEFORE = re.compile(r"\w $")
_DERIVED = re.compile(r"(?:ism|ists?|istas?|ites?|ians?|omics|esque|mania|gate|care)$")
_NEVER = 99.0  # no score reaches it


def findings_by_sound(
    around: Surroundings, established: Collection[str]
) -> Iterator[tuple[Name, str]]:
    """Yield unknown words that sound like a person, and every place of them."""
    strange = _strange_names(around)
    if not strange:
        return
    sounding: dict[str, Form] = {}
    for spelling, places in strange.items():
        form = _beside_evidence(around, places)
        if form:
            sounding[spelling] = form
    known = _named_people(around, {*established, *(one.right for one in sounding.values())})
    topical = _topical_forms(around)
    for spelling, places in strange.items() if known or topical else ():
        if spelling not in sounding:
            form = _elsewhere(around, places, known) or _by_topic(around, places, topical)
            if form:
                sounding[spelling] = form
    for spelling, form in sounding.items():
        for name in strange[spelling]:
            if _may_stand_for(around, name, form.person):
                yield name, form.right


def _strange_names(around: Surroundings) -> dict[str, list[Name]]:
    """Return all spellings that may be misspelt names, with their places: one word, or two."""
    found: dict[str, list[Name]] = {}
    people = around.people
    for index, (_, _, word) in enumerate(around.tokens):
        if _may_be_name_alone(people, word):
            found.setdefault(word, []).append(around.name(index, index))
        if around.joins_next(index) and not around.joins_next(index + 1):
            following = around.tokens[index + 1][2]
            if _may_be_name(people, following):
                both = around.name(index, index + 1)
                if not {*map(letters, (word, following, both.text))} & people.rights:
                    found.setdefault(both.text, []).append(both)
    return found


@lru_cache(maxsize=16_384)
def _may_be_name_alone(people: Register, word: str) -> bool:
    """Say whether a word may be a misspelt name by itself: no right name is."""
    if letters(word) in people.right_parts or len(word) < people.naming.least_letters:
        return False
    return _may_be_name(people, word)


@lru_cache(maxsize=16_384)
def _may_be_name(people: Register, word: str) -> bool:
    """Say whether a word may be a misspelt name; words of offices and countries are not."""
    if zipf_of(word) >= people.naming.most_zipf or any(map(str.isdigit, word)):
        return False
    return not any(one.lower() in people.public_words for one in word.split("-"))


def _is_known(around: Surroundings, spelling: str) -> bool:
    """Say whether all words of a spelling are words or names of their own."""
    rare = around.naming.rare_zipf
    return all(zipf_of(word) >= rare for word in spelling.split())


def _beside_evidence(around: Surroundings, places: list[Name]) -> Form | None:
    """Return whose name it is by the office or given name beside one of its places."""
    for name in places:
        form = _beside_office(around, name) or _after_given_name(around, name)
        if form:
            return form
    return None


def _beside_office(around: Surroundings, name: Name) -> Form | None:
    before, after = around.neighbours(name)
    if after:
        return None
    at = around.name(name.first - 1, name.last) if before else name
    holders = around.holders(at)
    if not holders:
        return None
    least = min(_least_beside_office(around, name, title) for title in {*holders.values()})
    if least >= _NEVER:
        return None
    fits = [
        (_fit(around, form, name.text, least), form)
        for person in holders
        for form in around.people.forms.get(person.name, ())
    ]
    best = max((fit for fit, _ in fits), default=-_NEVER)
    close = [form for fit, form in fits if best - fit < around.naming.lead]
    if len({one.right for one in close}) > 1:
        close = [one for one in close if around.is_of_its_years(one.person, holders[one.person])]
    if len({one.right for one in close}) != 1:
        return None
    form = close[0]
    title = holders[form.person]
    if best < _least_beside_office(around, name, title):
        return None
    is_trade = all(one.is_trade for one in form.person.offices_called(title))
    if is_trade and best < around.naming.beside_trade:
        return None
    if before and around.people.given_fits(form.person, before) < around.naming.given_name:
        return None
    return form


def _fit(around: Surroundings, form: Form, spelling: str, least: float) -> float:
    sizes = sorted((len(letters(form.right)), sum(map(len, form.spoken))))
    size, most = len(letters(spelling)), around.naming.most_longer
    if not sizes[0] / most <= size <= sizes[1] * most:
        return -_NEVER
    return form.fit(around.people.model, spelling, around.naming, least)


def _least_beside_office(around: Surroundings, name: Name, title: str) -> float:
    """Return how well a name must fit beside an office, by how known its words are."""
    naming = around.naming
    zipf = max(zipf_of(word) for word in name.text.split())
    if " " in name.text:
        return naming.word_beside_office if zipf >= naming.rare_zipf else naming.rare_beside_office
    if zipf >= naming.word_zipf:
        is_behind = _TITLE_BEFORE.search(around.before(name))
        return naming.word_beside_office if " " in title and is_behind else _NEVER
    if zipf >= naming.rare_zipf:
        return naming.rare_beside_office
    return naming.beside_long_office if title.count(" ") > 1 else naming.beside_office


def _after_given_name(around: Surroundings, name: Name) -> Form | None:
    """Return whose family name it is behind the right given name."""
    before, after = around.neighbours(name)
    if " " in name.text or not before or after:
        return None
    is_known, naming = _is_known(around, name.text), around.naming
    least = naming.rare_beside_office if is_known else naming.after_given_name
    fits = [
        (_fit(around, form, name.text, least), form)
        for person in around.people.by_given.get(before, ())
        if around.is_near_office(name, person.titles) or (not is_known and around.has_cue(person))
        for form in around.people.forms.get(person.name, ())
    ]
    best = max(fits, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= least else None


def _named_people(around: Surroundings, established: Collection[str]) -> list[Form]:
    """Return the forms of the people whom the document names, or whom a misspelling stands for."""
    people: dict[str, Person] = {}
    for index, (_, _, word) in enumerate(around.tokens):
        for person in around.people.by_family.get(word, ()):
            if person.name in people or not around.has_cue(person):
                continue
            name = around.name(index, index)
            given = around.neighbours(name)[0]
            if around.holds(person.name) or (
                (not given or " " in person.right)
                and around.holds(person.right)
                and around.is_near_office(name, person.titles)
            ):
                people[person.name] = person
    for person in around.people.people if established else ():
        if person.right in established:
            people.setdefault(person.name, person)
    return [form for name in people for form in around.people.forms.get(name, ())]


def _elsewhere(around: Surroundings, places: list[Name], known: list[Form]) -> Form | None:
    """Return which of the people named elsewhere in the document a spelling stands for."""
    first, _, second = places[0].text.partition(" ")
    least = around.naming.elsewhere
    if second and zipf_of(first) >= around.naming.most_zipf:
        least = around.naming.split_elsewhere
    elif zipf_of(first) >= around.naming.rare_zipf:
        return None
    return _best(around, places, known, least)


def _by_topic(around: Surroundings, places: list[Name], forms: list[Form]) -> Form | None:
    """Return which of the people of whose topic the document speaks a spelling stands for."""
    if " " in places[0].text or around.words.knows(places[0].text):
        return None
    return _best(around, places, forms, around.naming.by_topic)


def _topical_forms(around: Surroundings) -> list[Form]:
    return [
        form
        for person in around.people.topical
        if any(around.holds(topic) for topic in person.topics)
        for form in around.people.forms.get(person.name, ())
    ]


def _best(around: Surroundings, places: list[Name], forms: list[Form], least: float) -> Form | None:
    spelling = places[0].text
    if len(letters(spelling)) < around.naming.least_letters_elsewhere:
        return None
    fits = [(_fit(around, form, spelling, least), form) for form in forms]
    best = max(fits, key=lambda one: one[0], default=None)
    if best is None or best[0] < least:
        return None
    person = best[1].person
    if _is_derived(spelling, best[1].right):
        return None
    return None if any(around.is_somebody_else(one, person) for one in places) else best[1]


def _is_derived(spelling: str, right: str) -> bool:
    """Say whether a word is made from the right name: "Chavista", "Trumpism"."""
    ending = _DERIVED.search(spelling)
    if ending is None:
        return False
    return letters(right).startswith(letters(spelling[: ending.start()])[:4])


def _may_stand_for(around: Surroundings, name: Name, person: Person) -> bool:
    if around.is_somebody_else(name, person):
        return False
    common = max(zipf_of(word) for word in name.text.split())
    if common < around.naming.word_zipf:
        return True
    return around.stands_as_name(name, person.titles)
