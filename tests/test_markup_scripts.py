"""Articles that a page holds as data for a script: found, unless the page shows its text."""

from __future__ import annotations

import json

import pytest

from cleaner.document import Document
from cleaner.edit import Edit, Flag, apply
from cleaner.filters.markup import Markup, extract_main_text
from cleaner.filters.markup.scripts import ScriptData, article_in_script

PARAGRAPHS = [
    "The harbour was closed for three days after the storm, and the ferries did not sail at all.",
    "Short, but said.",
    "Fishermen said that they had never seen waves of such a height inside the old breakwater.",
    "The pier lost eleven of its pillars, and the light at its end has not been lit since Friday.",
    "Engineers from the city came on Saturday to look at it; they wanted to see it at low water.",
    "“We will rebuild & open again in spring,” the harbour master told those who had gathered.",
    "Until then the mail goes by land, which takes it two days instead of the four hours by sea.",
]
TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in PARAGRAPHS)
RELATED = [{"title": "Flood", "teaser": "A river rose in the south of the land."} for _ in "1234"]


def page_of(script: str, shown: str = "Loading…") -> str:
    return f"<html><head><title>Port</title></head><body><div>{shown}</div>{script}</body></html>"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            '<script id="__NEXT_DATA__" type="application/json">'
            + json.dumps({"props": {"page": {"related": RELATED, "story": {"html": MARKUP}}}})
            + "</script>",
            id="markup in one string",
        ),
        pytest.param(
            "<script>window.__STATE__ = "
            + json.dumps({"related": RELATED, "blocks": [{"text": line} for line in PARAGRAPHS]})
            + "; start();</script>",
            id="one string a paragraph, set to a variable",
        ),
        pytest.param(
            "<script>if (a = {b: 1}) run({});</script><script>load("
            + json.dumps({"body": TEXT}, ensure_ascii=False)
            + ")</script>",
            id="plain text, handed to a function, after code that is no data",
        ),
    ],
)
def test_an_article_in_a_script_becomes_the_text_and_says_so(script):
    page = page_of(script)
    assert extract_main_text(page) == TEXT
    findings = list(Markup().propose(Document(page, media_type="text/html")))
    edits = [one for one in findings if isinstance(one, Edit)]
    assert apply(page, edits) == TEXT
    assert {one.rule for one in edits} >= {"markup/unplaced-text", "markup/removed-text"}
    assert [one.note for one in findings if isinstance(one, Flag)] == [
        "the article stands in a script"
    ]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f"<script>var a = {json.dumps(RELATED)};</script>", id="teasers"),
        pytest.param("<script>var a = {'b': " + "1;" * 900 + "}</script>", id="code"),
        pytest.param("<script>" + '= ["' * 900 + "</script>", id="broken data"),
        pytest.param(f"<script>var a = {json.dumps(TEXT)};</script>", id="a lone string"),
        pytest.param(f"<script>var a = {json.dumps([TEXT])}", id="a script cut off"),
        pytest.param("<script>a=" + "[" * 90_000 + "</script>", id="nested without end"),
        pytest.param(f'<script>a={{"key": "{"Zm9v" * 400}."}}</script>', id="bytes as text"),
    ],
)
def test_other_scripts_stay_out(script):
    assert article_in_script(page_of(script), 0, ScriptData()) == ()


def test_a_page_that_shows_its_text_keeps_it():
    script = f"<script>var a = {json.dumps({'body': ' '.join(PARAGRAPHS[::-1] * 9)})};</script>"
    assert extract_main_text(page_of(script, f"<article>{MARKUP}</article>")) == TEXT


def test_a_text_much_shorter_than_the_article_in_the_script_is_not_all_of_it():
    script = f"<script>var a = {json.dumps({'body': TEXT})};</script>"
    page = page_of(script)
    assert article_in_script(page, len(TEXT) // 4, ScriptData()) == tuple(PARAGRAPHS)
    assert article_in_script(page, len(TEXT) // 2, ScriptData()) == ()


def test_a_page_of_frames_keeps_the_text_for_those_without():
    page = (
        "<html><head><title>Port</title></head><frameset cols='1,2'><frame src=a><frame src=b>"
        f"<noframes><body>{MARKUP}</body></noframes></frameset></html>"
    )
    assert extract_main_text(page) == TEXT
