"""Edits that were taken back: one YAML file a document, so that they are reviewed like rules.

Each entry names the rule, the span of the hunk in the decoded raw text, and what stood there. An
entry whose place no longer holds that text has no effect; the record of the document says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from cleaner.chain import Exemption
from cleaner.errors import PackError

__all__ = ["exemption_path", "read_exemptions", "write_exemptions"]

_HEAD = "# Edits taken back: the rule does not act at this place of the raw text.\n"


def exemption_path(folder: Path, path: str) -> Path:
    """Return the file that holds the exemptions of the raw document at `path`."""
    return folder / f"{path}.yaml"


def read_exemptions(folder: Path, path: str) -> tuple[Exemption, ...]:
    """Return the exemptions of a document; raise PackError where their file is not sound."""
    place = exemption_path(folder, path)
    try:
        entries: Any = yaml.safe_load(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise PackError(f"{place}: expected a YAML list of exemptions: {error}") from None
    try:
        found = [
            Exemption(int(one["at"][0]), int(one["at"][1]), str(one["rule"]), str(one["old"]))
            for one in entries or ()
        ]
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise PackError(
            f"{place}: expected entries with 'rule', 'at' and 'old', got something else "
            f"({error!r}); write them with: cleaner undo"
        ) from None
    return tuple(sorted(set(found)))


def write_exemptions(folder: Path, path: str, exemptions: Iterable[Exemption]) -> Path:
    """Write the exemptions of a document, in text order, and return their file."""
    place = exemption_path(folder, path)
    place.parent.mkdir(parents=True, exist_ok=True)
    entries = [
        {"rule": one.rule, "at": [one.start, one.end], "old": one.old}
        for one in sorted(set(exemptions))
    ]
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=None)
    place.write_text(_HEAD + body, encoding="utf-8", newline="")
    return place
