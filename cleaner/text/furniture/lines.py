"""The lines of a text as furniture is looked for in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

# Kana go with Han: a Japanese line mixes them. What is in none of these is "other".
_SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "east-asian": re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    "hangul": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
}
# One character of these says about as much as two letters of an alphabet.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?。！？…؟।][\"'”’»)\]）」』]*$")

TIME_STAMP = re.compile(
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]{0,2}(?:\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d[ ,]{0,2}(?:\d{1,2}:\d\d)?|\d{1,2}:\d\d(?::\d\d)?)"
)

# A line as wide as this that ends like a sentence is one. Menus and headlines rarely are both.
SENTENCE_WIDTH = 40


@dataclass(frozen=True)
class Line:
    """A line that is not blank: `start` to `end` with its line end, and its bare text."""

    start: int
    end: int
    text: str

    @cached_property
    def width(self) -> int:
        """Its length in letters of an alphabet: a Han character or syllable counts as two."""
        if self.text.isascii():
            return len(self.text)
        return len(self.text) + len(_DENSE.findall(self.text))

    @cached_property
    def is_sentence(self) -> bool:
        """Say whether it reads like prose: wide, and with an end."""
        return self.width >= SENTENCE_WIDTH and _SENTENCE_END.search(self.text) is not None

    @cached_property
    def script(self) -> str:
        """The script of most of its letters, "" where it has none."""
        if self.text.isascii():
            return "latin" if any(map(str.isalpha, self.text)) else ""
        return main_script([self])


def lines_of(text: str) -> list[Line]:
    r"""Return the lines that are not blank.

    >>> lines_of("a\n\n b\n")
    [Line(start=0, end=2, text='a'), Line(start=3, end=6, text='b')]
    """
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        end = min(start + len(raw) + 1, len(text))
        if bare := raw.strip():
            found.append(Line(start, end, bare))
        start = end
    return found


def main_script(lines: Iterable[Line]) -> str:
    """Return the script of most letters, "" where there are none."""
    text = "".join(line.text for line in lines)
    counts = Counter({name: len(one.findall(text)) for name, one in _SCRIPTS.items()})
    counts["other"] = sum(map(str.isalpha, text)) - counts.total()
    name, most = max(counts.items(), key=lambda item: item[1])
    return name if most else ""


def document_script(lines: Sequence[Line]) -> str:
    """Return the script of the sentences; of all lines where there are no sentences."""
    return main_script([line for line in lines if line.is_sentence] or lines)
