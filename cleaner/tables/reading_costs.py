"""What reading a text costs, in nats: which models of letter pairs there are, and what they omit.

Set as a whole, so that a sound line of each kind in the Universal Declaration of Human Rights reads
below 6 nats a character. No figure here is a threshold: it says how odd a character is, and moving
one alone moves every comparison of two readings. What a comparison must come to is a setting.

The letter pairs themselves are langdetect's (its profiles, counted in Wikipedia) and wordfreq's
(its word lists); both install with this package.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "ASCII_COST",
    "BEYOND_ASCII_WEIGHT",
    "BREAK_COST",
    "CASE_COST",
    "CONTROL_COST",
    "CORNERS",
    "COUNTED_WORDS",
    "FOLD",
    "FOREIGN_COST",
    "GLUED_COST",
    "GLUE_COST",
    "GROUPS_COUNTED",
    "LEAST_SHARE",
    "LETTERS_A_SCRIPT",
    "LOST_COST",
    "MARKS",
    "MARK_COST",
    "NEIGHBOURS_SAVE",
    "PAIR_TRUST",
    "PLAIN_COST",
    "PRIVATE_COST",
    "PROFILES",
    "RANGES",
    "REPEAT_COST",
    "RULES",
    "RULE_COST",
    "SIGN_PAIR_TRUST",
    "SYMBOL_COST",
    "UNMERGED_MODELS",
    "UNSEEN_COST",
    "WORD_LISTS",
]

PROFILES: Mapping[str, tuple[str, ...]] = {
    "latin": tuple(
        "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl "
        "tr vi".split()
    ),
    "cyrillic": ("bg", "mk", "ru", "uk"),
    "greek": ("el",),
    "arabic": ("ar", "fa", "ur"),
    "hebrew": ("he",),
    "thai": ("th",),
    "indic": ("bn", "gu", "hi", "kn", "ml", "mr", "ne", "pa", "ta", "te"),
}
"""By script, the languages whose letter pairs are read from langdetect's profiles."""

WORD_LISTS: Mapping[str, tuple[str, ...]] = {
    "latin": ("is",),
    "han": ("zh", "ja"),
    "hangul": ("ko",),
}
"""The same for those whose pairs are counted in wordfreq's word lists: langdetect has no Icelandic,
and counts Chinese, Japanese and Korean characters in classes."""

RANGES: tuple[tuple[int, str], ...] = (
    (0x0041, "other"),
    (0x0300, "latin"),
    (0x0370, "mark"),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, "other"),
    (0x0600, "hebrew"),
    (0x0780, "arabic"),
    (0x0900, "other"),
    (0x0E00, "indic"),
    (0x0E80, "thai"),
    (0x1100, "other"),
    (0x1200, "hangul"),
    (0x1E00, "other"),
    (0x1F00, "latin"),
    (0x2000, "greek"),
    (0x3040, "other"),
    (0x3100, "han"),
    (0x3130, "other"),
    (0x3190, "hangul"),
    (0x3400, "other"),
    (0xA000, "han"),
    (0xAC00, "other"),
    (0xD7A4, "hangul"),
    (0xF900, "other"),
    (0xFB00, "han"),
    (0xFB1D, "latin"),
    (0xFB50, "hebrew"),
    (0xFE00, "arabic"),
    (0xFE70, "other"),
    (0xFEFF, "arabic"),
    (0x20000, "other"),
    (0x30000, "han"),
)
"""End of each range, and the script of its letters."""

# --- what a character costs ---------------------------------------------------------------------

ASCII_COST = 3.0
"""An ASCII letter in text of another script: about what a letter costs in English."""
GLUE_COST = 3.0
"""A letter straight after one of another script, or a costly mark straight after a letter."""
GLUED_COST = 7.5
"""From this cost on a mark is a costly one."""
UNSEEN_COST = 12.0
"""A letter that the language does not use, of the script it is written in."""
FOREIGN_COST = 11.0
"""A letter of another script."""
CASE_COST = 4.0
"""A capital after a small letter."""
MARK_COST = 11.0
"""A combining mark."""
PLAIN_COST = 2.5
"""A digit, blank or mark of ASCII."""
BREAK_COST = 3.0
"""A newline or tab."""
REPEAT_COST = 1.5
"""The same mark once more."""
RULE_COST = 4.0
"""A piece of a line that is drawn of characters."""
SYMBOL_COST = 10.5
"""Any other mark or symbol that is not in the table below."""
LOST_COST = 13.0
"""U+FFFD."""
PRIVATE_COST = 16.0
"""A character of private use, or none at all."""
CONTROL_COST = 18.0
"""A control, or half a surrogate pair."""

MARKS: Mapping[str, float] = {
    **dict.fromkeys("‘’–—…«»„", 5.0),
    **dict.fromkeys("，。、「」（）：；！？", 4.0),
    **dict.fromkeys("・《》『』“”０１２３４５６７８９％〜～　【】", 6.0),
    **dict.fromkeys("،؟؛", 4.5),
    **dict.fromkeys("\u00a0©®°·•€£§×→™¡¿‹›½²№", 7.5),
    **dict.fromkeys("\u200b\u200c\u200d\u2009\u202f\ufeff\u200e\u200f", 8.0),
}
"""Marks that sound text has outside ASCII: quotes and dashes, Chinese and Japanese marks, full
width forms, Arabic marks, signs of Latin-1, invisible characters."""

RULES, CORNERS = frozenset("─═━"), frozenset("│┌┐└┘├┤┬┴┼║╔╗╚╝╠╣╦╩╬┏┓┗┛┃")
"""Characters that lines and tables are drawn of."""

FOLD = str.maketrans(
    {"ș": "ş", "ț": "ţ", "Ș": "ş", "Ț": "ţ", "ی": "ي", "ё": "е", "Ё": "е"}
    | {chr(code): "ể" for code in range(0x1EA0, 0x1EFA)}  # as in langdetect's profiles
)
"""Letters that the models count as another."""

# --- which models are asked, and how far they are trusted ---------------------------------------

BEYOND_ASCII_WEIGHT = 5
"""A letter beyond ASCII tells the script of a text so much better than one of ASCII."""
LETTERS_A_SCRIPT = 5
"""A text is read in each script that has one in so many of its letters, so weighed."""
UNMERGED_MODELS = 2
"""A script of more languages than this is skimmed in one model made of all."""
PAIR_TRUST = 0.9
"""Weight of the pair over the single letter, where letters are few."""
SIGN_PAIR_TRUST = 0.6
"""The same for Chinese characters and Hangul, of which there are far more pairs."""
NEIGHBOURS_SAVE = 2.4
"""So much less than alone a letter of a text costs after its neighbour, at most, on average: 1.3 in
the text of which it is most."""
COUNTED_WORDS = 1e9
"""How many words a word list of wordfreq stands for: a large number, so that counts are whole."""
GROUPS_COUNTED = 10
"""Groups of such a list whose words are counted alike: their frequencies differ by a quarter."""
LEAST_SHARE = 1e-7
"""Added to the share of every letter, so that none costs without end."""
