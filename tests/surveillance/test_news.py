"""From a month's run to a pull request, the pages and the feed; nothing new says nothing."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import lxml.html
import pytest
import yaml
from local_services import LocalServices, crossref_work, serving

from made_up import swap
from places import PROJECT
from repository import repository
from review.__main__ import main
from review.exports.feeds import feeds
from review.loading import load_review
from review.site.pages import all_pages
from review.surveillance import polite_client
from review.versions.publication import Publication

CONTACT = swap("licence:\n  code: MIT", "contact: https://example.org/owls\nlicence:\n  code: MIT")
WATCH = 'searches:\n  - id: from-crossref\n    source: crossref\n    query: night bus\n    since: "2014-06"\n'
OWL, SNOW = "10.5555/owl.2011", "10.5555/sno(15)00_1"
RETRACTION = {
    "DOI": "10.5555/owl.notice",
    "type": "retraction",
    "label": "Retraction",
    "source": "retraction-watch",
    "updated": {"date-parts": [[2020, 6, 2]]},
}


@pytest.fixture
def services(monkeypatch) -> Iterator[LocalServices]:
    patient = partial(polite_client.PoliteClient, wait=lambda _: None, clock=lambda: 0.0)
    monkeypatch.setattr(polite_client, "PoliteClient", patient)
    with serving() as running:
        running.works = {OWL: {"DOI": OWL}, SNOW: {"DOI": SNOW}}
        yield running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "review", {"evidence/review.yml": CONTACT, "evidence/watch.yml": WATCH})


def month(root: Path, services: LocalServices, folder: Path) -> list[int]:
    """Run what the scheduled workflow runs; return the exit statuses."""
    at = ["--root", str(root)]
    day = ["--on", "2021-03-01", *services.options]
    return [
        main([*at, "watch", *day]),
        main([*at, "notices", *day]),
        main([*at, "news", "HEAD", "--folder", str(folder)]),
    ]


def test_a_seeded_notice_reaches_the_request_the_pages_and_the_feed_in_one_run(root, services, tmp_path):
    services.works[OWL]["updated-by"] = [RETRACTION]
    services.records["crossref"] = [
        crossref_work(1, title=["Owls @everyone [click](javascript:alert(1)) ![x](https://example.org/x)"]),
        crossref_work(2, author=[]),
    ]
    assert month(root, services, tmp_path / "news") == [0, 0, 0]
    assert (tmp_path / "news/title.txt").read_text("utf-8") == "Keeping watch: 1 new report, 1 retraction\n"
    body = (tmp_path / "news/body.md").read_text("utf-8")
    assert "- **Retraction**: included study <code>Adams 2011</code>" in body
    assert "affects <code>waiting&#45;f01</code>" in body
    assert "without this study, 1 study and 0 quotations are left" in body
    assert "| <code>from&#45;crossref</code> | 2021-03-01 | 2 of 2 |" not in body
    assert "| <code>from&#45;crossref</code> | 2021-03-01 | 2 | 1 | 0 | 0 | 1 | no |" in body
    assert not {"@everyone", "](", "https://"} & {each for each in ("@everyone", "](", "https://") if each in body}
    publication = Publication(load_review(root), site_url="https://example.org/")
    page = next(page for page in all_pages(publication) if page.address == "updates/")
    text = " ".join(lxml.html.fromstring(page.body).text_content().split())
    assert "Adams 2011, included study: Retraction, 2 June 2020" in text
    assert "They also returned 1 record that cannot be used" in text
    assert "So far the searches have found 1 report." in text
    entries = json.loads(feeds(publication)["feeds/notices.json"])["items"]
    assert [each["title"] for each in entries] == ["Retraction: Adams, 2011"]


def test_nothing_new_says_nothing(root, services, tmp_path, capsys):
    assert month(root, services, tmp_path / "news") == [0, 0, 0]
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is new."
    assert not (tmp_path / "news").exists()


def test_a_base_that_does_not_exist_is_wrong_use_and_broken_records_are_a_problem(root, capsys):
    assert main(["--root", str(root), "news", "no-such-branch"]) == 2
    assert "no-such-branch" in capsys.readouterr().err
    (root / "evidence/screening.yml").write_text("reports: []\n", encoding="utf-8")
    assert main(["--root", str(root), "news", "HEAD"]) == 1


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$ASKED"
case "$*" in
  *matching-refs*) printf '%s' "$BRANCHES" ;;
  *compare*) printf '%s' "$OTHERS" ;;
  *pulls*state=open*) printf '%s' "$OPEN" ;;
  *) printf 'a1b2' ;;
esac
"""


@pytest.mark.process
@pytest.mark.parametrize(
    ("file", "branches", "others", "open_request", "last"),
    [
        ("evidence/runs.yml", "0", "", "", "api repos/us/review/pulls --input pull.json --silent"),
        ("evidence/runs.yml", "1", "0", "7", "api --method PATCH repos/us/review/pulls/7 --input edited.json --silent"),
        ("evidence/runs.yml", "1", "2", "7", "length"),
        ("hooks/review/cli/watch.py", "0", "", "", ""),
    ],
)
def test_one_request_is_opened_or_updated_and_work_of_others_is_left_alone(
    tmp_path, file, branches, others, open_request, last
):
    workflow = yaml.load((PROJECT / ".github/workflows/watch.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    look, request = workflow["jobs"]["look"], workflow["jobs"]["request"]
    assert look["permissions"] == {"contents": "read"}
    assert request["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert [step["uses"].split("@")[0] for step in request["steps"] if "uses" in step] == ["actions/download-artifact"]
    (step,) = [step for step in request["steps"] if "run" in step]
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    written = tmp_path / "request/files" / file
    written.parent.mkdir(parents=True)
    written.write_text("runs: []\n", encoding="utf-8")
    (tmp_path / "request/title.txt").write_text("Keeping watch: 1 `touch ran`\n", encoding="utf-8")
    (tmp_path / "request/body.md").write_text("$(touch ran)\n", encoding="utf-8")
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "us/review",
        "GITHUB_SHA": "c0ffee",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "OWNER": "us",
        "BASE": "main",
        "ASKED": str(tmp_path / "asked.txt"),
        "BRANCHES": branches,
        "OTHERS": others,
        "OPEN": open_request,
    }
    run = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=False)
    assert run.returncode == (0 if last else 1)
    calls = (tmp_path / "asked.txt").read_text("utf-8").splitlines() if last else []
    assert not last or calls[-1].endswith(last)
    assert not (tmp_path / "ran").exists()
    if others == "2":
        assert "it is left alone" in (tmp_path / "summary.md").read_text("utf-8")
    elif last:
        assert json.loads((tmp_path / "pull.json").read_text("utf-8"))["title"] == "Keeping watch: 1 `touch ran`"
