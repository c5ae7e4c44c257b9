"""The ledger of tools, and the order of reading that a small model suggests."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import lxml.html
import pytest

from made_up import review_of, swap, write
from places import SITE_URL
from review.__main__ import main
from review.exports.table_files import files
from review.loading import load, load_review
from review.ranking.backtest import Labelled, halves, in_order_of_time, median_and_worst, share_read
from review.ranking.classifier import MIN_OF_EACH, Ranker, TooFewError
from review.site.pages import page_at
from review.versions.publication import Publication
from review.views.ranking import ranking
from review.views.tools import NOT_STATED, tool_views

SCREENING = "evidence/screening.yml"
DRAFTED = swap(
    "summary: Drivers speak of moonlight.",
    'summary: Drivers speak of moonlight.\n    tool_uses: [{tool: night-owl, version: "2.0", what: summary}]',
)


def text(review, address):
    body = page_at(Publication(review, SITE_URL), address).body
    return " ".join(lxml.html.fromstring(f"<main>{body}</main>").text_content().split())


def with_decisions(text: str) -> str:
    """Add reports to the screening: enough excluded ones, and two that await assessment."""
    lines = [text]
    lines += [
        f"  - {{id: day-{number}, title: 'Day bus {number} in the sun', authors: [Fox R], year: 2018, "
        f"decision: excluded, reason: day-bus, decided_on: '2020-12-01'}}\n"
        for number in range(MIN_OF_EACH)
    ]
    lines += [
        "  - {id: sun-2020, title: Another day bus in the sun, authors: [Green S], year: 2020, decision: awaiting}\n",
        "  - {id: moon-2020, title: Night bus and snow, authors: [Hall I], year: 2020, decision: awaiting}\n",
    ]
    return "".join(lines)


def test_the_disclosure_of_a_tool_answers_each_item_or_says_that_nothing_is_stated(tmp_path):
    [view] = tool_views(review_of(tmp_path, {SCREENING: DRAFTED}))
    answers = {answer.item.item: answer.text for answer in view.answers}
    assert list(answers) == ["I1", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "R2", "D1"]
    assert answers["M2"] == "Night Owl (2.0), by Nobody, Ada. https://example.org/night-owl"
    assert answers["M8"] == "One person compares the sentence with the abstract."
    assert answers["M9"] == NOT_STATED
    assert view.counts == (("summary", 1, 0),)


def test_a_draft_of_a_report_that_waits_needs_no_confirmation_yet(tmp_path):
    review, problems = load(write(tmp_path, {SCREENING: DRAFTED}))
    assert review
    assert not problems
    page = text(review, "tools/")
    assert "Summary: 1, of which 0 confirmed by a person" in page
    assert '"chan-2018"' in files(Publication(review, SITE_URL))["data/tool_uses.json"]


def test_a_review_without_a_ledger_says_that_no_record_names_a_tool(tmp_path):
    assert "No tool is declared, and no record names one." in text(
        review_of(tmp_path, {"evidence/tools.yml": None}), "tools/"
    )


def test_with_too_few_decisions_nothing_is_said(review, tmp_path, capsys):
    assert ranking(review).why.startswith("Too few to say")
    assert "Too few to say" in text(review, "new/")
    assert main(["--root", str(write(tmp_path)), "rank"]) == 0
    assert "there are 4 and 1" in capsys.readouterr().out
    with pytest.raises(TooFewError):
        Ranker(["a", "b"], [True, False])


@pytest.fixture
def decided(tmp_path, monkeypatch) -> Path:
    """A project in which four included and ten excluded reports are enough to rank by."""
    monkeypatch.setattr("review.ranking.classifier.MIN_OF_EACH", 4)
    monkeypatch.setattr("review.views.ranking.MIN_OF_EACH", 4)
    return write(tmp_path, {SCREENING: with_decisions})


@pytest.mark.slow
def test_reports_are_ranked_with_the_words_behind_it_and_none_is_left_out(decided, capsys):
    assert main(["--root", str(decided), "rank", "--write", "--on", "2021-02-03"]) == 0
    printed = capsys.readouterr().out
    assert "no score excludes one" in printed
    review = load_review(decided)
    found = ranking(review)
    order = [each.report.id for each in found.ranked]
    assert sorted(order) == ["chan-2018", "evans-2019", "moon-2020", "sun-2020"]
    assert order.index("moon-2020") < order.index("sun-2020")
    assert {term.term for each in found.ranked if each.report.id == "sun-2020" for term in each.score.terms} >= {
        "day",
        "sun",
    }
    assert (found.record.included, found.record.excluded) == (4, MIN_OF_EACH + 1)
    assert {tool.id for tool in review.tools.tools} == {"night-owl", "review-rank"}
    assert "Ranked on 3 February 2021 by review rank" in text(review, "new/")
    before = {name: (decided / name).read_bytes() for name in ("evidence/ranks.yml", "evidence/tools.yml")}
    assert main(["--root", str(decided), "rank", "--write", "--on", "2021-02-03"]) == 0
    assert before == {name: (decided / name).read_bytes() for name in before}


def test_a_ledger_is_begun_where_there_is_none(decided):
    (decided / "evidence/tools.yml").unlink()
    assert main(["--root", str(decided), "rank", "--write", "--on", "2021-02-03"]) == 0
    assert [tool.id for tool in load_review(decided).tools.tools] == ["review-rank"]


def test_a_ranking_by_a_program_that_is_not_installed_says_that_its_version_is_unknown(decided, monkeypatch):
    def unknown(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("review.files.program.version", unknown)
    assert main(["--root", str(decided), "rank", "--write", "--on", "2021-02-03"]) == 0
    assert ranking(load_review(decided)).record.program == "review rank (version unknown)"


def test_the_day_of_the_ranking_is_needed_to_write_it(tmp_path, capsys):
    assert main(["--root", str(write(tmp_path)), "rank", "--write"]) == 2
    assert "add --on YYYY-MM-DD" in " ".join(capsys.readouterr().err.split())


def test_without_the_library_the_command_says_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("review.cli.rank.find_spec", lambda _: None)
    assert main(["--root", str(write(tmp_path)), "rank"]) == 1
    assert "living-review[rank]" in capsys.readouterr().err


def test_the_backtest_keeps_the_order_of_time():
    records = [Labelled(f"{year}", f"{year}", included=True) for year in (2003, 2001, 2002, 2002)]
    older, newer = halves(records)
    assert [each.date for each in older] == ["2001", "2002", "2002"]
    assert [each.date for each in newer] == ["2003"]


@pytest.mark.parametrize(
    ("found", "share"),
    [
        ([True, False, False, False], 0.25),
        ([False, False, True, True], 1.0),
        ([True] * 19 + [False] * 20 + [True], 19 / 40),
    ],
)
def test_the_share_that_must_be_read_for_most_of_the_included(found, share):
    assert share_read(found) == share


def test_a_backtest_on_words_that_tell_included_records_apart_reads_little():
    def record(number: int, *, included: bool) -> Labelled:
        words = "night driver lantern" if included else "noon passenger sun"
        return Labelled(f"{words} {number % 7}", f"{2000 + number}", included)

    records = [record(number, included=not number % 4) for number in range(80)]
    result = in_order_of_time("made up", records)
    assert (result.older_included, result.newer_included) == (10, 10)
    assert result.share == 0.25
    few = in_order_of_time("few", [record(number, included=number < 20) for number in range(80)])
    assert few.share is None
    assert median_and_worst([result, few]) == (0.25, 0.25)
    assert median_and_worst([few]) is None
