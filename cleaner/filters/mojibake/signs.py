"""Say quickly whether a line is worth reading closely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cleaner.tables.common_han import COMMON_HAN_CHARS
from cleaner.tables.mojibake_signs import (
    LATIN_SIGNS,
    WIDE_AT_LATIN,
    WIDE_SIGNS,
    daily_characters,
)

__all__ = ["Suspicion", "has_wide", "is_suspicious", "sign_places"]

HAN = re.compile("[\u4e00-\u9fff]")
KANA = re.compile("[\u3041-\u30ff]")
COMMON_HAN = re.compile("[" + "".join(sorted(COMMON_HAN_CHARS)) + "]")
# What the patterns for alphabets have at least one of.
_ALPHABETS = re.compile("[^\x00-\x7f\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e]")
WIDE = re.compile("[\u3041-\ud7a3\ue000-\uf8ff\uff61-\uff9f]")


@dataclass(frozen=True)
class Suspicion:
    """Which lines of Chinese, Japanese or Korean are read closely though no pattern marks them."""

    rare_share: float = 0.16
    """Share of characters that are not in daily use: sound lines reach it in one of thousands,
    damaged ones nearly always."""
    least_rare_letters: int = 2
    """How many such characters there must be at least."""
    utf8_letters: int = 2
    """How many characters in a row the bytes of Chinese ones must spell in UTF-8, of those of three
    bytes there."""
    letters_a_wide: int = 8
    """A line with at most one Chinese, Japanese or Korean character in so many is read closely
    where one of them touches a Latin letter."""
    least_foreign: int = 2
    """So is a line of Japanese with so many Chinese characters that Japanese does not have."""
    least_han: int = 6
    """Lines of fewer Chinese characters do not show which of them are frequent."""
    common_share: float = 0.25
    """A line without kana, of which less than this is among the 600 most frequent ones, is read
    closely: of sound lines 1 in 40 (names, lists of signs), of damaged ones nearly all."""


_USUAL = Suspicion()


def is_suspicious(line: str, settings: Suspicion = _USUAL) -> bool:
    r"""Say whether a line may hold mojibake.

    >>> is_suspicious("Î\x95Î»Î»Î¬Î´Î±"), is_suspicious("Ελλάδα"), is_suspicious("杩囩▼")
    (True, False, True)
    """
    if line.isascii():
        return False
    if _ALPHABETS.search(line) and LATIN_SIGNS.search(line):
        return True
    wide = len(WIDE.findall(line))
    if not wide:
        return False
    if WIDE_SIGNS.search(line):
        return True
    if wide * settings.letters_a_wide <= len(line) and WIDE_AT_LATIN.search(line):
        return True
    rare = len(rare_characters().findall(line))
    if rare >= settings.least_rare_letters and rare >= settings.rare_share * wide:
        return True
    written = line.encode("gb18030", "replace")
    if utf8_run(settings.utf8_letters).search(written):
        return True
    if KANA.search(line):
        return len(foreign_han().findall(line)) >= settings.least_foreign
    han = len(HAN.findall(line))
    return han >= settings.least_han and (
        len(COMMON_HAN.findall(line)) < settings.common_share * han
    )


def has_wide(line: str) -> bool:
    """Say whether a line has Chinese, Japanese or Korean characters, or half-width kana."""
    return WIDE.search(line) is not None


def sign_places(line: str) -> list[int]:
    """Return where the signs of damage stand in a line, in order."""
    patterns = (LATIN_SIGNS, WIDE_SIGNS, rare_characters())
    return sorted({match.start() for one in patterns for match in one.finditer(line)})


@cache
def utf8_run(least: int) -> re.Pattern[bytes]:
    """Return a pattern for so many characters of three bytes in UTF-8, one after the other."""
    return re.compile(rb"(?:[\xe1-\xef][\x80-\xbf]{2}){%d}" % least)


@cache
def foreign_han() -> re.Pattern[str]:
    """Return a pattern for the Han characters that the Japanese standards do not have."""
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    own = frozenset(han.encode("cp932", "ignore").decode("cp932"))
    return re.compile("[" + "".join(char for char in han if char not in own) + "]")


@cache
def rare_characters() -> re.Pattern[str]:
    """Return a pattern for the Han characters, syllables and others that are not in daily use."""
    daily = daily_characters()
    codes = (*range(0x4E00, 0xA000), *range(0xAC00, 0xD7A4))
    rare = "".join(chr(code) for code in codes if chr(code) not in daily)
    return re.compile(f"[{rare}\ue000-\uf8ffｦ-ﾟ]")
