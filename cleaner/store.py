"""The output folder: the only module that writes to it.

Texts are UTF-8, byte for byte. Every file is written under another name and then renamed, the
record last: a run that is killed leaves no half-written file under a final name, and a document
whose record does not fit its texts is done again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import ConfigError, DocumentError, RestoreError
from cleaner.provenance import Record, digest

__all__ = ["Store", "record_path", "text_path", "together_path"]


def record_path(stem: str) -> str:
    """Return where the record of a document is, below the output folder."""
    return f"{stem}.json"


def text_path(stem: str, language: str = "") -> str:
    """Return where a text is: `page.txt` for the main language, else `page.<language>.txt`."""
    return f"{stem}.{language}.txt" if language else f"{stem}.txt"


def together_path(stem: str) -> str:
    """Return where the sections of all languages are, in one file."""
    return f"{stem}.sections.jsonl"


@dataclass(frozen=True)
class Store:
    """An output folder."""

    root: Path

    def open(self) -> None:
        """Make the folder; raise ConfigError where nothing can be written to it."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{self.root}: expected a folder to write to, got none ({_why(error)}); "
                "name another, or make it yourself"
            ) from None
        if not os.access(self.root, os.W_OK | os.X_OK):
            raise ConfigError(
                f"{self.root}: expected a folder to write to, got one that is read-only; "
                "change its permissions or name another"
            )

    def record(self, stem: str) -> Record | None:
        """Return the record of a document, None where there is none that can be read."""
        try:
            text = (self.root / record_path(stem)).read_bytes().decode("utf-8")
            return Record.from_json(text)
        except (OSError, UnicodeError, RestoreError):
            return None

    def is_current(self, stem: str, sha256: str, signature: str) -> bool:
        """Say whether a document was made from these bytes, by this chain, and is untouched."""
        record = self.record(stem)
        if record is None or record.error:
            return False
        return (
            record.source.sha256 == sha256
            and record.signature == signature
            and all(self._digest(path) == sha256 for path, sha256 in record.files)
        )

    def write(self, stem: str, texts: Mapping[str, str], record: Record) -> None:
        """Write the texts of a document, by path, then its record; remove what it had before."""
        before = self.record(stem)
        for path, text in texts.items():
            self._replace(path, text.encode("utf-8"))
        self._replace(record_path(stem), record.to_json().encode("utf-8"))
        for path, sha256 in before.files if before else ():
            if path not in texts and self._digest(path) == sha256:
                self._inside(path).unlink()

    def differences(
        self, stem: str, texts: Mapping[str, str], record: Record
    ) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield (path, text there, text wanted) for each file that `write` would change.

        None stands for no file. A file that is no UTF-8 shows its bytes as escapes.
        """
        wanted: dict[str, str | None] = {**texts, record_path(stem): record.to_json()}
        before = self.record(stem)
        for path, sha256 in before.files if before else ():
            if path not in wanted and self._digest(path) == sha256:
                wanted[path] = None
        for path, text in sorted(wanted.items()):
            try:
                found = self._inside(path).read_bytes()
            except OSError:
                found = None
            if found != (None if text is None else text.encode("utf-8")):
                shown = None if found is None else found.decode("utf-8", "backslashreplace")
                yield path, shown, text

    def leftovers(self, stems: set[str]) -> tuple[str, ...]:
        """Return the records that belong to no raw document any more, as paths."""
        left: list[str] = []
        for path in sorted(self.root.rglob("*.json")):
            name = path.relative_to(self.root).as_posix()
            stem = name.removesuffix(".json")
            if stem not in stems and self.record(stem) is not None:
                left.append(name)
        return tuple(left)

    def remove(self, stem: str) -> None:
        """Remove a document that has no raw file any more: its record and untouched texts."""
        record = self.record(stem)
        for path, sha256 in record.files if record else ():
            if self._digest(path) == sha256:
                self._inside(path).unlink()
        self._inside(record_path(stem)).unlink(missing_ok=True)

    def _digest(self, path: str) -> str:
        try:
            return digest(self._inside(path).read_bytes())
        except OSError:
            return ""

    def _inside(self, path: str) -> Path:
        """Return a path below the root; raise DocumentError where a link or name leads out."""
        root = self.root.resolve()
        full = self.root / path
        if root not in (full.parent.resolve() / full.name).parents or full.is_symlink():
            raise DocumentError(
                f"{path}: expected a place inside {self.root}, got one outside or a link; "
                "remove the link"
            )
        return full

    def _replace(self, path: str, data: bytes) -> None:
        """Put a file in place in one step."""
        full = self._inside(path)
        # A short name, since the final one may be as long as names can be; the same on every run,
        # so that what a killed run left behind is overwritten.
        part = full.with_name(
            f".cleaner-{digest(full.name.encode('utf-8', 'surrogateescape'))[:16]}"
        )
        try:
            full.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            os.replace(part, full)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise DocumentError(f"{path}: cannot be written: {_why(error)}") from None


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
