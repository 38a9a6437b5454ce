"""Measure on real books and papers what the hyphenation and spacing filters do.

    pdftotext -raw BOOK.pdf BOOK.txt
    python -m benchmarks.hyphenation LANGUAGE BOOK.txt [--reference FILE ...] [--show 20]

The reference is the same work as plain text, with a blank line between paragraphs: it need not
break its lines at the same words. A word cut by a line end is right when the reference has it as
it comes out and not otherwise. A line end stands inside a paragraph when the reference has the
three words before it and the three behind it in one paragraph; it ends one when they stand in
two. What the reference does not tell is counted as open, and printed for a person to judge.
A text without line breaks inside its words can be its own reference.

    python -m benchmarks.hyphenation --memory [LANGUAGE ...]

prints the memory of the process after each language whose words are read, one after another.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.filters.hyphenation import Hyphenation
from cleaner.filters.spacing import Spacing
from cleaner.text.lexicon import common_words, lexicon

CONTEXT_WORDS = 3
ENCODINGS = ("utf-8", "koi8-r", "iso8859-1")
LANGUAGES = "en de fr es it nl pt ru pl vi sv cs fi uk hu ca da nb ro el tr id".split()

_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_BROKEN = re.compile(
    r"(?P<left>[^\W_]+(?:-[^\W_]+)*)(?P<mark>[-\u2010\u00ad])[ \t]*(?P<end>\n)\s*"
    r"(?P<right>[^\W_]+(?:-[^\W_]+)*)"
)
_LINE_END = re.compile(r"(?<=[^\s\f])[ \t]*\n[ \t]*(?=[^\s\f])")
_PARAGRAPH_END = re.compile(r"\n[ \t\xa0]*\n\s*|\n\s*(?=[*•-] )")

Context = tuple[str, ...]


def read(path: Path) -> str:
    """Return the text of a file, in the first encoding that fits."""
    data = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return unicodedata.normalize("NFKC", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise SystemExit(f"{path}: expected text in one of {', '.join(ENCODINGS)}")


@dataclass(frozen=True)
class Reference:
    """The words of a work, and which of them stand side by side in one paragraph."""

    words: frozenset[str]
    inside: frozenset[Context]
    across: frozenset[Context]

    @classmethod
    def of(cls, text: str) -> Reference:
        """Read the plain text of a work."""
        words: set[str] = set()
        inside: set[Context] = set()
        tokens: list[str] = []
        ends: list[int] = []
        for paragraph in _PARAGRAPH_END.split(text.replace("’", "'")):
            words.update(_with_parts(paragraph))
            found = [word.casefold() for word in _PART.findall(paragraph)]
            inside.update(_runs(found, range(CONTEXT_WORDS, len(found) - CONTEXT_WORDS + 1)))
            tokens += found
            ends.append(len(tokens))
        return cls(frozenset(words), frozenset(inside), frozenset(_runs(tokens, ends)))


def _with_parts(paragraph: str) -> Iterator[str]:
    """Yield the words of a paragraph, and what stands between any two hyphens of theirs."""
    for word in _WORD.findall(paragraph):
        parts = word.casefold().replace("\u2010", "-").split("-")
        for first in range(len(parts)):
            for last in range(first, len(parts)):
                yield "-".join(parts[first : last + 1])


def _runs(words: Sequence[str], middles: Sequence[int]) -> Iterator[Context]:
    """Yield the words around each of the places."""
    for middle in middles:
        yield tuple(words[max(0, middle - CONTEXT_WORDS) : middle + CONTEXT_WORDS])


@dataclass
class Tally:
    """What was counted in one text."""

    words: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    doubtful: list[str] = field(default_factory=list)

    def share(self, counts: Counter[str], right: str, wrong: str) -> str:
        """Return how many are right of those that the reference tells."""
        known = counts[right] + counts[wrong]
        return f"{counts[right]}/{known}"


def judge_words(text: str, edits: Sequence[Edit], reference: Reference, tally: Tally) -> None:
    """Compare what became of each word cut after a hyphen with the reference."""
    at = {place: edit for edit in edits for place in range(edit.start, edit.end)}
    for match in _BROKEN.finditer(text):
        left, right = (match[side].casefold().split("-") for side in ("left", "right"))
        whole = "-".join((*left[:-1], left[-1] + right[0], *right[1:]))
        parted = "-".join((*left, *right))
        known = whole in reference.words, parted in reference.words
        done = _done(match, at.get(match.start("end")))
        if done == "left":
            verdict = "left"
        elif known[0] == known[1] or done == "space":
            verdict = "open"
        else:
            verdict = "right" if (done == "joined") == known[0] else "wrong"
        tally.words[verdict] += 1
        if verdict in ("wrong", "open"):
            tally.doubtful.append(f"{verdict}: {match['left']}-{match['right']} was {done}")


def _done(match: re.Match[str], edit: Edit | None) -> str:
    """Return what an edit did to a line end after a hyphen."""
    if edit is None:
        return "left"
    if edit.replacement == " ":
        return "space"
    kept = "-" in edit.replacement or edit.start > match.start("mark")
    return "kept" if kept else "joined"


def judge_lines(text: str, edits: Sequence[Edit], reference: Reference, tally: Tally) -> None:
    """Compare what became of the other line ends with the reference."""
    joined = {edit.start for edit in edits if edit.replacement == " "}
    for match in _LINE_END.finditer(text):
        if text[match.start() - 1] in "-\u2010\u00ad":
            continue
        context = _context(text, match)
        inside, across = context in reference.inside, context in reference.across
        if inside == across:
            tally.lines["open"] += 1
        elif inside:
            tally.lines["joined" if match.start() in joined else "apart"] += 1
        else:
            tally.lines["merged" if match.start() in joined else "kept"] += 1


def _context(text: str, match: re.Match[str]) -> Context:
    """Return the words before and behind a line end; short where another paragraph is near."""
    start = text.rfind("\n\n", 0, match.start()) + 1
    before = _PART.findall(text, max(start, match.start() - 120), match.start())
    behind = _PART.findall(text, match.end(), match.end() + 120)
    words = (*before[-CONTEXT_WORDS:], *behind[:CONTEXT_WORDS])
    return tuple(word.casefold() for word in words)


def measure(language: str, path: Path, reference: Reference | None, show: int) -> None:
    """Print what the two filters do to one text, as a row of a table."""
    text = read(path).replace("’", "'")
    started = time.process_time()
    edits = list(Hyphenation().propose(Document(text, language)))
    seconds = time.process_time() - started
    spaced = list(Spacing().propose(Document(text, language)))
    tally = Tally()
    if reference is not None:
        judge_words(text, edits, reference, tally)
        judge_lines(text, edits, reference, tally)
    row = (
        path.name,
        len(text.split()),
        tally.share(tally.words, "right", "wrong"),
        tally.words["open"],
        tally.words["left"],
        tally.share(tally.lines, "joined", "apart"),
        tally.share(tally.lines, "kept", "merged"),
        text.count("\f"),
        len(spaced),
        f"{len(text) / max(seconds, 1e-9):,.0f}",
    )
    print("| " + " | ".join(map(str, row)) + " |")
    print("  by rule:", dict(Counter(edit.rule for edit in (*edits, *spaced))))
    for line in tally.doubtful[:show]:
        print("  ", line)
    for edit in spaced[:show]:
        near = text[max(0, edit.start - 25) : edit.end + 25]
        print("  ", edit.rule, repr(near))


def show_memory(languages: Sequence[str]) -> None:
    """Print the memory of this process after reading each language in turn."""
    print(f"{'':10} {_resident_mb():6.0f} MB")
    for language in languages:
        started = time.process_time()
        lexicon(language).breaks_at("example", 2)
        common_words(language)
        spent = time.process_time() - started
        print(f"{language:10} {_resident_mb():6.0f} MB  {spent:.2f} s")
    kept = lexicon.cache_info()
    print(f"word lists kept: {kept.currsize}, at most {kept.maxsize}")


def _resident_mb() -> float:
    """Return the memory of this process (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else float("nan")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", nargs="?", help="tag of the language of the texts")
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--reference", nargs="*", type=Path, default=[])
    parser.add_argument("--show", type=int, default=0, help="print so many doubtful places")
    parser.add_argument("--memory", action="store_true")
    chosen = parser.parse_args()
    if chosen.memory:
        named = [chosen.language, *map(str, chosen.texts)] if chosen.language else LANGUAGES
        show_memory(named)
        return
    if not chosen.texts:
        parser.error("expected a language and the text of a book, or --memory")
    texts = "\n\n".join(map(read, chosen.reference))
    reference = Reference.of(texts) if texts else None
    for path in chosen.texts:
        measure(chosen.language, path, reference, chosen.show)


if __name__ == "__main__":
    main()
