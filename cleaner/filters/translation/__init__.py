"""Repair what translation engines do to a text, without the source.

Three kinds of damage: artefacts of the engine itself (words and phrases said twice, fragments,
Chinese marks), terms that an engine reads wrongly (rule packs, one folder a language pair), and
names spelled by their syllables (a glossary of people). Whatever changes words needs a document
that is a machine translation; odd but possible English is left alone or only flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Finding
from cleaner.filters import fix
from cleaner.filters.translation.artefacts import RULES as ARTEFACT_RULES
from cleaner.filters.translation.artefacts import guarded_findings, safe_findings
from cleaner.filters.translation.people import RULES as NAME_RULES
from cleaner.filters.translation.people import Glossary, Person, load_glossaries, name_findings
from cleaner.rule import Rule
from cleaner.rulepack import RulePack, default_folder, find, load_packs
from cleaner.text.machine_translation import judge

__all__ = ["Glossary", "Person", "Translation", "repair_translation"]

_OWN_RULES = (*ARTEFACT_RULES, *NAME_RULES)

_TRACE_WEIGHT = 0.25  # of each rule that would fire, and each person misspelt, in the judgement


@dataclass(frozen=True)
class Translation:
    """Propose repairs of machine translation damage.

    >>> page = Document("Climate envoy Cry met Han Zheng, Kerry said.", translated_from="zh")
    >>> people = (Person("John Kerry", "Kerry", words=("Cry",)),)
    >>> [(one.start, one.replacement) for one in
    ...     Translation(glossaries=(Glossary("translation/x", people),)).propose(page)]
    [(14, 'Kerry')]
    """

    name: ClassVar[str] = "translation"
    packs: tuple[RulePack, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    judge_score: float = 1.0
    """The weight of evidence from which a document counts as a machine translation."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The filter's own rules, then those of its packs."""
        return (*_OWN_RULES, *(one.rule for pack in self.packs for one in pack.rules))

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield repairs; those that change words only in a machine translation."""
        if document.base_language not in ("", "und", "en"):
            return
        yield from safe_findings(document.text)
        rules = [
            one
            for pack in self.packs
            if not (document.translated_from and pack.source)
            or pack.source == document.translated_from.partition("-")[0]
            for one in pack.rules
        ]
        people = [one for glossary in self.glossaries for one in glossary.people]
        translated = list(find(rules, document, machine_translated=True))
        names = list(name_findings(document.text, people))
        if self._is_machine_translated(document, translated, names):
            yield from guarded_findings(document.text)
            yield from translated
            yield from names
        else:
            yield from find(rules, document, machine_translated=False)

    def _is_machine_translated(
        self, document: Document, found: list[Finding], names: list[Finding]
    ) -> bool:
        """Judge the document by its marks and by what would have to be repaired in it."""
        if document.translated_from:
            return True
        score = judge(document.text).score
        traces = {one.rule for one in found} | {document.text[one.start : one.end] for one in names}
        return score + _TRACE_WEIGHT * len(traces) >= self.judge_score


@lru_cache(maxsize=1)
def default_translation() -> Translation:
    """Return the filter with the packs and glossaries that ship with the project."""
    folder = default_folder()
    return Translation(load_packs([folder], "translation"), load_glossaries((folder,)))


def repair_translation(text: str) -> str:
    """Repair the machine translation damage in an English text, judging the text itself.

    >>> repair_translation("They talked about the the talks that they had had so very, very long.")
    'They talked about the talks that they had had so very, very long.'
    """
    return fix(default_translation(), Document(text))
