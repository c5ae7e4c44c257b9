"""`review new`: a reference and a record to fill in, asked for by the check until it is whole; never overwritten."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from appraised import SEVERAL, WITHOUT
from made_up import swap, write
from review.__main__ import main
from review.editing.new_record import Scaffold
from review.evidence.naming import study_id
from review.evidence.records import read_evidence
from review.exports import bibliographies, table_files
from review.loading import load
from review.references import formats
from review.schema.base import fields_of_new_record
from review.schema.settings import SettingsRecord
from review.schema.study import ExcerptRecord, StudyRecord
from review.site.pages import all_pages
from review.versions.publication import Publication

RIS = """\
TY  - JOUR
AU  - Łucki, Żaneta
AU  - Ward, Eve
PY  - 2022
TI  - Rails & roads: what {drivers} hear
T2  - Journal of Fabricated Transport
VL  - 3
SP  - 7
EP  - 9
DO  - 10.5555/rails.2022
ER  -
"""
FILLED = {
    "label:": "label: Drivers",
    "professions:": "professions: [driver]",
    "methods:": "methods: [interviews]",
    "description:": "description: As told",
    "types:": "types: [city]",
    "country:": "country: XB",
    "population:": "population: Riders",
    "terms:": "terms: [heating]",
    "aims:": "aims: yes",
    "route:": "route: no",
    "worth:": "worth: useful",
    "theme:": "theme: riding",
    "quote:": "quote: The rails sing.",
    "gloss:": "gloss: A driver says that rails can be heard.",
    "voice:": "voice: first-order",
    "speaker:": "speaker: Driver",
    "locator:": "locator: Page 7",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "review")


def new(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "new", *map(str, arguments)])


def ris(root: Path, text: str = RIS) -> Path:
    file = root.parent / "one.ris"
    file.write_text(text, encoding="utf-8")
    return file


def fill(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    filled = [re.sub(r"^(\s*(?:- )?)(\w+:)$", lambda m: m[1] + FILLED.get(m[2], m[2]), line) for line in lines]
    file.write_text("\n".join(filled), encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_study_from_scratch_fails_the_check_until_it_is_filled_in(root, capsys):
    assert new(root, "--ris", ris(root)) == 0
    assert "written: references/lucki-2022.bib\nwritten: evidence/studies/lucki-2022.yml" in capsys.readouterr().out
    review, problems = load(root)
    assert review is None
    path = "evidence/studies/lucki-2022.yml"
    asked = [problem for problem in problems if problem.path == path]
    assert {problem.code for problem in asked} == {"E203"}
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    names = [lines[problem.line - 1].strip(" -") for problem in asked]
    assert set(names) == set(FILLED)
    assert all(
        f'"{name.removesuffix(":")}" is empty' in problem.message for name, problem in zip(names, asked, strict=True)
    )
    fill(root / path)
    review, problems = load(root)
    assert review, problems
    study = review.studies["lucki-2022"]
    assert study.reference.number == len(review.references) == 9
    assert [name.inverted for name in study.reference.authors] == ["Łucki, Żaneta", "Ward, Eve"]
    assert study.reference.title == "Rails & roads: what drivers hear"
    assert (study.reference.get("pages"), study.reference.doi) == ("7--9", "10.5555/rails.2022")
    pages = {page.address: str(page.body) for page in all_pages(Publication(review))}
    assert "studies/lucki-2022/" in pages
    for address in ("studies/", "appraisal/", "references/"):
        assert "Łucki" in pages[address]
    publication = Publication(review, "https://review.example/")
    data = table_files.files(publication) | bibliographies.bibliographies(publication)
    for address in ("studies.csv", "appraisals.json", "included.bib", "included.ris", "included.csl.json"):
        assert "lucki-2022" in str(data[f"data/{address}"])


def test_the_record_names_every_field_and_every_term(tmp_path):
    evidence, _ = read_evidence(write(tmp_path, SEVERAL))
    themes = [record.value for record in evidence.themes]
    text = Scaffold(evidence.codebook.value, themes).record("a-2020", "a-2020")
    for shape in (StudyRecord, ExcerptRecord, *_nested()):
        for name, field in fields_of_new_record(shape).items():
            assert re.search(rf"^[\s#-]*{name}:", text, re.MULTILINE), name
            assert SettingsRecord().worded(field.description) in text
    for vocabulary in (
        "statuses",
        "professions",
        "methods",
        "settings",
        "countries",
        "interventions",
        "voices",
        "designs",
    ):
        for term in getattr(evidence.codebook.value, vocabulary):
            assert f"#   {term.id}: {term.label}. {term.definition}" in text
    for theme in themes:
        assert f"#   {theme.id}: {theme.title}" in text


def test_of_several_instruments_one_is_chosen(tmp_path, capsys):
    root = write(tmp_path / "review", SEVERAL)
    assert new(root, "ward-2020", "--doi", "10.5555/ward.2020", "--instrument", "lamp-tool") == 0
    record = (root / "evidence/studies/ward-2020.yml").read_text(encoding="utf-8")
    assert "\n  instrument: lamp-tool\n" in record
    assert "\n    aims:\n" in record
    assert "One of: yes, no, unsure. Only for: survey\n    # crowd:\n" in record
    assert "#   dim (lamp-tool): Dim\n" in record
    assert new(root, "dale-2020", "--doi", "10.5555/dale.2020") == 0
    record = (root / "evidence/studies/dale-2020.yml").read_text(encoding="utf-8")
    assert "\n  instrument:\n" in record
    assert "# With ride-checklist:\n" in record
    assert "# With lamp-tool:\n" in record
    assert new(root, "reed-2020", "--doi", "10.5555/reed.2020", "--instrument", "lamp") == 2
    assert "known: ride-checklist, lamp-tool" in capsys.readouterr().err


def test_a_review_without_instruments_asks_for_no_appraisal(tmp_path):
    evidence, _ = read_evidence(write(tmp_path, WITHOUT))
    text = Scaffold(evidence.codebook.value, [record.value for record in evidence.themes]).record("a-2020", "a-2020")
    assert "apprais" not in text
    assert "designs:" not in text


def _nested() -> list[type]:
    names = ("participants", "data_collection", "setting", "interventions", "appraisal")
    return [StudyRecord.model_fields[name].annotation for name in names]


def test_an_excerpt_is_there_to_fill_in_with_findings_to_choose_from(root):
    evidence, _ = read_evidence(root)
    text = Scaffold(evidence.codebook.value, [record.value for record in evidence.themes]).record("a-2020", "a-2020")
    excerpt = text[text.index("\nexcerpts:\n") :]
    assert "\n  - id: a-2020-q01\n" in excerpt
    assert "\n    quote:\n" in excerpt
    for theme in evidence.themes:
        for finding in theme.value.findings:
            assert f"#   {finding.id}: {finding.headline or finding.statement}" in excerpt
        for subtheme in theme.value.subthemes:
            assert f"#   {subtheme.id} ({theme.value.id}): {subtheme.title}" in excerpt


def test_nothing_has_to_be_uncommented(root):
    evidence, _ = read_evidence(root)
    text = Scaffold(evidence.codebook.value, [record.value for record in evidence.themes]).record("a-2020", "a-2020")
    fields = {name for schema in (StudyRecord, ExcerptRecord, *_nested()) for name in schema.model_fields}
    commented = re.findall(r"^\s*# (?:- )?(\w+):$", text, re.MULTILINE)
    assert not fields.intersection(commented)


def test_an_included_candidate_supplies_its_reference_and_abstract(tmp_path, capsys):
    screening = "evidence/screening.yml"
    phrase = "    participants: Drivers of six lines\n    evidence_urls:\n      - https://example.org/moon\n"
    root = write(tmp_path, {screening: swap("    evidence_urls:\n      - https://example.org/moon\n", phrase)})
    assert new(root, "chan-2018") == 1
    reported = capsys.readouterr().err
    assert "this report awaits assessment: it has the same DOI as chan-2018 in evidence/screening.yml:" in reported
    assert "review screen chan-2018 include --by NAME --on YYYY-MM-DD\n  review new chan-2018" in reported
    main(["--root", str(root), "screen", "chan-2018", "include", "--by", "Ada", "--on", "2021-02-03"])
    assert new(root, "chan-2018") == 0
    record = (root / "evidence/studies/chan-2018.yml").read_text()
    assert "# The abstract says (participants): Drivers of six lines" in record
    fill(root / "evidence/studies/chan-2018.yml")
    review, problems = load(root)
    assert review, problems
    assert [name.inverted for name in review.studies["chan-2018"].reference.authors] == ["Chan, L", "Diaz, M"]


def test_a_doi_alone_makes_a_reference_to_fill_in(root):
    assert new(root, "ward-2020", "--doi", "https://doi.org/10.5555/ward.2020") == 0
    text = (root / "references/ward-2020.bib").read_text()
    assert "doi     = {10.5555/ward.2020}" in text
    _, problems = load(root)
    asked = {
        problem.message for problem in problems if problem.path.startswith("references/") and problem.stops_the_build
    }
    assert asked == {'the entry "ward-2020" has no title', 'the entry "ward-2020" has no year'}


def test_a_work_of_the_reference_list_becomes_a_study_under_its_own_key(root):
    evidence, _ = read_evidence(root)
    entry = next(each for each in evidence.references if each.citekey == "checklist-2009")
    assert new(root, "--ris", ris(root, formats.ris([entry]))) == 0
    assert not (root / "references").exists()
    assert "citekey: checklist-2009" in (root / "evidence/studies/checklist-2009.yml").read_text()


@pytest.mark.parametrize("format", ["bib", "nbib", "csl"])
def test_each_format_gives_the_same_start(root, format):
    texts = {
        "bib": "@article{x, author={{\\L}ucki, Z}, year={2022}, title={Rails and roads}, doi={10.5555/rails.2022}}",
        "nbib": "PMID- 5\nDP  - 2022\nTI  - Rails and roads.\nFAU - Łucki, Z\nLID - 10.5555/rails.2022 [doi]\n",
        "csl": """{"title": "Rails and roads", "author": [{"family": "Łucki", "given": "Z"}],
                   "issued": {"date-parts": [[2022]]}}""",
    }
    file = root.parent / "export"
    file.write_text(texts[format], encoding="utf-8")
    assert new(root, f"--{format}", file) == 0
    assert {"references/lucki-2022.bib", "evidence/studies/lucki-2022.yml"} <= set(files(root))


OWL = "TY  - JOUR\nTI  - x\nAU  - New, A\nPY  - 2011\nDO  - 10.5555/owl.2011\nER  - \n"
FOX = "TY  - JOUR\nTI  - Buses without drivers\nAU  - Fox, R\nPY  - 2017\nER  - \n"


@pytest.mark.parametrize(
    ("arguments", "text", "code", "phrase"),
    [
        (("--ris", "FILE"), OWL, 1, "this report is already a study: it has the same DOI as adams-2011"),
        (("--ris", "FILE"), OWL, 1, "If they are different reports, correct the DOI, or record the decision"),
        (("--ris", "FILE"), FOX, 1, "this report was excluded (no-driver, 2020-12-01)"),
        (("adams-2011", "--ris", "FILE"), RIS, 2, '"adams-2011" is the key of another work'),
        (("chan-2018", "--ris", "FILE"), RIS, 2, '"chan-2018" is the ID of another report'),
        (("Not_An_Id", "--ris", "FILE"), RIS, 2, "is not an ID"),
        (("--ris", "FILE"), RIS + RIS, 2, "has 2 records"),
        (("--ris", "FILE"), "TY  - JOUR\n", 2, "has 0 records"),
        (("--doi", "10.5555/new"), "", 2, "give one: review new smith-2020"),
        (("--doi", "new"), "", 2, '"new" is not a DOI'),
        (("nobody-2020",), "", 2, "name the report"),
        (("--ris", "FILE", "--by", "Ada", "--on", "soon"), RIS, 1, '"soon" is not a date'),
        (
            ("smith-2020", "--doi", "10.5555/new", "--by", "Ada", "--on", "2021-02-03"),
            "",
            1,
            "missing title, author, year",
        ),
    ],
)
def test_a_refused_start_is_reported_and_writes_nothing(root, capsys, arguments, text, code, phrase):
    file = ris(root, text)
    before = files(root)
    assert new(root, *(str(file) if each == "FILE" else each for each in arguments)) == code
    assert phrase in capsys.readouterr().err
    assert files(root) == before


def test_a_decision_can_be_recorded_with_the_start(root, capsys):
    assert new(root, "--ris", ris(root), "--by", "Ada Nobody", "--on", "2021-02-03") == 0
    message = capsys.readouterr().out
    assert "written: evidence/screening.yml" in message
    assert "No screening decision" not in message
    fill(root / "evidence/studies/lucki-2022.yml")
    review, problems = load(root)
    assert review, problems
    report = review.candidates[-1]
    assert (report.id, report.decision, report.decided_by) == ("lucki-2022", "included", "Ada Nobody")
    assert (report.decided_on, report.evidence_urls) == ("2021-02-03", ("https://doi.org/10.5555/rails.2022",))
    assert review.studies["lucki-2022"] in review.added_studies
    assert review.undecided_studies == ()


def test_a_report_that_may_be_a_known_one_is_begun_with_a_warning(root, capsys):
    text = "TY  - JOUR\nAU  - Chan, L\nPY  - 2019\nTI  - Night buses under a full moon\nER  - \n"
    assert new(root, "chan-2019", "--ris", str(ris(root, text))) == 0
    assert "Check first whether this is another report: it has " in capsys.readouterr().err


def test_a_decision_is_not_recorded_twice(root, capsys):
    main(["--root", str(root), "screen", "chan-2018", "include", "--by", "Ada", "--on", "2021-02-03"])
    before = files(root)
    assert new(root, "chan-2018", "--by", "Ada", "--on", "2021-02-03") == 2
    assert "chan-2018 is already decided on; leave out --by and --on" in capsys.readouterr().err
    assert files(root) == before


def test_nothing_is_overwritten(root, capsys):
    file = ris(root)
    assert new(root, "--ris", file) == 0
    before = files(root)
    assert new(root, "--ris", file) == 1
    assert "evidence/studies/lucki-2022.yml already exists" in capsys.readouterr().err
    assert files(root) == before


def test_two_studies_begun_apart_touch_no_file_in_common(root):
    before = files(root)
    new(root, "--ris", ris(root))
    one = {name for name, data in files(root).items() if before.get(name) != data}
    new(root, "ward-2020", "--doi", "10.5555/ward.2020")
    two = {name for name, data in files(root).items() if before.get(name) != data} - one
    assert one == {"references/lucki-2022.bib", "evidence/studies/lucki-2022.yml"}
    assert two == {"references/ward-2020.bib", "evidence/studies/ward-2020.yml"}


def test_a_file_of_references_is_named_after_its_one_entry(root):
    (root / "references").mkdir()
    (root / "references/a-2020.bib").write_text("@article{b-2020, title = {x}, year = {2020}}")
    (root / "references/c-2020.bib").write_text("@article{adams-2011, title = {x}, year = {2020}}")
    (root / "references/notes.txt").write_text("x")
    _, problems = load(root)
    reported = {(problem.path, problem.code) for problem in problems if problem.path.startswith("references/")}
    assert reported >= {
        ("references/a-2020.bib", "E107"),
        ("references/c-2020.bib", "E110"),
        ("references/notes.txt", "E112"),
    }


@pytest.mark.parametrize(
    ("family", "taken", "id"),
    [
        ("O'Connell", (), "oconnell-2013"),
        ("Wlodarczyk", ("wlodarczyk-2013",), "wlodarczyk-2013b"),
        ("Crawford", ("crawford-2013a", "crawford-2013b"), "crawford-2013c"),
        ("van der Łęcki-Øst", (), "van-der-lecki-ost-2013"),
        ("Иванов", (), "ivanov-2013"),
        ("", (), "anonymous-2013"),
        ("x" * 100, (), f"{'x' * 58}-2013"),
        ("Full", tuple(f"full-2013{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), "full-2013aa"),
    ],
)
def test_an_id_is_plain_and_free(family, taken, id):
    assert study_id(family, 2013, taken) == id


def at_a_terminal(root: Path, *answers: str) -> tuple[int, str]:
    """The exit code of `review new` run at a terminal with these typed lines, and its output."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "review", "--root", str(root), "new"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as run:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        if not answers:
            os.write(ours, b"\x04")  # the end of what is typed
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # a terminal whose other end is closed
            pass
    os.close(ours)
    return run.returncode, shown.decode()


@pytest.mark.process
def test_at_a_terminal_it_asks_for_what_is_not_named(root):
    code, shown = at_a_terminal(root, f"'{ris(root)}'", "")
    assert code == 0, shown
    assert "Which report?" in shown
    assert "Under which ID" in shown
    assert "written: evidence/studies/lucki-2022.yml" in shown


@pytest.mark.process
def test_at_a_terminal_a_doi_and_an_id_begin_a_reference_to_fill_in(root):
    code, shown = at_a_terminal(root, "https://doi.org/10.5555/ward.2020", "ward-2020")
    assert code == 0, shown
    assert (root / "references/ward-2020.bib").is_file()


@pytest.mark.process
def test_at_a_terminal_the_end_of_what_is_typed_ends_it(root):
    before = files(root)
    code, shown = at_a_terminal(root)
    assert code == 2, shown
    assert "no report was named; nothing is written" in shown
    assert files(root) == before


@pytest.mark.parametrize(
    ("answers", "code", "phrase"),
    [
        (["chan-2018"], 1, "this report awaits assessment"),
        (["smith 2020"], 2, '"smith 2020" is not a file, a DOI (10.…/…) or the ID of a screened report'),
        (
            ["notes.txt"],
            2,
            '".txt" is not the extension of a known format; use --bib or --csl or --csv or ',
        ),
        (["10.5555/new", ""], 2, "give one: review new smith-2020"),
        ([], 2, "no report was named; nothing is written"),
    ],
)
def test_an_answer_that_names_no_report_is_explained(root, monkeypatch, capsys, heard, answers, code, phrase):
    (root.parent / "notes.txt").write_text("x")
    monkeypatch.chdir(root.parent)
    monkeypatch.setattr("review.cli.new.is_interactive", lambda: True)
    typed = iter(answers)

    def answer(question: str) -> str:
        heard.hear(question)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError(question) from None

    monkeypatch.setattr("builtins.input", answer)
    before = files(root)
    assert new(root) == code
    assert phrase in capsys.readouterr().err
    assert files(root) == before
