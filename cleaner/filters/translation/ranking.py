"""Whose name a wrong spelling most likely is, among given people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.filters.translation.register import Register
from cleaner.text.sounds import letters, sound_key, syllables

__all__ = ["rank"]

_LISTED = 9.0  # above every score of sounds


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
    return [
        max(_fits(spelling, name, chinese or known.get(name, ""), people))
        + (_LISTED if name in meant else 0.0)
        for name, chinese in candidates
    ]


def _fits(spelling: str, name: str, chinese: str, people: Register) -> Iterator[float]:
    """Yield how well a spelling fits the whole name, then how well its last part."""
    naming, model = people.naming, people.model
    words = name.split() or [name]
    for right, form in {(name, chinese), (words[-1], chinese.rpartition("·")[2])}:
        by_name = model.pair(spelling, right)
        by_form = model.link(syllables(form), spelling) if form else by_name
        best, other = max(by_name, by_form), min(by_name, by_form)
        starts_alike = sound_key(spelling, 1) == sound_key(right, 1) != ""
        yield best + naming.second_look * other + (naming.same_start if starts_alike else 0.0)
