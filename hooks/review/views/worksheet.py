"""The worksheet for a GRADE-CERQual assessment of a finding: the evidence for each judgement that people make.

The page and the command show the same. Counts are evidence to look at and never a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.evidence.notation import quoted
from review.language.current import gettext
from review.model.codebook import Criterion, Instrument
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding
from review.schema.term import Term
from review.schema.theme import COMPONENTS, ConfidenceRecord
from review.views.findings import FindingView, finding_view
from review.views.negative_cases import FindingCases


@dataclass(frozen=True, slots=True)
class Component:
    """One of the judgements: the name of its field in the record, what it is called, and what it is about."""

    name: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A criterion, and each answer that was given to it with the appraisals that gave it."""

    criterion: Criterion
    answers: tuple[tuple[Term, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of the data of a study supports the finding, and whether the published review names the study for it."""

    study: Study
    is_named: bool
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A finding with the state of the assessment of confidence in it."""

    finding: Finding

    @property
    def state(self) -> str:
        """`missing` where nobody has assessed the finding, `stale` where it has changed since, else `current`."""
        if self.finding.confidence is None:
            return "missing"
        return "stale" if self.finding.assessment_is_stale else "current"


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A finding with what to look at for each judgement, and the block of its record to fill in."""

    view: FindingView
    answered: tuple[tuple[Instrument, tuple[Answered, ...]], ...]
    weights: tuple[Weight, ...]
    voices: tuple[tuple[Term, int], ...]
    path: str
    block: tuple[str, ...]

    @property
    def finding(self) -> Finding:
        return self.view.finding

    @property
    def negative(self) -> FindingCases:
        """The negative cases of the finding."""
        return self.view.negative

    @property
    def state(self) -> str:
        """Whether its assessment is missing, stale or current."""
        return Assessment(self.finding).state


def components() -> tuple[Component, ...]:
    """The judgements that an assessment is made of, in the order of its record."""
    fields = ConfidenceRecord.model_fields
    return tuple(
        Component(name, gettext(label), gettext(fields[name].description or "")) for name, label in COMPONENTS.items()
    )


def worksheet(review: Review, finding: Finding) -> Worksheet:
    """The worksheet of one finding."""
    view = finding_view(review, finding)
    voices = review.codebook.terms("voices")
    counted = ((voice, sum(excerpt.voice == voice for excerpt in view.excerpts)) for voice in voices)
    return Worksheet(
        view=view,
        answered=tuple(_answered(review, view)),
        weights=tuple(
            Weight(
                study,
                study.id in view.finding.named_studies,
                tuple(excerpt for excerpt in view.excerpts if excerpt.study == study.id),
            )
            for study in view.studies
        ),
        voices=tuple((voice, count) for voice, count in counted if count),
        path=view.theme.path,
        block=tuple(_block(review, finding)),
    )


def _answered(review: Review, view: FindingView) -> Iterator[tuple[Instrument, tuple[Answered, ...]]]:
    """The answers by instrument and criterion. Reports that share an appraisal are listed together: it counts once."""
    sharing: dict[str, list[Study]] = {}
    for study in view.studies:
        sharing.setdefault(review.appraised_as(study).id, []).append(study)
    given: dict[tuple[str, str, str], list[str]] = {}
    for id, reports in sharing.items():
        named = " and ".join(study.name for study in reports)
        for judgement in review.studies[id].judgements:
            instrument = review.studies[id].appraisal.instrument or ""
            given.setdefault((instrument, judgement.criterion.id, judgement.answer.id), []).append(named)
    for profile in view.coverage.appraisals.profiles:
        rows = []
        for criterion in (count.criterion for count in profile.criteria):
            answers = (
                (answer, tuple(given.get((profile.instrument.id, criterion.id, answer.id), ())))
                for answer in criterion.answers
            )
            rows.append(Answered(criterion, tuple((answer, names) for answer, names in answers if names)))
        yield profile.instrument, tuple(rows)


def _block(review: Review, finding: Finding) -> Iterator[str]:
    """The YAML to paste below the finding, line by line, with the judgements left empty."""
    levels = ", ".join(term.id for term in review.codebook.terms("confidence_levels"))
    concerns = ", ".join(term.id for term in review.codebook.terms("concerns"))
    yield "    confidence:"
    for name, field in ConfidenceRecord.model_fields.items():
        if name in COMPONENTS:
            yield f"      {name}:  # {field.description}"
            yield f"        concern:  # one of: {concerns}"
            yield "        explanation:"
        elif name == "finding_hash":
            yield f"      {name}: {quoted(finding.hash)}"
        else:
            written = {"level": f"one of: {levels}", "assessed_by": "a list: [One Name, Other Name]"}
            yield f"      {name}:  # {written.get(name, field.description)}"
