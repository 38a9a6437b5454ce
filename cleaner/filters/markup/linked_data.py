"""What a page says of itself in JSON-LD, the data that it keeps for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_SCRIPT = re.compile(r"<script\b[^<>]*\bld\+json[^<>]*>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]+)*\Z")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage|Review)\Z")


def stated(source: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (name, value, start, end) for what the data says of the article, most certain first.

    The span is that of the value where it stands as it is, otherwise that of the data. Broken data
    is left out.

    >>> page = '<script type="application/ld+json">{"@type": "Article", "author": {"name": "A B"}}'
    >>> list(stated(page + "</script>"))
    [('author', 'A B', 76, 79)]
    """
    at = 0
    while (start := _SCRIPT.search(source, at)) and (
        end := _SCRIPT_END.search(source, start.end())
    ):
        at = end.end()
        span = (start.end(), end.start())
        try:
            data = json.loads(source[slice(*span)], strict=False)
        except (ValueError, RecursionError):
            continue
        things = list(_nodes(data))
        named = {_text(one.get("@id")): one for one in things if "name" in one}
        nodes = [one for one in things if _is_about_article(one)]
        # A page of the site is named beside the article: the article says more.
        for node in sorted(nodes, key=lambda one: "WebPage" in _types(one)):
            for name, value in _facts(node, named):
                place = source.find(value, *span)
                found = (place, place + len(value)) if place >= 0 else span
                yield name, " ".join(value.split()), *found


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the things that the data is about, and what those are part of."""
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            yield from _nodes(one.get("@graph") or [])
            yield from _nodes(one.get("mainEntity") or [])


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [str(one) for one in (kind if isinstance(kind, list) else [kind])]


def _is_about_article(node: dict[str, object]) -> bool:
    return any(_ARTICLE.search(one) for one in _types(node))


def _facts(
    node: dict[str, object], named: dict[str, dict[str, object]]
) -> Iterator[tuple[str, str]]:
    """Yield what a node says, by our names; `named` are the people and publishers by their ids."""
    found = {
        "title": _text(node.get("headline")),
        "author": ", ".join(dict.fromkeys(filter(None, _names(node.get("author"), named)))),
        "date": _text(node.get("datePublished")),
        "site": next(filter(None, _names(node.get("publisher"), named)), ""),
        "licence": _text(node.get("license")),
        "language": tag if _TAG.match(tag := _text(node.get("inLanguage"))) else "",
        "canonical": next(filter(None, map(_text, (node.get("url"), node.get("@id")))), ""),
    }
    yield from ((name, value) for name, value in found.items() if value.strip())


def _names(data: object, named: dict[str, dict[str, object]]) -> Iterator[str]:
    """Yield the names of people or publishers: objects, their ids, or plain text."""
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield _text(one.get("name") or named.get(_text(one.get("@id")), {}).get("name"))
        else:
            yield _text(one)


def _text(data: object) -> str:
    return data if isinstance(data, str) else ""
