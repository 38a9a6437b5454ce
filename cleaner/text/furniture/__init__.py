"""How much a line of a text looks like a web page's furniture: menus, prompts, footers, feeds.

A reading of the text, not a judgement: the filters that use it decide what follows from it.
"""

from __future__ import annotations
