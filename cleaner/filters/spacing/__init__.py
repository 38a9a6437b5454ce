"""Put blanks where they belong: at hyphens, full stops, quotes and apostrophes.

Machine translation and text extraction leave "China -US", "weekend.Meet", "China ’s". The
default is to do nothing: each rule asks for evidence, and numbers, names with marks in them,
program text, and the habits of other languages stay. So do the few slips of a long sound text.
Chinese, Japanese and Korean have no blanks of this kind and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, resolve
from cleaner.filters import fix
from cleaner.filters.spacing.hyphens import Compounds, hyphen_edits
from cleaner.filters.spacing.marks import Habit, Marks, mark_edits
from cleaner.filters.spacing.quotes import quote_edits
from cleaner.filters.spacing.reading import Prose, Reading
from cleaner.filters.spacing.stops import Stops
from cleaner.rule import Rule, Safety
from cleaner.text.lexicon import Guessing
from cleaner.text.slips import Slips
from cleaner.trace import Trace

__all__ = ["Spacing", "fix_spacing"]

_FAULTS = {
    "quote-side": "Quote on the wrong side of its blank.",
    "glued-stop": "No blank after the full stop of a sentence.",
    "paired-dash": "Pair of dashes without the blanks behind them.",
    "before-hyphen": "Blank before the hyphen of a compound.",
    "after-hyphen": "Blank after the hyphen of a compound.",
    "split-word": "Word cut at a line end that has become a blank.",
    "possessive": "Blank before an apostrophe that belongs to the word.",
    "elision": "Blank after the apostrophe of an elision.",
    "before-mark": "Blank before a comma, full stop, question or exclamation mark.",
    "after-mark": "No blank after a comma or bracket.",
    "doubled-blank": "More than one blank between words.",
    "odd-hyphen": "Typesetter's hyphen inside a word.",
}
_UNSPACED = frozenset({"zh", "ja", "ko", "yue", "th", "lo", "km", "my"})


@dataclass(frozen=True)
class Spacing:
    """Propose adding or deleting single blanks.

    >>> page = Document("The China -US talks ended on the weekend.Meet the team.", "en")
    >>> fix(Spacing(), page)
    'The China-US talks ended on the weekend. Meet the team.'
    """

    name: ClassVar[str] = "spacing"
    ends_last_line: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = tuple(
        Rule(f"spacing/{fault}", text, Safety.SAFE) for fault, text in _FAULTS.items()
    )

    plain_hyphens: bool = True
    """Write the typographic hyphens U+2010 and U+2011 inside words as "-"."""
    single_blanks: bool = True
    """Leave one blank where prose has two; off for texts that space sentences apart."""
    most_rounds: int = 6
    """A text that is not at rest after so many rounds is left as it is. A second round is quiet
    in practice."""
    habit: Habit = Habit()
    prose: Prose = Prose()
    compounds: Compounds = Compounds()
    stops: Stops = Stops()
    marks: Marks = Marks()
    guessing: Guessing = Guessing()
    slips: Slips = Slips()

    def propose(self, document: Document) -> Iterator[Edit]:
        """Yield edits that leave nothing to do: rounds are run until one is quiet."""
        if document.base_language in _UNSPACED:
            return
        trace = Trace(document.text)
        order = [rule.id for rule in self.rules]
        off = {
            "spacing/odd-hyphen": not self.plain_hyphens,
            "spacing/doubled-blank": not self.single_blanks,
        }
        for _ in range(self.most_rounds):
            reading = Reading(trace.clean, document.language, self.prose, self.guessing)
            wanted = (edit for edit in self._round(reading) if not off.get(edit.rule))
            edits, _lost = resolve(wanted, order)
            if not edits:
                break
            trace = trace.then(edits)
        else:
            return
        faults = [hunk.rules[0] for hunk in trace.hunks]
        damage = self.slips.damage(faults, document.text)
        for hunk, fault in zip(trace.hunks, faults, strict=True):
            if document.translated_from or fault in damage:
                yield Edit(hunk.start, hunk.end, hunk.new, fault)

    def _round(self, reading: Reading) -> Iterator[Edit]:
        yield from quote_edits(reading)
        yield from mark_edits(reading, self.habit, self.stops, self.marks)
        yield from hyphen_edits(reading, self.compounds)


def fix_spacing(text: str, language: str = "") -> str:
    """Return the text with blanks put right at hyphens, stops, quotes and apostrophes.

    >>> fix_spacing("China ’s plan for coal -fired plants stands at 3.5 percent.")
    'China’s plan for coal-fired plants stands at 3.5 percent.'
    """
    return fix(Spacing(), Document(text, language))
