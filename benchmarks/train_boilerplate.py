"""Train the line classifier of the boilerplate filter and write its weights.

    python benchmarks/train_boilerplate.py TEXTS.jsonl PAGES.jsonl

Both files are of the `train` split of the boilerplate cases, from pages of the Web Content
Extraction Benchmark (CC-BY-4.0): rendered pages with a label for each line (1 article, 0
furniture, -1 undecided), and bodies of articles, from which nothing may go. Needs numpy. The
seed is fixed; the same files give the same weights on the same machine.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy

from cleaner.filters.boilerplate import default_boilerplate
from cleaner.text.furniture.features import (
    CASED,
    FUNCTION,
    FURNITURE,
    own_features,
    with_neighbours,
)
from cleaner.text.furniture.lines import lines_of
from cleaner.text.furniture.model import WEIGHTS, Network, second_rows, write_arrays

SEED = 20261
HIDDEN = 40
SECOND_HIDDEN = 24
EPOCHS = 24
BATCH = 512
# So many documents are shown a second time without case and known words, as if in a language of
# which the model knows nothing: most pages are English, and it must not lean on English.
FOREIGN_SHARE = 0.4
# What an extractor left ("light") has few lines of furniture in few documents: it counts for more.
KIND_SHARES = {"heavy": 1.0, "light": 3.0}
BODY_SHARE = 1.5


def documents(texts: Path, pages: Path):
    """Yield (own features, labels, weights) of each document."""
    boilerplate = default_boilerplate()
    for path, is_body in ((texts, False), (pages, True)):
        with path.open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["split"] != "train":
                    continue
                text = row["gold"] if is_body else row["text"]
                lines = lines_of(text)
                if not len(lines):
                    continue
                labels = [1] * len(lines) if is_body else row["labels"]
                if len(labels) != len(lines):
                    continue
                known = boilerplate.known_lines(text)
                widths = numpy.array(lines.widths)
                labels = numpy.array(labels)
                weights = numpy.where(labels == 1, 0.5 + numpy.minimum(widths / 100, 4), 1.0)
                share = BODY_SHARE if is_body else KIND_SHARES[row["kind"]]
                weights = numpy.where(labels < 0, 0, weights) * share / len(lines) ** 0.5
                yield own_features(lines, known), labels, weights


def foreign(own):
    """Return the features as a language would show them that the word lists do not know."""
    own = own.copy()
    own[:, [*CASED, FURNITURE]] = 0
    own[:, FUNCTION] *= 0.3
    return own


def train(rows, labels, weights, hidden, rng):
    """Fit a network of one hidden layer by Adam on the weighted log loss."""
    size = rows.shape[1]
    network = [
        rng.normal(0, (2 / size) ** 0.5, (size, hidden)),
        numpy.zeros(hidden),
        rng.normal(0, (1 / hidden) ** 0.5, hidden),
        numpy.zeros(1),
    ]
    means = [numpy.zeros_like(one) for one in network]
    squares = [numpy.zeros_like(one) for one in network]
    furniture = (labels == 0).astype(float)
    step = 0
    for epoch in range(EPOCHS):
        rate = 2e-3 * 0.5 * (1 + numpy.cos(numpy.pi * epoch / EPOCHS))
        order = rng.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            x, y, w = rows[batch], furniture[batch], weights[batch]
            inner, inner_bias, outer, outer_bias = network
            active = numpy.maximum(x @ inner + inner_bias, 0)
            odds = active @ outer + outer_bias
            error = (1 / (1 + numpy.exp(-odds)) - y) * w / w.sum()
            back = numpy.outer(error, outer) * (active > 0)
            slopes = [x.T @ back, back.sum(0), active.T @ error, error.sum(keepdims=True)]
            step += 1
            for index, slope in enumerate(slopes):
                if index in (0, 2):
                    slope = slope + 1e-5 * network[index]
                means[index] = 0.9 * means[index] + 0.1 * slope
                squares[index] = 0.999 * squares[index] + 0.001 * slope**2
                mean = means[index] / (1 - 0.9**step)
                square = squares[index] / (1 - 0.999**step)
                network[index] = network[index] - rate * mean / (square**0.5 + 1e-8)
    return Network(*network)


def main() -> None:
    rng = numpy.random.default_rng(SEED)
    found = list(documents(Path(sys.argv[1]), Path(sys.argv[2])))
    extra = [index for index in range(len(found)) if rng.random() < FOREIGN_SHARE]
    found += [(foreign(found[index][0]), *found[index][1:]) for index in extra]
    contexts = [with_neighbours(own) for own, _, _ in found]
    labels = numpy.concatenate([one[1] for one in found])
    weights = numpy.concatenate([one[2] for one in found])
    kept = weights > 0
    print(len(found), "documents,", kept.sum(), "lines")
    rows = numpy.vstack(contexts)
    first = train(rows[kept], labels[kept], weights[kept] / weights.mean(), HIDDEN, rng)
    again = numpy.vstack([second_rows(one, first.odds(one)) for one in contexts])
    second = train(again[kept], labels[kept], weights[kept] / weights.mean(), SECOND_HIDDEN, rng)
    notes = [
        "Weights of the boilerplate line classifier: benchmarks/train_boilerplate.py.",
        "Trained on the Web Content Extraction Benchmark (CC-BY-4.0), split train.",
        f"Seed {SEED}, {len(found)} documents, {kept.sum()} lines.",
    ]
    write_arrays(WEIGHTS, notes, [*first.arrays, *second.arrays])
    odds = second.odds(again)[kept]
    print("train accuracy", ((odds > 0) == (labels[kept] == 0)).mean())


if __name__ == "__main__":
    main()
