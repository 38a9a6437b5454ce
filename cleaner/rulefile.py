"""Read a rule file: YAML in which every scalar is a string and every node knows its line.

Plain YAML reads the language `no` as false and the version `1.10` as 1.1; here they stay what was
written. Duplicate keys, aliases and several documents in one file are errors: none is needed in a
rule file, and each hides a mistake. Nothing in a file is ever constructed or run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from cleaner.errors import PackError

__all__ = ["Node", "content", "parse", "read"]


class Node(NamedTuple):
    """One value of a rule file and the place where it stands.

    `subject` is the id of the rule or entry that it belongs to, as soon as that is known.
    """

    path: str
    line: int
    value: str | tuple[Node, ...] | Mapping[str, Node]
    subject: str = ""

    def fail(self, expected: str, got: str, step: str) -> NoReturn:
        """Raise PackError: place, subject, expected, got; then the next step."""
        subject = f" {self.subject}:" if self.subject else ""
        raise PackError(
            f"{self.path}:{self.line}:{subject} expected {expected}, got {got}.\n  {step}"
        )

    def about(self, subject: str) -> Node:
        """Return the node, and all nodes below it, with the subject set."""
        value = self.value
        if isinstance(value, tuple):
            value = tuple(one.about(subject) for one in value)
        elif not isinstance(value, str):
            value = {key: one.about(subject) for key, one in value.items()}
        return Node(self.path, self.line, value, subject)

    def text(self, what: str = "a text") -> str:
        """Return the scalar; an empty one is an error."""
        if not isinstance(self.value, str):
            self.fail(what, _kind(self), "Write one value on the line of the key.")
        if not self.value.strip():
            self.fail(what, "an empty value", "Write the value, or leave out the key.")
        return self.value

    def raw_text(self) -> str:
        """Return the scalar, which may be empty: a replacement may delete."""
        if not isinstance(self.value, str):
            self.fail("a text", _kind(self), "Write one value on the line of the key.")
        return self.value

    def items(self, what: str = "a list") -> tuple[Node, ...]:
        """Return the nodes of a list."""
        if not isinstance(self.value, tuple):
            self.fail(what, _kind(self), "Write a list: one line each, starting with '- '.")
        return self.value

    def texts(self, what: str = "a list of texts") -> tuple[str, ...]:
        """Return one scalar, or a list of scalars, as a tuple."""
        if isinstance(self.value, str):
            return (self.text(what),)
        return tuple(one.text(what) for one in self.items(what))

    def number(self, what: str) -> int:
        """Return a positive whole number."""
        written = self.text(what)
        if not (written.isascii() and written.isdigit()) or int(written) == 0:
            self.fail(what, repr(written), "Write a whole number above zero.")
        return int(written)

    def truth(self, what: str) -> bool:
        """Return `true` or `false`."""
        written = self.text(what)
        if written not in ("true", "false"):
            self.fail(f"true or false for {what}", repr(written), "Write true or false.")
        return written == "true"

    def choice(self, what: str, known: Collection[str]) -> str:
        """Return the scalar, which must be one of `known`."""
        written = self.text(what)
        if written not in known:
            self.fail(what, repr(written), f"Known: {', '.join(known)}.")
        return written

    def mapping(self, what: str, known: Collection[str]) -> Mapping[str, Node]:
        """Return the entries of a mapping; a key that is not `known` is an error."""
        if isinstance(self.value, (str, tuple)):
            self.fail(what, _kind(self), "Write a mapping: lines of 'key: value'.")
        for key, node in self.value.items():
            if key not in known:
                node.fail(f"a key of {what}", repr(key), f"Known keys: {', '.join(known)}.")
        return self.value

    def required(self, key: str) -> Node:
        """Return the entry `key` of a mapping; a missing one is an error."""
        if isinstance(self.value, (str, tuple)) or key not in self.value:
            self.fail(f"a key {key!r}", "none", f"Add '{key}:'.")
        return self.value[key]


def read(path: Path) -> tuple[Node, bytes]:
    """Return the root node of a rule file, and the file's bytes."""
    data = content(path)
    return parse(data, path.as_posix()), data


def content(path: Path) -> bytes:
    """Return the bytes of a rule file; raise PackError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(
            f"{path.as_posix()}: expected a readable file, got {error.strerror}."
        ) from error


def parse(data: bytes, path: str = "<text>") -> Node:
    r"""Return the root node of YAML in UTF-8.

    >>> parse(b"languages: [no, en]\nversion: 1.10").required("languages").texts()
    ('no', 'en')
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=loader)
    except UnicodeDecodeError as error:
        raise PackError(
            f"{path}: expected UTF-8, got byte {data[error.start]:#04x} at {error.start}.\n"
            "  Save the file as UTF-8."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(
            f"{path}:{line}: expected YAML, got a fault: {problem}.\n"
            "  Single-quote patterns, and texts with a colon."
        ) from error
    except RecursionError as error:
        raise PackError(f"{path}: expected a rule file, got YAML nested too deeply.") from error
    if root is None:
        raise PackError(
            f"{path}:1: expected rules, got an empty file.\n  Add 'pack:' and 'rules:'."
        )
    return _node(root, path, set())


def _node(found: Any, path: str, seen: set[int]) -> Node:
    """Turn one composed YAML node into ours."""
    line = found.start_mark.line + 1
    if id(found) in seen:
        Node(path, line, "").fail(
            "every value written out", "an alias", "Repeat the value instead of '*name'."
        )
    seen.add(id(found))
    if found.id == "scalar":
        return Node(path, line, found.value)
    if found.id == "sequence":
        return Node(path, line, tuple(_node(one, path, seen) for one in found.value))
    entries: dict[str, Node] = {}
    for key, value in found.value:
        if key.id != "scalar" or key.value in entries:
            place = Node(path, key.start_mark.line + 1, "")
            if key.id != "scalar":
                place.fail("a key", "a list or mapping", "Use a plain word as the key.")
            place.fail("each key once", f"{key.value!r} again", "Remove one of the two.")
        entries[key.value] = _node(value, path, seen)
    return Node(path, line, entries)


def _kind(node: Node) -> str:
    if isinstance(node.value, str):
        return repr(node.value)
    return "a list" if isinstance(node.value, tuple) else "a mapping"
