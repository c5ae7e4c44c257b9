"""What most commands begin with: a checked review, or its problems said on standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from review.loading import load
from review.model.review import Review
from review.problems.problem import report


def loaded(root: Path) -> Review | None:
    """The review below `root`; None, with every problem printed, where a problem stops it."""
    review, problems = load(root)
    if review is None:
        print(report(problems), file=sys.stderr)
    return review
