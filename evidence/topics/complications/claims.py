"""The ranges that the review claims, and how cohorts' shares and intervals stand to them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.harms import severity_of
from evidence.cohorts.review_records import Claim
from evidence.topics.complications.asked import OVERALL, WIDEST, Asked
from evidence.topics.complications.harm_wording import (
    PATIENTS,
    groups,
    number,
    of_unit,
    only,
    plural,
    what,
)
from evidence.topics.complications.shown import Cohort


def claims_of(choice: Choice) -> tuple[Claim, ...]:
    """Return the review's ranges: all of them, or under filters those of the studies left."""
    if not choice.selection.active():
        return choice.cohorts.claims
    here = {study.aetiology for study in choice.studies}
    return tuple(claim for claim in choice.cohorts.claims if claim.aetiology in here)


def text(claim: Claim) -> str:
    """Return a claimed range, "5–10 %"."""
    return prose.printed_percent(claim.low_percent, claim.high_percent)


@dataclass(frozen=True)
class Standing:
    """The cohorts of one aetiology and unit that count, beside the claim for it."""

    claim: Claim
    unit: str
    cohorts: tuple[Cohort, ...]

    @property
    def studies(self) -> int:
        """Return the number of studies."""
        return len({one.count.study.study_id for one in self.cohorts})

    @property
    def shares(self) -> tuple[int, int, int]:
        """Return how many shares lie below, in and above the claim."""
        low, high = self._limits
        below = sum(one.share < low for one in self.cohorts)
        above = sum(one.share > high for one in self.cohorts)
        return below, len(self.cohorts) - below - above, above

    @property
    def intervals(self) -> tuple[int, int, int]:
        """Return how many intervals lie wholly below, overlap, or lie wholly above the claim."""
        low, high = self._limits
        below = above = 0
        for one in self.cohorts:
            assert one.limits is not None
            below += one.limits[1] < low
            above += one.limits[0] > high
        return below, len(self.cohorts) - below - above, above

    @property
    def _limits(self) -> tuple[float, float]:
        return self.claim.low_percent / 100, self.claim.high_percent / 100


def standings(rows: Iterable[Cohort], claimed: Sequence[Claim]) -> tuple[Standing, ...]:
    """Return the cohorts that count by aetiology and unit; per aetiology the commonest unit first.

    Mixed series stand beside no claim.
    """
    counting = [one for one in rows if one.counts]
    found: list[Standing] = []
    for claim in claimed:
        units: dict[str, list[Cohort]] = {}
        for one in counting:
            if one.count.study.aetiology == claim.aetiology:
                units.setdefault(one.count.unit, []).append(one)
        own = [Standing(claim, unit, tuple(of)) for unit, of in units.items()]
        found += sorted(own, key=lambda each: -len(each.cohorts))
    return tuple(found)


def counted(rows: Sequence[Cohort], asked: Asked) -> str:
    """Return what cohorts in one unit counted; a zero never stands without what it leaves possible.

    "4 cohorts counted complications in 0–2.9 % of patients".
    """
    who = groups(len(rows), len({one.count.study.study_id for one in rows}))
    narrow = _narrow(rows, asked)
    alike = next(iter(narrow)) if len(narrow) == 1 else ""
    noun = f"{alike} {what(asked)}".strip()
    if not any(one.count.events for one in rows) and len(rows) > 1:
        largest = max(rows, key=lambda one: one.count.total or 0)
        partly = parts_only(rows, asked)
        aside = f" ({partly})" if partly else ""
        return f"{who} counted no {noun}{aside}; the largest, {largest.figure}"
    counts = f"{who} counted {'only ' if alike else ''}{noun}"
    if len(rows) == 1:
        return f"{counts} in {rows[0].figure}"
    return f"{counts} in {prose.span([one.share for one in rows])} of {of_unit(rows[0].count.unit)}"


def _narrow(rows: Iterable[Cohort], asked: Asked) -> Mapping[str, int]:
    """Return which severities alone cohorts counted where overall counts were asked for."""
    if asked.event != OVERALL or asked.severity != WIDEST:
        return {}
    return Counter(only(one.count.event, severity_of(one.count)) for one in rows)


def parts_only(rows: Sequence[Cohort], asked: Asked) -> str:
    """Return how many cohorts count only a part of the harm, "1 only minor, 14 only major"."""
    return ", ".join(
        f"{prose.number(many)} only {severity}" for severity, many in _parts(rows, asked)
    )


def _parts(rows: Sequence[Cohort], asked: Asked) -> list[tuple[str, int]]:
    """Return the severities that some cohorts count alone, with their number, beside others."""
    narrow = _narrow(rows, asked)
    return [(severity, many) for severity, many in narrow.items() if severity and len(narrow) > 1]


def beside(standings: Sequence[Standing], asked: Asked) -> tuple[str, ...]:
    """Return what cohorts counted and how their intervals stand to the claims, a sentence each.

    What the first says in full the others say in short.
    """
    if not standings:
        return ()
    first, *others = standings
    told = [f"{counted(first.cohorts, asked)}; {_intervals(first)}"]
    told += [_in_short(one, asked, first) for one in others]
    return tuple(
        f"{prose.capital(PATIENTS[one.claim.aetiology])} (claim {text(one.claim)}): {said}."
        for one, said in zip(standings, told, strict=True)
    )


def _in_short(standing: Standing, asked: Asked, first: Standing) -> str:
    """Return what cohorts counted, in fewer words where they counted as the first ones did."""
    rows = standing.cohorts
    silent = len(rows) == 1 or not any(one.count.events for one in rows)
    if silent or standing.unit != first.unit:
        return f"{counted(rows, asked)}; {_intervals(standing)}"
    whole = standing.intervals[1] == len(rows)
    where = "all intervals compatible" if whole else _intervals(standing)
    return (
        f"{groups(len(rows), standing.studies)}, {prose.span([one.share for one in rows])}; {where}"
    )


def _intervals(standing: Standing) -> str:
    below, inside, above = standing.intervals
    if len(standing.cohorts) == 1:
        where = "is compatible with" if inside else f"lies wholly {'below' if below else 'above'}"
        return f"its 95 % interval {where} the claim"
    if inside == len(standing.cohorts):
        return f"all 95{prose.SPACE}% intervals compatible"
    ways = {"below": below, "above": above, "compatible": inside}
    parts = [f"{prose.number(many)} {way}" for way, many in ways.items() if many]
    if len(parts) == 1:
        return f"all 95{prose.SPACE}% intervals {'below' if below else 'above'} the claim"
    return f"95{prose.SPACE}% intervals: {', '.join(parts)}"


def _lie(many: int) -> str:
    return prose.verb(many or 1, "lies", "lie")


def in_detail(standing: Standing, asked: Asked) -> str:
    """Return how shares and intervals stand to the claim, one by one, and what was counted."""
    who = f"{prose.capital(PATIENTS[standing.claim.aetiology])}, {prose.per_unit(standing.unit)}"
    claim = f"the claimed {text(standing.claim)}"
    below, within, above = standing.shares
    under, inside, over = standing.intervals
    if len(standing.cohorts) == 1:
        share = "in" if within else "below" if below else "above"
        whole = "wholly below it" if under else "wholly above it" if over else ""
        interval = f"lies {whole}" if whole else "overlaps it"
        return f"{who}: the one share lies {share} {claim}; its interval {interval}."
    narrow = prose.listed(
        f"{prose.number(many)} of {severity}" for severity, many in _parts(standing.cohorts, asked)
    )
    among = f" Among them: {narrow} {plural(asked.kind)} only." if narrow else ""
    return (
        f"{who}: of {prose.number(len(standing.cohorts))} shares {number(below)} {_lie(below)} "
        f"below {claim}, {number(within)} in it, {number(above)} above it; of their intervals "
        f"{number(under)} {_lie(under)} wholly below, {number(inside)} "
        f"{prose.verb(inside or 1, 'overlaps', 'overlap')} it, {number(over)} {_lie(over)} wholly "
        f"above.{among}"
    )


def own_cohorts(rows: Iterable[Cohort], claimed: Iterable[Claim]) -> str:
    """Return what the tumour cohorts that the review itself cites report, beside its claim."""
    claim = next((one for one in claimed if one.aetiology == "tumour"), None)
    own = [
        one
        for one in rows
        if one.counts and one.count.study.of_tumours and one.count.study.of_review
    ]
    if claim is None or not own:
        return ""
    named = "; ".join(f"{prose.whose(one.count)}, {one.figure}" for one in own)
    less = sum(one.share < claim.low_percent / 100 for one in own)
    cites = "on screen that the review itself cites"
    than = f"less than the {text(claim)} that it claims: {named}."
    if len(own) == 1:
        counts = "counts" if less else "does not count"
        return f"The one tumour cohort {cites} {counts} {than}{_readings(own)}"
    every = "all count" if less == len(own) else ""
    counts = every or f"{number(less)} {prose.verb(less or 1, 'counts', 'count')}"
    return f"Of the {len(own)} tumour cohorts {cites}, {counts} {than}{_readings(own)}"


def _readings(own: Sequence[Cohort]) -> str:
    """Return how many zeros are our reading of a sentence."""
    zeros = [one for one in own if one.count.events == 0]
    ours = sum(one.count.source.basis == "derived" for one in zeros)
    if not ours:
        return ""
    if len(zeros) == 1:
        which = "The zero is"
    else:
        which = f"{prose.number(ours)} of the {len(zeros)} zeros {prose.verb(ours, 'is', 'are')}"
    return (
        f" {which} our reading of a sentence such as “no serious complications”, not a printed "
        "count (outlined)."
    )
