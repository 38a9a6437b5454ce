"""How likely two spellings are of one name that went through Chinese: a model of sounds.

A foreign name is written in Chinese by its syllables (Kerry, 克里), and an engine that does not
know the name spells those syllables anew: Keli, Crey, Chiri. Likeness of letters says little then;
what can be asked is whether one Chinese form explains both spellings. Each syllable of a Chinese
form emits a piece of the Latin spelling, with the chances in `tables/name_sounds.txt` (which names
its source), or is spelled in pinyin.

All scores are log-likelihood ratios, in natural logarithms, for each letter: how much likelier the
spellings are with a common origin than without one. Below 0 they are likelier to be strangers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log
from pathlib import Path

__all__ = ["SoundModel", "Sounding", "letters", "readings", "sound_key", "sound_model", "syllables"]

TABLE = Path(__file__).parent.parent / "tables" / "name_sounds.txt"


@dataclass(frozen=True)
class Sounding:
    """What the model of sounds makes of spellings that its table does not know.

    Tried on 150 names among 300, by their Chinese forms and by plain pinyin, which the table was
    not fitted to: right at first guess are 92 % and 90 %. Ten times as much, or a tenth, loses less
    than 2 points; but `pinyin_share` at .9 and `least_chance` at .02 lose 5, and `unheard_letter`
    must stay far below 1.
    """

    pinyin_share: float = 0.1
    """How often an engine spells a syllable in pinyin and not as in foreign names."""
    unheard: float = 0.001
    """The chance that a syllable emits a piece that it is not known for."""
    unheard_letter: float = 0.1
    """What each letter of such a piece multiplies that chance by."""
    extra_letter: float = 0.01
    """The chance of a letter that stands in only one of two spellings."""
    same_letter: float = 0.03
    """The chance of a letter that stands in both, where no syllable explains it."""
    other_letter: float = 0.003
    """The chance that two letters stand for each other which no syllable explains."""
    least_chance: float = 0.002
    """Pieces of a syllable that are rarer than this are not asked when two spellings are compared:
    nearly all of them stem from one name."""


_NO_SCORE = -9.0  # of what has no letters or no syllables: below that of any two strangers
_NEVER = 1e-300  # stands for a chance too small for a float
_RARE_LETTER = 0.001  # the share of a letter that stands in no piece


@dataclass(frozen=True)
class SoundModel:
    """The chances with which Chinese syllables emit pieces of Latin spellings.

    >>> model = sound_model()
    >>> model.link(("ke", "li"), "Crey") > 0 > model.link(("ke", "li"), "Sullivan")
    True
    >>> model.pair("Brinken", "Blinken") > 0 > model.pair("Brinken", "Sullivan")
    True
    """

    chances: Mapping[str, Mapping[str, float]] = field(repr=False)
    """For each syllable the pieces that it emits, with their chances."""
    shares: Mapping[str, float] = field(repr=False)
    """How frequent each syllable is among all syllables of names."""
    sounding: Sounding = Sounding()
    longest: int = 6
    """Letters of the longest piece."""
    _pieces: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _letters: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _speakers: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _rows: dict[str, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sum up how often any syllable emits each piece, and each letter."""
        counts = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 0.0)
        for syllable, pieces in self.chances.items():
            share = self.shares[syllable]
            for piece, chance in pieces.items():
                self._pieces[piece] = self._pieces.get(piece, 0.0) + share * chance
                if chance > self.sounding.least_chance:
                    self._speakers.setdefault(piece, []).append(syllable)
                for letter in piece:
                    counts[letter] += share * chance
        total = sum(counts.values()) or 1.0
        self._letters.update({one: max(n / total, _RARE_LETTER) for one, n in counts.items()})

    @cached_property
    def unheard(self) -> tuple[float, ...]:
        """The chances of pieces that a syllable is not known for, by their number of letters."""
        first, each = self.sounding.unheard, self.sounding.unheard_letter
        return tuple(first * each**count for count in range(self.longest + 1))

    def link(self, form: tuple[str, ...], spelling: str) -> float:
        """Return how well a spelling fits the syllables of a Chinese name."""
        word = letters(spelling)
        size = len(word)
        if not form or not size:
            return _NO_SCORE
        unheard = self.unheard
        reached = [1.0] + [0.0] * size
        for syllable in form:
            known = self.chances.get(syllable) or {syllable: self.sounding.pinyin_share}
            after = [0.0] * (size + 1)
            for start, chance in enumerate(reached):
                if not chance:
                    continue
                for end in range(start, min(size, start + self.longest) + 1):
                    emitted = known.get(word[start:end], 0.0) + unheard[end - start]
                    after[end] += chance * emitted
            reached = after
        both = log(max(reached[size], _NEVER))
        return max(_NO_SCORE, (both - self._alone(word)) / max(size, 2 * len(form)))

    def pair(self, one: str, two: str) -> float:
        """Return how well two spellings fit one Chinese name, whichever it is."""
        first, second = letters(one), letters(two)
        if not first or not second:
            return _NO_SCORE
        both = log(max(self._together(first, second), _NEVER))
        ratio = both - self._alone(first) - self._alone(second)
        return max(_NO_SCORE, ratio / max(len(first), len(second)))

    def _together(self, first: str, second: str) -> float:
        """Return the chance that some syllables emit both words, over all ways to cut them."""
        steps = self._steps(first, second)
        by_letter = self._letters
        extra, same = self.sounding.extra_letter, self.sounding.same_letter
        other = self.sounding.other_letter
        width = len(second) + 1
        reached = [0.0] * ((len(first) + 1) * width + width + 1)
        reached[0] = 1.0
        for start in range(len(first) + 1):
            ours = by_letter[first[start]] if start < len(first) else 0.0
            for place in range(width):
                at = start * width + place
                chance = reached[at]
                for to, emitted in steps.get(at, ()):
                    reached[to] += chance * emitted
                reached[at + width] += chance * extra * ours
                if place < len(second):
                    theirs = by_letter[second[place]]
                    reached[at + 1] += chance * extra * theirs
                    is_same = ours and first[start] == second[place]
                    alike = same if is_same else other * theirs
                    reached[at + width + 1] += chance * ours * alike
        return reached[(len(first) + 1) * width - 1]

    def _steps(self, first: str, second: str) -> dict[int, list[tuple[int, float]]]:
        """Return which pieces of two words one syllable may emit, how likely, and where it leads.

        Places are counted through both words: so many rows of the places in the second one.
        """
        width = len(second) + 1
        theirs = _places(second, self.longest)
        steps: dict[int, list[tuple[int, float]]] = {}
        for piece, starts in _places(first, self.longest).items():
            row = self._row(piece)
            for other in row.keys() & theirs.keys():
                by = len(piece) * width + len(other)
                for start in starts:
                    for place in theirs[other]:
                        at = start * width + place
                        steps.setdefault(at, []).append((at + by, row[other]))
        return steps

    def _row(self, piece: str) -> dict[str, float]:
        """Return with which chance one syllable emits this piece and, another time, each other."""
        if piece not in self._rows:
            row: dict[str, float] = {}
            least = self.sounding.least_chance
            for syllable in self._speakers.get(piece, ()):
                pieces = self.chances[syllable]
                weight = self.shares[syllable] * pieces[piece]
                for other, chance in pieces.items():
                    if chance > least and (piece or other):
                        row[other] = row.get(other, 0.0) + weight * chance
            self._rows[piece] = row
        return self._rows[piece]

    def _alone(self, word: str) -> float:
        """Return the logarithm of the chance that any syllables emit a word."""
        return _log_chance(word, self)

    def __hash__(self) -> int:
        """Hash by identity, for caches of what a model says."""
        return id(self)


@lru_cache(maxsize=65_536)
def _log_chance(word: str, model: SoundModel) -> float:
    size = len(word)
    unheard = model.unheard
    reached = [1.0] + [0.0] * size
    for start in range(size):
        for end in range(start + 1, min(size, start + model.longest) + 1):
            emitted = model._pieces.get(word[start:end], 0.0) + unheard[end - start]
            reached[end] += reached[start] * emitted
    return log(max(reached[size], _NEVER))


@lru_cache(maxsize=1024)
def _places(word: str, longest: int) -> Mapping[str, list[int]]:
    """Return every piece of a word, the empty one too, with the places where it starts."""
    found: dict[str, list[int]] = {"": list(range(len(word) + 1))}
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + longest) + 1):
            found.setdefault(word[start:end], []).append(start)
    return found


@lru_cache(maxsize=4)
def sound_model(sounding: Sounding = Sounding()) -> SoundModel:
    """Return the model that ships with the project, read at the first call (20 ms)."""
    chances: dict[str, dict[str, float]] = {}
    shares: dict[str, float] = {}
    own = 1 - sounding.pinyin_share
    with TABLE.open(encoding="ascii") as file:
        for line in file:
            if line.startswith("#"):
                continue
            syllable, share, *row = line.split()
            pieces = {
                "" if piece == "-" else piece: own * int(chance) / 1_000_000
                for piece, chance in zip(row[::2], row[1::2], strict=True)
            }
            pieces[syllable] = pieces.get(syllable, 0.0) + sounding.pinyin_share
            chances[syllable] = pieces
            shares[syllable] = int(share) / 1_000_000
    return SoundModel(chances, shares, sounding)


_OTHER_SIGNS = re.compile(r"[^a-z]")


@lru_cache(maxsize=65_536)
def letters(spelling: str) -> str:
    """Return the letters a to z of a spelling, without accents, in lower case.

    >>> letters("António Guterres")
    'antonioguterres'
    """
    return _OTHER_SIGNS.sub("", unicodedata.normalize("NFKD", spelling).lower())


@lru_cache(maxsize=65_536)
def syllables(name: str) -> tuple[str, ...]:
    """Return the syllables of a Chinese name in pinyin without tones; marks are left out.

    >>> syllables("约翰·克里")
    ('yue', 'han', 'ke', 'li')
    """
    from pypinyin import lazy_pinyin

    read: list[str] = lazy_pinyin(name)
    return tuple(one for one in read if one.isascii() and one.isalpha())


@lru_cache(maxsize=65_536)
def readings(name: str) -> frozenset[str]:
    """Return a Chinese name in pinyin in one word, as usual and with one character read otherwise.

    A character may be read in another way in a name, and an engine take the wrong one.

    >>> sorted(readings("解振华"))
    ['jiezhenhua', 'xiezhenhua']
    """
    from pypinyin import Style, pinyin

    usual = syllables(name)
    found = {"".join(usual)}
    characters = [one for one in name if syllables(one)]
    if len(characters) == len(usual):
        for at, character in enumerate(characters):
            (others,) = pinyin(character, style=Style.NORMAL, heteronym=True)
            for other in filter(str.isascii, others):
                found.add("".join((*usual[:at], other, *usual[at + 1 :])))
    return frozenset(found)


# Spellings of one sound, and what engines write for each other: b and p, d and t, l and r, the
# hissing sounds. Vowels, h, and a nasal or liquid that closes a syllable are left out, since
# Chinese has few of them.
_KEY_STEPS = (
    (re.compile(r"tch|sch|sh|zh|ch|ts|tz|dz"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"c(?![eiy])|gh|kh"), "k"),
    (re.compile(r"ng|[lmnr]+(?![aeiouy])"), ""),
    (re.compile(r"[aehiouy]"), ""),
)
_KEY_CLASSES = str.maketrans("bpfvwdtszcjqxkglrnm", "BBFFFTTSSSSSSKKLLNN")
_AGAIN = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sound_key(spelling: str, most: int = 3) -> str:
    """Return the first consonants of a spelling by classes of sound: equal for likely variants.

    A cheap first sieve before `SoundModel.pair`: of misspellings drawn from the model 61 % have the
    key of the right name, of plain pinyin 70 %, of pairs of other names 0.7 %.

    >>> sound_key("Kerry"), sound_key("Crey"), sound_key("Blinken"), sound_key("Bulinken")
    ('KL', 'KL', 'BLK', 'BLK')
    """
    word = letters(spelling)
    for pattern, new in _KEY_STEPS:
        word = pattern.sub(new, word)
    return _AGAIN.sub(r"\1", word.translate(_KEY_CLASSES))[:most]
