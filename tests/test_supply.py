"""The supply chain: packages are pinned with hashes, and their licences and known vulnerabilities are checked."""

from __future__ import annotations

import json
import re
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from places import PROJECT

sys.path.insert(0, str(PROJECT / ".ci"))

import licences
import locked
import vulnerabilities


def test_every_pinned_package_has_a_hash():
    for file in (PROJECT / "requirements").glob("*.txt"):
        if file.name != "overrides.txt":
            pins = re.split(r"^(?=[A-Za-z0-9._-]+==)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
            assert pins, file.name
            assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == [], file.name
    for file in (PROJECT / ".ci").glob("*/package-lock.json"):
        entries = json.loads(file.read_text(encoding="utf-8"))["packages"]
        assert [name for name, entry in entries.items() if name and not entry["integrity"].startswith("sha512-")] == []


def test_every_commit_hook_runs_a_program_of_the_environment_and_downloads_nothing():
    settings = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in settings["repos"]] == ["local"]
    hooks = settings["repos"][0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    programs = {hook["entry"].split()[0] for hook in hooks} - {"make"}
    assert [program for program in programs if not (Path(sys.executable).parent / Path(program).name).exists()] == []
    assert {str(Path(program).parent) for program in programs} == {".venv/bin"}


def test_the_package_says_that_it_is_typed_and_takes_the_marker_along():
    """PEP 561: without the marker, a type checker ignores the annotations of an installed package."""
    package = PROJECT / "hooks" / "review"
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = settings["tool"]["setuptools"]["package-data"]["review"]
    assert package / "py.typed" in {file for pattern in taken for file in package.glob(pattern)}


def test_pinned_packages_are_read_from_every_lock_file():
    listed = locked.packages()
    assert {package.ecosystem for package in listed} == {"PyPI", "npm"}
    assert {package.of for package in listed if package.ecosystem == "PyPI"} == {"site", "test"}
    names = {(package.name, package.of) for package in listed}
    assert {("mkdocs-material", "site"), ("uv", "site"), ("pytest", "test"), ("lighthouse", "test")} <= names


def test_every_licence_is_recognised_and_accepted(capsys, tmp_path):
    bill = tmp_path / "bill.json"
    assert licences.main(["--bill", str(bill)]) == 0, capsys.readouterr().out
    made = json.loads(bill.read_text(encoding="utf-8"))
    assert made["bomFormat"] == "CycloneDX"
    assert len(made["components"]) == len(capsys.readouterr().out.splitlines()) - 1
    assert {component["name"] for component in made["components"]} >= {"mkdocs-material", "lunr", "axe-core"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MIT", "MIT"),
        ("(MIT OR CC0-1.0)", "MIT OR CC0-1.0"),
        ("License :: OSI Approved :: BSD License; ", "BSD"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("License :: OSI Approved :: GNU Lesser General Public License v3", "LGPL"),
        ("Proprietary", ""),
        ("GPL-3.0-only", ""),
        ("", ""),
    ],
)
def test_a_licence_is_recognised_in_every_form_that_metadata_give_it(text, name):
    assert licences.spdx(text) == name


def test_a_program_under_the_gpl_may_be_run_by_the_tests_and_never_be_part_of_the_site():
    codespell = locked.Package("PyPI", "codespell", "1.0", "test", "GPL-2.0-only")
    assert licences.objection(codespell) == ""
    assert "not accepted" in licences.objection(replace(codespell, of="site"))
    assert "not accepted" in licences.objection(replace(codespell, name="owl"))


@pytest.mark.parametrize(
    ("licence", "of", "reason"),
    [
        ("", "site", "licence unknown"),
        ("LGPL", "site", "licence LGPL not accepted"),
        ("LGPL", "test", ""),
        ("MIT AND PSF-2.0", "site", ""),
        ("not installed here", "test", ""),
    ],
)
def test_a_licence_that_is_unknown_or_not_accepted_is_reported(licence, of, reason):
    assert licences.objection(locked.Package("PyPI", "owl", "1.0", of, licence)) == reason


@pytest.fixture
def service() -> Iterator[Callable[[object], tuple[str, list[Any]]]]:
    """Start a local service that answers every request alike. Returns its address and the list of requests."""
    servers = []

    def start(answer: Callable[[Any], bytes]) -> tuple[str, list[Any]]:
        asked: list[Any] = []

        class Service(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked.append((self.path, question))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(answer(question))

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Service)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def vulnerable(*names: str) -> Callable[[Any], bytes]:
    """Answer that the packages with these names have a vulnerability."""

    def answer(question: Any) -> bytes:
        results = [
            {"vulns": [{"id": "GHSA-1"}]} if query["package"]["name"] in names else {} for query in question["queries"]
        ]
        return json.dumps({"results": results}).encode()

    return answer


def test_every_package_is_looked_up_and_vulnerabilities_are_reported(service, capsys):
    address, asked = service(vulnerable("jinja2", "ws"))
    assert vulnerabilities.main(["--service", address]) == vulnerabilities.FOUND
    output = capsys.readouterr().out
    assert re.search(r"^site   jinja2 \S+  GHSA-1: https://osv.dev/GHSA-1$", output, re.MULTILINE)
    assert re.search(r"^test   ws ", output, re.MULTILINE)
    queries = [query for path, question in asked for query in question["queries"] if path == "/v1/querybatch"]
    assert len(queries) == len(locked.packages())
    assert all(query["version"] and query["package"]["ecosystem"] in {"PyPI", "npm"} for query in queries)


def test_it_is_reported_that_no_vulnerability_is_known(service, capsys):
    address, _ = service(vulnerable())
    assert vulnerabilities.main(["--service", address]) == 0
    assert capsys.readouterr().out.endswith(", 0 with known vulnerabilities\n")


@pytest.mark.parametrize("answer", [b"not JSON", b"[]", b"{}", b'{"results": []}', b'{"results": [{}]}'])
def test_an_unreadable_answer_does_not_count_as_none_known(answer, service, capsys):
    address, _ = service(lambda _: answer)
    assert vulnerabilities.main(["--service", address]) == vulnerabilities.UNKNOWN
    assert "It is unknown" in capsys.readouterr().out


def test_an_unreachable_service_is_reported(capsys):
    assert vulnerabilities.main(["--service", "http://127.0.0.1:9"]) == vulnerabilities.UNKNOWN
    assert "http://127.0.0.1:9 cannot be reached" in capsys.readouterr().out
