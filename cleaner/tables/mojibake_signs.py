"""What damaged text looks like: patterns that sound text hardly ever matches.

They only choose the lines that are worth reading closely; nothing is changed on their word. The
sets of common Chinese, Japanese and Korean characters are the first levels of GB 2312, Big5,
JIS X 0208 and KS X 1001, in which the standards put the characters in daily use.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "ASIAN_PUNCTUATION",
    "LATIN_SIGNS",
    "LOST_MARK",
    "LOST_TEXT",
    "PROSE_MARKS",
    "SPANNING_SIGNS",
    "WIDE_AT_LATIN",
    "WIDE_SIGNS",
    "WINDOWS_PUNCTUATION",
    "daily_characters",
    "punctuation_meant",
]

_MARK = "\x80-\xa0¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ€"
_HIGH = "\x80-\u024f\u02c6-\u02dd\u0192\u0401-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2122"
_AFTER = "\x80-\xbf\u2010-\u2122"  # what the second byte of a UTF-8 pair is read as
_LOWER = "a-zß-öø-ÿ"

LATIN_SIGNS = re.compile(
    "|".join(
        (
            r"[\x80-\x84\x86-\x9f]",  # C1 controls, but for NEL
            rf"[{_HIGH}]{{2}}[{_HIGH} ]*[{_MARK}]",
            rf"[{_MARK}][{_HIGH}]{{2}}",
            # UTF-8 read a byte at a time: Western and DOS, Cyrillic, Greek, Macintosh
            r"[ÃÂÐÑÎÏÅÄâïð×ĂŃĹĆĄÇČĘÓÒÔÕŠÉ][^\x00-\x7f\u00c0-\u00ff\s]",
            r"[a-z]Ã |Ã\xa0",
            r"[╘╧╬╥╙╫╪╒╓╞╟╠╨╤]{2}",
            r"[√¬Γ][^\x00-\x7f\s]",
            r"[├┬┼╨╤╞][^\x00-\x7f\u2500-\u257f\s]",
            rf"(?:[РС][{_AFTER}ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєјЅѕї]){{2}}",
            rf"(?:[ΞΟ][{_AFTER}΅ΆΈΉΊΌΎΏ]){{2}}",
            r"(?:[пя][^\x00-\x7fа-яА-Я\s]){2}",
            r"(?:[\u0600-\u06ff][^\w\s]?){0,2}[طظ][^\s][طظ][^\s][طظ]",
            r"׳.׳",
            r"เ[ธน].เ[ธน]",
            # marks and letters of other alphabets inside words
            r"[a-zA-Z][\x80-\x9f¡-©«-¶¸¹»-¿×÷‚ƒ„†‡ˆ‰‹˜™›€√≈∂∑∏π∫ªºΩΘσΦτδΓα][a-zA-Z]",
            r"[a-z]{2}[¹³¶¿ˇ±º¼¾¸…‚„†‡][ a-z,.]",
            r"\A(?!.*[áíéúóěščřžůæ]).*?[a-zA-Z]{2}[ýþð]",
            r"\A(?!.*[áíéúóěščřžůæ]).*?[ÝÞÐ][a-z]",
            r"(?<![\w])[¹³¶¼¾º¿ˇ±][a-z]{2}",
            rf"[{_LOWER}][À-ÖØ-ÞŠŽŒŸ][{_LOWER}]",
            r"(?<![A-ZÀ-Þa-z])[À-ÖØ-Þ][a-z][À-ÖØ-Þ]",
            r"[À-ÖØ-öø-ÿ]{3}",
            r"[a-zA-Z][\u0400-\u045f]|[\u0400-\u045f][a-zA-Z]",
            r"[а-яё][А-ЯЁЂ-Џ]",
            r"[Ѐ-ӿ][‚„†‡€‰‹‘•™›¤¦§©¬®°±µ¶·\u00a0√][Ѐ-ӿ]",
            r"[ѓќѕђћљњџј][^\n]{0,40}[ыэъ]|[ыэъ][^\n]{0,40}[ѓќѕђћљњџј]",
            r"[^\W_][\u2550-\u25a0]|[\u2550-\u25a0][^\W\d_]",
            r"[α-ωΑ-Ω][€‚ƒ„†‡‰‹™›¤¦§©«¬®°±µ¶£¥¨\x80-\x9f][α-ωΑ-Ω]",
        )
    )
)
"""Damage of text that is stored one byte a character."""

SPANNING_SIGNS = re.compile(f"[{_MARK}Ã¹³¶¿ˇ±º¼¾¸…‚„†‡ýþðÝÞÐѓќѕђћљњџј]")
"""What those of them have that may reach over a blank: without, they match inside one word."""

WIDE_SIGNS = re.compile(
    "[a-zA-Z][\u4e00-\u9fff\uac00-\ud7a3][a-z]|[\u3164-\u318d][\u3041-\u9fff\uac00-\ud7a3]|[\uac00-\ud7a3][\u4e00-\u9fff][\uac00-\ud7a3]"
    "|[ㄅ-ㄩㄱ-ㄴㄵ-ㆎ][\u4e00-\u9fff]|[\u4e00-\u9fff][ㄅ-ㄩㄱ-ㆎ]|[\u3041-\u30ff][\uac00-\ud7a3]"
    "|[ｦ-ﾟ][\u4e00-\u9fffa-zA-Z\ue000-\uf8ff][ｦ-ﾟ]|[\u4e00-\u9fff][ｦ-ﾟ][\u4e00-\u9fff]|[･｡-､]{2}"
)
"""Damage of Chinese, Japanese and Korean: neighbours that are none in sound text."""

WIDE_AT_LATIN = re.compile(
    "[a-zA-Z\u00c0-\u024f][\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff]"
    "|[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff][a-z\u00df-\u024f]"
)
"""A Chinese, Japanese or Korean character that touches a Latin letter: usual in their own text,
damage inside a Latin one."""

LOST_TEXT = re.compile(
    "\ufffd+(?:[^\n\ufffd]{0,2}\ufffd+)*|锟(?:斤拷锟?|[^\n]{0,2}锟)+|(?:ï¿½)+|(?:пїЅ)+|(?:占쏙옙)+|(?:嚙踝蕭)+"
)
"""Text that is lost: U+FFFD, and what it is read as in Chinese, Western and Korean encodings."""

LOST_MARK = re.compile("ï¿½|пїЅ|锟斤|斤拷|占쏙|쏙옙|嚙|ｿｽ")
"""U+FFFD that was itself read wrongly: what stands around it has lost bytes, and is a guess."""

_ASIAN_MARKS = {
    **dict(zip(("¡®", "¡¯", "¡°", "¡±", "¡\xad", "¡ª"), "‘’“”…—", strict=True)),  # GBK, EUC-KR
    **dict(zip(("¡¥", "¡¦", "¡§", "¡¨"), "‘’“”", strict=True)),  # Big5
    **dict(zip(("\x81e", "\x81f", "\x81g", "\x81h"), "‘’“”", strict=True)),  # Shift-JIS
}
ASIAN_PUNCTUATION = re.compile(
    r"(?<![^\x00-\x7f])(?:¡[®¯°±\xadª¥¦§¨])+(?![^\x00-\x7f])"
    # \x81 is "ü" for DOS ("früh", "prüft"): only where no such letter stands.
    r"|(?<!\S)\x81[eg](?=[A-Za-z])|(?<=[.,!?])\x81h(?![A-Za-z])|(?<=[a-z])\x81f(?=s\b)"
)
"""Quotes and dashes of an English text from a Chinese, Japanese or Korean desk, read byte by byte:
between ASCII characters no such pair means anything else."""


def punctuation_meant(match: re.Match[str]) -> str:
    """Return the marks that a match of `ASIAN_PUNCTUATION` was.

    >>> ASIAN_PUNCTUATION.sub(punctuation_meant, "China¡¯s ¡°new¡± plan")
    'China’s “new” plan'
    """
    pairs = (match[0][at : at + 2] for at in range(0, len(match[0]), 2))
    return "".join(map(_ASIAN_MARKS.__getitem__, pairs))


WINDOWS_PUNCTUATION = re.compile(
    r"(?<!\S)[\x91\x93](?=\w)|(?<=[\w.,!?])[\x92\x94](?!\w)|(?<=\s)[\x96\x97](?=\s)"
    r"|(?<=[a-z])\x92(?=(?:s|t|re|ll|ve|d|m)\b)"
)
"""C1 controls that stand where quotes, apostrophes and dashes of Windows stand, and no letter of
another encoding: at the right edge of a word, or between blanks."""

PROSE_MARKS = frozenset("“”‘’–—…«»„\u00a0№€")
"""Common marks of prose beyond ASCII: they tell no damage beside letters."""


@cache
def daily_characters() -> frozenset[str]:
    """Return the Han characters and Hangul syllables of the first levels of four standards."""
    rows = (
        ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
        ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
        ("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF)),
        ("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF)),
    )
    return frozenset(
        char
        for codec, leads, trails in rows
        for lead in leads
        for trail in trails
        for char in bytes((lead, trail)).decode(codec, "ignore")
    )
