"""A new page is registered with its template, a new export with its address, and neither is listed anywhere else."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from made_up import copy_code, write
from places import PROJECT, SITE_URL

pytestmark = pytest.mark.process

PAGE = {
    "hooks/review/site/pages/timetable.py": '''\
"""The years of publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context


@dataclass(frozen=True)
class Timetable(Context):
    """The years in which studies were published."""

    template: ClassVar[str] = "pages/timetable.html"
    years: tuple[int, ...]


@makes_pages(order=75)
def timetable(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of years."""
    years = {study.reference.year for study in shared.review.studies.values()}
    yield Page(
        "timetable/",
        "Timetable",
        "When the studies were published.",
        lambda: Timetable(tuple(sorted(years))),
        menu=MenuEntry("Read", after="quotes/"),
    )
''',
    "hooks/review/templates/pages/timetable.html": """\
<h1>Timetable</h1>
<p>{{ years | join(", ") }}. <a href="{{ to("studies/") }}">Studies</a></p>
""",
}
EXPORT = {
    "hooks/review/exports/years.py": '''\
"""years.csv: the year of publication of each study."""

from review.exports.registration import exports_file
from review.versions.publication import Publication


@exports_file("data/years.csv", "text/csv")
def years(publication: Publication) -> str:
    """Return the table."""
    studies = publication.review.studies.values()
    return "".join(f"{study.id},{study.reference.year}\\n" for study in studies)
''',
}

# Run in the copy of the project: its pages, menu and exported files.
MAKE_EVERYTHING = """
import json, sys
from pathlib import Path
import yaml
from review.exports import exports
from review.loading import load_review
from review.site.menu import with_pages
from review.site.pages import all_pages
from review.versions.publication import Publication

publication = Publication(load_review(Path(sys.argv[1])), sys.argv[2])
pages = list(all_pages(publication))
files = exports(publication)
print(json.dumps({
    "pages": {page.address: page.body for page in pages},
    "menu": with_pages([{"Read": []}], pages, {}),
    "files": {address: content for address, content in files.items() if isinstance(content, str)},
}))
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the project's code with the made-up review."""
    return write(copy_code(tmp_path_factory.mktemp("copy"), "hooks"))


@pytest.fixture(scope="module")
def made(root, python):
    """What the copy makes once the page and the export are added to it."""
    for name, text in (PAGE | EXPORT).items():
        assert not (root / name).exists()
        (root / name).write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-c", MAKE_EVERYTHING, str(root), SITE_URL]
    return json.loads(subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE).stdout)


@pytest.mark.usefixtures("made")
def test_a_page_needs_two_new_files_and_an_export_one(root):
    """With a test each, that is three and two; no other file of the program changes."""
    found = (file for file in (root / "hooks").rglob("*") if file.is_file() and file.suffix != ".pyc")
    files = {file.relative_to(root).as_posix() for file in found}
    same = {
        name
        for name in files
        if (PROJECT / name).is_file() and (PROJECT / name).read_bytes() == (root / name).read_bytes()
    }
    assert files - same == {*PAGE, *EXPORT}
    assert (len(PAGE), len(EXPORT)) == (2, 1)


def test_the_page_is_made_from_its_template(made):
    assert "2011, 2012, 2015." in made["pages"]["timetable/"]
    assert '<a href="../studies/">' in made["pages"]["timetable/"]


def test_the_page_comes_in_its_place_among_the_pages(made):
    addresses = list(made["pages"])
    assert addresses.index("references/") + 1 == addresses.index("timetable/") < addresses.index("updates/")


def test_the_page_is_in_the_menu_after_the_page_that_it_names(made):
    read = next(entry["Read"] for entry in made["menu"] if "Read" in entry)
    assert read.index({"Timetable": "timetable/index.md"}) == read.index({"Quotations": "quotes/index.md"}) + 1


def test_the_export_is_written(made):
    assert "adams-2011,2011\n" in made["files"]["data/years.csv"]


def test_files_that_describe_the_data_include_the_export(made):
    assert "  years.csv\n" in made["files"]["data/SHA256SUMS"]
    crate = {entity["@id"]: entity for entity in json.loads(made["files"]["data/ro-crate-metadata.json"])["@graph"]}
    assert crate["years.csv"]["encodingFormat"] == "text/csv"
