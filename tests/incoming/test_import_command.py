"""`review import`: what is new goes into the screening, once; what is there or cannot be taken is named."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from made_up import write
from review.__main__ import main
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
    return {each.id: each for each in evidence.screening.value.reports}


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
    assert 'E503  skipped "No year, no place" (Nyström): missing year, web address, DOI or PubMed number' in message
    assert "added: ward-2019" in message
    assert message.splitlines()[-1] == "3 added, 0 duplicates, 4 skipped"
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
    assert awaiting.details[-1] == "Not yet looked at: 3"


@pytest.mark.parametrize("name", sorted(file.name for file in SAMPLES.iterdir()))
def test_running_it_twice_changes_nothing(root, name, capsys):
    take(root, SAMPLES / name)
    once = (root / SCREENING).read_bytes()
    added = capsys.readouterr().out.count("\nadded:") + 1
    take(root, SAMPLES / name)
    assert (root / SCREENING).read_bytes() == once
    assert f"0 added, {added} duplicate" in capsys.readouterr().out


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
    assert "the same title and year as adams-2011 in evidence/studies/adams-2011.yml" in message


def test_a_dry_run_reports_and_changes_nothing(root, capsys):
    before = (root / SCREENING).read_bytes()
    take(root, SAMPLES / "endnote.ris", "--dry-run")
    assert (root / SCREENING).read_bytes() == before
    assert "would add: osterlund-2021" in capsys.readouterr().out


@pytest.mark.slow
def test_progress_is_shown_for_a_large_file_and_every_record_is_accounted_for(root, tmp_path, capsys):
    rows = [
        f"Ride {n} of a long series numbered {n},Rider {chr(65 + n % 26)},{1990 + n % 30},10.5555/ride.{n}"
        for n in range(1200)
    ]
    file = tmp_path / "large.csv"
    file.write_text("\n".join(["Title,Authors,Year,DOI", *rows]))
    assert take(root, file) == 1  # more riders of one year than the alphabet has letters
    reported = capsys.readouterr()
    assert "500 of 1200 records compared" in reported.err
    added, duplicates, skipped = (int(part.split()[0]) for part in reported.out.splitlines()[-1].split(", "))
    assert added + duplicates + skipped == 1200


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
    file.write_bytes((SAMPLES / "endnote.ris").read_bytes())
    assert take(root, file) == 1
    assert "E501" in capsys.readouterr().out
    take(root, file, "--format", "ris")
    assert "added: osterlund-2021" in capsys.readouterr().out


def test_nothing_is_imported_into_evidence_that_cannot_be_read(tmp_path, capsys):
    root = write(tmp_path, {SCREENING: "note: [\n"})
    assert take(root, SAMPLES / "endnote.ris") == 1
    assert "E102" in capsys.readouterr().err
