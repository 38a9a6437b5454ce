"""The screen finds every line that the patterns find, in one pass over a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.filters.mojibake import fix_encoding
from cleaner.filters.mojibake.screen import Screen
from cleaner.filters.mojibake.signs import Suspicion, is_suspicious
from cleaner.tables.mojibake_signs import (
    ALPHABET_SIGNS,
    ASIAN_SIGNS,
    BESIDE_ASIAN,
    QUIET_CHARS,
    SEAM_SIGNS,
)
from tests.languages import TEXTS

SCREEN = Screen(Suspicion(), entities=False, counted_chars=4000)


def members(body: str) -> str:
    """A few characters of a class, its ends among them."""
    if body.startswith("^") or not body:
        return "éж¬"
    return body.replace("-", "")


SIGN_CHARS = "".join(
    members(body)
    for sign in (*ALPHABET_SIGNS, *ASIAN_SIGNS, *SEAM_SIGNS)
    for body in sign.neighbours
)
LINES = st.text(st.sampled_from(SIGN_CHARS) | st.sampled_from(" abcde中文字,.😀"), max_size=60)


def lines_found(text: str) -> set[str]:
    return {text[one.start : one.end].rstrip("\n") for one in SCREEN.places(text)}


@given(st.lists(LINES, max_size=8))
def test_every_suspicious_line_is_found(lines):
    lines = [line for line in lines if not set(line) & set("\n\r\x0b")]
    places = list(SCREEN.places("\n".join(lines)))
    start = 0
    for line in lines:
        found = any(one.start <= start and start + len(line) <= one.end for one in places)
        assert found or not is_suspicious(line)
        start += len(line) + 1


@given(st.lists(LINES, max_size=8))
def test_a_line_is_judged_the_same_by_the_signs_found_in_it_and_by_all(lines):
    text = "\n".join(line for line in lines if not set(line) & set("\n\r\x0b"))
    for place in SCREEN.places(text):
        line = text[place.start : place.end].removesuffix("\n")
        assert is_suspicious(line, signs=place.signs) == is_suspicious(line)


@given(st.text(st.characters(max_codepoint=0xFFFF), max_size=60))
def test_no_sign_of_damage_to_alphabets_is_of_quiet_characters_alone(text):
    quiet = "".join(re.findall(f"[{QUIET_CHARS}]", text))
    assert not any(re.search(sign.pattern, quiet) for sign in ALPHABET_SIGNS)


def wrongly_read(sentence: str) -> list[str]:
    read = (sentence.encode().decode(codec, "ignore") for codec in ("cp1252", "gb18030", "cp437"))
    return [one for one in read if is_suspicious(one)]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_damaged_lines_are_found_among_sound_ones(language):
    damaged = [one for sentence in TEXTS[language] for one in wrongly_read(sentence)]
    text = "\n".join(f"{line}\nSound text all around it." for line in damaged)
    assert lines_found(text) == set(damaged)


def test_a_line_is_found_beyond_the_piece_that_is_read_at_once():
    text = "plain text, naïve\n" * 5000 + "La bibliothÃ¨que\n" + "plain text, naïve\n" * 5000
    assert lines_found(text) == {"La bibliothÃ¨que"}


def test_damage_is_mended_anywhere_in_a_line_without_end():
    sound, damaged = "Ganz schön langer Satz. ", "La bibliothÃ¨que. "
    text = sound * 4000 + damaged + sound * 4000
    assert fix_encoding(text) == text.replace(damaged, "La bibliothèque. ")


def test_a_sign_across_two_pieces_is_found():
    text = "x" * ((1 << 16) - 1) + "Ã©t"
    assert fix_encoding(text) == "x" * ((1 << 16) - 1) + "ét"


@pytest.mark.parametrize(
    "line",
    [
        "痢立粒沥隶力璃哩俩联莲连镰廉怜涟帘敛脸链恋炼练粮凉梁粱良两辆量晾亮谅撩聊僚",
        "榠、槎、榖、榰、榬、榼、榑、榙、榎、榧、榍、榩、榾、榯、榿、槄、榽、榤",
        "蚓蚣蚤蚪蚱蚜蛀蛆蛔蛛蛟蛤蛭蛹蜂蜃",
    ],
)
def test_a_code_table_stays_as_it_is(line):
    assert fix_encoding(line) == line


def test_damaged_text_of_that_length_goes():
    wrong = "今天上午各方代表在会议中心继续就新的协议进行讨论".encode().decode("gb18030", "replace")
    assert fix_encoding(wrong) != wrong


def test_each_asian_sign_has_a_neighbour_that_the_quick_look_knows():
    every = [chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000]
    for sign in ASIAN_SIGNS:
        bodies = [re.compile(f"[{body}]") for body in sign.neighbours]
        assert any(
            all(BESIDE_ASIAN.match(char) for char in every if body.match(char)) for body in bodies
        ), sign


def test_a_line_longer_than_its_odd_characters_can_be_counted_is_looked_at():
    line = "鍗遍毦鏃跺埢" * 1000
    found = Screen(Suspicion(), True, 10**6).places(f"一\n{line}\n一")
    assert [(one.start, one.end) for one in found] == [(2, 3 + len(line))]
