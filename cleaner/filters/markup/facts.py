"""What a page says of itself: title, author, date, site, language, licence, canonical address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cleaner.edit import Fact
from cleaner.filters.markup.linked_data import stated
from cleaner.filters.markup.page import Page
from cleaner.filters.markup.rules import METADATA
from cleaner.filters.markup.tags import Tag

_ATTRIBUTE = re.compile(
    r"([^\s=>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
)

# Which names a page may use, the most trustworthy first (Open Graph, schema.org, Dublin Core).
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "author": ("author", "article:author", "dc.creator", "byl", "parsely-author"),
    "date": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "publishdate",
        "pubdate",
        "dc.date",
        "dc.date.issued",
        "date",
    ),
    "site": ("og:site_name", "application-name", "dc.publisher"),
    "licence": ("dcterms.license", "license", "dc.rights", "copyright"),
    "language": ("og:locale", "content-language", "dc.language"),
    "canonical": ("og:url",),
}


def facts(page: Page, longest_tag: int) -> Iterator[Fact]:
    """Yield one fact for each thing that the page says of itself, with its place.

    A tag longer than `longest_tag` is left out.
    """
    metas: dict[str, Fact] = {}
    own: dict[str, Fact] = {}
    for tag in page.tags:
        attributes = _attributes(page.source, tag, longest_tag)
        if tag.name == "meta" and "content" in attributes:
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = attributes.get(key, ("", 0, 0))[0].lower()
                if name:
                    metas.setdefault(name, _fact("", attributes["content"]))
        elif tag.name == "html" and "lang" in attributes:
            own.setdefault("language", _fact("language", attributes["lang"]))
        elif tag.name in ("link", "a") and "href" in attributes:
            for relation in attributes.get("rel", ("", 0, 0))[0].lower().split():
                if relation == "license" or (relation == "canonical" and tag.name == "link"):
                    name = "licence" if relation == "license" else relation
                    own.setdefault(name, _fact(name, attributes["href"]))
        elif tag.name == "title":
            value = html.unescape(page.source[tag.end : tag.content_end])
            own.setdefault("title", _fact("title", (value, tag.end, tag.content_end)))
    data: dict[str, Fact] = {}
    for name, value, start, end in stated(page.source):
        data.setdefault(name, _fact(name, (value, start, end)))
    for name, keys in _META.items():
        found = [metas[key] for key in keys if key in metas and _says(name, metas[key].value)]
        declared = own.get(name)
        best = found[0] if found and (name == "title" or not declared) else declared
        if not best or not best.value:
            best = data.get(name)
        if best and best.value:
            yield Fact(best.start, best.end, name, best.value, METADATA.id)


def _says(name: str, value: str) -> bool:
    """Say whether a value is one: an author's page is not the author's name."""
    return bool(value) and not (name == "author" and value.startswith(("http:", "https:")))


def _fact(name: str, found: tuple[str, int, int]) -> Fact:
    value, start, end = found
    return Fact(start, end, name, " ".join(value.split()), METADATA.id)


def _attributes(source: str, tag: Tag, longest: int) -> dict[str, tuple[str, int, int]]:
    """Return the tag's attributes, each with its value and the place of that."""
    found: dict[str, tuple[str, int, int]] = {}
    if tag.end - tag.start > longest:
        return found
    for match in _ATTRIBUTE.finditer(source, tag.start, tag.end):
        group = 2 if match[2] is not None else 3 if match[3] is not None else 4
        value = html.unescape(match[group])
        found.setdefault(match[1].lower(), (value, *match.span(group)))
    return found
