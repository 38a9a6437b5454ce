"""The laws of the edit: overlap, order, application, inversion."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edit import Edit, apply, invert, resolve
from cleaner.errors import EditError
from tests.strategies import TEXTS, edits_on


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS)
    return text, draw(edits_on(text))


@given(text_and_edits())
def test_resolved_edits_never_overlap_and_every_edit_is_kept_or_names_its_winner(case):
    _, edits = case
    kept, lost = resolve(edits)
    assert not any(one.overlaps(two) for one, two in combinations(kept, 2))
    assert set(kept) | {one.edit for one in lost} == set(edits)
    assert all(one.winner in kept and one.winner.overlaps(one.edit) for one in lost)


@given(text_and_edits(), st.randoms())
def test_resolution_does_not_depend_on_the_order_of_proposals(case, random):
    _, edits = case
    shuffled = edits[:]
    random.shuffle(shuffled)
    assert resolve(edits) == resolve(shuffled)


@given(text_and_edits())
def test_inverting_gives_the_text_back(case):
    text, edits = case
    kept, _ = resolve(edits)
    assert apply(apply(text, kept), invert(text, kept)) == text


@pytest.mark.parametrize(
    ("edits", "kept"),
    [
        pytest.param([Edit(1, 3, "", "r/a"), Edit(0, 2, "", "r/b")], [1], id="earlier start wins"),
        pytest.param([Edit(0, 2, "", "r/a"), Edit(0, 3, "", "r/b")], [1], id="then the longer"),
        pytest.param([Edit(0, 2, "x", "r/b"), Edit(0, 2, "", "r/a")], [1], id="then rule order"),
        pytest.param([Edit(0, 2, "", "r/a"), Edit(2, 4, "", "r/b")], [0, 1], id="touching: both"),
        pytest.param([Edit(2, 2, "x", "r/a"), Edit(2, 2, "y", "r/b")], [0], id="two insertions"),
        pytest.param([Edit(0, 4, "", "r/a"), Edit(2, 2, "y", "r/b")], [0], id="insertion inside"),
        pytest.param(
            [Edit(0, 4, "", "r/a"), Edit(0, 0, "y", "r/b")], [0, 1], id="insertion before"
        ),
    ],
)
def test_overlaps_are_resolved_by_law(edits, kept):
    chosen, _ = resolve(edits, order=("r/a", "r/b"))
    assert set(chosen) == {edits[index] for index in kept}


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(0, 2, "", "r/a"), Edit(1, 3, "", "r/a")], id="overlapping"),
        pytest.param([Edit(2, 9, "", "r/a")], id="outside"),
        pytest.param([Edit(2, 1, "", "r/a")], id="backwards"),
    ],
)
def test_edits_that_cannot_be_applied_are_an_error(edits):
    with pytest.raises(EditError):
        apply("abc", edits)
