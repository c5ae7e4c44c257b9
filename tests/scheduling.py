"""Distribution of the tests over the processes of pytest-xdist: by file, and one by one in tests/site/."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Files of tests/site/ whose tests share a site that takes seconds to make, so that one process runs them all.
KEPT_TOGETHER = frozenset(
    {
        "tests/site/test_hostile_build.py",
        "tests/site/test_repository_links.py",
        "tests/site/test_retired.py",
        "tests/site/test_versions.py",
    }
)


class Scheduling(LoadScopeScheduling):
    """Distribute whole files first, so that one process makes what their tests share, and then test by test.

    The tests of the built site come last and one by one, so that all processes end together.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file.startswith("tests/site/") and file not in KEPT_TOGETHER else file
