"""The miner: misspelt names and odd terms of a corpus, as a rule pack to review."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.config import Config, build_settings
from cleaner.engines.mining import Quarry, gather_folder, mine
from cleaner.errors import DocumentError
from cleaner.filters.translation import default_people
from cleaner.mine.harvest import Gathering, Harvest, harvest
from cleaner.mine.mentions import read_names, sentences_of
from cleaner.mine.names import NameSuggestion
from cleaner.mine.pairs import is_inflected
from cleaner.mine.phrases import odd_phrases
from cleaner.mine.rightness import PLACES, chinese_places
from cleaner.mine.suggest import Mining, Suggestions, suggest, suggestions_of
from cleaner.mine.terms import Oddness
from cleaner.rulepack import default_folder, load_packs, parse_pack
from cleaner.ruletest import try_pack
from cleaner.text.lexicon import lexicon

ENGLISH = lexicon("en")
SEEDS = sorted((Path(__file__).parent.parent / "raw").glob("*.txt"))

# One story, as two engines and a reporter tell it.
STORY = (
    "The conductor {0} opened the winter festival in Tomsk with a symphony by Borodin.\n"
    "Critics praised {0} for a brisk reading of the slow movement.\n"
    "On Friday {0} and the pianist Lena Orlova leave for a tour of Norway.\n"
)
RETOLD = (
    "Conductor {0} opened the winter festival of Tomsk with a Borodin symphony.\n"
    "Critics praised {0} for the brisk reading of the slow movement.\n"
    "{0} and pianist Lena Orlova leave on Friday for a tour of Norway.\n"
)
CORPUS = [STORY.format("Krivoruchko"), RETOLD.format("Krivoruchko"), RETOLD.format("Kryvoluchko")]


def found(texts: list[str]) -> dict[str, str]:
    return {one.wrong: one.right for one in suggest(texts).names}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param("He met Zhaoxu.", ["Zhaoxu"], id="a capital inside a sentence is a name"),
        pytest.param("Talks went on.", [], id="an ordinary word that opens a sentence is none"),
        pytest.param("Shalvan spoke.", ["Shalvan"], id="an unknown word that opens one is"),
        pytest.param("The WHO and Li met.", [], id="capitals and short names are left aside"),
        pytest.param(
            "He met New Lan's aide.", ["New Lan", "New", "Lan"], id="two words may be one name"
        ),
    ],
)
def test_names_are_read_by_their_place(sentence, names):
    assert sorted(one.spelling for one in read_names(sentence, ENGLISH)) == sorted(names)


def test_a_glued_stop_ends_a_sentence_and_a_title_does_not():
    assert list(sentences_of("They met Mr. Li.He spoke.\n\nThe end")) == [
        "They met Mr. Li.",
        "He spoke.",
        "The end",
    ]


def test_two_spellings_in_the_same_company_are_one_name():
    assert found(CORPUS) == {"Kryvoluchko": "Krivoruchko"}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("Krivoruchko", "Kryvoluchko", id="the one that most sentences have"),
        pytest.param("Houdeli", "Hodeli", id="the one that is plain pinyin"),
        pytest.param("Marinetti", "Malinetti", id="the one that English knows"),
    ],
)
def test_the_spelling_that_more_speaks_for_is_the_candidate(right, wrong):
    (one,) = suggest([STORY.format(right), RETOLD.format(right), RETOLD.format(wrong)]).names
    assert (one.wrong, one.right) == (wrong, right)


def test_the_score_of_a_doubtful_candidate_is_low():
    most = [STORY.format("Krivoruchko"), RETOLD.format("Krivoruchko")]
    (sure,) = suggest([*most, RETOLD.format("Krivoluchko")]).names
    (doubtful,) = suggest([STORY.format("Krivoruchko"), RETOLD.format("Krivoluchko")]).names
    assert sure.score > doubtful.score


@pytest.mark.parametrize(
    ("spellings", "right"),
    [
        pytest.param(["Kríboros", "Kriboros"], "Kríboros", id="accents that got lost are kept"),
        pytest.param(
            ["Kríboros", *4 * ["Kriboros"]], "Kriboros", id="those of a rare spelling are not"
        ),
    ],
)
def test_of_two_spellings_with_the_same_letters_one_is_the_candidate(spellings, right):
    texts = [STORY.format(one) for one in spellings]
    assert found([*texts, RETOLD.format("Kriboros"), RETOLD.format("Kliboros")]) == {
        "Kliboros": right
    }


@pytest.mark.parametrize(
    ("accented", "plain", "wrong", "right"),
    [
        pytest.param("Zürich", "Zurich", "Zulich", "Zurich", id="English writes it without"),
        pytest.param("Peñaloza", "Penaloza", "Penaroza", "Peñaloza", id="English knows neither"),
    ],
)
def test_accents_that_english_drops_are_dropped(accented, plain, wrong, right):
    texts = [STORY.format(plain), RETOLD.format(accented), RETOLD.format(plain)]
    assert found([*texts, RETOLD.format(wrong)]) == {wrong: right}


def test_a_name_that_is_cut_in_two_is_one_name_and_its_parts_are_none():
    assert found(
        [STORY.format("Haochun"), RETOLD.format("Haochun"), RETOLD.format("Hao Chun")]
    ) == {"Hao Chun": "Haochun"}


def test_the_part_of_a_cut_name_is_a_name_where_it_stands_alone():
    texts = [STORY.format("Haochun"), RETOLD.format("Haochun"), RETOLD.format("Hao Chun")]
    alone = "Today {0} paints a lighthouse near Bergen.\nThe lighthouse of Bergen inspires {0}.\n"
    apart = [alone.format("Chunbai"), alone.format("Chunbai") + "\n", alone.format("Chun")]
    assert found([*texts, *apart]) == {"Hao Chun": "Haochun", "Chun": "Chunbai"}
    cut = [alone.format("Chunbai"), alone.format("Chunbai") + "\n", alone.format("Hao Chun")]
    assert found([*texts, *cut]) == {"Hao Chun": "Haochun"}


def test_a_cut_name_in_other_company_is_another_name():
    other = "The plumber Hao Chun mended the boiler of a school near Leeds.\n"
    assert found([STORY.format("Haochun"), RETOLD.format("Haochun"), other]) == {}


def test_misspellings_that_begin_with_another_sound_are_found():
    texts = [STORY.format("Giuliano"), RETOLD.format("Giuliano"), RETOLD.format("Juliano")]
    assert found(texts) == {"Juliano": "Giuliano"}


@pytest.mark.parametrize(
    ("often", "once", "suggested"),
    [
        pytest.param("Anshun", "Anshunwan", {}, id="a longer name stays"),
        pytest.param("Anshun", "Anshunn", {"Anshunn": "Anshun"}, id="a letter too many goes"),
    ],
)
def test_a_longer_name_is_no_misspelling_of_the_shorter_one(often, once, suggested):
    assert found([STORY.format(often), RETOLD.format(often), RETOLD.format(once)]) == suggested


@pytest.mark.parametrize(
    ("elsewhere", "suggested"),
    [
        pytest.param(0, {"Kryvoluchko": "Krivoruchko"}, id="a spelling of this name alone goes"),
        pytest.param(4, {}, id="one that is mostly somebody else stays"),
    ],
)
def test_a_spelling_that_is_also_another_name_is_not_accused(elsewhere, suggested):
    other = "The plumber Kryvoluchko mended {0} boilers near Leeds.\n"
    texts = [other.format(count) for count in ("two", "five", "nine", "ten")[:elsewhere]]
    assert found([*CORPUS, *texts]) == suggested


@pytest.mark.parametrize(
    ("elsewhere", "suggested"),
    [
        pytest.param(0, {"Brinken": "Blinken"}, id="a misspelt person of the glossary goes"),
        pytest.param(4, {}, id="somebody else stays"),
    ],
)
def test_another_name_is_not_taken_for_one_of_the_glossary(elsewhere, suggested):
    other = "The plumber Brinken mended {0} boilers near Leeds.\n"
    texts = [STORY.format("Blinken"), RETOLD.format("Blinken"), RETOLD.format("Brinken")]
    texts += [other.format(count) for count in ("two", "five", "nine", "ten")[:elsewhere]]
    assert found(texts) == suggested


def test_a_person_of_the_glossary_is_written_as_the_glossary_does():
    texts = [STORY.format("Dancila"), RETOLD.format("Dancila"), RETOLD.format("Dencila")]
    assert found(texts) == {"Dencila": "Dăncilă"}


@pytest.mark.parametrize(
    ("often", "once", "suggested"),
    [
        pytest.param("Counselor", "Counsellor", {}, id="British spelling stays"),
        pytest.param("Theater", "Theatre", {}, id="so does a British ending"),
        pytest.param("Counselor", "Counsenor", {"Counsenor": "Counselor"}, id="a slip goes"),
    ],
)
def test_british_and_american_spellings_are_both_right(often, once, suggested):
    assert found([STORY.format(often), RETOLD.format(often), RETOLD.format(once)]) == suggested


@pytest.mark.parametrize(("place", "other"), [("Xunyang", "Sunyang"), ("Dangyang", "Tangyang")])
def test_of_two_spellings_in_pinyin_the_place_of_china_is_the_candidate(place, other):
    assert found([STORY.format(place), RETOLD.format(other)]) == {other: place}
    assert found([STORY.format(other), RETOLD.format(place)]) == {other: place}


def test_the_places_of_china_are_letters_in_order_each_once():
    rows = PLACES.read_text(encoding="ascii").splitlines()
    names = [name for row in rows if not row.startswith("#") for name in row.split()]
    assert names == sorted(set(names))
    assert all(name.isalpha() and name.islower() for name in names)
    assert {"xunyang", "golmud", "chaoyang"} <= chinese_places() == set(names)
    assert chinese_places().isdisjoint({"geermu", "sunyang", "london"})


def test_two_ordinary_words_of_the_corpus_are_no_names():
    texts = [STORY.format("Sonata"), RETOLD.format("Sonata"), RETOLD.format("Sonado")]
    assert found(texts) == {"Sonado": "Sonata"}
    assert found([*texts, "A sonado is no sonata."]) == {}


def test_two_names_that_stand_side_by_side_stay_two():
    both = [text.replace("Lena Orlova", "Kryvoluchko") for text in CORPUS[:2]]
    assert found([*both, CORPUS[2]]) == {}


def test_two_names_in_other_company_stay_two():
    other = (
        "The plumber Kryvoluchko mended the boiler of a school near Leeds.\n"
        "Parents thanked Kryvoluchko with cakes and a card.\n"
    )
    assert found([*CORPUS[:2], other]) == {}


@pytest.mark.parametrize(("one", "two"), [("Israel", "Israeli"), ("Biden", "Bidens")])
def test_forms_of_one_name_are_no_misspellings(one, two):
    assert is_inflected(one, two, ENGLISH)
    assert found([STORY.format(one), RETOLD.format(one), RETOLD.format(two)]) == {}


def test_two_people_of_the_glossary_stay_two():
    assert found([STORY.format("Blinken"), RETOLD.format("Blinken"), RETOLD.format("Brinken")]) == {
        "Brinken": "Blinken"
    }
    two = [STORY.format("Li Keqiang"), RETOLD.format("Li Keqiang"), RETOLD.format("Li Qiang")]
    assert found(two) == {}


def test_sound_english_gives_no_suggestion():
    texts = [path.read_text(encoding="utf-8") for path in SEEDS if path.name[:3] in ("003", "004")]
    assert found(texts) == {}


def test_the_misspelt_people_of_the_seeds_are_found_and_none_is_wrong():
    names = suggest([path.read_text(encoding="utf-8") for path in SEEDS]).names
    right = {
        "Kerry": {"Chiri", "Cileng", "Crey", "Cry"},
        "Blinken": {"Brillin", "Brills"},
        "Nuland": {"New Lan", "Newland", "Nuran"},
        "Sullivan": {"Shalvan"},
        "Pelosi": {"Perosi"},
        "Ma Zhaoxu": {"Ma Chaoxu"},
        "Xie Zhenhua": {"Jie Zhenhua"},
        "Han Zheng": {"Han Han"},
    }
    assert {(one.right, one.wrong) for one in names} == {
        (name, wrong) for name, wrongs in right.items() for wrong in wrongs
    }


# Harvests


def texts_of(words: list[list[str]]) -> list[tuple[str, str]]:
    return [(f"{at}.txt", STORY.format(" ".join(row))) for at, row in enumerate(words)]


NAMES = st.sampled_from(["Krivoruchko", "Kryvoluchko", "New Lan", "Shalvan", "carbon qi", "Tomsk"])
DOCUMENTS = st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=12).map(texts_of)
FEW = Gathering(name_sentences=2, phrase_sentences=1)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_order_and_shards_change_no_byte(documents, chance, count):
    whole = harvest(documents, gathering=FEW)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    total = Harvest(FEW)
    for at in range(count):
        part = harvest(shuffled[at::count], gathering=FEW)
        total.add(Harvest.from_bytes(part.to_bytes(), FEW))
    assert total.to_bytes() == whole.to_bytes()
    assert suggestions_of(total).as_pack() == suggestions_of(whole).as_pack()


def test_a_sample_of_sentences_is_kept_of_a_frequent_name():
    held = harvest(texts_of([["Shalvan"]] * 9), gathering=FEW).names["Shalvan"]
    assert (held.count, held.documents, len(held.samples)) == (27, 9, 2)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": "other"}', b'{"names": {}}'])
def test_what_is_no_harvest_is_refused_with_its_place(data):
    with pytest.raises(DocumentError, match=r"shard.json: expected a harvest"):
        Harvest.from_bytes(data, place="shard.json")


def test_workers_and_one_process_give_the_same_pack(tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.engines.mining._SHARD_DOCUMENTS", 2)
    for at, text in enumerate([*CORPUS, *(path.read_text(encoding="utf-8") for path in SEEDS)]):
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    packs = []
    for workers in (1, 2):
        gathered, errors = gather_folder(Quarry(tmp_path), workers)
        assert errors == []
        packs.append(mine(gathered, Config()).as_pack())
    assert packs[0] == packs[1]
    assert "Kryvoluchko" in packs[0]


def test_what_cannot_be_read_is_said_and_the_rest_gathered(tmp_path):
    (tmp_path / "a.txt").write_text(CORPUS[0], encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{}", encoding="utf-8")
    gathered, errors = gather_folder(Quarry(tmp_path))
    assert gathered.documents == 1
    assert ["b.jsonl" in one for one in errors] == [True]


# Terms

TRANSLATED = SEEDS[1].read_text(encoding="utf-8")


def test_a_phrase_that_only_translations_repeat_is_an_odd_term():
    sound = [STORY.format(name) for name in ("Lena Orlova", "Borodin", "Shalvan")]
    terms = suggest([TRANSLATED, TRANSLATED + "\n", *sound]).terms
    assert "qi change" in [one.phrase for one in terms]


def test_a_phrase_of_sound_texts_is_none():
    sound = [STORY.format(name) + "They talked of qi change." for name in ("Lena", "Ivan", "Olga")]
    assert suggest(sound).terms == ()
    assert list(odd_phrases("They talked of qi change.", ENGLISH)) == ["qi change"]


# The pack


def problems(suggestions: Suggestions, known: bool = True) -> list[str]:
    packs = load_packs([default_folder()], "translation")
    text = suggestions.as_pack(known, packs)
    pack = parse_pack(text.encode("utf-8"), "suggested.yaml")
    assert known is False or len(pack.rules) > 0
    return [str(one) for one in try_pack(pack, packs)]


def test_the_pack_of_the_seeds_passes_its_tests():
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    few = Mining(terms=Oddness(least_documents=1))
    assert problems(suggest(texts, few)) == []


def test_what_every_run_mends_is_a_comment_and_with_known_a_rule():
    suggestions = suggest([path.read_text(encoding="utf-8") for path in SEEDS])
    assert "#   Pelosi: Perosi (1)" in suggestions.as_pack()
    assert "misspelt-pelosi" not in suggestions.as_pack()
    assert "  - id: misspelt-pelosi" in suggestions.as_pack(known=True)


def test_a_name_of_the_glossary_is_mended_and_any_other_only_reported():
    mended = [STORY.format("Blinken"), RETOLD.format("Blinken"), RETOLD.format("Brinken")]
    assert 'safety: guarded\n    term: ["Brinken"]\n    replace: "Blinken"' in (
        suggest(mended).as_pack()
    )
    reported = suggest(CORPUS).as_pack()
    assert 'safety: suggest\n    term: ["Kryvoluchko"]\n    note: "one name under' in reported
    assert "candidate: Krivoruchko" in reported


OTHER = """
pack: translation/zh-en/own
rules:
  - id: brinken-and-pianist
    fault: A duo under a wrong name.
    safety: safe
    match: '(?i)conductor brinken|brinken (?:and|for)'
    replace: 'the duo'
    examples:
      - fix: "brinken and"
        to: "the duo"
      - keep: "brinken"
"""


def test_a_rule_on_whose_examples_another_one_acts_gets_bare_ones():
    other = parse_pack(OTHER.encode())
    texts = [STORY.format("Blinken"), RETOLD.format("Blinken"), RETOLD.format("Brinken")]
    assert '- fix: "Brinken and"' in suggest(texts).as_pack()
    pack = suggest(texts).as_pack(packs=(other,))
    assert '- fix: "Brinken"\n' in pack
    assert try_pack(parse_pack(pack.encode()), [other]) == []


def test_a_rule_that_would_act_on_what_it_wrote_is_left_out_and_named():
    names = (NameSuggestion("Lan", "New Lan", 0.9, in_glossary=True),)
    pack = replace(suggest(CORPUS), names=names).as_pack()
    assert "# Left out, since its examples go wrong beside other rules: misspelt-newlan" in pack
    assert parse_pack(pack.encode()).rules == ()


ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(deadline=None, max_examples=30)
@given(ODD, ODD, st.integers(0, 2**32))
def test_whatever_stands_in_the_texts_the_pack_is_valid(before, behind, seed):
    texts = [f"{before} {text} {behind}\n{behind}{text}{before}" for text in CORPUS]
    random.Random(seed).shuffle(texts)
    suggestions = suggest(texts)
    named = replace(
        suggestions,
        names=tuple(replace(one, wrong=f"{one.wrong}{before}") for one in suggestions.names),
    )
    for one in (suggestions, named):
        text = one.as_pack()
        parse_pack(text.encode("utf-8"))
        assert "\t" not in text


def test_the_miner_is_set_like_a_filter():
    config = Config().setting(["suggest.names.pairing.least_linked=1"])
    assert build_settings("suggest", config).names.pairing.least_linked == 1
    assert mine(harvest(enumerated(CORPUS), default_people()), config).names == ()


def enumerated(texts: list[str]) -> list[tuple[str, str]]:
    return [(str(at), text) for at, text in enumerate(texts)]


def test_the_example_in_the_documentation_is_what_the_miner_prints():
    page = (SEEDS[0].parent.parent / "docs" / "suggesting.md").read_text(encoding="utf-8")
    whole, *rules = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    config = Config().setting(["suggest.terms.least_documents=1"])
    suggestions = mine(gather_folder(Quarry(SEEDS[0].parent, config), 1)[0], config)
    assert suggestions.as_pack() == whole
    assert [one for one in rules if one not in suggestions.as_pack(known=True)] == []


def test_the_command_writes_a_pack_and_adds_up_what_parts_were_counted(tmp_path, capsys):
    for at, text in enumerate(CORPUS):
        part = tmp_path / f"part{at}"
        part.mkdir()
        (part / f"{at}.txt").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit, match="0"):
            main(["suggest", str(part), "--counts", str(tmp_path / f"{at}.harvest")])
    added = [f"--from={tmp_path}/{at}.harvest" for at in range(len(CORPUS))]
    with pytest.raises(SystemExit, match="0"):
        main(["suggest", *added])
    out = capsys.readouterr().out
    assert "candidate: Krivoruchko" in out
    assert parse_pack(out.encode()).id == "translation/zh-en/suggested"


def test_a_harvest_that_is_none_ends_the_command_with_its_name(tmp_path, capsys):
    (tmp_path / "a.harvest").write_text("{}", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["suggest", f"--from={tmp_path}/a.harvest"])
    assert "a.harvest: expected a harvest" in capsys.readouterr().err
