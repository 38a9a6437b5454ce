"""Broken words, wrapped lines and page borders: what is rejoined, and what stays."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.filters import Filter, fix
from cleaner.filters.hyphenation import Hyphenation, fix_hyphenation
from cleaner.filters.hyphenation.lines import Layout
from cleaner.filters.hyphenation.pages import PageBorders
from cleaner.filters.hyphenation.spelling import Chance, Spelling
from cleaner.filters.hyphenation.wrapping import Slack, Unforced, Wrapping
from cleaner.text.lexicon import Guessing

RAW = sorted((Path(__file__).parent.parent / "raw").glob("*.txt"))

WRAPPED = (
    "The council met on Monday to discuss the new\n"
    "harbour, and the mayor told the members that\n"
    "the costs had risen again since the summer.\n"
    "\n"
    "Nobody was surprised by this, and the vote\n"
    "was put off until the end of the month.\n"
)


@pytest.mark.parametrize(
    ("language", "raw", "clean"),
    [
        pytest.param("en", "the con-\nsensus", "the consensus", id="typeset hyphen goes"),
        pytest.param("en", "a short-\nterm loan", "a short-term loan", id="spelled hyphen stays"),
        pytest.param("en", "the consen\u00ad\nsus", "the consensus", id="soft hyphen goes"),
        pytest.param("en", "a cross-\u00ad\nborder trip", "a cross-border trip", id="both hyphens"),
        pytest.param("en", "in 1998-\n1999", "in 1998-1999", id="hyphen between figures stays"),
        pytest.param("en", "the Anglo-\nSaxon king", "the Anglo-Saxon king", id="before a capital"),
        pytest.param("en", "the HAR-\nBOUR is", "the HARBOUR is", id="word in capitals is joined"),
        pytest.param("en", "an e-\nmail came", "an e-mail came", id="one letter is never cut off"),
        pytest.param("en", "upper-\nand lower-case", "upper- and lower-case", id="suspended"),
        pytest.param("de", "Vor-\nund Nachteile", "Vor- und Nachteile", id="suspended, German"),
        pytest.param("de", "die Verhand-\nlungen", "die Verhandlungen", id="German word"),
        pytest.param("fr", "Que dit-\nil donc", "Que dit-il donc", id="French clitic stays"),
        pytest.param("fr", "le parle-\nment", "le parlement", id="French word"),
        pytest.param("ru", "это прави-\nтельство", "это правительство", id="Russian word"),
        pytest.param("ru", "кто-\nнибудь", "кто-нибудь", id="Russian particle stays"),
        pytest.param(
            "en", "the zorb-\nlix. A zorblix", "the zorblix. A zorblix", id="own spelling"
        ),
        pytest.param("en", "a pop-\nup. The pop-up", "a pop-up. The pop-up", id="own hyphen"),
        pytest.param("en", "the har\u2010\nbour of", "the harbour of", id="typesetter's own mark"),
        pytest.param(
            "en",
            "a CD-\nROM or two CD-ROM drives",
            "a CD-ROM or two CD-ROM drives",
            id="own CD-ROM",
        ),
        pytest.param("en", "an un-\nder-used car", "an under-used car", id="no own spelling"),
        pytest.param("en", "a face-to-\nface talk", "a face-to-face talk", id="linking word"),
        pytest.param("en", "well-be-\nhaved", "well-behaved", id="no linking word but a syllable"),
        pytest.param("pt", "a estrela-do-\nmar", "a estrela-do-mar", id="Portuguese compound"),
        pytest.param("pt", "foi não-\nlinear", "foi não-linear", id="Portuguese prefix"),
        pytest.param("en", "a coral-\nlobster stew", "a coral-lobster stew", id="two whole words"),
        pytest.param("en", "its graceless-\nness", "its gracelessness", id="an ending is none"),
        pytest.param("fr", "le fast-\nforward de", "le fast-forward de", id="English compound"),
        pytest.param("fr", "le parle-\nment de", "le parlement de", id="no English compound"),
        pytest.param(
            "en", "the Blue-\nSkin. BlueSkin", "the BlueSkin. BlueSkin", id="capital inside"
        ),
        pytest.param("en", "the Blue-\nSkin", "the Blue-Skin", id="capital without evidence"),
        pytest.param(
            "de", "siehe docs/Sub-\nmittingFiles", "siehe docs/SubmittingFiles", id="path"
        ),
        pytest.param("de", "siehe git/git-\nzorb", "siehe git/git-zorb", id="path with a hyphen"),
        pytest.param("en", "black through\n-brown", "black through -brown", id="long link"),
        pytest.param("de", "die Ver\u00adhand\u00adlung", "die Verhandlung", id="soft hyphens go"),
    ],
)
def test_words_cut_at_line_ends_are_judged_by_evidence(language, raw, clean):
    assert fix_hyphenation(raw, language) == clean


def test_without_word_knowledge_a_hyphen_at_a_line_end_is_left():
    assert fix_hyphenation("zorb-\nlix", "tlh") == "zorb-\nlix"


UNMARKED = (
    "The council met on Monday and the popu\n"
    "lation of the town was told by the min\n"
    "ister that the old harbour and its light\n"
    "house would be closed by the gov\n"
    "ernment for the whole win\n"
    "ter, which came as no sur\n"
    "prise to anybody who lived there.\n"
)


def test_words_whose_hyphens_were_lost_are_joined_where_several_show_it():
    clean = fix_hyphenation(UNMARKED, "en")
    for word in ("population", "minister", "government", "surprise"):
        assert f" {word} " in clean
    rules = {edit.rule for edit in Hyphenation().propose(Document(UNMARKED, "en"))}
    assert "hyphenation/unmarked-split" in rules


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", UNMARKED.partition("ister")[0] + "ister spoke.", id="two are chance"),
        pytest.param("tlh", UNMARKED, id="no words are known"),
        pytest.param("vi", UNMARKED, id="no points of hyphenation are known"),
        pytest.param("en", WRAPPED * 3, id="whole words"),
        pytest.param(
            "en", "What the day may\nbe for no\nbody knows, for\never and to\nday.", id="archaic"
        ),
    ],
)
def test_words_side_by_side_at_a_line_end_are_not_made_one(language, text):
    assert "".join(fix_hyphenation(text, language).split("\n")).count(" ") >= (
        text.replace("\n", "").count(" ")
    )
    for edit in Hyphenation().propose(Document(text, language)):
        assert edit.rule != "hyphenation/unmarked-split"


AT_HYPHENS = (
    "The board of the non-\nprofit house met, with its co-\noperative and the re-\nelected"
    " chair of the web-\nbrowsable list, for a bulls-\neye of a plan-\nbased deal."
)


def test_a_text_wrapped_at_its_own_hyphens_keeps_them_all():
    clean = fix_hyphenation(AT_HYPHENS, "en")
    for word in ("non-profit", "co-operative", "re-elected", "web-browsable", "plan-based"):
        assert f" {word} " in clean


def test_a_text_whose_words_are_broken_loses_the_hyphens_of_its_typesetter():
    broken = AT_HYPHENS + " The gov-\nernment and the popu-\nlation agreed."
    clean = fix_hyphenation(broken, "en")
    assert "nonprofit" in clean
    assert "government and the population" in clean


def test_items_whose_marks_are_lost_stay_apart_where_they_open_alike():
    text = (
        "The owner of the house pays for all of the work\n"
        "The owner of the land pays for the hedge and the\n"
        "gate, and for what else he may have put there at\n"
        "his own wish and at his own cost since the house\n"
        "was built, if the others do not pay for all this.\n"
    )
    clean = fix_hyphenation(text, "en")
    assert "work\nThe owner" in clean
    assert "and the gate" in clean


def test_items_stay_apart_where_one_long_word_opens_both_and_no_stop_ends_the_first():
    text = (
        "Measure how long each of the old boards is (in mm)\n"
        "Measure where the nails may go, and mark the place\n"
        "with a pencil on each of the boards that have been\n"
        "lying in the dry for the whole of the last winter.\n"
        "Measure twice, since nobody saws a board longer by\n"
        "looking at it again and again with great attention.\n"
    )
    clean = fix_hyphenation(text, "en")
    assert "(in mm)\nMeasure where" in clean
    assert "the place with a pencil" in clean
    assert "longer by looking" in clean


def test_a_sentence_runs_on_in_a_line_that_opens_with_another_word():
    text = (
        "Measure by measure the whole of the music of young\n"
        "Mozart was copied by his father, who sent it on to\n"
        "friends in the other cities of the empire in order\n"
        "that they might hear what a child of eight can do.\n"
    )
    assert "young Mozart" in fix_hyphenation(text, "en")


def test_a_word_without_evidence_keeps_its_line_end_in_a_wrapped_paragraph_too():
    wrapped = WRAPPED.replace("discuss the new\nharbour", "discuss the zorb-\nlix")
    clean = fix_hyphenation(wrapped, "tlh")
    assert "zorb-\nlix" in clean
    assert "members that the costs" in clean


def test_one_sentence_a_line_is_no_wrapping():
    text = (
        "The council met on Monday in the old town hall.\n"
        "The mayor spoke about the costs of the harbour.\n"
        "Nobody was surprised by what she said of them.\n"
        "The vote was put off until the end of the month.\n"
    ) * 3
    assert fix_hyphenation(text, "en") == text


def test_paragraphs_wrapped_at_a_width_become_one_line_each():
    first, second = fix_hyphenation(WRAPPED, "en").strip().split("\n\n")
    assert "\n" not in first
    assert second == (
        "Nobody was surprised by this, and the vote was put off until the end of the month."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Smith\n3 Mill Lane\nNewtown\nWales", id="address"),
        pytest.param("• bread\n• butter\n• tea", id="list"),
        pytest.param("1. Open the box.\n2. Take the lamp out of it.\n3. Close it.", id="numbers"),
        pytest.param("— Who is there?\n— It is I.\n— Come in.", id="dialogue"),
        pytest.param(
            "The wind came down the hill at night\nand shook the door,\nthe lamp gave out its"
            " little light\nupon the floor,\nand no one spoke, and no one slept,\nand no one"
            " wept.",
            id="verse",
        ),
        pytest.param(
            "def area(width, height):\n    return width * height\n\nprint(area(2, 3))\n", id="code"
        ),
        pytest.param(
            "name     year   place\nAnn      1990   Wales\nBob      1991   Kent", id="table"
        ),
        pytest.param("One paragraph.\nAnother one.\nA third, and the last.", id="short paragraphs"),
        pytest.param("A line.\n\nAnother line.\n", id="blank lines"),
        pytest.param("", id="nothing"),
    ],
)
def test_lines_that_their_writer_ended_stay(text):
    assert fix_hyphenation(text, "en") == text


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["", "en"])
def test_documents_with_one_paragraph_a_line_stay(path, language):
    text = path.read_text(encoding="utf-8")
    assert fix_hyphenation(text, language) == text


PAGES = (
    "The ship left the harbour in the evening and the\n"
    "captain told his men that they would see the is-\n"
    "{foot}\f{head}"
    "land before the morning, if only the wind stayed\n"
    "as it was.\n"
)


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        pytest.param("", "", id="form feed alone"),
        pytest.param("12\n", "", id="page number"),
        pytest.param("12\n\n", "The Long Voyage\n\n", id="number and running head"),
    ],
)
def test_a_word_cut_by_a_page_border_is_joined_and_the_furniture_lifted_out(foot, head):
    clean = fix_hyphenation(PAGES.format(foot=foot, head=head), "en")
    assert "see the island before the morning" in clean
    assert "\f" not in clean
    assert "12" not in clean
    assert "Voyage" not in clean


def book(pages, heads):
    """Return a book: its pages between the heads, which are given the number of their page."""
    return "\f".join(f"{heads(number)}\n{page}" for number, page in enumerate(pages, start=1))


PAGE = (
    "The {word} came down to the harbour and told the men\n"
    "that the ships were late, and that nobody knew what\n"
    "they would find on board when at last they came in.\n"
)
FULL = [PAGE.format(word=word) for word in "mayor clerk smith baker nurse cook guard".split() * 2]


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(lambda n: f"CHAPTER {n // 4}. THE LONG VOYAGE OF THE OLD SHIPS", id="alike"),
        pytest.param(
            lambda n: f"{'Red Green Blue Grey'.split()[n % 4]} harbour lights {n}", id="page number"
        ),
        pytest.param(lambda n: "A History of the Port", id="in turn"),
        pytest.param(lambda n: "A History" if n % 2 else "The Port", id="left and right pages"),
    ],
)
def test_running_heads_of_a_book_are_lifted_out(heads):
    clean = fix_hyphenation(book(FULL, heads), "en")
    for number in range(2, len(FULL)):  # no form feed stands before the first page
        assert clean.count(heads(number)) == (heads(number) == heads(1))
    assert clean.count("came down to the harbour") == len(FULL)
    assert "\f" not in clean


def test_lines_of_text_at_page_borders_of_a_book_stay():
    cells = ("Note", "Salt 1.5 2.5", "Fish 3.5 1.0", "Table 1: Salt", "1 let x", "2 let y", "Note")
    pages = [f"{page}{cell}\n{page}" for page, cell in zip(FULL, cells * 2, strict=True)]
    pages = [f"{cell}\n{page}" for page, cell in zip(pages, cells * 2, strict=True)]
    clean = fix_hyphenation(book(pages, lambda number: f"The Port {number}"), "en")
    for cell in cells:
        assert clean.count(cell) >= 4
    assert "The Port 5" not in clean


def test_lines_beside_paragraphs_in_one_line_stay():
    long = "The council met on Monday to hear of the new harbour. " * 5
    text = f"{long}\n{WRAPPED.partition(chr(10) * 2)[0]}\n{long}\n"
    assert fix_hyphenation(text, "en") == text


def test_a_page_that_ends_with_its_sentence_keeps_its_border():
    text = "This is the end of the chapter.\n\fAnother chapter begins here.\n"
    assert fix_hyphenation(text, "en") == text


def test_edits_name_their_rule_and_are_small():
    page = Document("the con-\nsensus", "en")
    assert list(Hyphenation().propose(page)) == [Edit(7, 9, "", "hyphenation/split-word")]


def test_it_is_a_filter_with_rules_of_its_own_family():
    one = Hyphenation()
    assert isinstance(one, Filter)
    assert {rule.family for rule in one.rules} == {"hyphenation"}


NUMBERED = (
    "The council met on Monday and it heard what\n"
    "1998) had cost, and the mayor told the members\n"
    "that the costs had risen again since summer.\n"
)
NUMBERED_PAGES = PAGES.format(foot="12\n", head="")


@pytest.mark.parametrize(
    ("one", "text"),
    [
        pytest.param(Hyphenation(wrapping=Wrapping(least_width=60)), WRAPPED, id="narrow column"),
        pytest.param(Hyphenation(wrapping=Wrapping(most_width=40)), WRAPPED, id="wide column"),
        pytest.param(
            Hyphenation(wrapping=Wrapping(unforced=Unforced(running_on_share=1.1))),
            WRAPPED,
            id="sentences that do not run on",
        ),
        pytest.param(
            Hyphenation(wrapping=Wrapping(slack=Slack(inside_chars=-9.0, inside_fill_share=1.0))),
            WRAPPED,
            id="no slack inside a sentence",
        ),
        pytest.param(Hyphenation(layout=Layout(code_mark_share=-1.0)), WRAPPED, id="all is code"),
        pytest.param(Hyphenation(layout=Layout(item_digits=4)), NUMBERED, id="a year as an item"),
        pytest.param(
            Hyphenation(spelling=Spelling(common_zipf=9.0, chance=Chance(split_zipf=9.0))),
            "the con-\nsensus",
            id="certainty that one word is meant",
        ),
        pytest.param(Hyphenation(most_rounds=0), WRAPPED, id="no round"),
    ],
)
def test_a_setting_changes_what_is_joined(one, text):
    page = Document(text, "en")
    assert fix(Hyphenation(), page) != fix(one, page)


def test_a_lone_page_border_keeps_a_number_that_is_too_long_for_a_page():
    page = Document(NUMBERED_PAGES, "en")
    assert "12" not in fix(Hyphenation(), page)
    assert "12" in fix(Hyphenation(pages=PageBorders(number_digits=1)), page)


def test_the_guess_at_the_language_can_be_set():
    page = Document(
        "Er sagte dem Rat, dass die Zahlen der Stadt nicht stimmten, und kam zur Verhand-\nlung"
    )
    assert fix(Hyphenation(), page).endswith("Verhandlung")
    unsure = Hyphenation(guessing=Guessing(least_letters=99, short_least_letters=99))
    assert fix(unsure, page) == page.text


PIECES = st.sampled_from(
    "a|the|con-|sensus|well-|known|\n|\n|\n\n|\f| |  |.|12|Harbour|harbour|\u00ad|\u2010\n|-|- |“"
    "|The council met on Monday to|discuss the new plans with all|• |    |x = 1|中文|\r\n|e-|and"
    "".split("|")
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_second_run_proposes_nothing_and_edits_are_sound(text):
    one = Hyphenation()
    edits = list(one.propose(Document(text, "en")))
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits)
    assert all(text[edit.start : edit.end] != edit.replacement for edit in edits)
    assert not any(first.overlaps(second) for first, second in combinations(edits, 2))
    assert {edit.rule for edit in edits} <= {rule.id for rule in one.rules}
    clean = fix(one, Document(text, "en"))
    assert list(one.propose(Document(clean, "en"))) == []
