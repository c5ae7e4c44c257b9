"""`review init --language de`: a new review without an English word, here without any part that it can do without.

tests/test_skeletons.py compares its pages with the English ones, whose review tests/test_adopting.py builds.
"""

from __future__ import annotations

import re
from typing import get_args

import pytest
from german_review import WORD, Reading, Words

from made_up import built
from review.__main__ import main
from review.schema.settings import OmittedPart
from review.site.links import broken_links

pytestmark = pytest.mark.slow

TITLE = "Was Fahrende sagen: ein erfundenes Review"
SAID_OF_PARTS = re.compile(
    r"(?i)screening-|auf beurteilung|vertrauen|cerqual|arbeitsbl[aä]tt|unterthem|antworten der beurteilung|checklist"
)
# They list every term, field, schema and problem that a review can have.
LISTS_EVERYTHING = (
    "data/",
    "glossary/",
    *(f"contribute/{name}/" for name in ("add", "codebook", "problems", "record")),
)
LISTS_NAMES = {"data", "record", "search"}  # of the data contract
ENDINGS = {".html", ".svg", ".xml"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("new") / "review"
    assert main(["init", str(root), "--title", TITLE, "--language", "de", "--instrument", "none"]) == 0
    record = root / "evidence/review.yml"
    without = f"  without: [{', '.join(get_args(OmittedPart))}]"
    record.write_text(re.sub(r"(?m)^  without: .*", without, record.read_text("utf-8")), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    return built(root, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def words(root):
    """The words that a page may have: those of the interface, the records and the prose, in German."""
    words = Words(root)
    pages = " ".join(file.read_text("utf-8") for file in (root / "docs").rglob("*.md"))
    words.german |= {word.lower() for word in WORD.findall(pages)}
    return words


def test_it_has_no_problem(root, capsys):
    assert main(["--root", str(root), "check"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 hints\n"


def test_no_word_of_its_interface_is_english(site, words):
    found = {}
    for file in sorted(file for file in site.rglob("*") if file.suffix in ENDINGS):
        reading = Reading(file.read_text("utf-8"))
        unknown = {word for text in (" ".join(reading.texts), *reading.attributes) for word in words.unknown(text)}
        unknown -= words.contract if file.parent.name in LISTS_NAMES else set()
        if unknown:
            found[file.relative_to(site).as_posix()] = sorted(unknown)
    assert found == {}


def test_every_link_leads_somewhere(site):
    assert broken_links(site) == []


def test_no_page_mentions_a_part_that_it_does_not_have(site):
    found = {}
    for file in sorted(site.rglob("*.html")):
        said = SAID_OF_PARTS.findall(" ".join(Reading(file.read_text("utf-8")).texts))
        address = file.relative_to(site).as_posix()
        if said and not address.startswith(LISTS_EVERYTHING):
            found[address] = said
    assert found == {}
