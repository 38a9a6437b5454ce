"""Find the line ends that follow a hyphen and may stand inside a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Site", "sites"]

# A word, its hyphen, the line end with blanks around it, and the rest of the word. Between the
# two may lie the furniture of a page border, which the filter cuts out beforehand.
_BREAK = re.compile(
    r"(?P<left>\S*[^\s\u00ad\u2010\u2011-])"
    r"(?P<mark>-?[\u00ad\u2010\u2011-])"
    r"(?P<gap>[ \t\r]*\n[ \t\r]*(?:\n[ \t]*)?)"
    r"(?P<right>\w[^\s]*)"
)
_FIRST_PART = re.compile(r"[^\W\d_]+")
_LAST_PART = re.compile(r"[^\W\d_]+$")


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
        match = _BREAK.match(text, word)
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
