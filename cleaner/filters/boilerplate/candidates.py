"""Which line rules can match a line at all, from the texts that a match must hold.

A hundred rules tried on each line cost more than all else together. Most rules need a certain
word; the words are looked up by their first letters, all rules at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cleaner.rulepack import PackRule

_GRAM_CHARS = (2, 3, 4)


@dataclass(frozen=True)
class Candidates:
    """An index of line rules by the first letters of the texts that they require."""

    rules: Sequence[PackRule]
    _always: list[int] = field(default_factory=list)
    _letters: dict[str, set[int]] = field(default_factory=dict)
    _grams: dict[int, dict[str, set[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._grams.update({size: {} for size in _GRAM_CHARS})
        for number, rule in enumerate(self.rules):
            literals, _ = rule.literals
            if not literals:
                self._always.append(number)
            for literal in map(str.casefold, literals):
                size = min(len(literal), max(_GRAM_CHARS))
                index = self._grams.get(size, self._letters)
                index.setdefault(literal[:size], set()).add(number)

    def matching(self, texts: Iterable[str]) -> list[PackRule]:
        """Return the rules that match one of the lines."""
        found: set[int] = set()
        for text in dict.fromkeys(texts):
            for number in self._possible(text) - found:
                if self.rules[number].compiled.fullmatch(text):
                    found.add(number)
        return [self.rules[number] for number in sorted(found)]

    def _possible(self, text: str) -> set[int]:
        """Return the numbers of the rules whose required text may stand in the line."""
        folded = text.casefold()
        possible = set(self._always)
        for letter, numbers in self._letters.items():
            if letter in folded:
                possible |= numbers
        for size, index in self._grams.items():
            grams = {folded[at : at + size] for at in range(len(folded) - size + 1)}
            for gram in grams & index.keys():
                possible |= index[gram]
        return possible
