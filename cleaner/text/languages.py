"""The language of a text, and the sections of a text that mixes languages.

A text is cut into lines, sentences and script runs. Each piece says what every candidate language
would cost it; a switch of language costs too, least between paragraphs, most inside a sentence.
The cheapest path through all pieces is the answer. So a gloss, a name, a title or an address never
pays for a switch, and lines of names, numbers or capitals go with what stands around them. What
the detectors do not know is "und", never the nearest guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.text.close_languages import are_close
from cleaner.text.costs import Costs, costs
from cleaner.text.evidence import USUAL, Segmentation, Switching
from cleaner.text.units import Unit

__all__ = ["Section", "identify", "split_languages"]


@dataclass(frozen=True, order=True)
class Section:
    """A stretch `[start, end)` of a text in one language: a BCP 47 tag, or "und"."""

    start: int
    end: int
    language: str


def identify(text: str, settings: Segmentation = USUAL) -> str:
    """Return the language tag of the text as a whole, or "und".

    >>> identify("The delegation left the city on Tuesday evening.")
    'en'
    >>> identify("代表團星期二晚上抵達該市"), identify("1,204.50"), identify("")
    ('zh-Hant', 'und', 'und')
    """
    weights: dict[str, float] = {}
    for unit, tag in _labelled(text, settings):
        weights[tag] = weights.get(tag, 0.0) + unit.weight
    return max(sorted(weights), key=weights.__getitem__, default="und")


def split_languages(text: str, settings: Segmentation = USUAL) -> list[Section]:
    r"""Return the sections of the text in order; they do not overlap, and cover all of it.

    White space and whatever has no letters goes to the section before it.

    >>> page = "The talks in Beijing (北京) went on until Friday evening.\n\n会谈在北京继续进行。"
    >>> [(one.language, one.start) for one in split_languages(page)]
    [('en', 0), ('zh-Hans', 57)]
    """
    return list(_sections(text, settings))


def _sections(text: str, settings: Segmentation) -> Iterator[Section]:
    """Yield the sections, joining neighbours of one language."""
    if not text:
        return
    start, language = 0, ""
    for unit, tag in _labelled(text, settings):
        if language and tag != language:
            yield Section(start, unit.start, language)
            start = unit.start
        language = tag
    yield Section(start, len(text), language or "und")


def _labelled(text: str, settings: Segmentation) -> list[tuple[Unit, str]]:
    """Return each unit with its language: the cheapest path, with no language too many."""
    found = costs(text, settings)
    if not found.table:
        return [(unit, found.tags[0]) for unit in found.units]
    switching = settings.switching
    total, path = _cheapest(found, range(len(found.tags)), switching)
    while len(used := sorted(set(path))) > 1:
        spare, trials = {}, []
        for out in used:
            spare[out] = _worth([found.tags[one] for one in used], found.tags[out], switching)
            left = [one for one in used if one != out]
            trials.append((*_cheapest(found, left, switching), out))
        least = min(trials, key=lambda trial: (trial[0] - spare[trial[2]], trial[2]))
        if least[0] - total >= spare[least[2]]:
            break
        total, path = least[0], least[1]
    return [(unit, found.tags[at]) for unit, at in zip(found.units, path, strict=True)]


def _worth(used: Sequence[str], tag: str, switching: Switching) -> float:
    """Return what the language must save to count as one of those used."""
    close = any(are_close(tag, one) for one in used)
    return switching.close_language_nats if close else switching.language_nats


def _cheapest(
    found: Costs, allowed: Sequence[int], switching: Switching
) -> tuple[float, list[int]]:
    """Return the cheapest way to give each unit one of the allowed columns (Viterbi)."""
    table = found.table
    if len(allowed) == 1:
        only = allowed[0]
        return sum(row[only] for row in table), [only] * len(table)
    places = range(len(allowed))
    switch_nats = switching.by_boundary
    best = [table[0][column] for column in allowed]
    back: list[list[int]] = []
    for unit, row in zip(found.units[1:], table[1:], strict=True):
        cheapest = min(places, key=best.__getitem__)
        switched = best[cheapest] + switch_nats[unit.before]
        back.append([at if best[at] <= switched else cheapest for at in places])
        best = [
            min(stay, switched) + row[column] for stay, column in zip(best, allowed, strict=True)
        ]
    at = min(places, key=best.__getitem__)
    total = best[at]
    path = [allowed[at]]
    for step in reversed(back):
        at = step[at]
        path.append(allowed[at])
    return total, path[::-1]
