"""What the letters of a language cost, in nats: each alone, and each after the one before.

The figures come from data that installs with two dependencies: letter pairs of about fifty
languages from langdetect's profiles (counted in Wikipedia), and for Chinese, Japanese, Korean and
Icelandic, words with their frequencies from wordfreq. They are read when first needed, a script at
a time.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.tables.reading_costs import (
    ASCII_COST,
    COUNTED_WORDS,
    FOLD,
    FOREIGN_COST,
    GROUPS_COUNTED,
    LEAST_SHARE,
    PAIR_TRUST,
    PROFILES,
    RANGES,
    SIGN_PAIR_TRUST,
    UNMERGED_MODELS,
    UNSEEN_COST,
    WORD_LISTS,
)
from cleaner.text.word_lists import traditional_partners, word_groups

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = [
    "CODE_BITS",
    "PARTS",
    "SCRIPTS",
    "LetterCosts",
    "codes_of",
    "folded",
    "letter_costs",
    "script_of",
]

PARTS = 4096
"""Of a nat: costs are summed as whole numbers, so that no order changes a sum."""

SCRIPTS = frozenset((*PROFILES, *WORD_LISTS))
"""The scripts that there are models for."""


@lru_cache(maxsize=20000)
def script_of(char: str) -> str:
    """Return the script of a letter, "mark" for a combining mark, "other" for all else."""
    code = ord(char)
    if code < 0x80:
        return "latin" if char.isalpha() else "other"
    for end, script in RANGES:
        if code < end:
            if unicodedata.category(char)[0] not in "LM":
                return "other"
            return script
    return "other"


@lru_cache(maxsize=20000)
def folded(char: str) -> str:
    """Return the letter as the models know it; a space for all else."""
    if script_of(char) in ("other", "mark"):
        return " "
    return char.translate(FOLD).lower()[:1]


def codes_of(text: str) -> _Array:
    """Return the code points of a text."""
    import numpy

    return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True)
class LetterCosts:
    """Costs of the letters of some languages side by side, alone and each after another.

    In parts of a nat, a column a language. A letter that is not known after another costs what it
    costs alone.
    """

    script: str
    languages: tuple[str, ...]
    pairs: _Array
    """Known pairs of folded letters, in order, each as one number."""
    letters: _Array
    """The code points of the known letters, in order."""
    costs: _Array
    """A row for each pair, then for each letter, then for letters that are not known: of ASCII, of
    the script, of another script."""
    partners: _Array | None = None
    """By code point the letter that a letter stands for, 0 for itself."""

    def rows(self, first: _Array, second: _Array) -> _Array:
        """Return the row of each letter of `second` after its neighbour in `first`, all folded."""
        import numpy

        if self.partners is not None:
            first = numpy.where(self.partners[first], self.partners[first], first)
            second = numpy.where(self.partners[second], self.partners[second], second)
        keys = _keys(first, second)
        rows = numpy.minimum(numpy.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        known = self.pairs[rows] == keys
        if not known.all():
            rows[~known] = self._alone(second[~known])
        return rows

    def _alone(self, letters: _Array) -> _Array:
        """Return the row of each letter alone."""
        import numpy

        rows = map(self._rows_alone.__getitem__, letters.tolist())
        return numpy.fromiter(rows, dtype=numpy.int64, count=len(letters))

    @cached_property
    def _rows_alone(self) -> _RowsAlone:
        return _RowsAlone(self.script, len(self.pairs), self.letters.tolist())

    @cached_property
    def partner_of(self) -> Mapping[int, int]:
        """The letter that a letter stands for, of those that stand for another."""
        if self.partners is None:
            return {}
        found = self.partners.nonzero()[0]
        return dict(zip(found.tolist(), self.partners[found].tolist(), strict=True))

    @cached_property
    def least_of_pair(self) -> Mapping[int, int]:
        """The least cost of each known pair, both letters as one number."""
        return dict(zip(self.pairs.tolist(), self.least.tolist(), strict=False))

    @cached_property
    def least_alone(self) -> Mapping[int, int]:
        """The least cost of each letter alone."""
        return _LeastAlone(self._rows_alone, self.least)

    @cached_property
    def least(self) -> _Array:
        """The least cost in each row."""
        least: _Array = self.costs.min(axis=1)
        return least


class _LeastAlone(dict[int, int]):
    """The least cost of each letter alone, by its code point: found once."""

    def __init__(self, rows: Mapping[int, int], least: _Array) -> None:
        self._rows, self._least = rows, least

    def __missing__(self, letter: int) -> int:
        self[letter] = int(self._least[self._rows[letter]])
        return self[letter]


class _RowsAlone(dict[int, int]):
    """The row of each letter alone, by its code point; of unknown ones, once they are met."""

    def __init__(self, script: str, start: int, letters: Sequence[int]) -> None:
        super().__init__(zip(letters, count(start), strict=False))
        self._script = script
        self._unknown = start + len(letters)

    def __missing__(self, letter: int) -> int:
        char = chr(letter)
        row = self._unknown
        if not char.isascii():
            row += 1 + (script_of(char) != self._script)
        self[letter] = row
        return row


@cache
def letter_costs(script: str) -> tuple[LetterCosts, ...]:
    """Load the models of one script: all together, each alone where they are few."""
    made = [_from_profile(name) for name in PROFILES.get(script, ())]
    made += [_from_words(name, script) for name in WORD_LISTS.get(script, ())]
    if len(made) > UNMERGED_MODELS:
        return (_side_by_side(script, made),)
    return tuple(_side_by_side(script, [one]) for one in made)


@dataclass(frozen=True)
class _Model:
    """The costs of one language, in nats: of pairs, as numbers, and of single letters."""

    language: str
    pairs: _Array
    pair_costs: _Array
    letters: _Array
    letter_costs: _Array


def _side_by_side(script: str, models: Sequence[_Model]) -> LetterCosts:
    """Put the costs of some languages into one table."""
    import numpy

    pairs = numpy.unique(numpy.concatenate([one.pairs for one in models]))
    letters = numpy.unique(numpy.concatenate([one.letters for one in models]))
    unknown = numpy.where(letters < 0x80, ASCII_COST, UNSEEN_COST)
    for at in numpy.flatnonzero(letters >= 0x80):
        if script_of(chr(letters[at])) != script:
            unknown[at] = FOREIGN_COST
    end = [ASCII_COST, UNSEEN_COST, FOREIGN_COST]
    letter_of_pair = numpy.searchsorted(letters, pairs & _SECOND)
    columns = []
    for one in models:
        alone = unknown.copy()
        alone[numpy.searchsorted(letters, one.letters)] = one.letter_costs
        after = alone[letter_of_pair]
        after[numpy.searchsorted(pairs, one.pairs)] = one.pair_costs
        columns.append(numpy.concatenate((after, alone, end)))
    costs = numpy.rint(PARTS * numpy.stack(columns, axis=1)).astype(numpy.int32)
    names = tuple(one.language for one in models)
    # The Chinese list is in simplified characters; a traditional one is as common as its partner.
    partners = _partners() if names == ("zh",) else None
    return LetterCosts(script, names, pairs, letters, costs, partners)


def _partners() -> _Array:
    import numpy

    table = numpy.zeros(RANGES[-1][0], dtype=numpy.int64)
    partners = traditional_partners()
    table[list(map(ord, partners))] = list(map(ord, partners.values()))
    return table


def _from_profile(language: str) -> _Model:
    """Count letter pairs in a profile of langdetect."""
    import numpy

    spec = find_spec("langdetect")  # not imported: only its files are read
    source = Path(spec.origin or "" if spec else "").parent / "profiles" / language
    counts: Mapping[str, int] = json.loads(source.read_text(encoding="utf-8"))["freq"]
    grams = {gram: count for gram, count in counts.items() if len(gram) == 2}
    codes = codes_of("".join(map(folded, "".join(grams))))
    weights = numpy.fromiter(grams.values(), dtype=numpy.float64, count=len(grams))
    return _model(language, _keys(codes[0::2], codes[1::2]), weights, PAIR_TRUST)


def _from_words(language: str, script: str) -> _Model:
    """Count letter pairs in a word list of wordfreq, each word by its frequency."""
    import numpy

    keys: list[_Array] = []
    weights: list[_Array] = []
    fold = _Fold()
    groups = word_groups(language, "small")
    for rank in range(0, len(groups), GROUPS_COUNTED):
        words = " ".join(chain(*groups[rank : rank + GROUPS_COUNTED]))
        if words:
            codes = fold.codes(f" {words} ")
            pairs, counts = numpy.unique(_keys(codes[:-1], codes[1:]), return_counts=True)
            keys.append(pairs)
            weights.append(counts * (10 ** (-rank / 100) * COUNTED_WORDS))
    seen = numpy.concatenate(keys) if keys else numpy.zeros(0, dtype=numpy.int64)
    much = numpy.concatenate(weights) if weights else numpy.zeros(0)
    trust = SIGN_PAIR_TRUST if script in ("han", "hangul") else PAIR_TRUST
    return _model(language, seen, much, trust)


CODE_BITS = 32
"""A pair of letters is one number: the code of the first above so many bits of the second."""
_SECOND = (1 << CODE_BITS) - 1


def _keys(first: _Array, second: _Array) -> _Array:
    """Return one number for each pair of code points."""
    import numpy

    return first.astype(numpy.int64) << CODE_BITS | second


class _Fold:
    """The folded code of each character, found once."""

    def __init__(self) -> None:
        import numpy

        self._table = numpy.zeros(0x110000, dtype=numpy.int32)

    def codes(self, text: str) -> _Array:
        """Return the codes of a text, folded."""
        import numpy

        codes = codes_of(text)
        new = numpy.unique(codes[self._table[codes] == 0])
        if len(new):
            self._table[new] = codes_of("".join(folded(chr(code)) for code in new.tolist()))
        return self._table[codes]


def _model(language: str, pairs: _Array, weights: _Array, trust: float) -> _Model:
    """Turn weights of pairs into costs; `trust` is the weight of the pair over the letter."""
    import numpy

    keys, at = numpy.unique(pairs, return_inverse=True)
    counts = numpy.bincount(at, weights)
    _, first_at = numpy.unique(keys >> CODE_BITS, return_inverse=True)
    letters, letter_at = numpy.unique(keys & _SECOND, return_inverse=True)
    alone = numpy.bincount(letter_at, counts) / (counts.sum() or 1.0)
    after = counts / numpy.bincount(first_at, counts)[first_at]
    likely = trust * after + (1 - trust) * alone[letter_at]
    is_letter, of_letter = letters != ord(" "), keys & _SECOND != ord(" ")
    return _Model(
        language,
        keys[of_letter],
        -numpy.log(likely[of_letter]),
        letters[is_letter],
        -numpy.log((1 - trust) * alone[is_letter] + LEAST_SHARE),
    )
