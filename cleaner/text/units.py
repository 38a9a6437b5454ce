"""The pieces of a text that are in one language each, as far as marks and scripts can tell.

A unit is a line where its script tells all; else a sentence, a long quotation in one, or a script
run of one. Addresses, handles and tags are read as white space: they are in no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleaner.tables.scripts import SCRIPT_RANGES, SHARED_SCRIPTS
from cleaner.text.lines import is_blank, lines
from cleaner.text.scripts import SCRIPT_OF_SIGN, SCRIPT_SIGNS, runs_of_signs, script_signs
from cleaner.text.sentences import Stops, sentences_of_line

__all__ = ["Pieces", "Unit", "clauses", "units", "without_titles"]

# A list of references names its titles in their own languages: "Rossi, M. (2010). La scienza ...".
_REFERENCE = re.compile(r"\W*(?:\d+\W+)?[^\W\d_][\w'\u2019-]+, (?:[^\W\d_]\.[ -]?)+")
_CLAUSE_END = re.compile(r"[,;:\u060c\u061b](?=\s)\s*")
_OPENERS = "\u201c\u201e\u2018\u00ab\u2039\u300c\u300e\u300a([{\uff08\u3010"
_GLOSS_CLOSERS = (")", "]", "}", "\uff09", "\u3011")
_BEHIND_GLOSS = " \t\u00a0,;:.!?\"'\u2019\u201d\u3001\u3002\uff0c\uff1b\uff1a"
# Every address, handle and tag has one of these.
_WORDLESS_SIGNS = ("@", "#", "<", "://", "www.")
_CASED = ("Latn", "Cyrl", "Grek", "Armn")


@dataclass(frozen=True)
class Pieces:
    """Where a text may be cut into pieces of one language each, and what their letters weigh."""

    name_share: float = 0.1
    """A capitalised word may be a name: each of its letters counts as this much of one."""
    han_letters: float = 3.0
    """A Han character says as much as so many letters, here and where the letters of a section are
    counted."""
    hangul_letters: float = 2.0
    """A Hangul syllable says as much as so many letters."""
    tag_chars: int = 80
    """What stands between "<" and ">" is read as white space, up to this length. The bound also
    keeps the search short in a text of many "<"."""
    title_chars: int = 40
    """A quotation no longer than this may be a title, and is not shown to a detector."""
    left_letters: int = 20
    """It is shown all the same where fewer letters than this would be left of the piece."""
    quotation_chars: int = 24
    """A quotation as long as this may be in another language than the sentence around it."""
    quoting_chars: int = 48
    """A sentence no longer than this, twice a quotation, is not cut at its quotation marks."""
    beside_chars: int = 12
    """A cut at a quotation mark leaves so many characters before it, or is not made."""
    clause_letters: int = 20
    """A clause with fewer letters is not read by itself, and a piece with less than twice as many
    is not cut into clauses."""
    clause_rest_chars: int = 20
    """Nor is a clause cut off where less than this follows in the piece."""
    gloss_letters: float = 8.0
    """What stands in brackets inside a sentence, in another script, counts as so many letters at
    most: less than a change of language costs there, so that a long gloss never takes its
    sentence along."""
    mark_chars: int = 3
    """The bracket, quotation mark or comma before a change of script is looked for in so many
    characters."""
    stops: Stops = Stops()

    @cached_property
    def wordless(self) -> re.Pattern[str]:
        """Addresses, handles and tags; each alternative is bounded, so that no text can hang it.

        64 is what the standard of mail allows before the "@".
        """
        return re.compile(
            r"(?:https?://|www\.)[!-~]+|(?<![\w.%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+"
            r"|(?<!\w)[@#][A-Za-z0-9_]+"
            rf"|<(?!>)[^<>\n]{{0,{self.tag_chars}}}>"
        )

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """Short quotations."""
        return re.compile(
            r"[\"\u201c\u201e\u00ab](?<![^\s(].)(?![\"\u201c\u201d\u00bb])"
            rf"[^\"\u201c\u201d\u201e\u00ab\u00bb\n]{{0,{self.title_chars}}}"
            r"[\"\u201c\u201d\u00bb](?!\w)"
        )

    @cached_property
    def quotations(self) -> re.Pattern[str]:
        """Long quotations; the last one of a sentence may lack its closing mark."""
        long = f"{{{self.quotation_chars},}}"
        return re.compile(
            rf"[\u201c\u00ab\u201e\"](?:(?<=\u201c)[^\u201c\u201d]{long}\u201d?"
            rf"|(?<=\u00ab)[^\u00ab\u00bb]{long}\u00bb?"
            rf"|(?<=\u201e)[^\u201e\u201c\u201d]{long}[\u201c\u201d]?"
            rf"|(?<=\")(?<![^\s(:].)(?=\S)[^\"]{long}\"?)"
        )

    def weight(self, text: str, script: str) -> float:
        """Count the letters; in scripts with capitals, those of possible names count little."""
        words = _letters(script).findall(text)
        total = sum(map(len, words))
        if script not in _CASED:
            return self.weight_of(total, script)
        small = sum(map(len, filter(str.islower, words)))
        if len(words) > 1 and words[1].islower() and not words[0].islower():
            small += len(words[0])
        return small + self.name_share * (total - small)

    def weight_of(self, letters: int, script: str) -> float:
        """Return what so many letters weigh in a script without capitals."""
        if script == "Hani":
            return self.han_letters * letters
        return self.hangul_letters * letters if script == "Hang" else float(letters)


_USUAL = Pieces()


class Unit(NamedTuple):
    """A piece of text in one script; `before` names the boundary that it stands behind."""

    start: int
    end: int
    text: str
    script: str
    weight: float
    """Its letters, less those that may belong to names."""
    before: str


def units(text: str, pieces: Pieces = _USUAL) -> Iterator[Unit]:
    """Yield the units of a text in order; what has no letters is in none."""
    masked = text
    if any(sign in text for sign in _WORDLESS_SIGNS):
        masked = pieces.wordless.sub(lambda match: " " * len(match[0]), text)
    # Japanese mixes kana and Han in every sentence, so they count as one script.
    signs = script_signs(masked).replace(SCRIPT_SIGNS["Kana"], SCRIPT_SIGNS["Hani"])
    cutter = _Cutter(masked, signs, pieces)
    before = "paragraph"
    for line in lines(masked):
        scripts = signs[slice(*line)].strip()
        if scripts:
            is_one = not scripts.strip(f"{scripts[0]} ")
            for unit in cutter.units_of_line(line, SCRIPT_OF_SIGN[scripts[0]] if is_one else ""):
                yield unit._replace(before=before) if before else unit
                before = ""
            before = "line"
        elif is_blank(masked, line):
            before = "paragraph"


def clauses(unit: Unit, pieces: Pieces = _USUAL) -> Iterator[Unit]:
    """Yield a long unit in parts that end at commas and colons."""
    text, start, before = unit.text, 0, unit.before

    def part(end: int) -> Unit:
        piece = text[start:end]
        weight = pieces.weight(piece, unit.script)
        return Unit(unit.start + start, unit.start + end, piece, unit.script, weight, before)

    if unit.weight >= 2 * pieces.clause_letters:
        for match in _CLAUSE_END.finditer(text):
            here = part(match.end())
            rest = len(text) - match.end()
            if here.weight >= pieces.clause_letters and rest >= pieces.clause_rest_chars:
                yield here
                start, before = match.end(), "clause"
    yield part(len(text)) if start else unit


def without_titles(unit: Unit, pieces: Pieces = _USUAL) -> str:
    """Return the unit's text without titles, or all of it where little would be left.

    >>> text = 'He saw "La vita è bella" with Gina Lollobrigida at the weekend, they say.'
    >>> without_titles(Unit(0, len(text), text, "Latn", 50.0, "line"))
    'He saw   with Gina Lollobrigida at the weekend, they say.'
    """
    if unit.weight < pieces.left_letters or not pieces.titles.search(unit.text):
        return unit.text
    left = pieces.titles.sub(" ", unit.text)
    return left if pieces.weight(left, unit.script) >= pieces.left_letters else unit.text


class _Cutter(NamedTuple):
    """A text, and the settings by which it is cut."""

    text: str
    signs: str
    """The scripts of its characters."""
    pieces: Pieces

    def units_of_line(self, line: tuple[int, int], only: str) -> Iterator[Unit]:
        """Yield the units of one line: whole where its script tells all, else piece by piece.

        `only` is the script of the whole line, "" where there are several.
        """
        text = self.text
        if only and only not in SHARED_SCRIPTS and only != "Hani":
            yield self.unit(*line, only, "line")
            return
        if only and _REFERENCE.match(text, *line):
            yield self.unit(*line, only, "line")._replace(weight=0.0)
            return
        for start, end in sentences_of_line(text, *line, self.pieces.stops):
            before = "sentence"
            for begin, stop in self.parts(start, end):
                if only:
                    yield self.unit(begin, stop, only, before)
                else:
                    yield from self.units_of_part(begin, stop, before)
                before = "quote"

    def units_of_part(self, start: int, end: int, before: str) -> Iterator[Unit]:
        """Yield the script runs of a sentence, or part of one, as units."""
        runs = list(runs_of_signs(self.signs, start, end))
        cuts = [start, *(self.opened(run.start) for run in runs[1:]), end]
        for number, run in enumerate(runs):
            name = before if number == 0 else self.boundary(run.start)
            unit = self.unit(cuts[number], cuts[number + 1], run.script, name)
            yield self.as_gloss(unit) if name == "gloss" else unit

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a sentence in parts: a long quotation, and what stands before and behind it."""
        at = start
        if end - start > self.pieces.quoting_chars:
            for match in self.pieces.quotations.finditer(self.text, start, end):
                for cut in (match.start(), match.end()):
                    if cut - at >= self.pieces.beside_chars and cut < end:
                        yield at, cut
                        at = cut
        yield at, end

    def unit(self, start: int, end: int, script: str, before: str) -> Unit:
        """Return a stretch of the text as a unit."""
        piece = self.text[start:end]
        if script in _CASED:
            weight = self.pieces.weight(piece, script)
        else:
            letters = self.signs.count(SCRIPT_SIGNS[script], start, end)
            weight = self.pieces.weight_of(letters, script)
        return Unit(start, end, piece, script, weight, before)

    def as_gloss(self, unit: Unit) -> Unit:
        """Return a unit that opens with a bracket; one that closes it too weighs little."""
        if not unit.text.rstrip(_BEHIND_GLOSS).endswith(_GLOSS_CLOSERS):
            return unit
        return unit._replace(weight=min(unit.weight, self.pieces.gloss_letters))

    def opened(self, start: int) -> int:
        """Return where the quotation marks and brackets begin that open right before `start`."""
        text = self.text
        while text[start - 1] in _OPENERS or (
            text[start - 1].isspace() and text[start - 2] == "\u00ab"
        ):
            start -= 1
        return start

    def boundary(self, start: int) -> str:
        """Name the place inside a sentence where another script begins."""
        before = self.text[max(0, start - self.pieces.mark_chars) : start].rstrip()[-1:] or " "
        if before in "([{（【":
            return "gloss"
        if before in '"“”«»„‘「『:：—–|/·':
            return "quote"
        return "clause" if before in ",،、，;；.。!?" else "inside"


@lru_cache(maxsize=64)
def _letters(script: str) -> re.Pattern[str]:
    """Return the pattern of one letter of the script."""
    ranges = SCRIPT_RANGES[script] + (SCRIPT_RANGES["Kana"] if script == "Hani" else "")
    return re.compile(f"[{ranges}]+")
