"""Whose name a wrong spelling most likely is, among given people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from cleaner.filters.translation.glossary import Person
from cleaner.filters.translation.register import Form, Register
from cleaner.text.sounds import letters, syllables

__all__ = ["rank"]

_LISTED = 9.0  # above every score of sounds
_NOBODY = Person("")


def rank(
    spelling: str,
    candidates: Sequence[tuple[str, str | None]],
    people: Register,
) -> list[float]:
    """Return for each candidate, a name and its Chinese form if known, how well a spelling fits.

    The scores are those of the model of sounds, higher by 9 where the glossaries list the spelling
    for the candidate, or where it is plain pinyin of a Chinese form in them. A Chinese form that is
    not given is looked up there. Names are compared whole, and by their last parts.

    >>> from cleaner.filters.translation import default_people
    >>> scores = rank("Borken", [("Kerry", "克里"), ("Blinken", "布林肯")], default_people())
    >>> scores[1] > 0 > scores[0]
    True
    """
    entries = (
        *people.listed.get(spelling, ()),
        *people.read_back.get(letters(spelling), ()),
    )
    meant = {name for one in entries for name in (one.right, one.person.name)}
    known = {name: one.zh for one in people.people for name in (one.right, one.name) if one.zh}
    scores = []
    for name, chinese in candidates:
        fits = [
            form.fit(people.model, spelling, people.naming, -inf)
            for form in _forms(name, chinese or known.get(name, ""))
        ]
        scores.append(max(fits) + (_LISTED if name in meant else 0.0))
    return scores


def _forms(name: str, chinese: str) -> Iterator[Form]:
    """Yield the whole name with the whole Chinese form, then their last parts."""
    yield Form(_NOBODY, name, syllables(chinese))
    last, last_chinese = name.split()[-1] if name.split() else "", chinese.rpartition("·")[2]
    if last != name or last_chinese != chinese:
        yield Form(_NOBODY, last, syllables(last_chinese))
