"""The hyphenation and spacing filters as a user gets them, as the benchmark calls them."""

from cleaner.filters.hyphenation import fix_hyphenation
from cleaner.filters.spacing import fix_spacing


def join(text, lang):
    return fix_hyphenation(text, lang or "")


def space(text):
    return fix_spacing(text)
