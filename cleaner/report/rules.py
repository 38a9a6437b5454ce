"""One rule, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from cleaner.rule import Rule
from cleaner.rulepack import Guard, PackRule

__all__ = ["shown"]


def shown(rule: Rule, packed: PackRule | None) -> Iterator[str]:
    """Yield the lines that describe a rule; a rule in code has no pattern to show."""
    yield f"{rule.id}  [{rule.safety.value}]"
    yield rule.fault
    if packed is None:
        yield "built into its filter"
        return
    yield f"in {packed.path}:{packed.line}"
    for pattern in packed.patterns:
        yield f"{packed.kind}: {pattern}"
    if packed.block is not None:
        yield f"block: {packed.block}"
    if packed.replacement is not None:
        yield f"replace: {packed.replacement!r}"
    if packed.fact:
        yield f"field: {packed.fact}" + (" (the text stays)" if packed.keep_text else "")
    for one in fields(Guard):
        value = getattr(packed.guard, one.name)
        if value:
            yield f"guard: {one.name}: {value}"
    for example in packed.examples:
        arrow = f" -> {example.to!r}" if example.to is not None else ""
        yield f"{example.kind.value}: {example.text!r}{arrow}"
