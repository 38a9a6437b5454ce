"""Furniture in another script: the feed and the prompts that a foreign site left around a text.

A bilingual document holds two scripts as well, and stays: its lines are sentences. Furniture is
a block of short lines at the head or the tail with time stamps and prompts among them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cleaner.text.furniture.lines import TIME_STAMP, Line, document_script


@dataclass(frozen=True)
class ForeignBlock:
    """What a block of lines in another script must be to go.

    Chosen, not measured: the development pages hold few such blocks.
    """

    least_lines: int = 4
    """A title, its translation and a byline are three; a bar of prompts or a feed is more."""
    least_marks: int = 2
    """Time stamps, and lines that a rule knows as furniture."""
    most_sentences: float = 0.2
    """Share of sentences among its lines; a bilingual document has more."""
    longest_width: int = 240
    """A wider line, in letters, is a paragraph."""


def foreign_furniture(
    lines: Sequence[Line], known: Collection[int], block: ForeignBlock
) -> list[int]:
    """Return the numbers of the lines that go; `known` are those that a rule knows as furniture."""
    scripts = [line.script for line in lines]
    if len(set(scripts) - {""}) < 2:
        return []
    main = document_script(lines)
    if main not in scripts:
        return []
    head = scripts.index(main)
    tail = len(lines) - scripts[::-1].index(main)
    found: list[int] = []
    for numbers in (range(head), range(tail, len(lines))):
        marked = len(set(numbers) & set(known))
        if _is_furniture([lines[number] for number in numbers], marked, block):
            found += numbers
    return found


def _is_furniture(lines: Sequence[Line], marked: int, block: ForeignBlock) -> bool:
    if len(lines) < block.least_lines or any(one.width > block.longest_width for one in lines):
        return False
    marks = marked + sum(TIME_STAMP.fullmatch(line.text) is not None for line in lines)
    sentences = sum(line.is_sentence for line in lines)
    return marks >= block.least_marks and sentences <= block.most_sentences * len(lines)
