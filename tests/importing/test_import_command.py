"""`review import`: what is new goes into the screening, once; what is there or cannot be taken is named."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from made_up import write
from review.__main__ import main
from review.editing import screening
from review.editing.screening import MAX_ADDED
from review.evidence.records import read_evidence
from review.loading import load, load_review
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.flow import flow

SAMPLES = Path(__file__).parent / "samples"
SCREENING = "evidence/screening.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path)


def take(root: Path, file: Path, *options: str) -> int:
    return main(["--root", str(root), "import", str(file), *options])


def candidates(root: Path) -> dict[str, object]:
    evidence, problems = read_evidence(root)
    assert evidence, problems
    return {each.value.id: each.value for each in evidence.screened()}


def test_new_reports_await_assessment_and_the_others_are_named(root, capsys):
    before = (root / SCREENING).read_bytes()
    assert take(root, SAMPLES / "endnote.ris") == 1
    message = capsys.readouterr().out
    after = (root / SCREENING).read_bytes()
    assert after.startswith(before)
    found = candidates(root)
    report = found["osterlund-2021"]
    assert (report.decision, report.doi, report.pmid) == ("awaiting", "10.5555/rain.2021(3)", "99000001")
    assert report.authors == ("Österlund Å", "O'Neill MJK", "van der Berg J", "Depot of the Night")
    assert report.evidence_urls == ("https://example.org/rain?a=1;b=2",)
    assert set(found) >= {"ward-2019", "moss-2018"}
    assert 'E503  "No year, no place" (Nyström): missing year' in message
    assert "imported: ward-2019" in message
    assert message.splitlines()[-1] == "7 records: 3 imported, 0 already there, 4 refused"
    review, problems = load(root)
    assert review, problems


def test_imported_reports_are_on_the_updates_page_and_in_the_flow(root):
    take(root, SAMPLES / "endnote.ris")
    review = load_review(root)
    pages = {page.address: lxml.html.fromstring(f"<main>{page.body}</main>") for page in all_pages(Publication(review))}
    [shown] = pages["updates/"].xpath("//h3[@id='new']/following-sibling::ul[1]")
    new = [each.id for each in review.candidates if each.decision == "awaiting" and not each.proposal]
    assert shown.xpath("./li/@id") == [f"report-{id}" for id in new]
    assert {"osterlund-2021", "ward-2019", "moss-2018"} == set(new)
    awaiting = next(box for box in flow(review).boxes if box.id == "awaiting")
    assert awaiting.details[-1] == "Not yet screened: 3"


@pytest.mark.parametrize("name", sorted(file.name for file in SAMPLES.iterdir()))
def test_running_it_twice_changes_nothing(root, name, capsys):
    take(root, SAMPLES / name)
    once = (root / SCREENING).read_bytes()
    imported = capsys.readouterr().out.count("imported: ")
    take(root, SAMPLES / name)
    assert (root / SCREENING).read_bytes() == once
    assert f"0 imported, {imported} already there" in capsys.readouterr().out


def test_the_same_report_in_every_format_is_imported_once(root, capsys):
    for file in sorted(SAMPLES.iterdir()):
        take(root, file)
    assert [id for id in candidates(root) if id.startswith("osterlund-2021")] == ["osterlund-2021"]
    assert "the same DOI as osterlund-2021 in evidence/screening.yml:" in capsys.readouterr().out


def test_a_report_of_the_review_is_recognised(root, tmp_path, capsys):
    file = tmp_path / "known.ris"
    title = "Under a Roof - Drivers on the Owl Line"
    file.write_text(f"TY  - JOUR\nTI  - {title}\nAU  - Adams, A\nPY  - 2011\nUR  - https://x.org/\nER  - \n")
    assert take(root, file) == 0
    message = capsys.readouterr().out
    assert "the same title, authors and year as adams-2011 in evidence/studies/adams-2011.yml" in message


def question(tmp_path: Path) -> Path:
    """An export with a report that may be one of the review, and one that is new."""
    file = tmp_path / "questions.ris"
    record = "TY  - JOUR\nTI  - {}\nAU  - {}\nPY  - {}\nUR  - https://example.org/{}\nER  - \n"
    asked = record.format("Under a roof: drivers on the Owl Line", "Adams, A", 2012, 1)
    file.write_text(asked + record.format("Rails and what drivers hear of them", "Ward, E", 2020, 2))
    return file


def test_what_may_be_a_known_report_is_a_question_and_is_not_imported(root, tmp_path, capsys):
    file = question(tmp_path)
    assert take(root, file) == 1
    message = capsys.readouterr().out
    assert "undecided: questions.ris:1" in message
    assert "authors as adams-2011 in evidence/studies/adams-2011.yml, but the years 2011 and 2012" in message
    assert "decide: --import-anyway 1, or --same-work 1" in message
    assert message.splitlines()[-1] == "2 records: 1 imported, 0 already there, 1 undecided, 0 refused"
    assert "adams-2012" not in candidates(root)


@pytest.mark.parametrize(
    ("option", "decision", "added"), [("--import-anyway", "different", True), ("--same-work", "same", False)]
)
def test_a_decision_on_a_question_is_recorded_and_not_asked_again(root, tmp_path, option, decision, added):
    file = question(tmp_path)
    assert take(root, file, option, "1", "--by", "Ada Nobody", "--on", "2026-02-03") == 0
    evidence, problems = read_evidence(root)
    assert problems == []
    [comparison] = evidence.screening.value.comparisons
    assert (comparison.other, comparison.decision) == ("adams-2011", decision)
    assert (comparison.decided_by, comparison.decided_on) == ("Ada Nobody", "2026-02-03")
    assert ("adams-2012" in candidates(root)) == added
    before = (root / SCREENING).read_bytes()
    assert take(root, file) == 0
    assert (root / SCREENING).read_bytes() == before
    assert load(root)[1] == []


@pytest.mark.parametrize(
    ("answers", "decisions", "code"),
    [
        (["s"], ["same"], 0),
        (["what?", "D"], ["different"], 0),
        ([""], [], 1),
        ([], [], 1),  # the end of the input
    ],
)
def test_in_a_terminal_the_command_asks_and_records_the_answer(
    root, tmp_path, monkeypatch, capsys, heard, answers, decisions, code
):
    typed = iter(answers)

    def answer(asked: str) -> str:
        heard.hear(asked)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("review.cli.import_.is_interactive", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert take(root, question(tmp_path), "--by", "Ada Nobody") == code
    assert "has the same title and authors" in capsys.readouterr().out.splitlines()[0]
    evidence, _ = read_evidence(root)
    compared = evidence.screening.value.comparisons
    assert [(each.decision, each.decided_by) for each in compared] == [(each, "Ada Nobody") for each in decisions]
    assert ("adams-2012" in candidates(root)) == (decisions == ["different"])


def test_a_dry_run_and_a_pipe_are_not_asked(root, tmp_path, monkeypatch):
    def answer(asked: str) -> str:
        raise AssertionError(asked)

    monkeypatch.setattr("builtins.input", answer)
    assert take(root, question(tmp_path)) == 1
    monkeypatch.setattr("review.cli.import_.is_interactive", lambda: True)
    assert take(root, question(tmp_path), "--dry-run") == 1


def test_a_record_without_a_link_is_imported(root, tmp_path, capsys):
    file = tmp_path / "book.ris"
    file.write_text("TY  - BOOK\nTI  - The history of night buses\nAU  - Ward, E\nPY  - 1999\nER  - \n")
    assert take(root, file) == 0
    assert candidates(root)["ward-1999"].evidence_urls == ()
    review = load_review(root)
    [updates] = [page.body for page in all_pages(Publication(review)) if page.address == "updates/"]
    assert "Found in an export without a link." in updates
    assert take(root, file) == 0
    assert "0 imported, 1 already there" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options", [("--import-anyway", "9"), ("--same-work", "0"), ("--import-anyway", "1", "--same-work", "1")]
)
def test_a_decision_is_on_a_record_of_the_file_and_is_one(root, tmp_path, capsys, options):
    file = tmp_path / "x.ris"
    file.write_text("TY  - JOUR\nTI  - Fog\nAU  - Ward, E\nPY  - 2020\nER  - \n", encoding="utf-8")
    assert main(["--root", str(root), "import", str(file), *options]) == 2
    assert "not in the file, or decided in two ways" in capsys.readouterr().err


def test_the_day_of_a_decision_is_a_date(root, tmp_path, capsys):
    assert take(root, question(tmp_path), "--import-anyway", "1", "--on", "yesterday") == 2
    assert '"yesterday" is not a date; write YYYY-MM-DD' in capsys.readouterr().err


def test_the_account_has_one_row_for_each_record(root, tmp_path):
    account = tmp_path / "account.csv"
    take(root, SAMPLES / "endnote.ris", "--report", str(account))
    with account.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert Counter(row["result"] for row in rows) == {"imported": 3, "refused": 4}
    assert all(row["reason"] and row["fix"] for row in rows if row["result"] == "refused")
    assert [row["id"] for row in rows if row["result"] == "imported"] == [
        id for id, each in candidates(root).items() if each.decision == "awaiting" and not each.proposal
    ]


def test_nothing_is_imported_where_a_record_is_lost(root, monkeypatch, capsys):
    before = (root / SCREENING).read_bytes()
    monkeypatch.setattr("review.importing.records_in", lambda _text, _format: 8)
    assert take(root, SAMPLES / "endnote.ris") == 1
    assert "8 records in the file, but 7 accounted for; nothing is imported" in capsys.readouterr().err
    assert (root / SCREENING).read_bytes() == before


@pytest.mark.slow
def test_a_large_import_goes_into_files_of_its_own_that_every_command_reads(root, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(screening, "MAX_BATCH_BYTES", 40_000)
    file = tmp_path / "large search.ris"
    record = "TY  - JOUR\nTI  - Ride {0} of a long series\nAU  - Rider, A\nPY  - 2001\nDO  - 10.5555/ride.{0}\nER  - \n"
    file.write_text("".join(record.format(number) for number in range(MAX_ADDED + 50)))
    before = (root / SCREENING).read_bytes()
    assert take(root, file) == 0
    assert (root / SCREENING).read_bytes() == before
    files = sorted(path.name for path in (root / "evidence/screening").iterdir())
    assert files[0] == "large-search-01.yml"
    assert len(files) > 1
    assert all((root / "evidence/screening" / name).stat().st_size < 40_000 for name in files)
    assert load(root)[1] == []
    assert len(load_review(root).candidates) == 254
    assert main(["--root", str(root), "screen", "rider-2001b", "include", "--by", "Ada", "--on", "2026-02-03"]) == 0
    assert candidates(root)["rider-2001b"].decision == "included"
    capsys.readouterr()
    assert take(root, file) == 0
    assert "250 records: 0 imported, 250 already there, 0 refused" in capsys.readouterr().out
    assert sorted(path.name for path in (root / "evidence/screening").iterdir()) == files


def test_many_hidden_characters_in_one_line_are_one_warning(root, tmp_path, capsys):
    file = tmp_path / "hidden.ris"
    hidden = "\u200b" * 60_000
    file.write_text(
        f"TY  - JOUR\nTI  - Rails{hidden} at night\nAU  - Ward, E\nPY  - 2020\nUR  - https://x.org/\nER  - \n"
    )
    assert take(root, file) == 0
    assert "is removed, 60000 times" in capsys.readouterr().out


def test_a_dry_run_reports_and_changes_nothing(root, capsys):
    before = (root / SCREENING).read_bytes()
    take(root, SAMPLES / "endnote.ris", "--dry-run")
    assert (root / SCREENING).read_bytes() == before
    assert "would import: osterlund-2021" in capsys.readouterr().out


@pytest.mark.slow
def test_every_record_of_a_large_file_is_accounted_for_and_progress_is_for_terminals(root, tmp_path, capsys):
    rows = [
        f"Ride {n} of a long series numbered {n},Rider {chr(65 + n % 26)},{1990 + n % 30},10.5555/ride.{n}"
        for n in range(1200)
    ]
    file = tmp_path / "large.csv"
    file.write_text("\n".join(["Title,Authors,Year,DOI", *rows]))
    assert take(root, file) == 0
    reported = capsys.readouterr()
    assert "records compared" not in reported.err
    assert reported.out.splitlines()[-1] == "1,200 records: 1200 imported, 0 already there, 0 refused"


def test_the_style_and_the_line_ends_of_the_file_are_kept(tmp_path):
    root = write(tmp_path, {SCREENING: lambda text: text.replace("\n", "\r\n")})
    before = (root / SCREENING).read_bytes()
    take(root, SAMPLES / "endnote.ris")
    after = (root / SCREENING).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_list_that_is_still_empty_is_begun(tmp_path):
    root = write(tmp_path, {SCREENING: "note: Nothing yet.\nreports: []  # so far\n"})
    take(root, SAMPLES / "endnote.ris")
    assert (root / SCREENING).read_text().startswith("note: Nothing yet.\nreports:  # so far\n  - id: osterlund-2021\n")
    assert len(candidates(root)) == 3


def test_an_unknown_format_is_reported_and_can_be_named(root, tmp_path, capsys):
    file = tmp_path / "export.txt"
    file.write_text("Some words about night buses.\n", encoding="utf-8")
    assert take(root, file) == 1
    assert "E501" in capsys.readouterr().out
    file.write_bytes((SAMPLES / "endnote.ris").read_bytes())
    take(root, file, "--format", "ris")
    assert "imported: osterlund-2021" in capsys.readouterr().out


def test_nothing_is_imported_into_evidence_that_cannot_be_read(tmp_path, capsys):
    root = write(tmp_path, {SCREENING: "note: [\n"})
    assert take(root, SAMPLES / "endnote.ris") == 1
    assert "E102" in capsys.readouterr().err
