"""Commands that print what is in force: settings, and the form of a record."""

from __future__ import annotations

from cleaner.cli.options import (
    Assignments,
    ConfigFile,
    DetailLevel,
    OnlyFilters,
    RuleFolders,
    SafetyLevel,
    config_of,
)
from cleaner.report.status import DONE

__all__ = ["schema", "settings"]


def schema() -> int:
    """Print the JSON Schema of a record."""
    from cleaner.provenance import record_schema

    print(record_schema(), end="")
    return DONE


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

    chosen = config_of(config, rules, safety, only, record, assignments)
    for row in as_toml(all_settings(chosen)):
        print(row)
    return DONE
