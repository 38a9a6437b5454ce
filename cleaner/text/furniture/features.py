"""What the line classifier sees of a line: the line, its neighbours, and its place in the text.

Nothing here knows a site. Words count only by the two short lists in `tables/furniture_words`;
most features are shape: width, ends, marks, digits, case, repetition, position.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import log1p
from typing import TYPE_CHECKING

from cleaner.tables.furniture_words import FUNCTION_CHARS, FUNCTION_WORDS, FURNITURE_WORDS
from cleaner.text.furniture.lines import TIME_STAMP, Line

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_LIST_MARK = re.compile(r"(?:[*•·▪►›|+–—#-]{1,6}|\(?\d{1,2}[.)])\s")
_INNER_END = re.compile(r"[.!?]\s+[\"“«]?\w|[。！？]")
_COMMA = re.compile("[,;،，、；]")
_LINK = re.compile(r"\]\(|https?://|www\.|\w@\w")
_BAR = re.compile(r"[|·•»›→/]")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")

# Shares of width, or counts on a logarithmic scale, so that all lie near 0 to 1.
WIDTH, SENTENCE, FUNCTION, FURNITURE = 0, 2, 3, 4
_AROUND = (-3, -2, -1, 0, 1, 2, 3)
_WINDOWS = (4, 12, 40)
_SUMMED = 8  # the first so many features are also averaged over windows


def _own(line: Line, is_known: bool, times: int, before: Line | None) -> list[float]:
    text = line.text
    words = _WORD.findall(text)
    width = line.width
    count = max(len(words), width / 6)
    lower = [word.lower() for word in words]
    function = sum(map(FUNCTION_WORDS.__contains__, lower))
    furniture = sum(map(FURNITURE_WORDS.__contains__, lower))
    if not text.isascii() and _SPACELESS.search(text):
        function += sum(char in FUNCTION_CHARS for char in text)
        furniture += sum(text.count(word) for word in _SPACELESS_FURNITURE)
    letters, digits, capitals = _counts(text)
    return [
        log1p(width) / 6,
        float(bool(_LIST_MARK.match(text))),
        float(line.is_sentence),
        min(function / count, 1),
        min(furniture / count, 1),
        float(is_known),
        min(len(_LINK.findall(text)) / count, 1),
        digits / max(len(text), 1),
        log1p(len(words)) / 4,
        min(len(_COMMA.findall(text)) / count * 4, 1),
        min(log1p(len(_INNER_END.findall(text))) / 2, 1),
        min(len(_BAR.findall(text)) / count * 2, 1),
        float(text.endswith((":", "："))),
        float(text.endswith(("?", "!", "？", "！"))),
        float(text.endswith((".", "。", "…"))),
        float(text.endswith(("...", "…", "[…]"))),
        float("©" in text or "opyright" in text),
        float(TIME_STAMP.search(text) is not None),
        float(TIME_STAMP.fullmatch(text) is not None),
        float(any(mark in text for mark in '“”"«»„「')),
        log1p(times - 1),
        float(before is not None and line.start > before.end),
        capitals / (letters or 1),
        sum(word[0].isupper() for word in words) / max(len(words), 1),
        float(text[0].islower()),
    ]


def _counts(text: str) -> tuple[int, int, int]:
    """Return how many letters, digits and capitals a text has."""
    if text.isascii():
        data = text.encode("ascii")
        letters, digits, capitals = (len(data.translate(None, one)) for one in _OTHERS)
        return letters, digits, capitals
    letters, digits, capitals = (
        sum(map(one, text)) for one in (str.isalpha, str.isdigit, str.isupper)
    )
    return letters, digits, capitals


_OTHERS = tuple(
    bytes(code for code in range(128) if not one(chr(code)))
    for one in (str.isalpha, str.isdigit, str.isupper)
)
_SPACELESS_FURNITURE = sorted(word for word in FURNITURE_WORDS if _SPACELESS.search(word))
CASED = (22, 23, 24)  # what a script without case cannot show


def own_features(lines: Sequence[Line], known: Collection[int]) -> NDArray[float64]:
    """Return one row of features for each line, of the line alone."""
    import numpy

    times = Counter(line.text for line in lines)
    rows = [
        _own(line, number in known, times[line.text], lines[number - 1] if number else None)
        for number, line in enumerate(lines)
    ]
    return numpy.array(rows)


def with_neighbours(own: NDArray[float64]) -> NDArray[float64]:
    """Return the rows with those of their neighbours, windows around, and place in the text."""
    import numpy

    count, size = own.shape
    reach = max(_AROUND)
    padded = numpy.zeros((count + 2 * reach, size + 1))
    padded[:, size] = 1  # "outside the text"
    padded[reach : reach + count, :size] = own
    padded[reach : reach + count, size] = 0
    parts = [padded[reach + by : reach + by + count] for by in _AROUND]
    sums = numpy.vstack([numpy.zeros(_SUMMED), numpy.cumsum(own[:, :_SUMMED], axis=0)])
    places = numpy.arange(count)
    for reach in _WINDOWS:
        low, high = numpy.maximum(places - reach, 0), numpy.minimum(places + reach + 1, count)
        parts.append((sums[places] - sums[low]) / reach)
        parts.append((sums[high] - sums[places + 1]) / reach)
    parts.append(_places(own))
    parts.append(numpy.tile(own[:, :_SUMMED].mean(axis=0), (count, 1)))
    return numpy.hstack(parts)


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
    return numpy.column_stack(
        [
            places / count,
            numpy.log1p(places) / 6,
            numpy.log1p(count - 1 - places) / 6,
            (done - prose) / total,
            (total - done) / total,
            numpy.log1p(places - last) / 5,
            numpy.log1p(following - places) / 5,
            numpy.full(count, numpy.log1p(count) / 7),
            numpy.full(count, numpy.log1p(total) / 12),
        ]
    )
