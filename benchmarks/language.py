"""Compare how the sections of a text in several languages are found, with other libraries.

    python -m benchmarks.language [FOLDER]

The texts are made here, of the sentences of the tests and the documents in `raw/`: languages line
by line and paragraph by paragraph, a foreign sentence in a paragraph, a notice under an article, a
gloss, a text in one language. FOLDER, if given, adds texts of other makers: every `*.jsonl` below
it that holds objects with `text` and `spans`, a list of [start, end, language]. A library that is
not installed is left out, and said so. Speeds are those of one run: their ratios may be compared,
not they with another run's.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from cleaner.text.languages import split_languages
from tests.test_language import TEXTS

RAW = Path(__file__).parent.parent / "raw"
# As CLD2 names what it reads; and characters that it refuses are blanks for it.
OLD_TAGS = {"iw": "he", "in": "id", "no": "nb", "un": "und"}
REFUSED = re.compile(r"[^\t\n\u0020-\u007e\u00a0-\u2027\u2030-\ud7ff\ue000-\ufefe]")

Span = tuple[int, int, str]
Segment = Callable[[str], list[Span]]


@dataclass(frozen=True)
class Case:
    """A text and its sections."""

    text: str
    spans: tuple[Span, ...]


def joined(*parts: tuple[str, str]) -> Case:
    """Put pieces of text, each with its language, behind one another."""
    text, spans = "", list[Span]()
    for language, piece in parts:
        spans.append((len(text), len(text) + len(piece), language))
        text += piece
    return Case(text, tuple(spans))


# --- the texts ----------------------------------------------------------------------------------


def first(text: str) -> str:
    return re.split(r"(?<=[.!?।。])\s*", text)[0]


def made() -> dict[str, list[Case]]:
    kinds: dict[str, list[Case]] = {}
    tags = sorted(TEXTS)
    for at, tag in enumerate(tags):
        own = TEXTS[tag]
        kinds.setdefault("one language", []).append(joined((tag, f"{own}\n\n{own}\n{own}")))
        for step in (1, 7, 11):
            other = tags[(at + step) % len(tags)]
            foreign = TEXTS[other]
            kinds.setdefault("paragraphs", []).append(
                joined((tag, own + "\n\n"), (other, foreign + "\n\n"), (tag, own))
            )
            kinds.setdefault("lines", []).append(
                joined((tag, own + "\n"), (other, first(foreign) + "\n"), (tag, own))
            )
            kinds.setdefault("sentence", []).append(
                joined((tag, own + " "), (other, first(foreign) + " "), (tag, own))
            )
            word = foreign.split()[1] if " " in foreign[:30] else foreign[:4]
            opening, rest = own.split(" ", 1) if " " in own[:40] else (own[:6], own[6:])
            kinds.setdefault("gloss", []).append(joined((tag, f"{opening} ({word}) {rest}\n{own}")))
    for path in sorted(RAW.glob("*.txt"))[:3]:
        text = path.read_text(encoding="utf-8").rstrip() + "\n\n"
        for tag in tags:
            if not tag.startswith(("en", "zh")):
                kinds.setdefault("under raw/", []).append(joined(("en", text), (tag, TEXTS[tag])))
    return kinds


def read(folder: Path) -> list[Case]:
    cases = []
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            value = json.loads(line)
            if isinstance(value, dict) and {"text", "spans"} <= value.keys():
                spans = tuple((start, end, tag) for start, end, tag in value["spans"] if tag)
                cases.append(Case(value["text"], spans))
    return cases


# --- the libraries ------------------------------------------------------------------------------


def wanted(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out")
        return None


def libraries() -> dict[str, Segment]:
    found: dict[str, Segment] = {
        "cleaner": lambda text: [(s.start, s.end, s.language) for s in split_languages(text)]
    }
    if module := wanted("langdetect"):
        found["langdetect, whole"] = with_langdetect(module, re.compile(r"(?s:.+)"))
        found["langdetect, lines"] = with_langdetect(module, re.compile(r".*\S.*"))
    if module := wanted("pycld2"):
        found["pycld2 vectors"] = with_pycld2(module)
    if module := wanted("lingua"):
        found["lingua"] = with_lingua(module)
    return found


def with_langdetect(module: ModuleType, pieces: re.Pattern[str]) -> Segment:
    """Call `detect` with the seed that its manual gives for results that stay the same."""
    module.DetectorFactory.seed = 0

    def name(text: str) -> str:
        try:
            return str(module.detect(text))
        except module.LangDetectException:
            return "und"

    return lambda text: [(*m.span(), name(m[0])) for m in pieces.finditer(text)]


def with_pycld2(module: ModuleType) -> Segment:
    """Ask for the vectors, which are spans of bytes."""

    def segment(text: str) -> list[Span]:
        data = REFUSED.sub(lambda match: " " * len(match[0].encode()), text).encode()
        places = [at for at, char in enumerate(text) for _ in char.encode()] + [len(text)]
        vectors = module.detect(data, returnVectors=True, bestEffort=True)[3]
        return [
            (places[start], places[min(len(data), start + size)], code)
            for start, size, _, code in vectors
        ]

    return segment


def with_lingua(module: ModuleType) -> Segment:
    detector = module.LanguageDetectorBuilder.from_all_languages().build()
    return lambda text: [
        (one.start_index, one.end_index, one.language.iso_code_639_1.name.lower())
        for one in detector.detect_multiple_languages_of(text)
    ]


# --- the scores ---------------------------------------------------------------------------------


def base(tag: str, scripts: bool) -> str:
    """Return the tag as all can be held to it; script and region only where `scripts`."""
    tag = OLD_TAGS.get(tag, tag)
    return tag if scripts else tag.partition("-")[0]


def letters(text: str, spans: list[Span], scripts: bool = False) -> list[str]:
    """Return the language of each letter; what lies between two sections is in the first."""
    owners = [""] * len(text)
    for start, end, tag in spans:
        owners[start:end] = [base(tag, scripts)] * (end - start)
    last, found = "", []
    for char, owner in zip(text, owners, strict=True):
        last = owner or last
        if char.isalpha():
            found.append(last)
    return found


def changes(owners: list[str]) -> set[int]:
    return {at for at, (one, two) in enumerate(pairwise(owners), 1) if one != two}


def scored(cases: list[Case], segment: Segment) -> Iterator[str]:
    """Yield boundary F1, exact texts, and texts in one language that were split."""
    hits = guessed = true = exact = single = split = 0
    for case in cases:
        gold = letters(case.text, list(case.spans))
        told = letters(case.text, segment(case.text))
        boundaries, found = changes(gold), changes(told)
        hits += len(boundaries & found)
        guessed, true = guessed + len(found), true + len(boundaries)
        exact += gold == told
        single += not boundaries
        split += not boundaries and bool(found)
    yield f"{2 * hits / (guessed + true):.1%}" if true else "-"
    yield f"{exact / len(cases):.1%}"
    yield f"{split / single:.1%}" if single else "-"


def main(arguments: list[str]) -> None:
    kinds, found = made(), libraries()
    for folder in arguments:
        if not (cases := read(Path(folder))):
            sys.exit(f"{folder}: expected *.jsonl with 'text' and 'spans', found none")
        kinds[folder] = cases
    for segment in found.values():  # so that no speed counts what is loaded once
        for case in kinds["one language"]:
            segment(case.text)
    for kind, cases in kinds.items():
        size = sum(len(case.text.encode()) for case in cases)
        print(f"\n{kind} ({len(cases)} texts, {size:,} bytes)")
        print(f"  {'':20}{'boundary F1':>14}{'exact':>10}{'false split':>14}{'MB per CPU s':>16}")
        for name, segment in found.items():
            start = time.process_time()
            for case in cases:
                segment(case.text)
            speed = size / 1e6 / (time.process_time() - start)
            f1, exact, split = scored(cases, segment)
            print(f"  {name:20}{f1:>14}{exact:>10}{split:>14}{speed:>16.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
