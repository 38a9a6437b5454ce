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

from cleaner.filters.hyphenation.lines import Line, at_share

__all__ = ["Slack", "Unforced", "Wrapping", "wrapped_ends"]


@dataclass(frozen=True)
class Slack:
    """How far a full line may fall short of the width, counted with the next word put to it."""

    usual_chars: float = 1.0
    """Before a word that does not start with a small letter. A line end that falls short by so
    much, or more, nothing forced."""
    inside_chars: float = 4.0
    """Inside a sentence: there little else explains the line end."""
    inside_fill_share: float = 0.6
    """Inside a sentence, a line that fills more than this of the width is full in any case."""
    stop_chars: float = -1.0
    """Behind a full stop, where a paragraph may end: below 0, the next word must overshoot."""
    fragment_chars: int = 4
    """Where words are broken, a full line has no room for so much of the next word either."""
    indent_chars: int = 1
    """Behind a full stop, a line that is set further in than this starts a paragraph."""


@dataclass(frozen=True)
class Unforced:
    """Which share of line ends that nothing forced, in unfinished sentences, prose may have.

    Set on the development documents.
    """

    most_share: float = 0.15
    """Lines with more of them around are verse, a list or a table. Of the wrapped lines of the
    development documents 98 in 100 stand in windows below it."""
    most_share_in_all: float = 0.2
    """A whole document with more of them is not wrapped prose."""
    plain_share_in_all: float = 0.13
    """A document with fewer of them is plainly prose, and windows may hold more than elsewhere:
    a heading set over several lines, a ragged table of contents."""
    plain_ratio: float = 3.0
    """How many times as many they may hold there: notes set narrower than the text leave many."""
    running_on_share: float = 0.25
    """With a smaller share of line ends inside sentences each line is a paragraph of its own."""


@dataclass(frozen=True)
class Wrapping:
    """Which line ends are taken for those of a wrapping program and become a space."""

    least_width: int = 30
    """Lines of narrower columns stay: they are addresses and verse more often than prose."""
    most_width: int = 150
    """Longer lines are taken for whole paragraphs: no program wraps wider."""
    window_lines: int = 9
    """Lines looked at on each side."""
    few_lines: int = 5
    """Where fewer lines stand around, the widest tells the width that they are set to."""
    width_share: float = 0.85
    """Where more do, one tells it that is wider than this share of them: a few may stick out."""
    most_code_share: float = 0.4
    """A text with a larger share of code and table rows among its lines is left alone."""
    broken_share: float = 0.03
    """Words are broken at line ends at all where more of the lines than this end in a hyphen."""
    blank_lines_an_end: int = 3
    """Where blank lines end more than so many paragraphs for one that seems to end without, they
    end them all, and a line end behind a full stop is judged as any other."""
    slack: Slack = Slack()
    unforced: Unforced = Unforced()


_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uff00-\uff65]")
_DASH_START = re.compile(r"[-–—]\s")
_DASH_END = re.compile(r"\w (?:--|—|–)$")
_SPEECH = re.compile(r"[«“„—–]|-\s?\w")
_TWO_WORDS = re.compile(r"[^\W\d_a-z]\w* \w+ ")
_LONG_WORD = re.compile(r"[^\W\d_a-z]\w{4,} ")
_HYPHENS = "-\u00ad\u2010"


def wrapped_ends(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[int]:
    """Yield the index of each line whose end a wrapping program made."""
    if not any(first.text and second.text for first, second in pairwise(lines)):
        return
    filled = [line for line in lines if line.text]
    if sum(line.is_code for line in filled) > wrapping.most_code_share * len(filled):
        return
    broken = sum(line.text[-1] in _HYPHENS for line in filled)
    breaks_words = broken > wrapping.broken_share * len(filled)
    ends = _Ends(lines, wrapping, breaks_words, wrapping.slack.stop_chars)
    gaps = ends.gaps()
    known = [gap for gap in gaps if gap is not None]
    borders = sum(not two.text and bool(one.text) for one, two in pairwise(lines))
    if borders > wrapping.blank_lines_an_end * sum(gap.is_end for gap in known):
        gaps = replace(ends, stop_chars=wrapping.slack.usual_chars).gaps()
    limits, odd = wrapping.unforced, sum(gap.is_odd for gap in known)
    if odd > limits.most_share_in_all * len(known):
        return
    plain = odd < limits.plain_share_in_all * len(known)
    most_share = limits.most_share * (limits.plain_ratio if plain else 1)
    for index, gap in enumerate(gaps):
        if gap is not None and gap.is_wrapped:
            around = gaps[max(0, index - wrapping.window_lines) : index + wrapping.window_lines + 1]
            if _is_prose(around, limits.running_on_share, most_share):
                yield index


@dataclass(frozen=True)
class _Gap:
    """One line end between two lines of text."""

    is_wrapped: bool
    is_odd: bool
    """Nothing forced it, and the sentence is unfinished."""
    runs_on: bool = False
    is_end: bool = False
    """A sentence ends here, and nothing forced the line end: a paragraph does too."""


@dataclass(frozen=True)
class _Ends:
    """The line ends of one document, with what the document shows of the way it was set."""

    lines: Sequence[Line]
    wrapping: Wrapping
    breaks_words: bool
    """A full line has no room for a part of the next word either."""
    stop_chars: float
    """The slack behind a full stop: that of the settings, or the usual one where blank lines end
    all paragraphs."""

    def gaps(self) -> list[_Gap | None]:
        """Return each line end; None where it is no line end between two lines of text."""
        return [self._gap(index) for index in range(len(self.lines) - 1)]

    def _gap(self, index: int) -> _Gap | None:
        line, following = self.lines[index], self.lines[index + 1]
        if not line.text or not following.text or following.opens_page:
            return None
        if _UNSPACED.match(line.text[-1]) or _UNSPACED.match(following.text[0]):
            return None
        is_item = following.is_item and not _goes_on(line, following)
        is_item = is_item or _repeats(line, following)
        if line.is_code and following.is_code:
            return None
        if line.is_code or following.is_code or is_item:
            return _Gap(False, False)
        if following.starts_lower and _DASH_END.search(line.text):
            return _Gap(True, False, True)
        width = self._width(index)
        if width > self.wrapping.most_width:
            return _Gap(False, False)
        first = len(following.text.partition(" ")[0])
        over = line.width + 1 + first - width
        slack = self.wrapping.slack
        unforced = over <= -slack.usual_chars
        if not self.wrapping.least_width <= width <= self.wrapping.most_width:
            return _Gap(False, unforced)
        if line.ends_sentence:
            if self.breaks_words:
                over -= max(0, first - slack.fragment_chars)
            wrapped = over > -self.stop_chars and not _opens(line, following, slack)
            return _Gap(wrapped, False, False, over <= -slack.usual_chars)
        inside = following.starts_in_sentence
        if following.starts_lower:
            full = line.width > slack.inside_fill_share * width
            wrapped = over > -slack.inside_chars or full
        else:
            wrapped = not unforced
        return _Gap(wrapped, unforced and (inside or line.text[-1] in ",;"), inside)

    def _width(self, index: int) -> float:
        """Return the width that the lines around are set to: nearly the widest of them."""
        wrapping = self.wrapping
        window = wrapping.window_lines
        around = self.lines[max(0, index - window) : index + window + 2]
        widths = sorted(line.width for line in around if line.text and not line.is_code)
        if not widths:
            return 0.0
        if widths[-1] > wrapping.most_width:
            return widths[-1]  # a paragraph in one line: there is no width
        few = len(widths) < wrapping.few_lines
        return widths[-1] if few else at_share(widths, wrapping.width_share)


def _opens(line: Line, following: Line, slack: Slack) -> bool:
    """Say whether a line behind a full stop opens a paragraph by its indent, or as speech."""
    if following.indent > line.indent + slack.indent_chars or line.text[-1] == ":":
        return True
    return _SPEECH.match(following.text) is not None


def _repeats(line: Line, following: Line) -> bool:
    """Say whether both lines open with the same words, as items whose marks are lost do."""
    patterns = (_TWO_WORDS,) if line.ends_sentence else (_TWO_WORDS, _LONG_WORD)
    openings = (pattern.match(line.text) for pattern in patterns)
    return any(one is not None and following.text.startswith(one[0]) for one in openings)


def _goes_on(line: Line, following: Line) -> bool:
    """Say whether what looks like a list item is a dash, or an initial, inside a sentence."""
    if line.ends_sentence or line.is_item:
        return False
    dash = _DASH_START.match(following.text) is not None
    return dash and following.text.lstrip("-–— ")[:1].islower()


def _is_prose(around: Sequence[_Gap | None], running_on_share: float, most_share: float) -> bool:
    """Say whether the line ends around are those of wrapped prose."""
    known = [gap for gap in around if gap is not None]
    if sum(gap.runs_on for gap in known) < running_on_share * len(known):
        return False
    return sum(gap.is_odd for gap in known) <= most_share * len(known)
