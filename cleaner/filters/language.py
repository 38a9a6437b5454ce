"""Sections of a page that are in another language than the page.

A feed under an article, a bilingual page, a cookie notice from elsewhere: each language gets an
output of its own, which is the page with the other sections deleted. What is a gloss, a name, a
title or a quotation inside a sentence stays where it is, and so does what no detector knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, apply
from cleaner.filters import fix
from cleaner.rule import Rule, Safety
from cleaner.text.evidence import Segmentation
from cleaner.text.languages import Section, split_languages
from cleaner.text.scripts import count_letters
from cleaner.text.sentences import sentences

__all__ = ["OTHER_SECTION", "Language", "keep_main_language"]

OTHER_SECTION = Rule(
    "language/other-section", "Section in another language than the page.", Safety.SAFE
)

_UNKNOWN = "und"


@dataclass(frozen=True)
class Language:
    r"""Propose deleting whatever is not in the main language of the document.

    >>> page = Document("The talks went on until Friday.\n\n会谈在北京进行。\n")
    >>> list(Language().propose(page))
    [Edit(start=31, end=41, replacement='', rule='language/other-section')]
    """

    name: ClassVar[str] = "language"
    ends_last_line: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = (OTHER_SECTION,)

    least_letters: int = 16
    """Letters that a section needs to be separated. The shortest notices that readers take for
    foreign ("Share this article") have 16; single words and short titles have fewer."""
    cut_sentences: bool = False
    """Whether a section may begin or end inside a sentence. Cutting a quotation out of its
    sentence leaves "He said: Then he left.", so it is off."""
    most_readings: int = 4
    """Deleting sections can bring together what a few letters of another language stood between:
    so the rest is read again, and this often at most. Two readings settled every text tried."""
    segmentation: Segmentation = Segmentation()

    def propose(self, document: Document) -> Iterator[Edit]:
        """Yield the deletions that leave the main language; none for a page in one language."""
        found = self.sections(document)
        if len({one.language for one in found}) > 1:
            yield from self.edits_for(self.main(found, document), found, document)

    def sections(self, document: Document) -> tuple[Section, ...]:
        """Return the sections of the document in reading order; they cover all of it.

        Sections too short to stand alone have gone to the one before, or else to the next.
        """
        text = document.text
        found = split_languages(text, self.segmentation)
        if len(found) < 2:
            return tuple(found)
        if not self.cut_sentences:
            starts = [start for start, _ in sentences(text, stops=self.segmentation.pieces.stops)]
            found = _at_sentences(found, text, starts, self.main(found, document))
        letters = [self._letters(one, text) for one in found]
        return tuple(_merged(_without_short(found, letters, self.least_letters)))

    def main(self, sections: Sequence[Section], document: Document) -> str:
        """Return the language of the most letters, or the document's own where it is known.

        Of languages with equally many letters the one that comes first is taken; "und" only
        where there is no other.
        """
        letters: dict[str, float] = {}
        for one in sections:
            count = self._letters(one, document.text)
            letters[one.language] = letters.get(one.language, 0) + count
        known = [language for language in letters if language != _UNKNOWN]
        own = [one for one in known if document.language in (one, one.partition("-")[0])]
        return max(own or known, key=letters.__getitem__, default=_UNKNOWN)

    def edits_for(
        self, language: str, sections: Sequence[Section], document: Document
    ) -> tuple[Edit, ...]:
        """Return the deletions that leave one language.

        What is in no known language stays with the main one.
        """
        kept = {language}
        if language == self.main(sections, document):
            kept.add(_UNKNOWN)
        if language == _UNKNOWN or all(one.language in kept for one in sections):
            return ()
        cuts = _cuts(sections, document.text, kept)
        for _ in range(self.most_readings):
            left = Document(apply(document.text, _edits(cuts)), language)
            rest = self.sections(left)
            if len({one.language for one in rest} - {_UNKNOWN}) < 2:
                break
            cuts = _joined(cuts, _cuts(rest, left.text, {self.main(rest, left), _UNKNOWN}))
        return _edits(cuts)

    def _letters(self, section: Section, text: str) -> float:
        """Return what the letters of a section weigh."""
        han_letters = self.segmentation.pieces.han_letters
        return count_letters(text[section.start : section.end], han_letters)


def keep_main_language(text: str) -> str:
    r"""Return the text without its sections in other languages than its main one.

    >>> keep_main_language("The talks went on until Friday.\n\n会谈在北京进行。\n")
    'The talks went on until Friday.\n'
    """
    return fix(Language(), Document(text))


def _at_sentences(
    found: Sequence[Section], text: str, starts: Sequence[int], main: str
) -> list[Section]:
    """Give each line whose sentences mix languages to one of them, whole.

    A quotation may be longer than the sentence that opens it, so it is the line that stays
    together: in the main language where part of it is in that, else in the one it begins with.
    `starts` are where sentences start.
    """
    mixed = {
        (_line_start(text, one.end), _line_end(text, one.end))
        for one in found[:-1]
        if _is_inside(starts, text, one.end)
    }
    kept: list[Section] = []
    at = 0
    for start, end in sorted(mixed):
        inside = [one.language for one in _clipped(found, start, end)]
        kept += _clipped(found, at, start)
        kept.append(Section(start, end, main if main in inside else inside[0]))
        at = end
    return _merged([*kept, *_clipped(found, at, len(text))])


def _clipped(found: Sequence[Section], start: int, end: int) -> Iterator[Section]:
    """Yield what the sections, which cover the text, have of a span."""
    at = bisect_right(found, start, key=attrgetter("start")) - 1
    while start < end:
        one = found[at]
        yield Section(start, min(one.end, end), one.language)
        start, at = one.end, at + 1


def _is_inside(starts: Sequence[int], text: str, offset: int) -> bool:
    """Say whether the offset is inside a sentence; `starts` are where sentences start."""
    index = bisect_right(starts, offset) - 1
    return index >= 0 and starts[index] < offset and not _is_start(text, offset)


_LINE_END = re.compile(r"[\n\r\u2028\u2029]\s*")


def _line_end(text: str, offset: int) -> int:
    """Return where the next line with text begins."""
    match = _LINE_END.search(text, offset)
    return match.end() if match else len(text)


def _line_start(text: str, offset: int) -> int:
    """Return where the line of the offset begins."""
    while offset and text[offset - 1] not in "\n\r\u2028\u2029":
        offset -= 1
    return offset


def _is_start(text: str, offset: int) -> bool:
    """Say whether a line begins at the offset."""
    at = offset
    while at and text[at - 1] in " \t\u3000":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n\u2028\u2029"


def _without_short(found: Sequence[Section], letters: Sequence[float], least: int) -> list[Section]:
    """Give sections of too few letters to the one before; at the start, to the next."""
    kept: list[Section] = []
    start = 0
    for one, count in zip(found, letters, strict=True):
        if count >= least:
            kept.append(Section(start, one.end, one.language))
        elif kept:
            kept[-1] = Section(kept[-1].start, one.end, kept[-1].language)
        start = kept[-1].end if kept else start
    if not kept and found:
        return [Section(0, found[-1].end, found[0].language)]
    return kept


def _merged(found: Sequence[Section]) -> list[Section]:
    """Join neighbours of one language."""
    merged: list[Section] = []
    for one in found:
        if merged and merged[-1].language == one.language:
            merged[-1] = Section(merged[-1].start, one.end, one.language)
        else:
            merged.append(one)
    return merged


_Cuts = list[tuple[int, int]]


def _cuts(sections: Sequence[Section], text: str, kept: set[str]) -> _Cuts:
    """Return the spans to delete, each with the weaker of the white space on its two sides."""
    cuts: _Cuts = []
    for one in sections:
        if one.language in kept:
            continue
        if cuts and cuts[-1][1] == one.start:
            cuts[-1] = (cuts[-1][0], one.end)
        else:
            cuts.append((one.start, one.end))
    return [_trimmed(text, start, end) for start, end in cuts]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the span over white space so that the wider gap stays."""
    if start == 0:
        return start, end
    front = _stripped(text, 0, start)
    back = _stripped(text, start, end)
    if end == len(text) or _breaks(text[back:end]) > _breaks(text[front:start]):
        return front, back
    return start, end


def _stripped(text: str, start: int, end: int) -> int:
    """Return the end of the span without white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _breaks(space: str) -> int:
    """Count line ends."""
    return space.count("\n") or space.count("\r")


def _joined(cuts: _Cuts, more: _Cuts) -> _Cuts:
    """Add cuts that are counted in the text without `cuts`; all are returned in the whole text.

    >>> _joined([(2, 4)], [(1, 3)])
    [(1, 5)]
    """
    spans = [(_restored(start, cuts, 1), _restored(end, cuts, 0)) for start, end in more]
    joined: _Cuts = []
    for start, end in sorted([*cuts, *spans]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _restored(offset: int, cuts: _Cuts, behind: int) -> int:
    """Return where an offset of the cut text stands in the whole; `behind` a cut there, or not."""
    shift = 0
    for start, end in cuts:
        if offset + behind <= start - shift:
            break
        shift += end - start
    return offset + shift


def _edits(cuts: _Cuts) -> tuple[Edit, ...]:
    """Return the deletions."""
    return tuple(Edit(start, end, "", OTHER_SECTION.id) for start, end in cuts if start < end)
