"""A worker answers in a process of its own, fails with a message, and gives its memory back."""

from __future__ import annotations

import json

import pytest

from review.files import parquet
from review.files.worker import Worker, WorkError

pytestmark = pytest.mark.process
TABLE = ("A made-up table", [("id", "string", "The ID."), ("parts", "array", "The parts.")])


def request(rows):
    return parquet.request_for(*TABLE, json.dumps(rows))


def test_every_request_is_answered_by_one_process():
    with Worker(parquet.__name__) as worker:
        answers = [worker.ask(request([{"id": id, "parts": ["a\n", "ö"]}])) for id in ("one", "two")]
    assert [answer[:4] for answer in answers] == [b"PAR1", b"PAR1"]
    assert b"one" in answers[0]
    assert b"two" in answers[1]


def test_the_answer_is_the_same_as_in_this_process():
    rows = [{"id": "one", "parts": ["a", "b"]}, {"id": "two", "parts": []}, {"id": None, "parts": None}]
    with Worker(parquet.__name__) as worker:
        assert worker.ask(request(rows)) == parquet.written(*TABLE, rows)


def test_a_failure_has_the_words_of_the_error_and_the_next_request_is_answered():
    with Worker(parquet.__name__) as worker:
        with pytest.raises(WorkError, match="JSONDecodeError"):
            worker.ask(b"not a table\n")
        assert worker.ask(request([])).startswith(b"PAR1")


def test_a_process_that_ends_is_named():
    with Worker("review.no_such_module") as worker, pytest.raises(WorkError, match=r"the process of review\.no_such"):
        worker.ask(b"anything")
