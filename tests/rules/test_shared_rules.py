"""The program and the form on the site find the same problems in a study, in the same words, and make the same IDs.

Both run `cases.json` and `ids.json`; the form by itself in tests/scripts/, and here beside the program.
"""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from describing import FILE, description_for_tests
from hypothesis import given
from hypothesis import strategies as st

from appraised import TWO_INSTRUMENTS
from called_scripts import scripts_in_node
from hostile import HOSTILE, texts
from labelled_pairs import Maker
from made_up import review_of, write
from review.editing.formatting import canonical
from review.evidence.documents import parse
from review.evidence.naming import ALPHABETS, study_id
from review.evidence.validation import count_words
from review.files.text import FORBIDDEN
from review.forms.comparing import described_work
from review.forms.script import described, existing
from review.forms.study import StudyForm
from review.loading import load
from review.model.similarity import comparable, compare
from review.problems.catalogue import KINDS
from review.references.bibtex import parse_entries
from review.references.names import person
from review.schema.study import StudyRecord
from study_cases import FOLDER, STUDY_CASES, changed

ID_CASES = json.loads((FOLDER / "ids.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def two_instruments(tmp_path_factory):
    """The made-up review with a second instrument, which asks by design and has an overall judgement."""
    return review_of(tmp_path_factory.mktemp("two-instruments"), TWO_INSTRUMENTS)


@pytest.fixture(scope="module")
def description(two_instruments):
    """What the page passes to the form."""
    data = described(StudyForm(two_instruments))
    data["known"] |= existing(two_instruments)
    return json.loads(json.dumps(data))


@pytest.fixture(scope="module")
def scripts():
    """The scripts of the form, in node."""
    with scripts_in_node() as scripts:
        yield scripts


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The problems of the made-up review without a draft."""
    return set(load(write(tmp_path_factory.mktemp("before"), TWO_INSTRUMENTS))[1])


@pytest.fixture
def written(scripts, description):
    """What the form writes of a draft, a record and an entry, by the name of the file."""

    def write_out(draft):
        record, reference = draft["record"], draft["reference"]
        id, key = record["id"], record["citekey"]
        files = {f"evidence/studies/{id}.yml": scripts.call("form/yaml.js", "yaml", record, description["fields"])}
        if scripts.call("form/bibtex.js", "hasFacts", reference):
            entry = scripts.call("form/bibtex.js", "bibtexEntry", reference, key, description["bibtex"])
            files[f"references/{key}.bib"] = entry
        return files

    return write_out


def found_by_program(root, files, before):
    """New problems by code and message; a record that cannot be read cites nothing, which is no fault of its own."""
    problems = set(load(write(root, {**TWO_INSTRUMENTS, **files}))[1]) - before
    return [(problem.code, problem.message) for problem in sorted(problems) if problem.code != "H401"]


@pytest.mark.parametrize("case", STUDY_CASES, ids=lambda case: case.name)
def test_program_and_form_find_the_same_problems(case, scripts, description, written, before, tmp_path):
    draft = case.draft
    by_program = found_by_program(tmp_path, written(draft), before)
    by_form = scripts.call("form/rules.js", "problemsOf", draft["record"], draft["reference"], description)
    assert sorted(code for code, _ in by_program) == case.codes
    reported = {(problem["code"], problem["text"]) for problem in by_form}
    assert case.comparable(reported) == case.comparable(set(by_program))


def test_the_form_finds_all_problems_at_once_where_the_program_goes_step_by_step(
    scripts, description, written, before, tmp_path
):
    faults = {"record.population": None, "record.excerpts.0.quote": "bus " * 41, "reference.doi": "10.5"}
    draft = changed(faults)
    by_program = found_by_program(tmp_path, written(draft), before)
    by_form = scripts.call("form/rules.js", "problemsOf", draft["record"], draft["reference"], description)
    reported = {(problem["code"], problem["text"]) for problem in by_form}
    assert {code for code, _ in reported} == {"E201", "E208", "E210"}
    assert set(by_program) < reported


def test_program_and_form_compare_reports_alike(scripts, description):
    """Over every kind of labelled pair: the same verdict, for the same reason."""
    pairs = list(Maker(7).pairs(12))
    rules = description["comparing"]
    works = [[described_work(work), rules] for pair in pairs for work in (pair.one, pair.two)]
    prepared = scripts.call_each("form/similarity.js", "asWork", json.loads(json.dumps(works)))
    calls = [[one, two, rules] for one, two in zip(prepared[::2], prepared[1::2], strict=True)]
    by_form = scripts.call_each("form/similarity.js", "compare", calls)
    for pair, found in zip(pairs, by_form, strict=True):
        compared = compare(pair.one, pair.two)
        assert (found["verdict"], found["reason"]) == (compared.verdict.value, compared.reason), pair


@given(st.lists(st.text(alphabet="aäßςΣé'’ʼ_ -&.İ1²ⅳक्षि漢", max_size=12), max_size=40))
def test_program_and_form_compare_the_same_letters(scripts, titles):
    assert scripts.call_each("form/similarity.js", "comparable", [[each] for each in titles]) == [
        *map(comparable, titles)
    ]


def test_no_two_cases_have_one_name():
    names = [case.name for case in STUDY_CASES]
    assert len(set(names)) == len(names)


def test_the_description_for_tests_is_up_to_date(two_instruments):
    made = json.loads(json.dumps(description_for_tests(two_instruments)))
    assert json.loads(FILE.read_text(encoding="utf-8")) == made, "run python tests/rules/describing.py"


def test_a_complete_draft_is_read_back_and_is_canonical(written, tmp_path):
    draft = changed()
    files = written(draft)
    record, entry = files.values()
    assert parse(record, "x")[0].data == draft["record"]
    assert canonical(record, "x", StudyRecord) == (record, [])
    (reference,), problems = parse_entries(entry, "x")
    assert problems == []
    assert [name.inverted for name in reference.authors] == ["Dale, Å B", "van der Berg, Jo", "The Night Bus Society"]
    assert (reference.title, reference.get("pages")) == ("The last bus & its drivers", "1--9")
    review, _ = load(write(tmp_path, files))
    assert review.studies["dale-2018"].excerpts[0].quote == draft["record"]["excerpts"][0]["quote"]


SPECIAL = (
    "a: b", "a #b", "a:", "a\u2028b", "a\u00a0b", "ja\u00adwohl", "- x", "?", "a  b", "\U0001f68c night bus", "\ufffe",
    "e\u0301", "a\nb\n\nc", "😀: 😀", "1 bus", "2001-12-14",
)  # fmt: skip


@pytest.mark.parametrize("text", [*HOSTILE, *SPECIAL])
def test_a_difficult_text_is_cleaned_and_read_back_as_it_was(scripts, description, text):
    assert_read_back(scripts, description, [text or "nothing"])
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert scripts.call("form/controls.js", "cleaned", text) == composed.strip(" \t\n\ufeff")


@given(given_texts=st.lists(texts, min_size=1, max_size=8))
def test_any_text_is_read_back_as_it_was(scripts, description, given_texts):
    assert_read_back(scripts, description, given_texts)


def assert_read_back(scripts, description, given_texts):
    notes = scripts.call_each("form/controls.js", "cleaned", [[text] for text in given_texts])
    fields = [field for field in description["fields"] if field["name"] == "notes"]
    text = scripts.call("form/yaml.js", "yaml", {"notes": notes}, fields)
    document, problems = parse(text, "x")
    hidden = [note for note in notes if FORBIDDEN.search(note)]
    assert [problem.code for problem in problems] == ["E111"] * len(hidden)
    if not hidden:
        assert document.data == {"notes": notes}
    assert yaml.safe_load(text) == {"notes": notes}, "another reader of YAML reads it otherwise"


def test_words_are_counted_as_the_program_counts_them(scripts, description):
    given_texts = [*HOSTILE, "GPs' don't — 40 % of ½ x² Ⅳ", "naïve e\u0301tude", "日本語 हिन्दी", "a_b c1d", "it’s 'so'"]
    patterns = {"patterns": description["patterns"]}
    counted = scripts.call_each("form/rules.js", "countWords", [(text, patterns) for text in given_texts])
    assert counted == [count_words(text) for text in given_texts]


@pytest.mark.parametrize("case", ID_CASES, ids=lambda case: f"{case['authors'][:30]} {len(case['taken'])}")
def test_the_program_makes_the_id_that_the_form_suggests(case):
    family = person(case["authors"]).surname
    assert study_id(family, int(case["year"]), case["taken"]) == case["id"]


LETTERS = [chr(code) for code in ALPHABETS if unicodedata.category(chr(code))[0] in "LM"]
NAMES = st.text(st.sampled_from([*LETTERS, *"AZaz '’-."]), min_size=1, max_size=70)


def assert_same_ids(scripts, description, families):
    """The form suggests for each family name the ID that the program makes, where nothing is taken."""
    known = {"letters": description["letters"], "known": {"ids": {}, "references": {}}}
    calls = [({"authors": f"{family}, A", "year": "2013"}, known) for family in families]
    suggested = scripts.call_each("form/ids.js", "studyId", calls)
    made = [study_id(family, 2013, []) for family in families]
    pairs = zip(families, suggested, made, strict=True)
    assert [each for each in pairs if each[1] != each[2]] == []


def test_every_letter_of_the_alphabets_is_written_as_the_program_writes_it(scripts, description):
    assert len(LETTERS) > 1500
    assert_same_ids(scripts, description, [f"A{letter}b" for letter in LETTERS])


@given(families=st.lists(NAMES.map(lambda name: f"A{name}"), min_size=1, max_size=20))
def test_any_name_in_these_alphabets_gets_the_id_that_the_program_makes(scripts, description, families):
    assert_same_ids(scripts, description, [unicodedata.normalize("NFC", family) for family in families])


def test_names_are_compared_without_case_as_the_program_does(scripts):
    for one, other in (("Groß", "GROSS"), ("Σας", "σασ"), ("ı", "I"), ("ﬁn", "FIN"), ("É", "é"), ("A", "B")):
        folded = scripts.call_each("form/appraisals.js", "caseFolded", [[one], [other]])
        assert (folded[0] == folded[1]) == (one.casefold() == other.casefold()), one


KNOWN_TO_FORM = {code for code, kind in KINDS.items() if kind.known_to_form}


def test_the_form_finds_each_code_that_the_catalogue_says_it_knows():
    """Program and form run the same cases, so the form finds a code that has a case."""
    assert {code for case in STUDY_CASES for code in case.codes} == KNOWN_TO_FORM


def test_the_form_has_no_code_that_the_catalogue_leaves_to_the_check(description):
    def codes(fields):
        return {code for field in fields for code in (field.get("code"), *codes(field.get("fields", [])))}

    of_rules = {each["code"] for each in description["messages"].values()}
    of_fields = codes(description["fields"]) | codes(description["reference"])
    assert (of_rules | of_fields) - {"", None} <= KNOWN_TO_FORM
