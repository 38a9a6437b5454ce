"""Propose rules for the furniture of sites: the lines that many of their documents share.

The proposal is a rule pack to be read by a person, each rule under how often and where its line was
seen. What is accepted goes into a folder of rules and is an ordinary rule from then on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.mine.counts import LineCounts, SeenLine

__all__ = ["Furniture", "furniture_pack"]

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Furniture:
    """Which repeated lines are proposed as furniture."""

    least_documents: int = 5
    """A line must stand in so many documents of its site."""
    least_share: float = 0.05
    """And in this share of them: headlines and bylines recur too, but in fewer."""
    most_rules_a_site: int = 200
    """The most frequent so many are proposed; the next run finds more."""

    def chosen(self, counts: LineCounts, site: str) -> list[tuple[str, SeenLine]]:
        """Return the lines of a site to propose, with their keys, the most frequent first."""
        least = max(self.least_documents, self.least_share * counts.documents[site])
        found = [(key, one) for key, one in counts.ranked(site) if one.documents >= least]
        return found[: self.most_rules_a_site]


def furniture_pack(counts: LineCounts, settings: Furniture = Furniture()) -> str:
    """Return a rule pack for the lines that recur; "" where none does.

    A line that several sites share is proposed once.

    >>> counts = LineCounts({"news": 10}, {"news": {"k": SeenLine("a.txt", 3, "Share this", 9)}})
    >>> print("".join(furniture_pack(counts).splitlines(keepends=True)[5:12]), end="")
    # news: 10 documents
    <BLANKLINE>
      # in 9 of 10 documents (90 %), in the body, such as a.txt:3
      - id: news-k
        fault: Line of the site under many articles.
        safety: guarded
        line: '(?i)Share this'
    """
    proposed: set[str] = set()
    parts: list[str] = []
    for site in sorted(counts.documents):
        lines = [item for item in settings.chosen(counts, site) if item[0] not in proposed]
        proposed |= {key for key, _ in lines}
        if lines:
            parts.append(_site_rules(site, lines, counts.documents[site]))
    return "\n".join((_HEAD, *parts)) if parts else ""


_HEAD = """\
# Lines that recur in the documents of a site, proposed as its furniture.
# Read them, delete what belongs to the text, and keep the file in a folder of rules.
pack: boilerplate/suggested
rules:
"""


def _site_rules(site: str, lines: list[tuple[str, SeenLine]], total: int) -> str:
    rules = "".join(_rule(site, key, line, total) for key, line in lines)
    return f"# {_comment(site or 'no site')}: {total} documents\n\n{rules}"


def _rule(site: str, key: str, line: SeenLine, total: int) -> str:
    name = "-".join((*_WORD.findall(site.casefold())[:4], key))
    share = round(100 * line.documents / total)
    rows = [
        f"  # in {line.documents} of {total} documents ({share} %), {_where(line)}, such as "
        f"{_comment(line.path)}:{line.number}",
        f"  - id: {name}",
        "    fault: Line of the site under many articles.",
        "    safety: guarded",
        f"    line: {_quoted('(?i)' + _pattern(line.text))}",
        "    examples:",
        f"      - fix: {_double_quoted(f'Text of the page.{chr(10)}{line.text}{chr(10)}')}",
        f"        to: {_double_quoted(f'Text of the page.{chr(10)}')}",
        f"      - keep: {_double_quoted(f'Text with {line.text} inside.')}",
    ]
    return "\n".join(rows) + "\n"


def _where(line: SeenLine) -> str:
    for place, count in (("at the head", line.heads), ("at the tail", line.tails)):
        if 2 * count > line.documents:
            return place
    return "in the body"


def _pattern(text: str) -> str:
    r"""Return a pattern for the line with any numbers.

    >>> print(_pattern("Read 12 comments (new)"))
    Read \d{1,12} comments \(new\)
    """
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for piece in re.findall(r"\d+|\s+|[^\d\s]+", text):
        if piece.isdecimal():
            yield r"\d{1,12}"
        else:
            yield " " if piece.isspace() else re.sub(r"([\\.^$*+?{}\[\]|()#&~-])", r"\\\1", piece)


_BARRED = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML has no place for, or some editors break lines at."""


def _quoted(text: str) -> str:
    """Return a YAML string in single quotes, where it may stand so."""
    return _double_quoted(text) if _BARRED.search(text) else "'" + text.replace("'", "''") + "'"


def _double_quoted(text: str) -> str:
    """Return a YAML string in double quotes, whatever is in the text."""
    shown = json.dumps(text, ensure_ascii=False)
    return _BARRED.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)


def _comment(text: str) -> str:
    return " ".join(text.split())
