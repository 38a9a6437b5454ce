"""The word lists that install with wordfreq, read without it.

Importing wordfreq loads language tags, tokenizers and a cache that never forgets; the lists are
plain files beside it. Each is a list of groups: the words of group 300 stand once in 10 to the
power of 3.00 words.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["traditional_partners", "word_groups"]


def word_groups(language: str, wordlist: str = "best") -> Sequence[Sequence[str]]:
    """Return the words of a language by frequency; nothing where there is no list.

    "small" holds the words above a Zipf frequency of 3, "best" all that there are.

    >>> word_groups("en", "small")[127]
    ['the']
    """
    for size in ("large", "small") if wordlist == "best" else (wordlist,):
        groups = _read(f"{size}_{language}.msgpack.gz")
        if groups:
            header, *words = groups
            if header == {"format": "cB", "version": 1}:
                found: list[list[str]] = words
                return found
    return ()


def traditional_partners() -> dict[str, str]:
    """Return traditional Chinese characters, each with the simplified one for which it stands."""
    table = _read("_chinese_mapping.msgpack.gz") or {}
    return {chr(code): str(to) for code, to in table.items() if len(str(to)) == 1}


def _read(name: str) -> Any:
    import msgpack  # type: ignore[import-untyped]

    spec = find_spec("wordfreq")
    path = Path(spec.origin or "").parent / "data" / name if spec else Path()
    if not path.is_file():
        return None
    data = gzip.decompress(path.read_bytes())
    return msgpack.loads(data, raw=False, strict_map_key=False)
