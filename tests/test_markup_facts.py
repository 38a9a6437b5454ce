"""What a page says of itself: tags first, then its data for search engines."""

from __future__ import annotations

import json

import pytest

from cleaner.filters.markup.facts import facts
from cleaner.filters.markup.page import read_page

ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "Harbour & pier closed",
    "author": [{"@type": "Person", "name": "Ada Quay"}, {"name": "Bo Mole"}, {"name": "Ada Quay"}],
    "datePublished": "2024-02-03T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "The Coast"},
    "license": "https://licence.example/by",
    "inLanguage": "en-GB",
    "url": "https://coast.example/harbour",
}
ALL = {
    "title": "Harbour & pier closed",
    "author": "Ada Quay, Bo Mole",
    "date": "2024-02-03T08:00:00+01:00",
    "site": "The Coast",
    "licence": "https://licence.example/by",
    "language": "en-GB",
    "canonical": "https://coast.example/harbour",
}


def told(page: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts(read_page(page), 4_000)}


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(ARTICLE, id="one thing"),
        pytest.param([{"@type": "WebSite", "name": "Other"}, ARTICLE], id="list"),
        pytest.param(
            {"@graph": [{"@type": "WebPage", "url": "https://coast.example/?p=1"}, ARTICLE]},
            id="graph, where the page is named as well",
        ),
        pytest.param({"@type": "ItemPage", "mainEntity": ARTICLE}, id="main entity"),
    ],
)
def test_all_seven_facts_are_read_from_the_data_of_a_page(data):
    assert told(script(data)) == ALL


def test_an_author_who_is_named_elsewhere_in_the_data_is_found():
    people = [{"@type": "Person", "@id": "#ada", "name": "Ada Quay"}, {"@type": "Person"}]
    article = {"@type": "Article", "author": {"@id": "#ada"}, "publisher": {"@id": "#gone"}}
    assert told(script({"@graph": [article, *people]})) == {"author": "Ada Quay"}


def test_tags_go_before_data():
    page = (
        '<html lang="de"><meta name="author" content="Cy Dock">'
        '<meta property="og:title" content="Hafen zu"><link rel="canonical" href="https://a.example/">'
    )
    assert told(page + script(ARTICLE)) == ALL | {
        "language": "de",
        "author": "Cy Dock",
        "title": "Hafen zu",
        "canonical": "https://a.example/",
    }


def test_an_address_is_no_author_and_the_name_in_the_data_is():
    page = '<meta property="article:author" content="https://people.example/ada">'
    assert told(page) == {}
    assert told(page + script({"@type": "Article", "author": "Ada Quay"})) == {"author": "Ada Quay"}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(script({"@type": "Organization", "name": "The Coast", "url": "x"}), id="firm"),
        pytest.param(
            '<script type="application/ld+json">{"@type": "Article", </script>', id="broken"
        ),
        pytest.param('<script type="application/ld+json">{"@type": "Article"}', id="cut off"),
        pytest.param(script({"@type": "Article", "author": 7, "license": {}}), id="odd values"),
        pytest.param(script({"@type": "Article", "inLanguage": "English"}), id="language by name"),
        pytest.param(script([[[]], None, 7, "Article"]), id="no things"),
        pytest.param('<script type="application/ld+json">' + "[" * 90_000 + "</script>", id="deep"),
    ],
)
def test_other_data_says_nothing(page):
    assert told(page) == {}


def test_the_licence_is_read_from_the_link_that_shows_it():
    page = '<p>Text under <a rel="license noopener" href="https://licence.example/by">CC BY</a></p>'
    assert told(page) == {"licence": "https://licence.example/by"}
    assert (
        told('<p><a href="https://licence.example/by">licence</a> <a rel=next href=x>b</a>') == {}
    )


def test_a_fact_stands_where_its_value_stands():
    page = "<p>x</p>" + script(ARTICLE)
    for fact in facts(read_page(page), 4_000):
        held = page[fact.start : fact.end]
        assert held == fact.value or (fact.name == "author" and held.startswith('{"@type"'))
