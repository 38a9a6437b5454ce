"""Whole documents of our own: `name.txt` becomes `name.clean`; their diff is the review."""

from __future__ import annotations

import pytest

from tests.documents import CASES, cleaned_text

WANTED = sorted(CASES.glob("*.clean"))


def raw_of(wanted):
    return next(path for path in wanted.parent.glob(f"{wanted.stem}.*") if path != wanted)


@pytest.mark.parametrize("wanted", WANTED, ids=lambda path: path.stem)
def test_a_document_becomes_what_stands_beside_it(wanted):
    raw = raw_of(wanted)
    assert cleaned_text(raw.name, raw.read_bytes()) == wanted.read_text(encoding="utf-8")


def test_every_case_has_its_clean_text():
    raws = {path.stem for path in CASES.iterdir() if path.suffix != ".clean"}
    assert raws == {path.stem for path in WANTED}
