"""Which spellings of a corpus may be of one name, and what speaks for it.

All pairs of a large corpus are too many to compare. Two spellings are compared where they begin
with one class of sound or end with the same letters, share a rare word around them, and look alike
at all; the model of sounds is asked about these alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, takewhile
from math import exp, log1p

from rapidfuzz.fuzz import ratio

from cleaner.mine.company import Company, side_by_side, together
from cleaner.tables.name_pairs import LINKED
from cleaner.text.lexicon import Lexicon
from cleaner.text.sounds import SoundModel, letters, sound_key

__all__ = ["Pair", "Pairing", "chance", "compared", "pairs", "zipf"]


@dataclass(frozen=True)
class Pairing:
    """Which spellings are compared, and when two are taken for one name."""

    block_words: int = 16
    """So many of the rarest words around a name are used to find others that share one. With 25
    (and 60 names a word) twice as many pairs are compared, for one more in thirty found."""
    block_names: int = 40
    """A word around more names than this, of one class of sound or one ending, tells nothing."""
    end_letters: int = 2
    """Two spellings that begin with other sounds ("Giuliano", "Juliano") are compared where they
    end with so many same letters: a tenth of all right pairs are found by it alone."""
    least_alike: int = 60
    """How alike the letters of two spellings must be, in percent, to be compared at all: with 55
    half as many pairs again are compared, and 1 % more are found."""
    least_alike_key: int = 45
    """The same for spellings whose first two consonants are of one class of sound."""
    least_sound: float = 0.3
    """Below this score of the model of sounds two spellings are of two names."""
    least_company: float = 0.2
    """Below this likeness of their sentences nothing says that one person is meant."""
    least_stem: int = 4
    """Two forms of one word have so many letters in common: shorter ones begin too many words."""
    least_word_zipf: float = 2.0
    """Two words as frequent in English as this that differ as British and American spelling do
    ("Counsellor", "Counselor") are both right."""
    most_beside: float = 0.3
    """In a larger share of their sentences one name does not stand beside itself."""
    least_linked: float = 0.65
    """The chance of being one name from which a pair is suggested: of those above it 96 % are, on
    the outputs of engines."""


@dataclass(frozen=True)
class Pair:
    """Two spellings, what speaks for their being of one name, and the chance that they are."""

    one: Company
    two: Company
    sound: float
    """Score of the model of sounds."""
    sentence: float
    """Likeness of the two sentences that are most alike."""
    company: float
    """Likeness of all words around them."""
    beside: float
    """Share of sentences that hold both, side by side."""
    shared: tuple[str, ...]
    """Words that stand around both, the most telling first."""
    linked: float = 0.0
    """The chance that the two are one name."""


def pairs(
    companies: Mapping[str, Company], model: SoundModel, english: Lexicon, pairing: Pairing
) -> Iterator[Pair]:
    """Yield each pair of spellings that are likely of one name, in the order of spelling."""
    for first, second in sorted(_candidates(companies, pairing)):
        pair = compared(companies[first], companies[second], model, english, pairing)
        if pair is not None and pair.linked >= pairing.least_linked:
            yield pair


def _candidates(companies: Mapping[str, Company], pairing: Pairing) -> set[tuple[str, str]]:
    words = {one: companies[one].rarest(pairing.block_words) for one in sorted(companies)}
    starts = _sharing(words, lambda one: sound_key(one, 1), pairing)
    ends = _sharing(words, lambda one: letters(one)[-pairing.end_letters :], pairing)
    return starts | ends


def _sharing(
    words: Mapping[str, Sequence[str]], of: Callable[[str], str], pairing: Pairing
) -> set[tuple[str, str]]:
    """Return the pairs of like spellings that share a rare word, and a start or an end."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for spelling, around in words.items():
        shared = of(spelling)
        for word in around:
            blocks.setdefault((shared, word), []).append(spelling)
    return {
        pair
        for names in blocks.values()
        if len(names) <= pairing.block_names
        for pair in combinations(names, 2)
        if _are_alike(*pair, pairing)
    }


def _are_alike(one: str, two: str, pairing: Pairing) -> bool:
    if " " in one and " " in two:
        return False  # the parts that differ are compared for themselves
    first, second = letters(one), letters(two)
    if first == second:
        return True  # one of them is cut in two
    alike = ratio(first, second)
    if sound_key(one, 1) != sound_key(two, 1):
        return alike >= pairing.least_alike and abs(len(first) - len(second)) <= 1
    if alike >= pairing.least_alike:
        return True
    return alike >= pairing.least_alike_key and _key(one) == _key(two)


def _key(spelling: str) -> str:
    return sound_key(spelling, 2)


def compared(
    one: Company, two: Company, model: SoundModel, english: Lexicon, pairing: Pairing
) -> Pair | None:
    """Return what speaks for one name behind two spellings; None where something rules it out."""
    if is_inflected(one.spelling, two.spelling, english, pairing.least_stem):
        return None
    if is_american(one.spelling, two.spelling, english, pairing.least_word_zipf):
        return None
    sentence, company, shared = together(one, two)
    if sentence < pairing.least_company:
        return None
    beside = side_by_side(one, two)
    if beside > pairing.most_beside:
        return None
    sound = model.pair(one.spelling, two.spelling)
    if sound < pairing.least_sound:
        return None
    pair = Pair(
        one, two, round(sound, 4), round(sentence, 4), round(company, 4), round(beside, 4), shared
    )
    return replace(pair, linked=round(chance(evidence(pair, english), LINKED), 4))


def evidence(pair: Pair, english: Lexicon) -> Sequence[float]:
    """Return what the weights in the table are for, in their order."""
    first, second = letters(pair.one.spelling), letters(pair.two.spelling)
    known = sorted((zipf(pair.one.spelling, english), zipf(pair.two.spelling, english)))
    shared = sum(pair.one.around[word] for word in pair.shared)
    return (
        pair.sound,
        pair.sentence,
        pair.company,
        log1p(shared),
        pair.beside,
        ratio(first, second) / 100,
        known[0],
        float(known[1] > 0) + float(known[0] > 0),
        float(" " in pair.one.spelling + pair.two.spelling and first != second),
        min(len(first), len(second)) / 10,
    )


def chance(figures: Sequence[float], weights: Sequence[float]) -> float:
    """Return the chance that a logistic model with these weights gives, the constant first."""
    total = weights[0] + sum(map(_times, figures, weights[1:]))
    return 1 / (1 + exp(-total))


def _times(one: float, two: float) -> float:
    return one * two


def zipf(spelling: str, english: Lexicon) -> float:
    """Return how frequent a spelling is in English; of two words, how frequent the rarer one."""
    return min(map(english.zipf, spelling.split()), default=0.0)


_ENDINGS = (
    "",
    *"""s es n an ian ans ians ese ish i er ers ed ing d y ly al a e o ia um in ine ines
    ic able ment or ors ion ions ation ist ists ician ies""".split(),
)


_SPELLINGS = (("ou", "o"), ("ll", "l"), ("ae", "e"), ("oe", "e"), ("is", "iz"), ("ys", "yz"))
_FRENCH_END = re.compile(r"(?<=[bt])re(?=s?$)")


def is_american(one: str, two: str, english: Lexicon, least_zipf: float) -> bool:
    """Say whether two words are one in British and in American spelling.

    >>> from cleaner.text.lexicon import lexicon
    >>> english = lexicon("en")
    >>> is_american("Theatre", "Theater", english, 2), is_american("Kelly", "Kerry", english, 2)
    (True, False)
    """
    if min(english.zipf(one), english.zipf(two)) < least_zipf:
        return False
    return _one_spelling(one) == _one_spelling(two)


def _one_spelling(word: str) -> str:
    plain = _FRENCH_END.sub("er", word.lower())
    for british, american in _SPELLINGS:
        plain = plain.replace(british, american)
    return plain


def is_inflected(one: str, two: str, english: Lexicon, least_stem: int = 4) -> bool:
    """Say whether one is a form of the other: "Israeli" of "Israel", "Bidens" of "Biden".

    >>> from cleaner.text.lexicon import lexicon
    >>> english = lexicon("en")
    >>> is_inflected("Tunisian", "Tunisia", english), is_inflected("Crey", "Kerry", english)
    (True, False)
    """
    first, second = one.lower(), two.lower()
    if not (english.knows(first) or english.knows(second)):
        return False
    alike = (one == two for one, two in zip(first, second, strict=False))
    same = sum(takewhile(bool, alike))
    return any(
        first[size:] in _ENDINGS and second[size:] in _ENDINGS
        for size in range(least_stem, same + 1)
    )
