"""Write suggestions as a rule pack for a person to review: YAML, with the evidence in comments.

A misspelling of a person of the glossary becomes a rule that mends it in machine translations;
everything else becomes one that only reports. Every rule carries examples from the corpus, cut so
that it passes `cleaner rules test` beside the rules that are there already.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.mine.harvest import Entry, Harvest, Sample
from cleaner.mine.names import NameSuggestion
from cleaner.mine.terms import TermSuggestion
from cleaner.text.lexicon import lexicon
from cleaner.text.sounds import letters

__all__ = ["Choice", "Layout", "as_pack"]


@dataclass(frozen=True)
class Layout:
    """What a suggested pack shows."""

    pack: str = "translation/zh-en/suggested"
    """The id of the pack."""
    source: str = "zh"
    """The language that the texts were translated from."""
    example_chars: int = 70
    """How far an example reaches on either side of what it shows, at most."""
    shown_words: int = 6
    """How many of the words around both spellings are named."""
    shown_sentences: int = 2
    """How many sentences are shown for each spelling."""
    word_zipf: float = 2.0
    """A misspelling as frequent in English as this is also a word or another name: its rule only
    reports."""


@dataclass(frozen=True)
class Choice:
    """Which suggestions become rules, and how."""

    known: bool = False
    """Also misspellings that a run mends by itself; else they are named in a comment."""
    bare: frozenset[str] = frozenset()
    """Ids of rules whose examples are the name alone: with words around it another rule acts."""
    left_out: frozenset[str] = frozenset()
    """Ids of rules that are not written: they do not go together with another rule."""


def as_pack(
    harvest: Harvest,
    names: Sequence[NameSuggestion],
    terms: Sequence[TermSuggestion],
    choice: Choice = Choice(),
    layout: Layout = Layout(),
) -> str:
    """Return suggestions as the text of a rule file."""
    chosen = [one for one in names if choice.known or not one.known]
    rows = [
        f"# Suggested from {_times(harvest.documents, 'document')} "
        f"({_times(harvest.words, 'word')} of English), "
        f"{_times(harvest.translated, 'sure machine translation')} among them.",
        "# Each rule is a proposal: delete it, or mend it and keep it. `guarded` rules change",
        "# text, `suggest` rules only report. A score is the chance that all of it is right.",
    ]
    if not choice.known:
        rows += _known_rows(one for one in names if one.known)
    ids = _Ids()
    rules = [
        rule
        for rule in (
            *_name_rules(chosen, ids, choice, layout),
            *_term_rules(terms, ids, harvest, layout),
        )
        if rule.id not in choice.left_out
    ]
    rows += [
        f"# Left out, since its examples go wrong beside other rules: {one}"
        for one in sorted(choice.left_out)
    ]
    rows += [
        f"pack: {layout.pack}",
        f"source: {_quoted(layout.source)}",
        'target: "en"',
        "guard:",
        "  machine_translated: true",
        "rules:" if rules else "rules: []",
    ]
    rows += [row for rule in rules for row in rule.rows]
    return "\n".join(rows) + "\n"


@dataclass(frozen=True)
class _Rule:
    id: str
    rows: tuple[str, ...]


class _Ids:
    """Ids that are given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, text: str) -> str:
        """Return an id of lower-case words that was not given before."""
        made = re.sub(r"[^a-z]+", "-", text.lower()).strip("-")
        while made in self._taken:
            made += "-too"
        self._taken.add(made)
        return made


def _known_rows(known: Iterable[NameSuggestion]) -> list[str]:
    by_right: dict[str, list[str]] = {}
    for one in known:
        by_right.setdefault(one.right, []).append(f"{one.wrong} ({one.wrong_entry.count})")
    if not by_right:
        return []
    rows = ["#", "# Found, and mended by every run (translation/misspelt-name):"]
    return rows + [
        f"#   {_plain(right)}: {_plain(', '.join(sorted(wrongs)))}"
        for right, wrongs in sorted(by_right.items())
    ]


def _name_rules(
    names: Sequence[NameSuggestion], ids: _Ids, choice: Choice, layout: Layout
) -> Iterator[_Rule]:
    """Yield one rule for each right spelling and safety, the surest first."""
    groups: dict[tuple[str, bool], list[NameSuggestion]] = {}
    for one in names:
        is_word = lexicon("en").zipf(one.wrong) >= layout.word_zipf
        groups.setdefault((one.right, one.in_glossary and not is_word), []).append(one)
    for (right, mends), group in groups.items():
        name = ids.new(f"misspelt-{letters(right) or 'name'}")
        yield _Rule(name, tuple(_name_rows(name, right, mends, group, choice, layout)))


def _name_rows(
    name: str,
    right: str,
    mends: bool,
    group: Sequence[NameSuggestion],
    choice: Choice,
    layout: Layout,
) -> Iterator[str]:
    wrongs = [one.wrong for one in group]
    yield ""
    for one in group:
        yield from _evidence_rows(one, layout)
    yield f"  - id: {name}"
    yield f"    fault: {_quoted(f'{right} spelled {_listed(wrongs)}.')}"
    yield f"    safety: {'guarded' if mends else 'suggest'}"
    yield f"    term: [{', '.join(map(_quoted, wrongs))}]"
    if mends:
        yield f"    replace: {_quoted(right)}"
    elif group[0].in_glossary:
        yield f"    note: {_quoted(f'likely {right}; also a word, or a name of its own')}"
    else:
        yield f"    note: {_quoted(f'one name under several spellings; candidate: {right}')}"
    yield "    examples:"
    seen: set[str] = set()
    for one in group:
        samples = one.wrong_entry.samples if name not in choice.bare else ()
        fix = _short_example(samples, one.wrong, wrongs)
        if fix not in seen:
            seen.add(fix)
            yield f"      - fix: {_quoted(fix)}"
            if mends:
                yield f"        to: {_quoted(_replaced(fix, wrongs, right))}"
    samples = group[0].right_entry.samples if name not in choice.bare else ()
    yield f"      - keep: {_quoted(_short_example(samples, right, wrongs))}"


def _evidence_rows(one: NameSuggestion, layout: Layout) -> list[str]:
    theirs, ours = one.wrong_entry, one.right_entry
    rows = [
        f"  # {_plain(one.wrong)} -> {_plain(one.right)}: score {one.score:.2f}, "
        f"{_stands(theirs)}; the other {_stands(ours)}",
    ]
    if one.known:
        rows.append("  #   mended by every run: the documents themselves show who is meant")
    if one.shared:
        words = ", ".join(one.shared[: layout.shown_words])
        rows.append(f"  #   sound {one.sound:.2f}; around both: {_plain(words)}")
    for name, entry in ((one.wrong, theirs), (one.right, ours)):
        for sample in entry.samples[: layout.shown_sentences]:
            cut = _cut(sample.sentence, name, layout)
            if cut:
                rows.append(f"  #   {_plain(sample.document)}: {_plain(cut)}")
    return rows


def _short_example(samples: Iterable[Sample], name: str, wrongs: Sequence[str]) -> str:
    """Return the name with a plain word on either side, as the corpus has it.

    Short, so that no other rule finds anything in it.
    """
    for sample in samples:
        found = re.search(
            rf"(?:(?<!\w)[a-z]+ )?(?<![\w'’-]){re.escape(name)}(?![\w'’-])(?: [a-z]+(?!\w))?",
            sample.sentence,
        )
        if found and not any(_whole(one).search(found[0]) for one in wrongs if one != name):
            return found[0]
    return name


def _replaced(text: str, wrongs: Sequence[str], right: str) -> str:
    for one in sorted(wrongs, key=lambda wrong: (-len(wrong), wrong)):
        text = _whole(one).sub(lambda _: right, text)
    return text


def _term_rules(
    terms: Sequence[TermSuggestion], ids: _Ids, harvest: Harvest, layout: Layout
) -> Iterator[_Rule]:
    plain = _plain_uses(terms, harvest)
    for one in terms:
        name = ids.new(f"odd-{one.phrase}")
        yield _Rule(name, tuple(_term_rows(name, one, plain[one.phrase], layout)))


def _term_rows(name: str, one: TermSuggestion, plain: str, layout: Layout) -> Iterator[str]:
    entry = one.entry
    yield ""
    yield f"  # {one.phrase}: {_stands(entry)}, {entry.translated} of them machine translations;"
    yield f"  #   10^{one.score:.1f} times as often as its words would meet by chance in English"
    for sample in entry.samples[: layout.shown_sentences]:
        cut = _cut(sample.sentence, one.phrase, layout)
        yield f"  #   {_plain(sample.document)}: {_plain(cut)}"
    forms = [one.phrase, one.phrase[0].upper() + one.phrase[1:]]
    yield f"  - id: {name}"
    yield f"    fault: {_quoted(f'{forms[1]}: a phrase that English hardly has.')}"
    yield "    safety: suggest"
    yield f"    term: [{', '.join(map(_quoted, forms))}]"
    yield f"    note: {_quoted('odd term, repeated in machine translations')}"
    yield "    examples:"
    yield f"      - fix: {_quoted(one.phrase)}"
    yield f"      - keep: {_quoted(plain)}"


def _plain_uses(terms: Sequence[TermSuggestion], harvest: Harvest) -> dict[str, str]:
    """Return for each phrase another that ends with its last word, or that word.

    The corpus is asked for it: "climate change" beside "qi change".
    """
    phrases = {one.phrase for one in terms}
    wanted = {one.phrase: one.phrase.split()[-1] for one in terms}
    found: dict[str, tuple[int, str]] = {}
    for phrase, entry in harvest.phrases.items():
        last = phrase.split()[-1]
        if phrase not in phrases:
            found[last] = min(found.get(last, (0, "")), (-entry.count, phrase))
    return {phrase: found.get(last, (0, ""))[1] or last for phrase, last in wanted.items()}


def _cut(sentence: str, name: str, layout: Layout) -> str:
    """Return the part of a sentence around a name, at word edges."""
    chars = layout.example_chars
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE)
    if found is None:
        return ""
    start, end = max(0, found.start() - chars), min(len(sentence), found.end() + chars)
    before = sentence[start : found.start()]
    after = sentence[found.end() : end]
    if start:
        before = f"... {before.partition(' ')[2]}"
    if end < len(sentence):
        after = f"{after.rpartition(' ')[0]} ..."
    return before + sentence[found.start() : found.end()] + after


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _stands(entry: Entry) -> str:
    return f"{_times(entry.count, 'time')} in {_times(entry.documents, 'document')}"


def _times(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


_BARRED = re.compile(
    "[^\\x20-\\x7e\\xa0-\\u2027\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
"""What YAML has no place for, breaks lines, or turns the direction of what is shown."""


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    shown = json.dumps(text, ensure_ascii=False)
    return _BARRED.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)


def _plain(text: str) -> str:
    """Return a text as it may stand in a comment."""
    return _BARRED.sub(" ", text)
