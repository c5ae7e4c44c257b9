"""Every bibliography of the built site, read by libraries of other projects: the same people, titles, years and DOIs.

BibTeX by pybtex, RIS by rispy, and all three formats by Citation.js.
"""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
import rispy
from pybtex.database import parse_string

from review.citing.cite_this import works_to_cite
from review.model import urls
from review.views.themes import studies_of_theme

pytestmark = pytest.mark.site

FORMATS = ("bib", "ris", "csl.json")
CITATION_JS = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [modules, list] = process.argv.slice(1);
const require = createRequire(modules + "/");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
const read = (file) => new Cite(readFileSync(file, "utf8")).data.map(({ _graph, ...item }) => item);
const files = readFileSync(list, "utf8").trim().split("\\n");
process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, read(file)]))));
"""


@pytest.fixture(scope="module")
def site_url(site):
    return json.loads((site / "data/review.json").read_text("utf-8"))["url"]


@pytest.fixture(scope="module")
def expected(real, site_url):
    """Return the content of each bibliography, by its URL without the extension."""
    themes = {
        f"data/themes/{theme.id}": [study.reference for study in studies_of_theme(real, theme)]
        for theme in real.themes.values()
    }
    single = {urls.citation(id): list(works_to_cite(real, id, site_url)) for id in urls.current_urls(real)}
    return {
        "data/references": list(real.references.values()),
        "data/included": [study.reference for study in real.studies.values()],
        **themes,
        **single,
    }


@pytest.fixture(scope="module")
def by_citation_js(project, site, expected, tmp_path_factory):
    """Every file as Citation.js reads it, by its address."""
    names = [f"{address}.{ending}" for address in expected for ending in FORMATS]
    listed = tmp_path_factory.mktemp("lists") / "files.txt"
    listed.write_text("\n".join(str(site / name) for name in names), encoding="utf-8")
    node, modules = shutil.which("node"), project / ".ci/node/node_modules"
    assert node, "node is not installed"
    ran = subprocess.run(
        [node, "--input-type=module", "--eval", CITATION_JS, str(modules), str(listed)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    read = json.loads(ran.stdout)
    return {name: read[str(site / name)] for name in names}


def whole(parts):
    return " ".join(" ".join(part for part in parts if part).split())


def people(work):
    """Family name with its particle, and given names, of each author; a group in one."""
    return [(whole([name.literal or name.particle, name.family]), whole([name.given])) for name in work.authors]


def test_every_bibliography_is_there(site, expected):
    there = {file.relative_to(site).as_posix() for file in [*site.glob("data/**/*"), *site.glob("id/**/*")]}
    named = {f"{address}.{ending}" for address in expected for ending in FORMATS}
    assert named == {name for name in there if name.endswith(FORMATS)}


@pytest.mark.parametrize("ending", FORMATS)
def test_citation_js_reads_the_same_works(by_citation_js, expected, ending):
    for address, works in expected.items():
        items = by_citation_js[f"{address}.{ending}"]
        assert [item["id"] for item in items] == [work.citekey for work in works], address
        for item, work in zip(items, works, strict=True):
            read = [
                (
                    whole([name.get("literal", ""), name.get("non-dropping-particle", ""), name.get("family", "")]),
                    whole([name.get("given", "")]),
                )
                for name in item.get("author", [])
            ]
            more = [("others" if ending == "bib" else "et al.", "")] * work.truncated
            assert read == people(work) + more, work.citekey
            assert whole([item["title"]]) == whole([work.title]), work.citekey
            assert str(item["issued"]["date-parts"][0][0]) == work.get("year"), work.citekey
            assert item.get("DOI", "") == work.doi, work.citekey
            assert item.get("URL", "") == ("" if work.doi and not work.get("url") else work.get("url")), work.citekey


def test_pybtex_reads_the_same_works(site, expected):
    for address, works in expected.items():
        entries = parse_string((site / f"{address}.bib").read_text("utf-8"), "bibtex").entries
        assert list(entries) == [work.citekey for work in works]
        for work in works:
            entry = entries[work.citekey]
            persons = [
                (
                    whole([*person.prelast_names, *person.last_names]),
                    whole([*person.first_names, *person.middle_names]),
                )
                for person in entry.persons.get("author", [])
            ]
            wanted = people(work) + [("others", "")] * work.truncated
            assert [tuple(map(plain, person)) for person in persons] == wanted, work.citekey
            assert plain(entry.fields["title"]) == work.title, work.citekey
            assert entry.fields.get("year", "") == work.get("year"), work.citekey
            assert entry.fields.get("doi", "") == work.doi, work.citekey


def plain(latex):
    return latex.replace("{", "").replace("}", "").replace("\\", "")


def test_rispy_reads_the_same_works(site, expected):
    for address, works in expected.items():
        entries = rispy.loads((site / f"{address}.ris").read_bytes().decode("utf-8"))
        assert [entry["id"] for entry in entries] == [work.citekey for work in works]
        for entry, work in zip(entries, works, strict=True):
            wanted = [name.inverted for name in work.authors] + ["et al."] * work.truncated
            assert entry.get("authors", []) == wanted, work.citekey
            assert (entry["title"], entry["year"]) == (work.title, work.get("year")), work.citekey
            assert entry.get("doi", "") == work.doi, work.citekey


def test_a_quotation_gives_its_study_and_the_review(by_citation_js, real, site_url):
    for excerpt in real.excerpts.values():
        for ending in FORMATS:
            study, own = by_citation_js[f"{urls.citation(excerpt.id)}.{ending}"]
            assert study["id"] == real.studies[excerpt.study].reference.citekey
            assert own["URL"].startswith(f"{site_url}id/{excerpt.id}/")
            assert real.version.version in own["container-title"]
