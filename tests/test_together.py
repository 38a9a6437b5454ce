"""Sections of several languages in one file: order, pairs, and what they say of the raw text."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config import Config
from cleaner.pipeline import clean
from cleaner.provenance import Record, record_schema, restore
from cleaner.text.alignment import Alignment, pair_sections
from tests.test_language import TEXTS
from tests.test_run import command, files

KEPT = Config(keep_together=True)
EN, ZH = TEXTS["en"], TEXTS["zh-Hans"]
EN2 = "The school stays closed for a week, because nobody can cross the river now."
ZH2 = "学校停课一个星期，因为现在没有人能够过河。"


def rows(text, config=KEPT):
    made = clean(text, config)
    written = made.texts.get("document.sections.jsonl", "")
    return [json.loads(line) for line in written.splitlines()]


def pairs(text):
    return [(row["language"], row.get("pair")) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{EN}\n\n{ZH}\n\n{EN2}\n\n{ZH2}\n",
            [("en", 1), ("zh-Hans", 1), ("en", 2), ("zh-Hans", 2)],
            id="paragraph by paragraph",
        ),
        pytest.param(
            f"{EN}\n\n{EN2}\n\n{ZH}\n\n{ZH2}\n",
            [("en", 1), ("en", 2), ("zh-Hans", 1), ("zh-Hans", 2)],
            id="one language after the other",
        ),
        pytest.param(
            f"{EN}\n\n{EN2}\n\n{ZH}{ZH2}\n",
            [("en", 1), ("en", 1), ("zh-Hans", 1)],
            id="paragraphs that were joined pair as a whole",
        ),
        pytest.param(
            f"{ZH2}\n\n{EN} {EN2} {EN} {EN2} {EN}\n",
            [("zh-Hans", None), ("en", None)],
            id="a section much longer than its neighbour pairs with nothing",
        ),
    ],
)
def test_sections_pair_by_place_where_their_lengths_agree(text, expected):
    assert pairs(text) == expected


def test_pairs_are_as_many_as_can_be_and_then_the_closest_in_length():
    assert pair_sections(["en", "fr", "en"], [50, 100, 99], Alignment()) == [(1, 2)]
    assert pair_sections(["en", "fr", "en", "fr"], [50, 100, 99, 60], Alignment()) == [
        (0, 1),
        (2, 3),
    ]
    assert pair_sections(["en", "und", "en"], [50, 50, 50], Alignment()) == []
    assert pair_sections(["en", "fr"], [0, 0], Alignment()) == []
    assert pair_sections([], [], Alignment()) == []
    assert pair_sections(["en", "fr"], [50, 99], replace(Alignment(), most_ratio=1.5)) == []


def test_one_language_and_no_wish_give_no_file():
    assert rows(f"{EN}\n\n{EN2}\n") == []
    assert rows(f"{EN}\n\n{ZH}\n", Config()) == []
    assert clean(f"{EN}\n\n{ZH}\n", Config()).record.together is None


PARTS = st.lists(
    st.tuples(
        st.sampled_from(["en", "zh-Hans", "de", "ru", "ja"]), st.sampled_from(["\n\n", "\n"])
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(PARTS)
def test_every_paragraph_of_every_output_is_in_the_file_once_and_points_to_its_raw_text(parts):
    text = "".join(TEXTS[tag] + "  " + gap for tag, gap in parts)
    made = clean(text, KEPT)
    found = rows(text)
    if len(made.outputs) == 1:
        assert found == []
        return
    for output in made.outputs:
        lines = [line for line in output.text.splitlines() if line.strip()]
        assert [row["text"] for row in found if row["language"] == output.language] == lines
    assert [row["at"][0] for row in found] == sorted(row["at"][0] for row in found)
    for row in found:
        assert text[slice(*row["at"])].split() == row["text"].split()
    assert restore(made.text, made.record) == text.encode()


def test_the_command_writes_checks_and_removes_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    raw, out = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "page.txt").write_text(f"{EN}\n\n{ZH}\n\n{EN2}\n\n{ZH2}\n", encoding="utf-8")
    assert command("run", raw, out, "--keep-together") == 0
    assert set(files(out)) == {
        "page.txt",
        "page.en.txt",
        "page.sections.jsonl",
        "page.json",
    }
    record = (out / "page.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(record), json.loads(record_schema()))
    assert Record.from_json(record).to_json() == record
    assert command("check", raw, out, "--keep-together") == 0
    assert command("check", raw, out) == 1
    (out / "page.sections.jsonl").unlink()
    assert command("check", raw, out, "--keep-together") == 1
    assert command("run", raw, out, "--keep-together") == 0
    assert "page.sections.jsonl" in files(out)
    assert command("run", raw, out) == 0
    assert "page.sections.jsonl" not in files(out)
    assert command("restore", out / "page.txt", "-o", tmp_path / "back.txt") == 0
    assert (tmp_path / "back.txt").read_bytes() == (raw / "page.txt").read_bytes()


def test_a_chain_that_separates_languages_twice_loses_no_paragraph():
    twice = replace(KEPT, chain=("language", "language", "whitespace"))
    assert {row["text"] for row in rows(f"{EN}\n\n{ZH}\n", twice)} == {EN, ZH}
