"""`review watch`: saved searches and citations against local servers, and what becomes of each record."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from local_services import LocalServices, crossref_work, openalex_work, pubmed_article, serving

from made_up import swap, write
from review.__main__ import main
from review.evidence.records import read_evidence
from review.loading import load, load_review
from review.surveillance import crossref, europe_pmc, openalex, polite_client, pubmed
from review.views.tools import tool_uses

SCREENING, RUNS, STATE = "evidence/screening.yml", "evidence/runs.yml", ".build/watch.json"
TOOLS = "evidence/tools.yml"
UNEDITABLE = "---\nnote: x\n...\n"  # valid, and nothing can be added at its end
CONTACT = swap("licence:\n  code: MIT", "contact: owls@example.org\nlicence:\n  code: MIT")
DAY = "2021-03-01"


def searches(*sources: str, more: str = "") -> str:
    """Return evidence/watch.yml with a search for each source, named after it."""
    listed = "".join(
        f'  - id: from-{source}\n    source: {source}\n    query: night bus driver\n    since: "2014-06"\n'
        for source in sources
    )
    return (f"searches:\n{listed}" if sources else "") + more


CITATIONS = 'citations:\n  since: "2012"\n'


@pytest.fixture
def waited(monkeypatch) -> list[float]:
    """How long the client would have waited each time."""
    seconds: list[float] = []
    patient = partial(polite_client.PoliteClient, wait=seconds.append, clock=lambda: 0.0)
    monkeypatch.setattr(polite_client, "PoliteClient", patient)
    for module in (crossref, europe_pmc, openalex, pubmed):
        monkeypatch.setattr(module, "PAGE_SIZE", 4)
    return seconds


@pytest.fixture
def services(waited) -> Iterator[LocalServices]:  # noqa: ARG001 - the client does not really wait
    with serving() as running:
        yield running


def review_with(root: Path, watch: str, **changes: object) -> Path:
    return write(root, {"evidence/watch.yml": watch, "evidence/review.yml": CONTACT, **changes})


def run(root: Path, services, *options: str, day: str = DAY) -> int:
    return main(["--root", str(root), "watch", "--on", day, *services.options, *options])


def candidates(root: Path) -> dict[str, object]:
    evidence, problems = read_evidence(root)
    assert evidence, problems
    return {each.value.id: each.value for each in evidence.screened()}


def log_of(root: Path) -> dict[str, list[dict[str, object]]]:
    evidence, problems = read_evidence(root)
    assert evidence, problems
    return evidence.runs.value.model_dump()


def logged(root: Path) -> list[dict[str, object]]:
    return list(log_of(root)["runs"])


def everything(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in (SCREENING, RUNS)}


def test_each_service_is_asked_politely_page_by_page_and_what_is_new_awaits_assessment(
    tmp_path, services, waited, capsys, monkeypatch
):
    for name in ("OPENALEX_API_KEY", "NCBI_API_KEY", "CROSSREF_PLUS_TOKEN"):
        monkeypatch.setenv(name, f"key-of-{name}")
    root = review_with(tmp_path, searches("europe-pmc", "openalex", "crossref", "pubmed"))
    services.records["europe-pmc"] = [
        {
            "id": str(900 + number),
            "source": "MED",
            "pmid": str(900 + number),
            "title": f"Shelters in parish {number}.",
            "authorString": "Lamb O, Hill PQ.",
            "journalTitle": "Night Transport",
            "pubYear": "2019",
        }
        for number in range(5)
    ]
    services.records["openalex"] = [openalex_work(number) for number in range(5)]
    services.records["crossref"] = [crossref_work(number) for number in range(5)]
    services.records["pubmed"] = [
        (str(7000 + n), pubmed_article(str(7000 + n), f"Lamps of street {n}")) for n in range(5)
    ]
    before = (root / SCREENING).read_bytes()
    assert run(root, services) == 0
    message = capsys.readouterr().out
    assert (root / SCREENING).read_bytes().startswith(before)
    assert [line for line in message.splitlines() if "records:" in line] == [
        f"from-{name} ({label}): 5 records: 5 new, 0 known, 0 outside, 0 refused"
        for name, label in (
            ("europe-pmc", "Europe PMC"),
            ("openalex", "OpenAlex"),
            ("crossref", "Crossref"),
            ("pubmed", "PubMed"),
        )
    ]
    assert message.splitlines()[-1] == "4 searches run. 20 new reports."
    assert Counter(service for service, *_ in services.asked) == {
        "europe-pmc": 2,
        "openalex": 3,  # the page after the last is empty
        "crossref": 2,
        "pubmed": 3,
    }
    by_service = {service: given for service, _, given in services.asked}
    assert by_service["crossref"]["mailto"] == by_service["pubmed"]["email"] == "owls@example.org"
    assert by_service["openalex"]["api_key"] == "key-of-OPENALEX_API_KEY"
    assert re.fullmatch(r"living-review/\S+ \(\+mailto:owls@example\.org\)", services.headers["User-Agent"])
    assert min(waited) >= 0.1
    found = candidates(root)
    one = next(each for each in found.values() if each.found_as == "europe-pmc:MED:900")
    assert (one.decision, one.met_on, one.found_by) == ("awaiting", DAY, "from-europe-pmc")
    assert (one.title, one.authors, one.pmid) == ("Shelters in parish 0", ("Lamb O", "Hill PQ"), "900")
    assert "key-of" not in message + (root / RUNS).read_text() + (root / SCREENING).read_text()
    assert load(root)[1] == []
    assert not (root / STATE).exists()


def test_a_second_run_adds_nothing_and_a_later_one_only_its_line_in_the_log(tmp_path, services):
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(number) for number in range(5)]
    assert run(root, services) == 0
    after = everything(root)
    assert run(root, services) == 0
    assert everything(root) == after
    services.records["crossref"].append(crossref_work(99))
    assert run(root, services, day="2021-04-01") == 0
    assert [(each["on"], each["new"], each["known"]) for each in logged(root)] == [(DAY, 5, 0), ("2021-04-01", 1, 5)]
    assert sum(each.found_by == "from-crossref" for each in candidates(root).values()) == 6


def odd_crossref_records() -> list[object]:
    """200 works as Crossref may send them."""
    odd: list[object] = [
        None,
        {},
        [],
        "a text",
        crossref_work(1, title=[]),
        crossref_work(2, title=None),
        crossref_work(3, author=[]),
        {name: value for name, value in crossref_work(4).items() if name != "author"},
        crossref_work(5, issued={"date-parts": [[None]]}),
        crossref_work(6, issued={}),
        crossref_work(7, issued={"date-parts": [["2021", "3"]]}),
        crossref_work(8, issued={"date-parts": [[2021, 3, 9]]}),
        crossref_work(9, title=["Night &amp; day: <i>Bus</i> <jats:sub>2</jats:sub>\n   drivers"]),
        crossref_work(10, author=[{"name": "Depot Study Group"}]),
        crossref_work(11, author=[{"family": f"Name{n}", "given": "A"} for n in range(300)]),
        crossref_work(12, title=["Long " * 100]),
        crossref_work(13, DOI="10.5555/MOON.2018", title=["Night buses under a full moon"]),  # chan-2018, in capitals
        crossref_work(14, DOI=""),
        crossref_work(15, DOI="not a DOI"),
        crossref_work(16, title=["A\u202etitle\x00 with controls"]),
        crossref_work(17, issued={"date-parts": [[1999]]}),
        crossref_work(18, **{"container-title": []}),
        crossref_work(19, author=[{"family": "Only", "given": None}, {}, None]),
        crossref_work(20, type=None),
        crossref_work(21),
        crossref_work(21, title=["Timetables of city 21, printed again"]),
    ]
    return odd + [crossref_work(number) for number in range(100, 300 - len(odd))]


@pytest.mark.slow
def test_of_200_mixed_records_of_crossref_none_is_lost(tmp_path, services, capsys, monkeypatch):
    monkeypatch.setattr(crossref, "PAGE_SIZE", 40)
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = odd_crossref_records()
    assert len(services.records["crossref"]) == 200
    assert run(root, services) == 0
    message = capsys.readouterr().out
    (entry,) = logged(root)
    assert entry["found"] == entry["returned"] == 200
    assert entry["new"] + entry["known"] + entry["outside"] + entry["refused"] == 200
    assert (entry["known"], entry["outside"]) == (2, 1)
    found = [each for each in candidates(root).values() if each.found_by]
    assert len(found) == entry["new"]
    titles = {each.title for each in found}
    assert "Night & day: Bus 2 drivers" in titles
    assert "Atitle with controls" in titles
    refused = [line for line in message.splitlines() if line.startswith("  refused: ")]
    assert len(refused) == entry["refused"] == 12
    assert all(re.search(r": (?:missing |.*at most|.*more than|.*longer)", line) for line in refused), refused
    listed = log_of(root)["refused"]
    assert {each["record"] for each in listed} >= {"crossref:10.5555/crossref.3", "crossref:10.5555/crossref.12"}
    assert load(root)[0] is not None
    assert run(root, services, day="2021-04-01") == 0
    assert log_of(root)["refused"] == listed


def test_a_report_that_only_looks_like_a_known_one_is_taken_in_for_a_person_to_compare(tmp_path, services):
    root = review_with(tmp_path, searches("crossref"))
    authors = [{"family": "Chan", "given": "Lee"}, {"family": "Diaz", "given": "Mo"}]
    services.records["crossref"] = [
        crossref_work(1, title=["Night buses under a full moon"], author=authors, DOI="")
        | {"issued": {"date-parts": [[2019]]}}
    ]
    assert run(root, services) == 0
    assert run(root, services, day="2021-04-01") == 0
    (found,) = [each for each in candidates(root).values() if each.found_by]
    assert found.note.startswith("It has the same title and authors as chan-2018, but the years 2018 and 2019")
    assert found.note.endswith(": compare the two.")
    assert {problem.code for problem in load(root)[1]} == {"H403"}


def test_a_report_with_the_doi_of_another_is_listed_and_not_taken_in(tmp_path, services):
    """The check would refuse it: no DOI stands twice unless somebody has compared the reports."""
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(1, title=["The last tram home"], DOI="10.5555/moon.2018")]
    assert run(root, services) == 0
    (refused,) = log_of(root)["refused"]
    assert refused["why"] == "It has the same DOI as chan-2018, but another title and other authors: compare the two."
    assert not [each for each in candidates(root).values() if each.found_by]
    assert load(root)[1] == []


def test_the_program_is_declared_with_the_first_report_and_each_hit_is_traced_to_its_version(
    tmp_path, services, monkeypatch
):
    root = review_with(tmp_path, searches("crossref"), **{"evidence/tools.yml": "note: Kept since 2021.\n"})
    services.records["crossref"] = [crossref_work(1)]
    monkeypatch.setattr(polite_client, "program_version", lambda: "1.2.3")
    assert run(root, services, "--dry-run") == 0
    assert (root / TOOLS).read_text("utf-8") == "note: Kept since 2021.\n"
    assert run(root, services) == 0
    review = load_review(root)
    assert [(tool.id, tool.method) for tool in review.tools.tools] == [("review-watch", "rules")]
    assert [(each.use.tool, each.use.version, each.use.used_on) for each in tool_uses(review)] == [
        ("review-watch", "1.2.3", DAY)
    ]
    written = (root / TOOLS).read_bytes()
    assert run(root, services, day="2021-04-01") == 0
    assert (root / TOOLS).read_bytes() == written


def test_where_the_program_cannot_be_declared_nobody_is_asked_and_nothing_is_written(tmp_path, services, capsys):
    root = review_with(tmp_path, searches("crossref"), **{"evidence/tools.yml": UNEDITABLE})
    services.records["crossref"] = [crossref_work(1)]
    assert run(root, services) == 1
    assert TOOLS in capsys.readouterr().err
    assert services.asked == []
    assert (root / TOOLS).read_text("utf-8") == UNEDITABLE
    assert not (root / RUNS).exists()


BUSY = (429, {"Retry-After": "7"}, b"")
BROKEN = (503, {}, b"<html>")
GARBLED = (200, {}, b'{"message": {"items": [')


def test_busy_broken_and_garbled_answers_are_asked_again(tmp_path, services, waited):
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(number) for number in range(5)]
    services.faults["crossref"] = [BUSY, BROKEN, GARBLED, None, BUSY]
    services.answer_headers["crossref"] = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "3s"}
    assert run(root, services) == 0
    assert logged(root)[0]["new"] == 5
    assert waited.count(7.0) == 2
    assert 1.5 in waited  # 2 requests in 3 seconds, as the headers say


def test_a_service_that_fails_is_named_and_the_others_are_asked(tmp_path, services, capsys):
    root = review_with(tmp_path, searches("crossref", "openalex"))
    services.records["crossref"] = [crossref_work(number) for number in range(9)]
    services.records["openalex"] = [openalex_work(1)]
    services.faults["crossref"] = [None, None, *[BROKEN] * 5]
    assert run(root, services) == 1
    message = capsys.readouterr().out
    assert "from-crossref (Crossref): 8 records: 8 new" in message
    assert "failed: Crossref answered with status 503, 5 times" in message
    assert "from-openalex (OpenAlex): 1 record: 1 new" in message
    assert message.splitlines()[-1].startswith("2 searches run, 1 failed: from-crossref")
    assert logged(root)[0]["failed"] == "Crossref answered with status 503, 5 times"
    services.asked.clear()
    assert run(root, services) == 0
    assert [given["cursor"] for _, _, given in services.asked] == ["DnF18"]  # and OpenAlex is not asked again
    assert sum(each.found_by == "from-crossref" for each in candidates(root).values()) == 9


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ((429, {"Retry-After": "36000"}, b""), "asks to wait for 36000 seconds"),
        ((429, {"Retry-After": "Wed, 01 Jan 2125 00:00:00 GMT"}, b""), "asks to wait for"),
        ((400, {}, b""), "does not understand the request"),
        ((401, {}, b""), "answered with status 401"),
        ((200, {}, b"[]"), "sent no list of results"),
        ((200, {}, b"[" * 50_000), "sent text that is not JSON"),
    ],
)
def test_what_cannot_be_put_right_is_said_at_once(tmp_path, services, waited, capsys, fault, says):
    root = review_with(tmp_path, searches("crossref"))
    services.faults["crossref"] = [fault] * 2
    assert run(root, services) == 1
    assert says in capsys.readouterr().out
    assert sum(waited) < 10


def test_a_daily_allowance_that_is_used_up_stops_the_questions(tmp_path, services, capsys):
    root = review_with(tmp_path, searches("openalex"))
    services.records["openalex"] = [openalex_work(number) for number in range(9)]
    services.answer_headers["openalex"] = {
        "X-RateLimit-Remaining-USD": "0.0005",
        "X-RateLimit-Cost-USD": "0.001",
        "X-RateLimit-Reset": "7200",
    }
    assert run(root, services) == 1
    assert "the daily allowance of OpenAlex is used up; it is renewed in 2 hours" in capsys.readouterr().out
    assert len(services.asked) == 1
    assert logged(root)[0]["new"] == 4


def test_an_expired_place_in_the_results_begins_the_search_again(tmp_path, services):
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(number) for number in range(9)]
    services.faults["crossref"] = [None, *[BROKEN] * 5]
    assert run(root, services) == 1
    services.faults["crossref"] = [(400, {}, b"cursor expired")]
    assert run(root, services, day="2021-03-02") == 0
    assert [(each["returned"], each["new"]) for each in logged(root)] == [(4, 4), (9, 5)]


def test_a_limit_takes_the_most_relevant_and_says_how_many_there_are(tmp_path, services):
    root = review_with(tmp_path, searches("crossref") + "    limit: 6\n")
    services.records["crossref"] = [crossref_work(number) for number in range(200)]
    assert run(root, services) == 0
    assert (logged(root)[0]["found"], logged(root)[0]["returned"]) == (200, 6)
    assert len(services.asked) == 2


def test_a_number_of_pubmed_without_a_record_is_accounted_for(tmp_path, services, capsys):
    root = review_with(tmp_path, searches("pubmed"))
    services.records["pubmed"] = [("1", pubmed_article("1", "Lamps")), ("2", "")]
    assert run(root, services) == 0
    assert "refused: pubmed:2" in capsys.readouterr().out
    assert (logged(root)[0]["new"], logged(root)[0]["refused"]) == (1, 1)


STUDY = "10.5555/owl.2011"


def test_citations_of_included_studies_are_followed_forward_and_backward(tmp_path, services):
    root = review_with(tmp_path, CITATIONS)
    referenced = [f"https://openalex.org/W{number}" for number in range(500, 630)]
    services.works[STUDY] = {"id": "https://openalex.org/W1", "referenced_works": referenced}
    services.cited["cites W1"] = [openalex_work(number) for number in range(2, 8)]
    services.cited |= {f"openalex W{number}": [openalex_work(number)] for number in (500, 629)}
    services.cited["openalex W501"] = [openalex_work(501, publication_year=1999)]
    assert run(root, services) == 0
    runs = {each["search"]: each for each in logged(root)}
    assert runs["citations-forward"]["new"] == 6
    assert (runs["citations-backward"]["new"], runs["citations-backward"]["outside"]) == (2, 1)
    after = everything(root)
    assert run(root, services) == 0
    assert everything(root) == after


def test_where_openalex_fails_europe_pmc_is_asked_for_citations(tmp_path, services, capsys):
    root = review_with(tmp_path, CITATIONS)
    services.faults["openalex"] = [(401, {}, b"")] * 2
    services.records["europe-pmc"] = [{"id": "11", "source": "MED", "doi": STUDY}]
    cites = {"id": "12", "source": "MED", "title": "Who read of owls", "authorString": "Reed A.", "pubYear": 2020}
    services.cited["europe-pmc MED/11/citations"] = [cites]
    assert run(root, services) == 0
    assert "asking Europe PMC instead" in capsys.readouterr().out
    (found,) = [each for each in candidates(root).values() if each.found_by]
    assert (found.found_as, found.pmid, found.found_by) == ("europe-pmc:MED:12", "12", "citations-forward")


@pytest.mark.process
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_stopped_loses_nothing_and_goes_on(tmp_path, services, stop):
    root = review_with(tmp_path, searches("openalex", "crossref"))
    services.records["openalex"] = [openalex_work(number) for number in range(5)]
    services.records["crossref"] = [crossref_work(number) for number in range(250)]
    reached, go_on = threading.Event(), threading.Event()

    def hold_the_third_page(service: str, _: str) -> None:
        if len(services.paths("crossref")) == 3 and service == "crossref":
            reached.set()
            go_on.wait(60)

    services.before = hold_the_third_page
    command = [sys.executable, "-m", "review", "--root", str(root), "watch", "--on", DAY, *services.options]
    environment = {**os.environ, "PYTHONPATH": str(Path(polite_client.__file__).parents[2])}
    # Tests that run in the background of a shell ignore SIGINT, and their processes would inherit that.
    before = signal.signal(stop, signal.default_int_handler)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    signal.signal(stop, before)
    assert reached.wait(60)
    process.send_signal(stop)
    assert process.wait(60) != 0
    go_on.set()
    assert sum(each.found_by == "from-openalex" for each in candidates(root).values()) == 5
    services.before = lambda *_: None
    services.asked.clear()
    assert run(root, services) == 0
    assert services.asked[0][2]["cursor"] == "DnF1200"  # and OpenAlex is not asked again
    assert [(each["search"], each["new"]) for each in logged(root)] == [("from-openalex", 5), ("from-crossref", 250)]
    assert load(root)[0] is not None


def test_a_damaged_state_begins_again(tmp_path, services):
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(1)]
    (root / ".build").mkdir()
    for damaged in ("", "[]", '{"version": 1, "day": "2021-03-01", "searches": {"from-crossref": {}}, "done": []}'):
        (root / STATE).write_text(damaged, encoding="utf-8")
        assert run(root, services) == 0
    assert len(logged(root)) == 1


def test_a_dry_run_changes_nothing(tmp_path, services, capsys):
    root = review_with(tmp_path, searches("crossref"))
    services.records["crossref"] = [crossref_work(1)]
    before = (root / SCREENING).read_bytes()
    assert run(root, services, "--dry-run") == 0
    assert "would add: cross1-2020" in capsys.readouterr().out
    assert (root / SCREENING).read_bytes() == before
    assert not (root / RUNS).exists()


def test_one_search_alone(tmp_path, services):
    root = review_with(tmp_path, searches("crossref", "openalex"))
    assert run(root, services, "--search", "from-openalex") == 0
    assert {service for service, *_ in services.asked} == {"openalex"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--search", "night"], 'no saved search is called "night"; the searches are from-crossref'),
        (["--service", "scopus=https://example.org"], "write NAME=URL"),
        (["--on", "yesterday"], '"yesterday" is not a date'),
    ],
)
def test_wrong_use_is_said(tmp_path, services, capsys, options, says):
    root = review_with(tmp_path, searches("crossref"))
    assert main(["--root", str(root), "watch", *services.options, *options]) == 2
    assert says in capsys.readouterr().err


def test_nobody_is_asked_without_a_name_or_with_records_that_have_problems(tmp_path, services, capsys, monkeypatch):
    root = write(tmp_path, {"evidence/watch.yml": searches("crossref")})
    monkeypatch.delenv("REPO_URL", raising=False)
    assert run(root, services) == 2
    assert "The services ask who is asking" in capsys.readouterr().err
    broken = searches("crossref").replace("night bus", "(night bus")
    write(root, {"evidence/watch.yml": broken, "evidence/review.yml": CONTACT})
    assert run(root, services) == 1
    assert "E332" in capsys.readouterr().err
    write(root, {"evidence/watch.yml": "note: None yet.\n", "evidence/review.yml": CONTACT})
    assert run(root, services) == 0
    assert "no saved search" in capsys.readouterr().out
    assert run(root, services, "--search", "night") == 2
    assert 'no saved search is called "night"; evidence/watch.yml has no search' in capsys.readouterr().err
    assert services.asked == []


@pytest.mark.parametrize("command", ["watch", "notices"])
def test_without_httpx_the_command_says_what_to_install(tmp_path, capsys, monkeypatch, command):
    root = review_with(tmp_path, searches("crossref"))
    for name in [name for name in sys.modules if name.startswith("review.surveillance")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert main(["--root", str(root), command]) == 2
    assert 'pip install "living-review[surveillance]"' in capsys.readouterr().err
