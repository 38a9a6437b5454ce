"""Read the documents of a folder in shards of a fixed size, here or in several processes.

Documents come in the order of their paths, and so do the results of the shards: the number of
workers makes no difference.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from cleaner.errors import DocumentError
from cleaner.formats.folder import Entry, read_entry, root_of
from cleaner.pipeline import Cleaned, Pipeline

__all__ = ["cleaned_documents", "in_shards"]

_Result = TypeVar("_Result")


def cleaned_documents(
    raw: Path, entries: Sequence[Entry], pipeline: Pipeline, errors: list[str]
) -> Iterator[tuple[Entry, Cleaned]]:
    """Yield each document as the pipeline leaves it; add to `errors` one for each that fails."""
    root = root_of(raw)
    for entry in entries:
        try:
            data = read_entry(root, entry, pipeline.config.unpacked_bytes)
            cleaned = pipeline.clean(data, entry.path, entry.stem)
        except DocumentError as error:
            errors.append(str(error))
            continue
        if cleaned.record.error:
            errors.append(cleaned.record.error)
        else:
            yield entry, cleaned


def in_shards(
    work: Callable[[Sequence[Entry]], _Result], entries: Sequence[Entry], size: int, workers: int
) -> Iterator[_Result]:
    """Yield what `work` makes of each shard of `size` documents; 0 workers: as many as help."""
    shards = [entries[at : at + size] for at in range(0, len(entries), size)]
    count = workers or min(os.cpu_count() or 1, len(shards))
    if count <= 1 or len(shards) <= 1:
        yield from map(work, shards)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield from pool.map(work, shards)
