"""Let a language model propose repairs of a machine translation, and trust none of them.

Off unless the chain names it. The model is shown paragraphs of documents that are machine
translations, in English, and may propose to replace spans of them. What it proposes must pass a
verifier (see `verify`); what does not is flagged with the reason. Its answers are kept, so that a
run can be repeated without it. It is asked once about a document: the text that comes out in the
end is remembered, and never sent.

A server that gives no answer costs no text: the document goes on as it is, flagged as unfinished,
and the next run asks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Protocol

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding, Flag, apply
from cleaner.errors import ConfigError, DocumentError
from cleaner.filters.post_edit.cache import Cache
from cleaner.filters.post_edit.client import Client, Connection, NoAnswerError
from cleaner.filters.post_edit.pieces import Piece, Selection, batches, select
from cleaner.filters.post_edit.prompt import PROMPT, Answer, Prompt, Request, excerpt, read_answer
from cleaner.filters.post_edit.verify import Bounds, Declined, verified
from cleaner.rule import Rule, Safety
from cleaner.rulepack import RulePack
from cleaner.text.machine_translation import Judging, judge

__all__ = ["PostEdit"]

DECLINED = Rule(
    "post-edit/declined", "A proposal of the model that the verifier declined.", Safety.SUGGEST
)
NO_ANSWER = Rule(
    "post-edit/no-answer",
    "Paragraphs that the model was to read and gave no answer for.",
    Safety.SUGGEST,
    is_unfinished=True,
)
UNUSABLE = Rule("post-edit/unusable-answer", "An answer of the model that is none.", Safety.SUGGEST)
TOO_LONG = Rule("post-edit/too-long", "Text too long to be sent to the model.", Safety.SUGGEST)


# What is kept of a whole text, in place of an answer.
_READ = Answer(faults=("a text that the model was asked about",))
_FINISHED = Answer(faults=("a text that came out in the end",))


class _Person(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...


class _Glossary(Protocol):
    @property
    def people(self) -> Sequence[_Person]: ...


@dataclass(frozen=True)
class PostEdit:
    """Propose what a language model proposes, where it is sure to leave all assertions alone.

    Without an endpoint and a model nothing is sent:

    >>> PostEdit().check()  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cleaner.errors.ConfigError: post-edit.model: expected the name of a model, got ''; ...
    """

    name: ClassVar[str] = "post-edit"
    pack_family: ClassVar[str] = "translation"
    not_keys: ClassVar[tuple[str, ...]] = ("prompts",)
    unsigned: ClassVar[tuple[str, ...]] = (
        *("endpoint", "key_variable", "cache", "offline", "connection"),
    )

    packs: tuple[RulePack, ...] = ()
    glossaries: tuple[_Glossary, ...] = ()
    root: Path = field(default_factory=Path)
    prompts: tuple[Prompt, ...] = (PROMPT,)
    endpoint: str = ""
    """The address of a server with the chat interface of OpenAI, up to and with "/v1". Text of
    machine-translated documents is sent there, and nowhere else."""
    model: str = ""
    """The model that is asked, as the server calls it. It is named in signature and record."""
    key_variable: str = "CLEANER_LLM_KEY"
    """The environment variable that holds the key of the server, where it wants one."""
    cache: str = "rules/post-edit"
    """Where answers are kept. Under version control, a run is repeatable without the server."""
    offline: bool = False
    """Ask nothing: only answers that are kept already count."""
    apply: bool = True
    """Make the edits that pass the verifier; otherwise they are only flagged, as suggestions."""
    instructions: str = ""
    """Instructions of your own to the model, behind ours: a spelling, a house style."""
    answer_tokens: int = 4_096
    """How long an answer may be, in tokens of the model; 0 leaves it to the server."""
    json_mode: bool = True
    """Ask the server to admit nothing but JSON as an answer; some servers do not know how."""
    selection: Selection = Selection()
    bounds: Bounds = Bounds()
    judging: Judging = Judging()
    connection: Connection = Connection()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule of the model's own edits, which names it, and those of all else."""
        safety = Safety.GUARDED if self.apply else Safety.SUGGEST
        fault = f"What the language model {self.model or '(none)'} reads as damage."
        own = Rule(self._rule_id, fault, safety)
        return (own, DECLINED, NO_ANSWER, UNUSABLE, TOO_LONG)

    def check(self) -> None:
        """Raise ConfigError unless it is said which model is to be asked, and where."""
        if not self.model:
            raise ConfigError(
                f"post-edit.model: expected the name of a model, got {self.model!r}; "
                "set it, or take post-edit out of the chain"
            )
        if not self.offline:
            self._client.check()
            self._cache.check()

    def propose(self, document: Document) -> Iterator[Finding]:
        """Yield the edits that a model proposes and the verifier lets through, and flag the rest.

        A document that is no machine translation, one that the model has been through, and one
        that is the outcome of that, yield nothing.
        """
        if not self._concerns(document):
            return
        self.check()
        text = document.text
        if len(text) > self.selection.document_chars:
            yield Flag(0, len(text), TOO_LONG.id, f"{len(text):,} characters; nothing was sent")
            return
        try:
            if self._keep("document", text, _READ) != _READ:
                return
        except DocumentError as error:
            yield Flag(0, len(text), NO_ANSWER.id, f"the model was not asked: {error}")
            return
        findings = list(self._findings(document))
        edits = [one for one in findings if isinstance(one, Edit)]
        if edits and not any(one.rule == NO_ANSWER.id for one in findings):
            self.settle(apply(text, edits))
        yield from findings

    def settle(self, text: str) -> None:
        """Remember a text that came out in the end, so that the model is never asked about it.

        A text that it was asked about before stays one: what it said of it is kept.
        """
        with suppress(DocumentError):  # a damaged file: said when the text is read again
            self._keep("document", text, _FINISHED)

    def _concerns(self, document: Document) -> bool:
        if document.post_edited or document.base_language not in ("", "und", "en"):
            return False
        translated = document.translated_from or (
            judge(document.text, self.judging).is_machine_translated
        )
        return bool(translated)

    def _findings(self, document: Document) -> Iterator[Finding]:
        """Yield what is to be said of each piece, and how many there were of all."""
        pieces: list[Piece] = []
        for piece in select(document, self.selection):
            if len(piece.text) <= self.selection.request_chars:
                pieces.append(piece)
            else:
                note = "a sentence too long to be sent"
                yield Flag(piece.start, piece.end, TOO_LONG.id, note)
        answers, failures = self._answers([one.text for one in pieces])
        yield from _unanswered(pieces, failures)
        counts = {"edits": 0, "declined": 0}
        for piece in pieces:
            for finding in self._read(piece, answers.get(piece.text, Answer())):
                counts["edits"] += isinstance(finding, Edit)
                counts["declined"] += finding.rule == DECLINED.id
                yield finding
        if pieces:
            said = f"{counts['edits']} edits, {counts['declined']} proposals declined"
            read = sum(one.text in answers for one in pieces)
            note = f"{self.model}: read {read} of {len(pieces)} paragraphs; {said}"
            yield Fact(0, 0, "post_edit", note, self._rule_id)

    def _read(self, piece: Piece, answer: Answer) -> Iterator[Finding]:
        """Yield what becomes of the answer for one piece."""
        for fault in answer.faults:
            yield Flag(piece.start, piece.end, UNUSABLE.id, f"{self.model}: {fault}")
        changes, declined = verified(piece.text, answer.proposals, self._locked, self.bounds)
        for one in changes:
            start, end = piece.start + one.start, piece.start + one.end
            yield Edit(start, end, one.new, self._rule_id)
            if one.proposal.reason:
                why = excerpt(one.proposal.reason)[1:-1]
                yield Fact(start, end, "post_edit_reason", why, self._rule_id)
        for lost in declined:
            yield self._declined(piece, lost)

    def _declined(self, piece: Piece, lost: Declined) -> Flag:
        start, end = (lost.start, lost.end) if lost.end >= 0 else (0, len(piece.text))
        old, new = excerpt(lost.proposal.old), excerpt(lost.proposal.new)
        note = f"{self.model}: {new} for {old}: {lost.why}"
        return Flag(piece.start + start, piece.start + end, DECLINED.id, note)

    def _answers(self, texts: Sequence[str]) -> tuple[dict[str, Answer], dict[str, str]]:
        """Return the answer for each text, and why there is none for the others.

        A text that stands twice is asked about once.
        """
        answers: dict[str, Answer] = {}
        failures: dict[str, str] = {}
        for text in dict.fromkeys(texts):
            try:
                kept = self._cache.get(self._request.key("paragraph", text))
            except DocumentError as error:
                failures[text] = str(error)
                continue
            if kept is not None:
                answers[text] = kept
        missing = [one for one in dict.fromkeys(texts) if one not in answers | failures]
        for run in batches(missing, self.selection.request_chars):
            try:
                answers |= self._asked(run)
            except NoAnswerError as error:
                failures |= dict.fromkeys(run, str(error))
        return answers, failures

    def _asked(self, texts: Sequence[str]) -> Mapping[str, Answer]:
        """Ask the model about some texts, and keep what it says."""
        if self.offline:
            raise NoAnswerError("not asked, since post-edit.offline is set")
        content = self._client.ask(self._request.body(texts))
        pairs = zip(texts, read_answer(content, len(texts)), strict=True)
        return {text: self._keep("paragraph", text, answer) for text, answer in pairs}

    def _keep(self, kind: str, text: str, answer: Answer) -> Answer:
        key = self._request.key(kind, text)
        return self._cache.get(key) or self._cache.put(key, self.model, answer)

    @property
    def _rule_id(self) -> str:
        """The id of the rule of all edits: the model's name as far as an id can hold it."""
        short = re.sub(r"[^a-z0-9]+", "-", self.model.lower()).strip("-")
        return f"post-edit/by-{short or 'model'}"

    @property
    def _request(self) -> Request:
        return Request(
            self.model, self.prompts[0], self.instructions, self.answer_tokens, self.json_mode
        )

    @cached_property
    def _cache(self) -> Cache:
        return Cache(self.root / self.cache)

    @cached_property
    def _client(self) -> Client:
        return Client(self.endpoint, self.key_variable, self.connection)

    @cached_property
    def _locked(self) -> tuple[str, ...]:
        """The names of the glossaries and the terms that rules of translation put in."""
        people = [one for glossary in self.glossaries for one in glossary.people]
        names = [name for one in people for name in (one.name, one.family) if name]
        written = [one.replacement for pack in self.packs for one in pack.rules]
        terms = [one for one in written if one and _is_term(one)]
        return tuple(dict.fromkeys((*names, *terms)))


def _is_term(replacement: str) -> bool:
    r"""Say whether what a rule puts in is a term: words without a group, more than one, or a name.

    >>> [_is_term(one) for one in ("carbon peak", "Xinhua", "have", r"\1 people")]
    [True, True, False, False]
    """
    return "\\" not in replacement and (" " in replacement or replacement != replacement.lower())


def _unanswered(pieces: Sequence[Piece], failures: Mapping[str, str]) -> Iterator[Flag]:
    """Yield one flag for each run of pieces that failed for one reason."""
    run: list[Piece] = []
    for piece in (*pieces, None):
        why = failures.get(piece.text, "") if piece else ""
        if run and (not piece or why != failures[run[0].text]):
            count = "1 paragraph" if len(run) == 1 else f"{len(run)} paragraphs"
            note = f"the model gave no answer for {count}: {failures[run[0].text]}"
            yield Flag(run[0].start, run[-1].end, NO_ANSWER.id, note)
            run = []
        if piece and why:
            run.append(piece)
