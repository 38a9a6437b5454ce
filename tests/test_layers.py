"""Modules import only downwards, and no filter imports another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cleaner"
LEVELS = {
    "errors": 0,
    "version": 0,
    "tables": 0,
    "edit": 1,
    "limit": 1,
    "trace": 1,
    "rule": 1,
    "document": 1,
    "text": 1,
    "rulefile": 1,
    "settings": 1,
    "decoding": 2,
    "detection": 2,
    "rulepack": 2,
    "ruletest": 2,
    "provenance": 2,
    "filters": 3,
    "chain": 3,
    "formats": 3,
    "store": 3,
    "exemptions": 3,
    "together": 4,
    "config": 4,
    "mine": 4,
    "pipeline": 4,
    "engines": 5,
    "report": 6,
    "cli": 6,
    "__main__": 6,
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imported(path: Path) -> set[str]:
    """The modules of this package that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            names.add("cleaner.relative")
    return {name.removeprefix("cleaner.") for name in names if name.startswith("cleaner.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_own_level_or_below(path):
    own = path.relative_to(PACKAGE).with_suffix("").parts
    for name in imported(path):
        top = name.split(".")[0]
        assert LEVELS[top] <= LEVELS[own[0]], f"{'.'.join(own)} imports {name}"
        if own[0] == "filters" and top == "filters":
            family = name.split(".")[1:2]
            shared = not family or not (PACKAGE / "filters" / family[0]).with_suffix(".py").exists()
            inside = family and family[0] == own[1] if len(own) > 1 else shared
            is_package = bool(family) and (PACKAGE / "filters" / family[0]).is_dir()
            assert inside or (shared and not is_package), f"{'.'.join(own)} imports {name}"


def test_every_module_has_a_level():
    assert {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES} <= set(LEVELS)
