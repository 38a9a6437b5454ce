"""Which encoding bytes are in.

Byte-order marks, the pattern of NUL bytes and strict UTF-8 settle nearly all files. What is left is
read in every encoding at once (`text/code_pages`): the one in which it reads best is meant, unless
the data declares one in which it reads hardly worse.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from cleaner.settings import bounded, check_known
from cleaner.tables.code_pages import SMALLER, WITH_SHIFTS
from cleaner.tables.encoding_labels import LABELS, LARGER, SUPPORTED
from cleaner.text.code_pages import Comparing, rank_codecs
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
    lines_bytes: int = 4000
    """How many bytes of lines that are not ASCII are read in every encoding, about."""
    lines_high_bytes: int = bounded(300, least=1)
    """How many of these that are not ASCII are enough: 500 read no text tried better."""


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
    sequences_read: int = 2
    """With more than so many sequences to a bad byte, it is UTF-8 where it reads well so."""


@dataclass(frozen=True)
class Detection:
    """How the encoding of a file is chosen that neither mark nor pattern of its bytes settles."""

    fallback: str = "cp1252"
    """The encoding of what reads in none."""
    declared_bytes: int = 4096
    """How many bytes from the start of a page may declare its encoding."""
    well_read_nats: float = 7.5
    """Cost of a character above which a reading is doubted. Sound lines of every language lie
    below; a wrong reading of Chinese above 9, of Latin above 8."""
    declared_grace_nats: float = 6.0
    """How much worse a declared encoding may read than the one that reads best: a short text may
    read well in several."""
    bytes_a_stray: int = 10_000
    """A declared encoding may leave one byte in so many undecoded."""
    comparing: Comparing = Comparing()
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
    shifted = _with_shifts(data, settings) if data.isascii() else ""
    if data.isascii() and not shifted:
        return b"", "utf-8", _binary_or(data, "ascii", counts)
    if _MAGIC.match(data[:80]):  # no signature is longer
        return b"", "", "binary"
    if _binary_or(data, "", counts) == "binary":
        wide = _wide_without_nul(data[: counts.first_bytes], settings)
        return (b"", wide, "detected") if wide else (b"", "", "binary")
    if shifted:
        return b"", shifted, "detected"
    if _is_utf8(data):
        return b"", "utf-8", "utf-8"
    return b"", *_legacy(data, declared, settings)


def _with_shifts(data: bytes, settings: Detection) -> str:
    """Return the codec with shift states in which ASCII bytes are more, and read well; or ""."""
    if not (b"\x1b$" in data or b"\x1b(" in data or (b"~{" in data and b"~}" in data)):
        return ""
    for name in WITH_SHIFTS.split():
        text = data.decode(name, "replace")
        signs = "".join(char for char in text if not char.isascii() and char != "\ufffd")
        if not signs or text.count("\ufffd") > settings.comparing.most_lost(len(signs)):
            continue
        if read(signs[: settings.sample.read_bytes]).mean < settings.well_read_nats:
            return name
    return ""


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
    return best if _reading(sample, best).mean < settings.well_read_nats else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, declared: str, settings: Detection) -> tuple[str, str]:
    """Choose between nearly valid UTF-8, what is declared, and what reads best."""
    bad, short, long = _utf8_counts(data)
    utf8 = settings.utf8
    if long + short // utf8.pairs_a_sequence > utf8.sequences_a_bad_byte * bad:
        return "utf-8", "utf-8"
    sequences = short + utf8.sequence_weight * long
    if sequences > utf8.sequences_read * bad and _reads_well(data, "utf-8", settings):
        return "utf-8", "utf-8"
    told = _codec_of(declared) or _codec_of(_declared_in(data[: settings.declared_bytes]))
    found = _detected(data, settings)
    if found == told or found in SMALLER.get(told, ()):
        return found, "declared"
    if told not in ("", "utf-8") and _may_be(told, found, data, settings):
        return told, "declared"
    if bad < sequences and _excess(data, "utf-8", found, settings) < 0:
        return "utf-8", "utf-8"
    return found, "detected"


def _reads_well(data: bytes, name: str, settings: Detection) -> bool:
    """Say whether some of the data reads well in a codec."""
    return _reading(_sample(data, settings.sample), name).mean < settings.well_read_nats


def _may_be(told: str, found: str, data: bytes, settings: Detection) -> bool:
    """Say whether the declared encoding means something, and reads hardly worse than another."""
    if _stray_bytes(data, told) * settings.bytes_a_stray > len(data):
        return False
    return _excess(data, told, found, settings) <= settings.declared_grace_nats


def _excess(data: bytes, name: str, other: str, settings: Detection) -> float:
    """Return how much worse some of the data reads in a codec than in another."""
    sample = _sample(data, settings.sample)
    return reading_cost(sample, name) - reading_cost(sample, other)


def _utf8_counts(data: bytes) -> tuple[int, int, int]:
    """Return how many bytes are bad in UTF-8, and how many sequences of two, and of more, sound."""
    sound = data.decode("utf-8", "ignore")
    size = len(sound.encode())
    ascii_bytes = len(data) - len(data.translate(None, _ASCII))
    sequences = len(sound) - ascii_bytes
    of_four = len(sound.encode("utf-16-le")) // 2 - len(sound)
    of_three = size - ascii_bytes - 2 * (sequences + of_four)
    return len(data) - size, sequences - of_three - of_four, of_three + of_four


def _sample(data: bytes, sampling: Sampling) -> bytes:
    """Return some bytes about those that are not ASCII, from all over the data."""
    pieces: list[bytes] = []
    size = 0
    step = max(sampling.place_bytes, len(data) // sampling.places)
    for place in range(0, len(data), step):
        match = _HIGH.search(data, place, place + step)
        if match:
            at = match.start()
            start = data.rfind(b"\n", max(place, at - sampling.before_bytes), at) + 1
            start = start or max(place, at - sampling.before_bytes)
            piece = data[start : min(at + sampling.after_bytes + 1, place + step)]
            pieces.append(piece.partition(b"\n")[0])
            size += len(pieces[-1])
        if size > sampling.read_bytes:
            break
    return b"\n".join(pieces)


def _telling_lines(data: bytes, sampling: Sampling) -> bytes:
    """Return lines that are not ASCII, about as many as tell enough; all of short data."""
    most, enough = sampling.lines_bytes, sampling.lines_high_bytes
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


def _detected(data: bytes, settings: Detection) -> str:
    """Return the codec in which the data reads best."""
    found = rank_codecs(_telling_lines(data, settings.sample), settings.comparing)
    if not found:
        return settings.fallback
    best = found[0].codec
    smaller = SMALLER.get(best, ())
    return min((*smaller, best), key=lambda name: _stray_bytes(data, name)) if smaller else best


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
