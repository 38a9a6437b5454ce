"""The word lists that install with wordfreq, read without it.

Importing wordfreq loads language tags, tokenizers and a cache that never forgets; the lists are
plain files beside it. Each is a list of groups: the words of group 300 stand once in 10 to the
power of 3.00 words. The number of a group is the frequency in *centibels*, so counted.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["WordTable", "read_table", "traditional_partners", "word_groups"]

# A bucket of the largest list, 400,000 words, holds a hundred of them: quickly searched, and few
# enough buckets that the smallest list takes no room.
_BUCKETS = 4096


@dataclass(frozen=True)
class WordTable:
    """Words with their frequencies, in a small part of the room that a dictionary takes.

    >>> table = read_table("en", "small", 750)
    >>> table.centibels("the"), table.centibels("thee"), table.centibels("zorblix")
    (127, 496, None)
    """

    _buckets: Sequence[bytes] = field(default=(), repr=False)
    """Words by their hashes, each bucket one string: line feed, word, tab, centibels."""

    def __bool__(self) -> bool:
        """Say whether there are any words."""
        return bool(self._buckets)

    def centibels(self, word: str) -> int | None:
        """Return how frequent a word is; None where it is not in the table."""
        if not self._buckets:
            return None
        spelled = word.encode("utf-8", "surrogatepass")
        bucket = self._buckets[hash(spelled) % _BUCKETS]
        at = bucket.find(b"\n%b\t" % spelled)
        if at < 0:
            return None
        start = at + len(spelled) + 2
        return int(bucket[start : bucket.index(b"\n", start)])


def read_table(language: str, wordlist: str, most_centibels: int) -> WordTable:
    """Return the words of a language that are no rarer; an empty table where there is no list.

    The list is read group by group, so that it never stands in memory as it is stored.
    """
    buckets = [bytearray(b"\n") for _ in range(_BUCKETS)]
    known = False
    for centibels, group in enumerate(_groups(language, wordlist)):
        if centibels > most_centibels:
            break
        known = True
        behind = b"\t%d\n" % centibels
        for word in group:
            buckets[hash(word) % _BUCKETS] += word + behind
    return WordTable(tuple(map(bytes, buckets))) if known else WordTable()


def word_groups(language: str, wordlist: str = "best") -> Sequence[Sequence[str]]:
    """Return the words of a language by frequency; nothing where there is no list.

    "small" holds the words above a Zipf frequency of 3, "best" all that there are.

    >>> word_groups("en", "small")[127]
    ['the']
    """
    return [[word.decode() for word in group] for group in _groups(language, wordlist)]


def _groups(language: str, wordlist: str) -> Iterator[list[bytes]]:
    """Yield the groups of the list of a language; nothing where there is none that we can read."""
    import msgpack  # type: ignore[import-untyped]

    sizes = ("large", "small") if wordlist == "best" else (wordlist,)
    paths = [_path(f"{size}_{language}.msgpack.gz") for size in sizes]
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return
    with gzip.open(path) as file:
        stored = msgpack.Unpacker(file, raw=True, max_buffer_size=0)
        groups = stored.read_array_header() - 1
        if stored.unpack() != {b"format": b"cB", b"version": 1}:
            return
        for _ in range(groups):
            yield stored.unpack()


def traditional_partners() -> dict[str, str]:
    """Return traditional Chinese characters, each with the simplified one for which it stands."""
    table = _read("_chinese_mapping.msgpack.gz") or {}
    return {chr(code): str(to) for code, to in table.items() if len(str(to)) == 1}


def _read(name: str) -> Any:
    import msgpack

    path = _path(name)
    if not path.is_file():
        return None
    data = gzip.decompress(path.read_bytes())
    return msgpack.loads(data, raw=False, strict_map_key=False)


def _path(name: str) -> Path:
    """Return where wordfreq keeps a file of its data."""
    spec = find_spec("wordfreq")
    return Path(spec.origin or "").parent / "data" / name if spec else Path()
