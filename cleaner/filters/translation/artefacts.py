"""What engines leave that needs no knowledge of the subject: loops, fragments, foreign marks.

Words that English doubles on purpose ("had had", "very very"), names, and anything that looks
like an address, a file name or a list of labels, are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cleaner.edit import Edit, Finding, Flag
from cleaner.rule import Rule, Safety
from cleaner.tables.function_words import CLOSED_CLASS
from cleaner.tables.repetition import (
    DOUBLED_BY_MISTAKE,
    DOUBLED_ON_PURPOSE,
    IMPOSSIBLE,
    PREPOSITIONS,
    TITLE_WORDS,
)
from cleaner.text.repeats import Repeats

__all__ = ["GUARDED", "RULES", "SAFE", "Repetition", "guarded_findings", "safe_findings"]

REPEATED_FUNCTION_WORD = Rule(
    "translation/repeated-function-word", "Function word written twice.", Safety.SAFE
)
REPEATED_TAIL = Rule(
    "translation/repeated-tail", "Last word of a sentence written again after it.", Safety.SAFE
)
WIDE_MARK = Rule("translation/wide-mark", "Chinese mark inside English text.", Safety.SAFE)
REPEATED_WORD = Rule(
    "translation/repeated-word", "Word of a sentence written twice.", Safety.GUARDED
)
REPEATED_PHRASE = Rule(
    "translation/repeated-phrase", "Phrase written twice, one after the other.", Safety.GUARDED
)
DOUBLED_OFFICE = Rule(
    "translation/doubled-office", "Office or body that contains itself.", Safety.GUARDED
)
WORD_LOOP = Rule("translation/word-loop", "Word written three times or more.", Safety.GUARDED)
ORPHAN_FRAGMENT = Rule(
    "translation/orphan-fragment",
    "Word of the last sentence left behind its stop.",
    Safety.GUARDED,
)
WIDE_BRACKET = Rule(
    "translation/wide-bracket", "Chinese quotation or title bracket around English.", Safety.GUARDED
)
GLUED_CHARACTER = Rule(
    "translation/glued-character", "Chinese character stuck to an English word.", Safety.GUARDED
)
LEFT_OVER = Rule(
    "translation/left-over-characters", "Chinese word inside an English sentence.", Safety.SUGGEST
)
STRAY_FRAGMENT = Rule(
    "translation/stray-fragment", "Lower-case fragment glued behind a stop.", Safety.SUGGEST
)
MEETS_SELF = Rule("translation/meets-self", "Person said to meet himself.", Safety.SUGGEST)

SAFE = (REPEATED_FUNCTION_WORD, REPEATED_TAIL, WIDE_MARK, REPEATED_WORD)
GUARDED = (
    *(REPEATED_PHRASE, DOUBLED_OFFICE, WORD_LOOP, ORPHAN_FRAGMENT, WIDE_BRACKET),
    *(GLUED_CHARACTER, LEFT_OVER, STRAY_FRAGMENT, MEETS_SELF),
)
RULES = (*SAFE, *GUARDED)

_DOUBLED = re.compile(r"(?<![\w'’/.@#&-])([^\W\d_]+)( \1)+(?![\w/@#&-])(?!['’](?!t\b))(?![.:]\w)")
_TAIL = re.compile(
    r"(?<![\w.@/-])([^\W\d_]{2,})([.!?][\"”]?)"
    r"(?:\1[.!?][\"”]?(?=\s|$)| (?=[a-z])\1[.!?][\"”]?(?=[ \t]*$))",
    re.MULTILINE,
)
_LOOP = re.compile(r"(?<![\w'’-])([^\W\d_]{3,})(?P<more>(?:[ -]\1){2,})(?![\w'’-])")
_TERM = re.compile(r"(?<![\w'’/.@#&-])([A-Z][a-z]+) \1(?![\w/@#&-])(?!['’])")
_GLUED = re.compile(r"(?<=[a-z]{2})[\u3400-\u9fff](?=[ .,;:!?](?![\u3400-\u9fff])|$)", re.MULTILINE)
_LEFT_OVER = re.compile(r"(?<=[A-Za-z,;] )[\u3400-\u9fff]{1,4}(?= [A-Za-z])")
_OFFICE = re.compile(
    r"\b(?P<body>[A-Z][a-z]+(?: (?:of |for |the )*[A-Z][a-z]+){0,4})(?P<again> of (?:the )?"
    r"(?P=body))(?!\w)"
)
_ORPHAN = re.compile(
    r"(?<=[a-z])(?P<stop>[.!?])(?P<orphan> ?(?P<word>[a-z]{3,})[.!?])(?=[ \t]*$)", re.MULTILINE
)
_STOP = re.compile(r"[.!?][\"”]?(?=\s|[A-Za-z])")
_STRAY = re.compile(
    r"(?<=[a-z]{3})[.!?](?:(?P<word>[a-z]{4,})(?=[.\"”\s])| (?P<alone>[a-z]{4,})(?=[.\"”]))"
)
_SELF = re.compile(r"\b(?P<name>[A-Z][a-z]+ [A-Z][a-z]+) met with (?P=name)\b")
_ABBREVIATIONS = frozenset("excl incl approx etc vs no dept govt est avg max min resp".split())
_ADDRESS_ENDS = frozenset(
    "com net org gov edu info html htm txt pdf json csv xml php news blog online site".split()
)

_WIDE = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "、": ","}
_WIDE_PATTERN = re.compile("[，。；：？！、（）]")
_QUOTES = tuple("\"“‘'(")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_BRACKETS = re.compile(r"[《「『](?P<inner>[\x20-\x7e\u2010-\u201f]{1,80})[》」』]")
_CJK = re.compile(r"[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")

_CHAINING = frozenset("of and or by after to for on in with".split())
"""A phrase that ends so may be doubled on purpose: "contacts of contacts of patients"."""


@dataclass(frozen=True)
class Repetition:
    """When words that stand there twice are a fault, and not said twice on purpose."""

    least_phrase_chars: int = 12
    """Shorter phrases are doubled on purpose ("and on and on")."""
    most_phrase_words: int = 6
    """Longer phrases are not looked for: in engine output none was met."""
    least_word_chars: int = 3
    """Shorter words, other than function words, are names and notes ("la la", "x x")."""
    least_prose_words: int = 5
    """A shorter line is a label, a title or a list of tags."""
    line_chars: int = 400
    """How much of a line is looked at on either side: some sentences."""
    neighbour_chars: int = 20
    """How much on either side of a doubled word tells that it cannot be meant: the next words."""
    least_loop_chars: int = 5
    """A shorter word three times is said with force ("very, never, long"); four times it is a
    loop."""
    paragraph_chars: int = 4_000
    """How far back an orphan fragment may have its word."""


def safe_findings(repeats: Repeats, repetition: Repetition) -> Iterator[Finding]:
    """Yield what may be mended in any English text."""
    text, doubled = repeats.text, repeats.doubled_words
    yield from _doubled_words(text, doubled, repetition)
    for match in _in_lines(_TAIL, text, doubled):
        if match[1].casefold() not in _ADDRESS_ENDS:
            yield Edit(match.end(2), match.end(), "", REPEATED_TAIL.id)
    yield from _wide_marks(text)


def guarded_findings(repeats: Repeats, repetition: Repetition) -> Iterator[Finding]:
    """Yield what is mended only in a machine translation."""
    text, doubled = repeats.text, repeats.doubled_words
    for match in _in_lines(_LOOP, text, doubled):
        times = 1 + len(match["more"]) // (len(match[1]) + 1)
        plain = match[1].casefold() in DOUBLED_ON_PURPOSE
        if times > 3 or (len(match[1]) >= repetition.least_loop_chars and not plain):
            yield Edit(match.end(1), match.end(), "", WORD_LOOP.id)
    for match in _in_lines(_TERM, text, doubled):
        if len(match[1]) > repetition.least_word_chars and _is_term(text, match):
            yield Edit(match.end(1), match.end(), "", REPEATED_WORD.id)
    for match in _GLUED.finditer(text) if not text.isascii() else ():
        yield Edit(*match.span(), "", GLUED_CHARACTER.id)
    phrases = repeats.doubled_phrases(repetition.most_phrase_words)
    for match in _in_lines(_phrase(repetition.most_phrase_words), text, phrases):
        words = match[1].split()
        long_enough = len(match[1]) >= repetition.least_phrase_chars and len(set(words)) > 1
        if long_enough and words[-1] not in _CHAINING:
            yield Edit(match.end(1), match.end(), "", REPEATED_PHRASE.id)
    for match in _OFFICE.finditer(text):
        if len(re.findall(r"[A-Z](?!he\b)", match["body"])) > 1:  # not "The Best of the Best"
            yield Edit(*match.span("again"), "", DOUBLED_OFFICE.id)
    for match in _BRACKETS.finditer(text):
        yield Edit(match.start(), match.start() + 1, '"', WIDE_BRACKET.id)
        yield Edit(match.end() - 1, match.end(), '"', WIDE_BRACKET.id)
    orphans: set[int] = set()
    for match in _ORPHAN.finditer(text):
        if _is_orphan(text, match, repetition):
            orphans.add(match.start())
            yield Edit(*match.span("orphan"), "", ORPHAN_FRAGMENT.id)
    yield from _flags(text, orphans, repetition.line_chars)


def _is_term(text: str, match: re.Match[str]) -> bool:
    """Say whether a capitalised word is no name, which may be doubled ("Adamu Adamu").

    Words of titles never are, and others are not where the text writes them small too.
    """
    plain = match[1].lower()
    if plain in DOUBLED_ON_PURPOSE or text[match.start() - 1 : match.start()] in _QUOTES:
        return False
    return plain in TITLE_WORDS or re.search(rf"(?<![\w-]){plain}(?![\w-])", text) is not None


def _is_orphan(text: str, match: re.Match[str], repetition: Repetition) -> bool:
    """Say whether a lone last word stands already in its paragraph, behind a whole sentence."""
    left = max(0, match.start() - repetition.paragraph_chars)
    paragraph = text[left : match.start()].rpartition("\n")[2]
    sentence = _STOP.split(paragraph)[-1].split()
    if len(sentence) < repetition.least_prose_words or not sentence[-1].isalpha():
        return False
    if sentence[-1] in _ABBREVIATIONS or match["word"] in _ADDRESS_ENDS:
        return False
    return re.search(rf"(?<!\w){match['word']}(?!\w)", paragraph) is not None


def _flags(text: str, orphans: set[int], line_chars: int) -> Iterator[Flag]:
    for match in _STRAY.finditer(text):
        token = text[max(0, match.start() - line_chars) : match.end()].split()[-1]
        address = "/" in token or "www" in token or "@" in token or token.count(".") > 1
        address = address or re.match(r"\.\w", text[match.end() : match.end() + 2]) is not None
        word = match["word"] or match["alone"]
        if match.start() not in orphans and not address and word not in _ADDRESS_ENDS:
            note = "A word that belongs elsewhere, or the start of a lost sentence."
            yield Flag(match.end() - len(word), match.end(), STRAY_FRAGMENT.id, note)
    for match in _LEFT_OVER.finditer(text) if not text.isascii() else ():
        yield Flag(*match.span(), LEFT_OVER.id, "A word that the engine did not translate.")
    for match in _SELF.finditer(text) if " met with " in text else ():
        note = "One of the two is somebody else, or the engine said the object twice."
        yield Flag(*match.span(), MEETS_SELF.id, note)


@lru_cache(maxsize=8)
def _phrase(most_words: int) -> re.Pattern[str]:
    """Return the pattern of a phrase of two to so many words that stands twice or more."""
    words = rf"(?:[A-Za-z]+ ){{1,{max(1, most_words - 1)}}}[A-Za-z]+"
    return re.compile(rf"(?<![\w'’-])({words})(?: \1)+(?![\w'’-])")


def _in_lines(
    pattern: re.Pattern[str], text: str, lines: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in some lines: one that does not look across the end of a line."""
    for start, end in lines:
        yield from pattern.finditer(text, start, end)


def _doubled_words(
    text: str, lines: Iterable[tuple[int, int]], repetition: Repetition
) -> Iterator[Edit]:
    doubled = list(_in_lines(_DOUBLED, text, lines))
    counts = Counter(match[0] for match in doubled)
    for match in doubled:
        word = match[1]
        again = match.end(1), match.end()
        if word in DOUBLED_BY_MISTAKE:
            if _is_in_prose(text, match, repetition):
                yield Edit(*again, "", REPEATED_FUNCTION_WORD.id)
        elif (
            len(word) >= repetition.least_word_chars
            and word.islower()
            and (
                word not in DOUBLED_ON_PURPOSE
                or _is_impossible(text, match, repetition.neighbour_chars)
            )
            and len(match[0]) == 2 * len(word) + 1
            and counts[match[0]] == 1  # said so twice, it is a name or a manner
            and _is_in_prose(text, match, repetition)
            and _has_sentence(_line_around(text, match, repetition.line_chars))
        ):
            yield Edit(*again, "", REPEATED_WORD.id)


def _is_in_prose(text: str, match: re.Match[str], repetition: Repetition) -> bool:
    """Say whether the line reads as a sentence: long enough, and ending or going on as one."""
    line = _line_around(text, match, repetition.line_chars)
    if len(line.split()) < repetition.least_prose_words or "\t" in line or "   " in line:
        return False
    before = text[match.start() - 1 : match.start()]
    if before in ('"', "“", "‘", "*", "<") or before + text[match.end() : match.end() + 1] == "()":
        return False
    return _has_sentence(line) or line.rstrip().endswith((".", "!", "?", '"', "”"))


def _has_sentence(line: str) -> bool:
    """Say whether a line has small words of a sentence, or one and a mark: a list of tags has not.

    The marks end or part a sentence.
    """
    words = {word.strip(".,;:!?").casefold() for word in line.split()}
    if len(words & CLOSED_CLASS["en"]) > 1:
        return True
    small = words & (CLOSED_CLASS["en"] | PREPOSITIONS)
    return bool(small) and _SENTENCE_MARK.search(line) is not None


_SENTENCE_MARK = re.compile(r"[.!?,;:][\"”’)]*(?:\s|$)")


def _is_impossible(text: str, match: re.Match[str], chars: int) -> bool:
    """Say whether a word that may be doubled cannot be where it stands: "to have have"."""
    before = text[max(0, match.start() - chars) : match.start()]
    after = text[match.end() : match.end() + chars]
    return any(
        ahead.search(before) and behind.match(after) for ahead, behind in _impossible(match[1])
    )


@lru_cache(maxsize=64)
def _impossible(word: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what cannot stand before a doubled word, together with what cannot follow."""
    pairs = IMPOSSIBLE.get(word, ())
    return tuple((re.compile(a, re.IGNORECASE), re.compile(b)) for a, b in pairs)


def _line_around(text: str, match: re.Match[str], chars: int) -> str:
    """Return the line of the match, as far as it matters: a line may be as long as a book."""
    left, right = max(0, match.start() - chars), match.end() + chars
    start = text.rfind("\n", left, match.start())
    end = text.find("\n", match.end(), right)
    return text[start + 1 if start >= 0 else left : end if end >= 0 else right]


def _wide_marks(text: str) -> Iterator[Edit]:
    """Turn a Chinese mark between English words into the English one, with its space."""
    for match in _WIDE_PATTERN.finditer(text):
        start, end = match.span()
        lead, follow = text[max(0, start - 12) : start], text[end : end + 12]
        if _CJK.search(lead) or _CJK.search(follow):
            continue
        before, after = lead.rstrip()[-1:], follow.lstrip()[:1]
        if not (before.isalnum() or after.isalnum() or before in tuple('%)]"”’.!?')):
            continue
        left, right = text[start - 1 : start] if start else "", text[end : end + 1]
        mark = match[0]
        if left == " " and mark not in "（":
            start -= 1  # the space before the mark goes with it
        if mark in "（）":
            if mark == "（":
                bracket = " (" if left.isalnum() else "("
            else:
                bracket = ") " if right.isalnum() else ")"
            yield Edit(start, end, bracket, WIDE_MARK.id)
            continue
        thousands = mark == "，" and _THOUSANDS.match(text, end) is not None
        digits = left.isdigit() and right.isdigit() and (thousands or mark == "：")
        trail = "" if digits or not (right.isalnum() or right in tuple("\"“‘'($€£¥")) else " "
        said = mark == "。" and left in tuple(".!?")  # the stop stands there already
        yield Edit(start, end, ("" if said else _WIDE[mark]) + trail, WIDE_MARK.id)
