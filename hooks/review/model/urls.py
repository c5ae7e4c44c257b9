"""The address of every page and record, relative to the root of the site, ending with a slash or an anchor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile

from review.model import long_lists
from review.model.once import once_per_review
from review.model.review import Review

APPRAISAL = "appraisal/"
RECONCILIATION = "reconciliation/"


def study(id: str) -> str:
    """The page of a study."""
    return f"studies/{id}/"


def theme(id: str) -> str:
    """The page of a theme."""
    return f"themes/{id}/"


def reconciliation(review: Review) -> str:
    """Where stated figures are compared with the records: on the page of appraisals, if the review has one."""
    return f"{APPRAISAL}#reconciliation" if review.has("appraisal") else RECONCILIATION


def finding(review: Review, id: str) -> str:
    """A finding on the page of its theme."""
    of_theme = review.findings[id].theme
    return f"{long_lists.theme_pages(review, of_theme).get(id) or theme(of_theme)}#{id}"


def code(review: Review, id: str) -> str:
    """A code in the taxonomy of its theme."""
    return f"themes/{review.codes[id].theme}/#{id}"


def subtheme(review: Review, of_theme: str, id: str) -> str:
    """A part of a theme on the theme's page; without an ID, that page."""
    parts = long_lists.theme_parts(review, of_theme)
    page = next((part.address for part in parts if part.group == id), theme(of_theme))
    return f"{page}#{id}" if id else theme(of_theme)


def excerpt(review: Review, id: str) -> str:
    """An excerpt in the quote table."""
    return f"{long_lists.quotation_pages(review).get(id, 'quotes/')}#{id}"


def quotations(review: Review, theme: str) -> str:
    """The page of the quote table on which the excerpts of a theme begin."""
    return next((part.address for part in long_lists.quotation_parts(review) if part.group == theme), "quotes/")


def findings(review: Review, theme: str) -> str:
    """The page of the list of findings on which those of a theme begin."""
    return next((part.address for part in long_lists.finding_parts(review) if part.group == theme), "findings/")


def worksheet(review: Review, id: str) -> str:
    """The worksheet for assessing confidence in a finding."""
    of_theme = review.findings[id].theme
    return f"{long_lists.worksheet_pages(review, of_theme).get(id) or worksheets(of_theme)}#{id}"


def worksheets(theme: str) -> str:
    """The page with the worksheets of a theme's findings."""
    return f"contribute/confidence/{theme}/"


def reference(review: Review, number: int) -> str:
    """An entry of the reference list."""
    anchor = f"ref-{number}"
    return f"{long_lists.reference_pages(review).get(anchor, 'references/')}#{anchor}"


def permanent(id: str) -> str:
    """The permanent link of a study, finding, excerpt, theme or code, which leads to its current address."""
    return f"id/{id}/"


def citation(id: str) -> str:
    """The files for citing a record, without their extensions, for IDs that have them (see earlier_addresses.py)."""
    return f"{permanent(id)}citation"


def content_history(id: str) -> str:
    """Return where the permanent page compares the content of an ID in each version."""
    return f"{permanent(id)}#history"


def version(number: str) -> str:
    """A released version, with every page and file that it had."""
    return f"v/{number}/"


def comparison(before: str, after: str) -> str:
    """The page of the differences between two versions."""
    return f"updates/{before}/{after}/"


def brief(id: str) -> str:
    """The brief on a theme; of the whole review, where the ID is that of the review."""
    return f"briefs/{id}.pdf"


def findings_document(theme: str = "") -> str:
    """The Word file with the findings of a theme, or with all findings."""
    return f"data/summary-of-findings{f'-{theme}' if theme else ''}.docx"


def figure(name: str, ending: str) -> str:
    """A figure as a file: `svg` or `png`."""
    return f"figures/{name}.{ending}"


def social_card(name: str) -> str:
    """The picture that other sites show as a preview of a page."""
    return f"social/{name}.png"


def embedded(id: str) -> str:
    """The card of a finding that other sites can embed."""
    return f"embed/{id}/"


def citing(id: str) -> str:
    """Where the permanent page shows how to cite a record, in every style and format."""
    return f"{permanent(id)}#cite"


@once_per_review
def current_urls(review: Review) -> Mapping[str, str]:
    """The current address of every id that has a permanent link."""
    return {
        **{id: theme(id) for id in review.themes},
        **{id: finding(review, id) for id in review.findings},
        **{id: study(id) for id in review.studies},
        **{id: excerpt(review, id) for id in review.excerpts},
        **{id: code(review, id) for id in review.codes},
    }


@once_per_review
def ids_by_url(review: Review) -> Mapping[str, str]:
    """The id of the record that each current address shows."""
    return {url: id for id, url in current_urls(review).items()}


def page_of_file(file: str) -> tuple[str, str]:
    """Return the address of the page in an `index.html`, and the last part of it: the ID, on the page of a record."""
    address = file.removesuffix("index.html")
    return address, address.rstrip("/").rpartition("/")[2]


def relative(target: str, here: str) -> str:
    """A link from the page at `here` to `target`, both relative to the root; it works under any path of a host."""
    path, hash_sign, anchor = target.partition("#")
    if path == here and (anchor or not path or path.endswith("/")):
        return f"{hash_sign}{anchor}" or "./"
    folder, up = _start(here)
    if path and folder and not path.startswith(folder):  # as in most of the many links of a list
        return f"{up}{target}"
    start, end = here.split("/")[:-1], path.removesuffix("/").split("/") if path else []
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, end, strict=False)))
    link = "/".join([".."] * (len(start) - shared) + end[shared:]) or "."
    if path.endswith("/") or not path:
        link += "/"
    return f"{link}{hash_sign}{anchor}"


@lru_cache(maxsize=64)
def _start(here: str) -> tuple[str, str]:
    """Return the first folder that an address is in, without a slash, and the link from there to the root."""
    folders = here.split("/")[:-1]
    return (folders[0] if folders else "", "../" * len(folders))
