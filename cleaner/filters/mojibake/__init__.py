"""Repair text that was decoded in the wrong encoding.

Every line that shows signs of damage is read closely: undone is what reads far better undone.
Text that is lost (runs of U+FFFD, 锟斤拷) is flagged and left; so is a line whose repair would be
a guess. Quotes, widths, ligatures, spaces and controls are the whitespace filter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, Finding, Flag
from cleaner.filters import fix
from cleaner.filters.mojibake.repair import Repairing, best_repair, is_better
from cleaner.filters.mojibake.screen import Screen
from cleaner.filters.mojibake.signs import EVERY_ALPHABET_SIGN, Suspicion, has_wide, is_suspicious
from cleaner.rule import Rule, Safety
from cleaner.settings import bounded
from cleaner.tables.mojibake_pairs import SINGLE
from cleaner.tables.mojibake_signs import (
    ASIAN_PUNCTUATION,
    JUNK_CHARS,
    LOST_MARK,
    LOST_TEXT,
    WINDOWS_PUNCTUATION,
    punctuation_meant,
)

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

__all__ = ["Mojibake", "fix_encoding", "is_damaged"]

SAFE, GUARDED = Safety.SAFE, Safety.GUARDED
CARRIAGE_RETURN = Rule("mojibake/carriage-return", "A line end other than a newline.", SAFE)
SURROGATE = Rule("mojibake/lone-surrogate", "A surrogate: half a character, or a pair.", SAFE)
C1 = Rule("mojibake/c1-control", "Windows punctuation read as a control character.", SAFE)
ENTITY = Rule("mojibake/html-entity", "A character written as an HTML entity.", SAFE)
UTF8_AS_SINGLE = Rule(
    "mojibake/utf-8-as-single-byte", "UTF-8 read in an encoding of one byte a character.", SAFE
)
UTF8_AS_MULTI = Rule(
    "mojibake/utf-8-as-multi-byte", "UTF-8 read in a double-byte encoding.", GUARDED
)
MULTI_AS_SINGLE = Rule(
    "mojibake/multi-byte-as-single-byte", "A double-byte encoding read byte by byte.", GUARDED
)
SINGLE_AS_SINGLE = Rule(
    "mojibake/single-byte-as-single-byte", "Letters of another code page.", GUARDED
)
MULTI_AS_MULTI = Rule(
    "mojibake/multi-byte-as-multi-byte", "A double-byte encoding read in another.", GUARDED
)
SINGLE_AS_MULTI = Rule("mojibake/single-byte-as-multi-byte", "Single bytes read in pairs.", GUARDED)
DOUBLE = Rule("mojibake/double-encoding", "Text decoded wrongly more than once.", GUARDED)
LOST = Rule(
    "mojibake/lost-text", "Characters that were lost; nothing can bring them back.", Safety.SUGGEST
)

# A surrogate; a line end that is no newline. A form feed marks a page and stays.
_JUNK = re.compile(
    "(?P<pair>[\ud800-\udbff][\udc00-\udfff])|(?P<half>[\ud800-\udfff])"
    "|(?P<crlf>\r(?=\n))|(?P<cr>[\r\x0b])"
)
_CARRIAGE_RETURN = re.compile("\r(\n)?|\x0b")
_C1_CHAR = re.compile("[\x80-\x9f]")
_MAY_BE_JUNK = re.compile(f"[{JUNK_CHARS}]")
_TOKEN = re.compile(r"[0-9A-Za-z]+|[\x00-\x7f]|[^\x00-\x7f]+")


@dataclass(frozen=True)
class Mojibake:
    """Propose the original characters of wrongly decoded text, and no junk.

    >>> page = Document("La bibliothÃ¨que")
    >>> list(Mojibake().propose(page))
    [Edit(start=11, end=13, replacement='è', rule='mojibake/utf-8-as-single-byte')]
    """

    name: ClassVar[str] = "mojibake"
    ends_last_line: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = (
        UTF8_AS_SINGLE,
        UTF8_AS_MULTI,
        MULTI_AS_SINGLE,
        SINGLE_AS_SINGLE,
        MULTI_AS_MULTI,
        SINGLE_AS_MULTI,
        DOUBLE,
        C1,
        ENTITY,
        SURROGATE,
        CARRIAGE_RETURN,
        LOST,
    )
    entities: bool = True
    """Whether to read HTML entities in a text that has no tags."""
    longest_entity_chars: int = bounded(24, least=1)
    """How long the name of an entity may be; HTML has a single longer one."""
    part_chars: int = 4000
    """How many characters are read at once of a line without end."""
    more_chars: int = 1000
    """How much further such a part may go on, to the next blank."""
    rounds: int = 5
    """How often one line is gone over until no step finds more to do."""
    suspicion: Suspicion = Suspicion()
    repair: Repairing = Repairing()

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield the edits of each damaged line, and a flag where text is lost."""
        text = document.text
        entities = self.entities and "<" not in text and document.media_type != "text/html"
        screen = Screen(self.suspicion, entities, self.part_chars)
        for start, line, signs in self._lines(text, screen):
            yield from self._line_findings(line, start, entities, signs)
        for match in _CARRIAGE_RETURN.finditer(text) if "\r" in text or "\x0b" in text else ():
            yield (
                Edit(*match.span(), "\n", CARRIAGE_RETURN.id)
                if not match[1]
                else Edit(match.start(), match.start() + 1, "", CARRIAGE_RETURN.id)
            )

    def _lines(self, text: str, screen: Screen) -> Iterator[tuple[int, str, int]]:
        """Yield the offset and text of each line, or part of one, that is worth reading.

        With it go the signs that it may show.
        """
        parts = _line(self.part_chars, self.more_chars)
        done = 0
        for place in screen.places(text):
            for match in parts.finditer(text, max(place.line, done)):
                if match.start() >= place.end:
                    break
                done = match.end()
                if done <= place.start:
                    continue
                is_inside = place.start <= match.start() and done <= place.end
                signs = place.signs if is_inside else EVERY_ALPHABET_SIGN
                if (
                    _MAY_BE_JUNK.search(match[0])
                    or (screen.entities and "&" in match[0])
                    or is_suspicious(match[0], self.suspicion, signs)
                ):
                    yield match.start(), match[0], signs

    def _line_findings(
        self, line: str, start: int, entities: bool, signs: int
    ) -> Iterator[Finding]:
        """Yield what is wrong with one line that starts at offset `start`."""
        done, rule = self._settled(line, entities, signs)
        edits = list(_edits(line, done, rule)) if done != line else []
        for edit in edits:
            yield Edit(edit.start + start, edit.end + start, edit.replacement, edit.rule)
        for match in LOST_TEXT.finditer(line) if _MAY_BE_JUNK.search(line) else ():
            if not any(edit.start < match.end() and match.start() < edit.end for edit in edits):
                note = "characters were lost here before the text was stored"
                yield Flag(match.start() + start, match.end() + start, LOST.id, note)

    def _settled(self, line: str, entities: bool, signs: int) -> tuple[str, str]:
        """Return the line when no step finds more to do, and the rule of the first repair."""
        rule = ""
        for _ in range(self.rounds):
            new, by = self._once(line, entities, signs)
            if new == line:
                break
            line, rule, signs = new, rule or by, EVERY_ALPHABET_SIGN
        return line, rule or SURROGATE.id

    def _once(self, line: str, entities: bool, signs: int) -> tuple[str, str]:
        """Do the first thing that there is to do: decoding, then C1, entities, junk."""
        has_junk = _MAY_BE_JUNK.search(line) is not None
        controls = 0
        if has_junk:
            text = ASIAN_PUNCTUATION.sub(punctuation_meant, line)
            if text != line:
                return text, MULTI_AS_SINGLE.id
            # Among Chinese, Japanese or Korean, a C1 control is a byte of something else.
            controls = 0 if has_wide(line) else len(_C1_CHAR.findall(line))
            if 0 < controls == len(WINDOWS_PUNCTUATION.findall(line)):
                return _C1_CHAR.sub(_c1_meant, line), C1.id
        if is_suspicious(line, self.suspicion, signs):
            text, rule = self._repaired(line, signs)
            if text != line:
                return text, rule
        if controls:
            return _C1_CHAR.sub(_c1_meant, line), C1.id
        if entities and "&" in line:
            text = _entity(self.longest_entity_chars).sub(_entity_meant, line)
            if text != line:
                return text, ENTITY.id
        return _JUNK.sub(_junk_meant, line) if has_junk else line, ""

    def _repaired(self, line: str, signs: int) -> tuple[str, str]:
        """Return the better of our repair and ftfy's, and the rule; the line where neither is."""
        least = self.repair
        own = None if LOST_MARK.search(line) else best_repair(line, least, signs)
        made, rule = (own.text, _rule_of(own.layers)) if own else (line, "")
        other = _by_ftfy(line)
        if other in (line, made) or not is_better(other, line, least):
            return made, rule
        return (other, UTF8_AS_SINGLE.id) if is_better(other, made, least) else (made, rule)


def fix_encoding(text: str) -> str:
    """Return the text with wrongly decoded characters, entities and line ends repaired.

    >>> fix_encoding("鍔冲姩杩囩▼寮傚寲")
    '劳动过程异化'
    >>> fix_encoding("naïve café – “Σ”")
    'naïve café – “Σ”'
    """
    return fix(_USUAL, Document(text))


_USUAL = Mojibake()


def is_damaged(text: str) -> bool:
    """Say whether the text holds mojibake, repairable or not.

    >>> is_damaged("La bibliothÃ¨que"), is_damaged("La bibliothèque")
    (True, False)
    """
    junk = {CARRIAGE_RETURN.id, ENTITY.id}
    found = Mojibake(entities=False).propose(Document(text))
    return any(not isinstance(one, Edit) or one.rule not in junk for one in found)


@lru_cache(maxsize=8)
def _line(part: int, more: int) -> re.Pattern[str]:
    """Return a pattern for lines, and for the parts of those without end."""
    return re.compile(rf"[^\n\r\x0b]{{{part}}}[^\n\r\x0b ]{{0,{more}}}|[^\n\r\x0b]+")


@lru_cache(maxsize=8)
def _entity(longest: int) -> re.Pattern[str]:
    """Return a pattern for what may be an entity, and does not itself stand for the "&" of one."""
    return re.compile(rf"&(?!amp;#?[0-9A-Za-z]{{1,{longest}}};)#?[0-9A-Za-z]{{1,{longest}}};")


def _by_ftfy(line: str) -> str:
    """Return what ftfy's plan for the encoding alone makes of the line."""
    import ftfy
    from ftfy.badness import is_bad

    if LOST_MARK.search(line) or not is_bad(line):
        return line
    return str(ftfy.fix_encoding(line, ftfy.TextFixerConfig(fix_c1_controls=False)))


def _rule_of(layers: tuple[tuple[str, str], ...]) -> str:
    """Return the rule for what was undone."""
    if len(layers) > 1:
        return DOUBLE.id
    wrong, true = layers[0]
    if true == "utf-8":
        return (UTF8_AS_SINGLE if wrong in SINGLE else UTF8_AS_MULTI).id
    if wrong in SINGLE:
        return (SINGLE_AS_SINGLE if true in SINGLE else MULTI_AS_SINGLE).id
    return (SINGLE_AS_MULTI if true in SINGLE else MULTI_AS_MULTI).id


def _c1_meant(match: re.Match[str]) -> str:
    """Return what Windows has at the place of a C1 control; next line and holes are nothing."""
    return match[0].encode("latin-1").decode("cp1252", "ignore")


def _entity_meant(match: re.Match[str]) -> str:
    import html

    text = html.unescape(match[0])
    return match[0] if "\n" in text or "\r" in text else text


def _junk_meant(match: re.Match[str]) -> str:
    if match["pair"]:
        return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
    return "\ufffd" if match["half"] else ""


def _edits(old: str, new: str, rule: str) -> Iterator[Edit]:
    """Yield the smallest edits, by words and runs, that turn `old` into `new`."""
    from rapidfuzz.distance import Levenshtein

    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    places = list(accumulate(map(len, a), initial=0))
    changes = (one for one in Levenshtein.opcodes(a, b) if one.tag != "equal")
    for a1, a2, b1, b2 in _joined(changes):
        removed, put = "".join(a[a1:a2]), "".join(b[b1:b2])
        head = _common(removed, put)
        tail = _common(removed[head:][::-1], put[head:][::-1])
        start, end = places[a1] + head, places[a2] - tail
        removed = old[start:end]
        put = put[head : len(put) - tail]
        yield Edit(start, end, put, _edit_rule(removed, put, rule))


def _joined(changes: Iterable[Opcode]) -> list[tuple[int, int, int, int]]:
    """Return the spans of changes in both texts, those that touch as one."""
    spans: list[tuple[int, int, int, int]] = []
    for one in changes:
        if spans and (spans[-1][1], spans[-1][3]) == (one.src_start, one.dest_start):
            start, _, put, _ = spans.pop()
            spans.append((start, one.src_end, put, one.dest_end))
        else:
            spans.append((one.src_start, one.src_end, one.dest_start, one.dest_end))
    return spans


def _edit_rule(removed: str, put: str, rule: str) -> str:
    """Return the rule of one edit: junk is junk, whatever else happens on the line."""
    if _JUNK.sub(_junk_meant, removed) == put:
        return SURROGATE.id
    if _C1_CHAR.sub(_c1_meant, removed) == put:
        return C1.id
    return rule


def _common(a: str, b: str) -> int:
    """Return the length of the common start of two strings."""
    for at, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return at
    return min(len(a), len(b))
