"""Say quickly whether a line is worth reading closely."""

from __future__ import annotations

import re
from functools import cache

from cleaner.tables.mojibake_signs import COMMON_HAN_CHARS, LATIN_SIGNS, daily_characters

__all__ = ["is_suspicious", "sign_places"]

_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_COMMON = re.compile("[" + "".join(sorted(COMMON_HAN_CHARS)) + "]")
_DOUBLE_BYTE = re.compile("[\u3041-\ud7a3\ue000-\uf8ff\uff61-\uff9f]")
_STRANGE_PAIR = re.compile(
    "[a-z][\u4e00-\u9fff\uac00-\ud7a3][a-z]|[\uac00-\ud7a3][\u4e00-\u9fff][\uac00-\ud7a3]"
    "|[ㄅ-ㄩㄱ-ㄴㄵ-ㆎ][\u4e00-\u9fff]|[\u4e00-\u9fff][ㄅ-ㄩㄱ-ㆎ]|[\u3041-\u30ff][\uac00-\ud7a3]"
    "|[ｦ-ﾟ][\u4e00-\u9fffa-zA-Z\ue000-\uf8ff][ｦ-ﾟ]|[\u4e00-\u9fff][ｦ-ﾟ][\u4e00-\u9fff]|[･｡-､]{2}"
)
# Above this part of rare characters a line is read closely: sound lines reach it in one of
# thousands, damaged ones nearly always.
_RARE_RATIO = 0.16
_BARE_CHARS = 6


def is_suspicious(line: str) -> bool:
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
    if _STRANGE_PAIR.search(line):
        return True
    rare = len(_rare().findall(line))
    if rare >= 2 and rare >= _RARE_RATIO * wide:
        return True
    return (
        len(_HAN.findall(line)) >= _BARE_CHARS
        and not _KANA.search(line)
        and not _COMMON.search(line)
    )


def sign_places(line: str) -> list[int]:
    """Return where the signs of damage stand in a line, in order."""
    patterns = (LATIN_SIGNS, _STRANGE_PAIR, _rare())
    return sorted({match.start() for one in patterns for match in one.finditer(line)})


@cache
def _rare() -> re.Pattern[str]:
    """Return a pattern for the Han characters, syllables and others that are not in daily use."""
    daily = daily_characters()
    codes = (*range(0x4E00, 0xA000), *range(0xAC00, 0xD7A4))
    rare = "".join(chr(code) for code in codes if chr(code) not in daily)
    return re.compile(f"[{rare}\ue000-\uf8ffｦ-ﾟ]")
