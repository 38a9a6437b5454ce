"""Is this English text the work of a translation engine? A judgement from what engines leave.

The cheap kind of engine leaves marks that no English writer makes: a sentence glued to the stop
before it, a space before a hyphen, a Chinese mark, an office that contains itself. One such mark
proves nothing, and many of one kind prove only a broken page: a scraper glues paragraphs together
too. So every kind is worth a limited weight, and the judgement asks for more than one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cleaner.tables.machine_translation import ENGINE_PHRASES, MARKS

__all__ = ["Evidence", "Judgement", "Judging", "judge"]


@dataclass(frozen=True, order=True)
class Evidence:
    """A mark of an engine at `text[start:end]`, and the kind of mark."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Judgement:
    """What all marks weigh together, and the marks in the order of the text."""

    score: float
    evidence: tuple[Evidence, ...]
    is_machine_translated: bool
    """True when the marks weigh enough."""

    @property
    def summary(self) -> str:
        """The marks by kind, for a record: "score 1.5: 10 glued-stop, 5 open-hyphen"."""
        kinds = sorted({one.kind for one in self.evidence})
        counts = (f"{sum(one.kind == kind for one in self.evidence)} {kind}" for kind in kinds)
        return f"score {self.score:g}: {', '.join(counts) or 'no marks'}"


@dataclass(frozen=True)
class Judging:
    """When the marks of engines make a text a machine translation."""

    least_score: float = 1.0
    """What all marks must weigh together. No kind reaches it alone; four glued stops and four open
    hyphens do, which is half of what the least damaged engine output of `raw/` shows. Of some 700
    sound English documents the highest reaches 0.73, of 1,683 scraped English pages (3.9 million
    words) 0.8."""
    full_weight_words: int = 1_000
    """A longer text needs the same density of marks, not the same number."""


@lru_cache(maxsize=1)  # two filters ask, and mostly nothing has changed between them
def judge(text: str, judging: Judging = Judging()) -> Judgement:
    """Weigh the marks of engines in a text.

    >>> judge("The talks ended. They will go on in a follow-up meeting.").score
    0.0
    >>> glued = "The two sides met.They agreed.China -US ties warm.High -level talks follow."
    >>> judge(glued).is_machine_translated       # too few marks, however clear
    False
    >>> judge(glued + " " + glued).is_machine_translated
    True
    >>> judge(glued).summary
    'score 0.69: 3 glued-stop, 2 open-hyphen'
    """
    evidence = tuple(sorted(_marks(text)))
    if not evidence:
        return Judgement(0.0, (), False)
    scale = min(1.0, judging.full_weight_words / max(1, text.count(" ")))
    counts = {one.kind: 0 for one in MARKS}
    for one in evidence:
        counts[one.kind] += 1
    weights = (min(mark.most, mark.weight * counts[mark.kind] * scale) for mark in MARKS)
    score = round(sum(weights), 3)
    return Judgement(score, evidence, score >= judging.least_score)


def _marks(text: str) -> Iterator[Evidence]:
    for mark in MARKS:
        for found in mark.pattern.finditer(text) if mark.pattern else ():
            if mark.kind != "doubled-phrase" or _says_again(text, found):
                yield Evidence(found.start(), found.end(), mark.kind)
    for phrase in ENGINE_PHRASES:
        if phrase in text:
            for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
                yield Evidence(found.start(), found.end(), "engine-phrase")


def _says_again(text: str, found: re.Match[str]) -> bool:
    """Say whether the capitalised words after "of" or "met with" are those that stand before it.

    "State Council of the State Council" is the work of an engine; "State of the Union" is not.
    """
    before = re.search(
        r"(?:[A-Z][a-z]+ ){0,3}[A-Z][a-z]+$", text[max(0, found.start() - 60) : found.start()]
    )
    if before is None:
        return False
    words = before[0].split()
    return any(
        text.startswith(" ".join(words[first:]), found.start("again"))
        for first in range(len(words))
    )
