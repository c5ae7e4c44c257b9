"""What surrounds a run of MkDocs: variables of the environment, and its messages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.__main__ import State

from review.versions.git_objects import RevisionError, date_of

EPOCH = "SOURCE_DATE_EPOCH"


def surroundings(project: Path) -> dict[str, str]:
    """Return the time that the built files state, and that the theme need not tell its plans.

    The time is that of the commit, so that one commit gives the same bytes, unless the environment names another.
    """
    try:
        time = date_of(project)
    except RevisionError:
        time = 0
    return {"NO_MKDOCS_2_WARNING": "1", EPOCH: os.environ.get(EPOCH) or str(time)}


@contextmanager
def messages() -> Iterator[None]:
    """Print the messages of MkDocs meanwhile."""
    printing = State()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        del printing


@contextmanager
def environment(changes: Mapping[str, str]) -> Iterator[None]:
    """Change variables of the environment meanwhile."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
