"""The translation filter as a user gets it: blanks are mended before names are matched."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.filters.spacing import fix_spacing
from cleaner.filters.translation import default_people, repair_translation
from cleaner.filters.translation.ranking import rank as rank_people
from cleaner.mine.suggest import suggest as mine


def repair(text: str) -> str:
    return repair_translation(fix_spacing(text))


def rank(wrong: str, candidates: Sequence[tuple[str, str | None]]) -> list[float]:
    return rank_people(wrong, candidates, default_people())


def suggest(texts: list[str]) -> list[tuple[str, str, float]]:
    return [(one.wrong, one.right, one.score) for one in mine(texts).names]
