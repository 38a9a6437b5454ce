"""Run filters over a document: propose, resolve, apply, compose.

Each filter is one pass over the text that the last one left. A filter that separates languages
splits the document into one branch a language; the filters after it run on each. The chain runs
again on what it wrote until nothing changes, so that its output is stable by construction. A filter
that is handed a document that it has read before is not asked again, so that a sound document costs
one scan a filter, even where only the end of its last line was missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding, Flag, resolve
from cleaner.errors import EditError
from cleaner.filters import Filter, LineEnded, Settling, SplittingFilter
from cleaner.rule import Rule, Safety
from cleaner.text.languages import Section
from cleaner.trace import Hunk, Trace

__all__ = [
    "UNSTABLE",
    "Chain",
    "Exemption",
    "Lost",
    "Output",
    "exemptions_of",
]

_Placed = TypeVar("_Placed", Flag, Fact)
_Found = TypeVar("_Found", bound=Finding)
_Said = TypeVar("_Said")

# The fact by which a filter says that a language model has been asked about the document.
_POST_EDIT = "post_edit"

UNSTABLE = Rule("chain/unstable", "The chain still changes its own output.", Safety.SUGGEST)


@dataclass(frozen=True, order=True)
class Exemption:
    """A place where a rule must not act: what `raw[start:end]` held, and the rule.

    `old` is what the edit replaced. An exemption whose place or text no longer fits has no effect
    and is reported.
    """

    start: int
    end: int
    rule: str
    old: str


@dataclass(frozen=True)
class Lost:
    """An edit that lost to an overlapping one, both placed in the raw text."""

    start: int
    end: int
    rule: str
    replacement: str
    winner: str
    """The rule of the edit that won."""


@dataclass(frozen=True)
class Output:
    """What the chain made of one language of a document. All spans are of the raw text."""

    language: str
    trace: Trace
    flags: tuple[Flag, ...] = ()
    facts: tuple[Fact, ...] = ()
    lost: tuple[Lost, ...] = ()
    sections: tuple[Section, ...] = ()
    unused: tuple[Exemption, ...] = ()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.trace.clean


@dataclass
class _Branch:
    """One language of a document on its way through the passes."""

    document: Document
    trace: Trace
    flags: list[Flag] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    known: dict[int, tuple[Document, Sequence[Any]]] = field(default_factory=dict)
    """What each filter last read without changing it, and what it said, by its identity."""

    def copy(self, language: str) -> _Branch:
        """Return a branch of its own for another language of the same document."""
        return _Branch(replace(self.document, language=language), self.trace)

    def handed(self, one: Filter) -> Document:
        """Return the document as a filter is to read it now."""
        text = self.trace.clean
        lends = isinstance(one, LineEnded) and one.ends_last_line
        if lends and self.document.media_type != "text/html":
            text = self.trace.line_ended
        return self.document.with_text(text)

    def said(
        self, one: Filter, document: Document, ask: Callable[[Document], Iterable[_Said]]
    ) -> Sequence[_Said]:
        """Return what a filter says of a document, from before where it is the one read last."""
        before = self.known.get(id(one))
        if before and before[0] == document:
            return before[1]
        return tuple(ask(document))

    def join(self, rerun: _Branch) -> None:
        """Take over what a further round did; what it found again is left out."""
        known = {(flag.rule, flag.start, flag.end) for flag in self.flags}
        self.flags += [one for one in rerun.flags if (one.rule, one.start, one.end) not in known]
        self.trace = rerun.trace
        self.lost += rerun.lost
        if rerun.document.post_edited and not self.document.post_edited:
            self.document = replace(self.document, post_edited=True)
            self.facts += [one for one in rerun.facts if one.name.startswith(_POST_EDIT)]


@dataclass(frozen=True)
class Chain:
    """Filters in their order, with the safety level up to which their edits are made."""

    filters: tuple[Filter, ...]
    safety: Safety = Safety.GUARDED
    rounds: int = 4
    """How often the chain may run on its own output before it is called unstable."""

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule of every filter, by id."""
        return {rule.id: rule for one in self.filters for rule in one.rules}

    def run(self, document: Document, exemptions: Iterable[Exemption] = ()) -> tuple[Output, ...]:
        """Return one output a language, the main one first. Exempted edits are taken back."""
        branches = self._round([_Branch(document, Trace(document.text))])
        outputs = [self._settled(branch, document) for branch in branches]
        outputs = list(_exempted(outputs, exemptions))
        for one in self.filters:
            if isinstance(one, Settling):
                self._settle(one, outputs)
        return tuple(outputs)

    def _settle(self, one: Settling, outputs: Iterable[Output]) -> None:
        """Tell a filter what became of the documents that it had something to say of."""
        own = {rule.id for rule in one.rules}
        pending = {rule.id for rule in one.rules if rule.is_unfinished}
        for output in outputs:
            done = not any(flag.rule in pending for flag in output.flags)
            if done and any(fact.rule in own for fact in output.facts):
                one.settle(output.text)

    def _round(self, branches: list[_Branch]) -> list[_Branch]:
        """Run every filter once, over each branch that there is when its turn comes."""
        for one in self.filters:
            if isinstance(one, SplittingFilter):
                branches = [new for branch in branches for new in self._split(one, branch)]
            else:
                for branch in branches:
                    self._pass(one, branch)
        return branches

    def _settled(self, branch: _Branch, raw: Document) -> Output:
        """Run on the branch's own text until nothing changes, as a run on the output would."""
        changed = branch.trace.clean != raw.text
        for _ in range(self.rounds):
            if not changed:
                break
            before = branch.trace
            again = Document("", path=raw.path, post_edited=branch.document.post_edited)
            rerun = self._round([_Branch(again, before, known=branch.known)])[0]
            branch.join(rerun)
            changed = branch.trace.clean != before.clean
        if changed:
            note = f"still changes after {self.rounds} more rounds; please report the document"
            branch.flags.append(Flag(0, len(raw.text), UNSTABLE.id, note))
        return Output(
            branch.document.language,
            branch.trace,
            tuple(sorted(branch.flags)),
            tuple(sorted(set(branch.facts))),
            tuple(branch.lost),
            tuple(branch.sections),
        )

    def _pass(self, one: Filter, branch: _Branch) -> None:
        """Let one filter read the branch, and make its edits."""
        document = branch.handed(one)
        if branch.flags:
            document = replace(document, flagged=tuple(_flagged(branch)))
        before = branch.trace
        findings = branch.said(one, document, one.propose)
        self._take(one, _within(findings, len(before.clean)), branch)
        # What a filter that asks others says of a text need not be what it said before.
        if branch.trace is before and not isinstance(one, Settling):
            branch.known[id(one)] = document, findings

    def _take(self, one: Filter, findings: Iterable[Finding], branch: _Branch) -> None:
        """Sort what a filter found; make the edits that this run may make, flag the others."""
        edits: list[Edit] = []
        for finding in findings:
            rule = self.rules.get(finding.rule)
            if rule is None:
                raise EditError(f"filter {one.name}: {finding.rule!r} is not among its rules")
            if isinstance(finding, Flag):
                branch.flags.append(_in_raw(finding, branch.trace))
            elif isinstance(finding, Fact):
                branch.facts.append(_in_raw(finding, branch.trace))
                branch.document = _told(branch.document, finding)
            elif self.safety.allows(rule.safety):
                edits.append(finding)
            else:
                branch.flags.append(_in_raw(_as_flag(finding, rule), branch.trace))
        self._apply(one, edits, branch)

    def _apply(self, one: Filter, edits: Iterable[Edit], branch: _Branch) -> None:
        """Resolve overlaps by law, keep the losers, and compose the rest."""
        kept, lost = resolve(edits, [rule.id for rule in one.rules])
        for rejection in lost:
            edit = rejection.edit
            span = branch.trace.raw_span(edit.start, edit.end)
            branch.lost.append(Lost(*span, edit.rule, edit.replacement, rejection.winner.rule))
        if kept:
            branch.trace = branch.trace.then(kept)
        if any(self.rules[edit.rule].is_markup for edit in kept):
            branch.document = replace(branch.document, media_type="text/plain")

    def _split(self, one: SplittingFilter, branch: _Branch) -> list[_Branch]:
        """Make one branch a language; the main one first, the others in reading order."""
        document = branch.handed(one)
        size = len(branch.trace.clean)
        sections = branch.said(one, document, one.sections)
        branch.known[id(one)] = document, sections
        main = one.main(sections, document)
        kept = list(_within(one.edits_for(main, sections, document), size))
        branch.sections = [
            Section(*branch.trace.raw_span(part.start, min(part.end, size)), part.language)
            for part in sections
        ]
        others: list[_Branch] = []
        for language in dict.fromkeys(part.language for part in sections) if kept else ():
            deletions = list(_within(one.edits_for(language, sections, document), size))
            if language != main and deletions:
                others.append(branch.copy(language))
                self._apply(one, deletions, others[-1])
        branch.document = replace(branch.document, language=main)
        self._take(one, kept, branch)
        return [branch, *others]


def _exempted(outputs: Sequence[Output], exemptions: Iterable[Exemption]) -> Iterator[Output]:
    """Yield the outputs with the exempted edits taken back; the first names the unused ones."""
    unused = set(exemptions)
    wanted = frozenset(unused)
    done: list[Output] = []
    for output in outputs if wanted else ():
        found = {
            (at_hunk, at_step): one
            for at_hunk, hunk in enumerate(output.trace.hunks)
            for at_step, one in enumerate(exemptions_of(hunk))
            if one in wanted
        }
        unused.difference_update(found.values())
        done.append(replace(output, trace=output.trace.without(set(found))))
    for index, output in enumerate(done or outputs):
        yield output if index else replace(output, unused=tuple(sorted(unused)))


def exemptions_of(hunk: Hunk) -> tuple[Exemption, ...]:
    """Return, for each step of a hunk, the exemption that would take it back."""
    return tuple(Exemption(hunk.start, hunk.end, step.rule, step.old) for step in hunk.steps)


def _within(findings: Iterable[_Found], size: int) -> Iterator[_Found]:
    """Yield the findings cut to a text of `size`, of which a filter saw one line end more."""
    for one in findings:
        if one.end <= size:
            yield one
            continue
        cut = replace(one, start=min(one.start, size), end=size)
        if isinstance(cut, Edit):
            cut = replace(cut, replacement=cut.replacement.removesuffix("\n"))
            if cut.is_insertion and not cut.replacement:
                continue
        yield cut


def _flagged(branch: _Branch) -> Iterator[tuple[int, int]]:
    """Yield the spans of the flags so far, in the text as it stands now."""
    for flag in branch.flags:
        yield branch.trace.to_clean(flag.start), branch.trace.to_clean(flag.end)


def _told(document: Document, fact: Fact) -> Document:
    """Tell the filters to come what a filter found out about the document."""
    if fact.name == "language" and not document.language:
        return replace(document, language=fact.value)
    if fact.name == "translated_from" and not document.translated_from:
        return replace(document, translated_from=fact.value)
    if fact.name == _POST_EDIT:
        return replace(document, post_edited=True)
    return document


def _as_flag(edit: Edit, rule: Rule) -> Flag:
    """Return what becomes of an edit that this run may not make: a suggestion."""
    return Flag(edit.start, edit.end, edit.rule, rule.fault, edit.replacement)


def _in_raw(finding: _Placed, trace: Trace) -> _Placed:
    """Return the finding with its span in the raw text."""
    start, end = trace.raw_span(finding.start, finding.end)
    return replace(finding, start=start, end=end)
