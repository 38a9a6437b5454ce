"""Count in how many documents of a site each line stands.

What stands under many articles of one site is furniture. One pass over the documents is enough,
and the counts of several shards add up, so that each may be counted on a machine of its own. Of a
site with many documents in it, a shard keeps only lines that it saw in two of them: a line that one
in a hundred documents of a site has is lost to a shard of a thousand of them once in two thousand
times. Of a site with few it keeps all, as long as there is room.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from hashlib import blake2b
from pathlib import Path

from cleaner.errors import ConfigError

__all__ = ["Counting", "LineCounts", "SeenLine", "Surveyed"]

_FORMAT = "cleaner line counts, version 1"
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Counting:
    """Which lines are counted, and how many are kept."""

    least_letters: int = 2
    """A line with fewer letters is a number or a rule: other filters see to it."""
    most_chars: int = 300
    """Longer lines are paragraphs; notices are shorter."""
    edge_lines: int = 10
    """So many lines at either end of a document are its head and its tail."""
    longest_lines: int = 5
    """Documents of a site whose so many longest lines agree are one article; it counts once."""
    least_in_shard: int = 2
    """In so many documents of a shard a line must stand to be kept,"""
    few_documents: int = 40
    """if the shard has more documents of its site than this. Of fewer every line is kept: one that
    a twentieth of them have may stand in a single one there."""
    most_lines: int = 1_000_000
    """How many lines are held of all sites, some 400 MB. Where there are more, those of fewest
    documents go, from the sites with most documents first."""
    kept_a_site: int = 2_000
    """How many lines of a site are written to a file of counts, the most frequent ones."""


@dataclass(frozen=True)
class Surveyed:
    """One document to count: the site that it is from, its path, and its text."""

    site: str
    path: str
    text: str


@dataclass(frozen=True)
class SeenLine:
    """In how many documents a line stands, and in how many of them at the head or the tail.

    `path` and `number` say where the first of them by path has it, `text` how it reads there.
    """

    path: str
    number: int
    text: str
    documents: int = 1
    heads: int = 0
    tails: int = 0

    def __add__(self, other: SeenLine) -> SeenLine:
        first = min(self, other, key=lambda one: (one.path, one.number))
        return SeenLine(
            first.path,
            first.number,
            first.text,
            self.documents + other.documents,
            self.heads + other.heads,
            self.tails + other.tails,
        )


@dataclass
class LineCounts:
    """How many documents each site has, and its lines, each by the key that stands for it."""

    documents: dict[str, int] = field(default_factory=dict)
    lines: dict[str, dict[str, SeenLine]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Surveyed], settings: Counting = Counting()) -> LineCounts:
        r"""Count one shard. Numbers are taken as equal, and so are large and small letters.

        >>> pages = [Surveyed("a", f"{n}.txt", f"Story {word}.\nRead {n} comments")
        ...     for n, word in enumerate(("one", "two", "three"))]
        >>> for line in LineCounts.of(pages).lines["a"].values():
        ...     print(line.documents, line.text)
        3 Read 0 comments
        1 Story one.
        1 Story two.
        1 Story three.
        """
        counts = cls()
        articles: set[tuple[str, str]] = set()
        for one in documents:
            found = {line_key(line.text): line for line in _lines(one, settings)}
            longest = sorted(found, key=lambda key: (-len(found[key].text), key))
            article = one.site, " ".join(longest[: settings.longest_lines])
            if article in articles:
                continue
            articles.add(article)
            counts.documents[one.site] = counts.documents.get(one.site, 0) + 1
            _add(counts.lines.setdefault(one.site, {}), found)
        for site, documents_of_site in counts.documents.items():
            if documents_of_site > settings.few_documents:
                counts._drop(site, settings.least_in_shard)
        return counts

    def prune(self, settings: Counting = Counting()) -> None:
        """Make room where there are too many lines; what is left are three quarters as many."""
        held = sum(map(len, self.lines.values()))
        if held <= settings.most_lines:
            return
        order = sorted(self.documents, key=lambda site: (-self.documents[site], site))
        least = 1
        while True:
            least += 1
            for site in order:
                held -= self._drop(site, least)
                if 4 * held <= 3 * settings.most_lines:
                    return

    def _drop(self, site: str, least: int) -> int:
        """Drop the lines of a site that stand in fewer documents; return how many."""
        lines = self.lines.get(site, {})
        self.lines[site] = {key: one for key, one in lines.items() if one.documents >= least}
        return len(lines) - len(self.lines[site])

    def add(self, other: LineCounts) -> None:
        """Add the counts of another shard; their order makes no difference."""
        for site, documents in other.documents.items():
            self.documents[site] = self.documents.get(site, 0) + documents
            _add(self.lines.setdefault(site, {}), other.lines.get(site, {}))

    def write(self, path: Path, settings: Counting = Counting()) -> None:
        """Write the counts: a JSON array a line, sites and lines in a fixed order.

        Raises ConfigError where the file cannot be written.
        """
        try:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                for row in self._rows(settings):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None

    def _rows(self, settings: Counting) -> Iterator[str | list[object]]:
        yield _FORMAT
        for site in sorted(self.documents):
            yield [site, self.documents[site]]
            for key, line in self.ranked(site)[: settings.kept_a_site]:
                yield [key, *astuple(line)]

    def ranked(self, site: str) -> list[tuple[str, SeenLine]]:
        """Return the lines of a site with their keys, the most frequent first."""
        lines = self.lines.get(site, {})
        return sorted(lines.items(), key=lambda item: (-item[1].documents, item[1].text, item[0]))

    @classmethod
    def read(cls, path: Path) -> LineCounts:
        """Return the counts of a file; raise ConfigError for what is none or cannot be read."""
        try:
            rows = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"{path}: expected a file of line counts, got none that can be read ({error})"
            ) from None
        return cls._of_rows(path, rows)

    @classmethod
    def _of_rows(cls, path: Path, rows: Iterable[str]) -> LineCounts:
        counts = cls()
        site = ""
        for number, row in enumerate(rows, 1):
            try:
                value = json.loads(row)
                if number == 1:
                    if value != _FORMAT:
                        raise ValueError(f"{value!r}")
                elif len(value) == 2:
                    site = value[0]
                    counts.documents[site] = int(value[1])
                    counts.lines[site] = {}
                else:
                    counts.lines[site][value[0]] = SeenLine(*value[1:])
            except (ValueError, TypeError, KeyError, IndexError) as error:
                raise ConfigError(
                    f"{path}:{number}: expected a file of line counts ({_FORMAT!r}), got "
                    f"{row[:60]!r} ({error}). Write it anew with: cleaner suggest "
                    "--boilerplate --counts FILE RAW"
                ) from None
        return counts


def line_key(text: str) -> str:
    """Return what stands for a line: a digest of its letters, numbers taken as equal.

    >>> line_key("Read 12 comments") == line_key("READ 3 comments")
    True
    """
    folded = _DIGITS.sub("0", text.casefold())
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _lines(one: Surveyed, settings: Counting) -> Iterator[SeenLine]:
    """Yield the lines of a document that may be furniture, the first of each last."""
    numbered = [
        (number, _BLANKS.sub(" ", line).strip())
        for number, line in enumerate(one.text.split("\n"), 1)
        if line.strip()
    ]
    for at in range(len(numbered) - 1, -1, -1):
        number, text = numbered[at]
        if len(text) > settings.most_chars:
            continue
        if sum(map(str.isalpha, text)) < settings.least_letters:
            continue
        edge = min(settings.edge_lines, (len(numbered) + 1) // 2)
        is_head = at < edge
        is_tail = not is_head and at >= len(numbered) - edge
        yield SeenLine(one.path, number, text, 1, int(is_head), int(is_tail))


def _add(lines: dict[str, SeenLine], more: Mapping[str, SeenLine]) -> None:
    for key, line in more.items():
        lines[key] = lines[key] + line if key in lines else line
