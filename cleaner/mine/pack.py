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

from cleaner.mine.harvest import Harvest, Sample
from cleaner.mine.names import NameSuggestion
from cleaner.mine.terms import TermSuggestion
from cleaner.text.lexicon import lexicon
from cleaner.text.sounds import letters

__all__ = ["Layout", "as_pack"]


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


def as_pack(
    harvest: Harvest,
    names: Iterable[NameSuggestion],
    terms: Iterable[TermSuggestion],
    known: bool = False,
    layout: Layout = Layout(),
) -> str:
    """Return suggestions as the text of a rule file.

    Misspellings that a run mends by itself are named in a comment, or with `known` made rules too.
    """
    names = tuple(names)
    chosen = [one for one in names if known or not one.known]
    rows = [
        f"# Suggested from {harvest.documents:,} documents ({harvest.words:,} words), "
        f"{harvest.translated:,} of them machine translations.",
        "# Each rule is a proposal: delete it, or mend it and keep it. `guarded` rules change text,",
        "# `suggest` rules only report. A score is the chance that spelling and correction are right.",
    ]
    if not known:
        rows += _known_rows(one for one in names if one.known)
    rows += [
        f"pack: {layout.pack}",
        f"source: {_quoted(layout.source)}",
        'target: "en"',
        "guard:",
        "  machine_translated: true",
    ]
    rules = [*_name_rules(chosen, layout), *_term_rules(terms, layout)]
    if not rules:
        rows.append("rules: []")
        return "\n".join(rows) + "\n"
    rows.append("rules:")
    for rule in rules:
        rows += rule
    return "\n".join(rows) + "\n"


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


def _name_rules(names: Sequence[NameSuggestion], layout: Layout) -> Iterator[list[str]]:
    """Yield one rule for each right spelling and safety, the surest first."""
    groups: dict[tuple[str, bool], list[NameSuggestion]] = {}
    for one in names:
        is_word = lexicon("en").zipf(one.wrong) >= layout.word_zipf and " " not in one.wrong
        groups.setdefault((one.right, one.in_glossary and not is_word), []).append(one)
    taken: set[str] = set()
    for (right, mends), group in groups.items():
        rule = _name_rule(right, mends, group, layout, taken)
        if rule:
            yield rule


def _name_rule(
    right: str, mends: bool, group: Sequence[NameSuggestion], layout: Layout, taken: set[str]
) -> list[str]:
    wrongs = [one.wrong for one in group]
    examples = _examples(group, right, mends, layout)
    if not examples:
        return []
    first = group[0]
    rows = [""]
    for one in group:
        rows += _evidence_rows(one, layout)
    safety = "guarded" if mends else "suggest"
    rows += [
        f"  - id: {_id(f'misspelt-{letters(right)}', taken)}",
        f"    fault: {_quoted(f'{right} spelled {_listed(wrongs)}.')}",
        f"    safety: {safety}",
        f"    term: [{', '.join(map(_quoted, wrongs))}]",
    ]
    if mends:
        rows.append(f"    replace: {_quoted(right)}")
    elif first.in_glossary:
        rows.append(f"    note: {_quoted(f'likely {right}; also a word or name of its own')}")
    else:
        rows.append(f"    note: {_quoted(f'one name under several spellings; candidate: {right}')}")
    return [*rows, *examples]


def _evidence_rows(one: NameSuggestion, layout: Layout) -> list[str]:
    theirs, ours = one.wrong_entry, one.right_entry
    rows = [
        f"  # {_plain(one.wrong)} -> {_plain(one.right)}: score {one.score:.2f}, "
        f"{theirs.count} times in {theirs.documents} documents, "
        f"the other {ours.count} times in {ours.documents}",
    ]
    if one.known:
        rows.append("  #   mended by every run: the documents themselves show who is meant")
    if one.shared:
        words = ", ".join(one.shared[: layout.shown_words])
        rows.append(f"  #   sound {one.sound:.2f}; around both: {_plain(words)}")
    for name, entry in ((one.wrong, theirs), (one.right, ours)):
        for sample in entry.samples[: layout.shown_sentences]:
            cut = _cut(sample.sentence, name, layout.example_chars)
            if cut:
                rows.append(f"  #   {_plain(sample.document)}: {_plain(cut)}")
    return rows


def _examples(
    group: Sequence[NameSuggestion], right: str, mends: bool, layout: Layout
) -> list[str]:
    rows: list[str] = []
    wrongs = [one.wrong for one in group]
    seen: set[str] = set()
    for one in group:
        fix = _short_example(one.wrong_entry.samples, one.wrong, wrongs)
        if fix in seen:
            continue
        seen.add(fix)
        rows.append(f"      - fix: {_quoted(fix)}")
        if mends:
            rows.append(f"        to: {_quoted(_replaced(fix, wrongs, right))}")
    keep = _short_example(group[0].right_entry.samples, right, wrongs)
    return ["    examples:", *rows, f"      - keep: {_quoted(keep)}"]


def _short_example(samples: Iterable[Sample], name: str, wrongs: Sequence[str]) -> str:
    """Return the name with a plain word on either side, as the corpus has it.

    Short, so that no other rule finds anything in it.
    """
    for sample in samples:
        found = re.search(
            rf"(?:(?<!\w)[a-z]+ )?(?<![\w'’-]){re.escape(name)}(?![\w'’-])(?: [a-z]+(?!\w))?",
            sample.sentence,
        )
        if found and sum(bool(_whole(one).search(found[0])) for one in wrongs) <= 1:
            return found[0]
    return name


def _replaced(text: str, wrongs: Sequence[str], right: str) -> str:
    for one in sorted(wrongs, key=lambda wrong: (-len(wrong), wrong)):
        text = _whole(one).sub(lambda _: right, text)
    return text


def _term_rules(terms: Iterable[TermSuggestion], layout: Layout) -> Iterator[list[str]]:
    taken: set[str] = set()
    for one in terms:
        entry = one.entry
        rows = [
            "",
            f"  # {one.phrase}: {entry.count} times in {entry.documents} documents, "
            f"{entry.translated} of them machine translations; 10^{one.score:.1f} times as often",
            "  #   as its words would meet by chance in English",
        ]
        for sample in entry.samples[: layout.shown_sentences]:
            cut = _cut(sample.sentence, one.phrase, layout.example_chars)
            if cut:
                rows.append(f"  #   {_plain(sample.document)}: {_plain(cut)}")
        forms = [one.phrase, one.phrase[0].upper() + one.phrase[1:]]
        yield [
            *rows,
            f"  - id: {_id(f'odd-{one.phrase}', taken)}",
            f"    fault: {_quoted(f'{one.phrase}: a phrase that English hardly has.')}",
            "    safety: suggest",
            f"    term: [{', '.join(map(_quoted, forms))}]",
            f"    note: {_quoted('odd term, repeated in machine translations')}",
            "    examples:",
            f"      - fix: {_quoted(one.phrase)}",
            f"      - keep: {_quoted(' '.join(reversed(one.phrase.split())))}",
        ]


def _cut(sentence: str, name: str, chars: int) -> str:
    """Return the part of a sentence around a name, at word edges."""
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


def _id(text: str, taken: set[str]) -> str:
    """Return an id of lower-case words that was not given before."""
    base = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    made, number = base, 1
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a text without what would end a comment, or what YAML does not allow in one."""
    return re.sub(r"[^\x20-\x7e\xa0-\ud7ff\uf900-\ufdff\ufe10-\ufefe\uff00-\uffef]", " ", text)
