"""Words that English doubles by mistake only, and words that it doubles on purpose.

Put together by hand, then checked against ten million words of English web pages: in prose, the
doubled words that are no mistake were nearly all of the second list, verse aside.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DOUBLED_BY_MISTAKE", "DOUBLED_ON_PURPOSE", "IMPOSSIBLE", "PREPOSITIONS", "TITLE_WORDS"]

DOUBLED_BY_MISTAKE = frozenset(
    """
    a an the and of or but if nor as at with into onto from than because although while
    his their our your its these those they we he she them us
    would could should must might also about between among during without within
    under against until since upon via per whether
    """.split()
)
"""Function words that no sentence of sound English puts side by side."""

DOUBLED_ON_PURPOSE = frozenset(
    """
    had that is was are were be do did does have has will can may being
    in on up out off over by to for it her him you me who what
    so very really much many more long far too way super ever always never again
    no yes yeah ok okay well now come go hey hi bye oh ah ha he hee ho hum hush
    knock tick tut chop bang boom zoom blah yada yum yay woof meow quack beep buzz ding dong
    good bad big little old new hot cold real right left nice fine pretty same different
    night day talk love please thank thanks win wait stop look listen run walk
    layers location education home etc drip clap pop hip cha can-can tuk bora walla
    alpha beta gamma times half fifty one two three four five six seven eight nine ten
    dog fish salad dance cry baby girl boy brother mama papa choo goody hear fair easy softly
    gently slowly quickly carefully later soon
    """.split()
)
"""Verbs, particles and pronouns that meet at a clause edge, and words doubled for effect."""

PREPOSITIONS = frozenset(
    """
    after against along among around before behind below beneath between beyond during inside near
    outside over through throughout toward towards under via within without
    """.split()
)
"""Small words that a sentence may have in place of shorter ones."""

_VERBS = frozenset("have be do talk love run walk look listen win stop wait cry dance hear".split())
_PRONOUNS = "i you we they he she it who there"
_BEFORE_CLAUSE = (
    "that which who whom whose what where when how than as is was be been isn't wasn't it's that's "
    "there they we you i he she it of for to with by in on at from about like all not and or but "
    "only just even also then this"
)
_OF_A_WILL = (
    "the a an my your his her its our their this that whose no own free good ill god human iron "
    "strong weak last living divine popular public common mutual"
)
_DETERMINERS = (
    "the a an this these those my your our their its it's there's each every both all some any"
)


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


IMPOSSIBLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(_VERBS, ((r"(?<!\w)to $", ""),)),
    "that": (
        (r"(?<!\w)if $", ""),
        ("", r" (?:have|are|were)\b(?!n['’]t)"),
        (
            rf"(?<!\w)(?!{_one_of(_BEFORE_CLAUSE)} )\w+ $",
            rf" {_one_of(_DETERMINERS)}(?!\w)",
        ),
    ),
    "will": (
        (rf"(?<!\w){_one_of(_PRONOUNS)} $", ""),
        (rf"(?<![\w'’-])(?!{_one_of(_OF_A_WILL)} )\w+(?<!al|ve) $", " (?:be|not|have|never|also) "),
    ),
    "were": ((rf"(?<!\w)(?!{_one_of(_BEFORE_CLAUSE)} |things )\w+ $", ""),),
    "more": (("", r" (?!the |and )\w"),),
    "much": (("", " of "),),
    "same": ((r"(?<!\w)the $", ""),),
    "soon": ((r"(?<!\w)as $", " as "),),
    "times": (("", r" (?:to|in|a|the|that|before|after|since|during|over|more|each|per)\b"),),
}
"""Where a word that may stand twice cannot: what goes before it, and what follows.

A verb behind "to" ("to have have"; not "those who can win win"), "that that" before an article,
"they will will"; a clause may end in the word elsewhere ("those who were were", "it is that that
the vote was about").
"""

TITLE_WORDS = frozenset(
    """
    administration affairs agency airport ambassador association authority bank bureau capital
    center centre chairman commission committee company conference congress construction
    cooperation corporation council county court culture defence defense department deputy
    development director district economic education election emergency energy environment
    exchange executive federation finance foreign foundation fund general government governor
    health hospital industry information institute institution insurance international internet
    justice law logistics management mayor meeting minister ministry municipal museum national
    network news office organisation organization parliament party police political premier
    president prime province provincial public railway region regional representative republic
    research rights school science secretary security senate service social society special
    spokesman spokesperson state station supreme technology trade transport treasury union
    university vice water
    """.split()
)
"""Words of titles and bodies, which are no names: "Logistics Logistics Center" is a mistake."""
