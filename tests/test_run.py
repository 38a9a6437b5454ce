"""Runs over folders: what is written, what is left alone, what goes wrong and is said."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.engines.local import Job, run_shard
from cleaner.formats.folder import read_folder
from cleaner.provenance import Record
from tests.documents import MADE

PAGE = "He came.He saw.  \n\n\n\u201cHe won.\u201d\n".encode()


def command(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    return int(left.value.code or 0)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def raw(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "page.txt").write_bytes(PAGE)
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "clean"


def test_a_text_and_its_record_are_written(raw, out):
    assert command("run", raw, out) == 0
    assert set(files(out)) == {"page.txt", "page.json"}
    record = Record.from_json((out / "page.json").read_text())
    assert (record.source.path, record.outputs[0].path) == ("page.txt", "page.txt")


def test_the_structure_of_the_raw_folder_is_kept(raw, out):
    (raw / "a" / "b").mkdir(parents=True)
    (raw / "a" / "b" / "c.md").write_bytes(PAGE)
    assert command("run", raw, out) == 0
    assert {"a/b/c.txt", "a/b/c.json"} <= set(files(out))


def test_names_that_would_collide_keep_their_suffix(raw, out):
    (raw / "page.md").write_bytes(b"Another page.\n")
    assert command("run", raw, out) == 0
    assert set(files(out)) == {"page.md.txt", "page.md.json", "page.txt.txt", "page.txt.json"}


def test_a_single_file_is_a_folder_of_one(raw, out):
    assert command("run", raw / "page.txt", out) == 0
    assert set(files(out)) == {"page.txt", "page.json"}


def test_a_second_run_writes_nothing(raw, out, capsys):
    command("run", raw, out)
    times = {path: os.stat(path).st_mtime_ns for path in out.rglob("*")}
    assert command("run", raw, out) == 0
    assert {path: os.stat(path).st_mtime_ns for path in out.rglob("*")} == times
    assert "page.txt: unchanged" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["raw", "text", "record", "flag"])
def test_a_document_is_done_again_when_anything_of_it_changed(raw, out, change, capsys):
    command("run", raw, out)
    want = files(out)
    flags: tuple[str, ...] = ()
    if change == "raw":
        (raw / "page.txt").write_bytes(PAGE + b"More.\n")
    elif change == "text":
        (out / "page.txt").write_text("by hand")
    elif change == "record":
        (out / "page.json").write_text("{}")
    else:
        flags = ("--safety", "safe")
    assert command("run", raw, out, *flags) == 0
    assert "page.txt: written" in capsys.readouterr().err
    assert (files(out) == want) == (change in ("text", "record"))


def test_workers_and_order_change_no_byte(raw, tmp_path):
    for number, data in enumerate([*MADE.values(), *[PAGE] * 20]):
        (raw / f"{number:02}.txt").write_bytes(data)
    results = []
    for jobs in (1, 2, 3):
        command("run", raw, tmp_path / f"out{jobs}", "--jobs", jobs)
        results.append(files(tmp_path / f"out{jobs}"))
    assert results[0] == results[1] == results[2]


def test_the_order_of_documents_changes_no_byte(raw, tmp_path):
    for number, data in enumerate(MADE.values()):
        (raw / f"{number:02}.txt").write_bytes(data)
    entries = read_folder(raw).entries
    for name, order in (("there", entries), ("back", entries[::-1])):
        job = Job(raw, tmp_path / name)
        job.store.open()
        run_shard(job, order)
    assert files(tmp_path / "there") == files(tmp_path / "back")


def test_what_a_killed_run_left_is_completed(raw, out):
    for number in range(4):
        (raw / f"{number}.txt").write_bytes(PAGE)
    command("run", raw, out)
    want = files(out)
    (out / "1.json").unlink()
    (out / "2.txt").write_bytes(b"half")
    (out / ".cleaner-0123").write_bytes(b"left over by a killed run")
    assert command("run", raw, out) == 0
    assert {name: data for name, data in files(out).items() if name in want} == want


def test_a_bad_document_is_recorded_and_the_others_are_done(raw, out, capsys):
    (raw / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (raw / "many.jsonl").write_bytes(b'{"text": "a"}\n')
    assert command("run", raw, out) == 3
    err = capsys.readouterr().err
    assert "many.jsonl: expected text or HTML, got JSON lines" in err
    assert "page.txt" in files(out)
    assert json.loads((out / "many.json").read_text())["error"].startswith("many.jsonl: expected")
    assert "binary" in json.loads((out / "picture.json").read_text())["error"]


def test_edits_of_a_document_that_failed_are_not_counted(tmp_path, out, capsys):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert command("run", tmp_path / "raw", out) == 3
    table = capsys.readouterr().err
    assert "edits" not in table
    assert " 0  characters" in table


def test_what_is_counted_is_named_in_singular_and_plural(raw, out, capsys):
    (raw / "page.txt").write_bytes(b"One\xc2\xa0blank")
    command("run", raw / "page.txt", out)
    err = capsys.readouterr().err
    assert "page.txt: written: 2 edits, 0 flags" in err
    assert "edits in 1 document " in err
    assert "places in 0 documents" in err


def test_the_filters_that_can_be_run_alone_are_named(capsys):
    assert command("filter", "nope") == 2
    assert "boilerplate, decode, hyphenation" in capsys.readouterr().err


def test_a_link_out_of_the_raw_folder_is_not_followed(raw, out, tmp_path, capsys):
    (tmp_path / "secret.txt").write_text("secret")
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "folder").symlink_to(tmp_path)
    assert command("run", raw, out) == 3
    assert "leads out" in capsys.readouterr().err
    assert not any(b"secret" in data for name, data in files(out).items() if name != "link.json")


def test_a_pipe_is_not_waited_for(raw, out, capsys):
    os.mkfifo(raw / "pipe.txt")
    assert command("run", raw, out) == 3
    assert "pipe.txt: expected a file, got" in capsys.readouterr().err


def test_a_link_in_the_output_folder_is_not_written_through(raw, out, tmp_path):
    out.mkdir()
    target = tmp_path / "precious.txt"
    target.write_text("precious")
    (out / "page.txt").symlink_to(target)
    assert command("run", raw, out) == 3
    assert target.read_text() == "precious"


def test_names_with_a_dot_in_front_are_counted_as_ignored(raw, out, capsys):
    (raw / ".hidden").write_text("x")
    command("run", raw, out)
    assert "ignored" in capsys.readouterr().err


def test_outputs_without_a_raw_file_are_named_and_removed_only_when_asked(raw, out, capsys):
    (raw / "old.txt").write_bytes(PAGE)
    command("run", raw, out)
    (raw / "old.txt").unlink()
    assert command("run", raw, out) == 0
    assert "old.json: its raw file is gone" in capsys.readouterr().err
    assert "old.txt" in files(out)
    assert command("check", raw, out) == 1
    assert command("run", raw, out, "--prune") == 0
    assert set(files(out)) == {"page.txt", "page.json"}


def test_a_section_that_is_gone_takes_its_file_with_it(raw, out):
    english = "The ministers met on Tuesday and spoke about trade, and about fish too.\n\n"
    russian = "Министры встретились во вторник и говорили о торговле.\n"
    (raw / "page.txt").write_text(english + russian, encoding="utf-8")
    command("run", raw, out)
    assert "page.ru.txt" in files(out)
    (raw / "page.txt").write_text(english, encoding="utf-8")
    command("run", raw, out)
    assert set(files(out)) == {"page.txt", "page.json"}


def test_check_says_what_would_change_and_writes_nothing(raw, out, capsys):
    assert command("check", raw, out) == 1
    assert not out.exists()
    command("run", raw, out)
    before = files(out)
    assert command("check", raw, out) == 0
    (raw / "page.txt").write_bytes(PAGE + b"More.\n")
    capsys.readouterr()
    assert command("check", raw, out) == 1
    assert "+More." in capsys.readouterr().out
    assert files(out) == before


def test_diff_shows_changes_in_their_line(raw, capsys):
    assert command("diff", raw) == 0
    assert "spacing/glued-stop" in capsys.readouterr().out
    assert command("diff", raw, "none.txt") == 2


def test_explain_names_the_edits_of_a_line(raw, out, capsys):
    command("run", raw, out)
    assert command("explain", f"{out}/page.txt:1") == 0
    shown = capsys.readouterr().out
    assert "spacing/glued-stop" in shown
    assert "curly-quote" not in shown
    assert command("explain", f"{out}/page.txt") == 0
    assert "curly-quote" in capsys.readouterr().out
    assert command("explain", f"{out}/page.txt:99") == 2
    assert command("explain", raw / "page.txt") == 2


@pytest.mark.parametrize("name", sorted(MADE))
def test_restore_writes_the_raw_bytes(raw, out, tmp_path, name):
    (raw / "page.txt").write_bytes(MADE[name])
    command("run", raw, out)
    copy = tmp_path / "copy"
    assert command("restore", out / "page.txt", "-o", copy) == 0
    assert copy.read_bytes() == MADE[name]


def test_undo_keeps_one_edit_out_for_good(raw, out, capsys):
    command("run", raw, out)
    edits = Record.from_json((out / "page.json").read_text()).outputs[0].edits
    glued = next(one for one in edits if one.rule == "spacing/glued-stop")
    assert command("undo", out / "page.txt", glued.number, "--raw", raw) == 0
    assert (out / "page.txt").read_text() == 'He came.He saw.\n\n"He won."\n'
    left = Record.from_json((out / "page.json").read_text()).outputs[0].edits
    assert [(one.rule, one.start) for one in left] == [
        (one.rule, one.start) for one in edits if one is not glued
    ]
    assert command("run", raw, out, "--force") == 0
    assert "came.He" in (out / "page.txt").read_text()
    assert command("check", raw, out) == 0
    assert command("undo", out / "page.txt", "99", "--raw", raw) == 2


def test_an_exemption_that_fits_no_more_is_flagged(raw, out):
    command("run", raw, out)
    command("undo", out / "page.txt", 1, "--raw", raw)
    (raw / "page.txt").write_bytes(b"All is new here.\n")
    command("run", raw, out)
    record = Record.from_json((out / "page.json").read_text())
    assert [flag.rule for flag in record.flags] == ["chain/unused-exemption"]


@pytest.mark.parametrize(
    ("arguments", "data", "text"),
    [
        (["decode"], "Köln\r\n".encode("utf-16"), "Köln\n"),
        (
            ["decode", "--set", "decode.other.bad_share=1.0"],
            "мир мир\n".encode() + "мир".encode("cp1251"),
            "мир мир\n\ufffd",
        ),
        (["markup"], b"<p>Fish &amp; chips</p>", "Fish & chips"),
        (["mojibake"], "schÃ¶n".encode(), "schön"),
        (["boilerplate"], b"Skip to content\nThe port is closed.\n", "The port is closed.\n"),
        (["hyphenation", "--language", "en"], b"a trans-\nlation", "a translation"),
        (["spacing", "--language", "en"], b"a coal -fired plant", "a coal-fired plant"),
        (["translation"], b"It is the the same.", "It is the same."),
        (["whitespace"], b"a  \n\n\n\nb", "a\n\nb\n"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_filter_reads_standard_input_and_writes_standard_output(arguments, data, text):
    command = [sys.executable, "-m", "cleaner", "filter", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    assert done.stdout.decode() == text


def test_a_filter_alone_refuses_a_binary(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x89PNG" + bytes(range(256)))))
    assert command("filter", "spacing") == 3
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"expected text or HTML, got a binary" in err


def test_what_a_terminal_would_obey_is_shown_and_not_sent(raw, out, capsys):
    (raw / "page.txt").write_bytes(b"A \x1b]0;title\x07 in the text.\n")
    (raw / "odd\x1b[31m.jsonl").write_bytes(b"{}")
    for arguments in (["check", raw, out], ["diff", raw], ["run", raw, out]):
        command(*arguments)
        captured = capsys.readouterr()
        assert "\x1b" not in captured.out + captured.err
    command("explain", out / "page.txt")
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["run", "nowhere", "clean"], id="no raw folder"),
        pytest.param(["run", "raw"], id="no output named"),
        pytest.param(["run", "raw", "raw/clean"], id="output inside the input"),
        pytest.param(["run", "raw", "clean", "--safety", "none"], id="unknown safety"),
        pytest.param(["run", "raw", "clean", "--only", "none"], id="unknown filter"),
        pytest.param(["run", "raw", "clean", "--rules", "none"], id="no rules there"),
        pytest.param(["explain", "done/page.txt:0"], id="a line before the first"),
        pytest.param(["explain", "done/page.txt:99"], id="a line after the last"),
        pytest.param(["undo", "done/page.txt", "1", "--raw", "none"], id="no raw folder to undo"),
        pytest.param(["filter", "none"], id="no such filter"),
        pytest.param(["rules", "show", "none"], id="no such rule"),
        pytest.param(["nothing"], id="no such command"),
    ],
)
def test_wrong_usage_exits_with_two_and_a_message(raw, arguments, capsys):
    command("run", raw, "done")
    capsys.readouterr()
    assert command(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.strip()
    assert "Traceback" not in captured.err


def test_rules_are_listed_and_shown(raw, capsys):
    assert command("rules", "list") == 0
    ids = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert len(ids) == len(set(ids))
    assert "whitespace/curly-quote" in ids
    packed = next(one for one in ids if one.startswith("boilerplate/en/"))
    assert command("rules", "show", packed) == 0
    assert "fix: " in capsys.readouterr().out


def test_own_rules_win_over_ours(raw, out, tmp_path):
    own = tmp_path / "own" / "translation"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(
        "pack: translation/mine\nrules:\n"
        "  - id: won-for-lost\n    fault: A test of own rules.\n    safety: safe\n"
        "    match: '\\bHe won\\b'\n    replace: 'He lost'\n"
        "    examples:\n      - fix: He won.\n        to: He lost.\n      - keep: He wonders.\n"
    )
    assert command("rules", "test", "--rules", tmp_path / "own") == 0
    assert command("run", raw, out, "--rules", tmp_path / "own") == 0
    assert '"He lost."' in (out / "page.txt").read_text()


def test_the_schema_is_printed(capsys):
    assert command("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Record of a cleaned document"


def test_the_output_of_the_raw_folder_is_up_to_date(monkeypatch, capsys):
    root = Path(__file__).parent.parent
    monkeypatch.chdir(root)
    assert command("check", "raw", "clean") == 0, capsys.readouterr().out[:4000]


def test_a_terminal_shows_a_bar_and_everything_else_plain_lines(raw, out, capsys):
    terminal, end = os.openpty()
    run = [sys.executable, "-m", "cleaner", "run", str(raw), str(out)]
    here = {"TERM": "xterm", "PYTHONPATH": str(Path(__file__).parent.parent)}
    subprocess.run(run, stderr=end, check=True, env={**os.environ, **here})
    os.close(end)
    shown = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert "cleaning" in shown
    assert "page.txt: written" not in shown
    command("run", raw, out, "--force")
    plain = capsys.readouterr().err
    assert "page.txt: written" in plain
    assert "cleaning" not in plain
