"""Commands that clean: a folder, or standard input with one filter."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli.options import (
    Assignments,
    CleanFolder,
    ConfigFile,
    DetailLevel,
    OnlyFilters,
    RawFolder,
    RuleFolders,
    SafetyLevel,
    Together,
    Workers,
    config_of,
    console_on,
    job_of,
    say,
    write,
)
from cleaner.errors import ConfigError, DocumentError
from cleaner.report.status import DONE, FAILED

if TYPE_CHECKING:
    from cleaner.engines.local import Done, Job
    from cleaner.report.summary import Summary

__all__ = ["check", "filter_", "run"]

_MOST_LINES = 200  # documents up to which each gets a line of its own


def run(
    raw: RawFolder,
    clean: CleanFolder,
    config: ConfigFile = None,
    rules: RuleFolders = None,
    safety: SafetyLevel = None,
    only: OnlyFilters = None,
    record: DetailLevel = None,
    keep_together: Together = None,
    assignments: Assignments = None,
    jobs: Workers = 0,
    force: Annotated[bool, typer.Option(help="Do documents again that are current.")] = False,
    prune: Annotated[bool, typer.Option(help="Remove outputs without a raw file.")] = False,
) -> int:
    """Clean every document of RAW into CLEAN; documents that are current are left as they are."""
    settings = config_of(config, rules, safety, only, record, assignments)
    job = job_of(raw, clean, settings.given(keep_together=keep_together), force=force)
    summary = _run(job, jobs, raw, prune)
    for name in summary.leftovers:
        say(f"{clean / name}: its raw file is gone; remove it with --prune")
    return FAILED if summary.statuses["failed"] else DONE


def check(
    raw: RawFolder,
    clean: CleanFolder,
    config: ConfigFile = None,
    rules: RuleFolders = None,
    safety: SafetyLevel = None,
    only: OnlyFilters = None,
    record: DetailLevel = None,
    keep_together: Together = None,
    assignments: Assignments = None,
    jobs: Workers = 0,
) -> int:
    """Exit with 1, and print a diff, when CLEAN is not what a run would write."""
    settings = config_of(config, rules, safety, only, record, assignments)
    job = job_of(raw, clean, settings.given(keep_together=keep_together), check=True)
    summary = _run(job, jobs, raw, prune=False)
    for name in summary.leftovers:
        say(f"{clean / name}: its raw file is gone; remove it with: cleaner run --prune")
    return summary.exit_status


def filter_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="decode, mojibake, spacing, ...")],
    language: Annotated[str, typer.Option(help="BCP 47 tag of the text, where known.")] = "",
    config: ConfigFile = None,
    rules: RuleFolders = None,
    assignments: Assignments = None,
) -> int:
    """Run one filter over standard input, to standard output."""
    from cleaner.config import FILTERS, build_filter
    from cleaner.decoding import decode
    from cleaner.document import Document
    from cleaner.edit import Flag
    from cleaner.filters import fixed
    from cleaner.settings import check_known

    check_known({name: ""}, ("decode", *FILTERS), "filter")
    settings = config_of(config, rules, assignments=assignments)
    # decode is no filter of the chain, but the step ahead of it.
    one = build_filter(name, settings) if name != "decode" else None
    decoded = decode(sys.stdin.buffer.read(), settings=settings.decode)
    if decoded.source.binary:
        raise DocumentError("standard input: expected text or HTML, got a binary; convert it first")
    text = decoded.text
    unfinished: list[str] = []
    if one is not None:
        kind = "text/html" if name == "markup" else "text/plain"
        findings = tuple(one.propose(Document(text, language, media_type=kind)))
        text = fixed(one, text, findings)
        pending = {rule.id for rule in one.rules if rule.is_unfinished}
        unfinished = [
            item.note for item in findings if isinstance(item, Flag) and item.rule in pending
        ]
    write(text.encode("utf-8"), None)
    for note in unfinished:
        say(f"cleaner: {note}")
    return FAILED if unfinished else DONE


def _run(job: Job, workers: int, raw: Path, prune: bool) -> Summary:
    """Run a job with progress, and print its table."""
    from cleaner.engines.local import run_documents
    from cleaner.formats.folder import read_folder
    from cleaner.report.screen import visible
    from cleaner.report.summary import Summary

    folder = read_folder(raw)
    _apart(raw, job.clean)
    summary = Summary(ignored=len(folder.ignored))
    _ = job.pipeline.signature  # wrong rules or settings end the run here, before it starts
    done = run_documents(job, folder.entries, workers)
    for one in _progress(done, len(folder.entries), summary):
        for line in "".join(one.differences).splitlines():
            print(visible(line))
    if raw.is_dir():
        summary.leftovers = job.store.leftovers({entry.stem for entry in folder.entries})
    if prune and not job.check:
        for name in summary.leftovers:
            job.store.remove(name.removesuffix(".json"))
        summary.leftovers = ()
    console = console_on(sys.stderr)
    for error in sorted(summary.errors):
        console.print(visible(error), style="red", markup=False, soft_wrap=True)
    console.print(summary.table())
    return summary


def _apart(raw: Path, clean: Path) -> None:
    """Raise ConfigError where the output would land in the input, or over it."""
    source, target = raw.resolve(), clean.resolve()
    if source == target or source in target.parents or target in source.parents:
        raise ConfigError(
            f"{clean}: expected a folder apart from {raw}, got one inside the other; "
            "name another folder for the clean texts"
        )


def _progress(done: Iterable[Done], total: int, summary: Summary) -> Iterator[Done]:
    """Pass on what is done, with a bar on a terminal and plain lines elsewhere."""
    console = console_on(sys.stderr)
    if not console.is_terminal:
        for count, one in enumerate(done, 1):
            summary.add(one)
            if total <= _MOST_LINES and not one.error:
                say(summary.line(one))
            elif count % 1000 == 0:
                say(f"{count:,} of {total:,} documents")
            yield one
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("cleaning", total=total)
        for one in done:
            summary.add(one)
            bar.advance(task)
            yield one
