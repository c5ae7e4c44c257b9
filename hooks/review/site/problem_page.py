"""The page that `make serve` shows in place of the site while the evidence has problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from review.problems.problem import Problem
from review.templating.rendering import Context, render


@dataclass(frozen=True)
class ProblemPage(Context):
    """The problems that stop the build, in order."""

    template: ClassVar[str] = "documents/problems.html"
    problems: tuple[Problem, ...]


def problem_page(problems: Iterable[Problem]) -> str:
    """Return a page that names each problem that stops the build, and loads again until there are none."""
    return str(render(ProblemPage(tuple(problem for problem in sorted(problems) if problem.stops_the_build))))
