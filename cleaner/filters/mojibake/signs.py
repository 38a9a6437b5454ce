"""Say quickly whether a line is worth reading closely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cleaner.tables.mojibake_signs import (
    COMMON_HAN_CHARS,
    LATIN_SIGNS,
    WIDE_SIGNS,
    daily_characters,
)

__all__ = ["Suspicion", "is_suspicious", "sign_places"]

_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_COMMON = re.compile("[" + "".join(sorted(COMMON_HAN_CHARS)) + "]")
_DOUBLE_BYTE = re.compile("[\u3041-\ud7a3\ue000-\uf8ff\uff61-\uff9f]")


@dataclass(frozen=True)
class Suspicion:
    """Which lines of Chinese, Japanese or Korean are read closely though no pattern marks them."""

    rare_share: float = 0.16
    """Share of characters that are not in daily use: sound lines reach it in one of thousands,
    damaged ones nearly always."""
    least_rare_letters: int = 2
    """How many such characters there must be at least."""
    bare_letters: int = 6
    """From how many Chinese characters on a line is read closely that has none of the most frequent
    ones, and no kana."""


_USUAL = Suspicion()


def is_suspicious(line: str, settings: Suspicion = _USUAL) -> bool:
    r"""Say whether a line may hold mojibake.

    >>> is_suspicious("Î\x95Î»Î»Î¬Î´Î±"), is_suspicious("Ελλάδα"), is_suspicious("杩囩▼")
    (True, False, True)
    """
    if line.isascii():
        return False
    if LATIN_SIGNS.search(line):
        return True
    wide = len(_DOUBLE_BYTE.findall(line))
    if not wide:
        return False
    if WIDE_SIGNS.search(line):
        return True
    rare = len(_rare().findall(line))
    if rare >= settings.least_rare_letters and rare >= settings.rare_share * wide:
        return True
    return (
        len(_HAN.findall(line)) >= settings.bare_letters
        and not _KANA.search(line)
        and not _COMMON.search(line)
    )


def sign_places(line: str) -> list[int]:
    """Return where the signs of damage stand in a line, in order."""
    patterns = (LATIN_SIGNS, WIDE_SIGNS, _rare())
    return sorted({match.start() for one in patterns for match in one.finditer(line)})


@cache
def _rare() -> re.Pattern[str]:
    """Return a pattern for the Han characters, syllables and others that are not in daily use."""
    daily = daily_characters()
    codes = (*range(0x4E00, 0xA000), *range(0xAC00, 0xD7A4))
    rare = "".join(chr(code) for code in codes if chr(code) not in daily)
    return re.compile(f"[{rare}\ue000-\uf8ffｦ-ﾟ]")
