"""Time every filter as a ratio to ftfy over the same text in the same run.

    python benchmarks/speed.py [REPEATS]

Prints characters a second, and how long each takes beside `ftfy.fix_text`. Figures of different
runs or machines are not to be compared; the ratios are.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import ftfy

from cleaner.config import build_chain
from cleaner.document import Document
from cleaner.pipeline import Pipeline

RAW = Path(__file__).parent.parent / "raw"
ROUNDS = 3  # the fastest counts: what else the machine does can only make it slower


def fastest(call: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    texts = [path.read_text(encoding="utf-8") for path in sorted(RAW.iterdir())] * repeats
    size = sum(map(len, texts))
    base = fastest(lambda: [ftfy.fix_text(text) for text in texts])
    print(f"{'ftfy.fix_text':16}{size / base:14,.0f} characters a second")
    documents = [Document(text) for text in texts]
    for one in build_chain().filters:
        spent = fastest(lambda one=one: [list(one.propose(page)) for page in documents])
        print(f"{one.name:16}{size / spent:14,.0f} characters a second, {spent / base:8.2f} x ftfy")
    pipeline = Pipeline()
    spent = fastest(lambda: [pipeline.clean(text.encode()) for text in texts])
    print(
        f"{'whole chain':16}{size / spent:14,.0f} characters a second, {spent / base:8.2f} x ftfy"
    )


if __name__ == "__main__":
    main()
