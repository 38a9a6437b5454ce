"""Undo a wrong decoding: back to the bytes, and to the characters that they were.

Every pair of encodings that is plausible is tried on a line; the one whose result reads far
better than the line itself wins. A line that reads well already, or a result that does not read
well, is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cleaner.filters.mojibake.signs import sign_places
from cleaner.tables.mojibake_pairs import SINGLE, TRUE_CODECS, WRONG_CODECS
from cleaner.text.plausibility import Reading, read, script_of, skim

__all__ = ["Repair", "best_repair", "is_better"]

LOST = "\ufffd"
_LOST_RUN = re.compile("\ufffd+")
# Lines are judged by their first characters: enough to tell, and bounded for lines without end.
_JUDGED_CHARS = 600
_SEARCHED_CHARS = 160
# So many of the repairs that look best are read closely.
_CLOSELY_READ = 5
# The gain in nats that a repair needs: some for the whole, and some for each stretch by itself.
_GAIN_NATS = 14.0
_STRETCH_NATS = 5.0
_SURE_NATS = 60.0
# So many sound characters must stand for each lost one.
_SOUND_PER_LOST = 3
# That bytes are UTF-8 at all is evidence by itself.
_UTF8_NATS = 8.0
# Where more than one character in six is a question mark or lost, no rest is worth it.
_HOLES_RATIO = 6
# Where ftfy vouches for a repair, reading need only agree.
_LITTLE_NATS = 4.0
_SHORT_CHARS = 8
# Part of the cost of the damaged text that must go.
_GAIN_RATIO = 0.2
# What a repaired text may cost a character, by the script it is in.
_MEAN_NATS: Mapping[str, float] = {"han": 8.6, "hangul": 7.5}
_OTHER_MEAN_NATS = 5.2
_SINGLE_GAIN_RATIO, _SINGLE_MEAN_NATS, _FEW_LETTERS = 0.25, 4.4, 3
_LAYERS = 3
_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_WIDE_AT_LATIN = re.compile(
    "[a-zA-Z][\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]|[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3][a-z]"
)
_UTF8_RUN = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\t -~]){4,}"
)


@dataclass(frozen=True)
class Repair:
    """A repaired text, the pairs (read as, was) that were undone, and what was gained."""

    text: str
    layers: tuple[tuple[str, str], ...]
    gain: float


@dataclass(frozen=True)
class _Stretch:
    """A stretch of a line that a codec can write, with its bytes and their place by character."""

    start: int
    end: int
    data: bytes
    offsets: tuple[int, ...]


def best_repair(line: str) -> Repair | None:
    """Return the repair that reads best, None when nothing is clearly better.

    >>> best_repair("鍗遍毦鏃跺埢锛屽桨鏄惧厷鍛樻湰鑹").text
    '危难时刻，彰显党员本鑹'
    >>> best_repair("Sound text, naïve or not.") is None
    True
    """
    part = _worst_part(line)
    found = sorted(_search(part, (), _LAYERS, {part}), key=lambda one: (-one.gain, one.layers))
    best: Repair | None = None
    for one in found[:_CLOSELY_READ]:
        text = _all_undone(line, one.layers)
        true = one.layers[-1][1]
        gain = _gain(line, text, true)
        if gain and true == "utf-8":
            gain += _UTF8_NATS
        if gain > (best.gain if best else 0.0):
            best = Repair(text, one.layers, gain)
    return best


def is_better(after: str, before: str) -> bool:
    """Say whether one text reads well, and better than another, where they differ."""
    before, after = _changed(before, after)
    reading = read(after)
    if read(before).cost - reading.cost < _LITTLE_NATS:
        return False
    return len(after) <= _SHORT_CHARS or _reads_well(after, reading, single=False)


def _worst_part(line: str) -> str:
    """Return the part of a long line that is judged: where the signs of damage are densest."""
    if len(line) <= _SEARCHED_CHARS:
        return line
    signs = sign_places(line) or [0]
    best = max(range(len(signs)), key=lambda i: bisect_left(signs, signs[i] + _SEARCHED_CHARS) - i)
    start = max(0, signs[best] - 10)
    return line[start : start + _SEARCHED_CHARS]


def _search(
    line: str, layers: tuple[tuple[str, str], ...], left: int, seen: set[str]
) -> list[Repair]:
    """Return what undoing one layer gives, and further layers below UTF-8; gains are rough."""
    found: list[Repair] = []
    cost = _skim(line)
    wide = len(_WIDE.findall(line))
    data_seen: set[tuple[_Stretch, ...]] = set()
    for wrong in WRONG_CODECS:
        stretches = _stretches(line, wrong)
        if not stretches or stretches in data_seen:
            continue
        data_seen.add(stretches)
        foreign = wrong in SINGLE and _has_foreign_latin(line, wrong)
        whole = 10 * sum(len(_WIDE.findall(line, one.start, one.end)) for one in stretches)
        for true in TRUE_CODECS[wrong]:
            if wrong not in SINGLE and true not in ("utf-8", "cp1252") and whole < 7 * wide:
                continue  # only some of the characters: another encoding's coincidence
            if foreign and true in SINGLE:
                continue
            text = _undone(line, stretches, true)
            if text is None or text in seen:
                continue
            seen.add(text)
            found.append(Repair(text, (*layers, (wrong, true)), cost - _skim(text)))
    if left > 1:
        deeper = [one for one in found if one.layers[-1][1] == "utf-8" and LOST not in one.text]
        for one in sorted(deeper, key=lambda one: (-one.gain, one.layers))[:2]:
            for more in _search(one.text, one.layers, left - 1, seen):
                found.append(Repair(more.text, more.layers, one.gain + more.gain))
    return found


def _has_foreign_latin(line: str, wrong: str) -> bool:
    """Say whether a line has Latin letters that the codec lacks: then it was not read in it."""
    table = _bytes_of(wrong)
    return any(table(char) is None and script_of(char) == "latin" for char in line)


def _all_undone(line: str, layers: tuple[tuple[str, str], ...]) -> str:
    """Return the whole line with the layers undone, as far as that reads better."""
    for wrong, true in layers:
        line = _undone(line, _stretches(line, wrong), true) or line
    return line


def _gain(before: str, after: str, true: str) -> float:
    """Return what a repair gains on the words that it changes; 0 when that is not enough.

    Other bytes than UTF-8 always decode to something, so that more is asked of them: single
    bytes must become letters and hardly anything else, double ones some different characters.
    """
    before, after = _changed(before, after)
    old_reading, new_reading = read(before), read(after)
    gain = old_reading.cost - new_reading.cost
    single = true in SINGLE
    ratio = _SINGLE_GAIN_RATIO if single else _GAIN_RATIO
    if gain < max(_GAIN_NATS, ratio * old_reading.cost):
        return 0.0
    if true == "utf-8":
        sound = _is_varied(after)
    else:
        sound = _is_letters(after) if single else _is_wide(after)
    if not sound:
        return 0.0
    return gain if _reads_well(after, new_reading, single) else 0.0


def _is_letters(text: str) -> bool:
    """Say whether a text is words: what is not ASCII in it is letters or common punctuation."""
    high = [char for char in text if not char.isascii()]
    letters = sum(unicodedata.category(char)[0] in "LM" for char in high)
    others = sum(char not in "“”‘’–—…«»„\u00a0№€" for char in high) - letters
    return 0 < letters >= 20 * others and sum(map(str.isalpha, text)) >= _FEW_LETTERS


def _is_varied(text: str) -> bool:
    """Say whether a text is more than one or two letters again and again."""
    high = [char for char in text if char.isalpha() and not char.isascii()]
    plain = sum(char.isalpha() for char in text) - len(high)
    return plain >= len(high) or len(set(high)) * 3 >= min(len(high), 9)


def _is_wide(text: str) -> bool:
    """Say whether a text is Chinese, Japanese or Korean, not a few such signs among letters."""
    wide = _WIDE.findall(text)
    return len(set(wide)) >= _FEW_LETTERS and 3 * len(_WIDE_AT_LATIN.findall(text)) <= len(wide)


def _changed(before: str, after: str) -> tuple[str, str]:
    """Return the words that differ, of each text; all of it where words do not correspond."""
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        return before[:_JUDGED_CHARS], after[:_JUDGED_CHARS]
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return (
        " ".join(a for a, _ in pairs)[:_JUDGED_CHARS],
        " ".join(b for _, b in pairs)[:_JUDGED_CHARS],
    )


def _undone(line: str, stretches: tuple[_Stretch, ...], true: str) -> str | None:
    """Return the line with the stretches read in codec `true` where they read better."""
    read_so: list[tuple[float, _Stretch, str]] = []
    for one in stretches:
        old = line[one.start : one.end]
        new = _decoded(one.data, true)
        if true == "utf-8" and (new is None or LOST in new):
            new = min(filter(None, (new, _partly(old, one))), key=_cost, default=None)
        if new is not None and new != old:
            read_so.append((_cost(old) - _cost(new), one, new))
    # Where much of the line is surely damaged, a short stretch needs less proof of its own.
    sure = sum(gain for gain, _, _ in read_so if gain >= _STRETCH_NATS) >= _SURE_NATS
    least = 0.0 if sure else _STRETCH_NATS
    pieces: list[str] = []
    done = 0
    for gain, one, new in read_so:
        if gain >= least:
            pieces += (line[done : one.start], new)
            done = one.end
    return "".join((*pieces, line[done:])) if done else None


def _partly(old: str, stretch: _Stretch) -> str | None:
    """Return a stretch with only its parts that are sound UTF-8 decoded; None without any."""
    pieces: list[str] = []
    done = 0
    starts = {offset: index for index, offset in enumerate(stretch.offsets)}
    for match in _UTF8_RUN.finditer(stretch.data):
        span = [at for at in range(match.start(), match.end() + 1) if at in starts]
        if not span:
            continue
        first, last = starts[span[0]], starts[span[-1]]
        part = _decoded(stretch.data[span[0] : span[-1]], "utf-8")
        if part and part != old[first:last] and _cost(old[first:last]) - _cost(part) > _GAIN_NATS:
            pieces += (old[done:first], part)
            done = last
    return "".join((*pieces, old[done:])) if done else None


def _cost(text: str) -> float:
    return _skim(text[:_JUDGED_CHARS])


@lru_cache(maxsize=1024)
def _skim(text: str) -> float:
    return skim(text)


def _reads_well(text: str, reading: Reading, single: bool) -> bool:
    """Say whether a repaired text is plausible in itself, its lost characters left out."""
    text = text[:_JUDGED_CHARS]
    lost = text.count(LOST)
    if lost * 3 > len(text):
        return False
    cost = reading.cost - 13.0 * lost
    most = _SINGLE_MEAN_NATS if single else _OTHER_MEAN_NATS
    return cost / max(1, len(text) - lost) <= _MEAN_NATS.get(reading.script, most)


# --- bytes --------------------------------------------------------------------------------------


def _stretches(line: str, wrong: str) -> tuple[_Stretch, ...]:
    """Return the stretches of a line, from one high character to another, that `wrong` writes."""
    table = _bytes_of(wrong)
    return tuple(_split(line, [table(char) for char in line]))


def _split(line: str, parts: list[bytes | None]) -> Iterator[_Stretch]:
    start = 0
    while start < len(parts):
        if parts[start] is None or line[start].isascii():
            start += 1
            continue
        end = last = start
        while end < len(parts) and parts[end] is not None:
            end += 1
            if not line[end - 1].isascii():
                last = end
        # The byte after a high one may look like an ASCII character: take what touches.
        while last < end and not line[last].isspace():
            last += 1
        offsets = [0]
        for part in parts[start:last]:
            offsets.append(offsets[-1] + len(part or b""))
        data = b"".join(part or b"" for part in parts[start:last])
        yield _Stretch(start, last, data, tuple(offsets))
        start = max(end, start + 1)


@cache
def _bytes_of(codec: str) -> Callable[[str], bytes | None]:
    """Return a function from a character to its bytes in a codec, None where it has none."""
    if codec in SINGLE:
        table: dict[str, bytes] = {}
        for code in range(256):
            char = bytes((code,)).decode(codec, "ignore") or chr(code)
            table.setdefault(char, bytes((code,)))
        return table.get
    return lru_cache(maxsize=40000)(lambda char: _double_bytes(char, codec))


def _double_bytes(char: str, codec: str) -> bytes | None:
    """Return the bytes of a character in a double-byte codec; a lost one is a bad byte."""
    if char == LOST:
        return b"\xff"
    if char == "€" and codec == "gb18030":
        return b"\x80"  # as Windows has it
    try:
        data = char.encode(codec)
    except UnicodeEncodeError:
        return None
    return data if len(data) <= 2 else None


def _decoded(data: bytes, codec: str) -> str | None:
    """Return the bytes as text, lost ones as U+FFFD a run; None where too much is lost."""
    if codec == "utf-8" and b"\xef\xbf\xbd" in data:
        return None  # U+FFFD: it was lost before it was read wrongly
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec in SINGLE:
            return None
    text = _LOST_RUN.sub(LOST, data.decode(codec, "replace"))
    lost = text.count(LOST)
    if (data.count(b"\xff") + data.count(b"?")) * _HOLES_RATIO > len(data):
        return None
    sound = sum(not char.isascii() for char in text) - lost
    holes = data.count(b"\xff") + data.count(b"?")
    return text if lost <= 2 * holes + 1 and lost * _SOUND_PER_LOST <= sound + holes else None
