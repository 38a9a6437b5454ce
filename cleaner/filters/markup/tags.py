"""Where the tags of a page stand, comments and scripts among them; it never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|(!--)|[!?/])")
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
    at = 0
    unclosed: set[str] = set()
    while match := _OPENING.search(source, at):
        start = match.start()
        name = (match[2] or "").lower()
        if match[3]:
            closed = _COMMENT_END.search(source, match.end())
            end = closed.end() if closed else len(source)
            if source.startswith(("<!-->", "<!--->"), start):
                end = source.index(">", start) + 1
        elif not name:
            end = source.find(">", match.end()) + 1 or len(source)
        else:
            end = _tag_end(source, match.end(), unclosed)
        opening_end = content_end = end
        if name in _OPAQUE and not match[1] and not source.startswith("/>", end - 2):
            closing = _CLOSING[name].search(source, end)
            content_end, end = closing.span() if closing else (len(source), len(source))
        if not match[1] and (
            name in _DESCRIBING or (name == "a" and _LICENCE.search(source, start, end))
        ):
            tags.append(Tag(name, start, opening_end, content_end))
        yield start, end, (match[1] or "") + name
        at = end


def _tag_end(source: str, at: int, unclosed: set[str]) -> int:
    """Return where the tag ends: at the first ">" that stands in no quoted value."""
    while match := _QUOTE_OR_END.search(source, at):
        quote = match[1]
        if not quote:
            return match.end()
        close = -1 if quote in unclosed else source.find(quote, match.end())
        if close < 0:
            unclosed.add(quote)  # nowhere further on either: do not look again for each tag
            at = match.end()
        else:
            at = close + 1
    return len(source)
