"""Back to the bytes: which stretches of a line an encoding writes, and what they were in another.

Where bytes are missing the rest is read all the same, as long as not too much is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.settings import bounded
from cleaner.tables.mojibake_pairs import SINGLE
from cleaner.tables.mojibake_signs import PROSE_MARKS
from cleaner.text.letter_models import script_of

__all__ = [
    "LOST",
    "Losses",
    "Stretch",
    "has_foreign_latin",
    "has_sequence",
    "may_be",
    "stretches_of",
    "without_cut",
]

LOST = "\ufffd"
_LOST_RUN = re.compile("\ufffd+")


@dataclass(frozen=True)
class Losses:
    """How much may be lost for the rest of a stretch to be read in another encoding.

    A hole is a byte that was lost before, "?" or U+FFFD; a loss what the bytes left do not spell.
    """

    bytes_a_hole: int = 5
    """How many bytes there must be to each hole; else no rest is worth it."""
    losses_a_hole: int = 2
    """How many losses one hole explains."""
    spare_losses: int = 1
    """How many more need no explanation."""
    sound_a_stray: int = bounded(12, least=1)
    """One more is let pass for so many sound characters. A byte that was dropped leaves no hole; of
    a dozen characters hardly more than one loses one."""
    sound_a_loss: int = 3
    """How many sound characters and holes must stand for each loss."""

    def decoded(self, data: bytes, codec: str) -> str | None:
        """Return the bytes as text, lost ones as U+FFFD a run; None where too much is lost."""
        if codec == "utf-8" and b"\xef\xbf\xbd" in data:
            return None  # U+FFFD: it was lost before it was read wrongly
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            if codec in SINGLE:
                return None
        text = _LOST_RUN.sub(LOST, data.decode(codec, "replace"))
        lost = text.count(LOST)
        holes = data.count(b"\xff") + data.count(b"?")
        if holes * self.bytes_a_hole > len(data):
            return None
        sound = len(text) - len(text.encode("ascii", "ignore")) - lost
        likely = self.losses_a_hole * holes + self.spare_losses + sound // self.sound_a_stray
        return text if lost <= likely and lost * self.sound_a_loss <= sound + holes else None


class Stretch(NamedTuple):
    """A stretch of a line that a codec can write, with its bytes."""

    start: int
    end: int
    data: bytes
    sizes: tuple[int, ...] = ()
    """How many bytes each character has; one each where nothing is said."""

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where the bytes of each character begin, and where those of the last end."""
        if not self.sizes:
            return tuple(range(len(self.data) + 1))
        return tuple(accumulate(self.sizes, initial=0))


def stretches_of(line: str, wrong: str) -> tuple[Stretch, ...]:
    """Return the stretches of a line, from one high character to another, that `wrong` writes."""
    if wrong in SINGLE:
        table = _single(wrong)
        return tuple(
            Stretch(*match.span(), match[0].translate(table.bytes).encode("latin-1"))
            for match in table.stretch.finditer(line)
        )
    return tuple(_split(line, list(map(_double(wrong).__getitem__, line))))


def has_foreign_latin(line: str, wrong: str) -> bool:
    """Say whether a line has Latin letters that the codec lacks: then it was not read in it."""
    return _single(wrong).foreign_latin.search(line) is not None


@dataclass(frozen=True)
class _Single:
    """An encoding of one byte a character, as patterns and a table."""

    bytes: Mapping[int, int]
    """The byte of each character that it has beyond ASCII."""
    stretch: re.Pattern[str]
    """From one such character to the last of a run, and what touches that."""
    foreign_latin: re.Pattern[str]


@cache
def _single(codec: str) -> _Single:
    table: dict[int, int] = {}
    for code in range(256):
        char = bytes((code,)).decode(codec, "ignore") or chr(code)
        table.setdefault(ord(char), code)
    high = "".join(re.escape(chr(code)) for code in table if code > 0x7F)
    latin = (chr(code) for code in range(0x80, 0x1F00) if script_of(chr(code)) == "latin")
    foreign = "".join(char for char in latin if ord(char) not in table)
    # The byte after a high one may look like an ASCII character: take what touches.
    stretch = rf"[{high}](?:[\x00-\x7f{high}]*[{high}])?[!-\x7f\x00-\x08\x0e-\x1b]*"
    return _Single(
        {char: byte for char, byte in table.items() if char > 0x7F},
        re.compile(stretch),
        re.compile(f"[{foreign}]"),
    )


def without_cut(data: bytes) -> str | None:
    r"""Return bytes of UTF-8 with a mark for each character that a hole cuts; None otherwise.

    >>> without_cut(b"\xe2\x80?, he said")
    '�, he said'
    """
    try:
        return _CUT_SEQUENCE.sub(LOST.encode(), data).decode("utf-8")
    except UnicodeDecodeError:
        return None


_CUT_SEQUENCE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{1,2}[?\xff]")


def may_be(data: bytes, codec: str, signs_a_letter: int) -> bool:
    """Say whether bytes may be text in a codec at all: quickly, and rather too often.

    UTF-8 has sequences, double bytes stand in rows, and single ones are letters nearly all.
    """
    if codec == "utf-8":
        return has_sequence(data)
    if codec not in SINGLE:
        return _HIGH_ROW.search(data) is not None
    high = data.translate(None, _ASCII)
    signs = len(high.translate(None, _prose_of(codec)))
    return signs * signs_a_letter <= len(high)


def has_sequence(data: bytes) -> bool:
    """Say whether bytes hold a sequence of UTF-8, or one that a hole cuts."""
    return _UTF8_SEQUENCE.search(data) is not None


_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]|[\xe0-\xf4][?\xff]")
_HIGH_ROW = re.compile(rb"[\x80-\xff]{3}")
_ASCII = bytes(range(128))


@cache
def _prose_of(codec: str) -> bytes:
    """Return the bytes that are letters or common marks in an encoding of one byte a character."""
    codes = (bytes((code,)) for code in range(0x80, 0x100))
    return b"".join(one for one in codes if _is_prose(one.decode(codec, "ignore")))


def _is_prose(char: str) -> bool:
    return char in PROSE_MARKS or unicodedata.category(char)[0] in "LM" if char else False


def _split(line: str, parts: list[bytes | None]) -> Iterator[Stretch]:
    start = 0
    while start < len(parts):
        if parts[start] is None or line[start].isascii():
            start += 1
            continue
        end = last = start
        while end < len(parts) and parts[end] is not None:
            end += 1
            if not line[end - 1].isascii():
                last = end
        while last < end and not line[last].isspace():
            last += 1
        held = [part or b"" for part in parts[start:last]]
        yield Stretch(start, last, b"".join(held), tuple(map(len, held)))
        start = max(end, start + 1)


_KEPT_CHARS = 40_000  # of a codec: more than it has


class _Double(dict[str, "bytes | None"]):
    """The bytes of each character in a double-byte codec, None where it has none."""

    def __init__(self, codec: str) -> None:
        self._codec = codec

    def __missing__(self, char: str) -> bytes | None:
        if len(self) > _KEPT_CHARS:
            self.clear()
        self[char] = _double_bytes(char, self._codec)
        return self[char]


@cache
def _double(codec: str) -> _Double:
    return _Double(codec)


def _double_bytes(char: str, codec: str) -> bytes | None:
    """Return the bytes of a character in a double-byte codec; a lost one is a bad byte."""
    if char == LOST:
        return b"\xff"
    if char == "€" and codec == "gb18030":
        return b"\x80"  # as Windows has it
    try:
        data = char.encode(codec)
    except UnicodeEncodeError:
        return None
    return data if len(data) <= 2 else None
