"""What would be wrong with the evidence if files were written: tried on a copy, so that nothing is written in vain."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from review.files.writing import write_text
from review.loading import load
from review.problems.problem import Problem

FOLDERS, FILES = ("evidence", "references"), ("references.bib",)


def new_problems(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """Return the problems that the review below `root` would have with these files and does not have now."""
    before = Counter((each.path, each.code, each.message) for each in load(root)[1])
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for folder in FOLDERS:
            if (root / folder).is_dir():
                shutil.copytree(root / folder, copy / folder, symlinks=True)
        for name in FILES:
            if (root / name).is_file():
                shutil.copyfile(root / name, copy / name)
        for path, text in files.items():
            write_text(copy / path, text)
        for problem in load(copy)[1]:
            key = (problem.path, problem.code, problem.message)
            if before[key]:
                before[key] -= 1
            else:
                found.append(problem)
    return found
