"""The verdict on a set of rows, and the pooled value where it is allowed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import pandas as pd

from evidence.statistics import (
    NotPooled,
    Pooled,
    Spread,
    Verdict,
    may_pool,
    median_and_range,
    pool_effects,
    pool_proportions,
)
from evidence.statistics.heterogeneity import Estimator
from evidence.statistics.pooling import IntervalMethod

Kind: TypeAlias = Literal["change", "proportion"]
By: TypeAlias = Literal["therapy", "aetiology", "none"]

ESTIMATORS: dict[str, Estimator] = {
    "REML": "REML",
    "DerSimonian–Laird": "DL",
    "Paule–Mandel": "PM",
    "maximum likelihood": "ML",
    "equal effects": "EE",
}
INTERVALS: dict[str, IntervalMethod] = {
    "guarded HKSJ": "hksj-adhoc",
    "HKSJ": "hksj",
    "Wald": "wald",
}
CORRELATIONS: dict[str, float] = {"0.3": 0.3, "0.5": 0.5, "0.7": 0.7}

DIRECTIONS = ("fell", "same", "rose", "unclear")


@dataclass(frozen=True)
class Settings:
    """How a reader wants effects of change pooled; proportions have one model only."""

    tau2: Estimator = "REML"
    interval: IntervalMethod = "hksj-adhoc"
    correlation: float = 0.5
    by: By = "therapy"


@dataclass(frozen=True, eq=False)
class Group:
    """Rows that stand together, with what the gate says of those that can be weighed.

    `refusal` says why an allowed pool has no value all the same. `weights` are per cent by
    row id, empty where nothing is pooled or the model has none.
    """

    name: str
    rows: pd.DataFrame
    verdict: Verdict
    pooled: Pooled | None
    refusal: str | None
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def weighed(self) -> pd.DataFrame:
        """Return the rows that enter the pool, or would."""
        return self.rows[self.rows["pooled"].astype(bool)]


@dataclass(frozen=True, eq=False)
class Synthesis:
    """Everything a page says of one outcome.

    `whole` holds all rows, `groups` the same rows by therapy or aetiology (none where there is
    one group only). `swim` is the median and range of the effects, each cohort once; `tally`
    counts cohorts by the direction of their change.
    """

    name: str
    kind: Kind
    settings: Settings
    whole: Group
    groups: tuple[Group, ...]
    swim: Spread | None
    tally: Mapping[str, int]

    @property
    def pooled(self) -> Pooled | None:
        """Return the pooled value over all rows, or None where it is refused."""
        return self.whole.pooled

    @property
    def sets(self) -> tuple[Group, ...]:
        """Return every set of rows with a pooled value, all rows first."""
        return tuple(group for group in (self.whole, *self.groups) if group.pooled)

    @property
    def labels(self) -> dict[str, str]:
        """Return a name per row id, with the arm where a study shows several."""
        rows = self.whole.rows
        several = rows["label"].duplicated(keep=False)
        arms = rows["arm"].fillna(rows["therapy"]).where(several)
        names = rows["label"].where(arms.isna(), rows["label"] + ", " + arms.fillna(""))
        return dict(zip(rows["row_id"], names.astype(str), strict=True))


def combine(rows: pd.DataFrame, name: str, kind: Kind, settings: Settings) -> Synthesis:
    """Return the synthesis of rows that `effects.counted_once` has marked.

    Groups come in order of size, rows within them by year and name.
    """
    ordered = rows.sort_values(["year", "label"], kind="stable").reset_index(drop=True)
    whole = _group("all studies", ordered, kind, settings)
    counted = ordered[ordered["counted"].astype(bool)]
    effects = counted["estimate"].dropna().astype("float64")
    directions = counted["direction"].value_counts()
    return Synthesis(
        name=name,
        kind=kind,
        settings=settings,
        whole=whole,
        groups=_groups(ordered, kind, settings),
        swim=median_and_range(effects) if len(effects) else None,
        tally={name: int(directions.get(name, 0)) for name in DIRECTIONS},
    )


def _groups(rows: pd.DataFrame, kind: Kind, settings: Settings) -> tuple[Group, ...]:
    if settings.by == "none" or rows[settings.by].nunique() < 2:  # noqa: PLR2004
        return ()
    column = rows[settings.by]
    weighed = rows["pooled"].astype(bool).groupby(column).sum()
    names = sorted(
        (str(name) for name in column.dropna().unique()),
        key=lambda name: (-int(weighed[name]), -int((column == name).sum()), name),
    )
    return tuple(
        _group(name, rows[column == name].reset_index(drop=True), kind, settings) for name in names
    )


def _group(name: str, rows: pd.DataFrame, kind: Kind, settings: Settings) -> Group:
    weighed = rows[rows["pooled"].astype(bool)]
    verdict = may_pool(weighed)
    if not verdict.allowed:
        return Group(name, rows, verdict, None, None)
    try:
        pooled = _pool(weighed, kind, settings)
    except NotPooled as refusal:
        return Group(name, rows, verdict, None, str(refusal))
    weights = dict(zip(weighed["row_id"], pooled.weights or (), strict=False))
    return Group(name, rows, verdict, pooled, None, weights)


def _pool(rows: pd.DataFrame, kind: Kind, settings: Settings) -> Pooled:
    if kind == "proportion":
        return pool_proportions(rows["events"].astype("int64"), rows["total"].astype("int64"))
    return pool_effects(
        rows["estimate"].astype("float64"),
        rows["variance"].astype("float64"),
        settings.tau2,
        settings.interval,
    )
