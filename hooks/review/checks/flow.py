"""Checks of the numbers of a flow diagram: whether they add up, as far as they are stated."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.problems.problem import Problem
from review.schema.flow import FlowRecord

Sum = tuple[str, int, str, int]  # a field, its number, and what should give the same: in words, and the number


@check("H409")
def flow_numbers_add_up(evidence: Evidence) -> Iterator[Problem]:
    """The numbers of each step of a flow diagram follow from those of the step before."""
    searches = evidence.searches
    for name, flow in (("flow", searches.value.flow), ("flow_since", searches.value.flow_since)):
        for field, number, words, other in _sums(flow) if flow else ():
            if number != other:
                text = f'"{field}" is {number}, but {words} gives {other}'
                yield searches.problem("H409", text, name, field)


def _sums(flow: FlowRecord) -> Iterator[Sum]:
    """Yield each number that follows from others, where all of them are stated.

    What was found in other ways is screened with the rest, or joins it where reports are sought: both are usual, so
    the sum that fits is taken.
    """
    identified, other = flow.identified, flow.other or 0
    joins_late = True
    if identified is not None and flow.screened is not None:
        left = identified - (flow.removed or 0)
        joins_late = flow.screened != left + other
        if flow.removed is not None or flow.screened > left + other:
            expected = left if joins_late else left + other
            yield "screened", flow.screened, "what was identified, without what was removed,", expected
    if flow.screened is not None and flow.excluded is not None:
        passed = flow.screened - flow.excluded
        late = passed + other if joins_late else passed
        words = "what was screened, without what was excluded,"
        if flow.sought is not None:
            yield "sought", flow.sought, words, passed if flow.sought == passed else late
        elif flow.assessed is not None and flow.not_retrieved is None:
            yield "assessed", flow.assessed, words, passed if flow.assessed == passed else late
    if flow.sought is not None and flow.assessed is not None and flow.not_retrieved is not None:
        words = "what was sought, without what was not retrieved,"
        yield "assessed", flow.assessed, words, flow.sought - flow.not_retrieved
    if flow.reports_excluded is not None and flow.reasons:
        yield (
            "reports_excluded",
            flow.reports_excluded,
            "the sum of the reasons",
            sum(each.count for each in flow.reasons),
        )
    if flow.assessed is not None and flow.all_excluded is not None and flow.reports_included is not None:
        words = "what was assessed, without what was excluded,"
        yield "reports_included", flow.reports_included, words, flow.assessed - flow.all_excluded
