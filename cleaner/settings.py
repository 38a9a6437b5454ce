"""Settings as fields of frozen dataclasses: checked, compared, written out.

A field whose type is itself a dataclass is a group, and a table of its own in a settings file. The
string below a field says what the setting means, where the code is read and where it is printed.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from enum import Enum
from math import inf
from typing import Any, TypeVar, get_type_hints

from cleaner.errors import ConfigError

__all__ = [
    "HANDED_IN",
    "Setting",
    "as_toml",
    "bounded",
    "check_known",
    "checked",
    "differing",
    "merged",
    "settings_of",
]

_Number = TypeVar("_Number", int, float)

# Fields that are no settings: what a filter reads from the folders of rules, and where they are.
HANDED_IN = ("packs", "glossaries", "root")


@dataclass(frozen=True)
class Setting:
    """One setting: its path of keys, its value, and what it means."""

    keys: tuple[str, ...]
    value: Any
    meaning: str = ""
    table: str = ""
    """What the table means that the setting stands in."""


def checked(made: Any, given: Mapping[str, Any], place: str, base: Any = None) -> dict[str, Any]:
    """Return values for the fields of a dataclass, checked against their types.

    What is given of a group goes over the group of `base`, or over its default. Raises
    ConfigError, naming `place`, for an unknown key and for a value of another type.
    """
    from pydantic import TypeAdapter, ValidationError

    kinds = _kinds(made)
    check_known(given, tuple(kinds), place)
    values: dict[str, Any] = {}
    for key, value in given.items():
        if is_dataclass(kinds[key]):
            below = getattr(base, key) if base else _default_of(made, key)
            values[key] = _group(below, value, f"{place}: [{key}]")
            continue
        raw = tuple(value) if isinstance(value, list) else value
        try:
            values[key] = TypeAdapter(kinds[key]).validate_python(raw)
        except ValidationError as error:
            message = error.errors()[0]["msg"].replace("Input should be", "expected", 1)
            raise ConfigError(f"{place}: {key}: {message}; got {value!r}") from None
        least = _least(made, key)
        if isinstance(values[key], int | float) and values[key] < least:
            raise ConfigError(f"{place}: {key}: expected at least {least:g}, got {value!r}")
    return values


def bounded(default: _Number, least: float) -> _Number:
    """Return a field of a dataclass whose setting must not be below `least`.

    Other settings must not be below 0, unless their default is.
    """
    made: _Number = field(default=default, metadata={"least": least})
    return made


def _least(made: Any, key: str) -> float:
    one = next(one for one in _own_fields(made) if one.name == key)
    default = _default(one)
    below_zero = isinstance(default, int | float) and default < 0
    least: float = one.metadata.get("least", -inf if below_zero else 0)
    return least


def _group(below: Any, given: Any, place: str) -> Any:
    """Return a group of settings with what is given over it."""
    if not isinstance(given, Mapping):
        raise ConfigError(f"{place}: expected a table of settings, got {given!r}")
    return replace(below, **checked(type(below), given, place, below))


def check_known(given: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    """Raise ConfigError for a key that is not known, with those that are."""
    for key in given:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            names = ", ".join(sorted(known))
            raise ConfigError(f"{place}: expected one of: {names}; got {key!r}{meant}")


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return two tables as one, with the values of the second over those of the first.

    >>> merged({"edge": {"least": 1, "most": 9}}, {"edge": {"least": 2}})
    {'edge': {'least': 2, 'most': 9}}
    """
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        nested = isinstance(value, Mapping) and isinstance(old, Mapping)
        both[key] = merged(old, value) if nested else value  # type: ignore[arg-type]
    return both


def settings_of(one: Any, keys: tuple[str, ...] = (), table: str = "") -> Iterator[Setting]:
    """Yield every setting of a dataclass instance, those of its groups behind its own."""
    meanings = _meanings(type(one))
    table = table or _purpose(type(one))
    groups: list[str] = []
    for name in _kinds(type(one)):
        value = getattr(one, name)
        if is_dataclass(value):
            groups.append(name)
        else:
            yield Setting((*keys, name), value, meanings.get(name, ""), table)
    for name in groups:
        yield from settings_of(getattr(one, name), (*keys, name), meanings.get(name, ""))


def differing(one: Any) -> Iterator[tuple[str, Any]]:
    """Yield the dotted name and the value of each setting that differs from its default.

    Those that a class names in `unsigned` are left out: they cannot alter what it finds.
    """
    for own in _own_fields(type(one)):
        if own.name in getattr(one, "unsigned", ()):
            continue
        value, default = getattr(one, own.name), _default(own)
        if value == default:
            continue
        if is_dataclass(value):
            usual = {part.keys: part.value for part in settings_of(default, (own.name,))}
            for part in settings_of(value, (own.name,)):
                if part.value != usual[part.keys]:
                    yield ".".join(part.keys), part.value
        else:
            yield own.name, value


def _own_fields(made: Any) -> list[Field[Any]]:
    """Return the fields that are settings; a class may name others in `not_keys`."""
    left_out = (*HANDED_IN, *getattr(made, "not_keys", ()))
    return [one for one in fields(made) if one.name not in left_out]


def _kinds(made: Any) -> dict[str, Any]:
    """Return the types of the settings of a class, by name."""
    hints = get_type_hints(made)
    return {one.name: hints[one.name] for one in _own_fields(made)}


def _default_of(made: Any, name: str) -> Any:
    return next(_default(one) for one in _own_fields(made) if one.name == name)


def _default(one: Field[Any]) -> Any:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else None


def _meanings(made: Any) -> dict[str, str]:
    """Return the strings below the fields of a class, each on one line."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(made))).body[0]
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for node, below in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            found[node.target.id] = " ".join(below.value.value.split())
    return found


def _purpose(made: type) -> str:
    """Return what the docstring of a class says, without its examples."""
    return " ".join((inspect.getdoc(made) or "").partition(">>>")[0].split())


_WIDTH = 98  # of a line of a settings file


def as_toml(parts: Iterable[Setting], root: str = "") -> Iterator[str]:
    """Yield the lines of a settings file that holds these settings, each with its meaning."""
    table: tuple[str, ...] | None = None
    for one in parts:
        if one.keys[:-1] != table:
            if table is not None:
                yield ""
            table = one.keys[:-1]
            name = ".".join(filter(None, (root, *table)))
            yield from _comment(one.table)
            if name:
                yield f"[{name}]"
        yield from _comment(one.meaning)
        row = f"{one.keys[-1]} = {_toml_value(one.value)}"
        if len(row) > _WIDTH and isinstance(one.value, tuple):
            row = "\n    ".join((f"{one.keys[-1]} = [", *(f"{_toml_value(v)}," for v in one.value)))
            row += "\n]"
        yield row


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _toml_value(value: Any) -> str:
    """Return a value as TOML spells it.

    >>> _toml_value(True), _toml_value(0.5), _toml_value(("a", "b")), _toml_value(1_048_576)
    ('true', '0.5', '["a", "b"]', '1_048_576')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return json.dumps(value.value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml_value, value))}]"
    if isinstance(value, int):
        return f"{value:_}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
