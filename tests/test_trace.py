"""Composition: one map between raw and clean, whatever the passes were."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.edit import Edit, apply
from cleaner.trace import Hunk, Trace
from tests.strategies import passes


def traced(raw: str, made: list[tuple[Edit, ...]]) -> Trace:
    trace = Trace(raw)
    for edits in made:
        trace = trace.then(edits)
    return trace


def as_edits(trace: Trace) -> list[Edit]:
    return [Edit(hunk.start, hunk.end, hunk.new, "all") for hunk in trace.hunks]


@given(passes())
def test_composing_equals_applying_in_turn(case):
    raw, made = case
    text = raw
    for edits in made:
        text = apply(text, edits)
    assert traced(raw, made).clean == text


@given(passes())
def test_hunks_stand_in_raw_order_and_never_overlap(case):
    trace = traced(*case)
    edits = as_edits(trace)
    assert edits == sorted(edits)
    assert not any(one.overlaps(two) for one, two in combinations(edits, 2))
    assert all(hunk.old == trace.raw[hunk.start : hunk.end] for hunk in trace.hunks)


def replayed(hunk: Hunk) -> str:
    text = hunk.old
    for step in hunk.steps:
        assert text[step.at : step.at + len(step.old)] == step.old
        text = text[: step.at] + step.new + text[step.at + len(step.old) :]
    return text


@given(passes())
def test_the_steps_of_every_hunk_replay_to_its_text(case):
    for hunk in traced(*case).hunks:
        assert replayed(hunk) == hunk.new


@given(passes(), st.data())
def test_any_single_step_can_be_undone_and_all_other_hunks_stay(case, data):
    trace = traced(*case)
    if not trace.hunks:
        return
    index = data.draw(st.integers(0, len(trace.hunks) - 1))
    step = data.draw(st.integers(0, len(trace.hunks[index].steps) - 1))
    left = trace.without({(index, step)})
    others = [hunk for hunk in trace.hunks if hunk is not trace.hunks[index]]
    assert [hunk for hunk in left.hunks if hunk in others] == others
    for hunk in left.hunks:
        assert replayed(hunk) == hunk.new
    if len(trace.hunks[index].steps) == 1:
        assert len(left.hunks) == len(others)


@given(passes())
def test_offsets_map_both_ways_outside_hunks(case):
    trace = traced(*case)
    clean = trace.clean
    inside = {at for one in trace.placed for at in range(one.start, one.end)}
    for offset in range(len(clean)):
        raw = trace.to_raw(offset)
        if offset not in inside:
            assert trace.raw[raw] == clean[offset]
            assert trace.to_clean(raw) == offset
        start, end = trace.raw_span(offset, offset + 1)
        assert 0 <= start <= end <= len(trace.raw)
