"""`review import studies TABLE`: records and references of studies, from a table of their characteristics."""

from __future__ import annotations

import csv
import io

import pytest
import yaml

from made_up import write
from review.__main__ import main
from review.evidence.records import read_evidence
from review.exports import table_files
from review.loading import load_review
from review.versions.publication import Publication

TABLE = """\
Authors,Year,Title,Journal,DOI,Participants,Role,Methods,Data collection,Setting,\
Type of setting,Country,Patients,Intervention
"Lake, Lou; Moss, Mo",2018,Ferries at night,Boats,10.5555/ferry,Ferry drivers: 5,Drivers,Interviews,On deck,A ferry,\
Depot,Brobdingnag,Sailors,No particular intervention
"Hill, Hal",2019,Trams at night,,,Tram drivers,driver; Dispatchers,interviews,In the tram,A tram,\
city; suburb,XA,Riders,heating
"""
MAPPING = """\
kind: studies
columns:
  reference.authors: Authors
  reference.year: Year
  reference.title: Title
  reference.journal: Journal
  reference.doi: DOI
  participants.groups: Participants
  participants.groups.professions: Role
  data_collection.methods: Methods
  data_collection.description: Data collection
  setting.description: Setting
  setting.types: Type of setting
  setting.country: Country
  population: Patients
  interventions.terms: Intervention
constants:
  status: included
"""
GROUPS = """\
Citekey,ID,First,N,Who,Second,Role
green-2013,green-2013,Drivers,3,Drivers,Guards,Inspectors
"""


@pytest.fixture
def root(tmp_path):
    return write(tmp_path / "review")


@pytest.fixture
def take(root, tmp_path, capsys):
    """Write a table and its mapping beside the review, and import it; return the exit status and what is printed."""

    def take(table, mapping=None, *options):
        file = tmp_path / "studies.csv"
        file.write_text(table, encoding="utf-8")
        if mapping is not None:
            file.with_suffix(".mapping.yml").write_text(mapping, encoding="utf-8")
        status = main(["--root", str(root), "import", "studies", str(file), *options])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return take


def content(root):
    return {file: file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def studies(root):
    """Return the records of studies, whatever the rest of the review has to say about their number."""
    evidence, _ = read_evidence(root)
    assert evidence
    return {record.value.id: record.value for record in evidence.studies}


def row(**changes):
    """Return the table with its first row changed, and no other row."""
    (first, *_) = csv.DictReader(io.StringIO(TABLE))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(first))
    writer.writeheader()
    writer.writerow(first | changes)
    return stream.getvalue()


def test_a_row_becomes_a_record_and_its_reference(root, take):
    status, said = take(TABLE, MAPPING, "--write")
    assert status == 0, said
    assert "written: references/lake-2018.bib" in said
    review = load_review(root)
    lake, hill = review.studies["lake-2018"], review.studies["hill-2019"]
    assert (lake.reference.doi, [name.surname for name in lake.reference.authors]) == (
        "10.5555/ferry",
        ["Lake", "Moss"],
    )
    assert [(group.label, group.count, group.professions) for group in lake.participants.groups] == [
        ("Ferry drivers", 5, ("driver",))
    ]
    assert (lake.setting.country, lake.setting.types, lake.interventions.terms) == ("XB", ("depot",), ("none",))
    assert lake.dataset == "lake-2018"
    assert hill.reference.link == ""  # a reference needs neither DOI nor address
    assert hill.participants.groups[0].count is None
    assert hill.professions == ("driver", "dispatcher")


def test_the_record_is_in_canonical_form(root, take, capsys):
    take(TABLE, MAPPING, "--write")
    assert main(["--root", str(root), "format", "--check", str(root / "evidence/studies/lake-2018.yml")]) == 0
    capsys.readouterr()


def test_a_second_import_of_the_same_table_changes_nothing(root, take):
    take(TABLE, MAPPING, "--write")
    before = content(root)
    status, said = take(TABLE, MAPPING, "--write")
    assert (status, content(root)) == (0, before)
    assert "2 rows: 0 to add, 2 already there, 0 refused, 0 left out" in said


def test_the_draft_recognises_the_headings_of_characteristics(take, tmp_path):
    take(TABLE)
    read = yaml.safe_load((tmp_path / "studies.mapping.yml").read_text("utf-8"))
    expected = yaml.safe_load(MAPPING)["columns"]
    del expected["interventions.terms"]
    assert read["columns"] == expected | {"interventions.description": "Intervention"}
    assert read["constants"]["status"] == "included"


def test_a_study_that_differs_stays_as_it_is(root, take):
    take(TABLE, MAPPING, "--write")
    before = content(root)
    status, said = take(row(Country="XA", Patients="Pirates"), MAPPING, "--write")
    assert (status, content(root)) == (0, before)
    assert 'the study "lake-2018" is recorded with other values of population, setting; it stays as it is' in said


def test_a_study_of_the_review_is_known_by_its_reference(root, take):
    before = content(root)
    known = row(
        Authors="Adams, Ann", Year="2011", Title="Under a roof: drivers on the Owl Line", DOI="10.5555/owl.2011"
    )
    status, said = take(known, MAPPING, "--write")
    assert (status, content(root)) == (0, before)
    assert 'the study "adams-2011" is recorded with other values of' in said


def test_a_report_that_resembles_a_known_one_is_refused(take):
    near = row(DOI="10.5555/owl.2011")
    status, said = take(near, MAPPING)
    assert status == 1
    assert "the report may be known: it has" in said
    assert "if it is the same, give its citekey; if not, add its reference first" in said


def test_every_missing_part_of_a_row_is_named(root, take):
    before = content(root)
    status, said = take(
        row(Authors="", Year="", Patients="", Country="Atlantis", Participants="A: many; B: 2"), MAPPING, "--write"
    )
    assert (status, content(root)) == (1, before)
    assert "the reference has no authors" in said
    assert "the reference has no year" in said
    assert 'setting.country: "Atlantis" is not a term of countries' in said
    assert "the row has 2 groups of participants, and professions of all of them together" in said
    status, said = take(row(Patients="", Participants="A: 3"), MAPPING, "--write")
    assert 'E201  the field "population" is missing; give it in the row' in said


def test_a_reference_of_the_review_needs_no_other_columns(root, take):
    table = "Key,ID,Title\ngreen-2013,,\nhall-2008,own-2008,\nno-2000,,\nchecklist-2009,adams-2011,\n"
    mapping = MAPPING[: MAPPING.index("columns")] + "columns: {citekey: Key, id: ID, reference.title: Title}\n" + (
        "constants:\n  status: included\n  participants.groups: []\n  data_collection.methods: [interviews]\n"
        "  data_collection.description: Talks\n  setting.description: Here\n  setting.types: [city]\n"
        "  setting.country: XA\n  population: Riders\n  interventions.terms: [none]\n"
        "  participants.groups.professions: []\n"
    )  # fmt: skip
    status, said = take(table, mapping, "--write")
    assert status == 1
    assert 'E304  "no-2000" is not a known reference' in said
    found = studies(root)
    assert (found["green-2013"].citekey, found["own-2008"].citekey) == ("green-2013", "hall-2008")
    assert 'the study "adams-2011" is recorded with other values of' in said


def test_groups_can_have_columns_of_their_own(root, take):
    mapping = """\
kind: studies
columns:
  citekey: Citekey
  id: ID
  participants.groups.1.label: First
  participants.groups.1.count: N
  participants.groups.1.professions: Who
  participants.groups.2.label: Second
  participants.groups.2.professions: Role
constants:
  status: included
  data_collection.methods: [interviews]
  data_collection.description: Talks
  setting.description: Here
  setting.types: [city]
  setting.country: XA
  population: Riders
  interventions.terms: [none]
"""
    status, said = take(GROUPS, mapping, "--write")
    assert status == 0, said
    assert 'afterwards: evidence/figures.yml:2  E313  "reports" states 3, but the records give 4' in said
    assert [(each.label, each.count, each.professions) for each in studies(root)["green-2013"].participants.groups] == [
        ("Drivers", 3, ("driver",)),
        ("Guards", None, ("inspector",)),
    ]


def test_two_reports_of_an_author_and_year_get_letters_and_a_taken_id_is_refused(root, take):
    second = row(Title="Ferries by day, another thing altogether", DOI="10.5555/day").splitlines()[1]
    status, said = take(row() + second + "\n", MAPPING, "--write")
    assert status == 0, said
    assert {"lake-2018", "lake-2018b"} <= set(load_review(root).studies)
    mapping = MAPPING.replace("columns:\n", "columns:\n  id: Journal\n").replace("  reference.journal: Journal\n", "")
    status, said = take(row(Title="Something else", DOI="", Year="2001", Journal="waiting"), mapping)
    assert status == 1
    same = row(Title="Something else", DOI="", Year="2001", Journal="green-2013")
    assert '"green-2013" is the key of another work in the reference list' in take(same, mapping)[1]
    assert 'studies.csv:2  E305  the ID "waiting" is already used at evidence/studies/waiting.yml:1' in said
    unreferenced = row(Title="Something else", DOI="", Year="2001", Journal="osterlund-2015")
    assert "is recorded with other values of" in take(unreferenced, mapping)[1]


def test_a_screened_report_keeps_its_id_and_its_decision(root, take):
    moon = row(Authors="Chan, L; Diaz, M", Year="2018", Title="Night buses under a full moon", DOI="10.5555/moon.2018")
    status, said = take(moon, MAPPING)
    assert status == 1
    assert 'the report is "chan-2018" of the screening, with the decision "awaiting"' in said
    assert main(["--root", str(root), "screen", "chan-2018", "include", "--by", "Ada", "--on", "2026-02-03"]) == 0
    assert take(moon, MAPPING, "--write")[0] == 0
    assert "chan-2018" in studies(root)
    mapping = MAPPING.replace("columns:\n", "columns:\n  id: Journal\n").replace("  reference.journal: Journal\n", "")
    (root / "evidence" / "studies" / "chan-2018.yml").unlink()
    (root / "references" / "chan-2018.bib").unlink()
    other = moon.replace("Boats", "moon-2018")
    assert 'the report is "chan-2018" of the screening, so that its study has this ID too' in take(other, mapping)[1]


def test_studies_exported_as_a_table_come_back_as_they_were(root, take):
    """As far as the columns of the table go: professions of each group, and terms that the table gives as texts."""
    before = load_review(root)
    table = table_files.files(Publication(before))["data/studies.csv"]
    for file in (root / "evidence" / "studies").glob("*.yml"):
        file.unlink()
    mapping = """\
kind: studies
columns:
  id: id
  citekey: citekey
  dataset: dataset
  status: status
  participants.note: n_participants_note
  participants.groups: participants
  data_collection.description: data_collection
  setting.types: setting_type
  setting.country: country
  population: population
constants:
  participants.groups.professions: []
  data_collection.methods: [interviews]
  setting.description: Not in the table
  interventions.terms: [none]
values:
  setting.country: {"": not-stated}
"""
    status, said = take(table, mapping, "--write")
    assert "4 rows: 4 to add, 0 already there, 0 refused" in said
    assert status == 0
    found, _ = read_evidence(root)
    assert found
    for record in found.studies:
        new, old = record.value, before.studies[record.value.id]
        for part in ("id", "citekey", "dataset", "status", "population"):
            assert getattr(new, part) == getattr(old, part)
        assert [(group.label, group.count) for group in new.participants.groups] == [
            (group.label, group.count) for group in old.participants.groups
        ]
        assert (new.participants.note, new.setting.types) == (old.participants.note, old.setting.types)
        assert (new.setting.country, new.data_collection.description) == (
            old.setting.country, old.data_collection.description,
        )  # fmt: skip
