"""data/summary-of-findings.docx: the findings as a Word table, for the whole review and for each theme.

Its columns are those of a GRADE-CERQual Summary of Qualitative Findings (Lewin et al., Implement Sci 2018;13(Suppl
1):10).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.citing.citable_works import living_review, published_review
from review.exports.registration import exports_files
from review.language.current import gettext, marked
from review.language.formats import long_date
from review.model import urls
from review.model.review import Review
from review.model.theme import Theme
from review.schema.settings import Part
from review.templating.word import Row, TableDocument, WordWriter, is_available
from review.versions.publication import Publication
from review.views.downloads import WORD
from review.views.findings import FindingView, finding_view
from review.views.in_words import (
    confidence_in_words,
    explanation_in_words,
    headline,
    reach_in_words,
    status_in_words,
    support_in_words,
)

# Each column with its width in centimetres, and the part of the review without which it is left out.
COLUMNS: tuple[tuple[str, float, Part | None], ...] = (
    (marked("Summary of review finding"), 10.0, None),
    (marked("Reach in the published review"), 4.2, "source"),
    (marked("Studies contributing to the finding"), 4.6, None),
    (marked("CERQual assessment of confidence"), 3.2, "confidence"),
    (marked("Explanation of the assessment"), 4.1, "confidence"),
)
TOTAL_WIDTH = sum(width for _, width, _ in COLUMNS)


@exports_files({"data/*.docx": WORD})
def files(publication: Publication) -> dict[str, bytes]:
    """Return the documents by address; nothing where the library that writes them is not installed."""
    if not is_available():
        return {}
    themes = tuple(publication.review.themes.values())
    chosen = {urls.findings_document(): themes, **{urls.findings_document(theme.id): (theme,) for theme in themes}}
    with WordWriter(publication.kept) as writer:
        return {address: writer.file(document(publication, part)) for address, part in chosen.items()}


def document(publication: Publication, themes: tuple[Theme, ...]) -> TableDocument:
    """Return what the document on these themes contains."""
    review = publication.review
    of = "" if len(themes) == len(review.themes) else f": {themes[0].title}"
    own, published = living_review(review, publication.site_url), published_review(review)
    formatted = publication.formatter.references(
        [own, *([published] if published else [])], publication.review.record.settings.reference_style
    )
    columns = [column for column in COLUMNS if _is_shown(review, column)]
    continues = review.record.independence
    if published:
        source = formatted[published.citekey].text
        continues = gettext("It continues: {source} {independence}", source=source, independence=continues)
    return TableDocument(
        title=f"{gettext('Summary of qualitative findings')}{of}",
        authors="; ".join(name.inverted for name in own.authors),
        date=review.version.date,
        introduction=(
            review.record.title,
            gettext("Question: {question}", question=review.record.question),
            gettext("Version {version}, {date}.", version=review.version.version, date=long_date(review.version.date))
            + " "
            + " ".join(status_in_words(review, publication.status)),
        ),
        columns=tuple(gettext(title) for title, _, _ in columns),
        widths=tuple(width * TOTAL_WIDTH / sum(width for _, width, _ in columns) for _, width, _ in columns),
        parts=tuple((f"{theme.number}. {theme.title}", tuple(_rows(review, theme))) for theme in themes),
        closing=(
            gettext("Cite as: {citation}", citation=formatted[own.citekey].text),
            continues,
            gettext(
                "Text and data: {licence}. {note}", licence=review.record.licence.text, note=review.record.licence.note
            ),
        ),
    )


def _rows(review: Review, theme: Theme) -> Iterator[Row]:
    for finding in theme.findings:
        view = finding_view(review, finding)
        yield Row(headline(finding), tuple(_paragraphs(view)), _cells(review, view))


def _paragraphs(view: FindingView) -> Iterator[str]:
    finding = view.finding
    if finding.headline:
        yield finding.statement
    for number, one in enumerate(finding.views, 1):
        yield gettext("View {number}: {view}", number=number, view=one.view)
    yield finding.id


def _is_shown(review: Review, column: tuple[str, float, Part | None]) -> bool:
    return column[2] is None or review.has(column[2])


def _cells(review: Review, view: FindingView) -> tuple[str, ...]:
    """Return the texts of the columns after the first."""
    cells = (
        reach_in_words(view.evidence),
        support_in_words(view.evidence),
        confidence_in_words(view.finding),
        explanation_in_words(view.finding),
    )
    return tuple(cell for cell, column in zip(cells, COLUMNS[1:], strict=True) if _is_shown(review, column))
