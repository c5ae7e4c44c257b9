"""Every difference between two states is reported with both texts, and none of its text can do harm."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given

from hostile import seeded, texts
from made_up import Change, swap, write
from review.loading import State, load_state
from review.problems.problem import visible
from review.versions import diff_report
from review.versions.changelog import MAX_SENTENCE_LENGTH, change_log
from review.versions.comparison import (
    CellAffected,
    Changes,
    FieldChange,
    Figure,
    StatedFigure,
    ThemeAffected,
    Vanished,
    compare,
)
from review.versions.comparison import Change as Told
from review.versions.entities import KINDS

ADAMS = "evidence/studies/adams-2011.yml"
BAKER = "evidence/studies/baker-2012a.yml"
SNOW = "evidence/studies/osterlund-2015.yml"
RIDING = "evidence/themes/riding.yml"
WAITING = "evidence/themes/waiting.yml"
CODEBOOK = "evidence/codebook.yml"
SCREENING = "evidence/screening.yml"
REVIEW = "evidence/review.yml"
FIGURES = "evidence/figures.yml"
IDS = "evidence/ids.yml"
BIB = "references.bib"

LAKE = """\
id: lake-2018
citekey: lake-2018
dataset: lake-2018
status: included
participants:
  groups:
    - {label: Ferry drivers, count: 5, professions: [driver]}
data_collection: {methods: [interviews], description: Interviews on deck}
setting: {description: A ferry, types: [depot], country: XB}
population: Riders on water
interventions: {terms: [none]}
appraisal:
  instrument: ride-checklist
  answers: {aims: yes, route: yes, worth: useful}
excerpts:
  - id: lake-2018-q01
    theme: waiting
    subtheme: shelter
    findings: [waiting-f02]
    quote: The lamp on the pier is our roof.
    gloss: Light is what people wait under.
    voice: first-order
    speaker: Driver
    locator: Table 3, passage 8
"""
LAKE_ENTRY = """
@article{lake-2018,
  refnumber = {9},
  author    = {Lake, Lou},
  title     = {Night ferries},
  journal   = {Journal of Fabricated Transport},
  year      = {2018},
}
"""
ADDED: dict[str, Change] = {
    "evidence/studies/lake-2018.yml": LAKE,
    BIB: lambda text: text + LAKE_ENTRY,
}


def state(root, changes: dict[str, Change] | None = None) -> State:
    found, problems = load_state(write(root, changes))
    assert found, "\n".join(map(str, problems))
    return found


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory) -> State:
    """The made-up review as it is."""
    return state(tmp_path_factory.mktemp("unchanged"))


@pytest.fixture
def difference(unchanged, tmp_path):
    """From changes of the made-up review to what differs from it."""

    def of(changes: dict[str, Change]) -> Changes:
        return compare(unchanged, state(tmp_path / "after", changes))

    return of


def kept(changes: Changes, kind: str) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """Return the changes of a kind as plain values: id, outcome, and both texts of each field."""
    return [
        (change.id, change.outcome, {field.field: (field.before, field.after) for field in change.fields})
        for change in changes.of_kind(kind)
    ]


def test_nothing_differs_from_itself(difference):
    changes = difference({})
    assert not changes
    assert (changes.changes, changes.themes, changes.cells, changes.vanished) == ((), (), (), ())
    assert not any(figure.changed for figure in (*changes.figures, *changes.stated))


def test_comments_and_layout_are_no_difference(difference):
    assert not difference({ADAMS: lambda text: "# A remark\n" + text.replace("[city]", "\n    - city")})


def test_an_added_study_is_reported_completely(difference):
    changes = difference(ADDED)
    added = {(change.kind, change.id) for change in changes.changes if change.outcome == "added"}
    assert added == {
        ("study", "lake-2018"),
        ("dataset", "lake-2018"),
        ("excerpt", "lake-2018-q01"),
        ("judgement", "lake-2018"),
        ("reference", "lake-2018"),
    }
    assert [change.label for change in changes.of_kind("study")] == ["Lake 2018: Night ferries"]
    figures = {figure.name: (figure.before, figure.after) for figure in changes.figures if figure.changed}
    assert figures == {
        "studies": (4, 5),
        "datasets": (3, 4),
        "participants": (21, 26),
        "excerpts": (7, 8),
        "rated_studies": (3, 4),
        "answers": (9, 12),
        "references": (8, 9),
    }


def test_a_finding_supported_by_another_study_is_reported(difference):
    assert kept(difference(ADDED), "finding") == [
        (
            "waiting-f02",
            "changed",
            {
                "studies linked": ("baker-2012a", "baker-2012a; lake-2018"),
                "studies named or linked": ("baker-2012a", "baker-2012a; lake-2018"),
            },
        )
    ]


def test_a_linked_study_that_comes_to_be_named_is_reported_though_the_sum_is_the_same(difference):
    named = {WAITING: swap("statement: Light at", "studies: [baker-2012a]\n    statement: Light at")}
    ((_, _, fields),) = kept(difference(named), "finding")
    assert fields == {
        "studies": ("", "baker-2012a"),
        "studies named": ("", "baker-2012a"),
        "studies linked": ("baker-2012a", ""),
    }
    cell = next(each for each in difference(named).cells if each.dimension == "Setting" and "Shelter" in each.row)
    assert not cell.studies.changed
    assert (cell.named.before, cell.named.after) != (cell.linked.before, cell.linked.after)


def test_stated_figures_are_reported_before_and_after(difference):
    changes = {ADAMS: swap("aims: yes", "aims: no"), FIGURES: swap('published: "2"', 'published: "1"')}
    stated = {each.id: each for each in difference(changes).stated}
    assert (stated["clear-aims"].before, stated["clear-aims"].after) == (2, 1)
    assert stated["clear-aims"].changed
    assert (stated["people"].before, stated["people"].after, stated["people"].agrees) == (21, 21, False)
    assert not stated["people"].changed


def test_a_theme_and_the_map_are_touched_where_the_evidence_is(difference):
    changes = difference(ADDED)
    (theme,) = changes.themes
    assert theme.id == "waiting"
    assert {figure.name: (figure.before, figure.after) for figure in theme.figures} == {
        "findings": (4, 4),
        "studies": (3, 4),
        "datasets": (2, 3),
        "excerpts": (3, 4),
    }
    cells = {
        (cell.dimension, cell.row, cell.column): (cell.studies.before, cell.studies.after) for cell in changes.cells
    }
    assert cells["Setting", "Waiting: Shelter and light", "Depot"] == (0, 1)
    assert cells["Country", "Waiting", "Brobdingnag"] == (2, 3)
    assert not any(row.startswith("Riding") for _, row, _ in cells)


def test_what_is_deleted_is_reported_as_removed(tmp_path):
    changes = compare(state(tmp_path / "with", ADDED), state(tmp_path / "without"))
    removed = {(change.kind, change.id) for change in changes.changes if change.outcome == "removed"}
    assert ("study", "lake-2018") in removed
    assert ("excerpt", "lake-2018-q01") in removed
    assert next(figure for figure in changes.figures if figure.name == "studies").after == 4


@pytest.mark.parametrize(
    ("file", "change", "kind", "id", "field", "wordings"),
    [
        (ADAMS, swap("Interviews at the terminus", "Talks at the stop"), "study", "adams-2011",
         "data_collection.description", ("Interviews at the terminus", "Talks at the stop")),
        (ADAMS, swap("count: 10", "count: 12"), "study", "adams-2011", "participants.groups.1.count", ("10", "12")),
        (ADAMS, swap("count: 10", "count: 12"), "dataset", "owl-line", "participants", ("14", "16")),
        (ADAMS, swap("Warm feet, quiet bus.", "Warm feet."), "excerpt", "adams-2011-q03", "quote",
         ("Warm feet, quiet bus.", "Warm feet.")),
        (ADAMS, swap("    note: The page is torn here.\n", ""), "excerpt", "adams-2011-q03", "note",
         ("The page is torn here.", "")),
        (ADAMS, swap("route: yes", "route: no"), "judgement", "adams-2011", "route", ("yes", "no")),
        (ADAMS, swap("It prints a map.", "It has a map."), "judgement", "adams-2011", "route.support",
         ("It prints a map.", "It has a map.")),
        (RIDING, swap("A warm bus is a quiet bus.", "Warm is quiet."), "finding", "riding-f01", "statement",
         ("A warm bus is a quiet bus.", "Warm is quiet.")),
        (RIDING, swap("level: high", "level: low"), "finding", "riding-f01", "confidence.level", ("high", "low")),
        (RIDING, swap("title: Riding through", "title: Sleeping through"), "theme", "riding", "title",
         ("Riding through the night", "Sleeping through the night")),
        (WAITING, swap("What stands at the stop.", "What is there."), "theme", "waiting",
         "subthemes.shelter.description", ("What stands at the stop.", "What is there.")),
        (BIB, swap("{The warm shelter}", "{The cold shelter}"), "reference", "green-2013", "title",
         ("The warm shelter", "The cold shelter")),
        (CODEBOOK, swap("Within the city.", "In the city."), "term", "settings/city", "definition",
         ("Within the city.", "In the city.")),
        (CODEBOOK, swap("The report says what it asks.", "It asks."), "term", "instruments/ride-checklist",
         "criteria.aims.definition", ("The report says what it asks.", "It asks.")),
        (SCREENING, swap("Drivers speak of moonlight.", "Moonlight."), "report", "chan-2018", "summary",
         ("Drivers speak of moonlight.", "Moonlight.")),
        (SCREENING, swap("Found by looking", "Seen by looking"), "review", "review", "screening.note",
         ("Found by looking out of the window.", "Seen by looking out of the window.")),
        ("evidence/searches.yml", swap("Any language", "One language"), "search", "tripbase", "limits",
         ("Any language", "One language")),
        ("evidence/discussion.yml", swap("should be warm", "must be warm"), "point", "warm-shelters", "statement",
         ("Shelters should be warm.", "Shelters must be warm.")),
        (FIGURES, swap("where: Abstract", "where: Title"), "figure", "reports", "where", ("Abstract", "Title")),
        (REVIEW, swap("All authors like buses.", "All like buses."), "review", "review", "reflexivity.1.text",
         ("All authors like buses.", "All like buses.")),
        (IDS, swap("Its bus was a tram.", "It was a tram."), "id", "gray-2009", "withdrawn.why",
         ("Its bus was a tram.", "It was a tram.")),
    ],
)  # fmt: skip
def test_a_changed_field_is_reported_with_both_texts(difference, file, change, kind, id, field, wordings):
    changes = difference({file: change})
    (of_thing,) = [fields for changed, _, fields in kept(changes, kind) if changed == id]
    assert of_thing == {field: wordings}
    for tell in (diff_report.text, diff_report.markdown):
        shown = html.unescape(tell(changes, "one", "two"))
        assert all(wording in shown for wording in (id, *wordings))


def test_of_no_state_before_everything_is_added(unchanged):
    changes = compare(None, unchanged)
    assert {change.outcome for change in changes.changes} == {"added"}
    assert {change.kind for change in changes.changes} == set(KINDS)
    assert all(figure.before == 0 for figure in changes.figures)
    assert all(figure.before is None for figure in changes.stated)
    assert [theme.id for theme in changes.themes] == ["waiting", "riding"]
    assert changes.vanished == ()


def test_an_entry_put_in_between_changes_no_other(difference):
    inserted = swap("subthemes:\n", "subthemes:\n  - id: benches\n    title: Benches\n")
    assert kept(difference({WAITING: inserted}), "theme") == [
        ("waiting", "changed", {"subthemes.benches.id": ("", "benches"), "subthemes.benches.title": ("", "Benches")})
    ]


def test_a_published_id_struck_from_the_registry_would_vanish(difference):
    entry = "  - {id: riding-f09, kind: finding, since: 1.0.0, became: riding-f01}\n"
    (vanished,) = difference({IDS: swap(entry, "")}).vanished
    assert (vanished.id, vanished.kind, vanished.since) == ("riding-f09", "finding", "1.0.0")
    assert vanished.how == "nothing stands at its address"


def test_a_current_id_may_not_be_removed_from_the_registry(difference):
    (vanished,) = difference({IDS: swap("  - {id: adams-2011, kind: study, since: 1.0.0}\n", "")}).vanished
    assert (vanished.id, vanished.how) == ("adams-2011", "it was struck from evidence/ids.yml")


def test_an_id_that_is_given_to_another_kind_of_thing_would_vanish(difference):
    changes = {IDS: swap("gray-2009-q01, kind: excerpt", "gray-2009-q01, kind: study")}
    (vanished,) = difference(changes).vanished
    assert (vanished.id, vanished.how) == ("gray-2009-q01", "it is now a study")


def test_a_properly_retired_id_does_not_count_as_missing(difference):
    without = swap("  - id: adams-2011-q01\n", "  - id: adams-2011-q04\n")
    became = swap(
        "adams-2011-q01, kind: excerpt, since: 1.0.0",
        "adams-2011-q01, kind: excerpt, since: 1.0.0, became: adams-2011-q04",
    )
    changes = difference({ADAMS: without, IDS: became})
    assert changes.vanished == ()
    assert kept(changes, "id")[0][:2] == ("adams-2011-q01", "added")


def test_the_change_log_describes_changes_in_sentences(difference):
    log = change_log(difference(ADDED))
    assert log[0].startswith("Summary figures: studies 4 → 5; datasets 3 → 4; participants 21 → 26;")
    assert "Studies added: lake-2018 (Lake 2018: Night ferries)." in log
    assert "Quotations added: lake-2018-q01." in log
    assert "Findings changed: waiting-f02 (studies linked, studies named or linked)." in log
    assert "Appraisal answers by study added: lake-2018." in log


def test_a_long_list_of_the_change_log_is_split_and_loses_nothing():
    many = tuple(Told("excerpt", f"lake-2018-q{number:03}", "added", "", ()) for number in range(300))
    log = change_log(Changes(many, (), (), (), (), ()))
    assert len(log) > 1
    assert all(len(sentence) < MAX_SENTENCE_LENGTH + 50 for sentence in log)
    assert re.findall(r"lake-2018-q\d+", " ".join(log)) == [change.id for change in many]


def told_with(words: str) -> Changes:
    """A difference in which every text that people write is the one given."""
    change = Told("finding", words, "changed", words, (FieldChange(words, words, words),))
    counts = (Figure("studies", 0, 1), Figure("named", 0, 1), Figure("linked", 0, 0), Figure("excerpts", 0, 1))
    return Changes(
        changes=(change,),
        figures=(),
        stated=(StatedFigure(words, words, words, 1, 2, True, False),),
        themes=(ThemeAffected("riding", words, ()),),
        cells=(CellAffected(words, words, words, *counts, "", "supported"),),
        vanished=(Vanished(words, "finding", "1.0.0", "gone"),),
    )


@seeded("words")
@given(words=texts)
def test_no_text_of_a_record_does_anything_in_a_comment(words):
    """Apart from the template's own text, a comment has only code, with letters and entities."""
    told_text = diff_report.markdown(told_with(words), words, words)
    inside = re.findall(r"<code>(.*?)</code>", told_text, re.DOTALL)
    assert all(re.fullmatch(r"(?:[^\W_]|[ ]|&#\d+;)*", each) for each in inside)
    template = re.sub(r"<code>.*?</code>", "", told_text, flags=re.DOTALL)
    nothing = re.sub(r"<code>.*?</code>", "", diff_report.markdown(told_with("x"), "x", "x"), flags=re.DOTALL)
    assert " ".join(template.split()) == " ".join(nothing.split()) or not words.strip()


@seeded("words")
@given(words=texts)
def test_a_comment_shows_the_text_as_it_was_written(words):
    shown = html.unescape(str(diff_report.literal(words)).removeprefix("<code>").removesuffix("</code>"))
    assert shown == visible(" ".join(words.split()))


@seeded("words")
@given(words=texts)
def test_no_text_of_a_record_reaches_a_terminal_as_control(words):
    assert all(line.isprintable() for line in diff_report.text(told_with(words), words, words).split("\n"))


def test_a_long_comment_omits_texts_and_counts_the_rest():
    fields = (FieldChange("quote", "before " * 40, "after " * 40),)
    many = tuple(Told("excerpt", f"lake-2018-q{number:04}", "changed", "Light " * 20, fields) for number in range(2000))
    comment = diff_report.markdown(Changes(many, (), (), (), (), ()), "main", "topic")
    assert len(comment) <= diff_report.MAX_COMMENT_LENGTH
    assert "2000 changed" in comment
    left_out = re.search(r"and (\d+) more", comment)
    assert int(left_out[1]) == 2000 - comment.count("changed: <code>")


def test_equal_states_give_equal_reports(tmp_path):
    first, second = (
        compare(state(tmp_path / f"{run}" / "before"), state(tmp_path / f"{run}" / "after", ADDED)) for run in (1, 2)
    )
    for tell in (diff_report.text, diff_report.markdown):
        assert tell(first, "a", "b") == tell(second, "a", "b")
    assert diff_report.data(first) == diff_report.data(second)
