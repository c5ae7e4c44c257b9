"""briefs/: the whole review on four pages and each theme on two, as tagged PDF to print, send and take to a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import segno

from review.citing.citable_works import living_review, permanent_base, published_review, versioned_address
from review.citing.cite_this import works_to_cite
from review.exports.registration import exports_files
from review.language.current import gettext, is_source, language
from review.language.formats import in_sentence, long_date
from review.model import urls
from review.model.dates import first_day
from review.model.review import Review
from review.model.study import Excerpt
from review.references.reference import Reference
from review.schema.term import Term
from review.templating.typesetting import Typesetter, is_available
from review.versions.publication import Publication
from review.views.brief import Brief, BriefTheme, briefs
from review.views.findings import FindingView
from review.views.glance import reaches
from review.views.in_words import (
    confidence_in_findings,
    confidence_in_words,
    headline,
    reach_in_words,
    status_in_words,
    support_in_short,
    support_in_words,
)

LAYOUT = "brief.typ"
WHOLE = "review"  # the name of the brief of the whole review
MAX_STATEMENT_WORDS = 450  # of a theme's findings: with more, its brief has their headlines alone
LARGE_SIZE, SIZE = 11, 10  # points: of short themes, and of all else


@exports_files({"briefs/*.pdf": "application/pdf"})
def files(publication: Publication) -> dict[str, bytes]:
    """Return the briefs by address; nothing where the libraries that typeset them are not installed."""
    if not is_available():
        return {}
    with Typesetter(publication.kept) as typesetter:
        return {
            urls.brief(WHOLE if _is_whole(publication.review, brief) else brief.id): typesetter.pdf(
                LAYOUT, values(publication, brief)
            )
            for brief in briefs(publication.review)
        }


def values(publication: Publication, brief: Brief) -> dict[str, Any]:
    """Return what a brief shows, by the names that its layout uses."""
    review, whole = publication.review, _is_whole(publication.review, brief)
    version, day = review.version, first_day(review.version.date)
    work, link = _work_and_link(publication, brief)
    words = sum(len(finding.statement.split()) for finding in brief.findings)
    with_statements = not whole and words <= MAX_STATEMENT_WORDS
    number, themes = brief.themes[0].theme.number, len(review.themes)
    kind = gettext("Brief on theme {number} of {themes}", number=number, themes=themes)
    if whole:
        kind = gettext("Brief of the whole review")
    return {
        "language": language(),
        "region": "gb" if is_source() else None,
        "date": [day.year, day.month, day.day],
        "document_title": f"{brief.title}: {in_sentence(kind)}",
        "authors": [name.inverted for name in work.authors],
        "review": review.record.short_title,
        "kicker": gettext(
            "{title}, version {version}, {day}", title=kind, version=version.version, day=long_date(version.date)
        ),
        "footer": gettext(
            "{title}, version {version}. {link}", title=review.record.short_title, version=version.version, link=link
        ),
        "title": brief.title,
        "lead": brief.summary,
        "status": list(status_in_words(review, publication.status)),
        "size": LARGE_SIZE if words <= MAX_STATEMENT_WORDS / 2 else SIZE,
        "columns": 2 if whole else 1,
        "strips": not whole,
        "themes": [
            _theme(part, in_full=not whole, with_statements=with_statements, lists_findings=brief.lists_findings)
            for part in brief.themes
        ],
        "unlisted": ""
        if brief.lists_findings
        else gettext("There are too many to list here: see the site, by the link below."),
        "findings_title": gettext("The {number} findings", number=len(brief.findings))
        if len(brief.findings) > 1
        else gettext("The finding"),
        "marks": [{"name": each.mark, "label": each.term.label} for each in reaches(brief.findings)],
        "quotations": [_quotation(review, excerpt) for excerpt in brief.quotations],
        "choice": gettext("Chosen by a rule and not by hand: participants first, each from another study."),
        "certainty": list(_certainty(review, brief)),
        "cite": [*_citations(publication, work)],
        "link": link,
        "code": segno.make(link, error="m", micro=False).svg_inline(border=2),
        "licence": gettext(
            "Text and data: {licence}. Quotations belong to the works that they are from.",
            licence=review.record.licence.text,
        ),
        "words": _words(review, link),
        "support": [f"{each.where}: {each.name} {each.phone or each.url}" for each in review.record.support],
    }


def _words(review: Review, link: str) -> dict[str, str]:
    """Return the headings and labels of the layout."""
    return {
        "page": gettext("Page"),
        "of": gettext("of"),
        "before_use": gettext("Before you use this."),
        "themes": gettext("The themes in short"),
        "quotations": gettext("Quotations"),
        "named": gettext("named in the published review" if review.has("source") else "named for the finding"),
        "linked": gettext("linked by us, through a quotation"),
        "other": gettext("another, the oldest on the left; reports of one dataset share a mark"),
        "certainty": gettext("How sure can we be?"),
        "cite": gettext("How to cite and where to read on"),
        "link": gettext("Permanent link:"),
        "support": gettext("If this touches you:"),
        "code": gettext("Code to scan, which leads to {link}", link=link),
    }


def _is_whole(review: Review, brief: Brief) -> bool:
    return brief.id == review.record.id


def _work_and_link(publication: Publication, brief: Brief) -> tuple[Reference, str]:
    """Return the work to cite for a brief, and the permanent link to what it shows."""
    review, site_url = publication.review, publication.site_url
    base = permanent_base(review, site_url)
    if _is_whole(review, brief):
        return living_review(review, site_url), base
    return works_to_cite(review, brief.id, site_url)[0], base + versioned_address(review, brief.id)


def _citations(publication: Publication, work: Reference) -> Iterator[str]:
    published, independence = published_review(publication.review), publication.review.record.independence
    formatted = publication.formatter.references(
        [work, *([published] if published else [])], publication.review.record.settings.reference_style
    )
    yield formatted[work.citekey].text
    if published:
        source = formatted[published.citekey].text
        independence = gettext("It continues: {source} {independence}", source=source, independence=independence)
    yield independence


def _theme(part: BriefTheme, *, in_full: bool, with_statements: bool, lists_findings: bool) -> dict[str, Any]:
    listed = part.findings if lists_findings else ()
    return {
        "number": part.theme.number,
        "title": part.theme.short_title,
        "summary": part.theme.summary_text,
        "findings": [_finding(view, in_full=in_full, with_statements=with_statements) for view in listed],
    }


def _finding(view: FindingView, *, in_full: bool, with_statements: bool) -> dict[str, Any]:
    finding = view.finding
    confidence = ""
    if finding.confidence:
        confidence = gettext("Confidence: {level}.", level=in_sentence(confidence_in_words(finding)))
    return {
        "mark": view.mark,
        "headline": headline(finding),
        "statement": finding.statement if with_statements and finding.headline else "",
        "views": [view.view for view in finding.views] if with_statements else [],
        "reach": reach_in_words(view.evidence, with_phrases=in_full),
        "support": support_in_words(view.evidence) if in_full else support_in_short(view.evidence),
        "confidence": confidence,
        "places": "".join(place.support[0] for place in view.evidence.places) if in_full else "",
    }


def _quotation(review: Review, excerpt: Excerpt) -> dict[str, Any]:
    voice: Term = excerpt.voice
    return {
        "text": excerpt.quote,
        "participant": voice.id == "first-order",
        "voice": voice.label,
        "speaker": excerpt.speaker.rstrip("."),
        "study": review.studies[excerpt.study].name,
    }


def _certainty(review: Review, brief: Brief) -> Iterator[str]:
    """Yield how sure the review is of the findings of a brief, and what the counts of studies do not say."""
    if review.has("confidence"):
        yield confidence_in_findings(brief.findings)
    named = sum(bool(finding.named_studies) for finding in brief.findings)
    neither = sum(not finding.supporting_studies for finding in brief.findings)
    whose = gettext("The published review") if review.has("source") else gettext("This review")
    yield gettext(
        "{review} names studies for {named} of the {findings} findings.",
        review=whose,
        named=named or gettext("none"),
        findings=len(brief.findings),
    )
    if neither:
        yield gettext("For {number}, no study is named or linked.", number=neither)
    if review.record.linking:
        linking = review.record.linking
        yield gettext("Who linked studies to findings: {by}. {basis}", by=linking.by, basis=linking.basis)
    yield gettext("The number of studies says how much there is, not how far to trust it.")
