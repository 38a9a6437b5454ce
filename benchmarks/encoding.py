"""Compare how encodings are found, and how mojibake is undone, with other libraries.

    python -m benchmarks.encoding

The texts are the documents in `raw/` and the sentences of the tests, each in the encodings that
its language is usually stored in. A library that is not installed is left out, and said so.
Speeds are those of one run: their ratios may be compared, not they with another run's.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from cleaner.decoding import decode
from cleaner.filters.mojibake import fix_encoding
from cleaner.tables.mojibake_pairs import SINGLE, TRUE_CODECS
from tests.languages import TEXTS, WRITTEN, written
from tests.test_mojibake import misread

RAW = Path(__file__).parent.parent / "raw"
ROUNDS = 3  # the fastest counts: what else the machine does can only make it slower
LONG_REPEATS = 6
RAW_CODECS = ("cp1252", "mac-roman", "gb18030", "cp950", "cp932", "cp949", "utf-16-le")

Decode = Callable[[bytes], str]
Fix = Callable[[str], str]


def wanted(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out")
        return None


# --- the texts ----------------------------------------------------------------------------------


def documents() -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in sorted(RAW.glob("*.txt"))]


def files() -> dict[str, list[tuple[str, bytes]]]:
    """Return by size of file what is to be read: text and bytes."""
    kinds: dict[str, list[tuple[str, bytes]]] = {"sentence": [], "long": []}
    for codec, languages in WRITTEN.items():
        if codec == "utf-8":
            continue
        for language in languages:
            text = written(language, codec)
            short = text[: len(text) // 3]
            kinds["sentence"].append((short, short.encode(codec)))
            long = "\n".join([text] * LONG_REPEATS)
            kinds["long"].append((long, long.encode(codec)))
    kinds["raw/"] = [(text, text.encode(c)) for text in documents() for c in fitting(text)]
    everything = [*documents(), *(" ".join(parts) for parts in TEXTS.values())]
    kinds["UTF-8"] = [(text, text.encode()) for text in everything]
    return kinds


def fitting(text: str) -> Iterable[str]:
    """Yield the codecs that can write a text; none for one in ASCII, which is read by all."""
    for codec in () if text.isascii() else RAW_CODECS:
        try:
            text.encode(codec)
        except UnicodeEncodeError:
            continue
        yield codec


def damage() -> dict[str, list[tuple[str, str]]]:
    """Return by kind of mistake text and what became of it, where no byte was lost."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for wrong, trues in TRUE_CODECS.items():
        for true in trues:
            for language in WRITTEN.get(true, ()):
                text = written(language, true)
                damaged = read_as(text, true, wrong)
                if damaged != text:
                    kinds.setdefault(kind_of(wrong, true), []).append((text, damaged))
    return kinds


def read_as(text: str, true: str, wrong: str) -> str:
    try:
        return misread(text, true, wrong)
    except UnicodeDecodeError:
        return text


def kind_of(wrong: str, true: str) -> str:
    was = "UTF-8" if true == "utf-8" else "single" if true in SINGLE else "double"
    return f"{was} as {'single' if wrong in SINGLE else 'double'}"


# --- the libraries ------------------------------------------------------------------------------


def told(data: bytes, name: str | None) -> str:
    """Decode as a detector's user would."""
    try:
        return data.decode(name or "utf-8", "replace")
    except LookupError:
        return data.decode("latin-1")


def readers() -> dict[str, Decode]:
    made: dict[str, Decode] = {"cleaner": lambda data: unix(decode(data).text)}
    chardet = wanted("chardet")
    if chardet:
        made["chardet"] = lambda data: told(data, chardet.detect(data)["encoding"])
        if takes_superset(chardet):
            made["chardet, superset"] = lambda data: told(
                data, chardet.detect(data, prefer_superset=True)["encoding"]
            )
    normalizer = wanted("charset_normalizer")
    if normalizer:
        made["charset-normalizer"] = lambda data: best_of(normalizer.from_bytes(data), data)
    cchardet = wanted("cchardet")
    if cchardet:
        made["faust-cchardet"] = lambda data: told(data, cchardet.detect(data)["encoding"])
    return made


def takes_superset(chardet: ModuleType) -> bool:
    try:
        chardet.detect(b"", prefer_superset=True)
    except TypeError:
        print("this chardet has no prefer_superset: left out")
        return False
    return True


def best_of(matches: Any, data: bytes) -> str:
    best = matches.best()
    return str(best) if best else told(data, None)


def fixers() -> dict[str, Fix]:
    made: dict[str, Fix] = {"cleaner": fix_encoding}
    ftfy = wanted("ftfy")
    if ftfy:
        made["ftfy"] = ftfy.fix_encoding
    return made


# --- the tables ---------------------------------------------------------------------------------


def fastest(call: Callable[[Any], str], items: Iterable[object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in items:
            call(item)
        seconds.append(time.process_time() - start)
    return min(seconds)


def unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def show(title: str, rows: list[list[str]]) -> None:
    print(f"\n{title}")
    for first, *rest in rows:
        print(f"  {first:20}" + "".join(f"{cell:>24}" for cell in rest))


def compare_readers() -> None:
    kinds, libraries = files(), readers()
    exact = [["", *(f"{kind} ({len(pairs)})" for kind, pairs in kinds.items())]]
    speed = [["", *kinds]]
    for name, read in libraries.items():
        shares, speeds = [], []
        for pairs in kinds.values():
            right = sum(unix(read(data)) == unix(text) for text, data in pairs)
            spent = fastest(read, [data for _, data in pairs])
            shares.append(f"{right / len(pairs):.1%}")
            speeds.append(f"{sum(len(data) for _, data in pairs) / spent:,.0f}")
        exact.append([name, *shares])
        speed.append([name, *speeds])
    show("Files decoded exactly", exact)
    show("Bytes decoded a second", speed)


def compare_fixers() -> None:
    kinds, libraries = damage(), fixers()
    heads = [f"{kind} ({len(pairs)})" for kind, pairs in kinds.items()]
    exact = [["", *heads]]
    for name, fix in libraries.items():
        shares = [
            sum(fix(bad) == text for text, bad in pairs) / len(pairs) for pairs in kinds.values()
        ]
        exact.append([name, *(f"{share:.1%}" for share in shares)])
    show("Damaged texts repaired exactly", exact)
    sound = list(map(unix, documents())) * 4
    sound += [" ".join(parts) for parts in TEXTS.values()]
    base = 0.0
    rows = [["", "characters/s", "beside cleaner", "texts changed"]]
    for name, fix in libraries.items():
        spent = fastest(fix, sound)
        base = base or spent
        changed = sum(fix(text) != text for text in sound)
        rows.append(
            [name, f"{sum(map(len, sound)) / spent:,.0f}", f"{base / spent:.2f} x", str(changed)]
        )
    show(f"Sound text ({len(sound)} texts)", rows)


def main() -> None:
    compare_readers()
    compare_fixers()


if __name__ == "__main__":
    main()
