"""One map between a raw text and what became of it, through any number of passes.

A chain makes its edits in passes, each over the text that the last one left. A `Trace` composes
them: every stretch of raw text that changed is one `Hunk`, in raw order, with the steps that
changed it. All else is equal in both texts. Restoration, explanation, diff and undo read it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cleaner.edit import Edit, apply, checked
from cleaner.tables.spaces import LINE_END_CHARS

__all__ = ["Hunk", "Placed", "Step", "Trace"]


@dataclass(frozen=True)
class Step:
    """One edit inside a hunk: at offset `at` of what the steps before left, `old` became `new`."""

    at: int
    old: str
    new: str
    rule: str
    number: int
    """The pass in which it was made, counted from 0."""
    note: str = field(default="", compare=False, repr=False)
    """What the rule saw, where the edit says so."""

    @property
    def growth(self) -> int:
        """Code points added, negative when the text became shorter."""
        return len(self.new) - len(self.old)


@dataclass(frozen=True)
class Hunk:
    """`raw[start:end]`, which was `old`, became `new` by `steps`. Most hunks have one step."""

    start: int
    end: int
    old: str
    new: str
    steps: tuple[Step, ...]

    @property
    def growth(self) -> int:
        """Code points added, negative when the text became shorter."""
        return len(self.new) - len(self.old)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of the steps, in the order in which they were applied."""
        return tuple(step.rule for step in self.steps)

    def without(self, dropped: Collection[int]) -> Hunk | None:
        """Return the hunk without the steps numbered `dropped`; None when nothing is left.

        A later step that changed what a dropped step wrote goes with it.

        >>> steps = (Step(0, "a", "bb", "f/x", 0), Step(2, "", "!", "f/y", 1))
        >>> Hunk(4, 5, "a", "bb!", steps).without({0})
        Hunk(start=4, end=5, old='a', new='a!',
             steps=(Step(at=1, old='', new='!', rule='f/y', number=1),))
        """
        kept: list[Step] = []
        gone: list[_Gone] = []
        for index, step in enumerate(self.steps):
            touched = [one for one in gone if one.meets(step)]
            rest = [one for one in gone if one not in touched]
            gone = [one.after(step) for one in rest]
            if touched or index in dropped:
                gone.append(_Gone.of(step, touched))
            else:
                moved = step.at - sum(one.growth for one in rest if one.stands_before(step))
                kept.append(replace(step, at=moved))
        new = self.old
        for step in kept:
            new = new[: step.at] + step.new + new[step.at + len(step.old) :]
        return replace(self, new=new, steps=tuple(kept)) if new != self.old else None


@dataclass(frozen=True)
class _Gone:
    """Where the full text and the one without dropped steps differ.

    `[start, end)` of the full text stands for `length` code points of the other.
    """

    start: int
    end: int
    length: int

    @classmethod
    def of(cls, step: Step, touched: Sequence[_Gone]) -> _Gone:
        """Return the place of a dropped step, together with those that it touched."""
        start = min([step.at, *(one.start for one in touched)])
        end = max([step.at + len(step.old), *(one.end for one in touched)])
        length = end - start - sum(one.growth for one in touched)
        return cls(start, end + step.growth, length)

    @property
    def growth(self) -> int:
        """How much longer the full text is here."""
        return self.end - self.start - self.length

    def meets(self, step: Step) -> bool:
        """Say whether the step changes what a dropped step wrote."""
        start, end = step.at, step.at + len(step.old)
        return max(start, self.start) < min(end, self.end) or (
            self.start < start == end < self.end or start < self.start == self.end < end
        )

    def stands_before(self, step: Step) -> bool:
        """Say whether a step that does not meet it comes behind it."""
        return self.end <= step.at

    def after(self, step: Step) -> _Gone:
        """Return the place once a step that does not meet it is made."""
        moved = 0 if self.stands_before(step) else step.growth
        return replace(self, start=self.start + moved, end=self.end + moved)


@dataclass(frozen=True)
class Placed:
    """A hunk with the place `[start, end)` of its text in the text as it stands now."""

    start: int
    end: int
    hunk: Hunk

    def precedes(self, edit: Edit) -> bool:
        """Say whether the hunk comes first: at one point, a deletion made earlier does."""
        return self.start < edit.start or self.start == edit.start == self.end

    def meets(self, edit: Edit) -> bool:
        """Say whether `edit` changes the hunk's text, or cannot be told apart from it."""
        if self.start == self.end:
            return edit.start < self.start < edit.end
        if edit.is_insertion:
            at_edge = self.hunk.start == self.hunk.end and edit.start in (self.start, self.end)
            return at_edge or self.start < edit.start < self.end
        return max(self.start, edit.start) < min(self.end, edit.end)


@dataclass(frozen=True)
class Trace:
    """A raw text and the hunks that turn it into the clean one, in raw order, never overlapping.

    >>> trace = Trace("Teh cat sat.").then([Edit(0, 3, "The", "typo/teh")])
    >>> trace.clean, trace.to_raw(4), trace.hunks[0].rules
    ('The cat sat.', 4, ('typo/teh',))
    """

    raw: str
    hunks: tuple[Hunk, ...] = ()
    passes: int = 0

    @cached_property
    def clean(self) -> str:
        """The text that the passes left."""
        pieces: list[str] = []
        done = 0
        for hunk in self.hunks:
            pieces += (self.raw[done : hunk.start], hunk.new)
            done = hunk.end
        pieces.append(self.raw[done:])
        return "".join(pieces)

    @cached_property
    def line_ended(self) -> str:
        """The clean text with the end of its last line, where that has none; "" stays empty."""
        text = self.clean
        return text if not text or text[-1] in LINE_END_CHARS else text + "\n"

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Each hunk with the span of its text in the clean text."""
        found: list[Placed] = []
        shift = 0
        for hunk in self.hunks:
            start = hunk.start + shift
            end = start + len(hunk.new)
            found.append(Placed(start, end, hunk))
            shift = end - hunk.end
        return tuple(found)

    def then(self, edits: Iterable[Edit]) -> Trace:
        """Return the trace after one more pass with `edits`, which must not overlap."""
        text = self.clean
        ordered = checked(text, edits)
        hunks = _compose(self.raw, text, self.placed, ordered, self.passes)
        return Trace(self.raw, tuple(hunks), self.passes + 1)

    def without(self, dropped: Collection[tuple[int, int]]) -> Trace:
        """Return the trace without the given steps, each (hunk, step) counted from 0."""
        kept: list[Hunk] = []
        for index, hunk in enumerate(self.hunks):
            left = hunk.without({step for of, step in dropped if of == index})
            if left is not None:
                kept.append(left)
        return replace(self, hunks=tuple(kept))

    def to_raw(self, offset: int) -> int:
        """Return where the clean offset stands in raw; inside a hunk, where the hunk starts."""
        at = bisect_right(self.placed, offset, key=lambda one: one.start) - 1
        if at < 0:
            return offset
        one = self.placed[at]
        return one.hunk.start if offset < one.end else offset + one.hunk.end - one.end

    def to_clean(self, offset: int) -> int:
        """Return where the raw offset stands in clean; inside a hunk, where its text starts."""
        at = bisect_right(self.placed, offset, key=lambda one: one.hunk.start) - 1
        if at < 0:
            return offset
        one = self.placed[at]
        return one.start if offset < one.hunk.end else offset + one.end - one.hunk.end

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a clean one; a hunk that the span cuts is taken whole."""
        first = self.to_raw(start)
        if end <= start:
            return first, first
        at = bisect_left(self.placed, end, key=lambda one: one.start) - 1
        if at < 0:
            return first, end
        one = self.placed[at]
        last = one.hunk.end if end < one.end else end + one.hunk.end - one.end
        return first, max(first, last)


def _compose(
    raw: str, text: str, placed: Sequence[Placed], edits: Sequence[Edit], number: int
) -> Iterator[Hunk]:
    """Yield the hunks after one more pass: untouched ones as they were, met ones merged."""
    at_hunk = at_edit = shift = 0
    while at_hunk < len(placed) or at_edit < len(edits):
        group: list[Placed] = []
        changes: list[Edit] = []
        hunk_first = at_edit == len(edits) or (
            at_hunk < len(placed) and placed[at_hunk].precedes(edits[at_edit])
        )
        grown = True
        while grown:
            grown = False
            if at_hunk < len(placed) and (
                (hunk_first and not group)
                or any(placed[at_hunk].meets(edit) for edit in changes[-2:])
            ):
                group.append(placed[at_hunk])
                at_hunk += 1
                grown = True
            if at_edit < len(edits) and (
                (not hunk_first and not changes) or _met(group, edits[at_edit])
            ):
                changes.append(edits[at_edit])
                at_edit += 1
                grown = True
        if group:
            shift = group[-1].hunk.end - group[-1].end
        hunk = group[0].hunk if not changes else _merge(raw, text, group, changes, (shift, number))
        if hunk.old != hunk.new:
            yield hunk


def _met(group: Sequence[Placed], edit: Edit) -> bool:
    """Say whether `edit` meets a hunk of the group; the group is in text order."""
    for one in reversed(group):
        if one.meets(edit):
            return True
        if one.end < edit.start:
            return False
    return False


def _merge(
    raw: str, text: str, group: Sequence[Placed], changes: Sequence[Edit], at: tuple[int, int]
) -> Hunk:
    """Make one hunk of all that meets; `at` is the raw shift behind it and the pass number."""
    shift, number = at
    start = min([one.start for one in group[:1]] + [one.start for one in changes[:1]])
    end = max([one.end for one in group] + [one.end for one in changes])
    if group:
        raw_start = group[0].hunk.start - (group[0].start - start)
        raw_end = group[-1].hunk.end + (end - group[-1].end)
    else:
        raw_start, raw_end = start + shift, end + shift
    local = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in changes]
    steps = [*_rebased(group, raw_start), *_new_steps(text[start:end], local, number)]
    new = apply(text[start:end], local)
    return Hunk(raw_start, raw_end, raw[raw_start:raw_end], new, tuple(steps))


def _rebased(group: Sequence[Placed], origin: int) -> Iterator[Step]:
    """Yield the steps of merged hunks in pass order, with offsets into the merged text."""
    grown = [0] * len(group)
    pending = [
        (step.number, index, step) for index, one in enumerate(group) for step in one.hunk.steps
    ]
    for _, index, step in sorted(pending, key=lambda item: item[:2]):
        offset = group[index].hunk.start - origin + sum(grown[:index])
        yield replace(step, at=offset + step.at)
        grown[index] += step.growth


def _new_steps(text: str, edits: Sequence[Edit], number: int) -> Iterator[Step]:
    """Yield the edits of one pass as steps that are made one after the other."""
    grown = 0
    for edit in edits:
        old = text[edit.start : edit.end]
        step = Step(edit.start + grown, old, edit.replacement, edit.rule, number, edit.note)
        yield step
        grown += step.growth
