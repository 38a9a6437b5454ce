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
from cleaner.filters.translation.register import Entry, Form, Kind, Register
from cleaner.filters.translation.surroundings import Name, Naming, Surroundings
from cleaner.rule import Rule, Safety
from cleaner.text.sounds import letters

__all__ = ["RULES", "Naming", "listed_findings", "name_findings"]

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


def name_findings(text: str, people: Register, naming: Naming = Naming()) -> Iterator[Finding]:
    """Yield a repair for each misspelling of a person whom the document establishes."""
    around = Surroundings(text, people, naming)
    hits = _listed_hits(around)
    for person, found in _read_back_hits(around).items():
        hits.setdefault(person, []).extend(found)
    edits = {
        (name.start, name.end): entry.right
        for person in hits
        for name, entry in _established(around, person, hits[person])
    }
    taken = {at for start, end in edits for at in range(start, end)}
    for name, right in _by_sound(around, set(edits.values())):
        if not taken & set(range(name.start, name.end)):
            edits[name.start, name.end] = right
    for (start, end), right in sorted(edits.items()):
        yield Edit(start, end, right, MISSPELT_NAME.id)
    yield from _doubled_surnames(text, people.people)


def listed_findings(text: str, people: Register, naming: Naming = Naming()) -> Iterator[Finding]:
    """Yield the repairs that listed misspellings give: cheap, for a text that may be sound."""
    around = Surroundings(text, people, naming)
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
        if around.words.zipf(name.text) >= around.naming.word_zipf:
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
        if entry.kind is Kind.WRONG:
            sure.append((name, entry))
        elif entry.kind is Kind.NAME:
            names.append((name, entry))
        elif _stands_as_name(around, name, person.titles):
            words.append((name, entry))
    if not (sure or words or names):
        return []
    right = has_word(around.text, person.name) or has_word(around.text, person.right)
    topic = any(has_word(around.text, one) for one in person.topics)
    by_office = {
        name.text
        for name, _ in (*sure, *words, *names)
        if around.is_near_office(name, person.titles)
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


# Misspellings that nobody has listed


def _by_sound(around: Surroundings, established: Collection[str]) -> Iterator[tuple[Name, str]]:
    """Yield unknown words that sound like a person, and every place of them."""
    strange = _strange_names(around)
    sounding: dict[str, Form] = {}
    for spelling, places in strange.items():
        form = _beside_evidence(around, places)
        if form:
            sounding[spelling] = form
    known = _named_people(around, {*established, *(one.right for one in sounding.values())})
    for spelling, places in strange.items():
        if spelling not in sounding and not _is_known(around, spelling):
            form = _elsewhere(around, places, known)
            if form:
                sounding[spelling] = form
    for spelling, form in sounding.items():
        for name in strange[spelling]:
            if _may_stand_for(around, name, form.person):
                yield name, form.right


def _strange_names(around: Surroundings) -> dict[str, list[Name]]:
    """Return all spellings that may be misspelt names, with their places: one word, or two."""
    found: dict[str, list[Name]] = {}
    rights, least = around.people.rights, around.naming.least_letters
    for index, (_, _, word) in enumerate(around.tokens):
        if letters(word) in rights or word in around.cue_words:
            continue
        if len(word) >= least and word not in _NO_NAMES:
            found.setdefault(word, []).append(around.name(index, index))
        if around.joins_next(index) and not around.joins_next(index + 1):
            following = around.tokens[index + 1][2]
            if letters(following) not in rights and following not in around.cue_words:
                both = around.name(index, index + 1)
                found.setdefault(both.text, []).append(both)
    return found


def _is_known(around: Surroundings, spelling: str) -> bool:
    """Say whether all words of a spelling are words or names of their own."""
    rare = around.naming.rare_zipf
    return all(around.words.zipf(word) >= rare for word in spelling.split())


def _beside_evidence(around: Surroundings, places: list[Name]) -> Form | None:
    """Return whose name it is by the office or given name beside one of its places."""
    for name in places:
        form = _beside_office(around, name) or _after_given_name(around, name)
        if form:
            return form
    return None


def _beside_office(around: Surroundings, name: Name) -> Form | None:
    before, after = around.neighbours(name)
    if around.is_name_part(after):
        return None
    own_given = around.is_name_part(before)
    at = around.name(name.first - 1, name.last) if own_given else name
    holders = around.holders(at)
    if not holders:
        return None
    scored = sorted(
        (
            (_fit(around, form, name.text), number, form)
            for number, (person, _) in enumerate(holders.items())
            for form in around.people.forms.get(person.name, ())
        ),
        key=lambda one: (-one[0], one[1]),
    )
    if not scored:
        return None
    best, _, form = scored[0]
    rivals = [fit for fit, _, other in scored[1:] if other.right != form.right]
    least = _least_beside_office(around, name, holders[form.person])
    if best < least or (rivals and best - rivals[0] < around.naming.lead):
        return None
    if own_given and around.people.given_fits(form.person, before) < around.naming.given_name:
        return None
    return form


def _fit(around: Surroundings, form: Form, spelling: str) -> float:
    fit = form.likeness(around.people.model, spelling)
    return fit + around.naming.same_start if form.starts_like(spelling) else fit


def _least_beside_office(around: Surroundings, name: Name, title: str) -> float:
    """Return how well a name must fit beside an office, by how known its words are."""
    naming = around.naming
    zipf = max(around.words.zipf(word) for word in name.text.split())
    if " " in name.text:
        return naming.word_beside_office if zipf >= naming.rare_zipf else naming.rare_beside_office
    if zipf >= naming.word_zipf:
        is_behind = _TITLE_BEFORE.search(around.before(name))
        return naming.word_beside_office if " " in title and is_behind else _NEVER
    return naming.rare_beside_office if zipf >= naming.rare_zipf else naming.beside_office


def _after_given_name(around: Surroundings, name: Name) -> Form | None:
    """Return whose family name it is behind the right given name."""
    before, after = around.neighbours(name)
    if " " in name.text or not before or around.is_name_part(after):
        return None
    if _is_known(around, name.text):
        return None
    fits = [
        (_fit(around, form, name.text), form)
        for person in around.people.by_given.get(before, ())
        if around.has_cue(person)
        for form in around.people.forms.get(person.name, ())
    ]
    best = max(fits, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= around.naming.after_given_name else None


def _named_people(around: Surroundings, established: Collection[str]) -> list[Form]:
    """Return the forms of the people whom the document names, or whom a misspelling stands for."""
    people: dict[str, Person] = {}
    for index, (_, _, word) in enumerate(around.tokens):
        for person in around.people.by_family.get(word, ()):
            if person.name in people or not around.has_cue(person):
                continue
            name = around.name(index, index)
            given = around.neighbours(name)[0]
            if has_word(around.text, person.name) or (
                not around.is_name_part(given) and around.is_near_office(name, person.titles)
            ):
                people[person.name] = person
    for person in around.people.people:
        if person.right in established:
            people.setdefault(person.name, person)
    return [form for name in people for form in around.people.forms.get(name, ())]


def _elsewhere(around: Surroundings, places: list[Name], known: list[Form]) -> Form | None:
    """Return which of the people named elsewhere in the document a spelling stands for."""
    spelling = places[0].text
    fits = [(form.likeness(around.people.model, spelling), form) for form in known]
    best = max(fits, key=lambda one: one[0], default=None)
    if best is None or best[0] < around.naming.elsewhere:
        return None
    form = best[1]
    is_other = any(around.is_somebody_else(one, form.person) for one in places)
    return None if is_other or not form.starts_like(spelling) else form


def _may_stand_for(around: Surroundings, name: Name, person: Person) -> bool:
    if around.is_somebody_else(name, person):
        return False
    common = max(around.words.zipf(word) for word in name.text.split())
    if common < around.naming.word_zipf:
        return True
    return _stands_as_name(around, name, person.titles)


# Words as names

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
_TITLE_BEFORE = re.compile(r"\w $")
_BEFORE_TITLE = re.compile(r"\b[A-Z]\w* $")  # "War Cry": part of a title or another name
_NOT_AFTER_WORD = re.compile(r"-| (?:of|for|me|out|baby|Baby|Wolf|wolf|Freedom|Me|For|Of|Out)\b")
_NO_NAMES = frozenset({"The", "And", "But", "This", "That", "Sino"})
_NEVER = 99.0  # no score reaches it


def _stands_as_name(around: Surroundings, name: Name, titles: Collection[str]) -> bool:
    """Say whether an ordinary word is used as a name where it stands."""
    before = around.text[max(0, name.start - 40) : name.start]
    after = around.text[name.end : name.end + 40]
    if _NOT_AFTER_WORD.match(after):
        return False
    if _BEFORE_NAME.search(before):
        return True
    if _BEFORE_TITLE.search(before):
        return any(before.lower().endswith(f"{one.lower()} ") for one in titles)
    return bool(_AFTER_NAME.match(after)) or around.is_near_office(name, titles)


def has_word(text: str, word: str) -> bool:
    """Say whether a word, or several, stand in a text for themselves."""
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


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
