"""What two arms began with is no result."""

import evidence
from evidence import cohorts
from evidence.cohorts.comparisons import after_treatment, comparisons
from evidence.corpus.selection import Selection


def test_that_two_arms_began_alike_is_no_result():
    review = cohorts.choose(cohorts.build(evidence.load()), Selection())
    found = comparisons(review, "pain")
    after = after_treatment(found)

    assert {one.row_id for one in found} - {one.row_id for one in after} == {
        "yang-z-2009.directions.1",
        "masala-2013.directions.1",
    }
