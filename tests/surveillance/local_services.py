"""Europe PMC, OpenAlex, Crossref and PubMed on this machine: a server that speaks the formats that they document.

A test lays out the records, and the faults that come before the answers. Nothing here asks the services themselves.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

SERVICES = ("europe-pmc", "openalex", "crossref", "pubmed")
Answer = tuple[int, dict[str, str], bytes]


class LocalServices:
    """The server. `records` has what each service returns, `works` what Crossref and OpenAlex have of a DOI.

    `faults` has, for each service, the answers that it gives before any other; None among them is an ordinary answer.
    `asked` are the requests: service, path and parameters. `headers` are those of the last request.
    """

    def __init__(self) -> None:
        self.records: dict[str, list[Any]] = defaultdict(list)
        self.works: dict[str, dict[str, Any]] = {}
        self.cited: dict[str, list[Any]] = {}
        self.faults: dict[str, list[Answer | None]] = defaultdict(list)
        self.answer_headers: dict[str, dict[str, str]] = defaultdict(dict)
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.headers: dict[str, str] = {}
        self.before: Callable[[str, str], None] = lambda *_: None
        self.address = ""

    @property
    def options(self) -> list[str]:
        """The options of a command that lead to this server."""
        return [f"--service={name}={self.address}/{name}" for name in SERVICES]

    def paths(self, service: str) -> list[str]:
        """The paths that a service was asked for."""
        return [path for name, path, _ in self.asked if name == service]

    def answer(self, service: str, path: str, given: dict[str, str]) -> Answer:
        """Return what a service answers."""
        self.asked.append((service, path, given))
        self.before(service, path)
        queue = self.faults[service]
        if queue and (fault := queue.pop(0)):
            return fault
        speak = {
            "europe-pmc": self._europe_pmc,
            "openalex": self._openalex,
            "crossref": self._crossref,
            "pubmed": self._pubmed,
        }
        body = speak[service](path, given)
        if body is None:
            return 404, {}, b"Resource not found."
        return 200, self.answer_headers[service], body if isinstance(body, bytes) else json.dumps(body).encode()

    def _europe_pmc(self, path: str, given: dict[str, str]) -> Any:
        if path != "search":
            kind = path.rpartition("/")[2]
            inner = kind.removesuffix("s")
            outer = f"{inner}List"
            found = self.cited.get(f"europe-pmc {path}", [])
            start = (int(given["page"]) - 1) * int(given["pageSize"])
            return {"hitCount": len(found), outer: {inner: found[start : start + int(given["pageSize"])]}}
        if given["query"].startswith("DOI:"):
            doi = given["query"].removeprefix('DOI:"').rstrip('"')
            known = [each for each in self.records["europe-pmc"] if each.get("doi") == doi]
            return {"hitCount": len(known), "resultList": {"result": known}}
        found, cursor = self.records["europe-pmc"], given["cursorMark"]
        start = 0 if cursor == "*" else int(cursor.removeprefix("AoJ"))
        end = start + int(given["pageSize"])
        following = f"AoJ{end}" if end < len(found) else cursor  # repeats the cursor at the end
        return {"hitCount": len(found), "nextCursorMark": following, "resultList": {"result": found[start:end]}}

    def _openalex(self, path: str, given: dict[str, str]) -> Any:
        if path != "works":
            return self.works.get(unquote(path.removeprefix("works/doi:")).lower())
        field, _, values = given["filter"].partition(",from_publication_date")[0].partition(":")
        found = self.records["openalex"]
        if field in {"cites", "openalex"}:
            found = [each for value in values.split("|") for each in self.cited.get(f"{field} {value}", [])]
        start = 0 if given["cursor"] == "*" else int(given["cursor"])
        end = start + int(given["per_page"])
        following = str(end) if start < len(found) else None
        return {"meta": {"count": len(found), "next_cursor": following}, "results": found[start:end]}

    def _crossref(self, path: str, given: dict[str, str]) -> Any:
        if path != "works":
            work = self.works.get(unquote(path.removeprefix("works/")).lower())
            return {"status": "ok", "message-type": "work", "message": work} if work else None
        found = self.records["crossref"]
        start = 0 if given["cursor"] == "*" else int(given["cursor"].removeprefix("DnF1"))
        end = start + int(given["rows"])
        message = {"total-results": len(found), "next-cursor": f"DnF1{end}", "items": found[start:end]}
        return {"status": "ok", "message-type": "work-list", "message": message}

    def _pubmed(self, path: str, given: dict[str, str]) -> Any:
        if path == "esearch.fcgi":
            numbers = [number for number, _ in self.records["pubmed"]]
            return {"esearchresult": {"count": str(len(numbers)), "idlist": numbers[: int(given["retmax"])]}}
        known = dict(self.records["pubmed"])
        articles = "".join(known[each] for each in given["id"].split(",") if known.get(each))
        return f'<?xml version="1.0" ?>\n<PubmedArticleSet>{articles}</PubmedArticleSet>'.encode()


def pubmed_article(number: str, title: str) -> str:
    """Return an article in PubMed's XML."""
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article>"
        "<Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>Buses</Title></Journal>"
        f"<ArticleTitle>{escape(title)}</ArticleTitle>"
        "<AuthorList><Author><LastName>Park</LastName><Initials>A</Initials></Author></AuthorList></Article>"
        "</MedlineCitation></PubmedArticle>"
    )


def openalex_work(number: int, **more: Any) -> dict[str, Any]:
    """Return a work as OpenAlex has it."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/openalex.{number}",
        "title": f"Depots in district {number}",
        "publication_year": 2021,
        "authorships": [{"author": {"display_name": f"Ida Ward{number}"}}],
        "primary_location": {"source": {"display_name": "Night Transport"}},
    } | more


def crossref_work(number: int, **more: Any) -> dict[str, Any]:
    """Return a work as Crossref has it."""
    return {
        "DOI": f"10.5555/crossref.{number}",
        "title": [f"Timetables of city {number}"],
        "author": [{"family": f"Cross{number}", "given": "Ann"}],
        "issued": {"date-parts": [[2020, 5]]},
        "container-title": ["Night Transport"],
        "type": "journal-article",
    } | more


@contextmanager
def serving() -> Iterator[LocalServices]:
    """Serve the services on this machine."""
    services = LocalServices()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(parse_qs(urlsplit(self.path).query))

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._answer(parse_qs(self.rfile.read(length).decode()))

        def _answer(self, given: dict[str, list[str]]) -> None:
            services.headers = dict(self.headers)
            _, service, *path = urlsplit(self.path).path.split("/")
            parameters = {name: values[0] for name, values in given.items()}
            status, headers, body = services.answer(service, "/".join(path), parameters)
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # the client has been stopped
                pass

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    services.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
