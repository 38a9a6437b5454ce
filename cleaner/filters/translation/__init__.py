"""Repair what translation engines do to a text, without the source.

Three kinds of damage: artefacts of the engine itself (words and phrases said twice, fragments,
Chinese marks), terms that an engine reads wrongly (rule packs, one folder a language pair), and
names spelled by their syllables (a glossary of people). Whatever changes words needs a document
that is a machine translation; odd but possible English is left alone or only flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import ClassVar

from cleaner.document import Document
from cleaner.edit import Edit, Finding, resolve
from cleaner.filters import fix
from cleaner.filters.translation.artefacts import RULES as ARTEFACT_RULES
from cleaner.filters.translation.artefacts import Repetition, guarded_findings, safe_findings
from cleaner.filters.translation.glossary import Glossary, Person, load_glossaries
from cleaner.filters.translation.naming import Naming
from cleaner.filters.translation.people import RULES as NAME_RULES
from cleaner.filters.translation.people import listed_findings, name_findings
from cleaner.filters.translation.register import Register, register
from cleaner.rule import Rule
from cleaner.rulepack import PackRule, Reading, RulePack, default_folder, load_packs, read
from cleaner.text.machine_translation import Judging, judge
from cleaner.text.repeats import Repeats
from cleaner.text.slips import Slips
from cleaner.trace import Trace

__all__ = [
    "Glossary",
    "Person",
    "Translation",
    "default_people",
    "default_translation",
    "repair_translation",
]

_OWN_RULES = (*ARTEFACT_RULES, *NAME_RULES)


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
    ends_last_line: ClassVar[bool] = True
    packs: tuple[RulePack, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    trace_weight: float = 0.25
    """What each rule that would fire, and each person misspelt, adds to the score of a text that
    nothing told this filter about."""
    doubtful_score: float = 0.5
    """From this score a text that nothing told this filter about is also looked over for people
    misspelt in ways that nobody listed. Of 2,741 sound pages and articles 32 score so much, and
    none was taken for a translation for it."""
    most_passes: int = 6
    """How often repairs may lay open others; no text was found that needs more than three."""
    judging: Judging = Judging()
    repetition: Repetition = Repetition()
    naming: Naming = Naming()
    slips: Slips = Slips()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The filter's own rules, then those of its packs."""
        return (*_OWN_RULES, *(one.rule for pack in self.packs for one in pack.rules))

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield repairs; those that change words only in a machine translation.

        One repair can lay open another ("Council of of the Council"). Such repairs are proposed
        together, as one edit where they touch, so that nothing is left to propose.
        """
        if document.base_language not in ("", "und", "en"):
            return
        reading = read(self._rules_for(document), document)
        translated = self._is_machine_translated(document, reading)
        findings = list(self._findings(document, reading, translated))
        edits = [one for one in findings if isinstance(one, Edit)]
        if edits:
            later = self._settled(document, edits, translated)
            if later is not None:
                edits = later
        yield from edits
        yield from (one for one in findings if not isinstance(one, Edit))

    def _findings(
        self, document: Document, reading: Reading, translated: bool
    ) -> Iterator[Finding]:
        repeats = Repeats(document.text)
        safe = list(safe_findings(repeats, self.repetition))
        damage = self.slips.damage((one.rule for one in safe), document.text)
        yield from (one for one in safe if translated or one.rule in damage)
        yield from reading.findings(translated)
        if translated:
            yield from guarded_findings(repeats, self.repetition)
            yield from name_findings(document.text, self._people_for(document))

    def _settled(
        self, document: Document, edits: list[Edit], translated: bool
    ) -> list[Edit] | None:
        """Return the edits of all passes until none is left; None where one pass does."""
        order = [*self._ranks]
        trace = Trace(document.text)
        for number in range(self.most_passes):
            kept, _ = resolve(edits, order)
            trace = trace.then(kept)
            later = document.with_text(trace.clean)
            left = self._findings(later, read(self._rules_for(later), later), translated)
            edits = [one for one in left if isinstance(one, Edit)]
            if not edits:
                if number == 0:
                    return None
                break
        return [  # under the rule that asks for most caution
            Edit(one.start, one.end, one.new, max(one.rules, key=self._ranks.__getitem__))
            for one in trace.hunks
        ]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """How much caution each rule asks for, in the order of the rules."""
        return {rule.id: rule.safety.rank for rule in self.rules}

    def _rules_for(self, document: Document) -> tuple[PackRule, ...]:
        source = _source(document)
        if source not in self._rules_by_source:
            packs = [one for one in self.packs if not source or one.source in ("", source)]
            self._rules_by_source[source] = tuple(rule for pack in packs for rule in pack.rules)
        return self._rules_by_source[source]

    @cached_property
    def _rules_by_source(self) -> dict[str, tuple[PackRule, ...]]:
        return {}

    def _people_for(self, document: Document) -> Register:
        return register(self.glossaries, _source(document), self.naming)

    @cached_property
    def _proofs(self) -> frozenset[str]:
        return frozenset(one.id for pack in self.packs for one in pack.rules if one.proof)

    def _is_machine_translated(self, document: Document, reading: Reading) -> bool:
        """Judge the document by its marks and by what would have to be repaired in it."""
        if document.translated_from:
            return True
        judgement = judge(document.text, self.judging)
        if judgement.is_machine_translated:
            return True
        traces = {one.rule for one in reading.findings(True)}
        if traces & self._proofs:
            return True
        is_doubtful = judgement.score >= self.doubtful_score
        look = name_findings if is_doubtful else listed_findings
        names = look(document.text, self._people_for(document))
        traces |= {document.text[one.start : one.end] for one in names}
        return judgement.score + self.trace_weight * len(traces) >= self.judging.least_score


def _source(document: Document) -> str:
    """Return the source language of a translation, "" where it is not known."""
    source = document.translated_from.partition("-")[0]
    return "" if source == "und" else source


@lru_cache(maxsize=1)
def default_translation() -> Translation:
    """Return the filter with the packs and glossaries that ship with the project."""
    folder = default_folder()
    return Translation(load_packs([folder], "translation"), load_glossaries((folder,)))


def default_people(source: str = "zh") -> Register:
    """Return the people of the glossaries that ship with the project."""
    made = default_translation()
    return register(made.glossaries, source, made.naming)


def repair_translation(text: str) -> str:
    """Repair the machine translation damage in an English text, judging the text itself.

    >>> repair_translation("They talked about the the talks that they had had so very, very long.")
    'They talked about the talks that they had had so very, very long.'
    """
    return fix(default_translation(), Document(text))
