"""Which of two spellings of one name is likely the right one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from pathlib import Path

from cleaner.mine.company import Company, near_sentences
from cleaner.mine.pairs import Pair, chance, zipf
from cleaner.tables.name_pairs import KNOWN_FLOOR, KNOWN_RANGE, NEAR, RIGHT
from cleaner.text.lexicon import Lexicon
from cleaner.text.sounds import SoundModel, letters

__all__ = ["Rightness", "chinese_places", "cover", "is_pinyin"]

PLACES = Path(__file__).parent.parent / "tables" / "chinese_places.txt"


@dataclass(frozen=True)
class Rightness:
    """What knows whether a spelling is English, plain pinyin, or a place of China."""

    english: Lexicon
    model: SoundModel

    def chance(
        self, wrong: Company, right: Company, pair: Pair, group: Collection[Company]
    ) -> float:
        """Return the chance that the second spelling is right, given all that are of the name."""
        return chance(self.reasons(wrong, right, pair, group), RIGHT)

    def reasons(
        self, wrong: Company, right: Company, pair: Pair, group: Collection[Company]
    ) -> Sequence[float]:
        """Return what speaks for it, in the order of the weights."""
        known, known_wrong = (zipf(one.spelling, self.english) for one in (right, wrong))
        a, b = letters(wrong.spelling), letters(right.spelling)
        spoken, places = is_pinyin(b, self.model), chinese_places()
        ours, theirs = near_sentences(right, wrong, NEAR), near_sentences(wrong, right, NEAR)
        return (
            float(known > 0),
            _level(known),
            _level(known_wrong),
            right.count / sum(one.count for one in group),
            log1p(right.count),
            float(spoken and not is_pinyin(a, self.model)),
            ours / max(ours + theirs, 1),
            log1p(ours),
            pair.linked,
            len(b) / 10,
            len(a) / 10,
            float("-" in wrong.spelling + right.spelling),
            float(not known and not spoken),
            float(b in places and a not in places),
            float(len(a) < len(b) and a in b),
        )


def cover(wrong: Company, right: Company) -> float:
    """Return in which share of its sentences the first spelling stands for the second one."""
    return near_sentences(wrong, right, NEAR) / len(wrong.entry.samples)


@lru_cache(maxsize=1)
def chinese_places() -> frozenset[str]:
    """Return the letters of the provinces, prefectures and counties of China, read once (1 ms).

    >>> [name in chinese_places() for name in ("golmud", "geermu")]
    [True, False]
    """
    rows = PLACES.read_text(encoding="ascii").splitlines()
    return frozenset(name for row in rows if not row.startswith("#") for name in row.split())


def _level(zipf: float) -> float:
    """Return how well a spelling of this frequency in English is known."""
    return min(max(zipf - KNOWN_FLOOR, 0.0), KNOWN_RANGE)


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
