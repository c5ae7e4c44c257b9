"""Runs Lighthouse (mobile) over pages of the built site: `audit.py SITE FOLDER`. Exits 1 where a score is too low.

Each page is loaded several times and the median counts, so that one unlucky run on a busy machine does not decide.
Every report stands in FOLDER as JSON, named after its page and run; the medians are printed as a table.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median_low
from typing import Any

from serving import serving

PAGES = {"home": "", "theme": "themes/diagnosis/", "quotes": "quotes/", "appraisal": "appraisal/"}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)


def report(url: str, file: Path) -> dict[str, Any]:
    """Lighthouse's report on a page, also written to the file."""
    command = [
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={file}",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(LEAST)}",
    ]
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """The median score of each category, of 100."""
    return {
        name: median_low(round(100 * (each["categories"][name]["score"] or 0)) for each in reports) for name in LEAST
    }


def main(site: str, folder: str) -> int:
    """Prints the scores and returns 1 where one is below what the project promises."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    short = []
    with serving(Path(site)) as base:
        print(f"{'page':12}" + "".join(f"{name:>16}" for name in LEAST))
        for name, address in PAGES.items():
            got = scores([report(base + address, Path(folder) / f"{name}-{run}.json") for run in range(1, RUNS + 1)])
            print(f"{name:12}" + "".join(f"{value:>16}" for value in got.values()))
            short += [
                f"{name}: {category} {got[category]}, at least {least}"
                for category, least in LEAST.items()
                if got[category] < least
            ]
    print("\n".join(short) or "Every score is as promised.")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
