"""BibTeX to references: nothing is lost without a word, LaTeX becomes plain text, numbers are the list's own."""

from __future__ import annotations

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given
from hypothesis import strategies as st

from hostile import seeded, texts
from review.problems.problem import Problem
from review.references import bibtex_names, bibtex_values
from review.references.bibtex import parse_bibliography, parse_entries
from review.references.bibtex_plain import plain_entries
from review.references.reference import Name, Reference


def read(text: str) -> tuple[Reference, ...]:
    references, problems = parse_bibliography(text, "references.bib")
    assert problems == []
    return references


def entry(**fields: str) -> str:
    given = {"title": "A bus", "year": "2001", **fields}
    return "@article{bus-2001,\n" + ",\n".join(f"  {name} = {{{value}}}" for name, value in given.items()) + "\n}\n"


def test_the_made_up_list_is_read_completely(review):
    assert list(review.references) == [
        "adams-2011",
        "baker-2012a",
        "baker-2012b",
        "osterlund-2015",
        "green-2013",
        "transport-office-2010",
        "hall-2008",
        "checklist-2009",
    ]
    assert [reference.number for reference in review.references.values()] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_latex_becomes_the_characters_it_means(review):
    snow = review.references["osterlund-2015"]
    assert snow.authors == (Name(family="Österlund", given="Åsa"),)
    assert snow.title == "Snow on the night bus: café, fjäll & 100% winter"
    assert snow.doi == "10.5555/sno(15)00_1"


def test_braces_that_keep_capitals_go(review):
    assert review.references["adams-2011"].title == "Under a roof: drivers on the Owl Line"


def test_names_keep_their_parts(review):
    short = review.references["baker-2012b"]
    assert [name.inverted for name in short.authors] == ["Baker, Bo", "Li, Mei", "van der Berg, Jo"]
    assert short.truncated
    assert review.references["hall-2008"].authors[0].inverted == "Hall, Ida, Jr."
    assert review.references["transport-office-2010"].authors == (Name(literal="Office for Night and Day"),)


def test_a_short_citation_names_one_or_two_authors_and_then_et_al(review):
    short = {key: reference.short for key, reference in review.references.items()}
    assert short["adams-2011"] == "Adams, 2011"
    assert short["baker-2012a"] == "Baker and Li, 2012"
    assert short["baker-2012b"] == "Baker et al., 2012"
    assert short["transport-office-2010"] == "Office for Night and Day, 2010"


def test_a_reference_leads_to_its_doi_or_to_its_address(review):
    assert review.references["adams-2011"].link == "https://doi.org/10.5555/owl.2011"
    assert review.references["baker-2012a"].link == "https://example.org/lantern.pdf"
    assert review.references["green-2013"].link == ""


def test_an_entry_without_a_number_takes_the_next_free_one():
    first, second = read(entry(refnumber="1") + entry().replace("bus-2001", "tram-2001"))
    assert (first.citekey, first.number) == ("bus-2001", 1)
    assert (second.citekey, second.number) == ("tram-2001", 2)


def test_a_broken_entry_does_not_take_its_neighbours_along():
    references, problems = parse_bibliography(
        "@article{lost-2001, title = {Never closed\n\n" + entry() + entry().replace("bus-2001", "tram-2001"), "x.bib"
    )
    assert "tram-2001" in [reference.citekey for reference in references]
    assert "E109" in [problem.code for problem in problems]


@seeded("text")
@given(text=st.one_of(texts, st.text(alphabet='@{}=,"\\%# \nabtitle', max_size=80)))
def test_any_text_gives_references_or_problems_and_never_an_exception(text):
    references, problems = parse_bibliography(text, "x.bib")
    assert all(isinstance(reference, Reference) for reference in references)
    assert all(problem.path == "x.bib" and problem.line >= 1 for problem in problems)


@seeded("value")
@given(value=texts)
def test_any_value_of_a_field_gives_references_or_problems(value):
    references, problems = parse_bibliography(
        entry(author=value, title=value, year=value, doi=value, url=value), "x.bib"
    )
    assert references or problems
    for reference in references:
        fields = (*reference.fields.values(), *(name.inverted for name in reference.authors))
        assert all(" ".join(text.split()) == text for text in fields)
        if not problems:
            assert reference.link.startswith(("https://", "http://"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Berg, Jo", Name(family="Berg", given="Jo")),
        ("Jo Berg", Name(family="Berg", given="Jo")),
        ("van der Berg, Jo", Name(family="Berg", given="Jo", particle="van der")),
        ("Jo van der Berg", Name(family="Berg", given="Jo", particle="van der")),
        ("Berg, Jr., Jo", Name(family="Berg", given="Jo", suffix="Jr.")),
        ("Berg", Name(family="Berg")),
        ("{Office for Buses}", Name(literal="Office for Buses")),
        ('{Office of {"O}wls}', Name(literal="Office of Öwls")),
        ("{\\'E}mile Zola", Name(family="Zola", given="Émile")),
        ("{Berg} {Hansen}, Jo", Name(family="Berg Hansen", given="Jo")),
    ],
)
def test_a_name_is_read_in_its_parts(written, name):
    (reference,) = read(entry(author=written.replace('{"O}', '{\\"O}')))
    assert reference.authors == (name,)
    assert not reference.truncated


def test_others_is_no_author_but_means_that_there_are_more():
    (reference,) = read(entry(author="Berg, Jo and others"))
    assert (reference.authors, reference.truncated) == ((Name(family="Berg", given="Jo"),), True)
    (reference,) = read(entry())
    assert (reference.authors, reference.truncated) == ((), False)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{A {B}us}", "A Bus"),
        ('"A {B}us"', "A Bus"),
        ("{A\n   bus\\\\ here}", "A bus here"),
        ("{50\\% \\& \\$5 \\#1 a\\_b}", "50% & $5 #1 a_b"),
        ("{\\emph{Owl} \\textbf{line}}", "Owl line"),
        ("{a % b}", "a % b"),
        ("{caf\\'e na\\\"{\\i}ve \\o \\ss{} \\L{}}", "café naïve øß Ł"),
        ("{7--9}", "7–9"),
        ("{{\\alpha}}", "α"),
        ("2001", "2001"),
        ("jan", "jan"),
    ],
)
def test_a_value_is_read_as_plain_text(written, plain):
    (reference,) = read(f"@misc{{bus-2001,\n title = {{T}},\n year = 2001,\n note = {written}\n}}\n")
    assert reference.fields == {"title": "T", "year": "2001", "note": plain}
    assert (reference.kind, reference.path, reference.line) == ("misc", "references.bib", 1)


def test_a_reference_has_its_file_and_line():
    text = "% a remark\n\n" + entry() + "\n" + entry().replace("bus-2001", "tram-2001")
    assert [(each.citekey, each.path, each.line) for each in read(text)] == [
        ("bus-2001", "references.bib", 3),
        ("tram-2001", "references.bib", 8),
    ]


def test_names_of_fields_are_the_same_in_capitals():
    (reference,) = read("@MISC{bus-2001,\n TITLE = {T},\n Year = {2001},\n RefNumber = {1}\n}\n")
    assert reference.fields == {"title": "T", "year": "2001"}
    assert (reference.kind, reference.number) == ("misc", 1)


def test_numbers_that_are_written_stay_and_the_others_follow_the_highest():
    text = "".join(
        entry(**given).replace("bus", f"bus{at}")
        for at, given in enumerate([{"refnumber": "2"}, {"refnumber": "1"}, {}])
    )
    assert [(each.citekey, each.number) for each in read(text)] == [
        ("bus1-2001", 1),
        ("bus0-2001", 2),
        ("bus2-2001", 3),
    ]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ("13", "no reference has the number 2"),
        ("11", "the reference number 1 is already used"),
        ("22", "no reference has the number 1"),
    ],
)
def test_a_gap_or_duplicate_in_the_numbers_is_reported(numbers, shown):
    text = "".join(entry(refnumber=number).replace("bus", f"bus{at}") for at, number in enumerate(numbers))
    references, problems = parse_bibliography(text, "references.bib")
    assert shown in [problem.message for problem in problems]
    assert {problem.code for problem in problems} == {"E316"}
    assert len(references) == len(numbers)


def test_an_entry_of_an_export_takes_fields_from_the_entry_that_it_names():
    parent = """@string{press = "Invented Press"}
@book{whole,
  title = {Meetings of buses},
  publisher = press,
  year = {2019},
  date = {soon},
  doi = {10.5555/whole}
}
"""
    part = "@inproceedings{part,\n  title = {Ice},\n  crossref = {WHOLE}\n}\n"
    article = "@article{alone,\n  crossref = {whole}\n}\n"
    book = "@book{reprint,\n  crossref = {whole}\n}\n"
    references, problems = parse_entries(part + article + book + parent, "x", is_export=True)
    inherited = {"publisher": "Invented Press", "year": "2019", "date": "soon"}
    assert references[:3] == [
        Reference(
            "part",
            0,
            "inproceedings",
            (),
            False,
            {"title": "Ice", "booktitle": "Meetings of buses"} | inherited,
            "x",
            1,
        ),
        Reference("alone", 0, "article", (), False, {"title": "Meetings of buses"} | inherited, "x", 5),
        Reference("reprint", 0, "book", (), False, {"title": "Meetings of buses"} | inherited, "x", 8),
    ]
    assert [problem.line for problem in problems] == [3, 6, 9, 16]  # where the entry names the other, and in that one


BOOK = "@book{a, title = {A}, year = {2019}}\n"
OTHER = "@book{b, title = {B}, year = {2019}}\n"
STARTS = "an entry starts in the middle of other text here"
BELONGS = "this text belongs to no entry: the entry before it ends too early, or the start of one is missing"


@pytest.mark.parametrize(
    ("between", "after", "problems"),
    [
        ("only words\n", OTHER, []),
        ("\nstray = {x}\n\n", OTHER, [Problem("x", 3, "E109", BELONGS)]),
        ("see @ here\nand more\n", OTHER, [Problem("x", 3, "E109", STARTS)]),
        ("only\nwords ", OTHER, [Problem("x", 3, "E109", STARTS)]),
        ("see\n@ here\nand there", "", [Problem("x", 2, "E109", STARTS)]),
    ],
)
def test_text_between_entries_is_a_comment_or_named_at_its_line(between, after, problems):
    assert parse_entries(BOOK + between + after, "x")[1] == problems


NAME_PARTS = st.sampled_from(
    [
        *(
            "Adams",
            "Ursula",
            "B.",
            "van",
            "der",
            "d'Arc",
            "O’Neill-Smith",
            "Jr",
            "III",
            "IV",
            "de",
            "{NHS}",
            "\\'E",
            "and",
        ),
        *(
            ",",
            ", ",
            " ",
            " ",
            " and ",
            ";",
            "-",
            "–",
            "'",
            "others",
            "Adams, Ursula B.",
            "Brill, Xu",
            "Š",
            "NHS Trust",
        ),
    ]
)


@given(written=st.lists(NAME_PARTS, min_size=1, max_size=7).map("".join).filter(str.strip))
def test_a_plain_name_is_divided_as_any_name_is(written):
    assert bibtex_names._name(written.strip()) == bibtex_names._name_of_parts(written.strip())


@given(written=st.lists(NAME_PARTS, max_size=7).map("".join))
def test_plain_names_are_separated_as_any_names_are(written):
    with_braces = bibtex_names._split_at_and(f"{written.strip()}{{}}")
    assert [each for each in (part.removesuffix("{}").strip() for part in with_braces) if each] == (
        bibtex_names._split_at_and(written)
    )


@given(raw=st.lists(st.sampled_from(["{", "}", '"', "\\", "a", " ", "#", "1", "é"]), max_size=6).map("".join))
def test_a_value_in_plain_braces_is_unwrapped_as_any_value_is(raw):
    text, problem = bibtex_values.unwrapped(f"{{{raw}}}", None)
    if problem is None:  # with further braces, every mark is looked at
        assert bibtex_values.unwrapped(f"{{{{}}{raw}}}", None) == (f"{{}}{text}", None)


BIBTEX_LINES = st.sampled_from(
    [
        *(
            "@article{a-2001,",
            "@Book{b-2002,",
            "@misc{c-2003}",
            "@string{x,",
            "@article{a 1,",
            "}",
            "}",
            "",
            "  ",
            "\t",
        ),
        *(
            "  title = {A bus},",
            "  title = {{NHS} buses},",
            "year={2001}",
            '  note = {"so", he = said},',
            "  url = {a},",
        ),
        *(
            "  doi = {10.1/x}, }",
            "  author = {A and",
            "    B},",
            "  title = {\\'E},",
            "  note = {a @b{c}},",
            "  x = 1,",
            "%",
        ),
        *(
            "  title = {{{deep}}},",
            "text",
            "  year = {2001}},",
            "@",
            '  title = "A",',
            "  = {x},",
            "  note = {x} # {y},",
        ),
    ]
)


def described(block):
    fields = [(each.key, each.value, each.start_line) for each in getattr(block, "fields", ())]
    return type(block), block.start_line, block.raw, getattr(block, "entry_type", ""), getattr(block, "key", ""), fields


@given(lines=st.lists(BIBTEX_LINES, max_size=9))
@example(lines=["@Book{b-2002,", "year={2001}", "}", "", "@article{a-2001,", "  title = {{NHS} buses},", "}", ""])
def test_plain_entries_are_read_as_by_the_library(lines):
    text = "\n".join(lines)
    blocks = plain_entries(text)
    if blocks is not None:
        assert list(map(described, blocks)) == list(map(described, parse_string(text, parse_stack=[]).blocks))


def test_entries_of_one_field_a_line_are_read_without_the_library(monkeypatch):
    monkeypatch.setattr("review.references.bibtex.parse_string", None)
    (reference,) = read(entry(author="Adams, Ann"))
    assert (reference.citekey, reference.authors, reference.line) == ("bus-2001", (Name("Adams", "Ann"),), 1)
