"""What a search can find: themes, codes, findings, quotations and studies of a review, pages, and sections of prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from review.model import urls
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Code, Finding, Theme
from review.search.sections import Section

# Kinds in the order of their groups, and how much a match in one of them counts: what the review found comes before how
# it was made.
KINDS = {"themes": 1.0, "findings": 1.0, "quotations": 0.8, "studies": 0.6, "terms": 0.55, "pages": 0.45}

IN_TITLE, IN_NAMES, IN_TEXT, IN_GLOSS, BESIDE = 3.0, 4.0, 1.0, 0.7, 0.5
INCLUDED = "included"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, at an address relative to the root of the site.

    A result shows the title, the line of the text that answers best, and its context. `searched` is what is searched,
    with the weight of each text; `id` finds it exactly.
    """

    kind: str
    url: str
    title: str
    lines: tuple[str, ...]
    context: str
    searched: tuple[tuple[str, float], ...]
    id: str = ""


def documents(review: Review, sections: Iterable[Section]) -> Iterator[Document]:
    """Yield everything that can be found, by kind in the order of `KINDS`; records that were withdrawn are not there.

    What a prose page repeats of the records is found as those records.
    """
    records = list(_records(review))
    yield from records
    repeated = {text for record in records for text in (record.title, *record.lines)}
    found = [_section(each) for each in _without_repetitions(sections, repeated)]
    yield from sorted(found, key=lambda document: list(KINDS).index(document.kind))


def _records(review: Review) -> Iterator[Document]:
    for theme in review.themes.values():
        yield _theme(theme)
    for finding in review.findings.values():
        yield _finding(review, finding)
    for excerpt in review.excerpts.values():
        yield _quotation(review, excerpt)
    for study in review.studies.values():
        yield _study(study)
    for code in review.codes.values():
        yield _code(review, code)


def _without_repetitions(sections: Iterable[Section], repeated: Container[str]) -> Iterator[Section]:
    """Leave out lines of records, and a term wherever a page with fewer terms explains it too."""
    given = list(sections)
    n_terms = Counter(section.page for section in given if section.is_term)
    explained: dict[tuple[str, ...], Section] = {}
    for section in sorted(given, key=lambda each: n_terms[each.page]):
        if section.is_term:
            explained.setdefault((section.title, *section.lines), section)
    for section in given:
        lines = tuple(line for line in section.lines if line not in repeated)
        if section.is_term:
            if explained[section.title, *section.lines] is section:
                yield section
        elif lines or section.title not in repeated:
            yield replace(section, lines=lines)


def _theme(theme: Theme) -> Document:
    lines = tuple(sentence.sentence for sentence in theme.summary)
    parts = " ".join(subtheme.title for subtheme in theme.subthemes)
    return Document(
        kind="themes",
        url=urls.theme(theme.id),
        title=theme.title,
        lines=lines,
        context="",
        searched=((theme.title, IN_TITLE), (theme.short_title or "", IN_TITLE), (parts, IN_TEXT), *_all(lines)),
        id=theme.id,
    )


def _code(review: Review, code: Code) -> Document:
    theme = review.themes[code.theme]
    lines = (code.definition,) if code.definition else ()
    return Document(
        kind="terms",
        url=urls.code(review, code.id),
        title=code.label,
        lines=lines,
        context=theme.short_title or theme.title,
        searched=((code.label, IN_TITLE), *_all(lines), (theme.title, BESIDE)),
        id=code.id,
    )


def _finding(review: Review, finding: Finding) -> Document:
    theme = review.themes[finding.theme]
    lines = (finding.statement, *(view.view for view in finding.views))
    return Document(
        kind="findings",
        url=urls.finding(review, finding.id),
        title=finding.headline or finding.statement,
        lines=lines if finding.headline else lines[1:],
        context=theme.short_title or theme.title,
        searched=((finding.headline or "", IN_TITLE), *_all(lines), (theme.title, BESIDE)),
        id=finding.id,
    )


def _quotation(review: Review, excerpt: Excerpt) -> Document:
    study, theme = review.studies[excerpt.study], review.themes[excerpt.theme]
    return Document(
        kind="quotations",
        url=urls.excerpt(review, excerpt.id),
        title=study.name,
        lines=(excerpt.quote, excerpt.gloss),
        context=excerpt.speaker,
        searched=(
            (excerpt.quote, IN_TEXT),
            (excerpt.gloss, IN_GLOSS),
            (f"{study.name} {excerpt.speaker} {theme.title}", BESIDE),
        ),
        id=excerpt.id,
    )


def _study(study: Study) -> Document:
    authors = ", ".join(author.inverted.replace(",", "") for author in study.reference.authors)
    intervention = study.interventions.summary if study.interventions else None
    about = tuple(text for text in (study.population, study.setting.summary, intervention) if text)
    lines = (study.reference.title, *(text for text in (authors, *about) if text))
    return Document(
        kind="studies",
        url=urls.study(study.id),
        title=study.name,
        lines=lines,
        context=study.status.label if study.status.id != INCLUDED else "",
        searched=((study.name, IN_NAMES), (authors, IN_NAMES), (study.reference.title, IN_TEXT), *_all(about)),
        id=study.id,
    )


def _section(section: Section) -> Document:
    context = section.page if section.page != section.title else ""
    return Document(
        kind="terms" if section.is_term else "pages",
        url=section.url,
        title=section.title,
        lines=section.lines,
        context=context,
        searched=((section.title, IN_TITLE), (context, BESIDE), *_all(section.lines)),
    )


def _all(lines: Iterable[str]) -> tuple[tuple[str, float], ...]:
    return tuple((line, IN_TEXT) for line in lines)
