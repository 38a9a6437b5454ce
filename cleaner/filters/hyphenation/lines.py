"""Read the lines of a text: where each stands, how wide it is set, and whether it is code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cleaner.tables.letter_widths import NARROW_LETTERS, WIDE_LETTERS, WIDTH_STEP

__all__ = ["Evenness", "Layout", "Line", "at_share", "lines_of"]


@dataclass(frozen=True)
class Evenness:
    """How even the full lines of a document are: how far their widths lie apart.

    Widths are counted in characters, or as the letters take them where that is evener: text that
    a program wrapped is even in characters, typeset text in the widths of its letters.
    """

    least_lines: int = 8
    """Fewer lines do not show what they are even in."""
    low_share: float = 0.5
    """The share of the lines that is narrower than the full ones."""
    middle_share: float = 0.7
    """The share that is narrower than the full line in the middle."""
    high_share: float = 0.9
    """The share that is narrower than the widest full line; the few beyond stick out."""

    def spread(self, widths: Sequence[float]) -> float:
        """Return how far the widths of full lines lie apart, relative to their middle."""
        ordered = sorted(widths)
        shares = (self.low_share, self.middle_share, self.high_share)
        low, middle, high = (at_share(ordered, share) for share in shares)
        return (high - low) / middle if middle else 0.0


@dataclass(frozen=True)
class Layout:
    """What a line is by its looks: prose, an item of a list, code, or a row of a table."""

    code_mark_share: float = 0.08
    """A line with a larger share of brackets, slashes and the like is code."""
    column_gap_blanks: int = 3
    """So many blanks, or a tab, between two words part the columns of a table."""
    blanks_a_gap: int = 6
    """A line with such gaps, and more than so many blanks for each of them, is a row of a table."""
    item_digits: int = 3
    """A longer number at the start of a line is a year rather than the number of an item."""
    evenness: Evenness = Evenness()

    def is_code(self, body: str) -> bool:
        """Say whether a line looks like program text or a table row rather than prose."""
        if not body:
            return False
        marks = self.code_mark_share * len(body)
        if _CODE_START.match(body) or _DIGEST.search(body):
            return True
        if _CODE_SIGN.search(body) and _CODE_INSIDE.search(body):
            return True
        if len(_CODE_MARKS.findall(body)) > marks:
            return True
        gaps = len(self.column_gap.findall(body))
        return 0 < gaps * self.blanks_a_gap < body.count(" ")

    def is_item(self, body: str) -> bool:
        """Say whether a line opens an item of a list."""
        opening = _ITEM.match(body)
        return opening is not None and len(opening["number"] or "") <= self.item_digits

    @cached_property
    def column_gap(self) -> re.Pattern[str]:
        """What parts two columns."""
        return re.compile(rf"\S(?: {{{self.column_gap_blanks},}}|\t)\S")


@dataclass(frozen=True)
class Line:
    """One line: where its letters start and end, and how wide it is set."""

    start: int
    end: int
    text: str
    indent: int
    width: float
    is_code: bool
    is_item: bool
    opens_page: bool
    """A form feed stands before it."""

    @property
    def ends_sentence(self) -> bool:
        """Say whether the line ends as a sentence or a title line does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def starts_in_sentence(self) -> bool:
        """Say whether its first letter is no capital, in scripts that have them or not."""
        first = _FIRST_LETTER.match(self.text)
        return first is not None and not first[0][-1].isupper()

    @property
    def starts_lower(self) -> bool:
        """Say whether its first letter is a small one."""
        first = _FIRST_LETTER.match(self.text)
        return first is not None and first[0][-1].islower()


_SENTENCE_END = re.compile(r"[.!?:…。]['\"’”»›)\]*_]*$|^[\W\d_]*$")
_FIRST_LETTER = re.compile(r"['\"‘’“”„«»‹›(\[¿¡]*[^\W\d_]")
_ITEM = re.compile(r"[•◦▪‣·●○■□►–—*+]\s|-\s|—|–|\(?(?P<number>\d+)[.)]\s|\(?[a-zA-Z][.)]\s|\|")
_CODE_START = re.compile(
    "|".join(
        (
            r"[$#>%]\s|@\w|//|/\*|-- |[)\]}]",  # prompts, comments, closing brackets
            r"(?:def|class|import|from|return|if|for|while|else)\b.*[:)]$",
            r"(?:cd|git|npm|npx|pip|sudo|docker|apt|curl|mkdir|export) \S+$",
            r"[A-Z]{4,} (?:TABLE|INTO|INDEX|FROM|VIEW)\b",
            r'"[^"]+":',  # keys of JSON
            r"\w[\w.]* \w+;$|\w+\s*=\s*\S|\w+:$",  # statements, keys
            r"[+-]{3} |[-+*|] .*\||\.\. ",  # diffs, tables, markup
            r"(?:\d+\s)?[\w./-]+/[\w./-]+$",  # a path alone
        )
    )
)
_CODE_SIGN = re.compile(r"[{}\\;#=<>:(\[]")  # each of the next has one
_CODE_INSIDE = re.compile(
    "|".join(
        (
            r"[{}]$|[)\]\"'];$|\\$|\s#\s",  # ends of statements, comments
            r"[=!<>+-]=|->|=>|::|\w\(\)|\(\w*\)[;:]?$|\w\[\w+\]|--\w+=",
            r"</?\w+>",
        )
    )
)
_DIGEST = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{32,}\b")
_CODE_MARKS = re.compile(r"[{}<>=_$\\|~^#@\[\]/;]")
_LINE_END = re.compile(r"[\n\f]")
_BLANKS = re.compile(r" +")
_NARROW = re.compile(f"[{re.escape(NARROW_LETTERS)}]")
_WIDE = re.compile(f"[{re.escape(WIDE_LETTERS)}]")


def at_share(ordered: Sequence[float], share: float) -> float:
    """Return the number that stands behind this share of the others.

    >>> at_share([10, 20, 30, 40, 50], 0.5)
    30
    """
    last = len(ordered) - 1
    return ordered[min(last, int(share * last))]


def lines_of(text: str, layout: Layout) -> list[Line]:
    """Return all lines; a form feed ends a line as a line feed does."""
    found: list[Line] = []
    at = 0
    for raw in _LINE_END.split(text):
        body = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if body else 0
        start = at + indent
        found.append(
            Line(
                start,
                start + len(body),
                body,
                indent,
                float(len(_BLANKS.sub(" ", body))) if body else 0.0,
                layout.is_code(body),
                layout.is_item(body),
                at > 0 and text[at - 1] == "\f",
            )
        )
        at += len(raw) + 1
    return _set_widths(found, layout.evenness)


def _set_widths(lines: list[Line], evenness: Evenness) -> list[Line]:
    """Return the lines with widths as the letters take them, if that makes full lines evener."""
    filled = [line for line in lines if line.text and not line.is_code]
    if len(filled) < max(1, evenness.least_lines):
        return lines
    proportional = {line.start: _proportional_width(line) for line in filled}
    counted = evenness.spread([line.width for line in filled])
    if evenness.spread(list(proportional.values())) >= counted:
        return lines
    return [
        replace(line, width=proportional[line.start])
        if line.start in proportional and line.text
        else line
        for line in lines
    ]


def _proportional_width(line: Line) -> float:
    narrow = len(_NARROW.findall(line.text))
    wide = len(_WIDE.findall(line.text))
    return line.width + WIDTH_STEP * (wide - narrow)
