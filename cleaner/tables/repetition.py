"""Words that English doubles by mistake only, and words that it doubles on purpose.

Put together by hand, then checked against ten million words of English web pages: in prose, the
doubled words that are no mistake were nearly all of the second list, verse aside.
"""

from __future__ import annotations

__all__ = ["DOUBLED_BY_MISTAKE", "DOUBLED_ON_PURPOSE", "TITLE_WORDS", "VERBS"]

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

VERBS = frozenset("have be do talk love run walk look listen win stop wait cry dance hear".split())
"""Those of them that are a mistake behind "to": "to have have"."""

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
