"""/id/<id>/: every ID has one small page, which leads to where it stands, and says how to cite it and what it said."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote, urljoin

import lxml.html
import pytest
import rispy
from pybtex.database import parse_string

from places import SITE_URL
from review.citing.cite_this import works_to_cite
from review.exports import earlier_addresses, permanent
from review.model import urls
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def files(review):
    return permanent.permanent_pages(Publication(review, SITE_URL))


def test_every_study_theme_finding_excerpt_and_code_has_one_page(review, files):
    ids = {*review.studies, *review.themes, *review.findings, *review.excerpts, *review.codes}
    assert len(ids) == 4 + 2 + 6 + 7 + 4
    published = {entry.id for entry in review.published}
    assert {file for file in files if file.startswith("id/")} == {f"id/{id}/index.html" for id in ids | published}


@pytest.mark.parametrize(
    ("id", "target"),
    [
        ("waiting", "themes/waiting/"),
        ("riding-f02", "themes/riding/#riding-f02"),
        ("waiting-c02", "themes/waiting/#waiting-c02"),
        ("osterlund-2015", "studies/osterlund-2015/"),
        ("osterlund-2015-q01", "quotes/#osterlund-2015-q01"),
    ],
)
def test_each_kind_leads_to_its_page(files, id, target):
    page = files[f"id/{id}/index.html"]
    leads_on, link = re.search(r'data-target="([^"]+)"', page), re.search(r'<p class="lead"><a href="([^"]+)"', page)
    here = urljoin(SITE_URL, urls.permanent(id))
    assert urljoin(here, leads_on[1]) == urljoin(here, link[1]) == SITE_URL + target
    assert f'<link rel="canonical" href="{SITE_URL}{target}">' in page


def test_without_scripts_nothing_leads_away_from_how_to_cite_it(files):
    assert not any('http-equiv="refresh"' in page for page in files.values())


def test_the_files_for_reference_managers_are_in_the_page(review, files):
    for id in ("riding-f02", "osterlund-2015-q01", "baker-2012a", "waiting"):
        page = lxml.html.fromstring(files[f"id/{id}/index.html"])
        citekeys = [work.citekey for work in works_to_cite(review, id, SITE_URL)]
        given = {link.get("download"): link.get("href") for link in page.xpath("//a[@download]")}
        read = {name: unquote(address.partition(",")[2]) for name, address in given.items()}
        assert list(parse_string(read[f"{id}.bib"], "bibtex").entries) == citekeys
        assert [entry["id"] for entry in rispy.loads(read[f"{id}.ris"])] == citekeys
        assert [item["id"] for item in json.loads(read[f"{id}.csl.json"])] == citekeys


@pytest.fixture(scope="module")
def earlier(review):
    return earlier_addresses.earlier_addresses(Publication(review, SITE_URL))


def test_ids_of_versions_with_several_addresses_keep_them(review, files, earlier):
    """The registry of the made-up review says that its first version had them."""
    first = {entry.id for entry in review.published if entry.since == "1.0.0"}
    leading = {address for address in earlier if address.endswith("index.html")}
    assert leading == {f"{address}index.html" for id in first for address in (f"cite/{id}/", f"id/{id}/history/")}
    for address in leading:
        refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', earlier[address])
        place, _, anchor = urljoin(SITE_URL + address, refresh[1]).removeprefix(SITE_URL).partition("#")
        assert not anchor or f'id="{anchor}"' in files[f"{place}index.html"]
    endings = ("bib", "ris", "csl.json")
    current = first & {*urls.current_urls(review)}
    assert set(earlier) - leading == {f"id/{id}/citation.{ending}" for id in current for ending in endings}


def test_a_later_id_has_its_permanent_page_alone(earlier):
    assert not any("osterlund-2015" in address for address in earlier)


def test_a_released_version_keeps_what_it_had(review):
    """Also for IDs that its own registry did not list yet."""
    had = Publication(review, SITE_URL, earlier_until="1.1.0")
    assert all(had.has_earlier_addresses(id) for id in urls.current_urls(review))
    later = Publication(review, SITE_URL, earlier_until="1.0.0")
    assert {id for id in urls.current_urls(review) if later.has_earlier_addresses(id)} == {
        entry.id for entry in review.published if entry.since == "1.0.0" and not entry.obsolete
    }
