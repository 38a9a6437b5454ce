"""Furniture in another script: the feed and the prompts that a foreign site left around a text.

A bilingual document holds two scripts as well, and stays: its lines are sentences. Furniture is
a block of short lines at the head or the tail with time stamps and prompts among them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cleaner.text.furniture.lines import TIME_STAMP, Line, document_script

# A title, its translation and a byline are three lines; a bar of prompts or a feed is more. Chosen
# so, not measured: the cases hold few such pages.
_LEAST_LINES = 4
_LEAST_MARKS = 2
_SENTENCE_SHARE = 0.2
_LINE_WIDTH = 240


def foreign_furniture(lines: Sequence[Line], known: Collection[int]) -> list[int]:
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
    for block in (range(head), range(tail, len(lines))):
        if _is_furniture([lines[number] for number in block], set(block) & set(known)):
            found += block
    return found


def _is_furniture(block: Sequence[Line], known: Collection[int]) -> bool:
    if len(block) < _LEAST_LINES or any(line.width > _LINE_WIDTH for line in block):
        return False
    marks = len(known) + sum(TIME_STAMP.fullmatch(line.text) is not None for line in block)
    sentences = sum(line.is_sentence for line in block)
    return marks >= _LEAST_MARKS and sentences <= _SENTENCE_SHARE * len(block)
