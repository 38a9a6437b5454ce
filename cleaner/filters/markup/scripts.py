"""Find an article that a page holds as data for a script instead of as text.

Some pages are built by the reader's browser: their text stands in JSON, whole or by paragraph, as
plain text or as markup. The strings are grouped by the keys that lead to them, and the group with
the most prose is the article. Read only where the page's own text is next to nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.filters.markup.page import read_page

_SCRIPT = re.compile(r"<script\b[^<>]*>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
# Data is a script's whole content, or what a variable is set to.
_DATA = re.compile(r"(?:\A|[\w\]\"']\s*=|\()\s*(?=[{\[])")
_TAG = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|section|tr|br|figure)\b[^>]*>", re.I)
_OPAQUE = re.compile(r"<(script|style|figure)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SENTENCE = re.compile(r"\w{2}[\"'”’»」)]?[.!?…。！？]")
_WORDS = re.compile(r"\w\W*\s\W*\w|[\u3040-\u30ff\u4e00-\u9fff]{4}")


@dataclass(frozen=True)
class ScriptData:
    """What counts as an article inside a script."""

    least_chars: int = 500
    """Less prose than this is a summary or a caption."""
    least_ratio: float = 3.0
    """It must be this many times as long as what the page shows, which may be the article cut short
    by a notice to switch scripts on."""
    prose_chars: int = 80
    """Strings this long with the end of a sentence in them say that a group is prose."""


def article_in_script(source: str, shown_chars: int, settings: ScriptData) -> tuple[str, ...]:
    r"""Return the paragraphs of the article that scripts hold, none where they hold no article.

    >>> text = "The harbour was closed for three days, and no ferry sailed. " * 10
    >>> page = '<script>window.state = {"id": 7, "story": {"body": "<p>%s</p>"}};</script>' % text
    >>> [line == text.strip() for line in article_in_script(page, 0, ScriptData())]
    [True]
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for script in _scripts(source):
        for data in _data(script):
            for keys, text in _strings(data):
                if _WORDS.search(text):
                    groups.setdefault(keys, []).append(text)
    best = max(groups.values(), key=lambda texts: _prose(texts, settings), default=[])
    least = max(settings.least_chars, settings.least_ratio * shown_chars)
    if _prose(best, settings) < least:
        return ()
    return tuple(dict.fromkeys(line for text in best for line in _paragraphs(text)))


def _scripts(source: str) -> Iterator[str]:
    """Yield what each script of the page holds; one that is cut off is left out."""
    at = 0
    while (start := _SCRIPT.search(source, at)) and (
        end := _SCRIPT_END.search(source, start.end())
    ):
        yield source[start.end() : end.start()]
        at = end.end()


def _data(script: str) -> Iterator[object]:
    """Yield the JSON values in a script, given up where as much was read in vain as it is long."""
    decoder = json.JSONDecoder(strict=False)
    at = wasted = 0
    while wasted <= len(script) and (start := _DATA.search(script, at)):
        at = start.end()
        try:
            value, at = decoder.raw_decode(script, at)
        except json.JSONDecodeError as error:
            wasted += error.pos - at
        except RecursionError:
            return
        else:
            yield value


def _strings(data: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each string with the keys that lead to it, in order; places in a list do not count."""
    waiting: list[tuple[tuple[str, ...], object]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        if isinstance(value, str):
            yield keys, value
        elif isinstance(value, dict):
            waiting += [((*keys, str(key)), one) for key, one in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(keys, one) for one in reversed(value)]


def _prose(texts: list[str], settings: ScriptData) -> int:
    """Return how much prose a group holds; a text that stands there twice counts once."""
    return sum(
        len(_TAG.sub("", text))
        for text in dict.fromkeys(texts)
        if len(text) >= settings.prose_chars and _SENTENCE.search(text)
    )


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text that may hold markup."""
    if not _TAG.search(text):
        yield from filter(
            None, (" ".join(line.split()) for line in html.unescape(text).splitlines())
        )
        return
    page = read_page(text)
    yield from filter(None, (page.text(line.start, line.end) for line in page.lines))
