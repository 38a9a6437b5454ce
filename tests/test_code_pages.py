"""Which encodings bytes are read in, and what each reading costs."""

from __future__ import annotations

import codecs
from math import inf, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tables.code_pages import EBCDIC, MULTI_BYTE, SINGLE_BYTE, SMALLER, WITH_SHIFTS
from cleaner.tables.encoding_labels import STATEFUL, SUPPORTED
from cleaner.tables.reading_costs import PROFILES
from cleaner.text.code_pages import Comparing, _pages, _Sample, rank_codecs
from cleaner.text.letter_models import PARTS
from cleaner.text.plausibility import read
from tests.languages import TEXTS

SINGLE = [codec for rank in SINGLE_BYTE for names in rank.values() for codec in names.split()]
MULTI = " ".join(MULTI_BYTE).split()
LATIN = {codec for rank in SINGLE_BYTE for codec in rank["latin"].split()} - {"cp1258"}
NO_PENALTY = Comparing(
    rank_nats=0.0, glued_nats=0.0, few_letters_nats=0.0, run_nats=0.0, inner_nats=0.0
)

# A language that each encoding was made for.
AT_HOME = {
    "french": "cp1252 cp850 cp437 mac-roman iso8859-15 hp-roman8 cp863 cp858",
    "polish": "cp1250 iso8859-2 cp852 mac-latin2",
    "turkish": "cp1254 cp857 mac-turkish iso8859-3",
    "lithuanian": "cp1257 iso8859-13 cp775 iso8859-4 iso8859-10",
    "icelandic": "cp861 mac-iceland",
    "swedish": "cp865",
    "portuguese": "cp860",
    "croatian": "mac-croatian",
    "russian": "cp1251 koi8-r cp866 iso8859-5 mac-cyrillic cp855",
    "ukrainian": "koi8-u cp1125",
    "greek": "cp1253 iso8859-7 cp737 cp869 mac-greek",
    "hebrew": "cp1255 iso8859-8 cp862 cp856",
    "arabic": "cp1256 iso8859-6 cp720 cp864",
    "thai": "cp874",
    "simplified": "gb18030",
    "traditional": "big5hkscs",
    "japanese": "cp932 euc_jp shift_jis_2004 euc_jis_2004",
    "korean": "cp949 johab",
}
WRITTEN = [(codec, language) for language, names in AT_HOME.items() for codec in names.split()]


def text_in(language: str, codec: str) -> str:
    """Return sentences in a language without the characters that an encoding lacks."""
    text = " ".join(TEXTS[language])
    return text.encode(codec, "ignore").decode(codec)


def read_as(data: bytes) -> str:
    found = rank_codecs(data)
    return data.decode(found[0].codec, "replace") if found else ""


@pytest.mark.parametrize("name", [*SINGLE, *MULTI, *EBCDIC.split(), *WITH_SHIFTS.split()])
def test_each_encoding_that_is_tried_is_supported_and_tried_once(name):
    assert codecs.lookup(name).name == name
    assert name in SUPPORTED
    assert [*SINGLE, *MULTI].count(name) == (name in {*SINGLE, *MULTI})


@pytest.mark.parametrize("name", SINGLE)
def test_an_encoding_of_single_bytes_reads_each_byte_as_one_character(name):
    assert len(bytes(range(256)).decode(name, "replace")) == 256


def test_the_tables_name_scripts_and_encodings_that_are_known():
    assert {script for rank in SINGLE_BYTE for script in rank} <= {*PROFILES}
    assert {*WITH_SHIFTS.split()} <= STATEFUL
    assert {one for names in SMALLER.values() for one in names} <= SUPPORTED


@pytest.mark.parametrize(("codec", "language"), WRITTEN)
def test_a_text_is_read_in_the_encoding_that_it_was_written_in(codec, language):
    text = text_in(language, codec)
    assert read_as(text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "mac-cyrillic", "gb18030", "cp932"])
def test_so_is_one_word_of_it(codec):
    word = {"gb18030": "图书馆开放", "cp932": "図書館です"}.get(codec, "библиотека")
    assert read_as(word.encode(codec)) == word


@pytest.mark.parametrize(
    "text",
    [
        "The café on the corner is closed.",
        "© The Harbour News",
        "A ticket is £5 – children go free.",
        "Don’t miss the boat, said the harbour master.",
        "Stocks · Bonds · Funds",
        "It was 30° in the shade.",
    ],
)
def test_an_english_line_with_one_sign_is_not_read_in_another_script(text):
    assert read_as(text.encode("cp1252")) == text


@pytest.mark.parametrize("codec", ["gb18030", "big5hkscs", "cp932", "cp949", "euc_jp"])
def test_a_text_cut_inside_a_character_at_both_ends_is_still_read(codec):
    language = next(language for one, language in WRITTEN if one == codec)
    text = text_in(language, codec)[:60]
    found = rank_codecs(text.encode(codec)[1:-1])
    assert found[0].codec == codec


def test_a_page_in_another_script_has_english_in_its_markup():
    text = text_in("russian", "koi8-r")
    page = f'<div class="article-body wide"><p>{text}</p></div>' + "<br>\n" * 9
    assert read_as(page.encode("koi8-r")) == page


def test_of_encodings_that_read_alike_the_more_usual_is_named():
    assert rank_codecs(" ".join(TEXTS["german"]).encode("cp1252"))[0].codec == "cp1252"
    assert rank_codecs("Ärger über Öl".encode("cp1254"))[0].codec == "cp1252"


@pytest.mark.parametrize("codec", EBCDIC.split()[:2])
def test_a_text_of_a_mainframe_is_read(codec):
    text = " ".join(TEXTS["english"])
    assert read_as(text.encode(codec)) == text


@pytest.mark.parametrize(("codec", "language"), [one for one in WRITTEN if one[0] in LATIN])
def test_a_latin_text_costs_what_it_costs_as_text(codec, language):
    data = text_in(language, codec).encode(codec)
    best = rank_codecs(data, NO_PENALTY)[0]
    assert best.cost == pytest.approx(read(data.decode(best.codec)).cost, abs=1 / PARTS)


@given(
    st.text(st.sampled_from("abcdeЖжщéñ ,.№\n"), min_size=1, max_size=80),
    st.sampled_from(["cp1251", "cp1252", "koi8-r", "iso8859-2", "utf-8"]),
)
def test_no_reading_that_is_left_out_is_cheaper_than_the_best(text, codec):
    sample, pages = _Sample(text.encode(codec, "replace")), _pages()
    skimmed = pages.skim(sample, pages.read_ascii(sample), Comparing())
    costs = [
        fixed + (table.by_language(skimmed.rows[at], skimmed.counts) + of_ascii).min()
        for at, (fixed, table, of_ascii) in enumerate(
            zip(skimmed.fixed, skimmed.tables, skimmed.of_ascii, strict=True)
        )
    ]
    assert (skimmed.bounds <= costs).all()
    found = skimmed.read(inf)
    assert [one.cost for one in found][:1] == [cost / PARTS for cost in sorted(costs)[:1]]
    assert [one.codec for one in found][:1] == [
        skimmed.codecs[costs.index(cost)] for cost in sorted(costs)[:1]
    ]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_not_and_the_likeliest_is_first(data):
    costs = [one.cost for one in rank_codecs(data)]
    assert costs == sorted(costs)
    assert all(map(isfinite, costs))
