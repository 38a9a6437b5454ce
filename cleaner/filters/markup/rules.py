"""The rules of the markup filter."""

from __future__ import annotations

from cleaner.rule import Rule, Safety

TAG = Rule(
    "markup/tag", "Tags, comments, scripts, styles: nothing to read.", Safety.SAFE, is_markup=True
)
ENTITY = Rule("markup/entity", "Character spelled as an entity.", Safety.SAFE)
REMOVED_TEXT = Rule("markup/removed-text", "Text outside the main text.", Safety.SAFE)
WHITE_SPACE = Rule(
    "markup/white-space", "White space that a page does not show.", Safety.SAFE, is_markup=True
)
UNPLACED_TEXT = Rule(
    "markup/unplaced-text", "Main text that the page's own text does not hold.", Safety.SAFE
)
METADATA = Rule("markup/metadata", "What the page says of itself.", Safety.SAFE)
PLAIN_EXTRACTION = Rule(
    "markup/plain-extraction", "Page without a main text to be found.", Safety.SAFE
)

RULES = (TAG, ENTITY, REMOVED_TEXT, WHITE_SPACE, UNPLACED_TEXT, METADATA, PLAIN_EXTRACTION)
