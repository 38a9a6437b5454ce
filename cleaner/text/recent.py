"""What was found out about the texts that were seen last, so that it is not found out again.

The pages of a site repeat its menus and notices, and a chain reads what it changed a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["Recent"]

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values for the last texts: at least `size` of them, and hardly more than twice as many.

    A text of more than `longest` characters is not kept. What is asked for again stays.

    >>> lengths = Recent(1, 9)
    >>> for text in ("one", "two", "three", "a long text"):
    ...     lengths.put({text: len(text)})
    >>> lengths.known(["one", "two", "three", "a long text"])
    ({'two': 3, 'three': 5}, ['one', 'a long text'])
    """

    def __init__(self, size: int, longest: int) -> None:
        self._size = size
        self._longest = longest
        self._new: dict[str, Value] = {}
        self._old: dict[str, Value] = {}

    def known(self, texts: Iterable[str]) -> tuple[dict[str, Value], list[str]]:
        """Return the values of the texts that have one, and the other texts, each once."""
        new, old = self._new, self._old
        found: dict[str, Value] = {}
        missing: list[str] = []
        again: dict[str, Value] = {}
        for text in dict.fromkeys(texts):
            if text in new:
                found[text] = new[text]
            elif text in old:
                found[text] = again[text] = old[text]
            else:
                missing.append(text)
        self.put(again)
        return found, missing

    def put(self, values: Mapping[str, Value]) -> None:
        """Keep the values of these texts."""
        kept = {text: one for text, one in values.items() if len(text) <= self._longest}
        if kept and len(self._new) >= self._size:
            self._old, self._new = self._new, {}
        self._new.update(kept)
