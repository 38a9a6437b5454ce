"""Decide which proposals of a model may be made: placed exactly, and what is asserted stays.

A model that mends one word may also, unasked, turn a number, drop a "not" or exchange a name. So
nothing that it proposes is trusted. A proposal must name text that stands once in its paragraph,
replace no more than a span of it, and leave everything that the paragraph asserts as it was (see
`assertions`). Whatever fails is declined, with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cleaner.edit import Edit, apply
from cleaner.filters.post_edit.assertions import altered, altered_by_all

__all__ = ["Bounds", "Change", "Declined", "Proposal", "verified"]


@dataclass(frozen=True)
class Proposal:
    """What a model asks for: `old` is to become `new`, because of `reason`."""

    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """A proposal that may be made: `[start, end)` of the paragraph becomes `new`."""

    start: int
    end: int
    new: str
    proposal: Proposal

    @property
    def edit(self) -> Edit:
        """The change as an edit of the paragraph."""
        return Edit(self.start, self.end, self.new, "post-edit/change")


@dataclass(frozen=True)
class Declined:
    """A proposal that may not be made, why, and the span that it was about, where that is known."""

    proposal: Proposal
    why: str
    start: int = 0
    end: int = -1


@dataclass(frozen=True)
class Bounds:
    """How much of a paragraph proposals may replace.

    Chosen, not measured: a repair of a word or a phrase fits, a new wording of a sentence does not.
    """

    most_span_chars: int = 120
    """The longest text that one proposal may replace, what is equal at both ends left aside."""
    most_growth_chars: int = 40
    """How much longer than what it replaces a text may be."""
    most_words_apart: int = 3
    """How many words a text may have more, or fewer, than what it replaces."""
    most_line_share: float = 0.5
    """The share of a paragraph that all its proposals together may replace; more is a rewrite, and
    all of them are declined."""
    most_proposals: int = 20
    """How many proposals for one paragraph are looked at, in the order of the answer."""


def verified(
    line: str,
    proposals: Sequence[Proposal],
    locked: Collection[str] = (),
    bounds: Bounds = Bounds(),
) -> tuple[tuple[Change, ...], tuple[Declined, ...]]:
    """Split the proposals for a paragraph into those that may be made and those that may not.

    The changes are in text order and do not overlap; of two that do, the earlier start wins, then
    the longer one.

    >>> kept, declined = verified(
    ...     "He did not went to Paris in 2019.",
    ...     [Proposal("did not went", "did not go"), Proposal("did not", "did"),
    ...      Proposal("in 2019", "in 2018")])
    >>> [(one.start, one.end, one.new) for one in kept]
    [(11, 15, 'go')]
    >>> [one.why for one in declined]
    ["alters a negation: 'not' would go", "alters a number: '2019' would become '2018'"]
    """
    changes: list[Change] = []
    declined: list[Declined] = []
    terms = [one for one in locked if one in line] if proposals else []
    for number, proposal in enumerate(dict.fromkeys(proposals)):
        if number >= bounds.most_proposals:
            declined.append(Declined(proposal, f"more than {bounds.most_proposals} proposals"))
            continue
        found = _judged(line, proposal, terms, bounds)
        if isinstance(found, Change):
            changes.append(found)
        else:
            declined.append(found)
    kept, lost = _without_overlaps(changes)
    declined += lost
    if kept and (why := _too_much(line, kept, terms, bounds)):
        declined += [Declined(one.proposal, why, one.start, one.end) for one in kept]
        kept = []
    return tuple(kept), tuple(declined)


def _judged(
    line: str, proposal: Proposal, terms: Sequence[str], bounds: Bounds
) -> Change | Declined:
    """Return the change that the proposal asks for, or why it may not be made."""
    if not proposal.old:
        return Declined(proposal, "names no text to replace")
    start = line.find(proposal.old)
    if start < 0:
        return Declined(proposal, "its text does not stand in the paragraph")
    end = start + len(proposal.old)
    if line.find(proposal.old, start + 1) >= 0:
        return Declined(proposal, "its text stands more than once in the paragraph")
    if _is_inside_word(line, start) or _is_inside_word(line, end):
        return Declined(proposal, "its text cuts a word", start, end)
    change = _trimmed(line, Change(start, end, proposal.new, proposal))
    why = _unfit(line, change, bounds) or altered(line, change.edit, terms)
    return Declined(proposal, why, change.start, change.end) if why else change


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.combining(char) > 0


def _is_inside_word(text: str, at: int) -> bool:
    """Say whether the offset stands between two characters of one word."""
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _trimmed(line: str, change: Change) -> Change:
    """Leave out what is equal at both ends, word by word, so that an edit shows what it changes.

    >>> _trimmed("they was there", Change(0, 8, "they were", Proposal("", "")))
    Change(start=5, end=8, new='were', proposal=Proposal(old='', new='', reason=''))
    """
    old, new = line[change.start : change.end], change.new
    head = _common(old, new)
    while _is_inside_word(old, head) or _is_inside_word(new, head):
        head -= 1
    old, new = old[head:], new[head:]
    tail = _common(old[::-1], new[::-1])
    while _is_inside_word(old, len(old) - tail) or _is_inside_word(new, len(new) - tail):
        tail -= 1
    new = new[: len(new) - tail]
    return replace(change, start=change.start + head, end=change.end - tail, new=new)


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _unfit(line: str, change: Change, bounds: Bounds) -> str:
    """Return why the change is no repair of a span in normal form, "" where it is one."""
    old, new = line[change.start : change.end], change.new
    after = apply(line, [change.edit])
    words = len(new.split()) - len(old.split())
    if old == new:
        return "changes nothing"
    if any(
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in new
    ):
        return "holds a line end, a control or a character that is none"
    if len(old) > bounds.most_span_chars:
        return f"rewrites {len(old)} characters; at most {bounds.most_span_chars} may be replaced"
    if len(new) - len(old) > bounds.most_growth_chars:
        return f"adds {len(new) - len(old)} characters; at most {bounds.most_growth_chars} may be"
    if abs(words) > bounds.most_words_apart:
        done = "adds" if words > 0 else "drops"
        return f"{done} {abs(words)} words; at most {bounds.most_words_apart} may be"
    if not after.strip():
        return "leaves nothing of the paragraph"
    composed = not unicodedata.is_normalized("NFC", line) or unicodedata.is_normalized("NFC", after)
    if not composed or _odd_blanks(after) > _odd_blanks(line):
        return "is not in normal form (blanks, or composed characters)"
    return ""


_ODD_BLANK = re.compile(r"\s\s|^\s|\s$|[^\S ]| [,.;:!?](?=\s|$)")


def _odd_blanks(text: str) -> int:
    return len(_ODD_BLANK.findall(text))


def _without_overlaps(changes: Sequence[Change]) -> tuple[list[Change], list[Declined]]:
    """Split changes into those that can all be made, in text order, and those in their way."""
    kept: list[Change] = []
    lost: list[Declined] = []
    for one in sorted(changes, key=lambda c: (c.start, c.start - c.end, c.new)):
        winner = next((other for other in kept[-2:] if other.edit.overlaps(one.edit)), None)
        if winner is None:
            kept.append(one)
        else:
            why = f"overlaps the proposal for {winner.proposal.old!r}"
            lost.append(Declined(one.proposal, why, one.start, one.end))
    return kept, lost


def _too_much(line: str, kept: Sequence[Change], terms: Sequence[str], bounds: Bounds) -> str:
    """Return why all changes together may not be made, "" where they may."""
    replaced = sum(max(one.end - one.start, len(one.new)) for one in kept)
    if replaced > bounds.most_line_share * len(line):
        share = round(100 * replaced / len(line))
        return f"the proposals rewrite {share} % of the paragraph"
    return altered_by_all(line, [one.edit for one in kept], terms)
