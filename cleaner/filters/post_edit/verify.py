"""Decide which proposals of a model may be made: placed exactly, and what is asserted stays.

A model that mends one word may also, unasked, turn a number, drop a "not" or exchange a name. So
nothing that it proposes is trusted. A proposal must name text that stands once in its paragraph,
replace no more than a span of it, and leave everything that the paragraph asserts as it was:
names, numbers, dates, units, negations, hedges, quotation marks and locked terms must be the same
ones in the same order before and after. Whatever fails is declined, with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from cleaner.edit import Edit, apply
from cleaner.tables.function_words import CLOSED_CLASS
from cleaner.tables.post_editing import ASSERTIVE, NEGATING_PREFIXES, OPPOSITES, PROTECTED

__all__ = ["Bounds", "Change", "Declined", "Proposal", "verified"]


@dataclass(frozen=True)
class Proposal:
    """What a model asks for: `old` is to become `new`, because of `reason`."""

    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """A proposal that may be made: `[start, end)` of the paragraph becomes `new`."""

    start: int
    end: int
    new: str
    proposal: Proposal

    @property
    def edit(self) -> Edit:
        """The change as an edit of the paragraph."""
        return Edit(self.start, self.end, self.new, "post-edit/change")


@dataclass(frozen=True)
class Declined:
    """A proposal that may not be made, why, and the span that it was about, where that is known."""

    proposal: Proposal
    why: str
    start: int = 0
    end: int = -1


@dataclass(frozen=True)
class Bounds:
    """How much of a paragraph proposals may replace.

    Chosen, not measured: a repair of a word or a phrase fits, a new wording of a sentence does not.
    """

    most_span_chars: int = 120
    """The longest text that one proposal may replace, what is equal at both ends left aside."""
    most_growth_chars: int = 40
    """How much longer than what it replaces a text may be."""
    most_words_apart: int = 3
    """How many words a text may have more, or fewer, than what it replaces."""
    most_line_share: float = 0.5
    """The share of a paragraph that all its proposals together may replace; more is a rewrite, and
    all of them are declined."""
    most_proposals: int = 20
    """How many proposals for one paragraph are looked at, in the order of the answer."""


def verified(
    line: str,
    proposals: Sequence[Proposal],
    locked: Collection[str] = (),
    bounds: Bounds = Bounds(),
) -> tuple[tuple[Change, ...], tuple[Declined, ...]]:
    """Split the proposals for a paragraph into those that may be made and those that may not.

    The changes are in text order and do not overlap; of two that do, the earlier start wins, then
    the longer one.

    >>> kept, declined = verified(
    ...     "He did not went to Paris in 2019.",
    ...     [Proposal("did not went", "did not go"), Proposal("did not", "did"),
    ...      Proposal("in 2019", "in 2018")])
    >>> [(one.start, one.end, one.new) for one in kept]
    [(11, 15, 'go')]
    >>> [one.why for one in declined]
    ["alters a negation: 'not' would go", "alters a number: '2019' would become '2018'"]
    """
    changes: list[Change] = []
    declined: list[Declined] = []
    terms = [one for one in locked if one in line]
    for number, proposal in enumerate(dict.fromkeys(proposals)):
        if number >= bounds.most_proposals:
            declined.append(Declined(proposal, f"more than {bounds.most_proposals} proposals"))
            continue
        found = _judged(line, proposal, terms, bounds)
        if isinstance(found, Change):
            changes.append(found)
        else:
            declined.append(found)
    kept, lost = _without_overlaps(changes)
    declined += lost
    if kept and (why := _too_much(line, kept, terms, bounds)):
        declined += [Declined(one.proposal, why, one.start, one.end) for one in kept]
        kept = []
    return tuple(kept), tuple(declined)


def _judged(
    line: str, proposal: Proposal, terms: Sequence[str], bounds: Bounds
) -> Change | Declined:
    """Return the change that the proposal asks for, or why it may not be made."""
    if not proposal.old:
        return Declined(proposal, "names no text to replace")
    start = line.find(proposal.old)
    if start < 0:
        return Declined(proposal, "its text does not stand in the paragraph")
    end = start + len(proposal.old)
    if line.find(proposal.old, start + 1) >= 0:
        return Declined(proposal, "its text stands more than once in the paragraph")
    if _is_inside_word(line, start) or _is_inside_word(line, end):
        return Declined(proposal, "its text cuts a word", start, end)
    change = _trimmed(line, Change(start, end, proposal.new, proposal))
    why = _unfit(line, change, bounds) or _asserts_other(line, change, terms)
    return Declined(proposal, why, change.start, change.end) if why else change


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "_'\u2019" or unicodedata.combining(char) > 0


def _is_inside_word(text: str, at: int) -> bool:
    """Say whether the offset stands between two characters of one word."""
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _trimmed(line: str, change: Change) -> Change:
    """Leave out what is equal at both ends, word by word, so that an edit shows what it changes.

    >>> _trimmed("they was there", Change(0, 8, "they were", Proposal("", "")))
    Change(start=5, end=8, new='were', proposal=Proposal(old='', new='', reason=''))
    """
    old, new = line[change.start : change.end], change.new
    head = _common(old, new)
    while _is_inside_word(old, head) or _is_inside_word(new, head):
        head -= 1
    old, new = old[head:], new[head:]
    tail = _common(old[::-1], new[::-1])
    while _is_inside_word(old, len(old) - tail) or _is_inside_word(new, len(new) - tail):
        tail -= 1
    new = new[: len(new) - tail]
    return replace(change, start=change.start + head, end=change.end - tail, new=new)


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _unfit(line: str, change: Change, bounds: Bounds) -> str:
    """Return why the change is no repair of a span in normal form, "" where it is one."""
    old, new = line[change.start : change.end], change.new
    after = apply(line, [change.edit])
    words = len(new.split()) - len(old.split())
    if old == new:
        return "changes nothing"
    if any(
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in new
    ):
        return "holds a line end, a control or a character that is none"
    if len(old) > bounds.most_span_chars:
        return f"rewrites {len(old)} characters; at most {bounds.most_span_chars} may be replaced"
    if len(new) - len(old) > bounds.most_growth_chars:
        return f"adds {len(new) - len(old)} characters; at most {bounds.most_growth_chars} may be"
    if abs(words) > bounds.most_words_apart:
        done = "adds" if words > 0 else "drops"
        return f"{done} {abs(words)} words; at most {bounds.most_words_apart} may be"
    if not after.strip():
        return "leaves nothing of the paragraph"
    composed = not unicodedata.is_normalized("NFC", line) or unicodedata.is_normalized("NFC", after)
    if not composed or _odd_blanks(after) > _odd_blanks(line):
        return "is not in normal form (blanks, or composed characters)"
    return ""


_ODD_BLANK = re.compile(r"\s\s|^\s|\s$|[^\S ]| [,.;:!?](?=\s|$)")


def _odd_blanks(text: str) -> int:
    return len(_ODD_BLANK.findall(text))


def _asserts_other(line: str, change: Change, terms: Sequence[str]) -> str:
    """Return what of the paragraph's assertions the change would alter, "" where nothing."""
    after = apply(line, [change.edit])
    for term in terms:
        if _count(term, line) != _count(term, after):
            return f"alters the locked term {term!r}"
    before, behind = _words(line), _words(after)
    if [one[:2] for one in before] != [one[:2] for one in behind]:
        return _difference(before, behind)
    return _turned(line[change.start : change.end], change.new)


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
        if any(a == prefix + b for prefix in NEGATING_PREFIXES):
            return True
        if a.endswith("less") and a.removesuffix("less") in (b, b.removesuffix("ful")):
            return True
        if any(a in these and b in those for these, those in OPPOSITES):
            return True
    return False


def _without_overlaps(changes: Sequence[Change]) -> tuple[list[Change], list[Declined]]:
    """Split changes into those that can all be made, in text order, and those in their way."""
    kept: list[Change] = []
    lost: list[Declined] = []
    for one in sorted(changes, key=lambda c: (c.start, c.start - c.end, c.new)):
        winner = next((other for other in kept[-2:] if other.edit.overlaps(one.edit)), None)
        if winner is None:
            kept.append(one)
        else:
            why = f"overlaps the proposal for {winner.proposal.old!r}"
            lost.append(Declined(one.proposal, why, one.start, one.end))
    return kept, lost


def _too_much(line: str, kept: Sequence[Change], terms: Sequence[str], bounds: Bounds) -> str:
    """Return why all changes together may not be made, "" where they may."""
    replaced = sum(max(one.end - one.start, len(one.new)) for one in kept)
    if replaced > bounds.most_line_share * len(line):
        share = round(100 * replaced / len(line))
        return f"the proposals rewrite {share} % of the paragraph"
    after = apply(line, [one.edit for one in kept])
    same = [one[:2] for one in _words(line)] == [one[:2] for one in _words(after)]
    if not same or any(_count(term, line) != _count(term, after) for term in terms):
        return "the proposals together alter what the paragraph asserts"
    return ""
