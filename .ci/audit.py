"""Run Lighthouse (mobile) on the built site: `audit.py SITE FOLDER [PAGE...]`. Exits with 1 if a score is too low.

It takes a page of each type, or those named. Each is loaded several times and the median counts, so that one slow run
on a busy machine does not decide. FOLDER receives one JSON report per page and run; the medians are printed as a table.
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

# A page of each type.
PAGES = {
    "home": "",
    "summary": "summary/",
    "themes": "themes/",
    "theme": "themes/diagnosis/",
    "findings": "findings/",
    "quotes": "quotes/",
    "studies": "studies/",
    "study": "studies/stalker-2005/",
    "appraisal": "appraisal/",
    "map": "map/",
    "methods": "methods/",
    "practice": "practice/",
    "service-users": "service-users/",
    "lived-experience": "lived-experience/",
    "new": "new/",
    "updates": "updates/",
    "comparison": "updates/1.0.0/now/",
    "replay": "replay/",
    "researchers": "researchers/",
    "references": "references/",
    "data": "data/",
    "cite": "cite/",
    "permanent": "id/safety-f01/#cite",
    "contribute": "contribute/",
    "form": "contribute/add/",
    "worksheet": "contribute/confidence/safety/",
    "search": "search/?q=suicide",
    "version": "v/1.0.0/",
}
MIN_SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
# Released versions ask search engines to list the current pages instead, which Lighthouse counts as a fault.
NOT_LISTED = ("version", "seo")
RUNS = 3
LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)


def report(url: str, file: Path) -> dict[str, Any]:
    """Run Lighthouse on a page, write its report to the file and return it."""
    command = [
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={file}",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(MIN_SCORES)}",
    ]
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
    result: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return result


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """Return the median score of each category, out of 100."""
    return {
        name: median_low(round(100 * (each["categories"][name]["score"] or 0)) for each in reports)
        for name in MIN_SCORES
    }


def main(site: str, folder: str, *names: str) -> int:
    """Print the scores; return 1 if one is below its minimum."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    failures = []
    with serving(Path(site)) as base:
        print(f"{'page':16}" + "".join(f"{name:>16}" for name in MIN_SCORES))
        for name, address in ((each, PAGES[each]) for each in names or PAGES):
            medians = scores(
                [report(base + address, Path(folder) / f"{name}-{run}.json") for run in range(1, RUNS + 1)]
            )
            print(f"{name:16}" + "".join(f"{value:>16}" for value in medians.values()), flush=True)
            failures += [
                f"{name}: {category} is {medians[category]}, the minimum is {minimum}"
                for category, minimum in MIN_SCORES.items()
                if medians[category] < minimum and (name, category) != NOT_LISTED
            ]
    print("\n".join(failures) or "Every score reaches its minimum.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
