"""Tell the slips of an author from the damage that a program does.

An engine, an extractor or a scan errs all through a text. A sound text has a slip now and then: a
blank too many, a word typed twice. It is the author's, and not ours to mend.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Slips"]


@dataclass(frozen=True)
class Slips:
    """How few faults in how long a text are its author's own, and stay."""

    most_faults: int = 4
    """More faults than this are damage, however long the text is. Of 700 sound English documents
    none has more; documents whose blanks were damaged have five and more."""
    words_a_fault: int = 150
    """So few are slips where there are more words than this to each. Sound documents that have any
    have one in 150 to one in 1,000 words; damaged ones one in 20 to one in 400."""

    def are_all(self, faults: int, text: str) -> bool:
        """Say whether so many faults in a text are slips of its author.

        >>> Slips().are_all(1, "Two words.")
        False
        >>> Slips().are_all(2, "word " * 400), Slips().are_all(5, "word " * 4000)
        (True, False)
        """
        if not faults or faults > self.most_faults:
            return False
        return len(text.split()) > faults * self.words_a_fault
