"""Runs Lighthouse (mobile) over pages of the built site: `audit.py SITE FOLDER`. Exits 1 where a score is too low.

The reports stand in FOLDER as JSON; the scores, and how heavy each page is, are printed as a table.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from serving import serving

PAGES = {"home": "", "theme": "themes/diagnosis/", "quotes": "quotes/", "appraisal": "appraisal/"}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)


def report(url: str, file: Path) -> dict[str, object]:
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
    read: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return read


def scores(found: dict[str, dict[str, dict[str, float]]]) -> dict[str, int]:
    """The score of each category, of 100."""
    return {name: round(100 * (found["categories"][name]["score"] or 0)) for name in LEAST}


def main(site: str, folder: str) -> int:
    """Prints the scores and returns 1 where one is below what the project promises."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    short = []
    with serving(Path(site)) as base:
        print(f"{'page':12}" + "".join(f"{name:>16}" for name in LEAST))
        for name, address in PAGES.items():
            got = scores(report(base + address, Path(folder) / f"{name}.json"))  # type: ignore[arg-type]
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
