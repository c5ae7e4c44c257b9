"""Checks of a built site that need programs of others: its data files, and in a browser the accessibility of pages."""


class NotCheckedError(Exception):
    """Something cannot be checked here; the message says what is missing."""


INSTALL = 'pip install "living-review[check]"'
