"""Try rule packs on their own examples, and look for what examples cannot show.

A rule is sound when each `fix` becomes exactly its `to` and is then left alone, no other rule
disturbs that, each `keep` is left alone, and each admitted `miss` and `misfire` is
still true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.edit import Edit, Finding, apply, resolve
from cleaner.errors import DocumentError, PackError
from cleaner.rule import ExampleKind, Safety
from cleaner.rulepack import PackExample, PackRule, RulePack, find
from cleaner.text.patterns import runaway_repeats

__all__ = ["Problem", "test_packs", "try_pack"]

_PUMP_CHARS = 8_000
_PUMP_SECONDS = 1.0  # a sound pattern needs a few milliseconds for a pumped text

Finder = Callable[[Sequence[PackRule], Document], Iterator[Finding]]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a pack, at its place, as a person should read it."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        """Return place, subject and message, like every error of this package."""
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


def test_packs(packs: Sequence[RulePack]) -> list[Problem]:
    """Return what is wrong with these packs, in the order of place; an empty list is a pass."""
    return _problems(packs, packs)


def try_pack(pack: RulePack, others: Sequence[RulePack]) -> list[Problem]:
    """Return what is wrong with one pack beside others, which are taken as sound."""
    return _problems([pack], [pack, *others])


def _problems(chosen: Sequence[RulePack], packs: Sequence[RulePack]) -> list[Problem]:
    problems: set[Problem] = set()
    seen: dict[str, PackRule] = {}
    for pack in chosen:
        for rule in pack.rules:
            problems |= set(_trials(rule, pack, _neighbours(pack, packs)))
            problems |= set(_runaways(rule))
            if rule.id in seen:
                problems.add(_problem(rule, f"expected each id once, got {rule.id!r} again."))
            seen[rule.id] = rule
    problems |= set(_repeated_examples(chosen))
    return sorted(problems)


test_packs.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's


def _problem(rule: PackRule, message: str, example: PackExample | None = None) -> Problem:
    line = example.line if example else rule.line
    return Problem(rule.path, line, rule.id.rpartition("/")[2], message)


def _outcome(rules: Sequence[PackRule], example: PackExample, text: str) -> tuple[str, set[str]]:
    """Return the text as these rules leave it, and the ids that found something.

    A suggestion is made here, so that its example can show it: it is tested, not applied.
    """
    suggested = {one.id for one in rules if one.rule.safety is Safety.SUGGEST}
    edits: list[Edit] = []
    found: set[str] = set()
    for finding in find(rules, Document(text), example.machine_translated):
        found.add(finding.rule)
        if isinstance(finding, Edit):
            edits.append(finding)
        elif finding.rule in suggested and hasattr(finding, "suggestion") and finding.suggestion:
            edits.append(Edit(finding.start, finding.end, finding.suggestion, finding.rule))
    kept, _ = resolve(edits, [one.id for one in rules])
    return apply(text, kept), found


def _neighbours(pack: RulePack, packs: Sequence[RulePack]) -> list[PackRule]:
    """Return the rules that an example must get along with: the pack's own, and those of the
    family that work inside a line. Whole lines and blocks of other packs are another matter.
    """  # noqa: D205
    others = [
        rule
        for other in packs
        if other.family == pack.family and other.id != pack.id
        for rule in other.rules
        if rule.kind in ("match", "term")
    ]
    return [*pack.rules, *others]


def _trials(rule: PackRule, pack: RulePack, neighbours: Sequence[PackRule]) -> Iterator[Problem]:
    """Run every example of one rule, alone and beside its neighbours."""
    kinds = {one.kind for one in rule.examples}
    for kind in (ExampleKind.FIX, ExampleKind.KEEP):
        if kind not in kinds:
            yield _problem(
                rule, f"expected an example of kind {kind.value!r}, got none.\n  Add one."
            )
    for example in rule.examples:
        try:
            yield from _trial(rule, pack, neighbours, example)
        except (DocumentError, PackError) as error:
            yield _problem(rule, str(error), example)


def _trial(
    rule: PackRule, pack: RulePack, neighbours: Sequence[PackRule], example: PackExample
) -> Iterator[Problem]:
    company = _company(rule, pack)
    got, found = _outcome(company, example, example.text)
    fired = rule.id in found
    kind = example.kind
    if kind is ExampleKind.FIX:
        yield from _trial_of_fix(rule, company, neighbours, example)
    elif kind is ExampleKind.KEEP and (fired or got != example.text):
        step = "Narrow the rule, or record the example as 'misfire'."
        yield _changed(rule, example, example.text, got, step)
    elif kind is ExampleKind.MISS and (fired or got != example.text):
        step = "The rule has learned it: make the example a 'fix'."
        yield _changed(rule, example, example.text, got, step)
    elif kind is ExampleKind.MISFIRE and not fired:
        yield _problem(
            rule,
            "'misfire' example was left alone.\n  The rule has learned it: make it a 'keep'.",
            example,
        )


def _company(rule: PackRule, pack: RulePack) -> list[PackRule]:
    """Return the rules that an example is run with: the rule, and those that its guard asks for."""
    return [one for one in pack.rules if one is rule or one.id in rule.guard.rules]


def _trial_of_fix(
    rule: PackRule,
    company: Sequence[PackRule],
    neighbours: Sequence[PackRule],
    example: PackExample,
) -> Iterator[Problem]:
    want = example.text if example.to is None else example.to
    got, found = _outcome(company, example, example.text)
    if rule.id not in found:
        step = "Widen the rule, or record the example as 'miss'."
        yield _problem(rule, f"'fix' example was not found: {example.text!r}.\n  {step}", example)
        return
    if got != want:
        yield _changed(rule, example, want, got, "Mend 'replace' or 'to'.")
        return
    if example.to is None:
        return  # the rule only reports: nothing was to become of it
    again, found_again = _outcome(company, example, want)
    if again != want or (rule.id in found_again and not rule.keep_text):
        step = "A corrected text must not trigger its rule."
        yield _changed(rule, example, want, again, step)
    together, _ = _outcome(neighbours, example, example.text)
    if together != got:
        step = "Another rule is in conflict: narrow one of the two."
        yield _changed(rule, example, got, together, step)


def _changed(rule: PackRule, example: PackExample, want: str, got: str, step: str) -> Problem:
    message = f"{example.kind.value!r} example came out wrong:\n  expected {want!r}, got {got!r}.\n"
    return _problem(rule, f"{message}  {step}", example)


def _repeated_examples(packs: Sequence[RulePack]) -> Iterator[Problem]:
    for pack in packs:
        for rule in pack.rules:
            texts: dict[str, int] = {}
            for example in rule.examples:
                if example.text in texts:
                    message = f"the same example as in line {texts[example.text]}.\n  Remove one."
                    yield _problem(rule, message, example)
                texts.setdefault(example.text, example.line)
            for example in rule.examples:
                unchanged = example.kind is ExampleKind.FIX and example.to == example.text
                if unchanged and not rule.keep_text:
                    yield _problem(rule, "'fix' changes nothing.\n  Make it a 'keep'.", example)


def _runaways(rule: PackRule) -> Iterator[Problem]:
    """Find patterns that can take out of proportion long, by their form and by trying."""
    if rule.kind == "term":
        return
    block = rule.block
    patterns = (block.start, *block.item, block.end) if block else rule.patterns
    for pattern in filter(None, patterns):
        fault = runaway_repeats(pattern)
        if fault:
            yield _problem(rule, f"the pattern can run away: {fault}: {pattern!r}.\n  Bound it.")
        elif _is_slow(rule, pattern):
            yield _problem(rule, f"the pattern runs away on a long text: {pattern!r}.\n  Bound it.")


def _is_slow(rule: PackRule, pattern: str) -> bool:
    """Try a pattern on texts that repeat what it may match, without the end that it waits for."""
    import regex

    if not re.search(r"[*+]|\{\d+,\}", pattern):
        return False
    compiled = regex.compile(pattern, regex.MULTILINE)
    for pump in _pumps(rule, pattern):
        try:
            compiled.search(pump, timeout=_PUMP_SECONDS)
        except TimeoutError:
            return True
    return False


def _pumps(rule: PackRule, pattern: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.", " ", pattern))[:4]
    examples = [one.text for one in rule.examples if one.kind is ExampleKind.FIX][:2]
    for seed in ("a", " ", "A", "1", "-", ".", "\u4e2d", "a ", "\n", *words, *examples):
        yield (seed * (_PUMP_CHARS // len(seed) + 1))[:_PUMP_CHARS] + "\x00"
