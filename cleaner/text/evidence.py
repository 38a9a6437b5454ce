"""What each piece of a text says about its language, as costs.

A unit costs a language nothing where it is plainly in it, and more the more it speaks against it.
Costs are in nats, roughly. They were found, but for those that say otherwise, by trying a range
around each on some 950 texts, mixed and unmixed, in 45 languages, and taking what split no sound
text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cleaner.settings import bounded
from cleaner.tables.scripts import SCRIPT_RANGES
from cleaner.text.answers import Answers, Plainness, Strangeness
from cleaner.text.scripts import count_han
from cleaner.text.units import Pieces

__all__ = ["USUAL", "Evidence", "HanWriting", "Segmentation", "Switching"]

_KANA = re.compile(f"[{SCRIPT_RANGES['Kana']}]")


@dataclass(frozen=True)
class Switching:
    """What a change of language costs, by what stands before it, and each language in all.

    In nats, roughly, as all costs here: found by trying a range around each on some 950 texts,
    mixed and unmixed, in 45 languages, and taking what split no sound text.
    """

    paragraph_nats: float = 2.4
    """Behind a blank line."""
    line_nats: float = 2.8
    """At another line."""
    sentence_nats: float = 4.0
    """At another sentence of a line."""
    quote_nats: float = 4.0
    """Inside a sentence, at a quotation mark, a colon or a dash."""
    clause_nats: float = 4.5
    """Behind a comma."""
    inside_nats: float = 8.0
    """Between two words, where the script changes."""
    gloss_nats: float = 10.0
    """Behind an opening bracket, where the script changes: a gloss belongs to its sentence."""
    language_nats: float = 3.0
    """What a language must save the whole text before it counts as one of its languages."""
    close_language_nats: float = 4.5
    """The same beside a language that is easily taken for it."""

    @cached_property
    def by_boundary(self) -> Mapping[str, float]:
        """What a change costs before a unit, by the boundary that it stands behind."""
        return {
            "paragraph": self.paragraph_nats,
            "line": self.line_nats,
            "sentence": self.sentence_nats,
            "quote": self.quote_nats,
            "clause": self.clause_nats,
            "inside": self.inside_nats,
            "gloss": self.gloss_nats,
        }


@dataclass(frozen=True)
class Evidence:
    """What a piece of text says for and against a language, and where it says nothing.

    In nats, roughly, and found as the costs of a change of language were.
    """

    foreign_letter_nats: float = 0.38
    """A letter of a script that the language is not written in; no evidence is stronger."""
    running_letter_nats: float = 0.55
    """The same in a line of running words: no name, no title and no label, but a sentence."""
    running_words: int = 4
    """So many words a line must have for that, all but the first without capitals."""
    most_nats: float = 12.0
    """A piece says at most this much against a language, where a detector is asked."""
    least_letters: int = 8
    """A piece with fewer letters is not shown to a detector, and is in any language."""
    drawn_out_share: float = 0.5
    """A piece of which one letter makes up so much ("aaaaaah", "hahaha") is in any language too; in
    titles and sentences of 45 languages it makes up 0.42 at most."""
    end_chars: int = bounded(32, least=1)
    """Letters are counted for that only where so many characters at one end ..."""
    end_different_chars: int = 8
    """... hold fewer different ones than this, as those of 4 pieces in 7,600 do."""
    unknown_nats: float = 4.5
    """What it costs at most to call a known language unknown, or an unknown one known."""
    unknown_letter_nats: float = 0.38
    """The same for each letter of a short piece."""
    plain_script_nats: float = 6.0
    """What it costs to call a language unknown whose script tells it."""
    doubtful_nats: float = 4.5
    """A piece that costs an unknown language less than this is not plainly in a known one, and is
    read clause by clause."""
    candidate_nats: float = 1.0
    """A language that a piece costs less than this may be the text's; the less it costs, and the
    longer the piece, the more likely."""
    most_languages: int = 20
    """So many of the likeliest languages are tried on the whole text."""

    def is_drawn_out(self, text: str) -> bool:
        """Say whether one letter makes up too much of the text to tell a language.

        >>> Evidence().is_drawn_out("Noooooooo!"), Evidence().is_drawn_out("Alabama blues")
        (True, False)
        """
        ends = (text[: self.end_chars], text[-self.end_chars :])
        if min(len(set(end)) for end in ends) >= self.end_different_chars:
            return False
        counts = Counter(filter(str.isalpha, text.lower()))
        return max(counts.values(), default=0) >= self.drawn_out_share * counts.total()


@dataclass(frozen=True)
class HanWriting:
    """What each character says against simplified Chinese, traditional Chinese and Japanese.

    In nats, roughly, and found as the costs of a change of language were.
    """

    other_chinese_nats: float = 1.5
    """A character that only the other way of writing Chinese has, against one of the two."""
    japanese_nats: float = 1.5
    """A character that only Japanese has, against Chinese."""
    kana_nats: float = 1.2
    """A kana, against Chinese."""
    chinese_nats: float = 1.2
    """A character that Japanese does not have, against Japanese."""
    bare_han_nats: float = 0.25
    """A Han character that there are too few kana for, against Japanese."""
    han_per_kana: float = 4.0
    """One kana is enough for so many Han characters."""
    most_nats: float = 36.0
    """A piece says at most this much against one of them: three times what it may say where a
    detector is asked, for characters tell more surely."""

    def costs(self, text: str) -> dict[str, float]:
        """Weigh kana and the characters that only one way of writing has."""
        han = count_han(text)
        other, kana = self.other_chinese_nats, len(_KANA.findall(text))
        sounds, japanese = self.kana_nats * kana, self.japanese_nats * han.japanese
        bare = max(0, han.total - self.han_per_kana * kana)
        found = {
            "zh-Hans": other * han.traditional + sounds + japanese,
            "zh-Hant": other * han.simplified + sounds + japanese,
            "ja": self.chinese_nats * han.not_japanese + self.bare_han_nats * bare,
        }
        least = min(found.values())
        return {tag: min(cost - least, self.most_nats) for tag, cost in found.items()}


@dataclass(frozen=True)
class Segmentation:
    """How a text that mixes languages is cut into its sections."""

    switching: Switching = Switching()
    pieces: Pieces = Pieces()
    evidence: Evidence = Evidence()
    han: HanWriting = HanWriting()
    answers: Answers = Answers()
    plainness: Plainness = Plainness()
    strangeness: Strangeness = Strangeness()


USUAL = Segmentation()
