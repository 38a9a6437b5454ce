"""Where the text of an output came from, and what touched it: read off its record alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cleaner.errors import ConfigError, RestoreError
from cleaner.provenance import Record, RecordedEdit, RecordedOutput
from cleaner.report.screen import shortened, visible

__all__ = ["explained", "find_record"]


def find_record(path: Path) -> tuple[Path, Record, RecordedOutput]:
    """Return the output folder, the record and the output that a path of a clean text means.

    The record's own path means its main output. Raises ConfigError where there is no record.
    """
    stems = [path.with_suffix("")]
    stems.append(stems[0].with_suffix(""))
    for stem in stems:
        place = stem.with_name(stem.name + ".json")
        if not place.is_file():
            continue
        record = Record.from_json(place.read_text(encoding="utf-8"), str(place))
        for output in record.outputs:
            name = Path(output.path)
            if path in (place, place.parent / name.name):
                return Path(*place.parts[: len(place.parts) - len(name.parts)]), record, output
        if record.error:
            raise RestoreError(f"{path}: there is no output: {record.error}")
    raise ConfigError(
        f"{path}: expected a text that cleaner wrote, with its record beside it, found none; "
        "name a file in the output folder, such as clean/page.txt"
    )


def explained(
    clean: str, record: Record, output: RecordedOutput, line: int | None = None
) -> Iterator[str]:
    """Yield lines that explain an output, or one line of it, counted from 1."""
    source = record.source
    whole = line is None
    start, end = (0, len(clean)) if line is None else _line_span(clean, line, output.path)
    if not whole:
        yield visible(clean[start:end].rstrip("\n"))
        yield ""
    yield f"from {visible(source.path)}, {source.size:,} bytes, {source.encoding.name}"
    found = list(_touching(output.edits or (), start, end))
    if whole:
        for fact in record.metadata:
            yield f"{fact.name}: {visible(fact.value)}  ({fact.rule})"
    if output.edits is None:
        yield "its record holds no edits; run with --record lines to keep them"
    elif not found:
        yield "nothing was changed" if whole else "no edit touched it"
    for edit in found:
        yield from _told(edit)
    raw_start, raw_end = (_raw_offset(output.edits or (), one) for one in (start, end))
    for flag in record.flags:
        if whole or (flag.start < raw_end and raw_start < flag.end):
            suggestion = f" -> {flag.suggestion}" if flag.suggestion else ""
            yield f"flag  {flag.rule}: {visible(flag.note + suggestion)}"


def _line_span(clean: str, line: int, path: str) -> tuple[int, int]:
    starts = [0, *(match.end() for match in re.finditer("\n", clean) if match.end() < len(clean))]
    if not 1 <= line <= len(starts):
        raise ConfigError(f"{path}: expected a line from 1 to {len(starts)}, got {line}")
    return starts[line - 1], [*starts, len(clean)][line]


def _raw_offset(edits: tuple[RecordedEdit, ...], offset: int) -> int:
    """Return where a clean offset stands in raw, ahead of what was deleted there."""
    shift = 0
    for edit in edits:
        at = edit.start + shift
        if at >= offset:
            break
        width = len(edit.new or "")
        if at + width > offset:
            return edit.start
        shift += width - (edit.end - edit.start)
    return offset - shift


def _touching(edits: tuple[RecordedEdit, ...], start: int, end: int) -> Iterator[RecordedEdit]:
    """Yield the edits whose text lies in, or at the edge of, a span of the clean text."""
    shift = 0
    for edit in edits:
        if edit.new is None:
            yield edit
            continue
        at = edit.start + shift
        if at < end and at + len(edit.new) >= start:
            yield edit
        shift += len(edit.new) - (edit.end - edit.start)


def _told(edit: RecordedEdit) -> Iterator[str]:
    if edit.steps:
        yield f"{edit.number:>4}  raw line {edit.line}, in {len(edit.steps)} steps:"
        for number, step in enumerate(edit.steps, 1):
            rule = _rule(step.rule, step.note)
            yield f"      {edit.number}.{number}  {rule}: {_pair(step.old, step.new)}"
    else:
        rule = _rule(edit.rule, edit.note)
        yield f"{edit.number:>4}  raw line {edit.line}  {rule}: {_pair(edit.old, edit.new)}"


def _rule(rule: str, note: str) -> str:
    return f"{rule} ({visible(shortened(note))})" if note else rule


def _pair(old: str | None, new: str | None) -> str:
    if old is None or new is None:
        return "(texts not kept)"
    gone = f"[-{visible(shortened(old))}-]" if old else ""
    come = f"{{+{visible(shortened(new))}+}}" if new else ""
    return gone + come
