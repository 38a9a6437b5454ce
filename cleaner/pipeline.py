"""From raw bytes to clean texts and their record: what every way of running it shares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cleaner.chain import UNSTABLE, Chain, Exemption, Output
from cleaner.config import Config, build_chain, signature
from cleaner.decoding import Decoded, Encoding, decode
from cleaner.document import Document
from cleaner.edit import Edit, Flag
from cleaner.errors import DocumentError
from cleaner.formats.folder import media_type
from cleaner.provenance import (
    Detail,
    Record,
    RecordedFile,
    RecordedOutput,
    Source,
    counted,
    digest,
    recorded,
)
from cleaner.rule import Rule, Safety
from cleaner.store import text_path, together_path
from cleaner.together import written_together
from cleaner.trace import Trace

__all__ = ["BINARY", "GIVEN_UP", "UNUSED_EXEMPTION", "Cleaned", "Pipeline", "clean"]

BINARY = Rule("decode/binary", "A file that is no text.", Safety.SAFE)
GIVEN_UP = Rule("chain/given-up", "A document that a filter could not finish.", Safety.SAFE)
UNUSED_EXEMPTION = Rule(
    "chain/unused-exemption", "An exemption that fits no edit any more.", Safety.SUGGEST
)


@dataclass(frozen=True)
class Cleaned:
    """What became of one document: its outputs, the main one first, and the record of it all."""

    outputs: tuple[Output, ...]
    texts: Mapping[str, str]
    """The clean texts by output path, the main one first; the sections in one file come last."""
    record: Record

    @property
    def text(self) -> str:
        """The clean text in the main language."""
        return self.outputs[0].text


@dataclass(frozen=True)
class Pipeline:
    """A chain with its settings, ready to clean any number of documents."""

    config: Config = field(default_factory=Config)

    @cached_property
    def chain(self) -> Chain:
        """The chain that the settings describe, built at first use."""
        return build_chain(self.config)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule that an edit of this pipeline may name."""
        return {**self.chain.rules, BINARY.id: BINARY, GIVEN_UP.id: GIVEN_UP, UNSTABLE.id: UNSTABLE}

    @cached_property
    def signature(self) -> str:
        """One line that names all that could alter a result."""
        return signature(self.config, self.chain)

    def signature_for(self, exemptions: Iterable[Exemption]) -> str:
        """Return the signature of a document with exemptions of its own."""
        own = [[one.rule, one.start, one.end, one.old] for one in sorted(set(exemptions))]
        if not own:
            return self.signature
        return f"{self.signature}|exemptions:{digest(json.dumps(own).encode())[:12]}"

    def clean(
        self,
        data: bytes,
        path: str = "document.txt",
        stem: str = "document",
        exemptions: Iterable[Exemption] = (),
    ) -> Cleaned:
        """Clean one document. Never raises for what the bytes are.

        A binary, and a document that a filter cannot finish, give an empty text and a record with
        the error.

        `path` names it in the record, and its suffix says how to read it; `stem` names its
        outputs.
        """
        decoded = decode(data, settings=self.config.decode)
        exempted = tuple(exemptions)
        encoding = decoded.source
        outputs: tuple[Output, ...]
        if encoding.binary:
            encoding = self._without_big_bytes(encoding, len(data))
            kind = "application/octet-stream"
            outputs, error = (_emptied(decoded.text, BINARY),), _BINARY_ERROR
        else:
            kind = media_type(path, decoded.text)
            document = Document(decoded.text, path=path, media_type=kind)
            outputs, error = self._outputs(document, exempted)
        main, *others = outputs
        texts = {text_path(stem): main.text}
        texts |= {text_path(stem, one.language): one.text for one in others}
        sections = self._together(outputs)
        record = Record(
            signature=self.signature_for(exempted),
            source=Source(path, len(data), digest(data), kind, len(decoded.text), encoding),
            outputs=tuple(
                self._recorded(name, output, is_main=output is main)
                for name, output in zip(texts, outputs, strict=True)
            ),
            metadata=main.facts,
            sections=tuple((one.start, one.end, one.language) for one in main.sections),
            flags=_all_flags(decoded, outputs),
            rejected=_all_rejected(outputs),
            counts=counted(output.trace for output in outputs),
            error=f"{path}: {error}" if error else "",
            together=RecordedFile(together_path(stem), digest(sections.encode("utf-8")))
            if sections
            else None,
        )
        texts |= {together_path(stem): sections} if sections else {}
        return Cleaned(outputs, texts, record)

    def _outputs(
        self, document: Document, exempted: tuple[Exemption, ...]
    ) -> tuple[tuple[Output, ...], str]:
        """Return what the chain makes of a text, and what it could not finish."""
        try:
            outputs = self.chain.run(document, exempted)
        except DocumentError as given_up:
            return (_emptied(document.text, GIVEN_UP),), str(given_up)
        return outputs, self._unfinished(outputs)

    def _together(self, outputs: tuple[Output, ...]) -> str:
        """Return the sections of all languages in one text, "" where it is not wanted."""
        if not self.config.keep_together:
            return ""
        return written_together(outputs, self.config.alignment)

    def _unfinished(self, outputs: tuple[Output, ...]) -> str:
        """Return what was left undone and is for the next run to do, "" where nothing was."""
        left = [
            flag.note
            for output in outputs
            for flag in output.flags
            if self.rules[flag.rule].is_unfinished
        ]
        if not left:
            return ""
        more = f" (and {len(left) - 1} more)" if len(left) > 1 else ""
        return f"{left[0]}{more}; all else is cleaned and written: run again to finish it"

    def _recorded(self, path: str, output: Output, is_main: bool) -> RecordedOutput:
        """Return an output as the record holds it.

        What another output lacks is in the main one, so that only its spans are held.
        """
        edits = recorded(output.trace, self.rules, self.config.record)
        if edits is not None and not is_main and self.config.record is not Detail.FULL:
            edits = tuple(
                replace(edit, old=None) if edit.rule.startswith("language/") else edit
                for edit in edits
            )
        sha256 = digest(output.text.encode("utf-8"))
        return RecordedOutput(path, output.language, sha256, len(output.text), edits)

    def _without_big_bytes(self, source: Encoding, size: int) -> Encoding:
        """Leave the bytes of a large binary out of the record: its raw file has them."""
        return source if size <= self.config.binary_bytes else replace(source, verbatim=())


def clean(data: str | bytes, config: Config | None = None, path: str = "document.txt") -> Cleaned:
    r"""Clean one document with the default chain, or the one that `config` describes.

    A string is taken for the text of a file in UTF-8. `path` says by its suffix how to read it.

    >>> clean(b"\xef\xbb\xbfCaf\xc3\x83\xc2\xa9  \r\n").text
    'Café\n'
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return _pipeline(config or Config()).clean(raw, path)


_BINARY_ERROR = (
    "expected text or HTML, got a file that is neither (binary); convert it to text, "
    "or take it out of the input folder"
)
_pipelines: dict[str, Pipeline] = {}


def _pipeline(config: Config) -> Pipeline:
    """Return the pipeline of these settings, built once."""
    key = repr(config)
    if key not in _pipelines:
        _pipelines.clear()
        _pipelines[key] = Pipeline(config)
    return _pipelines[key]


def _emptied(text: str, rule: Rule) -> Output:
    """Return the output of a document that cannot be cleaned: all of it taken out by one edit."""
    return Output("und", Trace(text).then([Edit(0, len(text), "", rule.id)]))


def _all_flags(decoded: Decoded, outputs: tuple[Output, ...]) -> tuple[Flag, ...]:
    stale = (
        Flag(one.start, one.end, UNUSED_EXEMPTION.id, f"{one.rule}: no edit here any more")
        for one in outputs[0].unused
    )
    held = decoded.flags() if not decoded.source.binary else ()
    return tuple(sorted({*held, *stale, *(flag for one in outputs for flag in one.flags)}))


def _all_rejected(outputs: tuple[Output, ...]) -> tuple[tuple[int, int, str, str, str], ...]:
    return tuple(
        sorted(
            {
                (lost.start, lost.end, lost.rule, lost.replacement, lost.winner)
                for one in outputs
                for lost in one.lost
            }
        )
    )
