"""The gate before every pool: may these rows be combined, and if not, why not.

The limits on numbers of studies are our conventions; the checks follow what synthesis without
meta-analysis asks for (SWiM, BMJ 2020;368:l6890).
"""

import pandas as pd

from evidence.statistics.reasons import AGAINST, RESERVES, kind_of
from evidence.statistics.results import Light, Verdict


def may_pool(rows: pd.DataFrame) -> Verdict:
    """Return whether `rows`, one per candidate effect, may be pooled, with the reasons.

    Every column is optional and checked when present: `study_id`, `cohort_family`,
    `collection`, `design`, `aetiology`, `therapy`, `components`, `role`, `kind` ("change" or
    "proportion", otherwise told from the other columns), `instrument`, `statistic`, `window`
    (else told from `months`), `event`, `definition`, `unit`, `n`, `variance`, `sd_before`,
    `sd_after`, `sd_change`, `events`, `total`, `basis`. An empty entry in a column that must
    agree is a reason against: what isn't stated can't be shown to be the same. Definitions are
    compared as text without case, punctuation or spacing.

    Red means not allowed: fewer than three rows; different kinds, instruments, statistics,
    windows, events, definitions, units or aetiologies; medians; missing spreads or counts;
    overlapping patients; comparator arms; animals, case reports, reviews, guidelines. Amber
    means allowed with reserve: three or four studies (no prediction interval, I² greyed),
    several therapies or kyphoplasty beside vertebroplasty (subgroups needed), studies from
    outside the review, counts that are our reading of a text.
    """
    if rows.empty:
        return Verdict(False, ("No study gives this effect; nothing is shown.",), "red")
    kind = kind_of(rows)
    against = tuple(reason for check in AGAINST for reason in check(rows, kind))
    if against:
        return Verdict(False, against, "red")
    reserve = tuple(reason for check in RESERVES for reason in check(rows))
    level: Light = "amber" if reserve else "green"
    return Verdict(True, reserve, level)
