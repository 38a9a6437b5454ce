"""Every rule file of the project: its examples, and what they must not contain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.filters.translation import default_translation
from cleaner.rule import Safety
from cleaner.rulepack import default_folder, find, load_packs
from cleaner.ruletest import test_packs as problems_of
from cleaner.text.lexicon import common_words

FAMILIES = sorted(one.name for one in default_folder().iterdir() if one.is_dir())
PACKS = {family: load_packs([default_folder()], family) for family in FAMILIES}
RAW = Path(__file__).parent.parent / "raw"
SOUND_PAGES = [*RAW.glob("003_*"), *RAW.glob("004_*")]
PEOPLE = [one for glossary in default_translation().glossaries for one in glossary.people]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_passes_its_own_examples(family):
    assert [str(one) for one in problems_of(PACKS[family])] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_rule_ids_are_given_once(family):
    ids = [one.id for pack in PACKS[family] for one in pack.rules]
    assert len(ids) == len(set(ids))


def test_translation_rules_that_change_words_ask_for_a_machine_translation():
    open_rules = [
        one.id
        for pack in PACKS["translation"]
        for one in pack.rules
        if not one.guard.machine_translated and one.rule.safety is not Safety.SAFE
    ]
    assert open_rules == []


def test_a_phrase_that_proves_a_machine_translation_is_none_that_english_may_have():
    proofs = [one for pack in PACKS["translation"] for one in pack.rules if one.proof]
    assert proofs
    sound = "\n".join(page.read_text(encoding="utf-8") for page in SOUND_PAGES)
    for rule in proofs:
        assert list(find([rule], Document(sound), machine_translated=True)) == []
        for example in rule.examples:
            if example.to:
                words = rule.compiled.search(example.text)[0].split()
                known = common_words("en").knows(words[0].strip('"“').casefold())
                assert len(words) > 1 or not known


def test_no_translation_rule_touches_what_another_one_wrote():
    rules = [one for pack in PACKS["translation"] for one in pack.rules]
    touched = []
    for rule in rules:
        for example in rule.examples:
            if example.to:
                found = find(rules, Document(example.to), machine_translated=True)
                touched += [(rule.id, one) for one in found if isinstance(one, Edit)]
    assert touched == []


def test_no_misspelling_is_the_right_name_of_somebody_in_the_glossary():
    right = {one.name for one in PEOPLE} | {one.right for one in PEOPLE}
    wrong = {spelling for one in PEOPLE for spelling in (*one.wrong, *one.words, *one.names)}
    assert wrong & right == set()


def test_every_person_is_listed_once_with_a_chinese_name():
    names = [one.name for one in PEOPLE]
    assert len(names) == len(set(names))
    assert [one.name for one in PEOPLE if not re.search(r"[\u4e00-\u9fff]", one.zh)] == []


def test_misspellings_that_mean_nothing_else_are_no_common_english_words():
    import wordfreq

    common = [
        spelling
        for one in PEOPLE
        for spelling in one.wrong
        if " " not in spelling and wordfreq.zipf_frequency(spelling.lower(), "en") > 2.5
    ]
    assert common == []
