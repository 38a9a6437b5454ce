"""A language model is asked over a real connection, and whatever goes wrong is said."""

from __future__ import annotations

import json
import socket
from dataclasses import replace

import pytest

from cleaner.config import Config, build_chain, build_filter
from cleaner.document import Document
from cleaner.edit import Edit, Fact, Flag, apply
from cleaner.errors import ConfigError
from cleaner.filters import Filter, fix
from cleaner.filters.post_edit import PostEdit
from cleaner.filters.post_edit.cache import Cache
from cleaner.filters.post_edit.client import Connection
from cleaner.filters.post_edit.pieces import Selection
from cleaner.filters.post_edit.prompt import Answer
from cleaner.filters.post_edit.verify import Proposal
from tests.language_model import Reply, Server, chunked, proposing, said, serving

FIRST = "The two side was agreeing on the further talks in Lagos."
SECOND = "He hoped that both delegations would be go on with it."
TEXT = f"{FIRST}\n\n{SECOND}\n"
PAGE = Document(TEXT, "en", translated_from="zh")
MENDED = proposing(("two side", "two sides"), ("would be go", "would go"))
AFTER = TEXT.replace("two side", "two sides").replace("would be go", "would go")
QUICK = Connection(timeout_seconds=5, wait_seconds=0, most_wait_seconds=0)


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Return what makes the filter for a server, with a cache of its own."""
    monkeypatch.delenv("CLEANER_LLM_KEY", raising=False)

    def make(server: Server | str, **settings: object) -> PostEdit:
        endpoint = server if isinstance(server, str) else server.endpoint
        settings = {"model": "Tiny-1.5:7b", "connection": QUICK, "cache": "kept"} | settings
        return PostEdit(endpoint=endpoint, root=tmp_path, **settings)  # type: ignore[arg-type]

    return make


def flags(findings, rule=""):
    return [one for one in findings if isinstance(one, Flag) and one.rule.endswith(rule)]


def edits(findings):
    return [one for one in findings if isinstance(one, Edit)]


def closed_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}/v1"


# What is sent, and what becomes of a good answer


def test_what_the_model_proposes_is_made_and_recorded_as_its_own(editor):
    with serving(MENDED) as server:
        one = editor(server)
        findings = list(one.propose(PAGE))
    assert isinstance(one, Filter)
    assert apply(TEXT, edits(findings)) == AFTER
    assert {item.rule for item in edits(findings)} == {"post-edit/by-tiny-1-5-7b"}
    facts = {item.name: item.value for item in findings if isinstance(item, Fact)}
    assert facts == {
        "post_edit": "Tiny-1.5:7b: read 2 of 2 paragraphs; 2 edits, 0 proposals declined",
        "post_edit_reason": "odd",
    }
    assert not flags(findings)


def test_a_request_holds_paragraphs_and_asks_for_no_variation(editor):
    with serving(MENDED) as server:
        list(editor(server, instructions="Spell as the British do.").propose(PAGE))
    assert server.paths == ["/v1/chat/completions"]
    [request] = server.requests
    assert request["temperature"] == 0
    assert request["model"] == "Tiny-1.5:7b"
    assert request["response_format"] == {"type": "json_object"}
    assert request["messages"][0]["content"].endswith("Spell as the British do.")
    assert server.paragraphs == [[FIRST, SECOND]]


def test_paragraphs_go_in_requests_of_a_bounded_size_in_text_order(editor):
    lines = [f"Paragraph {chr(97 + n)} of some length speaks about talks." for n in range(9)]
    page = Document("\n".join(lines), "en", translated_from="und")
    with serving() as server:
        selection = Selection(request_chars=200)
        list(editor(server, selection=selection).propose(page))
    assert [line for request in server.paragraphs for line in request] == lines
    assert all(sum(map(len, request)) <= 200 for request in server.paragraphs)
    assert len(server.paragraphs) == 3


def test_a_long_paragraph_is_cut_between_sentences_and_a_long_sentence_is_not_sent(editor):
    short, long = "This sentence is short enough for it.", f"This one {'goes on ' * 40}here."
    page = Document(f"{short} {short.replace('short', 'small')} {long}", "en", translated_from="zh")
    with serving() as server:
        findings = list(editor(server, selection=Selection(request_chars=200)).propose(page))
    assert server.paragraphs == [[f"{short} {short.replace('short', 'small')}"]]
    [flag] = flags(findings, "too-long")
    assert page.text[flag.start : flag.end] == long


def test_an_edit_in_a_later_part_of_a_paragraph_lands_where_it_stands(editor):
    line = f"{'This sentence is sound and stands here. ' * 6}It have been said."
    page = Document(f"Heading\n{line}\n", "en", translated_from="zh")
    with serving(proposing(("have been", "has been"))) as server:
        one = editor(server, selection=Selection(request_chars=200, least_letters=5))
        assert fix(one, page) == page.text.replace("have been", "has been")


def test_a_document_that_is_too_long_is_not_sent(editor):
    with serving() as server:
        findings = list(editor(server, selection=Selection(document_chars=50)).propose(PAGE))
    assert [one.rule for one in findings] == ["post-edit/too-long"]
    assert server.requests == []


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Document(TEXT, "en"), id="sound English"),
        pytest.param(Document(TEXT, "fr", translated_from="zh"), id="another language"),
        pytest.param(Document(TEXT, "en", translated_from="zh", post_edited=True), id="asked"),
        pytest.param(Document("Lagos\n\n2031\n", "en", translated_from="zh"), id="no paragraph"),
    ],
)
def test_nothing_is_sent_of_what_is_not_for_the_model(editor, page):
    with serving(MENDED) as server:
        assert list(editor(server).propose(page)) == []
    assert server.requests == []


def test_only_flagged_paragraphs_are_sent_where_that_is_wished(editor):
    at = TEXT.index("be go")
    page = Document(TEXT, "en", translated_from="zh", flagged=((at, at + 5),))
    with serving(MENDED) as server:
        after = fix(editor(server, selection=Selection(only_flagged=True)), page)
    assert server.paragraphs == [[SECOND]]
    assert after == TEXT.replace("would be go", "would go")


def test_edits_are_only_suggested_where_that_is_wished(editor):
    with serving(MENDED) as server:
        assert fix(editor(server, apply=False), PAGE) == TEXT


# Answers that are kept


def test_a_kept_answer_needs_no_server(editor):
    with serving(MENDED) as server:
        first = list(editor(server).propose(PAGE))
    assert list(editor(closed_port()).propose(PAGE)) == first
    assert list(editor("", offline=True).propose(PAGE)) == first


def test_its_own_output_is_known_and_not_sent(editor):
    with serving(MENDED) as server:
        one = editor(server)
        after = fix(one, PAGE)
        assert list(one.propose(Document(after, "en", translated_from="zh"))) == []
        assert list(editor(server).propose(Document(after, "en", translated_from="zh"))) == []
    assert len(server.requests) == 1


def test_a_paragraph_that_stands_twice_is_asked_about_once(editor):
    page = Document(f"{FIRST}\n{FIRST}\n", "en", translated_from="zh")
    with serving(MENDED) as server:
        assert fix(editor(server), page).count("two sides") == 2
    assert server.paragraphs == [[FIRST]]


def test_only_what_changed_is_asked_again(editor):
    with serving(MENDED) as server:
        list(editor(server).propose(PAGE))
        list(editor(server).propose(PAGE.with_text(TEXT.replace("hoped", "wished"))))
    assert server.paragraphs[1:] == [[SECOND.replace("hoped", "wished")]]


@pytest.mark.parametrize(
    "changed",
    [
        {"model": "Tiny-2"},
        {"instructions": "Be brief."},
        {"answer_tokens": 9},
        {"json_mode": False},
    ],
    ids=str,
)
def test_another_question_is_another_answer(editor, changed):
    with serving(MENDED) as server:
        list(editor(server).propose(PAGE))
        list(editor(server, **changed).propose(PAGE))
    assert len(server.requests) == 2


def test_a_kept_answer_that_is_damaged_is_said_and_not_paid_again(editor, tmp_path):
    with serving(MENDED) as server:
        list(editor(server).propose(PAGE))
        for path in (tmp_path / "kept").rglob("*.json"):
            if "two side" in path.read_text():
                path.write_text("{")
        findings = list(editor(server).propose(PAGE))
    assert len(server.requests) == 1
    [flag] = flags(findings, "no-answer")
    assert "delete the file" in flag.note
    assert [one.replacement for one in edits(findings)] == [""]


@pytest.mark.parametrize("has_links", [True, False])
def test_of_two_answers_to_one_question_the_first_counts(tmp_path, monkeypatch, has_links):
    if not has_links:
        monkeypatch.setattr("cleaner.filters.post_edit.cache.os.link", no_links)
    kept = Cache(tmp_path / "kept")
    first, second = (Answer((Proposal(old, "c\ud800", "why"),)) for old in "ab")
    assert kept.put("0" * 64, "m", first) == first
    assert kept.put("0" * 64, "m", second) == first
    assert kept.get("0" * 64) == first
    assert kept.get("1" * 64) is None
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{'0' * 64}.json"]


def no_links(*_: object) -> None:
    raise PermissionError("this file system has no links")


def test_a_folder_that_cannot_be_written_stops_the_run(editor, tmp_path):
    (tmp_path / "kept").write_text("a file, not a folder")
    with serving(MENDED) as server, pytest.raises(ConfigError, match=r"set post-edit\.cache"):
        list(editor(server).propose(PAGE))
    assert server.requests == []


# Answers that are of no use


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("It is all fine.", "expected a JSON object with 'edits', got 'It is all fine.'"),
        ('{"edits": [{"line": 1, "ol', "expected a JSON object with 'edits'"),
        ('["edits"]', "expected a JSON object with 'edits'"),
        ('{"edits": {"line": 1}}', "expected a JSON object with 'edits'"),
        ("[" * 100_000, "expected a JSON object with 'edits'"),
        ('{"edits": ["two sides"]}', "expected an edit with 'old', 'new' and a line from 1 to 2"),
        ('{"edits": [{"line": 3, "old": "a", "new": "b"}]}', "a line from 1 to 2"),
        ('{"edits": [{"line": true, "old": "a", "new": "b"}]}', "a line from 1 to 2"),
        ('{"edits": [{"line": 2, "old": "a", "new": null}]}', "an edit with 'old', 'new'"),
    ],
)
def test_an_answer_that_is_none_is_flagged_kept_and_not_asked_for_again(editor, content, note):
    with serving(lambda _: said(content)) as server:
        findings = list(editor(server).propose(PAGE))
        again = list(editor(server).propose(PAGE))
    assert not edits(findings)
    [flag] = flags(findings)
    assert (flag.rule, note in flag.note) == ("post-edit/unusable-answer", True)
    assert flag.note.startswith("Tiny-1.5:7b: ")
    assert again == findings
    assert len(server.requests) == 1


def test_a_fence_of_code_round_an_answer_is_looked_past(editor):
    edit = json.dumps({"edits": [{"line": 1, "old": "two side", "new": "two sides"}]})
    with serving(lambda _: said(f"```json\n{edit}\n```")) as server:
        assert "two sides" in fix(editor(server), PAGE)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        pytest.param("three side", "two sides", "does not stand", id="text that is not there"),
        pytest.param("agree", "argue", "cuts a word", id="text inside of another word"),
        pytest.param("o", "a", "more than once", id="text that is there twice"),
        pytest.param(FIRST, "Both sides want to talk again.", "drops 5", id="the whole text"),
        pytest.param("two side", "three sides", "alters a number", id="a number"),
        pytest.param("was agreeing", "was not agreeing", "alters a negation", id="a negation"),
        pytest.param("Lagos", "Accra", "alters a name", id="a name"),
        pytest.param("side", "side \ud83d", "a control", id="half a character"),
    ],
)
def test_a_proposal_that_may_not_be_made_is_flagged_with_its_reason(editor, old, new, why):
    page = Document(FIRST, "en", translated_from="zh")
    content = json.dumps({"edits": [{"line": 1, "old": old, "new": new}]})
    with serving(lambda _: said(content)) as server:
        findings = list(editor(server).propose(page))
    assert not edits(findings)
    [flag] = flags(findings)
    assert flag.rule == "post-edit/declined"
    assert flag.note.startswith("Tiny-1.5:7b: ")
    assert why in flag.note
    flag.note.encode()


def test_overlapping_proposals_are_not_both_made(editor):
    page = Document(FIRST, "en", translated_from="zh")
    with serving(proposing(("was agreeing", "agreed"), ("agreeing on the", "agreed to"))) as server:
        findings = list(editor(server).propose(page))
    assert [one.replacement for one in edits(findings)] == ["agreed"]
    assert "overlaps the proposal for 'was agreeing'" in flags(findings, "declined")[0].note


def test_a_name_of_the_glossary_and_a_term_of_a_rule_are_locked(editor, tmp_path):
    text = "They spoke of the further talk between Chinese and US heads of state, said kerry aide."
    options = {"model": "m", "offline": True, "cache": str(tmp_path / "kept")}
    one = build_filter("post-edit", Config().over({"post-edit": options}, "test"))
    assert "John Kerry" in one._locked
    term = "Chinese and US heads of state"
    assert term in one._locked
    with serving(proposing((f"{term},", "Chinese and US heads,"))) as server:
        page = Document(text, "en", translated_from="zh")
        asked = replace(one, offline=False, endpoint=server.endpoint)
        [flag] = flags(list(asked.propose(page)))
    assert f"alters the locked term {term!r}" in flag.note


# A server that fails


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_failure_that_may_pass_is_tried_again(editor, status):
    busy = Reply(status, b"later", {"Retry-After": "7"})
    with serving(MENDED, busy, busy) as server:
        assert fix(editor(server), PAGE) == AFTER
    assert len(server.requests) == 3


def test_the_wait_that_a_server_asks_for_is_kept_up_to_a_bound(editor, monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr("cleaner.filters.post_edit.client.time.sleep", waits.append)
    slow = Connection(wait_seconds=2, most_wait_seconds=30)
    first = [Reply(429, headers={"Retry-After": after}) for after in ("9", "9999", "soon")]
    with serving(MENDED, *first) as server:
        list(editor(server, connection=slow).propose(PAGE))
    assert waits == [9, 30, 8]


def unanswered(findings) -> str:
    """The note of the one flag of a document that the model gave no answer for."""
    assert not edits(findings)
    [flag] = flags(findings)
    assert flag.rule == "post-edit/no-answer"
    assert (flag.start, flag.end) == (0, len(TEXT) - 1)
    assert flag.note.startswith("the model gave no answer for 2 paragraphs: ")
    return flag.note.partition(": ")[2]


def test_a_failure_that_lasts_leaves_the_text_and_says_so(editor):
    with serving(MENDED, *[Reply(500)] * 4) as server:
        one = editor(server)
        assert unanswered(list(one.propose(PAGE))) == "the server answered 500, 4 times"
        assert len(server.requests) == 4
        assert fix(editor(server), PAGE) == AFTER


def test_a_server_that_is_not_there(editor):
    note = unanswered(list(editor(closed_port()).propose(PAGE)))
    assert note == "the server was not reached (Connection refused), 4 times"


def test_a_server_that_does_not_answer_in_time(editor):
    hasty = Connection(timeout_seconds=0.2, attempts=2, wait_seconds=0)
    silent = Reply(200, headers={"X-Slow": "30"})
    with serving(lambda _: silent) as server:
        note = unanswered(list(editor(server, connection=hasty).propose(PAGE)))
    assert note == "the server did not answer in time, 2 times"


def test_a_server_that_answers_a_byte_now_and_then(editor):
    hasty = Connection(timeout_seconds=0.3, attempts=1)
    with serving(lambda _: Reply(200, headers={"X-Slow": "0.02"})) as server:
        note = unanswered(list(editor(server, connection=hasty).propose(PAGE)))
    assert note == "the server did not answer in time"


def test_a_server_that_breaks_off(editor):
    broken = Reply(200, b'{"choices"', {"Content-Length": "5000"})
    with serving(lambda _: broken) as server:
        assert "not reached (IncompleteRead)" in unanswered(list(editor(server).propose(PAGE)))


def test_an_answer_in_pieces_is_put_together_and_is_none_without_its_end(editor):
    def model(paragraphs):
        return chunked(MENDED(paragraphs))

    cut = chunked(said("{}"), is_whole=False)
    with serving(model, cut) as server:
        assert fix(editor(server), PAGE) == AFTER
    assert len(server.requests) == 2


def test_a_huge_answer_is_not_read_to_its_end(editor):
    small = Connection(answer_bytes=1000)
    with serving(lambda _: said("x" * 5_000_000)) as server:
        note = unanswered(list(editor(server, connection=small).propose(PAGE)))
    assert note == "the answer is over 1,000 bytes"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "body", [b"<html>Log in to the network</html>", b"{}", b'{"choices": [{"message": {}}]}', b""]
)
def test_a_page_in_place_of_an_answer_is_not_taken_for_one(editor, body):
    with serving(lambda _: Reply(200, body)) as server:
        note = unanswered(list(editor(server).propose(PAGE)))
        assert "expected a chat completion" in note
        list(editor(server).propose(PAGE))
    assert len(server.requests) == 2  # it was not kept


def test_a_request_that_is_refused_is_not_sent_again_and_the_reason_is_told(editor):
    refusal = Reply(404, b'{"error": {"message": "no model Tiny-1.5:7b"}}')
    with serving(lambda _: refusal) as server:
        note = unanswered(list(editor(server).propose(PAGE)))
    assert note == "the server answered 404: 'no model Tiny-1.5:7b'"
    assert len(server.requests) == 1


def test_a_redirection_is_not_followed(editor, monkeypatch):
    monkeypatch.setenv("CLEANER_LLM_KEY", "secret-of-the-house")
    with serving(MENDED) as other:
        elsewhere = Reply(307, headers={"Location": f"{other.endpoint}/chat/completions"})
        with serving(lambda _: elsewhere) as server:
            note = unanswered(list(editor(server).propose(PAGE)))
    assert "answered 307: it stands elsewhere" in note
    assert other.requests == []


def test_after_some_failures_in_a_row_no_more_is_sent(editor):
    pages = [PAGE.with_text(TEXT.replace("talks", f"talks {word}")) for word in "abcdef"]
    with serving(lambda _: Reply(400, b"no")) as server:
        one = editor(server, connection=Connection(give_up_after=2))
        notes = [flags(list(one.propose(page)))[0].note for page in pages]
    assert len(server.requests) == 2
    assert notes[2].endswith("not asked, since 2 requests in a row failed")


def test_what_was_answered_before_a_failure_is_used(editor):
    other = Reply(400, b"no")
    with serving(MENDED) as server:
        one = editor(server, selection=Selection(request_chars=200))
        text = "\n".join((FIRST, "A sound paragraph of the page. " * 5, SECOND))
        page = Document(text, "en", translated_from="zh")
        list(one.propose(page.with_text(FIRST)))
        server.first = [other]
        findings = list(one.propose(page))
    assert "two sides" in apply(text, edits(findings))
    [flag] = flags(findings, "no-answer")
    assert text[flag.start : flag.end] in text.partition("\n")[2]


def test_nothing_is_asked_offline(editor):
    with serving(MENDED) as server:
        note = unanswered(list(editor(server, offline=True).propose(PAGE)))
    assert note == "not asked, since post-edit.offline is set"
    assert server.requests == []


# The key


def test_the_key_is_taken_from_the_environment(editor, monkeypatch):
    monkeypatch.setenv("MY_KEY", "secret-of-the-house\n")
    with serving(MENDED) as server:
        list(editor(server, key_variable="MY_KEY").propose(PAGE))
    assert server.headers[0]["Authorization"] == "Bearer secret-of-the-house"


def test_without_a_key_none_is_sent(editor):
    with serving(MENDED) as server:
        assert fix(editor(server), PAGE) == AFTER
    assert "Authorization" not in server.headers[0]


@pytest.mark.parametrize(
    ("key", "state"), [(None, "is not set"), ("secret-of-the-house", "is set")]
)
def test_a_server_that_wants_a_key_is_told_apart(editor, monkeypatch, key, state):
    if key:
        monkeypatch.setenv("CLEANER_LLM_KEY", key)
    with serving(lambda _: Reply(401, f"bad key {key}".encode())) as server:
        note = unanswered(list(editor(server).propose(PAGE)))
    assert note.endswith(f"the environment variable CLEANER_LLM_KEY {state}")


@pytest.mark.parametrize(
    "model",
    [
        lambda _: Reply(400, b'{"error": {"message": "key secret-of-the-house is odd"}}'),
        lambda _: Reply(200, b"secret-of-the-house"),
        lambda _: said("secret-of-the-house"),
        proposing(("two side", "secret-of-the-house"), reason="secret-of-the-house"),
    ],
    ids=["refusal", "no answer", "unusable answer", "proposal"],
)
def test_the_key_is_in_no_message_and_in_no_file(editor, monkeypatch, tmp_path, model):
    monkeypatch.setenv("CLEANER_LLM_KEY", "secret-of-the-house")
    with serving(model) as server:
        findings = list(editor(server).propose(PAGE))
    assert len(server.requests) == 1
    assert findings
    assert "secret-of" not in repr(findings)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any("secret-of" in path.read_text() for path in files)


def test_a_server_on_this_machine_is_asked_without_a_proxy(editor, monkeypatch):
    monkeypatch.setenv("http_proxy", closed_port())
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(MENDED) as server:
        assert fix(editor(server), PAGE) == AFTER


# Settings


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"model": ""}, "post-edit.model: expected the name of a model"),
        ({"endpoint": ""}, "post-edit.endpoint: expected an address"),
        ({"endpoint": "file:///etc/passwd"}, "post-edit.endpoint: expected an address"),
        ({"endpoint": "host/v1"}, "post-edit.endpoint: expected an address"),
        ({"endpoint": "https://me:word@host/v1"}, "environment variable CLEANER_LLM_KEY"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_an_error_at_the_start(settings, message):
    given = {"model": "m", "endpoint": "http://localhost/v1"} | settings
    config = Config(chain=("post-edit",)).over({"post-edit": given}, "test")
    with pytest.raises(ConfigError, match=message) as error:
        build_chain(config)
    assert ":word@" not in str(error.value)
