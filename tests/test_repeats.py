"""The lines in which words stand twice are a sieve: no repair may fall through it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.filters.translation.artefacts import Repetition, guarded_findings, safe_findings
from cleaner.text.repeats import Repeats


class Everywhere(Repeats):
    """Holds all lines for suspicious, so that the patterns see the whole text."""

    @property
    def doubled_words(self):
        return ((0, len(self.text)),)

    def doubled_phrases(self, most_words):
        return ((0, len(self.text)),)


WORDS = [
    "the",
    "talks",
    "The",
    "Minister",
    "go",
    "ä",
    "Ärzte",
    "x1",
    "co-op",
    "don't",
    "negotiations",
]
MARKS = [" ", " ", " ", " ", "  ", "\n", ". ", ".", ", ", "-", '." ', "'s ", "/", "\t"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=30).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
DOUBLED = st.tuples(TEXTS, PHRASES, TEXTS).map(
    lambda parts: f"{parts[0]} {parts[1]} {parts[1]}. {parts[2]}"
)


@settings(deadline=None, max_examples=300)
@given(TEXTS | DOUBLED)
def test_no_repair_falls_through_the_sieve(text):
    repetition = Repetition()
    for findings in (safe_findings, guarded_findings):
        assert list(findings(Repeats(text), repetition)) == list(
            findings(Everywhere(text), repetition)
        )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("We met met them.\nAll left.", ["We met met them."], id="the line of it"),
        pytest.param("One.\nOne more.", [], id="a line does not repeat the one before"),
        pytest.param("The the end", [], id="small and capital letters differ"),
        pytest.param("élan élan", ["élan élan"], id="letters with accents are letters"),
    ],
)
def test_lines_with_a_doubled_word(text, lines):
    assert [text[start:end] for start, end in Repeats(text).doubled_words] == lines


@pytest.mark.parametrize(
    ("text", "most_words", "found"),
    [
        pytest.param("one two one two", 6, True, id="two words"),
        pytest.param("a b c d e f a b c d e f", 6, True, id="six words"),
        pytest.param("a b c d e f a b c d e f", 5, False, id="more words than asked for"),
        pytest.param("one two three one two", 6, False, id="something stands between"),
        pytest.param("had had", 6, False, id="one word is no phrase"),
    ],
)
def test_lines_with_a_doubled_phrase(text, most_words, found):
    assert bool(Repeats(text).doubled_phrases(most_words)) is found
