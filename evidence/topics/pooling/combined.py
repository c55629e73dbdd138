"""The verdict on a set of candidates, and the pooled value where it is allowed.

The forest plot, its table, its sentences and its scripts all read this object, so they can't
disagree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from evidence.cohorts.records import Record
from evidence.statistics import (
    NotPooled,
    Pooled,
    Spread,
    Verdict,
    median_and_range,
    pool_effects,
    pool_proportions,
)
from evidence.statistics.gate import judged
from evidence.statistics.heterogeneity import Estimator
from evidence.statistics.pooling import IntervalMethod
from evidence.topics.pooling.candidates import Candidate, for_the_gate
from evidence.topics.pooling.questions import Kind, Question

By: TypeAlias = Literal["therapy", "aetiology", "one list"]

ESTIMATORS: Mapping[str, Estimator] = {
    "REML": "REML",
    "DerSimonian–Laird": "DL",
    "Paule–Mandel": "PM",
    "maximum likelihood": "ML",
    "equal effects": "EE",
}
INTERVALS: Mapping[str, IntervalMethod] = {
    "guarded HKSJ": "hksj-adhoc",
    "HKSJ": "hksj",
    "Wald": "wald",
}
CORRELATIONS: Mapping[str, float] = {"0.3": 0.3, "0.5": 0.5, "0.7": 0.7}
GROUPINGS: Mapping[str, Callable[[Candidate], str]] = {
    "therapy": lambda one: one.therapy,
    "aetiology": lambda one: one.study.aetiology,
    "one list": lambda _: "",
}

ALL_STUDIES = "all studies"
NO_FIT = "The model can't be fitted to these figures; the studies themselves are shown instead."


@dataclass(frozen=True)
class Settings:
    """How a reader wants effects of change pooled; proportions have one model only."""

    tau2: Estimator = "REML"
    interval: IntervalMethod = "hksj-adhoc"
    correlation: float = 0.5
    by: str = "therapy"


@dataclass(frozen=True, eq=False)
class Group(Record):
    """Candidates that stand together, with what the gate says of those that can be weighed.

    `refusal` says why an allowed pool has no value all the same. `weights` are per cent by
    row id, empty where nothing is pooled or the model has none.
    """

    name: str
    rows: tuple[Candidate, ...]
    verdict: Verdict
    pooled: Pooled | None
    refusal: str
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def weighed(self) -> tuple[Candidate, ...]:
        """Return the candidates that enter the pool, or would."""
        return tuple(one for one in self.rows if one.weighed)


@dataclass(frozen=True, eq=False)
class Synthesis(Record):
    """Everything a page says of one question.

    `whole` holds all candidates, `groups` the same by therapy or aetiology (none where there is
    one group only). `spread` is the median and range of the effects, each cohort once;
    `directions` counts cohorts by the direction of their change.
    """

    question: Question
    settings: Settings
    whole: Group
    groups: tuple[Group, ...]
    spread: Spread | None
    directions: Mapping[str, int]

    @property
    def kind(self) -> Kind:
        """Return what is pooled: a change or a proportion."""
        return self.question.kind

    @property
    def pooled(self) -> Pooled | None:
        """Return the pooled value over all rows, or None where it is refused."""
        return self.whole.pooled

    @property
    def sets(self) -> tuple[Group, ...]:
        """Return every set of rows with a pooled value, all rows first."""
        return tuple(group for group in (self.whole, *self.groups) if group.pooled)


def combine(rows: Sequence[Candidate], question: Question, settings: Settings) -> Synthesis:
    """Return the synthesis of candidates; groups come in order of size."""
    stand = [one for one in rows if one.stands]
    effects = [one.estimate for one in stand if one.estimate is not None]
    directions: dict[str, int] = {}
    for one in stand:
        if one.direction is not None:
            directions[one.direction] = directions.get(one.direction, 0) + 1
    return Synthesis(
        question=question,
        settings=settings,
        whole=_group(ALL_STUDIES, rows, question, settings),
        groups=_groups(rows, question, settings),
        spread=median_and_range(effects) if effects else None,
        directions=directions,
    )


def _groups(rows: Sequence[Candidate], question: Question, settings: Settings) -> tuple[Group, ...]:
    found: dict[str, list[Candidate]] = {}
    for one in rows:
        found.setdefault(GROUPINGS[settings.by](one), []).append(one)
    if len(found) < 2:  # noqa: PLR2004
        return ()
    made = [_group(name, own, question, settings) for name, own in found.items()]
    return tuple(sorted(made, key=lambda one: (-len(one.weighed), -len(one.rows), one.name)))


def _group(name: str, rows: Sequence[Candidate], question: Question, settings: Settings) -> Group:
    weighed = [one for one in rows if one.weighed]
    verdict = judged([for_the_gate(one, question) for one in weighed])
    if not verdict.allowed:
        return Group(name, tuple(rows), verdict, None, "")
    try:
        pooled = _pool(weighed, question, settings)
    except NotPooled as refusal:
        return Group(name, tuple(rows), verdict, None, str(refusal))
    except (ArithmeticError, ValueError):
        return Group(name, tuple(rows), verdict, None, NO_FIT)
    weights = dict(zip((one.row_id for one in weighed), pooled.weights or (), strict=False))
    return Group(name, tuple(rows), verdict, pooled, "", weights)


def _pool(rows: Sequence[Candidate], question: Question, settings: Settings) -> Pooled:
    if question.kind == "proportion":
        return _proportion(*counts(rows))
    return pool_effects(*changes(rows), settings.tau2, settings.interval)


@lru_cache(maxsize=64)
def _proportion(events: tuple[int, ...], totals: tuple[int, ...]) -> Pooled:
    """Return a pooled proportion; its fit takes long enough to be kept."""
    return pool_proportions(events, totals)


def counts(rows: Sequence[Candidate]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the events and totals of candidates that are counts."""
    found = [one.count for one in rows if one.count is not None]
    return (
        tuple(count.events or 0 for count in found),
        tuple(count.total or 0 for count in found),
    )


def changes(rows: Sequence[Candidate]) -> tuple[list[float], list[float]]:
    """Return the estimates and variances of candidates that have both."""
    found = [
        (one.estimate, one.variance)
        for one in rows
        if one.estimate is not None and one.variance is not None
    ]
    return [estimate for estimate, _ in found], [variance for _, variance in found]
