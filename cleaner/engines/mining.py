"""Gather the names and phrases of the documents of a folder, in this process or in several.

A shard gives its harvest as bytes, such as a machine of its own may write to a file; harvests add
up to the same bytes in any order, so that neither the number of workers nor the size of a shard
makes a difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cleaner.config import Config, build_settings, people_of_config
from cleaner.engines.shards import cleaned_documents, in_shards
from cleaner.formats.folder import Entry, read_folder
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
        documents = cleaned_documents(self.raw, entries, self.pipeline, errors)
        texts = ((entry.path, one.text) for entry, one in documents)
        found = harvest(texts, people, self.mining.gathering)
        return found.to_bytes(), errors


def gather_folder(quarry: Quarry, workers: int = 0) -> tuple[Harvest, list[str]]:
    """Return the harvest of all documents; 0 workers means as many as make sense.

    Also returns an error for each document that could not be read.
    """
    entries = read_folder(quarry.raw).entries
    total = Harvest(quarry.mining.gathering)
    errors: list[str] = []
    for data, failed in in_shards(quarry.gather, entries, _SHARD_DOCUMENTS, workers):
        total.add(Harvest.from_bytes(data, quarry.mining.gathering))
        errors += failed
    return total, errors


def mine(gathered: Harvest, config: Config) -> Suggestions:
    """Return what a harvest suggests under these settings."""
    mining: Mining = build_settings("suggest", config)
    return suggestions_of(gathered, mining, people_of_config(config, mining.layout.source))
