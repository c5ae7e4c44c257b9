"""Titles of tables and descriptions of columns, in the words and the language of a review."""

from __future__ import annotations

from dataclasses import replace

from review.exports.tables.table import Table
from review.language.current import gettext, marked
from review.model.review import Review

# Descriptions of columns in a review that updates no published one, by those of a review that does.
WITHOUT_SOURCE = {
    "Where the words are in the published review, or in the report for a study added later.": marked(
        "Where the words are in the report."
    ),
    "The studies named for it by the published review.": marked("The studies named for it."),
    "The settings to which it applies, if the published review says.": marked("The settings to which it applies."),
    "The professions to which it applies, if the published review says.": marked(
        "The professions to which it applies."
    ),
    "Whether the published review names it for the finding, or the contributors linked it.": marked(
        "Whether it is named for the finding, or the contributors linked it."
    ),
}
# The same in a review that does not show professions.
WITHOUT_PROFESSIONS = {
    "Groups of participants: group, count where given, professions.": marked(
        "Groups of participants: group, and count where given."
    )
}


def worded(review: Review, table: Table) -> Table:
    """Return the table with its texts in the words and the language of the review."""
    other = ({} if review.has("source") else WITHOUT_SOURCE) | (
        {} if review.shows("professions") else WITHOUT_PROFESSIONS
    )
    columns = (
        replace(column, description=gettext(other.get(column.description, column.description)))
        for column in table.columns
    )
    return replace(table, title=gettext(table.title), columns=tuple(columns))
