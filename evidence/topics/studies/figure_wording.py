"""How a single figure is written: the same on the page of its study and on its card."""

from collections.abc import Mapping

from evidence import prose
from evidence.cohorts.harms import severity_of
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import (
    Arm,
    Count,
    Detail,
    Difference,
    Score,
    Share,
    Statement,
    Study,
)
from evidence.cohorts.rows import Extent, Figure, OfStudy

REVIEWS = ("systematic review", "narrative review", "guideline")
"""Designs whose patients are those of other studies."""

_CEMENT: Mapping[str, str] = {
    "all": "",
    "some": "some had cement",
    "none": "no cement",
    "not stated": NO_CEMENT_STATED,
}

_PARTNERS: Mapping[str, str] = {"baseline": "before treatment"}


def figure(row: Figure) -> str:
    """Return the figure itself, spelled as on every page."""
    match row:
        case Score():
            return prose.score(row)
        case Count():
            return prose.count_with_interval(row, row.limits())
        case Statement():
            return prose.stated(row)
        case Difference():
            return prose.difference(row)
        case Detail():
            return row.statement
        case _:
            return _size(row)


def _size(row: Share | Arm | Extent) -> str:
    match row:
        case Share():
            return "enrolled, number not printed" if row.n is None else _units(row.n, row.unit)
        case Arm():
            sizes = _units(row.n_patients, "patients"), _units(row.n_lesions, row.lesion_unit)
            return ", ".join(size for size in sizes if size) or "size not printed"
        case Extent(kind="patients"):
            return enrolled(row.study)
        case Extent(kind="lesions"):
            return treated(row.study)
        case _:
            return row.study.follow_up or ""


def _units(number: int | None, unit: str | None) -> str:
    return "" if number is None else prose.of_units(number, unit or prose.NOT_STATED)


def enrolled(study: Study) -> str:
    """Return how many patients (or animals) a study enrolled; "" where that is not printed."""
    return _units(study.n_patients, "animals" if study.design == "animal study" else "patients")


def treated(study: Study) -> str:
    """Return how many lesions or vertebrae a study treated; "" where that is not printed."""
    return _units(study.n_lesions, study.lesion_unit)


def subject(row: Figure) -> str:
    """Return what a figure is about, in a word or two."""
    match row:
        case Score() | Statement() | Difference():
            return _instrument(row)
        case Count():
            return row.event
        case Detail():
            return row.topic
        case Share():
            return row.value if row.printed is None else f"{row.value} ({row.printed})"
        case Arm():
            return row.label
        case Extent():
            return _extent(row)


def _extent(row: Extent) -> str:
    if row.kind == "patients":
        pooled = row.study.design in REVIEWS
        return "in the studies reviewed" if pooled else "enrolled"
    return "treated" if row.kind == "lesions" else "follow-up"


def _instrument(row: Score | Statement | Difference) -> str:
    if row.instrument == "other":
        return row.measure or "other"
    return row.instrument if row.measure is None else f"{row.instrument} ({row.measure})"


def what(row: Figure) -> str:
    """Return what a figure is about, as the row of a table says it: events as they are defined."""
    if isinstance(row, Count):
        aside = f" ({row.severity})" if _adds_severity(row) else ""
        defined = "" if row.definition == row.event else f": {row.definition}"
        return f"{row.event}{aside}{defined}"
    if isinstance(row, Arm):
        comparator = "" if row.treated else "comparator"
        asides = [aside for aside in (comparator, _CEMENT[row.cement]) if aside]
        return f"{row.therapy} ({', '.join(asides)})" if asides else row.therapy
    if isinstance(row, Score) and unusual_scale(row):
        return f"{subject(row)}, {scale(row)}"
    return subject(row)


_USUAL_SCALE = 10
"""Where scales of pain end, unless a row says otherwise."""


def unusual_scale(score: Score) -> bool:
    """Return whether pain was scored on a scale that a reader would not take for granted."""
    return score.about_pain and score.scale_max not in {None, _USUAL_SCALE}


def scale(row: Figure) -> str:
    """Return the scale of a score, "0 to 100"; "" where it is not known."""
    if not isinstance(row, Score) or row.scale_min is None or row.scale_max is None:
        return ""
    return prose.number_range(row.scale_min, row.scale_max)


_OF_THEMSELVES: Mapping[str, str] = {
    "any complication": "any",
    "major complication": "major",
    "minor complication": "minor",
    "symptomatic complication": "symptomatic",
    "symptomatic cement leakage": "symptomatic",
}
"""Event → the severity that its name says."""


def _adds_severity(count: Count) -> bool:
    return count.severity not in {prose.NOT_STATED, "any", _OF_THEMSELVES.get(count.event)}


def cement(arm: Arm) -> str:
    """Return who of an arm had cement."""
    return _CEMENT[arm.cement] or "all had cement"


def arm_name(found: OfStudy) -> str:
    """Return the arm that a figure is of; "" where it is one of the study by nature."""
    return "" if isinstance(found.row, Extent | Share) else named(found.study, found.arm)


def named(study: Study, arm: Arm | None) -> str:
    """Return the name of an arm, None for all; where its cement is not stated it says so."""
    if arm is None:
        return prose.ALL_ARMS if study.arms else prose.WHOLE_STUDY
    return f"{arm.label} ({NO_CEMENT_STATED})" if arm.cement == "not stated" else arm.label


def severity(row: Figure) -> str:
    """Return how severe a harm was; "" where nothing says so."""
    stated = severity_of(row) if isinstance(row, Count) else prose.NOT_STATED
    return "" if stated == prose.NOT_STATED else stated


def when(row: Figure) -> str:
    """Return at which visit, or after which time, a figure was taken."""
    if isinstance(row, Score | Statement | Difference):
        return row.timepoint
    if isinstance(row, Count) and row.months is not None:
        return prose.months(row.months)
    return ""


def compared(row: Figure) -> str:
    """Return what a figure is compared with, and the p-value: "PVP alone, p < 0.001"."""
    match row:
        case Score() | Count():
            partner, p_value = _partner(row.study, row.p_against), row.p_value
        case Statement():
            partner, p_value = _partner(row.study, row.against), row.p_value
        case Difference():
            partner, p_value = row.other.label, row.p_value
        case _:
            return ""
    p = "" if p_value is None else prose.p_value(p_value)
    return ", ".join(part for part in (partner, p) if part)


def _partner(study: Study, against: str | None) -> str:
    if against is None:
        return ""
    arm = study.arm(against)
    return _PARTNERS.get(against, against) if arm is None else arm.label


def number(row: Figure) -> str:
    """Return the number of a further figure with its unit; "" where it has none."""
    if not isinstance(row, Detail):
        return ""
    return prose.quantity(row.value, row.low, row.high, row.unit)
