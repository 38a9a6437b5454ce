"""Lines that the documents of a site repeat: counted over shards, proposed as rules, accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.config import Config
from cleaner.engines.survey import Survey, count_lines
from cleaner.errors import ConfigError
from cleaner.mine.counts import Counting, LineCounts, Surveyed
from cleaner.mine.furniture import Furniture, furniture_pack
from cleaner.rulepack import load_packs
from cleaner.ruletest import test_packs as problems_of

WORDS = "harbour council mayor school market river bridge winter ferry library".split()


def story(number: int) -> str:
    """An article that no other number gives."""
    first, second, third = (WORDS[number // 10**at % 10] for at in range(3))
    things = f"the {first}, the {second} and the {third}"
    return (
        f"For many years {things} have been a matter of debate in the town.\n"
        f"On Monday the people who look after {things} said that they would wait no longer, and "
        "that something had to come first this time.\n"
        f"Nobody who knows {things} could be reached on Tuesday, but a neighbour said that it had "
        "been quiet there since the spring."
    )


def page(number: int, site: str = "town") -> Surveyed:
    text = f"News of the town\n{story(number)}\nRead {number} more stories"
    return Surveyed(site, f"{site}/{number:03}.txt", text)


USUAL = Furniture()


def proposed(documents: list[Surveyed], settings: Furniture = USUAL) -> str:
    return furniture_pack(LineCounts.of(documents), settings)


def test_what_the_documents_of_a_site_share_is_proposed_and_their_own_lines_are_not():
    pack = proposed([page(number) for number in range(20)])
    assert "(?i)News of the town'" in pack
    assert r"(?i)Read \d{1,12} more stories'" in pack
    assert pack.count("  - id: ") == 2


def test_a_line_of_few_documents_is_not_proposed():
    rare = [
        Surveyed("town", f"x{number}.txt", f"{story(number)}\nBy A. Writer") for number in range(4)
    ]
    assert "A. Writer" not in proposed([page(number) for number in range(100, 200)] + rare)
    assert "A. Writer" in proposed(rare, Furniture(least_documents=4))


def test_one_article_under_many_addresses_is_no_furniture():
    again = [Surveyed("town", f"{number}.txt", story(7)) for number in range(50)]
    assert proposed(again) == ""


def test_a_line_that_two_sites_share_is_proposed_once():
    pages = [page(number, site) for number in range(10) for site in ("east", "west")]
    assert proposed(pages).count("News of the town'") == 1


def test_long_lines_and_numbers_are_no_furniture():
    long = "word " * 80
    pages = [Surveyed("t", f"{n}.txt", f"{story(n)}\n{long}\n- {n} -") for n in range(20)]
    assert proposed(pages) == ""


pages = st.lists(
    st.builds(page, st.integers(0, 30), st.sampled_from(["east", "west"])), unique=True, max_size=40
)


@given(pages, st.randoms())
def test_the_order_of_documents_changes_no_byte(found, random):
    other = list(found)
    random.shuffle(other)
    assert proposed(found, Furniture(2)) == proposed(other, Furniture(2))


@given(st.lists(pages, max_size=4), st.randoms())
def test_the_order_of_shards_changes_no_byte(shards, random):
    def total(parts: list[list[Surveyed]]) -> LineCounts:
        counts = LineCounts()
        for part in parts:
            counts.add(LineCounts.of(part, Counting(least_in_shard=1)))
        return counts

    shuffled = list(shards)
    random.shuffle(shuffled)
    assert furniture_pack(total(shards), Furniture(2)) == furniture_pack(
        total(shuffled), Furniture(2)
    )


@given(
    st.lists(
        st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=5, unique=True
    )
)
def test_what_is_proposed_is_a_sound_pack_whatever_the_lines(tmp_path_factory, lines):
    shared = "\n".join(lines)
    pack = proposed([Surveyed("t", f"{n}.txt", f"{story(n)}\n{shared}") for n in range(8)])
    folder = tmp_path_factory.mktemp("rules")
    (folder / "boilerplate").mkdir()
    (folder / "boilerplate" / "suggested.yaml").write_text(pack, encoding="utf-8", newline="\n")
    if pack:
        assert [str(one) for one in problems_of(load_packs([folder], "boilerplate"))] == []


def test_counts_come_back_from_a_file(tmp_path):
    counts = LineCounts.of(page(number) for number in range(10))
    counts.write(tmp_path / "counts")
    assert LineCounts.read(tmp_path / "counts") == counts


@pytest.mark.parametrize("text", ["", "[]", '"another format"\n', "not JSON\n"])
def test_a_file_of_another_kind_is_an_error(tmp_path, text):
    path = tmp_path / "counts"
    path.write_text(text or "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="expected a file of line counts"):
        LineCounts.read(path)


def test_an_empty_file_of_counts_is_an_error(tmp_path):
    (tmp_path / "counts").touch()
    with pytest.raises(ConfigError, match="expected a file of line counts"):
        LineCounts.read(tmp_path / "counts")


def test_a_place_that_no_counts_can_be_read_from_or_written_to_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="none that can be read"):
        LineCounts.read(tmp_path / "missing")
    with pytest.raises(ConfigError, match="cannot be written"):
        LineCounts().write(tmp_path)


def test_a_line_with_an_odd_line_end_inside_comes_back_from_a_file(tmp_path):
    pages = [Surveyed("t", f"{n}.txt", f"{story(n)}\nShare\u2028this") for n in range(5)]
    counts = LineCounts.of(pages)
    counts.write(tmp_path / "counts")
    assert LineCounts.read(tmp_path / "counts") == counts


def write_pages(folder: Path, numbers: range) -> None:
    for number in numbers:
        one = page(number)
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text, encoding="utf-8")


def cleaner(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leave:
        main([str(one) for one in arguments])
    return int(leave.value.code or 0)


def test_shards_are_counted_apart_added_and_their_rules_used(tmp_path, capsys):
    write_pages(tmp_path / "one", range(30))
    write_pages(tmp_path / "two", range(30, 60))
    assert cleaner("suggest", "--boilerplate", tmp_path / "one", "--counts", tmp_path / "1") == 0
    assert capsys.readouterr().out == ""
    assert cleaner("suggest", "--boilerplate", tmp_path / "two", "--from", tmp_path / "1") == 0
    pack = capsys.readouterr().out
    assert "in 60 of 60 documents (100 %)" in pack
    rules = tmp_path / "rules" / "boilerplate"
    rules.mkdir(parents=True)
    (rules / "town.yaml").write_text(pack, encoding="utf-8")
    assert cleaner("run", tmp_path / "one", tmp_path / "clean", "--rules", tmp_path / "rules") == 0
    text = (tmp_path / "clean" / "town" / "007.txt").read_text(encoding="utf-8")
    assert text.strip() == story(7)


def test_the_number_of_workers_changes_no_byte(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("cleaner.engines.survey._SHARD_DOCUMENTS", 10)
    write_pages(tmp_path / "raw", range(40))
    outputs = []
    for jobs in (1, 2):
        assert cleaner("suggest", "--boilerplate", tmp_path / "raw", "--jobs", jobs) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] != ""


def test_small_sites_mixed_in_one_folder_show_what_their_documents_share(monkeypatch, tmp_path):
    monkeypatch.setattr("cleaner.engines.survey._SHARD_DOCUMENTS", 12)
    folder = tmp_path / "raw"
    for number in range(60):  # ten sites; a shard has one document or two of each
        site = f"site-{number % 10}"
        head = f'<link rel="canonical" href="https://{site}.example/{number}">'
        body = "".join(f"<p>{line}</p>" for line in story(number).split("\n"))
        path = folder / f"{number:03}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<html><head>{head}</head><body>{body}<p>Told by {site} alone.</p></body>")
    counts, errors = count_lines(Survey(folder, Config().given(chain=["markup"])), 1)
    assert not errors
    found = [line for lines in counts.lines.values() for line in lines.values()]
    told = {line.text: line.documents for line in found if line.text.startswith("Told")}
    assert told == {f"Told by site-{number} alone.": 6 for number in range(10)}


@given(pages, st.integers(1, 30))
def test_no_more_lines_are_held_than_there_is_room_for(found, most):
    settings = Counting(most_lines=most)
    counts = LineCounts.of(found, settings)
    before = {site: dict(lines) for site, lines in counts.lines.items()}
    counts.prune(settings)
    held = [line for lines in counts.lines.values() for line in lines.values()]
    assert len(held) <= most
    gone = [
        line
        for site, lines in before.items()
        for key, line in lines.items()
        if key not in counts.lines[site]
    ]
    if len(gone) + len(held) <= most:
        assert not gone
    # What stands in more documents is kept before what stands in fewer.
    if held and gone:
        assert max(one.documents for one in gone) <= max(one.documents for one in held)


def test_one_file_is_looked_through_alone(tmp_path, capsys):
    write_pages(tmp_path, range(12))
    for options in ((), ("--boilerplate",)):
        assert cleaner("suggest", *options, tmp_path / "town" / "007.txt") == 0
        assert "looked through: 1 " in capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_said_and_the_others_are_counted(tmp_path, capsys):
    write_pages(tmp_path / "raw", range(10))
    (tmp_path / "raw" / "town" / "link.txt").symlink_to("/nowhere/at/all")
    assert cleaner("suggest", "--boilerplate", tmp_path / "raw") == 3
    output = capsys.readouterr()
    assert "link.txt" in output.err
    assert "News of the town" in output.out
