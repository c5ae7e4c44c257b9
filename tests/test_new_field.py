"""A new field is declared in one place, and appears everywhere that fields appear."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from lxml import html
from pyarrow import parquet

from made_up import copy_code, swap, write
from places import SITE_URL

pytestmark = pytest.mark.process

SCHEMA = "hooks/review/schema/study.py"
RECORD = "evidence/studies/adams-2011.yml"
STUDY = "adams-2011"

DECLARATION = """\
    recruited_in: tuple[SettingTerm, ...] = optional(
        "Where the participants were recruited.",
        Column("Kinds of setting in which people were recruited."),
        Facet("recruited", "Recruited in"),
        Axis("Recruited in", facet="recruited", name="recruited"),
        Part("Recruited in"),
        Row("Recruited in", empty="Not stated"),
        default=(),
    )
"""

# Run in the copy of the project: everything that is made from the records, as files below a folder.
MAKE_EVERYTHING = """
import json, sys
from pathlib import Path
from review.exports import exports
from review.files.content_cache import ContentCache
from review.loading import load_state
from review.model.snapshots import snapshot
from review.site.pages import all_pages
from review.versions.comparison import compare
from review.versions.diff_report import data
from review.versions.publication import Publication
from review.views.lens import lens_data

before, after, out, kept, site_url = sys.argv[1:]
earlier, now = load_state(Path(before))[0], load_state(Path(after))[0]
publication = Publication(now.review, site_url, kept=ContentCache(Path(kept)))
files = exports(publication) | {page.address + "index.html": page.body for page in all_pages(publication)}
parts = {id: {part.name: part.text for part in snapshot(now.review, id).parts} for id in now.review.ids}
files["snapshots.json"] = json.dumps(parts)
files["diff.json"] = data(compare(earlier, now))
files["lens.json"] = json.dumps(lens_data(now.review))
for name, content in files.items():
    file = Path(out) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with the made-up review, before the field is added."""
    return write(copy_code(tmp_path_factory.mktemp("copy"), "hooks"))


@pytest.fixture(scope="module")
def changed(copy, tmp_path_factory):
    """The copy with the field in the schema and a value of it in one record."""
    changes = {
        SCHEMA: swap(
            "    notes: tuple[Text, ...] = optional(", DECLARATION + "    notes: tuple[Text, ...] = optional("
        ),
        RECORD: swap("population: Riders", "recruited_in: [city, depot]\npopulation: Riders"),
    }
    return with_changes(copy, tmp_path_factory.mktemp("changed"), changes)


def with_changes(copy, root, changes):
    """A copy of the copy in which files are changed; it shares the others with it."""
    shutil.copytree(copy, root, dirs_exist_ok=True, copy_function=os.link)
    for name, change in changes.items():
        file = root / name
        text = change(file.read_text(encoding="utf-8"))
        file.unlink()
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def made(copy, changed, python, kept_files, tmp_path_factory):
    """Everything made from the changed review by the changed program."""
    return make_everything(python, kept_files.folder, copy, changed, tmp_path_factory.mktemp("made"))


def make_everything(python, kept, before, after, out):
    """The folder `out` with everything that the program of `after` makes from its review."""
    command = [python, "-c", MAKE_EVERYTHING, str(before), str(after), str(out), str(kept), SITE_URL]
    environment = os.environ | {"PYTHONPATH": str(after / "hooks"), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, env=environment)
    return out


def test_two_files_change(copy, changed):
    names = {file.relative_to(changed).as_posix() for file in changed.rglob("*") if file.is_file()}
    assert {name for name in names if (copy / name).read_bytes() != (changed / name).read_bytes()} == {SCHEMA, RECORD}


def test_the_page_of_the_study_shows_it(made):
    assert row_of(made / f"studies/{STUDY}/index.html", "Recruited in") == "City; Depot"
    assert row_of(made / "studies/baker-2012a/index.html", "Recruited in") == "Not stated"


def row_of(page: Path, label: str) -> str:
    (cell,) = html.fromstring(page.read_text(encoding="utf-8")).xpath(
        "//dt[.=$label]/following-sibling::dd[1]", label=label
    )
    return str(cell.text_content())


def test_every_form_of_the_table_has_it(made):
    (row,) = (row for row in json.loads((made / "data/studies.json").read_text()) if row["id"] == STUDY)
    assert row["recruited_in"] == ["city", "depot"]
    (line,) = (
        row for row in csv.DictReader(io.StringIO((made / "data/studies.csv").read_text())) if row["id"] == STUDY
    )
    assert line["recruited_in"] == "city; depot"
    (stored,) = (row for row in parquet.read_table(made / "data/studies.parquet").to_pylist() if row["id"] == STUDY)
    assert stored["recruited_in"] == ["city", "depot"]
    with sqlite3.connect(made / "data/review.sqlite") as database:
        ((value,),) = database.execute("SELECT recruited_in FROM studies WHERE id = ?", (STUDY,))
    assert json.loads(value) == ["city", "depot"]


def test_every_description_of_the_table_explains_it(made):
    description = "Kinds of setting in which people were recruited."
    package = json.loads((made / "data/datapackage.json").read_text())
    tables = [resource for resource in package["resources"] if resource["name"] in {"studies", "studies-json"}]
    assert [described["description"] for table in tables for described in table["schema"]["fields"]].count(
        description
    ) == 2
    field = parquet.read_schema(made / "data/studies.parquet").field("recruited_in")
    assert field.metadata[b"description"].decode() == description
    with sqlite3.connect(made / "data/review.sqlite") as database:
        ((stored,),) = database.execute('SELECT description FROM columns WHERE "column" = ?', ("recruited_in",))
    assert stored == description


def test_the_schema_for_editors_describes_it(made):
    schema = json.loads((made / "data/schemas/study.schema.json").read_text())
    field = schema["properties"]["recruited_in"]
    assert field["description"] == "Where the participants were recruited."
    assert field["items"]["enum"] == ["city", "suburb", "depot"]


def test_the_form_asks_for_it(made):
    form = html.fromstring((made / "contribute/add/index.html").read_text(encoding="utf-8"))
    offered = form.xpath("//fieldset[legend[contains(., 'Recruited in')]]//input/@value")
    assert offered == ["city", "suburb", "depot", "not-listed"]


def test_readers_can_filter_by_it(made):
    lens = json.loads((made / "lens.json").read_text())
    (facet,) = (facet for facet in lens["facets"] if facet["key"] == "recruited")
    assert facet == {"key": "recruited", "label": "Recruited in", "options": [["city", "City"], ["depot", "Depot"]]}
    assert lens["studies"][STUDY]["recruited"] == ["city", "depot"]
    assert lens["studies"]["baker-2012a"]["recruited"] == []


def test_the_evidence_map_has_it_as_an_axis(made):
    page = html.fromstring((made / "map/index.html").read_text(encoding="utf-8"))
    links = page.xpath("//a[contains(@href, 'recruited=depot')]/@href")
    assert links
    assert any("theme=waiting" in link for link in links)


def test_the_snapshot_covers_it(made):
    assert json.loads((made / "snapshots.json").read_text())[STUDY]["Recruited in"] == "City, Depot"


def test_the_difference_names_it(made):
    changes = json.loads((made / "diff.json").read_text())["changes"]
    (change,) = (change for change in changes if (change["kind"], change["id"]) == ("study", STUDY))
    assert change["fields"] == [{"field": "recruited_in", "before": "", "after": "city; depot"}]


ASIDE = """\
    aside: Label | None = optional("What else is known.", Column("What else is known."), Part("Aside"))
"""
OTHER_KINDS = {
    "finding": ("riding-f01", "findings", "theme"),
    "theme": ("riding", "themes", "theme"),
    "excerpt": ("adams-2011-q01", "excerpts", "study"),
}


@pytest.fixture(scope="module")
def made_with_asides(copy, python, kept_files, tmp_path_factory):
    """Everything made after findings, themes and excerpts have got a field, and one of each a value."""
    finding, theme = "    views: tuple[ViewRecord, ...] = optional(", "    short_title: Label = described("
    speaker = "    speaker: Label = described("
    changes = {
        "hooks/review/schema/theme.py": swap(finding, ASIDE + finding, theme, ASIDE + theme),
        SCHEMA: swap(speaker, ASIDE + speaker),
        "evidence/themes/riding.yml": swap(
            "number: 2", "aside: Of a theme.\nnumber: 2", "    kind: ", "    aside: Of a finding.\n    kind: "
        ),
        RECORD: swap("    speaker: ", "    aside: Of an excerpt.\n    speaker: "),
    }
    changed = with_changes(copy, tmp_path_factory.mktemp("asides"), changes)
    return make_everything(python, kept_files.folder, copy, changed, tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_field_of_another_kind_of_record_appears_too(made_with_asides, kind):
    id, table, schema = OTHER_KINDS[kind]
    value = f"Of {'an' if kind == 'excerpt' else 'a'} {kind}."
    rows = json.loads((made_with_asides / f"data/{table}.json").read_text())
    assert [row["aside"] for row in rows if row["aside"]] == [value]
    assert json.loads((made_with_asides / "snapshots.json").read_text())[id]["Aside"] == value
    assert "What else is known." in (made_with_asides / f"data/schemas/{schema}.schema.json").read_text()
    changes = json.loads((made_with_asides / "diff.json").read_text())["changes"]
    (change,) = (change for change in changes if change["kind"] == kind)
    assert (change["id"], change["fields"]) == (id, [{"field": "aside", "before": "", "after": value}])
