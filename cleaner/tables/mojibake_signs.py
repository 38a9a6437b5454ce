"""What damaged text looks like: patterns that sound text hardly ever matches.

They only choose the lines that are worth reading closely; nothing is changed on their word. The
sets of common Chinese, Japanese and Korean characters are the first levels of GB 2312, Big5,
JIS X 0208 and KS X 1001, in which the standards put the characters in daily use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

__all__ = [
    "ALPHABET_SIGNS",
    "ASIAN_PUNCTUATION",
    "ASIAN_SIGNS",
    "BESIDE_ASIAN",
    "JUNK_CHARS",
    "LOST_MARK",
    "LOST_TEXT",
    "NO_ALPHABET",
    "PROSE_MARKS",
    "QUIET_CHARS",
    "SEAM_SIGNS",
    "WIDE_AT_LATIN",
    "WIDE_SIGNS",
    "WINDOWS_PUNCTUATION",
    "Sign",
    "daily_characters",
    "punctuation_meant",
]

_MARK = "\x80-\xa0¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ€"
_HIGH = "\x80-\u024f\u02c6-\u02dd\u0192\u0401-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2122"
_AFTER = "\x80-\xbf\u2010-\u2122"  # what the second byte of a UTF-8 pair is read as
_AFTER_CYRILLIC = f"{_AFTER}ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєјЅѕї"
_LOWER = "a-zß-öø-ÿ"
_CAPITAL = "À-ÖØ-Þ"
_IN_WORD = "\x80-\x9f¡-©«-¶¸¹»-¿×÷‚ƒ„†‡ˆ‰‹˜™›€√≈∂∑∏π∫ªºΩΘσΦτδΓα"
_IN_CYRILLIC = "‚„†‡€‰‹‘•™›¤¦§©¬®°±µ¶·\u00a0√"
_IN_GREEK = "€‚ƒ„†‡‰‹™›¤¦§©«¬®°±µ¶£¥¨\x80-\x9f"
_SOUTHERN = "ѓќѕђћљњџј"  # Cyrillic letters of Serbian and Macedonian
_NO_CZECH = "(?!.*[áíéúóěščřžůæ])"
_HAN = "\u4e00-\u9fff"
_HANGUL = "\uac00-\ud7a3"
_HALF_KANA = "ｦ-ﾟ"


@dataclass(frozen=True)
class Sign:
    """One kind of damage: a pattern, and up to three neighbours that every match of it holds.

    `neighbours` are bodies of character classes, "" for any character. Where no pattern is given
    they are all of it.
    """

    neighbours: tuple[str, ...]
    exactly: str = ""

    @property
    def pattern(self) -> str:
        """The regular expression."""
        return self.exactly or "".join(f"[{one}]" for one in self.neighbours)


ALPHABET_SIGNS = (
    Sign(("\x80-\x84\x86-\x9f",)),  # C1 controls, but for NEL
    Sign((f"{_HIGH} ", f"{_HIGH} ", _MARK), f"[{_HIGH}]{{2}}[{_HIGH} ]*[{_MARK}]"),
    Sign((_MARK, _HIGH, _HIGH)),
    # UTF-8 read a byte at a time: Western and DOS, Cyrillic, Greek, Macintosh
    Sign(
        ("ÃÂÐÑÎÏÅÄâïð×ĂŃĹĆĄÇČĘÓÒÔÕŠÉ", "^\x00-\x7f\u00c0-\u00ff"),
        r"[ÃÂÐÑÎÏÅÄâïð×ĂŃĹĆĄÇČĘÓÒÔÕŠÉ][^\x00-\x7f\u00c0-\u00ff\s]",
    ),
    Sign(("Ã", " \xa0"), "[a-z]Ã |Ã\xa0"),
    Sign(("╘╧╬╥╙╫╪╒╓╞╟╠╨╤", "╘╧╬╥╙╫╪╒╓╞╟╠╨╤")),
    Sign(("√¬Γ", "^\x00-\x7f"), r"[√¬Γ][^\x00-\x7f\s]"),
    Sign(("├┬┼╨╤╞", "^\x00-\x7f\u2500-\u257f"), r"[├┬┼╨╤╞][^\x00-\x7f\u2500-\u257f\s]"),
    Sign(("РС", _AFTER_CYRILLIC, "РС"), f"(?:[РС][{_AFTER_CYRILLIC}]){{2}}"),
    Sign(("ΞΟ", f"{_AFTER}΅ΆΈΉΊΌΎΏ", "ΞΟ"), f"(?:[ΞΟ][{_AFTER}΅ΆΈΉΊΌΎΏ]){{2}}"),
    Sign(("пя", "^\x00-\x7fа-яА-Я", "пя"), r"(?:[пя][^\x00-\x7fа-яА-Я\s]){2}"),
    Sign(("طظ", "", "طظ"), r"(?:[\u0600-\u06ff][^\w\s]?){0,2}[طظ][^\s][طظ][^\s][طظ]"),
    Sign(("׳", "", "׳"), "׳.׳"),
    Sign(("เ", "ธน"), "เ[ธน].เ[ธน]"),
    # marks and letters of other alphabets inside words
    Sign(("a-zA-Z", _IN_WORD, "a-zA-Z")),
    Sign(("a-z", "¹³¶¿ˇ±º¼¾¸…‚„†‡", " a-z,."), "[a-z]{2}[¹³¶¿ˇ±º¼¾¸…‚„†‡][ a-z,.]"),
    Sign(("a-zA-Z", "a-zA-Z", "ýþð"), rf"\A{_NO_CZECH}.*?[a-zA-Z]{{2}}[ýþð]"),
    Sign(("ÝÞÐ", "a-z"), rf"\A{_NO_CZECH}.*?[ÝÞÐ][a-z]"),
    Sign(("¹³¶¼¾º¿ˇ±", "a-z", "a-z"), r"(?<!\w)[¹³¶¼¾º¿ˇ±][a-z]{2}"),
    Sign((_LOWER, f"{_CAPITAL}ŠŽŒŸ", _LOWER)),
    Sign((_CAPITAL, "a-z", _CAPITAL), f"(?<![A-ZÀ-Þa-z])[{_CAPITAL}][a-z][{_CAPITAL}]"),
    Sign(("À-ÖØ-öø-ÿ", "À-ÖØ-öø-ÿ", "À-ÖØ-öø-ÿ")),
    Sign(("a-zA-Z", "\u0400-\u045f")),
    Sign(("\u0400-\u045f", "a-zA-Z")),
    Sign(("а-яё", "А-ЯЁЂ-Џ")),
    Sign(("Ѐ-ӿ", _IN_CYRILLIC, "Ѐ-ӿ")),
    Sign((_SOUTHERN,), rf"[{_SOUTHERN}][^\n]{{0,40}}[ыэъ]|[ыэъ][^\n]{{0,40}}[{_SOUTHERN}]"),
    Sign(("\u2550-\u25a0",), r"[^\W_][\u2550-\u25a0]|[\u2550-\u25a0][^\W\d_]"),
    Sign(("α-ωΑ-Ω", _IN_GREEK, "α-ωΑ-Ω")),
)
"""Damage of text that is stored one byte a character."""

NO_ALPHABET = "\x00-\x7f\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e"
"""ASCII, and Chinese, Japanese and Korean with their marks: as the body of a character class."""

QUIET_CHARS = f"{NO_ALPHABET}·–—‘’“”•"
"""No such sign consists of these alone: with common marks of prose."""

ASIAN_SIGNS = (
    Sign(("a-zA-Z", f"{_HAN}{_HANGUL}", "a-z")),
    Sign(("\u3164-\u318d", f"\u3041-\u9fff{_HANGUL}")),
    Sign((_HANGUL, _HAN, _HANGUL)),
    Sign(("ㄅ-ㄩㄱ-ㄴㄵ-ㆎ", _HAN)),
    Sign((_HAN, "ㄅ-ㄩㄱ-ㆎ")),
    Sign(("\u3041-\u30ff", _HANGUL)),
    Sign((_HALF_KANA, f"{_HAN}a-zA-Z\ue000-\uf8ff", _HALF_KANA)),
    Sign((_HAN, _HALF_KANA, _HAN)),
    Sign(("･｡-､", "･｡-､")),
)
"""Damage of Chinese, Japanese and Korean: neighbours that are none in sound text."""

WIDE_SIGNS = re.compile("|".join(sign.pattern for sign in ASIAN_SIGNS))

BESIDE_ASIAN = re.compile(f"[a-zA-Z\u3105-\u318e{_HANGUL}\uff61-\uff9f]")
"""Each of these signs has one of these: a Chinese line or a Japanese one mostly has none."""

SEAM_SIGNS = (
    Sign(("a-zA-Z\u00c0-\u024f", f"\u3041-\u30ff{_HAN}{_HANGUL}\ue000-\uf8ff")),
    Sign((f"\u3041-\u30ff{_HAN}{_HANGUL}\ue000-\uf8ff", "a-z\u00df-\u024f")),
)

WIDE_AT_LATIN = re.compile("|".join(sign.pattern for sign in SEAM_SIGNS))
"""A Chinese, Japanese or Korean character that touches a Latin letter: usual in their own text,
damage inside a Latin one."""

LOST_TEXT = re.compile(
    "\ufffd+(?:[^\n\ufffd]{0,2}\ufffd+)*|锟(?:斤拷锟?|[^\n]{0,2}锟)+|(?:ï¿½)+|(?:пїЅ)+|(?:占쏙옙)+|(?:嚙踝蕭)+"
)
"""Text that is lost: U+FFFD, and what it is read as in Chinese, Western and Korean encodings."""

LOST_MARK = re.compile("ï¿½|пїЅ|锟斤|斤拷|占쏙|쏙옙|嚙|ｿｽ")
"""U+FFFD that was itself read wrongly: what stands around it has lost bytes, and is a guess."""

JUNK_CHARS = "\x80-\x9f¡½Ѕ\ud800-\udfff\ufffd锟嚙占"
"""One of these is in all C1 controls, surrogates, misread quotes, and all text that is lost."""

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
