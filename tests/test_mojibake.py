"""Mojibake: what goes, and what must stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit, Flag, resolve
from cleaner.errors import ConfigError
from cleaner.filters import fix
from cleaner.filters.mojibake import Mojibake, fix_encoding, is_damaged
from cleaner.filters.mojibake.repair import Gain, Repairing, Search, Undoing, best_repair
from cleaner.filters.mojibake.signs import Suspicion
from cleaner.filters.mojibake.soundness import Soundness
from cleaner.filters.mojibake.stretches import Losses
from cleaner.tables.mojibake_pairs import SINGLE, TRUE_CODECS, WRONG_CODECS
from tests.languages import TEXTS

RAW = Path(__file__).parent.parent / "raw"

ENGLISH = "The mayor’s office said the café would “stay open” — at least for now."
FRENCH = "Les élèves étaient déjà rentrés à l’hôtel après la fête, très fatigués."
POLISH = "Wczoraj w mieście otwarto nową bibliotekę; przyszło wielu mieszkańców z dziećmi."
TURKISH = "Şehrin yeni kütüphanesi dün açıldı ve yüzlerce kişi çocuklarıyla geldi."
RUSSIAN = "Вчера в городе открылась новая библиотека, и пришли сотни жителей с детьми."
GREEK = "Χθες άνοιξε η νέα βιβλιοθήκη της πόλης και ήρθαν εκατοντάδες κάτοικοι."
HEBREW = "אתמול נפתחה בעיר ספרייה חדשה ומאות תושבים הגיעו עם ילדיהם."
ARABIC = "افتتحت أمس مكتبة جديدة في المدينة وجاء مئات السكان مع أطفالهم."
THAI = "เมื่อวานนี้ห้องสมุดแห่งใหม่ของเมืองเปิดให้บริการแล้ว"
SIMPLIFIED = "昨天，市图书馆的新馆正式开放，很多市民带着孩子前来参观，现场非常热闹。"
TRADITIONAL = "昨天，市立圖書館的新館正式開放，許多市民帶著孩子前來參觀。"
JAPANESE = "昨日、市立図書館の新館が開館し、多くの市民が子どもを連れて訪れました。"
KOREAN = "어제 시립 도서관의 새 건물이 문을 열어 많은 시민들이 아이들과 함께 찾았습니다."
SOUND = {
    name: text
    for name, text in globals().items()
    if name.isupper() and isinstance(text, str) and len(text) > 20
}


def misread(text: str, was: str, read_as: str) -> str:
    """Read the bytes of a text in the wrong encoding; undefined bytes become C1 controls."""
    data = text.encode(was)
    if read_as not in SINGLE:
        return data.decode(read_as)
    return "".join(bytes((byte,)).decode(read_as, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    ("text", "was", "read_as"),
    [
        (ENGLISH, "utf-8", "cp1252"),
        (ENGLISH, "utf-8", "latin-1"),
        (FRENCH, "utf-8", "cp1252"),
        (FRENCH, "utf-8", "mac-roman"),
        (FRENCH, "utf-8", "cp437"),
        (FRENCH, "utf-8", "cp850"),
        (FRENCH, "utf-8", "cp1257"),
        (POLISH, "utf-8", "cp1250"),
        (POLISH, "utf-8", "iso8859-2"),
        (TURKISH, "utf-8", "cp1254"),
        (RUSSIAN, "utf-8", "cp1251"),
        (RUSSIAN, "utf-8", "koi8-r"),
        (RUSSIAN, "utf-8", "cp866"),
        (GREEK, "utf-8", "cp1253"),
        (HEBREW, "utf-8", "cp1255"),
        (ARABIC, "utf-8", "cp1256"),
        (THAI, "utf-8", "cp874"),
        (SIMPLIFIED, "utf-8", "cp1252"),
        (JAPANESE, "utf-8", "mac-roman"),
        (KOREAN, "utf-8", "cp437"),
        (SIMPLIFIED, "gb18030", "latin-1"),
        (SIMPLIFIED, "gb18030", "cp1251"),
        (SIMPLIFIED, "gb18030", "mac-roman"),
        (TRADITIONAL, "cp950", "cp1252"),
        (JAPANESE, "cp932", "cp1252"),
        (JAPANESE, "euc_jp", "latin-1"),
        (KOREAN, "cp949", "cp1252"),
        (KOREAN, "cp949", "gb18030"),
        (JAPANESE, "cp932", "gb18030"),
        (RUSSIAN, "cp1251", "latin-1"),
        (RUSSIAN, "cp1251", "cp1252"),
        (RUSSIAN, "cp1251", "koi8-r"),
        (RUSSIAN, "koi8-r", "cp1251"),
        (RUSSIAN, "koi8-r", "latin-1"),
        (RUSSIAN, "cp866", "cp1251"),
        (RUSSIAN, "iso8859-5", "latin-1"),
        (GREEK, "cp1253", "cp1252"),
        (HEBREW, "cp1255", "cp1252"),
        (ARABIC, "cp1256", "cp1252"),
        (THAI, "cp874", "cp1252"),
        (TURKISH, "cp1254", "cp1252"),
        (POLISH, "cp1250", "cp1252"),
        (FRENCH, "cp1252", "cp850"),
    ],
)
def test_a_wrong_decoding_is_undone(text, was, read_as):
    assert fix_encoding(misread(text, was, read_as)) == text


@pytest.mark.parametrize(
    ("text", "read_as"),
    [(SIMPLIFIED, "gb18030"), (JAPANESE, "gb18030"), (JAPANESE, "cp932")],
)
def test_utf8_read_two_bytes_at_a_time_is_undone_but_for_what_is_lost(text, read_as):
    damaged = text.encode().decode(read_as, "replace")
    assert fix_encoding(damaged)[:11] == text[:11]


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_layers_of_one_mistake_are_undone(layers):
    damaged = FRENCH
    for _ in range(layers):
        damaged = misread(damaged, "utf-8", "cp1252")
    assert fix_encoding(damaged) == FRENCH


@pytest.mark.parametrize(
    "repair",
    [
        pytest.param(Repairing(gain=Gain(least_nats=1e6)), id="gain"),
        pytest.param(Repairing(undoing=Undoing(stretch_nats=1e6)), id="gain of a stretch"),
        pytest.param(Repairing(soundness=Soundness(han_nats=1.0)), id="soundness"),
        pytest.param(Repairing(search=Search(codecs=("cp1251", "cp932"))), id="codecs"),
    ],
)
def test_what_a_repair_must_prove_is_set(repair):
    damaged = misread(SIMPLIFIED, "gb18030", "latin-1")
    assert fix(Mojibake(), Document(damaged)) == SIMPLIFIED
    assert fix(Mojibake(repair=repair), Document(damaged)) != SIMPLIFIED
    assert fix(Mojibake(repair=repair), Document(SIMPLIFIED)) == SIMPLIFIED


def test_how_much_may_be_lost_is_set():
    damaged = SIMPLIFIED.encode().decode("gb18030", "replace")
    assert fix_encoding(damaged)[:11] == SIMPLIFIED[:11]
    strict = Mojibake(repair=Repairing(undoing=Undoing(1e6, losses=Losses(sound_a_loss=1000))))
    assert fix(strict, Document(damaged)) == damaged


def test_how_strange_letters_must_be_is_set():
    russian, korean = TEXTS["russian"][0], TEXTS["korean"][0]
    wrong = [misread(russian, "cp1251", "cp1252"), misread(korean, "cp949", "gb18030")]
    assert [best_repair(one).text for one in wrong] == [russian, korean]
    never = Repairing(search=Search(strange_nats=50, strange_wide_nats=50))
    assert [best_repair(one, never) for one in wrong] == [None, None]


def test_a_damaged_word_goes_in_a_line_of_sound_words_of_its_alphabet():
    sound = "Вчера в городе открылась новая библиотека, первая за двадцать лет, сказал мэр, и "
    assert fix_encoding(sound + misread("школа", "cp1251", "cp1252")) == sound + "школа"


def test_which_lines_are_read_closely_is_set():
    damaged = "鍔冲姩杩囩▼寮傚寲"
    assert fix_encoding(damaged) == "劳动过程异化"
    calm = Suspicion(rare_share=2.0, least_han=1000)
    assert fix(Mojibake(suspicion=calm), Document(damaged)) == damaged


def test_how_many_layers_are_undone_is_set():
    once = misread(POLISH, "utf-8", "cp1250")
    twice = misread(once, "utf-8", "cp1250")
    assert best_repair(twice).text == POLISH
    assert best_repair(twice, Repairing(search=Search(most_layers=1))).text == once


def test_how_long_an_entity_is_is_set():
    assert fix_encoding("caf&eacute; &amp; bar") == "café & bar"
    assert fix(Mojibake(longest_entity_chars=3), Document("caf&eacute; &amp;")) == "caf&eacute; &"


def test_a_codec_that_is_not_in_the_table_is_refused():
    with pytest.raises(ConfigError, match="did you mean 'cp1252'"):
        Search(codecs=("cp12522",))


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_sound_text_stays(text):
    assert list(Mojibake().propose(Document(text))) == []
    assert not is_damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "naïve café, Å 5 kg, ½ litre, 20 °C, § 4, ©2020, ¿qué?, 10 µm, x² ± 1",
        "ŠKODA AUTO, PIÑATA, ÉCOLE, HÆRRE, DÜSSELDORF",
        "¯\\_(ツ)_/¯ ʕ•ᴥ•ʔ (╯°□°)╯︵ ┻━┻",
        "┌────┬────┐\n│ 名 │ 値 │\n└────┴────┘",
        "姓名：閔晟熙、龔鑫淼、甯嬿婉；物種：鸊鷉、鸕鶿、鴛鴦",
        "ｱｲｳｴｵはﾊﾝｶｸです。",
        "Ђорђе Ђоковић, Љиљана, Џона и Ћирић",
        "’t Hooft – l’été – d’“or”",
        "Dɔwɔwɔ ƒe mɔnukpɔkpɔ li na amesiame",
        "ООО «СССР» — 3 м³, № 5",
        "한국어와 漢字를 섞어 쓴 글",
    ],
)
def test_text_that_only_looks_odd_stays(text):
    assert fix_encoding(text) == text


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.name)
def test_the_seeds_stay(path):
    text = path.read_bytes().decode()
    text = text.replace("\r\n", "\n")
    assert fix_encoding(text) == text


def test_a_damaged_paragraph_among_sound_ones_is_repaired_alone():
    damaged = misread(SIMPLIFIED, "gb18030", "latin-1")
    text = f"{TRADITIONAL}\n{damaged}\n{FRENCH}"
    assert fix_encoding(text) == f"{TRADITIONAL}\n{SIMPLIFIED}\n{FRENCH}"
    edits = [one for one in Mojibake().propose(Document(text)) if isinstance(one, Edit)]
    start = text.index(damaged)
    assert all(start <= one.start and one.end <= start + len(damaged) for one in edits)


def test_damaged_words_among_sound_ones_are_repaired_alone():
    words = KOREAN.split(" ")
    words[1::2] = [misread(word, "cp949", "latin-1") for word in words[1::2]]
    assert fix_encoding(" ".join(words)) == KOREAN


def test_an_edit_changes_the_damaged_characters_only():
    text = "The mayorâ€™s office is open."
    assert list(Mojibake().propose(Document(text))) == [
        Edit(9, 12, "’", "mojibake/utf-8-as-single-byte")
    ]


@pytest.mark.parametrize(
    ("text", "fixed", "rule"),
    [
        ("a\r\nb", "a\nb", "carriage-return"),
        ("a\rb", "a\nb", "carriage-return"),
        ("a\ud800b", "a\ufffdb", "lone-surrogate"),
        ("a\ud83d\ude00b", "a\U0001f600b", "lone-surrogate"),
        ("the mayor\x92s office", "the mayor’s office", "c1-control"),
        ("fish &amp; chips", "fish & chips", "html-entity"),
        ("caf&eacute;", "café", "html-entity"),
    ],
)
def test_junk_goes(text, fixed, rule):
    assert fix_encoding(text) == fixed
    found = [one.rule for one in Mojibake().propose(Document(text))]
    assert set(found) == {f"mojibake/{rule}"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("page one\x0cpage two", id="form feed"),
        pytest.param("a\tb\nc", id="tab and newline"),
        pytest.param("zero\u200bwidth\u200djoiner", id="invisible characters"),
        pytest.param("<p>fish &amp; chips</p>", id="entities beside tags"),
        pytest.param("AT&T; &nosuchthing;", id="what is no entity"),
        pytest.param("\U0001f600", id="a whole character outside the first plane"),
    ],
)
def test_what_is_no_junk_stays(text):
    assert fix_encoding(text) == text


@pytest.mark.parametrize("lost", ["锟斤拷锟斤拷", "\ufffd\ufffd\ufffd", "ï¿½ï¿½"])
def test_lost_text_is_flagged_and_left(lost):
    text = f"before {lost} after"
    found = list(Mojibake().propose(Document(text)))
    assert [(one.start, one.end) for one in found if isinstance(one, Flag)] == [(7, 7 + len(lost))]
    assert not [one for one in found if isinstance(one, Edit)]


def test_every_rule_of_a_finding_is_listed():
    known = {rule.id for rule in Mojibake.rules}
    for text in SOUND.values():
        damaged = misread(text, "utf-8", "latin-1") + "\x00\ufffd\ufffd"
        assert {one.rule for one in Mojibake().propose(Document(damaged))} <= known


def test_every_wrong_codec_has_its_true_ones():
    assert set(TRUE_CODECS) == set(WRONG_CODECS)


WORDS = [word for text in SOUND.values() for word in text.split()[:5]]
PARTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: misread(word, "utf-8", "cp1252")),
    st.sampled_from(WORDS).map(lambda word: misread(word, "utf-8", "cp437")),
    st.sampled_from(WORDS).map(lambda word: word.encode().decode("gb18030", "ignore")),
    st.sampled_from(["\x00", "\x1b", "[31m", "\x92", "\ud800", "\udc00", "\r", "\x0b", "\x0c"]),
    st.sampled_from(["&amp;", "&lt;", "amp;", "\ufffd", "锟斤拷", "\ufeff", "Ã", "\xad", "©"]),
    st.text(max_size=4),
)
MIXED = st.lists(st.tuples(PARTS, st.sampled_from(["", " ", "\n"])), max_size=5).map(
    lambda parts: "".join(part + end for part, end in parts)
)


@settings(deadline=None, max_examples=120)
@given(MIXED)
def test_the_filter_is_done_after_one_pass(text):
    once = fix_encoding(text)
    found = Mojibake().propose(Document(once))
    assert [one for one in found if isinstance(one, Edit)] == []


@settings(deadline=None, max_examples=60)
@given(MIXED)
def test_edits_lie_inside_never_overlap_and_change_something(text):
    edits = [one for one in Mojibake().propose(Document(text)) if isinstance(one, Edit)]
    assert resolve(edits)[1] == ()
    for one in edits:
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] != one.replacement


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        pytest.param("China¡¯s ¡°new¡± plan", "China’s “new” plan", id="from GBK"),
        pytest.param("Taiwan¡¦s ¡§new¡¨ plan", "Taiwan’s “new” plan", id="from Big5"),
        pytest.param("Japan\x81fs \x81gnew plan.\x81h", "Japan’s “new plan.”", id="from Shift-JIS"),
        pytest.param("fr\x81h pr\x81ft man es", "früh prüft man es", id="German of DOS"),
        pytest.param("¡Él vino! «¡Ay!» ¡No!", "¡Él vino! «¡Ay!» ¡No!", id="Spanish stays"),
    ],
)
def test_quotes_of_an_asian_desk_are_read_again(damaged, meant):
    assert fix_encoding(damaged) == meant


def test_a_control_among_chinese_is_no_punctuation_of_windows():
    assert fix_encoding("He said \x93no\x94 twice.") == "He said “no” twice."
    assert "\x80" in fix_encoding("壺\x80懈台")


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        pytest.param(
            "Lisbon \x97 The ferry\x92s crew said \x93no\x94.",
            "Lisbon — The ferry’s crew said “no”.",
            id="punctuation of Windows",
        ),
        pytest.param(
            "Il \x82tait d\x82j\x85 tard quand les \x82l\x8aves sont arriv\x82s \x85 l'h\x93tel.",
            "Il était déjà tard quand les élèves sont arrivés à l'hôtel.",
            id="letters of DOS",
        ),
    ],
)
def test_controls_are_punctuation_only_where_punctuation_stands(damaged, meant):
    assert fix_encoding(damaged) == meant


def test_an_entity_that_is_spelled_by_one_stays():
    assert fix_encoding("write &amp;quot; for a quote") == "write &amp;quot; for a quote"
    assert fix_encoding("she said &quot;no&quot;") == 'she said "no"'
