"""The system that the translation scorer reads: our own repair, with the defaults a user gets."""

from __future__ import annotations

from cleaner.filters.translation import repair_translation

try:
    from cleaner.filters.spacing import fix_spacing
except ImportError:  # the spacing filter comes from another branch of the work

    def fix_spacing(text: str) -> str:
        return text


def repair(text: str) -> str:
    return repair_translation(fix_spacing(text))
