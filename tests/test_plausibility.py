"""How well a text reads, and the table of costs that it is read by."""

from __future__ import annotations

import pytest

from cleaner.tables.reading_costs import MARKS, PROFILES, RANGES, WORD_LISTS
from cleaner.text.letter_models import letter_models, script_of
from cleaner.text.plausibility import read, skim


def test_ranges_ascend_and_name_every_script_that_is_read():
    ends = [end for end, _ in RANGES]
    assert ends == sorted(set(ends))
    assert {script for _, script in RANGES} == {*PROFILES, *WORD_LISTS, "other", "mark"}


@pytest.mark.parametrize("script", sorted({*PROFILES, *WORD_LISTS}))
def test_every_language_in_the_table_has_a_model(script):
    languages = (*PROFILES.get(script, ()), *WORD_LISTS.get(script, ()))
    models = letter_models(script)
    assert tuple(model.language for model in models) == languages
    assert all(model.pairs and model.singles for model in models)


def test_a_mark_in_the_table_is_no_ascii_and_no_letter_of_a_script():
    assert not [mark for mark in MARKS if mark.isascii() or script_of(mark) != "other"]


@pytest.mark.parametrize(
    ("text", "was", "read_as"),
    [
        ("Вчера в городе открылась библиотека", "cp1251", "cp1252"),
        ("昨天市图书馆的新馆正式开放", "gb18030", "cp932"),
        ("어제 시립 도서관의 새 건물이", "cp949", "gb18030"),
        ("Þingið kom saman í gær", "utf-8", "cp1252"),
    ],
)
def test_the_right_reading_costs_less(text, was, read_as):
    wrong = text.encode(was).decode(read_as, "replace")
    assert read(text).cost < read(wrong).cost
    assert skim(text) < skim(wrong)
    assert read(text).mean < 8


@pytest.mark.parametrize(
    ("char", "script"),
    [
        *((char, "latin") for char in "aễﬁ"),
        *((char, "hangul") for char in "한ㅎ"),
        *((char, "han") for char in "漢あー"),
        ("я", "cyrillic"),
        ("ά", "greek"),
        *((char, "other") for char in "1 ，٠€\ufffd"),
        ("\u0301", "mark"),
    ],
)
def test_every_character_has_a_script(char, script):
    assert script_of(char) == script
