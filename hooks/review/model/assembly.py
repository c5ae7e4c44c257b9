"""Checked records to the review: terms, references, studies and excerpts are linked, and derived links are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.files.kept_beside import kept_beside
from review.language.current import language
from review.model.codebook import Codebook, Instrument, codebook_of
from review.model.linking import linked, with_terms
from review.model.notices import Standings
from review.model.review import Review
from review.model.study import Excerpt, Judgement, Study
from review.model.theme import Code, Finding, Theme
from review.references.reference import Reference
from review.schema.codebook import CONTRADICTS, NOT_COMPARED, QUALIFIES, SUPPORTS
from review.schema.study import ExcerptRecord, StudyRecord
from review.schema.theme import FindingRecord, ThemeRecord


def assemble(evidence: Evidence) -> Review:
    """The review that the records make. The records must have passed the checks across records."""
    codebook = _codebook(evidence)
    references = {reference.citekey: reference for reference in evidence.references}
    standings = Standings(evidence.notices.value)
    studies = {
        record.value.id: kept_beside(
            record,
            "study",
            (codebook, references[record.value.citekey], evidence.notices),
            partial(_study, record, codebook, references[record.value.citekey], standings),
        )
        for record in evidence.studies
    }
    supporting: dict[str, list[Excerpt]] = {}
    for excerpt in (excerpt for study in studies.values() for excerpt in study.excerpts):
        for finding in excerpt.findings:
            supporting.setdefault(finding, []).append(excerpt)
    return Review(
        record=evidence.review.value,
        codebook=codebook,
        studies=studies,
        themes={record.value.id: _theme(record, codebook, studies, supporting) for record in evidence.themes},
        codes={code.id: code for code in _codes(evidence.themes, studies.values())},
        references=references,
        searches=with_terms(evidence.searches.value, codebook.vocabularies),
        candidates=tuple(with_terms(each.value, codebook.vocabularies) for each in evidence.screened()),
        comparisons=evidence.screening.value.comparisons,
        screening_note=evidence.screening.value.note or "",
        screening_found=evidence.screening.value.found or "",
        figures=with_terms(evidence.figures.value, codebook.vocabularies).figures,
        points=with_terms(evidence.discussion.value, codebook.vocabularies).points,
        commentaries=evidence.commentaries.value.commentaries,
        checklists=evidence.checklists.value.checklists,
        checklists_note=evidence.checklists.value.note or "",
        summary=evidence.summary.value,
        groups=with_terms(evidence.groups.value, codebook.vocabularies),
        published=evidence.ids.value.ids,
        earlier_addresses=evidence.ids.value.earlier_addresses or "",
        watch=evidence.watch.value,
        runs=evidence.runs.value,
        notices=evidence.notices.value,
        tools=evidence.tools.value,
        ranks=evidence.ranks.value,
        appraisal_totals=evidence.appraisals.value,
    )


def _codebook(evidence: Evidence) -> Codebook:
    """The codebook in the language of the review, the same as before if neither has changed."""
    named = frozenset(record.value.setting.country for record in evidence.studies if record.value.setting.country)
    made: dict[tuple[str, frozenset[str]], Codebook] = kept_beside(evidence.codebook, "codebooks", (), dict)
    if (language(), named) not in made:
        made[language(), named] = codebook_of(evidence.codebook.value, named)
    return made[language(), named]


def _study(record: Record[StudyRecord], codebook: Codebook, reference: Reference, standings: Standings) -> Study:
    study = with_terms(record.value, codebook.vocabularies)
    instrument = codebook.instrument(study.appraisal.instrument)
    return linked(
        Study,
        study,
        reference=reference,
        excerpts=tuple(_excerpt(excerpt, study.id, codebook) for excerpt in study.excerpts),
        instrument=instrument,
        judgements=_judgements(study, instrument, codebook),
        path=record.path,
        standing=standings.of(reference.doi),
    )


def _excerpt(record: ExcerptRecord, study: str, codebook: Codebook) -> Excerpt:
    read = {each.finding: each.relation for each in record.relations}
    supports = codebook.term("relations", SUPPORTS)
    return linked(
        Excerpt,
        record,
        study=study,
        relation=tuple(read.get(finding, supports) for finding in record.findings),
        compared=record.comparison.result if record.comparison else codebook.term("comparison_results", NOT_COMPARED),
    )


def _judgements(study: StudyRecord, instrument: Instrument | None, codebook: Codebook) -> tuple[Judgement, ...]:
    record = study.appraisal
    if record.shared_with or instrument is None:
        return ()
    answers, support = record.answers or {}, record.support or {}
    return tuple(
        Judgement(criterion, codebook.term("answers", answers[criterion.id]), support.get(criterion.id, ""))
        for criterion in instrument.criteria_for(study.designs)
        if criterion.id in answers
    )


def _theme(
    record: Record[ThemeRecord],
    codebook: Codebook,
    studies: Mapping[str, Study],
    supporting: Mapping[str, Sequence[Excerpt]],
) -> Theme:
    theme = kept_beside(record, "theme", (codebook,), partial(with_terms, record.value, codebook.vocabularies))
    findings = []
    for index, finding in enumerate(theme.findings):
        excerpts = supporting.get(finding.id, ())
        named = dict.fromkeys((*finding.named_studies, *(excerpt.study for excerpt in excerpts)))
        made_from = (theme, *excerpts, *(studies[id] for id in named))
        make = partial(_finding, finding, theme.id, studies, excerpts)
        findings.append(kept_beside(record, f"finding {index}", made_from, make))
    return linked(Theme, theme, findings=tuple(findings), path=record.path)


def _codes(themes: Iterable[Record[ThemeRecord]], studies: Iterable[Study]) -> Iterator[Code]:
    coded: dict[str, list[Excerpt]] = {}
    for excerpt in (excerpt for study in studies for excerpt in study.excerpts):
        for id in excerpt.codes:
            coded.setdefault(id, []).append(excerpt)
    for theme in (record.value for record in themes):
        subthemes = {code.id: subtheme.id for subtheme in theme.subthemes for code in subtheme.codes}
        for code in theme.all_codes:
            excerpts = coded.get(code.id, ())
            yield linked(
                Code,
                code,
                theme=theme.id,
                subtheme=subthemes.get(code.id),
                excerpts=tuple(excerpt.id for excerpt in excerpts),
                studies=tuple(dict.fromkeys(excerpt.study for excerpt in excerpts)),
            )


def _finding(record: FindingRecord, theme: str, studies: Mapping[str, Study], supporting: Sequence[Excerpt]) -> Finding:
    related = {excerpt.id: excerpt.relation_to(record.id) for excerpt in supporting}
    against = tuple(id for id, relation in related.items() if relation == CONTRADICTS)
    linked_through = (excerpt.study for excerpt in supporting if excerpt.id not in against)
    behind = sorted({*record.named_studies, *linked_through})
    return linked(
        Finding,
        record,
        theme=theme,
        excerpts=tuple(excerpt.id for excerpt in supporting),
        qualifying=tuple(id for id, relation in related.items() if relation == QUALIFIES),
        contradicting=against,
        supporting_studies=tuple(behind),
        datasets=tuple(dict.fromkeys(studies[id].dataset for id in behind)),
    )
