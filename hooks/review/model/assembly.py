"""Checked records to the model: terms, references, studies and excerpts are linked, and derived links are made."""

from __future__ import annotations

from collections.abc import Mapping

from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.model.review import (
    Appraisal,
    Appraiser,
    Codebook,
    Criterion,
    Excerpt,
    Finding,
    Instrument,
    Judgement,
    ParticipantGroup,
    Review,
    Setting,
    Study,
    Subtheme,
    SummarySentence,
    Term,
    Theme,
    View,
)
from review.references.reference import Reference
from review.schema.codebook import AnswerRecord, CodebookRecord, TermRecord
from review.schema.study import AppraisalRecord, ExcerptRecord, StudyRecord
from review.schema.theme import FindingRecord, ThemeRecord


def assemble(evidence: Evidence) -> Review:
    """The review that the records make. The records must have passed the checks across records."""
    codebook = _codebook(evidence.codebook.value)
    references = {reference.citekey: reference for reference in evidence.references}
    studies = {record.value.id: _study(record, codebook, references) for record in evidence.studies}
    supporting: dict[str, list[Excerpt]] = {}
    for excerpt in (excerpt for study in studies.values() for excerpt in study.excerpts):
        for finding in excerpt.findings:
            supporting.setdefault(finding, []).append(excerpt)
    return Review(
        record=evidence.review.value,
        codebook=codebook,
        studies=studies,
        themes={record.value.id: _theme(record, codebook, supporting) for record in evidence.themes},
        references=references,
        searches=evidence.searches.value,
        candidates=evidence.screening.value.reports,
        screening_note=evidence.screening.value.note,
        figures=evidence.figures.value.figures,
        points=evidence.discussion.value.points,
        commentaries=evidence.commentaries.value.commentaries,
        checklists=evidence.checklists.value.checklists,
        checklists_note=evidence.checklists.value.note,
        published=evidence.ids.value.ids,
    )


def _codebook(record: CodebookRecord) -> Codebook:
    vocabularies: dict[str, Mapping[str, Term]] = {}
    for name in type(record).model_fields:
        if name != "instruments":
            terms: tuple[TermRecord, ...] = getattr(record, name)
            vocabularies[name] = {term.id: _term(term) for term in terms}
    answers = vocabularies["answers"]
    return Codebook(
        vocabularies,
        tuple(
            Instrument(
                instrument.id,
                instrument.label,
                instrument.definition,
                instrument.url or "",
                tuple(
                    Criterion(
                        criterion.id,
                        criterion.number,
                        criterion.label,
                        criterion.definition,
                        tuple(answers[answer] for answer in criterion.answers),
                    )
                    for criterion in instrument.criteria
                ),
            )
            for instrument in record.instruments
        ),
    )


def _term(record: TermRecord) -> Term:
    standing = record.standing if isinstance(record, AnswerRecord) else "met"
    return Term(record.id, record.label, record.definition, standing)


def _study(record: Record[StudyRecord], codebook: Codebook, references: Mapping[str, Reference]) -> Study:
    schema = record.value
    setting = schema.setting
    return Study(
        id=schema.id,
        reference=references[schema.citekey],
        dataset=schema.dataset,
        status=codebook.term("statuses", schema.status),
        groups=tuple(
            ParticipantGroup(group.label, group.count, _terms(codebook, "professions", group.professions))
            for group in schema.participants.groups
        ),
        participants_note=schema.participants.note or "",
        methods=_terms(codebook, "methods", schema.data_collection.methods),
        data_collection=schema.data_collection.description,
        setting=Setting(
            setting.description,
            _terms(codebook, "settings", setting.types),
            setting.place or "",
            setting.nation or "",
            codebook.term("countries", setting.country),
        ),
        population=schema.population,
        interventions=_terms(codebook, "interventions", schema.interventions.terms),
        intervention=schema.interventions.description or "",
        notes=schema.notes,
        appraisal=_appraisal(schema.appraisal, codebook),
        excerpts=tuple(_excerpt(excerpt, schema.id, codebook) for excerpt in schema.excerpts),
        path=record.path,
    )


def _terms(codebook: Codebook, vocabulary: str, ids: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(codebook.term(vocabulary, id) for id in ids)


def _appraisal(record: AppraisalRecord, codebook: Codebook) -> Appraisal:
    if record.shared_with:
        return Appraisal(None, (), record.shared_with, record.note or "")
    instrument = next(each for each in codebook.instruments if each.id == record.instrument)
    answers, support = record.answers or {}, record.support or {}
    return Appraisal(
        instrument,
        tuple(
            Judgement(criterion, codebook.term("answers", answers[criterion.id]), support.get(criterion.id, ""))
            for criterion in instrument.criteria
        ),
        note=record.note or "",
        appraisers=tuple(
            Appraiser(each.name, {id: codebook.term("answers", answer) for id, answer in each.answers.items()})
            for each in record.appraisers
        ),
    )


def _excerpt(record: ExcerptRecord, study: str, codebook: Codebook) -> Excerpt:
    return Excerpt(
        record.id,
        study,
        record.theme,
        record.subtheme or "",
        record.findings,
        record.quote,
        record.gloss,
        codebook.term("voices", record.voice),
        record.speaker,
        record.locator,
        record.note or "",
    )


def _theme(record: Record[ThemeRecord], codebook: Codebook, supporting: Mapping[str, list[Excerpt]]) -> Theme:
    schema = record.value
    return Theme(
        id=schema.id,
        number=schema.number,
        title=schema.title,
        short_title=schema.short_title,
        summary=tuple(SummarySentence(each.sentence, each.findings) for each in schema.summary),
        subthemes=tuple(Subtheme(each.id, each.title, each.description or "") for each in schema.subthemes),
        findings=tuple(_finding(each, schema.id, codebook, supporting.get(each.id, [])) for each in schema.findings),
        path=record.path,
    )


def _finding(record: FindingRecord, theme: str, codebook: Codebook, supporting: list[Excerpt]) -> Finding:
    of_views = [study for view in record.views for study in view.studies]
    named = tuple(dict.fromkeys([*record.studies, *of_views]))
    quoted = [excerpt.study for excerpt in supporting]
    return Finding(
        id=record.id,
        theme=theme,
        subtheme=record.subtheme or "",
        statement=record.statement,
        kind=codebook.term("kinds", record.kind),
        views=tuple(View(view.view, view.studies) for view in record.views),
        named_studies=named,
        studies=tuple(sorted({*named, *quoted})),
        excerpts=tuple(excerpt.id for excerpt in supporting),
        studies_note=record.studies_note or "",
        settings=_terms(codebook, "settings", record.settings),
        professions=_terms(codebook, "professions", record.professions),
        locator=record.locator,
        confidence=record.confidence,
    )
