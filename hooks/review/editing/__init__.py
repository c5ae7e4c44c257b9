"""Edits of the project's files: new records, screening decisions, schedule, archived copies, releases, formatting."""


class EditError(Exception):
    """The edit is impossible or would change more than was meant; the message says why. Nothing is written."""
