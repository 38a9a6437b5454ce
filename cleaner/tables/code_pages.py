"""Which encodings bytes are tried in that do not say theirs, the usual ones first.

The order is that of the web and of the systems that wrote such files: first the defaults of Windows
and of Asian systems, then the other encodings that pages declare, then those of DOS, the Macintosh
and the rest of ISO 8859. Where two read a text alike, the earlier is taken.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EBCDIC", "MULTI_BYTE", "SINGLE_BYTE", "SMALLER", "WITH_SHIFTS"]

SINGLE_BYTE: tuple[Mapping[str, str], ...] = (
    {
        "latin": "cp1252 cp1250 cp1254 cp1257",
        "cyrillic": "cp1251 koi8-r",
        "greek": "cp1253",
        "hebrew": "cp1255",
        "arabic": "cp1256",
        "thai": "cp874",
    },
    {
        "latin": "iso8859-2 iso8859-15 cp850 cp437 cp852 mac-roman iso8859-4 iso8859-13",
        "cyrillic": "koi8-u cp866 iso8859-5 mac-cyrillic cp855",
        "greek": "iso8859-7",
        "hebrew": "iso8859-8",
        "arabic": "iso8859-6",
    },
    {
        "latin": "iso8859-3 iso8859-10 iso8859-14 iso8859-16 cp775 cp857 cp858 cp860 cp861 cp863 "
        "cp865 cp1258 mac-latin2 mac-turkish mac-iceland mac-croatian mac-romanian hp-roman8",
        "cyrillic": "cp1125 koi8-t kz1048 ptcp154",
        "greek": "cp737 cp869 mac-greek",
        "hebrew": "cp862 cp856",
        "arabic": "cp720 cp864",
    },
)
"""Encodings of one byte a character, by how usual they are and by the script that they are for."""

MULTI_BYTE: tuple[str, ...] = (
    "gb18030 cp932 cp949 big5hkscs euc_jp",
    "",
    "johab shift_jis_2004 euc_jis_2004",
)
"""Encodings of Chinese, Japanese and Korean, in the same three ranks."""

EBCDIC = "cp037 cp500 cp1140 cp273 cp1026 cp875 cp424"
"""Encodings of mainframes, in which a space is no ASCII space."""

WITH_SHIFTS = "iso2022_jp iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr hz"
"""Encodings with shift states, all of ASCII bytes: the smaller character set first."""

SMALLER: Mapping[str, tuple[str, ...]] = {"big5hkscs": ("big5", "cp950")}
"""Encodings with fewer characters, and some of them others, that are meant where they suffice."""
