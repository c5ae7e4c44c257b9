"""What programs read in the head of each built page: reference managers, search engines, an extractor."""

from __future__ import annotations

import gzip
import json
from urllib.robotparser import RobotFileParser

import extruct
import lxml.etree
import pytest

from review.citing.citable_works import CONTRIBUTORS
from review.citing.cite_this import Place, id_of, title_of
from review.model import urls
from review.views.downloads import FEEDS
from zotero import saved

pytestmark = pytest.mark.site

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def site_url(pages):
    """The address for which the site was built."""
    return pages[""].xpath("string(//link[@rel='canonical']/@href)")


def names(work):
    family = [(name.literal or f"{name.particle} {name.family}".strip(), name.given) for name in work.authors]
    return tuple((last, " ".join(given.split())) for last, given in family)


def test_zotero_saves_every_study_as_the_study_itself(pages, real, site_url):
    for study in real.studies.values():
        work, item = study.reference, saved(pages[urls.study(study.id)])
        assert item.title == " ".join(work.title.split()), study.id
        assert item.creators == names(work), study.id
        assert item.date.replace("/", "-") == work.date, study.id
        assert item.doi == work.doi, study.id
        assert item.url == site_url + urls.study(study.id), study.id
        assert item.type == {"article": "journalArticle", "techreport": "report"}[work.kind], study.id
        assert item.container == (work.get("journal") or work.get("institution")), study.id


def test_zotero_saves_every_other_page_as_a_part_of_the_living_review(pages, real, site_url):
    for address, page in pages.items():
        id = id_of(real, address)
        if id in real.studies:
            continue
        item = saved(page)
        called = page.findtext(".//title").rpartition(" - ")[0]
        assert item.title == (title_of(real, id) if id else called if address else real.record.title), address
        assert item.creators == ((CONTRIBUTORS, ""),), address
        assert item.date.replace("/", "-") == real.version.date, address
        assert item.url == site_url + address, address
        assert item.doi == (real.record.doi or ""), address
        assert item.type == "report", address


def test_an_extractor_finds_the_review_its_studies_and_its_data(pages, real, site_url):
    (article,) = extruct.extract(lxml.etree.tostring(pages[""], encoding="unicode", method="html"))["json-ld"]
    assert article["@type"] == "ScholarlyArticle"
    assert (article["name"], article["version"]) == (real.record.title, real.version.version)
    assert article["url"] == site_url
    cited = [(work["name"], work.get("identifier", {}).get("value", "")) for work in article["citation"]]
    assert cited == [(study.reference.title, study.reference.doi) for study in real.studies.values()]
    assert article["isBasedOn"]["identifier"]["value"] == real.record.source.article.doi
    (dataset,) = extruct.extract(lxml.etree.tostring(pages["data/"], encoding="unicode", method="html"))["json-ld"]
    assert dataset["@type"] == "Dataset"
    assert len(dataset["description"]) >= 50, "search engines for data ask for as many"
    assert dataset["creator"] == [{"@type": "Organization", "name": CONTRIBUTORS}]


def test_what_the_structured_data_name_is_there(pages, site, site_url):
    for address in ("", "data/"):
        (described,) = extruct.extract(
            lxml.etree.tostring(pages[address], encoding="unicode", method="html"), syntaxes=["json-ld"]
        )["json-ld"]
        own = [each["contentUrl"] for each in described.get("distribution", [])]
        own += [each["url"] for each in described.get("hasPart", [])]
        assert own
        for url in own:
            file = site / url.removeprefix(site_url)
            assert (file / "index.html").is_file() if url.endswith("/") else file.is_file(), url


def test_every_page_describes_itself_once_in_structured_data(pages, site_url):
    for address, page in pages.items():
        (text,) = page.xpath("//script[@type='application/ld+json']/text()")
        described = json.loads(text)
        assert described["url"] == site_url + address
        assert described["@context"] == "https://schema.org"


def test_every_page_names_its_one_address(pages, site_url):
    for address, page in pages.items():
        assert page.xpath("//link[@rel='canonical']/@href") == [site_url + address]


def test_the_sitemap_lists_every_page_and_no_other(pages, site, site_url):
    text = (site / "sitemap.xml").read_bytes()
    listed = lxml.etree.fromstring(text).xpath("//s:url/s:loc/text()", namespaces=SITEMAP)
    assert sorted(listed) == sorted(site_url + address for address in pages)
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def test_robots_may_read_everything_and_find_the_sitemap(site, site_url, pages):
    rules = RobotFileParser()
    rules.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert rules.site_maps() == [f"{site_url}sitemap.xml"]
    for address in (*pages, "data/references.bib", "id/french-2019/"):
        assert rules.can_fetch("*", site_url + address)
    assert [address for address, page in pages.items() if page.xpath("//meta[@name='robots']")] == []


def test_the_head_of_a_page_points_at_the_feeds(pages, site):
    for address, page in pages.items():
        links = page.xpath("//link[contains(@rel, 'alternate')][contains(@type, 'feed') or contains(@type, 'atom')]")
        assert len(links) == 2 * len(FEEDS), address
        for link in links:
            assert (site / address / link.get("href")).resolve().is_file(), address


def test_a_place_is_a_page(pages, real):
    """Where a page has an id, the work that it gives is that of the id, and not one of its own."""
    assert {id_of(real, Place(address, "").address) for address in pages} >= {*real.studies, *real.themes}
