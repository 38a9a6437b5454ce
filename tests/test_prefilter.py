"""The automaton hides no match, and what rules find does not hang on their order."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.rule import Rule, Safety
from cleaner.rulepack import (
    Block,
    Guard,
    PackRule,
    Prefilter,
    Remainder,
    default_folder,
    find,
    load_packs,
    read,
)
from cleaner.text.literals import (
    LITERALS,
    Room,
    read_literals,
    required_literals,
    written_line,
)
from cleaner.text.patterns import fold, stays_in_line
from cleaner.text.recent import Recent

PATTERNS = (
    *(r"a(?:b|a)+ ", r"(?i)AB+", r"^b.*a$", r"[ab]b|aa", r"(?<!a)b\b", r"a?b a", r"a{2}b"),
    *(
        r"(?:a|bb)b?(?= )",
        r"\b(?:ab ?b|b ?a)\b",
        r"(?i:a|B)b",
        r"(?P<x>ab)\1",
        r"(?i)\u0131b",
        r"(?i)A\u00df",
    ),
    r"(?P<y>ab) |b(?P<y>a)",
)
LINES = (*PATTERNS, ".*b", "a b?|B")


def made(kind: str, pattern: str, number: int = 0) -> PackRule:
    return PackRule(
        Rule(f"x/y/{kind}-{number}", "Fault.", Safety.SAFE), kind, (pattern,), None, "-"
    )


RULES = [
    *(made("match", one, number) for number, one in enumerate(PATTERNS)),
    *(made("line", one, number) for number, one in enumerate(LINES)),
    *(made("term", one, number) for number, one in enumerate(("ab", "b a", "B"))),
]
BLOCK = PackRule(
    Rule("x/y/block", "Fault.", Safety.SAFE), "block", (), Block(("a( b)?", "b+"), least=2)
)
TEXTS = st.text(alphabet="abAB \n\u0130\u0131\u00df\ufb01", max_size=40)


def alone(rule: PackRule, text: str) -> bool:
    """Say whether a rule matches, asked without any short cut."""
    if rule.kind == "line":
        return any(rule.compiled.fullmatch(one.strip()) for one in text.split("\n") if one.strip())
    return rule.compiled.search(text) is not None


@given(TEXTS)
def test_all_rules_together_find_what_each_finds_alone(text):
    found = {one.rule for one in find(RULES, Document(text))}
    assert found == {rule.id for rule in RULES if alone(rule, text)}


@given(TEXTS)
def test_a_required_text_stands_in_each_match_where_its_pattern_says(text):
    for pattern in (*PATTERNS, *LINES):
        literals, ignores_case = required_literals(pattern)
        for match in regex.finditer(pattern, text, regex.MULTILINE):
            held = fold(match[0]) if ignores_case else match[0]
            assert not literals or any(map(has_room, repeat(held), literals, literals.values()))


def has_room(text: str, literal: str, room: Room) -> bool:
    """Say whether the literal stands in the text with so much before and behind it."""
    low, high, least, most = room
    return any(
        text.startswith(literal, at)
        and low <= at <= high
        and least <= len(text) - at - len(literal) <= most
        for at in range(len(text))
    )


@given(st.lists(st.sampled_from(["a", "a b", "b", "bb", "", "c"]), max_size=12))
def test_blocks_are_found_from_the_first_line_that_can_begin_one(lines):
    text = "\n".join(lines)
    held = [one for one in lines if one]
    expected, at = 0, 0
    while at < len(held):
        after = at
        while held[after : after + 1] in (["a"], ["a b"]) and held[after + 1 : after + 2] in (
            ["b"],
            ["bb"],
        ):
            after += 2
        expected += after - at >= 4
        at = after if after - at >= 4 else at + 1
    assert len(list(find([BLOCK], Document(text)))) == expected


@given(st.text(max_size=30), st.text(max_size=3))
def test_folding_keeps_offsets(text, inside):
    assert fold(text + inside) == fold(text) + fold(inside)
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        pytest.param(r"\bgreen (?:gold|money)\b", ("green gold", "green money"), id="choices join"),
        pytest.param(r"\b(?:the )?carbon top\b", ("carbon top",), id="what holds another goes"),
        pytest.param(r"(?:carbon ){e<=1}top", (), id="a fuzzy match requires nothing"),
        pytest.param(r"[[:alpha:]]", (), id="a class by its name requires nothing"),
        pytest.param(r"\w+(?!carbon)", (), id="what must not follow is not required"),
    ],
)
def test_literals_are_what_every_match_holds(pattern, literals):
    assert tuple(required_literals(pattern)[0]) == literals


@pytest.mark.parametrize(
    ("pattern", "room"),
    [
        pytest.param(r"(?:see )?also: .{2,9}", {"also: ": (0, 4, 2, 9)}, id="parts that may miss"),
        pytest.param(r"(?:ab[ |]){2,4}", {"ab ": (0, 0, 3, 9), "ab|": (0, 0, 3, 9)}, id="repeat"),
        pytest.param(r"\bMay(?= be)|in May", {"May": (0, 3, 0, 0)}, id="one text inside another"),
    ],
)
def test_literals_say_how_much_stands_around_them(pattern, room):
    assert required_literals(pattern)[0] == room


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        pytest.param("See also: the harbour", True, id="at the start"),
        pytest.param("They can see also: the harbour", False, id="behind other words"),
        pytest.param("See also: the harbour, its bridges and its ferries", False, id="too long"),
    ],
)
def test_a_line_is_matched_only_where_its_literal_has_room(line, goes):
    rule = made("line", "(?i)(?:see )?also: .{2,20}")
    tried = []

    class Watched(Prefilter):
        def _matching(self, numbers, line):
            tried.append(line)
            return super()._matching(numbers, line)

    found = Watched([rule]).seen([line], 80)
    assert bool(found[line]) == goes == bool(tried)


def test_what_rules_find_does_not_hang_on_their_order():
    rules = [one for pack in load_packs([default_folder()], "translation") for one in pack.rules]
    text = "\n".join(example.text for one in rules for example in one.examples)
    there = set(find(rules, Document(text), True))
    back = set(find(rules[::-1], Document(text), True))
    assert len(there) > len(rules) / 2
    assert there == back


@pytest.mark.parametrize("family", ["translation", "boilerplate"])
def test_every_rule_of_the_project_requires_a_text(family):
    rules = [one for pack in load_packs([default_folder()], family) for one in pack.rules]
    assert [one.id for one in rules if not one.required[0]] == []


def test_what_the_rules_that_ship_require_is_written_down_as_their_patterns_say_it():
    families = ("boilerplate", "translation")
    packs = [pack for one in families for pack in load_packs([default_folder()], one)]
    rules = [rule for pack in packs for rule in pack.rules if rule.opening]
    written = LITERALS.read_text(encoding="utf-8").splitlines(keepends=True)
    assert written == [written_line(rule.id, rule.opening) for rule in rules], (
        "run python benchmarks/write_rule_literals.py"
    )
    assert all(required_literals(one.opening) == read_literals(one.opening) for one in rules)


def test_a_pattern_that_is_not_written_down_is_read():
    assert required_literals(r"an (?:odd|even) pattern")[0].keys() == {
        "an even pattern",
        "an odd pattern",
    }


GUARDS = st.builds(Guard, head=st.integers(0, 2), tail=st.integers(0, 2))


@given(
    st.lists(st.sampled_from(["a", "a b", "ab", "b", "B a", "", "c"]), max_size=12),
    st.sets(st.integers(0, 11)),
    st.lists(GUARDS, min_size=len(LINES), max_size=len(LINES)),
)
def test_lines_taken_out_leave_what_the_rest_shows_for_itself(lines, gone, guards):
    rules = [
        replace(made("line", one, number), guard=guard)
        for number, (one, guard) in enumerate(zip(LINES, guards, strict=True))
    ]
    whole = read([*rules, BLOCK, *RULES[: len(PATTERNS)]], Document("\n".join(lines)))
    list(whole.findings())
    rest = Remainder(whole, gone)
    held = [one for one in lines if one]
    left = [number for number in range(len(held)) if number not in gone]
    alone = read(whole.rules, Document("".join(f"{held[number]}\n" for number in left)))
    assert [(one.start, one.rule) for one in rest.findings()] == [
        (one.start, one.rule) for one in alone.findings()
    ]
    for one in rest.findings():
        there = rest.placed(one)
        assert whole.text[there.start : there.end].strip() == rest.text[one.start : one.end].strip()
        assert set(rest.covered(one.start, one.end)) <= set(left)


@given(TEXTS, st.integers(0, 6))
def test_no_rule_for_lines_reads_a_line_that_is_too_long(text, longest):
    lines = [rule for rule in RULES if rule.kind == "line"]
    found = {one.rule for one in read(lines, Document(text), longest).findings()}
    short = "\n".join(one for one in text.split("\n") if len(one.strip()) <= longest)
    assert found == {rule.id for rule in lines if alone(rule, short)}


@given(st.lists(TEXTS, min_size=3, max_size=3), st.sampled_from([*PATTERNS, r"^a|b$", r"(?s)a.b"]))
def test_a_match_that_stays_in_its_line_hangs_on_no_other(texts, pattern):
    if not stays_in_line(pattern):
        return
    before, here, after = (text.replace("\n", " ") for text in texts)
    alone = [match.span() for match in regex.finditer(pattern, here, regex.MULTILINE)]
    text = f"{before}\n{here}\n{after}"
    by = len(before) + 1
    among = [
        (match.start() - by, match.end() - by)
        for match in regex.finditer(pattern, text, regex.MULTILINE)
        if by <= match.start() and match.end() <= by + len(here)
    ]
    assert [one for one in among if one in alone or one[0] < one[1]] == alone


def test_every_rule_that_ships_requires_a_text_so_that_one_search_passes_over_it():
    families = ("boilerplate", "translation")
    packs = [pack for one in families for pack in load_packs([default_folder()], one)]
    assert [one.id for pack in packs for one in pack.rules if not one.required[0]] == []


@given(st.lists(st.tuples(st.sampled_from([*"abcdefgh", "long " * 3]), st.integers()), max_size=40))
def test_what_is_kept_of_recent_texts_is_what_was_put_there_last(puts):
    recent: Recent[int] = Recent(300, 9)
    last: dict[str, int] = {}
    for text, value in puts:
        recent.put({text: value})
        last[text] = value
        known, missing = recent.known([*last, *last])
        assert known.items() <= last.items()
        assert {*known, *missing} == set(last)
        assert text in known or len(text) > 9
        assert len(known) <= 8


@given(st.lists(TEXTS, max_size=6))
def test_what_was_seen_in_one_text_changes_nothing_in_the_next(texts):
    fresh = [replace(rule, note="x") for rule in RULES]
    for text in texts:
        kept = [(one.start, one.end, one.rule) for one in find(RULES, Document(text))]
        first = [(one.start, one.end, one.rule) for one in find(list(fresh), Document(text))]
        assert kept == first
        fresh = [replace(rule, note=rule.note + "x") for rule in fresh]
