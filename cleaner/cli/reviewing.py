"""Commands that show what was done to a document, and take it back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli.options import (
    Assignments,
    CleanText,
    ConfigFile,
    DetailLevel,
    OnlyFilters,
    RawFolder,
    RuleFolders,
    SafetyLevel,
    config_of,
    console_on,
    job_of,
    say,
    write,
)
from cleaner.errors import ConfigError, DocumentError, RestoreError
from cleaner.report.status import DONE, FAILED

if TYPE_CHECKING:
    from rich.console import Console

    from cleaner.pipeline import Cleaned

__all__ = ["diff", "explain", "restore", "undo"]


def diff(
    raw: RawFolder,
    document: Annotated[str, typer.Argument(metavar="[DOC]", help="One raw path.")] = "",
    config: ConfigFile = None,
    rules: RuleFolders = None,
    safety: SafetyLevel = None,
    only: OnlyFilters = None,
    assignments: Assignments = None,
) -> int:
    """Show what a run changes, in its line, with the rule. Nothing is written."""
    from cleaner.formats.folder import read_entry, read_folder
    from cleaner.pipeline import Pipeline

    folder = read_folder(raw)
    entries = [one for one in folder.entries if document in ("", one.path, str(raw / one.path))]
    if not entries:
        raise ConfigError(f"{document}: expected a document below {raw}, found none of that name")
    settings = config_of(config, rules, safety, only, None, assignments)
    pipeline = Pipeline(settings)
    console = console_on(sys.stdout)
    status = DONE
    for entry in entries:
        try:
            cleaned = pipeline.clean(
                read_entry(folder.root, entry, settings.unpacked_bytes), entry.path, entry.stem
            )
        except DocumentError as error:
            say(str(error))
            status = FAILED
            continue
        _print_changes(console, cleaned)
    return status


def _print_changes(console: Console, cleaned: Cleaned) -> None:
    """Print every change of a document, then what was flagged in it."""
    from cleaner.report.difference import changes
    from cleaner.report.screen import visible

    console.print(visible(cleaned.record.source.path), style="bold", markup=False)
    for change in changes(cleaned.outputs[0].trace):
        console.print(f"{change.line:>5}  {', '.join(change.rules)}", style="cyan", markup=False)
        line = change.styled() if console.is_terminal else change.plain()
        console.print("       ", line, sep="", markup=False, highlight=False, soft_wrap=True)
    for flag in cleaned.record.flags:
        console.print(f" flag  {flag.rule}: {visible(flag.note)}", markup=False, soft_wrap=True)


def explain(
    document: Annotated[str, typer.Argument(metavar="DOC[:LINE]", help="clean/page.txt:3")],
) -> int:
    """Say where a clean text, or one line of it, came from and what touched it."""
    from cleaner.report.explain import explained, find_record

    name, _, number = document.rpartition(":")
    has_line = bool(name) and number.isdecimal()
    path, line = (Path(name), int(number)) if has_line else (Path(document), None)
    root, record, output = find_record(path)
    text = (root / output.path).read_bytes().decode("utf-8")
    for row in explained(text, record, output, line):
        print(row)
    return DONE


def restore(
    document: CleanText,
    raw: Annotated[Path | None, typer.Option(help="Raw folder, for pages of markup.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file.")] = None,
) -> int:
    """Write the raw bytes again, from the clean text and its record alone."""
    from cleaner.formats.folder import Entry, read_entry
    from cleaner.provenance import digest
    from cleaner.provenance import restore as restored
    from cleaner.report.explain import find_record

    root, record, _ = find_record(document)
    try:
        text = (root / record.outputs[0].path).read_bytes().decode("utf-8")
        data = restored(text, record)
    except RestoreError:
        if raw is None:
            raise
        data = read_entry(raw, Entry(record.source.path, ""))
        if digest(data) != record.source.sha256:
            raise RestoreError(
                f"{raw / record.source.path}: expected bytes with SHA-256 {record.source.sha256}, "
                f"got {digest(data)}; the raw file has changed since"
            ) from None
    write(data, output)
    return DONE


def undo(
    document: CleanText,
    edits: Annotated[list[str], typer.Argument(metavar="EDIT...", help="As explain numbers them.")],
    raw: Annotated[Path, typer.Option(help="The raw folder.")] = Path("raw"),
    config: ConfigFile = None,
    rules: RuleFolders = None,
    safety: SafetyLevel = None,
    only: OnlyFilters = None,
    record: DetailLevel = None,
    assignments: Assignments = None,
) -> int:
    """Take edits back, for this document and for good: the place is remembered as an exemption."""
    from cleaner.engines.local import undo_edits
    from cleaner.report.explain import find_record

    root, found, _ = find_record(document)
    job = job_of(raw, root, config_of(config, rules, safety, only, record, assignments))
    place, done = undo_edits(job, found, edits)
    say(f"remembered in {place}")
    say(f"{done.path}: {done.error or done.status}")
    return FAILED if done.error else DONE
