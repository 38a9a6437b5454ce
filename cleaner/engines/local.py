"""Run over the documents of a folder, in this process or in several.

`run_shard` is all that a worker does: it is idempotent, writes atomically, and gives the same
bytes whatever the number of workers and the order of documents. Other engines call it too.
"""

from __future__ import annotations

import difflib
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from cleaner.chain import Exemption, exemptions_of
from cleaner.config import Config
from cleaner.decoding import Encoding
from cleaner.errors import ConfigError, DocumentError, PackError
from cleaner.exemptions import read_exemptions, write_exemptions
from cleaner.formats.folder import Entry, read_entry, read_folder
from cleaner.pipeline import Pipeline
from cleaner.provenance import Record, Source, digest
from cleaner.store import Store
from cleaner.trace import Hunk

__all__ = ["Done", "Job", "run_documents", "run_shard", "undo_edits"]

Status = Literal["written", "current", "changed", "failed"]

# Below this many documents a worker costs more to start than it saves.
_LEAST_FOR_WORKERS = 32
_SHARD_DOCUMENTS = 16


@dataclass(frozen=True)
class Job:
    """What to run: from which folder into which, with which settings."""

    raw: Path
    clean: Path
    config: Config = field(default_factory=Config)
    force: bool = False
    """Do documents again that are current."""
    check: bool = False
    """Write nothing; say what would change."""

    @property
    def exceptions(self) -> Path:
        """Where exemptions are remembered."""
        return self.config.root / self.config.exceptions

    @property
    def store(self) -> Store:
        """The output folder."""
        return Store(self.clean)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The chain, built once a process."""
        return Pipeline(self.config)


@dataclass(frozen=True)
class Done:
    """What became of one document."""

    path: str
    status: Status
    error: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    """Edits by rule."""
    flags: int = 0
    removed: int = 0
    """Code points by which the clean texts are shorter than the raw one."""
    differences: tuple[str, ...] = ()
    """For a check: one unified diff for each file that would change."""


def run_shard(job: Job, entries: Sequence[Entry]) -> list[Done]:
    """Clean documents one after the other; one that fails is recorded and the next is done."""
    return [_run_one(job, entry) for entry in entries]


def run_documents(job: Job, entries: Sequence[Entry], workers: int = 0) -> Iterator[Done]:
    """Yield what became of each document, as it is done; 0 workers means as many as make sense."""
    count = workers or min(os.cpu_count() or 1, max(1, len(entries) // _LEAST_FOR_WORKERS))
    if not job.check:
        job.store.open()
    if count == 1:
        for entry in entries:
            yield from run_shard(job, [entry])
        return
    shards = [
        entries[at : at + _SHARD_DOCUMENTS] for at in range(0, len(entries), _SHARD_DOCUMENTS)
    ]
    broken: list[Entry] = []
    for shard, result in _in_workers(job, shards, count):
        if result is None:
            broken += shard
        else:
            yield from result
    # A worker died. Its documents, and those that waited, run alone: the one at fault shows.
    for entry in sorted(broken):
        for _, result in _in_workers(job, [[entry]], 1):
            died = "the process that cleaned it died, as when memory runs out; clean it alone"
            yield from result or [Done(entry.path, "failed", f"{entry.path}: {died}")]


def _in_workers(
    job: Job, shards: Sequence[Sequence[Entry]], count: int
) -> Iterator[tuple[Sequence[Entry], list[Done] | None]]:
    """Yield each shard with its result, None where the worker died."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        waiting: dict[Future[list[Done]], Sequence[Entry]] = {}
        for shard in shards:
            waiting[pool.submit(run_shard, job, shard)] = shard
        for future in as_completed(waiting):
            try:
                yield waiting[future], future.result()
            except BrokenProcessPool:
                yield waiting[future], None


def _run_one(job: Job, entry: Entry) -> Done:
    """Clean one document; a failure is recorded in its place, and ends nothing else."""
    data = b""
    try:
        data = read_entry(job.raw, entry, job.config.unpacked_bytes)
        exempted = read_exemptions(job.exceptions, entry.path)
        signature = job.pipeline.signature_for(exempted)
        if not (job.force or job.check) and job.store.is_current(
            entry.stem, digest(data), signature
        ):
            return Done(entry.path, "current")
        cleaned = job.pipeline.clean(data, entry.path, entry.stem, exempted)
        return _put(job, entry, cleaned.texts, cleaned.record)
    except DocumentError as error:
        message = str(error)
    except (ConfigError, PackError):
        raise
    except Exception as error:  # a fault in a filter or a library must not end the run
        message = (
            f"{entry.path}: cleaning failed with {type(error).__name__}: {error}; "
            "this is a fault in cleaner: please report it with the document"
        )
    source = Source(entry.path, len(data), digest(data), "", 0, Encoding())
    try:
        return _put(job, entry, {}, Record(job.pipeline.signature, source, error=message))
    except DocumentError as error:
        return Done(entry.path, "failed", f"{message}\n{error}")


def _put(job: Job, entry: Entry, texts: Mapping[str, str], record: Record) -> Done:
    """Write a document, or for a check say what would be written."""
    differences: tuple[str, ...] = ()
    if job.check:
        found = job.store.differences(entry.stem, texts, record)
        differences = tuple(_unified(*one) for one in found)
    else:
        job.store.write(entry.stem, texts, record)
    status: Status = "changed" if differences else "current" if job.check else "written"
    removed = record.source.characters - sum(one.characters for one in record.outputs)
    return Done(
        entry.path,
        "failed" if record.error else status,
        record.error,
        record.counts,
        len(record.flags),
        max(0, removed),
        differences,
    )


def _unified(path: str, found: str | None, wanted: str | None) -> str:
    """Return the difference between a file that is there and the one that should be."""
    lines = difflib.unified_diff(
        (found or "").splitlines(keepends=True),
        (wanted or "").splitlines(keepends=True),
        path if found is not None else "(no file)",
        path if wanted is not None else "(no file)",
        n=1,
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def undo_edits(job: Job, record: Record, numbers: Sequence[str]) -> tuple[Path, Done]:
    """Take edits of a document back and clean it again; all its other edits stay.

    `numbers` are those of the record: "7", or "7.2" for the second step of edit 7. Returns the
    file that remembers them. Raises ConfigError where a number or the record does not fit.
    """
    path = record.source.path
    entry = next((one for one in read_folder(job.raw).entries if one.path == path), None)
    if entry is None:
        raise ConfigError(f"{path}: expected its raw file in {job.raw}, found none; name --raw")
    data = read_entry(job.raw, entry, job.config.unpacked_bytes)
    before = read_exemptions(job.exceptions, path)
    if (
        digest(data) != record.source.sha256
        or job.pipeline.signature_for(before) != record.signature
    ):
        raise ConfigError(
            f"{path}: expected a record of the raw file and rules as they are, got an older one; "
            "run again first, then look up the numbers"
        )
    hunks = job.pipeline.clean(data, path, entry.stem, before).outputs[0].trace.hunks
    more = [one for number in numbers for one in _numbered(hunks, number, path)]
    place = write_exemptions(job.exceptions, path, [*before, *more])
    return place, run_shard(job, [entry])[0]


def _numbered(hunks: Sequence[Hunk], number: str, path: str) -> Sequence[Exemption]:
    """Return the exemptions that take back an edit, or one step of it, by its number."""
    edit, _, step = number.partition(".")
    at = int(edit) if edit.isdecimal() else 0
    if not 1 <= at <= len(hunks):
        raise ConfigError(f"{path}: expected an edit from 1 to {len(hunks)}, got {number!r}")
    found = exemptions_of(hunks[at - 1])
    if not step:
        return found
    if not step.isdecimal() or not 1 <= int(step) <= len(found):
        raise ConfigError(f"{path}: edit {at} has steps 1 to {len(found)}, got {number!r}")
    return found[int(step) - 1 : int(step)]
