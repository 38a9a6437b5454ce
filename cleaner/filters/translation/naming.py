"""When a spelling is taken for the misspelt name of a person."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.text.sounds import Sounding

__all__ = ["Naming"]


@dataclass(frozen=True)
class Naming:
    """When a spelling is taken for a misspelt person of the glossaries.

    Scores are those of the model of sounds. They were set on 246 misspellings that were written
    down by hand, on 1,464 drawn from the model, and on the 1,520 capitalised words of sound English
    that no word list knows, as strangers.
    """

    office_chars: int = 60
    """How far an office may stand from the name that it belongs to: a clause, not a sentence."""
    name_signs: int = 2
    """How many signs of a person (the right name, the topic, each misspelling) it takes to mend a
    spelling that is also the right name of somebody else."""
    beside_office: float = 0.8
    """How well an unknown word directly beside an office must fit one who held it: 95 % of the
    misspellings do, and .1 % of the strangers."""
    beside_long_office: float = 0.15
    """The same for an office of three words or more, which few have held: 97 % of the misspellings
    do, and 1.4 % of the strangers."""
    beside_trade: float = 1.2
    """The same for a trade, or an office that many hold at a time: one spelled small in the
    glossary ("spokesperson", "economist"). 88 % of the misspellings do, and none of 4,800
    strangers, of whom five fit as well as beside another office."""
    most_longer: float = 1.6
    """A spelling that is so many times longer than the right name and than its pinyin does not
    stand for it, nor does one that is so much shorter than both."""
    same_start: float = 0.3
    """What it is worth that both spellings start with the same class of sound."""
    second_look: float = 0.3
    """What the worse of two fits, to the Chinese form and to the right spelling, counts where
    people are ranked for a spelling."""
    hopeless: float = 1.5
    """By how much the Chinese form must fit worse than asked for, that the right spelling is not
    asked too: it never saved more on the misspellings that were written down by hand."""
    lead: float = 0.3
    """By how much the best of those who held the office must fit better than the next, where the
    years in the document do not tell who of them held it then."""
    rare_beside_office: float = 1.0
    """How well a rare word, which may be somebody's name, must fit beside an office."""
    word_beside_office: float = 1.3
    """How well an ordinary word must fit behind an office; only offices of two words count."""
    after_given_name: float = 0.5
    """How well an unknown word behind a person's given name must fit."""
    given_name: float = 0.5
    """How well what stands before a family name must fit the given name, not to be another's."""
    elsewhere: float = 1.0
    """How well an unknown word must fit a person whom the document names. Of misspellings put into
    a document with the right name, 79 to 96 % were mended, and none into another name."""
    sounding: Sounding = Sounding()
    least_fit: float = 0.0
    """How well a Chinese form must fit the right name to stand for its sound; the forms of names
    that are not foreign, and sinicised names (康达 for Kritenbrink), fit worse."""
    short_syllables: int = 2
    """A Chinese form of so many syllables gives the whole name of somebody in China, in pinyin."""
    least_syllables: int = 2
    """A Chinese form of fewer syllables is not looked for in pinyin: it gives words."""
    least_letters: int = 3
    """A word of fewer letters is left alone, beside an office too."""
    least_letters_elsewhere: int = 4
    """An unknown word of fewer letters is left alone elsewhere: in three letters all are alike."""
    split_elsewhere: float = 1.6
    """How well two known words ("New Lan") must fit such a person, read as one."""
    by_topic: float = 1.8
    """How well an unknown word must fit a person of whose topic the document speaks."""
    rare_zipf: float = 1.5
    """From this frequency a word is known, if rare: a name of somebody, or a word."""
    word_zipf: float = 3.0
    """From this frequency it is an ordinary word, or a common name."""
    common_zipf: float = 4.8
    """From this frequency a capitalised word beside a name is no part of the name."""
    opening_zipf: float = 4.0
    """The same for a word that opens a sentence."""
    most_zipf: float = 5.5
    """From this frequency a word ("New") is no name by itself, and may open one in two words."""
