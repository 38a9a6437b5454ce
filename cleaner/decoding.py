r"""Bytes to text, and exactly back.

Finds the encoding of a file, turns every line end into "\n", and keeps what the text does not
show: byte-order mark, kinds of line end, and the raw bytes of each stretch that cannot be decoded
or would not encode to the same bytes. Nothing is normalised: a vertical tab, NEL or U+2028 stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import chain, groupby, repeat
from typing import Any

from cleaner.detection import MARKS, Detection, find_encoding, marked_text, reading_cost
from cleaner.edit import Flag
from cleaner.rule import Rule, Safety
from cleaner.tables.encoding_labels import DOUBLE_BYTE, STATEFUL
from cleaner.text.code_pages import rank_codecs
from cleaner.text.plausibility import read

__all__ = ["Decoded", "Decoding", "Encoding", "decode", "encode"]

UNDECODABLE_BYTES = Rule(
    "decode/undecodable-bytes", "Bytes that mean nothing in the encoding.", Safety.SUGGEST
)
OTHER_ENCODING = Rule(
    "decode/other-encoding", "A stretch in another encoding than the file.", Safety.SUGGEST
)

LOST = "\ufffd"
_ENDS: Mapping[str, str] = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_LINE_END = re.compile(r"\r\n?|\n")
# Lines that end alike; to be searched up to the last line end.
_LINE_END_RUN = re.compile(
    r"(?:[^\r\n]*(?P<crlf>\r\n))+|(?:[^\r\n]*(?P<lf>\n))+|(?:[^\r\n]*(?P<cr>\r(?!\n)))+"
)
_BYTE_LINE_END = re.compile(rb"\r\n?|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN_DIGITS = 32  # of the bytes that a note shows


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
            shown = raw if len(raw) <= _SHOWN_DIGITS else raw[:_SHOWN_DIGITS] + "…"
            if LOST in self.text[start:end]:
                note = f"the bytes {shown} mean nothing in {self.source.name}"
                yield Flag(start, end, UNDECODABLE_BYTES.id, note)
            elif self.source.name == "utf-8":
                note = f"the bytes {shown} are not UTF-8, as the file is"
                yield Flag(start, end, OTHER_ENCODING.id, note)


@dataclass(frozen=True)
class OtherEncoding:
    """How lines of a UTF-8 file are read that hold bytes of another encoding."""

    bad_share: float = 0.34
    """Share of bad bytes among the characters of a line beyond ASCII, above which it is read in the
    other encoding."""
    sample_chars: int = 2_000_000
    """How many characters from the start of a file are searched for lines to choose it by."""
    line_bytes: int = 400
    """How many bytes of each such line are read for that."""
    judged_lines: int = 400
    """How many lines with bad bytes must each read better in it; for the lines after them their
    share of bad bytes decides."""
    before_chars: int = 100
    """How far before its first bad byte the part of a line begins by which that is judged."""
    judged_chars: int = 400
    """How long that part is."""


@dataclass(frozen=True)
class Decoding:
    """How bytes become text."""

    cut_nats: float = 20.0
    """How much better a text must read without its first byte for that to be half a character."""
    cut_bytes: int = 200
    """How many bytes of the first line are read for that."""
    detection: Detection = Detection()
    other: OtherEncoding = OtherEncoding()


_USUAL = Decoding()


def decode(data: bytes, declared: str = "", settings: Decoding = _USUAL) -> Decoded:
    r"""Return the text of `data`. Never fails: bytes that mean nothing show as U+FFFD.

    `declared` is a label from outside, such as an HTTP header; what the data itself declares is
    read too. Both are believed only when the result decodes and reads well.

    >>> page = decode("Grüße\r\naus Köln".encode("cp1252"))
    >>> page.text, page.source.name, page.source.line_ends
    ('Grüße\naus Köln', 'cp1252', (('crlf', 1),))
    >>> encode(page.text, page.source)
    b'Gr\xfc\xdfe\r\naus K\xf6ln'
    """
    bom, name, how = find_encoding(data, declared, settings.detection)
    body = data[len(bom) :]
    found = Encoding(name, bom.hex(), how=how)
    if how == "binary":
        made = _held_whole(data)
    elif name == "utf-8" and how != "ascii":
        made = _from_utf8(body, found, settings)
    else:
        made = _from_codec(body, found, settings)
    if _is_exact(made, data):
        return made
    # Every byte is a character there.
    return _from_codec(data, Encoding("iso8859-1", how="fallback"), settings)


def encode(text: str, source: Encoding) -> bytes:
    r"""Return the bytes that `decode` read: `encode(d.text, d.source)` is the data, always.

    >>> encode("a\nb", Encoding("utf-16-le", bom="fffe", line_ends=(("crlf", 1),)))
    b'\xff\xfea\x00\r\x00\n\x00b\x00'
    """
    runs = (repeat(_ENDS[kind], count) for kind, count in source.line_ends)
    ends = chain(chain.from_iterable(runs), repeat("\n"))
    only = _ENDS[source.line_ends[0][0]] if len(source.line_ends) == 1 else ""
    pieces = [bytes.fromhex(source.bom)]
    done = 0
    for start, end, raw in (*source.verbatim, (len(text), len(text), "")):
        piece = text[done:start]
        if only:
            piece = piece.replace("\n", only)
        elif source.line_ends:
            *lines, rest = piece.split("\n")
            piece = "".join(chain.from_iterable(zip(lines, ends, strict=False))) + rest
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
    try:
        made.text.encode()  # of what UTF-8 refuses, lone surrogates, many codecs write something
        return encode(made.text, made.source) == data
    except UnicodeError:
        return False


def _unmarked(marks: str) -> bytes:
    return bytes(ord(mark) - 0xDC00 for mark in marks)


def _from_codec(data: bytes, found: Encoding, settings: Decoding) -> Decoded:
    """Decode in one codec, holding what it cannot read or would not write back."""
    name = found.name
    cut = _cut(data, name, settings)
    head: list[_Piece] = [(LOST, data[:cut])] if cut else []
    made = _assembled([*head, *_pieces(marked_text(data[cut:], name))], found)
    if name.startswith("utf") or _is_exact(made, bytes.fromhex(found.bom) + data):
        return made
    return _assembled([*head, *_lines(data[cut:], name)], found)


def _cut(data: bytes, name: str, settings: Decoding) -> int:
    """Return 1 when the data starts with the second half of a character, else 0."""
    if name not in DOUBLE_BYTE or data[:1].isascii():
        return 0
    start = data[: settings.cut_bytes].partition(b"\n")[0]
    return int(reading_cost(start[1:], name) + settings.cut_nats < reading_cost(start, name))


def _from_utf8(data: bytes, found: Encoding, settings: Decoding) -> Decoded:
    """Decode UTF-8; a line with bad bytes is read in another encoding where that reads well."""
    try:
        return _assembled([(data.decode(), None)], found)
    except UnicodeDecodeError:
        return _assembled(_mended(marked_text(data, "utf-8"), settings), found)


_Piece = tuple[str, "bytes | None"]
"""A stretch of text, and its raw bytes where the codec would not write them."""


def _pieces(marked: str) -> Iterator[_Piece]:
    """Split a marked text into sound stretches and held ones."""
    done = 0
    for match in MARKS.finditer(marked):
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
        shown = marked_text(raw, name)
        try:
            exact = _to_bytes(shown, name) == raw
        except UnicodeError:
            exact = False
        if exact:
            yield shown, None
        elif name in STATEFUL or MARKS.search(shown):
            yield MARKS.sub(LOST, _LINE_END.sub(LOST, shown)) or LOST, raw
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


def _assembled(pieces: Iterable[_Piece], found: Encoding) -> Decoded:
    """Join pieces to a text with newlines only, and write down what the text does not show."""
    parts: list[str] = []
    verbatim: list[tuple[int, int, str]] = []
    ends: list[tuple[str, int]] = []
    size = 0
    for shown, raw in pieces:
        if raw is None:
            ends += _line_ends(shown)
            if "\r" in shown:
                shown = shown.replace("\r\n", "\n").replace("\r", "\n")
        elif raw:
            verbatim.append((size, size + len(shown), raw.hex()))
        else:
            continue
        parts.append(shown)
        size += len(shown)
    runs = tuple(
        (kind, sum(count for _, count in group))
        for kind, group in groupby(ends, key=lambda end: end[0])
    )
    return Decoded("".join(parts), replace(found, line_ends=runs, verbatim=tuple(verbatim)))


def _line_ends(text: str) -> Iterator[tuple[str, int]]:
    """Yield the kinds of line end in the text, in order, each with how many follow each other."""
    if "\r" not in text:
        if count := text.count("\n"):
            yield "lf", count
        return
    last = max(text.rfind("\n"), text.rfind("\r")) + 1
    for run in _LINE_END_RUN.finditer(text, 0, last):
        kind = run.lastgroup or ""
        yield kind, run[0].count(_ENDS[kind])


def _held_whole(data: bytes) -> Decoded:
    """Return what is no text: one mark that holds everything."""
    source = Encoding("utf-8", verbatim=((0, 1, data.hex()),), how="binary", binary=True)
    return Decoded(LOST, source)


# --- another encoding inside UTF-8 --------------------------------------------------------------


def _mended(marked: str, settings: Decoding) -> Iterator[_Piece]:
    """Read each line with bad bytes in another encoding where that reads well; else hold them."""
    other = settings.other
    codec = _other_codec(marked, other, settings.detection)
    done = 0
    for number, (start, end) in enumerate(_bad_lines(marked)):
        if start > done:
            yield marked[done:start], None
        yield from _mended_line(marked[start:end], codec, other, number < other.judged_lines)
        done = end
    if done < len(marked):
        yield marked[done:], None


def _other_codec(marked: str, other: OtherEncoding, detection: Detection) -> str:
    """Return the codec in which the lines with most bad bytes read best, or ""."""
    sample = b""
    marked = marked[: other.sample_chars]
    for start, end in _bad_lines(marked):
        line = marked[start:end]
        if _bad_share(line) > other.bad_share:
            sample += line.encode("utf-8", "surrogateescape")[: other.line_bytes] + b"\n"
        if len(sample) > detection.sample.read_bytes:
            break
    found = rank_codecs(sample, detection.comparing) if sample else ()
    return found[0].codec if found else ""


def _bad_lines(marked: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each line with a mark, without its line end."""
    end = 0
    while mark := MARKS.search(marked, end):
        start = (
            max(marked.rfind("\n", end, mark.start()), marked.rfind("\r", end, mark.start())) + 1
        )
        stop = _LINE_END.search(marked, mark.end())
        start, end = start or end, stop.start() if stop else len(marked)
        yield start, end


def _bad_share(line: str) -> float:
    """Return which part of a line's characters other than ASCII are bad bytes."""
    bad = sum(map(len, MARKS.findall(line)))
    return bad / max(1, sum(not char.isascii() for char in line))


def _mended_line(line: str, codec: str, other: OtherEncoding, judge: bool) -> Iterator[_Piece]:
    """Yield a line re-read in `codec`, or with its bad bytes held."""
    raw = line.encode("utf-8", "surrogateescape")
    again = marked_text(raw, codec) if codec and _bad_share(line) > other.bad_share else LOST
    if (
        LOST in again
        or _SURROGATE.search(again)
        or _LINE_END.search(again)
        or (judge and not _reads_better(line, codec, other))
    ):
        yield from _pieces(line)
    else:
        # An ASCII character at either end is one byte; an ASCII byte may be half a character.
        head = len(again) - len(again.lstrip(_ASCII))
        tail = len(again) - len(again.rstrip(_ASCII))
        yield again[:head], None
        yield again[head : len(again) - tail], raw[head : len(raw) - tail]
        yield again[len(again) - tail :], None


def _reads_better(line: str, codec: str, other: OtherEncoding) -> bool:
    """Say whether a line reads better in `codec` than with marks, about its first bad byte."""
    match = MARKS.search(line)
    at = max(0, match.start() - other.before_chars) if match else 0
    part = line[at : at + other.judged_chars]
    again = part.encode("utf-8", "surrogateescape").decode(codec, "replace")
    return read(again).cost < read(re.sub("[\udc00-\udcff]", LOST, part)).cost


_ASCII = "\t" + "".join(map(chr, range(0x20, 0x7F)))
