"""Put the figures of a benchmark into HACKING.md, so that no number is typed: `figures.py [.build/bench.json]`.

Figures that are given replace those of `.ci/figures.json`, from which the part of HACKING.md is written again.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from bench import table

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / ".ci" / "figures.json"
HACKING = ROOT / "HACKING.md"
START, END = "<!-- figures of make bench -->\n", "<!-- end of figures -->\n"


def section(figures: dict[str, Any]) -> str:
    """Return the part of HACKING.md: when and where the figures were measured, and the tables of the benchmark."""
    machine, versions = figures["machine"], figures["versions"]
    libraries = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"Measured on {figures['date']}: {machine['cores']} cores, {machine['processor']}, Python {machine['python']}; "
        f"{libraries}.\n\n{table(figures['results'])}\n\n"
    )


def main() -> None:
    """Take new figures where a file is named, and write HACKING.md."""
    if len(sys.argv) > 1:
        shutil.copyfile(sys.argv[1], FIGURES)
    text = HACKING.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    made = section(json.loads(FIGURES.read_text(encoding="utf-8")))
    HACKING.write_text(f"{before}{START}{made}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
