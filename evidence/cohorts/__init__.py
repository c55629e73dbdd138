"""What counts, decided once per corpus.

Which studies have patients, which arms had cement, which rows are about pain, one course per arm,
each patient once, counts with limits, thresholds of change, and why a row takes no part. Plain
frozen records: a few hundred are filtered in microseconds.
"""

from evidence.cohorts.build import Cohorts, build
from evidence.cohorts.choice import Choice, choose

__all__ = ["Choice", "Cohorts", "build", "choose"]
