"""Options that commands share, what they come to, and where messages go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console

    from cleaner.config import Config
    from cleaner.engines.local import Job
    from cleaner.rulepack import RulePack

__all__ = [
    "Assignments",
    "CleanFolder",
    "CleanText",
    "ConfigFile",
    "DetailLevel",
    "OnlyFilters",
    "RawFolder",
    "RuleFolders",
    "SafetyLevel",
    "Together",
    "Workers",
    "config_of",
    "console_on",
    "job_of",
    "packs_of",
    "say",
    "write",
]

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


def config_of(
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


def job_of(raw: Path, clean: Path, config: Config, force: bool = False, check: bool = False) -> Job:
    """Return the job of cleaning a folder, or the one file, into another folder."""
    from cleaner.engines.local import Job
    from cleaner.formats.folder import root_of

    return Job(root_of(raw), clean, config, force, check)


def packs_of(config: Config) -> tuple[RulePack, ...]:
    """Return the rule packs of all filters."""
    from cleaner.config import FILTERS
    from cleaner.rulepack import load_packs

    return tuple(pack for name in FILTERS for pack in load_packs(config.folders, name))


def console_on(stream: Any) -> Console:
    """Return a console that marks up nothing by itself."""
    from rich.console import Console

    return Console(file=stream, highlight=False)


def write(data: bytes, path: Path | None) -> None:
    """Write bytes to a file, or to standard output where none is named."""
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None


def say(message: str) -> None:
    """Print a message, line by line, with nothing in it that a terminal would obey."""
    from cleaner.report.screen import visible

    for line in message.split("\n"):
        print(visible(line), file=sys.stderr)
