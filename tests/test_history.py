"""The released versions read out of git, and what the program makes of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import lxml.html
import pytest

from made_up import swap
from places import SITE_URL
from repository import commit, git, repository
from review.exports import permanent
from review.exports.summary import summary
from review.loading import load_as_released, load_state
from review.model.snapshots import snapshot
from review.site.notices import colophon
from review.site.pages import all_pages
from review.versions.git_objects import RevisionError
from review.versions.history import EMPTY, history_of, snapshot_now
from review.versions.publication import Publication
from review.versions.released import LayoutError, commit_of_version, lay_out, read_history

REVIEW, RIDING = "evidence/review.yml", "evidence/themes/riding.yml"
HOSTILE = "<script>alert(1)</script>"


def edit(file, change) -> None:
    file.write_text(change(file.read_text("utf-8")), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Version 1.0.0 by the commit in review.yml, 1.1.0 by its tag, with other words, and today other ones again."""
    docs = {"docs/index.md": "# Home\n", "mkdocs.yml": "site_url: !ENV [X, y]\nnav:\n  - Home: index.md\n"}
    root = repository(tmp_path_factory.mktemp("history"), docs)
    edit(
        root / REVIEW,
        lambda text: text[: text.index('  - version: "1.1.0"')] + text[text.index('  - version: "1.0.0"') :],
    )
    first = commit(root, "As it was first")
    edit(
        root / REVIEW,
        lambda text: text.replace("versions:\n", f"versions:\n{NEWER}").replace(
            '"1.0.0"\n', f'"1.0.0"\n    commit: "{first}"\n'
        ),
    )
    edit(root / RIDING, swap("A warm bus is a quiet bus.", f"A warm bus {HOSTILE}."))
    commit(root, "Version 1.1.0")
    git(root, "tag", "v1.1.0")
    edit(root / RIDING, swap(HOSTILE, "is a slow bus"))
    return root


NEWER = """\
  - version: "1.1.0"
    date: "2021-02-03"
    summary: One report was added.
    searches_through: "2020-12"
    changes:
      - Added the report of 2015.
"""


def loaded(root):
    state, problems = load_state(root)
    assert state is not None, problems
    return state


@pytest.fixture(scope="module")
def now(project):
    return loaded(project)


@pytest.fixture(scope="module")
def history(project, now):
    return read_history(project, now)


def test_a_review_that_has_released_nothing_lacks_no_version(tmp_path):
    """Once its IDs are registered it has released a version, which a clone may lack."""
    one = '  - version: "1.0.0"'
    root = repository(tmp_path)
    edit(root / "evidence/ids.yml", lambda text: text[: text.index("  - {id: osterlund-2015")])
    edit(root / REVIEW, lambda text: text[: text.index('  - version: "1.1.0"')] + text[text.index(one) :])
    assert [each.version.version for each in read_history(root, loaded(root)).unreadable] == ["1.0.0"]
    (root / "evidence/ids.yml").write_text("ids: []\n", encoding="utf-8")
    assert read_history(root, loaded(root)) == history_of((), (), loaded(root))


def test_each_version_is_read_from_its_commit(history):
    assert [release.number for release in history.releases] == ["1.1.0", "1.0.0"]
    message = [release.state.review.findings["riding-f01"].statement for release in history.releases]
    assert message == [f"A warm bus {HOSTILE}.", "A warm bus is a quiet bus."]
    assert [release.prose for release in history.releases] == [{""}, {""}]


def test_a_finding_keeps_every_former_text(history, now):
    formers = history.snapshots("riding-f01")
    assert [[version.version for version in former.versions] for former in formers] == [["1.1.0"], ["1.0.0"]]
    assert len({former.snapshot.hash for former in formers} | {snapshot(now.review, "riding-f01").hash}) == 3


def test_unchanged_content_has_one_snapshot_in_all_versions(history, now):
    (former,) = history.snapshots("riding-f02")
    assert [version.version for version in former.versions] == ["1.1.0", "1.0.0"]
    assert former.snapshot.hash == snapshot(now.review, "riding-f02").hash


def test_an_id_that_no_version_had_has_none(history):
    assert history.snapshots("no-such-thing") == ()


def test_the_current_content_is_under_the_current_id(now):
    assert snapshot_now(now.review, "riding-f09") == snapshot(now.review, "riding-f01")
    assert snapshot_now(now.review, "gray-2009") is None


def test_every_two_versions_are_compared_and_each_with_today(history):
    compared = [(each.before.number, each.after.number if each.after else "now") for each in history.comparisons]
    assert compared == [("1.0.0", "1.1.0"), ("1.1.0", "now"), ("1.0.0", "now")]
    assert history.changed_since("1.1.0")
    assert not EMPTY.changed_since("1.1.0")


def test_the_pages_of_each_version_are_listed(history):
    release = history.releases[0]
    assert release.has_page("", made=False)
    assert not release.has_page("methods/", made=False)
    assert release.has_page("findings/", made=True)
    assert release.has_page("updates/", made=True)
    assert not release.has_page("updates/1.0.0/1.1.0/", made=True)
    assert release.has_page("studies/adams-2011/", made=True)
    assert not release.has_page("studies/nobody-2030/", made=True)


def test_a_page_leads_to_the_versions_that_have_it(history, now):
    """A version has the page of the plain summary only where it has a plain summary."""
    newer, older = history.releases
    review = older.state.review
    without = replace(review, summary=review.summary.model_copy(update={"sections": ()}))
    changed = replace(history, releases=(newer, replace(older, state=replace(older.state, review=without))))
    publication = Publication(now.review, SITE_URL, history=changed)
    made = {page.address: page for page in all_pages(publication)}
    assert "../v/1.1.0/summary/" in colophon(publication, "summary/", made["summary/"])
    assert "../v/1.0.0/summary/" not in colophon(publication, "summary/", made["summary/"])
    assert "../v/1.0.0/findings/" in colophon(publication, "findings/", made["findings/"])


def test_a_long_comparison_gives_each_kind_of_record_a_page_and_keeps_its_anchors(history, now, monkeypatch):
    publication = Publication(now.review, SITE_URL, history=history)

    def comparison():
        pages = {page.address: lxml.html.fromstring(page.body) for page in all_pages(publication)}
        return {address: page for address, page in pages.items() if address.startswith("updates/1.0.0/1.1.0/")}

    together = comparison()["updates/1.0.0/1.1.0/"]
    monkeypatch.setattr("review.site.pages.version_comparison.MAX_TOGETHER", 0)
    divided = comparison()
    overview = divided.pop("updates/1.0.0/1.1.0/")
    assert set(overview.xpath("//@id")) == set(together.xpath("//@id"))
    changes = [change for page in divided.values() for change in page.xpath("//ul[@class='changes']/li")]
    assert {change.get("id") for change in changes} == set(together.xpath("//ul[@class='changes']/li/@id"))
    for change in changes:
        kind = change.get("id").partition("-")[0]
        assert overview.xpath(f"//li[@id='{change.get('id')}']/a/@href") == [f"{kind}/#{change.get('id')}"]


def test_former_texts_are_escaped(history, now):
    """A text of an earlier version is as little trusted as one of today."""
    files = permanent.permanent_pages(Publication(now.review, SITE_URL, history=history))
    body = files["id/riding-f01/index.html"]
    comparisons = [
        page.body
        for page in all_pages(Publication(now.review, history=history))
        if page.address.startswith("updates/1")
    ]
    assert len(comparisons) == 3
    for html in (body, *comparisons[:2]):
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


def test_the_summary_gives_the_url_of_each_version(history, now):
    reported = [
        (each["version"], each["url"])
        for each in summary(Publication(now.review, SITE_URL, history=history))["versions"]
    ]
    assert reported == [("1.1.0", f"{SITE_URL}v/1.1.0/"), ("1.0.0", f"{SITE_URL}v/1.0.0/")]
    assert [each["url"] for each in summary(Publication(now.review, SITE_URL))["versions"]] == [
        None,
        None,
    ]


def test_a_version_without_commit_and_tag_is_named_and_passed_over(project, now, tmp_path):
    root = shutil.copytree(project, tmp_path / "untagged")
    git(root, "tag", "--delete", "v1.1.0")
    history = read_history(root, now)
    assert [release.number for release in history.releases] == ["1.0.0"]
    (unread,) = history.unreadable
    assert unread.version.version == "1.1.0"
    assert "it has no tag" in unread.reason
    assert [(version.version, kept) for version, kept in history.versions] == [("1.1.0", False), ("1.0.0", True)]


def test_a_tag_that_names_another_commit_than_the_record_is_refused(project, now, tmp_path):
    root = shutil.copytree(project, tmp_path / "moved")
    git(root, "tag", "v1.0.0", "HEAD")
    with pytest.raises(RevisionError, match=r"its tag v1\.0\.0 names"):
        commit_of_version(root, now.review.record.versions[1])


def test_evidence_that_breaks_a_rule_of_today_is_read_all_the_same(project, now, tmp_path):
    """A rule that came later must not take a released version away; a record without its schema cannot be read."""
    root = shutil.copytree(project, tmp_path / "rules")
    edit(root / "evidence/figures.yml", swap('published: "2"', 'published: "3"'))
    commit(root)
    git(root, "tag", "--force", "v1.1.0")
    assert [release.number for release in read_history(root, now).releases] == ["1.1.0", "1.0.0"]
    (root / RIDING).write_text("nothing: here\n", encoding="utf-8")
    commit(root)
    git(root, "tag", "--force", "v1.1.0")
    (unread,) = read_history(root, now).unreadable
    assert "its evidence does not load" in unread.reason
    assert "riding.yml" in unread.reason


def test_a_version_is_laid_out_with_its_own_records_prose_and_menu(history, tmp_path, project):
    (project / "docs/assets").mkdir(exist_ok=True)
    (project / "hooks").mkdir(exist_ok=True)
    folder = tmp_path / "1.0.0"
    lay_out(project, history.releases[1], folder, history)
    assert load_as_released(folder)[0].review.findings["riding-f01"].statement == "A warm bus is a quiet bus."
    assert (folder / "docs/index.md").read_text("utf-8") == "# Home\n"
    written = (folder / "mkdocs.yml").read_text("utf-8")
    assert "released_version: 1.0.0" in written
    assert written.endswith("nav:\n- Home: index.md\n")


def test_a_version_without_prose_cannot_be_laid_out(history, now, tmp_path):
    root = repository(tmp_path / "bare")
    git(root, "tag", "v1.1.0")
    release = read_history(root, now).releases[0]
    with pytest.raises(LayoutError, match=r"version 1\.1\.0 holds no prose"):
        lay_out(root, release, tmp_path / "out", history)


def test_without_versions_none_are_mentioned(review):
    pages = {page.address: page.body for page in all_pages(Publication(review, as_of=date(2021, 3, 1)))}
    assert not any(address.startswith("updates/1") for address in pages)
    assert "This version is not available here." in pages["updates/"]
