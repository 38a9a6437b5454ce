"""The time limit: what runs too long is really ended, and the next call is answered."""

from __future__ import annotations

import operator
import os
import re
import threading

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.errors import DocumentError
from cleaner.filters.markup import Markup, TimeLimit
from cleaner.limit import run_limited
from cleaner.pipeline import Pipeline, clean
from cleaner.provenance import Record, restore

# Tables are what the extractor takes longest for: this one keeps it for seconds.
SLOW_PAGE = "<table>" + "<tr><td>a</td><td>bb</td></tr>" * 30_000 + "</table>"
PAGE = "<nav>Home</nav><article><p>The port &amp; the pier are closed.</p></article>"
LARGE = TimeLimit(ordinary_tags=0)


def test_a_result_comes_back_and_an_error_is_raised_here():
    assert run_limited(60, operator.add, "a", "b") == "ab"
    assert run_limited(60, sorted, [1, 2], reverse=True) == [2, 1]
    with pytest.raises(ZeroDivisionError):
        run_limited(60, operator.truediv, 1, 0)


def test_one_process_answers_many_calls_and_is_another_than_this():
    first, second = run_limited(60, os.getpid), run_limited(60, os.getpid)
    assert first == second != os.getpid()


def test_c_code_that_would_run_for_years_is_ended_and_the_next_call_answered():
    before = run_limited(60, os.getpid)
    with pytest.raises(TimeoutError, match=r"0\.5 seconds"):
        run_limited(0.5, re.match, "(a+)+b", "a" * 99)
    assert run_limited(60, os.getpid) != before


def test_a_process_that_dies_says_so_and_the_next_call_is_answered():
    with pytest.raises(ChildProcessError, match="code 7"):
        run_limited(60, os._exit, 7)
    assert run_limited(60, operator.add, 1, 2) == 3


def test_what_a_function_prints_does_not_get_between_the_answers():
    assert run_limited(60, os.write, 1, b"noise\n") == 6
    assert run_limited(60, print, "noise") is None
    assert run_limited(60, operator.add, 1, 2) == 3


def test_a_result_that_cannot_be_sent_is_an_error():
    with pytest.raises(TypeError, match="pickle"):
        run_limited(60, re.match, "a", "a")


def test_threads_get_their_own_answers():
    answers: dict[int, int] = {}

    def ask(number: int) -> None:
        answers[number] = run_limited(60, operator.mul, number, 2)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: 2 * number for number in range(8)}


def test_a_page_that_takes_too_long_is_an_error_that_says_what_to_do():
    page = Document(SLOW_PAGE, media_type="text/html")
    with pytest.raises(DocumentError, match=r"no end of it within 0\.5 seconds; set .* higher"):
        list(Markup(limit=TimeLimit(seconds=0.5)).propose(page))


@pytest.mark.parametrize("page", [PAGE, SLOW_PAGE[:9_000]], ids=["page", "half a table"])
def test_a_large_page_is_read_like_any_other(page):
    document = Document(page, media_type="text/html")
    assert list(Markup(limit=LARGE).propose(document)) == list(Markup().propose(document))


def test_only_a_large_page_is_read_elsewhere():
    assert TimeLimit().is_ordinary(PAGE)
    assert not TimeLimit().is_ordinary(SLOW_PAGE)
    assert not TimeLimit().is_ordinary(" " * 3_000_000)


def test_a_page_given_up_is_recorded_restored_and_the_next_one_cleaned():
    config = Config().setting(["markup.limit.seconds=0.5"])
    given_up = clean(SLOW_PAGE, config, "slow.html")
    assert given_up.text == ""
    assert given_up.record.error.startswith("slow.html: expected the main text of a page")
    record = Record.from_json(given_up.record.to_json())
    assert restore(given_up.text, record) == SLOW_PAGE.encode()
    assert clean(PAGE, config, "page.html").text == "The port & the pier are closed.\n"
    assert Pipeline(config).rules["chain/given-up"].fault
