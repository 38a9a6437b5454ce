"""Lines, paragraphs and sentences as spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.lines import lines, paragraphs
from cleaner.text.sentences import Stops, sentences

TEXTS = st.text(
    st.sampled_from('ab A.!?\u3002\u2026"\u201d\u300d\n\r 1\u0964\u2028中'), max_size=40
)


def read(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.  Two! Three?", ["One.", "Two!", "Three?"], id="marks end sentences"),
        pytest.param("He met Mr. Li. He left.", ["He met Mr. Li.", "He left."], id="titles do not"),
        pytest.param("J. Kerry spoke.", ["J. Kerry spoke."], id="initials do not"),
        pytest.param("Up 3.5 percent.", ["Up 3.5 percent."], id="decimal points do not"),
        pytest.param("So… he left.", ["So… he left."], id="a small letter goes on"),
        pytest.param(
            "\u201cGo.\u201d He went.", ["\u201cGo.\u201d", "He went."], id="quotes close"
        ),
        pytest.param("好。”走了。再见", ["好。”", "走了。", "再见"], id="wide marks need no space"),
        pytest.param("ठीक है। चलो।", ["ठीक है।", "चलो।"], id="danda"),
        pytest.param("هل هذا؟ نعم.", ["هل هذا؟", "نعم."], id="arabic question mark"),
        pytest.param("Am 3. Oktober war es so.", ["Am 3. Oktober war es so."], id="ordinals"),
        pytest.param("no stop\nnew line", ["no stop", "new line"], id="line ends end sentences"),
        pytest.param(" \n ", [], id="white space holds none"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("stops", "count"),
    [
        pytest.param(Stops(), 1, id="usual"),
        pytest.param(Stops(ordinal_digits=0), 2, id="no number counts something"),
        pytest.param(Stops(word_chars=2), 2, id="no word before the number in sight"),
    ],
)
def test_settings_say_which_stops_belong_to_a_number(stops, count):
    assert len(list(sentences("Am 3. Oktober war es so.", stops=stops))) == count


@given(TEXTS)
def test_sentences_are_in_order_and_hold_all_that_is_not_white_space(text):
    spans = list(sentences(text))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    outside = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    assert all(not text[a:b].strip() for a, b in zip(*outside, strict=True))


@given(TEXTS)
def test_sentences_never_cross_a_line_end(text):
    assert all("\n" not in text[a:b] and "\r" not in text[a:b] for a, b in sentences(text))


@given(TEXTS)
def test_lines_hold_everything_but_line_ends(text):
    spans = list(lines(text))
    ends = [*(start for start, _ in spans), len(text)][1:]
    pieces = list(zip(spans, ends, strict=True))
    assert "".join(text[a:b] + text[b:c] for (a, b), c in pieces) == text
    assert {text[b:c] for (_, b), c in pieces} <= {"\n", "\r", "\r\n", "\u2028", ""}


def test_lines_keep_stray_separators_inside():
    assert list(lines("a\x0bb\x0cc\x85d")) == [(0, 7)]


def test_lines_read_a_part_only():
    assert list(lines("ab\ncd\nef", 3, 6)) == [(3, 5)]


@given(TEXTS)
def test_paragraphs_are_what_stands_between_blank_lines(text):
    for start, end in paragraphs(text):
        assert all(text[a:b].strip() for a, b in lines(text, start, end))
