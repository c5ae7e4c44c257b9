"""How to cite one thing with a permanent ID, in every style and format, as its permanent page shows it.

Pages that show many findings or quotations link there, or load its texts when a reader asks for them: including all of
them at once would make such a page larger than its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from review.citing.citable_works import permanent_base, versioned_address
from review.citing.cite_this import FORMAT_NAMES, Citation
from review.language.current import gettext
from review.model import urls
from review.references.formats import MEDIA_TYPES
from review.versions.publication import Publication
from review.views.slide import Slide, slide


@dataclass(frozen=True, slots=True)
class CitationFile:
    """A file for reference managers: its format and name, and an address that contains the whole file."""

    format: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Citing:
    """How to cite one study, finding, excerpt or theme.

    `target` is its permanent address with the version that the reader saw, relative to the site's root; `link` the same
    in full; `in_one_line` a citation without a style. A finding and an excerpt have the text of a `slide`; a finding
    has addresses at which its card can be embedded, each with a name.
    """

    target: str
    link: str
    in_one_line: str
    citations: tuple[Citation, ...]
    files: tuple[CitationFile, ...]
    slide: Slide | None
    embeddings: tuple[tuple[str, str], ...]


def citing_one(publication: Publication, id: str, in_one_line: str, citations: tuple[Citation, ...]) -> Citing:
    """Return how to cite the thing with this ID, whose works are already formatted as `citations`."""
    review, site_url = publication.review, publication.site_url
    target = versioned_address(review, id)
    return Citing(
        target=target,
        link=permanent_base(review, site_url) + target,
        in_one_line=in_one_line,
        citations=citations,
        files=tuple(_files(id, citations)),
        slide=slide(review, publication.status, id),
        embeddings=_embeddings(publication, id),
    )


def _files(id: str, citations: tuple[Citation, ...]) -> Iterator[CitationFile]:
    for ending, name in FORMAT_NAMES.items():
        content = quote(_joined([citation.exported[name] for citation in citations], ending), safe="")
        yield CitationFile(name, f"{id}.{ending}", f"data:{MEDIA_TYPES[ending]};charset=utf-8,{content}")


def _joined(works: list[str], ending: str) -> str:
    """Return one file of the works, each of which is a file of one work."""
    if ending == "csl.json":
        entries = (work.removeprefix("[").removesuffix("]").strip("\n") for work in works)
        return "[\n" + ",\n".join(entries) + "\n]\n"
    separator, end = ("\r\n\r\n", "\r\n") if ending == "ris" else ("\n\n", "\n")
    return separator.join(works) + end


def _embeddings(publication: Publication, id: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses of a finding's card: the current one and, where the site keeps it, that of the version."""
    if id not in publication.review.findings:
        return ()
    number, card = publication.review.version.version, urls.embedded(id)
    current = (gettext("Always the current version"), publication.site_url + card)
    released = publication.history.release(number)
    if released and id in released.state.review.findings:
        return current, (
            gettext("Always version {number}", number=number),
            publication.site_url + urls.version(number) + card,
        )
    return (current,)
