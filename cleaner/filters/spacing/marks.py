"""Blanks at full stops, commas, brackets and apostrophes.

Left alone: numbers, abbreviations, file names, domains, paths and program text; French blanks
before its high marks; a lower-case word after a glued stop that only ends the paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.edit import Edit
from cleaner.filters.spacing.reading import Reading
from cleaner.tables.spacing import (
    ABBREVIATIONS,
    CODE_OWNERS,
    CONTRACTIONS,
    DUTCH_TIMES,
    ELISIONS,
    MARKED_NAMES,
    NAME_ENDINGS,
    SPACED_MARK_LANGUAGES,
)

__all__ = ["mark_edits"]

_LETTERS = r"[^\W\d_]"
_STOP = re.compile(rf"(?<=[\w)\]%\"”’])[.!?](?={_LETTERS}|\({_LETTERS})")
_STOP_QUOTE = re.compile(rf"(?<={_LETTERS})[.!?][\"”](?=[^\W\d_a-z])")
_COMMA = re.compile(rf"(?<={_LETTERS}{_LETTERS})[,;](?={_LETTERS}{_LETTERS})")
_BRACKET = re.compile(rf"(?<=[\s])\((?P<inside>[^()\n]{{4,120}})\)(?={_LETTERS}{_LETTERS})")
_BEFORE_MARK = re.compile(
    rf"(?<={_LETTERS}) (?=(?:,(?= |[^\W\d_]{{2}})|[.](?:$|\n| (?=[^\W\d_a-z]))|[?!](?:\s|$)))"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_]) (?=['’](?P<rest>s|re|ve|ll|d|m)\b(?!['’]))")
_PLURAL = re.compile(rf"(?<={_LETTERS}s) (?=’ {_LETTERS})")
_ELISION = re.compile(rf"\b(?P<word>{_LETTERS}{{1,7}})['’] (?=[aeiouyhàâéèêëîïôöûüœAEIOUYHÉÈÊ])")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_DOUBLED = re.compile(r"(?<=[\w.,;:!?)])  +(?=[\w(])")
_ODD_HYPHEN = re.compile(r"(?<=\w)[\u2010\u2011](?=\w)")
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_NAME_MARKS = re.compile(r"[/\\@_=&<>{}\[\]|~^#*]|://|\(\)|\w\(")

_HABIT_NAMES = 1  # and the same for one between two words with capitals
_HABIT_STOPS = 2  # other glued stops that make one before a small letter believable
_ORDINARY_ZIPF = 3.0
_SMALL_WORD_ZIPF = 6.0  # "com" and "net" stay below
_CAMEL = re.compile(r"[a-z][A-Z]")


def mark_edits(reading: Reading) -> Iterator[Edit]:
    """Yield the edits at marks other than hyphens and quotes."""
    stops = list(_glued_stops(reading))
    yield from stops
    yield from _brackets(reading)
    apostrophes = list(_apostrophes(reading))
    yield from apostrophes
    commas = list(_glued_commas(reading))
    spaced = list(_before_marks(reading))
    if reading.is_habit(sum(map(len, (stops, apostrophes, commas, spaced)))):
        yield from commas
        yield from spaced
    yield from _doubled_blanks(reading)
    for match in _ODD_HYPHEN.finditer(reading.text):
        yield Edit(*match.span(), "-", "spacing/odd-hyphen")


def _doubled_blanks(reading: Reading) -> Iterator[Edit]:
    if "  " not in reading.text:
        return
    for match in _DOUBLED.finditer(reading.text):
        if not reading.is_running_text(match.start()):
            continue
        if len(match[0]) == 2 or reading.is_justified(match.start()):
            yield Edit(match.start() + 1, match.end(), "", "spacing/doubled-blank")


def _glued_stops(reading: Reading) -> Iterator[Edit]:
    text = reading.text
    found = [
        (match.end(), _glued(text, match.start(), match.end()))
        for match in _STOP.finditer(text)
        if reading.is_prose(match.end()) and _ends_sentence(reading, match.start(), match.end())
    ]
    same = Counter(words for _, words in found)
    sure: list[int] = []
    names: list[int] = []
    small: list[int] = []
    for at, words in found:
        if text[at].islower():
            small.append(at)
        elif same[words] > 1 or _may_be_name(reading, at, words):
            names.append(at)
        elif text[at].isupper() or text[at] == "(":
            sure.append(at)
    if len(sure) >= _HABIT_NAMES:
        sure += names
    if len(sure) >= _HABIT_STOPS:
        sure += [at for at in small if _is_small_start(reading, at)]
    for at in sorted(sure):
        yield Edit(at, at, " ", "spacing/glued-stop")


def _glued(text: str, mark: int, at: int) -> tuple[str, str]:
    """Return the words on both sides of a mark; "" for one that is none."""
    left, right = _LAST_WORD.search(text, max(0, mark - 40), mark), _FIRST_WORD.match(text, at)
    return left[0] if left else "", right[0] if right else ""


def _may_be_name(reading: Reading, at: int, words: tuple[str, str]) -> bool:
    """Say whether "Left.Right" may be one name: both have a capital, and none starts sentences."""
    left, right = words
    if not left or not right or reading.text[at - 1] != ".":
        return False
    return left[0].isupper() and not reading.is_function_word(right)


def _ends_sentence(reading: Reading, mark: int, at: int) -> bool:
    """Say whether the mark ends a sentence rather than a part of a name or number."""
    text = reading.text
    token = reading.token(mark)
    if _NAME_MARKS.search(token) or token.count(".") > 3:
        return False
    right = _FIRST_WORD.match(text, at + (text[at] == "("))
    left = _LAST_WORD.search(text, max(0, mark - 40), mark)
    if right is None:
        return False
    if left is None:
        return text[mark - 1] in '"”)%’]' and right[0][0].isupper()
    if text[at] == "(":
        return len(left[0]) > 2 and right[0][0].isupper()
    return _is_word_pair(reading, text[mark], left, right)


def _is_word_pair(reading: Reading, mark: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Say whether both sides of a glued mark are whole words."""
    text, one, two = reading.text, left[0], right[0]
    following = text[right.end() : right.end() + 2]
    if (following[:1] == "." and following[1:].isalnum()) or following[:1] in ("(", "="):
        return False
    if one.isdigit() or one[-1].isdigit():
        return _is_figure(reading, left) and two[0].isupper() and two[1:2].islower()
    if len(one) < 2 or text[left.start() - 1 : left.start()] in (".", "$"):
        return False
    if _CAMEL.search(one) or _CAMEL.search(two) or (one.isupper() and two.isupper()):
        return False
    if len(two) == 1 and following[:1] != " ":
        return False
    if mark != ".":
        return two[0].isupper() and one.casefold() not in MARKED_NAMES
    if one.casefold() in ABBREVIATIONS or one.casefold() in CODE_OWNERS:
        return False
    capitals = two.isupper() and len(two) > 1 and not reading.lexicon.knows(two)
    if capitals or two.casefold() in NAME_ENDINGS:
        return _starts_sentence(reading, right)
    return True


def _starts_sentence(reading: Reading, right: re.Match[str]) -> bool:
    """Say whether a word that also ends names ("In", "It", "No") starts a sentence here."""
    word = right[0]
    return (
        word[0].isupper()
        and not word.isupper()
        and (reading.is_function_word(word) or reading.lexicon.zipf(word) >= _SMALL_WORD_ZIPF)
        and reading.text[right.end() : right.end() + 1] == " "
    )


def _is_figure(reading: Reading, left: re.Match[str]) -> bool:
    """Say whether a figure before the mark is no version, and no number of an item or heading."""
    letters = left[0].rstrip("0123456789")
    if len(letters) == 1:
        return False  # a version: "v3"
    start, _ = reading.line(left.start())
    before = reading.text[start : left.start()].strip()
    apart = reading.text[left.start() - 1] == " "
    return before.strip("(.0123456789") != "" and not (apart and before[-1] in ".!?:;")


def _is_small_start(reading: Reading, at: int) -> bool:
    """Say whether a small word after a glued stop is an ordinary word, and not a last fragment."""
    text = reading.text
    right = _FIRST_WORD.match(text, at)
    left = _LAST_WORD.search(text, max(0, at - 41), at - 1)
    if right is None or left is None or text[at - 1] != ".":
        return False
    rest = text[right.end() : reading.line(at)[1]].strip()
    if rest in ("", ".", "!", "?"):
        return False
    words = reading.lexicon
    return all(len(side[0]) > 2 and words.zipf(side[0]) >= _ORDINARY_ZIPF for side in (left, right))


def _glued_commas(reading: Reading) -> Iterator[Edit]:
    for match in _COMMA.finditer(reading.text):
        if _is_clause_comma(reading, match.start()):
            yield Edit(match.end(), match.end(), " ", "spacing/after-mark")


def _is_clause_comma(reading: Reading, mark: int) -> bool:
    """Say whether a comma between letters divides a sentence, not a list without blanks."""
    token = reading.token(mark)
    if token.count(",") + token.count(";") > 1 or _NAME_MARKS.search(token):
        return False
    if reading.text[mark] == ";" and reading.text[mark + 1].isupper():
        return False
    if _UNSPACED.search(reading.text, mark - 1, mark + 2):
        return False
    return "&" not in token and reading.is_running_text(mark)


def _brackets(reading: Reading) -> Iterator[Edit]:
    for match in _BRACKET.finditer(reading.text):
        if " " in match["inside"] and reading.is_prose(match.start()):
            yield Edit(match.end(), match.end(), " ", "spacing/after-mark")


def _apostrophes(reading: Reading) -> Iterator[Edit]:
    for match in _APOSTROPHE.finditer(reading.text):
        if match["rest"] not in CONTRACTIONS.get(reading.language, ()):
            continue
        if reading.language == "en" or _is_dutch_genitive(reading.text, match.start()):
            yield Edit(*match.span(), "", "spacing/possessive")
    for match in _PLURAL.finditer(reading.text):
        start, end = reading.line(match.start())
        if reading.language == "en" and "‘" not in reading.text[start:end]:
            yield Edit(*match.span(), "", "spacing/possessive")
    elided = ELISIONS.get(reading.language)
    for match in _ELISION.finditer(reading.text) if elided else ():
        if elided and match["word"].casefold() in elided:
            yield Edit(match.end() - 1, match.end(), "", "spacing/elision")


def _is_dutch_genitive(text: str, at: int) -> bool:
    """Say whether a name stands before, and no time of day behind ("'s avonds")."""
    left = _LAST_WORD.search(text, max(0, at - 40), at)
    right = _FIRST_WORD.match(text, at + 4)
    return (
        left is not None
        and left[0][0].isupper()
        and right is not None
        and right[0].casefold() not in DUTCH_TIMES
    )


def _before_marks(reading: Reading) -> Iterator[Edit]:
    for match in _BEFORE_MARK.finditer(reading.text):
        high = reading.text[match.end()] in "?!"
        if _UNSPACED.match(reading.text, match.start() - 1):
            continue
        if reading.is_prose(match.start()) and not (
            high and reading.language in SPACED_MARK_LANGUAGES
        ):
            yield Edit(*match.span(), "", "spacing/before-mark")
            behind = match.end() + 1
            if reading.text[behind : behind + 1].isalpha():
                yield Edit(behind, behind, " ", "spacing/after-mark")
