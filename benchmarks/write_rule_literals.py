"""Write down what the patterns of the rules that ship require.

    python benchmarks/write_rule_literals.py

Run it when a rule's pattern was added or changed: until then that pattern is read at each start,
and a test says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.rulepack import default_folder, load_packs
from cleaner.text.literals import LITERALS, written_line

FAMILIES = ("boilerplate", "translation")


def lines() -> Iterator[str]:
    """Yield the lines of the table, in the order of the rules."""
    for family in FAMILIES:
        for pack in load_packs([default_folder()], family):
            for rule in pack.rules:
                if rule.opening:
                    yield written_line(rule.id, rule.opening)


if __name__ == "__main__":
    LITERALS.write_text("".join(lines()), encoding="utf-8", newline="\n")
