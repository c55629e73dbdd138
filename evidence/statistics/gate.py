"""The gate before every pool: may these rows be combined, and if not, why not.

The limits on numbers of studies are our conventions; the checks follow what synthesis without
meta-analysis asks for (SWiM, BMJ 2020;368:l6890).
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from evidence.statistics.reasons import AGAINST, RESERVES, Rows, Value
from evidence.statistics.results import Light, Verdict


def may_pool(rows: pd.DataFrame) -> Verdict:
    """Return whether `rows`, one per candidate effect, may be pooled, with the reasons.

    Every column is optional and checked when present: `study_id`, `cohort_family`,
    `collection`, `design`, `aetiology`, `therapy`, `components`, `role`, `kind` ("change" or
    "proportion", otherwise told from the other columns), `instrument`, `statistic`, `window`
    (else told from `months`), `event`, `definition`, `unit`, `n`, `variance`, `sd_before`,
    `sd_after`, `sd_change`, `events`, `total`, `basis`. An empty entry in a column that must
    agree is a reason against: what isn't stated can't be shown to be the same. Definitions are
    compared as text without case, punctuation or spacing. `design`, `aetiology` and `components`
    (or `therapy`) hold words of the corpus's lists; several components are separated by
    semicolons, those of a therapy by " + ".

    Red means not allowed: fewer than three rows; different kinds, instruments, statistics,
    windows, events, definitions, units or aetiologies; medians; missing spreads or counts, or
    counts that can't be; overlapping patients; comparator arms; animals, case reports, reviews,
    guidelines. Amber means allowed with reserve: three or four studies (no prediction interval,
    I² greyed), several therapies or kyphoplasty beside vertebroplasty (subgroups needed), studies
    from outside the review, counts that are our reading of a text.

    Raises:
        ValueError: `rows` is no DataFrame.
    """
    if not isinstance(rows, pd.DataFrame):
        kind = type(rows).__name__
        raise ValueError(f"rows is a {kind}; give a DataFrame, a row per study")  # noqa: TRY004
    plain = rows.astype(object).where(rows.notna(), None)
    names = [str(name) for name in plain.columns]
    return judged(
        [dict(zip(names, values, strict=True)) for values in plain.itertuples(index=False)],
        names,
    )


def judged(rows: Sequence[Mapping[str, Value]], columns: Sequence[str] = ()) -> Verdict:
    """Return the verdict of `may_pool` on plain rows, None for what is missing.

    `columns` names those to be checked; without it they are those of the first row.
    """
    if not rows:
        return Verdict(False, ("No study gives this effect; nothing is shown.",), "red")
    given = Rows(tuple(rows), frozenset(columns or rows[0]))
    against = tuple(reason for check in AGAINST for reason in check(given))
    if against:
        return Verdict(False, against, "red")
    reserve = tuple(reason for check in RESERVES for reason in check(given))
    level: Light = "amber" if reserve else "green"
    return Verdict(True, reserve, level)
