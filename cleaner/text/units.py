"""The pieces of a text that are in one language each, as far as marks and scripts can tell.

A unit is a line where its script tells all; else a sentence, a long quotation in one, or a script
run of one. Addresses, handles and tags are read as white space: they are in no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cleaner.tables.scripts import SCRIPT_RANGES, SHARED_SCRIPTS
from cleaner.text.lines import is_blank, lines
from cleaner.text.scripts import ScriptRun, script_runs
from cleaner.text.sentences import sentences

__all__ = ["Unit", "clauses", "units", "without_titles"]

# A capitalised word may be a name: its letters count this much.
_NAME_SHARE = 0.1
# A Han character says as much as this many letters, a Hangul syllable as this many.
_LETTERS = {"Hani": 3.0, "Kana": 1.5, "Hang": 2.0}
# Addresses, handles and tags; each alternative is bounded, so that no text can hang it.
_NO_WORDS = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+"
    r"|(?<!\w)[@#][A-Za-z0-9_]+|<[^<>\n]{1,80}>"
)
# A list of references names its titles in their own languages: "Rossi, M. (2010). La scienza ...".
_REFERENCE = re.compile(r"\W*(?:\d+\W+)?[^\W\d_][\w'\u2019-]+, (?:[^\W\d_]\.[ -]?)+")
# A short quotation may be a title.
_TITLES = re.compile(
    r"(?<![^\s(])[\"\u201c\u201e\u00ab]"
    r"[^\"\u201c\u201d\u201e\u00ab\u00bb\n]{1,40}[\"\u201c\u201d\u00bb](?!\w)"
)
# So many letters must be left for titles to be left out.
_LEFT_LETTERS = 20
# A clause with fewer letters is not read by itself.
_CLAUSE_LETTERS = 20
_CLAUSE_END = re.compile(r"[,;:\u060c\u061b](?=\s)\s*")
# A quotation as long as this may be in another language than the sentence around it.
_QUOTATION_CHARS = 24
_QUOTE = re.compile(
    r"(?:\u201c[^\u201c\u201d]{24,}\u201d?|\u00ab[^\u00ab\u00bb]{24,}\u00bb?"
    r"|\u201e[^\u201e\u201c\u201d]{24,}[\u201c\u201d]?|(?<![^\s(:])\"(?=\S)[^\"]{24,}\"?)"
)
_OPENERS = "\u201c\u201e\u2018\u00ab\u2039\u300c\u300e\u300a([{\uff08\u3010"
_CASED = ("Latn", "Cyrl", "Grek", "Armn")


@dataclass(frozen=True)
class Unit:
    """A piece of text in one script; `before` names the boundary that it stands behind."""

    start: int
    end: int
    text: str
    script: str
    weight: float
    """Its letters, less those that may belong to names."""
    before: str


def units(text: str) -> Iterator[Unit]:
    """Yield the units of a text in order; what has no letters is in none."""
    masked = _NO_WORDS.sub(lambda match: " " * len(match[0]), text)
    before = "paragraph"
    for line in lines(masked):
        runs = list(script_runs(masked, *line))
        if runs:
            for unit in _units_of_line(masked, line, runs):
                yield replace(unit, before=before) if before else unit
                before = ""
            before = "line"
        elif is_blank(masked, line):
            before = "paragraph"


def _units_of_line(text: str, line: tuple[int, int], runs: Sequence[ScriptRun]) -> Iterator[Unit]:
    """Yield the units of one line: whole where its script tells all, else piece by piece."""
    scripts = {_family(run.script) for run in runs}
    only = next(iter(scripts)) if len(scripts) == 1 else ""
    if only and only not in SHARED_SCRIPTS and only != "Hani":
        yield _unit(text, *line, only, "line")
        return
    if only and _REFERENCE.match(text, *line):
        yield replace(_unit(text, *line, only, "line"), weight=0.0)
        return
    for start, end in sentences(text, *line):
        before = "sentence"
        for begin, stop in _quotations(text, start, end):
            if only:
                pieces = [ScriptRun(begin, stop, only)]
            else:
                pieces = list(_joined(script_runs(text, begin, stop)))
            cuts = [begin, *(_opened(text, run.start) for run in pieces[1:]), stop]
            for number, run in enumerate(pieces):
                name = before if number == 0 else _boundary(text, run.start)
                yield _unit(text, cuts[number], cuts[number + 1], run.script, name)
            before = "quote"


def _family(script: str) -> str:
    """Return the script's name, with kana under Han: Japanese mixes them in every sentence."""
    return "Hani" if script == "Kana" else script


def _joined(runs: Iterator[ScriptRun]) -> Iterator[ScriptRun]:
    """Yield the runs with neighbours of one family made one."""
    held: ScriptRun | None = None
    for run in runs:
        family = _family(run.script)
        if held and held.script == family:
            held = ScriptRun(held.start, run.end, family)
            continue
        if held:
            yield held
        held = ScriptRun(run.start, run.end, family)
    if held:
        yield held


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts: a long quotation, and what stands before and behind it."""
    at = start
    if end - start > 2 * _QUOTATION_CHARS:
        for match in _QUOTE.finditer(text, start, end):
            for cut in (match.start(), match.end()):
                if cut - at >= _QUOTATION_CHARS // 2 and cut < end:
                    yield at, cut
                    at = cut
    yield at, end


def _unit(text: str, start: int, end: int, script: str, before: str) -> Unit:
    piece = text[start:end]
    return Unit(start, end, piece, script, _weight(piece, script), before)


def without_titles(unit: Unit) -> str:
    """Return the unit's text without titles, or all of it where little would be left.

    >>> text = 'He saw "La vita è bella" with Gina Lollobrigida at the weekend, they say.'
    >>> without_titles(Unit(0, len(text), text, "Latn", 50.0, "line"))
    'He saw   with Gina Lollobrigida at the weekend, they say.'
    """
    if unit.weight < _LEFT_LETTERS or not _TITLES.search(unit.text):
        return unit.text
    left = _TITLES.sub(" ", unit.text)
    return left if _weight(left, unit.script) >= _LEFT_LETTERS else unit.text


def _opened(text: str, start: int) -> int:
    """Return where the quotation marks and brackets begin that open right before `start`."""
    while text[start - 1] in _OPENERS or (
        text[start - 1].isspace() and text[start - 2] == "\u00ab"
    ):
        start -= 1
    return start


def _boundary(text: str, start: int) -> str:
    """Name the place inside a sentence where another script begins."""
    before = text[max(0, start - 3) : start].rstrip()[-1:]
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


def _weight(text: str, script: str) -> float:
    """Count the letters; in scripts with capitals, those of possible names count little."""
    words = _letters(script).findall(text)
    total = sum(map(len, words))
    if script not in _CASED:
        return _LETTERS.get(script, 1.0) * total
    small = sum(map(len, filter(str.islower, words)))
    if len(words) > 1 and words[1].islower() and not words[0].islower():
        small += len(words[0])
    return small + _NAME_SHARE * (total - small)


def clauses(unit: Unit) -> Iterator[Unit]:
    """Yield a long unit in parts that end at commas and colons."""
    start, before = 0, unit.before
    if unit.weight >= 2 * _CLAUSE_LETTERS:
        for match in _CLAUSE_END.finditer(unit.text):
            here = _unit(unit.text, start, match.end(), unit.script, before)
            rest = len(unit.text) - match.end()
            if here.weight >= _CLAUSE_LETTERS and rest >= _CLAUSE_LETTERS:
                yield replace(here, start=unit.start + start, end=unit.start + match.end())
                start, before = match.end(), "clause"
    last = _unit(unit.text, start, len(unit.text), unit.script, before)
    yield replace(last, start=unit.start + start, end=unit.end)
