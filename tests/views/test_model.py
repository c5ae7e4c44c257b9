"""The review as records link it: what is derived is derived from the records, and counted by hand here."""

from __future__ import annotations


def test_studies_of_one_dataset_belong_together(review):
    assert {id: [study.id for study in dataset.studies] for id, dataset in review.datasets.items()} == {
        "owl-line": ["adams-2011"],
        "lantern": ["baker-2012a", "baker-2012b"],
        "osterlund-2015": ["osterlund-2015"],
    }


def test_people_are_summed_over_groups_and_a_dataset_counts_its_largest_report(review):
    assert {id: study.n_participants for id, study in review.studies.items()} == {
        "adams-2011": 10 + 4,
        "baker-2012a": 7,
        "baker-2012b": 5,
        "osterlund-2015": None,
    }
    assert {id: dataset.n_participants for id, dataset in review.datasets.items()} == {
        "owl-line": 14,
        "lantern": 7,
        "osterlund-2015": None,
    }


def test_a_study_is_called_by_its_author_and_year(review):
    assert [study.name for study in review.studies.values()] == [
        "Adams 2011",
        "Baker 2012a",
        "Baker 2012b",
        "Österlund 2015",
    ]


def test_a_place_is_named_from_narrow_to_wide_without_unknown_country(review):
    assert review.studies["adams-2011"].setting.location == "Camelot, Avalon"
    assert review.studies["osterlund-2015"].setting.location == ""


def test_a_finding_is_supported_by_named_and_quoted_studies(review):
    assert {id: finding.named_studies for id, finding in review.findings.items()} == {
        "waiting-f01": ("adams-2011", "baker-2012b"),
        "waiting-f02": (),
        "waiting-f03": ("adams-2011", "baker-2012a"),
        "waiting-f04": (),
        "riding-f01": ("baker-2012a",),
        "riding-f02": ("osterlund-2015",),
    }
    assert {id: finding.supporting_studies for id, finding in review.findings.items()} == {
        "waiting-f01": ("adams-2011", "baker-2012b"),
        "waiting-f02": ("baker-2012a",),
        "waiting-f03": ("adams-2011", "baker-2012a"),
        "waiting-f04": (),
        "riding-f01": ("adams-2011", "baker-2012a"),
        "riding-f02": ("osterlund-2015",),
    }


def test_an_excerpt_supports_every_finding_it_names(review):
    assert {id: finding.excerpts for id, finding in review.findings.items()} == {
        "waiting-f01": ("adams-2011-q01", "adams-2011-q03"),
        "waiting-f02": ("baker-2012a-q01",),
        "waiting-f03": ("adams-2011-q02",),
        "waiting-f04": (),
        "riding-f01": ("adams-2011-q03", "baker-2012a-q02"),
        "riding-f02": ("osterlund-2015-q01", "osterlund-2015-q02"),
    }


def test_a_shared_appraisal_is_a_link_and_not_a_copy(review):
    short, full = review.studies["baker-2012b"], review.studies["baker-2012a"]
    assert short.judgements == ()
    assert review.judgements_of(short) == full.judgements
    assert [judgement.answer.id for judgement in full.judgements] == ["yes", "no", "vague"]


def test_the_newest_version_is_first(review):
    assert review.version.version == "1.1.0"
