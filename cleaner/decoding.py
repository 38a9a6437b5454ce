r"""Bytes to text, and exactly back.

Finds the encoding of a file, turns every line end into "\n", and keeps what the text does not
show: byte-order mark, kinds of line end, and the raw bytes of each stretch that cannot be decoded
or would not encode to the same bytes. Nothing is normalised: a vertical tab, NEL or U+2028 stays.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from cleaner.edit import Flag
from cleaner.rule import Rule, Safety
from cleaner.tables.encoding_labels import DOUBLE_BYTE, LABELS, LARGER, STATEFUL, SUPPORTED
from cleaner.text.plausibility import read

__all__ = ["Decoded", "Encoding", "decode", "encode"]

UNDECODABLE_BYTES = Rule(
    "decode/undecodable-bytes", "Bytes that mean nothing in the encoding.", Safety.SUGGEST
)
OTHER_ENCODING = Rule(
    "decode/other-encoding", "A stretch in another encoding than the file.", Safety.SUGGEST
)

LOST = "\ufffd"
_ENDS: Mapping[str, str] = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_KINDS: Mapping[str, str] = {end: kind for kind, end in _ENDS.items()}
_LINE_END = re.compile(r"\r\n?|\n")
_BYTE_LINE_END = re.compile(rb"\r\n?|\n")
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
_READ_BYTES = 1200
# Sound lines of every language lie below; a wrong reading of Chinese above 9, of Latin above 8.
_WELL_READ_NATS = 7.5
# A declared encoding may read this much worse than the detected one: detectors err on short texts.
_DECLARED_GRACE_NATS = 6.0
# Another codec must read this much better than the one that the detector names.
_RIVAL_NATS = 10.0
# So much when the detector names an encoding that is hardly ever seen.
_RARE_NATS = 9.0
# Leaving out the first byte, as half a character, must make the text read this much better.
_CUT_NATS = 20.0
# Lines with bad bytes whose re-decoding is judged by reading them; later ones follow their share.
_READ_LINES = 400
_BAD_RATIO = 0.34
# Encodings tried for a stretch inside a UTF-8 file, most widespread first.
_STRETCH_CODECS = (
    "cp1252 gb18030 cp932 cp949 cp950 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp874 "
    "euc_jp koi8-r iso8859-2 mac-roman cp1258"
).split()
_MARKS = re.compile("[\udc00-\udcff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Encoding:
    """How a text was stored: all that is needed, with the text, to write the same bytes again.

    `verbatim` holds (start, end, hex): the bytes of `text[start:end]` as they were. `line_ends`
    holds runs (kind, count), kind "lf", "crlf" or "cr". `how` is one word: "ascii", "bom",
    "utf-8", "utf-16" (found by its NUL bytes), "declared", "detected", "fallback" or "binary".
    """

    name: str = "utf-8"
    bom: str = ""
    line_ends: tuple[tuple[str, int], ...] = ()
    verbatim: tuple[tuple[int, int, str], ...] = ()
    how: str = "utf-8"
    binary: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Encoding:
        """Return the encoding that `as_dict` wrote, also after a trip through JSON.

        >>> made = Encoding(line_ends=(("lf", 2),))
        >>> Encoding.from_dict(made.as_dict()) == made
        True
        """
        runs = tuple((str(kind), int(count)) for kind, count in values["line_ends"])
        held = tuple((int(start), int(end), str(raw)) for start, end, raw in values["verbatim"])
        return cls(**{**values, "line_ends": runs, "verbatim": held})


@dataclass(frozen=True)
class Decoded:
    """A text without lone surrogates, its line ends all newlines, and where it came from."""

    text: str
    source: Encoding = field(default_factory=Encoding)

    def flags(self) -> tuple[Flag, ...]:
        r"""Return a flag for each stretch that could not be decoded, or only in another encoding.

        >>> [flag.note for flag in decode("né".encode() * 9 + b"\xff").flags()]
        ['the bytes ff mean nothing in utf-8']
        """
        return tuple(self._flags())

    def _flags(self) -> Iterator[Flag]:
        for start, end, raw in self.source.verbatim:
            shown = raw if len(raw) <= 32 else raw[:32] + "…"
            if LOST in self.text[start:end]:
                note = f"the bytes {shown} mean nothing in {self.source.name}"
                yield Flag(start, end, UNDECODABLE_BYTES.id, note)
            elif self.source.name == "utf-8":
                note = f"the bytes {shown} are not UTF-8, as the file is"
                yield Flag(start, end, OTHER_ENCODING.id, note)


def decode(data: bytes, declared: str = "") -> Decoded:
    r"""Return the text of `data`. Never fails: bytes that mean nothing show as U+FFFD.

    `declared` is a label from outside, such as an HTTP header; what the data itself declares is
    read too. Both are believed only when the result decodes and reads well.

    >>> page = decode("Grüße\r\naus Köln".encode("cp1252"))
    >>> page.text, page.source.name, page.source.line_ends
    ('Grüße\naus Köln', 'cp1252', (('crlf', 1),))
    >>> encode(page.text, page.source)
    b'Gr\xfc\xdfe\r\naus K\xf6ln'
    """
    bom, name, how = _find(data, declared)
    body = data[len(bom) :]
    if how == "binary":
        made = _held_whole(data)
    elif name == "utf-8" and how != "ascii":
        made = _from_utf8(body, how, bom)
    else:
        made = _from_codec(body, name, how, bom)
    if _is_exact(made, data):
        return made
    return _from_codec(data, "iso8859-1", "fallback", b"")  # every byte is a character there


def encode(text: str, source: Encoding) -> bytes:
    r"""Return the bytes that `decode` read: `encode(d.text, d.source)` is the data, always.

    >>> encode("a\nb", Encoding("utf-16-le", bom="fffe", line_ends=(("crlf", 1),)))
    b'\xff\xfea\x00\r\x00\n\x00b\x00'
    """
    ends = (_ENDS[kind] for kind, count in source.line_ends for _ in range(count))
    only = _ENDS[source.line_ends[0][0]] if len(source.line_ends) == 1 else ""
    pieces = [bytes.fromhex(source.bom)]
    done = 0
    for start, end, raw in (*source.verbatim, (len(text), len(text), "")):
        piece = text[done:start]
        if only:
            piece = piece.replace("\n", only)
        elif source.line_ends:
            piece = re.sub("\n", lambda _: next(ends, "\n"), piece)
        pieces += (_to_bytes(piece, source.name), bytes.fromhex(raw))
        done = end
    return b"".join(pieces)


def _to_bytes(piece: str, name: str) -> bytes:
    """Encode; where the codec has shift states, line by line, so that each ends in the first."""
    if name in STATEFUL:
        return b"".join(line.encode(name) for line in piece.splitlines(keepends=True))
    return piece.encode(name)


def _is_exact(made: Decoded, data: bytes) -> bool:
    """Say whether text and source give the bytes back, and the text is sound Unicode."""
    if _SURROGATE.search(made.text):
        return False
    try:
        return encode(made.text, made.source) == data
    except UnicodeError:
        return False


# --- finding the encoding -----------------------------------------------------------------------


def _find(data: bytes, declared: str) -> tuple[bytes, str, str]:
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
    sample = sample[: min(len(sample) & ~1, 2 * _READ_BYTES)]
    best = min(("utf-16-le", "utf-16-be"), key=lambda name: _cost(sample, name))
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
    cost = _cost(sample, found)
    if (
        told not in ("", "utf-8")
        and _can_decode(data, told)
        and _cost(sample, told) <= cost + _DECLARED_GRACE_NATS
    ):
        return told, "declared"
    if bad < short + 4 * long and _cost(sample, "utf-8") < cost:
        return "utf-8", "utf-8"
    return found, "detected"


def _utf8_counts(data: bytes) -> tuple[int, int, int]:
    """Return how many bytes are bad in UTF-8, and how many sequences of two, and of more, sound."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(len(run) for run in _MARKS.findall(text))
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
        if size > _READ_BYTES:
            break
    return b"\n".join(pieces)


def _cost(sample: bytes, name: str) -> float:
    """Return what reading the sample in a codec costs."""
    return read(sample.decode(name, "replace")).cost


def _can_decode(data: bytes, name: str) -> bool:
    """Say whether a codec takes the data, but for a stray byte in ten thousand."""
    text = _marked(data, name)
    return sum(map(len, _MARKS.findall(text))) * 10000 <= len(data)


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
    costs = {name: _cost(sample, name) + handicap[name] for name in rivals}
    best = min(costs, key=lambda name: costs[name])
    if best in LARGER and _MARKS.search(_marked(data, best)):
        larger = LARGER[best]
        return larger if not _MARKS.search(_marked(data, larger)) else best
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


# --- decoding -----------------------------------------------------------------------------------


def _hold_bytes(error: UnicodeError) -> tuple[str, int]:
    """Stand a private mark for each byte that cannot be decoded."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error("cleaner-hold", _hold_bytes)


def _marked(data: bytes, name: str) -> str:
    """Decode with a mark (U+DC00 + byte) for each byte that means nothing."""
    try:
        return data.decode(name, "surrogateescape")  # in C; it cannot hold bytes below 0x80
    except UnicodeDecodeError:
        return data.decode(name, "cleaner-hold")


def _unmarked(marks: str) -> bytes:
    return bytes(ord(mark) - 0xDC00 for mark in marks)


def _from_codec(data: bytes, name: str, how: str, bom: bytes) -> Decoded:
    """Decode in one codec, holding what it cannot read or would not write back."""
    cut = _cut(data, name)
    head: list[_Piece] = [(LOST, data[:cut])] if cut else []
    made = _assembled([*head, *_pieces(_marked(data[cut:], name))], name, how, bom)
    if name.startswith("utf") or _is_exact(made, bom + data):
        return made
    return _assembled([*head, *_lines(data[cut:], name)], name, how, bom)


def _cut(data: bytes, name: str) -> int:
    """Return 1 when the data starts with the second half of a character, else 0."""
    if name not in DOUBLE_BYTE or data[:1].isascii():
        return 0
    start = data[:_READ_BYTES]
    return int(_cost(start[1:], name) + _CUT_NATS < _cost(start, name))


def _from_utf8(data: bytes, how: str, bom: bytes) -> Decoded:
    """Decode UTF-8; a line with bad bytes is read in another encoding where that reads well."""
    marked = _marked(data, "utf-8")
    if not _MARKS.search(marked):
        return _assembled([(marked, None)], "utf-8", how, bom)
    return _assembled(_mended(marked), "utf-8", how, bom)


_Piece = tuple[str, "bytes | None"]
"""A stretch of text, and its raw bytes where the codec would not write them."""


def _pieces(marked: str) -> Iterator[_Piece]:
    """Split a marked text into sound stretches and held ones."""
    done = 0
    for match in _MARKS.finditer(marked):
        if match.start() > done:
            yield marked[done : match.start()], None
        yield LOST, _unmarked(match[0])
        done = match.end()
    if done < len(marked):
        yield marked[done:], None


def _lines(data: bytes, name: str) -> Iterator[_Piece]:
    """Decode line by line, holding each stretch of a line that would not encode to its bytes."""
    ends = [*(match.span() for match in _BYTE_LINE_END.finditer(data)), (len(data), len(data))]
    start = 0
    for end, after in ends:
        raw = data[start:end]
        shown = _marked(raw, name)
        try:
            exact = _to_bytes(shown, name) == raw
        except UnicodeError:
            exact = False
        if exact:
            yield shown, None
        elif name in STATEFUL or _MARKS.search(shown):
            yield _MARKS.sub(LOST, _LINE_END.sub(LOST, shown)) or LOST, raw
        else:
            yield from _trimmed(raw, shown, name)
        yield data[end:after].decode("ascii"), None
        start = after


def _trimmed(raw: bytes, shown: str, name: str) -> Iterator[_Piece]:
    """Hold only the middle of a line: from the first character that differs to the last."""
    parts = [char.encode(name, "replace") for char in shown]
    first, at = 0, 0
    while first < len(parts) and raw.startswith(parts[first], at):
        at += len(parts[first])
        first += 1
    last, end = len(parts), len(raw)
    while (
        last > first and end - len(parts[last - 1]) >= at and raw.endswith(parts[last - 1], 0, end)
    ):
        last -= 1
        end -= len(parts[last])
    yield shown[:first], None
    yield shown[first:last] or LOST, raw[at:end]
    yield shown[last:], None


def _assembled(pieces: Iterable[_Piece], name: str, how: str, bom: bytes) -> Decoded:
    """Join pieces to a text with newlines only, and write down what the text does not show."""
    parts: list[str] = []
    verbatim: list[tuple[int, int, str]] = []
    kinds: list[str] = []
    size = 0
    for shown, raw in pieces:
        if raw is None:
            kinds += [_KINDS[end] for end in _LINE_END.findall(shown)]
            shown = _LINE_END.sub("\n", shown) if "\r" in shown else shown
        elif raw:
            verbatim.append((size, size + len(shown), raw.hex()))
        else:
            continue
        parts.append(shown)
        size += len(shown)
    runs = tuple((kind, len(list(group))) for kind, group in groupby(kinds))
    return Decoded("".join(parts), Encoding(name, bom.hex(), runs, tuple(verbatim), how))


def _held_whole(data: bytes) -> Decoded:
    """Return what is no text: one mark that holds everything."""
    source = Encoding("utf-8", verbatim=((0, 1, data.hex()),), how="binary", binary=True)
    return Decoded(LOST, source)


# --- another encoding inside UTF-8 --------------------------------------------------------------


def _mended(marked: str) -> Iterator[_Piece]:
    """Read each line with bad bytes in another encoding where that reads well; else hold them."""
    codec = _stretch_codec(marked)
    done = 0
    lines = re.finditer("[^\r\n]*[\udc00-\udcff][^\r\n]*", marked)
    for number, match in enumerate(lines):
        if match.start() > done:
            yield marked[done : match.start()], None
        yield from _mended_line(match[0], codec, number < _READ_LINES)
        done = match.end()
    if done < len(marked):
        yield marked[done:], None


def _stretch_codec(marked: str) -> str:
    """Return the codec in which the lines with most bad bytes read best, or ""."""
    lines = (line for line in re.findall("[^\r\n]*[\udc00-\udcff][^\r\n]*", marked[:2_000_000]))
    sample = b""
    for line in lines:
        if _bad_ratio(line) > _BAD_RATIO:
            sample += line.encode("utf-8", "surrogateescape")[:400] + b"\n"
        if len(sample) > _READ_BYTES:
            break
    if not sample:
        return ""
    return min(_STRETCH_CODECS, key=lambda name: _cost(sample, name))


def _bad_ratio(line: str) -> float:
    """Return which part of a line's characters other than ASCII are bad bytes."""
    bad = sum(map(len, _MARKS.findall(line)))
    return bad / max(1, sum(not char.isascii() for char in line))


def _mended_line(line: str, codec: str, judge: bool) -> Iterator[_Piece]:
    """Yield a line re-read in `codec`, or with its bad bytes held."""
    raw = line.encode("utf-8", "surrogateescape")
    other = _marked(raw, codec) if codec and _bad_ratio(line) > _BAD_RATIO else LOST
    if (
        LOST in other
        or _SURROGATE.search(other)
        or _LINE_END.search(other)
        or (judge and not _reads_better(line, codec))
    ):
        yield from _pieces(line)
    else:
        # An ASCII character at either end is one byte; an ASCII byte may be half a character.
        head = len(other) - len(other.lstrip(_ASCII))
        tail = len(other) - len(other.rstrip(_ASCII))
        yield other[:head], None
        yield other[head : len(other) - tail], raw[head : len(raw) - tail]
        yield other[len(other) - tail :], None


def _reads_better(line: str, codec: str) -> bool:
    """Say whether a line reads better in `codec` than with marks, about its first bad byte."""
    match = _MARKS.search(line)
    at = max(0, match.start() - 100) if match else 0
    part = line[at : at + 400]
    other = part.encode("utf-8", "surrogateescape").decode(codec, "replace")
    return read(other).cost < read(re.sub("[\udc00-\udcff]", LOST, part)).cost


_ASCII = "\t" + "".join(map(chr, range(0x20, 0x7F)))
