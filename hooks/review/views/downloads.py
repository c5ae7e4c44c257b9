"""The names of the files for programs, for the pages and files that link to them."""

from __future__ import annotations

from review.model.theme import Theme

# Each feed: the name of its files, its title and its description.
FEEDS = (
    (
        "versions",
        "Versions and status",
        "New versions, what changed, what was read again, and the status of the review.",
    ),
    ("studies", "Included studies", "Each study when it is included."),
    ("awaiting", "Studies awaiting assessment", "Each report that has been identified and is awaiting assessment."),
    ("notices", "Retractions and corrections", "Each notice about a study that is included or a work that is cited."),
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Downloads of the whole data: file below data/, name and media type.
DISTRIBUTIONS = (
    ("datapackage.json", "Frictionless Data Package, with every table as CSV and JSON", "application/json"),
    ("review.sqlite", "All tables in one SQLite file", "application/vnd.sqlite3"),
    ("summary-of-findings.docx", "Summary of findings as a Word file", WORD),
    ("references.bib", "All references as BibTeX", "application/x-bibtex"),
    ("references.ris", "All references as RIS", "application/x-research-info-systems"),
    ("references.csl.json", "All references as CSL-JSON", "application/vnd.citationstyles.csl+json"),
    ("codebook.qdc", "Themes, subthemes and codes as a REFI-QDA codebook", "application/xml"),
    ("ro-crate-metadata.json", "RO-Crate metadata for the whole", "application/ld+json"),
)

MAX_PICTURED = 40  # findings of a theme; with more, its picture would be no picture


def has_picture(theme: Theme) -> bool:
    """Whether a theme has a picture to save."""
    return len(theme.findings) <= MAX_PICTURED
