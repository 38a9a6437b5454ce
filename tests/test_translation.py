"""Repair of machine translation: what goes, what stays, and who is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.edit import Edit, Flag, apply, resolve
from cleaner.errors import PackError
from cleaner.filters import fix
from cleaner.filters.translation import default_translation, repair_translation
from cleaner.filters.translation.glossary import load_glossaries
from cleaner.text.machine_translation import judge

RAW = Path(__file__).parent.parent / "raw"
PAGES = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(RAW.glob("00*.txt"))}


def repaired(text: str, translated_from: str = "zh") -> str:
    return fix(default_translation(), Document(text, translated_from=translated_from))


@pytest.mark.parametrize(
    ("page", "is_machine_translated"),
    [("000", True), ("001", True), ("002", True), ("003", False), ("004", False)],
)
def test_judges_the_pages_of_raw(page, is_machine_translated):
    assert judge(PAGES[page]).is_machine_translated is is_machine_translated


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He ran.She followed.They met.We left.You stayed.It ended.", id="glued stops"),
        pytest.param("Use -Wall and -Wextra, or cc -fast -strict -pedantic -pipe.", id="options"),
        pytest.param("The boat -blue -and its crew -lost -came home -late -at last.", id="dashes"),
    ],
)
def test_one_kind_of_mark_is_never_enough(text):
    assert not judge(text * 4).is_machine_translated


def test_the_judgement_asks_for_density_in_a_long_text():
    marks = PAGES["002"]
    assert judge(marks).is_machine_translated
    assert not judge(marks + " a sound sentence of plain English." * 20_000).is_machine_translated


def test_evidence_has_its_place_in_the_text():
    text = PAGES["001"]
    for one in judge(text).evidence:
        assert 0 <= one.start < one.end <= len(text)
        assert one.kind


@pytest.mark.parametrize(
    ("page", "gone", "there"),
    [
        (
            "000",
            ["Chiri", "Cry", "Newland", "New Lan", "Nuran", "Shalvan", "Ma Chaoxu", "Han Han"],
            [
                "Vice President Han Zheng held talks",
                "Climate Special Envoy Kerry",
                "Sullivan, held talks",
                "Ma Zhaoxu and Nuland met",
                "accelerating decarbonization",
                "the Chinese and US heads of state are likely to meet",
                "whether the Xi-Biden meeting can be realized",
            ],
        ),
        (
            "001",
            ["Brills", "Cry", "Crey", "Cileng", "Perosi", "Treasury Minister", "Lu Mei", "qi"],
            [
                "Secretary of State Blinken and Treasury Secretary Yellen",
                "of the State Council, Wang Yi",
                "the restart of mainland-US relations",
                "on the issue of climate change, and",
                "Climate change cooperation should not",
                "common but differentiated responsibilities principle",
            ],
        ),
        (
            "002",
            ["Brillin", "Cry", "Jie Zhenhua"],
            ["Secretary of State Blinken", "Envoy Kerry visited", "special envoy Xie Zhenhua"],
        ),
    ],
)
def test_the_pages_of_raw_come_out_with_one_spelling_a_person_and_sound_terms(page, gone, there):
    text = repair_translation(PAGES[page])
    words = set(text.replace("'", " ").replace(",", " ").replace(".", " ").split())
    assert [one for one in gone if (one in text if " " in one else one in words)] == []
    assert [one for one in there if one not in text] == []


def test_an_orphan_fragment_at_the_end_goes():
    assert repair_translation(PAGES["000"]).rstrip().endswith("the global climate agenda.")


@pytest.mark.parametrize("page", ["003", "004"])
def test_pages_written_by_people_stay_even_when_taken_for_translations(page):
    assert repair_translation(PAGES[page]) == PAGES[page]
    assert repaired(PAGES[page]) == PAGES[page]


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("000", "translation/zh-en/engine/disclaimer-for-text"),
        ("000", "translation/zh-en/engine/agent-for-acting"),
        ("001", "translation/meets-self"),
        ("002", "translation/stray-fragment"),
    ],
)
def test_damage_that_cannot_be_repaired_is_flagged(page, rule):
    found = default_translation().propose(Document(PAGES[page]))
    assert rule in {one.rule for one in found if isinstance(one, Flag)}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_repaired_page_is_left_alone(page):
    once = repair_translation(PAGES[page])
    assert repair_translation(once) == once
    assert repaired(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "Cry, the beloved country: so the novel begins, and Kerry read it.",
        "Do not Cry for me, sang Kerry's daughter.",
        "Mayor Newland opened the bridge; her deputy Crey cut the ribbon.",
        "The master said that qi changes with breath, and the climate with it.",
        "Decarburization of molten steel happens in the converter, at high carbon.",
        "Lu Mei is a painter. Lu Mei's friends met in New York.",
        "A Treasury Minister told the Commons in London that US rates may rise.",
        "They share common, but different, responsibilities at home.",
        "She wore the new crown of the queen at the opening.",
    ],
)
def test_sound_english_that_looks_like_damage_stays(text):
    assert repair_translation(text) == text
    assert repair_translation((text + "\n") * 6) == (text + "\n") * 6


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param(
            "Secretary of State Brills left. Brills' plane was late; Brills's aide was not.",
            "Secretary of State Blinken left. Blinken' plane was late; Blinken's aide was not.",
            id="an office establishes, the whole document follows",
        ),
        pytest.param("A man called Brills left.", "A man called Brills left.", id="no evidence"),
        pytest.param(
            "Kerry landed. Later Crey was quoted.",
            "Kerry landed. Later Crey was quoted.",
            id="a name of others needs more than the right name",
        ),
        pytest.param(
            "Kerry spoke of climate. Crey's visit ended.",
            "Kerry spoke of climate. Kerry's visit ended.",
            id="two signs are enough",
        ),
        pytest.param(
            "Climate envoy Kerry heard a cry. Cry visited Beijing. A War Cry was heard.",
            "Climate envoy Kerry heard a cry. Kerry visited Beijing. A War Cry was heard.",
            id="a word is a name only where a name must stand",
        ),
        pytest.param(
            "Minister Newland met the press.",
            "Minister Newland met the press.",
            id="somebody else stays",
        ),
        pytest.param(
            "Deputy Secretary of State Newland met Ma. New Lan left, and Nulan's aide too.",
            "Deputy Secretary of State Nuland met Ma. Nuland left, and Nuland's aide too.",
            id="split forms follow",
        ),
        pytest.param(
            "Han Zheng came. Han Vice President Han Han spoke. Han Zheng left.",
            "Han Zheng came. Vice President Han Zheng spoke. Han Zheng left.",
            id="doubled surname",
        ),
        pytest.param(
            "The writer Han Han met Vice President Han.",
            "The writer Han Han met Vice President Han.",
            id="a doubled name stays",
        ),
    ],
)
def test_names_are_mended_where_the_document_says_who_is_meant(text, clean):
    assert repaired(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("This is one of of the best books.", "This is one of the best books."),
        ("He said that that book had had its day, very very long ago.", None),
        ("They asked for the the results of the test.", "They asked for the results of the test."),
        (
            "Major competitions competitions came to the city.",
            "Major competitions came to the city.",
        ),
        ("We like to have have tea with them", "We like to have tea with them"),
        ("She didn didn't say so to the others.", "She didn't say so to the others."),
        ("He came back back to town (with the the bus).", "He came back to town (with the bus)."),
        ("I hope that those you have have names.", None),
        ("The clashes that that have cost lives go on.", "The clashes that have cost lives go on."),
        ("See if that that helps you at all.", "See if that helps you at all."),
        ("He said that that book was his, and that that is so.", None),
        ("In time you will will see the sea.", "In time you will see the sea."),
        ("The last will will be read to the family.", None),
        ("The people's will will not be broken by this.", None),
        ("The mayor of the town will will not sign it.", "The mayor of the town will not sign it."),
        ("All of those who can come come with us to the sea.", None),
        ("The days to come come with a hope of rain.", None),
        ("They know that the divine will will be done.", None),
        ("Two times times four is as much as eight.", None),
        ("If they come come and tell me about it.", None),
        (
            "He was of the opinion that that the law is old.",
            "He was of the opinion that the law is old.",
        ),
        ("It is that that the vote was about.", None),
        ("I should think that that would be enough for us.", None),
        ("The halls were were first used in the war.", "The halls were first used in the war."),
        ("Those who were were glad to hear of it.", None),
        ("I told them what they were were signs of age.", None),
        ("It is more more important than it was.", "It is more important than it was."),
        ("In much much of the country it was dark.", "In much of the country it was dark."),
        (
            "They arrived at the same same time as we did.",
            "They arrived at the same time as we did.",
        ),
        ("The two are same same but different, as they say.", None),
        ("He asked them three times times to come in.", "He asked them three times to come in."),
        ("Two times times 4 is as much as eight.", None),
        (
            "All goods shipped within three days after receiving receiving payment.",
            "All goods shipped within three days after receiving payment.",
        ),
        ("it was a long long way (ha ha) to the town.", None),
        ("Meet Adamu Adamu, the minister, in the hall.", None),
        ("low-power power line with a brake in the box", None),
        ("run sqlite insert dogs dogs.json with the tool", None),
        ("tags: audio audio tech", None),
        ("This is our new deadline.deadline.", "This is our new deadline."),
        ("visit us at ascom.com. Or call.", None),
        ("even after all this time. time. rosemary and thyme", None),
        ("So，they left；we stayed。", "So, they left; we stayed."),
        ("It cost 3，000 yuan at 10：30 today", "It cost 3,000 yuan at 10:30 today"),
        ("the text（in English）was short", "the text (in English) was short"),
        ("标题是“你好，世界”。", None),
        ("He wrote 你好，世界 on it.", None),
    ],
)
def test_artefacts_go_and_what_looks_like_them_stays(text, clean):
    assert repair_translation(text) == (text if clean is None else clean)


def test_a_word_that_an_author_wrote_twice_in_a_long_text_stays():
    text = (
        "The mayor spoke to the council about the harbour. " * 40 + "They asked for the the file."
    )
    assert repair_translation(text) == text
    assert repaired(text) == text.replace("the the", "the")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (
            "A meeting of the State Council of the State Council was held.",
            "A meeting of the State Council was held.",
        ),
        ("at the end of the year at the end of the year.", "at the end of the year."),
        ("close contacts of close contacts of patients", None),
        ("We rose up and on and on and on.", None),
        (
            "Rules on Disciplinary Disciplinary Disciplinary Disciplinary acts",
            "Rules on Disciplinary acts",
        ),
        ("the film 《Wolf Warrior》 was shown", 'the film "Wolf Warrior" was shown'),
        (
            "the state of the harbour of the harbour of the harbour of the city",
            "the state of the harbour of the city",
        ),
        ("Articles on Orchestral Orchestral Orchestral music", "Articles on Orchestral music"),
        ("It was never never never so, and very very very far.", None),
        (
            "the Internet Internet service in the Logistics Logistics Center",
            "the Internet service in the Logistics Center",
        ),
        ("Adamu Adamu and Boutros Boutros met in Baden Baden.", None),
        ("Their Orchid Orchid is an orchid.", "Their Orchid is an orchid."),
        ("people in the affected area赢.", "people in the affected area."),
        ("He met Li Wei (李伟), and 他 said so.", None),
    ],
)
def test_loops_and_doubled_offices_go_only_from_machine_translations(text, clean):
    assert repaired(text) == (text if clean is None else clean)
    assert repair_translation(text) == text


def test_a_chinese_word_left_in_a_sentence_is_flagged_and_a_gloss_is_not():
    page = Document("He gave a 暂 to her. Li Wei (李伟) saw it.", translated_from="zh")
    found = [one for one in default_translation().propose(page) if isinstance(one, Flag)]
    assert [(one.rule, page.text[one.start : one.end]) for one in found] == [
        ("translation/left-over-characters", "暂")
    ]


def test_text_in_other_languages_is_left_alone():
    page = Document("Das ist der der beste Tag，sagte er.", language="de")
    assert list(default_translation().propose(page)) == []


def test_other_source_languages_use_no_chinese_packs():
    text = "He fears that qi change is a climate issue."
    assert repaired(text, "zh-Hans") != text
    assert repaired(text, "de") == text


def test_a_glossary_with_a_fault_is_an_error(tmp_path):
    folder = tmp_path / "translation"
    folder.mkdir()
    body = "glossary: translation/x\npeople:\n  - name: A B\n    wrong: [C]\n  - name: D E\n"
    (folder / "people.yaml").write_text(body + "    wrong: [C]\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"people\.yaml:5: D E: expected each misspelling once"):
        load_glossaries((tmp_path,))


def test_people_of_a_later_folder_win(tmp_path):
    for name, wrong in (("ours", "Bb"), ("theirs", "Cc")):
        folder = tmp_path / name / "translation"
        folder.mkdir(parents=True)
        body = f"glossary: translation/x\npeople:\n  - name: A B\n    wrong: [{wrong}]\n"
        (folder / "people.yaml").write_text(body, encoding="utf-8")
    found = load_glossaries((tmp_path / "ours", tmp_path / "theirs"))
    assert [[one.wrong for one in glossary.people] for glossary in found] == [[], [("Cc",)]]


PIECES = st.sampled_from(
    """
    the of Cry Kerry Crey Newland New Lan Han Vice President Zheng State Council met with climate
    qi change -changing agenda. statement. time.time. people ， 。 （ ） 《 》 Sino-US dollar is
    the the competitions Lu Mei's relations \n . , " Secretary Xi Jinping Make can COP28
    """.split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=24))
def test_a_repair_leaves_nothing_to_repair(pieces):
    page = Document("".join(a + b for a, b in pieces), translated_from="zh")
    one = default_translation()
    edits = [edit for edit in one.propose(page) if isinstance(edit, Edit)]
    kept, _ = resolve(edits, [rule.id for rule in one.rules])
    assert all(page.text[edit.start : edit.end] != edit.replacement for edit in edits)
    clean = page.with_text(apply(page.text, kept))
    assert [edit for edit in one.propose(clean) if isinstance(edit, Edit)] == []
