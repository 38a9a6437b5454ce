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
from cleaner.tables.compounds import ADJECTIVE_LASTS, COMPOUNDS
from cleaner.tables.hyphens import CLITICS, HYPHEN_FIRSTS, HYPHEN_LASTS, LINKS
from cleaner.tables.spacing import COUNTED, PREFIXES

__all__ = ["Compounds", "hyphen_edits"]

_BEFORE_TITLES = frozenset(("then", "ex", "now"))  # "then-President"
_ANY_LINK = frozenset().union(*LINKS.values())

_LETTERS = r"[^\W\d_]"
_BEFORE = re.compile(rf" -(?={_LETTERS})")
_AFTER = re.compile(rf"- (?={_LETTERS})")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "U.S. -China"
_INITIALS_CHARS = 12  # six initials: it only bounds the work
_FIRST_CHAIN = re.compile(rf"{_LETTERS}+(?:-{_LETTERS}+)*")
_SENTENCE_END = re.compile(r"[.!?。]['\"”’)]*(?:\s|$)")
_DIALOGUE = re.compile(r"(?m)^[-–—][¿¡A-ZÀ-Ý]")
_SPEECH = re.compile(rf" -(?P<speech>{_LETTERS}[^\n-]*{_LETTERS})-(?=[ .,;:])")


@dataclass(frozen=True)
class Compounds:
    """What shows that a hyphen with a blank on one side stands in a compound or a broken word."""

    habit_sites: int = 3
    """A document with so many hyphens next to a blank may be damaged throughout."""
    habit_share: float = 0.2
    """It is so where this share of them surely stand in compounds: all that may are then closed."""
    joined_zipf: float = 3.0
    """A joined word this common is meant where one of its halves is no word."""
    part_zipf: float = 3.0
    """A half this common is a word."""
    least_letters: int = 2
    """A single letter beside the hyphen is no part of a compound but an option or a variable."""
    sure_letters: int = 3
    """A shorter second part must be in the list of words to be a part of one."""
    capital_letters: int = 3
    """Before a second part in capitals of so many letters the hyphen may be a dash: it is closed
    where the document spells the compound elsewhere."""
    aside_words: int = 2
    """So many words between two hyphens make them a pair of dashes; fewer are parts of a
    compound."""
    least_speech_chars: int = 4
    """In Spanish and Portuguese, text between two hyphens may be what a speaker is said to do, as
    in "Vino -dijo ella- muy tarde". Shorter text is not."""
    most_speech_chars: int = 82
    """Longer text between two hyphens is not either."""


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


def hyphen_edits(reading: Reading, compounds: Compounds) -> Iterator[Edit]:
    """Yield the edits at blanks next to hyphens."""
    return _Hyphens(reading, compounds).edits()


@dataclass(frozen=True)
class _Hyphens:
    """The hyphens of one document that stand next to a blank."""

    reading: Reading
    limits: Compounds

    def edits(self) -> Iterator[Edit]:
        """Yield the edits at blanks next to hyphens."""
        before = list(self._sites(_BEFORE, 1))
        after = list(self._sites(_AFTER, 0))
        if not before and not after:
            return
        chains = self._in_chain(before)
        sure = {site.at for site in before if site.at in chains or self._is_compound(site)}
        sure |= {site.at for site in after if self._is_compound_after(site)}
        sites = len(before) + len(after)
        limits = self.limits
        habit = sites >= limits.habit_sites and len(sure) >= max(1, limits.habit_share * sites)
        yield from self._close_before(before, sure, habit=habit)
        yield from self._close_after(after, sure, habit=habit)

    def _sites(self, pattern: re.Pattern[str], hyphen: int) -> Iterator[_Site]:
        """Yield the hyphens in prose that stand next to a word, a blank, and another word."""
        text = self.reading.text
        for match in pattern.finditer(text):
            start = match.start()
            if not start or not self.reading.is_prose(start):
                continue
            initials = hyphen and _INITIALS.search(text, max(0, start - _INITIALS_CHARS), start)
            if not initials and not text[start - 1].isalnum():
                continue
            if self.reading.is_command(start):
                continue
            left = initials or self.reading.word_before(start)
            right = self.reading.word_from(match.end())
            chain = _FIRST_CHAIN.match(text, match.end())
            if left and right and chain:
                yield _Site(start + hyphen, left[0], right[0], chain[0], left.start())

    def _close_before(self, found: list[_Site], sure: set[int], *, habit: bool) -> Iterator[Edit]:
        if found and self.reading.language in ("es", "pt") and self._has_dialogue():
            found = [site for site in found if self._is_spelled(site)]
            habit = False
        asides = self._asides(found, sure)
        for site in found:
            if site.at in asides:
                yield Edit(site.at + 1, site.at + 1, " ", "spacing/paired-dash")
            elif site.at in sure or (habit and self._may_be_compound(site)):
                yield Edit(site.at - 1, site.at, "", "spacing/before-hyphen")

    def _has_dialogue(self) -> bool:
        """Say whether hyphens stand for the dashes of dialogue in this text."""
        text, limits = self.reading.text, self.limits
        least, most = limits.least_speech_chars, limits.most_speech_chars
        return _DIALOGUE.search(text) is not None or any(
            least <= len(match["speech"]) <= most for match in _SPEECH.finditer(text)
        )

    def _in_chain(self, found: list[_Site]) -> set[int]:
        """Return the sites of chains such as "face -to -face": one word between two hyphens."""
        chained: set[int] = set()
        least = self.limits.least_letters
        for one, two in pairwise(found):
            follows = two.start == one.at + 1 and self._is_part(one) and self._is_part(two)
            if follows and least <= min(len(one.right), len(two.right)):
                chained |= {one.at, two.at}
        return chained

    def _is_part(self, site: _Site) -> bool:
        """Say whether what follows the hyphen may be a word, unlike the option in "groff -Tps"."""
        left, right = site.left, site.right
        named = right[0].isupper() and left[0].islower() and not right.isupper()
        return not named or self.reading.lexicon.knows(right)

    def _is_compound(self, site: _Site) -> bool:
        """Say whether lists, letter case or the document itself show a compound."""
        left, right, language = site.left, site.right, self.reading.language
        if left.casefold() in LINKS.get(language, LINKS["en"]):
            return False
        if self._is_spelled(site) or self._is_listed(site):
            return True
        if len(right) < self.limits.least_letters:
            return False
        if left.isdigit():
            return language == "en" and right in COUNTED
        if self.reading.is_label(site.at):
            return False
        if left[0].isupper() and right[0].isupper() and not self.reading.is_function_word(left):
            return not self.reading.is_function_word(right)
        if right.isdigit() or not self.reading.lexicon.knows(right):
            return False
        if left.casefold() in HYPHEN_FIRSTS.get(language, ()):
            return not self.reading.is_function_word(right)
        listed = site.chain.casefold() in HYPHEN_LASTS.get(language, ())
        return listed and not self.reading.is_function_word(left)

    def _is_listed(self, site: _Site) -> bool:
        """Say whether the words are a compound by a list, by a prefix, or by what joins them."""
        words, limits = self.reading.lexicon, self.limits
        left, right = site.left.casefold(), site.right
        if self.reading.is_function_word(right) or self.reading.is_label(site.at):
            return False
        if left in PREFIXES and not self.reading.is_function_word(left):
            return len(right) >= limits.sure_letters
        if self.reading.language != "en":
            return False
        if f"{left}-{site.chain.casefold()}" in COMPOUNDS:
            return True
        if left in _BEFORE_TITLES and right[0].isupper():
            return True
        if site.chain in ("old", "long") and left in COUNTED:
            return self.reading.text[site.start - 1 : site.start] in ("-", " ")
        if self.reading.is_function_word(left) or not words.knows(left):
            return False
        if words.zipf(left + right) >= limits.joined_zipf:
            return True
        return site.chain in ADJECTIVE_LASTS and self._describes(site)

    def _describes(self, site: _Site) -> bool:
        """Say whether the second part stands before a further word that it may describe."""
        end = site.at + 1 + len(site.chain)
        following = self.reading.word_from(end + 1)
        return (
            self.reading.text[end : end + 1] == " "
            and following is not None
            and following[0].isalpha()
            and not self.reading.is_function_word(following[0])
        )

    def _is_spelled(self, site: _Site) -> bool:
        """Say whether the document spells it so elsewhere, or a small word hangs on it."""
        if self.reading.compounds[site.compound]:
            return True
        clitic = site.chain.casefold()
        long = self.limits.least_letters <= min(len(clitic), len(site.left))
        return long and clitic in CLITICS.get(self.reading.language, ())

    def _may_be_compound(self, site: _Site) -> bool:
        """Say whether the words could be a compound at all, in a document full of split ones."""
        limits = self.limits
        if min(len(site.left), len(site.right)) < limits.least_letters:
            return False
        if site.left.casefold() in LINKS.get(self.reading.language, LINKS["en"]):
            return False
        if self.reading.is_function_word(site.left) or self.reading.is_function_word(site.right):
            return False
        long = len(site.right) >= limits.sure_letters
        return site.right.isalpha() and (long or self.reading.lexicon.knows(site.right))

    def _asides(self, found: list[_Site], sure: set[int]) -> dict[int, int]:
        """Return the hyphens that are a pair of dashes around an aside, each with its partner."""
        pairs: dict[int, int] = {}
        for one, two in pairwise(found):
            if {one.at, two.at} & sure or one.at in pairs:
                continue
            between = self.reading.text[one.at + 1 : two.at]
            if "\n" in between or _SENTENCE_END.search(between):
                continue
            words = (one.left, one.right, two.left, two.right)
            if (
                len(between.split()) >= self.limits.aside_words
                and two.left.casefold() not in _ANY_LINK
                and self.reading.lexicon.knows(one.right)
                and self.reading.lexicon.knows(two.right)
                and any(map(self.reading.is_function_word, words))
            ):
                pairs[one.at], pairs[two.at] = two.at, one.at
        return pairs

    def _close_after(self, found: list[_Site], sure: set[int], *, habit: bool) -> Iterator[Edit]:
        for site in found:
            if self._is_suspended(site) or self._closes_aside(site):
                continue
            if self._is_broken_word(site):
                yield Edit(site.at, site.at + 2, "", "spacing/split-word")
            elif site.at in sure or (habit and self._may_be_compound(site)):
                yield Edit(site.at + 1, site.at + 2, "", "spacing/after-hyphen")

    def _is_suspended(self, site: _Site) -> bool:
        """Say whether the hyphen stands for a word to come."""
        return site.chain.casefold() in _ANY_LINK and not self.reading.compounds[site.compound]

    def _closes_aside(self, site: _Site) -> bool:
        """Say whether a dash opened before in this sentence ("Vino -dijo ella- muy tarde")."""
        start, _ = self.reading.line(site.at)
        return _BEFORE.search(self.reading.text, start, site.at) is not None

    def _is_compound_after(self, site: _Site) -> bool:
        left = site.left.casefold()
        if self.reading.is_function_word(site.right) and not self.reading.compounds[site.compound]:
            return site.chain.casefold() in CLITICS.get(self.reading.language, ())
        if site.right.isupper() and len(site.right) >= self.limits.capital_letters:
            return bool(self.reading.compounds[site.compound])
        if site.left[0].isupper() and site.right[0].isupper() and self.reading.language != "de":
            return bool(self.reading.compounds[site.compound])  # "Cream- Normal": a dash as well
        if left in PREFIXES and self.reading.lexicon.zipf(site.right) >= self.limits.part_zipf:
            return True
        return self._is_compound(site)

    def _is_broken_word(self, site: _Site) -> bool:
        """Say whether a word was cut at a line end that has since become a blank."""
        words, limits = self.reading.lexicon, self.limits
        if self.reading.compounds[site.compound] or self.reading.is_function_word(site.right):
            return False
        if site.right[0].isupper():
            return False
        if site.left.casefold() in PREFIXES and words.knows(site.right):
            return False
        joined = words.zipf(site.left + site.right)
        least_common = min(words.zipf(site.left), words.zipf(site.right))
        return joined >= limits.joined_zipf and least_common < limits.part_zipf
