"""What a match of a rule means: an edit, a flag, a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleaner.edit import Edit, Fact, Finding, Flag
from cleaner.rule import Safety
from cleaner.rulepack.model import PackRule

if TYPE_CHECKING:
    from regex import Match

__all__ = ["Hit", "told"]


class Hit(NamedTuple):
    """One place that a rule matched: what goes, and the match that fills the template."""

    start: int
    end: int
    match: Match[str]


_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?][\"”’)]? ?)[\"“‘(]?\Z")


def told(rule: PackRule, hit: Hit, text: str) -> Iterator[Finding]:
    """Yield what a match of the rule in this text means."""
    if rule.fact:
        named = rule.kind != "term" and "value" in hit.match.groupdict()
        value = hit.match["value"] if named else hit.match[0]
        left, right = _bare(text, hit)
        yield Fact(left, right, rule.fact, (value or hit.match[0]).strip(), rule.id)
        if rule.keep_text:
            return
    new = rule.written(hit.match)
    if rule.sentence_case and _SENTENCE_START.search(text, max(0, hit.start - 4), hit.start):
        new = new[:1].upper() + new[1:]
    if rule.rule.safety is Safety.SUGGEST:
        left, right = _bare(text, hit)
        yield Flag(left, right, rule.id, rule.note or rule.rule.fault, new)
        return
    start, end = (hit.start, hit.end) if rule.replacement is None else _bare(text, hit)
    start, end, new = _trimmed(text, start, end, new)
    if text[start:end] != new:
        yield Edit(start, end, new, rule.id)


def _bare(text: str, hit: Hit) -> tuple[int, int]:
    """Return the span without the white space of a line around it; that of a match stays."""
    matched = text[hit.start : hit.end]
    if matched == hit.match[0]:
        return hit.start, hit.end
    left = hit.start + len(matched) - len(matched.lstrip())
    return left, max(left, hit.start + len(matched.rstrip()))


def _trimmed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Take off the whole words that old and new text share at either end."""
    if not new:
        return start, end, new
    old_words, new_words = _split(text[start:end]), _split(new)
    while old_words and new_words and old_words[0] == new_words[0]:
        start += len(old_words.pop(0))
        new_words.pop(0)
    while old_words and new_words and old_words[-1] == new_words[-1]:
        end -= len(old_words.pop())
        new_words.pop()
    return start, end, "".join(new_words)


def _split(text: str) -> list[str]:
    """Cut a text into words, and single characters between them."""
    import regex

    cuts = [0, *(one.start() for one in regex.finditer(r"\b|(?<=\W)(?=\W)", text)), len(text)]
    return [text[a:b] for a, b in pairwise(sorted(set(cuts)))]
