"""Plain sums over unlike cohorts, with their parts: a warning, never an estimate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.records import Count
from evidence.cohorts.reported import wider
from evidence.cohorts.review_records import SumRule
from evidence.cohorts.sums import PlainSum, plain_sum
from evidence.statistics.intervals import ProportionMethod
from evidence.topics.complications.asked import Pool
from evidence.topics.complications.harm_wording import PATIENTS, by_reason, reason
from evidence.topics.complications.shown import HEADINGS, Cohort, cohort, row
from evidence.topics.page import Table

_INTRO = (
    "Plain sums add cohorts of unlike definitions, and often of unlike treatments, as if one had "
    "counted them all. No source states them: they are shown because readers will make them, and "
    "they are no estimates."
)


@dataclass(frozen=True)
class Added:
    """A sum on screen: its rule, what it adds up, what it leaves out and why."""

    rule: SumRule
    parts: tuple[Count, ...]
    left_out: tuple[tuple[Count, str], ...]
    events: int
    total: int
    limits: tuple[float, float]

    unit: str
    percent: float | None = None
    percent_low: float | None = None
    percent_high: float | None = None

    @property
    def studies(self) -> int:
        """Return the number of studies added."""
        return len({count.study.study_id for count in self.parts})

    @property
    def share(self) -> float:
        """Return the share (0–1) of the sum."""
        return self.events / self.total

    @property
    def figure(self) -> str:
        """Return the sum with its share and the limits one cohort of its size would have."""
        return prose.count_with_interval(self, self.limits)

    @property
    def cohorts(self) -> str:
        """Return of how many counts and studies it is the sum."""
        of = prose.counted(self.studies, "study")
        if len(self.parts) == self.studies:
            return of
        return f"{prose.counted(len(self.parts), 'count')} in {of}"


def sums(pool: Pool, method: ProportionMethod) -> tuple[Added, ...]:
    """Return the sums of the rules that two studies on screen or more fit."""
    found = (_added(pool, rule, method) for rule in pool.choice.cohorts.sums)
    return tuple(one for one in found if one is not None)


def _added(pool: Pool, rule: SumRule, method: ProportionMethod) -> Added | None:
    asked = [count for count in pool.counts if count.left_out or count.row_id not in pool.reasons]
    found = plain_sum(asked, rule)
    if len({count.study.study_id for count in found.parts}) < 2:  # noqa: PLR2004
        return None
    return Added(
        rule=rule,
        parts=found.parts,
        left_out=(*found.left_out, *_of_other_therapies(pool, rule, found)),
        events=found.events,
        total=found.total,
        limits=found.limits(method),
        unit=rule.unit,
    )


def _of_other_therapies(pool: Pool, rule: SumRule, found: PlainSum) -> Iterable[tuple[Count, str]]:
    """Yield what the rule fits but a filter of therapies keeps out."""
    if not pool.choice.selection.therapy:
        return
    known = {count.row_id for count in (*found.parts, *(one for one, _ in found.left_out))}
    every = plain_sum(pool.counts, rule)
    for count in (*every.parts, *(one for one, _ in every.left_out)):
        if count.row_id not in known:
            yield count, pool.reasons[count.row_id]


def intro(pool: Pool, found: Sequence[Added]) -> str:
    """Return what the sums are, or why there is none and where some are."""
    if found:
        return _INTRO
    none = "No plain sum is shown: none has two studies on screen to add up."
    if pool.choice.selection.collection == "review":
        more = len(sums(Pool(wider(pool.choice)), "wilson"))
        if more:
            return f"{none} With the wider literature there {prose.verb(more, 'is', 'are')} {more}."
    return none


def sentences(found: Iterable[Added]) -> tuple[str, ...]:
    """Return each sum with what it leaves out and its caution."""
    return tuple(_sentence(one) for one in found)


def _sentence(one: Added) -> str:
    left = by_reason(why for _, why in one.left_out)
    return (
        f"{one.rule.label} ({PATIENTS[one.rule.aetiology]}): {one.figure}, the sum of "
        f"{one.cohorts}. {f'Left out: {left}. ' if left else ''}{one.rule.caution}"
    )


_HEADINGS = {
    "sum": "Sum",
    "study": "Study",
    "figure": HEADINGS["figure"],
    "why_not": "Left out because",
    "event": "Counted",
    "therapy": "Therapy",
    "definition": "Definition",
    "aetiology": "Aetiology",
}


def parts(found: Iterable[Added], method: ProportionMethod) -> Table:
    """Return every part of every sum, and what each leaves out with the reason."""
    rows = [
        {
            "sum_id": one.rule.sum_id,
            "sum": one.rule.label,
            **row(each),
            "why_not": prose.capital(reason(each.why_not)) or None,
        }
        for one in found
        for each in _cohorts(one, method)
    ]
    return Table(tuple(rows), _HEADINGS)


def _cohorts(one: Added, method: ProportionMethod) -> Iterable[Cohort]:
    yield from (cohort(count, "", method) for count in one.parts)
    yield from (cohort(count, why, method) for count, why in one.left_out)
