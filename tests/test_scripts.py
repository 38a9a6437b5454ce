"""Script runs and ways of writing Han."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tables.scripts import LANGUAGE_OF_SCRIPT, SCRIPT_RANGES, SHARED_SCRIPTS
from cleaner.text.scripts import count_han, count_letters, script_runs


def scripts(text):
    return [run.script for run in script_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain, 1.5 words", ["Latn"], id="one script is one run"),
        pytest.param("Kerry (克里) said", ["Latn", "Hani", "Latn"], id="brackets end no run"),
        pytest.param("12:30 — !", [], id="signs and digits are in no script"),
        pytest.param("Москва Moskva", ["Cyrl", "Latn"], id="cyrillic"),
        pytest.param("ケリー氏", ["Kana", "Hani"], id="kana and han are apart"),
        pytest.param("ｗｉｄｅ", ["Latn"], id="full-width letters are latin"),
        pytest.param("café e\u0301te", ["Latn"], id="combining marks are of their letter"),
        pytest.param("ภาษาไทย", ["Thai"], id="thai vowels"),
        pytest.param("हिन्दी", ["Deva"], id="devanagari signs"),
    ],
)
def test_runs_end_where_another_script_begins(text, expected):
    assert scripts(text) == expected


@given(st.text(st.sampled_from("aé中かж ,1\u0e01\n\u0301أ"), max_size=30))
def test_runs_touch_and_reach_the_end(text):
    runs = list(script_runs(text))
    assert all(one.end == two.start for one, two in pairwise(runs))
    assert not runs or runs[-1].end == len(text)


EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


def table(name):
    return re.findall(f"[{SCRIPT_RANGES[name]}]", EVERY_CHARACTER)


@pytest.mark.parametrize("name", sorted(SCRIPT_RANGES))
def test_every_row_of_the_table_holds_letters_and_their_marks(name):
    kinds = {unicodedata.category(one)[0] for one in table(name)}
    assert kinds <= set("LMNSCP")
    assert "L" in kinds


def test_no_letter_is_in_two_scripts():
    rows = [table(name) for name in SCRIPT_RANGES]
    assert sum(map(len, rows)) == len(set().union(*rows))


def test_every_script_has_a_language_or_is_shared():
    assert set(SCRIPT_RANGES) == {*LANGUAGE_OF_SCRIPT, *SHARED_SCRIPTS, "Hani"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("这个国家发展经济", "simplified", id="simplified"),
        pytest.param("這個國家發展經濟", "traditional", id="traditional"),
        pytest.param("駅から図書館まで応", "japanese", id="japanese"),
    ],
)
def test_national_character_sets_tell_the_ways_of_writing_han(text, kind):
    counts = count_han(text)._asdict()
    kinds = ("simplified", "traditional", "japanese")
    assert max(kinds, key=lambda one: counts[one]) == kind


def test_a_han_character_counts_as_several_letters():
    assert count_letters("中文 text 12", 3) == 10
    assert count_letters("中文 text 12", 1) == 6
