"""What is promised of every document: restored, stable, recorded, each edit undone alone."""

from __future__ import annotations

import json
import unicodedata

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.chain import exemptions_of
from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.filters import Filter
from cleaner.provenance import Record, record_schema, restore
from tests.documents import ALL, PROSE, pipeline

NAMES = sorted(ALL)
PIECES = st.sampled_from(
    [
        PROSE,
        "schÃ¶n ",
        "China -US ",
        "\u201cWait.\u201dHe ",
        "会谈在北京进行。双方同意继续对话。\n\n",
        "\n\n",
        "\r\n",
        "\f",
        "well-\nknown ",
        "Source: Daily News\n",
        "<p>",
        "\x00",
        "\ufffd",
        "e\u0301",
        "   ",
        "Cry and Mr. Kerry met. ",
        "3.5 percent, U.S.-led. ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=8).map("".join)
BYTES = st.one_of(
    st.binary(max_size=64),
    st.builds(
        lambda text, codec: text.encode(codec, "replace"),
        TEXTS,
        st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1252", "gb18030", "cp932", "koi8-r"]),
    ),
)


def cleaned(data: bytes, record: str = "full", name: str = "page.txt") -> cleaner.Cleaned:
    return pipeline(record).clean(data, name, "page")


@pytest.mark.parametrize("name", NAMES)
def test_clean_text_and_record_give_the_raw_bytes_back(name):
    page = cleaned(ALL[name], name=name)
    record = Record.from_json(page.record.to_json())
    assert record == page.record
    assert restore(page.text, record) == ALL[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_run_on_the_output_changes_nothing(name):
    page = cleaned(ALL[name], name=name)
    for text in page.texts.values():
        again = cleaned(text.encode())
        assert (again.text, len(again.texts)) == (text, 1)
        assert not again.record.counts


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_in_normal_form(name):
    for text in cleaned(ALL[name], name=name).texts.values():
        assert unicodedata.is_normalized("NFC", text)
        assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))
        assert "\n\n\n" not in text
        assert "\r" not in text
        assert not any(line != line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("detail", ["full", "lines", "spans", "none"])
def test_every_record_is_valid_by_the_published_schema(name, detail):
    schema = json.loads(record_schema())
    record = cleaned(ALL[name], detail, name).record
    jsonschema.Draft202012Validator(schema).validate(json.loads(record.to_json()))


@pytest.mark.parametrize("name", NAMES)
def test_every_edit_stands_on_one_line_of_the_record(name):
    page = cleaned(ALL[name], name=name)
    lines = page.record.to_json().splitlines()
    edits = [line for line in lines if line.lstrip().startswith('{"id": ')]
    assert len(edits) == sum(len(output.edits or ()) for output in page.record.outputs)


@pytest.mark.parametrize("name", NAMES)
def test_any_single_edit_can_be_taken_back_and_all_others_stay(name):
    data = ALL[name]
    page = cleaned(data, name=name)
    hunks = page.outputs[0].trace.hunks
    if "decode/binary" in {rule for hunk in hunks for rule in hunk.rules}:
        return
    for index in range(0, len(hunks), max(1, len(hunks) // 5)):
        exempted = exemptions_of(hunks[index])
        without = pipeline().clean(data, name, "page", exempted)
        assert without.outputs[0].trace.hunks == (*hunks[:index], *hunks[index + 1 :])
        assert restore(without.text, without.record) == data


@given(BYTES)
def test_any_bytes_are_restored(data):
    page = cleaned(data)
    assert restore(page.text, Record.from_json(page.record.to_json())) == data


@given(TEXTS)
def test_any_text_is_stable_after_one_run(text):
    page = cleaned(text.encode("utf-8", "surrogatepass"))
    for made in page.texts.values():
        again = cleaned(made.encode())
        assert again.text == made


@given(TEXTS)
def test_no_filter_proposes_edits_outside_the_text_or_that_change_nothing(text):
    document = Document(text.encode("utf-8", "replace").decode(), "en")
    for one in pipeline().chain.filters:
        assert isinstance(one, Filter)
        known = {rule.id for rule in one.rules}
        for finding in one.propose(document):
            assert finding.rule in known
            assert 0 <= finding.start <= finding.end <= len(document.text)
            if isinstance(finding, Edit):
                assert document.text[finding.start : finding.end] != finding.replacement


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_document_is_left_untouched(name):
    once = cleaned(ALL[name], name=name).text
    assert cleaned(once.encode()).record.outputs[0].edits == ()


def test_unknown_fields_of_a_record_are_refused_with_the_way_out():
    with pytest.raises(cleaner.RestoreError, match="run --force"):
        Record.from_json('{"format": "cleaner-record/1"}')


def test_a_changed_clean_text_is_found_out():
    page = cleaned(PROSE.encode())
    with pytest.raises(cleaner.RestoreError, match="changed"):
        restore(page.text.replace("Tuesday", "Monday"), page.record)
