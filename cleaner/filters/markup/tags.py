"""Where the tags of a page stand, comments and scripts among them; it never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A tag ends at the first ">" that stands in no quoted value. One whose quotes are not closed is
# read by `_tag_end`; no two alternatives of the pattern begin alike, so that it never goes back.
_OPENING = re.compile(
    r"""<(?:
    (/?[a-zA-Z][^\s/>]*)
    (?: [^>=]* (?: = (?: \s*"[^"]*" | \s*'[^']*' | (?!\s*["']) ) [^>=]* )* (>) )?
    | (!--) | [!?/]
    )""",
    re.VERBOSE,
)
_QUOTE_OR_END = re.compile(r">|=\s*([\"'])")
_COMMENT_END = re.compile(r"--!?>")

# What stands between these tags is no text of the page, whatever it looks like (WHATWG HTML,
# 13.2.5.1: RCDATA, RAWTEXT and script data; "template" and "svg" hold no text to be read either).
_OPAQUE = (
    *("script", "style", "title", "textarea", "xmp", "iframe", "noembed"),
    *("template", "svg", "math", "select"),
)
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*(?:>|\Z)", re.I) for name in _OPAQUE}
_DESCRIBING = ("html", "meta", "link", "title")
_WATCHED = frozenset((*_OPAQUE, *_DESCRIBING, "a"))
_LICENCE = re.compile(r"\brel\s*=[^>]*?\blicense\b", re.I)


@dataclass(frozen=True)
class Tag:
    """The opening tag of an element that may describe the page, and where its content ends."""

    name: str
    start: int
    end: int
    content_end: int


def markup_spans(source: str, tags: list[Tag]) -> Iterator[tuple[int, int, str]]:
    """Yield the span of each tag, comment and declaration, and the tag's name ("/p" where it ends).

    An opaque element is one span.
    """
    search = _OPENING.search
    end = 0
    while match := search(source, end):
        start, end = match.span()
        name = match[1]
        if name:
            name = name.lower()
            if not match[2]:
                end = _tag_end(source, start + 1 + len(name))
            if name in _WATCHED:
                end = _watched_end(source, name, (start, end), tags)
        elif match[3]:
            closed = _COMMENT_END.search(source, end)
            end = closed.end() if closed else len(source)
            if source.startswith(("<!-->", "<!--->"), start):
                end = source.index(">", start) + 1
        else:
            end = source.find(">", end) + 1 or len(source)
        yield start, end, name or ""


def _watched_end(source: str, name: str, span: tuple[int, int], tags: list[Tag]) -> int:
    """Return where an element ends that is opaque, and note one that may describe the page."""
    start, opening_end = span
    content_end = end = opening_end
    if name in _CLOSING and not source.startswith("/>", opening_end - 2):
        closing = _CLOSING[name].search(source, opening_end)
        content_end, end = closing.span() if closing else (len(source), len(source))
    if name in _DESCRIBING or (name == "a" and _LICENCE.search(source, start, opening_end)):
        tags.append(Tag(name, start, opening_end, content_end))
    return end


def _tag_end(source: str, at: int) -> int:
    """Return where the tag ends: at the first ">" that stands in no quoted value."""
    while match := _QUOTE_OR_END.search(source, at):
        quote = match[1]
        if not quote:
            return match.end()
        at = source.find(quote, match.end()) + 1 or match.end()
    return len(source)
