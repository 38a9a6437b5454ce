"""Languages that are easily taken for one another, told apart by words of their own."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tables.close_languages import CLOSE_LANGUAGES, NOTATION, RARER
from cleaner.text import close_languages
from cleaner.text.answers import Answers
from cleaner.text.close_languages import are_close, close_to
from cleaner.text.languages import identify, split_languages

# By language, sentences of our own; in each group they say much the same.
SENTENCES = {
    "sr-Latn": (
        "Vlada je juče saopštila da će cene struje porasti za pet odsto od prvog januara.",
        "Posle sednice predsednik je rekao da ne može da prihvati takav predlog.",
        "Dete je pobeglo u šumu i tek uveče su ga našli lovci iz susednog sela.",
        "Američki predsednik Džozef Bajden doputovao je u Njujork na zasedanje Generalne "
        "skupštine.",
        "Komšije kažu da porodica već nedeljama nije viđena u tom delu grada.",
        "Ministar treba da objasni zašto je tender poništen.",
        "Naučnici sa univerziteta u Kembridžu otkrili su novu vrstu pacova.",
        "Kompanija je prošle godine imala gubitak od tri miliona evra.",
        "On je dobar čovek i svi ga vole.",
        "U gradskom pozorištu večeras igra nova predstava.",
        "Policija je uhapsila dvojicu muškaraca osumnjičenih za krađu automobila.",
        "Radovi na mostu trajaće do kraja godine, a posetioci mogu da prelaze reku čamcem.",
        "Tramp je poručio da neće odustati od svojih planova.",
        "Voz za Niš kasni četrdeset minuta zbog snega na pruzi.",
    ),
    "hr": (
        "Vlada je jučer priopćila da će cijene struje porasti za pet posto od prvog siječnja.",
        "Nakon sjednice predsjednik je rekao da ne može prihvatiti takav prijedlog.",
        "Dijete je pobjeglo u šumu i tek su ga navečer našli lovci iz susjednog sela.",
        "Američki predsjednik Joseph Biden doputovao je u New York na zasjedanje Opće skupštine.",
        "Susjedi kažu da obitelj već tjednima nije viđena u tom dijelu grada.",
        "Ministar treba objasniti zašto je natječaj poništen.",
        "Znanstvenici sa sveučilišta u Cambridgeu otkrili su novu vrstu štakora.",
        "Tvrtka je prošle godine imala gubitak od tri milijuna eura.",
        "On je dobar čovjek i svi ga vole.",
        "U gradskom kazalištu večeras igra nova predstava.",
        "Policija je uhitila dvojicu muškaraca osumnjičenih za krađu automobila.",
        "Radovi na mostu trajat će do kraja godine, a posjetitelji mogu prelaziti rijeku čamcem.",
        "Trump je poručio da neće odustati od svojih planova.",
        "Vlak za Osijek kasni četrdeset minuta zbog snijega na pruzi.",
        "Sveta misa bit će služena u nedjelju u deset sati.",
        "Prijatelji su se okupili oko stola i dugo razgovarali o ljetu na moru.",
    ),
    "bs": (
        "Vlada je jučer saopćila da će cijene struje porasti za pet posto od prvog januara.",
        "Nakon sjednice predsjednik je rekao da preduzeće već dvije sedmice nema novca.",
        "Historičari sa univerziteta kažu da je porodica živjela u dijelu grada koji je "
        "izgorio u augustu.",
        "Voz za Mostar kasni četrdeset minuta zbog snijega, saopćeno je iz preduzeća u "
        "ponedjeljak.",
        "U pozorištu večeras igra nova predstava, a ulaznice su prodate prije dvije sedmice.",
    ),
    "id": (
        "Polisi mengatakan bahwa mobil itu melaju kencang karena sopirnya mengantuk.",
        "Perusahaan tersebut membutuhkan uang untuk membayar listrik dan pajak pada bulan Agustus.",
        "Para peneliti dari universitas itu mempelajari kesehatan hewan di kabupaten terpencil.",
        "Kami berangkat ke stasiun pada hari Jumat dan tiba di Jakarta pada malam hari.",
        "Anak-anak bermain bola di halaman sekolah setiap sore.",
    ),
    "ms": (
        "Polis berkata bahawa kereta itu dipandu laju kerana pemandunya mengantuk.",
        "Syarikat tersebut memerlukan wang untuk membayar bil elektrik dan cukai pada bulan Ogos.",
        "Para penyelidik dari universiti itu mengkaji kesihatan haiwan di daerah pedalaman.",
        "Kami bertolak ke stesen pada hari Jumaat dan tiba di Kuala Lumpur pada waktu malam.",
        "Kerajaan negeri akan membina jambatan baharu selepas banjir besar, kata "
        "pengarah jabatan itu.",
    ),
    "gl": (
        "A alcaldesa dixo onte que as obras da ponte non rematarán ata o mes de xullo.",
        "Os veciños da parroquia pediron unha reunión coa conselleira de Sanidade.",
        "O goberno galego aprobou unha axuda para as familias con máis de tres fillos.",
        "Pola mañá choveu moito e os rapaces quedaron na casa.",
        "Mercoulle un libro á súa filla e foise para a casa.",
    ),
    "pt": (
        "A prefeita disse ontem que as obras da ponte não terminarão até o mês de julho.",
        "Os moradores da freguesia pediram uma reunião com a secretária da Saúde.",
        "O governo aprovou uma ajuda para as famílias com mais de três filhos.",
        "Pela manhã choveu muito e os rapazes ficaram em casa.",
        "Comprou um livro para a filha e foi para casa.",
    ),
    "es": (
        "La alcaldesa dijo ayer que las obras del puente no terminarán hasta el mes de julio.",
        "Los vecinos de la parroquia pidieron una reunión con la consejera de Sanidad.",
        "El gobierno aprobó una ayuda para las familias con más de tres hijos.",
        "Por la mañana llovió mucho y los chicos se quedaron en casa.",
        "Le compró un libro a su hija y se fue a casa.",
    ),
    "nb": (
        "Ordføreren sa i går at arbeidet på broen ikke blir ferdig før i juli.",
        "Barna var hjemme fordi det regnet mye hele morgenen.",
        "Regjeringen sier at sykehusene har hatt for lite penger de siste årene.",
        "Hun kjøpte en bok til datteren sin og gikk hjem etterpå.",
    ),
    "nn": (
        "Ordføraren sa i går at arbeidet på brua ikkje vert ferdig før i juli.",
        "Regjeringa seier at sjukehusa har hatt for lite pengar dei siste åra.",
        "Ho kjøpte ei bok til dotter si og gjekk heim etterpå.",
    ),
    "da": (
        "Borgmesteren sagde i går, at arbejdet på broen ikke bliver færdigt før i juli.",
        "Børnene var hjemme, fordi det regnede meget hele morgenen.",
        "Regeringen siger, at sygehusene har haft for få penge de sidste år.",
        "Hun købte en bog til sin datter og gik hjem bagefter.",
    ),
}


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [pytest.param(tag, one, id=f"{tag} {one}") for tag in SENTENCES for one in SENTENCES[tag]],
)
def test_each_sentence_is_in_its_own_language(tag, sentence):
    assert identify(sentence) == tag


@pytest.mark.parametrize("tag", sorted(SENTENCES))
def test_a_text_in_one_of_them_is_never_split(tag):
    text = "\n".join(SENTENCES[tag])
    assert [one.language for one in split_languages(text)] == [tag]


@pytest.mark.parametrize(
    ("tag", "text", "counts"),
    [
        pytest.param("hr", "tisuća", {"hr": 1}, id="a word of one"),
        pytest.param("hr", "Hiljada", {"sr-Latn": 1, "bs": 1}, id="a word of two"),
        pytest.param("hr", "vrijeme", {"hr": 1, "bs": 1}, id="yat as ije"),
        pytest.param("hr", "vreme", {"sr-Latn": 1}, id="yat as e"),
        pytest.param("hr", "vremena", {}, id="a form that all have"),
        pytest.param("hr", "sveta", {}, id="a form with another meaning next door"),
        pytest.param("hr", "Tisućama", {"hr": 1}, id="a stem"),
        pytest.param("hr", "protisuća", {}, id="no stem inside a word"),
        pytest.param("hr", "treba da ide", {"sr-Latn": 1, "bs": 1}, id="two words"),
        pytest.param("hr", "treba nam da ide", {}, id="two words apart"),
        pytest.param("hr", "mora spavati", {"hr": 1, "bs": 1}, id="a word before an ending"),
        pytest.param("hr", "mora sav spavati", {}, id="an ending further off"),
        pytest.param("hr", "spavat će", {"hr": 1, "bs": 1}, id="an ending before a word"),
        pytest.param("hr", "sa autom", {"sr-Latn": 1, "bs": 1}, id="a word before a stem"),
        pytest.param("hr", "sa srećom", {"hr": 1, "bs": 1}, id="before a stem that all have"),
        pytest.param("hr", "spavaće", {}, id="an ending that others may have"),
        pytest.param("ms", "universiti", {"ms": 1}, id="an ending"),
        pytest.param("ms", "kualitas", {"id": 1}, id="the other ending"),
        pytest.param("ms", "teliti", {}, id="a word that all have"),
        pytest.param("gl", "unha", {"gl": 1}, id="a stem before a part"),
        pytest.param("gl", "vinho", {"pt": 1}, id="a part"),
        pytest.param("gl", "1990 !", {}, id="no words"),
    ],
)
def test_counts_what_some_have_and_others_do_not(tag, text, counts):
    group = close_to(tag)
    assert +group.count(text) == Counter(counts)
    assert set(group.count(text)) == set(group.tags)


TEXT = " ".join(one for sentences in SENTENCES.values() for one in sentences)


@given(st.integers(1, 40))
def test_how_many_words_are_kept_changes_no_count(kept):
    usual = {tag: close_to(tag).count(TEXT) for tag in SENTENCES}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(close_languages, "_WORDS_KEPT", kept)
        rows = {group.tags: group for group in map(close_languages.CloseLanguages, CLOSE_LANGUAGES)}
        for group in rows.values():
            assert group.count(TEXT) == usual[group.tags[0]]


def test_the_one_with_most_words_loses_nothing_and_none_gains():
    answers = Answers(word_nats=1.0, most_words_nats=6.0, rarer_nats=0.5)
    weighed = answers.weigh_words({"hr": 9, "bs": 7, "sr-Latn": 1})
    assert weighed == {"hr": 0.0, "bs": -2.5, "sr-Latn": -6.0}
    assert answers.weigh_words({}) == {}


@pytest.mark.parametrize(
    ("tag", "other", "close"),
    [
        pytest.param("hr", "sr-Latn", True, id="croatian and serbian"),
        pytest.param("hr", "hr", False, id="a language and itself"),
        pytest.param("hr", "gl", False, id="two groups"),
        pytest.param("en", "de", False, id="no group"),
    ],
)
def test_languages_are_close_inside_a_group(tag, other, close):
    assert are_close(tag, other) is close
    assert are_close(other, tag) is close


@pytest.mark.parametrize("rows", CLOSE_LANGUAGES, ids=lambda rows: "-".join(rows))
def test_an_entry_is_written_as_one_and_stands_in_one_row(rows):
    entries = [entry for text in rows.values() for entry in text.split()]
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []
    assert [entry for entry in entries if not re.fullmatch(NOTATION, entry)] == []
    assert [entry for entry in entries if entry != entry.lower()] == []


def test_what_is_rarer_is_in_a_group():
    assert all(close_to(tag) for tag in RARER)
    assert identify("Predsjednik je izjavio da je u utorak razgovarao s novinarima.") == "hr"
    assert identify("Hun kjøpte ei jakke og gikk hjem.") == "nb"


@pytest.mark.parametrize("rows", CLOSE_LANGUAGES, ids=lambda rows: "-".join(rows))
def test_no_row_names_all_languages_of_its_group(rows):
    tags = {tag for row in rows for tag in row.split()}
    assert all(set(row.split()) < tags for row in rows)
