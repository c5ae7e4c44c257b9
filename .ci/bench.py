"""Measure what a review costs as it grows, beside a stock MkDocs-Material build of the same pages: `bench.py SIZE...`.

For each number of studies a synthetic review is checked, built with nothing kept from an earlier build, built so again
with its pictures and documents kept (a stock build makes none), and built after one study has changed; MkDocs with
Material alone builds the output of `review pages --out`, with records left out of its menu. A server shows a changed
record, and Chromium the built pages, where it is installed. Compare the ratios, not the seconds: one run measures all
of them on the same machine. It prints a table and writes all figures, with the machine and the date, to the file that
`--out` names; `figures.py` puts those of `.ci/figures.json` into HACKING.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench_browser import views
from bench_serving import seconds_until_shown
from synthetic_review import synthetic_review

ROOT = Path(__file__).parent.parent
PARTS = ("hooks", "docs", "mkdocs.yml")  # of the project, besides its records
DEFAULT_SIZES = (30, 300)
MAX_CPU_SECONDS = 1800  # of one command, which is then given up
VARIABLES = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795000000", "WITHOUT_VERSIONS": "1"}

STOCK = """\
site_name: A stock site
site_url: https://living-review.example/
docs_dir: plain
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions: [abbr, admonition, attr_list, tables]
not_in_nav: |
  *
nav: {nav}
"""


@dataclass(frozen=True)
class Cost:
    """What a command took: CPU seconds, seconds on the clock, and memory in MB; and whether it was finished."""

    cpu: float
    wall: float
    memory: float
    finished: bool


@dataclass(frozen=True)
class Size:
    """A built site: files, MB of all, MB of its heaviest page and the address of that, kB of its search index."""

    files: int
    total: float
    heaviest: float
    heaviest_page: str
    search: float
    search_compressed: float


def environment_in(folder: Path) -> dict[str, str]:
    """Return the environment of a project in a folder: with its own program and cache."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return environment | {**VARIABLES, "PYTHONPATH": str(folder / "hooks"), "REVIEW_CACHE": str(folder / "cache")}


def cost(command: list[str], folder: Path) -> Cost:
    """Return what a command takes in this folder. Its output goes to a file there; an error ends the benchmark."""
    environment = environment_in(folder)
    start = time.perf_counter()
    with (folder / "output.txt").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=folder, env=environment, stdout=output, stderr=output
        )
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 0:
        sys.exit(f"{' '.join(command)} failed:\n{(folder / 'output.txt').read_text(encoding='utf-8')[-2000:]}")
    cpu, wall = used.ru_utime + used.ru_stime, time.perf_counter() - start
    return Cost(round(cpu, 2), round(wall, 2), round(used.ru_maxrss / 1024, 1), process.returncode == 0)


def size(site: Path) -> Size:
    """Return the size of a built site."""
    files = [file for file in site.rglob("*") if file.is_file()]
    heaviest = max((file for file in files if file.suffix == ".html"), key=lambda file: file.stat().st_size)
    index = [file.read_bytes() for file in sorted((site / "search").glob("*.json"))]
    return Size(
        files=len(files),
        total=round(sum(file.stat().st_size for file in files) / 1e6, 2),
        heaviest=round(heaviest.stat().st_size / 1e6, 2),
        heaviest_page=heaviest.parent.relative_to(site).as_posix(),
        search=round(sum(map(len, index)) / 1e3, 1),
        search_compressed=round(sum(len(gzip.compress(each, mtime=0)) for each in index) / 1e3, 1),
    )


def write_stock_project(folder: Path) -> None:
    """Write the configuration of a stock build of the pages in `plain/`, with records left out of the menu."""
    plain = folder / "plain"
    pages = sorted(file.relative_to(plain).as_posix() for file in plain.rglob("*.md"))
    menu = [page for page in pages if not page.startswith("studies/") or page == "studies/index.md"]
    (folder / "stock.yml").write_text(STOCK.format(nav=json.dumps(menu)), encoding="utf-8")


def forget_all_but_files(folder: Path) -> None:
    """Empty the cache, apart from pictures, documents and other files that are costly to make."""
    for kept in (folder / "cache").iterdir():
        if kept.name != "files":
            shutil.rmtree(kept)


def change_one_study(folder: Path) -> str:
    """Change the population of the first study of the real review; return the address of its page."""
    name = min(file.name for file in (ROOT / "evidence" / "studies").glob("*.yml"))
    file = folder / "evidence" / "studies" / name
    before = file.read_text(encoding="utf-8")
    after = before.replace("\npopulation: ", "\npopulation: Changed. ", 1)
    if after == before:
        sys.exit(f"{name} has no population to change")
    file.write_text(after, encoding="utf-8")
    return f"studies/{file.stem}/"


def measured(studies: int, folder: Path) -> dict[str, Any]:
    """Return what a review of this many studies costs."""
    for part in PARTS:
        source, target = ROOT / part, folder / part
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    synthetic_review(folder, studies)
    costs = {
        "check": cost(["review", "check"], folder),
        "build": cost(["mkdocs", "build", "--site-dir", "site"], folder),
    }
    own = size(folder / "site") if costs["build"].finished else None
    seen = views(folder / "site") if own else []
    forget_all_but_files(folder)
    costs["build, files kept"] = cost(["mkdocs", "build", "--site-dir", "site"], folder)
    cost(["review", "pages", "--out", "plain"], folder)
    write_stock_project(folder)
    costs["stock build"] = cost(["mkdocs", "build", "--config-file", "stock.yml", "--site-dir", "stock"], folder)
    change_one_study(folder)
    costs["rebuild"] = cost(["mkdocs", "build", "--site-dir", "site"], folder)
    stock = size(folder / "stock") if costs["stock build"].finished else None
    served = seconds_until_shown(folder, environment_in(folder), change_one_study)
    return {
        "studies": studies,
        "seconds until a change is shown": round(served, 2),
        "views": [asdict(each) for each in seen],
        "costs": {name: asdict(each) for name, each in costs.items()},
        "sizes": {name: asdict(each) for name, each in (("own", own), ("stock", stock)) if each},
    }


def table(results: list[dict[str, Any]]) -> str:
    """Return the results as a table in Markdown. Ratios are of CPU seconds and of memory, to the stock build."""
    heads = ("studies", "measured", "CPU s", "ratio", "wall s", "memory MB", "ratio")
    rows = [heads, ("---",) * len(heads)]
    for result in results:
        stock = result["costs"]["stock build"]
        for name, each in result["costs"].items():
            ratio, memory = (each["cpu"] / stock["cpu"], each["memory"] / stock["memory"])
            note = "" if each["finished"] else " (given up)"
            cells = (
                f"{each['cpu']:.1f}",
                f"{ratio:.2f}",
                f"{each['wall']:.1f}",
                f"{each['memory']:.0f}",
                f"{memory:.2f}",
            )
            rows.append((str(result["studies"]), f"{name}{note}", *cells))
    sizes = ("studies", "site", "files", "MB", "heaviest page MB", "search index kB", "compressed kB")
    rows += [(), sizes, ("---",) * len(sizes)]
    for result in results:
        for name, each in result["sizes"].items():
            page = f"{each['heaviest']} ({each['heaviest_page']})"
            cells = (str(each["files"]), str(each["total"]), page, str(each["search"]), str(each["search_compressed"]))
            rows.append((str(result["studies"]), name, *cells))
    rows += [(), ("studies", "s from saving to the changed page"), ("---",) * 2]
    rows += [(str(result["studies"]), str(result["seconds until a change is shown"])) for result in results]
    seen = ("studies", "page", "first view on a slow phone, ms", "filter there, ms", "filter here, ms")
    rows += [(), seen, ("---",) * len(seen)]
    for result in results:
        for view in result["views"]:
            filters = ["" if view[name] is None else str(view[name]) for name in ("filter_phone", "filter_here")]
            rows.append((str(result["studies"]), view["page"], str(view["first"]), *filters))
    return "\n".join(f"| {' | '.join(row)} |" if row else "" for row in rows)


def main() -> None:
    """Measure each size, print the table and write the figures."""
    parser = argparse.ArgumentParser(description="Measure what a review costs as it grows.")
    parser.add_argument("sizes", metavar="SIZE", type=int, nargs="*", default=DEFAULT_SIZES, help="numbers of studies")
    parser.add_argument("--out", type=Path, default=ROOT / ".build" / "bench.json", help="the file for the figures")
    arguments = parser.parse_args()
    results = []
    for studies in arguments.sizes:
        with tempfile.TemporaryDirectory() as name:
            results.append(measured(studies, Path(name)))
    figures = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {"processor": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()},
        "versions": {name: version(name) for name in ("mkdocs", "mkdocs-material", "citeproc-py", "jinja2")},
        "results": results,
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
