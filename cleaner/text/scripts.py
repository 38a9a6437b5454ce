"""Script runs of a text, and which languages and ways of writing a script may stand for.

Digits, punctuation and white space belong to no script: they never end a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.tables.languages import OTHER_SCRIPTS, WRITTEN_IN
from cleaner.tables.scripts import LANGUAGE_OF_SCRIPT, SCRIPT_RANGES, SHARED_SCRIPTS

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

__all__ = [
    "SCRIPT_OF_SIGN",
    "SCRIPT_SIGNS",
    "Han",
    "ScriptRun",
    "can_write",
    "code_points",
    "count_han",
    "count_letters",
    "runs_of_signs",
    "script_runs",
    "script_signs",
]

_HAN = re.compile(f"[{SCRIPT_RANGES['Hani']}]")


class ScriptRun(NamedTuple):
    """A stretch from the first letter of one script to the first letter of the next."""

    start: int
    end: int
    script: str


def code_points(script: str) -> Iterator[slice]:
    """Yield the code points of a script's letters, a range at a time."""
    for first, last in re.findall(r"(.)(?:-(.))?", SCRIPT_RANGES[script]):
        yield slice(ord(first), ord(last or first) + 1)


# One character for each script, so that a text can be written as the scripts of its characters.
SCRIPT_SIGNS: dict[str, str] = {name: chr(65 + at) for at, name in enumerate(SCRIPT_RANGES)}
SCRIPT_OF_SIGN = {sign: name for name, sign in SCRIPT_SIGNS.items()}
_RUN = re.compile("|".join(f"{re.escape(sign)}[ {re.escape(sign)}]*" for sign in SCRIPT_OF_SIGN))


@lru_cache(maxsize=1)
def _signs() -> NDArray[uint8]:
    """Return the sign of its script for every code point; a space for what is in none."""
    import numpy

    signs = numpy.full(0x110000, ord(" "), dtype=numpy.uint8)
    for name, sign in SCRIPT_SIGNS.items():
        for span in code_points(name):
            signs[span] = ord(sign)
    return signs


def script_signs(text: str) -> str:
    """Return a sign for the script of each character, as `SCRIPT_SIGNS` has them, or a space.

    >>> script_signs("Kerry (克里)") == "AAAAA  EE "
    True
    """
    import numpy

    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    raw: bytes = _signs()[codes].tobytes()
    return raw.decode("latin-1")


def runs_of_signs(signs: str, start: int, end: int) -> Iterator[ScriptRun]:
    """Yield the script runs of a text written as the signs of its scripts."""
    for match in _RUN.finditer(signs, start, end):
        yield ScriptRun(*match.span(), SCRIPT_OF_SIGN[signs[match.start()]])


def script_runs(text: str) -> Iterator[ScriptRun]:
    """Yield the script runs of a text; what is no letter goes to the run before it.

    >>> [(run.script, run.end) for run in script_runs("Kerry (克里) said")]
    [('Latn', 7), ('Hani', 11), ('Latn', 15)]
    """
    return runs_of_signs(script_signs(text), 0, len(text))


class Han(NamedTuple):
    """How many Han characters of a text only one way of writing has."""

    total: int
    simplified: int
    traditional: int
    not_japanese: int
    japanese: int


# What a character says about the ways of writing Han, a bit each.
_IS_HAN, _SIMPLIFIED, _TRADITIONAL, _NOT_JAPANESE, _JAPANESE = 1, 2, 4, 8, 16


class _HanKinds(dict[str, int]):
    """What each character says, found when it is first met.

    GB 2312 is the set of simplified writing, Big5 of traditional, JIS X 0208 of Japanese: the
    codecs of the standard library are the tables.
    """

    def __init__(self) -> None:
        super().__init__()
        every = "".join(map(chr, range(0x4E00, 0xA000)))
        self._mainland, self._island, self._japan = (
            frozenset(every.encode(codec, "ignore").decode(codec))
            for codec in ("gb2312", "big5", "shift_jis")
        )

    def __missing__(self, char: str) -> int:
        """Look the character up in the three sets."""
        kind = _IS_HAN if "\u3400" <= char <= "\u9fff" else 0
        mainland, island = char in self._mainland, char in self._island
        if char in self._japan:
            kind |= 0 if mainland or island else _JAPANESE
        elif mainland or island:
            kind |= _NOT_JAPANESE
        if mainland != island:
            kind |= _SIMPLIFIED if mainland else _TRADITIONAL
        self[char] = kind
        return kind


_han_kinds = lru_cache(maxsize=1)(_HanKinds)


def count_han(text: str) -> Han:
    """Count the Han characters that tell the ways of writing apart.

    >>> count_han("这个问题"), count_han("這個問題")
    (Han(total=4, simplified=4, traditional=0, not_japanese=3, japanese=0),
     Han(total=4, simplified=0, traditional=4, not_japanese=0, japanese=0))
    """
    said = bytes(map(_han_kinds().__getitem__, text))
    counts = {kind: said.count(kind) for kind in set(said)}

    def of(bit: int) -> int:
        return sum(count for kind, count in counts.items() if kind & bit)

    return Han(*map(of, (_IS_HAN, _SIMPLIFIED, _TRADITIONAL, _NOT_JAPANESE, _JAPANESE)))


def count_letters(text: str, han_letters: float) -> float:
    """Count letters, each Han character as `han_letters`: it says about as much as several.

    >>> count_letters("Kerry 2", 3), count_letters("克里", 3)
    (5, 6)
    """
    if text.isascii():
        return sum(map(str.isalpha, text))
    return sum(map(str.isalpha, text)) + (han_letters - 1) * len(_HAN.findall(text))


@lru_cache(maxsize=1024)
def can_write(tag: str, script: str) -> bool:
    """Say whether the language is written in a script that several languages share.

    >>> can_write("ru", "Cyrl"), can_write("ru", "Latn"), can_write("sr-Latn", "Latn")
    (True, False, True)
    """
    if script not in SHARED_SCRIPTS:
        return False
    if tag.startswith("sr-"):
        return tag.endswith(script)
    if script == "Latn":
        return not (
            tag in OTHER_SCRIPTS
            or tag in ("zh-Hans", "zh-Hant")
            or tag in LANGUAGE_OF_SCRIPT.values()
            or any(tag in tags for tags in WRITTEN_IN.values())
        )
    return tag in WRITTEN_IN[script]
