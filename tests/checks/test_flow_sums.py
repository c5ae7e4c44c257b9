"""Which numbers of a flow diagram must follow from others, wherever reports found in other ways join the rest."""

from __future__ import annotations

import pytest

from review.checks.flow import _sums
from review.schema.flow import ExclusionCountRecord, FlowRecord

IDENTIFIED, SCREENED = "what was identified, without what was removed,", "what was screened, without what was excluded,"
SOUGHT, ASSESSED = "what was sought, without what was not retrieved,", "what was assessed, without what was excluded,"
REASONS = (ExclusionCountRecord(reason="A day bus", count=3), ExclusionCountRecord(reason="No driver", count=4))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({}, []),
        # Screened, of what was identified
        ({"databases": 90, "screened": 80}, []),  # what was removed is not stated
        ({"databases": 90, "screened": 90}, []),
        ({"databases": 90, "screened": 91}, [("screened", 91, IDENTIFIED, 90)]),
        ({"databases": 90, "duplicates": 0, "screened": 80}, [("screened", 80, IDENTIFIED, 90)]),
        ({"databases": 90, "other": 5, "duplicates": 10, "screened": 85}, [("screened", 85, IDENTIFIED, 85)]),
        ({"databases": 90, "other": 5, "duplicates": 10, "screened": 80}, [("screened", 80, IDENTIFIED, 80)]),
        ({"databases": 90, "other": 5, "screened": 95}, []),
        ({"databases": 90, "other": 5, "screened": 96}, [("screened", 96, IDENTIFIED, 90)]),
        ({"screened": 80}, []),
        # Sought, or assessed, of what was screened
        ({"screened": 80, "excluded": 60, "sought": 20}, [("sought", 20, SCREENED, 20)]),
        ({"screened": 80, "excluded": 60, "other": 5, "sought": 20}, [("sought", 20, SCREENED, 20)]),
        ({"screened": 80, "excluded": 60, "other": 5, "sought": 24}, [("sought", 24, SCREENED, 25)]),
        (
            {"databases": 75, "other": 5, "duplicates": 0, "screened": 80, "excluded": 60, "sought": 25},
            [("screened", 80, IDENTIFIED, 80), ("sought", 25, SCREENED, 20)],
        ),
        ({"screened": 80, "excluded": 60, "assessed": 20}, [("assessed", 20, SCREENED, 20)]),
        ({"screened": 80, "excluded": 60, "other": 5, "assessed": 20}, [("assessed", 20, SCREENED, 20)]),
        ({"screened": 80, "excluded": 60, "other": 5, "assessed": 24}, [("assessed", 24, SCREENED, 25)]),
        ({"screened": 80, "excluded": 60, "not_retrieved": 2, "assessed": 18}, []),
        ({"excluded": 60, "sought": 20}, []),
        # Assessed, of what was sought
        ({"sought": 20, "not_retrieved": 2, "assessed": 17}, [("assessed", 17, SOUGHT, 18)]),
        ({"sought": 20, "assessed": 18}, []),
        ({"sought": 20, "not_retrieved": 2}, []),
        # Excluded, and included, of what was assessed
        ({"reports_excluded": 8, "reasons": REASONS}, [("reports_excluded", 8, "the sum of the reasons", 7)]),
        ({"reports_excluded": 8}, []),
        (
            {"assessed": 18, "reasons": REASONS, "reports_included": 10},
            [("reports_included", 10, ASSESSED, 11)],
        ),
        ({"assessed": 18, "reports_excluded": 8, "reports_included": 10}, [("reports_included", 10, ASSESSED, 10)]),
        ({"assessed": 18, "reports_included": 10}, []),
        ({"reports_excluded": 8, "reports_included": 10}, []),
    ],
    ids=str,
)
def test_a_number_must_follow_from_those_that_are_stated(stated: dict[str, object], expected: list[object]):
    assert list(_sums(FlowRecord(locator="Figure 1", **stated))) == expected
