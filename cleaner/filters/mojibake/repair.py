"""Undo a wrong decoding: back to the bytes, and to the characters that they were.

Every pair of encodings that is plausible is tried on a line; the one whose result reads far
better than the line itself wins. A line that reads well already, or a result that does not read
well, is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleaner.filters.mojibake.signs import EVERY_ALPHABET_SIGN, has_alphabet, has_wide, sign_places
from cleaner.filters.mojibake.soundness import WIDE, Soundness, is_inside_latin
from cleaner.filters.mojibake.stretches import (
    LOST,
    Losses,
    Stretch,
    has_foreign_latin,
    has_sequence,
    may_be,
    stretches_of,
    without_cut,
)
from cleaner.settings import check_known
from cleaner.tables.mojibake_pairs import ALIKE, LATIN, SINGLE, TRUE_CODECS, WRONG_CODECS
from cleaner.text.plausibility import glance, read, skim

__all__ = ["Repair", "Repairing", "best_repair", "is_better"]


@dataclass(frozen=True)
class Search:
    """Which repairs of a line are looked for, and how many are read closely."""

    codecs: tuple[str, ...] = WRONG_CODECS
    """What a line may have been read as, the likeliest first: of two that write the same bytes
    only the earlier is tried. A table says for each what the bytes may have been."""
    part_chars: int = 160
    """How many characters of a longer line are searched: where most signs of damage are."""
    before_chars: int = 10
    """How many characters before the first of those signs the part begins."""
    probe_chars: int = 24
    """So many characters about the densest signs are tried first, with the rest of their words:
    where nothing undone reads better there, nothing else is searched."""
    probe_ascii_share: float = 0.5
    """Share of ASCII above which a part is searched at once: of Latin letters few are damaged, and
    it takes all of them to prove it."""
    probe_most_chars: int = 80
    """A part of fewer characters is searched at once, and so is one in which blanks bound no
    shorter probe: a probe must not begin inside a character."""
    whole_share: float = 0.7
    """Share of a line's Chinese, Japanese and Korean characters that a double-byte encoding must be
    able to write for another to have been read in it; fewer are a coincidence."""
    strange_nats: float = 3.3
    """What characters beyond ASCII must cost on average, with the letters about them, for an
    encoding of another alphabet to be tried: as they should be they cost 2 to 3, and 4 or more
    where they are another's."""
    strange_wide_nats: float = 6.0
    """The same for Chinese, Japanese or Korean read in another of their encodings, where the signs
    of damage are densest: those cost 7 or more."""
    signs_a_letter: int = 4
    """Single bytes are tried as letters only where fewer than one in so many would be a sign."""
    most_layers: int = 3
    """How many wrong decodings, one upon the other, are undone."""
    deeper_repairs: int = 2
    """Below how many of the best repairs to UTF-8 a further layer is looked for."""
    deeper_chars_a_loss: int = 40
    """How many characters there must be to each lost one for a further layer to be looked for: the
    part of a long line that is searched may begin or end inside one."""
    read_repairs: int = 5
    """How many of the repairs that look best are read closely, on the whole line."""

    def __post_init__(self) -> None:
        check_known(dict.fromkeys(self.codecs, ""), WRONG_CODECS, "mojibake: repair: search")


@dataclass(frozen=True)
class Undoing:
    """What undoing one stretch of a line must gain, so that sound words beside it stay."""

    stretch_nats: float = 5.0
    """How much each stretch must gain by itself."""
    sure_nats: float = 60.0
    """How much all such stretches must gain together for the line to be surely damaged: then the
    others need no proof of their own."""
    part_nats: float = 20.0
    """How much better a stretch that has losses in UTF-8 must read with its sound parts alone
    decoded than with all of it."""
    part_gain_nats: float = 14.0
    """How much each of these parts must gain."""
    part_chars: int = 4
    """How many characters each of these parts has at least."""
    losses: Losses = Losses()


@dataclass(frozen=True)
class Gain:
    """What a repair must gain on the words that it changes."""

    least_nats: float = 14.0
    """The least gain of all."""
    least_share: float = 0.2
    """Share of the cost of the damaged words that must go."""
    single_share: float = 0.25
    """The same where the bytes were of an encoding of one byte a character."""
    inside_word_nats: float = 7.0
    """The least gain where all that changes are Chinese, Japanese or Korean characters inside words
    of Latin letters, and what they become are Latin letters, quotes or dashes."""
    utf8_nats: float = 8.0
    """What is added when repairs compete for one to UTF-8: that bytes are UTF-8 at all is evidence
    by itself."""
    seconded_nats: float = 4.0
    """The least gain of a repair that ftfy vouches for: reading need only agree."""


@dataclass(frozen=True)
class Repairing:
    """How the repair of a damaged line is found, and what it must prove."""

    judged_chars: int = 600
    """How many characters from their start texts are compared by: enough to tell, and bounded for
    lines without end."""
    search: Search = Search()
    undoing: Undoing = Undoing()
    gain: Gain = Gain()
    soundness: Soundness = Soundness()


@dataclass(frozen=True)
class Repair:
    """A repaired text, the pairs (read as, was) that were undone, and what was gained."""

    text: str
    layers: tuple[tuple[str, str], ...]
    gain: float


_USUAL = Repairing()


def best_repair(
    line: str, settings: Repairing = _USUAL, signs: int = EVERY_ALPHABET_SIGN
) -> Repair | None:
    """Return the repair that reads best, None when nothing is clearly better.

    `signs` are those of `ALPHABET_SIGNS` that the line may show, a bit for each.

    >>> best_repair("鍗遍毦鏃跺埢锛屽桨鏄惧厷鍛樻湰鑹").text
    '危难时刻，彰显党员本�'
    >>> best_repair("Sound text, naïve or not.") is None
    True
    """
    part = _worst_part(line, settings.search, signs)
    probe = _probe(part, settings.search, signs)
    if probe and not _search(probe, (), {probe}, settings, probe):
        return None
    found = sorted(_search(part, (), {part}, settings, probe or part), key=_by_gain)
    best: Repair | None = None
    for one in found[: settings.search.read_repairs]:
        text = _all_undone(line, one.layers, settings)
        true = one.layers[-1][1]
        gain = _gain(line, text, true, settings)
        if gain and true == "utf-8":
            gain += settings.gain.utf8_nats
        if gain > (best.gain if best else 0.0):
            best = Repair(text, one.layers, gain)
    return best


def is_better(after: str, before: str, settings: Repairing = _USUAL) -> bool:
    """Say whether one text reads at least a little better than another, where they differ."""
    before, after = _changed(before, after, settings.judged_chars)
    return read(before).cost - read(after).cost >= settings.gain.seconded_nats


def _worst_part(line: str, search: Search, signs: int) -> str:
    """Return the part of a long line that is judged: where the signs of damage are densest."""
    if len(line) <= search.part_chars:
        return line
    start = max(
        0, _densest(sign_places(line, signs) or [0], search.part_chars) - search.before_chars
    )
    return line[start : start + search.part_chars]


def _probe(part: str, search: Search, signs: int) -> str:
    """Return the words about the densest signs; "" where they are not much shorter."""
    if len(part) <= search.probe_most_chars:
        return ""
    if len(part.encode("ascii", "ignore")) > search.probe_ascii_share * len(part):
        return ""
    places = sign_places(part, signs)
    if not places:
        return ""
    sign = _densest(places, search.probe_chars)
    start = part.rfind(" ", 0, max(0, sign - search.before_chars)) + 1
    end = part.find(" ", sign + search.probe_chars - search.before_chars)
    probe = part[start : end if end >= 0 else len(part)]
    return probe if len(probe) <= search.probe_most_chars else ""


def _densest(places: Sequence[int], chars: int) -> int:
    """Return the place of the sign that most others follow within so many characters."""
    best = max(range(len(places)), key=lambda i: bisect_left(places, places[i] + chars) - i)
    return places[best]


def _search(
    line: str, layers: tuple[tuple[str, str], ...], seen: set[str], settings: Repairing, worst: str
) -> list[Repair]:
    """Return what undoing one layer gives, and further layers below UTF-8; gains are rough.

    `worst` is the part of the line that looks damaged most.
    """
    search = settings.search
    found: list[Repair] = []
    is_wide, is_narrow = has_wide(line), has_alphabet(line)
    data_seen: set[tuple[Stretch, ...]] = set()
    for wrong in search.codecs:
        if not (is_narrow if wrong in SINGLE else is_wide):
            continue  # what is read so has some of the characters that only such an encoding has
        stretches = stretches_of(line, wrong)
        if not stretches or stretches in data_seen:
            continue
        data_seen.add(stretches)
        for true in _worth_trying(line, stretches, wrong, worst, search):
            text, gain = _undone(line, stretches, true, settings)
            if not text or text in seen:
                continue
            seen.add(text)
            found.append(Repair(text, (*layers, (wrong, true)), gain))
    if len(layers) + 1 < search.most_layers:
        deeper = [
            one
            for one in found
            if one.layers[-1][1] == "utf-8"
            and one.text.count(LOST) * search.deeper_chars_a_loss <= len(one.text)
        ]
        for one in sorted(deeper, key=_by_gain)[: search.deeper_repairs]:
            for more in _search(one.text, one.layers, seen, settings, one.text):
                found.append(Repair(more.text, more.layers, one.gain + more.gain))
    return found


def _worth_trying(
    line: str, stretches: tuple[Stretch, ...], wrong: str, worst: str, search: Search
) -> Iterator[str]:
    """Yield the codecs that stretches of a line may be in which were read in another."""
    data = b" ".join(one.data for one in stretches)
    if wrong in SINGLE:
        written = " ".join(line[one.start : one.end] for one in stretches)
        foreign, partly = has_foreign_latin(line, wrong), False
    else:
        written, foreign = worst, False
        wide = sum(len(WIDE.findall(line, one.start, one.end)) for one in stretches)
        partly = wide < search.whole_share * len(WIDE.findall(line))
    for true in TRUE_CODECS[wrong]:
        if true != "utf-8" and (foreign if true in SINGLE else partly):
            continue  # only some of the characters: another encoding's coincidence
        if not may_be(data, true, search.signs_a_letter):
            continue
        least = _least_mean(wrong, true, search)
        if not least or _mean(written) >= least:
            yield true


def _least_mean(wrong: str, true: str, search: Search) -> float:
    """Return how strange characters must be that were read in a codec and are of another."""
    if true == "utf-8" or true in LATIN or {wrong, true} in ALIKE:
        return 0.0  # a few of them may be strange, or none
    return search.strange_nats if wrong in SINGLE else search.strange_wide_nats


_BEYOND_ASCII = re.compile(r"[A-Za-z]*[^\x00-\x7f][^\x00-@\[-`{-\x7f]*")


@lru_cache(maxsize=64)
def _mean(text: str) -> float:
    """Return what a character beyond ASCII, or a letter that touches one, costs on average."""
    words = " ".join(_BEYOND_ASCII.findall(text))
    return _skim(words) / max(1, len(words))


def _by_gain(one: Repair) -> tuple[float, tuple[tuple[str, str], ...]]:
    return -one.gain, one.layers


def _all_undone(line: str, layers: tuple[tuple[str, str], ...], settings: Repairing) -> str:
    """Return the whole line with the layers undone, as far as that reads better."""
    for wrong, true in layers:
        line = _undone(line, stretches_of(line, wrong), true, settings)[0] or line
    return line


def _gain(before: str, after: str, true: str, settings: Repairing) -> float:
    """Return what a repair gains on the words that it changes; 0 when that is not enough."""
    rest = _unchanged(before, after) if true != "utf-8" else ""
    before, after = _changed(before, after, settings.judged_chars)
    old_reading, new_reading = read(before), read(after)
    gain = old_reading.cost - new_reading.cost
    single = true in SINGLE
    least = settings.gain
    share = least.single_share if single else least.least_share
    if is_inside_latin(before, after):
        enough = least.inside_word_nats
    else:
        enough = max(least.least_nats, share * old_reading.cost)
    if gain < enough:
        return 0.0
    soundness = settings.soundness
    if true == "utf-8":
        sound = soundness.is_varied(after)
    else:
        is_text = soundness.is_letters if single else soundness.is_wide
        sound = is_text(after) and soundness.fits(after, rest)
    return gain if sound and soundness.reads_well(after, new_reading, single) else 0.0


def _unchanged(before: str, after: str) -> str:
    """Return the words that are in both texts at the same place."""
    pairs = zip(before.split(" "), after.split(" "), strict=False)
    return " ".join(a for a, b in pairs if a == b)


def _changed(before: str, after: str, most: int) -> tuple[str, str]:
    """Return the words that differ, of each text; all of it where words do not correspond."""
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        return before[:most], after[:most]
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return " ".join(a for a, _ in pairs)[:most], " ".join(b for _, b in pairs)[:most]


def _undone(
    line: str, stretches: tuple[Stretch, ...], true: str, settings: Repairing
) -> tuple[str, float]:
    """Return the line with the stretches read in codec `true` where they read better, and the gain.

    The text is empty where none does.
    """
    undoing, most = settings.undoing, settings.judged_chars
    read_so: list[tuple[float, Stretch, str]] = []
    slight: list[tuple[float, Stretch, str]] = []
    cut: list[tuple[Stretch, str]] = []
    for one in stretches:
        if true == "utf-8" and not has_sequence(one.data):
            continue
        old = line[one.start : one.end]
        new = _read_in(true, old, one, settings)
        if new is None and true == "utf-8":
            new = without_cut(one.data)
            cut += [(one, new)] if new else []
            continue
        if new is None or new == old:
            continue
        cost = _skim(old[:most])
        if true != "utf-8" and true not in SINGLE:
            if not settings.soundness.shows(new, true):
                continue
            if cost - glance(new[:most]) < undoing.stretch_nats:
                slight.append((cost, one, new))
                continue
        read_so.append((cost - _skim(new[:most]), one, new))
    # Where much of the line is surely damaged, a short stretch needs less proof of its own.
    sure = sum(gain for gain, _, _ in read_so if gain >= undoing.stretch_nats) >= undoing.sure_nats
    if sure:
        read_so += ((cost - _skim(new[:most]), one, new) for cost, one, new in slight)
    least = 0.0 if sure else undoing.stretch_nats
    read_so = [one for one in read_so if one[0] >= least]
    if not read_so:
        return "", 0.0
    taken = [(one, new) for _, one, new in read_so]
    pieces: list[str] = []
    done = 0
    # Beside others, a stretch of which only a cut character is left was read wrongly too.
    for one, new in sorted(taken + cut, key=_place):
        pieces += (line[done : one.start], new)
        done = one.end
    return "".join((*pieces, line[done:])), sum(gain for gain, _, _ in read_so)


def _read_in(true: str, old: str, stretch: Stretch, settings: Repairing) -> str | None:
    """Return a stretch read in a codec, or with only its sound parts so; None where it is not."""
    undoing, most = settings.undoing, settings.judged_chars
    new = undoing.losses.decoded(stretch.data, true)
    if true != "utf-8" or (new is not None and LOST not in new):
        return new
    part = _partly(old, stretch, settings)
    if new is None or part is None:
        return part if new is None else new
    return part if _skim(part[:most]) + undoing.part_nats < _skim(new[:most]) else new


def _place(item: tuple[Stretch, str]) -> int:
    return item[0].start


def _partly(old: str, stretch: Stretch, settings: Repairing) -> str | None:
    """Return a stretch with only its parts that are sound UTF-8 decoded; None without any."""
    undoing, most = settings.undoing, settings.judged_chars
    pieces: list[str] = []
    done = 0
    starts = {offset: index for index, offset in enumerate(stretch.offsets)}
    for match in _utf8_run(undoing.part_chars).finditer(stretch.data):
        span = [at for at in range(match.start(), match.end() + 1) if at in starts]
        if not span:
            continue
        first, last = starts[span[0]], starts[span[-1]]
        part = undoing.losses.decoded(stretch.data[span[0] : span[-1]], "utf-8")
        if not part or part == old[first:last]:
            continue
        if _skim(old[first:last][:most]) - _skim(part[:most]) > undoing.part_gain_nats:
            pieces += (_rest(old, stretch, done, first), part)
            done = last
    return "".join((*pieces, _rest(old, stretch, done, len(old)))) if done else None


def _rest(old: str, stretch: Stretch, start: int, end: int) -> str:
    """Return what stands beside a part that was decoded: a mark where a hole cut a character."""
    data = stretch.data[stretch.offsets[start] : stretch.offsets[end]]
    return without_cut(data) or old[start:end]


@lru_cache(maxsize=8)
def _utf8_run(least: int) -> re.Pattern[bytes]:
    """Return a pattern for at least so many characters of sound UTF-8."""
    return re.compile(
        rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
        rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\t -~]){%d,}" % least
    )


@lru_cache(maxsize=1024)
def _skim(text: str) -> float:
    return skim(text)
