"""Names of people and institutions, in every form in which bibliographies and exports write them."""

from __future__ import annotations

import pytest
from reading import bibtex, read, ris

from review.references.names import initialled, people, person
from review.references.reference import Name

SMITH, JONES, BROWN = Name("Smith", "J."), Name("Jones", "K."), Name("Brown", "L.")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Smith, J., Jones, K., Brown, L.", [SMITH, JONES, BROWN]),
        ("Smith, J., Jones, K., & Brown, L.", [SMITH, JONES, BROWN]),
        ("Smith, J. and Jones, K.", [SMITH, JONES]),
        ("Smith, J. & Jones, K.", [SMITH, JONES]),
        ("Smith, J.; Jones, K.;", [SMITH, JONES]),
        ("Smith, J. | Jones, K.", [SMITH, JONES]),
        ("J. Smith, K. Jones", [SMITH, JONES]),
        ("J. Smith", [SMITH]),
        ("Smith, J. A., Jones, K. B.", [Name("Smith", "J. A."), Name("Jones", "K. B.")]),
        ("Smith J, Jones K, Brown LM", [Name("Smith", "J"), Name("Jones", "K"), Name("Brown", "LM")]),
        ("Adams U, van der Berg J", [Name("Adams", "U"), Name("Berg", "J", "van der")]),
        ("Smith, John", [Name("Smith", "John")]),
        ("Smith, John and Doe, Jane", [Name("Smith", "John"), Name("Doe", "Jane")]),
        ("John Smith, Kate Jones, Al Brown", [Name("Smith", "John"), Name("Jones", "Kate"), Name("Brown", "Al")]),
        ("Garcia Marquez, Gabriel", [Name("Garcia Marquez", "Gabriel")]),
        ("Smith, J., Jr., Jones, K.", [Name("Smith", "J.", suffix="Jr."), JONES]),
        ("Smith, John (57190000000); Doe, Jane (57190000001)", [Name("Smith", "John"), Name("Doe", "Jane")]),
        ("Department of Health and Social Care", [Name(literal="Department of Health and Social Care")]),
        ("University of Kent, School of Nursing", [Name(literal="University of Kent, School of Nursing")]),
        (
            "Smith, J.; Department of Health and Social Care",
            [SMITH, Name(literal="Department of Health and Social Care")],
        ),
        ("Smith, J., World Health Organization", [SMITH, Name(literal="World Health Organization")]),
        ("Rethink Mental Illness", [Name(literal="Rethink Mental Illness")]),
        ("Jan van der Berg; Maria de la Cruz", [Name("Berg", "Jan", "van der"), Name("Cruz", "Maria", "de la")]),
        ("王小明; 李华", [Name("王小明"), Name("李华")]),
        ("王小明、李华", [Name("王小明"), Name("李华")]),
        ("王，小明；李，华", [Name("王", "小明"), Name("李", "华")]),
        ("김, 철수", [Name("김", "철수")]),
        ("佐藤 花子; 山田太郎", [Name("佐藤", "花子"), Name("山田太郎")]),
        ("Ahmed el-Sayed", [Name("el-Sayed", "Ahmed")]),
        ("محمد أحمد", [Name("أحمد", "محمد")]),
        ("وزارة الصحة العامة", [Name(literal="وزارة الصحة العامة")]),
        ("أحمد smith", [Name(literal="أحمد smith")]),
        ("أحمد، محمد", [Name("أحمد", "محمد")]),
        ("Иванов, И. И.; Петрова, А.", [Name("Иванов", "И. И."), Name("Петрова", "А.")]),
    ],
)
def test_several_names_in_one_field_are_separated(written, names):
    assert people(written) == (tuple(names), False)


@pytest.mark.parametrize(
    "written", ["Smith, J., et al.", "Smith, J. et al", "Smith, J.; et al.", "Smith, J. and others"]
)
def test_et_al_is_no_author(written):
    assert people(written) == ((SMITH,), True)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Example, Dana T Jr", Name("Example", "Dana T", suffix="Jr")),
        ("Example DT Jr", Name("Example", "DT", suffix="Jr")),
        ("Sample, Adam B 3rd", Name("Sample", "Adam B", suffix="3rd")),
        ("Smith, Jr., John", Name("Smith", "John", suffix="Jr.")),
        ("Smith Jr, John", Name("Smith", "John", suffix="Jr")),
        ("Smith III, J", Name("Smith", "J", suffix="III")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Li, J II", Name("Li", "J", suffix="II")),
        ("Li, IV", Name("Li", "IV")),
        ("van der Berg, Jan", Name("Berg", "Jan", "van der")),
        ("Berg, Jan van der", Name("Berg", "Jan", "van der")),
        ("de la Cruz M", Name("Cruz", "M", "de la")),
        ("De Silva, P", Name("De Silva", "P")),
        ("Church, John", Name("Church", "John")),
        ("UK Biobank", Name(literal="UK Biobank")),
        ("Roe, Ann, PhD, MPH", Name("Roe", "Ann")),
        ("Roe, MA", Name("Roe", "MA")),
        ("Dr. Roe, Ann", Name("Roe", "Ann")),
        ("NHS England", Name(literal="NHS England")),
        ("Mind", Name("Mind")),
        ("O&#39;Neill, Mary-Jane", Name("O'Neill", "Mary-Jane")),
    ],
)
def test_the_parts_of_a_name_are_told_apart(written, name):
    assert person(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Smith, John", Name("Smith", "John")),
        ("John Smith", Name("Smith", "John")),
        ("J. Smith", Name("Smith", "J.")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("Mind and Body,", Name(literal="Mind and Body")),
        ("Ride Quality Circle", Name(literal="Ride Quality Circle")),
        ("Office for Night and Day", Name(literal="Office for Night and Day")),
    ],
)
def test_a_name_of_ris_may_have_the_given_name_first(written, name):
    assert ris(f"AU  - {written}").authors == (name,)


def test_names_that_ris_has_in_one_line_are_separated():
    assert ris("AU  - Smith, J.; Jones, K.").authors == (SMITH, JONES)
    assert ris("AU  - Smith, J., Jones, K., Brown, L.").authors == (SMITH, JONES, BROWN)
    assert ris("AU  - Smith J, Jones K").authors == (Name("Smith", "J"), Name("Jones", "K"))
    report = ris("AU  - Smith, J.", "AU  - et al.")
    assert (report.authors, report.truncated) == ((SMITH,), True)


def test_an_empty_author_is_none():
    assert ris("AU  - ", "AU  - ,", "AU  - Smith, J.").authors == (SMITH,)
    assert bibtex("author = {}, title = {T}, year = 2020").authors == ()
    assert bibtex("author = {Smith, J. and }, title = {T}, year = 2020").authors == (SMITH,)
    (report,) = read('[{"author": [{}, {"family": ""}, "Smith, J."]}]', "csl").reports
    assert report.authors == (SMITH,)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (r"{\'A}lvarez, Jos{\'e} and {\O}rsted, {\AA}", [Name("Álvarez", "José"), Name("Ørsted", "Å")]),
        (r"\'A. Kov\'acs", [Name("Kovács", "Á.")]),
        ('Smith, J. and \\"{O}sterlund, E. and \\v{S}imek, J.', [SMITH, Name("Österlund", "E."), Name("Šimek", "J.")]),
        ("{World Health Organization}", [Name(literal="World Health Organization")]),
        ("{{World Health Organization}}", [Name(literal="World Health Organization")]),
        ('{Office of {\\"O}wls} and Smith, J.', [Name(literal="Office of Öwls"), SMITH]),
        ("{\\O{}re Institute}", [Name(literal="Øre Institute")]),
        ("World Health Organization", [Name(literal="World Health Organization")]),
        ("Department of Health and Social Care", [Name(literal="Department of Health and Social Care")]),
        ("{Barnes and Noble} and Smith, J.", [Name(literal="Barnes and Noble"), SMITH]),
        ("John Smith Jr.", [Name("Smith", "John", suffix="Jr.")]),
        ("Smith, Jr., John", [Name("Smith", "John", suffix="Jr.")]),
        ("Smith Jr, John", [Name("Smith", "John", suffix="Jr")]),
        ("Maria de la Cruz and van der Berg, Jan", [Name("Cruz", "Maria", "de la"), Name("Berg", "Jan", "van der")]),
        ("{van der Berg}, Jo", [Name("van der Berg", "Jo")]),
        ("Smith, J.; Jones, K.", [SMITH, JONES]),
        ("Smith, J., Jones, K., Brown, L.", [SMITH, JONES, BROWN]),
        ("Smith, J., Jones, K. and Brown, L.", [SMITH, JONES, BROWN]),
        ("C. D. Jones, Jr.", [Name("Jones", "C. D.", suffix="Jr.")]),
        ("Smith J and Jones K", [Name("Smith", "J"), Name("Jones", "K")]),
        ("family=Berg, given=Jo, prefix=van der", [Name("Berg", "Jo", "van der")]),
        ("王, 小明 and 李华", [Name("王", "小明"), Name("李华")]),
    ],
)
def test_the_names_of_bibtex(written, names):
    assert bibtex(f"author = {{{written}}}, title = {{T}}, year = 2020").authors == tuple(names)


@pytest.mark.parametrize(
    "written", ["Smith, J. and others", "Smith, J. and et al.", "Smith, J. and et al", "Smith, J. and {and others}"]
)
def test_others_in_bibtex_are_no_author(written):
    report = bibtex(f"author = {{{written}}}, title = {{T}}, year = 2020")
    assert (report.authors, report.truncated) == ((SMITH,), True)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("王", "小明"), "王小明"),
        (Name("SMITH", "JOHN"), "SMITH J"),
        (Name("Smith", "J. (2020)"), "Smith J"),
        (Name("김", "철수"), "김철수"),
        (Name("أحمد", "محمد"), "أحمد محمد"),
        (Name("Berg", "Jan", "van der"), "van der Berg J"),
        (Name("Иванов", "Иван"), "Иванов И"),
        (Name(literal="Mind"), "Mind"),
    ],
)
def test_a_name_of_any_script_is_written_for_screening(name, written):
    assert initialled(name) == written


def test_the_names_of_csl_json_keep_their_parts():
    (report,) = read(
        """[{"author": [
            {"family": "Berg", "given": "Jo", "dropping-particle": "van", "non-dropping-particle": "der"},
            {"family": "van der Berg", "given": "Jo"}, {"literal": "World Health Organization"},
            {"family": "Smith", "given": "J.", "suffix": "Jr."}, {"literal": "et al."}]}]""",
        "csl",
    ).reports
    berg = Name("Berg", "Jo", "van der")
    assert report.authors == (berg, berg, Name(literal="World Health Organization"), Name("Smith", "J.", suffix="Jr."))
    assert report.truncated


def test_a_comma_is_within_a_name_where_a_table_separates_names_by_semicolons():
    text = 'Title,Authors\nA,"Smith, John; Jones, Kate"\nB,"Garcia Marquez, Gabriel Jose"\n'
    assert [report.authors for report in read(text, "csv").reports] == [
        (Name("Smith", "John"), Name("Jones", "Kate")),
        (Name("Garcia Marquez", "Gabriel Jose"),),
    ]


def test_a_comma_is_between_names_where_a_table_has_only_whole_names():
    text = 'Title,Authors,Year\nA,"Ann Roe, Bo Lee, Eve Ward",2020\nB,"Pat Moss, Li Na",2020\nC,"Diaz Vega, Luz",2020\n'
    several, two, one = read(text, "csv").reports
    assert [name.family for name in (*several.authors, *two.authors)] == ["Roe", "Lee", "Ward", "Moss", "Na"]
    assert [name.inverted for name in one.authors] == ["Diaz Vega, Luz"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Royal Trust, Moss K", (Name(literal="Royal Trust"), Name("Moss", "K"))),
        ("Royal Trust, Ann Moss", (Name(literal="Royal Trust, Ann Moss"),)),
    ],
)
def test_a_comma_after_an_institution_is_part_of_its_name_unless_a_name_with_initials_follows(written, names):
    assert people(written) == (names, False)
