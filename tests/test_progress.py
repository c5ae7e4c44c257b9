"""Long tasks say on a terminal how far they are, and nothing anywhere else."""

from __future__ import annotations

import io

import pytest

from review.files.progress import CLEARED, ProgressLine


class Terminal(io.StringIO):
    def isatty(self):
        return True


def counted(stream, total, things):
    with ProgressLine("pages", total, stream) as line:
        for _ in range(things):
            line.advance()
    return stream.getvalue()


def test_a_terminal_shows_each_step_in_one_line_and_is_clean_afterwards():
    written = counted(Terminal(), 3, 3)
    assert written == f"{CLEARED}1 of 3 pages{CLEARED}2 of 3 pages{CLEARED}3 of 3 pages{CLEARED}"


def test_where_the_output_is_no_terminal_nothing_is_written():
    assert counted(io.StringIO(), 3, 3) == ""


def test_without_a_total_the_number_alone_is_shown():
    assert "2 pages" in counted(Terminal(), 0, 2)


@pytest.mark.parametrize("total", [1, 199, 1_000, 30_000])
def test_the_line_is_written_at_most_some_hundred_times(total):
    assert counted(Terminal(), total, total).count(CLEARED) <= 401


def test_a_number_can_be_given():
    stream = Terminal()
    ProgressLine("records", 1_200, stream).advance(600)
    assert stream.getvalue().endswith("600 of 1,200 records")
