"""Gather the names and phrases of the documents of a folder, in this process or in several.

A shard gives its harvest as bytes, such as a machine of its own may write to a file; harvests add
up to the same bytes in any order, so that neither the number of workers nor the size of a shard
makes a difference.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cleaner.config import Config, build_settings, people_of_config
from cleaner.errors import DocumentError
from cleaner.formats.folder import Entry, read_entry, read_folder
from cleaner.mine.harvest import Harvest, harvest
from cleaner.mine.suggest import Mining, Suggestions, suggestions_of
from cleaner.pipeline import Pipeline

__all__ = ["Quarry", "gather_folder", "mine"]

_SHARD_DOCUMENTS = 128


@dataclass(frozen=True)
class Quarry:
    """A folder to gather from, and with which settings."""

    raw: Path
    config: Config = field(default_factory=Config)

    @cached_property
    def mining(self) -> Mining:
        """The settings of the miner."""
        return build_settings("suggest", self.config)  # type: ignore[no-any-return]

    @cached_property
    def pipeline(self) -> Pipeline:
        """Bytes and pages to text."""
        return Pipeline(self.config.given(chain=["markup"]))

    def gather(self, entries: Sequence[Entry]) -> tuple[bytes, list[str]]:
        """Return the harvest of one shard, and an error for each document that cannot be read."""
        errors: list[str] = []
        people = people_of_config(self.config, self.mining.layout.source)
        found = harvest(self._documents(entries, errors), people, self.mining.gathering)
        return found.to_bytes(), errors

    def _documents(self, entries: Sequence[Entry], errors: list[str]) -> Iterator[tuple[str, str]]:
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
                yield entry.path, cleaned.text


def gather_folder(quarry: Quarry, workers: int = 0) -> tuple[Harvest, list[str]]:
    """Return the harvest of all documents; 0 workers means as many as make sense.

    Also returns an error for each document that could not be read.
    """
    entries = read_folder(quarry.raw).entries
    size = _SHARD_DOCUMENTS
    shards = [entries[at : at + size] for at in range(0, len(entries), size)]
    total = Harvest(quarry.mining.gathering)
    errors: list[str] = []
    for data, failed in _results(quarry, shards, workers):
        total.add(Harvest.from_bytes(data, quarry.mining.gathering))
        errors += failed
    return total, errors


def mine(gathered: Harvest, config: Config) -> Suggestions:
    """Return what a harvest suggests under these settings."""
    mining: Mining = build_settings("suggest", config)
    return suggestions_of(gathered, mining, people_of_config(config, mining.layout.source))


def _results(
    quarry: Quarry, shards: Sequence[Sequence[Entry]], workers: int
) -> Iterator[tuple[bytes, list[str]]]:
    count = workers or min(os.cpu_count() or 1, len(shards))
    if count <= 1 or len(shards) <= 1:
        yield from map(quarry.gather, shards)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield from pool.map(quarry.gather, shards)
