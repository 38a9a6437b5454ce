"""What the line classifier sees of a line: the line, its neighbours, and its place in the text.

Nothing here knows a site. Words count only by the two short lists in `tables/furniture_words`;
most features are shape: width, ends, marks, digits, case, repetition, position.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from cleaner.tables.furniture_words import FUNCTION_WORDS, FURNITURE_WORDS
from cleaner.text.furniture import characters as kind
from cleaner.text.furniture.characters import Characters
from cleaner.text.furniture.lines import TIME_STAMP, Lines
from cleaner.text.recent import Recent

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

_LIST_MARK = re.compile(r"(?:[*•·▪►›|+–—#-]{1,6}|\(?\d{1,2}[.)])\s")
_LIST_MARK_CHARS = "*•·▪►›|+–—#-("
_LINK = re.compile(r"\]\(|https?://|www\.|\w@\w")
_LINK_PARTS = ("](", "http", "www.", "@")
_STAMP_MARKS = "-/.:年"
_BEFORE_MARK, _BEHIND_MARK = 4, 17  # how far a time stamp reaches around its first mark
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SPACELESS_FURNITURE = sorted(word for word in FURNITURE_WORDS if _SPACELESS.search(word))

# Shares of width, or counts on a logarithmic scale, so that all lie near 0 to 1.
WIDTH, SENTENCE, FUNCTION, FURNITURE = 0, 2, 3, 4
CASED = (22, 23, 24)  # what a script without case cannot show
_AROUND = (-3, -2, -1, 0, 1, 2, 3)
_WINDOWS = (4, 12, 40)
_SUMMED = 8  # the first so many features are also averaged over windows

_IS_FUNCTION, _IS_FURNITURE = 1, 2
_LISTED = {
    word: _IS_FUNCTION * (word in FUNCTION_WORDS) | _IS_FURNITURE * (word in FURNITURE_WORDS)
    for word in FUNCTION_WORDS | FURNITURE_WORDS
}


_COLUMNS = 25
_KNOWN, _REPEATED, _PARTED = 5, 20, 21  # what a line shows by what stands around it
_KEPT_CHARS = 2**21
_LONGEST_KEPT_CHARS = 2000


def own_features(lines: Lines, known: Collection[int]) -> NDArray[float64]:
    """Return one row of features for each line, of the line alone.

    `known` are the numbers of the lines that a rule knows as furniture.
    """
    import numpy

    rows = _rows(lines.texts)
    rows[:, SENTENCE] = lines.are_sentences
    rows[list(known), _KNOWN] = 1
    if len(set(lines.texts)) < len(lines):
        times = Counter(lines.texts)
        rows[:, _REPEATED] = numpy.log1p([times[text] - 1 for text in lines.texts])
    rows[_behind_gaps(lines), _PARTED] = 1
    return rows


@lru_cache(maxsize=1)
def _recent() -> Recent[bytes]:
    """Return the rows of the lines that were measured last."""
    return Recent(_KEPT_CHARS, _LONGEST_KEPT_CHARS)


def _rows(texts: Sequence[str]) -> NDArray[float64]:
    """Return the rows of lines, as far as they hang on nothing around."""
    import numpy

    held, missing = _recent().known(texts)
    if missing:
        rows = _measured(missing)
        measured = rows.tobytes()
        size = len(measured) // len(missing)
        new = {
            text: measured[number * size : (number + 1) * size]
            for number, text in enumerate(missing)
        }
        _recent().put(new)
        if len(missing) == len(texts):
            return rows
        held |= new
    data = b"".join(map(held.__getitem__, texts))
    rows = numpy.array(numpy.frombuffer(data, "float64"))
    return rows.reshape(len(texts), _COLUMNS)


def _measured(texts: Sequence[str]) -> NDArray[float64]:
    """Return the rows of lines that were not measured yet."""
    import numpy

    chars = Characters(texts)
    words = _Words(chars)
    length = numpy.maximum(chars.lengths, 1)
    count = numpy.maximum(words.counts, chars.widths / 6)
    capitals, letters = chars.count(*kind.CAPITALS), chars.count(*kind.LETTERS)
    nothing = numpy.zeros(len(texts))
    columns = [
        numpy.log1p(chars.widths) / 6,
        _marked(chars, _list_marks(chars)),
        nothing,
        numpy.minimum(words.function / count, 1),
        numpy.minimum(words.furniture / count, 1),
        nothing,
        numpy.minimum(_links(chars) / count, 1),
        chars.count(kind.DIGIT) / length,
        numpy.log1p(words.counts) / 4,
        numpy.minimum(chars.count(kind.COMMA) / count * 4, 1),
        numpy.minimum(numpy.log1p(_inner_ends(chars)) / 2, 1),
        numpy.minimum(chars.count(*kind.BARS) / count * 2, 1),
        *_ends(chars),
        (chars.count(kind.COPYRIGHT) > 0) | _marked(chars, _holding(chars, ("opyright",))),
        *_time_stamps(chars),
        chars.count(*kind.QUOTES) > 0,
        nothing,
        nothing,
        capitals / numpy.maximum(letters, 1),
        words.capitals / numpy.maximum(words.counts, 1),
        numpy.array([text[0].islower() for text in texts]),
    ]
    rows: NDArray[float64] = numpy.stack(columns, axis=1).astype("float64", copy=False)
    return rows


class _Words:
    """How many words each line has, and how many of them are of which sort."""

    def __init__(self, chars: Characters) -> None:
        import numpy

        is_word = chars.is_word
        starts = numpy.flatnonzero(is_word[1:] & ~is_word[:-1]) + 1
        self.counts = chars.in_lines(starts)
        kinds = chars.kinds[starts]
        is_capital = (kinds == kind.CAPITAL) | (kinds == kind.CAPITAL_NUMBER)
        self.capitals = chars.in_lines(starts[is_capital])
        listed = numpy.frombuffer(bytes(map(_LISTED.get, _lowered(chars), repeat(0))), "uint8")
        self.function = chars.in_lines(starts[(listed & _IS_FUNCTION) > 0])
        self.function += chars.count(kind.FUNCTION)
        self.furniture = chars.in_lines(starts[(listed & _IS_FURNITURE) > 0])
        self.furniture += chars.in_lines(numpy.array(list(_spaceless_furniture(chars)), "intp"))


def _lowered(chars: Characters) -> list[str]:
    """Return all words in lower case, in order."""
    import numpy

    spaced = numpy.where(chars.is_word, chars.codes, numpy.uint32(ord(" ")))
    return spaced.astype("<u4", copy=False).tobytes().decode("utf-32-le").lower().split()


def _spaceless_furniture(chars: Characters) -> Iterator[int]:
    """Yield where furniture words stand that no space sets apart."""
    if not len(chars.dense):
        return
    for word in _SPACELESS_FURNITURE:
        yield from _spots(chars.text, word)


def _spots(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _holding(chars: Characters, parts: Iterable[str]) -> set[int]:
    """Return the numbers of the lines that hold one of these texts."""
    import numpy

    places = [place for part in parts for place in _spots(chars.text, part)]
    return set(chars.line_of[numpy.array(places, "intp")].tolist())


def _marked(chars: Characters, numbers: Collection[int]) -> NDArray[bool_]:
    """Return a column that is true for these lines."""
    import numpy

    column = numpy.zeros(len(chars.lines), "bool")
    column[list(numbers)] = True
    return column


def _list_marks(chars: Characters) -> list[int]:
    """Return the numbers of the lines that begin with the mark or the number of a list."""
    import numpy

    opening = chars.codes[chars.first]
    may_be = _is_one(opening, _LIST_MARK_CHARS) | (chars.kinds[chars.first] == kind.DIGIT)
    numbers: list[int] = numpy.flatnonzero(may_be).tolist()
    return [number for number in numbers if _LIST_MARK.match(chars.lines[number])]


def _behind_gaps(lines: Lines) -> list[int]:
    """Return the numbers of the lines that a blank line parts from the one before."""
    return [
        number
        for number, (start, end) in enumerate(zip(lines.starts[1:], lines.ends, strict=False), 1)
        if start > end
    ]


def _links(chars: Characters) -> NDArray[int64]:
    """Return how many links or addresses each line has."""
    import numpy

    counts = numpy.zeros(len(chars.lines), "int64")
    for number in _holding(chars, _LINK_PARTS):
        counts[number] = len(_LINK.findall(chars.lines[number]))
    return counts


def _inner_ends(chars: Characters) -> NDArray[int64]:
    r"""Return how many sentences end inside each line: `[.!?]\s+["“«]?\w|[。！？]`."""
    import numpy

    kinds = chars.kinds
    stops = numpy.flatnonzero((kinds[:-1] == kind.STOP) & (kinds[1:] == kind.SPACE))
    solid = numpy.flatnonzero(kinds != kind.SPACE)
    after = solid[numpy.searchsorted(solid, stops + 1)]
    after += kinds[after] == kind.OPENING_QUOTE
    return chars.in_lines(stops[chars.is_word[after]]) + chars.count(kind.WIDE_STOP)


def _time_stamps(chars: Characters) -> tuple[NDArray[bool_], NDArray[bool_]]:
    """Say of each line whether it holds a time stamp, and whether it is one."""
    import numpy

    is_digit = chars.kinds == kind.DIGIT
    places = numpy.flatnonzero(is_digit[:-2] & is_digit[2:]) + 1
    marks = chars.codes[places]
    places = places[_is_one(marks, _STAMP_MARKS)]
    held: dict[int, None] = {}
    numbers = chars.line_of[places].tolist()
    for number, place in zip(numbers, (places - chars.first[numbers]).tolist(), strict=True):
        near = max(place - _BEFORE_MARK, 0), place + _BEHIND_MARK
        if number not in held and TIME_STAMP.search(chars.lines[number], *near):
            held[number] = None
    whole = [number for number in held if TIME_STAMP.fullmatch(chars.lines[number])]
    return _marked(chars, held), _marked(chars, whole)


def _ends(chars: Characters) -> Iterator[NDArray[bool_]]:
    """Yield columns: ends with a colon, a question or a cry, a full stop, what is left out."""
    last, before, third = (chars.codes[chars.last - by] for by in range(3))
    yield _is_one(last, ":：")
    yield _is_one(last, "?!？！")
    yield _is_one(last, ".。…")
    dots = (last == ord(".")) & (before == ord(".")) & (third == ord("."))
    bracket = (last == ord("]")) & (before == ord("…")) & (third == ord("["))
    yield dots | bracket | (last == ord("…"))


def _is_one(codes: NDArray[Any], chars: str) -> NDArray[bool_]:
    import numpy

    result: NDArray[bool_] = numpy.logical_or.reduce([codes == ord(char) for char in chars])
    return result


def with_neighbours(own: NDArray[float64]) -> NDArray[float64]:
    """Return the rows with those of their neighbours, windows around, and place in the text."""
    import numpy

    count, size = own.shape
    reach = max(_AROUND)
    width = size + 1
    padded = numpy.zeros((count + 2 * reach, width))
    padded[:, size] = 1  # "outside the text"
    padded[reach : reach + count, :size] = own
    padded[reach : reach + count, size] = 0
    # A line with those before and behind it: so many rows of `padded`, as they lie in memory.
    around = numpy.ndarray((count, len(_AROUND) * width), "float64", padded, 0, padded.strides)
    summed = own[:, :_SUMMED]
    blocks = [around, *_windows(summed), _places(own), summed.mean(axis=0)]
    rows = numpy.empty((count, sum(one.shape[-1] for one in blocks)))
    start = 0
    for block in blocks:
        rows[:, start : start + block.shape[-1]] = block
        start += block.shape[-1]
    return rows


def _windows(columns: NDArray[float64]) -> Iterator[NDArray[float64]]:
    """Yield the means of so many lines before each, and of so many behind it."""
    import numpy

    count, most = len(columns), max(_WINDOWS)
    sums = numpy.zeros((count + 2 * most + 1, columns.shape[1]))
    numpy.cumsum(columns, axis=0, out=sums[most + 1 : most + 1 + count])
    sums[most + 1 + count :] = sums[most + count]
    here, behind = sums[most : most + count], sums[most + 1 : most + 1 + count]
    for by in _WINDOWS:
        yield (here - sums[most - by : most - by + count]) / by
        yield (sums[most + 1 + by : most + 1 + by + count] - behind) / by


def _places(own: NDArray[float64]) -> NDArray[float64]:
    """Return where each line stands among all lines and among the prose."""
    import numpy

    count = len(own)
    places = numpy.arange(count)
    prose = own[:, SENTENCE] * numpy.expm1(own[:, WIDTH] * 6)
    done = numpy.cumsum(prose)
    total = done[-1] or 1.0
    is_prose = own[:, SENTENCE] > 0
    last = numpy.maximum.accumulate(numpy.where(is_prose, places, -50))
    following = numpy.minimum.accumulate(numpy.where(is_prose, places, count + 50)[::-1])[::-1]
    found = numpy.empty((count, 9))
    found[:, 0] = places / count
    found[:, 1] = numpy.log1p(places) / 6
    found[:, 2] = found[::-1, 1]
    found[:, 3] = (done - prose) / total
    found[:, 4] = (total - done) / total
    found[:, 5] = numpy.log1p(places - last) / 5
    found[:, 6] = numpy.log1p(following - places) / 5
    found[:, 7] = numpy.log1p(count) / 7
    found[:, 8] = numpy.log1p(total) / 12
    return found
