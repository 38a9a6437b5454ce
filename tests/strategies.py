"""Texts and edits for the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaner.edit import Edit, resolve

CHARS = st.sampled_from("ab é\n\u0130\U0001f600-.,\u0301\r\t\ufffd中")
TEXTS = st.text(CHARS, max_size=24)
RULES = st.sampled_from(["a/one", "a/two", "b/one"])


@st.composite
def edits_on(draw: st.DrawFn, text: str) -> list[Edit]:
    """Any edits that lie inside the text, overlapping or not."""
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets), max_size=6))
    edits = [Edit(min(s), max(s), draw(st.text(CHARS, max_size=3)), draw(RULES)) for s in spans]
    return [edit for edit in edits if text[edit.start : edit.end] != edit.replacement]


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, list[tuple[Edit, ...]]]:
    """A text and some passes of resolved edits, each over what the one before left."""
    from cleaner.edit import apply

    raw = text = draw(TEXTS)
    made = []
    for _ in range(draw(st.integers(0, 4))):
        kept, _lost = resolve(draw(edits_on(text)))
        made.append(kept)
        text = apply(text, kept)
    return raw, made
