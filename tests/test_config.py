"""Settings: where they come from, what is refused, and what the signature says of them."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import pytest

import cleaner
from cleaner.config import (
    FILTERS,
    Config,
    all_settings,
    build_chain,
    build_filter,
    read_config,
    signature,
)
from cleaner.errors import ConfigError
from cleaner.pipeline import Pipeline
from cleaner.rule import Safety
from cleaner.settings import as_toml, settings_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def written(folder, text, name="cleaner.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_settings_file_above_is_read(tmp_path, monkeypatch):
    written(tmp_path, "[tool.cleaner]\nrounds = 2\n", "pyproject.toml")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert (read_config().rounds, read_config().root) == (2, tmp_path)


def test_a_pyproject_without_our_table_is_passed_over(tmp_path, monkeypatch):
    written(tmp_path, "rounds = 3\n")
    below = tmp_path / "a"
    below.mkdir()
    written(below, "[project]\nname = 'x'\n", "pyproject.toml")
    monkeypatch.chdir(below)
    assert read_config().rounds == 3


def test_settings_of_a_filter_reach_it(tmp_path):
    config = read_config(written(tmp_path, "[whitespace]\nquotes = 'keep'\n"))
    assert build_filter("whitespace", config).quotes == "keep"


def nested(settings):
    """The tables of a settings file that says all of this."""
    tables: dict = {}
    for one in settings:
        table = tables
        for key in one.keys[:-1]:
            table = table.setdefault(key, {})
        table[one.keys[-1]] = list(one.value) if isinstance(one.value, tuple) else one.value
    return tables


def test_the_settings_of_this_project_are_the_defaults_written_out():
    path = Path(__file__).parent.parent / "pyproject.toml"
    config = read_config(path)
    keys = [one.name for one in fields(Config) if one.name not in Config.not_keys]
    assert [getattr(config, key) for key in keys] == [getattr(Config(), key) for key in keys]
    assert set(tomllib.loads(path.read_text())["tool"]["cleaner"]) >= set(keys)
    for one in build_chain().filters:
        assert config.filters.get(one.name, {}) == nested(settings_of(one))


def test_flags_go_over_the_file(tmp_path):
    config = read_config(written(tmp_path, "safety = 'guarded'\n"))
    assert config.given(safety="safe").safety is Safety.SAFE
    assert config.given(safety=None).safety is Safety.GUARDED


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("roundz = 3", "did you mean 'rounds'", id="unknown key"),
        pytest.param("[whitespace]\nquote = 'keep'", "did you mean 'quotes'", id="unknown setting"),
        pytest.param("[whitespace]\nquotes = 'round'", "'straight' or 'keep'", id="wrong value"),
        pytest.param("whitespace = 1", "expected a table", id="not a table"),
        pytest.param("rounds = 'many'", "got 'many'", id="wrong type"),
        pytest.param("rounds = 0", "at least 1", id="no rounds"),
        pytest.param("binary_bytes = -1", "at least 0", id="below nothing"),
        pytest.param("[language]\nleast_letters = -2", "at least 0", id="below nothing, too"),
        pytest.param(
            "[language.segmentation.answers]\nmodel_languages = 0", "at least 1", id="own bound"
        ),
        pytest.param("safety = 'suggest'", "never applied", id="suggestions are not applied"),
        pytest.param("chain = ['spaces']", "got 'spaces'", id="unknown filter"),
        pytest.param("rounds = ", "expected TOML", id="not TOML"),
    ],
)
def test_wrong_settings_are_refused_with_place_and_way_out(tmp_path, text, message):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=message) as caught:
        read_config(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="none that can be read"):
        read_config(tmp_path / "none.toml")


def test_the_default_chain_has_every_filter_once_but_the_optional_one():
    names = [one.name for one in build_chain().filters]
    assert [*names, "post-edit"] == list(FILTERS)


def test_all_rule_ids_are_unique_and_belong_to_their_filter():
    seen: set[str] = set()
    for one in build_chain().filters:
        for rule in one.rules:
            assert rule.family == one.name
            assert rule.id not in seen
            seen.add(rule.id)


def test_the_signature_changes_with_anything_that_alters_a_result(tmp_path):
    def line(config: Config) -> str:
        return signature(config, build_chain(config))

    plain = Config(chain=("spacing", "whitespace"))
    kept = {"whitespace": {"quotes": "keep"}}
    others = [
        Config(chain=("whitespace",)),
        plain.given(safety="safe"),
        plain.given(rounds=2),
        plain.given(record="full"),
        Config(chain=("spacing", "whitespace"), filters=kept),
    ]
    lines = [line(plain), *map(line, others)]
    assert len(set(lines)) == len(lines)
    assert "whitespace(quotes=keep)" in lines[-1]
    assert line(plain) == lines[0]


def test_the_signature_names_every_pack_by_its_digest():
    config = Config()
    chain = build_chain(config)
    packs = [pack for one in chain.filters for pack in getattr(one, "packs", ())]
    assert packs
    assert all(f"{pack.id}@{pack.digest}" in signature(config, chain) for pack in packs)


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        pytest.param("rounds", "expected KEY=VALUE", id="no value"),
        pytest.param("roundz=2", "did you mean 'rounds'", id="unknown key"),
        pytest.param("none.quotes=keep", "got 'none'", id="unknown filter"),
        pytest.param("whitespace.quote=keep", "did you mean 'quotes'", id="unknown setting"),
        pytest.param("whitespace.quotes=round", "'straight' or 'keep'", id="wrong value"),
    ],
)
def test_a_wrong_assignment_is_refused(assignment, message):
    with pytest.raises(ConfigError, match=message):
        Config().setting([assignment])


def test_assignments_go_over_what_a_file_says(tmp_path):
    config = read_config(written(tmp_path, "[whitespace]\nquotes = 'keep'\n"))
    changed = config.setting(["whitespace.paragraphs=apart", "rounds=3", 'exceptions="x"'])
    assert changed.filters["whitespace"] == {"quotes": "keep", "paragraphs": "apart"}
    assert (changed.rounds, changed.exceptions) == (3, "x")


def test_an_unknown_filter_lists_the_known_ones():
    with pytest.raises(cleaner.ConfigError, match="boilerplate, hyphenation"):
        build_filter("none")


def test_a_group_of_settings_is_a_table_in_the_table_of_its_filter(tmp_path):
    path = written(tmp_path, "[boilerplate.foreign]\nleast_lines = 9\n")
    config = read_config(path).setting(["boilerplate.foreign.least_marks=3"])
    built = build_filter("boilerplate", config)
    assert (built.foreign.least_lines, built.foreign.least_marks) == (9, 3)
    assert built.foreign.longest_width == build_filter("boilerplate").foreign.longest_width
    assert "boilerplate(foreign.least_lines=9;foreign.least_marks=3)" in signature(
        config, build_chain(config)
    )


def test_settings_of_decoding_are_a_table_of_the_run_and_named_where_they_are_not_the_usual(
    tmp_path,
):
    usual = signature(Config(), build_chain())
    assert "decode" not in usual
    config = read_config(written(tmp_path, "[decode.detection]\nbytes_a_stray = 3\n"))
    config = config.setting(["decode.other.bad_share=0.5"])
    assert (config.decode.detection.bytes_a_stray, config.decode.other.bad_share) == (3, 0.5)
    named = "decode(detection.bytes_a_stray=3;other.bad_share=0.5),"
    assert signature(config, build_chain(config)) == usual.replace("chain:", f"chain:{named}")


def test_settings_of_decoding_reach_it():
    sound, other = "Вчера в городе открылась библиотека.\n" * 3, "Пришли сотни жителей.\n"
    data = sound.encode() + other.encode("cp1251")
    config = Config(chain=("whitespace",))
    assert Pipeline(config).clean(data).text == sound + other
    held = Pipeline(config.setting(["decode.other.bad_share=1.0"])).clean(data).text
    assert held.startswith(f"{sound}\ufffd")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[decode.detection]\nfallback = 'cp1225'", "did you mean", id="unknown codec"),
        pytest.param("[decode.detection.utf9]\nweight = 1", "'utf8'", id="unknown group"),
    ],
)
def test_wrong_settings_of_decoding_are_refused(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        read_config(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[boilerplate.foreign]\nmarks = 1", "did you mean", id="unknown key"),
        pytest.param("[boilerplate]\nforeign = 1", "expected a table", id="not a table"),
        pytest.param("[boilerplate.foreign]\nleast_lines = 'x'", "got 'x'", id="wrong type"),
    ],
)
def test_wrong_settings_in_a_group_are_refused_with_their_place(tmp_path, text, message):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=message) as caught:
        read_config(path)
    assert "foreign" in str(caught.value)


def test_what_the_settings_command_prints_is_read_back_as_the_same_settings(tmp_path, capsys):
    config = Config().setting(["safety=safe", "boilerplate.thorough.edge=0.7"])
    path = written(tmp_path, "\n".join(as_toml(all_settings(config))))
    again = read_config(path)
    assert list(all_settings(again)) == list(all_settings(config))
    assert signature(again, build_chain(again)) == signature(config, build_chain(config))
