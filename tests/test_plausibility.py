"""How well a text reads, and the table of costs that it is read by."""

from __future__ import annotations

from itertools import pairwise

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tables.reading_costs import MARKS, PROFILES, RANGES, WORD_LISTS
from cleaner.text.character_costs import Characters
from cleaner.text.letter_models import CODE_BITS, codes_of, letter_costs, script_of
from cleaner.text.plausibility import glance, read, skim
from tests.languages import TEXTS


def test_ranges_ascend_and_name_every_script_that_is_read():
    ends = [end for end, _ in RANGES]
    assert ends == sorted(set(ends))
    assert {script for _, script in RANGES} == {*PROFILES, *WORD_LISTS, "other", "mark"}


@pytest.mark.parametrize("script", sorted({*PROFILES, *WORD_LISTS}))
def test_every_language_in_the_table_has_a_model(script):
    languages = (*PROFILES.get(script, ()), *WORD_LISTS.get(script, ()))
    tables = letter_costs(script)
    assert tuple(one for table in tables for one in table.languages) == languages
    for table in tables:
        rows = table.costs[: len(table.pairs) + len(table.letters)]
        unknown = table.costs[-1]  # of a letter of another script
        assert (rows < unknown).any(axis=0).all()  # each column knows letters


@pytest.mark.parametrize("script", sorted({*PROFILES, *WORD_LISTS}))
def test_letters_cost_the_same_one_at_a_time_and_all_at_once(script):
    letters = {"latin": "thẽßñ", "han": "漢国這あ", "hangul": "한국어"}.get(script, "")
    letters += "".join(map(chr, letter_costs(script)[0].letters[:3])) + " xя"
    pairs = [(ord(a), ord(b)) for a in letters for b in letters if b != " "]
    for table in letter_costs(script):
        first, second = numpy.array(pairs).T
        at_once = table.costs[table.rows(first, second)].min(axis=1)
        known = table.least_of_pair
        assert [
            known.get(
                table.partner_of.get(a, a) << CODE_BITS | table.partner_of.get(b, b),
                table.least_alone[table.partner_of.get(b, b)],
            )
            for a, b in pairs
        ] == at_once.tolist()


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


@given(st.text(max_size=40))
def test_skimming_costs_no_more_than_reading(text):
    assert skim(text) <= read(text).cost


@pytest.mark.parametrize("language", ["simplified", "traditional", "japanese", "korean"])
def test_a_glance_at_sound_text_finds_no_more_than_skimming_it(language):
    for text in TEXTS[language]:
        assert glance(text) <= skim(text)


def test_a_glance_tells_wrong_characters_from_right_ones():
    right = "昨天市图书馆的新馆正式开放"
    for codec in ("cp932", "cp949", "cp950", "euc_jp"):
        assert glance(right.encode("gb18030").decode(codec, "replace")) > skim(right)


def test_a_pair_costs_the_same_looked_up_alone_and_with_a_text():
    text = "Ab ﬁ──│ …Ж\u0301漢 aA\ue000\ud800"
    one_by_one = [Characters().pair(a, b) for a, b in pairwise(text)]
    assert Characters().pairs(codes_of(text))[0].tolist() == one_by_one
