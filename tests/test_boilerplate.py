"""The boilerplate filter: which lines go, which stay, and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit, Fact, apply, resolve
from cleaner.filters.boilerplate import Boilerplate, default_boilerplate, strip_boilerplate
from cleaner.filters.boilerplate.classifier import Certainty, Classifying, furniture_lines
from cleaner.filters.boilerplate.foreign import ForeignBlock, foreign_furniture
from cleaner.rulepack import default_folder, load_packs
from cleaner.ruletest import test_packs as problems_of
from cleaner.text.furniture.lines import lines_of
from cleaner.text.furniture.model import furniture_scores, networks, read_arrays, write_arrays

RAW = Path(__file__).parent.parent / "raw"

BODY = (
    "The harbour was closed for three days after the storm, and the ferries did not sail.\n"
    "Fishermen said they had never seen waves of that height inside the breakwater.\n"
    "The pier will be rebuilt before the spring, the harbour master told reporters on Monday.\n"
)


def findings(text: str):
    return list(default_boilerplate().propose(Document(text)))


def edits_of(text: str) -> list[Edit]:
    return [one for one in findings(text) if isinstance(one, Edit)]


def facts_of(text: str) -> set[tuple[str, str]]:
    return {(one.name, one.value) for one in findings(text) if isinstance(one, Fact)}


def raw(number: str) -> str:
    return next(RAW.glob(f"{number}_*")).read_text(encoding="utf-8")


def test_every_rule_of_the_packs_stands_its_own_examples():
    assert [str(one) for one in problems_of(load_packs([default_folder()], "boilerplate"))] == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Credit:Harbour News Agency", id="credit"),
        pytest.param("© 2024 The Harbour Times. All rights reserved.", id="copyright"),
        pytest.param("Share | Tweet | Email", id="share bar"),
        pytest.param("Leave a Reply Cancel reply", id="comment prompt"),
        pytest.param("扫描二维码下载App", id="app prompt"),
        pytest.param("関連記事", id="related heading"),
        pytest.param("로그인 / 회원가입", id="login prompt"),
        pytest.param("Diese Website verwendet Cookies.", id="cookie notice"),
    ],
)
def test_a_line_of_furniture_goes_whatever_the_language_of_the_text(line):
    assert strip_boilerplate(f"{BODY}{line}\n") == BODY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Harbour closed after storm", id="headline"),
        pytest.param("“We will rebuild.”", id="short quotation"),
        pytest.param("The damage", id="heading"),
        pytest.param("She asked them to share the burden, and they did.", id="prose with a word"),
        pytest.param("Credit: three points are given for the course.", id="prose with a colon"),
        pytest.param("他说，登录后发现账号里没有钱。", id="Chinese prose"),
        pytest.param("12,400 tonnes", id="figure"),
    ],
)
def test_a_line_of_the_article_stays(line):
    assert not edits_of(f"{line}\n\n{BODY}")
    assert not edits_of(f"{BODY}\n{line}\n\n{BODY}")


def test_a_source_line_goes_at_the_edge_and_stays_inside():
    assert strip_boilerplate(f"Source: Harbour Post\n\n{BODY}") == BODY
    assert not edits_of(f"{BODY * 2}Source: Harbour Post\n{BODY * 2}")


def test_a_run_of_lines_by_one_rule_is_one_edit_with_the_blank_lines_after_it():
    text = f"Credit:Harbour News\n\nCredit:Harbour News\n\n{BODY}"
    (edit,) = edits_of(text)
    assert text[: edit.end] == "Credit:Harbour News\n\nCredit:Harbour News\n\n"
    assert edit.rule == "boilerplate/en/credit-line"


def test_what_furniture_says_of_the_text_is_kept_as_facts():
    facts = facts_of(raw("003"))
    assert {
        ("credit", "Xinhua News Agency"),
        ("dateline", "BEIJING, July 19"),
        ("publisher", "TMTPost"),
        ("copyright", "转载请注明出处、作者和本文链接"),
    } == facts
    assert facts_of(raw("001")) == {("source", "Wangbao Society Review")}
    assert facts_of(raw("004")) == {("source", "VNA")}
    assert facts_of(raw("002")) == {
        ("credit", "Bloomberg"),
        ("dateline", "Beijing Comprehensive News"),
    }


@pytest.mark.parametrize("number", ["000", "002"])
def test_a_document_without_furniture_loses_nothing(number):
    assert not edits_of(raw(number))


@pytest.mark.parametrize(
    ("number", "gone"), [("001", "Source: Wangbao Society Review"), ("004", "According to VNA")]
)
def test_a_document_with_a_source_line_loses_that_line_only(number, gone):
    text = raw(number)
    before = [line for line in text.splitlines() if line.strip()]
    after = [line for line in strip_boilerplate(text).splitlines() if line.strip()]
    assert [line for line in before if line not in after] == [gone]
    assert after == [line for line in before if line != gone]


def test_a_page_with_a_foreign_feed_loses_every_foreign_line_and_both_credits_and_nothing_else():
    lines = [line for line in raw("003").splitlines() if line.strip()]
    english = [line for line in lines if line.count(" ") > 8]
    after = [line for line in strip_boilerplate(raw("003")).splitlines() if line.strip()]
    assert after == english
    assert len(after) == 11


@pytest.mark.parametrize("path", sorted(RAW.iterdir()), ids=lambda path: path.name[:3])
def test_a_second_run_proposes_no_edit(path):
    assert not edits_of(strip_boilerplate(path.read_text(encoding="utf-8")))


FEED = "快讯\n更多\n2024-12-29 20:11\n港口关闭三天\n2024-12-29 19:44\n渡轮停航\n"


def test_a_block_in_another_script_goes_when_it_has_the_marks_of_furniture():
    lines = lines_of(BODY + FEED)
    assert foreign_furniture(lines, range(len(lines)), (), ForeignBlock()) == list(range(3, 9))


@pytest.mark.parametrize(
    "foreign",
    [
        pytest.param(
            "港口在暴风雨后关闭了三天，渡轮没有开航，渔民说从未见过这样的海浪。\n" * 5, id="text"
        ),
        pytest.param("港口关闭\n王小明\n", id="title and name"),
        pytest.param("春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n", id="poem"),
    ],
)
def test_text_in_another_script_stays(foreign):
    lines = lines_of(BODY + foreign)
    assert foreign_furniture(lines, range(len(lines)), (), ForeignBlock()) == []
    assert not edits_of(BODY + foreign)


MENU = "Home\nNews\nSport\nOpinion\nBusiness\nContact us\nPrivacy Policy\nSign in\nSubscribe\n"


def test_the_classifier_takes_a_menu_that_a_rule_knows_in_part():
    after = strip_boilerplate(f"Skip to content\n{MENU}\nHarbour closed\n\n{BODY}\n{MENU}")
    assert BODY.strip() in after
    assert "Sport" not in after
    rules = {one.rule for one in edits_of(f"Skip to content\n{MENU}\n{BODY}\n{MENU}")}
    assert "boilerplate/furniture-line" in rules


GUIDE = (
    "The port lets its berths by the week, and whoever wants one must ask before the spring.\n"
    "A boat of more than ten metres pays twice, since it takes the room of two in the basin.\n"
    "{}\n"
    "Nobody may stay longer than a month, and the master can ask a boat to leave in a storm.\n"
    "Water and power are free, and the showers behind the fish market are open day and night.\n"
    "The pilots ask for a day's notice, and they do not go out when the wind is in the north.\n"
)


@pytest.mark.parametrize("heading", ["Terms of Use", "Next", "Learn more:", "(c) the owner of it;"])
def test_a_heading_that_one_rule_alone_takes_for_furniture_stays_in_an_article(heading):
    assert strip_boilerplate(GUIDE.format(heading)) == GUIDE.format(heading)


@pytest.mark.parametrize(
    "line", ["Terms of Use", "Leave a Reply", "扫描下载App", "© 2024 Harbour Post"]
)
def test_the_same_line_goes_behind_the_last_sentence(line):
    article = GUIDE.format("Fees")
    assert strip_boilerplate(f"{article}{line}\n") == article


def test_lines_that_two_rules_know_need_no_second_opinion():
    page = GUIDE.format("Terms of Use").replace("The pilots", "Share this article\nThe pilots")
    after = strip_boilerplate(page)
    assert "Terms of Use" not in after
    assert "Share this article" not in after


def test_a_fact_of_a_notice_that_stays_is_not_told():
    quoted = GUIDE.format("© 1994 Harbour Board, from its handbook of berths")
    least, most = (
        Boilerplate(default_boilerplate().packs, classifier=Classifying(alone_score=score))
        for score in (0.0, 1.0)
    )
    assert [type(one) for one in least.propose(Document(quoted))] == [Fact, Edit]
    assert list(most.propose(Document(quoted))) == []


def test_each_line_that_the_classifier_took_has_its_certainty_in_the_note():
    page = f"Skip to content\n{MENU}\n{BODY}\n{MENU}"
    lines = lines_of(page)
    taken = [one for one in edits_of(page) if one.rule == "boilerplate/furniture-line"]
    assert taken
    for edit in taken:
        word, *scores = edit.note.split()
        covered = [one for one in lines.starts if edit.start <= one < edit.end]
        assert word == "certainty"
        assert len(scores) == len(covered)
        assert all(default_boilerplate().default.inside < float(one) <= 1 for one in scores)
    assert not any(one.note for one in edits_of(page) if one not in taken)


def test_a_table_of_figures_stays_and_a_menu_with_bars_goes():
    rows = "1/1/2013 | 13.1\n2/1/2013 | 13.1\n3/1/2013 | 12.9\n"
    menu = "Home | News\nSport | Arts\nBooks | Food\n"
    every = Certainty(edge=-1.0, inside=-1.0), Classifying()
    for between, gone in (rows, set()), (menu, {3, 4, 5}):
        lines = lines_of(BODY + between + BODY)
        scores = [0.4 if is_one else 0.9 for is_one in lines.are_sentences]
        assert {3, 4, 5} & set(furniture_lines(lines, scores, (), *every)) == gone


def test_a_headline_and_a_standfirst_before_the_text_stay_whatever_their_score():
    every = Certainty(edge=-1.0, inside=1.0), Classifying()
    for menu, gone in ("Home\nNews\n", set()), ("Home\nNews\nSport\n", {0, 1, 2}):
        lines = lines_of(menu + BODY)
        scores = [0.0] * len(lines)
        assert {0, 1, 2} & set(furniture_lines(lines, scores, (), *every)) == gone


def test_the_classifier_takes_nothing_where_no_rule_knows_a_line():
    poem = "The sea\nThe harbour\nNo ferry\n" * 4
    assert not edits_of(poem)
    assert not edits_of(f"{poem}\n{BODY}")


def test_scores_are_certainties_and_do_not_depend_on_the_machine():
    lines = lines_of(f"{MENU}{BODY}")
    scores = furniture_scores(lines, {6})
    assert len(scores) == len(lines)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert (scores == furniture_scores(lines, {6})).all()
    assert scores[:9].min() > scores[9:].max()


def test_the_weights_are_read_as_they_were_written(tmp_path):
    first, second = networks()
    weights = [*first.arrays, *second.arrays]
    write_arrays(tmp_path / "weights.txt", ["a note"], weights)
    again = read_arrays(tmp_path / "weights.txt")
    assert all((one == two).all() for one, two in zip(weights, again, strict=True))


def test_the_thorough_preset_takes_what_the_default_takes_and_more():
    packs = default_boilerplate().packs
    page = Document(f"Skip to content\n{MENU}\n{BODY}\nMore from the harbour\nOur boats\n{MENU}")
    usual, thorough = (
        apply(page.text, [one for one in filter_.propose(page) if isinstance(one, Edit)])
        for filter_ in (Boilerplate(packs), Boilerplate(packs, "thorough"))
    )
    assert set(thorough.split("\n")) <= set(usual.split("\n"))
    assert BODY.strip() in thorough
    assert Boilerplate().thorough.edge < Boilerplate().default.edge


def test_markup_is_left_to_the_markup_filter():
    page = Document("<p>x</p>\nSkip to content\n", media_type="text/html")
    assert not list(default_boilerplate().propose(page))


LINES = st.sampled_from(
    [
        *BODY.splitlines(),
        *MENU.splitlines(),
        *FEED.splitlines(),
        *("", "  ", "Source: Harbour Post", "According to HNA", "Credit:Harbour News", "0 / 300"),
        *("扫描下载App", "港口关闭了三天。", "A headline", "© 2024 Harbour", "\u2028x", "a\x0bb"),
    ]
)


@pytest.mark.parametrize("preset", ["default", "thorough"])
@settings(max_examples=60, deadline=None)
@given(text=st.lists(LINES, max_size=30).map("\n".join))
def test_edits_are_whole_lines_and_a_second_run_finds_none(preset, text):
    one = Boilerplate(default_boilerplate().packs, preset)
    edits = [found for found in one.propose(Document(text)) if isinstance(found, Edit)]
    assert resolve(edits)[0] == tuple(edits)
    for edit in edits:
        assert edit.start == 0 or text[edit.start - 1] == "\n"
        assert edit.end == len(text) or text[edit.end - 1] == "\n"
        assert not edit.replacement
    after = apply(text, edits)
    assert not [found for found in one.propose(Document(after)) if isinstance(found, Edit)]


@pytest.mark.parametrize("copies", [30, 300])
def test_a_text_longer_than_any_page_loses_only_what_a_rule_knows(copies):
    article = (
        "The harbour board met on Monday to talk about the crane.\n"
        "It was built before the war, and nobody knows how to mend it.\n"
        "A new one would cost more than the town takes in a year.\n"
        "The mayor asked for a vote, and the vote was put off until May.\n"
        "After that the members went home through the rain.\n"
        "On Tuesday the crane was still there, and so was the rain.\n"
        "The paper wrote a long piece about it, with two pictures.\n"
    )
    text = (article + "Share this article\n") * copies
    assert strip_boilerplate(text) == article * copies


BOOKS = (
    "The river books of the year\n\nBy Ann Lee\n\n1. The Ferry Keeper\n\n"
    "It tells of a man who keeps the ferry running through two hard winters, and of his sons.\n\n"
    "2. Harbour Lights\n\nBy John Dam\n\n"
    "A quiet book about the people who light the lamps along the quay every night of the year.\n"
)


def test_names_and_dates_alone_wake_nothing_and_stay():
    assert strip_boilerplate(BOOKS) == BOOKS
    dated = f"March 3, 2021\n{BOOKS}"
    assert strip_boilerplate(dated) == dated


def test_names_and_dates_above_a_text_go_from_a_page_with_other_furniture():
    page = f"March 3, 2021\nBy Ann Lee\n{SENTENCES}\nShare this article\n"
    assert strip_boilerplate(page).strip() == SENTENCES


SENTENCES = (
    "The harbour will be dredged before the winter, the council said on Monday after a long debate."
    "\nNobody had expected the vote to come so soon, and the fishermen welcomed it at once."
)
