"""Edits as values: what a filter proposes, and the arithmetic on it.

Offsets are code points, half-open, into exactly the text that was handed over; never into a
folded, stripped or normalised copy. Whether an edit inserts, deletes or replaces is read off its
span and replacement, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cleaner.errors import EditError

__all__ = ["Edit", "Fact", "Finding", "Flag", "Rejection", "apply", "invert", "resolve"]


@dataclass(frozen=True, order=True)
class Edit:
    """Replace `text[start:end]` by `replacement`, because of `rule` (a full rule id).

    `note` says what the rule saw where its id does not, such as a score. It goes to the record, and
    two edits that differ in it alone are the same.
    """

    start: int
    end: int
    replacement: str
    rule: str
    note: str = field(default="", compare=False, repr=False)

    @property
    def is_insertion(self) -> bool:
        """True when nothing is removed."""
        return self.start == self.end

    def overlaps(self, other: Edit) -> bool:
        """Say whether both cannot be applied: shared text, or two insertions at one point.

        >>> Edit(0, 2, "", "a/a").overlaps(Edit(2, 3, "", "a/a"))   # touching is no overlap
        False
        >>> Edit(2, 2, "x", "a/a").overlaps(Edit(2, 2, "y", "a/a"))
        True
        """
        if self.is_insertion and other.is_insertion:
            return self.start == other.start
        return max(self.start, other.start) < min(self.end, other.end) or (
            other.start < self.start == self.end < other.end
            or self.start < other.start == other.end < self.end
        )


@dataclass(frozen=True, order=True)
class Flag:
    """Damage at `text[start:end]` that was found and left alone; `note` says what it is.

    `suggestion` is what the text might become where there is a guess, else "".
    """

    start: int
    end: int
    rule: str
    note: str
    suggestion: str = ""


@dataclass(frozen=True, order=True)
class Fact:
    """Something the document says about itself at `text[start:end]`: `name` is "credit" etc."""

    start: int
    end: int
    name: str
    value: str
    rule: str


Finding = Edit | Flag | Fact


@dataclass(frozen=True)
class Rejection:
    """An edit that lost to an overlapping one."""

    edit: Edit
    winner: Edit


def resolve(
    edits: Iterable[Edit], order: Sequence[str] = ()
) -> tuple[tuple[Edit, ...], tuple[Rejection, ...]]:
    """Split edits into those that apply, in text order, and those that lost to an overlap.

    The earlier start wins, then the longer edit, then the rule that stands first in `order`.
    The result does not depend on the order of `edits`; equal edits count once.

    >>> short, long = Edit(0, 2, "", "a/short"), Edit(0, 5, "", "a/long")
    >>> kept, lost = resolve([short, long])
    >>> kept == (long,), lost == (Rejection(short, long),)
    (True, True)
    """
    rank = {rule: position for position, rule in enumerate(order)}

    def precedence(edit: Edit) -> tuple[int, int, int, str, str]:
        place = rank.get(edit.rule, len(rank))
        return (edit.start, edit.start - edit.end, place, edit.rule, edit.replacement)

    proposed = tuple(edits)
    if _is_settled(proposed):
        return proposed, ()
    kept: list[Edit] = []
    lost: list[Rejection] = []
    reach = -1
    for edit in sorted(set(proposed), key=precedence):
        # A kept insertion may stand behind the longer edit that it touches: look at both.
        near = kept[-2:] if edit.start <= reach else ()
        winner = next((one for one in near if one.overlaps(edit)), None)
        if winner is None:
            kept.append(edit)
            reach = max(reach, edit.end)
        else:
            lost.append(Rejection(edit, winner))
    return tuple(sorted(kept)), tuple(lost)


def _is_settled(edits: Sequence[Edit]) -> bool:
    """Say whether each edit ends before the next begins, as most filters propose them.

    Two insertions at one point do not, an edit that begins where an insertion stands does.
    """
    start = end = -1
    for edit in edits:
        if not end <= edit.start <= edit.end > start:
            return False
        start, end = edit.start, edit.end
    return True


def apply(text: str, edits: Iterable[Edit]) -> str:
    r"""Return `text` with all edits made; raise EditError where two overlap or one lies outside.

    >>> apply("a trans-\nlation", [Edit(7, 9, "", "hyphenation/split-word")])
    'a translation'
    """
    pieces: list[str] = []
    done = 0
    for edit in checked(text, edits):
        pieces += (text[done : edit.start], edit.replacement)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)


def invert(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that turn `apply(text, edits)` back into `text`, under the same rules.

    >>> edits = [Edit(0, 1, "bb", "a/a"), Edit(2, 2, "c", "a/a")]
    >>> apply(apply("x y", edits), invert("x y", edits))
    'x y'
    """
    shift = 0
    inverse: list[Edit] = []
    for edit in checked(text, edits):
        start = edit.start + shift
        end = start + len(edit.replacement)
        old = text[edit.start : edit.end]
        if inverse and inverse[-1].start == inverse[-1].end == start == end:
            old = inverse.pop().replacement + old  # two deletions that touched: one insertion
        inverse.append(Edit(start, end, old, edit.rule))
        shift = end - edit.end
    return tuple(inverse)


def checked(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in text order; raise EditError where they cannot all be applied."""
    ordered = list(edits)
    if _is_settled(ordered) and (not ordered or ordered[-1].end <= len(text)):
        return ordered
    ordered.sort()
    previous: Edit | None = None
    for edit in ordered:
        if not 0 <= edit.start <= edit.end <= len(text):
            raise EditError(f"{edit} lies outside a text of {len(text)} characters")
        if previous is not None and previous.overlaps(edit):
            raise EditError(f"{previous} and {edit} overlap; pass them through resolve() first")
        previous = edit
    return ordered
