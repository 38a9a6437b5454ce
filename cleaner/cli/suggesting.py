"""The command that proposes rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli.options import (
    Assignments,
    ConfigFile,
    RuleFolders,
    Workers,
    config_of,
    packs_of,
    say,
    write,
)
from cleaner.errors import ConfigError
from cleaner.report.status import DONE, FAILED

if TYPE_CHECKING:
    from cleaner.config import Config

__all__ = ["suggest"]


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
    settings = config_of(config, rules, assignments=assignments)
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
        found, errors = gather_folder(Quarry(raw, config), jobs)
    for path in added:
        try:
            found.add(Harvest.from_bytes(path.read_bytes(), gathering, str(path)))
        except OSError as fault:
            raise ConfigError(f"{path}: cannot be read: {fault.strerror}") from None
    for error in errors:
        say(error)
    if counts is not None:
        write(found.to_bytes(), counts)
    else:
        suggestions = mine(found, config)
        write(suggestions.as_pack(known, packs_of(config)).encode("utf-8"), None)
        mended = sum(one.known for one in suggestions.names)
        say(
            f"{len(suggestions.names)} misspelt names ({mended} of them mended by every run) "
            f"and {len(suggestions.terms)} odd terms"
        )
    say(f"looked through: {found.documents:,} documents")
    return FAILED if errors else DONE


def _suggest_furniture(
    raw: Path | None, counts: Path | None, added: list[Path], config: Config, jobs: int
) -> int:
    from cleaner.engines.survey import Survey, count_lines
    from cleaner.mine.counts import LineCounts
    from cleaner.mine.furniture import furniture_pack

    found, errors = LineCounts(), list[str]()
    if raw is not None:
        found, errors = count_lines(Survey(raw, config), jobs)
    for path in added:
        found.add(LineCounts.read(path))
    for error in errors:
        say(error)
    if counts is not None:
        found.write(counts)
    else:
        print(furniture_pack(found), end="")
    documents = sum(found.documents.values())
    say(f"looked through: {documents:,} articles, {len(found.documents):,} sites")
    return FAILED if errors else DONE
