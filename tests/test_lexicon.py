"""What is known of words: frequencies, break points, and a cheap guess at the language."""

from __future__ import annotations

import pytest

from cleaner.tables.function_words import CLOSED_CLASS, FUNCTION_WORDS
from cleaner.text.lexicon import Guessing, common_words, guess_language, lexicon


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


def test_only_a_few_languages_are_kept_in_memory():
    from cleaner.text import lexicon as module

    for tag in ("vi", "ro", "is", "lt", "lv", "ms", "ur"):
        common_words(tag)
    info = module._read.cache_info()
    assert info.currsize <= info.maxsize <= 4


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
