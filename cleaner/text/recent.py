"""What was found out about the texts that were seen last, so that it is not found out again.

The pages of a site repeat its menus and notices, and a chain reads what it changed a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["Recent"]

Value = TypeVar("Value")
_EACH_CHARS = 100


class Recent(Generic[Value]):
    """Values for the last texts: at least `size` characters of them, at most about twice so many.

    A text counts for a hundred characters more than it has, for what is kept of it; one of more
    than `longest` is not kept. What is asked for again stays.

    >>> lengths = Recent(size=100, longest=9)
    >>> for text in ("one", "two", "three", "a long text"):
    ...     lengths.put({text: len(text)})
    >>> lengths.known(["one", "two", "three", "a long text"])
    ({'three': 5, 'two': 3}, ['one', 'a long text'])
    """

    def __init__(self, size: int, longest: int) -> None:
        self._size = size
        self._longest = longest
        self._chars = 0
        self._new: dict[str, Value] = {}
        self._old: dict[str, Value] = {}

    def known(self, texts: Iterable[str]) -> tuple[dict[str, Value], list[str]]:
        """Return the values of the texts that have one, and the other texts, each once."""
        asked = dict.fromkeys(texts)
        new, old = self._new, self._old
        found = {text: new[text] for text in asked if text in new}
        missing = [text for text in asked if text not in new]
        if old and missing:
            again = {text: old[text] for text in missing if text in old}
            if again:
                missing = [text for text in missing if text not in old]
                found |= again
                self.put(again)
        return found, missing

    def put(self, values: Mapping[str, Value]) -> None:
        """Keep the values of these texts."""
        kept = {text: one for text, one in values.items() if len(text) <= self._longest}
        if kept and self._chars >= self._size:
            self._old, self._new, self._chars = self._new, {}, 0
        self._new.update(kept)
        self._chars += sum(map(len, kept)) + _EACH_CHARS * len(kept)
