"""Which encoding bytes are in.

Byte-order marks, the pattern of NUL bytes and strict UTF-8 settle nearly all files. What is left is
what the data declares and what a detector says, both re-ranked by how well the result reads.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from cleaner.settings import bounded, check_known
from cleaner.tables.encoding_labels import LABELS, LARGER, STATEFUL, SUPPORTED
from cleaner.text.plausibility import Reading, read

__all__ = ["MARKS", "Detection", "find_encoding", "marked_text", "reading_cost"]

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
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_ASCII = bytes(range(0x80))
_HIGH = re.compile(rb"[\x80-\xff]")
MARKS = re.compile("[\udc00-\udcff]+")


@dataclass(frozen=True)
class ByteCounts:
    """What control and NUL bytes say: whether a file is text at all, or UTF-16 or UTF-32."""

    first_bytes: int = 65_536
    """How many bytes from the start of a file are counted."""
    control_share: float = 0.05
    """Share of control bytes above which a file is no text; terminal logs have fewer."""
    utf16_nul_share: float = 0.3
    """Share of NUL among the high bytes above which a file is UTF-16: in Western text most are."""
    utf16_stray_share: float = 0.02
    """Share of NUL among the low bytes from which it is not: hardly one is."""
    utf32_nul_share: float = 0.9
    """Share of NUL among each of the two highest bytes above which a file is UTF-32."""
    utf32_stray_share: float = 0.3
    """Share of NUL among the lowest bytes from which it is not."""


@dataclass(frozen=True)
class Sampling:
    """Which bytes of a file are read to compare encodings: some about those that are not ASCII."""

    read_bytes: int = 1200
    """How many bytes are enough; as many are read wherever else encodings are compared."""
    places: int = bounded(16, least=1)
    """How many places all over the file they come from, about."""
    place_bytes: int = 200
    """How many bytes a place has at least."""
    before_bytes: int = 24
    """How many bytes of the line are taken before the first in a place that is not ASCII."""
    after_bytes: int = 160
    """How many are taken behind it."""
    detector_bytes: int = 8000
    """How many bytes of lines that are not ASCII the detector sees, about: with 4,000 it takes one
    code page of DOS for another more often, with more it is only slower."""
    detector_high_bytes: int = bounded(1000, least=1)
    """How many of these that are not ASCII are enough; 300 were for every text tried."""


@dataclass(frozen=True)
class NearlyUtf8:
    """When a file is UTF-8 in spite of some bytes that mean nothing there.

    Sequences of two bytes come about by chance in other encodings; longer ones hardly.
    """

    pairs_a_sequence: int = bounded(4, least=1)
    """How many sequences of two bytes are worth a longer one, in the next setting."""
    sequences_a_bad_byte: int = 8
    """How many longer sequences to each bad byte, if there are more, are proof of UTF-8."""
    sequence_weight: int = 4
    """With fewer bad bytes than sequences, each longer one counted so often, a file is UTF-8 where
    it reads better so than in the encoding that was found."""


@dataclass(frozen=True)
class Detection:
    """How the encoding of a file is chosen that neither mark nor pattern of its bytes settles."""

    fallback: str = "cp1252"
    """The encoding where the detector finds none; where it finds one, always a rival to it."""
    declared_bytes: int = 4096
    """How many bytes from the start of a page may declare its encoding."""
    well_read_nats: float = 7.5
    """Cost of a character above which a reading is doubted. Sound lines of every language lie
    below; a wrong reading of Chinese above 9, of Latin above 8."""
    declared_grace_nats: float = 6.0
    """How much worse a declared encoding may read than the detected one: detectors err on short
    texts."""
    bytes_a_stray: int = 10_000
    """A declared encoding may leave one byte in so many undecoded."""
    rival_nats: float = 10.0
    """How much better another encoding must read than the one that the detector names."""
    rare_nats: float = 9.0
    """How much of that is let off where it names an encoding that is hardly ever seen."""
    counts: ByteCounts = ByteCounts()
    sample: Sampling = Sampling()
    utf8: NearlyUtf8 = NearlyUtf8()

    def __post_init__(self) -> None:
        check_known({self.fallback: ""}, sorted(SUPPORTED), "decode: detection: fallback")


def find_encoding(data: bytes, declared: str, settings: Detection) -> tuple[bytes, str, str]:
    """Return byte-order mark, codec and how it was found."""
    counts = settings.counts
    for bom, name in _BOMS:
        if data.startswith(bom):
            return bom, name, "bom"
    wide = _wide(data[: counts.first_bytes], counts)  # before ASCII, in which NUL is a character
    if wide:
        return b"", wide, "utf-16"
    if data.isascii() and not _has_shifts(data):
        return b"", "utf-8", _binary_or(data, "ascii", counts)
    if _MAGIC.match(data[:80]):  # no signature is longer
        return b"", "", "binary"
    if _binary_or(data, "", counts) == "binary":
        wide = _wide_without_nul(data[: counts.first_bytes], settings)
        return (b"", wide, "detected") if wide else (b"", "", "binary")
    if not data.isascii() and _is_utf8(data):
        return b"", "utf-8", "utf-8"
    return b"", *_legacy(data, declared, settings)


def _has_shifts(data: bytes) -> bool:
    """Say whether ASCII bytes may be an encoding with shift states."""
    return b"\x1b$" in data or b"\x1b(" in data or (b"~{" in data and b"~}" in data)


def _binary_or(data: bytes, how: str, counts: ByteCounts) -> str:
    """Return "binary" when too many bytes are controls, else `how`."""
    sample = data[: counts.first_bytes]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary" if controls > counts.control_share * len(sample) else how


def _wide(sample: bytes, counts: ByteCounts) -> str:
    """Return the UTF-16 or UTF-32 codec that the places of NUL bytes show, or ""."""
    size = len(sample)
    if size < 4 or b"\0" not in sample:
        return ""
    quarter = [sample[at::4].count(0) / ((size + 3 - at) // 4) for at in range(4)]
    nul, stray = counts.utf32_nul_share, counts.utf32_stray_share
    if min(quarter[:2]) > nul and quarter[3] < stray:
        return "utf-32-be"
    if min(quarter[2:]) > nul and quarter[0] < stray:
        return "utf-32-le"
    even, odd = sample[0::2].count(0) / ((size + 1) // 2), sample[1::2].count(0) / (size // 2)
    nul, stray = counts.utf16_nul_share, counts.utf16_stray_share
    if odd > nul and even < stray:
        return "utf-16-le"
    if even > nul and odd < stray:
        return "utf-16-be"
    return ""


def _wide_without_nul(sample: bytes, settings: Detection) -> str:
    """Return the UTF-16 codec in which the sample reads well, as Chinese does; "" for none."""
    sample = sample[: min(len(sample) & ~1, 2 * settings.sample.read_bytes)]
    best = min(("utf-16-le", "utf-16-be"), key=lambda name: reading_cost(sample, name))
    mean = read(sample.decode(best, "replace")).mean
    return best if mean < settings.well_read_nats else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, declared: str, settings: Detection) -> tuple[str, str]:
    """Choose between nearly valid UTF-8, what is declared, and what a detector says."""
    bad, short, long = _utf8_counts(data)
    utf8 = settings.utf8
    if long + short // utf8.pairs_a_sequence > utf8.sequences_a_bad_byte * bad:
        return "utf-8", "utf-8"
    sample = _sample(data, settings.sample)
    told = _codec_of(declared) or _codec_of(_declared_in(data[: settings.declared_bytes]))
    found = _detected(data, sample, told, settings)
    if found is None and _binary_or(data, "", settings.counts) == "binary":
        return "", "binary"
    found = found or settings.fallback
    if told == found:
        return told, "declared"
    cost = reading_cost(sample, found)
    if (
        told not in ("", "utf-8")
        and _stray_bytes(data, told) * settings.bytes_a_stray <= len(data)
        and reading_cost(sample, told) <= cost + settings.declared_grace_nats
    ):
        return told, "declared"
    if bad < short + utf8.sequence_weight * long and reading_cost(sample, "utf-8") < cost:
        return "utf-8", "utf-8"
    return found, "detected"


def _utf8_counts(data: bytes) -> tuple[int, int, int]:
    """Return how many bytes are bad in UTF-8, and how many sequences of two, and of more, sound."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(len(run) for run in MARKS.findall(text))
    long = len(re.findall("[\u0800-\ud7ff\ue000-\U0010ffff]", text))
    short = len(re.findall("[\x80-\u07ff]", text))
    return bad, short, long


def _sample(data: bytes, sampling: Sampling) -> bytes:
    """Return some bytes about those that are not ASCII, from all over the data."""
    pieces: list[bytes] = []
    size = 0
    step = max(sampling.place_bytes, len(data) // sampling.places)
    line = _high_line(sampling.before_bytes, sampling.after_bytes)
    for start in range(0, len(data), step):
        match = line.search(data, start, start + step)
        if match:
            pieces.append(match[0])
            size += len(match[0])
        if size > sampling.read_bytes:
            break
    return b"\n".join(pieces)


def _telling_lines(data: bytes, sampling: Sampling) -> bytes:
    """Return lines that are not ASCII, about as many as tell enough; all of short data."""
    most, enough = sampling.detector_bytes, sampling.detector_high_bytes
    if len(data) <= enough or data.isascii():
        return data
    lines: list[bytes] = []
    size = high = done = 0
    while size <= most and high <= enough and (match := _HIGH.search(data, done)):
        start = data.rfind(b"\n", done, match.start()) + 1 or done
        done = data.find(b"\n", match.end()) + 1 or len(data)
        line = data[start : min(done, start + most)]
        telling = len(line.translate(None, _ASCII))
        if telling > enough:
            line = line[: len(line) * enough // telling]
        lines.append(line)
        size += len(line)
        high += telling
    return b"".join(lines)


@lru_cache(maxsize=8)
def _high_line(before: int, after: int) -> re.Pattern[bytes]:
    """Return a pattern for the bytes of one line about the first that is not ASCII."""
    return re.compile(rb"[^\n\x80-\xff]{0,%d}[\x80-\xff][^\n]{0,%d}" % (before, after))


def reading_cost(sample: bytes, name: str) -> float:
    """Return what reading the sample in a codec costs."""
    return _reading(sample, name).cost


@lru_cache(maxsize=32)
def _reading(sample: bytes, name: str) -> Reading:
    return read(sample.decode(name, "replace"))


def _stray_bytes(data: bytes, name: str) -> int:
    """Return how many bytes mean nothing in a codec."""
    return sum(map(len, MARKS.findall(marked_text(data, name))))


def _declared_in(start: bytes) -> str:
    """Return the encoding that a page declares in its first bytes, or ""."""
    match = _DECLARED.search(start)
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


def _detected(data: bytes, sample: bytes, told: str, settings: Detection) -> str | None:
    """Return the codec that the detector names or that reads better; None where there is none."""
    start = data[: settings.declared_bytes]
    # The detector believes what a page declares; that is weighed elsewhere.
    seen = _DECLARED.sub(b"", start) + data[len(start) :]
    seen = _telling_lines(seen, settings.sample)
    names = _guesses(seen)
    if not names:
        return None
    if names[0] in STATEFUL or names[0].startswith("utf"):
        return names[0]
    if _reading(sample, names[0]).mean > settings.well_read_nats:
        # A cut inside a character at either end misleads the detector: look without the ends.
        for part in (seen[1:], seen[:-1], seen[1:-1]):
            names += _guesses(part)
    rivals = dict.fromkeys([*names, *filter(None, [told]), settings.fallback])
    handicap = dict.fromkeys(rivals, settings.rival_nats)
    handicap[names[0]] = 0.0 if names[0] in (*LABELS.values(), *LARGER) else settings.rare_nats
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
