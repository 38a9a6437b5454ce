"""Single files that are packed: `page.html.gz` is read as the `page.html` inside it.

Bounded in size, since a few bytes can unpack to more than a machine holds.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from cleaner.errors import DocumentError

__all__ = ["UNPACKED_BYTES", "unpacked", "unpacked_name"]

UNPACKED_BYTES = 1 << 30  # the default of the setting


def unpacked_name(path: str) -> str:
    """Return the name of what is inside.

    >>> unpacked_name("a/page.html.gz"), unpacked_name("a/page.html")
    ('a/page.html', 'a/page.html')
    """
    suffix = _suffix(path)
    return path[: -len(suffix)] if suffix else path


def unpacked(path: str, data: bytes, most: int = UNPACKED_BYTES) -> bytes:
    """Return the bytes inside, or the data itself where the name is not that of a packed file.

    Raises DocumentError where the data is cut or broken, or unpacks to more than `most` bytes.
    """
    read = _READERS.get(_suffix(path))
    if read is None:
        return data
    try:
        inside = read(data, most + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise DocumentError(f"{path}: cannot be unpacked: {error}; pack it again") from None
    except ImportError:
        raise DocumentError(
            f"{path}: expected the package zstandard to read it, found none; "
            "install cleaner[zstd], or unpack the file first"
        ) from None
    if len(inside) > most:
        raise DocumentError(
            f"{path}: expected at most {most:,} bytes inside, got more; unpack it to smaller files"
        )
    return inside


def _suffix(path: str) -> str:
    return next((one for one in _READERS if path.lower().endswith(one)), "")


def _gzip(data: bytes, most: int = UNPACKED_BYTES) -> bytes:
    with gzip.GzipFile(fileobj=BytesIO(data)) as file:
        return file.read(most)


def _zstandard(data: bytes, most: int = UNPACKED_BYTES) -> bytes:
    import zstandard

    reader = zstandard.ZstdDecompressor().stream_reader(BytesIO(data), read_across_frames=True)
    try:
        inside: bytes = reader.read(most)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None
    return inside


_READERS: Mapping[str, Callable[[bytes, int], bytes]] = {".gz": _gzip, ".zst": _zstandard}
