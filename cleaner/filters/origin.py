"""Is the text a machine translation? Found before the signs of it are mended.

Repairs that change words are made in machine translations only. What tells one is damage, and
the spacing filter mends some of it; so the question is asked once, ahead of that, and the answer
is told to the filters that follow. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Fact, Finding
from cleaner.rule import Rule, Safety
from cleaner.text.machine_translation import Judging, judge

__all__ = ["Origin"]

MACHINE_TRANSLATED = Rule(
    "origin/machine-translated", "Text that a machine translated.", Safety.SUGGEST
)


@dataclass(frozen=True)
class Origin:
    """Report a machine translation as the fact `translated_from`, and what gave it away.

    >>> list(Origin().propose(Document("The talks were held on Monday.", "en")))
    []
    """

    name: ClassVar[str] = "origin"
    ends_last_line: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = (MACHINE_TRANSLATED,)

    judging: Judging = Judging()

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield one fact for a machine translation, none for any other text."""
        if document.translated_from or document.base_language not in ("", "en"):
            return
        judgement = judge(document.text, self.judging)
        if judgement.is_machine_translated:
            rule = MACHINE_TRANSLATED.id
            yield Fact(0, 0, "translated_from", "und", rule)
            yield Fact(0, 0, "machine_translation", judgement.summary, rule)
