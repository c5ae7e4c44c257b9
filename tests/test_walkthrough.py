"""A study added from scratch on the command line, in a copy of the real project, up to its place on the built site.

The report is one that awaits assessment, with the facts that its entry gives. What the test fills in beyond them is
made up: nobody has read the report for it, and it stands in a temporary folder alone.
"""

from __future__ import annotations

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from made_up import HOOKS, built, copy_code, fill
from places import PROJECT
from repository import commit, git
from review.__main__ import main
from review.loading import load_review
from review.model import urls
from review.model.review import Review
from review.model.stated_figures import counts
from review.model.theme import Finding
from review.schema.registers import CandidateRecord

pytestmark = pytest.mark.slow

PARTS = ("evidence", "references.bib", "references", "docs", *HOOKS, "mkdocs.yml", ".gitignore")
DAY = "2026-12-24"
DECIDED = ("--by", "Test Reader", "--on", DAY)
MADE_UP = "These words are made up for a test."
# Made up: no line of this was read in a report.
FILLED = {
    "label": "Made-up therapists",
    "count": "7",
    "professions": "[psychologist]",
    "methods": "[focus-groups]",
    "description": "Made up for a test",
    "types": "[specialist]",
    "country": "IE",
    "population": "Made-up people",
    "terms": "[dbt]",
    **dict.fromkeys(("aims", "methodology", "design", "recruitment", "data-collection"), "yes"),
    **dict.fromkeys(("relationship", "ethics", "analysis", "findings"), "cant-tell"),
    "value": "unclear",
}
EXCERPT = """\
excerpts:
  - id: {study}-q01
    theme: {theme}
    findings: [{finding}]
    quote: {quote}
    gloss: A made-up gloss.
    voice: first-order
    speaker: Made-up therapist
    locator: Made-up page
"""


@dataclass(frozen=True)
class Walk:
    """The project before and after the study was added, what the commands printed, and the site built from it."""

    root: Path
    site: Path
    candidate: CandidateRecord
    finding: Finding
    before: Review
    after: Review
    message: dict[str, str]

    def page(self, address: str) -> lxml.html.HtmlElement:
        return lxml.html.parse(str(self.site / address / "index.html")).getroot()

    def table(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.site / f"data/{name}.csv").read_text("utf-8-sig"))))


def project(root: Path) -> Path:
    """Make a repository whose only commit has what the real project's site is made from."""
    copy_code(root, *(name for name in PARTS if (PROJECT / name).exists()))
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "The review")
    return root


def review(root: Path, *arguments: str) -> str:
    """What a command that ends well prints."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
        code = main(["--root", str(root), *arguments])
    assert code == 0, out.getvalue()
    return out.getvalue()


def ris(candidate: CandidateRecord) -> str:
    """The report as a reference manager would export it, from the facts of its entry."""
    authors = [name.rpartition(" ") for name in candidate.authors]
    lines = ["TY  - JOUR", *(f"AU  - {family}, {given}" for family, _, given in authors), f"TI  - {candidate.title}"]
    lines += [f"JO  - {candidate.journal}", f"PY  - {candidate.year}", f"DO  - {candidate.doi}", "ER  - "]
    return "\n".join([*lines, ""])


def awaiting(review: Review) -> list[CandidateRecord]:
    """The reports with a DOI on which nothing is decided, and that no first look proposes to exclude."""
    undecided = [each for each in review.candidates if each.decision == "awaiting" and each.proposal != "exclude"]
    found = [each for each in undecided if each.doi]
    if len(found) < 2:
        pytest.skip("fewer than two reports with a DOI await assessment")
    return found


def fill_in(root: Path, study: str, finding: Finding) -> None:
    excerpt = EXCERPT.format(study=study, theme=finding.theme, finding=finding.id, quote=MADE_UP)
    fill(root / f"evidence/studies/{study}.yml", FILLED, excerpt)


@pytest.fixture(scope="module")
def walk(real, tmp_path_factory):
    """The whole way, once for all tests."""
    folder = tmp_path_factory.mktemp("walkthrough")
    root, site, file = project(folder / "project"), folder / "site", folder / "export.ris"
    candidate = awaiting(real)[0]
    finding = next(each for each in real.findings.values() if not each.subtheme)
    file.write_text(ris(candidate), encoding="utf-8")
    message = {
        "screen": review(root, "screen", candidate.id, "include", *DECIDED),
        "new": review(root, "new", candidate.id, "--ris", str(file)),
    }
    fill_in(root, candidate.id, finding)
    message |= {"check": review(root, "check"), "diff": review(root, "diff", "HEAD")}
    return Walk(root, built(root, site), candidate, finding, real, load_review(root), message)


def test_the_commands_produce_a_record_without_problems(walk):
    id = walk.candidate.id
    assert f"{id} is included" in walk.message["screen"]
    assert f"written: references/{id}.bib\nwritten: evidence/studies/{id}.yml" in walk.message["new"]
    assert walk.message["check"].strip().splitlines()[-1].startswith("0 errors")


def test_the_diff_shows_the_effect_on_the_synthesis(walk):
    message = walk.message["diff"]
    before, after = counts(walk.before), counts(walk.after)
    assert f"Studies: 1 added\n  + {walk.candidate.id}  " in message
    assert f"Quotations: 1 added\n  + {walk.candidate.id}-q01  {MADE_UP}" in message
    assert after["studies"] == before["studies"] + 1
    for name in ("studies", "datasets", "references", "excerpts"):
        assert f"* {name}: {before[name]} → {before[name] + 1}\n" in message
    assert f"  {walk.finding.theme}  " in message.split("Themes affected")[1].split("Map cells affected")[0]
    assert "ERROR" not in message


def test_its_page_shows_what_was_filled_in(walk):
    page = walk.page(f"studies/{walk.candidate.id}/").text_content()
    for words in (walk.candidate.title, "Made-up therapists", "Made-up people", MADE_UP):
        assert words in page


def test_it_has_a_row_in_every_table(walk):
    id = walk.candidate.id
    for address in ("studies/", "appraisal/"):
        rows = walk.page(address).xpath("//tr[@data-studies=$id]", id=id)
        assert rows, address
        assert walk.candidate.authors[0].rpartition(" ")[0] in rows[0].text_content()
    [row] = [each for each in walk.table("studies") if each["id"] == id]
    assert (row["title"], row["doi"], row["n_participants"]) == (walk.candidate.title, walk.candidate.doi, "7")
    assert id in [each["id"] for each in json.loads((walk.site / "data/studies.json").read_text("utf-8"))]
    answers = [each["answer"] for each in walk.table("appraisals") if each["study"] == id]
    assert answers == [*["yes"] * 5, *["cant-tell"] * 4, "unclear"]
    assert [each["quote"] for each in walk.table("excerpts") if each["study"] == id] == [MADE_UP]
    [finding] = [each for each in walk.table("findings") if each["id"] == walk.finding.id]
    assert id in finding["studies"].split("; ")
    [report] = [each for each in walk.table("screening") if each["id"] == id]
    assert (report["decision"], report["decided_on"]) == ("included", DAY)


def test_its_quotation_is_on_the_quotations_page_and_with_the_finding(walk):
    [quotation] = walk.page("quotes/").xpath("//figure[@id=$id]", id=f"{walk.candidate.id}-q01")
    assert MADE_UP in quotation.text_content()
    assert MADE_UP in walk.page(f"themes/{walk.finding.theme}/").text_content()
    assert MADE_UP in walk.page("whole/").text_content()


def test_the_worksheet_of_its_finding_lists_it_for_each_judgement(walk):
    page = walk.page(urls.worksheets(walk.finding.theme))
    [sheet] = page.xpath("//section[@id=$id]", id=walk.finding.id)
    assert MADE_UP in sheet.text_content()
    assert len(sheet.xpath(".//th/a[@data-study=$id]", id=walk.candidate.id)) == 2


def test_it_is_in_the_feed_of_studies_and_no_more_in_that_of_reports_that_wait(walk):
    def entries(name):
        return {
            each["url"]: each for each in json.loads((walk.site / f"feeds/{name}.json").read_text("utf-8"))["items"]
        }

    [entry] = [each for url, each in entries("studies").items() if url.endswith(f"/id/{walk.candidate.id}/")]
    assert entry["date_published"] == f"{DAY}T00:00:00Z"
    assert len(entries("studies")) == len(walk.before.studies) + 1
    assert not [url for url in entries("awaiting") if walk.candidate.id in url]


def test_it_has_the_next_number_among_the_references(walk):
    number = len(walk.before.references) + 1
    [reference] = walk.page("references/").xpath("//*[@id=$id]", id=f"ref-{number}")
    assert walk.candidate.title.split(":")[0] in reference.text_content()
    for ending in ("bib", "ris", "csl.json"):
        assert walk.candidate.doi in (walk.site / f"data/included.{ending}").read_text("utf-8")


def test_every_map_counts_it_in_the_row_of_its_theme(walk):
    tables = walk.page("map/").xpath("//table[.//td[@data-studies]]")
    assert tables
    for table in tables:
        cells = [cell.get("data-studies").split() for cell in table.xpath(".//td[@data-studies]")]
        assert [cell for cell in cells if walk.candidate.id in cell], table.xpath("string(caption)")


def test_the_figures_have_changed(walk):
    reported = json.loads((walk.site / "data/review.json").read_text("utf-8"))["counts"]
    before = counts(walk.before)
    assert reported == counts(walk.after)
    grown = {"studies": 1, "datasets": 1, "participants": 7, "excerpts": 1, "rated_studies": 1, "references": 1}
    grown |= {"answers": len(walk.after.judgements_of(walk.after.studies[walk.candidate.id])), "awaiting": -1}
    assert reported == {name: number + grown.get(name, 0) for name, number in before.items()}


def test_only_what_people_write_is_in_git(walk):
    id = walk.candidate.id
    changed = git(walk.root, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert {line[3:] for line in changed} == {
        "evidence/screening.yml", f"references/{id}.bib", f"evidence/studies/{id}.yml"
    }  # fmt: skip


def test_two_people_who_add_a_study_each_do_not_get_in_each_others_way(real, tmp_path):
    root = project(tmp_path / "project")
    finding = next(each for each in real.findings.values() if not each.subtheme)
    pair = awaiting(real)[:2]
    for candidate in pair:
        git(root, "switch", "--quiet", "--create", candidate.id, "main")
        review(root, "screen", candidate.id, "include", *DECIDED)
        review(root, "new", candidate.id)
        fill_in(root, candidate.id, finding)
        commit(root, f"Add {candidate.id}")
    git(root, "switch", "--quiet", "main")
    for candidate in pair:
        git(root, "merge", "--quiet", "--no-ff", "--no-edit", candidate.id)
    assert git(root, "status", "--porcelain") == ""
    assert review(root, "check").strip().splitlines()[-1].startswith("0 errors")
    merged = load_review(root)
    assert set(merged.studies) == set(real.studies) | {candidate.id for candidate in pair}
    supporting = set(merged.findings[finding.id].supporting_studies)
    assert supporting == set(finding.supporting_studies) | {candidate.id for candidate in pair}
