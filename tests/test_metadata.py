"""What pages say of themselves, read by an extractor of another project and by the rules of reference managers."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import extruct
import lxml.html
import pytest

from hostile import HOSTILE
from made_up import review_of, swap
from places import SITE_URL
from review.citing.cite_this import Citations, Place
from review.citing.metadata import head
from review.references.citation_styles import Formatter
from zotero import clean_author, saved

HOME = Place("", "Home", "About buses")
THEME = Place("themes/waiting/", "Waiting")
STUDY = Place("studies/osterlund-2015/", "Österlund 2015")
DATA = Place("data/", "Data")
FINDINGS = Place("findings/", "Summary of findings")


FORMATTER = Formatter()  # formats the works that pages have in common once


def page(review, place):
    """A page with what its head would say."""
    work = Citations(review, SITE_URL, [place], FORMATTER).work(place.address)
    return (
        f"<!doctype html><html><head><title>x</title>{head(review, place, work, SITE_URL)}</head><body></body></html>"
    )


class Meta(HTMLParser):
    """The meta elements of a page, as pairs of name and content."""

    def __init__(self, html):
        super().__init__()
        self.pairs = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta":
            self.pairs.append((given.get("name") or given["property"], given["content"]))

    def all(self, name):
        return [content for each, content in self.pairs if each == name]

    def one(self, name):
        (content,) = self.all(name)
        return content


def item(review, place):
    """What Zotero saves of a page."""
    return saved(lxml.html.fromstring(page(review, place)))


def test_a_study_page_gives_the_study(review):
    meta, study = Meta(page(review, STUDY)), review.studies["osterlund-2015"].reference
    assert item(review, STUDY).type == "journalArticle"
    assert meta.one("citation_title") == study.title
    assert meta.all("citation_author") == [name.inverted for name in study.authors]
    assert meta.all("citation_doi") == ([study.doi] if study.doi else [])
    assert meta.one("citation_publication_date") == study.date
    assert meta.one("citation_public_url") == f"{SITE_URL}studies/osterlund-2015/"


def test_the_home_page_gives_the_living_review(review):
    meta = Meta(page(review, HOME))
    assert item(review, HOME).type == "report"
    assert meta.one("citation_title") == review.record.title
    assert meta.one("citation_publication_date") == "2021/02/03"
    assert meta.one("citation_technical_report_number") == "Version 1.1.0"
    assert meta.one("citation_public_url") == SITE_URL
    assert meta.one("DC.creator") == "Contributors of the living review"
    assert item(review, HOME).creators == (("Contributors of the living review", ""),)
    assert meta.all("citation_doi") == []


def test_people_and_doi_are_given_once_the_records_name_them(tmp_path):
    change = swap(
        "licence:\n  code",
        "doi: 10.5555/living.1\ncontributors:\n  - {name: 'Mora, Ana', roles: [Screening]}\n"
        "  - {name: 'van der Berg, Jan Piet', roles: [Screening]}\nlicence:\n  code",
    )
    review = review_of(tmp_path, {"evidence/review.yml": change})
    for place in (HOME, THEME):
        assert item(review, place).creators == (("Mora", "Ana"), ("van der Berg", "Jan Piet"))
    assert Meta(page(review, HOME)).one("citation_doi") == "10.5555/living.1"


def test_a_theme_page_gives_the_theme_in_the_review(review):
    meta = Meta(page(review, THEME))
    assert item(review, THEME).type == "report"
    assert meta.one("citation_title") == f"Theme {review.themes['waiting'].number}: {review.themes['waiting'].title}"
    assert meta.one("citation_technical_report_institution") == review.record.title
    assert meta.one("citation_public_url") == f"{SITE_URL}themes/waiting/"


@pytest.mark.parametrize("place", [HOME, THEME, STUDY, DATA, FINDINGS], ids=lambda place: place.title)
def test_no_tag_makes_it_a_web_page_and_authors_are_one_a_tag(review, place):
    html = page(review, place)
    assert "og:type" not in html
    assert item(review, place).type != "webpage"
    for name in Meta(html).all("citation_author"):
        assert re.fullmatch(r"[^,;]+,(?: [^,;]+)?", name), "a person, or a group with nothing after its comma"


def test_one_author_is_not_split_into_two(tmp_path):
    """Readers of the tags take the comma between two parts that hold a space each for one between two people."""
    named = "contributors:\n  - {name: 'van der Berg, Jan Piet', roles: [Screening]}\n"
    review = review_of(tmp_path, {"evidence/review.yml": swap("licence:\n  code", f"{named}licence:\n  code")})
    assert item(review, HOME).creators == (("van der Berg", "Jan Piet"),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("French, L", ("French", "L")),
        ("van der Berg, Jan Piet", ("van der Berg", "Jan Piet")),
        ("Contributors of the living review,", ("Contributors of the living review", "")),
        ("Contributors of the living review", ("review", "Contributors of the living")),
    ],
)
def test_the_rules_of_the_reference_manager_part_a_name(written, read):
    """As cleanAuthor of zotero/utilities parts it; the last is why a group ends with a comma here."""
    assert clean_author(written) == read


def test_an_extractor_reads_dublin_core_and_structured_data(review):
    read = extruct.extract(page(review, HOME), syntaxes=["json-ld", "dublincore"])
    (article,) = read["json-ld"]
    assert article["@type"] == "ScholarlyArticle"
    assert article["version"] == "1.1.0"
    assert len(article["citation"]) == len(review.studies)
    assert article["isBasedOn"]["identifier"]["value"] == "10.5555/night.2016"
    assert [person["familyName"] for person in article["isBasedOn"]["author"]] == ["Nobody"]
    elements = {each["name"]: each["content"] for each in read["dublincore"][0]["elements"]}
    assert elements["DC.date"] == "2021-02-03"


def test_the_data_page_gives_a_dataset(review):
    (dataset,) = extruct.extract(page(review, DATA), syntaxes=["json-ld"])["json-ld"]
    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert all(each["contentUrl"].startswith(f"{SITE_URL}data/") for each in dataset["distribution"])


def test_what_the_structured_data_point_at_is_there(review, exported):
    (dataset,) = extruct.extract(page(review, DATA), syntaxes=["json-ld"])["json-ld"]
    for each in dataset["distribution"]:
        assert each["contentUrl"].removeprefix(SITE_URL) in exported
    for feed in re.findall(r'href="([^"]*feeds/[^"]+)"', page(review, HOME)):
        assert feed in exported


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_stays_plain_text(review, text):
    html = page(review, Place("findings/", text, text))
    assert html.count("<script") == 1
    assert html.count("</script") == 1
    assert Meta(html).one("citation_title") == text
    (described,) = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    assert json.loads(described)["name"] == text
