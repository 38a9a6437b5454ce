"""Look through the documents of a folder for what only many of them together show.

The findings of the shards are added in the order of the documents' paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from cleaner.config import Config
from cleaner.engines.shards import cleaned_documents, in_shards
from cleaner.formats.folder import Entry, read_folder
from cleaner.mine.counts import Counting, LineCounts, Surveyed
from cleaner.pipeline import Cleaned, Pipeline

__all__ = ["Survey", "count_lines"]

_SHARD_DOCUMENTS = 1_000


@dataclass(frozen=True)
class Survey:
    """What to look through, and with which settings."""

    raw: Path
    config: Config = field(default_factory=Config)
    counting: Counting = Counting()

    @cached_property
    def pipeline(self) -> Pipeline:
        """Pages to text, and out of it what is known as furniture: what is left is counted."""
        return Pipeline(self.config.given(chain=["markup", "boilerplate"]))

    def count(self, entries: Sequence[Entry]) -> tuple[LineCounts, list[str]]:
        """Return the counts of one shard, and an error for each document that cannot be read."""
        errors: list[str] = []
        found = cleaned_documents(self.raw, entries, self.pipeline, errors)
        surveyed = (Surveyed(_site(entry, one), entry.path, one.text) for entry, one in found)
        return LineCounts.of(surveyed, self.counting), errors


def count_lines(survey: Survey, workers: int = 0) -> tuple[LineCounts, list[str]]:
    """Count the lines of all documents; 0 workers means as many as make sense.

    Returns the counts, and an error for each document that could not be read.
    """
    entries = read_folder(survey.raw).entries
    total = LineCounts()
    errors: list[str] = []
    for counts, failed in in_shards(survey.count, entries, _SHARD_DOCUMENTS, workers):
        total.add(counts)
        total.prune(survey.counting)
        errors += failed
    return total, errors


def _site(entry: Entry, cleaned: Cleaned) -> str:
    """Return the site of a document: the host of its own address, or its top folder."""
    for fact in cleaned.record.metadata:
        host = urlsplit(fact.value).hostname if fact.name == "canonical" else None
        if host:
            return host.removeprefix("www.")
    parts = PurePosixPath(entry.path).parts
    return parts[0] if len(parts) > 1 else ""
