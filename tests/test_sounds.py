"""The model of sounds: whose name a spelling is, by way of its Chinese form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.sounds import (
    TABLE,
    Sounding,
    letters,
    sound_key,
    sound_model,
    syllables,
)

# Right names, each with its Chinese form and with what engines make of it.
PEOPLE = {
    "Kerry": ("克里", ["Crey", "Keli", "Kerly"]),
    "Blinken": ("布林肯", ["Brinken", "Bulinken", "Blingken", "Brinkin"]),
    "Sullivan": ("沙利文", ["Shalvan", "Shaliwen", "Salivan"]),
    "Nuland": ("努兰", ["Newland", "Nulan", "Nuran"]),
    "Pelosi": ("佩洛西", ["Perosi", "Peiluoxi", "Belosi"]),
    "Yellen": ("耶伦", ["Yelun", "Yelen"]),
    "Trudeau": ("特鲁多", ["Teludo", "Truddo", "Teluduo"]),
    "Guterres": ("古特雷斯", ["Gutres", "Guteleisi", "Gutereth"]),
    "Stoltenberg": ("斯托尔滕贝格", ["Stortenberg", "Stoltonberg"]),
    "Zelensky": ("泽连斯基", ["Zelianski", "Zeliansky"]),
    "Timmermans": ("蒂默曼斯", ["Dimermans", "Timomans"]),
    "Podesta": ("波德斯塔", ["Bodesta", "Bodesita"]),
}
MISSPELT = [(wrong, right) for right, (_, wrongs) in PEOPLE.items() for wrong in wrongs]
SPELLINGS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz éß'-", max_size=14)


@pytest.mark.parametrize(("wrong", "right"), MISSPELT)
def test_the_chinese_form_of_the_right_person_fits_best(wrong, right):
    scores = {
        name: sound_model().link(syllables(form), wrong) for name, (form, _) in PEOPLE.items()
    }
    assert max(scores, key=scores.__getitem__) == right
    assert scores[right] > 0


@pytest.mark.parametrize(("wrong", "right"), MISSPELT)
def test_the_right_spelling_fits_best_without_the_chinese_form(wrong, right):
    scores = {name: sound_model().pair(wrong, name) for name in PEOPLE}
    assert max(scores, key=scores.__getitem__) == right
    assert scores[right] > 0


def test_most_strangers_score_below_zero():
    names = list(PEOPLE)
    others = [(one, two) for one in names for two in names if one != two]
    assert sum(sound_model().pair(*two) > 0 for two in others) <= len(others) / 100
    forms = {name: syllables(form) for name, (form, _) in PEOPLE.items()}
    assert sum(sound_model().link(forms[one], two) > 0 for one, two in others) == 0


@settings(max_examples=100, deadline=None)
@given(SPELLINGS, SPELLINGS)
def test_a_pair_of_spellings_has_one_score_in_either_order(one, two):
    model = sound_model()
    assert model.pair(one, two) == pytest.approx(model.pair(two, one))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(sorted(sound_model().chances)), max_size=8), SPELLINGS)
def test_every_form_and_spelling_has_a_score(form, spelling):
    assert -9.0 <= sound_model().link(tuple(form), spelling) < 9.0


def test_what_has_no_letters_or_syllables_is_nobodys_name():
    model = sound_model()
    assert model.link((), "Kerry") == model.link(("ke", "li"), "…") == model.pair("", "Kerry") == -9


def test_a_syllable_that_the_table_lacks_still_has_its_pinyin():
    model = sound_model()
    assert "zhua" not in model.chances
    assert model.link(("zhua", "li"), "Zhuali") > model.link(("zhua", "li"), "Kerry")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("解振华", ("jie", "zhen", "hua")),
        ("约翰·克里", ("yue", "han", "ke", "li")),
        ("唐納德·特朗普", ("tang", "na", "de", "te", "lang", "pu")),
        ("NATO 秘书长", ("mi", "shu", "zhang")),
        ("", ()),
    ],
)
def test_a_chinese_name_is_read_by_its_syllables(name, read):
    assert syllables(name)[-len(read) :] == read if read else syllables(name) == ()


def test_accents_and_marks_are_no_letters():
    assert letters("Gutérres’s — Ümit-Ö") == "guterressumito"


@pytest.mark.parametrize(
    ("one", "two"),
    [("Kerry", "Crey"), ("Pelosi", "Belosi"), ("Blinken", "Bulinken"), ("Podesta", "Bodesita")],
)
def test_likely_variants_share_a_key(one, two):
    assert sound_key(one) == sound_key(two) != sound_key("Sullivan")


def test_every_row_of_the_table_is_a_syllable_with_chances():
    rows = [line.split() for line in TABLE.read_text(encoding="ascii").splitlines()]
    rows = [row for row in rows if row[0] != "#"]
    assert len(rows) > 350
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for syllable, share, *row in rows:
        pieces, chances = row[::2], list(map(int, row[1::2]))
        assert syllable.isalpha()
        assert int(share) > 0
        assert len(set(pieces)) == len(pieces) == len(chances)
        assert all(piece == "-" or piece.isalpha() for piece in pieces)
        assert chances == sorted(chances, reverse=True)
        assert 0 < sum(chances) <= 1_000_000


def test_a_setting_changes_what_the_model_says():
    strict = sound_model(Sounding(unheard=1e-9))
    stranger = ("ke", "li"), "Sullivan"
    assert strict.link(*stranger) < sound_model().link(*stranger)
