"""Lists that are too long for one page: on which page each of their entries is.

The first page keeps the address of the whole list; the others are below `parts/`, numbered. Where a page ends changes
as a review grows, so links to an entry name its permanent page; old anchors of a list lead on to the page of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.theme import Theme

# How many entries a page has at most; those that take more room are fewer.
MAX_STUDIES = MAX_QUOTATIONS = MAX_REFERENCES = 200
MAX_FINDINGS = 100
MAX_CARDS = MAX_WORKSHEETS = 30


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a long list: its entries are the `first` to the `last` of a group; lists without groups have one."""

    address: str
    group: str
    first: int
    last: int
    ids: tuple[str, ...]


def divided(address: str, groups: Mapping[str, Sequence[str]], size: int) -> tuple[Part, ...]:
    """Return the pages of the list at an address; none where it fits on one. Each group begins a page."""
    if sum(map(len, groups.values())) <= size:
        return ()
    parts: list[Part] = []
    for group, ids in groups.items():
        for start in range(0, len(ids), size):
            own = f"parts/{address}{len(parts) + 1}/" if parts else address
            found = tuple(ids[start : start + size])
            parts.append(Part(own, group, start + 1, start + len(found), found))
    return tuple(parts)


@once_per_review
def quotation_parts(review: Review) -> tuple[Part, ...]:
    """Return the pages of the quote table, by theme."""
    return divided("quotes/", {theme.id: list(_quotations(review, theme)) for theme in _themes(review)}, MAX_QUOTATIONS)


@once_per_review
def finding_parts(review: Review) -> tuple[Part, ...]:
    """Return the pages of the list of findings, by theme."""
    groups = {theme.id: [finding.id for finding in theme.findings] for theme in _themes(review)}
    return divided("findings/", groups, MAX_FINDINGS)


@once_per_review
def theme_parts(review: Review, theme: str) -> tuple[Part, ...]:
    """Return the pages of a theme, by its parts."""
    return divided(f"themes/{theme}/", _by_subtheme(review.themes[theme]), MAX_CARDS)


@once_per_review
def worksheet_parts(review: Review, theme: str) -> tuple[Part, ...]:
    """Return the pages of the worksheets of a theme."""
    findings = {theme: [finding.id for finding in review.themes[theme].findings]}
    return divided(f"contribute/confidence/{theme}/", findings, MAX_WORKSHEETS)


@once_per_review
def whole_parts(review: Review) -> tuple[Part, ...]:
    """Return the pages of the whole review, by theme."""
    groups = {theme.id: [finding.id for finding in theme.findings] for theme in _themes(review)}
    return divided("whole/", groups, MAX_FINDINGS)


@once_per_review
def study_parts(review: Review, address: str) -> tuple[Part, ...]:
    """Return the pages of a list of studies."""
    return divided(address, {"": list(review.studies)}, MAX_STUDIES)


@once_per_review
def reference_parts(review: Review) -> tuple[Part, ...]:
    """Return the pages of the reference list, whose entries have the anchors `ref-1`, `ref-2` and so on."""
    anchors = [f"ref-{reference.number}" for reference in review.references.values()]
    return divided("references/", {"": anchors}, MAX_REFERENCES)


@once_per_review
def quotation_pages(review: Review) -> Mapping[str, str]:
    """Return the address of the page of each quotation in a quote table of several pages."""
    return _pages(quotation_parts(review))


@once_per_review
def reference_pages(review: Review) -> Mapping[str, str]:
    """Return the address of the page of each entry of a reference list of several pages, by its anchor."""
    return _pages(reference_parts(review))


@once_per_review
def theme_pages(review: Review, theme: str) -> Mapping[str, str]:
    """Return the address of the page of each finding of a theme that has several pages."""
    return _pages(theme_parts(review, theme))


@once_per_review
def worksheet_pages(review: Review, theme: str) -> Mapping[str, str]:
    """Return the address of the page of each worksheet of a theme that has several pages of them."""
    return _pages(worksheet_parts(review, theme))


def is_large(review: Review) -> bool:
    """Tell whether there are too many studies to show each of them everywhere."""
    return len(review.studies) > MAX_STUDIES


def _pages(parts: Sequence[Part]) -> dict[str, str]:
    return {id: part.address for part in parts for id in part.ids}


def _themes(review: Review) -> Sequence[Theme]:
    return tuple(review.themes.values())


def _by_subtheme(theme: Theme) -> dict[str, list[str]]:
    parts = ["", *(part.id for part in theme.subthemes)]
    return {part: [finding.id for finding in theme.findings_of(part or None)] for part in parts}


def _quotations(review: Review, theme: Theme) -> Iterator[str]:
    """Yield the quotations of a theme in the order of its parts, those of the theme as a whole first."""
    order = [None, *(part.id for part in theme.subthemes)]
    own = [excerpt for excerpt in review.excerpts.values() if excerpt.theme == theme.id]
    for part in order:
        yield from (excerpt.id for excerpt in own if excerpt.subtheme == part)
