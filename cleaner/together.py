r"""The sections of a document in several languages, in one file, for who builds parallel text.

One JSON object a line, a paragraph each, in reading order: `at`, its span in the raw text,
`language`, `section` counted from 1, `text`, as the output of its language holds it, and where
sections translate each other by position `pair`, a number that the two sides share. Where both
sides have as many paragraphs, the first pairs with the first and so on; otherwise all with all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaner.chain import Output
from cleaner.text.alignment import Alignment, pair_sections
from cleaner.text.languages import Section
from cleaner.text.scripts import count_letters

__all__ = ["written_together"]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class _Part:
    """A section as it came out: the paragraphs, each with its raw span."""

    language: str
    paragraphs: tuple[tuple[tuple[int, int], str], ...]

    def letters(self, han_letters: float) -> float:
        """Count its letters."""
        return sum(count_letters(text, han_letters) for _, text in self.paragraphs)


def written_together(outputs: Sequence[Output], settings: Alignment) -> str:
    """Return the lines of the file; "" for a document that has one output.

    Every paragraph of every output is in it, once.
    """
    parts = _parts(outputs) if len(outputs) > 1 else []
    pairs = pair_sections(
        [part.language for part in parts],
        [part.letters(settings.han_letters) for part in parts],
        settings,
    )
    numbers = _numbered(parts, pairs)
    rows = (
        _row(at, part.language, section, pair, text)
        for section, part in enumerate(parts)
        for (at, text), pair in zip(part.paragraphs, numbers[section], strict=True)
    )
    return "".join(rows)


def _parts(outputs: Sequence[Output]) -> list[_Part]:
    """Return the sections that have text left, in reading order, neighbours of one language one."""
    sections = outputs[0].sections
    found: list[tuple[int, _Part]] = []
    for output in outputs:
        others = {one.language for one in outputs if one is not output}
        is_main = output is outputs[0]
        own = [
            number
            for number, one in enumerate(sections)
            if one.language == output.language or (is_main and one.language not in others)
        ]
        # A chain of two filters that separate languages knows the sections of the last one only.
        places = [(number, sections[number]) for number in own] or [
            (len(sections), Section(0, 0, output.language))
        ]
        pieces = _pieces(output, [one for _, one in places])
        for (number, one), paragraphs in zip(places, pieces, strict=True):
            if paragraphs:
                found.append((number, _Part(one.language, paragraphs)))
    parts: list[_Part] = []
    for _, part in sorted(found, key=lambda one: one[0]):
        if parts and parts[-1].language == part.language:
            part = _Part(part.language, parts.pop().paragraphs + part.paragraphs)
        parts.append(part)
    return parts


def _pieces(
    output: Output, sections: Sequence[Section]
) -> Iterator[tuple[tuple[tuple[int, int], str], ...]]:
    """Yield the paragraphs of each section: together they are the whole text of the output."""
    text, trace = output.text, output.trace
    cuts = [0, *(trace.to_clean(one.start) for one in sections[1:]), len(text)]
    for start, end in pairwise(cuts):
        yield tuple(
            (trace.raw_span(*match.span()), match[0].strip())
            for match in _PARAGRAPH.finditer(text, start, end)
        )


def _numbered(parts: Sequence[_Part], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the number of the pair of each paragraph of each part; 0 for none."""
    numbers = [[0] * len(part.paragraphs) for part in parts]
    last = 0
    for sides in pairs:
        counts = {len(parts[side].paragraphs) for side in sides}
        width = counts.pop() if len(counts) == 1 else 1
        for side in sides:
            numbers[side] = [last + 1 + at % width for at in range(len(numbers[side]))]
        last += width
    return numbers


def _row(at: tuple[int, int], language: str, section: int, pair: int, text: str) -> str:
    """Return one line."""
    value: dict[str, object] = {"at": list(at), "language": language, "section": section + 1}
    if pair:
        value["pair"] = pair
    return json.dumps(value | {"text": text}, ensure_ascii=False) + "\n"
