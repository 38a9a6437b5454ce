"""Answers of a model, kept by the digest of what was asked, so that nothing is asked twice.

One small JSON file an answer, in a folder that is meant to be kept under version control. An
answer that is there is never replaced: of two processes that asked the same at once, both go by
the one that was written first. A whole text has a file too, which says whether the model was asked
about it or whether it came out in the end: that is how an output is known and left alone.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import ConfigError, DocumentError
from cleaner.filters.post_edit.prompt import Answer
from cleaner.filters.post_edit.verify import Proposal

__all__ = ["FORMAT", "Cache"]

FORMAT = "cleaner-post-edit/1"


@dataclass(frozen=True)
class Cache:
    """A folder of answers. Nothing of the request is kept but its digest, in the file's name."""

    folder: Path

    def check(self) -> None:
        """Raise ConfigError where answers cannot be kept: they would be asked and paid again."""
        place = next(one for one in (self.folder, *self.folder.absolute().parents) if one.exists())
        if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
            raise self._unwritable("a file" if place.is_file() else "one that is read-only")

    def _unwritable(self, got: str) -> ConfigError:
        return ConfigError(
            f"{self.folder}: expected a folder in which answers of the model can be kept, "
            f"got {got}; make it writable, or set post-edit.cache to another"
        )

    def get(self, key: str) -> Answer | None:
        """Return the answer under a key, None where there is none.

        Raises DocumentError for a file that holds no answer.
        """
        path = self._path(key)
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            if value["format"] != FORMAT:
                raise ValueError(f"format {value['format']!r}")
            edits = tuple(Proposal(str(a), str(b), str(c)) for a, b, c in value["proposals"])
            return Answer(edits, tuple(map(str, value["faults"])))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise DocumentError(
                f"{path.name}: expected an answer of format {FORMAT!r}, got something else "
                f"({error}); delete the file to ask the model again"
            ) from None

    def put(self, key: str, model: str, answer: Answer) -> Answer:
        """Keep an answer and return it, or the one that is already there.

        Raises ConfigError where the folder cannot be written to.
        """
        value = {
            "format": FORMAT,
            "model": model,
            "proposals": [[one.old, one.new, one.reason] for one in answer.proposals],
            "faults": list(answer.faults),
        }
        path = self._path(key)
        part = path.with_name(f".{path.stem}-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8", newline="")
            _publish(part, path)
        except OSError as error:
            raise self._unwritable(error.strerror or type(error).__name__) from None
        return self.get(key) or answer

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def _publish(part: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links: the last one wins there
        if not path.exists():
            os.replace(part, path)
            return
    part.unlink()
