"""Blanks at hyphens: "China -US", "well- known", and pairs of dashes that lost a blank.

A hyphen with a blank on one side may be a damaged compound, a dash, an option, an affix that is
spoken of, or a suspended hyphen. It is closed only on evidence; where the document shows the
damage again and again, the damage itself is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading
from cleaner.tables.hyphens import CLITICS, HYPHEN_FIRSTS, HYPHEN_LASTS, LINKS
from cleaner.tables.spacing import COUNTED, PREFIXES

__all__ = ["hyphen_edits"]

_ANY_LINK = frozenset().union(*LINKS.values())

_LETTERS = r"[^\W\d_]"
_BEFORE = re.compile(rf" -(?={_LETTERS})")
_AFTER = re.compile(rf"- (?={_LETTERS})")
_LAST_WORD = re.compile(r"[^\W_]+$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "U.S. -China"
_FIRST_WORD = re.compile(r"[^\W_]+")
_FIRST_CHAIN = re.compile(rf"{_LETTERS}+(?:-{_LETTERS}+)*")
_SENTENCE_END = re.compile(r"[.!?。]['\"”’)]*(?:\s|$)")
_DIALOGUE = re.compile(rf"(?m)^[-–—][¿¡A-ZÀ-Ý]| -{_LETTERS}[^\n-]{{2,80}}{_LETTERS}-(?=[ .,;:])")

# A document that shows the damage this often, this surely, is damaged throughout.
_HABIT_SITES = 3
_HABIT_RATIO = 0.2
_JOINED_ZIPF = 3.0  # a joined word this common is meant where one of its halves is no word
_PART_ZIPF = 3.0
_ASIDE_WORDS = 2  # words between a pair of dashes: fewer are parts of a compound


@dataclass(frozen=True)
class _Site:
    """A hyphen with a blank on one side, and the words next to it."""

    at: int
    left: str
    right: str
    chain: str
    start: int

    @property
    def compound(self) -> str:
        return f"{self.left}-{self.right}".casefold()


def hyphen_edits(reading: Reading) -> Iterator[Edit]:
    """Yield the edits at blanks next to hyphens."""
    before = list(_sites(reading, _BEFORE, 1))
    after = list(_sites(reading, _AFTER, 0))
    if not before and not after:
        return
    chains = _in_chain(before)
    sure = {site.at for site in before if site.at in chains or _is_compound(reading, site)}
    sure |= {site.at for site in after if _is_compound_after(reading, site)}
    sites = len(before) + len(after)
    habit = sites >= _HABIT_SITES and len(sure) >= max(1, _HABIT_RATIO * sites)
    yield from _close_before(reading, before, sure, habit=habit)
    yield from _close_after(reading, after, sure, habit=habit)


def _sites(reading: Reading, pattern: re.Pattern[str], hyphen: int) -> Iterator[_Site]:
    """Yield the hyphens in prose that stand next to a word, a blank, and another word."""
    text = reading.text
    for match in pattern.finditer(text):
        start = match.start()
        if not start or not reading.is_prose(start):
            continue
        initials = hyphen and _INITIALS.search(text, max(0, start - 12), start)
        if not initials and not text[start - 1].isalnum():
            continue
        if reading.is_command(start):
            continue
        left = initials or _LAST_WORD.search(text, max(0, start - 40), start)
        right = _FIRST_WORD.match(text, match.end())
        chain = _FIRST_CHAIN.match(text, match.end())
        if left and right and chain:
            yield _Site(start + hyphen, left[0], right[0], chain[0], left.start())


def _close_before(
    reading: Reading, found: list[_Site], sure: set[int], *, habit: bool
) -> Iterator[Edit]:
    if found and reading.language in ("es", "pt") and _DIALOGUE.search(reading.text):
        found = [site for site in found if _is_spelled(reading, site)]
        habit = False
    asides = _asides(reading, found, sure)
    for site in found:
        if site.at in asides:
            yield Edit(site.at + 1, site.at + 1, " ", "spacing/paired-dash")
        elif site.at in sure or (habit and _may_be_compound(reading, site)):
            yield Edit(site.at - 1, site.at, "", "spacing/before-hyphen")


def _in_chain(found: list[_Site]) -> set[int]:
    """Return the sites of chains such as "face -to -face": one word between two hyphens."""
    chained: set[int] = set()
    for one, two in pairwise(found):
        if two.start == one.at + 1 and len(two.right) > 1 and len(one.right) > 1:
            chained |= {one.at, two.at}
    return chained


def _is_compound(reading: Reading, site: _Site) -> bool:
    """Say whether lists, letter case or the document itself show a compound."""
    left, right, language = site.left, site.right, reading.language
    if left.casefold() in LINKS.get(language, LINKS["en"]):
        return False
    if _is_spelled(reading, site):
        return True
    if len(right) < 2:
        return False
    if left.isdigit():
        return language == "en" and right in COUNTED
    if reading.is_label(site.at):
        return False
    if left[0].isupper() and right[0].isupper() and not reading.is_function_word(left):
        return not reading.is_function_word(right)
    if right.isdigit() or not reading.lexicon.knows(right):
        return False
    if left.casefold() in HYPHEN_FIRSTS.get(language, ()):
        return not reading.is_function_word(right)
    return site.chain.casefold() in HYPHEN_LASTS.get(language, ()) and not reading.is_function_word(
        left
    )


def _is_spelled(reading: Reading, site: _Site) -> bool:
    """Say whether the document spells the compound so elsewhere, or a small word hangs on it."""
    if reading.compounds[site.compound]:
        return True
    clitic = site.chain.casefold()
    return len(clitic) > 1 and clitic in CLITICS.get(reading.language, ()) and len(site.left) > 1


def _may_be_compound(reading: Reading, site: _Site) -> bool:
    """Say whether the words could be a compound at all, in a document full of split ones."""
    if len(site.right) < 2 or len(site.left) < 2:
        return False
    if site.left.casefold() in LINKS.get(reading.language, LINKS["en"]):
        return False
    if reading.is_function_word(site.left) or reading.is_function_word(site.right):
        return False
    return site.right.isalpha() and (len(site.right) > 2 or reading.lexicon.knows(site.right))


def _asides(reading: Reading, found: list[_Site], sure: set[int]) -> dict[int, int]:
    """Return the hyphens that are a pair of dashes around an aside, each with its partner."""
    pairs: dict[int, int] = {}
    for one, two in pairwise(found):
        if {one.at, two.at} & sure or one.at in pairs:
            continue
        between = reading.text[one.at + 1 : two.at]
        if "\n" in between or _SENTENCE_END.search(between):
            continue
        words = (one.left, one.right, two.left, two.right)
        if (
            len(between.split()) >= _ASIDE_WORDS
            and two.left.casefold() not in _ANY_LINK
            and reading.lexicon.knows(one.right)
            and reading.lexicon.knows(two.right)
            and any(map(reading.is_function_word, words))
        ):
            pairs[one.at], pairs[two.at] = two.at, one.at
    return pairs


def _close_after(
    reading: Reading, found: list[_Site], sure: set[int], *, habit: bool
) -> Iterator[Edit]:
    for site in found:
        if _is_suspended(reading, site) or _closes_aside(reading, site):
            continue
        if _is_broken_word(reading, site):
            yield Edit(site.at, site.at + 2, "", "spacing/split-word")
        elif site.at in sure or (habit and _may_be_compound(reading, site)):
            yield Edit(site.at + 1, site.at + 2, "", "spacing/after-hyphen")


def _is_suspended(reading: Reading, site: _Site) -> bool:
    """Say whether the hyphen stands for a word to come."""
    return site.chain.casefold() in _ANY_LINK and not reading.compounds[site.compound]


def _closes_aside(reading: Reading, site: _Site) -> bool:
    """Say whether a dash opened before in this sentence ("Vino -dijo ella- muy tarde")."""
    start, _ = reading.line(site.at)
    return _BEFORE.search(reading.text, start, site.at) is not None


def _is_compound_after(reading: Reading, site: _Site) -> bool:
    left = site.left.casefold()
    if reading.is_function_word(site.right) and not reading.compounds[site.compound]:
        return site.chain.casefold() in CLITICS.get(reading.language, ())
    if site.right.isupper() and len(site.right) > 2:
        return bool(reading.compounds[site.compound])
    if site.left[0].isupper() and site.right[0].isupper() and reading.language != "de":
        return bool(reading.compounds[site.compound])  # "Cream- Normal": a dash as well
    if left in PREFIXES and reading.lexicon.zipf(site.right) >= _PART_ZIPF:
        return True
    return _is_compound(reading, site)


def _is_broken_word(reading: Reading, site: _Site) -> bool:
    """Say whether a word was cut at a line end that has since become a blank."""
    words = reading.lexicon
    if reading.compounds[site.compound] or reading.is_function_word(site.right):
        return False
    if site.right[0].isupper() or (site.left.casefold() in PREFIXES and words.knows(site.right)):
        return False
    joined = words.zipf(site.left + site.right)
    return joined >= _JOINED_ZIPF and not (
        words.zipf(site.left) >= _PART_ZIPF and words.zipf(site.right) >= _PART_ZIPF
    )
