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

from cleaner.tables.machine_translation import ENGINE_PHRASES

__all__ = ["Evidence", "Judgement", "judge"]


@dataclass(frozen=True, order=True)
class Evidence:
    """A mark of an engine at `text[start:end]`, and the kind of mark."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Judgement:
    """What all marks weigh together (1 is enough), and the marks in the order of the text."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def is_machine_translated(self) -> bool:
        """True when the marks weigh enough."""
        return self.score >= 1.0

    @property
    def summary(self) -> str:
        """The marks by kind, for a record: "score 1.5: 10 glued-stop, 5 open-hyphen"."""
        kinds = sorted({one.kind for one in self.evidence})
        counts = (f"{sum(one.kind == kind for one in self.evidence)} {kind}" for kind in kinds)
        return f"score {self.score:g}: {', '.join(counts) or 'no marks'}"


@dataclass(frozen=True)
class _Mark:
    """One kind of mark: what one is worth, and what all of them are worth at most."""

    kind: str
    pattern: re.Pattern[str] | None
    weight: float
    most: float


_CJK_MARKS = "，。；：？！、（）《》「」『』【】"

# Weights and limits: no kind reaches 1 alone; four glued stops and four open hyphens do, which is
# half of what the least damaged engine output of `raw/` shows. Of some 700 sound English documents
# the highest reaches 0.73, of 1,683 scraped English pages (3.9 million words) 0.8.
_MARKS = (
    _Mark("glued-stop", re.compile(r"(?<=[a-z][a-z%)])[.!?][\"”]?(?=[A-Z][a-z])"), 0.15, 0.6),
    _Mark("open-hyphen", re.compile(r"(?<=[A-Za-z]{2}) -(?=[A-Za-z]{2})"), 0.12, 0.5),
    _Mark("open-apostrophe", re.compile(r"(?<=[A-Za-z]) [’']s\b"), 0.25, 0.4),
    _Mark("wrong-side-quote", re.compile(r"(?<=[a-z][.!?]) [\"”](?=[A-Z][a-z]+\d)"), 0.1, 0.2),
    _Mark(
        "wide-mark",
        re.compile(rf"(?<=[A-Za-z0-9]) ?[{_CJK_MARKS}]|[{_CJK_MARKS}](?= ?[A-Za-z])"),
        0.25,
        0.5,
    ),
    _Mark(
        "doubled-phrase", re.compile(r" (?:of|met with) (?:the )?(?P<again>[A-Z][a-z]+)"), 0.4, 0.6
    ),
    _Mark("engine-phrase", None, 0.2, 0.4),
)

_FULL_WEIGHT_WORDS = 1_000  # a longer text needs the same density of marks, not the same number


def judge(text: str) -> Judgement:
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
        return Judgement(0.0, ())
    scale = min(1.0, _FULL_WEIGHT_WORDS / max(1, text.count(" ")))
    counts = {one.kind: 0 for one in _MARKS}
    for one in evidence:
        counts[one.kind] += 1
    score = sum(min(mark.most, mark.weight * counts[mark.kind] * scale) for mark in _MARKS)
    return Judgement(round(score, 3), evidence)


def _marks(text: str) -> Iterator[Evidence]:
    for mark in _MARKS:
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
