"""Time the stages of a build as a review grows: `bench.py`, run by `make bench`.

Each stage is timed on the evidence, on 3 times as much and on 10 times as much. Compare the ratios, not the seconds: a
linear stage takes about 3 and 10 times as long. Investigate a stage that takes longer.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from review.exports import exports
from review.loading import load_review
from review.site.pages import all_pages
from review.versions.publication import Publication

SIZES = (1, 3, 10)
REPEATS = 3
ROOT = Path(__file__).parent.parent


def enlarge(folder: Path, times: int) -> Path:
    """Copy the evidence to a folder, with `times` copies of each study, its reference and its excerpts."""
    shutil.copytree(ROOT / "evidence", folder / "evidence")
    references = [(ROOT / "references.bib").read_text(encoding="utf-8")]
    for study in sorted((ROOT / "evidence" / "studies").glob("*.yml")):
        text = study.read_text(encoding="utf-8")
        entry = re.search(rf"@\w+{{{study.stem},.*?\n}}\n", references[0], re.DOTALL)
        for copy in range(1, times):
            name = f"{study.stem}-copy{copy}"
            copied = text.replace(f"{study.stem}-q", f"{name}-q").replace(f"id: {study.stem}\n", f"id: {name}\n", 1)
            copied = copied.replace(f"citekey: {study.stem}\n", f"citekey: {name}\n", 1)
            (folder / "evidence" / "studies" / f"{name}.yml").write_text(copied, encoding="utf-8")
            if entry:
                numberless = re.sub(r"\n\s*refnumber\s*=\s*{\d+},?", "", entry[0])
                references.append(numberless.replace(f"{{{study.stem},", f"{{{name},", 1))
    (folder / "references.bib").write_text("\n".join(references), encoding="utf-8")
    figures = folder / "evidence" / "figures.yml"
    figures.write_text("figures: []\n", encoding="utf-8")
    return folder


def seconds(action: Callable[[], Any]) -> float:
    """Return the shortest time of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def stage_times(times: int) -> dict[str, float]:
    """Return the seconds that each stage takes on evidence enlarged this many times."""
    with tempfile.TemporaryDirectory() as name:
        root = enlarge(Path(name), times)
        review = load_review(root)
        return {
            "read and check": seconds(lambda: load_review(root)),
            "pages": seconds(lambda: list(all_pages(Publication(load_review(root)))))
            - seconds(lambda: load_review(root)),
            "exports": seconds(lambda: exports(Publication(review, "https://living-review.example/"))),
        }


def main() -> None:
    """Print a table of stages by size, in seconds and relative to the evidence as it is."""
    results = {times: stage_times(times) for times in SIZES}
    print(f"{'stage':16}" + "".join(f"{f'{times} x':>18}" for times in SIZES))
    for stage, first in results[1].items():
        cells = (f"{results[times][stage]:9.3f} s {results[times][stage] / first:5.1f}x" for times in SIZES)
        print(f"{stage:16}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()
