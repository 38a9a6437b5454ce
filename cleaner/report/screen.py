"""Text from strangers on a terminal: shown, never obeyed."""

from __future__ import annotations

import re

__all__ = ["shortened", "visible"]

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_CONTEXT_CHARS = 60


def visible(text: str, line_end: str = "⏎") -> str:
    r"""Return text on one line, with what a terminal would act on, or hide, as escapes.

    >>> visible("a\x1b[31m\nb")
    'a\\x1b[31m⏎b'
    """
    flat = text.replace("\n", line_end)
    return _CONTROLS.sub(lambda match: ascii(match[0])[1:-1], flat)


def shortened(text: str, most: int = 2 * _CONTEXT_CHARS) -> str:
    """Return text with its middle left out where it is longer than `most` characters.

    >>> shortened("from beginning to end", 9)
    'from … end'
    """
    if len(text) <= most:
        return text
    half = (most - 1) // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
