"""The names of the files for programs, for the pages and files that link to them."""

from __future__ import annotations

from review.language.current import marked
from review.model.review import Review
from review.model.theme import Theme

# Each feed: the name of its files, its title and its description.
FEEDS = (
    (
        "versions",
        marked("Versions and status"),
        marked("New versions, what changed, what was read again, and the status of the review."),
    ),
    ("studies", marked("Included studies"), marked("Each study when it is included.")),
    (
        "awaiting",
        marked("Studies awaiting assessment"),
        marked("Each report that has been identified and is awaiting assessment."),
    ),
    (
        "notices",
        marked("Retractions and corrections"),
        marked("Each notice about a study that is included or a work that is cited."),
    ),
)


def feeds_of(review: Review) -> tuple[tuple[str, str, str], ...]:
    """Return the feeds of a review: without screening, no report awaits assessment."""
    return tuple(feed for feed in FEEDS if feed[0] != "awaiting" or review.has("screening"))


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Downloads of the whole data: file below data/, name and media type.
DISTRIBUTIONS = (
    ("datapackage.json", marked("Frictionless Data Package, with every table as CSV and JSON"), "application/json"),
    ("review.sqlite", marked("All tables in one SQLite file"), "application/vnd.sqlite3"),
    ("summary-of-findings.docx", marked("Summary of findings as a Word file"), WORD),
    ("references.bib", marked("All references as BibTeX"), "application/x-bibtex"),
    ("references.ris", marked("All references as RIS"), "application/x-research-info-systems"),
    ("references.csl.json", marked("All references as CSL-JSON"), "application/vnd.citationstyles.csl+json"),
    ("codebook.qdc", marked("Themes, subthemes and codes as a REFI-QDA codebook"), "application/xml"),
    ("ro-crate-metadata.json", marked("RO-Crate metadata for the whole"), "application/ld+json"),
)

MAX_PICTURED = 40  # findings of a theme; with more, its picture would be no picture


def has_picture(theme: Theme) -> bool:
    """Whether a theme has a picture to save."""
    return len(theme.findings) <= MAX_PICTURED
