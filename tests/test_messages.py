"""Every message a contributor can get is raised by a test: the code is compared with what the tests raise."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from messages import Heard, MessageCoverage, messages


def test_messages_are_found_in_the_code():
    found = "\n".join(messages())
    for words in ("names no study, and no excerpt supports it", "already exists; nothing is overwritten"):
        assert words in found
    assert "Keep one of the two." not in found


def test_a_message_is_recognised_by_the_text_around_its_values():
    heard = Heard(messages())
    message = next(place for place in heard.left if "is named as both appraisers" in place)
    heard.hear('"Ada" is named as an appraiser')
    assert message in heard.left
    heard.hear('"Ada" is named as both appraisers')
    assert message not in heard.left


class Worker:
    """What MessageCoverage sees of a worker of pytest-xdist that has run a part of the tests."""

    def __init__(self, left: set[str]) -> None:
        self.workeroutput = {"is_whole": True, "left": sorted(left)}


def finished(coverage: MessageCoverage, exitstatus: int = 0) -> tuple[int, list[pytest.TestReport]]:
    """The exit status of a run and what it reports at its end."""
    reports: list[pytest.TestReport] = []

    def report_one(report: pytest.TestReport) -> None:
        reports.append(report)

    config = SimpleNamespace(hook=SimpleNamespace(pytest_runtest_logreport=report_one))
    session = SimpleNamespace(config=config, shouldfail=False, exitstatus=exitstatus)
    coverage.pytest_sessionfinish(session)
    return session.exitstatus, reports


@pytest.fixture
def coverage() -> MessageCoverage:
    return MessageCoverage()


def test_a_message_that_no_worker_has_raised_fails_the_run(coverage):
    one, other, third = sorted(coverage.left)[:3]
    coverage.pytest_testnodedown(Worker({one, other}))
    coverage.pytest_testnodedown(Worker({other, third}))
    status, [report] = finished(coverage)
    assert status == pytest.ExitCode.TESTS_FAILED
    assert report.failed
    assert report.longrepr.splitlines()[1:] == [other]


def test_messages_that_the_workers_have_raised_together_pass(coverage):
    one, other = sorted(coverage.left)[:2]
    coverage.pytest_testnodedown(Worker({one}))
    coverage.pytest_testnodedown(Worker({other}))
    status, [report] = finished(coverage)
    assert status == 0
    assert report.passed


def test_a_partial_run_does_not_report_messages(coverage):
    assert finished(coverage) == (0, [])


def test_an_interrupted_run_does_not_report_messages(coverage):
    coverage.is_whole = True
    assert finished(coverage, pytest.ExitCode.INTERRUPTED) == (pytest.ExitCode.INTERRUPTED, [])


def test_a_worker_passes_on_the_messages_it_has_not_heard(coverage):
    coverage.is_whole = True
    config = SimpleNamespace(workeroutput={})
    coverage.pytest_sessionfinish(SimpleNamespace(config=config))
    assert config.workeroutput == {"is_whole": True, "left": sorted(messages())}
