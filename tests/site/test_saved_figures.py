"""A figure saved from the built site: it is self-contained, with its citation for people and programs."""

from __future__ import annotations

import re

import lxml.etree
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DC, DCTERMS

from review.citing.citable_works import CONTRIBUTORS

pytestmark = pytest.mark.site

SVG = {"svg": "http://www.w3.org/2000/svg", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
# Texts that reach out of the picture, or run into each other.
CLASHES = """() => {
    const found = [...document.querySelectorAll("text")];
    const texts = found.map((text) => [text.textContent, text.getBoundingClientRect()]);
    const page = document.documentElement.getBoundingClientRect();
    const out = texts.filter(([, box]) => box.left < 0 || box.right > page.width || box.bottom > page.height);
    const meet = (one, other) => one.left < other.right && other.left < one.right
        && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    const over = texts.filter(([, one], at) => texts.slice(at + 1).some(([, other]) => meet(one, other)));
    return [...out, ...over].map(([text]) => text);
}"""


@pytest.fixture(scope="module")
def figures(pages, site):
    """Every figure that a page offers to save as SVG, by its file; each as text."""
    offered = {
        (site / address / link).resolve()
        for address, page in pages.items()
        for link in page.xpath("//a[@download][contains(@href, 'figures/')]/@href")
        if link.endswith(".svg")
    }
    assert offered
    return {file: file.read_text("utf-8") for file in sorted(offered)}


def test_every_plot_offers_a_file(pages):
    for address, page in pages.items():
        for figure in page.xpath("//figure[contains(@class, 'plot')][.//*[local-name()='svg']]"):
            assert figure.xpath(".//a[@download]"), address


def test_programs_read_title_authors_date_address_and_licence(figures, real, pages):
    base = pages[""].xpath("string(//link[@rel='canonical']/@href)")
    for text in figures.values():
        (described,) = lxml.etree.fromstring(text.encode()).xpath("//svg:metadata/rdf:RDF", namespaces=SVG)
        graph = Graph().parse(data=lxml.etree.tostring(described, encoding="unicode"), format="xml")
        (work,) = graph.subjects(DC.title)
        assert str(work).startswith(base)
        assert (str(graph.value(work, DC.creator)), str(graph.value(work, DC.date))) == (
            CONTRIBUTORS,
            real.version.date,
        )
        licence = graph.value(work, URIRef("http://creativecommons.org/ns#license"))
        assert licence == URIRef("https://creativecommons.org/licenses/by/4.0/")
        citation = str(graph.value(work, DCTERMS.bibliographicCitation))
        for message in (
            str(graph.value(work, DC.title)),
            real.record.title,
            f"version {real.version.version}",
            str(work),
        ):
            assert message in citation


def test_people_see_the_same_citation(figures, real):
    for text in figures.values():
        root = lxml.etree.fromstring(text.encode())
        seen = " ".join(root.xpath("//svg:text[@class='citation']/text()", namespaces=SVG))
        (cited,) = root.xpath("//*[local-name()='bibliographicCitation']/text()")
        assert seen == f"{cited} ({real.record.licence.text})"


def test_it_leans_on_nothing_outside_itself(figures):
    for text in figures.values():
        root = lxml.etree.fromstring(text.encode())
        assert not root.xpath("//svg:script | //svg:image | //svg:use | //svg:foreignObject", namespaces=SVG)
        assert re.findall(r"url\((?!#)|@import|var\(", text) == []
        assert set(re.findall(r"url\(#([^)]+)", text)) <= set(root.xpath("//@id"))


def test_its_colours_are_those_of_the_page(figures, project):
    sheet = (project / "hooks/review/theme/assets/styles/tokens.css").read_text("utf-8").replace("#fff,", "#ffffff,")
    for text in figures.values():
        used = set(re.findall(r"#[0-9a-f]{6}\b", text.partition("<style>")[2].partition("</style>")[0]))
        assert used
        assert used <= set(re.findall(r"#[0-9a-f]{6}\b", sheet))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_alone_in_both_schemes(browser, figures, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    grounds = set()
    for file in figures:
        page.goto(file.as_uri())
        assert page.evaluate(CLASHES) == [], file.name
        grounds.add(page.evaluate("getComputedStyle(document.querySelector('.ground')).fill"))
    assert grounds == {{"light": "rgb(255, 255, 255)", "dark": "rgb(26, 34, 33)"}[scheme]}
    context.close()
