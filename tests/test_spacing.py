"""Blanks at hyphens, stops, quotes and apostrophes: what is put right, and what stays."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.filters import Filter, fix
from cleaner.filters.spacing import Spacing, fix_spacing
from cleaner.filters.spacing.hyphens import Compounds
from cleaner.filters.spacing.marks import Habit, Marks
from cleaner.filters.spacing.reading import Prose
from cleaner.filters.spacing.stops import Stops
from cleaner.text.lexicon import Guessing

RAW = sorted((Path(__file__).parent.parent / "raw").glob("*.txt"))


def raw(start: str) -> str:
    (path,) = (path for path in RAW if path.name.startswith(start))
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("The Japan -UK pact holds.", "The Japan-UK pact holds.", id="countries"),
        pytest.param("A gas -fired plant is built.", "A gas-fired plant is built.", id="last part"),
        pytest.param("The U.S. -Japan pact holds.", "The U.S.-Japan pact holds.", id="initials"),
        pytest.param("It was a 12 -day trip.", "It was a 12-day trip.", id="counted"),
        pytest.param("The low -cost plan is out.", "The low-cost plan is out.", id="first part"),
        pytest.param("An up -to -date list of it.", "An up-to-date list of it.", id="chain"),
        pytest.param(
            "The tax-free day. The tax -free week.",
            "The tax-free day. The tax-free week.",
            id="the document's own spelling",
        ),
        pytest.param(
            "The post- war years were hard.", "The post-war years were hard.", id="prefix"
        ),
        pytest.param("The gov- ernment has a plan.", "The government has a plan.", id="cut word"),
        pytest.param("It is over.They went home.", "It is over. They went home.", id="glued stop"),
        pytest.param("Was it so?He did not know.", "Was it so? He did not know.", id="question"),
        pytest.param(
            "It was 20 degrees in 2019.The town slept.",
            "It was 20 degrees in 2019. The town slept.",
            id="figure before the stop",
        ),
        pytest.param(
            "In the north,the snow is deep.", "In the north, the snow is deep.", id="comma"
        ),
        pytest.param("Japan ’s plan is the best.", "Japan’s plan is the best.", id="possessive"),
        pytest.param("He said it , and left .", "He said it, and left.", id="before marks"),
        pytest.param(
            "One word  and then  another one.", "One word and then another one.", id="doubled blank"
        ),
        pytest.param(
            'He called it "a plan. "The others left. He said "no" to them.',
            'He called it "a plan." The others left. He said "no" to them.',
            id="closing quote on the wrong side",
        ),
        pytest.param(
            'They left us with the others. "',
            'They left us with the others."',
            id="quote at the end",
        ),
        pytest.param(
            'He was glad."We won," he said.',
            'He was glad. "We won," he said.',
            id="stop glued to an opening quote",
        ),
        pytest.param(
            'She said:"We won." He was glad.',
            'She said: "We won." He was glad.',
            id="colon glued to an opening quote",
        ),
        pytest.param(
            'She said "We won."He was glad.',
            'She said "We won." He was glad.',
            id="closing quote glued to a sentence",
        ),
        pytest.param(
            'He called it "a fine plan, " and she called it "daft ".',
            'He called it "a fine plan," and she called it "daft".',
            id="blank before closing quotes that pair up",
        ),
        pytest.param(
            "He calls it “a fine plan ” and leaves.",
            "He calls it “a fine plan” and leaves.",
            id="blank before a curly closing quote",
        ),
        pytest.param(
            "A pre -war house, a semi -detached one and a non -smoking guest.",
            "A pre-war house, a semi-detached one and a non-smoking guest.",
            id="prefixes",
        ),
        pytest.param(
            "The 14-year -old won a century -long dispute about open -source tools.",
            "The 14-year-old won a century-long dispute about open-source tools.",
            id="listed compounds",
        ),
        pytest.param(
            "A board -certified doctor wrote to then -President Moon.",
            "A board-certified doctor wrote to then-President Moon.",
            id="last parts of adjectives, and titles",
        ),
        pytest.param(
            "He -the old man of the house -came to them.",
            "He - the old man of the house - came to them.",
            id="pair of dashes",
        ),
    ],
)
def test_damage_is_put_right(text, clean):
    assert fix_spacing(text, "en") == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param(
            'It is out.Read "NEWS.Local" first, and then "NEWS.Local" again.',
            'It is out. Read "NEWS.Local" first, and then "NEWS.Local" again.',
            id="file names in quotes",
        ),
        pytest.param(
            "It is out.Read config.sub. The war ended.They left, and config.sub stays as it is.",
            "It is out. Read config.sub. The war ended. They left, and config.sub stays as it is.",
            id="names that come back",
        ),
        pytest.param(
            "You may type ! as a sign , and then leave , if you will .",
            "You may type ! as a sign, and then leave, if you will.",
            id="mark that is spoken of",
        ),
    ],
)
def test_what_looks_like_damage_stays_beside_it(text, clean):
    assert fix_spacing(text, "en") == clean


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It grew by 3.5 percent in the U.S. market, e.g. in May.", id="numbers"),
        pytest.param("Read it on example.com or in node.js and setup.py today.", id="names"),
        pytest.param("Open readme.Md or index.Html with the reader.", id="file endings"),
        pytest.param("It was -5 degrees, and x = a -1 at night.", id="minus"),
        pytest.param("Use ls -l or tar -xzf to see the files.", id="options"),
        pytest.param("He left - and that was all - for the coast.", id="dash"),
        pytest.param("Cl- and Br- are ions, and pre- and post-war are times.", id="suspended"),
        pytest.param("The endings -ly and -ness are common in this text.", id="affixes"),
        pytest.param("Version 2.0.1 and v3.Final are here, in C:\\Dir.Old too.", id="versions"),
        pytest.param("He waited ... and then left us.", id="dots"),
        pytest.param("Call sed -e 's/a/b/' on it, or perl -pe 's/a/b/' as they say.", id="code"),
        pytest.param(
            'Say "groff -Tps -me -" to see the page, and "groff -Tps -ms" for a letter.',
            id="options after one another",
        ),
        pytest.param("Build it so:\nbuildall -ps -qc\nIt takes a while.", id="command alone"),
        pytest.param("disk  blocks  size  kind  mount  speed", id="columns two blanks apart"),
        pytest.param("size       used       free    shared   cached   rest", id="wide columns"),
        pytest.param("She said 'so' and 'no' to 's' and 't'.", id="single quotes"),
        pytest.param('He said "yes" and "no" and "why not." Then he left.', id="sound quotes"),
        pytest.param('A 5 " pipe and a 6 " pipe, as the shop calls them.', id="inches"),
        pytest.param('Il a dit : " oui ", puis " non ".', id="quotes set free on both sides"),
        pytest.param("Il a dit “ oui ” et il est parti.", id="curly quotes set free"),
        pytest.param(
            "They left the post -he told me so.", id="dash behind a prefix that is a word"
        ),
        pytest.param("We met the board -certified or not, we liked them.", id="dash, no adjective"),
        pytest.param('The row "name":"Bob","age":"five" is data.', id="keys and values"),
        pytest.param("A smile :-) and a frown :-( for you.", id="faces"),
        pytest.param("if x:\n    y = f(a,b)  # note\n    return a.B", id="code"),
        pytest.param("a   b   c\n1   2   3", id="table"),
        pytest.param("- one thing\n- another thing", id="list"),
        pytest.param("Mr.Smith and St.Mary are names; so is No.10 of them.", id="abbreviations"),
    ],
)
def test_sound_text_stays(text):
    assert fix_spacing(text, "en") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("fr", "A-t-il dit « oui » ? Va-t-elle venir !", id="French marks"),
        pytest.param("es", "Sí -dijo el hombre- y salió de la casa.", id="Spanish dashes"),
        pytest.param("pt", "-Quem é?\n-Sou eu.", id="Portuguese dialogue"),
        pytest.param("nl", "Hij komt 's avonds en 's nachts thuis.", id="Dutch times"),
        pytest.param("de", "Ein- und Ausgang, Schüler und -lehrer.", id="German suspension"),
        pytest.param("", "会议结束了,他说了很多话 , 大家都很高兴 .", id="Chinese, not named"),
        pytest.param("zh", "中国 -美国,会议.Kerry 说", id="Chinese"),
    ],
)
def test_the_habits_of_other_languages_stay(language, text):
    assert fix_spacing(text, language) == text


def test_a_single_slip_in_a_long_sound_text_stays():
    text = "The mayor spoke to the council about the harbour. " * 80 + "They left,he stayed here."
    assert fix_spacing(text, "en") == text


def test_the_slips_of_a_long_text_go_where_an_engine_made_it():
    text = "The mayor spoke to the council about the harbour. " * 80 + "China -US talks go on."
    assert fix_spacing(text, "en") == text
    page = Document(text, "en", translated_from="zh")
    assert fix(Spacing(), page).endswith("China-US talks go on.")


def test_damage_all_through_a_long_text_goes_but_a_lone_fault_of_another_kind_stays():
    damaged = "The mayor spoke about coal -fired plants and the harbour. "
    text = damaged * 5 + "The mayor spoke to the council about the harbour. " * 200
    assert "coal -fired" not in fix_spacing(text, "en")
    assert fix_spacing(text + "He  left.", "en").endswith("He  left.")


def test_a_small_letter_after_a_glued_stop_needs_other_glued_stops():
    alone = "They spoke of the weather.everyone agreed with them."
    assert fix_spacing(alone, "en") == alone
    damaged = "It was cold.They left.He stayed. " + alone
    assert "weather. everyone" in fix_spacing(damaged, "en")


def test_a_fragment_at_the_end_of_a_paragraph_is_no_sentence():
    text = "It was cold.They left.He stayed with the plan.statement."
    assert fix_spacing(text, "en").endswith("plan.statement.")


@pytest.mark.parametrize("start", ["003", "004"])
def test_documents_written_by_people_do_not_change(start):
    assert fix_spacing(raw(start), "en") == raw(start)
    assert fix_spacing(raw(start)) == raw(start)


@pytest.mark.parametrize(
    ("start", "right"),
    [
        ("000", "during the UN General Assembly. Kerry called"),
        ("000", 'both countries and the world. "China is willing'),
        ("000", 'during the COP28 period." COP28 was held'),
        ("000", "in the Asia-Pacific Economic"),
        ("000", "climate agenda.statement."),
        ("001", "the two high-level interoperability"),
        ("001", "largest clean-up power generation"),
        ("001", "gradually recovered. In August last year"),
        ("001", "Qi-changing cooperation"),
        ("002", 'global warming. breakthrough". (Bloomberg)'),
        ("002", 'is still in progress." After the end of the US-China talks'),
        ("002", "the use of coal-fired power generation. The two"),
        ("002", "July 16th to 19th. China’s climate"),
        ("002", '"We - our team and the US government - came to Beijing'),
        ("002", 'accepted before." Kerry did not'),
        ("002", 'regarded as others."\n'),
    ],
)
def test_machine_translated_documents_are_put_right(start, right):
    assert right in fix_spacing(raw(start), "en")


def test_typographic_hyphens_and_doubled_blanks_can_be_kept():
    text = "The well\u2011known man spoke of it.  Nobody in the hall heard him."
    kept = fix(Spacing(plain_hyphens=False, single_blanks=False), Document(text, "en"))
    assert kept == text
    assert fix_spacing(text, "en") == (
        "The well-known man spoke of it. Nobody in the hall heard him."
    )


@pytest.mark.parametrize(
    ("one", "text"),
    [
        pytest.param(
            Spacing(habit=Habit(chars_a_fault=1, many_faults=3)),
            "The mayor of the town ,who spoke at length, left early.",
            id="a slip in a short text",
        ),
        pytest.param(
            Spacing(compounds=Compounds(habit_share=1.1)),
            "The coal -fired plant, the China -US talks and the rail -cargo deal.",
            id="damage throughout",
        ),
        pytest.param(
            Spacing(stops=Stops(most_token_stops=0)),
            "They met on the weekend.They left again.",
            id="full stops of a token",
        ),
        pytest.param(
            Spacing(marks=Marks(doubled_blanks=1)),
            "Nobody in the hall heard him.  He spoke of it again.",
            id="doubled blanks",
        ),
        pytest.param(
            Spacing(marks=Marks(most_bracket_chars=8)),
            "They met (for the third time)in the old town hall.",
            id="long brackets",
        ),
        pytest.param(
            Spacing(prose=Prose(most_mark_share=0.0, free_marks=0)),
            "The item #1 of the China -US talks ended on the weekend.Meet the team.",
            id="marks of code",
        ),
        pytest.param(Spacing(most_rounds=0), "The China -US talks ended.", id="no round"),
    ],
)
def test_a_setting_changes_what_is_mended(one, text):
    page = Document(text, "en")
    assert fix(Spacing(), page) != text
    assert fix(one, page) != fix(Spacing(), page)


def test_the_guess_at_the_language_can_be_set():
    page = Document("De burgemeester zei dat het niet de schuld van Jan ’s broer was.")
    assert "Jan’s broer" in fix(Spacing(), page)
    unsure = Spacing(guessing=Guessing(sample_chars=0))
    assert unsure.guessing != Spacing().guessing
    assert fix(unsure, page) == fix(Spacing(), Document(page.text, "en"))


def test_it_is_a_filter_with_rules_of_its_own_family():
    one = Spacing()
    assert isinstance(one, Filter)
    assert {rule.family for rule in one.rules} == {"spacing"}


PIECES = st.sampled_from(
    'China|US|coal|fired|the|He|said|well|known|com|self|and| | | |-| -|- |.|"| "|" |’s| ’s|,| ,|?'
    "| ?|\n|  |(|)|3|3.5|U.S.|\u2010|x|de|statement|中".split("|")
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_second_run_proposes_nothing_and_edits_are_sound(text):
    one = Spacing()
    edits = list(one.propose(Document(text, "en")))
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits)
    assert all(text[edit.start : edit.end] != edit.replacement for edit in edits)
    assert not any(first.overlaps(second) for first, second in combinations(edits, 2))
    assert {edit.rule for edit in edits} <= {rule.id for rule in one.rules}
    clean = fix(one, Document(text, "en"))
    assert list(one.propose(Document(clean, "en"))) == []
