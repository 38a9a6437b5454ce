"""Say whether a repaired text is a text: other bytes than UTF-8 always decode to something."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from cleaner.filters.mojibake.stretches import LOST
from cleaner.tables.common_han import COMMON_HAN_CHARS
from cleaner.tables.mojibake_signs import PROSE_MARKS, WIDE_AT_LATIN
from cleaner.tables.reading_costs import LOST_COST
from cleaner.text.letter_models import script_of
from cleaner.text.plausibility import Reading

__all__ = ["WIDE", "Soundness", "is_inside_latin"]

WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON = re.compile("[" + "".join(sorted(COMMON_HAN_CHARS)) + "]")
_OWN = {
    "cp949": re.compile("[\uac00-\ud7a3]"),
    "cp932": re.compile("[\u3041-\u30fa]"),
    "euc_jp": re.compile("[\u3041-\u30fa]"),
}


def is_inside_latin(before: str, after: str) -> bool:
    """Say whether wide characters inside Latin words become Latin letters, quotes or dashes.

    >>> is_inside_latin("Verz枚gerung", "Verzögerung"), is_inside_latin("用 A股", "ÓÃ A¹É")
    (True, False)
    """
    words = before.split(" ")
    if not all(map(WIDE_AT_LATIN.search, words)):
        return False
    if sum(map(str.isascii, before)) < 2 * len(WIDE.findall(before)):
        return False
    high = [char for char in after if not char.isascii()]
    return all(char in PROSE_MARKS or script_of(char) == "latin" for char in high)


@dataclass(frozen=True)
class Soundness:
    """What a repaired text must look like in itself.

    Single bytes must become letters and hardly anything else, double ones some different
    characters of Chinese, Japanese or Korean, UTF-8 anything that is varied.
    """

    han_nats: float = 8.6
    """What a character may cost where the text reads best as Chinese or Japanese."""
    hangul_nats: float = 7.5
    """The same for Korean."""
    other_nats: float = 5.2
    """The same for all other scripts."""
    single_nats: float = 4.4
    """The same where the bytes were of an encoding of one byte a character."""
    chars_a_loss: int = 3
    """How many characters there must be to each lost one."""
    least_letters: int = 3
    """How many letters single bytes must become, and how many different characters double ones."""
    letters_a_sign: int = 20
    """How many letters beyond ASCII single bytes must become for each sign but common marks."""
    wide_a_seam: int = 3
    """How many Chinese, Japanese or Korean characters double bytes must become for each place where
    one touches a Latin letter."""
    letters_a_kind: int = 3
    """How often a letter beyond ASCII may come in UTF-8, on average, unless as many letters are
    ASCII: a text is more than one or two letters again and again."""
    varied_letters: int = 9
    """How many letters are counted for that at most, so that a long text needs no more kinds."""
    varied_wide_letters: int = 15
    """The same for Chinese, Japanese or Korean from double bytes."""
    wide_an_own: int = 8
    """How many Chinese, Japanese or Korean characters there may be to each Hangul syllable or kana
    where the bytes were Korean or Japanese; half of them are usual."""
    han_a_common: int = 8
    """How many Chinese ones there may be to each frequent one, where a half is usual too."""
    around_letters: int = 8
    """With so many letters beyond ASCII in the rest of the line, a repair to other bytes than UTF-8
    may bring no script but theirs."""

    def shows(self, text: str, codec: str) -> bool:
        """Say whether a text has some of what the language of a double-byte codec always has."""
        own = _OWN.get(codec)
        if own and len(own.findall(text)) * self.wide_an_own >= len(WIDE.findall(text)):
            return True
        if codec == "cp949":
            return False
        return len(_COMMON.findall(text)) * self.han_a_common >= len(_HAN.findall(text)) > 0

    def reads_well(self, text: str, reading: Reading, single: bool) -> bool:
        """Say whether a text is plausible in itself, its lost characters left out."""
        lost = text.count(LOST)
        if lost * self.chars_a_loss > len(text):
            return False
        cost = reading.cost - LOST_COST * lost
        return cost / max(1, len(text) - lost) <= self._most_nats(reading.script, single)

    def _most_nats(self, script: str, single: bool) -> float:
        if script == "han":
            return self.han_nats
        if script == "hangul":
            return self.hangul_nats
        return self.single_nats if single else self.other_nats

    def is_letters(self, text: str) -> bool:
        """Say whether a text is words: beyond ASCII it has letters or common punctuation."""
        high = [char for char in text if not char.isascii()]
        letters = sum(unicodedata.category(char)[0] in "LM" for char in high)
        others = sum(char not in PROSE_MARKS for char in high) - letters
        return (
            0 < letters >= self.letters_a_sign * others
            and sum(map(str.isalpha, text)) >= self.least_letters
        )

    def is_varied(self, text: str) -> bool:
        """Say whether a text is more than one or two letters again and again."""
        high = [char for char in text if char.isalpha() and not char.isascii()]
        plain = sum(char.isalpha() for char in text) - len(high)
        kinds = len(set(high))
        return plain >= len(high) or kinds * self.letters_a_kind >= min(
            len(high), self.varied_letters
        )

    def is_wide(self, text: str) -> bool:
        """Say whether a text is Chinese, Japanese or Korean, not a few such signs among letters."""
        wide = WIDE.findall(text)
        seams = len(WIDE_AT_LATIN.findall(text))
        kinds = len(set(wide))
        varied = kinds * self.letters_a_kind >= min(len(wide), self.varied_wide_letters)
        return varied and kinds >= self.least_letters and self.wide_a_seam * seams <= len(wide)

    def fits(self, text: str, rest: str) -> bool:
        """Say whether a repair brings no script that the rest of the line has nothing of."""
        around = Counter(script_of(char) for char in rest if char.isalpha() and not char.isascii())
        if sum(around.values()) < self.around_letters:
            return True
        scripts = Counter(script_of(char) for char in text if char.isalpha() and not char.isascii())
        return not scripts or scripts.most_common(1)[0][0] in around
