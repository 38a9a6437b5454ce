"""How wide letters are set in a proportional face, beside their mean.

Source: the metrics of the usual book faces. All letters that are not listed count as of mean
width.
"""

from __future__ import annotations

__all__ = ["NARROW_LETTERS", "WIDE_LETTERS", "WIDTH_STEP"]

NARROW_LETTERS = "ijltfrI1.,;:'’‘!|()[]‐-"
WIDE_LETTERS = "mwABCDEFGHJKLMNOPQRSTUVWXYZ@%—…ЖМШЩЮжмшщюы"

# Narrow letters take about half of the mean width, wide ones half as much again.
WIDTH_STEP = 0.45
