"""What shows how a word at a line end is spelled, in figures: the settings of the judgement."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Chance", "Spelling"]


@dataclass(frozen=True)
class Chance:
    """How much likelier one word must be than two that stand side by side by chance.

    Asked last. All are powers of ten, as Zipf frequencies are; the two bounds were set on the
    development documents.
    """

    split_zipf: float = 1.0
    """The word is joined where it is this much likelier."""
    least_zipf: float = 0.5
    """What a word counts at least, since the list ends at about 1."""
    most_zipf: float = 5.5
    """What a part counts at most: function words are no likelier in compounds than other common
    words."""
    misplaced_zipf: float = 0.5
    """Taken off a known word that the patterns of its language do not break there."""
    misplaced_unknown_zipf: float = 1.5
    """The same for a word that is in no list."""
    compounding_zipf: float = 2.0
    """Put to a word of a language that writes compounds as one word, or to a known word of one
    that writes its enclitics so."""


@dataclass(frozen=True)
class Spelling:
    """What shows how a word at a line end is spelled: with the hyphen or without it.

    Frequencies are on the Zipf scale, from about 1 to 7.
    """

    common_zipf: float = 3.5
    """A joined word this common is the word meant. Set on development documents, as the next."""
    known_zipf: float = 2.5
    """One this common is so even among technical marks, or across a blank line."""
    link_zipf: float = 2.0
    """One this common is meant though a word such as "and" stands behind the hyphen."""
    listed_zipf: float = 2.5
    """One this common is meant though a part of it is in a list of those that keep a hyphen."""
    part_zipf: float = 3.0
    """The part beside one from such a list is a word where it is this common."""
    family_letters: int = 4
    """Start of a second part that its inflected forms share."""
    opening_repeats: int = 2
    """So many words of the document that start with the same hyphenated parts show a habit."""
    link_gain_zipf: float = 1.5
    """A part behind a linking word, as in "face-to-face", is meant where it is so much commoner
    than what it would make with that word."""
    strange_zipf: float = 2.5
    """A word that is in no list is spelled with a hyphen where both its parts are this common."""
    strange_letters: int = 4
    """And have so many letters: shorter ones may be words by chance. Of the broken words of the
    development documents that are in no list and in such parts, 9 in 10 have the hyphen."""
    foreign_letters: int = 3
    """English words in a text of another language are told by so many letters at least."""
    foreign_zipf: float = 0.5
    """And by being so much commoner in English than in that language, in powers of ten."""
    fragment_letters: int = 2
    """Typesetters leave so many letters at least before a hyphen."""
    unbroken_sites: int = 5
    """A text with so many hyphens at line ends shows whether its typesetter broke words at all."""
    unbroken_share: float = 0.05
    """It did not where no more of them than this stand in a word of which one part is no word:
    lines that a program wraps at hyphens have none, typeset ones have more than half."""
    fragment_zipf: float = 2.2
    """A rarer part is no word by itself."""
    chance: Chance = Chance()
