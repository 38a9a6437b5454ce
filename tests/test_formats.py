"""What a file is, what its output is called, and what is inside a packed one."""

from __future__ import annotations

import gzip

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import DocumentError
from cleaner.formats.folder import Entry, media_type, output_stems, read_entry
from cleaner.formats.packed import unpacked

TEXT = b"A page of text.\n" * 100
NAMES = st.lists(
    st.sampled_from(
        "page.txt page.html page.html.gz page.txt.md page.fr.txt page.zh-Hans.md Page.txt page "
        "a/page.txt b.txt".split()
    ),
    unique=True,
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("page.txt", TEXT, id="plain"),
        pytest.param("page.txt.gz", gzip.compress(TEXT), id="gzip"),
        pytest.param("page.txt.zst", zstandard.compress(TEXT), id="Zstandard"),
    ],
)
def test_a_file_is_read_whether_it_is_packed_or_not(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert read_entry(tmp_path, Entry(name, "page")) == TEXT


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.gz", gzip.compress(TEXT[:500])[:-9], "cannot be unpacked", id="cut"),
        pytest.param("a.gz", TEXT, "cannot be unpacked", id="not gzip"),
        pytest.param("a.zst", TEXT, "cannot be unpacked", id="not Zstandard"),
        pytest.param("a.gz", gzip.compress(TEXT), "at most 1,000 bytes", id="too much inside"),
        pytest.param("a.zst", zstandard.compress(TEXT), "at most 1,000 bytes", id="too much, too"),
    ],
)
def test_a_packed_file_that_is_broken_or_too_large_is_refused(name, data, message):
    with pytest.raises(DocumentError, match=message):
        unpacked(name, data, most=1000)


def test_a_packed_file_of_many_documents_is_refused(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    with pytest.raises(DocumentError, match="JSON lines"):
        read_entry(tmp_path, Entry("a.jsonl.gz", "a"))


@given(NAMES, st.randoms())
def test_no_two_files_share_an_output_and_order_does_not_matter(names, random):
    stems = output_stems(names)
    assert len(set(stems.values())) == len(names)
    shuffled = names[:]
    random.shuffle(shuffled)
    assert output_stems(shuffled) == stems


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.html", "no tag at all", "text/html"),
        ("a.html.gz", "no tag at all", "text/html"),
        ("a.txt", "<!doctype html><p>page", "text/html"),
        ("a", "\n<!-- saved -->\n<HTML lang='en'><Head>", "text/html"),
        ("a.txt", "<html> is the tag that a page opens with.", "text/plain"),
        ("a.txt", "The tag <html> opens a page.", "text/plain"),
        ("a.md", "<html> in Markdown", "text/markdown"),
    ],
)
def test_a_page_is_told_by_its_suffix_or_by_how_it_begins(path, text, kind):
    assert media_type(path, text) == kind
