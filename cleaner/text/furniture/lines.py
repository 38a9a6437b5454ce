"""The lines of a text as furniture is looked for in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress

from cleaner.text.furniture.characters import SCRIPTS, Characters

_SENTENCE_ENDS = frozenset(".!?。！？…؟।")
_CLOSING = "\"'”’»)]）」』"

TIME_STAMP = re.compile(
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]{0,2}(?:\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d[ ,]{0,2}(?:\d{1,2}:\d\d)?|\d{1,2}:\d\d(?::\d\d)?)"
)

# A line as wide as this that ends like a sentence is one. Menus and headlines rarely are both.
SENTENCE_WIDTH = 40


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a text that are not blank, column by column.

    Line `number` goes from `starts[number]` to `ends[number]`, its line end included;
    `texts[number]` is what stands in it without the white space around.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def characters(self) -> Characters:
        """What the lines are made of."""
        return Characters(self.texts)

    @cached_property
    def _is_ascii(self) -> bool:
        return all(map(str.isascii, self.texts))

    @property
    def is_latin(self) -> bool:
        """Say whether all letters are Latin ones for certain."""
        return self._is_ascii or self.characters.is_latin

    @cached_property
    def widths(self) -> Sequence[int]:
        """Their lengths in letters of an alphabet: a Han character or syllable counts as two."""
        if self._is_ascii or not self.characters.dense.size:
            return list(map(len, self.texts))
        widths: list[int] = self.characters.widths.tolist()
        return widths

    @cached_property
    def are_sentences(self) -> Sequence[bool]:
        """Say of each whether it reads like prose: wide, and with an end."""
        return [
            width >= SENTENCE_WIDTH and text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS
            for width, text in zip(self.widths, self.texts, strict=True)
        ]

    @cached_property
    def scripts(self) -> Sequence[str]:
        """The script of most letters of each, "" where it has none."""
        counts = self.characters.script_counts
        most = counts.max(axis=0) > 0
        return [
            SCRIPTS[number] if some else ""
            for number, some in zip(counts.argmax(axis=0).tolist(), most.tolist(), strict=True)
        ]

    def main_script(self, numbers: Sequence[int]) -> str:
        """Return the script of the sentences among these lines; of all of them where is none."""
        chosen = [number for number in numbers if self.are_sentences[number]] or list(numbers)
        counts = self.characters.script_counts[:, chosen].sum(axis=1)
        return SCRIPTS[counts.argmax()] if counts.max() > 0 else ""


def lines_of(text: str) -> Lines:
    r"""Return the lines that are not blank.

    >>> lines_of("a\n\n b\n")
    Lines(starts=(0, 3), ends=(2, 6), texts=('a', 'b'))
    """
    raw = text.split("\n")
    bare = list(map(str.strip, raw))
    ends = list(accumulate(map((1).__add__, map(len, raw))))
    ends[-1] -= 1  # the last line has no line end
    starts = [0, *ends]
    return Lines(
        tuple(compress(starts, bare)), tuple(compress(ends, bare)), tuple(filter(None, bare))
    )
