"""What one shard of a corpus holds for the miner: counts, and a fair sample of sentences.

Harvests add up: the harvest of a corpus is the sum of those of its shards, byte for byte, however
it was cut and in whatever order it was read. Counts are sums; of the sentences around a name those
with the smallest digests are kept, which is a random sample that does not depend on the order.
"""

from __future__ import annotations

import json
import re
from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from cleaner.edit import Edit
from cleaner.errors import DocumentError
from cleaner.filters.spacing import fix_spacing
from cleaner.filters.translation.people import name_findings
from cleaner.filters.translation.register import Register
from cleaner.mine.mentions import Reading, is_english, read_names, sentences_of
from cleaner.mine.phrases import Wording, odd_phrases
from cleaner.text.lexicon import Lexicon, lexicon
from cleaner.text.machine_translation import Judging, judge

__all__ = ["Entry", "Gathering", "Harvest", "Sample", "harvest"]

_FORMAT = "cleaner harvest, version 1"
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])")


@dataclass(frozen=True)
class Gathering:
    """How much is kept of what a corpus says about one name or phrase."""

    name_sentences: int = 12
    """Sentences kept for a name: so many show its company; twice as many change no suggestion on
    the development texts and double the memory."""
    phrase_sentences: int = 3
    """Sentences kept for a phrase: they are only shown."""
    reading: Reading = Reading()
    """What may be a name."""
    wording: Wording = Wording()
    """What may be an odd term."""
    judging: Judging = Judging()
    """When a document is a machine translation: people of the glossary are looked for in it."""


@dataclass(frozen=True, order=True)
class Sample:
    """A sentence in which a name or phrase stands, and the document that has it."""

    digest: str
    """Digest of document and sentence: the order in which samples are kept."""
    document: str
    sentence: str


@dataclass
class Entry:
    """What is known of one spelling or phrase: how often, in how many documents, and where."""

    count: int = 0
    documents: int = 0
    translated: int = 0
    """Of the documents, those with the marks of a machine translation."""
    samples: list[Sample] = field(default_factory=list)

    def keep(self, sample: Sample, most: int) -> None:
        """Keep a sample if it is among the first by digest."""
        full = len(self.samples) >= most
        if (full and sample >= self.samples[-1]) or sample in self.samples:
            return
        insort(self.samples, sample)
        del self.samples[most:]


@dataclass
class Harvest:
    """Counts over documents, and samples of their sentences."""

    gathering: Gathering = Gathering()
    documents: int = 0
    translated: int = 0
    """Documents with the marks of a machine translation."""
    words: int = 0
    names: dict[str, Entry] = field(default_factory=dict)
    people: dict[str, Entry] = field(default_factory=dict)
    """Misspelt people whom the glossary knows: the misspelling, a tab, the right name."""
    phrases: dict[str, Entry] = field(default_factory=dict)
    lower: Counter[str] = field(default_factory=Counter)
    """How often each word stands in small letters."""

    @property
    def parts(self) -> dict[str, tuple[dict[str, Entry], int]]:
        """The entries by kind, each with the number of sentences that are kept."""
        own = self.gathering
        return {
            "names": (self.names, own.name_sentences),
            "people": (self.people, own.name_sentences),
            "phrases": (self.phrases, own.phrase_sentences),
        }

    def read(self, text: str, path: str, english: Lexicon, people: Register | None = None) -> None:
        """Add one document. A text that is not in English counts as a document and no more."""
        self.documents += 1
        if not is_english(text):
            return
        translated = judge(text, self.gathering.judging).is_machine_translated
        self.translated += translated
        found: dict[str, Counter[str]] = {kind: Counter() for kind in self.parts}
        if translated and people is not None:
            text = fix_spacing(text, "en")
            self._read_people(text, path, people, found["people"])
        for sentence in sentences_of(text):
            self._read_sentence(sentence, path, english, found)
        for kind, (entries, _) in self.parts.items():
            for key, count in found[kind].items():
                entries[key].count += count
                entries[key].documents += 1
                entries[key].translated += translated

    def _read_sentence(
        self, sentence: str, path: str, english: Lexicon, found: dict[str, Counter[str]]
    ) -> None:
        self.words += sentence.count(" ") + 1
        self.lower.update(_LOWER_WORD.findall(sentence))
        names = [one.spelling for one in read_names(sentence, english, self.gathering.reading)]
        phrases = list(odd_phrases(sentence, english, self.gathering.wording))
        if names or phrases:
            sample = _sample(path, sentence)
            self._keep("names", names, sample, found)
            self._keep("phrases", phrases, sample, found)

    def _read_people(self, text: str, path: str, people: Register, found: Counter[str]) -> None:
        for one in name_findings(text, people):
            wrong = text[one.start : one.end]
            if isinstance(one, Edit) and one.replacement.strip() and wrong.strip() == wrong:
                around = text[text.rfind("\n", 0, one.start) + 1 :].partition("\n")[0]
                sentence = next((s for s in sentences_of(around) if wrong in s), around)
                key = f"{wrong}\t{one.replacement}"
                self._keep("people", [key], _sample(path, sentence), {"people": found})

    def _keep(
        self, kind: str, keys: list[str], sample: Sample, found: dict[str, Counter[str]]
    ) -> None:
        entries, most = self.parts[kind]
        found[kind].update(keys)
        for key in keys:
            entries.setdefault(key, Entry()).keep(sample, most)

    def add(self, other: Harvest) -> None:
        """Add the harvest of other documents, gathered in the same way."""
        self.documents += other.documents
        self.translated += other.translated
        self.words += other.words
        self.lower.update(other.lower)
        for kind, (entries, most) in self.parts.items():
            for key, entry in other.parts[kind][0].items():
                own = entries.setdefault(key, Entry())
                own.count += entry.count
                own.documents += entry.documents
                own.translated += entry.translated
                for sample in entry.samples:
                    own.keep(sample, most)

    def to_bytes(self) -> bytes:
        """Return the harvest as JSON: the same bytes for the same documents in any order."""
        entries = [one for part, _ in self.parts.values() for one in part.values()]
        samples = sorted({sample for one in entries for sample in one.samples})
        number = {one: at for at, one in enumerate(samples)}
        held: dict[str, Any] = {
            "format": _FORMAT,
            "documents": self.documents,
            "translated": self.translated,
            "words": self.words,
            "samples": [[one.digest, one.document, one.sentence] for one in samples],
        }
        for kind, (part, _) in self.parts.items():
            held[kind] = {
                key: [one.count, one.documents, one.translated, [number[s] for s in one.samples]]
                for key, one in sorted(part.items())
            }
        held["lower"] = dict(sorted(self.lower.items()))
        return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    @classmethod
    def from_bytes(
        cls, data: bytes, gathering: Gathering = Gathering(), place: str = "<harvest>"
    ) -> Harvest:
        """Return a harvest from its bytes; raise DocumentError for what is none."""
        try:
            held = json.loads(data)
            if held["format"] != _FORMAT:
                raise ValueError(f"format {held['format']}")
            samples = [Sample(*row) for row in held["samples"]]
            own = cls(gathering, held["documents"], held["translated"], held["words"])
            for kind, (entries, _) in own.parts.items():
                for key, (count, documents, translated, numbers) in held[kind].items():
                    own_samples = [samples[at] for at in numbers]
                    entries[key] = Entry(count, documents, translated, own_samples)
            own.lower.update(held["lower"])
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise DocumentError(
                f"{place}: expected a harvest of this version, got something else "
                f"({type(error).__name__}: {error}); gather it again"
            ) from error
        return own


def harvest(
    documents: Iterable[tuple[str, str]],
    people: Register | None = None,
    gathering: Gathering = Gathering(),
) -> Harvest:
    """Return the harvest of documents, each a path and a text.

    With `people`, those of the glossary are looked for in machine translations.
    """
    english = lexicon("en")
    gathered = Harvest(gathering)
    for path, text in documents:
        gathered.read(text, path, english, people)
    return gathered


def _sample(path: str, sentence: str) -> Sample:
    digest = blake2b(f"{path}\n{sentence}".encode("utf-8", "replace"), digest_size=8)
    return Sample(digest.hexdigest(), path, sentence)
