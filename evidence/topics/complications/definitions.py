"""What each way of counting gives, beside the range that the review claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from evidence import prose
from evidence.cohorts.harms import FAMILIES, OVERALL_EVENTS, severity_of
from evidence.cohorts.once import tally
from evidence.cohorts.records import Count
from evidence.cohorts.review_records import Claim
from evidence.corpus.vocabulary import Severity, words
from evidence.statistics.intervals import ProportionMethod
from evidence.topics.complications import claims
from evidence.topics.complications.asked import UNITS, Pool
from evidence.topics.complications.harm_wording import (
    PATIENTS,
    counted_as,
    definition_severity,
    groups,
)
from evidence.topics.complications.shown import HEADINGS, Cohort, cohort, row
from evidence.topics.page import Row, Table

MEDIAN_FROM = 3
"""Fewest groups of patients whose middle value is worth a sentence."""

_EVENTS = tuple(event for kind in FAMILIES for event in OVERALL_EVENTS[kind])
_SEVERITIES = words(Severity)


@dataclass(frozen=True)
class Definition:
    """What was counted, how severe and per what unit, in one aetiology, by groups of patients.

    Each patient counts once; a severity that isn't stated is taken as any.
    """

    claim: Claim
    event: str
    severity: str
    unit: str
    cohorts: tuple[Cohort, ...]

    @property
    def counted_as(self) -> str:
        """Return the definition in words."""
        return counted_as(self.event, self.severity, self.unit)

    @property
    def shares(self) -> list[float]:
        """Return the shares (0–1) of the groups."""
        return [one.share for one in self.cohorts]

    @property
    def studies(self) -> int:
        """Return the number of studies."""
        return len({one.count.study.study_id for one in self.cohorts})

    @property
    def median(self) -> float:
        """Return the middle share (0–1)."""
        return median(self.shares)

    @property
    def verdict(self) -> str:
        """Return where the median lies: "within", "below" or "above" the claim."""
        if self.median < self.claim.low_percent / 100:
            return "below"
        return "above" if self.median > self.claim.high_percent / 100 else "within"

    @property
    def who(self) -> str:
        """Return how many groups of patients of how many studies."""
        return groups(len(self.cohorts), self.studies)

    @property
    def middle(self) -> str:
        """Return the median as it is written."""
        return prose.percent(self.median)


def definitions(
    pool: Pool, claimed: Sequence[Claim], method: ProportionMethod
) -> tuple[Definition, ...]:
    """Return the overall counts of all kinds by definition, the aetiologies that have claims."""
    overall = [count for count in pool.usable if count.event in _EVENTS and count.share is not None]
    rows = tally(overall, lambda count: count.total, _definition)
    grouped: dict[tuple[str, str, str, str], list[Count]] = {}
    for one in rows:
        if one.counts:
            aetiology = one.row.study.aetiology
            grouped.setdefault((aetiology, *_definition(one.row)), []).append(one.row)
    found = [
        Definition(claim, *key[1:], _by_size(counts, method))
        for claim in claimed
        for key, counts in sorted(grouped.items(), key=lambda item: _place(*item[0][1:]))
        if key[0] == claim.aetiology
    ]
    return tuple(found)


def _definition(count: Count) -> tuple[str, str, str]:
    return count.event, definition_severity(severity_of(count)), count.unit


def _place(event: str, severity: str, unit: str) -> tuple[int, int, int]:
    return _EVENTS.index(event), _SEVERITIES.index(severity), UNITS.index(unit)


def _by_size(counts: Iterable[Count], method: ProportionMethod) -> tuple[Cohort, ...]:
    ordered = sorted(counts, key=lambda count: -(count.total or 0))
    return tuple(cohort(count, "", method) for count in ordered)


def shared(found: Iterable[Definition]) -> tuple[Definition, ...]:
    """Return the definitions that two groups of patients or more were counted by."""
    return tuple(one for one in found if len(one.cohorts) > 1)


def sentences(found: Sequence[Definition], claimed: Sequence[Claim]) -> tuple[str, ...]:
    """Return per aetiology which definitions put the median cohort inside the claim, and not."""
    if not claimed:
        return ()
    known = [one for one in found if len(one.cohorts) >= MEDIAN_FROM]
    if not known:
        return ("No definition is used by three groups or more, so none can speak for a claim.",)
    return tuple(
        _verdict(claim, own)
        for claim in claimed
        if (own := [one for one in known if one.claim is claim])
    )


def title(found: Sequence[Definition], claimed: Sequence[Claim]) -> str:
    """Return for how many definitions the median group lies within each claim, in a sentence."""
    known = [one for one in found if len(one.cohorts) >= MEDIAN_FROM]
    told = [
        _placed(claim, own)
        for claim in claimed
        if (own := [one.verdict for one in known if one.claim is claim])
    ]
    if not told:
        return " ".join(sentences(found, claimed))
    return f"Ways of counting whose median group lies within the claim: {'; '.join(told)}."


def _placed(claim: Claim, verdicts: Sequence[str]) -> str:
    """Return "tumours 0 of 9 (5 below, 4 above)"."""
    beyond = ", ".join(
        f"{verdicts.count(where)} {where}" for where in ("below", "above") if where in verdicts
    )
    inside = f"{verdicts.count('within')} of {len(verdicts)}"
    return f"{PATIENTS[claim.aetiology]} {inside}" + (f" ({beyond})" if beyond else "")


def _verdict(claim: Claim, own: Sequence[Definition]) -> str:
    return (
        f"{prose.capital(PATIENTS[claim.aetiology])}, claim {claims.text(claim)}: the median group "
        f"lies {'; '.join(_lies(own))}."
    )


def _lies(own: Sequence[Definition]) -> Iterator[str]:
    for where, said in (("within", "within it"), ("below", "below it"), ("above", "above it")):
        named = prose.listed(
            f"{one.counted_as} ({one.middle}, {len(one.cohorts)} groups)"
            for one in own
            if one.verdict == where
        )
        if named:
            yield f"{said} for {named}"
        elif where == "within":
            yield "within it for no definition shared by three groups or more"


def table(found: Iterable[Definition]) -> Table:
    """Return one row for each definition."""
    return Table(tuple(_row(one) for one in found), _HEADINGS)


_HEADINGS = {
    "aetiology": "Aetiology",
    "counted_as": "Counted as",
    "groups": "Groups",
    "studies": "Studies",
    "median": "Median",
    "range": "Range",
    "verdict": "Median against the claim",
    "below": "Intervals wholly below",
    "overlapping": "Overlapping",
    "above": "Wholly above",
}


def _row(one: Definition) -> Row:
    known = tuple(each for each in one.cohorts if each.limits)
    below, inside, above = claims.Standing(one.claim, one.unit, known).intervals
    return {
        "aetiology": one.claim.aetiology,
        "counted_as": one.counted_as,
        "groups": len(one.cohorts),
        "studies": one.studies,
        "median": one.middle,
        "range": prose.span(one.shares),
        "verdict": f"{one.verdict} the claim",
        "below": below,
        "overlapping": inside,
        "above": above,
    }


def grouped(found: Iterable[Definition]) -> Table:
    """Return every count by its definition."""
    rows = tuple(
        {"counted_as": one.counted_as, **row(each)} for one in found for each in one.cohorts
    )
    headings = {name: text for name, text in HEADINGS.items() if name != "why_not"}
    return Table(rows, {"counted_as": "Counted as", **headings})
