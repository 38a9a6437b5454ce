"""Find out whether an edit alters what an English paragraph asserts.

Names, numbers, dates, units, negations, words of doubt, quantities, quotation marks and addresses
must be the same ones in the same order before and after; locked terms must stand as often; and no
word may become its opposite. A unit may become plural, and a name possessive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from cleaner.edit import Edit, apply
from cleaner.tables.function_words import CLOSED_CLASS
from cleaner.tables.post_editing import ASSERTIVE, NEGATING_PREFIXES, OPPOSITES, PROTECTED

__all__ = ["altered", "altered_by_all"]


def altered(line: str, edit: Edit, terms: Sequence[str] = ()) -> str:
    """Return what of the paragraph's assertions an edit alters, in words, "" where nothing.

    >>> altered("It is not so.", Edit(6, 9, "now", "a/a"))
    "alters a negation: 'not' would go"
    """
    after = apply(line, [edit])
    for term in terms:
        if _count(term, line) != _count(term, after):
            return f"alters the locked term {term!r}"
    before, behind = _words(line), _words(after)
    if [one[:2] for one in before] != [one[:2] for one in behind]:
        return _difference(before, behind)
    return _turned(line[edit.start : edit.end], edit.replacement)


def altered_by_all(line: str, edits: Sequence[Edit], terms: Sequence[str] = ()) -> str:
    """Return what several edits alter together, "" where nothing."""
    after = apply(line, edits)
    same = [one[:2] for one in _words(line)] == [one[:2] for one in _words(after)]
    if same and all(_count(term, line) == _count(term, after) for term in terms):
        return ""
    return "the proposals together alter what the paragraph asserts"


def _count(term: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text))


_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:\u2026][\"'\u201d\u2019)\]]*\s+)[\"'\u201c\u2018(\[]*$")
_REACH_CHARS = 12  # how far back the start of a sentence shows
_MONTHS_AND_WORDS = ("May", "March")  # names of months that are also other words
_CONTRACTED = re.compile(r"n['\u2019]t$")
_POSSESSIVE = re.compile(r"['\u2019]s?$")

_Word = tuple[str, str, str]


def _words(text: str) -> list[_Word]:
    """Return all that a text asserts by: (class, form to compare, as it stands), in text order.

    >>> _words("In May he didn't pay Li 3.5%.")
    [('name', 'may', 'May'), ('negation', 'not', "didn't"), ('name', 'li', 'Li'),
     ('number', '3.5', '3.5'), ('number', 'percent', '%')]
    """
    found: list[_Word] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match.lastgroup in ("address", "number"):
            found.append((match.lastgroup, token, token))
        elif match.lastgroup == "mark":
            if token in ASSERTIVE:
                found.append((*ASSERTIVE[token], token))
        else:
            found += _asserting(text, match.start(), token)
    return found


def _asserting(text: str, at: int, word: str) -> Iterator[_Word]:
    """Yield the word where something is asserted by it."""
    folded = word.casefold().replace("\u2019", "'")
    if _CONTRACTED.search(word):
        yield ("negation", "not", word)
    elif folded in PROTECTED and not (word in _MONTHS_AND_WORDS and _is_name(text, at, word)):
        yield (*PROTECTED[folded], word)
    elif _is_name(text, at, word):
        yield ("name", _POSSESSIVE.sub("", folded), word)


def _is_name(text: str, at: int, word: str) -> bool:
    """Say whether a word has a capital, or is of another script than Latin.

    A word that only a sentence start gives its capital is one of grammar: "The", "However".
    """
    if any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in word):
        return True
    if word == word.lower():
        return False
    begins = _SENTENCE_START.search(text, max(0, at - _REACH_CHARS), at)
    return not (begins and word.lower() in CLOSED_CLASS["en"])


def _difference(before: Sequence[_Word], after: Sequence[_Word]) -> str:
    """Return, in words, the first place where two readings part."""
    at = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a[:2] != b[:2]),
        min(len(before), len(after)),
    )
    old, new = (one[at] if at < len(one) else None for one in (before, after))
    kind = (old or new or ("word",))[0]
    if old is None or (new is not None and len(after) > len(before)):
        kind, _, shown = new or ("word", "", "")
        return f"alters a {kind}: {shown!r} would be added"
    if new is None or len(after) < len(before):
        return f"alters a {kind}: {old[2]!r} would go"
    return f"alters a {kind}: {old[2]!r} would become {new[2]!r}"


_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def _turned(old: str, new: str) -> str:
    """Return which word the change turns into its opposite, "" where it turns none.

    >>> _turned("it was possible", "it was impossible")
    "turns 'possible' into its opposite 'impossible'"
    """
    olds, news = (_PLAIN_WORD.findall(text.casefold()) for text in (old, new))
    gone = [word for word in olds if word not in news]
    come = [word for word in news if word not in olds]
    for one in gone:
        for other in come:
            if _are_opposite(one, other):
                return f"turns {one!r} into its opposite {other!r}"
    return ""


def _are_opposite(one: str, other: str) -> bool:
    for a, b in ((one, other), (other, one)):
        if b not in CLOSED_CLASS["en"] and any(a == prefix + b for prefix in NEGATING_PREFIXES):
            return True
        if a.endswith("less") and a.removesuffix("less") in (b, b.removesuffix("ful")):
            return True
        if any(a in these and b in those for these, those in OPPOSITES):
            return True
    return False
