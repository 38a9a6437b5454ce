"""Words that a post-editor may not add, drop, exchange or move: what a text asserts hangs on them.

Chosen by hand from English grammars: closed classes, and the commonest pairs of opposites of news
English with their inflected forms. A word is spelled in small letters.
"""

from __future__ import annotations

__all__ = ["ASSERTIVE", "NEGATING_PREFIXES", "OPPOSITES", "PROTECTED"]


def _classed(kind: str, words: str) -> dict[str, tuple[str, str]]:
    return {word: (kind, word) for word in words.split()}


_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions billion billions trillion trillions"
    " dozen dozens first second third fourth fifth sixth seventh eighth ninth tenth half halves"
    " quarter quarters once twice double triple single percent percentage"
)
_DATES = (
    "january february april june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday yesterday today tomorrow tonight ago"
)
_NEGATIONS = (
    "no none nobody nothing nowhere never neither nor without hardly barely scarcely rarely"
    " seldom lack lacks lacked lacking fail fails failed failing deny denies denied denying"
    " refuse refuses refused refusing"
)
_HEDGES = (
    "allegedly alleged reportedly suspected accused probably possibly perhaps maybe likely unlikely"
    " may might must should if unless"
)
_QUANTITIES = "all some few many most only every both more less fewer least almost about nearly"
# One unit under its singular: "3 day" may become "3 days".
_UNITS = (
    "second minute hour day week month year decade century dollar euro yuan pound yen rouble rupee"
    " metre meter kilometre kilometer mile foot inch gram kilogram ton tonne litre liter degree"
    " watt kilowatt megawatt gigawatt"
)

PROTECTED: dict[str, tuple[str, str]] = {
    **{f"{unit}s": ("unit", unit) for unit in _UNITS.split()},
    **_classed("unit", _UNITS),
    **_classed("number", _NUMBERS),
    **_classed("date", _DATES),
    **_classed("negation", _NEGATIONS),
    **dict.fromkeys(("not", "cannot"), ("negation", "not")),
    **_classed("hedge", _HEDGES),
    **_classed("quantity", _QUANTITIES),
    "much": ("quantity", "many"),
    "centuries": ("unit", "century"),
    "feet": ("unit", "foot"),
    "inches": ("unit", "inch"),
}
"""Each protected word with its class and the form under which it is compared."""

ASSERTIVE: dict[str, tuple[str, str]] = {
    "%": ("number", "percent"),
    "\N{FULLWIDTH PERCENT SIGN}": ("number", "percent"),
    "\N{PER MILLE SIGN}": ("unit", "per mille"),
    "\N{DEGREE SIGN}": ("unit", "degree"),
    "$": ("unit", "dollar"),
    "\N{EURO SIGN}": ("unit", "euro"),
    "\N{POUND SIGN}": ("unit", "pound"),
    "\N{YEN SIGN}": ("unit", "yen"),
    **dict.fromkeys('"\u201c\u201d\u201e\u00ab\u00bb', ("mark", '"')),
    **{mark: ("mark", mark) for mark in "()[]{}<>=+#&@*|?"},
}
"""Marks that are compared as words are: quotes of any shape are one mark."""

NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "anti", "de", "counter")

_PAIRS = (
    (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown"
        " growing climb climbs climbed gain gains gained up higher high upward growth expand"
        " expands expanded expansion",
        "fall falls fell fallen falling decrease decreases decreased decreasing shrink shrinks"
        " shrank decline declines declined declining drop drops dropped lose loses lost down lower"
        " low downward reduce reduces reduced reducing reduction cut cuts",
    ),
    ("before earlier prior previously", "after later following subsequently"),
    ("above over exceed exceeds exceeded", "below under"),
    ("inside within", "outside beyond"),
    ("win wins won winning victory", "lose loses lost losing defeat defeated"),
    (
        "support supports supported supporting favour favours favoured favor favors favored agree"
        " agrees agreed approve approves approved accept accepts accepted welcome welcomed endorse"
        " endorsed",
        "oppose opposes opposed opposing against disagree disagreed reject rejects rejected"
        " condemn condemns condemned object objected veto vetoed",
    ),
    (
        "allow allows allowed permit permits permitted legal lawful",
        "ban bans banned forbid forbids forbidden prohibit prohibits prohibited prevent prevents"
        " prevented illegal unlawful",
    ),
    (
        "begin begins began begun start starts started open opens opened",
        "end ends ended stop stops stopped close closes closed finish finishes finished",
    ),
    ("buy buys bought import imports imported", "sell sells sold export exports exported"),
    ("strong stronger strengthen strengthens strengthened", "weak weaker weaken weakens weakened"),
    (
        "good better best positive success successful succeed succeeded",
        "bad worse worst negative failure unsuccessful",
    ),
    ("with", "without"),
    ("always often usually", "sometimes occasionally"),
    ("safe safer", "dangerous unsafe"),
    ("true", "false"),
    ("guilty convicted", "innocent acquitted"),
    ("alive living survive survives survived", "dead die dies died killed"),
    ("men man male boy boys he him his", "women woman female girl girls she her hers"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("left", "right"),
    (
        "enter enters entered arrive arrives arrived join joins joined",
        "leave leaves left depart departs departed withdraw withdraws withdrew withdrawn quit",
    ),
    ("old older", "new newer young younger"),
    ("ally allies friend friends", "enemy enemies rival rivals"),
    ("can could able", "unable impossible"),
    ("can could", "will would shall"),
    ("was were did had has", "will shall"),
    ("last previous past", "this next coming current"),
    ("same similar", "different"),
    ("public", "private secret"),
    ("major main large larger big bigger great greater", "minor small smaller little"),
    ("fast faster quick quickly", "slow slower slowly"),
)
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(one.split()), frozenset(other.split())) for one, other in _PAIRS
)
"""Sets of words of which one may not be put for one of the other set, either way."""
