"""Which spellings of a corpus are names by their use, and the company of each.

One name is kept for all spellings with the same letters, but for one that is cut in two
("Weihai Wei" beside "Weihaiwei"): that is a misspelling like any other, and its parts are no names
there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cleaner.mine.company import Company, Words
from cleaner.mine.harvest import Entry, Harvest
from cleaner.mine.pairs import zipf
from cleaner.text.lexicon import Lexicon
from cleaner.text.sounds import letters

__all__ = ["Spelling", "companies_of"]


@dataclass(frozen=True)
class Spelling:
    """Which spellings are names."""

    part_share: int = 3
    """Two words side by side are no name of their own where each of them stands so many times as
    often elsewhere."""
    word_zipf: float = 2.5
    """A compound with a part that is as frequent in English as this ("Xinhua-news") is no name."""
    most_zipf: float = 4.5
    """A spelling as frequent in English as this is a word, or a name that nobody misspells, unless
    the glossary has it: "Edition", "Paul"."""
    accented_share: int = 3
    """Of spellings with the same letters the one with accents is kept, unless another stands more
    than so many times as often: engines drop accents ("Ceara" for "Ceará"), and add none."""
    plain_zipf: float = 0.3
    """The one without accents is kept, too, where it is more frequent in English by as much (Zipf
    scale; .3 is twice as frequent): "Zurich", "Erdogan", but "São" and "Peña"."""


def companies_of(
    harvest: Harvest, spelling: Spelling, words: Words, rights: Collection[str]
) -> dict[str, Company]:
    """Return the spellings of a corpus that are names by their use, with their company.

    `rights` are the letters of names that are kept however frequent they are as words.
    """
    alike: dict[tuple[str, bool], list[str]] = {}
    entries = _entries(harvest)
    for one in sorted(entries, key=lambda one: (-entries[one].count, one)):
        plain = letters(one)
        if plain and (plain in rights or _is_name(one, entries, harvest, spelling, words.english)):
            is_cut = " " in one and (plain, False) in alike
            alike.setdefault((plain, is_cut), []).append(one)
    found: dict[str, Company] = {}
    for spellings in alike.values():
        kept = _fullest(spellings, entries, spelling, words.english)
        count = sum(entries[one].count for one in spellings)
        found[kept] = Company(kept, entries[kept], words, count)
    return found


def _entries(harvest: Harvest) -> Mapping[str, Entry]:
    """Return what is known of each spelling, less what is told of a name that is cut in two.

    >>> from cleaner.mine.harvest import harvest
    >>> text = "A fleet left Weihaiwei in May. A fleet left Weihai Wei in May with Lena Orlova."
    >>> sorted(_entries(harvest([("1.txt", text)])))
    ['Lena', 'Lena Orlova', 'May', 'Orlova', 'Weihai Wei', 'Weihaiwei']
    """
    whole = {letters(one) for one in harvest.names if " " not in one}
    cut: dict[str, list[str]] = {}
    for one in sorted(harvest.names):
        if " " in one and letters(one) in whole:
            for part in dict.fromkeys(one.split()):
                cut.setdefault(part, []).append(one)
    found = dict(harvest.names)
    for part, pairs in cut.items():
        entry = found.pop(part, None)
        rest = entry and _besides(part, entry, pairs, harvest)
        if rest:
            found[part] = rest
    return found


def _besides(part: str, entry: Entry, pairs: Sequence[str], harvest: Harvest) -> Entry | None:
    """Return what is known of a part where it stands outside of these pairs of words."""
    count = entry.count - sum(harvest.names[one].count for one in pairs)
    inside = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, pairs))})(?!\w)")
    alone = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)")
    samples = [one for one in entry.samples if alone.search(inside.sub("_", one.sentence))]
    if count <= 0 or not samples:
        return None
    return Entry(count, min(entry.documents, count), min(entry.translated, count), samples)


def _fullest(
    spellings: Sequence[str], entries: Mapping[str, Entry], spelling: Spelling, english: Lexicon
) -> str:
    """Return the commonest of some spellings, or one with accents: none are added, some lost."""
    first = spellings[0]
    for one in spellings:
        is_accented = any(char.isalpha() and not char.isascii() for char in one)
        if is_accented and spelling.accented_share * entries[one].count >= entries[first].count:
            is_foreign = zipf(first, english) >= zipf(one, english) + spelling.plain_zipf
            return first if is_foreign else one
    return first


def _is_name(
    one: str, entries: Mapping[str, Entry], harvest: Harvest, spelling: Spelling, english: Lexicon
) -> bool:
    entry = entries[one]
    if zipf(one, english) > spelling.most_zipf:
        return False
    if harvest.lower[one.lower()] > entry.count:
        return False
    if "-" in one:
        parts = one.split("-")
        return not any(len(p) > 2 and english.zipf(p) > spelling.word_zipf for p in parts)
    if " " in one:
        least = spelling.part_share * entry.count
        return not all(_count(entries, part) > least for part in one.split())
    return True


def _count(entries: Mapping[str, Entry], one: str) -> int:
    entry = entries.get(one)
    return entry.count if entry else 0
