"""The linter of search strings: what each service would misread, and that it says nothing of strings in good order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.checks.search_strings import Fault, faults
from review.schema.surveillance import SERVICE_LABELS

GOOD = {
    "pubmed": [
        '("night bus"[tiab] OR "owl service*"[Title/Abstract]) AND (driver*[tiab] OR "Automobile Driving"[Mesh:noexp])',
        '"bus driver"[tiab:~3] AND 2014:2020[dp] NOT review[pt]',
        "smith j[1au] AND bus[ti]",
    ],
    "europe-pmc": [
        '(TITLE_ABS:"night bus" OR TITLE:owl*) AND (driver* OR AUTH:"Smith J") NOT PUB_TYPE:review',
        "bus AND PUB_YEAR:[2014 TO 2020]",
        "FIRST_PDATE:[2014-06-01 TO 2020-12-31] AND bus",
    ],
    "openalex": ['("night bus" OR coach) AND driver NOT train', "bus driver"],
    "crossref": ["night bus drivers experience", "drivers' views"],
}
WORDS = st.sampled_from(["night", "bus", '"bus driver"', "coach", "owl"])


def services() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(SERVICE_LABELS))


@pytest.mark.parametrize(("source", "query"), [(source, query) for source, each in GOOD.items() for query in each])
def test_a_string_in_good_order_has_no_fault(source, query):
    assert faults(source, query) == []


@st.composite
def in_order(draw, depth: int = 3) -> str:
    """Words with one operator at each level, and brackets round each level."""
    if depth == 0 or draw(st.booleans()):
        return draw(WORDS)
    operator = draw(st.sampled_from([" AND ", " OR "]))
    return f"({operator.join(draw(st.lists(in_order(depth - 1), min_size=1, max_size=3)))})"


@given(st.sampled_from(["pubmed", "europe-pmc", "openalex"]), in_order())
def test_brackets_that_close_and_one_operator_a_level_are_in_order(source, query):
    assert faults(source, query) == []


@given(services(), in_order(), st.sampled_from('()[]"'), st.integers(0, 200))
def test_a_bracket_or_mark_without_its_partner_is_found_wherever_it_is(source, query, mark, place):
    bare = query.replace('"', "")
    assert faults(source, bare[: place % (len(bare) + 1)] + mark + bare[place % (len(bare) + 1) :])


@given(st.sampled_from(["pubmed", "europe-pmc", "openalex"]), WORDS, WORDS, WORDS)
def test_and_beside_or_without_brackets_is_a_question(source, one, two, three):
    found = faults(source, f"{one} AND {two} OR {three}")
    assert [fault.is_certain for fault in found] == [False]
    assert not faults(source, f"{one} AND ({two} OR {three})")


@given(services(), st.sampled_from("“”„«»‘’"), WORDS)
def test_curly_marks_are_found(source, mark, word):
    assert any("curly" in fault.text for fault in faults(source, f"{word} {mark}"))


@given(services(), st.text(max_size=300))
def test_any_text_is_read_and_each_fault_says_what_to_do(source, query):
    assert all(fault.text and fault.fix for fault in faults(source, query))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("(bus)", '"("'),
        ("[bus]", '"["'),
        ("bus*", '"*"'),
        ("b?s", '"?"'),
        ('"bus"', "quotation marks"),
        ("(bus) AND [owl*]", 'AND, "(", "[", "*"'),
    ],
)
def test_what_means_nothing_to_crossref_is_listed(query, shown):
    fix = "Crossref looks for the words alone; write words, and set a limit"
    assert faults("crossref", query) == [Fault(f"{shown} means nothing to Crossref", fix)]
