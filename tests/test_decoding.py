"""Bytes to text and exactly back, and which encoding is found."""

from __future__ import annotations

import codecs
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.decoding import Decoded, Decoding, Encoding, OtherEncoding, decode, encode
from cleaner.detection import ByteCounts, Detection
from cleaner.errors import ConfigError
from cleaner.tables.encoding_labels import LABELS, LARGER, STATEFUL, SUPPORTED

RAW = Path(__file__).parent.parent / "raw"

RUSSIAN = "Вчера в городе открылась новая библиотека, и на открытие пришли сотни жителей."
CHINESE = "昨天，市图书馆的新馆正式开放，很多市民带着孩子前来参观，现场非常热闹。"
JAPANESE = "昨日、市立図書館の新館が開館し、多くの市民が子どもを連れて訪れました。"
KOREAN = "어제 시립 도서관의 새 건물이 문을 열어 많은 시민들이 아이들과 함께 찾았습니다."
POLISH = "Wczoraj w mieście otwarto nową bibliotekę; przyszło kilkuset mieszkańców z dziećmi."
FRENCH = "Hier, la bibliothèque a ouvert ses portes : des centaines d’élèves y étaient déjà."
GREEK = "Χθες άνοιξε η νέα βιβλιοθήκη της πόλης και ήρθαν εκατοντάδες κάτοικοι."

BOMS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]
PIECES = st.sampled_from(
    [
        b"\r\n",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\x80",
        b"\xed\xa0\x80",
        b"\xc3",
        b"\xa9",
        b"abc ",
        b"\xc4\xe3\xba\xc3",
        b"\x1b$B",
        b"\x1b(B",
        b"~{",
        b"~}",
        b"\x81\x30",
        b"\x0b",
        b"\x0c",
        b"\x85",
        b"\xe2\x80\xa8",
        "é中文я".encode(),
        b"\x87\x9c",
        b"\xfa\x5b",
        b"\xd8\x00",
    ]
)
TEXTS = st.text(st.sampled_from("abc é中文あ한я\n\r\x0b\x0c\x85\u2028,."), max_size=30)


def holds(data: bytes, declared: str = "") -> Decoded:
    made = decode(data, declared)
    assert encode(made.text, made.source) == data
    assert "\r" not in made.text
    assert not any("\ud800" <= char <= "\udfff" for char in made.text)
    for start, end, _ in made.source.verbatim:
        assert "\n" not in made.text[start:end]
        assert start < end
    return made


@settings(deadline=None)
@given(st.sampled_from(BOMS), st.binary(max_size=60), st.sampled_from(sorted(LABELS)))
def test_any_bytes_come_back(bom, data, label):
    holds(bom + data, label)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(BOMS), st.lists(PIECES, max_size=12), st.sampled_from(sorted(LABELS)))
def test_awkward_bytes_come_back(bom, pieces, label):
    holds(bom + b"".join(pieces), label)


@settings(deadline=None)
@given(st.sampled_from(sorted(SUPPORTED)), TEXTS, st.binary(max_size=2))
def test_text_in_every_supported_codec_comes_back(name, text, junk):
    holds(text.encode(name, "ignore") + junk, name)


@settings(deadline=None)
@given(st.sampled_from(sorted(SUPPORTED)), st.lists(PIECES, max_size=8))
def test_every_supported_codec_holds_what_it_cannot_read(name, pieces):
    from cleaner.decoding import _from_codec, _is_exact

    data = b"".join(pieces)
    made = _from_codec(data, Encoding(name, how="declared"), Decoding())
    if name not in STATEFUL and not name.startswith("cp10"):
        assert _is_exact(made, data), name


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.name)
def test_the_seeds_come_back(path):
    made = holds(path.read_bytes())
    assert made.source.name == "utf-8"
    assert made.source.verbatim == ()


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (KOREAN, "cp949"),
        (POLISH, "cp1250"),
        (POLISH, "utf-32-le"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16-be"),
        (GREEK, "cp1253"),
    ],
)
def test_text_in_one_encoding_is_read(text, codec):
    made = holds(text.encode(codec))
    assert made.text == text
    assert not made.source.binary


@pytest.mark.parametrize("bom", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_no_text(bom):
    mark = "\ufeff".encode(bom)
    made = holds(mark + RUSSIAN.encode(bom))
    assert (made.text, made.source.name, made.source.how) == (RUSSIAN, bom, "bom")
    assert made.source.bom == mark.hex()


@given(st.lists(st.sampled_from(["a", "\n", "\r", "\r\n", "\u2028é"]), max_size=12))
def test_every_line_end_is_in_the_runs_in_its_order(parts):
    data = "".join(parts)
    kinds = {"\r\n": "crlf", "\n": "lf", "\r": "cr"}
    found = [kinds[end] for end in re.findall("\r\n|\r|\n", data)]
    runs = decode(data.encode()).source.line_ends
    assert [kind for kind, count in runs for _ in range(count)] == found
    assert all(one[0] != two[0] for one, two in pairwise(runs))


def test_line_ends_are_newlines_and_runs_of_their_kinds_are_kept():
    made = holds(b"a\r\nb\r\nc\nd\re")
    assert made.text == "a\nb\nc\nd\ne"
    assert made.source.line_ends == (("crlf", 2), ("lf", 1), ("cr", 1))


def test_other_separators_stay_in_the_text():
    text = "a\x0bb\x0cc\x85d\u2028e"
    assert holds(text.encode()).text == text


@pytest.mark.parametrize(
    ("other", "codec"),
    [(CHINESE, "gb18030"), (JAPANESE, "cp932"), (RUSSIAN, "cp1251"), (KOREAN, "cp949")],
)
def test_a_paragraph_in_another_encoding_is_read_and_flagged(other, codec):
    data = "\n\n".join([other, "@", other]).encode().replace(b"@", other.encode(codec))
    made = holds(data)
    assert made.text == "\n\n".join([other] * 3)
    assert made.source.name == "utf-8"
    assert [flag.rule for flag in made.flags()] == ["decode/other-encoding"]


@pytest.mark.parametrize(
    ("other", "is_read"),
    [
        pytest.param(OtherEncoding(), True, id="read"),
        pytest.param(OtherEncoding(bad_share=1.0), False, id="no share of bad bytes is enough"),
    ],
)
def test_settings_decide_whether_a_paragraph_is_read_in_another_encoding(other, is_read):
    sound = f"{RUSSIAN}\n" * 3
    data = sound.encode() + RUSSIAN.encode("cp1251")
    made = decode(data, settings=Decoding(other=other))
    assert made.text.startswith(sound)
    assert (made.text == sound + RUSSIAN) is is_read
    assert ("\ufffd" in made.text) is not is_read
    assert encode(made.text, made.source) == data


def test_settings_decide_how_much_worse_a_declared_encoding_may_read():
    data, strict = CHINESE.encode("gb18030"), Detection(declared_grace_nats=-1e6)
    lenient = Detection(declared_grace_nats=1e6, bytes_a_stray=0)
    assert decode(data, "koi8-r").source.name == "gb18030"
    assert decode(data, "koi8-r", Decoding(detection=lenient)).source.name == "koi8-r"
    assert decode(data, "gb2312", Decoding(detection=strict)).source.name == "gb18030"


def test_settings_decide_how_many_controls_a_text_may_have():
    data = b"\x01 and \x02 and \x03"
    assert decode(data).source.binary
    lenient = Decoding(detection=Detection(counts=ByteCounts(control_share=0.5)))
    assert decode(data, settings=lenient).text == data.decode()


def test_an_encoding_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(ConfigError, match=r"expected one of: .* koi8-r.*; did you mean 'cp125"):
        Detection(fallback="cp1225")


@pytest.mark.parametrize("text", [CHINESE, RUSSIAN, FRENCH])
def test_one_bad_byte_is_held_and_flagged_and_the_rest_stays(text):
    data = text[:20].encode() + b"\xff" + text[20:].encode()
    made = holds(data)
    assert made.text == text[:20] + "\ufffd" + text[20:]
    assert made.source.verbatim == ((20, 21, "ff"),)
    assert [flag.rule for flag in made.flags()] == ["decode/undecodable-bytes"]


def test_a_run_of_bad_bytes_is_one_mark():
    assert holds(CHINESE.encode() + b"\xff\xfe\xfd").text == CHINESE + "\ufffd"


def test_a_replacement_character_in_the_file_itself_is_no_bad_byte():
    made = holds(f"{CHINESE}\ufffd".encode())
    assert (made.source.verbatim, made.flags()) == ((), ())


@pytest.mark.parametrize(
    ("label", "text", "codec"),
    [
        pytest.param("gb2312", CHINESE, "gb18030", id="gb2312 means gb18030"),
        pytest.param("ISO-8859-1", "it’s – “so”", "cp1252", id="latin-1 means cp1252"),
        pytest.param("Shift_JIS", "①髙島さんは来ます", "cp932", id="shift_jis means cp932"),
    ],
)
def test_labels_mean_what_they_mean_on_the_web(label, text, codec):
    made = holds(text.encode(codec), label)
    assert (made.text, made.source.name) == (text, codec)


def test_a_page_that_declares_its_encoding_is_believed():
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body>'
    made = holds(page.encode("cp1251"))
    assert (made.text, made.source.name, made.source.how) == (page, "cp1251", "declared")


def test_a_page_that_declares_the_wrong_encoding_is_not_believed():
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{CHINESE * 3}</body>'
    assert holds(page.encode("gb18030")).text == page
    assert holds(page.encode("utf-8")).text == page


@pytest.mark.parametrize("label", ["rot13", "hex", "utf-7", "no such", "undefined", "\x00"])
def test_labels_that_are_no_text_encoding_are_ignored(label):
    assert holds(FRENCH.encode("cp1252"), label).text == FRENCH


@pytest.mark.parametrize("codec", ["iso2022_jp", "hz", "iso2022_jp_2004"])
def test_a_text_with_shift_states_is_read(codec):
    text = "新しい図書館" if codec != "hz" else "新的图书馆"
    page = f"The sign said {text}, and the doors stood open all day."
    made = holds(page.encode(codec))
    assert (made.text, made.source.name in STATEFUL) == (page, True)


def test_so_is_one_that_was_cut_in_a_character():
    text = "新しい図書館です"
    assert holds(text.encode("iso2022_jp")[:-4]).text[:7] == text[:7]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("red \x1b(B\x1b[m and plain", id="a terminal's reset"),
        pytest.param("\x1b(0lqqk\x1b(B a box", id="a terminal's box"),
        pytest.param("x ~{abcdef~} y ~{qwerty~}", id="braces after a tilde"),
    ],
)
def test_ascii_that_looks_like_shift_states_stays_ascii(text):
    assert holds(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\r\n", id="magic bytes"),
        pytest.param(bytes(range(32)) * 20 + b"\xff\x00\x80" * 9, id="controls"),
        pytest.param(b"\x00" * 100, id="only NUL"),
    ],
)
def test_binary_is_held_whole(data):
    made = holds(data)
    assert (made.text, made.source.binary, made.source.how) == ("\ufffd", True, "binary")


def test_a_character_that_would_encode_otherwise_is_kept_with_its_bytes():
    data = "昨日の会議で決まりました".encode("cp932") + b"\x87\x9c" + "です\n続き".encode("cp932")
    made = holds(data, "shift_jis")
    assert "\u222a" in made.text
    assert [raw for _, _, raw in made.source.verbatim] == ["879c"]
    assert made.flags() == ()


def test_characters_cut_at_both_ends_do_not_mislead():
    data = (CHINESE * 2).encode("gb18030")[1:-1]
    made = holds(data)
    assert CHINESE[1:-1] in made.text


@pytest.mark.parametrize("data", [b"", b"a", b"\n", b"\xff", b"\r", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_tiny_files_come_back(data):
    holds(data)


def test_the_source_survives_json():
    source = holds(b"a\r\nb\n" + CHINESE.encode() + b"\xff").source
    assert Encoding.from_dict(json.loads(json.dumps(source.as_dict()))) == source


@pytest.mark.parametrize("name", sorted({*SUPPORTED, *LABELS.values(), *LARGER.values()}))
def test_every_codec_in_the_tables_exists_under_its_own_name(name):
    assert codecs.lookup(name).name == name
    assert name in SUPPORTED


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["The ferry left. " * 5, "The “ferry” hadn’t left. " * 5])
def test_a_wide_encoding_without_a_mark_is_known_by_its_nuls(name, text):
    found = decode(text.encode(name))
    assert (found.text, found.source.name) == (text, name)


def test_ascii_with_a_stray_nul_stays_ascii():
    assert decode(b"one line of text\nand a stray \x00 in it\n").source.name == "utf-8"
