"""Which encodings are taken for which: the pairs that the repair of mojibake tries.

Drawn up from how the damage comes about: a Western, Eastern European, Cyrillic, DOS or Macintosh
default, or the default of a Chinese, Japanese or Korean system, met with text in UTF-8 or in the
encoding of another place. Rare pairs are left out: each pair tried is a chance to be wrong.
"""

from __future__ import annotations

__all__ = ["SINGLE", "TRUE_CODECS", "WRONG_CODECS"]

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

TRUE_CODECS: dict[str, tuple[str, ...]] = {
    "latin-1": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} {_WESTERN} {_OTHER}".split()),
    "cp1252": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} {_WESTERN} {_OTHER}".split()),
    "cp1250": tuple(f"{_EVERYWHERE} {_ASIAN} cp1252 iso8859-2 cp852 cp1251".split()),
    "cp1251": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252".split()),
    "iso8859-2": tuple(f"{_EVERYWHERE} cp1250 cp852".split()),
    "iso8859-5": tuple(f"{_EVERYWHERE} {_CYRILLIC}".split()),
    "koi8-r": tuple(f"{_EVERYWHERE} {_CYRILLIC}".split()),
    "cp437": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252".split()),
    "cp850": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252".split()),
    "cp866": tuple(f"{_EVERYWHERE} {_CYRILLIC}".split()),
    "mac-roman": tuple(f"{_EVERYWHERE} {_ASIAN} {_CYRILLIC} cp1252".split()),
    "mac-cyrillic": tuple(f"{_EVERYWHERE} {_CYRILLIC}".split()),
    "cp1253": (_EVERYWHERE,),
    "cp1254": (_EVERYWHERE,),
    "cp1255": (_EVERYWHERE,),
    "cp1256": (_EVERYWHERE,),
    "cp1257": (_EVERYWHERE,),
    "cp874": (_EVERYWHERE,),
    "gb18030": tuple(f"{_EVERYWHERE} cp932 cp949 cp950 euc_jp cp1252".split()),
    "cp932": tuple(f"{_EVERYWHERE} gb18030 cp949 cp950 euc_jp cp1252".split()),
    "cp949": tuple(f"{_EVERYWHERE} gb18030 cp932 cp950 euc_jp".split()),
    "cp950": tuple(f"{_EVERYWHERE} gb18030 cp932 cp949 euc_jp".split()),
    "euc_jp": tuple(f"{_EVERYWHERE} gb18030 cp949".split()),
}
"""For each, what the bytes may have been."""

SINGLE = frozenset(WRONG_CODECS) - {"gb18030", "cp932", "cp949", "cp950", "euc_jp"} | {
    *f"{_CYRILLIC} {_WESTERN} {_OTHER}".split()
}
"""The codecs of one byte a character."""
