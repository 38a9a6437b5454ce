"""Time our reading of web pages beside trafilatura alone, over the same pages in the same run.

    python -m benchmarks.markup FOLDER [--rounds 3] [--stages]

FOLDER holds pages (`*.html`, `*.htm`, also with `.gz`), at any depth. Every page is read by both,
one after the other, and by turns which is first; what counts is CPU time, of each page the
fastest of the rounds. What either loads once (models, rules, lists of words) is loaded before.
`--stages` prints what each step of ours takes, and what is added where a run keeps its record.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from benchmarks.systems.boilerplate import extract_html
from cleaner.decoding import decode
from cleaner.filters.boilerplate import strip_boilerplate
from cleaner.filters.markup import (
    Markup,
    compose,
    facts,
    lay_out,
    main_text,
    place,
    read_page,
    written,
)

Reader = Callable[[bytes], object]


def pages_in(folder: Path) -> list[bytes]:
    """Return the pages of a folder, in the order of their names."""
    pages = []
    for path in sorted(folder.rglob("*")):
        if path.name.removesuffix(".gz").endswith((".html", ".htm")):
            data = path.read_bytes()
            pages.append(gzip.decompress(data) if path.suffix == ".gz" else data)
    if not pages:
        raise SystemExit(f"{folder}: expected pages (*.html, *.htm, *.html.gz), got none")
    return pages


def by_trafilatura(page: bytes) -> object:
    return trafilatura.extract(page, include_comments=False)


def seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def compared(pages: Sequence[bytes], readers: Sequence[Reader], rounds: int) -> list[list[float]]:
    """Return for each reader the CPU seconds of each page, the fastest of the rounds."""
    best = [[float("inf")] * len(pages) for _ in readers]
    for turn in range(rounds):
        for number, page in enumerate(pages):
            order = range(len(readers)) if (turn + number) % 2 else range(len(readers) - 1, -1, -1)
            for one in order:
                spent = seconds(lambda one=one, page=page: readers[one](page))
                best[one][number] = min(best[one][number], spent)
    return best


def staged(pages: Sequence[bytes]) -> dict[str, float]:
    """Return the CPU seconds of each of our steps, over all pages."""
    markup = Markup(metadata=False)
    spent: dict[str, float] = {}

    def step(name, function, *given):
        start = time.process_time()
        result = function(*given)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    for data in pages:
        text = step("decode", decode, data).text
        page = step("find tags and text", read_page, text)
        found = step("choose the main text", main_text, page, markup.doubt, markup.scripts)
        placed = step("place it in the page", place, page, found.lines, markup.alignment)
        placed = step("mend its lines", lay_out, page, placed, markup.layout)
        text = step("write it", written, page, placed)
        step("boilerplate in the rest", strip_boilerplate, text)
        step("not in ours: edits", lambda *given: list(compose(*given)), page, placed)
        step("not in ours: metadata", lambda one: list(facts(one, markup.longest_tag_chars)), page)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = pages_in(given.folder)
    for page in pages[:20]:
        by_trafilatura(page)
        extract_html(page)
    theirs, ours = map(sum, compared(pages, (by_trafilatura, extract_html), given.rounds))
    size = len(pages)
    print(f"{'trafilatura.extract':28}{1000 * theirs / size:8.2f} ms a page")
    print(f"{'ours':28}{1000 * ours / size:8.2f} ms a page, {ours / theirs:6.3f} x trafilatura")
    if given.stages:
        for name, spent in staged(pages).items():
            print(f"  {name:26}{1000 * spent / size:8.2f} ms a page, {spent / theirs:6.3f} x")


if __name__ == "__main__":
    main()
