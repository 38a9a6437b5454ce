"""Which of two spellings of one name is likely the right one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleaner.mine.company import Company
from cleaner.mine.pairs import Pair, chance, log_ratio, zipf
from cleaner.tables.name_pairs import KNOWN_FLOOR, KNOWN_RANGE, RIGHT
from cleaner.text.lexicon import Lexicon
from cleaner.text.sounds import SoundModel, letters

__all__ = ["Rightness", "is_pinyin"]


@dataclass(frozen=True)
class Rightness:
    """What knows whether a spelling is known to English, and whether it is plain pinyin."""

    english: Lexicon
    model: SoundModel
    known_zipf: float
    """From this frequency in English a spelling is known for itself."""

    def chance(
        self, wrong: Company, right: Company, pair: Pair, group: Collection[Company]
    ) -> float:
        """Return the chance that the second spelling is right, given all that are of the name."""
        return chance(self.reasons(wrong, right, pair, group), RIGHT)

    def reasons(
        self, wrong: Company, right: Company, pair: Pair, group: Collection[Company]
    ) -> Sequence[float]:
        """Return what speaks for it, in the order of the weights."""
        ours, theirs = right.entry.count, wrong.entry.count
        known, known_wrong = (zipf(one.spelling, self.english) for one in (right, wrong))
        a, b = letters(wrong.spelling), letters(right.spelling)
        spelled, spelled_wrong = is_pinyin(b, self.model), is_pinyin(a, self.model)
        nested = a in b or b in a
        return (
            log_ratio(ours, theirs),
            ours / sum(one.entry.count for one in group),
            float(ours >= max(one.entry.count for one in group)),
            float(known > 0),
            min(max(known - KNOWN_FLOOR, 0.0), KNOWN_RANGE),
            float(spelled),
            float(spelled and not spelled_wrong),
            float("-" in wrong.spelling + right.spelling),
            float(nested),
            float(nested and len(b) > len(a)),
            float(" " in wrong.spelling),
            float(" " in right.spelling),
            pair.linked,
            pair.sound,
            float(min(known, known_wrong) > self.known_zipf),
        )


@lru_cache(maxsize=65_536)
def is_pinyin(word: str, model: SoundModel) -> bool:
    """Say whether a word in small letters is nothing but syllables of pinyin.

    >>> from cleaner.text.sounds import sound_model
    >>> is_pinyin("zhenhua", sound_model()), is_pinyin("sullivan", sound_model())
    (True, False)
    """
    return not word or any(
        word[:end] in model.chances and is_pinyin(word[end:], model)
        for end in range(1, min(len(word), model.longest) + 1)
    )
