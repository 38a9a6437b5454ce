"""Find the line ends that a wrapping program made, and leave those that the writer made.

A wrapping program ends a line because the next word would not have fitted. So a line end is
wrapping where the next word would have overshot the width of the lines around it, and writing
where it would have fitted. Verse, lists, addresses and code betray themselves by line ends that
nothing forced and no full stop explains; they are judged in a window, never line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Line", "Wrapping", "lines_of", "wrapped_ends"]


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


@dataclass(frozen=True)
class Wrapping:
    """Thresholds for wrapped lines, set on the development documents."""

    least_width: int = 30
    """Narrower columns are addresses and verse more often than prose."""
    most_width: int = 150
    """No program wraps wider; longer lines are paragraphs already."""
    slack: float = 1.0
    """How many characters short of the width a full line may still be."""
    slack_inside: float = 4.0
    """The same where no sentence ends: there little else explains the line end."""
    slack_stop: float = -1.0
    """The same behind a full stop: there a paragraph may end."""
    breaks_words: bool = False
    """The document breaks words: a full line has no room for a part of the next word either."""
    window: int = 9
    """Lines looked at on each side."""
    least_running_on: float = 0.25
    """Share of line ends inside sentences, below which each line is a paragraph of its own."""
    most_unforced: float = 0.15
    """Share of unforced, unfinished line ends from which lines are not wrapped prose.

    Of the wrapped lines of the development documents 98 in 100 stand in windows below it.
    """
    most_unforced_in_all: float = 0.2
    """The same share from which a whole document is not."""
    least_unforced_in_all: float = 0.08
    """The same share below which a document is plainly prose, and windows may hold twice as much:
    a heading set over several lines, a ragged table of contents."""


_SENTENCE_END = re.compile(r"[.!?:…。]['\"’”»›)\]*_]*$|^[\W\d_]*$")
_FIRST_LETTER = re.compile(r"['\"‘’“”„«»‹›(\[¿¡]*[^\W\d_]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uff00-\uff65]")
_DASH_START = re.compile(r"[-–—]\s")
_DASH_END = re.compile(r"\w (?:--|—|–)$")
_SPEECH = re.compile(r"[«“„—–]|-\s?\w")
_ITEM = re.compile(r"[•◦▪‣·●○■□►–—*+]\s|-\s|—|–|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|\|")
_CODE = re.compile(
    "|".join(
        (
            r"[{}]$|[)\]\"'];$|^\w[\w.]* \w+;$|\\$",  # ends of statements
            r"^[$#>%]\s|^@\w|^//|^/\*|^-- |\s#\s|^[)\]}]",  # prompts, comments, closing brackets
            r"^(?:def|class|import|from|return|if|for|while|else)\b.*[:)]$",
            r"^(?:cd|git|npm|npx|pip|sudo|docker|apt|curl|mkdir|export) \S+$",
            r"^[A-Z]{4,} (?:TABLE|INTO|INDEX|FROM|VIEW)\b",
            r'^"[^"]+":',  # keys of JSON
            r"[=!<>+-]=|->|=>|::|\w\(\)|\(\w*\)[;:]?$|^\w+\s*=\s*\S|\w\[\w+\]|--\w+=",
            r"^[+-]{3} |^[-+*|] .*\||^\.\. |</?\w+>|^\w+:$",  # diffs, tables, markup, keys
            r"^(?:\d+\s)?[\w./-]+/[\w./-]+$",  # a path alone
        )
    )
)
_CODE_MARKS = re.compile(r"[{}<>=_$\\|~^#@\[\]/;]")
_CODE_MARK_RATIO = 0.08  # brackets, slashes and the like, of all characters
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_LINE_END = re.compile(r"[\n\f]")
_BLANKS = re.compile(r" +")
# Where blank lines end so many paragraphs for one that seems to end without, they end them all.
_BLANK_LINES_AN_END = 3
_HYPHENS = "-\u00ad\u2010"
_BROKEN_RATIO = 0.03  # of the lines end in a hyphen where words are broken at all
_LEAST_FRAGMENT_CHARS = 4
_LEAST_FILL = 0.6  # of the width, where a sentence runs on behind the line end
_EVEN_LINES = 8  # fewer lines do not show what they are even in
_NARROW = re.compile(r"[ijltfrI1.,;:'’‘!|()\[\]‐-]")
_WIDE = re.compile(r"[mwMWA-HJ-Z@%—…ЖМШЩЮжмшщюы]")

# In a proportional face narrow letters take about half of the mean, wide ones half as much again
# (from the metrics of the usual book faces).
_LETTER_SHARE = 0.45


def lines_of(text: str) -> list[Line]:
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
                _is_code(body),
                _ITEM.match(body) is not None,
                at > 0 and text[at - 1] == "\f",
            )
        )
        at += len(raw) + 1
    return _set_widths(found)


def _set_widths(lines: list[Line]) -> list[Line]:
    """Return the lines with widths as the letters take them, if that makes full lines even.

    Text wrapped by counting characters is even in characters; typeset text is even in the widths
    of its letters, and so is text extracted from it.
    """
    filled = [line for line in lines if line.text and not line.is_code]
    if len(filled) < _EVEN_LINES:
        return lines
    proportional = {line.start: _proportional_width(line) for line in filled}
    counted = _unevenness(sorted(line.width for line in filled))
    if _unevenness(sorted(proportional.values())) >= counted:
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
    return line.width + _LETTER_SHARE * (wide - narrow)


def _unevenness(widths: Sequence[float]) -> float:
    """Return how far the widths of full lines lie apart, relative to their middle."""
    low, middle, high = (widths[int(share * (len(widths) - 1))] for share in (0.5, 0.7, 0.9))
    return (high - low) / middle if middle else 0.0


def _is_code(body: str) -> bool:
    """Say whether a line looks like program text or a table row rather than prose."""
    if not body:
        return False
    if _CODE.search(body) or len(_CODE_MARKS.findall(body)) > _CODE_MARK_RATIO * len(body):
        return True
    columns = len(_COLUMNS.findall(body))
    return columns > 0 and columns < 0.5 * body.count(" ") / 3


def wrapped_ends(lines: Sequence[Line], settings: Wrapping) -> Iterator[int]:
    """Yield the index of each line whose end a wrapping program made."""
    if not any(first.text and second.text for first, second in pairwise(lines)):
        return
    filled = [line for line in lines if line.text]
    if sum(line.is_code for line in filled) > 0.4 * len(filled):
        return
    broken = sum(line.text[-1] in _HYPHENS for line in filled)
    if broken > _BROKEN_RATIO * len(filled):
        settings = replace(settings, breaks_words=True)
    gaps = [_gap(lines, index, settings) for index in range(len(lines) - 1)]
    known = [gap for gap in gaps if gap is not None]
    borders = sum(not two.text and bool(one.text) for one, two in pairwise(lines))
    if borders > _BLANK_LINES_AN_END * sum(gap.is_end for gap in known):
        settings = replace(settings, slack_stop=settings.slack)
        gaps = [_gap(lines, index, settings) for index in range(len(lines) - 1)]
    odd = sum(gap.is_odd for gap in known)
    if odd > settings.most_unforced_in_all * len(known):
        return
    if odd < settings.least_unforced_in_all * len(known):
        settings = replace(settings, most_unforced=2 * settings.most_unforced)
    for index, gap in enumerate(gaps):
        if gap is not None and gap.is_wrapped and _prose(gaps, index, settings):
            yield index


@dataclass(frozen=True)
class _Gap:
    """One line end between two lines of text."""

    is_forced: bool
    is_wrapped: bool
    is_odd: bool
    runs_on: bool = False
    is_end: bool = False
    """A sentence ends here, and nothing forced the line end: a paragraph does too."""


def _gap(lines: Sequence[Line], index: int, settings: Wrapping) -> _Gap | None:
    line, following = lines[index], lines[index + 1]
    if not line.text or not following.text or following.opens_page:
        return None
    if _UNSPACED.match(line.text[-1]) or _UNSPACED.match(following.text[0]):
        return None
    width = _local_width(lines, index, settings)
    runs_on = not line.ends_sentence and following.starts_in_sentence
    first = len(following.text.partition(" ")[0])
    over = line.width + 1 + first - width
    lower, stop = following.starts_lower, line.ends_sentence
    if line.is_code or following.is_code or (following.is_item and not _goes_on(line, following)):
        return _Gap(over > 0, False, False)
    if lower and _DASH_END.search(line.text):
        return _Gap(True, True, False, True)
    odd = (
        over <= -settings.slack
        and not stop
        and (following.starts_in_sentence or line.text[-1] in ",;")
    )
    if not settings.least_width <= width <= settings.most_width:
        return _Gap(over > 0, False, over <= -settings.slack)
    if not stop and lower:
        wrapped = over > -settings.slack_inside or line.width > _LEAST_FILL * width
    elif not stop:
        wrapped = over > -settings.slack
    else:
        indented = following.indent > line.indent + 1
        speech = _SPEECH.match(following.text) is not None or line.text[-1] == ":"
        if settings.breaks_words:
            over -= max(0, first - _LEAST_FRAGMENT_CHARS)
        wrapped = over > -settings.slack_stop and not indented and not speech
    return _Gap(over > -settings.slack, wrapped, odd, runs_on, stop and over <= -settings.slack)


def _goes_on(line: Line, following: Line) -> bool:
    """Say whether what looks like a list item is a dash, or an initial, inside a sentence."""
    if line.ends_sentence or line.is_item:
        return False
    dash = _DASH_START.match(following.text) is not None
    return dash and following.text.lstrip("-–— ")[:1].islower()


def _local_width(lines: Sequence[Line], index: int, settings: Wrapping) -> float:
    """Return the width that the lines around are set to: nearly the widest of them."""
    around = lines[max(0, index - settings.window) : index + settings.window + 2]
    widths = sorted(line.width for line in around if line.text and not line.is_code)
    if not widths:
        return 0.0
    return widths[-1] if len(widths) < 5 else widths[int(0.85 * (len(widths) - 1))]


def _prose(gaps: Sequence[_Gap | None], index: int, settings: Wrapping) -> bool:
    """Say whether the line ends around are those of wrapped prose."""
    around = [
        gap
        for gap in gaps[max(0, index - settings.window) : index + settings.window + 1]
        if gap is not None
    ]
    if sum(gap.runs_on for gap in around) < settings.least_running_on * len(around):
        return False
    odd = sum(gap.is_odd for gap in around)
    return odd <= settings.most_unforced * len(around)
