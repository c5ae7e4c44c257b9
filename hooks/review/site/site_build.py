"""What the events of one build of the site share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from review.files.progress import ProgressLine
from review.site.page_parts import Surroundings
from review.site.pages import Page
from review.site.prose import Fragments
from review.versions.publication import Publication


@dataclass(eq=False, repr=False)
class SiteBuild:
    """A publication, its pages by their source file, and what is put into pages later.

    `fragments` holds what the macros of a page have rendered, by the page's source file; `listed` the addresses in the
    menu; `surroundings` what is around the content of pages, once their titles are known; `line` says on a terminal how
    many pages a build has written. A representation would hold every record several times over, and the macros plugin
    asks for that of each value in the configuration: it took half the time and most of the memory of a build.
    """

    publication: Publication
    pages: Mapping[str, Page]
    fragments: dict[str, Fragments] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    surroundings: Surroundings | None = None
    line: ProgressLine | None = None

    def fragments_of(self, file: str, here: str) -> Fragments:
        """Return the fragments of the page at the address `here`, made from this file."""
        publication = self.publication
        fragments = Fragments(publication.review, here, publication.repository, publication.status)
        return self.fragments.setdefault(file, fragments)
