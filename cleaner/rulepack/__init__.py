"""Rule packs: YAML files of rules for one family of filters, and how they read a document.

A rule matches by exactly one of `match` (a pattern anywhere), `term` (literal words), `line` (a
pattern for a whole line) and `block` (a run of lines); its guard says what else must hold. Patterns
are those of the `regex` module, MULTILINE. Nothing in a pack is run: what needs more than a pattern
is a filter.
"""

from __future__ import annotations

from cleaner.rulepack.load import default_folder, load_pack, load_packs, parse_pack
from cleaner.rulepack.match import Reading, find, read
from cleaner.rulepack.model import Block, Guard, PackExample, PackRule, RulePack, words_pattern
from cleaner.rulepack.prefilter import Prefilter, prefilter
from cleaner.rulepack.remainder import Remainder

__all__ = [
    "Block",
    "Guard",
    "PackExample",
    "PackRule",
    "Prefilter",
    "Reading",
    "Remainder",
    "RulePack",
    "default_folder",
    "find",
    "load_pack",
    "load_packs",
    "parse_pack",
    "prefilter",
    "read",
    "words_pattern",
]
