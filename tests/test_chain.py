"""A filter is asked about a document once, and asking it again would change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.chain import Chain, Output, _Branch
from cleaner.document import Document
from cleaner.edit import Edit, Finding, Flag
from cleaner.filters.whitespace import Whitespace
from cleaner.rule import Rule, Safety
from tests.documents import ALL, pipeline
from tests.test_contract import TEXTS

WORD = Rule("words/word", "A word.", Safety.SAFE)
ODD = Rule("words/odd", "An odd word.", Safety.SUGGEST)


@dataclass
class Words:
    """Replaces one word, flags another, and counts what it was asked about."""

    old: str
    new: str
    flagged: str = "odd"
    asked: list[str] = field(default_factory=list)
    ends_last_line: bool = True

    name: ClassVar[str] = "words"
    rules: ClassVar[tuple[Rule, ...]] = (WORD, ODD)

    def propose(self, document: Document) -> Iterator[Finding]:
        self.asked.append(document.text)
        at = document.text.find(self.old)
        if at >= 0:
            yield Edit(at, at + len(self.old), self.new, WORD.id)
        odd = document.text.find(self.flagged)
        if odd >= 0:
            yield Flag(odd, odd + len(self.flagged), ODD.id, "odd")


def run(text: str, *filters: Words) -> Output:
    [output] = Chain((*filters, Whitespace())).run(Document(text))
    return output


def test_a_text_that_only_lacks_its_last_line_end_is_read_once():
    words = Words("gray", "grey")
    assert run("An odd text", words).text == "An odd text\n"
    assert words.asked == ["An odd text\n"]


def test_a_text_that_changes_otherwise_is_read_again():
    words = Words("gray", "grey")
    assert run("\u201cNo\u201d", words).text == '"No"\n'
    assert words.asked == ["\u201cNo\u201d\n", '"No"\n']


def test_a_filter_that_does_not_ask_for_it_is_lent_no_line_end():
    words = Words("gray", "grey", ends_last_line=False)
    run("A text", words)
    assert words.asked == ["A text", "A text\n"]


def test_only_filters_before_the_change_read_it_again():
    first, second = Words("none", ""), Words("gray", "grey")
    assert run("A gray cat\n", first, second).text == "A grey cat\n"
    assert first.asked == ["A gray cat\n", "A grey cat\n"]
    assert second.asked == ["A gray cat\n", "A grey cat\n"]
    third = Words("none", "")
    run("A gray cat\n", Words("gray", "grey"), third)
    assert third.asked == ["A grey cat\n"]


@pytest.mark.parametrize(
    ("old", "new", "clean"),
    [
        pytest.param("cat\n", "", "A \n", id="deleted with the line end"),
        pytest.param("cat\n", "dog\n", "A dog\n", id="replaced, the line end kept"),
        pytest.param("\n", "", "A cat\n", id="the line end alone is not there to delete"),
        pytest.param("cat", "dog", "A dog\n", id="replaced before the line end"),
    ],
)
def test_an_edit_at_a_lent_line_end_is_cut_to_the_text(old, new, clean):
    [output] = Chain((Words(old, new),)).run(Document("A cat"))
    assert output.text == clean.removesuffix("\n")


def test_a_flag_at_a_lent_line_end_is_cut_to_the_text():
    [output] = Chain((Words("none", "", flagged="cat\n"),)).run(Document("A cat"))
    assert [(one.start, one.end) for one in output.flags] == [(2, 5)]


@pytest.fixture(scope="module")
def asking_always():
    """Return the outputs of a chain that remembers nothing of what a filter said before."""

    def outputs(text: str, name: str) -> tuple[Output, ...]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_Branch, "said", lambda branch, one, document, ask: tuple(ask(document)))
            return pipeline("full").chain.run(Document(text, path=name))

    return outputs


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_was_said_before_stands_for_what_would_be_said(name, asking_always):
    text = ALL[name].decode("utf-8", "replace")
    assert pipeline("full").chain.run(Document(text, path=name)) == asking_always(text, name)


@given(TEXTS)
def test_what_was_said_before_stands_for_what_would_be_said_of_any_text(asking_always, text):
    assert pipeline("full").chain.run(Document(text, path="a")) == asking_always(text, "a")


@given(TEXTS, st.sampled_from(["", "."]))
def test_the_end_of_the_last_line_changes_nothing(text, stop):
    bare = (text + stop).rstrip()
    outputs = [pipeline("full").chain.run(Document(bare + end)) for end in ("", "\n")]
    assert len({tuple(one.text for one in output) for output in outputs}) == 1
