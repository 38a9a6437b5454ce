"""The exceptions of cleaner, classed by what the caller does next.

    CleanerError            anything raised on purpose by this package
    ├── ConfigError         a setting is wrong: the run stops before it starts
    ├── PackError           a rule file is wrong: the run stops before it starts
    ├── DocumentError       one document cannot be cleaned: it is recorded, the run goes on
    │   └── RestoreError    clean text and record do not give the raw bytes back
    └── EditError           edits that cannot be applied: a fault in cleaner itself

Every message says where, what, what was expected and what was found, and what to do next.
"""

from __future__ import annotations

__all__ = [
    "CleanerError",
    "ConfigError",
    "DocumentError",
    "EditError",
    "PackError",
    "RestoreError",
]


class CleanerError(Exception):
    """Anything that this package raises on purpose."""


class ConfigError(CleanerError):
    """A setting is unknown or has a wrong value."""


class PackError(CleanerError):
    """A rule file cannot be read, is not valid, or fails its own examples."""


class DocumentError(CleanerError):
    """One document cannot be read or cleaned; the run goes on without it."""


class RestoreError(DocumentError):
    """Clean text and record together do not give the raw bytes back."""


class EditError(CleanerError):
    """Edits overlap or lie outside their text: a fault in cleaner, not in the input."""
