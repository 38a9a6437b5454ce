"""Say quickly whether a line is worth reading closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cleaner.tables.common_han import COMMON_HAN_CHARS
from cleaner.tables.mojibake_signs import (
    ALPHABET_SIGNS,
    BESIDE_ASIAN,
    NO_ALPHABET,
    QUIET_CHARS,
    WIDE_AT_LATIN,
    WIDE_SIGNS,
    daily_characters,
)

__all__ = [
    "EVERY_ALPHABET_SIGN",
    "Suspicion",
    "has_alphabet",
    "has_wide",
    "is_suspicious",
    "sign_places",
]

EVERY_ALPHABET_SIGN = (1 << len(ALPHABET_SIGNS)) - 1
HAN = re.compile("[\u4e00-\u9fff]")
KANA = re.compile("[\u3041-\u30ff]")
COMMON_HAN = re.compile("[" + "".join(sorted(COMMON_HAN_CHARS)) + "]")
# What the patterns for alphabets have at least one of.
_ALPHABETS = re.compile(f"[^{NO_ALPHABET}]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
# The same for their signs of damage.
_TELLING = re.compile(f"[^{QUIET_CHARS}]")
WIDE = re.compile("[\u3041-\ud7a3\ue000-\uf8ff\uff61-\uff9f]")


@dataclass(frozen=True)
class Suspicion:
    """Which lines of Chinese, Japanese or Korean are read closely though no pattern marks them."""

    rare_share: float = 0.16
    """Share of characters that are not in daily use: sound lines reach it in one of thousands,
    damaged ones nearly always."""
    least_rare_letters: int = 2
    """How many such characters there must be at least."""
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
    table_chars: int = 12
    """From how many Chinese, Japanese or Korean characters a line may be part of a code table."""
    table_share: float = 0.6
    """It is one, and sound, where so many of them follow upon another in the order of a standard:
    nearly all do in tables, at most 0.4 in damaged text, 0.1 in any other."""
    table_step: int = 3
    """How far the codes of two neighbours in a table are apart; some are left out there."""


_STANDARDS = ("gbk", "big5", "cp932", "cp949", "utf-16-be")
"""The orders in which characters are listed: two bytes a character, or few do not have."""
_USUAL = Suspicion()


@lru_cache(maxsize=8)  # a line is asked about again as it is mended
def is_suspicious(
    line: str, settings: Suspicion = _USUAL, signs: int = EVERY_ALPHABET_SIGN
) -> bool:
    r"""Say whether a line may hold mojibake.

    `signs` are those of `ALPHABET_SIGNS` that it may show, a bit for each: no other is looked for.

    >>> is_suspicious("Î\x95Î»Î»Î¬Î´Î±"), is_suspicious("Ελλάδα"), is_suspicious("杩囩▼")
    (True, False, True)
    """
    if line.isascii():
        return False
    if _TELLING.search(line) and any(one.search(line) for one in _patterns(signs)):
        return True
    return has_wide(line) and _is_oddly_wide(line, settings) and not is_code_table(line, settings)


def _patterns(signs: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of some signs of damage to alphabets."""
    for at, one in enumerate(_alphabet_patterns()):
        if signs >> at & 1:
            yield one


@cache
def _alphabet_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(sign.pattern) for sign in ALPHABET_SIGNS)


def _is_oddly_wide(line: str, settings: Suspicion) -> bool:
    """Say whether the Chinese, Japanese or Korean characters of a line are odd ones."""
    if BESIDE_ASIAN.search(line) and WIDE_SIGNS.search(line):
        return True
    rare = len(rare_characters().findall(line))
    is_rare = rare >= settings.least_rare_letters
    has_latin = _LATIN.search(line) is not None
    if is_rare or has_latin:
        wide = len(WIDE.findall(line))
        if is_rare and rare >= settings.rare_share * wide:
            return True
        if wide * settings.letters_a_wide <= len(line) and WIDE_AT_LATIN.search(line):
            return True
    if KANA.search(line):
        return len(foreign_han().findall(line)) >= settings.least_foreign
    common = len(COMMON_HAN.findall(line))
    if common >= settings.common_share * len(line):
        return False  # whatever the others are
    han = len(HAN.findall(line))
    return han >= settings.least_han and common < settings.common_share * han


def is_code_table(line: str, settings: Suspicion = _USUAL) -> bool:
    """Say whether a line lists the characters of a standard in their order, as code tables do.

    >>> is_code_table("痢立粒沥隶力璃哩俩联莲连镰"), is_code_table("乚亅亇亍亖亗亙亝亪亯亰亱亴")
    (True, True)
    >>> is_code_table("用原文比较一下就知道，词句的顺序没有规律。")
    False
    """
    import numpy

    wide = "".join(WIDE.findall(line))
    if len(wide) < settings.table_chars:
        return False
    for standard in _STANDARDS:
        data = wide.encode(standard, "ignore")
        codes = numpy.frombuffer(data[: len(data) & ~1], dtype=">u2").astype(numpy.int64)
        steps = numpy.diff(codes)
        in_order = numpy.count_nonzero((steps > 0) & (steps <= settings.table_step))
        if in_order >= settings.table_share * (len(wide) - 1):
            return True
    return False


def has_wide(line: str) -> bool:
    """Say whether a line has Chinese, Japanese or Korean characters, or half-width kana."""
    return WIDE.search(line) is not None


def has_alphabet(line: str) -> bool:
    """Say whether a line has characters beyond ASCII that are none of those, nor of their marks."""
    return _ALPHABETS.search(line) is not None


def sign_places(line: str, signs: int = EVERY_ALPHABET_SIGN) -> list[int]:
    """Return where the signs of damage stand in a line, in order; `signs` as in `is_suspicious`."""
    places = set(_alphabet_places(line, signs) if _TELLING.search(line) else ())
    for one in (WIDE_SIGNS, rare_characters()) if has_wide(line) else ():
        places.update(match.start() for match in one.finditer(line))
    return sorted(places)


def _alphabet_places(line: str, signs: int) -> Iterator[int]:
    """Yield where signs of damage to alphabets stand; of those that overlap the first alone."""
    found = ((one, one.search(line)) for one in _patterns(signs))
    following = {one: match for one, match in found if match}
    while following:
        start, end = min(following.values(), key=re.Match.start).span()
        yield start
        for one in [one for one, match in following.items() if match.start() < end]:
            match = one.search(line, end)
            if match:
                following[one] = match
            else:
                del following[one]


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
