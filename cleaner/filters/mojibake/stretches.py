"""Back to the bytes: which stretches of a line an encoding writes, and what they were in another.

Where bytes are missing the rest is read all the same, as long as not too much is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cleaner.settings import bounded
from cleaner.tables.mojibake_pairs import SINGLE
from cleaner.text.plausibility import script_of

__all__ = ["LOST", "Losses", "Stretch", "has_foreign_latin", "stretches_of"]

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
        sound = sum(not char.isascii() for char in text) - lost
        likely = self.losses_a_hole * holes + self.spare_losses + sound // self.sound_a_stray
        return text if lost <= likely and lost * self.sound_a_loss <= sound + holes else None


@dataclass(frozen=True)
class Stretch:
    """A stretch of a line that a codec can write, with its bytes and their place by character."""

    start: int
    end: int
    data: bytes
    offsets: tuple[int, ...]


def stretches_of(line: str, wrong: str) -> tuple[Stretch, ...]:
    """Return the stretches of a line, from one high character to another, that `wrong` writes."""
    table = _bytes_of(wrong)
    return tuple(_split(line, [table(char) for char in line]))


def has_foreign_latin(line: str, wrong: str) -> bool:
    """Say whether a line has Latin letters that the codec lacks: then it was not read in it."""
    table = _bytes_of(wrong)
    return any(table(char) is None and script_of(char) == "latin" for char in line)


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
        # The byte after a high one may look like an ASCII character: take what touches.
        while last < end and not line[last].isspace():
            last += 1
        offsets = [0]
        for part in parts[start:last]:
            offsets.append(offsets[-1] + len(part or b""))
        data = b"".join(part or b"" for part in parts[start:last])
        yield Stretch(start, last, data, tuple(offsets))
        start = max(end, start + 1)


@cache
def _bytes_of(codec: str) -> Callable[[str], bytes | None]:
    """Return a function from a character to its bytes in a codec, None where it has none."""
    if codec in SINGLE:
        table: dict[str, bytes] = {}
        for code in range(256):
            char = bytes((code,)).decode(codec, "ignore") or chr(code)
            table.setdefault(char, bytes((code,)))
        return table.get
    return lru_cache(maxsize=40000)(lambda char: _double_bytes(char, codec))


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
