"""Our defaults, as the boilerplate benchmark calls them."""

from __future__ import annotations

from cleaner.filters.boilerplate import strip_boilerplate
from cleaner.filters.markup import extract_main_text


def extract_html(data: bytes) -> str:
    """Return the main text of a page, as both filters of the chain leave it."""
    return strip_boilerplate(extract_main_text(data))


def strip_text(text: str) -> str:
    """Return the text without the lines that a web page added."""
    return strip_boilerplate(text)
