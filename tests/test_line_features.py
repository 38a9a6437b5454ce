"""What the line classifier sees of all lines at once is what each line shows for itself."""

from __future__ import annotations

import re
from collections import Counter

import numpy
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tables.furniture_words import FUNCTION_CHARS, FUNCTION_WORDS, FURNITURE_WORDS
from cleaner.text.furniture.characters import SCRIPTS
from cleaner.text.furniture.features import own_features, with_neighbours
from cleaner.text.furniture.lines import TIME_STAMP, lines_of
from cleaner.text.furniture.model import networks

PIECES = [
    *("The", "harbour", "ÉTÉ", "\u0130zmir", "ΣΊΣΥΦΟΣ", "_x", "½", "²", "Ⅷ", "ⓐ", "Ⓐ", "don't"),
    *(
        "menu",
        "Log",
        "in",
        "登录",
        "的",
        "是",
        "港口",
        "ログイン",
        "한국은",
        "가",
        "コメント",
        "\U00020000",
    ),
    *(
        ". ",
        "...",
        "…",
        "[…]",
        "! “",
        "? ",
        "。",
        "！",
        ":",
        "：",
        ", ",
        "、",
        "|",
        " » ",
        "→",
        "/",
    ),
    *("«", "”", '"', "©", "copyright", "Copyright", "10:15", "2024-1-2", "1.2.2024", "٣٤", "3.5"),
    *("https://x.org", "www.", "a@b", "](", " ", "\t", "\u3000", "\u2028", "\x1c", "\ue000", "😀"),
    *("- ", "• ", "1. ", "(12) ", "#", "\n", "\n\n", "\r", "x" * 45, "a b c d e f " * 8),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=60).map("".join)
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?。！？…؟।][\"'”’»)\]）」』]*$")
_MARK = re.compile(r"(?:[*•·▪►›|+–—#-]{1,6}|\(?\d{1,2}[.)])\s")
_LINK = re.compile(r"\]\(|https?://|www\.|\w@\w")


def width_of(text: str) -> int:
    return len(text) + len(_DENSE.findall(text))


def shown(text: str, is_known: bool, times: int, has_gap: bool) -> list[float]:
    """The features of one line, each as its name in the table of features says."""
    words = re.findall(r"\w+", text)
    lower = [word.lower() for word in words]
    width = width_of(text)
    count = max(len(words), width / 6)
    function = sum(word in FUNCTION_WORDS for word in lower)
    function += sum(char in FUNCTION_CHARS for char in text)
    furniture = sum(word in FURNITURE_WORDS for word in lower)
    furniture += sum(text.count(word) for word in FURNITURE_WORDS if _SPACELESS.search(word))
    letters = sum(map(str.isalpha, text))
    return [
        numpy.log1p(width) / 6,
        bool(_MARK.match(text)),
        width >= 40 and bool(_SENTENCE_END.search(text)),
        min(function / count, 1),
        min(furniture / count, 1),
        is_known,
        min(len(_LINK.findall(text)) / count, 1),
        sum(map(str.isdigit, text)) / len(text),
        numpy.log1p(len(words)) / 4,
        min(len(re.findall("[,;،，、；]", text)) / count * 4, 1),
        min(numpy.log1p(len(re.findall(r"[.!?]\s+[\"“«]?\w|[。！？]", text))) / 2, 1),
        min(len(re.findall("[|·•»›→/]", text)) / count * 2, 1),
        text.endswith((":", "：")),
        text.endswith(("?", "!", "？", "！")),
        text.endswith((".", "。", "…")),
        text.endswith(("...", "…", "[…]")),
        "©" in text or "opyright" in text,
        bool(TIME_STAMP.search(text)),
        bool(TIME_STAMP.fullmatch(text)),
        any(mark in text for mark in '“”"«»„「'),
        numpy.log1p(times - 1),
        has_gap,
        sum(map(str.isupper, text)) / max(letters, 1),
        sum(word[0].isupper() for word in words) / max(len(words), 1),
        text[0].islower(),
    ]


@given(TEXTS, st.sets(st.integers(0, 5)))
def test_all_lines_at_once_show_what_each_shows_alone(text, known):
    lines = lines_of(text)
    if not len(lines):
        return
    known = {number for number in known if number < len(lines)}
    times = Counter(lines.texts)
    expected = [
        shown(
            line,
            number in known,
            times[line],
            number > 0 and lines.starts[number] > lines.ends[number - 1],
        )
        for number, line in enumerate(lines.texts)
    ]
    assert numpy.allclose(own_features(lines, known), numpy.array(expected, float), 0, 1e-12)


@given(TEXTS)
def test_lines_are_cut_at_line_ends_and_hold_all_that_is_not_blank(text):
    lines = lines_of(text)
    assert [one.strip() for one in text.split("\n") if one.strip()] == list(lines.texts)
    for start, end, bare in zip(lines.starts, lines.ends, lines.texts, strict=True):
        assert text[start:end].strip() == bare
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end - 1] == "\n"
    assert list(lines.widths) == [width_of(one) for one in lines.texts]


@given(TEXTS)
def test_a_text_that_is_called_latin_has_no_line_in_another_script(text):
    lines = lines_of(text)
    if len(lines) and lines.is_latin:
        assert {"latin", "other", ""}.issuperset(lines.scripts)
        others = [one for one, script in zip(lines.texts, lines.scripts, strict=True) if script]
        assert all(ord(char) < 0x250 for one in others for char in one if char.isalpha()) or (
            lines.main_script(range(len(lines))) == "latin"
        )


def test_lines_know_their_script():
    lines = lines_of("Harbour\nПорт закрыт\n港口关闭\n항구\n10:15\nԱրև\nميناء")
    assert lines.scripts == ["latin", "cyrillic", "east-asian", "hangul", "", "other", "arabic"]
    assert set(SCRIPTS) > set(lines.scripts) - {""}
    assert lines.main_script(range(len(lines))) == "cyrillic"
    assert lines.main_script([4]) == ""


@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_the_order_in_which_a_machine_adds_changes_no_bit_of_the_answer(count, seed):
    random = numpy.random.default_rng(seed)
    numbers = random.random((count, 247)) * 4
    first, _ = networks()
    order = random.permutation(247)
    shuffled = type(first)(first.inner[order], *first.arrays[1:])
    together = first.odds(numbers)
    assert (together == shuffled.odds(numbers[:, order])).all()
    assert (together == [first.odds(numbers[one : one + 1])[0] for one in range(count)]).all()


def test_no_sum_of_the_networks_can_outgrow_exact_arithmetic():
    for network in networks():
        for weights in (network.inner, network.outer[:, None]):
            assert abs(weights).sum(axis=0).max() * 8 < 2.0**13


def test_the_rows_of_a_line_end_at_the_edges_of_the_text():
    own = own_features(lines_of("One\nTwo\nThree"), ())
    rows = with_neighbours(own)
    size = own.shape[1] + 1
    before, here, after = (rows[:, place * size : (place + 1) * size] for place in (2, 3, 4))
    assert (here[:, :-1] == own).all()
    assert (before[1:, :-1] == own[:-1]).all()
    assert (after[:-1, :-1] == own[1:]).all()
    assert before[0, -1] == after[2, -1] == 1
    assert not here[:, -1].any()
