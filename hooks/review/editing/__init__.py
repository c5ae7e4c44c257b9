"""Edits of the project's files: new records, screening decisions, schedule, archived copies, releases, formatting."""


class EditError(Exception):
    """The edit is impossible or would change something else too; the message says why. Nothing is written."""
