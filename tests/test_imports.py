"""What the package may lean on: libraries by package, no MkDocs inside, no clock, no network.

The order of the packages is a contract of import-linter (pyproject.toml), which `make lint` checks.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "review"

# Beside the standard library and the packages below it, a package may use these libraries and no others.
LIBRARIES = {
    "language": {"babel"},
    "problems": {"rapidfuzz"},
    "files": {"pyarrow"},
    "schema": {"pydantic", "pydantic_core"},
    "references": {"bibtexparser", "pylatexenc", "citeproc", "markupsafe"},
    "evidence": {"yaml", "pydantic", "pydantic_core", "slugify"},
    "model": {"pydantic", "rapidfuzz"},
    "building": {"jinja2", "mkdocs", "watchdog"},
    "cli": {"click"},
    "inspection": {"axe_playwright_python", "frictionless", "playwright"},
    "importing": {"lxml", "openpyxl", "pydantic", "rispy", "slugify"},
    "editing": {"yaml", "pydantic", "ruamel", "slugify"},
    "templating": {"docx", "jinja2", "markupsafe", "typst"},
    "versions": {"markupsafe", "pydantic", "yaml"},
    "citing": {"markupsafe"},
    "figures": {"markupsafe"},
    "surveillance": {"httpx"},
    "ranking": {"sklearn"},
    "forms": {"annotated_types", "pydantic", "slugify"},
    "exports": {"pydantic", "segno"},
    "search": {"snowballstemmer"},
    "site": {"jinja2", "markupsafe", "pydantic", "rjsmin", "tinycss2"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def imported(file: Path) -> set[str]:
    """The full names that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_a_package_uses_only_its_libraries():
    others = {}
    for file in MODULES:
        place = file.relative_to(PACKAGE)
        tops = {name.partition(".")[0] for name in imported(file)} - {"review"} - sys.stdlib_module_names
        others[place.as_posix()] = tops - LIBRARIES.get(place.with_suffix("").parts[0], set())
    assert {file: libraries for file, libraries in others.items() if libraries} == {}


def test_only_the_outermost_package_names_mkdocs():
    naming = {file for file in HOOKS.rglob("*.py") if any(name.startswith("mkdocs") for name in imported(file))}
    assert {file.parent.name for file in naming} == {"building"}


def test_nothing_in_the_package_reads_the_clock_or_the_network():
    """Except the server, and clients of the web archive and of literature services, which their commands import."""
    forbidden = ("time", "datetime.datetime", "random", "urllib.request", "http.client", "socket", "requests", "httpx")
    using = {
        f"{file.name}: {name}"
        for file in MODULES
        for name in imported(file)
        if any(name == each or name.startswith(f"{each}.") for each in forbidden)
    }
    assert using == {
        "live_server.py: socket.AF_INET6",
        "wayback.py: urllib.request.Request",
        "wayback.py: urllib.request.urlopen",
        "wayback.py: http.client.HTTPException",
        "polite_client.py: httpx",
        "polite_client.py: time",
        "polite_client.py: datetime.datetime",
    }
    clients = {"review.editing.wayback": {"archive.py"}, "review.surveillance": {"notices.py", "watch.py"}}
    for client, users in clients.items():
        outside = [file for file in MODULES if client.rpartition(".")[2] not in file.parts]
        assert {file.name for file in outside if any(name.startswith(client) for name in imported(file))} == users
