"""Which encodings are taken for which: the pairs that the repair of mojibake tries.

Drawn up from how the damage comes about: a Western, Eastern European, Cyrillic, DOS or Macintosh
default, or the default of a Chinese, Japanese or Korean system, met with text in UTF-8 or in the
encoding of another place. Rare pairs are left out: each pair tried is a chance to be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ALIKE", "LATIN", "SINGLE", "TRUE_CODECS", "WRONG_CODECS"]

WRONG_CODECS: tuple[str, ...] = tuple(
    "latin-1 cp1252 cp1250 cp1251 iso8859-2 iso8859-5 koi8-r cp437 cp850 cp866 mac-roman "
    "mac-cyrillic cp1253 cp1254 cp1255 cp1256 cp1257 cp874 gb18030 cp932 cp949 cp950 euc_jp".split()
)
"""What the bytes were read as, the likeliest first."""

_EVERYWHERE = "utf-8"
_ASIAN = "gb18030 cp932 cp949 cp950 euc_jp"
_CYRILLIC = "cp1251 koi8-r cp866 iso8859-5 mac-cyrillic"
_WESTERN = "cp1252 cp850 cp437 mac-roman cp1250 iso8859-2 cp852 cp1254 iso8859-16 cp1258"
_OTHER = "cp1253 iso8859-7 cp1255 cp1256 cp874"

_TRUE = {
    "latin-1": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} {_WESTERN} {_OTHER}",
    "cp1252": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} {_WESTERN} {_OTHER}",
    "cp1250": f"{_EVERYWHERE} {_ASIAN} cp1252 iso8859-2 cp852 cp1251",
    "cp1251": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252",
    "iso8859-2": f"{_EVERYWHERE} cp1250 cp852",
    "iso8859-5": f"{_EVERYWHERE} {_CYRILLIC}",
    "koi8-r": f"{_EVERYWHERE} {_CYRILLIC}",
    "cp437": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252",
    "cp850": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252",
    "cp866": f"{_EVERYWHERE} {_CYRILLIC}",
    "mac-roman": f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252",
    "mac-cyrillic": f"{_EVERYWHERE} {_CYRILLIC}",
    "cp1253": _EVERYWHERE,
    "cp1254": _EVERYWHERE,
    "cp1255": _EVERYWHERE,
    "cp1256": _EVERYWHERE,
    "cp1257": _EVERYWHERE,
    "cp874": _EVERYWHERE,
    "gb18030": f"{_EVERYWHERE} cp932 cp949 cp950 euc_jp cp1252",
    "cp932": f"{_EVERYWHERE} gb18030 cp949 cp950 euc_jp cp1252",
    "cp949": f"{_EVERYWHERE} gb18030 cp932 cp950 euc_jp",
    "cp950": f"{_EVERYWHERE} gb18030 cp932 cp949 euc_jp",
    "euc_jp": f"{_EVERYWHERE} gb18030 cp949",
}
TRUE_CODECS: Mapping[str, tuple[str, ...]] = {
    wrong: tuple(true for true in trues.split() if true != wrong) for wrong, trues in _TRUE.items()
}
"""For each, what the bytes may have been."""

ALIKE = (frozenset(("cp1251", "mac-cyrillic")), frozenset(("gb18030", "euc_jp")))
"""Pairs that have nearly all letters, or all kana, at the same places."""

LATIN = frozenset(_WESTERN.split())
"""Of these codecs those that have hardly any letters but Latin ones."""

SINGLE = frozenset(WRONG_CODECS) - {"gb18030", "cp932", "cp949", "cp950", "euc_jp"} | {
    *f"{_CYRILLIC} {_WESTERN} {_OTHER}".split()
}
"""The codecs of one byte a character."""
