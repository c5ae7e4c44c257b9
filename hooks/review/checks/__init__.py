"""Rules across records: each rule takes the evidence and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from review.checks import appraisals, findings, names, registers, sequence
from review.problems import Problem
from review.records import Evidence

Rule = Callable[[Evidence], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.terms_are_in_the_codebook,
    names.what_is_named_exists,
    names.subthemes_belong_to_their_theme,
    names.ids_are_used_once,
    names.ids_follow_their_owner,
    names.no_id_is_a_reserved_name,
    names.references_are_cited,
    sequence.terms_mean_one_thing,
    sequence.numbers_are_in_sequence,
    appraisals.appraisals_are_complete,
    appraisals.shared_appraisals_lead_to_answers,
    appraisals.reports_of_a_dataset_agree,
    findings.findings_are_supported,
    findings.differing_views_name_the_views,
    findings.excerpts_support_their_own_theme,
    findings.words_are_quoted_once,
    registers.decisions_have_dates_and_reasons,
)


def check(evidence: Evidence) -> list[Problem]:
    """Every problem across records, in the order of files and lines."""
    return sorted({problem for rule in RULES for problem in rule(evidence)})
