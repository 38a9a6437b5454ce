"""Tell the slips of an author from the damage that a program does.

An engine, an extractor or a scan errs all through a text. A sound text has a slip now and then: a
blank too many, a word typed twice. It is the author's, and not ours to mend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Slips"]


@dataclass(frozen=True)
class Slips:
    """How few faults in how long a text are its author's own, and stay."""

    words_a_fault: int = 150
    """Few faults are slips where there are more words than this to each. Sound documents that have
    any have one in 150 to one in 1,000 words; damaged ones one in 20 to one in 400."""
    most_faults: int = 4
    """More faults than this are damage, however long the text is. Of 700 sound English documents
    none has more; documents whose blanks were damaged have five and more."""
    words_a_lone_fault: int = 1_500
    """A kind of fault that comes once in a text of more words than this is a slip, whatever else is
    damaged there."""

    def damage(self, kinds: Iterable[str], text: str) -> frozenset[str]:
        """Return the kinds of fault that are damage; `kinds` has an entry a fault in the text.

        >>> Slips().damage(["stop"], "Two words.")
        frozenset({'stop'})
        >>> Slips().damage(["stop", "blank"], "word " * 400)
        frozenset()
        >>> Slips().damage(["stop"] * 5 + ["blank"], "word " * 2000)
        frozenset({'stop'})
        """
        counts = Counter(kinds)
        if not counts:
            return frozenset()
        words = len(text.split())
        total = counts.total()
        if total <= self.most_faults and words > total * self.words_a_fault:
            return frozenset()
        if words <= self.words_a_lone_fault:
            return frozenset(counts)
        return frozenset(kind for kind, count in counts.items() if count > 1)
