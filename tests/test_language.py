"""The language of a text, its sections, and what the filter deletes."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit, apply
from cleaner.filters import Filter, fix
from cleaner.filters.language import Language
from cleaner.text import detectors
from cleaner.text.evidence import Segmentation
from cleaner.text.languages import Section, identify, split_languages
from cleaner.text.units import Pieces, units, without_titles

RAW = Path(__file__).parent.parent / "raw"

# Two sentences of our own in each language.
TEXTS = {
    "en": "The council met on Thursday and agreed to repair the old bridge. Work on it will start "
    "before the first snow falls.",
    "de": "Der Gemeinderat hat am Donnerstag beschlossen, die alte Brücke zu erneuern. Die "
    "Arbeiten sollen noch vor dem ersten Schnee beginnen.",
    "fr": "Le conseil municipal a décidé jeudi de réparer le vieux pont de pierre. Les travaux "
    "commenceront avant les premières chutes de neige.",
    "es": "El ayuntamiento decidió el jueves reparar el viejo puente de piedra. Las obras "
    "empezarán antes de que caiga la primera nieve.",
    "pt": "A câmara municipal decidiu na quinta-feira reparar a velha ponte de pedra. As obras "
    "não vão começar antes da primavera.",
    "it": "Il consiglio comunale ha deciso giovedì di riparare il vecchio ponte di pietra. I "
    "lavori cominceranno prima della neve.",
    "nl": "De gemeenteraad heeft donderdag besloten de oude brug te herstellen. Het werk begint "
    "nog voordat de eerste sneeuw valt.",
    "sv": "Kommunen beslutade i torsdags att den gamla bron ska lagas. Arbetet börjar innan den "
    "första snön faller över dalen.",
    "pl": "Rada miasta postanowiła w czwartek naprawić stary most na rzece. Prace rozpoczną się "
    "jeszcze przed pierwszym śniegiem.",
    "cs": "Zastupitelstvo ve čtvrtek rozhodlo, že starý most přes řeku bude opraven. Práce začnou "
    "ještě před prvním sněhem.",
    "hu": "A városi tanács csütörtökön úgy döntött, hogy felújítják a régi hidat. A munka még az "
    "első hó előtt megkezdődik.",
    "fi": "Kunnanvaltuusto päätti torstaina, että vanha silta korjataan. Työt alkavat ennen kuin "
    "ensimmäinen lumi sataa maahan.",
    "tr": "Belediye meclisi perşembe günü eski köprünün onarılmasına karar verdi. Çalışmalar ilk "
    "kar yağmadan önce başlayacak.",
    "vi": "Hội đồng thành phố đã quyết định sửa chữa cây cầu cũ vào hôm thứ năm. Công việc sẽ bắt "
    "đầu trước khi tuyết rơi.",
    "id": "Dewan kota memutuskan pada hari Kamis untuk memperbaiki jembatan tua itu. Pekerjaan "
    "akan dimulai sebelum musim hujan karena sungai bisa meluap.",
    "sr-Latn": "Gradsko veće je u četvrtak odlučilo da popravi stari most. Radovi će početi pre "
    "prvog snega, rekao je predsednik opštine.",
    "sr-Cyrl": "Градско веће је у четвртак одлучило да поправи стари мост. Радови ће почети пре "
    "првог снега, рекао је председник општине.",
    "ru": "Городской совет решил в четверг отремонтировать старый мост. Работы начнутся ещё до "
    "того, как выпадет первый снег.",
    "uk": "Міська рада вирішила у четвер відремонтувати старий міст через річку. Роботи почнуться "
    "ще до першого снігу.",
    "bg": "Общинският съвет реши в четвъртък да ремонтира стария мост. Работата ще започне преди "
    "да падне първият сняг.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Πέμπτη να επισκευάσει την παλιά γέφυρα.",
    "he": "מועצת העיר החליטה ביום חמישי לתקן את הגשר הישן לפני החורף.",
    "ar": "قرر مجلس المدينة يوم الخميس إصلاح الجسر القديم. ستبدأ الأعمال قبل أن يتساقط الثلج.",
    "fa": "شورای شهر روز پنجشنبه تصمیم گرفت پل قدیمی را تعمیر کند. کار پیش از بارش نخستین برف آغاز "
    "می‌شود.",
    "hi": "नगर परिषद ने गुरुवार को पुराने पुल की मरम्मत करने का निर्णय लिया। काम पहली "
    "बर्फ गिरने से पहले शुरू होगा।",
    "th": "สภาเมืองมีมติเมื่อวันพฤหัสบดีให้ซ่อมสะพานเก่าก่อนที่หิมะแรกจะตก",
    "ko": "시의회는 목요일에 오래된 다리를 수리하기로 결정했다. 공사는 "
    "첫눈이 내리기 전에 시작된다.",
    "ja": "市議会は木曜日に古い橋を修理することを決めました。工事は初雪が降る前に始まります。",
    "zh-Hans": "市议会星期四决定修理那座旧桥。工程将在第一场雪之前开始，预计明年春天完成。",
    "zh-Hant": "市議會星期四決定修理那座舊橋。工程將在第一場雪之前開始，預計明年春天完成。",
}
TAGS = sorted(TEXTS)
# In Zulu, which no detector knows.
UNKNOWN = (
    "Abantu bonke bazalwa bekhululekile belingana ngesithunzi nangamalungelo. "
    "Bahlanganiswe wumcabango nangunembeza futhi kufanele baphathane ngomoya wobunye."
)


def found(text):
    return [one.language for one in split_languages(text)]


@pytest.mark.parametrize("tag", TAGS)
def test_names_the_language_of_two_sentences(tag):
    assert identify(TEXTS[tag]) == tag
    assert found(TEXTS[tag]) == [tag]


@pytest.mark.parametrize("tag", TAGS)
def test_a_text_in_one_language_is_one_section(tag):
    doubled = f"{TEXTS[tag]}\n\n12.05.2026 10:30\n\n{TEXTS[tag]}\nhttps://example.org/a/b"
    assert split_languages(doubled) == [Section(0, len(doubled), tag)]


@pytest.mark.parametrize(("first", "second"), list(pairwise([*TAGS, TAGS[0]])))
def test_paragraphs_in_two_languages_are_two_sections(first, second):
    text = f"{TEXTS[first]}\n\n{TEXTS[second]}"
    assert [(one.start, one.language) for one in split_languages(text)] == [
        (0, first),
        (len(TEXTS[first]) + 2, second),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kerry (克里) said that he would return on Monday.", id="gloss in han"),
        pytest.param(
            "The agency Xinhua (新华社，中国的国家通讯社和全球性信息机构) reported it on Thursday.",
            id="a gloss longer than its sentence",
        ),
        pytest.param("Путин (Putin) said the talks would go on for a week.", id="a foreign name"),
        pytest.param(
            "The film \u201cLa vita \u00e8 bella\u201d won two prizes that year.", id="title"
        ),
        pytest.param("She read \u300a围城\u300b when she was a student and liked it.", id="book"),
        pytest.param("They call it Schadenfreude, or joie maligne, and smile at it.", id="words"),
        pytest.param(
            "The report is at https://beispiel.example/nachrichten/heute for all.", id="url"
        ),
        pytest.param(
            "Write to redaktion@beispiel.example or #wirschaffendas for more.", id="handles"
        ),
        pytest.param(
            "The delegation left the old town.\n\nZoltán Kovács\nNguyễn Văn Hùng\nJürgen Müller\n"
            "François Lefèvre\n\nIt returned on the next day, as it had said before.",
            id="list of names",
        ),
        pytest.param(
            "THE BRIDGE WILL BE REPAIRED SOON\n\nThe council met on Thursday and agreed on it.",
            id="upper case",
        ),
        pytest.param("Bayern 2:1 Real\nAjax 0:0 Porto\n\nThe cup went on as before.", id="scores"),
    ],
)
def test_names_titles_glosses_and_addresses_are_never_split(text):
    assert found(text) == ["en"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("這本書由克里（Kerry）所寫，講述他在 Washington D.C. 的日子。", id="zh"),
        pytest.param(
            "彼はアップルの iPhone 17 Pro Max を買いました。とても高かったです。", id="ja"
        ),
        pytest.param("Он купил iPhone 17 Pro Max в магазине Apple Store на улице Мира.", id="ru"),
        pytest.param("وقال كيري (John Kerry) إن المحادثات ستستمر في الأسبوع المقبل.", id="ar"),
        pytest.param("เขาซื้อโทรศัพท์ iPhone 17 Pro Max จากร้าน Apple Store ในกรุงเทพฯ", id="th"),
    ],
)
def test_latin_names_stay_in_text_of_other_scripts(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "市议会决定修理旧桥。\nWe use cookies to make this website better for you.\n"
            "工程即将开始，预计明年完成。",
            ["zh-Hans", "en", "zh-Hans"],
            id="a notice between lines",
        ),
        pytest.param(
            "The council agreed to repair the old bridge before the first snow falls.\n"
            "（市议会星期四决定修理那座旧桥）\nWork on it will start as soon as it can.",
            ["en", "zh-Hans", "en"],
            id="a line of its own in brackets",
        ),
        pytest.param(
            f"{TEXTS['ko']}\n\nThis is what we had to do\n\n{TEXTS['ko']}",
            ["ko", "en", "ko"],
            id="a short line of running words",
        ),
        pytest.param(
            f"{TEXTS['ko']}\n\nThe Lord of the Rings\n\n{TEXTS['ko']}", ["ko"], id="a title"
        ),
        pytest.param(
            "The mayor wrote: \u201cLe vieux pont de pierre sera r\u00e9par\u00e9 avant les "
            "premi\u00e8res chutes de neige.\u201d Nobody in the town had expected this so soon.",
            ["en", "fr", "en"],
            id="a sentence quoted",
        ),
        pytest.param(
            f"{TEXTS['en']} Die Arbeiten sollen noch vor dem ersten Schnee beginnen. {TEXTS['en']}",
            ["en", "de", "en"],
            id="a sentence in a paragraph",
        ),
        pytest.param(f"{TEXTS['zh-Hans']}\n{TEXTS['zh-Hant']}", ["zh-Hans", "zh-Hant"], id="han"),
        pytest.param(f"{TEXTS['sr-Cyrl']}\n{TEXTS['sr-Latn']}", ["sr-Cyrl", "sr-Latn"], id="sr"),
    ],
)
def test_foreign_lines_sentences_and_scripts_are_split(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("12:30 – 1,204.50 %", id="numbers"),
        pytest.param("OK", id="a word"),
        pytest.param("a" * 300, id="one letter, over and over"),
        pytest.param("Whaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaat?!", id="a word drawn out"),
        pytest.param("hahahahahahahahahahahahahahahahaha", id="laughter"),
        pytest.param("\u16a0\u16a2\u16a6\u16a8\u16b1\u16b2", id="a script that nobody reads"),
        pytest.param(UNKNOWN, id="a language that no detector knows"),
    ],
)
def test_what_is_not_known_is_und(text):
    assert identify(text) == "und"


@pytest.mark.parametrize("drawn_out", ["a" * 60, "Yeaaaaaaaaaaaaaaaaaaaaaaah!", "haha" * 12])
def test_what_is_drawn_out_goes_with_what_stands_around_it(drawn_out):
    assert found(f"{EN}\n\n{drawn_out}\n\n{EN}") == ["en"]
    assert found(f"{DE}\n{drawn_out}\n{DE}") == ["de"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("Mamma mangia mele e banane a casa", "it", id="much of one letter"),
        pytest.param("Ananas ja banaani maistuvat aamiaisella kaikille", "fi", id="doubled vowels"),
        pytest.param(f"{TEXTS['en']} Wooooooow!", "en", id="one word of many"),
    ],
)
def test_sound_text_with_much_of_one_letter_keeps_its_language(text, tag):
    assert identify(text) == tag


def test_sections_are_the_same_whatever_the_hash_seed():
    text = "\n\n".join([*TEXTS.values(), UNKNOWN])
    code = (
        "import sys; from cleaner.text.languages import identify, split_languages; "
        "text = sys.stdin.buffer.read().decode(); "
        "print(split_languages(text), [identify(line) for line in text.splitlines()])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=text.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(RAW.parent)},
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(seen) == 1
    assert b"sr-Cyrl" in seen.pop()


@pytest.mark.parametrize("text", ["\ud800 a lone surrogate in a line of text", "nul \0 in a line"])
def test_broken_text_is_read_all_the_same(text):
    assert split_languages(text)[-1].end == len(text)


def test_profiles_alone_do_where_the_model_is_missing(monkeypatch):
    monkeypatch.setattr(detectors, "predict_model", lambda *asked: None)
    assert found(f"{TEXTS['en']}\n\n{TEXTS['de']}\n\n{TEXTS['ru']}") == ["en", "de", "ru"]


PROFILES = Path(find_spec("langdetect").origin).parent / "profiles"


def weight_of_each_gram(label):
    profile = json.loads((PROFILES / label).read_text(encoding="utf-8"))
    shares = Counter()
    for gram, count in profile["freq"].items():
        shares[gram.lower()] += count / profile["n_words"][len(gram) - 1]
    return {gram: round(32 * math.log(max(1, one / 5e-5))) for gram, one in shares.items()}


@pytest.mark.parametrize(("tag", "script"), [("en", "Latn"), ("de", "Latn"), ("ru", "Cyrl")])
def test_a_text_scores_what_its_pairs_and_triples_of_letters_weigh(tag, script):
    weights = weight_of_each_gram(tag)
    words = " ".join(["", *re.findall(r"[^\W\d_]+", TEXTS[tag].lower()), ""])
    grams = [words[at : at + size] for size in (2, 3) for at in range(len(words) - size + 1)]
    (fit,) = detectors.fit_profiles([TEXTS[tag]], script)
    assert fit.grams == len(grams)
    assert fit.best == tag
    assert fit.scores[fit.columns[tag]] == sum(weights.get(gram, 0) for gram in grams)


SHORT = ["", " ", "a", "1 \U0001f600", "qxz", "\ud800", "İstanbul'da", "Ünder dem Dach; d’une"]


@given(st.lists(st.sampled_from([*SHORT, *TEXTS.values()]), max_size=6), st.integers(2, 9000))
def test_texts_scored_together_score_what_each_scores_alone(texts, at_once):
    alone = [detectors.fit_profiles([text], "Latn")[0] for text in texts]
    with patch.object(detectors, "_GRAMS_AT_ONCE", at_once):
        assert detectors.fit_profiles(texts, "Latn") == alone


MIXED = st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(["\n\n", "\n", " "])), max_size=6)


def mixed(parts):
    return "".join(TEXTS[tag] + gap for tag, gap in parts)


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_sections_are_in_order_and_cover_the_text(parts):
    text = mixed(parts)
    sections = split_languages(text)
    assert [one.start for one in sections] == [0, *(one.end for one in sections)][: len(sections)]
    assert not text or sections[-1].end == len(text)
    assert all(one.language != two.language for one, two in pairwise(sections))


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_no_output_of_the_filter_is_cut_again(parts):
    document = Document(mixed(parts))
    sections = Language().sections(document)
    for tag in {one.language for one in sections}:
        edits = Language().edits_for(tag, sections, document)
        left = document.with_text(apply(document.text, edits))
        assert not list(Language().propose(left))


@pytest.mark.parametrize("file", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_sound_pages_stay_and_their_foreign_lines_go(file):
    text = file.read_text(encoding="utf-8")
    left = fix(Language(), Document(text))
    assert (left == text) is (not file.name.startswith("003"))
    assert "转载请注明出处" not in left


def test_the_filter_keeps_to_the_contract():
    assert isinstance(Language(), Filter)
    assert all(rule.id.startswith("language/") for rule in Language.rules)


EN, ZH = TEXTS["en"], TEXTS["zh-Hans"]
SAID = "The mayor of the town said in a written statement:"
LEFT = "Then she left the room without another word to the reporters."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{EN}\n\n{ZH}\n", f"{EN}\n", id="last paragraph goes with the gap before it"),
        pytest.param(
            f"{ZH}\n\n{EN}\n", f"{EN}\n", id="first paragraph goes with the gap behind it"
        ),
        pytest.param(f"{EN}\n\n{ZH}\n\n{EN}", f"{EN}\n\n{EN}", id="one blank line stays between"),
        pytest.param(f"{EN}\n{ZH}\n\n{EN}", f"{EN}\n\n{EN}", id="the wider gap stays"),
        pytest.param(f"{EN}\r\n\r\n{ZH}\r\n", f"{EN}\r\n", id="carriage returns"),
        pytest.param(f"{EN} {ZH} {EN}", f"{EN} {EN}", id="a sentence goes with one space"),
        pytest.param(f"{EN}\n\n北京\n\n{EN}", f"{EN}\n\n北京\n\n{EN}", id="one word stays"),
        pytest.param(f"{EN}\n\n1,204\n", f"{EN}\n\n1,204\n", id="one language stays"),
        pytest.param("", "", id="nothing stays nothing"),
        pytest.param(
            f"{EN} He said: \u201c{ZH}\u201d Then he left the room.",
            f"{EN} He said: \u201c{ZH}\u201d Then he left the room.",
            id="a quotation stays in its sentence",
        ),
        pytest.param(
            f"{SAID} \u201c{ZH}\u201d {LEFT}\n\n{ZH}\n\n{EN}",
            f"{SAID} \u201c{ZH}\u201d {LEFT}\n\n{EN}",
            id="a line that mixes languages stays whole",
        ),
    ],
)
def test_deletes_whole_sections_and_one_of_the_gaps(text, expected):
    assert fix(Language(), Document(text, language="en")) == expected


def test_main_language_has_most_letters_and_the_first_wins_a_tie():
    filter_ = Language()
    text = f"{EN}\n{ZH}{ZH}{ZH}"
    assert filter_.main(split_languages(text), Document(text)) == "zh-Hans"
    assert filter_.main(split_languages(text), Document(text, language="en")) == "en"
    assert filter_.main(split_languages(text), Document(text, language="zh")) == "zh-Hans"
    assert filter_.main(split_languages(text), Document(text, language="und")) == "zh-Hans"
    tied = [Section(0, 3, "fr"), Section(3, 6, "de")]
    assert filter_.main(tied, Document("abcdef")) == "fr"


def test_the_other_output_holds_the_other_sections():
    document = Document(f"{EN}\n\n{ZH}\n\n{EN}\n\n{ZH}\n")
    sections = Language().sections(document)
    edits = Language().edits_for("zh-Hans", sections, document)
    assert apply(document.text, edits) == f"{ZH}\n\n{ZH}\n"
    assert all(isinstance(edit, Edit) and edit.replacement == "" for edit in edits)


def test_unknown_sections_stay_with_the_main_language():
    document = Document("abc def")
    sections = (Section(0, 4, "en"), Section(4, 7, "und"))
    assert Language().edits_for("en", sections, document) == ()
    assert Language().edits_for("und", sections, document) == ()


DE = "Die Arbeiten sollen noch vor dem ersten Schnee beginnen."
TAG = "<Der Gemeinderat hat gestern beschlossen, die Brücke zu erneuern>"


def with_setting(name, value):
    """The usual segmentation with one setting changed, named "group.key"."""
    group, _, key = name.partition(".")
    usual = Segmentation()
    return replace(usual, **{group: replace(getattr(usual, group), **{key: value})})


@pytest.mark.parametrize(
    ("text", "usual", "name", "value", "changed"),
    [
        pytest.param(
            f"{EN}\n{DE}\n{EN}", ["en", "de", "en"], "switching.line_nats", 9.0, ["en"], id="line"
        ),
        pytest.param(
            f"{EN} {DE} {EN}", ["en", "de", "en"], "switching.sentence_nats", 9.0, ["en"], id="stop"
        ),
        pytest.param(
            f"{EN}\n{EN}\n{DE}",
            ["en", "de"],
            "switching.language_nats",
            99.0,
            ["en"],
            id="a language more",
        ),
        pytest.param(f"She read {TAG} there.", ["en"], "pieces.tag_chars", 3, ["de"], id="tag"),
        pytest.param(EN, ["en"], "evidence.least_letters", 9999, ["und"], id="too few letters"),
        pytest.param(
            f"{ZH}\n{TEXTS['zh-Hant']}",
            ["zh-Hans", "zh-Hant"],
            "han.other_chinese_nats",
            0.1,
            ["zh-Hans"],
            id="ways of writing han",
        ),
        pytest.param(
            f"{TEXTS['ko']}\n\nThis is what we had to do\n\n{TEXTS['ko']}",
            ["ko", "en", "ko"],
            "evidence.running_letter_nats",
            0.2,
            ["ko"],
            id="running words",
        ),
        pytest.param(
            f"{EN}\n{DE}\n{EN}",
            ["en", "de", "en"],
            "answers.profile_share",
            0.01,
            ["en"],
            id="profiles",
        ),
    ],
)
def test_a_setting_changes_what_is_found(text, usual, name, value, changed):
    assert found(text) == usual
    assert [one.language for one in split_languages(text, with_setting(name, value))] == changed


def test_the_settings_of_strangeness_say_what_is_not_known():
    assert identify(UNKNOWN) == "und"
    assert identify(UNKNOWN, with_setting("strangeness.sure_letters", 9999)) != "und"


@pytest.mark.parametrize(
    ("segmentation", "left"),
    [
        pytest.param(Segmentation(), f"{EN}\n{EN}\n", id="usual"),
        pytest.param(
            with_setting("switching.line_nats", 9.0), f"{EN}\n{DE}\n{EN}\n", id="dear switches"
        ),
    ],
)
def test_the_filter_cuts_by_its_segmentation(segmentation, left):
    assert fix(Language(segmentation=segmentation), Document(f"{EN}\n{DE}\n{EN}\n")) == left


def test_a_han_character_weighs_in_a_section_what_it_weighs_in_a_piece():
    text = f"{EN}\n桥将关闭五天。"
    light = replace(Segmentation(), pieces=Pieces(han_letters=1.0))
    assert fix(Language(least_letters=10), Document(text)) == EN
    assert fix(Language(least_letters=10, segmentation=light), Document(text)) == text


def test_a_bound_of_nothing_switches_tags_and_titles_off():
    text = 'He saw "La vita" with <b>Gina</b> at the weekend, or so they say in the village.'
    none = Pieces(tag_chars=0, title_chars=0)
    (unit,) = units(text, none)
    assert unit.text == text
    assert without_titles(unit, none) == text
