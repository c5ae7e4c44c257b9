"""The form is in step with the schemas, the codebook and the checks: each field, term and rule is declared once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import lxml.html
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from appraised import SEVERAL, WITHOUT
from hostile import HOSTILE
from made_up import review_of
from review.forms.fields import in_script, names, options_of
from review.forms.reference import REPORTS
from review.forms.script import NUMBER
from review.forms.script import described as described_form
from review.forms.study import StudyForm, UnknownFieldError
from review.forms.wording import IN_FORM
from review.problems.catalogue import KINDS
from review.problems.message_templates import MESSAGE_TEMPLATES, words
from review.references.reference import CSL_TYPES
from review.schema.annotations import markers_in, models_in
from review.schema.base import PATTERN_CODES, Schema, described, fields_of_new_record
from review.schema.study import StudyRecord
from review.schema.term import Vocabulary
from review.site.pages import page_at
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def form(review):
    return StudyForm(review)


@pytest.fixture(scope="module")
def body(review):
    """The page of the form, parsed, as it is where the repository is known."""
    page = page_at(Publication(review, repo_url="https://forge.example/it/"), "contribute/add/")
    return lxml.html.fromstring(f"<main>{page.body}</main>")


def paths(schema: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in fields_of_new_record(schema).items():
        yield f"{prefix}{name}"
        for model in models_in(field.annotation):
            yield from paths(model, f"{prefix}{name}.")


@pytest.fixture(scope="module")
def form_of_several(tmp_path_factory):
    """The form of a review with instruments that use everything an appraisal can have."""
    return StudyForm(review_of(tmp_path_factory.mktemp("several"), SEVERAL))


def test_every_field_of_a_study_has_a_control(form_of_several):
    assert list(names(form_of_several.fields)) == list(paths(StudyRecord))


def test_a_field_without_anything_to_choose_from_is_left_out(form, form_of_several, tmp_path):
    left_out = set(names(form_of_several.fields)) - set(names(form.fields))
    assert left_out == {"designs", "appraisal.overall"}
    unappraised = StudyForm(review_of(tmp_path, WITHOUT))
    assert not [name for name in names(unappraised.fields) if name.startswith("appraisal")]
    assert [step.id for step in unappraised.steps] == ["reference", "study", "excerpts", "check"]


def test_criteria_name_the_designs_that_they_are_asked_of(form_of_several):
    assert {row.label: row.designs for row in form_of_several.rows if row.designs} == {
        "1.1. Crowd asked": ("survey",),
        "1.2. Crowd counted": ("survey",),
        "2.1. Walked at night": ("walk",),
    }


def test_every_field_of_a_study_is_on_the_page(form, body):
    ids = set(body.xpath("//@id"))
    rows = {row.instrument + "-" + row.id for row in form.rows}
    for path in names(form.fields):
        nodes = ["add", *path.split(".")]
        lists = {"add-participants-groups", "add-appraisal-appraisers", "add-excerpts"}
        id = ""
        for node in nodes:
            id = f"{id}-1-{node}" if id in lists else f"{id}-{node}".strip("-")
        assert id in ids or {f"{id}-{row}" for row in rows} <= ids, path


def test_a_field_of_an_unknown_kind_is_an_error(form):
    class Strange(Schema):
        field: Annotated[float, Vocabulary("settings")] = described("Of no kind that the form knows.")

    with pytest.raises(UnknownFieldError, match="field"):
        list(form._fields(Strange))


def test_terms_are_those_of_the_codebook(form_of_several):
    offered, review = options_of(form_of_several.fields), form_of_several.review
    used = {
        marker.name
        for schema in (StudyRecord, *all_models(StudyRecord))
        for field in fields_of_new_record(schema).values()
        for marker in [*field.metadata, *markers_in(field.annotation)]
        if isinstance(marker, Vocabulary)
    }
    assert set(offered) == used
    assert all(sorted(ids) == sorted(review.codebook.choices(name)) for name, ids in offered.items())


def test_countries_are_offered_by_name_with_not_stated_last(form):
    setting = next(field for field in form.fields if field.name == "setting")
    country = next(field for field in setting.fields if field.name == "country")
    labels = [option.label for option in country.options]
    assert labels[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert labels[-1] == "Not stated"
    assert {"Avalon", "New Zealand"} < set(labels)


def test_every_list_of_the_form_says_how_to_propose_what_it_lacks(body):
    lists = body.xpath("//select[not(ancestor::*[@data-instrument])] | //fieldset[@class='form-choices']")
    for each in lists:
        if each.get("id") == "add-reference-kind":
            continue  # it has "something else"
        unlisted = each.xpath(".//*[self::option or self::input][@value='not-listed']")
        assert len(unlisted) == 1, each.get("id")
        proposal = body.xpath(f"//*[@data-proposal='{each.get('id')}']")
        assert len(proposal[0].text_content()) > 30


def test_the_first_status_and_the_only_instrument_are_chosen_at_the_start(form, body):
    chosen = {option.getparent().get("id"): option.get("value") for option in body.xpath("//option[@selected]")}
    assert chosen == {"add-status": "included", "add-appraisal-instrument": "ride-checklist"}
    first, *_ = form.review.codebook.instruments
    two = replace(form.review.codebook, instruments=(first, first))
    appraisal = next(f for f in StudyForm(replace(form.review, codebook=two)).fields if f.name == "appraisal")
    assert appraisal.fields[0].preset == ""


def test_every_rule_in_the_words_of_the_form_is_a_rule():
    gaps = {"missing": {"parts"}}
    for rule, text in IN_FORM.items():
        known = MESSAGE_TEMPLATES.get(rule)
        assert known or rule in {"not-a-number", "too-small", "too-great"}
        if known:
            assert set(re.findall(r"{(\w+)}", text)) <= set(re.findall(r"{(\w+)}", known.text)) | gaps.get(rule, set())


def test_the_steps_have_every_field_once(form):
    fields = [field.name for step in form.steps for part in step.parts for field in part.fields]
    assert sorted(fields) == sorted(field.name for field in (*form.reference, *form.fields))
    assert [step.id for step in form.steps] == ["reference", "study", "appraisal", "excerpts", "check"]


def all_models(schema: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in fields_of_new_record(schema).values():
        for model in models_in(field.annotation):
            yield model
            yield from all_models(model)


def test_every_criterion_offers_the_answers_that_it_allows(form, review):
    instrument = review.codebook.instruments[0]
    assert [row.id for row in form.rows] == [criterion.id for criterion in instrument.criteria]
    for row, criterion in zip(form.rows, instrument.criteria, strict=True):
        assert [option.id for option in row.answers] == [term.id for term in criterion.answers]


def test_limits_and_patterns_are_those_of_the_shapes(form):
    fields = {field.name: field for field in form.fields}
    excerpt = {field.name: field for field in fields["excerpts"].fields}
    assert (excerpt["quote"].words, excerpt["quote"].longest) == (40, 4000)
    assert fields["id"].code == PATTERN_CODES[fields["id"].pattern] == "E206"
    assert excerpt["findings"].most == 20
    facts = {field.name: field for field in form.reference}
    assert (facts["doi"].code, facts["url"].code) == ("E208", "E209")
    assert [name for name, field in facts.items() if field.required] == ["title", "year"]


def test_the_script_gets_every_message_template_with_its_code(form):
    reported = described_form(form)["messages"]
    assert set(reported) == {*MESSAGE_TEMPLATES, "not-a-number", "too-small", "too-great"}
    assert {each["code"] for each in reported.values()} - {""} <= set(KINDS)
    assert reported["not-a-number"]["text"] == '"{name}" should be a whole number, but is the text "{value}"'


def test_a_message_needs_a_value_for_each_gap_of_its_template():
    assert MESSAGE_TEMPLATES["words"] == ("E210", "the quotation has {words} words; the limit is {limit}")
    assert words(41, 40) == ("E210", "the quotation has 41 words; the limit is 40")
    with pytest.raises(TypeError, match="limit"):
        words(41)


@pytest.mark.parametrize(
    "text", ["10", "+5", "-3", " 10 ", "10.0", "10.", "1_000", "1__0", "1e3", "010", "10.50", "ten", *HOSTILE]
)
def test_the_form_and_the_schema_accept_the_same_integers(text):
    try:
        TypeAdapter(int).validate_python(text)
        whole = True
    except ValidationError:
        whole = False
    assert bool(re.match(NUMBER, text, re.ASCII)) == whole


def test_patterns_for_the_script_use_only_escapes_it_supports():
    assert in_script(r"[^\W\d_]+|\d+") == r"[\p{L}\p{Nl}\p{No}]+|\p{Nd}+"
    assert in_script(r"[^\"]\d") == r'[^"]\d'


def test_the_kinds_of_report_are_entry_types_that_the_bibliography_reads():
    assert set(REPORTS) <= set(CSL_TYPES)


def test_every_control_has_a_label_and_every_description_an_owner(body):
    labels = {label.get("for") for label in body.iter("label")}
    controls = [control for tag in ("input", "select", "textarea") for control in body.iter(tag)]
    assert {control.get("id") for control in controls} == labels
    ids = set(body.xpath("//@id"))
    described = {id for value in body.xpath("//@aria-describedby") for id in value.split()}
    assert described <= ids
    assert all(fieldset.find("legend") is not None for fieldset in body.iter("fieldset"))


def test_required_fields_are_marked_in_words(form, body):
    required = [field for field in form.fields if field.required and field.kind in {"text", "long", "choice"}]
    for field in required:
        label = body.xpath(f"//label[@for='add-{field.name}']")[0]
        assert label.text_content().split() == [*field.label.split(), "required"]


def test_without_scripts_the_page_says_what_to_do_instead(review, body):
    instead = body.xpath("//*[@data-form-instead]")[0]
    assert "https://forge.example/it/issues/new?template=suggest-a-study.yml" in instead.xpath(".//a/@href")
    homeless = lxml.html.fromstring(f"<main>{page_at(Publication(review), 'contribute/add/').body}</main>")
    assert "tell us its title" in homeless.xpath("//*[@data-form-instead]")[0].text_content()
    assert homeless.xpath("//*[@data-issue]") == []
    assert "Nothing can be sent from here" in homeless.text_content()
    assert all(
        button.get("hidden") is not None or button.xpath("ancestor::*[@hidden]") for button in body.iter("button")
    )


def test_the_page_has_no_inline_script_and_no_handler(body):
    scripts = [script for script in body.iter("script") if script.get("type") != "application/json"]
    assert [script.get("src") for script in scripts] == ["../../assets/form/form.js"]
    assert [name for element in body.iter() for name in element.attrib if name.startswith("on")] == []
