"""Which encoding bytes are in.

Byte-order marks, the pattern of NUL bytes and strict UTF-8 settle nearly all files. What is left is
what the data declares and what a detector says, both re-ranked by how well the result reads.
"""

from __future__ import annotations

import codecs
import re

from cleaner.tables.encoding_labels import LABELS, LARGER, STATEFUL, SUPPORTED
from cleaner.text.plausibility import read

__all__ = ["MARKS", "READ_BYTES", "find_encoding", "marked_text", "reading_cost"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MAGIC = re.compile(
    rb"\x89PNG\r|\xff\xd8\xff|GIF8[79]a|%PDF-|PK\x03\x04|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf"
    rb"|\x28\xb5\x2f\xfd|\x7fELF|MZ[\x00-\xff]{1,64}\x00\x00|\xd0\xcf\x11\xe0|RIFF....W|Rar!\x1a"
    rb"|OggS\x00|ID3[\x02-\x04]|fLaC\x00|\xca\xfe\xba\xbe|\x00asm|wOF[F2]|\x00\x01\x00\x00\x00"
    rb"|SQLite format 3\x00|PAR1|....ftyp",
    re.DOTALL,
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE_BYTES = 65536
# A file of which more than one byte in twenty is a control is no text; terminal logs have fewer.
_CONTROL_RATIO = 0.05
# In UTF-16 of any Western text most high bytes are NUL and hardly a low byte is.
_NUL_RATIO, _STRAY_NUL_RATIO = 0.3, 0.02
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_BYTES = 4096
_HIGH_LINE = re.compile(rb"[^\n\x80-\xff]{0,24}[\x80-\xff][^\n]{0,160}")
READ_BYTES = 1200
# Sound lines of every language lie below; a wrong reading of Chinese above 9, of Latin above 8.
_WELL_READ_NATS = 7.5
# A declared encoding may read this much worse than the detected one: detectors err on short texts.
_DECLARED_GRACE_NATS = 6.0
# Another codec must read this much better than the one that the detector names.
_RIVAL_NATS = 10.0
# So much when the detector names an encoding that is hardly ever seen.
_RARE_NATS = 9.0
MARKS = re.compile("[\udc00-\udcff]+")


def find_encoding(data: bytes, declared: str) -> tuple[bytes, str, str]:
    """Return byte-order mark, codec and how it was found."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return bom, name, "bom"
    if data.isascii() and not _has_shifts(data):
        return b"", "utf-8", _binary_or(data, "ascii")
    wide = _wide(data[:_SAMPLE_BYTES])
    if wide:
        return b"", wide, "utf-16"
    if _MAGIC.match(data[:80]):
        return b"", "", "binary"
    if _binary_or(data, "") == "binary":
        wide = _wide_without_nul(data[:_SAMPLE_BYTES])
        return (b"", wide, "detected") if wide else (b"", "", "binary")
    if not data.isascii() and _is_utf8(data):
        return b"", "utf-8", "utf-8"
    return b"", *_legacy(data, declared)


def _has_shifts(data: bytes) -> bool:
    """Say whether ASCII bytes may be an encoding with shift states."""
    return b"\x1b$" in data or b"\x1b(" in data or (b"~{" in data and b"~}" in data)


def _binary_or(data: bytes, how: str) -> str:
    """Return "binary" when too many bytes are controls, else `how`."""
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary" if controls > _CONTROL_RATIO * len(sample) else how


def _wide(sample: bytes) -> str:
    """Return the UTF-16 or UTF-32 codec that the places of NUL bytes show, or ""."""
    size = len(sample)
    if size < 4 or b"\0" not in sample:
        return ""
    quarter = [sample[at::4].count(0) / ((size + 3 - at) // 4) for at in range(4)]
    if min(quarter[:2]) > 0.9 and quarter[3] < _NUL_RATIO:
        return "utf-32-be"
    if min(quarter[2:]) > 0.9 and quarter[0] < _NUL_RATIO:
        return "utf-32-le"
    even, odd = sample[0::2].count(0) / ((size + 1) // 2), sample[1::2].count(0) / (size // 2)
    if odd > _NUL_RATIO and even < _STRAY_NUL_RATIO:
        return "utf-16-le"
    if even > _NUL_RATIO and odd < _STRAY_NUL_RATIO:
        return "utf-16-be"
    return ""


def _wide_without_nul(sample: bytes) -> str:
    """Return the UTF-16 codec in which the sample reads well, as Chinese does; "" for none."""
    sample = sample[: min(len(sample) & ~1, 2 * READ_BYTES)]
    best = min(("utf-16-le", "utf-16-be"), key=lambda name: reading_cost(sample, name))
    return best if read(sample.decode(best, "replace")).mean < _WELL_READ_NATS else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, declared: str) -> tuple[str, str]:
    """Choose between nearly valid UTF-8, what is declared, and what a detector says."""
    bad, short, long = _utf8_counts(data)
    if long + short // 4 > 8 * bad:
        return "utf-8", "utf-8"
    sample = _sample(data)
    told = _codec_of(declared) or _codec_of(_declared_in(data))
    found = _detected(data, sample, told)
    if found is None and _binary_or(data, "") == "binary":
        return "", "binary"
    found = found or "cp1252"
    if told == found:
        return told, "declared"
    cost = reading_cost(sample, found)
    if (
        told not in ("", "utf-8")
        and _can_decode(data, told)
        and reading_cost(sample, told) <= cost + _DECLARED_GRACE_NATS
    ):
        return told, "declared"
    if bad < short + 4 * long and reading_cost(sample, "utf-8") < cost:
        return "utf-8", "utf-8"
    return found, "detected"


def _utf8_counts(data: bytes) -> tuple[int, int, int]:
    """Return how many bytes are bad in UTF-8, and how many sequences of two, and of more, sound."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(len(run) for run in MARKS.findall(text))
    # Two-byte sequences come about by chance; longer ones hardly.
    long = len(re.findall("[\u0800-\ud7ff\ue000-\U0010ffff]", text))
    short = len(re.findall("[\x80-\u07ff]", text))
    return bad, short, long


def _sample(data: bytes) -> bytes:
    """Return some bytes about those that are not ASCII, from all over the data."""
    pieces: list[bytes] = []
    size = 0
    step = max(200, len(data) // 16)
    for start in range(0, len(data), step):
        match = _HIGH_LINE.search(data, start, start + step)
        if match:
            pieces.append(match[0])
            size += len(match[0])
        if size > READ_BYTES:
            break
    return b"\n".join(pieces)


def reading_cost(sample: bytes, name: str) -> float:
    """Return what reading the sample in a codec costs."""
    return read(sample.decode(name, "replace")).cost


def _can_decode(data: bytes, name: str) -> bool:
    """Say whether a codec takes the data, but for a stray byte in ten thousand."""
    text = marked_text(data, name)
    return sum(map(len, MARKS.findall(text))) * 10000 <= len(data)


def _declared_in(data: bytes) -> str:
    """Return the encoding that a page declares in its first bytes, or ""."""
    match = _DECLARED.search(data[:_DECLARED_BYTES])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else ""


def _codec_of(label: str) -> str:
    """Return the Python codec that a label means on the web, or "".

    >>> _codec_of("ISO-8859-1"), _codec_of("rot13")
    ('cp1252', '')
    """
    label = label.strip().lower()
    if label in LABELS:
        return LABELS[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return LARGER.get(name, name) if name in SUPPORTED else ""


def _detected(data: bytes, sample: bytes, told: str) -> str | None:
    """Return the codec that the detector names or that reads better; None where there is none."""
    names = _guesses(data)
    if not names:
        return None
    if names[0] in STATEFUL or names[0].startswith("utf"):
        return names[0]
    if _DECLARED.search(data[:_DECLARED_BYTES]):
        names += _guesses(_DECLARED.sub(b"", data[:_DECLARED_BYTES]) + data[_DECLARED_BYTES:])
    if read(sample.decode(names[0], "replace")).mean > _WELL_READ_NATS:
        # A cut inside a character at either end misleads the detector: look without the ends.
        for part in (data[1:], data[:-1], data[1:-1]):
            names += _guesses(part)
    rivals = dict.fromkeys([*names, *filter(None, [told]), "cp1252"])
    handicap = dict.fromkeys(rivals, _RIVAL_NATS)
    handicap[names[0]] = 0.0 if names[0] in (*LABELS.values(), *LARGER) else _RARE_NATS
    costs = {name: reading_cost(sample, name) + handicap[name] for name in rivals}
    best = min(costs, key=lambda name: costs[name])
    if best in LARGER and MARKS.search(marked_text(data, best)):
        larger = LARGER[best]
        return larger if not MARKS.search(marked_text(data, larger)) else best
    return best


def _guesses(data: bytes) -> list[str]:
    """Return what the detector says, as supported codecs."""
    import chardet

    label = chardet.detect(data)["encoding"]
    if not label:
        return []
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return []
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
    return [name] if name in SUPPORTED else []


def _hold_bytes(error: UnicodeError) -> tuple[str, int]:
    """Stand a private mark for each byte that cannot be decoded."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error("cleaner-hold", _hold_bytes)


def marked_text(data: bytes, name: str) -> str:
    """Decode with a mark (U+DC00 + byte) for each byte that means nothing."""
    try:
        return data.decode(name, "surrogateescape")  # in C; it cannot hold bytes below 0x80
    except UnicodeDecodeError:
        return data.decode(name, "cleaner-hold")
