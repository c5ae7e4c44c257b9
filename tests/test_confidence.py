"""An assessment of confidence: prepared on a worksheet, and out of date when the finding is no longer the same."""

from __future__ import annotations

import pytest
import yaml

from made_up import review_of, swap, write
from review.__main__ import main
from review.schema.theme import ConfidenceRecord
from review.site.pages import all_pages
from review.versions.publication import Publication

RIDING = "evidence/themes/riding.yml"
OUT_OF_DATE = "assessed on 2021-02-01, out of date"


def bodies(review) -> str:
    return "".join(str(page.body) for page in all_pages(Publication(review)))


def test_an_assessment_of_the_current_finding_is_up_to_date(review):
    assert review.findings["riding-f01"].confidence
    assert not review.findings["riding-f01"].assessment_is_stale
    assert not any(finding.assessment_is_stale for finding in review.findings.values() if not finding.confidence)
    assert "out of date:" not in bodies(review)


@pytest.mark.parametrize(
    "change",
    [
        swap("A warm bus is a quiet bus.", "A warm bus is a calm bus."),
        swap("studies: [baker-2012a]", "studies: [baker-2012a, osterlund-2015]"),
    ],
    ids=["wording", "studies"],
)
def test_an_assessment_is_out_of_date_after_a_change(tmp_path, change):
    review = review_of(tmp_path, {RIDING: change})
    assert review.findings["riding-f01"].assessment_is_stale
    assert OUT_OF_DATE in bodies(review)


def test_a_locator_or_another_finding_makes_no_difference(tmp_path):
    review = review_of(
        tmp_path, {RIDING: swap("Results, line 5", "Results, line 7", "keeps the driver", "keeps drivers")}
    )
    assert not review.findings["riding-f01"].assessment_is_stale


def test_the_worksheet_shows_the_evidence_and_a_block_that_becomes_the_record(tmp_path, review, capsys):
    root = write(tmp_path)
    assert main(["--root", str(root), "confidence", "riding-f01"]) == 0
    message = capsys.readouterr().out
    finding = review.findings["riding-f01"]
    assert finding.statement in message
    for excerpt in review.excerpts_of(finding):
        assert excerpt.quote in message
    for study in finding.supporting_studies:
        support = "named" if study in finding.named_studies else "linked"
        assert f"\n  {study}: {support}; " in message
    assert "1 study named, 1 linked, together 2 studies, 2 datasets" in message
    block = yaml.safe_load(message[message.index("    confidence:") :])["confidence"]
    assert list(block) == list(ConfidenceRecord.model_fields)
    assert block.pop("finding_hash") == finding.hash
    assert all(value is None or value == {"concern": None, "explanation": None} for value in block.values())


def test_the_worksheet_of_a_changed_finding_says_so(tmp_path, capsys):
    root = write(tmp_path, {RIDING: swap("A warm bus is a quiet bus.", "A warm bus is a calm bus.")})
    main(["--root", str(root), "confidence", "riding-f01"])
    assert "Assessed on 2021-02-01; the finding has changed since." in capsys.readouterr().out


def test_an_unknown_finding_is_reported(tmp_path, capsys):
    assert main(["--root", str(write(tmp_path)), "confidence", "riding"]) == 2
    assert 'no finding has the ID "riding"' in capsys.readouterr().err
