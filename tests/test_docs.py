"""The manual names every command, setting and filter; the README's calls work."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from cleaner.cli import app
from cleaner.config import FILTERS, Config, all_settings, build_filter
from cleaner.rulepack.load import _BLOCK_KEYS, _EXAMPLE_KEYS, _GUARD_KEYS, _PACK_KEYS, _RULE_KEYS
from cleaner.settings import as_toml, settings_of

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    group = typer.main.get_group(app)
    rules = group.commands["rules"]
    names = [name for name in group.commands if name != "rules"]
    return [*names, *(f"rules {name}" for name in rules.commands)]


@pytest.mark.parametrize(
    "key", sorted({*_PACK_KEYS, *_RULE_KEYS, *_GUARD_KEYS, *_BLOCK_KEYS, *_EXAMPLE_KEYS})
)
def test_every_key_of_a_rule_file_is_in_the_manual(key):
    assert f"`{key}`" in MANUAL or f"\n{key}: " in MANUAL or f"\n{key}:\n" in MANUAL


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_manual(name):
    assert f"`cleaner {name}" in MANUAL


@pytest.mark.parametrize(
    "name", [one.name for one in fields(Config) if one.name not in Config.not_keys]
)
def test_every_setting_is_in_the_manual(name):
    assert f"| `{name}` |" in MANUAL


def test_every_setting_of_the_post_editor_is_on_its_page_and_says_what_it_means():
    page = (ROOT / "docs" / "post-editing.md").read_text(encoding="utf-8")
    own = list(settings_of(build_filter("post-edit")))
    assert [one.keys for one in own if not (one.meaning and one.table)] == []
    assert [one.keys[0] for one in own if f"| `{one.keys[0]}` |" not in page] == []
    chain = ", ".join(f'"{name}"' for name in (*Config().chain, "post-edit"))
    assert f"chain = [{chain}]" in " ".join(page.split())


def test_every_setting_says_what_it_means():
    assert [".".join(one.keys) for one in all_settings(Config()) if not one.meaning] == []
    assert [".".join(one.keys) for one in all_settings(Config()) if not one.table] == []


def test_the_table_in_pyproject_is_what_the_settings_command_prints():
    rows = "\n".join(as_toml(all_settings(Config()), "tool.cleaner"))
    assert rows in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_code_in_the_readme_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>A page with one line of text in it.</p>")
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(code, names)  # what a reader would paste
    assert names["edits"]


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_is_in_the_manual(name):
    assert f"`{name}`" in MANUAL or name in README
