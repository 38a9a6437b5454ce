"""The normal form of text: what is brought into it, and what stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import resolve
from cleaner.filters import fix
from cleaner.filters.whitespace import Whitespace, normalise_whitespace

LONG = "This paragraph is long enough to be taken for prose, and it ends as prose does."
ODD = st.sampled_from(
    "aé e\u0301\u0327\u0308 \u1100\u1161\u11a8\u09c7\u09be\t\n\f\v\x85\u2028\u2029\u00a0\u3000"
    "\u200b\ufeff\u2019\u201c\u212b\u0344\u0f71\u0f72.中\U0001d15e"
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("a\x00b", "ab\n", id="NUL"),
        pytest.param("a\x1b[31mb\x1b[0m", "ab\n", id="colours of a terminal"),
        pytest.param("a\x1b(B b (B)", "a b (B)\n", id="a terminal's set of characters"),
        pytest.param("a\ufeffb", "ab\n", id="byte-order mark gone astray"),
        pytest.param("a\x0cb [31m\n", "a\n\nb [31m\n", id="a form feed ends a page; figures stay"),
        pytest.param("a  \nb\n", "a\nb\n", id="blanks at a line end go"),
        pytest.param("a  b\n", "a  b\n", id="blanks inside a line stay"),
        pytest.param("a\n\n\n\nb\n", "a\n\nb\n", id="more than one blank line goes"),
        pytest.param("a\nb\n", "a\nb\n", id="lines without a blank line between stay"),
        pytest.param("a", "a\n", id="one line end behind the text"),
        pytest.param("\n\n  a\n\n", "  a\n", id="blank lines around the text go"),
        pytest.param("", "", id="nothing stays nothing"),
        pytest.param(" \n\n", "", id="a text of blanks is empty"),
        pytest.param("a\u2028b\x85c\n", "a\nb\nc\n", id="odd line ends become line ends"),
        pytest.param("a\fb\n", "a\n\nb\n", id="a page break becomes a blank line"),
        pytest.param("caf\u0065\u0301\n", "café\n", id="decomposed characters are composed"),
        pytest.param("\u1100\u1161\n", "\uac00\n", id="jamo are composed"),
        pytest.param("5\u00a0km\n", "5 km\n", id="a no-break space becomes a blank"),
        pytest.param("中\u3000文\n", "中\u3000文\n", id="an ideographic space inside stays"),
        pytest.param("\u3000\u3000中文\n", "中文\n", id="an ideographic indent goes"),
        pytest.param("    code()\n", "    code()\n", id="the indent of code stays"),
        pytest.param(f"   {LONG}\n", f"{LONG}\n", id="the indent of a prose paragraph goes"),
        pytest.param("a\u200bb\n", "ab\n", id="a zero width space goes"),
        pytest.param("می\u200cخواهم\n", "می\u200cخواهم\n", id="a joiner stays"),
        pytest.param("\u201cIt\u2019s\u201d\n", '"It\'s"\n', id="curly quotes become straight"),
        pytest.param("\u00abOui\u00bb\n", "\u00abOui\u00bb\n", id="angle quotes stay"),
        pytest.param(
            "他说\u201c好的\u201d。\n", "他说\u201c好的\u201d。\n", id="Chinese quotes stay"
        ),
    ],
)
def test_brings_text_into_normal_form(raw, clean):
    assert normalise_whitespace(raw) == clean


def test_typographic_quotes_stay_when_asked_to():
    page = Document("\u201cIt\u2019s\u201d\n")
    assert fix(Whitespace(quotes="keep"), page) == page.text


def test_paragraphs_are_set_apart_when_asked_to():
    assert fix(Whitespace(paragraphs="apart"), Document("a\nb\n\nc\n")) == "a\n\nb\n\nc\n"


def test_quotes_of_an_english_text_with_a_chinese_word_become_straight():
    assert normalise_whitespace("He said \u201c清零\u201d and left again.\n", "en").count('"') == 2


@given(st.text(ODD, max_size=30), st.sampled_from(["", "en", "zh-Hans"]))
def test_a_second_run_changes_nothing_and_the_result_is_composed(text, language):
    once = normalise_whitespace(text, language)
    assert normalise_whitespace(once, language) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(ODD, max_size=30))
def test_its_own_edits_never_overlap(text):
    edits = list(Whitespace().propose(Document(text)))
    assert len(resolve(edits)[0]) == len(edits)
    assert all(text[edit.start : edit.end] != edit.replacement for edit in edits)
