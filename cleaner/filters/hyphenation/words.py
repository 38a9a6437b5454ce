"""Judge whether a hyphen at a line end is the typesetter's or the writer's.

The evidence, strongest first: the mark itself; digits, capitals and technical tokens; suspended
hyphens; the document's own spelling elsewhere; closed lists of clitics and compounds; and how
much likelier one word is than two that stand side by side by chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cleaner.filters.hyphenation.own_spelling import OwnSpelling, opening
from cleaner.filters.hyphenation.sites import Site
from cleaner.filters.hyphenation.spelling import Spelling
from cleaner.tables.function_words import CLOSED_CLASS, FUNCTION_WORDS
from cleaner.tables.hyphens import (
    CLITICS,
    COMPOUNDING,
    ENCLITIC,
    ENDINGS,
    HYPHEN_FIRSTS,
    HYPHEN_LASTS,
    LINKS,
    SOFT_HYPHEN,
    TRUE_HYPHEN,
)
from cleaner.text.lexicon import ZIPF_OFFSET, Lexicon, lexicon

__all__ = ["Judge", "Verdict"]

_RIGHT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TECHNICAL = re.compile(r"[/\\@_=<>{}\[\]#|$%&+*~^]|\w\.\w|^-|\.{2}|://")
_ALTERNATIVE = re.compile(r"(?<![\w/.:-])[^\W\d_]+/[^\W\d_]+$")
_LAST_HUMP = re.compile(r"[A-Z]?[a-z]+$")
_FIRST_HUMP = re.compile(r"[a-z]+")


class Verdict(Enum):
    """What becomes of a line end after a hyphen."""

    SPLIT = "split"
    """The word was cut: hyphen and line end go."""
    SPELLED = "spelled"
    """The hyphen is spelling: only the line end goes."""
    SUSPENDED = "suspended"
    """The hyphen stands for a word to come: the line end becomes a space."""
    UNKNOWN = "unknown"
    """No evidence: nothing changes."""


@dataclass
class Judge:
    """Judges the sites of one document by its own spelling and the lexicon of its language."""

    lexicon: Lexicon
    own: OwnSpelling
    typeset_mark: str = ""
    """The hyphen that this document has at line ends and nowhere else, if it has one."""
    spelling: Spelling = Spelling()
    is_unbroken: bool = False
    """No typesetter broke words here: the hyphens at line ends are the writer's."""

    @classmethod
    def of(cls, text: str, found: list[Site], lexicon: Lexicon, spelling: Spelling) -> Judge:
        """Read the document's own spelling; `found` are its sites."""
        mark = ""
        if sum(TRUE_HYPHEN in site.mark for site in found) == text.count(TRUE_HYPHEN) > 0:
            mark = TRUE_HYPHEN
        own = OwnSpelling.of(text, spelling.family_letters)
        judge = cls(lexicon, own, mark, spelling)
        judge.is_unbroken = judge._is_unbroken(found)
        return judge

    def verdict(self, site: Site) -> Verdict:
        """Return what becomes of the site, by the first evidence that speaks."""
        if site.spans_blank_line:
            return self._across_blank_line(site)
        if len(site.mark) > 1:
            return Verdict.SPELLED if "-" == site.mark[0] != site.mark[1] else Verdict.UNKNOWN
        if self._is_suspended(site):
            return Verdict.SUSPENDED
        if site.mark == SOFT_HYPHEN:
            return Verdict.SPLIT
        if not site.stem or not site.tail:
            return Verdict.SPELLED if _is_bound(site) else Verdict.UNKNOWN
        if site.mark == self.typeset_mark:
            return Verdict.SPLIT
        if self.own.is_name(site):
            return Verdict.SPLIT
        if self.typeset_mark or _has_real_hyphen(site, self.spelling.fragment_letters):
            return Verdict.SPELLED
        if self.is_unbroken and not self._is_broken(site):
            return Verdict.SPELLED
        joined = self.lexicon.zipf(site.joined)
        if _TECHNICAL.search(site.left):
            if not self._is_plain_part(site, joined):
                return Verdict.SPELLED if _is_bound(site) else Verdict.UNKNOWN
        elif self._links_parts(site):
            return Verdict.SPELLED
        elif not joined and ("-" in site.left or "-" in site.right):
            if self.lexicon.knows(site.stem) and self.lexicon.knows(site.tail):
                return Verdict.SPELLED
        elif (joined or self._english_zipf(site)) >= self.spelling.common_zipf:
            parted, whole = self.own.counts[site.hyphenated], self.own.counts[site.joined]
            return Verdict.SPELLED if parted > whole else Verdict.SPLIT
        return self._by_spelling(site) or self._by_lists(site) or self._by_chance(site)

    def _is_unbroken(self, found: list[Site]) -> bool:
        """Say whether the line ends after hyphens show that no typesetter broke words."""
        limits = self.spelling
        plain = [site for site in found if site.stem and site.tail and len(site.mark) == 1]
        if len(plain) < limits.unbroken_sites or not self.lexicon.words:
            return False
        return sum(map(self._is_broken, plain)) <= limits.unbroken_share * len(plain)

    def _is_broken(self, site: Site) -> bool:
        """Say whether a known word is cut, and not between two words."""
        stem, tail = map(self.lexicon.zipf, (site.stem, site.tail))
        return self.lexicon.knows(site.joined) and min(stem, tail) < self.spelling.fragment_zipf

    def _across_blank_line(self, site: Site) -> Verdict:
        """Judge strictly: a blank line ends a paragraph unless it stands inside a plain word."""
        stem, tail, joined = map(self.lexicon.zipf, (site.stem, site.tail, site.joined))
        limits = self.spelling
        long = len(site.stem) >= limits.fragment_letters
        plain = site.tail[:1].islower() and len(site.mark) == 1 and long
        known = joined >= limits.known_zipf and min(stem, tail) < joined
        return Verdict.SPLIT if plain and known else Verdict.UNKNOWN

    def _is_suspended(self, site: Site) -> bool:
        word = _RIGHT_WORD.match(site.right)
        if word is None or word[0] not in LINKS.get(self.lexicon.language, LINKS["en"]):
            return False
        return not (site.stem and self.lexicon.zipf(site.joined) >= self.spelling.link_zipf)

    def _is_plain_part(self, site: Site, joined: float) -> bool:
        """Say whether the word is a known one all the same, in an address, a path, or "and/or"."""
        if self.own.counts[site.joined] > self.own.counts[site.hyphenated]:
            return True
        stem, tail = _LAST_HUMP.search(site.stem), _FIRST_HUMP.match(site.tail)
        english = lexicon("en").zipf(stem[0] + tail[0]) if stem and tail else 0.0
        if _ALTERNATIVE.search(site.left):
            return max(joined, english) > 0
        return max(joined, english) >= self.spelling.known_zipf

    def _links_parts(self, site: Site) -> bool:
        """Say whether the word before the hyphen links parts ("face-to-" / "face")."""
        _, hyphen, last = opening(site.left).rpartition("-")
        language = self.lexicon.language
        small_words = CLOSED_CLASS.get(language) or FUNCTION_WORDS.get(language, frozenset())
        if not hyphen or last not in small_words:
            return False
        joined, tail = self.lexicon.zipf(site.joined), self.lexicon.zipf(site.tail)
        return tail > joined + self.spelling.link_gain_zipf

    def _english_zipf(self, site: Site) -> float:
        """Return how frequent the word is in English, which is quoted in all languages."""
        return lexicon("en").zipf(site.joined)

    def _is_english(self, site: Site) -> bool:
        """Say whether both parts are English words in a text of another language."""
        limits, parts = self.spelling, (site.stem, site.tail)
        english = lexicon("en")
        if self.lexicon.knows(site.joined) or english.knows(site.joined):
            return False
        return min(map(len, parts)) >= limits.foreign_letters and all(
            english.zipf(part) > self.lexicon.zipf(part) + limits.foreign_zipf for part in parts
        )

    def _are_words(self, site: Site) -> bool:
        """Say whether both parts are words, and the second is no ending."""
        limits, language = self.spelling, self.lexicon.language
        if language in COMPOUNDING or site.tail in ENDINGS.get(language, ()):
            return False
        return all(
            len(part) >= limits.strange_letters and self.lexicon.zipf(part) >= limits.strange_zipf
            for part in (site.stem, site.tail)
        )

    def _by_spelling(self, site: Site) -> Verdict | None:
        """Ask how the document spells the word where no line end cuts it."""
        own, limits = self.own, self.spelling
        whole, parted = own.counts[site.joined], own.counts[site.hyphenated]
        if whole != parted:
            return Verdict.SPLIT if whole > parted else Verdict.SPELLED
        if whole or self.lexicon.knows(site.joined):
            return None
        if own.has_family(site):
            return Verdict.SPELLED
        repeats = own.openings[opening(site.left)]
        if repeats < limits.opening_repeats or not self.lexicon.knows(site.tail):
            return None
        joined = own.begun(site.stem.casefold(), limits.family_letters)
        return Verdict.SPELLED if repeats > joined else None

    def _by_lists(self, site: Site) -> Verdict | None:
        """Ask the closed lists of the language."""
        language, limits = self.lexicon.language, self.spelling
        stem, tail = site.stem.casefold(), site.tail.casefold()
        rest = (_RIGHT_WORD.match(site.right) or [""])[0].casefold()
        if self.lexicon.zipf(site.joined) >= limits.listed_zipf:
            return None
        if rest in CLITICS.get(language, ()) and self.lexicon.knows(stem):
            return Verdict.SPELLED
        known = self.lexicon.knows(site.joined)
        common = limits.part_zipf if known else limits.strange_zipf
        if stem in HYPHEN_FIRSTS.get(language, ()) and self.lexicon.zipf(tail) >= common:
            return Verdict.SPELLED
        if rest in HYPHEN_LASTS.get(language, ()) and self.lexicon.zipf(stem) >= common:
            return Verdict.SPELLED
        two = self._is_english(site) or (not known and self._are_words(site))
        return Verdict.SPELLED if two else None

    def _by_chance(self, site: Site) -> Verdict:
        """Ask whether one word is likelier than two side by side."""
        words, chance = self.lexicon, self.spelling.chance
        if not words.words:
            return Verdict.UNKNOWN
        stem, tail = (
            min(max(chance.least_zipf, words.zipf(part)), chance.most_zipf)
            for part in (site.stem, site.tail)
        )
        joined = words.zipf(site.joined)
        score = max(chance.least_zipf, joined) - (stem + tail - ZIPF_OFFSET)
        if words.breaks_at(site.joined, len(site.stem)) is False:
            if not joined and words.knows(site.stem) and words.knows(site.tail):
                return Verdict.SPELLED
            score -= chance.misplaced_zipf if joined else chance.misplaced_unknown_zipf
        if words.language in COMPOUNDING or (joined and words.language in ENCLITIC):
            score += chance.compounding_zipf
        return Verdict.SPLIT if score >= chance.split_zipf else Verdict.SPELLED


def _has_real_hyphen(site: Site, fragment_letters: int) -> bool:
    """Say whether letter case or length rule a typesetter's hyphen out.

    Typesetters leave some letters at least; no word is in two scripts; a capital after the hyphen
    starts a name, unless the whole word is in capitals.
    """
    if site.stem.isascii() != site.tail.isascii() and _is_cyrillic(site.stem + site.tail):
        return True
    if site.tail[0].isupper():
        return not (site.stem.isupper() and site.tail.isupper())
    return len(site.stem) < fragment_letters or site.stem.isupper()


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def _is_bound(site: Site) -> bool:
    """Say whether hyphen and line end stand inside one token of figures or technical marks."""
    return site.left[-1].isalnum() and site.right[0].isalnum()
