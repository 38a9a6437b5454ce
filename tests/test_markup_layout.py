"""The main text by the page's own lines: what is divided, put back, taken out, and what stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edit import apply
from cleaner.filters.markup import extract_main_text
from cleaner.filters.markup.align import Alignment
from cleaner.filters.markup.compose import compose
from cleaner.filters.markup.layout import Layout, lay_out
from cleaner.filters.markup.page import read_page, solid
from cleaner.filters.markup.placement import place

STORM = (
    "The storm came at night and took the roof of the old town hall, and nobody was hurt by it, "
    "since all had gone to the church."
)
BOATS = (
    "By morning the boats lay in the fields, and the men went out with horses to fetch them in "
    "before the tide came back."
)
PUMPS = (
    "Pumps were brought from the city, and by Friday the cellars of the lower town were dry, all "
    "but those of the brewery."
)


def laid_out(page: str, *lines: str) -> list[str]:
    """Return the lines that are left of a page from which an extractor took these."""
    parts = read_page(page)
    text = lay_out(parts, place(parts, lines, Alignment()), Layout())
    return apply(page, list(compose(parts, text))).split("\n\n")


@pytest.mark.parametrize(
    ("page", "lines", "expected"),
    [
        pytest.param(
            f"<table><tr><td><p>{STORM}</p><p>{BOATS}</p></td></tr></table>",
            [f"| {STORM} {BOATS} |"],
            [STORM, BOATS],
            id="paragraphs in a layout table are lines again",
        ),
        pytest.param(
            f"<td>{STORM}<br>\n<br>{BOATS}</td>",
            [f"{STORM} {BOATS}"],
            [STORM, BOATS],
            id="an empty line divides",
        ),
        pytest.param(
            f"<td>{STORM}<br>{BOATS}</td>",
            [f"{STORM} {BOATS}"],
            [f"{STORM} {BOATS}"],
            id="a single line break does not",
        ),
        pytest.param(
            f"<td>Pumps<br>{BOATS}</td>",
            [f"Pumps{BOATS}"],
            ["Pumps", BOATS],
            id="but never joins two words",
        ),
        pytest.param(
            "<table><tr><td>Monday<td>rain<tr><td>Tuesday<td>sun</table>",
            ["| Monday | rain |", "| Tuesday | sun |"],
            ["Monday rain", "Tuesday sun"],
            id="the cells of a row stay one line",
        ),
        pytest.param(
            f"<p>{STORM[:40]}<b>{STORM[40:50]}</b><i>{STORM[50:]}</i></p>",
            [STORM],
            [STORM],
            id="inline tags do not divide",
        ),
    ],
)
def test_lines_are_divided_where_the_page_begins_a_block(page, lines, expected):
    assert laid_out(page, *lines) == expected


@pytest.mark.parametrize(
    ("between", "back"),
    [
        pytest.param("<h2>The cellars</h2>", ["The cellars"], id="heading"),
        pytest.param(
            "<h3>Needed</h3><p>So far:</p><ul><li>ten <b>pumps</b><li>sand</ul>",
            ["Needed", "So far:", "ten pumps", "sand"],
            id="heading, lead-in and list",
        ),
        pytest.param("<p>Advertisement</p>", [], id="lone paragraph stays out"),
        pytest.param("<figcaption>The hall</figcaption>", [], id="caption stays out"),
        pytest.param(
            "<h2><a href='/x'>Flood in the south</a></h2>", [], id="linked title stays out"
        ),
        pytest.param("<ul><li><a href='/x'>More</a><li>Text</ul>", [], id="links stay out"),
        pytest.param("<h2>Newsletter</h2><div>Sign up</div>", [], id="box stays out"),
        pytest.param("<h2>—</h2>", [], id="ornament stays out"),
    ],
)
def test_headings_and_lists_missing_between_two_lines_come_back(between, back):
    page = f"<p>{STORM}</p>{between}<p>{BOATS}</p>"
    assert laid_out(page, STORM, BOATS) == [STORM, *back, BOATS]


def test_what_is_missing_before_the_first_and_after_the_last_line_stays_out():
    page = f"<h1>The Coast</h1><p>{STORM}</p><p>{BOATS}</p><h2>More news</h2><ul><li>one</ul>"
    assert laid_out(page, STORM, BOATS) == [STORM, BOATS]


def test_links_around_the_prose_go_and_those_inside_stay():
    page = (
        f"<div><a href='/'>Home</a> | <a href='/n'>News of the coast</a></div><h1>The storm</h1>"
        f"<p>{STORM}</p><p><a href='/pumps'>Where the pumps are</a></p><p>{BOATS}</p>"
        "<p>By Ada Quay</p><p><a href='/more'>Read more about the flood</a></p>"
    )
    lines = [
        "Home | News of the coast",
        "The storm",
        STORM,
        "Where the pumps are",
        BOATS,
        "By Ada Quay",
        "Read more about the flood",
    ]
    assert laid_out(page, *lines) == [
        "The storm",
        STORM,
        "Where the pumps are",
        BOATS,
        "By Ada Quay",
    ]


def test_a_page_that_is_a_list_of_links_stays():
    page = "<ul><li><a href=/1>One harbour</a><li><a href=/2>Two harbours</a></ul>"
    assert laid_out(page, "One harbour", "Two harbours") == ["One harbour", "Two harbours"]


def test_an_anchor_without_an_address_or_an_end_is_no_link():
    tail = "<h2><a name=b>The end</h2><p>By Ada Quay</p>"
    page = f"<p>{STORM}</p><p><a href='/x'>{BOATS}</p>{tail}"
    lines = [STORM, BOATS, "The end", "By Ada Quay"]
    assert laid_out(page, *lines) == [STORM, "The end", "By Ada Quay"]


def test_a_whole_page_is_read_by_its_own_lines():
    page = (
        f"<html><body><article><h1>Storm</h1><p>{STORM}</p><p>{PUMPS}</p>"
        f"<h4>What is needed</h4><p>{BOATS}</p>"
        "<p><a href='/a'>Another storm, another town</a></p></article></body></html>"
    )
    assert extract_main_text(page).split("\n\n") == ["Storm", STORM, PUMPS, "What is needed", BOATS]


PIECES = st.sampled_from(
    ["<p>", "<h2>", "<li>", "<br>", "<td>", "<a href=x>", "</a>", "</p>", "&amp;", " ", "ab c", "d"]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.data())
def test_every_line_stays_in_the_order_of_the_page(source, data):
    page = read_page(source)
    ends = sorted(data.draw(st.sets(st.integers(0, len(page.solid)), max_size=6)))
    lines = [page.solid[low:high] for low, high in pairwise(ends)]
    text = lay_out(page, place(page, lines, Alignment()), Layout())
    for one in text.blocks:
        held = text.targets[one.line].solid[one.at : one.at + one.size]
        assert held == page.solid[one.place : one.place + one.size]
    places = [one.place for one in text.blocks]
    assert places == sorted(places)
    assert [one.line for one in text.blocks] == sorted(one.line for one in text.blocks)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_lines_of_a_page_hold_all_its_text(source):
    page = read_page(source)
    lines = [page.text(line.start, line.end) for line in page.lines]
    assert "".join(map(solid, lines)) == page.solid
    assert page.linked_chars(0, len(page.solid)) <= len(page.solid)
