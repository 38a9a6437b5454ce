"""Rule packs: what the format means, and what its errors say."""

from __future__ import annotations

import pytest

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Flag, apply, resolve
from cleaner.errors import PackError
from cleaner.rulepack import default_folder, find, load_pack, load_packs
from cleaner.ruletest import test_packs as problems_of
from cleaner.text.patterns import runaway_repeats

HEAD = 'pack: boilerplate/test\ntarget: "en"\nrules:\n'


@pytest.fixture
def pack(tmp_path):
    """Write rules into a file and load it."""

    def load(rules: str, head: str = HEAD):
        path = tmp_path / "pack.yaml"
        path.write_text(head + rules, encoding="utf-8", newline="")
        return load_pack(path)

    return load


def rule(body: str, name: str = "one", safety: str = "safe") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"  - id: {name}\n    fault: A fault.\n    safety: {safety}\n{lines}"


def cleaned(pack, text: str, **about) -> str:
    found = find(pack.rules, Document(text, **about), machine_translated=False)
    kept, _ = resolve(one for one in found if isinstance(one, Edit))
    return apply(text, kept)


@pytest.mark.parametrize(
    ("body", "text", "clean"),
    [
        pytest.param(
            r"match: '\b(my|your) handy\b'" "\n" r"replace: '\1 phone'",
            "Here is my handy.",
            "Here is my phone.",
            id="match fills its template",
        ),
        pytest.param(
            "term: [Treasury Minister, Money Minister]\nreplace: Treasury Secretary",
            "the Treasury Minister, Money Ministers, money Minister",
            "the Treasury Secretary, Money Ministers, money Minister",
            id="term is whole words, case as given",
        ),
        pytest.param(
            "term: 登录\nreplace: ''", "请登录后评论", "请后评论", id="Chinese terms have no edge"
        ),
        pytest.param("line: 'Log in.*'", "One.\n  Log in now \nTwo.", "One.\nTwo.", id="line goes"),
        pytest.param("line: 'Log in'", "Log in now", "Log in now", id="part of a line stays"),
        pytest.param(
            "line: 'Read  +more'\nreplace: ''", "a\n Read  more\nb", "a\n \nb", id="line emptied"
        ),
        pytest.param(
            "block:\n  start: News\n  item: ['\\d\\d:\\d\\d', '.+']\n  least: 2\n  end: More",
            "Text.\n\nNews\n\n10:00\nA\n\n11:00\nB\nMore\nEnd.",
            "Text.\n\nEnd.",
            id="block goes whole",
        ),
        pytest.param(
            "block:\n  item: ['\\d\\d:\\d\\d', '.+']\n  least: 2",
            "Text.\n10:00\nA\nEnd.",
            "Text.\n10:00\nA\nEnd.",
            id="too short a block stays",
        ),
    ],
)
def test_each_kind_of_match_edits_what_it_says(pack, body, text, clean):
    assert cleaned(pack(rule(body)), text) == clean


@pytest.mark.parametrize(
    ("guard", "text", "fires"),
    [
        ("{any: [COP28, Paris]}", "xx COP28", True),
        ("{any: [COP28, Paris]}", "xx COP281", False),
        ("{all: [COP28, Paris]}", "xx COP28", False),
        ("{all: [COP28, Paris]}", "Paris xx COP28", True),
        ("{none: [steel]}", "xx of steel", False),
        ("{none: [steel]}", "xx of steelworks", True),
        ("{near: {words: [Secretary], within: 12}}", "Secretary A. xx", True),
        ("{near: {words: [Secretary], within: 12}}", "xx and some more, Secretary", False),
        ("{languages: [zh]}", "xx", True),
        ("{position: {head: 1}}", "xx\nyy", True),
        ("{position: {head: 1}}", "yy\n\nxx", False),
        ("{position: {tail: 1}}", "yy\n\nxx\n", True),
        ("{position: {tail: 1}}", "xx\n\nyy", False),
        ("{rules: [two]}", "xx and zz", True),
        ("{rules: [two]}", "xx and yy", False),
        ("{machine_translated: true}", "xx", False),
    ],
)
def test_a_rule_fires_only_where_its_guard_holds(pack, guard, text, fires):
    rules = rule(f"term: xx\nreplace: ''\nguard: {guard}") + rule("term: zz\nreplace: w", "two")
    assert ("xx" not in cleaned(pack(rules), text)) is fires


@pytest.mark.parametrize(
    ("language", "fires"), [("", True), ("und", True), ("en-GB", True), ("zh-Hans", False)]
)
def test_the_target_of_a_pack_guards_its_rules(pack, language, fires):
    assert ("xx" not in cleaned(pack(rule("term: xx\nreplace: ''")), "xx", language=language)) is (
        fires
    )


def test_a_machine_translated_guard_holds_where_the_caller_knows(pack):
    one = pack(rule("term: xx\nreplace: y\nguard: {machine_translated: true}"))
    page = Document("xx", translated_from="zh")
    assert [type(found) for found in find(one.rules, page)] == [Edit]
    assert list(find(one.rules, page, machine_translated=False)) == []


def test_a_field_is_a_fact_and_the_line_goes_unless_it_is_kept(pack):
    text = "Source: The Paper\nText."
    body = r"line: 'Source: (?P<value>.+)'" "\nfield: source"
    fact = Fact(0, 17, "source", "The Paper", "boilerplate/test/one")
    page = Document(text)
    assert list(find(pack(rule(body)).rules, page)) == [
        fact,
        Edit(0, 18, "", "boilerplate/test/one"),
    ]
    assert list(find(pack(rule(body + "\nkeep_text: true")).rules, page)) == [fact]


def test_a_suggestion_is_a_flag_with_its_replacement(pack):
    one = pack(rule("match: 'met (\\w+)'\nreplace: 'saw \\1'\nnote: Odd.", safety="suggest"))
    flag = Flag(2, 8, "boilerplate/test/one", "Odd.", "saw Xi")
    assert list(find(one.rules, Document("I met Xi"))) == [flag]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Xi Make can be held.", "The meeting can be held."),
        ("So.\n\nXi Make can be held.", "So.\n\nThe meeting can be held."),
        ('He said: "So." Xi Make can be held.', 'He said: "So." The meeting can be held.'),
        ("whether Xi Make can be held", "whether the meeting can be held"),
    ],
)
def test_a_replacement_takes_a_capital_where_a_sentence_begins(pack, text, clean):
    one = pack(rule("match: 'Xi Make'\nreplace: the meeting\nsentence_case: true"))
    assert cleaned(one, text) == clean


def test_edits_are_trimmed_to_the_words_that_change(pack):
    one = pack(rule("match: 'on qi change now'\nreplace: 'on climate change now'"))
    assert list(find(one.rules, Document("on qi change now"))) == [
        Edit(3, 5, "climate", "boilerplate/test/one")
    ]


@pytest.mark.parametrize(
    ("rules", "parts"),
    [
        (rule("term: a\nreplace: b\nreplcae: c"), (":9:", "'replcae'", "Known keys: id, fault")),
        (
            rule("term: a\nmatch: b\nreplace: c"),
            (":4: one: expected exactly one of", "match, term"),
        ),
        (rule("replace: c"), ("exactly one of", "none")),
        (rule("term: a"), ("expected 'replace', got none",)),
        (rule("term: a\nreplace: b", safety="sure"), ("'sure'", "Known: safe, guarded, suggest")),
        (rule("term: a\nreplace: b", name="Bad_Id"), ("'Bad_Id'",)),
        (rule("term: a\nreplace: b") * 2, ("each id once", "line 4")),
        (rule("term: a\nterm: b"), (":8:", "each key once", "'term' again")),
        (rule("term: a\nreplace: b\nguard: {any: {}}"), ("a list of texts", "a mapping")),
        (rule("term: a\nreplace: b\nguard: {position: middle}"), ("'middle'", "head, tail")),
        (rule("block: {item: a, least: many}"), ("whole number", "'many'")),
        (rule("term: a\nreplace: b\nexamples:\n  - fix: a"), ("'to' beside 'fix'",)),
        (rule("line: a\nkeep_text: true"), ("'field' beside 'keep_text'",)),
        ("  - *gone\n", ("expected YAML",)),
        ("  - &a {id: x}\n  - *a\n", ("an alias",)),
    ],
)
def test_errors_name_place_rule_expected_and_got(pack, rules, parts):
    with pytest.raises(PackError) as error:
        pack(rules)
    message = str(error.value)
    assert "pack.yaml:" in message
    assert [part for part in parts if part not in message] == []


def test_a_bad_pattern_or_template_is_an_error_that_names_the_rule(pack):
    for body in ("match: '(a'\nreplace: b", "match: 'a'\nreplace: '\\2'"):
        one = pack(rule(body))
        with pytest.raises(PackError, match=r"pack\.yaml:4: one: expected"):
            list(find(one.rules, Document("(a a")))


def test_scalars_are_texts(pack):
    one = pack(rule("term: no\nreplace: 1.10\nguard: {languages: [no, en]}"))
    assert one.rules[0].guard.languages == ("no", "en")
    assert cleaned(one, "no") == "1.10"


def test_later_folders_win_rule_by_rule_and_glossaries_are_passed_over(tmp_path):
    for name, new in (("ours", "b"), ("theirs", "c")):
        folder = tmp_path / name / "boilerplate"
        folder.mkdir(parents=True)
        body = rule(f"term: a\nreplace: {new}")
        more = rule("term: x\nreplace: y", "two") if name == "ours" else ""
        (folder / "p.yaml").write_text(HEAD + body + more, encoding="utf-8")
        (folder / "people.yaml").write_text("glossary: boilerplate/people\n", encoding="utf-8")
    packs = load_packs([tmp_path / "ours", tmp_path / "theirs"], "boilerplate")
    assert [one.id.rpartition("/")[2] for pack in packs for one in pack.rules] == ["two", "one"]
    assert cleaned(packs[1], "a") == "c"
    assert len(packs[0].digest) == 12
    with pytest.raises(PackError, match="expected a folder"):
        load_packs([tmp_path / "none"], "boilerplate")


@pytest.mark.parametrize(
    ("template", "is_sound"),
    [
        pytest.param(r"\1 c", True, id="a group of the pattern"),
        pytest.param(r"\g<word> c", True, id="a group by its name"),
        pytest.param(r"\2 c", False, id="no such group"),
        pytest.param(r"\g<name> c", False, id="no group of that name"),
    ],
)
@pytest.mark.parametrize("kind", ["match", "line"])
def test_the_template_of_an_own_rule_is_tried_before_any_text(pack, kind, template, is_sound):
    [one] = pack(rule(f"{kind}: '(?P<word>a+)'\nreplace: '{template}'")).rules
    if is_sound:
        one.check()
    else:
        with pytest.raises(PackError, match=r"one: expected a template.*\n  Mend"):
            one.check()


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param("p.yaml", HEAD, id="in no family"),
        pytest.param("other/p.yaml", HEAD, id="in no known family"),
        pytest.param("boilerplate/p.yml", HEAD, id="with another suffix"),
        pytest.param("translation/names.yaml", "glossary: translation/x\n", id="no people*.yaml"),
    ],
)
def test_a_rule_file_that_no_filter_would_read_is_refused(tmp_path, place, text):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"(?s)expected .* got .*\n  .*ename"):
        load_packs([tmp_path], "translation")


def test_other_yaml_in_a_folder_of_rules_is_left_alone(tmp_path):
    (tmp_path / "exceptions").mkdir()
    text = "- rule: a/b\n  at: [0, 1]\n  old: |\n    pack: x\n"
    (tmp_path / "exceptions" / "page.txt.yaml").write_text(text, encoding="utf-8")
    (tmp_path / ".github.yml").write_text("on: push\n", encoding="utf-8")
    assert load_packs([tmp_path], "boilerplate") == ()


def test_the_rules_of_the_project_are_found():
    assert default_folder().is_dir()


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(a+)+$", True),
        (r"(?:\w+\s*)+:", True),
        (r"\w*\w+\d", True),
        (r"(?:\w+, )+\w+", False),
        (r"^Source: .+$", False),
        (r"(?:[A-Z]\w+ ){1,3}said", False),
    ],
)
def test_patterns_that_run_away_are_seen(pattern, bad):
    assert bool(runaway_repeats(pattern)) is bad


FACT = "line: 'By (?P<value>.+)'\nfield: author\nkeep_text: true\nexamples:\n  - fix: By A\n"
SOUND = "term: handy\nreplace: phone\nexamples:\n  - fix: a handy\n    to: a phone\n"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (rule(SOUND + "  - keep: handyman"), ""),
        (rule(FACT + "  - keep: x"), ""),
        (rule(FACT + "    to: By A\n  - keep: x"), ""),
        (rule(SOUND), "'keep', got none"),
        (rule("term: a\nreplace: b"), "'fix', got none"),
        (rule(SOUND + "  - keep: so handy"), "'keep' example came out wrong"),
        (rule(SOUND + "  - keep: x\n  - miss: a handy one"), "'miss' example came out wrong"),
        (rule(SOUND + "  - keep: x\n  - misfire: no"), "'misfire' example was left alone"),
        (rule(SOUND + "  - keep: x\n  - fix: a handy\n    to: a phone"), "the same example"),
        (rule(SOUND.replace("a phone", "the phone") + "  - keep: x"), "expected 'the phone'"),
        (rule(SOUND.replace("phone", "handy 2") + "  - keep: x"), "must not trigger"),
        (
            rule(SOUND + "  - keep: x")
            + rule(SOUND.replace("phone", "mobile") + "  - keep: x", name="two"),
            "in conflict",
        ),
        (
            rule("match: '(a+)+b'\nreplace: c\nexamples:\n  - {fix: aab, to: c}\n  - keep: x"),
            "can run away",
        ),
    ],
)
def test_packs_are_tried_on_their_examples(pack, rules, message):
    found = [str(one) for one in problems_of([pack(rules)])]
    if message:
        assert any(message in one for one in found), found
    else:
        assert found == []
