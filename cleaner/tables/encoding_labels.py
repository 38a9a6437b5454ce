"""Names of character encodings, and the Python codec that each means on the web.

Source of the labels: the WHATWG Encoding Standard, section "Names and labels" (2024), whose
"windows-1252" answers to "iso-8859-1" and "ascii", "gb18030" to "gb2312", and so on: pages
declare the smaller set and use the larger. Python's `big5hkscs` is the nearest to the standard's
Big5. Encodings that the standard leaves out (EBCDIC, DOS, further ISO 2022) keep Python's names.
"""

from __future__ import annotations

__all__ = ["DOUBLE_BYTE", "LABELS", "LARGER", "STATEFUL", "SUPPORTED"]

_WEB: dict[str, str] = {
    "utf-8": "unicode-1-1-utf-8 utf8 utf-8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso8859-3 iso88593 iso_8859-3 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso8859-4 iso88594 iso_8859-4 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso8859-5 iso88595 iso_8859-5",
    "iso8859-6": "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso8859-6 iso_8859-6",
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso8859-7 iso_8859-7",
    "iso8859-8": "csisolatinhebrew hebrew iso-8859-8 iso-8859-8-i iso8859-8 iso_8859-8 logical",
    "iso8859-10": "csisolatin6 iso-8859-10 iso8859-10 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13",
    "iso8859-14": "iso-8859-14 iso8859-14",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso_8859-15 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "cp874": "dos-874 iso-8859-11 iso8859-11 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
    "iso_8859-1 l1 latin1 us-ascii windows-1252 x-cp1252",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso8859-9 iso_8859-9 l5 latin5 windows-1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "chinese csgb2312 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 cp936",
    "hz": "hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
    "windows-949",
    "iso2022_kr": "csiso2022kr iso-2022-kr",
    "utf-16-be": "utf-16be unicodefffe",
    "utf-16-le": "utf-16 utf-16le ucs-2 csunicode iso-10646-ucs-2 unicode",
}

LABELS: dict[str, str] = {
    label: codec for codec, labels in _WEB.items() for label in labels.split()
}
"""Label in lower case to Python codec."""

LARGER: dict[str, str] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "cp950": "big5hkscs",
}
"""The larger set that holds a codec's characters at the same places (nearly, for Big5)."""

DOUBLE_BYTE = frozenset(
    "big5 big5hkscs cp932 cp949 cp950 euc_jp euc_kr gb18030 gb2312 gbk johab shift_jis".split()
)
"""Codecs whose characters are two bytes, so that a cut can fall inside one."""

STATEFUL = frozenset(
    "hz iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext "
    "iso2022_kr".split()
)
"""Codecs with shift states: what a byte means depends on the bytes before it."""

_OTHERS = (
    "ascii utf-16-le utf-16-be utf-32-le utf-32-be utf-8 gb2312 gbk big5 cp950 shift_jis "
    "shift_jis_2004 shift_jisx0213 euc_kr euc_jis_2004 euc_jisx0213 johab iso8859-1 iso8859-9 "
    "iso8859-11 tis-620 cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 "
    "cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp869 cp875 cp1006 cp1026 cp1125 cp1140 "
    "hp-roman8 koi8-t kz1048 ptcp154 mac-greek mac-iceland mac-latin2 mac-turkish mac-croatian "
    "mac-romanian mac-farsi mac-arabic"
)
SUPPORTED = frozenset((*_WEB, *_OTHERS.split(), *STATEFUL))
"""Every codec that `decode` may use, under Python's own name."""
