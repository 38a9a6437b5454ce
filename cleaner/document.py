"""What a filter reads: a text, its language, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["Document"]


@dataclass(frozen=True)
class Document:
    """A text on its way through the chain. Frozen: a filter proposes, it never changes.

    `language` is a BCP 47 tag, or "" while nothing is known, or "und" where the language was
    looked for and not found. `path` is relative to the input folder and uses "/"; it is "" for
    a text that is in no file. `media_type` says how to read the text ("text/html" is markup).
    `translated_from` is the source language where it is *known* that the text is a machine
    translation, "und" where only that is known, and "" where it is to be found out.
    `post_edited` is true once a language model has been asked about it. `flagged` are the spans
    where filters before this one found damage and left it alone.

    >>> Document("a text").with_text("another").text
    'another'
    """

    text: str
    language: str = ""
    path: str = ""
    media_type: str = "text/plain"
    translated_from: str = ""
    post_edited: bool = False
    flagged: tuple[tuple[int, int], ...] = ()

    def with_text(self, text: str) -> Document:
        """Return the same document with other text, of which nothing is flagged."""
        return replace(self, text=text, flagged=())

    @property
    def base_language(self) -> str:
        """The language tag without script or region: "zh" for "zh-Hans"."""
        return self.language.partition("-")[0]
