r"""Clean scraped text corpora and repair machine translation, with a record of every edit.

Clean one document, and get its raw bytes back from the clean text and the record:

>>> import cleaner
>>> page = cleaner.clean("He won\u2019t go. \n\n\n\nShe will.")
>>> page.text
"He won't go.\n\nShe will.\n"
>>> cleaner.restore(page.text, page.record).decode()
'He won’t go. \n\n\n\nShe will.'

Or use one filter, string in, string out:

>>> cleaner.fix_encoding("schÃ¶n")
'schön'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.chain import Chain, Exemption, Output
    from cleaner.config import Config, build_chain, build_filter, read_config
    from cleaner.decoding import Decoded, Encoding, decode, encode
    from cleaner.document import Document
    from cleaner.edit import Edit, Fact, Flag, apply, invert, resolve
    from cleaner.errors import (
        CleanerError,
        ConfigError,
        DocumentError,
        EditError,
        PackError,
        RestoreError,
    )
    from cleaner.filters import Filter, fix
    from cleaner.filters.boilerplate import Boilerplate, strip_boilerplate
    from cleaner.filters.hyphenation import Hyphenation, fix_hyphenation
    from cleaner.filters.language import Language, keep_main_language
    from cleaner.filters.markup import Markup, extract_main_text
    from cleaner.filters.mojibake import Mojibake, fix_encoding, is_damaged
    from cleaner.filters.origin import Origin
    from cleaner.filters.post_edit import PostEdit
    from cleaner.filters.spacing import Spacing, fix_spacing
    from cleaner.filters.translation import Translation, repair_translation
    from cleaner.filters.whitespace import Whitespace, normalise_whitespace
    from cleaner.mine.suggest import Suggestions, suggest
    from cleaner.pipeline import Cleaned, Pipeline, clean
    from cleaner.provenance import Record, record_schema, restore
    from cleaner.rule import Rule, Safety
    from cleaner.text.languages import Section, split_languages
    from cleaner.trace import Hunk, Step, Trace
    from cleaner.version import __version__

# Each public name and its module; loaded when first used, so that importing stays fast.
_HOMES = {
    "Boilerplate": "filters.boilerplate",
    "Chain": "chain",
    "Cleaned": "pipeline",
    "CleanerError": "errors",
    "Config": "config",
    "ConfigError": "errors",
    "Decoded": "decoding",
    "Document": "document",
    "DocumentError": "errors",
    "Edit": "edit",
    "EditError": "errors",
    "Encoding": "decoding",
    "Exemption": "chain",
    "Fact": "edit",
    "Filter": "filters",
    "Flag": "edit",
    "Hunk": "trace",
    "Hyphenation": "filters.hyphenation",
    "Language": "filters.language",
    "Markup": "filters.markup",
    "Mojibake": "filters.mojibake",
    "Origin": "filters.origin",
    "Output": "chain",
    "PackError": "errors",
    "Pipeline": "pipeline",
    "PostEdit": "filters.post_edit",
    "Record": "provenance",
    "RestoreError": "errors",
    "Rule": "rule",
    "Safety": "rule",
    "Section": "text.languages",
    "Spacing": "filters.spacing",
    "Step": "trace",
    "Suggestions": "mine.suggest",
    "Trace": "trace",
    "Translation": "filters.translation",
    "Whitespace": "filters.whitespace",
    "__version__": "version",
    "apply": "edit",
    "build_chain": "config",
    "build_filter": "config",
    "clean": "pipeline",
    "decode": "decoding",
    "encode": "decoding",
    "extract_main_text": "filters.markup",
    "fix": "filters",
    "fix_encoding": "filters.mojibake",
    "fix_hyphenation": "filters.hyphenation",
    "fix_spacing": "filters.spacing",
    "invert": "edit",
    "is_damaged": "filters.mojibake",
    "keep_main_language": "filters.language",
    "normalise_whitespace": "filters.whitespace",
    "read_config": "config",
    "record_schema": "provenance",
    "repair_translation": "filters.translation",
    "resolve": "edit",
    "restore": "provenance",
    "split_languages": "text.languages",
    "strip_boilerplate": "filters.boilerplate",
    "suggest": "mine.suggest",
}

__all__ = [
    "Boilerplate",
    "Chain",
    "Cleaned",
    "CleanerError",
    "Config",
    "ConfigError",
    "Decoded",
    "Document",
    "DocumentError",
    "Edit",
    "EditError",
    "Encoding",
    "Exemption",
    "Fact",
    "Filter",
    "Flag",
    "Hunk",
    "Hyphenation",
    "Language",
    "Markup",
    "Mojibake",
    "Origin",
    "Output",
    "PackError",
    "Pipeline",
    "PostEdit",
    "Record",
    "RestoreError",
    "Rule",
    "Safety",
    "Section",
    "Spacing",
    "Step",
    "Suggestions",
    "Trace",
    "Translation",
    "Whitespace",
    "__version__",
    "apply",
    "build_chain",
    "build_filter",
    "clean",
    "decode",
    "encode",
    "extract_main_text",
    "fix",
    "fix_encoding",
    "fix_hyphenation",
    "fix_spacing",
    "invert",
    "is_damaged",
    "keep_main_language",
    "normalise_whitespace",
    "read_config",
    "record_schema",
    "repair_translation",
    "resolve",
    "restore",
    "split_languages",
    "strip_boilerplate",
    "suggest",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"cleaner.{_HOMES[name]}"), name)
    # A public name may also be that of a module ("decode"): the import has bound the module.
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
