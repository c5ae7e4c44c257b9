"""What the events of one build of the site share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from review.citing.cite_this import Citations
from review.files.progress import ProgressLine
from review.site.pages import Page
from review.site.prose import Fragments
from review.versions.publication import Publication


@dataclass(eq=False, repr=False)
class SiteBuild:
    """A publication, its pages by their source file, and what is put into pages later.

    `fragments` holds what the macros of a page have rendered, by the page's source file; `citations` those of all
    pages, once their titles are known; `line` says on a terminal how many pages are written. A representation would
    hold every record several times over, and the macros plugin asks for that of each value in the configuration: it
    took half the time and most of the memory of a build.
    """

    publication: Publication
    pages: Mapping[str, Page]
    fragments: dict[str, Fragments] = field(default_factory=dict)
    citations: Citations | None = None
    line: ProgressLine = field(default_factory=lambda: ProgressLine("pages"))

    def fragments_of(self, file: str, here: str) -> Fragments:
        """Return the fragments of the page at the address `here`, made from this file."""
        publication = self.publication
        fragments = Fragments(publication.review, here, publication.repository, publication.status)
        return self.fragments.setdefault(file, fragments)
