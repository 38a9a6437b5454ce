"""Which line rules match a line of a text at all: few do, and only those are read with guards.

The prefilter says which rules have a required text on which line; only those are tried there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from cleaner.rulepack import PackRule, Prefilter

__all__ = ["matching_rules"]


def matching_rules(prefilter: Prefilter, texts: Iterable[str]) -> list[PackRule]:
    """Return the line rules that match one of these lines as a whole."""
    lines = list(dict.fromkeys(texts))
    starts = [0, *accumulate(len(one) + 1 for one in lines)]
    found = []
    for number, places in prefilter.sightings("\n".join(lines)).items():
        rule = prefilter.rules[number]
        held = sorted({bisect_right(starts, one) - 1 for one in places}) or range(len(lines))
        if any(rule.compiled.fullmatch(lines[one]) for one in held):
            found.append(rule)
    return found
