"""Take furniture out of plain text beside jusText, over the same texts in the same run.

    python -m benchmarks.plain_text TEXTS.jsonl [--split dev] [--rounds 3]

A row of the file holds `text`, `labels` (1 article, 0 furniture, -1 undecided; one for each line
that is not blank), `kind`, `lang` and `split`. jusText gets each line as a paragraph, with the stop
words of the text's language where it has them (else without), and keeps what it calls good or near
good. What counts is CPU time, the fastest of the rounds; what either loads once is loaded before.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import justext

from cleaner.filters.boilerplate import strip_boilerplate

NAMES = dict(
    pair.split(":")
    for pair in "ar:Arabic de:German en:English es:Spanish fr:French it:Italian ko:Korean "
    "no:Norwegian_Bokmal pl:Polish pt:Portuguese ru:Russian sv:Swedish uk:Ukrainian "
    "vi:Vietnamese".split()
)
Reader = Callable[[dict[str, Any]], str]


def rows_of(path: Path, split: str) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["split"] == split]
    return [row for row in rows if len(row["labels"]) == len(lines_of(row["text"]))]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def ours(row: dict[str, Any]) -> str:
    return strip_boilerplate(row["text"])


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    return justext.get_stoplist(NAMES[language]) if language in NAMES else frozenset()


def by_justext(row: dict[str, Any]) -> str:
    page = "".join(f"<p>{escape(line)}</p>" for line in lines_of(row["text"]))
    words = stop_words(row["lang"])
    low, high = (0.3, 0.32) if words else (0.0, 0.0)
    found = justext.justext(
        f"<html><body>{page}</body></html>".encode(),
        words,
        stopwords_low=low,
        stopwords_high=high,
        encoding="utf-8",
    )
    return "\n".join(one.text for one in found if not one.is_boilerplate)


def seconds(reader: Reader, rows: Sequence[dict[str, Any]]) -> float:
    start = time.process_time()
    for row in rows:
        reader(row)
    return time.process_time() - start


def scored(reader: Reader, rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Return for each kind of text the share of furniture lines taken, and of words lost."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        left = {" ".join(line.split()) for line in reader(row).split("\n")}
        here = counts[row["kind"]]
        for line, label in zip(lines_of(row["text"]), row["labels"], strict=True):
            is_gone = " ".join(line.split()) not in left
            size = len(line.split())
            if label == 0:
                here[0] += is_gone
                here[1] += 1
            elif label == 1:
                here[2] += size * is_gone
                here[3] += size
    return {
        kind: f"{100 * taken / lines:5.1f} % of furniture, {100 * lost / words:6.2f} % of the words"
        for kind, (taken, lines, lost, words) in counts.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    rows = rows_of(given.texts, given.split)
    readers: dict[str, Reader] = {"ours": ours, "jusText": by_justext}
    for reader in readers.values():
        seconds(reader, rows[:20])
    spent = dict.fromkeys(readers, float("inf"))
    for _ in range(given.rounds):
        for name, reader in readers.items():
            spent[name] = min(spent[name], seconds(reader, rows))
    for name, reader in readers.items():
        rate = len(rows) / spent[name]
        times = spent[name] / spent["jusText"]
        print(f"{name:10}{rate:8.0f} texts a CPU second, {times:.2f} x jusText")
        for kind, figures in scored(reader, rows).items():
            print(f"  {kind:8}{figures} of the article")


if __name__ == "__main__":
    main()
