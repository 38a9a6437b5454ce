"""Furniture in another script: the feed and the prompts that a foreign site left around a text.

A bilingual document holds two scripts as well, and stays: its lines are sentences. Furniture is
a block of short lines at the head or the tail with time stamps and prompts among them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from cleaner.text.furniture.lines import TIME_STAMP, Lines


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
    lines: Lines, left: Sequence[int], known: Container[int], block: ForeignBlock
) -> list[int]:
    """Return the numbers of the lines that go, of those that are `left`.

    `known` are those that a rule knows as furniture.
    """
    if not left or lines.is_latin:
        return []
    scripts = [lines.scripts[number] for number in left]
    if len(set(scripts) - {""}) < 2:
        return []
    main = lines.main_script(left)
    if main not in scripts:
        return []
    head = left[: scripts.index(main)]
    tail = left[len(left) - scripts[::-1].index(main) :]
    return [
        number
        for numbers in (head, tail)
        if _is_furniture(lines, numbers, known, block)
        for number in numbers
    ]


def _is_furniture(
    lines: Lines, numbers: Sequence[int], known: Container[int], block: ForeignBlock
) -> bool:
    if len(numbers) < block.least_lines:
        return False
    if any(lines.widths[number] > block.longest_width for number in numbers):
        return False
    marks = sum(number in known for number in numbers)
    marks += sum(TIME_STAMP.fullmatch(lines.texts[number]) is not None for number in numbers)
    sentences = sum(lines.are_sentences[number] for number in numbers)
    return marks >= block.least_marks and sentences <= block.most_sentences * len(numbers)
