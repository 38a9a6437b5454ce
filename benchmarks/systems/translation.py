"""The translation filter as a user gets it: blanks are mended before names are matched."""

from __future__ import annotations

from cleaner.filters.spacing import fix_spacing
from cleaner.filters.translation import repair_translation


def repair(text: str) -> str:
    return repair_translation(fix_spacing(text))
