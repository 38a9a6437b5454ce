"""Documents that the promises are tested on: the raw folder, the cases, and bytes made here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cleaner.config import Config
from cleaner.pipeline import Pipeline

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"
CASES = Path(__file__).parent / "cases"

PROSE = (
    "The ministers met on Tuesday.They spoke about coal -fired plants \u2014 "
    "\u201cat length\u201d.  \n"
    "\n\n\nA second para\u00adgraph follows, with a caf\u0065\u0301 and a trans-\nlation.\n"
)

# One of each kind that a folder may hold, by what is odd about it.
MADE: dict[str, bytes] = {
    "empty": b"",
    "one line end": b"\n",
    "blanks only": b" \t\r\n \r\n",
    "UTF-8": PROSE.encode(),
    "UTF-8 with mark": b"\xef\xbb\xbf" + PROSE.encode(),
    "UTF-16 with mark": b"\xff\xfe" + PROSE.encode("utf-16-le"),
    "UTF-16, big end first": PROSE.encode("utf-16-be"),
    "UTF-16, odd number of bytes": b"\xff\xfe" + PROSE.encode("utf-16-le") + b"x",
    "UTF-16 with a lone surrogate": b"\xff\xfe" + "a\ud800b".encode("utf-16-le", "surrogatepass"),
    "Latin-1": "Über den Fluß führt eine schöne Brücke, sagt er.\r\n".encode("latin-1"),
    "GB18030": "会谈在北京进行。双方同意继续对话。\r\n".encode("gb18030"),
    "Shift-JIS": "東京で会議が開かれた。両国は協力を続ける。\n".encode("cp932"),
    "mixed line ends": b"one\r\ntwo\rthree\nfour\r\n",
    "undecodable bytes": "Ein schöner Tag ".encode() + b"\xff\xfe\x80" + " für alle.\n".encode(),
    "NUL in text": b"one\x00two three four five six seven eight nine ten.\n",
    "surrogates in UTF-8": b"a \xed\xa0\x80 b and some more words behind it.\n",
    "mojibake": "Das schÃ¶ne MÃ¤dchen aus KÃ¶ln.\n".encode(),
    "binary": bytes(range(256)) * 8,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "controls": b"\x1b[31mred\x1b[0m and \x07 bell, in a line of text that goes on.\n",
}


def raw_documents() -> dict[str, bytes]:
    """Every file of the raw folder and of the cases, by path."""
    files = [*sorted(RAW.iterdir()), *sorted(CASES.rglob("*"))]
    return {path.name: path.read_bytes() for path in files if path.is_file()}


ALL: dict[str, bytes] = {**MADE, **raw_documents()}


@lru_cache(maxsize=4)
def pipeline(record: str = "full") -> Pipeline:
    """The default pipeline, built once for all tests."""
    return Pipeline(Config().given(record=record))


def cleaned_text(name: str, data: bytes) -> str:
    """What a run makes of a document in its main language."""
    return pipeline().clean(data, name, "page").text
