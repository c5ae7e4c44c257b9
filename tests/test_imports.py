"""The order of the stages, read from the imports: each stage knows only what stands before it."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "review"

# A stage a line: files → records → review → views → pages. What stands on one line may import its neighbours.
STAGES = [
    {"review", "problems", "mistakes", "references", "writing", "headings", "links", "policy", "revisions"}
    | {"stylesheets"},
    {"documents"},
    {"notation", "naming"},
    {"shapes"},
    {"bibliography", "validation"},
    {"incoming", "canonical", "screening"},
    {"records"},
    {"duplicates", "scaffolding"},
    {"intake", "suggestions", "archiving", "wayback"},
    {"model"},
    {"assemble", "addresses", "glossary", "registry", "wordings"},
    {"measures"},
    {"checks"},
    {"citations", "views", "living", "downloads"},
    {"reference_formats", "works"},
    {"rendering"},
    {"citing"},
    {"metadata"},
    {"figures"},
    {"changes"},
    {"releasing", "history"},
    {"scheduling"},
    {"forms"},
    {"pages"},
    {"exports"},
    {"prose"},
    {"markdown"},
    {"loading", "publishing"},
    {"states"},
    {"releases"},
    {"commands"},
    {"__main__"},
]
PLACE = {stage: place for place, stages in enumerate(STAGES) for stage in stages}

# Beside the standard library and earlier stages, a stage may lean on these and on nothing else.
LEANS_ON = {
    "documents": {"yaml"},
    "notation": {"yaml"},
    "naming": {"slugify"},
    "incoming": {"nbib", "rispy"},
    "canonical": {"yaml"},
    "scaffolding": {"pydantic"},
    "shapes": {"pydantic", "pydantic_core"},
    "bibliography": {"bibtexparser", "pylatexenc"},
    "validation": {"pydantic", "pydantic_core"},
    "views": {"pandas"},
    "citations": {"citeproc", "markupsafe"},
    "glossary": {"markupsafe"},
    "rendering": {"jinja2", "markupsafe"},
    "figures": {"markupsafe"},
    "forms": {"annotated_types", "pydantic"},
    "changes": {"markupsafe", "pydantic"},
    "releasing": {"pydantic"},
    "pages": {"markupsafe"},
    "citing": {"markupsafe"},
    "metadata": {"markupsafe"},
    "exports": {"pandas", "pydantic", "pyarrow"},
    "prose": {"pydantic"},
    "markdown": {"jinja2"},
    "releases": {"yaml"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The full names that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def stage_of(file: Path) -> str:
    first = file.relative_to(PACKAGE).with_suffix("").parts[0]
    return "review" if first == "__init__" else first


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_what_stands_before_it(file):
    own = stage_of(file)
    assert own in PLACE, f"{own} is new: say in STAGES where it stands"
    for name in imported(file):
        top, _, rest = name.partition(".")
        if top == "review":
            stage = rest.partition(".")[0]
            assert stage == own or PLACE[stage] <= PLACE[own], f"{own} imports {stage}, which stands after it"
        elif top not in sys.stdlib_module_names:
            assert top in LEANS_ON.get(own, set()), f"{own} imports {top}"


def test_only_the_outermost_file_names_mkdocs():
    naming = {file.name for file in HOOKS.rglob("*.py") if any(name.startswith("mkdocs") for name in imported(file))}
    assert naming == {"build.py"}


@pytest.mark.parametrize("word", ["CASP", "complex emotional", "clinician", "personality", "psychiatr", "crawford"])
def test_the_package_knows_nothing_of_the_topic(word):
    """A second review is another evidence/, docs/ and references.bib under the same code."""
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.svg"), *HOOKS.glob("*.py")]
    naming = [file.name for file in files if re.search(word, file.read_text(encoding="utf-8"), re.IGNORECASE)]
    assert naming == []


def test_nothing_in_the_package_reads_the_clock_or_the_network():
    """But for the client of the archive, which only the command that asks it imports."""
    forbidden = ("time", "datetime.datetime", "random", "urllib.request", "http.client", "socket", "requests", "httpx")
    using = {
        f"{file.name}: {name}"
        for file in MODULES
        for name in imported(file)
        if any(name == each or name.startswith(f"{each}.") for each in forbidden)
    }
    assert using == {"wayback.py: urllib.request.Request", "wayback.py: urllib.request.urlopen"} | {
        "wayback.py: http.client.HTTPException"
    }
    naming = {
        file.name for file in MODULES if any(name.startswith("review.editing.wayback") for name in imported(file))
    }
    assert naming == {"archive.py"}
