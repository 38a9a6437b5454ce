"""The exit codes of every command."""

from __future__ import annotations

__all__ = ["DONE", "FAILED", "USAGE", "WOULD_CHANGE"]

DONE = 0
WOULD_CHANGE = 1
USAGE = 2  # wrong usage, settings or rules: nothing was done
FAILED = 3  # some documents failed; all others are done
