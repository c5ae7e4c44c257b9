"""`review serve` shows each change of a file as soon as it is saved, and lets browsers know."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from made_up import ENVIRONMENT, copy_code, second_review, swap, without_addresses, write
from served_project import STATE, Served, serving

pytestmark = pytest.mark.process

ADAMS = "evidence/studies/adams-2011.yml"
STUDY = "studies/adams-2011/"
REPORT = """\
@article{cole-2014,
  refnumber = {9},
  author    = {Cole, Cy},
  title     = {The lantern again},
  journal   = {Bus Letters},
  year      = {2014}
}
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """A copy of the made-up review with a copy of the program, served in a process of its own."""
    root = copy_code(second_review(tmp_path_factory.mktemp("served")), "hooks")
    with serving(root) as served:
        yield served


CHANGES = {
    "a record": (ADAMS, swap("population: ", "population: Owls and "), STUDY, "Owls and "),
    "prose": ("docs/rights.md", lambda text: f"{text}\nOwls keep theirs.\n", "rights/", "Owls keep theirs."),
    "a bibliography": (
        "references.bib",
        swap("{The warm shelter}", "{The owl shelter}"),
        "references/",
        "The owl shelter",
    ),
    "a template": (
        "hooks/review/templates/pages/studies.html",
        lambda text: f"{text}<p>Owls below</p>",
        "studies/",
        "<p>Owls below</p>",
    ),
    "a template of the theme": (
        "hooks/review/theme/main.html",
        swap('<p class="print-address">', '<p>Owls everywhere</p><p class="print-address">'),
        "themes/",
        "Owls everywhere",
    ),
    "a stylesheet": ("docs/assets/look.css", ":root { --ink: #0b1e0f; }", "assets/site.css", "#0b1e0f"),
    "the configuration": (
        "mkdocs.yml",
        swap("Drivers on night buses", "Owls on night buses"),
        "",
        "Owls on night buses",
    ),
    "a data table": (ADAMS, swap("population: ", "population: Owls and "), "data/studies.csv", "Owls and "),
}


@pytest.mark.parametrize(("file", "change", "address", "text"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_shown(served, file, change, address, text):
    assert text not in served.text(address)
    with served.changed({file: change}):
        assert text in served.text(address)
    assert text not in served.text(address)


def test_a_study_that_is_added_has_its_page_until_it_is_removed(served):
    another = (served.root / "evidence/studies/baker-2012b.yml").read_text("utf-8").replace("baker-2012b", "cole-2014")
    files = {"references/cole-2014.bib": REPORT, "evidence/studies/cole-2014.yml": another}
    assert served.get("studies/cole-2014/")[0] == 404
    with served.changed(files):
        assert served.becomes(lambda: served.get("studies/cole-2014/")[0] == 200)
        assert "The lantern again" in served.text("studies/cole-2014/")
        assert "cole-2014" in served.text("studies/")
    assert served.becomes(lambda: served.get("studies/cole-2014/")[0] == 404)
    assert "cole-2014" not in served.text("studies/")


def test_problems_are_shown_at_every_address_until_they_are_mended(served):
    with served.changed({ADAMS: swap("country: XA", "country: Avalon")}):
        for address, status in (("", 200), (STUDY, 404), ("nothing/", 404)):
            answer, page = served.get(address)
            assert answer == status
            assert "is not a term of countries" in page
            assert STATE.search(page), "the page loads again when the problem is mended"
    assert served.get(STUDY)[0] == 200


def test_what_keeps_a_page_from_being_rendered_is_shown_in_its_place(served):
    with served.changed({"docs/methods.md": swap('fact("population")', 'fakt("population")')}):
        status, page = served.get("methods/")
        assert status == 500
        assert "fakt" in page
        assert STATE.search(page)
        assert served.get(STUDY)[0] == 200
    assert served.get("methods/")[0] == 200


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("nav: [\n", "while parsing a flow node"),
        ("site_name: x\nplugins: [no-such-plugin]\n", "The &#34;no-such-plugin&#34; plugin is not installed"),
    ],
    ids=["not YAML", "no plugin"],
)
def test_what_is_wrong_with_the_configuration_is_shown(served, fault, message):
    with served.changed({"mkdocs.yml": fault}):
        page = served.text()
        assert message in page
        assert STATE.search(page)
    assert "Drivers on night buses" in served.text()


def test_pages_may_load_their_script_from_this_host_only(served):
    page = served.text(STUDY)
    assert "script-src 'self'" in page
    assert len(STATE.findall(page)) == 1
    assert "location.reload()" in served.text("/livereload.js")
    assert "livereload" not in served.text("data/studies.csv")


def test_an_address_without_its_slash_leads_to_the_page_and_another_to_that_of_the_site(served):
    assert served.text(STUDY.rstrip("/")) == served.text(STUDY)
    status, page = served.get("nothing/")
    assert status == 404
    assert "Page not found" in page
    assert STATE.search(page)


def test_files_that_nothing_is_made_from_change_nothing(served):
    before = number_of(served.state())
    beside = dict.fromkeys(("evidence/.note.swp", "evidence/note.yml~", "hooks/__pycache__/note", "note.txt"), "x")
    write(served.root, beside, with_records=False)
    with served.changed({"docs/rights.md": lambda text: f"{text}\nOwls.\n"}):
        assert number_of(served.state()) == before + 1
    write(served.root, dict.fromkeys(beside), with_records=False)


def number_of(state: str) -> int:
    """Return how many sites the server has shown so far."""
    return int(state.rpartition("-")[2])


def test_an_address_in_use_is_named(served):
    at = served.home.split("/")[2]
    command = [sys.executable, "-m", "review", "--root", str(served.root), "serve", "--at", at]
    done = subprocess.run(
        command, env={**without_addresses(), **ENVIRONMENT}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"{at} cannot be used" in done.stderr
    assert "--at" in done.stderr
    assert "Traceback" not in done.stderr
