"""`review import KIND TABLE`: a draft of a mapping, then what would change, and only then files."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from refi_projects import code, codebook, qde, qdpx, selection, text_source

from made_up import NIGHT_BUSES, swap, write
from review.__main__ import main
from review.cli import import_tables
from review.evidence.records import read_evidence
from review.exports import table_files
from review.exports.codebook_file import ADDRESS, codebook_file
from review.loading import load, load_review
from review.versions.publication import Publication

CODES = """\
Theme,Subtheme,Code,Definition
Waiting at the stop,Shelter and light,Being seen,Driver and rider can see each other.
waiting,Benches,Cold seats,
riding,,Talk,The driver talks.
"""
QUOTES = """\
Study,Theme,Subtheme,Code,Passage,Comment,Said by,Page
Adams 2011,waiting,Shelter and light,Rain,Rain comes in from the side.,Roofs are too short.,Driver,p. 3
osterlund-2015,Riding,,,I hum when it snows.,The driver hums.,Driver,p. 4
"""
CONSTANTS = "constants:\n  voice: first-order\n  findings: []\n"


@pytest.fixture
def root(tmp_path):
    return write(tmp_path / "review")


@pytest.fixture
def take(root, tmp_path, capsys):
    """Write a table and its mapping beside the review, and import it; return the exit status and what is printed."""

    def take(kind, name, table, mapping=None, *options):
        file = tmp_path / name
        file.write_bytes(table.encode() if isinstance(table, str) else table)
        if mapping is not None:
            file.with_suffix(".mapping.yml").write_text(mapping, encoding="utf-8")
        status = main(["--root", str(root), "import", kind, str(file), *options])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return take


def content(root):
    return {file: file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def mapping_of(tmp_path, name):
    return (tmp_path / name).with_suffix(".mapping.yml").read_text("utf-8")


def test_the_first_run_drafts_a_mapping_and_writes_nothing_else(root, take, tmp_path):
    before = content(root)
    status, said = take("quotes", "quotes.csv", QUOTES)
    assert (status, content(root)) == (0, before)
    assert said.endswith("Next: complete it, then run the same command again.\n")
    drafted = mapping_of(tmp_path, "quotes.csv")
    read = yaml.safe_load(drafted)
    assert read["columns"] == {
        "study": "Study",
        "theme": "Theme",
        "subtheme": "Subtheme",
        "codes": "Code",
        "quote": "Passage",
        "gloss": "Comment",
        "speaker": "Said by",
        "locator": "Page",
    }
    assert "  # findings:    The findings that it supports" in drafted
    assert "  # voice:    Whose words they are." in drafted


def test_the_draft_asks_what_unknown_values_mean(take, tmp_path):
    table = QUOTES.replace("Adams 2011", "Interview 1").replace("Page", "Colour")
    take("quotes", "quotes.csv", table)
    read = yaml.safe_load(mapping_of(tmp_path, "quotes.csv"))
    assert read["values"] == {"study": {"Interview 1": None}}
    assert read["unused"] == ["Colour"]


def test_an_incomplete_mapping_names_everything_that_is_missing(root, take):
    before = content(root)
    mapping = (
        "kind: quotes\ncolumns: {study: Study, quote: Passages, wrong: Theme, gloss: Comment}\nconstants: {gloss: x}\n"
    )
    status, said = take("quotes", "quotes.csv", QUOTES, mapping)
    assert (status, content(root)) == (1, before)
    assert 'E508  "wrong" is not a field of quotes' in said
    assert 'E508  the table has no column "Passages"; did you mean "Passage"?' in said
    assert 'E508  the field "gloss" has a column and a constant' in said
    for field in ("theme", "findings", "voice", "speaker", "locator"):
        assert f'E508  nothing fills the field "{field}"' in said
    assert 'nothing fills the field "subtheme"' not in said


def test_a_mapping_of_another_kind_or_without_a_value_is_refused(take):
    assert "the mapping is one of codes, not of quotes" in take("quotes", "q.csv", QUOTES, "kind: codes\n")[1]
    assert '"voice" is empty' in take("quotes", "q.csv", QUOTES, "kind: quotes\nconstants: {voice: }\n")[1]
    assert "E102" in take("quotes", "q.csv", QUOTES, "kind: [\n")[1]


def quotes_mapping(take, tmp_path):
    take("quotes", "quotes.csv", QUOTES)
    return mapping_of(tmp_path, "quotes.csv").replace("constants:\n", CONSTANTS, 1)


def test_the_second_run_shows_what_would_change_and_writes_only_when_told(root, take, tmp_path):
    before = content(root)
    mapping = quotes_mapping(take, tmp_path)
    status, said = take("quotes", "quotes.csv", QUOTES, mapping)
    assert (status, content(root)) == (0, before)
    assert 'to add: quotes.csv:2  adams-2011-q04  "Rain comes in from the side."' in said
    assert "+    quote: Rain comes in from the side." in said
    assert said.endswith("Nothing is written. To write these changes, add --write.\n")
    status, said = take("quotes", "quotes.csv", QUOTES, mapping, "--write")
    assert status == 0
    assert "written: evidence/studies/adams-2011.yml" in said
    excerpt = load_review(root).excerpts["adams-2011-q04"]
    assert (excerpt.theme, excerpt.subtheme, excerpt.codes, excerpt.voice) == (
        "waiting", "shelter", ("waiting-c02",), "first-order",
    )  # fmt: skip


def test_a_second_import_of_the_same_table_changes_nothing(root, take, tmp_path):
    mapping = quotes_mapping(take, tmp_path)
    take("quotes", "quotes.csv", QUOTES, mapping, "--write")
    before = content(root)
    status, said = take("quotes", "quotes.csv", QUOTES, mapping, "--write")
    assert (status, content(root)) == (0, before)
    assert "2 rows: 0 to add, 2 already there, 0 refused, 0 left out" in said


def test_a_record_is_never_changed_by_a_table(root, take, tmp_path):
    mapping = quotes_mapping(take, tmp_path)
    table = (
        QUOTES.splitlines(keepends=True)[0] + 'adams-2011,riding,,,"Warm feet,  QUIET bus.",Another gloss,Driver,p. 1\n'
    )
    before = content(root)
    status, said = take("quotes", "quotes.csv", table, mapping, "--write")
    assert (status, content(root)) == (0, before)
    assert 'the quotation "adams-2011-q03" is recorded with other values of findings, gloss, locator, speaker' in said


def test_rows_that_cannot_be_imported_are_refused_by_name_and_the_others_are_not(root, take, tmp_path):
    mapping = quotes_mapping(take, tmp_path)
    table = (
        QUOTES + "nobody-2000,waiting,Shelter and light,,Words one.,G,Driver,p. 1\n"
        "adams-2011,walking,,,Words two.,G,Driver,p. 1\n"
        "adams-2011,riding,Shelter and light,,Words three.,G,Driver,p. 1\n"
        "adams-2011,riding,,,,G,Driver,p. 1\n"
        "adams-2011,riding,,,Words four.,,,p. 1\n"
        ",riding,,,Words five.,G,Driver,p. 1\n"
    )
    status, said = take("quotes", "quotes.csv", table, mapping, "--write")
    assert status == 1
    assert 'quotes.csv:4  E507  study: "nobody-2000" is not a known study' in said
    assert 'quotes.csv:5  E507  theme: "walking" is not a known theme' in said
    assert 'quotes.csv:6  E507  subtheme: "Shelter and light" is not a known subtheme' in said
    assert 'quotes.csv:7  E201  the field "quote" is missing; give it in the row' in said
    assert 'quotes.csv:8  E201  the field "gloss" is missing' in said
    assert 'quotes.csv:8  E201  the field "speaker" is missing' in said
    assert "quotes.csv:9  E507  study: the row names no study" in said
    assert "8 rows: 2 to add, 0 already there, 6 refused, 0 left out" in said
    assert len(load_review(root).excerpts) == 9


def test_a_row_that_would_break_a_rule_of_the_check_is_refused_and_the_others_are_written(root, take, tmp_path):
    mapping = (
        quotes_mapping(take, tmp_path)
        .replace("  findings: []\n", "")
        .replace("columns:\n", "columns:\n  findings: F\n")
    )
    head, first, second = QUOTES.splitlines()
    table = f"{head},F\n{first},riding-f02\n{second},riding-f02\n"
    status, said = take("quotes", "quotes.csv", table, mapping, "--write")
    assert status == 1
    assert 'quotes.csv:2  E312  no finding of "adams-2011-q04" belongs to the theme "waiting"' in said
    assert set(load_review(root).excerpts) >= {"osterlund-2015-q03"}
    assert load(root)[1] == []


def test_what_nobody_can_attribute_to_a_row_prevents_the_import(root, take, tmp_path, monkeypatch):
    mapping = quotes_mapping(take, tmp_path)
    before = content(root)
    found = load(write(tmp_path / "broken", {"references.bib": "@article{x, title = {x}}"}))[1]
    monkeypatch.setattr(import_tables, "new_problems", lambda *_: found[:1])
    status, said = take("quotes", "quotes.csv", QUOTES, mapping, "--write")
    assert (status, content(root)) == (1, before)
    assert said.startswith("Nothing is written. The records would have these problems:")


def test_a_value_can_be_left_out_and_an_empty_one_can_have_a_meaning(take, tmp_path):
    mapping = quotes_mapping(take, tmp_path).replace(
        "values:\n", 'values:\n  study: {osterlund-2015: leave out}\n  codes: {"": waiting-c01}\n', 1
    )
    status, said = take("quotes", "quotes.csv", QUOTES, mapping)
    assert status == 0
    assert 'the row is left out by the mapping ("osterlund-2015" of study)' in said


def test_a_name_of_several_records_is_refused(root, take, tmp_path):
    file = root / "evidence" / "themes" / "riding.yml"
    file.write_text(swap("label: Warmth", "label: Rain")(file.read_text("utf-8")), encoding="utf-8")
    mapping = quotes_mapping(take, tmp_path).replace("  codes:\n    Rain:\n", "")
    assert take("quotes", "quotes.csv", QUOTES, mapping)[0] == 0  # the theme of the row tells which
    mapping = mapping.replace("  theme: Theme\n  subtheme: Subtheme\n", "")
    status, said = take("quotes", "quotes.csv", QUOTES, mapping)
    assert status == 1
    assert 'codes: "Rain" is the name of several: waiting-c02, riding-c01; say which under values, codes' in said


def test_an_id_is_taken_from_the_table_if_it_is_free(root, take, tmp_path):
    mapping = quotes_mapping(take, tmp_path).replace("columns:\n", "columns:\n  id: ID\n")
    head, first, second = QUOTES.splitlines()
    status, said = take(
        "quotes", "quotes.csv", f"{head},ID\n{first},adams-2011-q02\n{second},osterlund-2015-q20\n", mapping, "--write"
    )
    assert status == 1
    assert 'E305  the ID "adams-2011-q02" is already used' in said
    assert "osterlund-2015-q20" in load_review(root).excerpts


def test_codes_are_added_to_their_themes_with_new_subthemes(root, take):
    table = f"{CODES}waiting,Benches,,Places to sit.\n"
    take("codes", "codes.csv", table)
    status, said = take("codes", "codes.csv", table, None, "--write")
    assert status == 0
    assert "already there: codes.csv:2  waiting-c01  Being seen" in said
    assert 'codes.csv:5  benches  description of the subtheme "Benches"' in said
    review = load_review(root)
    assert review.themes["waiting"].subthemes[-1].description == "Places to sit."
    assert review.codes["waiting-c04"].subtheme == "benches"
    assert review.codes["riding-c02"].definition == "The driver talks."
    before = content(root)
    assert take("codes", "codes.csv", table, None, "--write")[0] == 0
    assert content(root) == before


def test_codes_without_a_place_are_refused(take):
    table = (
        CODES + "walking,,Dark,\nwaiting,,Stray,\nriding,Songs,Hum,\n,,,\nwaiting,Shelter and light,Being seen,Other.\n"
    )
    take("codes", "codes.csv", table)
    mapping = "kind: codes\ncolumns: {theme: Theme, subtheme: Subtheme, label: Code, definition: Definition}\n"
    status, said = take("codes", "codes.csv", table, mapping)
    assert status == 1
    assert 'codes.csv:5  E507  theme: "walking" is not a known theme' in said
    assert 'codes.csv:6  E338  the theme "waiting" has subthemes, and the code "Stray" is in none of them' in said
    assert 'codes.csv:7  E338  the theme "riding" has codes and no subthemes' in said
    assert 'codes.csv:9  H509  the code "waiting-c01" is recorded with another definition; it stays as it is' in said


def test_a_code_can_have_its_own_id_and_a_subtheme_no_code(root, take):
    table = (
        "ID,Theme,Subtheme,Code,Definition\nwaiting-c09,waiting,Timetables,Late,\n"
        "waiting-c01,waiting,Timetables,Early,\n,waiting,Rain,,Wet.\n,waiting,,,\n"
    )
    take("codes", "codes.csv", table)
    status, said = take("codes", "codes.csv", table, None, "--write")
    assert status == 1
    assert 'E305  the ID "waiting-c01" is already used' in said
    assert "the row has neither a subtheme nor a code" in said
    waiting = load_review(root).themes["waiting"]
    assert waiting.subthemes[-1].description == "Wet."
    assert "waiting-c09" in load_review(root).codes


def test_our_own_codebook_comes_back_as_what_it_was(root, take):
    """Exported as .qdc, with one code renamed and one added in another program."""
    exported = codebook_file(Publication(load_review(root)))[ADDRESS]
    take("codes", "codebook.qdc", exported)
    assert "5 rows: 0 to add, 5 already there, 0 refused, 2 left out" in take("codes", "codebook.qdc", exported)[1]
    renamed = swap('name="Rain"', 'name="Rain and snow"', "</Codes>", "</Codes>")(exported)
    status, said = take("codes", "codebook.qdc", renamed)
    assert status == 0
    assert 'the code "waiting-c02" is recorded with another label' in said


def test_a_codebook_fills_a_review_without_codes(root, take):
    """The codes of the made-up review, exported, come into the same review without them as they were."""
    exported = codebook_file(Publication(load_review(root)))[ADDRESS]
    with_codes = load_review(root).codes
    for name in ("waiting", "riding"):
        file = root / "evidence" / "themes" / f"{name}.yml"
        text = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in text if "codes:" not in line and "-c0" not in line), "utf-8")
    for file in (root / "evidence" / "studies").glob("*.yml"):
        text = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in text if "codes:" not in line), "utf-8")
    assert load_review(root).codes == {}
    take("codes", "codebook.qdc", exported)
    assert take("codes", "codebook.qdc", exported, None, "--write")[0] == 0
    found = load_review(root).codes
    assert {id: (code.label, code.definition, code.subtheme) for id, code in found.items()} == {
        id: (code.label, code.definition, code.subtheme) for id, code in with_codes.items()
    }


def test_the_codes_of_another_program_are_given_to_themes_by_hand(root, take, tmp_path):
    text = codebook(code("Weather", code("Snow"), code("Rain")), code("Loose"))
    take("codes", "other.qdc", text)
    mapping = mapping_of(tmp_path, "other.qdc")
    assert yaml.safe_load(mapping)["values"] == {"theme": {"Weather": None}}
    status, said = take("codes", "other.qdc", text, mapping.replace("    Weather:", "    Weather: riding"), "--write")
    assert status == 1
    assert "theme: the row names no theme" in said
    assert [each.label for each in load_review(root).themes["riding"].codes] == ["Warmth", "Snow", "Rain"]


def test_coded_passages_become_quotations_with_their_codes(root, take, tmp_path):
    text = "The heater hums. Nobody speaks."
    passages = [
        selection(0, 16, "Warmth", comment="The bus is warm."),
        selection(17, 31, "Warmth", "Quiet", comment="The bus is quiet."),
    ]
    data = qdpx(
        qde(text_source("Interview 1", *passages, text=text), codes=code("Riding", code("Warmth"), code("Quiet")))
    )
    take("quotes", "project.qdpx", data)
    mapping = mapping_of(tmp_path, "project.qdpx")
    assert yaml.safe_load(mapping)["values"] == {"study": {"Interview 1": None}, "codes": {"Riding > Quiet": None}}
    mapping = (
        mapping.replace("    Interview 1:", "    Interview 1: osterlund-2015")
        .replace("    Riding > Quiet:", "    Riding > Quiet: leave out")
        .replace("  subtheme: Subtheme\n", "")
        .replace("constants:\n", f"{CONSTANTS}  speaker: Driver\n  locator: Interview 1\n", 1)
    )
    status, said = take("quotes", "project.qdpx", data, mapping, "--write")
    assert status == 0, said
    new = load_review(root).excerpts["osterlund-2015-q03"]
    assert (new.quote, new.gloss, new.codes, new.theme) == (
        "The heater hums.", "The bus is warm.", ("riding-c01",), "riding",
    )  # fmt: skip


def test_appraisals_are_given_to_studies_without_one(root, take):
    table = (
        "Study,Aims stated,Route,3,Route comment\nosterlund-2015,Unsure,yes,Useful,It has a map.\n"
        "adams-2011,Yes,Yes,Useful,It prints a map.\n"
    )
    study = root / "evidence" / "studies" / "osterlund-2015.yml"
    study.write_text(
        swap("  answers:\n    aims: unsure\n    route: yes\n    worth: useful\n", "")(study.read_text("utf-8")), "utf-8"
    )
    take("appraisals", "a.csv", table)
    status, said = take("appraisals", "a.csv", table, None, "--write")
    assert "already there: a.csv:3  adams-2011  its appraisal" in said
    judged = load_review(root).studies["osterlund-2015"]
    assert [judgement.answer.id for judgement in judged.judgements] == ["unsure", "yes", "useful"]
    assert judged.judgements[1].support == "It has a map."
    assert status == 0


def test_an_appraisal_of_nothing_known_is_refused(take):
    table = (
        "Study,Aims,Route,Worth,Instrument\nadams-2011,perhaps,yes,useful,Ride Checklist\n"
        "adams-2011,yes,yes,useful,ride-checklist\nnobody,yes,yes,useful,\nbaker-2012a,yes,no,vague,ride-checklist\n"
        "osterlund-2015,yes,no,vague,ride-checklist\n,yes,no,vague,ride-checklist\n"
    )
    take("appraisals", "a.csv", table)
    answers = "answers.aims: Aims, answers.route: Route, answers.worth: Worth"
    mapping = f"kind: appraisals\ncolumns: {{study: Study, {answers}, instrument: Instrument}}\n"
    status, said = take("appraisals", "a.csv", table, mapping)
    assert status == 1
    assert 'a.csv:2  E507  answers.aims: "perhaps" is not a known answer' in said
    assert 'a.csv:3  E507  the appraisal of "adams-2011" is on line 2 too' in said
    assert 'a.csv:4  E507  study: "nobody" is not a known study' in said
    assert "a.csv:7  E507  study: the row names none" in said
    assert 'a.csv:6  H509  the appraisal of "osterlund-2015" is recorded with other values of answers' in said


def test_somebody_at_a_terminal_is_asked(take, tmp_path, monkeypatch):
    mapping = quotes_mapping(take, tmp_path)
    monkeypatch.setattr(import_tables, "is_interactive", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    assert "written: evidence/studies/adams-2011.yml" in take("quotes", "quotes.csv", QUOTES, mapping)[1]


def test_a_file_with_the_name_of_a_kind_is_still_an_export(root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("studies").write_text("TY  - JOUR\nTI  - Trains\nAU  - Roe, A\nPY  - 2020\nER  - \n", encoding="utf-8")
    assert main(["--root", str(root), "import", "--format", "ris", "./studies", "--dry-run"]) == 0
    assert "would import: roe-2020" in capsys.readouterr().out


def test_a_table_or_review_that_cannot_be_read_is_named(take, tmp_path, capsys):
    assert take("quotes", "q.csv", "")[0] == 1
    assert "E502  the table is empty" in take("quotes", "q.csv", "", "kind: quotes\n")[1]
    assert main(["--root", str(tmp_path / "nowhere"), "import", "quotes", str(tmp_path / "q.csv")]) == 1
    assert "E108" in capsys.readouterr().err


def test_each_kind_explains_itself(capsys):
    for kind in import_tables.TABLES:
        assert main(["import", kind, "--help"]) == 0
        assert f"review import {kind} " in capsys.readouterr().out


def test_quotations_exported_as_a_table_come_back_as_they_were(root, take):
    """Into a review whose studies have none, by a mapping that the program drafts alone."""
    before = load_review(root)
    table = table_files.files(Publication(before))["data/excerpts.csv"]
    for file in (root / "evidence" / "studies").glob("*.yml"):
        file.write_text(file.read_text("utf-8").partition("excerpts:")[0], encoding="utf-8")
    take("quotes", "excerpts.csv", table)
    status, said = take("quotes", "excerpts.csv", table, None, "--write")
    assert status == 0, said
    evidence, _ = read_evidence(root)
    original, _ = read_evidence(NIGHT_BUSES)
    found = [excerpt for record in evidence.studies for excerpt in record.value.excerpts]
    expected = [
        excerpt.model_copy(update={"link_note": None})
        for record in original.studies
        for excerpt in record.value.excerpts
    ]
    assert found == expected


FLOW = """\
Stage,Records,Reason
Records identified from databases,"(n = 1,234)",
duplicates,34,
screened,1200,
excluded,1100,
assessed,100,
,40,A day bus
,50,No driver
Studies included,9,
"""
FLOW_MAPPING = """\
kind: flow
columns: {step: Stage, count: Records, reason: Reason}
constants: {locator: Figure 1}
values:
  step: {Studies included: studies_included}
"""


def test_flow_numbers_are_read_from_steps_and_reasons(root, take):
    take("flow", "flow.csv", FLOW)
    status, said = take("flow", "flow.csv", FLOW, FLOW_MAPPING, "--write")
    assert status == 0, said
    flow = load_review(root).searches.flow
    assert (flow.databases, flow.screened, flow.studies_included, flow.locator) == (1234, 1200, 9, "Figure 1")
    assert [(each.reason, each.count) for each in flow.reasons] == [("A day bus", 40), ("No driver", 50)]
    before = content(root)
    assert "already there" in take("flow", "flow.csv", FLOW, FLOW_MAPPING, "--write")[1]
    status, said = take("flow", "flow.csv", FLOW.replace("1200", "1201"), FLOW_MAPPING, "--write")
    assert "the flow is recorded with other values of screened; it stays as it is" in said
    assert content(root) == before


def test_flow_numbers_can_be_columns_of_one_row(root, take):
    table = "Screened,Assessed,Where\n120,12,Table 2\n"
    mapping = (
        "kind: flow\ncolumns: {screened: Screened, assessed: Assessed, locator: Where}\nconstants: {part: flow_since}\n"
    )
    assert take("flow", "flow.csv", table, mapping, "--write")[0] == 0
    flow = load_review(root).searches.flow_since
    assert (flow.screened, flow.assessed, flow.locator) == (120, 12, "Table 2")


def test_flow_numbers_that_are_none_are_refused(root, take):
    before = content(root)
    table = FLOW + "screened,7,\nsought,many,\nrested,3,\n,5,\n"
    mapping = FLOW_MAPPING.replace("Figure 1", "Figure 1, part: later")
    status, said = take("flow", "flow.csv", table, mapping, "--write")
    assert (status, content(root)) == (1, before)
    assert 'flow.csv:10  E507  the step "screened" is on line 4 too' in said
    assert 'flow.csv:11  E507  "many" is not a whole number' in said
    assert 'flow.csv:12  E507  step: "rested" is not a known step of the flow' in said
    assert "flow.csv:13  E507  the row names neither a step nor a reason" in said
    assert 'part: "later" is not one of flow or flow_since' in said


TOTALS = """\
Criterion,Of,Yes,No,Unsure,Useful,Vague
Aims stated,12,10,1,1,,
worth,12,,,,7,
"""
TOTALS_MAPPING = """\
kind: appraisals
columns: {criterion: Criterion, of: Of, total.yes: "Yes", total.no: "No", total.unsure: Unsure, total.useful: Useful}
constants: {instrument: ride-checklist, locator: Table 2}
unused: [Vague]
"""


def test_appraisals_known_in_total_only_are_added_to_their_register(root, take, tmp_path):
    take("appraisals", "totals.csv", TOTALS)
    drafted = yaml.safe_load(mapping_of(tmp_path, "totals.csv"))["columns"]
    assert {"criterion", "of", "total.yes", "total.useful"} <= set(drafted)
    status, said = take("appraisals", "totals.csv", TOTALS, TOTALS_MAPPING, "--write")
    assert status == 0, said
    evidence, _ = read_evidence(root)
    totals = evidence.appraisals.value.totals
    assert [(each.criterion, each.of, each.answers) for each in totals] == [
        ("aims", 12, {"yes": 10, "no": 1, "unsure": 1}),
        ("worth", 12, {"useful": 7}),
    ]
    before = content(root)
    assert "2 already there" in take("appraisals", "totals.csv", TOTALS, TOTALS_MAPPING, "--write")[1]
    more = TOTALS.replace("12,10", "12,9") + "route,twelve,1,,,,\nroof,12,1,,,,\nRoute,,leave out,,,,\n"
    mapping = TOTALS_MAPPING + "values: {criterion: {Route: leave out}}\n"
    status, said = take("appraisals", "totals.csv", more, mapping, "--write")
    assert (status, content(root)) == (1, before)
    assert "the total of aims of ride-checklist is recorded with other values; it stays as it is" in said
    assert 'E203  "of" should be a whole number, but is the text "twelve"' in said
    assert 'criterion: "roof" is not a known criterion' in said
    assert 'the row is left out by the mapping ("Route" of criterion)' in said


def test_a_study_without_an_appraisal_gets_one_or_the_reason_why_not(root, take):
    study = root / "evidence" / "studies" / "osterlund-2015.yml"
    text = study.read_text("utf-8")
    study.write_text(text[: text.index("appraisal:")] + text[text.index("excerpts:") :], encoding="utf-8")
    table = "Study,Why,Aims,Route,Worth\nosterlund-2015,Nobody had the time.,,,\n"
    mapping = (
        "kind: appraisals\ncolumns: {study: Study, not_appraised: Why, answers.aims: Aims, answers.route: Route}\n"
        "constants: {instrument: ride-checklist}\nunused: [Worth]\n"
    )
    assert take("appraisals", "a.csv", table, mapping, "--write")[0] == 0
    assert load_review(root).studies["osterlund-2015"].appraisal.not_appraised == "Nobody had the time."
    before = content(root)
    assert "1 already there" in take("appraisals", "a.csv", table, mapping, "--write")[1]
    assert content(root) == before
