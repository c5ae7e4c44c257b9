"""Distribution of the tests over the processes of pytest-xdist: one by one, except for the files listed here."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Their tests share a site or another fixture that takes seconds to make, so that one process runs them all.
KEPT_TOGETHER = frozenset(
    {
        "tests/site/test_hostile_build.py",
        "tests/site/test_repository_links.py",
        "tests/site/test_retired.py",
        "tests/site/test_versions.py",
        "tests/test_walkthrough.py",
    }
)


class Scheduling(LoadScopeScheduling):
    """Distribute the files that are kept together first, and then test by test, so that all processes end together."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in KEPT_TOGETHER else nodeid
