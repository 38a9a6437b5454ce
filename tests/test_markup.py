"""The markup filter: what stays of a page, what goes, and that any page can be read."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Flag, apply, resolve
from cleaner.filters.markup import Markup, extract_main_text
from cleaner.filters.markup.align import Alignment, align
from cleaner.filters.markup.compose import compose, written
from cleaner.filters.markup.extract import lines_of
from cleaner.filters.markup.page import read_page, solid, units_of
from cleaner.filters.markup.placement import Target, place
from cleaner.filters.markup.tags import markup_spans

ARTICLE = (
    "The harbour was closed for three days after the storm, and the ferries did not sail.",
    "Fishermen said they had never seen waves of that height inside the breakwater.",
    "“We will rebuild the pier & open again in spring,” the harbour master told reporters.",
)
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour closed | The Coast</title>
<meta property="og:title" content="Harbour &amp; pier closed">
<meta name="author" content="Ada Quay"><meta property="og:site_name" content="The Coast">
<meta property="article:published_time" content="2024-02-03">
<link rel="canonical" href="https://coast.example/harbour">
<link rel=license href=https://licence.example/by>
<style>p > a { color: red }</style><script>var x = "<p>not text</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<!-- <p>a comment</p> -->
<article><h1>Harbour closed</h1>
<p>The harbour was closed for three days
   after the <b>storm</b>, and the ferries did not sail.</p>
<p>Fishermen said they had never seen waves of that height inside&nbsp;the breakwater.</p>
<p>&ldquo;We will rebuild the pier &amp; open again in spring,&#8221; the harbour master told
reporters.</p></article>
<footer><p>All rights reserved</p></footer></body></html>
"""


def page_of(text: str) -> Document:
    return Document(text, media_type="text/html")


def edits_of(text: str) -> list[Edit]:
    return [one for one in Markup().propose(page_of(text)) if isinstance(one, Edit)]


def edits_for(page: str, lines: list[str]) -> list[Edit]:
    parts = read_page(page)
    return list(compose(parts, place(parts, lines, Alignment())))


def test_the_article_stays_and_everything_around_it_goes():
    assert extract_main_text(PAGE) == "\n\n".join(("Harbour closed", *ARTICLE))


def test_bytes_are_read_as_the_page_declares():
    page = "<meta charset=windows-1251><article><p>Порт закрыли на три дня.</p></article>"
    assert extract_main_text(page.encode("cp1251")) == "Порт закрыли на три дня."
    assert extract_main_text(page.encode()) == "Порт закрыли на три дня."


def test_the_record_can_tell_markup_from_text():
    by_rule: dict[str, list[str]] = {}
    for edit in edits_of(PAGE):
        by_rule.setdefault(edit.rule, []).append(PAGE[edit.start : edit.end])
    assert by_rule["markup/removed-text"] == ["Home", "News", "All rights reserved"]
    assert by_rule["markup/entity"] == ["&ldquo;", "&amp;", "&#8221;"]
    assert "markup/unplaced-text" not in by_rule
    assert not any("<" in old for old in by_rule["markup/white-space"])
    assert all("<" in old for old in by_rule["markup/tag"])
    assert len(by_rule["markup/tag"]) < 12, "touching tags are one edit"


def test_edits_change_something_and_never_overlap():
    edits = edits_of(PAGE)
    assert all(PAGE[edit.start : edit.end] != edit.replacement for edit in edits)
    assert resolve(edits)[0] == tuple(edits)


def test_what_a_page_says_of_itself_becomes_facts_at_their_places():
    facts = [one for one in Markup().propose(page_of(PAGE)) if isinstance(one, Fact)]
    assert {fact.name: fact.value for fact in facts} == {
        "title": "Harbour & pier closed",
        "author": "Ada Quay",
        "date": "2024-02-03",
        "site": "The Coast",
        "language": "en-GB",
        "licence": "https://licence.example/by",
        "canonical": "https://coast.example/harbour",
    }
    places = {PAGE[fact.start : fact.end] for fact in facts}
    assert {"Ada Quay", "Harbour &amp; pier closed", "en-GB"} <= places


def test_plain_text_stays_even_where_it_looks_like_markup():
    assert not list(Markup().propose(Document("<p>a &amp; b</p>")))
    assert not list(Markup().propose(page_of("no markup: 1 < 2 & 3 > 2")))


def test_the_output_of_the_filter_is_no_page_and_stays():
    assert not list(Markup().propose(page_of(extract_main_text(PAGE))))


def test_an_article_inside_a_script_is_inserted_by_a_rule_of_its_own():
    body = " ".join(ARTICLE)
    page = (
        '<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
        + body.replace('"', "'")
        + '"}</script></head><body><div id="app"></div></body></html>'
    )
    edits = [edit for edit in edits_of(page) if edit.rule == "markup/unplaced-text"]
    assert [edit.replacement for edit in edits] == [body]
    assert extract_main_text(page) == body


def test_a_page_without_main_text_is_read_plainly_and_says_so():
    page = "<body><div>Two words</div><form>Search</form><div>Only<br>this</div></body>"
    flags = [one for one in Markup().propose(page_of(page)) if isinstance(one, Flag)]
    assert len(flags) <= 1
    assert "Search" not in extract_main_text(page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="empty"),
        pytest.param("<", id="one bracket"),
        pytest.param("<!--", id="unclosed comment"),
        pytest.param("<p>text<script>var a = 1;", id="unclosed script"),
        pytest.param("<p title='unclosed>text</p><p>more</p>", id="unclosed quote"),
        pytest.param(PAGE[: len(PAGE) // 2], id="cut in half"),
        pytest.param("<div>" * 10_000 + "deep" + "</div>" * 10_000, id="deeply nested"),
        pytest.param("<a href='" * 3_000, id="many unclosed quotes"),
        pytest.param("<p>a\x00b\ud800c &#0; &#xD800; &bogus; &" + "&amp" * 9, id="bad characters"),
        pytest.param("<svg><title>x</svg></title><select><option>y", id="misnested"),
        pytest.param("<?xml version='1.0' encoding='utf-8'?><html><p>x</p></html>", id="xml"),
    ],
)
def test_a_broken_page_is_read_without_an_error(page):
    edits = edits_of(page)
    assert resolve(edits)[0] == tuple(edits)
    assert "<div" not in apply(page, edits)


def test_half_a_page_keeps_the_text_it_has():
    half = PAGE[: PAGE.index("breakwater")]
    assert ARTICLE[0] in extract_main_text(half)


def test_an_article_that_stands_in_what_the_rules_drop_is_still_found():
    """The button is never closed, so that all that follows is part of it."""
    head, article = PAGE.split("<article>")
    text = extract_main_text(f"{head}<button>Menu<article>{article}")
    assert all(solid(paragraph) in solid(text) for paragraph in ARTICLE)
    assert "Home" not in text


def test_menus_inside_a_form_around_the_page_go_and_its_article_stays():
    head, article = PAGE.split("<nav>")
    page = f"{head}<form><select><option>Other</select><nav>{article}".replace("</body>", "</form>")
    assert extract_main_text(page) == extract_main_text(PAGE)


def tag_end(source: str, at: int) -> int:
    """Return where a tag ends that begins before `at`, character by character."""
    while at < len(source) and source[at] not in "/>" and not source[at].isspace():
        at += 1  # its name
    while at < len(source):
        if source[at] == ">":
            return at + 1
        value = source[at + 1 :].lstrip() if source[at] == "=" else ""
        at += 1
        if value[:1] in ("'", '"') and value:
            at = len(source) - len(value) + 1
            at = source.find(value[0], at) + 1 or at
    return len(source)


@given(st.text(st.sampled_from("<<>>a/= '\"\n"), max_size=40))
def test_a_tag_ends_at_the_first_bracket_that_stands_in_no_closed_quotes(source):
    for start, end, name in markup_spans(source, []):
        if name:
            assert end == tag_end(source, start + 1 + (name[0] == "/"))
        assert not any(start < other < end for other, *_ in markup_spans(source, []))


@given(st.text(st.sampled_from("ab,\u00ad\u200b  \n"), max_size=20), st.data())
def test_a_part_of_a_line_keeps_the_spaces_at_its_ends(line, data):
    target = Target.of(line)
    start = data.draw(st.integers(0, len(target.solid)))
    end = data.draw(st.integers(start, len(target.solid)))
    part = target.text(start, end)
    assert solid(part) == target.solid[start:end]
    assert part in target.spaced
    if target.solid[start:end]:
        assert part.startswith(" ") == (start in target.starts[1:])
        assert part.endswith(" ") == (end in target.starts)
        assert target.holds(part.strip(), start)


MARKUP = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b >", "<br/>", "<a href='x>y'>", "<script>", "</script>"),
        *("<!--", "-->", "<td>", "&amp;", "&nbsp;", "&shy;", "&notit;", "&", "<", ">", " ", "\n"),
        *("\u00ad", "\u00a0", "\x00", "é", "word", "two words", "|", "- ", "中文"),
    ]
)
PAGES = st.lists(MARKUP, max_size=24).map("".join)


@given(PAGES)
def test_every_character_of_a_page_belongs_to_one_piece(source):
    page = read_page(source)
    assert "".join(source[one.start : one.end] for one in page.pieces) == source
    units = [
        unit for one in page.pieces if one.is_text for unit in units_of(source, one.start, one.end)
    ]
    assert "".join(solid(unit.text) for unit in units) == page.solid
    assert all(unit.is_entity or source[unit.start : unit.end] == unit.text for unit in units)


@given(PAGES, st.lists(st.lists(MARKUP, max_size=5).map("".join), max_size=4))
def test_edits_give_the_lines_whatever_page_they_are_laid_on(source, texts):
    lines = [line for text in texts for line in lines_of(text)]
    edits = edits_for(source, lines)
    assert resolve(edits)[0] == tuple(edits)
    assert all(source[edit.start : edit.end] != edit.replacement for edit in edits)

    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    assert letters(apply(source, edits)) == letters("".join(map(solid, lines)))


@settings(max_examples=300)
@given(PAGES, st.lists(st.lists(MARKUP, max_size=5).map("".join), max_size=4), st.data())
def test_the_text_written_alone_is_what_the_edits_leave(source, texts, data):
    page = read_page(source)
    lines = [line for text in texts for line in lines_of(text)]
    if page.lines:  # so that some of the page stays
        own = [page.text(line.start, line.end) for line in page.lines]
        lines += data.draw(st.lists(st.sampled_from(own), max_size=3))
    text = place(page, lines, Alignment())
    assert written(page, text) == apply(source, compose(page, text))


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_a_page_reads_the_same_with_edits_and_without(source):
    assert extract_main_text(source) == apply(source, edits_of(source))


@given(PAGES, st.lists(PAGES, max_size=4))
def test_aligned_blocks_stand_in_order_on_both_sides(page, lines):
    lines = [line for line in map(solid, lines) if line]
    blocks = align(solid(page), lines, Alignment())
    for block in blocks:
        line = lines[block.line]
        here = solid(page)[block.place : block.place + block.size]
        assert block.size
        assert here == line[block.at : block.at + block.size]
    for one, two in pairwise(blocks):
        assert one.place + one.size <= two.place
        assert (one.line, one.at + one.size) <= (two.line, two.at)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_no_page_raises_and_its_edits_apply(source):
    edits = edits_of(source)
    assert resolve(edits)[0] == tuple(edits)
    apply(source, edits)


def test_a_line_that_occurs_twice_is_placed_beside_its_neighbours():
    menu, story = "Storms", "The storm came at night and took the roof of the old town hall."
    page = f"<nav>{menu}</nav><p>x</p><h2>{menu}</h2><p>{story}</p>"
    kept = Counter(edit.rule for edit in edits_for(page, [menu, story]))
    assert apply(page, edits_for(page, [menu, story])) == f"{menu}\n\n{story}"
    assert kept["markup/removed-text"] == 2


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        pytest.param("<p>a<script>b</script>c<!-- d --></p>", "<p>ac</p>", id="hidden goes"),
        pytest.param("<!DOCTYPE html><p>a", "<!DOCTYPE html><p>a", id="declaration stays"),
        pytest.param("<title>a</title>b", "<title>a</title>b", id="title stays"),
        pytest.param(
            "<script type='application/ld+json'>{}</script>a",
            "<script type='application/ld+json'>{}</script>a",
            id="data about the article stays",
        ),
        pytest.param("a<style>b", "a", id="what is cut off goes"),
    ],
)
def test_an_extractor_gets_the_page_without_what_is_hidden(page, shown):
    assert read_page(page).shown == shown
