"""Hyphens, and the words that keep one: data for the hyphenation and spacing filters.

Characters are spelled by their Unicode names (Unicode 15). Word lists are closed classes of each
language, gathered from its grammar, never from a corpus.
"""

from __future__ import annotations

__all__ = [
    "CLITICS",
    "COMPOUNDING",
    "ENCLITIC",
    "ENDINGS",
    "HYPHENS",
    "HYPHEN_FIRSTS",
    "HYPHEN_LASTS",
    "HYPHEN_MINUS",
    "LINKS",
    "NON_BREAKING_HYPHEN",
    "SOFT_HYPHEN",
    "TRUE_HYPHEN",
]

HYPHEN_MINUS = "-"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
TRUE_HYPHEN = "\N{HYPHEN}"
NON_BREAKING_HYPHEN = "\N{NON-BREAKING HYPHEN}"
HYPHENS = HYPHEN_MINUS + SOFT_HYPHEN + TRUE_HYPHEN + NON_BREAKING_HYPHEN

# Words after a suspended hyphen: "pre- and post-war", "Haupt- und Nebensatz".
LINKS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "and or to nor versus vs through but",
        "de": "und oder bis bzw als wie sowie statt noch",
        "nl": "en of tot als dan",
        "fr": "et ou ni puis",
        "es": "y o e u ni",
        "it": "e o ed ma",
        "pt": "e ou nem",
        "pl": "i lub oraz czy albo a",
        "ru": "и или либо а",
        "uk": "і та або й",
        "cs": "a i nebo či",
        "sv": "och eller samt till",
        "da": "og eller samt til",
        "nb": "og eller samt til",
        "fi": "ja tai sekä",
    }.items()
}

# Small words that hang on a hyphen, at the end (left out: what a broken word may end in too).
CLITICS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "il ils elle elles on je tu nous vous moi toi lui leur ce ci là même mêmes t-il"
        " t-elle t-on t-ils t-elles le la les y en",
        "pt": "se lhe lhes me nos vos lo la los las feira feiras te o a os as",
        "ru": "то либо нибудь ка таки за под",
        "ro": "se o l i mă te ne",
        "ca": "vos se lo la los les ho hi ne me te nos li",
        "cs": "li",
    }.items()
}

# First parts that take a hyphen before a whole word, whatever the word.
HYPHEN_FIRSTS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "well ill self all ex half cross quasi vice twenty thirty forty fifty sixty seventy"
        " eighty ninety so one two three four five six seven eight nine ten long short high low"
        " large small full part mid non anti third second first",
        "fr": "rendez ex vice demi sous au là ci peut avant après presque quelques celui celle"
        " ceux lui elle eux moi toi nous vous soi dix vingt trente quarante cinquante soixante",
        "ru": "кое по из во в как какой какая какие какого какой-либо кто что где когда чего кого"
        " чем кем где куда откуда почему",
        "pt": "segunda terça quarta quinta sexta ex vice pós pré recém não",
        "es": "ex teórico",
        "it": "ex vice",
        "pl": "ex eks polsko niemiecko północno południowo społeczno",
        "de": "deutsch nord süd ost west nicht ex",
        "nl": "ex niet oud auto zuid noord oost west",
    }.items()
}

# Last parts that take a hyphen after a whole word, whatever the word.
HYPHEN_LASTS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "based led fired level term year year-old years-old day time style type size scale"
        " wide like free friendly related oriented known looking made making winning speaking"
        " defined driven owned backed funded elect general in-law century side powered"
        " shaped generated up out off party thirds quarters largest smallest biggest highest"
        " lowest",
    }.items()
}

# Languages that write compounds as one word: two whole words and no hyphen prove nothing.
COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nb", "nl", "nn", "sv"})

# Languages that write their enclitics to the verb without a hyphen: "llevarle", "portarlo".
ENCLITIC = frozenset({"ca", "es", "it"})

# Endings that are words of their own as well: they make new words, without a hyphen.
ENDINGS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "ness less able ible ship hood ment ments some wise ward wards fold most ling king"
        " ring ting ding sing ping ings tions sion sions",
        "fr": "ment ments able ables eurs euse euses trice tion tions rais rait riez aient",
        "es": "mente ando endo aron ción dores doras ables ible ibles arlo arla selo sela noslo",
        "pt": "mente ando endo aram ção dores doras ável íveis",
        "it": "mente ando endo mento menti zione zioni abile abili arlo arla rono",
        "ru": "ного ному ными ность ности ский ская ские ских ется ются лась лись вший",
        "pl": "nego nemu nymi ność ności ania enia ować anie enie",
    }.items()
}
