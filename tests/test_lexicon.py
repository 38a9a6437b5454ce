"""What is known of words: frequencies, break points, and a cheap guess at the language."""

from __future__ import annotations

import gc
import sys
import weakref

import pytest

from cleaner.tables.function_words import CLOSED_CLASS, FUNCTION_WORDS
from cleaner.text.lexicon import Guessing, common_words, guess_language, lexicon
from cleaner.text.word_lists import read_table, word_groups


def test_a_frequent_word_stands_above_a_rare_one_and_an_unknown_one_at_nothing():
    english = lexicon("en")
    assert english.zipf("the") > english.zipf("consensus") > english.zipf("consensussss") == 0.0


def test_case_and_curly_apostrophes_do_not_matter():
    english = lexicon("en")
    assert english.zipf("Don’t") == english.zipf("don't") > 0.0


@pytest.mark.parametrize("tag", ["pt-BR", "pt_BR", "pt"])
def test_regions_share_the_words_of_their_language(tag):
    assert lexicon(tag).knows("governo")


@pytest.mark.parametrize("tag", ["", "und", "tlh"])
def test_an_unknown_language_has_no_words_and_no_break_points(tag):
    unknown = lexicon(tag)
    assert not unknown.knows("the")
    assert unknown.breaks_at("translation", 5) is None


@pytest.mark.parametrize("read", [lexicon, common_words])
def test_only_a_few_languages_are_kept_in_memory(read):
    first = weakref.ref(read("is"))
    assert first() is not None
    for number in range(read.cache_info().maxsize):
        read(f"x{number}")
    gc.collect()
    assert first() is None
    assert read.cache_info().currsize == read.cache_info().maxsize <= 16


def test_a_table_takes_a_small_part_of_the_room_of_a_dictionary():
    groups = word_groups("vi", "small")
    words = {word: centibels for centibels, group in enumerate(groups) for word in group}
    table = read_table("vi", "small", 900)
    kept = sum(map(sys.getsizeof, table._buckets))
    assert kept < 0.5 * (sys.getsizeof(words) + sum(map(sys.getsizeof, words)))


@pytest.mark.parametrize("language", ["en", "vi", "ru"])
def test_a_table_holds_the_words_of_its_list_and_no_rarer_ones(language):
    groups = word_groups(language, "small")
    table, short = (read_table(language, "small", most) for most in (900, 400))
    for centibels, group in enumerate(groups):
        for word in group:
            assert table.centibels(word) == centibels
            assert short.centibels(word) == (centibels if centibels <= 400 else None)


def test_a_part_of_a_word_or_its_number_is_not_in_the_table():
    english = read_table("en", "small", 900)
    assert english.centibels("languag") is english.centibels("anguage") is None
    assert (
        english.centibels("") is english.centibels("\ud800") is english.centibels("the\t") is None
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that they would have been there.", "en"),
        ("Der Minister sagte, dass sie nicht auf die Sitzung gehen.", "de"),
        ("Le ministre a dit que les députés sont dans la salle.", "fr"),
        ("O ministro disse que não foi uma boa ideia para eles.", "pt"),
        ("Министр сказал, что это был не он.", "ru"),
        ("def f(x): return x", ""),
        ("12 345 678", ""),
        ("", ""),
    ],
)
def test_function_words_tell_the_language(text, language):
    assert guess_language(text) == language


def test_a_short_text_needs_fewer_function_words_to_tell_its_language():
    assert guess_language("the harbour") == "en"
    assert guess_language("the harbour" + " x" * 100) == ""
    assert guess_language("the harbour", Guessing(short_chars=0)) == ""
    assert guess_language("the harbour", Guessing(sample_chars=2)) == ""


def test_function_words_are_small_letters():
    for words in (*FUNCTION_WORDS.values(), *CLOSED_CLASS.values()):
        assert all(word == word.lower() for word in words)
