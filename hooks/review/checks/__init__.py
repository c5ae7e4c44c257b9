"""Rules across records: each rule takes the evidence and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from review.checks import appraisals, confidence, double_appraisals, findings, names, registers, registry, sequence
from review.evidence.records import Evidence
from review.problems.problem import Problem

Rule = Callable[[Evidence], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.terms_are_in_the_codebook,
    names.what_is_named_exists,
    names.subthemes_belong_to_their_theme,
    names.ids_are_used_once,
    names.entries_are_named_once,
    names.ids_follow_their_owner,
    names.no_id_is_a_reserved_name,
    names.references_are_cited,
    sequence.terms_mean_one_thing,
    sequence.numbers_are_in_sequence,
    appraisals.appraisals_are_complete,
    appraisals.shared_appraisals_lead_to_answers,
    appraisals.reports_of_a_dataset_agree,
    double_appraisals.a_consensus_rests_on_two,
    findings.findings_are_supported,
    findings.differing_views_name_the_views,
    findings.excerpts_support_their_own_theme,
    findings.words_are_quoted_once,
    confidence.assessments_say_what_was_assessed,
    registers.decisions_have_dates_and_reasons,
    registry.published_ids_do_not_vanish,
    registry.given_up_ids_lead_on,
    registry.given_up_ids_stay_free,
    registry.ids_name_a_version,
)


def check(evidence: Evidence) -> list[Problem]:
    """Every problem across records, in the order of files and lines."""
    return sorted({problem for rule in RULES for problem in rule(evidence)})
