"""Cite this: the works to cite for every page, finding, excerpt and study, as texts and for reference managers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from review.citing.citable_works import (
    living_review,
    part,
    permanent_base,
    published_review,
    versioned_address,
    versioned_title,
)
from review.language.current import gettext
from review.model import urls
from review.model.review import Review
from review.references.citation_processor import STYLES
from review.references.citation_styles import STYLE_NAMES, Formatted, Formatter, csl_item, format_references
from review.references.formats import WRITERS
from review.references.reference import Reference
from review.templating.rendering import Context, render

FORMAT_NAMES = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
MAX_TITLE_LENGTH = 90  # characters of a statement in the title of a citation


@dataclass(frozen=True, slots=True)
class Place:
    """A page to cite: its address, title and description as plain text. The home page's address is empty."""

    address: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of a work: a label for readers, and its texts by the name of the style or format."""

    label: str
    styled: Mapping[str, Formatted]
    exported: Mapping[str, str]


@dataclass(frozen=True)
class CiteThis(Context):
    """How to cite a page. `id` is its permanent ID or empty; `target` its link, relative to `base`."""

    template: ClassVar[str] = "fragments/cite_this.html"
    review: Review
    citations: tuple[Citation, ...]
    id: str
    target: str
    base: str


def works_to_cite(review: Review, id: str, site_url: str) -> tuple[Reference, ...]:
    """Return the works to cite for a permanent ID, the most important first.

    For a quotation these are the study that it comes from and this review; for a study, the study and its record here.
    """
    own = part(review, title_of(review, id), versioned_address(review, id), site_url)
    if id in review.excerpts:
        return review.studies[review.excerpts[id].study].reference, own
    return (review.studies[id].reference, own) if id in review.studies else (own,)


def title_of(review: Review, id: str) -> str:
    """Return the title that the part of the review with this ID has in a citation."""
    if id in review.themes:
        theme = review.themes[id]
        return gettext("Theme {number}: {title}", number=theme.number, title=theme.title)
    if id in review.findings:
        return gettext("Finding {id}: {statement}", id=id, statement=_truncate(review.findings[id].statement))
    if id in review.excerpts:
        return gettext("Quotation {id} from {study}", id=id, study=review.studies[review.excerpts[id].study].name)
    if id in review.codes:
        return gettext("Code {id}: {label}", id=id, label=_truncate(review.codes[id].label))
    return gettext("Record of the study {study}", study=review.studies[id].name)


def _truncate(text: str) -> str:
    """Return the text without its full stop, or truncated between two words where it is too long."""
    if len(text) <= MAX_TITLE_LENGTH:
        return text.rstrip(".")
    return text[:MAX_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:") + "…"


def _item(work: Reference) -> dict[str, Any]:
    """Return the work for the processor: with its full date only for web pages, as styles expect a year otherwise."""
    item = csl_item(work)
    if work.kind != "online" and "issued" in item:
        item["issued"] = {"date-parts": [item["issued"]["date-parts"][0][:1]]}
    return item


def id_of(review: Review, address: str) -> str:
    """Return the permanent ID that a page is about, or an empty text where it is about several records."""
    return urls.ids_by_url(review).get(address, "")


LabelledWorks = tuple[tuple[str, Reference], ...]  # works to cite, each after its label


def format_in_every_style(works: Mapping[str, LabelledWorks], formatter: Formatter) -> dict[str, tuple[Citation, ...]]:
    """Return the citations of the works under each key. The citation processor runs at most once for each style."""
    every = {work.citekey: work for labelled in works.values() for _, work in labelled}
    items = [_item(work) for work in every.values()]
    styled = {style: formatter.items(items, style) for style in STYLES}
    texts = {
        citekey: (
            {style_name: styled[style][citekey] for style, style_name in STYLE_NAMES.items()},
            {format_name: WRITERS[ending]([work]).strip() for ending, format_name in FORMAT_NAMES.items()},
        )
        for citekey, work in every.items()
    }
    return {
        key: tuple(Citation(label, *texts[work.citekey]) for label, work in labelled) for key, labelled in works.items()
    }


def citations_by_id(
    review: Review, site_url: str, formatter: Formatter, ids: Iterable[str] | None = None
) -> dict[str, tuple[Citation, ...]]:
    """Return the citations of these IDs, or of everything with a permanent ID, by that ID."""
    chosen = urls.current_urls(review) if ids is None else ids
    return format_in_every_style({id: _labelled(review, id, site_url) for id in chosen}, formatter)


def _labelled(review: Review, id: str, site_url: str) -> LabelledWorks:
    works = works_to_cite(review, id, site_url)
    labels = [
        gettext("This finding")
        if id in review.findings
        else gettext("This code")
        if id in review.codes
        else gettext("This theme")
    ]
    if id in review.excerpts:
        labels = [gettext("The study that is quoted"), gettext("This review, where the quotation was found")]
        if (published := published_review(review)) and _is_quoted_in_published_review(review, id):
            labels.insert(1, gettext("The published review that quotes it"))
            works = (works[0], published, *works[1:])
    elif id in review.studies:
        labels = [gettext("The study"), gettext("This review's record of the study")]
    return tuple(zip(labels, works, strict=True))


def _is_quoted_in_published_review(review: Review, id: str) -> bool:
    """Whether an excerpt is a passage that the published review quotes, and not one that was taken from a study."""
    return review.is_in_published_review(review.studies[review.excerpts[id].study])


class Citations:
    """The citations of pages: those of some `places` are formatted together, and others when they are needed."""

    def __init__(
        self,
        review: Review,
        site_url: str,
        places: Iterable[Place],
        formatter: Formatter,
        kept: Collection[str] = frozenset(),
    ) -> None:
        self.review = review
        self.site_url = site_url
        self.formatter = formatter
        self.works = {place.address: self._works(place) for place in places}
        new = {address: works for address, works in self.works.items() if address not in kept}
        self.by_address = format_in_every_style(new, formatter)

    def include(self, place: Place) -> None:
        """Let the page at a place have citations, too."""
        if place.address not in self.works:
            self.works[place.address] = self._works(place)

    def _works(self, place: Place) -> LabelledWorks:
        """Return the works to cite for a page."""
        review, source = self.review, published_review(self.review)
        published: LabelledWorks = ((gettext("The published review"), source),) if source else ()
        id = id_of(review, place.address)
        if id in review.studies:
            return _labelled(review, id, self.site_url)
        if not place.address:
            return (gettext("This living review"), living_review(review, self.site_url)), *published
        if id:
            return (gettext("This page"), works_to_cite(review, id, self.site_url)[0]), *published
        own = part(review, place.title, place.address, self.site_url)
        return (gettext("This page"), own), *published

    def work(self, address: str) -> Reference:
        """Return the work that the page at this address is about: the first of those to cite."""
        return self.works[address][0][1]

    def box(self, address: str) -> Markup:
        """Return the part of the page at this address that says how to cite it."""
        id = id_of(self.review, address)
        box = CiteThis(
            review=self.review,
            citations=self._formatted(address),
            id=id,
            target=versioned_address(self.review, id) if id else address,
            base=permanent_base(self.review, self.site_url) if id else self.site_url,
        )
        return render(box, here=address)

    def _formatted(self, address: str) -> tuple[Citation, ...]:
        if address not in self.by_address:
            self.by_address |= format_in_every_style({address: self.works[address]}, self.formatter)
        return self.by_address[address]


class ShortCitations:
    """Citations of one line each, for the many findings and excerpts of a page."""

    def __init__(self, review: Review, site_url: str, formatted: Mapping[str, Formatted] | None = None) -> None:
        """Take every reference as `formatted` in the page's style, or format all of them now."""
        self.review = review
        self.site_url = site_url
        self.formatted = formatted if formatted is not None else format_references(review.references.values())

    def text(self, id: str) -> str:
        """Return, as plain text, how to cite this finding, excerpt or study in a sentence."""
        source, works = self.review.record.source, works_to_cite(self.review, id, self.site_url)
        own = works[-1]
        title = title_of(self.review, id)
        part_of_review = gettext(
            "{title} In: {authors}. {review}. {url}",
            title=f"{title}{'' if title.endswith('…') else '.'}",
            authors="; ".join(name.inverted for name in own.authors),
            review=versioned_title(self.review),
            url=own.get("url"),
        )
        if len(works) == 1:
            continues = gettext("The review continues {source}.", source=source.citation_short) if source else ""
            return f"{part_of_review}. {continues}".strip()
        study = self.formatted[works[0].citekey].text
        if id not in self.review.excerpts:
            return gettext("{study} Recorded in: {part}", study=study, part=part_of_review)
        excerpt = self.review.excerpts[id]
        place = gettext("{locator}. Quoted in", locator=excerpt.locator)
        published = published_review(self.review)
        if source and published and _is_quoted_in_published_review(self.review, id):
            doi = published.doi
            place = gettext(
                "Quoted in: {source}; {locator}. Found in",
                source=f"{source.citation_short}{', doi:' + doi if doi else ''}",
                locator=excerpt.locator,
            )
        return gettext(
            "“{quote}” ({speaker}). {study} {place}: {part}",
            quote=excerpt.quote,
            speaker=excerpt.speaker,
            study=study,
            place=place,
            part=part_of_review,
        )
