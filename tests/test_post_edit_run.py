"""The post-editor in the chain: off unless named, asked once, undone, restored, repeatable."""

from __future__ import annotations

import io
import json
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from cleaner.chain import Chain
from cleaner.config import Config, build_chain, build_filter, signature
from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.filters import fix
from cleaner.pipeline import Pipeline
from cleaner.provenance import Record, record_schema, restore
from cleaner.rule import Rule, Safety
from tests.language_model import Reply, Server, proposing, serving
from tests.test_run import command, files

MARKS = "The two sides met.They agreed.China -US ties warm.High -level talks follow."
PAGE = (
    f"{MARKS}\n{MARKS}\n\nThe delegates was glad about the further talks in Lagos.\n\n"
    "He hoped that both delegations would be go on with it.\n\n"
    "Prices rose by 3.5 percent in 2031, which nobody did expected.\n"
)
MODEL = proposing(
    ("delegates was", "delegates were"),
    ("would be go", "would go"),
    ("did expected", "expected"),
    ("3.5 percent", "35 percent"),
)
SETTINGS = """
chain = {chain}
rules = ["own"]
[post-edit]
endpoint = "{endpoint}"
model = "Tiny-1.5:7b"
[post-edit.connection]
wait_seconds = 0.0
"""


# Every English text is a machine translation: what a run mended is sent again, if anything is.
ALWAYS = ("--set", "post-edit.judging.least_score=0.0")


def closed_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}/v1"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLEANER_LLM_KEY", raising=False)
    (tmp_path / "raw").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "raw" / "page.txt").write_bytes(PAGE.encode())
    return tmp_path


def set_up(folder: Path, server: Server | str, chain: tuple[str, ...] = ()) -> None:
    names = json.dumps([*(chain or Config().chain), "post-edit"])
    endpoint = server if isinstance(server, str) else server.endpoint
    (folder / "cleaner.toml").write_text(SETTINGS.format(chain=names, endpoint=endpoint))


def read(folder: Path, name: str = "page") -> tuple[str, Record]:
    text = (folder / f"{name}.txt").read_bytes().decode()
    return text, Record.from_json((folder / f"{name}.json").read_text())


def edits_by(record: Record) -> list[tuple[str | None, str | None]]:
    found = record.outputs[0].edits or ()
    return [(one.old, one.new) for one in found if one.rule.startswith("post-edit/")]


def test_it_is_off_unless_the_chain_names_it(folder):
    assert "post-edit" not in Config().chain
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", "--only", ",".join(Config().chain)) == 0
    assert server.requests == []
    assert not (folder / "rules").exists()


def test_its_edits_are_made_and_recorded_as_those_of_the_model(folder):
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean") == 0
    text, record = read(folder / "clean")
    assert "delegates were glad" in text
    assert "3.5 percent" in text
    assert edits_by(record) == [("was", "were"), ("be ", ""), ("did ", "")]
    assert {rule for rule, _ in record.counts if rule.startswith("post-edit")} == {
        "post-edit/by-tiny-1-5-7b"
    }
    [flag] = [one for one in record.flags if one.rule == "post-edit/declined"]
    assert flag.note == (
        "Tiny-1.5:7b: '35 percent' for '3.5 percent': alters a number: '3.5' would become '35'"
    )
    assert PAGE[flag.start : flag.end] == "3.5"
    [fact] = [one for one in record.metadata if one.name == "post_edit"]
    assert fact.value.startswith("Tiny-1.5:7b: read ")
    assert restore(text, record) == PAGE.encode()
    schema = json.loads(record_schema())
    jsonschema.Draft202012Validator(schema).validate(json.loads(record.to_json()))


def test_the_signature_names_model_and_prompt_but_no_host_and_no_folder(folder):
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean") == 0
    _, record = read(folder / "clean")
    assert "post-edit(model=Tiny-1.5:7b)" in record.signature
    prompt = build_filter("post-edit").prompts[0]  # type: ignore[attr-defined]
    assert f"post-edit/prompt@{prompt.digest}" in record.signature
    written = "".join(path.read_text() for path in (folder / "clean").iterdir())
    assert "127.0.0.1" not in written
    assert str(folder) not in written


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ("post-edit.model=other", False),
        ("post-edit.instructions=Be brief.", False),
        ("post-edit.apply=false", False),
        ("post-edit.bounds.most_span_chars=9", False),
        ("post-edit.endpoint=https://elsewhere/v1", True),
        ("post-edit.connection.attempts=9", True),
        ("post-edit.offline=true", True),
    ],
)
def test_the_signature_changes_with_what_can_alter_the_result(change, same):
    base = Config(chain=("post-edit",)).setting(
        ["post-edit.model=m", "post-edit.endpoint=https://host/v1"]
    )
    other = base.setting([change])
    one, two = (signature(config, build_chain(config)) for config in (base, other))
    assert (one == two) is same


def test_a_run_with_kept_answers_needs_no_server_and_gives_the_same_bytes(folder):
    for number in range(5):
        (folder / "raw" / f"{number}.txt").write_text(f"{PAGE}\nThe page {number} have an end.\n")
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", "--jobs", 2) == 0
        asked = len(server.requests)
        assert command("run", "raw", "clean") == 0
        assert command("run", "raw", "clean", "--force", "--jobs", 1) == 0
        assert len(server.requests) == asked
    set_up(folder, closed_port())
    for jobs in (1, 2):
        assert command("run", "raw", f"again{jobs}", "--jobs", jobs) == 0
        assert files(folder / f"again{jobs}") == files(folder / "clean")
    assert command("check", "raw", "clean", "--set", "post-edit.offline=true") == 0


def test_a_text_in_which_every_proposal_is_declined_is_recorded_the_same_again(folder):
    with serving(proposing(("3.5", "35"))) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean") == 0
        before = files(folder / "clean")
        assert b"post-edit/declined" in before["page.json"]
        assert command("run", "raw", "clean", "--force") == 0
    assert files(folder / "clean") == before
    assert len(server.requests) == 1


def test_without_the_server_the_text_is_cleaned_and_the_next_run_finishes_it(folder, capsys):
    set_up(folder, closed_port())
    assert command("run", "raw", "clean") == 3
    said_so = capsys.readouterr().err
    assert "page.txt: the model gave no answer for 5 paragraphs: the server was not reached" in (
        " ".join(said_so.split())
    )
    text, record = read(folder / "clean")
    assert "China-US ties warm" in text
    assert "delegates was" in text
    assert restore(text, record) == PAGE.encode()
    assert record.error
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean") == 0
        assert len(server.requests) == 1
    text, record = read(folder / "clean")
    assert "delegates were" in text
    assert not record.error


def test_without_a_model_the_run_does_not_start(folder, capsys):
    set_up(folder, "")
    assert command("run", "raw", "clean") == 2
    assert "post-edit.endpoint: expected an address" in capsys.readouterr().err
    assert not (folder / "clean").exists()


def test_a_run_on_the_output_asks_nothing_and_changes_nothing(folder):
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", *ALWAYS) == 0
        asked = len(server.requests)
        (folder / "clean" / "page.json").rename(folder / "page.json")
        server.model = proposing(("The", "A"), ("glad", "happy"), ("hoped", "wished"))
        assert command("run", "clean", "twice", *ALWAYS) == 0
    assert len(server.requests) == asked
    assert (folder / "twice" / "page.txt").read_bytes() == (folder / "clean/page.txt").read_bytes()
    assert not read(folder / "twice")[1].counts


RULE = """
pack: translation/own
source: "zh"
target: "en"
rules:
  - id: glad
    fault: A word that this house does not use.
    safety: safe
    match: '\\bhappy\\b'
    replace: 'glad'
    examples:
      - fix: "a happy end"
        to: "a glad end"
      - keep: "happyness"
"""


@pytest.mark.parametrize("word", ["glad", "content"])
def test_a_rule_that_acts_on_what_the_model_wrote_makes_no_loop(folder, word):
    (folder / "own" / "translation").mkdir()
    (folder / "own" / "translation" / "house.yaml").write_text(RULE.replace("glad", word))
    with serving(proposing(("was glad", "was happy"))) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", *ALWAYS) == 0
        assert command("check", "raw", "clean", *ALWAYS) == 0
        text, record = read(folder / "clean")
        assert f"was {word}" in text
        assert "chain/unstable" not in {flag.rule for flag in record.flags}
        assert len(server.requests) == 1
        (folder / "clean" / "page.json").rename(folder / "page.json")
        assert command("run", "clean", "twice", *ALWAYS) == 0
    assert (folder / "twice" / "page.txt").read_text() == text
    assert len(server.requests) == 1


SUGGESTION = RULE.replace("safety: safe", "safety: suggest").replace("happy", "hoped")


def test_what_other_filters_flag_is_sent_alone_where_that_is_wished(folder):
    (folder / "own" / "translation").mkdir()
    (folder / "own" / "translation" / "house.yaml").write_text(SUGGESTION)
    with serving(MODEL) as server:
        set_up(folder, server)
        wish = ("--set", "post-edit.selection.only_flagged=true")
        assert command("run", "raw", "clean", *wish) == 0
    assert server.paragraphs == [["He hoped that both delegations would be go on with it."]]
    assert edits_by(read(folder / "clean")[1]) == [("be ", "")]


def test_an_edit_is_taken_back_without_asking_again_and_the_others_stay(folder):
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean") == 0
        before, record = read(folder / "clean")
        number = next(one.number for one in record.outputs[0].edits or () if one.new == "were")
        assert command("undo", "clean/page.txt", number) == 0
        after, record = read(folder / "clean")
        assert after == before.replace("delegates were", "delegates was")
        assert edits_by(record) == [("be ", ""), ("did ", "")]
        assert command("check", "raw", "clean") == 0
    assert len(server.requests) == 1


def test_at_the_safe_level_its_edits_are_suggestions(folder):
    with serving(MODEL) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", "--safety", "safe") == 0
    _, record = read(folder / "clean")
    assert edits_by(record) == []
    suggested = {(one.rule, one.suggestion) for one in record.flags if one.suggestion}
    assert ("post-edit/by-tiny-1-5-7b", "were") in suggested


def test_the_filter_alone_says_when_it_has_no_answer(folder, monkeypatch, capfdbinary):
    page = f"{MARKS}\n{MARKS}\n".encode()
    set_up(folder, closed_port())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    assert command("filter", "post-edit") == 3
    out, err = capfdbinary.readouterr()
    assert out == page
    assert b"gave no answer" in err


class Restless:
    """A filter that is never content: on each pass it puts back what it changed before."""

    name = "restless"
    rules = (Rule("restless/word", "A word.", Safety.SAFE),)

    def propose(self, document: Document) -> Iterator[Edit]:
        at = document.text.index("glad") if "glad" in document.text else -1
        at, word = (at, "happy") if at >= 0 else (document.text.index("happy"), "glad")
        yield Edit(at, at + (4 if word == "happy" else 5), word, "restless/word")


def test_a_document_that_other_filters_keep_changing_is_asked_about_once(folder):
    with serving(MODEL) as server:
        given = [f"post-edit.endpoint={server.endpoint}", "post-edit.model=m", ALWAYS[1]]
        editor = build_filter("post-edit", Config().setting(given))
        [output] = Chain((Restless(), editor)).run(Document(PAGE, "en"))
    assert "chain/unstable" in {flag.rule for flag in output.flags}
    assert "delegates were" in output.text
    assert len(server.requests) == 1


# Whatever a model proposes

WORDS = (
    "the delegates was glad not 3.5 Lagos about \u201cit\u201d , . \n \U0001f600 e\u0301 x".split(
        " "
    )
)
REPLACEMENTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@st.composite
def proposals(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Edits of spans of the page's own lines: odd ones, and small ones that may pass."""
    lines = [line.split(" ") for line in PAGE.split("\n") if line]
    found: list[tuple[str, str]] = []
    for _ in range(draw(st.integers(0, 8))):
        words = draw(st.sampled_from(lines))
        start = draw(st.integers(0, len(words) - 1))
        end = draw(st.integers(start, min(len(words), start + 4)))
        old = words[start:end]
        small = st.sampled_from([[*old, "then"], ["then", *old], old[1:], old[:-1], old[::-1]])
        found.append((" ".join(old), draw(REPLACEMENTS | small.map(" ".join))))
    return found


@pytest.fixture(scope="module")
def random_model(tmp_path_factory):
    """A server, a pipeline that asks it, and the folder of answers."""
    kept = tmp_path_factory.mktemp("kept") / "answers"
    with serving() as server:
        given = [
            f"post-edit.endpoint={server.endpoint}",
            f"post-edit.cache={kept}",
            "post-edit.model=any",
            "post-edit.judging.least_score=0.0",
            "post-edit.bounds.most_line_share=9.0",
        ]
        yield server, Pipeline(Config(chain=(*Config().chain, "post-edit")).setting(given)), kept


@settings(max_examples=50)
@given(edits=proposals())
def test_whatever_is_proposed_the_raw_bytes_come_back_and_a_second_run_is_quiet(
    edits, random_model
):
    server, pipeline, kept = random_model
    shutil.rmtree(kept, ignore_errors=True)
    server.model = proposing(*edits)
    page = pipeline.clean(PAGE.encode(), "page.txt", "page")
    record = Record.from_json(page.record.to_json())
    assert restore(page.text, record) == PAGE.encode()
    assert page.text.count("3.5") == PAGE.count("3.5")
    asked = len(server.requests)
    again = pipeline.clean(page.text.encode(), "page.txt", "page")
    assert (again.text, again.record.counts) == (page.text, ())
    event(f"{sum(rule.startswith('post-edit/') for rule, _ in record.counts)} rules of the model")
    assert len(server.requests) == asked


@given(edits=proposals())
def test_whatever_is_proposed_the_filter_alone_is_quiet_on_its_own_output(edits, random_model):
    server, pipeline, kept = random_model
    shutil.rmtree(kept, ignore_errors=True)
    server.model = proposing(*edits)
    alone = pipeline.chain.filters[-1]
    document = Document(PAGE, "en", translated_from="zh")
    after = document.with_text(fix(alone, document))
    asked = len(server.requests)
    assert not [one for one in alone.propose(after) if isinstance(one, Edit)]
    assert len(server.requests) == asked


def test_a_server_that_fails_for_some_documents_fails_only_those(folder):
    (folder / "raw" / "other.txt").write_text(PAGE.replace("glad", "happy"))
    with serving(MODEL, Reply(400, b"no")) as server:
        set_up(folder, server)
        assert command("run", "raw", "clean", "--jobs", 1) == 3
    failed = [bool(read(folder / "clean", name)[1].error) for name in ("other", "page")]
    assert sorted(failed) == [False, True]
