"""No text in any field of any format breaks a reader, and whatever is written is read back unchanged."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read

from hostile import HOSTILE, examples, seeded, texts
from review.editing import screening
from review.evidence.documents import parse
from review.evidence.naming import FreeIds
from review.files.text import FORBIDDEN
from review.importing.accounting import as_csv
from review.importing.candidates import candidate, new_candidates
from review.importing.formats import importers
from review.importing.report import IncomingReport
from review.model.duplicates import Works
from review.references.bibtex import parse_entries
from review.references.citation_processor import STYLES
from review.references.citation_styles import format_references
from review.references.exported import plain, title_of
from review.references.formats import WRITERS, bibtex, csl_json, ris
from review.references.identifiers import doi_in, doi_link
from review.references.names import people, person
from review.references.reference import CSL_TYPES, Name, Reference

LATEX = (
    "\\",
    "\\today",
    "\\'",
    "\\href{a}",
    "$x",
    "{",
    "}",
    "--",
    "``",
    "''",
    "~",
    "%",
    "#",
    "&",
    "^_",
    '"',
    "\\{",
    "?`",
)
anything = st.one_of(texts, st.sampled_from(LATEX), st.text(alphabet="\\{}$~^_`'\"%#&-ab ,;", max_size=30))


def kept(text: str) -> str:
    """The text as references hold it: on one line, in NFC, without forbidden characters."""
    return " ".join(FORBIDDEN.sub("", unicodedata.normalize("NFC", text)).split())


storable = st.one_of(anything, st.text(alphabet=st.characters(exclude_categories=["Cs", "Co"]), max_size=40)).map(kept)


def nested(place: str, text: str) -> str:
    """A text in elements one in the other, such as "dates/year"."""
    tags = place.split("/")
    return "".join(f"<{tag}>" for tag in tags) + escape(text) + "".join(f"</{tag}>" for tag in reversed(tags))


NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "z": "http://www.zotero.org/namespaces/export#",
        "dcterms": "http://purl.org/dc/terms/",
        "bib": "http://purl.org/net/biblio#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    }.items()
)
RECORDS = {
    "bibtex": lambda tag, text: f"@article{{a-2020,\n title = {{T}},\n {tag} = {{{text}}},\n year = 2020\n}}\n",
    "ris": lambda tag, text: f"TY  - JOUR\nTI  - T\n{tag}  - {text}\nER  - \n",
    "nbib": lambda tag, text: f"PMID- 1\nTI  - T\n{tag.ljust(4)}- {text}\n",
    "csl": lambda tag, text: json.dumps([{"title": "T", tag: text}, {"title": "T", tag: [text, {"family": text}]}]),
    "wos": lambda tag, text: f"PT J\nTI T\n{tag} {text}\nER\n\nEF\n",
    "pubmed": lambda tag, text: (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle>"
        f"{nested(tag, text)}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ),
    "endnote": lambda tag, text: (
        f"<xml><records><record><titles><title>T</title></titles>{nested(tag, text)}</record></records></xml>"
    ),
    "rdf": lambda tag, text: (
        f"<rdf:RDF {NAMESPACES}><bib:Article><z:itemType>book</z:itemType><dc:title>T</dc:title>{nested(tag, text)}"
        "</bib:Article></rdf:RDF>"
    ),
    "csv": lambda tag, text: 'Title,{}\nT,"{}"\n'.format(tag, text.replace('"', '""')),
}
TAGS = {
    "bibtex": [
        "author",
        "editor",
        "title",
        "doi",
        "url",
        "note",
        "pages",
        "year",
        "date",
        "crossref",
        "eprint",
        "type",
        "art_number",
        "document_type",
        "funding_details",
    ],
    "ris": ["TY", "AU", "A1", "A2", "ED", "TI", "PY", "DA", "DO", "UR", "N1", "AN", "DB", "SP", "EP", "C7", "M3", "ET"],
    "nbib": ["PMID", "OWN", "PT", "FAU", "AU", "CN", "TI", "TT", "DP", "LID", "AID", "PG", "JT", "IP", "FED"],
    "csl": ["author", "editor", "title", "issued", "DOI", "URL", "note", "page", "type", "PMID", "container-title"],
    "wos": ["AU", "PS", "GP", "AF", "CA", "BE", "SO", "DT", "BP", "AR", "DI", "PY", "PM", "CT"],
    "pubmed": [
        "AuthorList/Author/LastName",
        "ELocationID",
        "Pagination/MedlinePgn",
        "Journal/JournalIssue/PubDate/Year",
    ],
    "endnote": ["contributors/authors/author", "dates/year", "pages", "notes", "accession-num", "ref-type", "edition"],
    "rdf": [
        "bib:authors/rdf:Seq/rdf:li/foaf:Person/foaf:surname",
        "dc:date",
        "dc:identifier",
        "dc:description",
        "bib:pages",
        "dcterms:isPartOf/bib:Journal/dc:title",
    ],
    "csv": [
        "Source",
        "Authors",
        "Year",
        "DOI",
        "URL",
        "PMID",
        "Pages",
        "Journal",
        "Notes",
        "Type",
        "Editors",
        "Database",
    ],
}


@pytest.mark.parametrize("format", RECORDS)
@seeded("text")
@given(text=anything)
def test_no_text_in_any_field_breaks_a_reader(format, text):
    for tag in TAGS[format]:
        found = read(RECORDS[format](tag, text), format)
        assert found.reports or found.problems
        for report in found.reports:
            candidate(report, FreeIds(()))
            assert bibtex([report.reference("a-2020")]).startswith("@")
            for written in (report.title, report.journal, *(name.inverted for name in report.authors)):
                assert written == kept(written)


def test_every_format_is_tested_with_any_text_in_its_fields():
    assert {*RECORDS, "excel"} == set(importers())  # a workbook is read as a table


@pytest.mark.parametrize("format", sorted(importers()))
def test_hostile_texts_break_no_reader_as_a_file(format):
    for text in (*HOSTILE, *LATEX, *(RECORDS["bibtex"]("note", each) * 2 for each in LATEX)):
        found = read(text, format)
        assert isinstance(found.reports, tuple)


@given(text=anything)
@seeded("text")
def test_no_text_breaks_the_reading_of_a_value(text):
    for found in (people(text)[0], (person(text), person(text, natural_order=True))):
        assert all(isinstance(name, Name) for name in found)
    assert title_of(text) == kept(title_of(text))
    assert plain(plain(text)) == plain(plain(plain(text)))
    assert doi_link(doi_in(text)).isascii()


names = st.one_of(
    st.builds(Name, family=storable.filter(bool), given=storable.filter(bool)),
    st.builds(Name, literal=storable.filter(bool)),
)
references = st.builds(
    Reference,
    citekey=st.just("bus-2001"),
    number=st.just(0),
    kind=st.sampled_from(sorted(CSL_TYPES)),
    authors=st.lists(st.builds(Name, literal=storable.filter(bool)), max_size=2).map(tuple),
    truncated=st.just(False),
    fields=st.fixed_dictionaries(
        {"title": storable.filter(bool), "year": st.just("2001")},
        optional={
            name: storable.filter(bool) for name in ("journal", "note", "school", "edition", "eid", "series", "doi")
        },
    ),
)


@given(reference=references)
def test_a_reference_is_read_back_unchanged_from_bibtex(reference):
    (back,), _ = parse_entries(bibtex([reference]), "x")
    assert back.fields == reference.fields
    assert back.authors == reference.authors


PEOPLE = (
    Name("Berg", "Jo", "van der"),
    Name("Berg", "Jo", "van der", "Jr."),
    Name("Álvarez", "José"),
    Name("王", "小明"),
    Name("أحمد", "محمد"),
    Name("O'Neill", "Mary-Jane K."),
    Name("Mononym"),
    Name("de", "Silva"),
    Name("and", "Jo"),
    Name("Smith, Jr", "A"),
    Name("a {b} \\c", "d $e$ f"),
    Name("Garcia Marquez", "G."),
    Name(literal="Department of Health and Social Care"),
    Name(literal="John Smith"),
    Name(literal="Smith, J."),
    Name(literal="{braces} & 100% \\ more"),
    Name(literal="-- ``quoted'' ~"),
)


@pytest.mark.parametrize("name", PEOPLE, ids=lambda name: name.inverted)
def test_a_name_is_read_back_unchanged_from_bibtex(name):
    reference = Reference("a-2001", 0, "book", (name,), True, {"title": "T", "year": "2001"}, editors=(name, name))
    (back,), problems = parse_entries(bibtex([reference]), "x")
    assert (back.authors, back.editors, back.truncated, problems) == ((name,), (name, name), True, [])


MORE_PEOPLE = (
    Name("Smith", "J. K."),
    Name("Smith", "John", suffix="III"),
    Name("Kim", "Min-jun"),
    Name("García Márquez", "Gabriel"),
    Name("Ramón y Cajal", "Santiago"),
    Name("Vallée Poussin", "Charles Louis", "de la"),
    Name("St. Clair", "C. C."),
    Name("D'Souza", "Ann"),
    Name("van", "Jo"),
    Name("Ng", "A"),
    Name("O", "Jo"),
    Name("Na", "Li"),
    Name("Van Dijk", "T"),
    Name("三島", "由紀夫"),
    Name("الخوارزمي", "محمد"),
    Name("Şahin", "İ."),
    Name("McDonald-Smith", "R A"),
    Name(literal="WHO"),
    Name(literal="3M"),
    Name(literal="NHS England"),
    Name(literal="World Health Organization"),
    Name(literal="ASTRO-CM Team"),
    Name(literal="Royal College of Nursing, Scotland"),
)
FORMATS = {"bib": "bibtex", "ris": "ris", "csl.json": "csl"}
# RIS separates by commas and semicolons, and has no mark for an institution whose name has them.
NOT_IN_RIS = (Name("Smith, Jr", "A"), Name(literal="Smith, J."))


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", [*PEOPLE, *MORE_PEOPLE], ids=lambda name: name.inverted)
def test_a_name_is_read_back_unchanged_from_every_format(name, ending):
    if ending == "ris" and name in NOT_IN_RIS:
        return
    reference = Reference("a-2001", 0, "book", (name,), False, {"title": "T", "year": "2001"})
    (report,) = read(WRITERS[ending]([reference]), FORMATS[ending]).reports
    assert report.authors == (name,)


# Without markup, entities and TeX, which readers of exports convert, and without the marks at the ends of a title that
# they take off.
titled = st.text(alphabet="abcÉß王ابΩ123 -–:;,'’\"!?()$%#~^_|/+=*@", min_size=1, max_size=60).map(
    lambda text: f"T {kept(text)} t"
)


@pytest.mark.parametrize("ending", WRITERS)
@given(title=titled, journal=titled, volume=st.text("12AS(). ", min_size=1, max_size=6).map(kept).filter(bool))
@examples(40)
def test_any_title_is_read_back_unchanged_from_every_format(ending, title, journal, volume):
    fields = {"title": kept(title), "journal": kept(journal), "year": "2001", "volume": volume}
    reference = Reference("a-2001", 0, "article", (Name("Ward", "Eve"),), False, fields)
    (report,) = read(WRITERS[ending]([reference]), FORMATS[ending]).reports
    assert report.reference("a-2001").fields == fields


@seeded("text")
@given(text=anything)
def test_what_an_import_writes_is_read_back_unchanged(text):
    text = plain(kept(text))  # as every reader leaves it
    report = IncomingReport(f"T {text} t", (Name(literal=f"A {text}"),), 2001, journal=text, line=3)
    outcome = new_candidates([report], Works(()), ())
    (row,) = csv.DictReader(io.StringIO(as_csv(outcome.rows), newline=""))
    assert (row["result"], row["report"]) == (outcome.rows[0].result.value, report.label)
    if outcome.entries:
        files = screening.with_import("reports: []\n", outcome.entries, "x.ris", ())
        document, problems = parse(files[screening.PATH], screening.PATH)
        (entry,) = document.data["reports"]
        expected = {name: value for name, value in outcome.entries[0].items() if value}
        assert (entry, problems) == (expected | {"year": "2001"}, [])


FULL = {
    "article": {"journal": "J of Buses", "volume": "3", "number": "4", "pages": "7--9"},
    "book": {"publisher": "Sage", "edition": "2nd", "series": "Notes", "address": "Kent"},
    "incollection": {"journal": "", "booktitle": "A Book", "publisher": "Sage", "series": "Notes", "pages": "7--9"},
    "phdthesis": {"school": "University of Kent"},
    "techreport": {"institution": "The Depot", "address": "Kent"},
}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("kind", FULL)
def test_every_field_is_read_back_from_every_format_that_is_written(kind, ending):
    fields = {
        "title": "Rails <1 & p{x} of -- “night” buses [sic]",
        "year": "2021",
        "date": "2021-05-12",
        "doi": "10.1002/(SICI)1(1998)17:1<1::A-B>3.0.CO;2-2",
        "pmid": "42",
        **{name: value for name, value in FULL[kind].items() if value},
    }
    authors = (
        Name("Berg", "Jo", "van der"),
        Name("Ward", "Eve", suffix="Jr."),
        Name(literal="Office for Night and Day"),
    )
    reference = Reference("a-2021", 0, kind, authors, True, fields, editors=(Name("Roe", "Ann"),))
    (report,) = read(WRITERS[ending]([reference]), FORMATS[ending]).reports
    back = report.reference("a-2021")
    assert back.authors == reference.authors
    assert (back.editors, back.truncated, back.kind) == (reference.editors, True, kind)
    lost = {"type"} if kind == "phdthesis" else set()
    assert {name: value for name, value in back.fields.items() if name not in lost} == fields | (
        {"title": "Rails <1 & px of -- “night” buses [sic]"}
    )


@given(reference=references)
@examples(40)
def test_any_reference_can_be_cited_and_exported(reference):
    for style in STYLES:
        assert format_references([reference], style)["bus-2001"].text
    assert json.loads(csl_json([reference]))[0]["title"] == reference.title
    assert ris([reference]).startswith("TY  - ")


def test_each_item_of_a_long_list_has_its_line():
    items = ",\n".join(json.dumps({"title": f"Title {number}"}) for number in range(3000))
    assert [report.line for report in read(f"[\n{items}\n]", "csl").reports] == list(range(2, 3002))
