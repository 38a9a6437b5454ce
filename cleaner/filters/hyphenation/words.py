"""Judge whether a hyphen at a line end is the typesetter's or the writer's.

The evidence, strongest first: the mark itself; digits, capitals and technical tokens; suspended
hyphens; the document's own spelling elsewhere; closed lists of clitics and compounds; and how
much likelier one word is than two that stand side by side by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from cleaner.tables.hyphens import (
    CLITICS,
    COMPOUNDING,
    ENCLITIC,
    HYPHEN_FIRSTS,
    HYPHEN_LASTS,
    LINKS,
    SOFT_HYPHEN,
    TRUE_HYPHEN,
)
from cleaner.text.lexicon import Lexicon

__all__ = ["BREAK", "Judge", "Site", "Verdict", "sites"]

# A word, its hyphen, the line end with blanks around it, and the rest of the word. Between the
# two may lie the furniture of a page border, which the filter cuts out beforehand.
BREAK = re.compile(
    r"(?P<left>\S*[^\s\u00ad\u2010\u2011-])"
    r"(?P<mark>-?[\u00ad\u2010\u2011-])"
    r"(?P<gap>[ \t\r]*\n[ \t\r]*(?:\n[ \t]*)?)"
    r"(?P<right>\w[^\s]*)"
)
_FIRST_PART = re.compile(r"[^\W\d_]+")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_LAST_CHAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_RIGHT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TECHNICAL = re.compile(r"[/\\@_=<>{}\[\]#|$%&+*~^]|\w\.\w|^-|\.{2}|://")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# Zipf frequencies, set on the development documents: a joined word this common is the word meant;
# one this common outweighs technical marks around it; and bounds for the parts, since the list
# ends at about 1 and function words are no more likely in compounds than other common words.
_COMMON_ZIPF = 3.5
_KNOWN_ZIPF = 2.5
_LEAST_ZIPF = 0.5
_MOST_ZIPF = 5.5

_FAMILY_CHARS = 4  # start of a second part that its inflected forms share


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


@dataclass(frozen=True)
class Site:
    """One line end after a hyphen: the text around it and where it stands."""

    left: str
    mark: str
    right: str
    mark_start: int
    gap_start: int
    gap_end: int
    spans_blank_line: bool = False

    @property
    def stem(self) -> str:
        """The letters directly before the hyphen."""
        found = _LAST_PART.search(self.left)
        return found[0] if found else ""

    @property
    def tail(self) -> str:
        """The letters directly after the line end."""
        found = _FIRST_PART.match(self.right)
        return found[0] if found else ""

    @property
    def joined(self) -> str:
        """The word without hyphen and line end."""
        return (self.stem + self.tail).casefold()

    @property
    def hyphenated(self) -> str:
        """The word with its hyphen."""
        return f"{self.stem}-{self.tail}".casefold()


def sites(text: str) -> list[Site]:
    """Return every line end after a hyphen that may stand inside a word, in text order."""
    found: list[Site] = []
    at = 0
    while (end := text.find("\n", at)) >= 0:
        at = end + 1
        start = end
        while start and text[start - 1] in " \t\r":
            start -= 1
        if start == 0 or text[start - 1] not in "-\u00ad\u2010\u2011":
            continue
        line = text.rfind("\n", 0, start) + 1
        word = start
        while word > line and not text[word - 1].isspace():
            word -= 1
        match = BREAK.match(text, word)
        if match is not None and match.start("gap") == start:
            found.append(_site(match))
    return found


def _site(match: re.Match[str]) -> Site:
    return Site(
        match["left"],
        match["mark"],
        match["right"],
        match.start("mark"),
        match.start("gap"),
        match.end("gap"),
        match["gap"].count("\n") > 1,
    )


@dataclass
class Judge:
    """Judges the sites of one document by its own spelling and the lexicon of its language."""

    lexicon: Lexicon
    counts: Counter[str] = field(default_factory=Counter)
    families: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The document's hyphenated words by first part and start of the second."""
    openings: Counter[str] = field(default_factory=Counter)
    """How its hyphenated words open, up to each of their hyphens."""
    typeset_mark: str = ""
    """The hyphen that this document has at line ends and nowhere else, if it has one."""
    chance_zipf: float = 1.0

    @classmethod
    def of(cls, text: str, found: list[Site], lexicon: Lexicon, chance_zipf: float) -> Judge:
        """Read the document's own spelling; `found` are its sites."""
        counts = Counter(token.casefold() for token in _TOKEN.findall(text))
        compounds = [token for token in counts if "-" in token]
        families = Counter(map(_family, compounds))
        openings = Counter(start for token in compounds for start in _openings(token))
        mark = ""
        if sum(TRUE_HYPHEN in site.mark for site in found) == text.count(TRUE_HYPHEN) > 0:
            mark = TRUE_HYPHEN
        return cls(lexicon, counts, families, openings, mark, chance_zipf)

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
        if self.typeset_mark or _has_real_hyphen(site):
            return Verdict.SPELLED
        joined = self.lexicon.zipf(site.joined)
        if _TECHNICAL.search(site.left):
            if joined < _KNOWN_ZIPF:
                return Verdict.SPELLED if _is_bound(site) else Verdict.UNKNOWN
        elif not joined and ("-" in site.left or "-" in site.right):
            if self.lexicon.knows(site.stem) and self.lexicon.knows(site.tail):
                return Verdict.SPELLED
        elif joined >= _COMMON_ZIPF:
            return Verdict.SPLIT
        return self._by_spelling(site) or self._by_lists(site) or self._by_chance(site)

    def _across_blank_line(self, site: Site) -> Verdict:
        """Judge strictly: a blank line ends a paragraph unless it stands inside a plain word."""
        stem, tail, joined = map(self.lexicon.zipf, (site.stem, site.tail, site.joined))
        plain = site.tail[:1].islower() and len(site.mark) == 1 and len(site.stem) > 1
        known = joined >= _KNOWN_ZIPF and min(stem, tail) < joined
        return Verdict.SPLIT if plain and known else Verdict.UNKNOWN

    def _is_suspended(self, site: Site) -> bool:
        word = _RIGHT_WORD.match(site.right)
        if word is None or word[0] not in LINKS.get(self.lexicon.language, LINKS["en"]):
            return False
        return not (site.stem and self.lexicon.zipf(site.joined) >= 2.0)

    def _by_spelling(self, site: Site) -> Verdict | None:
        """Ask how the document spells the word where no line end cuts it."""
        whole, parted = self.counts[site.joined], self.counts[site.hyphenated]
        if whole != parted:
            return Verdict.SPLIT if whole > parted else Verdict.SPELLED
        if whole == 0 and not self.lexicon.knows(site.joined):
            opening = _opening(site.left)
            if self.families[_family(site.hyphenated)] or self.openings[opening] > 1:
                return Verdict.SPELLED
        return None

    def _by_lists(self, site: Site) -> Verdict | None:
        """Ask the closed lists of the language."""
        language = self.lexicon.language
        stem, tail = site.stem.casefold(), site.tail.casefold()
        rest = (_RIGHT_WORD.match(site.right) or [""])[0].casefold()
        if self.lexicon.zipf(site.joined) >= 2.5:
            return None
        if rest in CLITICS.get(language, ()) and self.lexicon.knows(stem):
            return Verdict.SPELLED
        if stem in HYPHEN_FIRSTS.get(language, ()) and self.lexicon.zipf(tail) >= 3.0:
            return Verdict.SPELLED
        if rest in HYPHEN_LASTS.get(language, ()) and self.lexicon.zipf(stem) >= 3.0:
            return Verdict.SPELLED
        return None

    def _by_chance(self, site: Site) -> Verdict:
        """Ask whether one word is likelier than two side by side."""
        words = self.lexicon
        if not words.words:
            return Verdict.UNKNOWN
        stem, tail = (
            min(max(_LEAST_ZIPF, words.zipf(part)), _MOST_ZIPF) for part in (site.stem, site.tail)
        )
        joined = words.zipf(site.joined)
        score = max(_LEAST_ZIPF, joined) - (stem + tail - 9.0)
        if words.breaks_at(site.joined, len(site.stem)) is False:
            if not joined and words.knows(site.stem) and words.knows(site.tail):
                return Verdict.SPELLED
            score -= 0.5 if joined else 1.5
        if words.language in COMPOUNDING or (joined and words.language in ENCLITIC):
            score += 2.0
        return Verdict.SPLIT if score >= self.chance_zipf else Verdict.SPELLED


def _has_real_hyphen(site: Site) -> bool:
    """Say whether letter case or length rule a typesetter's hyphen out.

    Typesetters leave two letters at least; no word is in two scripts; a capital after the hyphen
    starts a name, unless the whole word is in capitals.
    """
    if site.stem.isascii() != site.tail.isascii() and _is_cyrillic(site.stem + site.tail):
        return True
    if site.tail[0].isupper():
        return not (site.stem.isupper() and site.tail.isupper())
    return len(site.stem) == 1


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def _family(hyphenated: str) -> tuple[str, str]:
    """Return what inflected forms of a hyphenated word share."""
    first, _, rest = hyphenated.partition("-")
    return first, rest[:_FAMILY_CHARS]


def _openings(token: str) -> Iterator[str]:
    """Yield the beginnings of a hyphenated word that end before a hyphen."""
    at = token.find("-")
    while at > 0:
        yield token[:at]
        at = token.find("-", at + 1)


def _opening(left: str) -> str:
    """Return the word before a line-end hyphen with its own hyphens, without marks around it."""
    found = _LAST_CHAIN.search(left)
    return found[0].casefold() if found else ""


def _is_bound(site: Site) -> bool:
    """Say whether hyphen and line end stand inside one token of figures or technical marks."""
    return site.left[-1].isalnum() and site.right[0].isalnum()
