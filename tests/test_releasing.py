"""`review release`: what it writes, what it leaves byte for byte, and when it refuses."""

from __future__ import annotations

import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import seeded, texts
from made_up import NIGHT_BUSES, Change, swap, write
from places import SITE_URL
from repository import SETTINGS, commit, git, repository
from review.__main__ import main
from review.editing import EditError
from review.editing import release as releasing
from review.exports import permanent
from review.loading import load_review
from review.schema.ids import PublishedRecord
from review.schema.review import VersionRecord
from review.versions.publication import Publication

ADAMS = "evidence/studies/adams-2011.yml"
RIDING = "evidence/themes/riding.yml"
REVIEW = "evidence/review.yml"
IDS = "evidence/ids.yml"
NEW_WORDS = swap("A warm bus is a quiet bus.", "Warmth is quiet.")
CITATION = "cff-version: 1.2.0\ntitle: Night buses\nversion: 1.1.0\ndate-released: 2021-02-03\n"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A repository whose version 1.1.0 has registered its ids and is tagged."""
    root = repository(tmp_path_factory.mktemp("released"), {"CITATION.cff": CITATION})
    assert main(["--root", str(root), "release", "1.1.0"]) == 0
    commit(root)
    git(root, "tag", "v1.1.0")
    return root


@pytest.fixture
def release(released, tmp_path, capsys, monkeypatch):
    """Runs `review release` in a copy of that repository; gives its exit code and what it prints."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    root = shutil.copytree(released, tmp_path / "repository")
    capsys.readouterr()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--root", str(root), "release", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    run.root = root
    return run


def change(root, changes: dict[str, Change]) -> None:
    """Change files in the folder, without restoring the others."""
    for name, what in changes.items():
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(what(text) if callable(what) else what, encoding="utf-8")


def test_a_release_adds_its_version_on_top_and_keeps_the_rest(release):
    change(release.root, {RIDING: NEW_WORDS})
    before = (release.root / REVIEW).read_text(encoding="utf-8")
    code, out, err = release("1.2.0", "--summary", "New words: better ones.", "--date", "2021-06-02")
    assert (code, err) == (0, "")
    tagged = git(release.root, "rev-parse", "v1.1.0^{commit}").strip()
    kept = f'    commit: "{tagged}"\n'
    after = (release.root / REVIEW).read_text(encoding="utf-8")
    assert kept in after
    added = after.replace(kept, "")[before.index("versions:\n") + len("versions:\n") :].split('  - version: "1.1.0"')[0]
    assert added == (
        '  - version: "1.2.0"\n'
        '    date: "2021-06-02"\n'
        '    summary: "New words: better ones."\n'
        '    searches_through: "2020-12"\n'
        "    changes:\n"
        '      - "Findings changed: riding-f01 (statement)."\n'
    )
    assert after.replace(added, "").replace(kept, "") == before
    assert "Version 1.2.0 of 2021-06-02: 1 change, 0 new ids." in out


def test_new_ids_are_registered_with_the_version(release):
    before = (release.root / IDS).read_text(encoding="utf-8")
    change(release.root, {ADAMS: lambda text: text + text[text.index("  - id: adams-2011-q03") :].replace("q03", "q04")
           .replace("Warm feet, quiet bus.", "Warm hands.")})  # fmt: skip
    assert release("1.2.0", "--summary", "One more.")[0] == 0
    after = (release.root / IDS).read_text(encoding="utf-8")
    assert after == before + "  - {id: adams-2011-q04, kind: excerpt, since: 1.2.0}\n"
    assert load_review(release.root).version.version == "1.2.0"


def test_the_first_registration_includes_every_current_id(release):
    registered = {entry.id for entry in load_review(release.root).published if entry.since == "1.1.0"}
    assert {"riding-f02", "waiting-f04", "baker-2012b", "osterlund-2015-q02"} <= registered


def test_the_citation_file_follows(release):
    change(release.root, {RIDING: NEW_WORDS})
    release("1.2.0", "--summary", "New words.", "--date", "2021-06-02")
    cited = (release.root / "CITATION.cff").read_text(encoding="utf-8")
    assert cited == CITATION.replace("1.1.0", "1.2.0").replace("2021-02-03", '"2021-06-02"')


def test_it_prints_the_commands_and_runs_none(release):
    change(release.root, {RIDING: NEW_WORDS})
    head = git(release.root, "rev-parse", "HEAD")
    _, out, _ = release("1.2.0", "--summary", "It's new.")
    assert "  git add -- CITATION.cff evidence/review.yml\n" in out
    assert "  git commit --message 'Version 1.2.0' -- CITATION.cff evidence/review.yml\n" in out
    assert """  git tag --annotate v1.2.0 --message 'It'"'"'s new.'\n""" in out
    assert git(release.root, "rev-parse", "HEAD") == head
    assert git(release.root, "tag").split() == ["v1.1.0"]


def test_asked_to_it_commits_and_tags(release):
    change(release.root, {RIDING: NEW_WORDS})
    commit(release.root)
    assert release("1.2.0", "--summary", "New words.", "--tag")[0] == 0
    assert git(release.root, "tag").split() == ["v1.1.0", "v1.2.0"]
    assert git(release.root, "show", "v1.2.0:evidence/review.yml").count('version: "1.2.0"') == 1
    assert git(release.root, "status", "--porcelain") == ""


def test_it_tags_nothing_while_the_evidence_is_not_committed(release):
    change(release.root, {RIDING: NEW_WORDS})
    code, _, err = release("1.2.0", "--summary", "New words.", "--tag")
    assert code == 1
    assert "evidence/themes/riding.yml" in err
    assert git(release.root, "diff", "--name-only").split() == [RIDING]


@pytest.mark.parametrize(("setting", "date"), [("", "2021-06-01"), ("1640995199", "2021-12-31")])
def test_the_date_is_of_the_build_or_of_the_newest_commit(release, monkeypatch, setting, date):
    if setting:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", setting)
    change(release.root, {RIDING: NEW_WORDS})
    release("1.2.0", "--summary", "New words.")
    assert load_review(release.root).version.date == date


def test_without_any_date_it_asks_for_one(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = write(tmp_path)
    assert main(["--root", str(root), "release", "1.2.0", "--summary", "New."]) == 1
    assert "give the --date" in capsys.readouterr().err


def test_options_set_the_base_and_the_search_date(release):
    change(release.root, {RIDING: NEW_WORDS})
    commit(release.root)
    code, _, _ = release("2.0.0", "--summary", "New.", "--since", "HEAD~1", "--searches-through", "2021-05")
    assert code == 0
    assert load_review(release.root).version.searches_through == "2021-05"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("1.1.0",), "already released: the tag v1.1.0 exists"),
        (("1.0.9", "--summary", "Older."), "does not come after 1.1.0"),
        (("1.2", "--summary", "Short."), "not a version number"),
        (("v1.2.0", "--summary", "With a letter."), "not a version number"),
        (("01.2.0", "--summary", "With a nought."), "not a version number"),
        (("1.2.0",), "give a --summary"),
        (("1.2.0", "--summary", ""), "give a --summary"),
        (("1.2.0", "--summary", "x" * 1501), "summary: "),
        (("1.2.0", "--summary", "Bad \x07 bell"), "U+0007"),
        (("1.2.0", "--summary", "New.", "--date", "2 June"), "is not a date"),
        (("1.2.0", "--summary", "New.", "--date", "2021-02-31"), "is not a date"),
        (("1.2.0", "--summary", "New.", "--date", "2021-01-01"), "before 2021-02-03"),
        (("1.2.0", "--summary", "New.", "--searches-through", "May"), "searches_through: "),
        (("1.2.0", "--summary", "New.", "--since", "nowhere"), "names no commit here"),
        (("1.2.0", "--summary", "New.", "--since", "HEAD"), "nothing to release"),
    ],
)
def test_a_refusal_is_explained_and_changes_nothing(release, arguments, says):
    if arguments[-1] != "HEAD":
        change(release.root, {RIDING: NEW_WORDS})
    before = git(release.root, "status", "--porcelain")
    code, out, err = release(*arguments)
    assert (code, out) == (1, "")
    assert says in err
    assert err.endswith("Nothing was released.\n")
    assert git(release.root, "status", "--porcelain") == before


def test_evidence_with_problems_is_not_released(release):
    change(release.root, {ADAMS: swap("types: [city]", "types: [citty]")})
    code, _, err = release("1.2.0", "--summary", "New.")
    assert code == 1
    assert "E205" in err


def test_an_id_that_would_vanish_is_not_released(release):
    change(release.root, {ADAMS: swap("id: adams-2011-q01", "id: adams-2011-q09"),
           IDS: swap("  - {id: adams-2011-q01, kind: excerpt, since: 1.0.0}\n", "")})  # fmt: skip
    code, _, err = release("1.2.0", "--summary", "New.")
    assert code == 1
    assert "adams-2011-q01, published in 1.0.0: nothing stands at its address" in err


def test_without_a_tag_of_the_last_version_it_asks_what_to_compare_with(release):
    git(release.root, "tag", "--delete", "v1.1.0")
    change(release.root, {RIDING: NEW_WORDS})
    code, _, err = release("1.2.0", "--summary", "New.")
    assert code == 1
    assert "version 1.1.0 has no tag and no recorded commit; use --since" in err


def test_without_tags_the_recorded_commit_is_compared_with(release, tmp_path):
    """As in a fresh clone, which may have no tags."""
    recorded = git(release.root, "rev-parse", "v1.1.0^{commit}").strip()
    change(release.root, {REVIEW: swap('version: "1.1.0"\n', f'version: "1.1.0"\n    commit: "{recorded}"\n')})
    change(release.root, {RIDING: NEW_WORDS})
    commit(release.root)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-tags", str(release.root), str(clone))
    assert main(["--root", str(clone), "release", "1.2.0", "--summary", "New."]) == 0
    assert "Findings changed: riding-f01 (statement)." in (clone / REVIEW).read_text(encoding="utf-8")


def test_a_version_is_released_once_also_without_its_tag(release):
    git(release.root, "tag", "--delete", "v1.1.0")
    change(release.root, {ADAMS: lambda text: text + text[text.index("  - id: adams-2011-q03") :].replace("q03", "q04")
           .replace("Warm feet, quiet bus.", "Warm hands.")})  # fmt: skip
    before = (release.root / IDS).read_bytes()
    recorded = git(release.root, "rev-parse", "HEAD").strip()
    change(release.root, {REVIEW: swap('version: "1.1.0"\n', f'version: "1.1.0"\n    commit: "{recorded}"\n')})
    assert f"already released: evidence/review.yml names its commit {recorded}" in release("1.1.0")[2]
    assert (release.root / IDS).read_bytes() == before


def became(text: str, *entries: tuple[str, str]) -> str:
    """The text of ids.yml, the line of each id saying what became of it."""
    for id, message in entries:
        text, times = re.subn(rf"(?m)^(  - {{id: {id}, .*)}}$", rf"\1, {message}}}", text)
        assert times == 1
    return text


def test_two_versions_apart_every_old_address_still_answers(release):
    """An excerpt is renamed, a finding merged into another and a study withdrawn between two versions."""
    root = release.root
    old = set(permanent.permanent_pages(Publication(load_review(root), SITE_URL)))
    (root / "evidence/studies/osterlund-2015.yml").unlink()
    change(
        root,
        {
            ADAMS: swap("id: adams-2011-q01", "id: adams-2011-q09"),
            RIDING: lambda text: text[: text.index("  - id: riding-f02")].replace(", riding-f02]", "]"),
            "evidence/screening.yml": swap("decision: included", "decision: excluded\n    reason: no-driver"),
            IDS: lambda text: became(
                text,
                ("adams-2011-q01", "became: adams-2011-q09"),
                ("riding-f02", "became: riding-f01"),
                ("osterlund-2015", 'withdrawn: {on: "2021-06-01", why: It was retracted.}'),
                ("osterlund-2015-q01", "became: osterlund-2015"),
                ("osterlund-2015-q02", "became: osterlund-2015"),
            ),
        },
    )
    code, _, err = release("2.0.0", "--summary", "One study was retracted.")
    assert (code, err) == (0, "")
    review = load_review(root)
    files = permanent.permanent_pages(Publication(review, SITE_URL))
    assert old <= set(files)
    assert "quotes/#adams-2011-q09" in files["id/adams-2011-q01/index.html"]
    assert "themes/riding/#riding-f01" in files["id/riding-f02/index.html"]
    for address in ("id/osterlund-2015", "studies/osterlund-2015", "id/osterlund-2015-q01"):
        assert "It was retracted." in files[f"{address}/index.html"]
    assert {entry.id: entry.since for entry in review.published}["adams-2011-q09"] == "2.0.0"


# The texts of files, apart from any repository

VERSION = VersionRecord(
    version="1.2.0", date="2021-06-02", summary="New.", searches_through="2020-12", changes=("One: two.", "Three.")
)
WRITTEN = (
    '- version: "1.2.0"',
    'date: "2021-06-02"',
    "summary: New.",
    'searches_through: "2020-12"',
    "changes:",
    '- "One: two."',
    "- Three.",
)
HELD = "0123456789abcdef" * 2 + "01234567"
TEXT = (NIGHT_BUSES / REVIEW).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "lay_out",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip(),
        lambda text: text.replace("versions:\n", "versions: # the newest first\n  # and the rest below\n"),
        lambda text: text.replace("versions:\n", "versions:\n\n"),
        lambda text: text[text.index("versions:") :] + text[: text.index("versions:")],
        lambda text: text[: text.index("versions:")] + text[text.index("versions:") :].replace("\n  ", "\n"),
    ],
)
def test_nothing_else_of_the_file_is_touched(lay_out):
    text = lay_out(TEXT)
    made = releasing.with_version(text, VERSION, HELD)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = made.split(end)
    start = next(number for number, line in enumerate(lines) if line.strip() == WRITTEN[0])
    assert tuple(line.strip() for line in lines[start : start + len(WRITTEN)]) == WRITTEN
    rest = lines[:start] + lines[start + len(WRITTEN) :]
    kept = rest.pop(next(number for number, line in enumerate(rest) if line.strip().startswith("commit:")))
    assert kept.strip() == f'commit: "{HELD}"'
    assert end.join(rest) == text


def test_a_commit_that_is_written_down_already_stays():
    """Of the last version as of any other."""
    text = TEXT.replace('- version: "1.1.0"\n', f'- version: "1.1.0"\n    commit: "{HELD}"\n')
    assert releasing.with_version(text, VERSION, HELD).count("commit:") == 1


@pytest.mark.parametrize("text", [re.sub(r"(?s)versions:.*", "versions: []", TEXT), "versions: {", ""])
def test_a_layout_that_text_cannot_be_put_into_is_refused(text):
    with pytest.raises(EditError):
        releasing.with_version(text, VERSION, HELD)


@pytest.mark.slow
@seeded("words")
@given(words=texts)
def test_any_summary_is_read_back_unchanged_or_refused(words):
    try:
        entry = releasing.version_entry(**{**VERSION.model_dump(), "summary": words})
        made = releasing.with_version(TEXT, entry, HELD)
    except EditError:
        return
    assert made.count("- version:") == TEXT.count("- version:") + 1


ENTRY = PublishedRecord(id="lake-2018", kind="study", since="1.2.0")
LINE = "- {id: lake-2018, kind: study, since: 1.2.0}"
IN_BLOCK = "ids:\n  - id: a\n    kind: theme\n    since: 1.0.0"
ON_ONE_LINE = "ids:\n- {id: a, kind: theme, since: 1.0.0}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ids: []\n", f"ids:\n  {LINE}\n"),
        ("# Why\nids: [ ]  # none", f"# Why\nids:  # none\n  {LINE}\n"),
        ("ids: []\r\n", f"ids:\r\n  {LINE}\r\n"),
        (ON_ONE_LINE, f"{ON_ONE_LINE}{LINE}\n"),
        (IN_BLOCK, f"{IN_BLOCK}\n  {LINE}\n"),
        (f"{IN_BLOCK}\n\n\n", f"{IN_BLOCK}\n  {LINE}\n\n\n"),
    ],
)
def test_ids_are_appended_in_the_existing_layout(text, expected):
    assert releasing.with_ids(text, [ENTRY]) == expected


def test_ids_on_one_line_stay_on_one_line_and_none_changes_nothing():
    inline = "ids: [{id: a, kind: theme, since: 1.0.0}]\n"
    assert releasing.with_ids(inline, [ENTRY]) == inline.replace("]", f", {LINE.removeprefix('- ')}]")
    assert releasing.with_ids("anything", []) == "anything"


numbers = st.tuples(*[st.integers(0, 300)] * 3)


@given(numbers, numbers)
def test_versions_follow_each_other_as_numbers(one, other):
    first, second = (".".join(map(str, parts)) for parts in (one, other))
    assert releasing.follows(first, second) == (one > other)


@pytest.mark.parametrize(("seconds", "day"), [(0, "1970-01-01"), (86_399, "1970-01-01"), (951_782_400, "2000-02-29")])
def test_a_day_is_counted_in_universal_time(seconds, day):
    assert releasing.day(seconds) == day
