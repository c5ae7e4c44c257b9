"""Fixtures of all tests: the made-up review, the real one, the folder of the project, and the built site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import made_up
from made_up import review_of
from messages import Heard, MessageCoverage
from places import PROJECT, SITE_URL
from review.exports import exports
from review.files.content_cache import ContentCache
from review.loading import load_review
from review.model.review import Review
from review.versions.publication import Publication
from scheduling import Scheduling
from sharing import Shared

# No deadline: a slow machine is not a fault. Derandomised: the same commit gives the same result.
settings.register_profile(
    "project", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
# With --hypothesis-profile=quick, as `make test-quick` has it.
settings.register_profile("quick", settings.get_profile("project"), max_examples=10)
settings.load_profile("project")

# The fixtures of which a test has its mark.
MARKED = {
    "data": {"real", "exported_really"},
    "process": {"made_up_site"},
    "slow": {"second_site"},
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, default=PROJECT / "site", help="the built site that the site tests read")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that reads the real review as a test of the data, and every one that needs a build."""
    for item in items:
        values = (
            item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
        )
        used = {*getattr(item, "fixturenames", ()), *(value for value in values if isinstance(value, str))}
        for mark, fixtures in MARKED.items():
            if fixtures & used:
                item.add_marker(mark)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(MessageCoverage(), MessageCoverage.__name__)


def pytest_runtest_setup() -> None:
    """Let no test of a run of mutations use what a function computed in an earlier test, before it was changed."""
    if "MUTANT_UNDER_TEST" in os.environ:
        for name, module in list(sys.modules.items()):
            if name.startswith("review."):
                for value in vars(module).values():
                    getattr(value, "cache_clear", lambda: None)()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each processor, and one that works while another waits for the next frame of a browser.

    A quick run drives no browser, and each process takes seconds to find the tests.
    """
    return len(os.sched_getaffinity(0)) + (config.getoption("--hypothesis-profile") != "quick")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    return Scheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def heard(pytestconfig: pytest.Config) -> Iterator[Heard]:
    """Record what the tests make the program say, from the first of them to the last."""
    coverage = pytestconfig.pluginmanager.get_plugin(MessageCoverage.__name__)
    with pytest.MonkeyPatch.context() as patch:
        if coverage.is_whole:
            coverage.heard.listen(patch)
        yield coverage.heard


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """What all processes of this run share."""
    return Shared.of_run(tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def python() -> str:
    """The interpreter that runs the tests, for commands in a process of their own."""
    return sys.executable


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The made-up review of night buses."""
    return review_of(tmp_path_factory.mktemp("night-buses"))


@pytest.fixture(scope="session")
def real(project: Path) -> Review:
    """The review that this project keeps alive."""
    return load_review(project)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of the built site."""
    folder: Path = request.config.getoption("--site")
    if not (folder / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first (`make test` does)", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def kept_files(shared: Shared) -> ContentCache:
    """Typeset files, Word files and tables in Parquet, each made once per run from the same values."""
    return ContentCache(shared.root / "kept")


@pytest.fixture(scope="session")
def exported(shared: Shared, review: Review, kept_files: ContentCache) -> dict[str, str | bytes]:
    """Every exported file of the made-up review, by its address."""
    return shared.value("exported", lambda: exports(Publication(review, SITE_URL, kept=kept_files)))


@pytest.fixture(scope="session")
def exported_really(shared: Shared, real: Review, kept_files: ContentCache) -> dict[str, str | bytes]:
    """Every exported file of the real review, by its address."""
    return shared.value("exported_really", lambda: exports(Publication(real, SITE_URL, kept=kept_files)))


@pytest.fixture(scope="session")
def made_up_project(shared: Shared) -> Path:
    """The project of the made-up review, to be read and built but not changed."""
    return shared.folder("project", made_up.project)


@pytest.fixture(scope="session")
def second_project(shared: Shared) -> Path:
    """The made-up review as a review of its own, with its own prose and menu; to be read and built but not changed."""
    return shared.folder("second-project", made_up.second_review)


@pytest.fixture(scope="session")
def second_site(shared: Shared, second_project: Path) -> Path:
    """Its built site."""
    return shared.folder("second-site", lambda site: made_up.built(second_project, site))


@pytest.fixture(scope="session")
def made_up_site(shared: Shared, made_up_project: Path) -> Path:
    """The built site of the made-up review."""
    return shared.folder("site", lambda site: made_up.built_apart(made_up_project, site, PYTHONHASHSEED="1"))
