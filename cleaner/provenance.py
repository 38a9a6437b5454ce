"""The record of a document: what came in, what was written, and every edit between the two.

A record is a JSON file beside the clean text, with stable bytes and one edit a line, so that it
diffs as well as the text does. Clean text and record together give the raw bytes back. It holds
no times, no host names and no absolute paths. `record.schema.json` is its published schema.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.decoding import Encoding, encode
from cleaner.edit import Fact, Flag
from cleaner.errors import RestoreError
from cleaner.rule import Rule
from cleaner.trace import Hunk, Step, Trace

__all__ = [
    "FORMAT",
    "Detail",
    "Record",
    "RecordedEdit",
    "RecordedFile",
    "RecordedOutput",
    "Source",
    "counted",
    "digest",
    "record_schema",
    "recorded",
    "restore",
]

FORMAT = "cleaner-record/1"


class Detail(str, Enum):
    """How much a record holds."""

    FULL = "full"
    """Everything: markup too can be restored from clean text and record alone."""
    LINES = "lines"
    """All edits and all visible text removed; of markup the spans only."""
    SPANS = "spans"
    """Spans and rules of the edits, without their texts."""
    NONE = "none"
    """No edits: source, outputs, metadata, counts."""


@dataclass(frozen=True)
class Source:
    """The raw file: `path` is relative to the input folder, `characters` counts decoded ones."""

    path: str
    size: int
    sha256: str
    media_type: str
    characters: int
    encoding: Encoding


@dataclass(frozen=True)
class RecordedEdit:
    """One hunk as the record holds it; texts that were not kept are None."""

    number: int
    start: int
    end: int
    line: int
    rule: str
    old: str | None
    new: str | None
    steps: tuple[Step, ...] = ()
    """What was done in turn, where more than one edit met here; else empty."""
    note: str = ""
    """What the rule saw, where the edit says so and is the only one here."""


@dataclass(frozen=True)
class RecordedOutput:
    """One text file that was written; `edits` is None where the record holds none."""

    path: str
    language: str
    sha256: str
    characters: int
    edits: tuple[RecordedEdit, ...] | None


@dataclass(frozen=True)
class RecordedFile:
    """A text file that was written beside the outputs, made of them."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Record:
    """All that is known of how a raw document became its clean texts. Spans are of the raw text."""

    signature: str
    source: Source
    outputs: tuple[RecordedOutput, ...] = ()
    metadata: tuple[Fact, ...] = ()
    sections: tuple[tuple[int, int, str], ...] = ()
    flags: tuple[Flag, ...] = ()
    rejected: tuple[tuple[int, int, str, str, str], ...] = ()
    """Edits that lost to an overlapping one: start, end, rule, replacement, rule that won."""
    counts: tuple[tuple[str, int], ...] = ()
    """Edits by rule."""
    error: str = ""
    together: RecordedFile | None = None
    """The file that holds the sections of all languages, where one was asked for."""

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Path and SHA-256 of every text that belongs to the record."""
        beside = ((self.together.path, self.together.sha256),) if self.together else ()
        return (*((one.path, one.sha256) for one in self.outputs), *beside)

    def to_json(self) -> str:
        """Return the record as its file holds it."""
        return _written(self)

    @classmethod
    def from_json(cls, text: str, path: str = "the record") -> Record:
        """Read a record back; raise RestoreError where the text is no record of this format."""
        try:
            value = json.loads(text)
            if value["format"] != FORMAT:
                raise RestoreError(
                    f"{path}: format: expected {FORMAT!r}, got {value['format']!r}; "
                    "use the version of cleaner that wrote it, or run it again with --force"
                )
            return _record_read(value)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RestoreError(
                f"{path}: expected a record of format {FORMAT!r}, got something else ({error!r}); "
                "write it again with: cleaner run --force"
            ) from None


def digest(data: bytes) -> str:
    """Return the SHA-256 of the data in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def record_schema() -> str:
    """Return the published JSON Schema of a record, as text."""
    return (Path(__file__).parent / "tables" / "record.schema.json").read_text(encoding="utf-8")


def recorded(
    trace: Trace, rules: Mapping[str, Rule], detail: Detail
) -> tuple[RecordedEdit, ...] | None:
    """Return the hunks of a trace as a record of this detail holds them."""
    if detail is Detail.NONE:
        return None
    line_ends = [match.start() for match in re.finditer("\n", trace.raw)]
    return tuple(
        _recorded_hunk(hunk, number, bisect_left(line_ends, hunk.start) + 1, rules, detail)
        for number, hunk in enumerate(trace.hunks, 1)
    )


def _recorded_hunk(
    hunk: Hunk, number: int, line: int, rules: Mapping[str, Rule], detail: Detail
) -> RecordedEdit:
    markup = [step.rule in rules and rules[step.rule].is_markup for step in hunk.steps]
    hidden = detail is Detail.SPANS or (detail is Detail.LINES and any(markup))
    old, new = (None if hidden else hunk.old), (None if detail is Detail.SPANS else hunk.new)
    steps = tuple(
        replace(step, number=place, old="" if hidden and markup[place] else step.old)
        for place, step in enumerate(hunk.steps)
        if len(hunk.steps) > 1 and detail is not Detail.SPANS
    )
    last = hunk.steps[-1]
    note = last.note if len(hunk.steps) == 1 else ""
    return RecordedEdit(number, hunk.start, hunk.end, line, last.rule, old, new, steps, note)


def restore(clean: str, record: Record) -> bytes:
    """Return the raw bytes, from the main clean text and the record alone.

    Raises RestoreError where the record keeps too little, or where text and record do not
    belong together.
    """
    name = record.source.path
    if not record.outputs or record.outputs[0].edits is None:
        raise RestoreError(
            f"{name}: expected a record with edits, got one without; "
            "restore it from the raw file, or run with --record lines"
        )
    data = encode("".join(_raw_pieces(clean, record)), record.source.encoding)
    if digest(data) != record.source.sha256:
        raise RestoreError(
            f"{name}: expected bytes with SHA-256 {record.source.sha256}, got {digest(data)}; "
            "the clean text or the record was changed after it was written"
        )
    return data


def _raw_pieces(clean: str, record: Record) -> Iterator[str]:
    """Yield the raw text piece by piece: what is equal from the clean text, the rest from edits."""
    output = record.outputs[0]
    at_raw = at_clean = 0
    for edit in output.edits or ():
        if edit.old is None or edit.new is None:
            raise RestoreError(
                f"{record.source.path}: edit {edit.number} ({edit.rule}): expected its old text, "
                "got its span only; restore it from the raw file, or run with --record full"
            )
        same = edit.start - at_raw
        yield clean[at_clean : at_clean + same]
        at_clean += same
        found = clean[at_clean : at_clean + len(edit.new)]
        if found != edit.new:
            raise RestoreError(
                f"{output.path}: edit {edit.number} ({edit.rule}): expected {edit.new!r} at "
                f"character {at_clean}, got {found!r}; the clean text was changed by hand"
            )
        yield edit.old
        at_clean += len(edit.new)
        at_raw = edit.end
    yield clean[at_clean:]


def counted(traces: Iterable[Trace]) -> tuple[tuple[str, int], ...]:
    """Return how many edits each rule made, by rule id."""
    counts = Counter(rule for trace in traces for hunk in trace.hunks for rule in hunk.rules)
    return tuple(sorted(counts.items()))


# How a record is written: top-level keys in this order, lists of objects one object a line.


def _written(record: Record) -> str:
    source = {
        "path": record.source.path,
        "bytes": record.source.size,
        "sha256": record.source.sha256,
        "media_type": record.source.media_type,
        "characters": record.source.characters,
        "encoding": record.source.encoding.as_dict(),
    }
    parts = [
        _member("format", FORMAT),
        _member("signature", record.signature),
        _member("source", source),
        *([_member("error", record.error)] if record.error else []),
        _members("outputs", map(_output_line, record.outputs)),
        *([_member("together", vars(record.together))] if record.together else []),
        _members("metadata", (_line(_fact_value(one)) for one in record.metadata)),
        _members(
            "sections",
            (
                _line({"at": [start, end], "language": language})
                for start, end, language in record.sections
            ),
        ),
        _members("flags", (_line(_flag_value(flag)) for flag in record.flags)),
        _members(
            "rejected",
            (
                _line({"at": [start, end], "rule": rule, "new": new, "winner": winner})
                for start, end, rule, new, winner in record.rejected
            ),
        ),
        _member("counts", dict(record.counts)),
    ]
    return "{\n " + ",\n ".join(parts) + "\n}\n"


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _line(value: object) -> str:
    """Return JSON on one line; a lone surrogate, which no file can hold, as its escape."""
    text = json.dumps(value, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _member(key: str, value: object) -> str:
    return f"{_line(key)}: {_line(value)}"


def _members(key: str, rows: Iterable[str], indent: str = " ") -> str:
    """Return a list with one element a line."""
    body = f",\n{indent} ".join(rows)
    return f"{_line(key)}: [\n{indent} {body}\n{indent}]" if body else f"{_line(key)}: []"


def _output_line(output: RecordedOutput) -> str:
    head = _line(
        {
            "path": output.path,
            "language": output.language,
            "sha256": output.sha256,
            "characters": output.characters,
        }
    )
    if output.edits is None:
        return head
    edits = _members("edits", (_line(_edit_value(edit)) for edit in output.edits), "  ")
    return f"{head[:-1]}, {edits}}}"


def _edit_value(edit: RecordedEdit) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": edit.number,
        "at": [edit.start, edit.end],
        "line": edit.line,
        "rule": edit.rule,
    }
    if edit.note:
        value["note"] = edit.note
    if edit.old is not None:
        value["old"] = edit.old
    if edit.new is not None:
        value["new"] = edit.new
    if edit.steps:
        value["steps"] = list(map(_step_value, edit.steps))
    return value


def _step_value(step: Step) -> dict[str, Any]:
    note = {"note": step.note} if step.note else {}
    return {"at": step.at, "rule": step.rule, **note, "old": step.old, "new": step.new}


def _fact_value(fact: Fact) -> dict[str, Any]:
    at = [fact.start, fact.end]
    return {"name": fact.name, "value": fact.value, "at": at, "rule": fact.rule}


def _flag_value(flag: Flag) -> dict[str, Any]:
    value = {"at": [flag.start, flag.end], "rule": flag.rule, "note": flag.note}
    return {**value, "suggestion": flag.suggestion} if flag.suggestion else value


def _record_read(value: Mapping[str, Any]) -> Record:
    source = value["source"]
    return Record(
        value["signature"],
        Source(
            source["path"],
            source["bytes"],
            source["sha256"],
            source["media_type"],
            source["characters"],
            Encoding.from_dict(source["encoding"]),
        ),
        tuple(_output_read(one) for one in value["outputs"]),
        tuple(_fact_read(one) for one in value["metadata"]),
        tuple((*one["at"], one["language"]) for one in value["sections"]),
        tuple(_flag_read(one) for one in value["flags"]),
        tuple((*one["at"], one["rule"], one["new"], one["winner"]) for one in value["rejected"]),
        tuple(value["counts"].items()),
        value.get("error", ""),
        RecordedFile(**value["together"]) if "together" in value else None,
    )


def _fact_read(value: Mapping[str, Any]) -> Fact:
    start, end = value["at"]
    return Fact(start, end, value["name"], value["value"], value["rule"])


def _flag_read(value: Mapping[str, Any]) -> Flag:
    start, end = value["at"]
    return Flag(start, end, value["rule"], value["note"], value.get("suggestion", ""))


def _output_read(value: Mapping[str, Any]) -> RecordedOutput:
    edits = value.get("edits")
    return RecordedOutput(
        value["path"],
        value["language"],
        value["sha256"],
        value["characters"],
        None if edits is None else tuple(map(_edit_read, edits)),
    )


def _edit_read(value: Mapping[str, Any]) -> RecordedEdit:
    steps: Sequence[Mapping[str, Any]] = value.get("steps", ())
    start, end = value["at"]
    return RecordedEdit(
        value["id"],
        start,
        end,
        value["line"],
        value["rule"],
        value.get("old"),
        value.get("new"),
        tuple(
            Step(one["at"], one["old"], one["new"], one["rule"], number, one.get("note", ""))
            for number, one in enumerate(steps)
        ),
        value.get("note", ""),
    )
