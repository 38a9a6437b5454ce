"""The command line: arguments to calls, and errors to messages and exit codes.

Texts go to standard output, progress and reports to standard error. Exit codes: 0 done, 1 would
change, 2 wrong usage or rules, 3 some documents failed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.errors import CleanerError, ConfigError, DocumentError, RestoreError
from cleaner.report.status import DONE, FAILED, USAGE
from cleaner.version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from cleaner.config import Config
    from cleaner.engines.local import Done, Job
    from cleaner.report.summary import Summary
    from cleaner.rulepack import RulePack

__all__ = ["app", "main"]

app = typer.Typer(
    help="Clean scraped text and repair machine translation, with a record of every edit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
rules_app = typer.Typer(help="List, show, check and test rules.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

RawFolder = Annotated[Path, typer.Argument(metavar="RAW", help="Folder, or one file, as received.")]
CleanFolder = Annotated[Path, typer.Argument(metavar="CLEAN", help="Folder for the clean texts.")]
CleanText = Annotated[Path, typer.Argument(metavar="DOC", help="A clean text: clean/page.txt")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="Settings; else the nearest cleaner.toml here or up."),
]
RuleFolders = Annotated[
    list[Path] | None, typer.Option("--rules", help="A folder of own rules; may be repeated.")
]
SafetyLevel = Annotated[
    str | None, typer.Option("--safety", help="Up to which level to edit: safe, guarded.")
]
OnlyFilters = Annotated[
    str | None, typer.Option("--only", help="Filters to run, comma-separated, in that order.")
]
DetailLevel = Annotated[
    str | None, typer.Option("--record", help="What records hold: full, lines, spans, none.")
]
Together = Annotated[
    bool | None,
    typer.Option("--keep-together", help="Also write the sections of all languages in one file."),
]
Assignments = Annotated[
    list[str] | None, typer.Option("--set", help="KEY=VALUE or FILTER.KEY=VALUE; may be repeated.")
]
Workers = Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0: as many as help.")]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    try:
        code = app(arguments, standalone_mode=False)
    except CleanerError as error:
        _say(f"cleaner: {error}")
        sys.exit(FAILED if isinstance(error, DocumentError) else USAGE)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
        sys.exit(DONE)
    except KeyboardInterrupt:
        _say("cleaner: stopped; what is done is kept, run again to go on")
        sys.exit(130)
    except typer.Exit as leave:
        sys.exit(leave.exit_code)
    except Exception as error:
        show = getattr(error, "show", None)  # a usage error of the command-line parser
        if show is None:
            raise
        show()
        sys.exit(USAGE)
    sys.exit(code if isinstance(code, int) else DONE)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"cleaner {__version__}")
        raise typer.Exit(DONE)


@app.command()
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
    settings = _config(config, rules, safety, only, record, assignments)
    job = _job(raw, clean, settings.given(keep_together=keep_together), force=force)
    summary = _run(job, jobs, raw, prune)
    for name in summary.leftovers:
        _say(f"{clean / name}: its raw file is gone; remove it with --prune")
    return FAILED if summary.statuses["failed"] else DONE


@app.command()
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
    settings = _config(config, rules, safety, only, record, assignments)
    job = _job(raw, clean, settings.given(keep_together=keep_together), check=True)
    summary = _run(job, jobs, raw, prune=False)
    for name in summary.leftovers:
        _say(f"{clean / name}: its raw file is gone; remove it with: cleaner run --prune")
    return summary.exit_status


@app.command()
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
    from cleaner.report.difference import changes
    from cleaner.report.screen import visible

    folder = read_folder(raw)
    entries = [one for one in folder.entries if document in ("", one.path, str(raw / one.path))]
    if not entries:
        raise ConfigError(f"{document}: expected a document below {raw}, found none of that name")
    settings = _config(config, rules, safety, only, None, assignments)
    pipeline = Pipeline(settings)
    console = _console(sys.stdout)
    status = DONE
    for entry in entries:
        try:
            cleaned = pipeline.clean(
                read_entry(folder.root, entry, settings.unpacked_bytes), entry.path, entry.stem
            )
        except DocumentError as error:
            _say(str(error))
            status = FAILED
            continue
        console.print(f"{visible(entry.path)}", style="bold", markup=False)
        for change in changes(cleaned.outputs[0].trace):
            console.print(
                f"{change.line:>5}  {', '.join(change.rules)}", style="cyan", markup=False
            )
            line = change.styled() if console.is_terminal else change.plain()
            console.print("       ", line, sep="", markup=False, highlight=False, soft_wrap=True)
        for flag in cleaned.record.flags:
            console.print(f" flag  {flag.rule}: {visible(flag.note)}", markup=False, soft_wrap=True)
    return status


@app.command()
def explain(
    document: Annotated[str, typer.Argument(metavar="DOC[:LINE]", help="clean/page.txt:3")],
) -> int:
    """Say where a clean text, or one line of it, came from and what touched it."""
    from cleaner.report.explain import explained, find_record

    name, _, number = document.rpartition(":")
    path, line = (Path(name), int(number)) if name and number.isdecimal() else (Path(document), 0)
    root, record, output = find_record(path)
    text = (root / output.path).read_bytes().decode("utf-8")
    for row in explained(text, record, output, line):
        print(row)
    return DONE


@app.command()
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
    _write(data, output)
    return DONE


@app.command()
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
    job = _job(raw, root, _config(config, rules, safety, only, record, assignments))
    place, done = undo_edits(job, found, edits)
    _say(f"remembered in {place}")
    _say(f"{done.path}: {done.error or done.status}")
    return FAILED if done.error else DONE


@app.command("filter")
def filter_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="decode, mojibake, spacing, ...")],
    language: Annotated[str, typer.Option(help="BCP 47 tag of the text, where known.")] = "",
    config: ConfigFile = None,
    rules: RuleFolders = None,
    assignments: Assignments = None,
) -> int:
    """Run one filter over standard input, to standard output."""
    from cleaner.config import build_filter
    from cleaner.decoding import decode
    from cleaner.document import Document
    from cleaner.edit import Flag
    from cleaner.filters import fixed

    settings = _config(config, rules, assignments=assignments)
    # decode is no filter of the chain, but the step ahead of it.
    one = build_filter(name, settings) if name != "decode" else None
    text = decode(sys.stdin.buffer.read(), settings=settings.decode).text
    unfinished: list[str] = []
    if one is not None:
        kind = "text/html" if name == "markup" else "text/plain"
        findings = tuple(one.propose(Document(text, language, media_type=kind)))
        text = fixed(one, text, findings)
        pending = {rule.id for rule in one.rules if rule.is_unfinished}
        unfinished = [
            item.note for item in findings if isinstance(item, Flag) and item.rule in pending
        ]
    _write(text.encode("utf-8"), None)
    for note in unfinished:
        _say(f"cleaner: {note}")
    return FAILED if unfinished else DONE


@app.command()
def schema() -> int:
    """Print the JSON Schema of a record."""
    from cleaner.provenance import record_schema

    print(record_schema(), end="")
    return DONE


@app.command()
def settings(
    config: ConfigFile = None,
    rules: RuleFolders = None,
    safety: SafetyLevel = None,
    only: OnlyFilters = None,
    record: DetailLevel = None,
    assignments: Assignments = None,
) -> int:
    """Print every setting in force, with its meaning, as a file that --config reads."""
    from cleaner.config import all_settings
    from cleaner.settings import as_toml

    chosen = _config(config, rules, safety, only, record, assignments)
    for row in as_toml(all_settings(chosen)):
        print(row)
    return DONE


@app.command()
def suggest(
    raw: Annotated[
        Path | None, typer.Argument(metavar="[RAW]", help="Folder, or one file, as received.")
    ] = None,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="Rules for lines that a site repeats.")
    ] = False,
    counts: Annotated[
        Path | None, typer.Option(help="Write the counts of this shard there, and no rules.")
    ] = None,
    added: Annotated[
        list[Path] | None,
        typer.Option("--from", help="Add the counts of another shard; may be repeated."),
    ] = None,
    known: Annotated[
        bool, typer.Option("--known", help="Also rules for names that every run mends.")
    ] = False,
    config: ConfigFile = None,
    rules: RuleFolders = None,
    assignments: Assignments = None,
    jobs: Workers = 0,
) -> int:
    """Propose rules from what a whole corpus shows, as a rule pack to be read and kept.

    Misspelt names and odd terms of machine translations; with --boilerplate lines of sites.
    """
    if raw is None and not added:
        raise ConfigError("suggest: expected a folder or --from, got neither; name one of the two")
    settings = _config(config, rules, assignments=assignments)
    if boilerplate:
        return _suggest_furniture(raw, counts, added or [], settings, jobs)
    return _suggest_names(raw, counts, added or [], known, settings, jobs)


def _suggest_names(
    raw: Path | None, counts: Path | None, added: list[Path], known: bool, config: Config, jobs: int
) -> int:
    from cleaner.config import build_settings
    from cleaner.engines.mining import Quarry, gather_folder, mine
    from cleaner.mine.harvest import Harvest

    gathering = build_settings("suggest", config).gathering
    found, errors = Harvest(gathering), list[str]()
    if raw is not None:
        root = raw.parent if raw.is_file() else raw
        found, errors = gather_folder(Quarry(root, config), jobs)
    for path in added:
        try:
            found.add(Harvest.from_bytes(path.read_bytes(), gathering, str(path)))
        except OSError as fault:
            raise ConfigError(f"{path}: cannot be read: {fault.strerror}") from None
    for error in errors:
        _say(error)
    if counts is not None:
        _write(found.to_bytes(), counts)
    else:
        suggestions = mine(found, config)
        _write(suggestions.as_pack(known, _packs(config)).encode("utf-8"), None)
        mended = sum(one.known for one in suggestions.names)
        _say(
            f"{len(suggestions.names)} misspelt names ({mended} of them mended by every run) "
            f"and {len(suggestions.terms)} odd terms"
        )
    _say(f"{found.documents:,} documents looked through")
    return FAILED if errors else DONE


def _suggest_furniture(
    raw: Path | None, counts: Path | None, added: list[Path], config: Config, jobs: int
) -> int:
    from cleaner.engines.survey import Survey, count_lines
    from cleaner.mine.counts import LineCounts
    from cleaner.mine.furniture import furniture_pack

    found, errors = LineCounts(), list[str]()
    if raw is not None:
        root = raw.parent if raw.is_file() else raw
        found, errors = count_lines(Survey(root, config), jobs)
    for path in added:
        found.add(LineCounts.read(path))
    for error in errors:
        _say(error)
    if counts is not None:
        found.write(counts)
    else:
        print(furniture_pack(found), end="")
    documents = sum(found.documents.values())
    _say(f"{documents:,} articles of {len(found.documents):,} sites looked through")
    return FAILED if errors else DONE


@rules_app.command("list")
def rules_list(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """List every rule: id, safety, fault."""
    from cleaner.pipeline import Pipeline

    for rule in Pipeline(_config(config, rules)).rules.values():
        print(f"{rule.id}  [{rule.safety.value}]  {rule.fault}")
    return DONE


@rules_app.command("show")
def rules_show(
    rule_id: Annotated[str, typer.Argument(metavar="ID")],
    config: ConfigFile = None,
    rules: RuleFolders = None,
) -> int:
    """Show one rule: what it looks for, and its examples."""
    import difflib

    from cleaner.pipeline import Pipeline
    from cleaner.report.rules import shown

    settings = _config(config, rules)
    known = Pipeline(settings).rules
    if rule_id not in known:
        close = difflib.get_close_matches(rule_id, known, 3) or sorted(known)[:3]
        raise ConfigError(f"{rule_id}: expected a rule id, such as {', '.join(close)}; found none")
    packed = {one.id: one for pack in _packs(settings) for one in pack.rules}
    for row in shown(known[rule_id], packed.get(rule_id)):
        print(row)
    return DONE


@rules_app.command("check")
def rules_check(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """Read every rule file, and stop at the first that is not sound."""
    packs = _packs(_config(config, rules))
    checked = [rule for pack in packs for rule in pack.rules]
    for rule in checked:
        rule.check()
    _say(f"{len(checked)} rules in {len(packs)} packs are well formed")
    return DONE


@rules_app.command("test")
def rules_test(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """Run every example of every rule."""
    from cleaner.ruletest import test_packs

    packs = _packs(_config(config, rules))
    problems = test_packs(packs)
    for problem in problems:
        print(problem)
    count = sum(len(pack.rules) for pack in packs)
    examples = sum(len(rule.examples) for pack in packs for rule in pack.rules)
    _say(f"{count} rules, {examples} examples, {len(problems)} problems")
    return USAGE if problems else DONE


def _packs(config: Config) -> tuple[RulePack, ...]:
    from cleaner.config import FILTERS
    from cleaner.rulepack import load_packs

    return tuple(pack for name in FILTERS for pack in load_packs(config.folders, name))


def _config(
    path: Path | None,
    rules: list[Path] | None,
    safety: str | None = None,
    only: str | None = None,
    record: str | None = None,
    assignments: list[str] | None = None,
) -> Config:
    """Return the settings with the flags over them; folders of rules in flags are from here."""
    from cleaner.config import read_config

    config = read_config(path).setting(assignments or ())
    folders = [str(folder.absolute()) for folder in rules or ()]
    return config.given(
        rules=[*config.rules, *folders] if folders else None,
        safety=safety,
        chain=only.split(",") if only else None,
        record=record,
    )


def _job(raw: Path, clean: Path, config: Config, force: bool = False, check: bool = False) -> Job:
    from cleaner.engines.local import Job

    root = raw.parent if raw.is_file() else raw
    return Job(root, clean, config, force, check)


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
    console = _console(sys.stderr)
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


_MOST_LINES = 200  # documents up to which each gets a line of its own


def _progress(done: Iterable[Done], total: int, summary: Summary) -> Iterator[Done]:
    """Pass on what is done, with a bar on a terminal and plain lines elsewhere."""
    console = _console(sys.stderr)
    if not console.is_terminal:
        for count, one in enumerate(done, 1):
            summary.add(one)
            if total <= _MOST_LINES and not one.error:
                _say(summary.line(one))
            elif count % 1000 == 0:
                _say(f"{count:,} of {total:,} documents")
            yield one
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("cleaning", total=total)
        for one in done:
            summary.add(one)
            bar.advance(task)
            yield one


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False)


def _write(data: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None


def _say(message: str) -> None:
    """Print a message, line by line, with nothing in it that a terminal would obey."""
    from cleaner.report.screen import visible

    for line in message.split("\n"):
        print(visible(line), file=sys.stderr)
