"""Every threshold is a setting: none hides as a number in the code that asks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.config import Config, all_settings

PACKAGE = Path(__file__).parent.parent / "cleaner"
# Data that is fitted or looked up as a whole; what is shown on a screen; how work is cut up.
DATA = ("tables", "text/furniture", "report", "cli", "engines", "version.py")
# Numbers that decide nothing about a text, each with its reason.
NO_THRESHOLDS = {
    "decoding.py": {"_SHOWN_DIGITS"},  # of the bytes in a flag
    "filters/spacing/hyphens.py": {"_INITIALS_CHARS"},  # how far back a pattern is tried
    "text/detectors.py": {
        "_FLOOR",
        "STEPS",
        "_GRAMS_AT_ONCE",
    },  # how profiles are encoded and summed
    "filters/mojibake/screen.py": {
        "_BEYOND",
        "_CODES",
        "_COUNTS",
        "_COUNT_BITS",
        "_NEIGHBOURS",
        "_PIECE_CHARS",
        "_SHORT_CHARS",
    },  # the shape of tables, and how much of a text is looked up at once
    "filters/translation/glossary.py": {"_FIRST_YEAR", "_LAST_YEAR"},  # what a year can be
    "filters/translation/unlisted.py": {"_NEVER"},  # stands for a score that none reaches
    "filters/translation/ranking.py": {"_LISTED"},  # likewise
    "filters/translation/register.py": {"_SAME"},  # likewise
    "filters/translation/surroundings.py": {"_LONGEST_TITLE_WORDS"},  # in the glossaries
    "filters/post_edit/client.py": {"_LEAST_KEY_CHARS"},  # below it a key is no secret
    "filters/post_edit/prompt.py": {"_EXCERPT_CHARS"},  # of an answer in a flag
    "filters/post_edit/assertions.py": {"_REACH_CHARS"},  # how far back a pattern is tried
    "filters/mojibake/stretches.py": {"_KEPT_CHARS"},  # a cache
    "formats/packed.py": {"UNPACKED_BYTES"},  # the default of a setting of the run
    "rulepack/load.py": {"_EDGE_LINES"},  # part of the rule format: `position: head`
    # The guard against a pattern from a stranger; how much is kept, which alters no result.
    "rulepack/prefilter.py": {"TIMEOUT_SECONDS", "_LONGEST_KEPT_CHARS"},
    "ruletest.py": {"_PUMP_CHARS", "_PUMP_SECONDS"},  # how hard a pattern is tried
    "settings.py": {"_WIDTH"},  # of a printed line
    "text/lexicon.py": {
        "_COMMON_LISTS_KEPT",
        "_LANGUAGES_KEPT",
        "_LEAST_CENTIBELS",
        "ZIPF_OFFSET",
    },  # what is kept loaded
    "text/letter_models.py": {"CODE_BITS", "PARTS", "_SECOND"},  # how numbers are put together
    "text/character_costs.py": {"KIND_BITS", "_KEPT_CHARS", "_MOST_KINDS"},  # what is kept
    "text/code_pages.py": {"_ASCII", "_BYTES", "_HANGUL", "_LATIN"},  # of the code and its numbers
    "text/plausibility.py": {"_KEPT_CHARS", "_KEPT_PAIRS"},  # what is kept
    "text/word_lists.py": {"_BUCKETS"},  # how a list is stored
    "text/sounds.py": {"_NO_SCORE", "_NEVER", "_RARE_LETTER"},  # stand where there is no chance
    "text/recent.py": {"_EACH_CHARS"},  # how a cache is counted
    "text/literals.py": {"_MAX_CHOICES", "_NONE"},  # how many texts a pattern is looked for by
}
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if not path.relative_to(PACKAGE).as_posix().startswith(DATA)
)


def is_number(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    )


def in_class_bodies(tree: ast.Module) -> set[ast.AST]:
    """All nodes of the defaults of fields."""
    return {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for field in node.body
        if isinstance(field, ast.AnnAssign) and field.value
        for part in ast.walk(field.value)
    }


def named_numbers(tree: ast.Module) -> Iterator[str]:
    """Constants of a module that are a number, or a few."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        parts = value.elts if isinstance(value, ast.Tuple) else [value]
        if isinstance(targets[0], ast.Name) and any(map(is_number, parts)):
            yield targets[0].id


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_threshold_stands_outside_of_the_settings(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = NO_THRESHOLDS.get(path.relative_to(PACKAGE).as_posix(), set())
    assert set(named_numbers(tree)) - known == set()
    settings = in_class_bodies(tree)
    shares = {
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if is_number(node) and isinstance(node.value, float) and node not in settings
        if node.value not in (0.0, 1.0)
    }
    in_constants = {
        f"line {part.lineno}: {part.value}"
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for part in ast.walk(node.value)
        if is_number(part)
    }
    assert shares - (in_constants if known else set()) == set()


def test_every_setting_is_read_somewhere():
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    read = set(re.findall(r"\.([a-z_0-9]+)\b", code))
    settings = list(all_settings(Config()))
    assert len(settings) > 100
    assert [one.keys for one in settings if one.keys[-1] not in read] == []
