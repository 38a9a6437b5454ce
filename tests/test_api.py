"""The public names are those of `__all__`, and importing the package is cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cleaner

HEAVY = ("trafilatura", "wordfreq", "ftfy", "pydantic", "regex", "yaml", "rich", "langdetect")


@pytest.mark.parametrize("name", cleaner.__all__)
def test_every_public_name_can_be_imported(name):
    value = getattr(cleaner, name)
    assert name == "__version__" or callable(value) or hasattr(value, "__origin__")


def test_public_names_are_sorted_and_unique():
    assert cleaner.__all__ == sorted(set(cleaner.__all__))


def test_no_public_name_is_hidden_by_a_module_of_the_same_name():
    code = (
        "import cleaner, pkgutil, types, importlib\n"
        "for one in pkgutil.iter_modules(cleaner.__path__):\n"
        "    if one.name not in ('__main__', 'cli'):\n"
        "        importlib.import_module(f'cleaner.{one.name}')\n"
        "bad = [n for n in cleaner.__all__ if isinstance(getattr(cleaner, n), types.ModuleType)]\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = cleaner.nothing


@pytest.mark.parametrize("code", ["import cleaner", "import cleaner.cli"])
def test_importing_loads_no_heavy_library(code):
    check = f"{code}, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", check], check=True, capture_output=True, text=True
    ).stdout
    assert out.strip() == "[]"
