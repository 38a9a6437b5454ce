"""Which files an input folder holds, what each is, and what its output is called.

Sorted by path, so that nothing depends on the file system. No path leads out of the folder: a
link that does is a fault of that one document. Names that start with a dot are left out.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cleaner.errors import ConfigError, DocumentError
from cleaner.formats.packed import UNPACKED_BYTES, unpacked, unpacked_name

__all__ = ["Entry", "Folder", "media_type", "output_stems", "read_entry", "read_folder", "root_of"]

_MEDIA_TYPES: Mapping[str, str] = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
# Files that hold many documents, or text that has to be unpacked first.
_CONTAINERS: Mapping[str, str] = {
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
    ".parquet": "Parquet",
    ".warc": "WARC",
    ".bz2": "bzip2",
    ".xz": "xz",
    ".zip": "ZIP",
    ".tar": "tar",
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]"
)
# A text may begin with the word "<html>"; a page has a head or a body as well.
_PAGE_PART = re.compile(r"<(?:head|body|title|meta|article|div|p)[\s>]")
# What a section output adds to a name: page.fr.txt, page.zh-Hans.txt.
_LANGUAGE_SUFFIX = re.compile(r"\.(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")


@dataclass(frozen=True, order=True)
class Entry:
    """One raw document: its path below the input folder, with "/", and its output's stem."""

    path: str
    stem: str


@dataclass(frozen=True)
class Folder:
    """What an input folder holds. `ignored` are names that start with a dot."""

    root: Path
    entries: tuple[Entry, ...]
    ignored: tuple[str, ...] = ()


def read_entry(root: Path, entry: Entry, most_bytes: int = UNPACKED_BYTES) -> bytes:
    """Return the bytes of a document, unpacked; raise DocumentError where that cannot be.

    A packed file may hold `most_bytes`. Files of many documents are refused: as plain text they
    would come out as nonsense.
    """
    path = root / entry.path
    kind = _CONTAINERS.get(PurePosixPath(unpacked_name(entry.path)).suffix.lower())
    if kind:
        raise DocumentError(
            f"{entry.path}: expected text or HTML, got {kind}; "
            "unpack it to one file a document first"
        )
    inside = root.resolve()
    if inside not in path.resolve().parents:
        raise DocumentError(
            f"{entry.path}: expected a file inside the input folder, got a link that leads out "
            "of it; copy the file into the folder"
        )
    if path.exists() and not path.is_file():
        raise DocumentError(
            f"{entry.path}: expected a file, got a linked folder, a device or a pipe; take it out"
        )
    try:
        return unpacked(entry.path, path.read_bytes(), most_bytes)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError(
            f"{entry.path}: cannot be read: {reason}; make it readable, or take it out"
        ) from None


def root_of(raw: Path) -> Path:
    """Return a folder, or that of a single file."""
    return raw.parent if raw.is_file() else raw


def read_folder(root: Path) -> Folder:
    """List a folder, or the folder of a single file with that file alone.

    Raises ConfigError where there is nothing of that name.
    """
    if root.is_file():
        return Folder(root_of(root), (Entry(root.name, output_stems([root.name])[root.name]),))
    if not root.is_dir():
        raise ConfigError(
            f"{root}: expected a file or folder of raw documents, found none there; "
            "name the one that holds them (undo takes it as --raw)"
        )
    paths: list[str] = []
    ignored: list[str] = []
    for name in _walk(root):
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        (ignored if hidden else paths).append(name)
    stems = output_stems(paths)
    entries = tuple(Entry(path, stems[path]) for path in sorted(paths))
    return Folder(root, entries, tuple(sorted(ignored)))


def _walk(root: Path) -> Iterator[str]:
    """Yield every file below the folder; a linked folder is one name, and is not entered."""
    for folder, folders, files in os.walk(root):
        linked = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in (*files, *linked):
            yield Path(folder, name).relative_to(root).as_posix()


def output_stems(paths: Iterable[str]) -> dict[str, str]:
    """Return the output stem of each path: without its suffix where that leaves it alone there.

    Where two would share a name both keep their suffix, whatever their order; so does a name
    that would look like a section of another one. Capitals do not tell names apart, as on
    file systems that ignore them.

    >>> output_stems(["a/page.html", "a/page.txt", "b.txt"])
    {'a/page.html': 'a/page.html', 'a/page.txt': 'a/page.txt', 'b.txt': 'b'}
    """
    stems = {path: str(PurePosixPath(unpacked_name(path)).with_suffix("")) for path in paths}
    while True:
        taken = Counter(stem.casefold() for stem in stems.values())
        kept = {
            path: path
            for path, stem in stems.items()
            if stem != path and (taken[stem.casefold()] > 1 or _is_section_name(stem, taken))
        }
        if not kept:
            return stems
        stems |= kept


def _is_section_name(stem: str, taken: Mapping[str, int]) -> bool:
    """Say whether a stem looks like what a section of another document would be called."""
    document = _LANGUAGE_SUFFIX.sub("", stem)
    return document != stem and document.casefold() in taken


def media_type(path: str, text: str) -> str:
    r"""Say what a document is, by its suffix, and else by how it begins and goes on.

    >>> media_type("a.txt", "\n<!DOCTYPE html>\n<title>A page saved as text</title>")
    'text/html'
    """
    known = _MEDIA_TYPES.get(PurePosixPath(unpacked_name(path)).suffix.lower())
    if known:
        return known
    begin = text[:8192].lower()
    found = _PAGE.match(begin)
    return "text/html" if found and _PAGE_PART.search(begin, found.end()) else "text/plain"
