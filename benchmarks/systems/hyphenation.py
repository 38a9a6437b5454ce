"""The hyphenation and spacing filters as a user gets them, for the scorer of broken text."""

from cleaner.filters.hyphenation import fix_hyphenation


def join(text, lang):
    return fix_hyphenation(text, lang or "")


def space(text):
    return text
