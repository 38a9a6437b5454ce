"""The line classifier: how certain it is that each line is furniture.

Two small networks of one hidden layer. The first reads a line with its neighbours; the second
reads what the first said of the lines around, so that a short line inside the article stays and
a sentence inside a footer goes. Their weights are plain numbers in `tables/boilerplate_model.txt`,
written by `benchmarks/train_boilerplate.py`; running them needs numpy and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.text.furniture.features import own_features, with_neighbours
from cleaner.text.furniture.lines import Lines

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent.parent.parent / "tables" / "boilerplate_model.txt"
_REACH = 6
_TAILS = 17  # columns of a line's place in the text, and of the text as a whole
# A longer text is no page: the longest that the networks were trained and tried on had 1,886
# lines, and far beyond that their answers mean nothing.
MOST_LINES = 2000


# Features, weights and hidden units are multiples of this. Their products and sums are then exact
# in 53 bits (no sum of products can reach 8192: sums of weights stay under 60, features under 8),
# and so do not depend on the order in which the machine adds.
_GRAIN = 2.0**-20
# BLAS does a product of this size on one core; over several it costs more than it saves.
_MOST_PRODUCTS = 2**18


def furniture_scores(lines: Lines, known: Collection[int]) -> NDArray[float64]:
    """Return for each line a certainty from 0 (article) to 1 (furniture)."""
    first, second = networks()
    rows = with_neighbours(own_features(lines, known))
    return sigmoid(second.odds(second_rows(rows, first.odds(rows))))


@dataclass(frozen=True, eq=False)
class Network:
    """A network of one hidden layer and one output, a log-odds."""

    inner: NDArray[float64]
    inner_bias: NDArray[float64]
    outer: NDArray[float64]
    outer_bias: NDArray[float64]

    @property
    def arrays(self) -> tuple[NDArray[float64], ...]:
        """Its weights, in the order of the file."""
        return self.inner, self.inner_bias, self.outer, self.outer_bias

    @cached_property
    def _grains(self) -> tuple[NDArray[float64], ...]:
        return tuple(_in_grains(one) for one in self.arrays)

    def odds(self, rows: NDArray[float64]) -> NDArray[float64]:
        """Return the output for each row; the same to the last bit on every machine."""
        import numpy

        inner, inner_bias, outer, outer_bias = self._grains
        grains = _in_grains(rows)
        hidden = numpy.empty((len(rows), inner.shape[1]))
        step = max(_MOST_PRODUCTS // inner.size, 1)
        for start in range(0, len(rows), step):
            part = slice(start, start + step)
            numpy.matmul(grains[part], inner, out=hidden[part])
        hidden *= _GRAIN
        hidden += inner_bias
        numpy.maximum(hidden, 0, out=hidden)
        numpy.rint(hidden, out=hidden)
        result: NDArray[float64] = (hidden @ outer * _GRAIN + outer_bias) * _GRAIN
        return result


def _in_grains(numbers: NDArray[float64]) -> NDArray[float64]:
    """Return how many grains each number is, rounded to whole ones."""
    import numpy

    grains: NDArray[float64] = numbers * (1 / _GRAIN)
    numpy.rint(grains, out=grains)
    return grains


def second_rows(rows: NDArray[float64], odds: NDArray[float64]) -> NDArray[float64]:
    """Return the rows of the second network: what the first said of the lines around."""
    import numpy

    count = len(odds)
    chances = sigmoid(odds)
    reach = 2 * _REACH + 1
    padded = numpy.full(count + 2 * _REACH, -1.0)
    padded[_REACH : _REACH + count] = chances
    done = numpy.cumsum(chances)
    places = numpy.arange(count)
    result = numpy.empty((count, reach + 4 + _TAILS))
    result[:, 0] = odds / 8
    result[:, 1 : reach + 1] = numpy.ndarray((count, reach), "float64", padded, 0, (8, 8))
    result[:, reach + 1] = (done - chances) / numpy.maximum(places, 1)
    result[:, reach + 2] = (chances.sum() - done) / numpy.maximum(places[::-1], 1)
    result[:, reach + 3] = chances.mean()
    result[:, reach + 4 :] = rows[:, -_TAILS:]
    return result


def sigmoid(odds: NDArray[float64]) -> NDArray[float64]:
    """Return the chance that belongs to a log-odds."""
    import numpy

    result: NDArray[float64] = 1 / (1 + numpy.exp(-numpy.clip(odds, -40, 40)))
    return result


@lru_cache(maxsize=1)
def networks() -> tuple[Network, Network]:
    """Return both networks."""
    arrays = read_arrays(WEIGHTS)
    return Network(*arrays[:4]), Network(*arrays[4:])


def read_arrays(path: Path) -> tuple[NDArray[float64], ...]:
    """Read the arrays of a weights file: a line with the shape, then a line for each row."""
    import numpy

    found: list[NDArray[float64]] = []
    with path.open(encoding="ascii") as file:
        lines = [line for line in file if not line.startswith("#")]
    at = 0
    while at < len(lines):
        shape = tuple(map(int, lines[at].split()[1:]))
        rows = shape[0] if len(shape) == 2 else 1
        numbers = " ".join(lines[at + 1 : at + 1 + rows]).split()
        found.append(numpy.array(numbers, dtype="float64").reshape(shape))
        at += 1 + rows
    return tuple(found)


def write_arrays(path: Path, notes: Sequence[str], arrays: Sequence[NDArray[float64]]) -> None:
    """Write a weights file that `read_arrays` reads."""
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"# {note}\n" for note in notes)
        for array in arrays:
            file.write(" ".join(["array", *map(str, array.shape)]) + "\n")
            for row in array.reshape(-1, array.shape[-1]) if array.ndim == 2 else [array]:
                file.write(" ".join(f"{number:.4g}" for number in row) + "\n")
