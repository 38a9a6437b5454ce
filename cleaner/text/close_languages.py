"""Words that tell languages apart that are close to each other, counted in a text.

The n-grams and the model see what close languages share; what tells a reader of them which it is
are single words. They are in `cleaner/tables/close_languages.py`; no other language is judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from cleaner.tables.close_languages import CLOSE_LANGUAGES

__all__ = ["CloseLanguages", "are_close", "close_to"]

_WORD = re.compile(r"[^\W\d_]+")
# So many words are kept with what they tell, some 5 MB.
_WORDS_KEPT = 1 << 15


# What stands before and behind each kind of entry, and which entries are of the kind.
_KINDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("", "", lambda one: "*" not in one),
    ("", "*", lambda one: one[0] != "*" and one[-1] == "*"),
    ("*", "", lambda one: one[0] == "*" and one[-1] != "*"),
    ("*", "*", lambda one: one[0] == one[-1] == "*"),
)
_Tags = tuple[str, ...]


class _Words(dict[str, _Tags]):
    """The languages of one group that have a word; none where all have it, or none does."""

    def __init__(self, entries: Mapping[str, _Tags]) -> None:
        super().__init__()
        self._whole, self._stems, self._endings, self._parts = (
            {one[len(front) : len(one) - len(back)]: entries[one] for one in entries if fits(one)}
            for front, back, fits in _KINDS
        )
        self._stem_chars = _lengths(self._stems, slice(2))
        self._ending_chars = _lengths(self._endings, slice(-2, None))

    def __missing__(self, word: str) -> _Tags:
        """Look for the word, then its longest stem, its longest ending, a part of it."""
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[word] = self._whole.get(word) or self._looked_up(word)
        return found

    def _looked_up(self, word: str) -> _Tags:
        for length in self._stem_chars.get(word[:2], ()):
            found = self._stems.get(word[:length])
            if found:
                return found
        for length in self._ending_chars.get(word[-2:], ()):
            found = self._endings.get(word[-length:])
            if found:
                return found
        return next((self._parts[part] for part in self._parts if part in word), ())


def _lengths(words: Iterable[str], key: slice) -> dict[str, list[int]]:
    """Return by two letters how long the words are that begin or end so, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[key], set()).add(len(word))
    return {letters: sorted(lengths, reverse=True) for letters, lengths in found.items()}


class CloseLanguages:
    """Languages that are close to each other, and the words that tell them apart."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self.tags = tuple(sorted({tag for row in rows for tag in row.split()}))
        entries = {
            entry: tuple(row.split()) for row, text in rows.items() for entry in text.split()
        }
        self._words = _Words({one: tags for one, tags in entries.items() if "_" not in one})
        self._behind: dict[str, list[tuple[str, _Tags]]] = {}
        self._before: dict[str, list[tuple[str, _Tags]]] = {}
        for entry, tags in entries.items():
            first, _, second = entry.partition("_")
            if second and first[0] != "*":
                self._behind.setdefault(first, []).append((second, tags))
            elif second:
                self._before.setdefault(second, []).append((first, tags))

    def count(self, text: str) -> Counter[str]:
        """Count the words of the text that each language has, and some other does not.

        >>> close_to("hr").count("Vreme je za voz: treba da krene.")
        Counter({'sr-Latn': 3, 'bs': 2, 'hr': 0})
        """
        words = _WORD.findall(text.lower())
        found = Counter(dict.fromkeys(self.tags, 0))
        found.update(chain.from_iterable(map(self._words.__getitem__, words)))
        if self._behind or self._before:
            found.update(chain.from_iterable(self._pairs(words)))
        return found

    def _pairs(self, words: list[str]) -> Iterator[_Tags]:
        """Yield the languages of each two words in a row that stand in the table."""
        for first, second in pairwise(words):
            for entry, tags in self._behind.get(first, ()):
                if _is_spelled(second, entry):
                    yield tags
            for entry, tags in self._before.get(second, ()):
                if _is_spelled(first, entry):
                    yield tags


def _is_spelled(word: str, entry: str) -> bool:
    """Say whether a word is the entry, or begins or ends as that says."""
    if entry[0] == "*":
        return word.endswith(entry[1:])
    return word.startswith(entry[:-1]) if entry[-1] == "*" else word == entry


@lru_cache(maxsize=1)
def _groups() -> dict[str, CloseLanguages]:
    """Return the group of each language that is in one."""
    return {tag: group for group in map(CloseLanguages, CLOSE_LANGUAGES) for tag in group.tags}


def close_to(tag: str) -> CloseLanguages | None:
    """Return the group of languages that are close to each other, where the language is in one."""
    return _groups().get(tag)


def are_close(tag: str, other: str) -> bool:
    """Say whether two languages are easily taken for one another.

    >>> are_close("gl", "es"), are_close("gl", "gl"), are_close("en", "de")
    (True, False, False)
    """
    group = close_to(tag)
    return tag != other and group is not None and other in group.tags
