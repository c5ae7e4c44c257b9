"""`review archive`: pages on the web and copies of them, asked of a server here that answers as the archive does.

The archive itself is never asked here. The server speaks the format that archive.org/help/wayback_api.php documents.
"""

from __future__ import annotations

import difflib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import rispy

from made_up import swap, write
from review.__main__ import main
from review.editing import EditError
from review.editing.archive import with_archived_copy
from review.editing.wayback import ArchiveError, Snapshot, closest
from review.loading import load_review
from review.references.formats import bibtex, csl_json, ris
from review.site.pages import all_pages
from review.versions.publication import Publication

BIB, SCREENING = "references.bib", "evidence/screening.yml"
CHECKLIST = "https://example.org/checklist"
COPY = "http://web.archive.org/web/20130919044612/https://example.org/checklist"
SECURE = COPY.replace("http://", "https://", 1)


def answer(url=COPY, timestamp="20130919044612", status="200", **more):
    found = {"available": True, "url": url, "timestamp": timestamp, "status": status, **more}
    return json.dumps({"url": CHECKLIST, "archived_snapshots": {"closest": found}})


class Archive(BaseHTTPRequestHandler):
    """Answers by the address it is asked for, from what the test has laid out: a text, or the code of a failure."""

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        self.server.asked.append(asked)
        reported = self.server.answers.get(asked["url"][0], '{"archived_snapshots": {}}')
        self.send_response(reported if isinstance(reported, int) else 200)
        self.end_headers()
        self.wfile.write(b"" if isinstance(reported, int) else reported.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def archive():
    """The server; `answers` by address, `asked` with what it was asked, and `address`, where it answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Archive)
    server.answers, server.asked = {}, []
    server.address = f"http://127.0.0.1:{server.server_port}/wayback/available"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def run(root, *arguments):
    return main(["--root", str(root), "archive", *arguments])


def test_a_copy_is_found_with_its_day_and_read_over_https(archive):
    archive.answers[CHECKLIST] = answer()
    assert closest(CHECKLIST, "2013-09", archive.address) == Snapshot(SECURE, "2013-09-19")
    assert archive.asked == [{"url": [CHECKLIST], "timestamp": ["201309"]}]


def test_no_copy_is_no_copy(archive):
    assert closest(CHECKLIST, "", archive.address) is None
    assert archive.asked == [{"url": [CHECKLIST]}]


@pytest.mark.parametrize("reported", [answer(status="404"), answer(available=False), answer(available="yes")])
def test_a_copy_that_cannot_be_read_is_none(archive, reported):
    archive.answers[CHECKLIST] = reported
    assert closest(CHECKLIST, "", archive.address) is None


@pytest.mark.parametrize(
    "reported",
    [
        "<html>busy</html>",
        "[]",
        "{}",
        '{"archived_snapshots": []}',
        '{"archived_snapshots": {"closest": "yes"}}',
        answer(url="javascript:alert(1)//example.org/checklist"),
        answer(url="http://web.archive.org/web/20130919044612/https://example.org/another"),
        answer(url=COPY + '"><script>'),
        answer(timestamp="20130230000000"),
        answer(timestamp="now"),
        "[" * 50_000,
        429,
        500,
    ],
)
def test_what_the_archive_does_not_promise_is_not_trusted(archive, reported):
    archive.answers[CHECKLIST] = reported
    with pytest.raises(ArchiveError, match=r"https://example\.org/checklist"):
        closest(CHECKLIST, "", archive.address)


def test_an_unreachable_archive_is_reported():
    with pytest.raises(ArchiveError, match="no answer about"):
        closest(CHECKLIST, "", "http://127.0.0.1:9/wayback/available")


def test_by_default_it_lists_what_has_no_copy_without_a_request(tmp_path, capsys, archive):
    root = write(tmp_path)
    assert run(root, "--interface", archive.address) == 0
    message = capsys.readouterr().out
    assert archive.asked == []
    assert "7 web pages cited, 7 without an archived copy." in message
    assert f"references.bib:67  checklist-2009  {CHECKLIST}" in message
    assert "evidence/screening.yml:" in message
    assert "chan-2018  https://example.org/moon-again" in message


def test_asked_to_write_it_records_what_was_found_and_nothing_else(tmp_path, capsys, archive):
    root = write(tmp_path)
    before = {name: (root / name).read_text("utf-8") for name in (BIB, SCREENING)}
    archive.answers[CHECKLIST] = answer()
    for url in ("https://example.org/moon", "https://example.org/moon-again"):
        archive.answers[url] = answer(
            url=f"https://web.archive.org/web/20200101000000/{url}", timestamp="20200101000000"
        )
    assert run(root, "--write", "--interface", archive.address) == 0
    lines = {
        name: [
            line
            for line in difflib.ndiff(text.splitlines(), (root / name).read_text("utf-8").splitlines())
            if line.startswith(("+ ", "- "))
        ]
        for name, text in before.items()
    }
    assert lines[BIB] == [
        "-   url       = {https://example.org/checklist}",
        "+   url       = {https://example.org/checklist},",
        f"+   archiveurl = {{{SECURE}}},",
        "+   archivedate = {2013-09-19}",
    ]
    assert lines[SCREENING] == [
        "+     archived_urls:",
        "+       - https://web.archive.org/web/20200101000000/https://example.org/moon",
        "+       - https://web.archive.org/web/20200101000000/https://example.org/moon-again",
    ]
    review = load_review(root)
    assert review.references["checklist-2009"].archived == SECURE
    (report,) = (each for each in review.candidates if each.id == "chan-2018")
    assert report.archived("https://example.org/moon-again") == report.archived_urls[1]
    capsys.readouterr()
    run(root)
    assert "7 web pages cited, 4 without" in capsys.readouterr().out


def test_asked_only_to_ask_it_writes_nothing(tmp_path, capsys, archive):
    root = write(tmp_path)
    before = (root / BIB).read_text("utf-8")
    archive.answers[CHECKLIST] = answer()
    assert run(root, "--ask", "--interface", archive.address) == 0
    assert f"checklist-2009  2013-09-19  {SECURE}" in capsys.readouterr().out
    assert (root / BIB).read_text("utf-8") == before


def test_one_page_without_an_answer_does_not_stop_the_others(tmp_path, capsys, archive):
    archive.answers[CHECKLIST] = 503
    assert run(write(tmp_path), "--ask", "--interface", archive.address) == 1
    printed = capsys.readouterr()
    assert "references.bib:67  no answer about" in printed.err
    assert "no copy of https://example.org/noon" in printed.out
    assert len(archive.asked) == 7


@pytest.mark.parametrize("interface", ["file:///etc/passwd", "ftp://example.org/", "nonsense"])
def test_only_the_web_is_asked(tmp_path, capsys, interface):
    assert run(write(tmp_path), "--ask", "--interface", interface) == 2
    assert "is not a web address" in capsys.readouterr().err


def test_an_entry_in_another_layout_is_not_changed(tmp_path, archive):
    one_line = swap("  url       = {https://example.org/checklist}\n}", "  url = {https://example.org/checklist} }")
    root = write(tmp_path, {BIB: one_line})
    before = (root / BIB).read_text("utf-8")
    archive.answers[CHECKLIST] = answer()
    assert run(root, "--write", "--interface", archive.address) == 1
    assert (root / BIB).read_text("utf-8") == before


def test_line_ends_stay_as_they_are():
    text = "@online{a-2001,\r\n  title = {A},\r\n  url = {https://example.org/a},\r\n  year = {2001}\r\n}\r\n"
    edited = with_archived_copy(text, "a-2001", "https://web.archive.org/web/1/https://example.org/a", "2001-02-03")
    assert edited.count("\n") == edited.count("\r\n") == text.count("\n") + 2


def test_an_address_that_would_leave_its_field_is_refused():
    text = "@online{a-2001,\n  title = {A},\n  year = {2001},\n  url = {https://example.org/a}\n}\n"
    with pytest.raises(EditError):
        with_archived_copy(text, "a-2001", "https://example.org/}, title = {B", "2001-02-03")


def with_copy(tmp_path):
    fields = f"{{{CHECKLIST}}},\n  archiveurl = {{{SECURE}}},\n  archivedate = {{2013-09-19}}"
    copies = "    archived_urls: [https://web.archive.org/web/20200101000000/https://example.org/moon]\n"
    return load_review(
        write(
            tmp_path,
            {
                BIB: swap(f"{{{CHECKLIST}}}", fields),
                SCREENING: swap("    decision: awaiting\n", f"    decision: awaiting\n{copies}"),
            },
        )
    )


def test_a_reference_shows_its_copy_or_that_there_is_none(review, tmp_path):
    for shown, expected in ((review, "no archive link"), (with_copy(tmp_path), f'href="{SECURE}"')):
        pages = {page.address: page.body for page in all_pages(Publication(shown))}
        entry = pages["references/"].partition('id="ref-8"')[2].partition("</li>")[0]
        assert expected in entry
    assert '(<a href="https://web.archive.org/web/20200101000000/https://example.org/moon"' in pages["updates/"]


def test_other_programs_get_the_copy_too(tmp_path):
    reference = with_copy(tmp_path).references["checklist-2009"]
    assert f"archiveurl = {{{SECURE}}}" in bibtex([reference])
    assert json.loads(csl_json([reference]))[0]["archive_location"] == SECURE
    assert f"Archived copy 2013-09-19: {SECURE}" in rispy.loads(ris([reference]))[0]["notes"]


@pytest.mark.parametrize(("name", "value"), [("archiveurl", "javascript:alert(1)"), ("archivedate", "lately")])
def test_an_invalid_archive_address_or_date_is_reported(tmp_path, capsys, name, value):
    root = write(tmp_path, {BIB: swap(f"{{{CHECKLIST}}}", f"{{{CHECKLIST}}},\n  {name} = {{{value}}}")})
    assert main(["--root", str(root), "check"]) == 1
    assert f"the {name} of" in capsys.readouterr().err
