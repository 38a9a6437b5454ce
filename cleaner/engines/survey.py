"""Look through the documents of a folder for what only many of them together show.

The documents are read in shards of a fixed size, in the order of their paths, and the findings of
the shards are added in that order: the number of workers makes no difference.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from cleaner.config import Config
from cleaner.errors import DocumentError
from cleaner.formats.folder import Entry, read_entry, read_folder
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
        return LineCounts.of(self._documents(entries, errors), self.counting), errors

    def _documents(self, entries: Sequence[Entry], errors: list[str]) -> Iterator[Surveyed]:
        for entry in entries:
            try:
                data = read_entry(self.raw, entry, self.config.unpacked_bytes)
                cleaned = self.pipeline.clean(data, entry.path, entry.stem)
            except DocumentError as error:
                errors.append(str(error))
                continue
            if cleaned.record.error:
                errors.append(cleaned.record.error)
            else:
                yield Surveyed(_site(entry, cleaned), entry.path, cleaned.text)


def count_lines(survey: Survey, workers: int = 0) -> tuple[LineCounts, list[str]]:
    """Count the lines of all documents; 0 workers means as many as make sense.

    Returns the counts, and an error for each document that could not be read.
    """
    entries = read_folder(survey.raw).entries
    shards = [
        entries[at : at + _SHARD_DOCUMENTS] for at in range(0, len(entries), _SHARD_DOCUMENTS)
    ]
    total = LineCounts()
    errors: list[str] = []
    for counts, failed in _results(survey, shards, workers):
        total.add(counts)
        errors += failed
    return total, errors


def _results(
    survey: Survey, shards: Sequence[Sequence[Entry]], workers: int
) -> Iterator[tuple[LineCounts, list[str]]]:
    count = workers or min(os.cpu_count() or 1, len(shards))
    if count <= 1 or len(shards) <= 1:
        yield from map(survey.count, shards)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield from pool.map(survey.count, shards)


def _site(entry: Entry, cleaned: Cleaned) -> str:
    """Return the site of a document: the host of its own address, or its top folder."""
    for fact in cleaned.record.metadata:
        host = urlsplit(fact.value).hostname if fact.name == "canonical" else None
        if host:
            return host.removeprefix("www.")
    parts = PurePosixPath(entry.path).parts
    return parts[0] if len(parts) > 1 else ""
