"""The summary of findings: each outcome with its number, its spread, who was counted, how sure.

Every figure is the one that the page behind its link shows: the same rows, each patient once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from evidence import prose
from evidence.cohorts.certainty import MEASURED
from evidence.cohorts.choice import Choice
from evidence.cohorts.courses import LAST
from evidence.cohorts.evidence_body import Body
from evidence.cohorts.harms import CLINICAL, FRACTURES, LEAKAGE
from evidence.cohorts.movement import counting
from evidence.cohorts.pain import PainResult, tallied
from evidence.cohorts.records import Count, Family, Study
from evidence.cohorts.reported import bodies, given_to, reported, wider
from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import EventUnit, words
from evidence.topics.complications.asked import (
    OVERALL,
    Asked,
    ComplicationsOptions,
    Pool,
    values,
)
from evidence.topics.complications.shown import cohorts
from evidence.topics.overview.marks import Drawn, Marks, moved, rates
from evidence.topics.page import UNREAD, Row, Table, page_address
from evidence.topics.trajectories.measures import measure
from evidence.topics.trajectories.reports import reports

FUNCTION_SCALES = ("KPS", "ODI", "RDQ")
"""Scales of function in the order of preference; the first with a score before and after counts."""

REASONED = 3
"""Therapies whose rating is explained here; the rest are on the page on quality."""

HEADINGS: Mapping[str, str] = {
    "outcome": "Outcome",
    "figure": "Finding",
    "spread": "Spread",
    "counted": "Counted in",
    "certainty": "Certainty",
}


@dataclass(frozen=True)
class Finding:
    """One row of the summary; without a number `figure` is "" and `spread` says what there is.

    `address` is that of the page with these very figures, `rated` that of the rating.
    """

    outcome: str
    measured: str
    figure: str
    spread: str
    counted: str
    certainty: str
    reasons: tuple[str, ...]
    marks: Marks | None = field(default=None, metadata=UNREAD)
    address: str = field(default="", metadata=UNREAD)
    rated: str = field(default="", metadata=UNREAD)


def findings(of_disease: Choice, pain: Iterable[PainResult]) -> tuple[Finding, ...]:
    """Return the outcomes that a reader asks for first, as studies of the disease report them.

    `pain` are results at the last visit, in the arms asked for.
    """
    return (
        _pain(of_disease, pain),
        _function(of_disease),
        _harm(of_disease, "Complications", CLINICAL),
        _harm(of_disease, "Cement leakage", LEAKAGE),
        _harm(of_disease, "New fractures", FRACTURES),
    )


def of_disease_alone(selection: Selection) -> Selection:
    """Return the filters with spinal tumours as the disease where none is asked for."""
    return replace(selection, aetiology=selection.aetiology or ("tumour",))


def table(found: Iterable[Finding]) -> Table:
    """Return the summary as a table."""
    rows: tuple[Row, ...] = tuple(
        {
            "outcome": one.outcome,
            "measured": one.measured,
            "figure": one.figure or None,
            "spread": one.spread,
            "counted": one.counted or None,
            "certainty": one.certainty,
        }
        for one in found
    )
    return Table(rows, HEADINGS)


# --- scores ----------------------------------------------------------------------------------


def _pain(choice: Choice, results: Iterable[PainResult]) -> Finding:
    own = [one for one in results if one.study.study_id in choice.ids]
    rows = [row.row for row in tallied(own) if row.counts]
    link = _address("therapies", choice.selection, window=LAST)
    changes = [one.change for one in rows if one.change is not None]
    return _finding(
        choice,
        "Pain",
        "pain",
        "0–10, before to last visit",
        link,
        moved(changes, (-10.0, 0.0)),
        _arms([(one.study, one.patients) for one in rows], choice),
    )


def _function(choice: Choice) -> Finding:
    found = ((name, counting(reports(choice, measure(name)).last)) for name in FUNCTION_SCALES)
    scale, rows = next((pair for pair in found if pair[1]), (FUNCTION_SCALES[0], ()))
    axis = measure(scale)
    low, high = axis.low or 0.0, axis.high or 0.0
    reach = high - low
    return _finding(
        choice,
        "Function",
        "function",
        f"{scale} {prose.number(low)}–{prose.number(high)}, before to last visit" if rows else "",
        _address("trajectories", choice.selection, score=scale),
        moved(
            [one.change for one in rows],
            (0.0, reach) if axis.better == "higher" else (-reach, 0.0),
        ),
        _arms([(one.study, one.study.size_of(one.arm)) for one in rows], choice),
    )


def _arms(sizes: Sequence[tuple[Study, int | None]], choice: Choice) -> str:
    """Return "2 of 9 studies, 34 patients", and of how many arms the size is not printed."""
    known = [size for _, size in sizes if size is not None]
    silent = len(sizes) - len(known)
    patients = prose.counted(sum(known), "patient") if known else ""
    left = f"size of {prose.counted(silent, 'arm')} not printed" if silent else ""
    told = [_of_studies({study.study_id for study, _ in sizes}, choice), patients, left]
    return ", ".join(text for text in told if text)


def _of_studies(ids: AbstractSet[str], choice: Choice) -> str:
    count = len(choice.with_patients)
    if count == len(ids):
        return "the one study" if count == 1 else f"all {prose.counted(count, 'study')}"
    return f"{prose.number(len(ids))} of {prose.counted(count, 'study')}"


# --- harm ------------------------------------------------------------------------------------


def _harm(choice: Choice, outcome: str, family: Family) -> Finding:
    # Where no count sums up the family, the page behind opens with the commonest single event.
    event = values(choice, ComplicationsOptions(kind=family))["event"][0]
    unit, rows = _commonest_unit(choice, family, event)
    single = {} if event == OVERALL else {"event": event}
    total = sum(row.total or 0 for row in rows)
    ids = {row.study.study_id for row in rows}
    return _finding(
        choice,
        outcome,
        "complications" if family == CLINICAL else family,
        "; ".join([*single.values(), f"% of {unit}", *_claimed(choice, family)]) if rows else "",
        _address("complications", choice.selection, kind=family, unit=unit, **single),
        rates(rows),
        f"{_of_studies(ids, choice)}, {prose.of_units(total, unit)}",
    )


def _commonest_unit(choice: Choice, family: Family, event: str) -> tuple[str, list[Count]]:
    """Return the unit that most cohorts are counted in, patients before others, and the counts."""
    pool = Pool(choice)
    found = {
        unit: [row.count for row in cohorts(pool, Asked(family, event, unit=unit)) if row.counts]
        for unit in dict.fromkeys(("patients", *words(EventUnit)))
    }
    unit = max(found, key=lambda name: len(found[name]))
    return unit, found[unit]


def _claimed(choice: Choice, family: Family) -> tuple[str, ...]:
    """Return what the review claims of complications in the disease, where it is one."""
    own = [one for one in choice.cohorts.claims if one.aetiology in choice.selection.aetiology]
    if len(own) != 1 or family != CLINICAL:
        return ()
    claimed = prose.printed_percent(own[0].low_percent, own[0].high_percent)
    return (f"the review claims {claimed}",)


# --- what every row has ----------------------------------------------------------------------


def _finding(
    choice: Choice,
    name: str,
    outcome: str,
    measured: str,
    address: str,
    drawn: Drawn | None,
    counted: str,
) -> Finding:
    rated = bodies(choice, outcome)
    return Finding(
        outcome=name,
        measured=measured if drawn else "",
        figure=drawn.figure if drawn else "",
        spread=drawn.spread if drawn else _without_number(choice, outcome),
        counted=counted if drawn else "",
        certainty=_certainty(rated),
        reasons=_reasons(rated),
        marks=drawn.marks if drawn else None,
        address=address,
        rated=_address("quality", choice.selection, outcome_rated=outcome),
    )


def _address(page: str, selection: Selection, **options: str) -> str:
    query = {**selection.query(), **{name: [value] for name, value in options.items()}}
    return page_address(page, query)


def _without_number(choice: Choice, outcome: str) -> str:
    """Return what is reported of an outcome that no count or change stands for."""
    own = reported(choice, outcome).own
    total = prose.counted(len(choice.with_patients), "study")
    if own:
        said = _directions(choice, outcome)
        does = prose.verb(len(own), "reports", "report")
        told = f"{prose.number(len(own))} of {total} {does} it, without a figure that counts here"
        return f"{told}{said}."
    none = {0: "No study of such patients.", 1: "The one study does not report it."}.get(
        len(choice.with_patients), f"None of {total} reports it."
    )
    if choice.selection.collection == "all":
        return none
    count = len(reported(wider(choice), outcome).own)
    return (
        f"{none} {prose.in_wider(count, filtered=set(choice.selection.active()) != {'aetiology'})}"
    )


def _directions(choice: Choice, outcome: str) -> str:
    """Return which way the outcome went where that is stated in words, by number of studies."""
    said: dict[str, set[str]] = {}
    for one in choice.statements:
        treated = one.since_before and (one.arm is None or one.arm.treated)
        asked = given_to(one, choice.selection.therapy)
        if treated and asked and one.outcome in MEASURED.get(outcome, ()):
            said.setdefault(one.study.study_id, set()).add(one.direction)
    ways = Counter("varying" if len(found) > 1 else min(found) for found in said.values())
    named = prose.listed(f"{prose.number(count)} {way}" for way, count in ways.most_common())
    return f"; in words: {named}" if named else ""


def _certainty(rated: Sequence[Body]) -> str:
    """Return the certainty of the bodies of evidence: one grade, or from the worst to the best."""
    if not rated:
        return "not rated"
    worst = min(rated, key=lambda body: body.level)
    best = max(rated, key=lambda body: body.level)
    return worst.grade if worst.level == best.level else f"{worst.grade} to {best.grade}"


def _reasons(rated: Sequence[Body]) -> tuple[str, ...]:
    """Return why, for the therapies with most studies."""
    told = []
    for body in rated[:REASONED]:
        steps = "; ".join(str(reason) for reason in body.reasons if reason.steps)
        studies = prose.counted(len(body.studies), "study")
        told.append(f"{body.name} ({studies}): {body.words}. {prose.sentence(steps)}".strip())
    rest = len(rated) - REASONED
    if rest > 0:
        told.append(
            f"{prose.number(rest)} further {prose.plural(rest, 'therapy')}: see the ratings."
        )
    return tuple(told)
