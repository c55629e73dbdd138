"""What a reader should know beside the answer: who counts, who is left out, what is not printed."""

from collections.abc import Iterable, Iterator, Sequence

from evidence import prose
from evidence.cohorts.courses import Course
from evidence.cohorts.followed import TOO_MANY, Loss, time_of
from evidence.cohorts.movement import NO_AFTER, NO_BEFORE, Movement
from evidence.cohorts.spread import reaches_beyond
from evidence.cohorts.thresholds import INDIVIDUAL
from evidence.topics.trajectories import headline
from evidence.topics.trajectories.course_wording import NOT_ON_AXIS, gone, item, named, once, reason
from evidence.topics.trajectories.measures import ALL_PAIN, Scale
from evidence.topics.trajectories.reports import Reports

FEW = 8
"""Names that a note can list."""

WITHIN = (
    "Changes are after − before within an arm; without a comparison they don't show what caused "
    "them."
)
AXIS = (
    "The time axis is drawn at log(1 + t / 2 days), so the first month takes about half of it. "
    "“No time”: the source gives none, or only how long patients were followed on average."
)


def caution(drawn: Iterable[Course]) -> str:
    """Return what must stand beneath the chart wherever a change can be read from it."""
    return WITHIN if any(course.complete for course in drawn) else ""


def also(found: Reports, drawn: Sequence[Course]) -> tuple[str, ...]:
    """Return what belongs to the answer: who reports, other causes, survivors."""
    lead = headline.leading(found)
    told = [_survivors(found, drawn)]
    told += [f"{headline.reported_by(found)}."] if lead is not None else []
    told += [headline.moved_in(found, group) for group in headline.groups(found)[1:] if lead]
    return tuple(text for text in told if text)


def notes(found: Reports, scale: Scale, drawn: Sequence[Course]) -> tuple[str, ...]:
    """Return how to read the chart, for the courses drawn on a scale."""
    told = [
        _last_visits(found),
        *_not_counted(found),
        "" if scale == "Score" else _without_change(found),
        _not_followed(drawn),
        _shared_patients(drawn),
        *_scale(found, scale, drawn),
        _undrawn(found),
        _without_patients(found),
        AXIS if drawn or found.directions else "",
    ]
    return tuple(text for text in told if text)


def _last_visits(found: Reports) -> str:
    """Return when the last visits that count were, as printed."""
    lead = headline.leading(found)
    last = () if lead is None else lead.last
    timed = [(time, one) for one in last if (time := time_of(one.score)) is not None]
    if not last:
        return ""
    silent = len(last) - len(timed)
    rest = f"; of {prose.counted(silent, 'arm')} the source gives no fixed time" if silent else ""
    if not timed:
        return f"Last visit: of {prose.counted(silent, 'arm')}, no fixed time given."
    first, latest = (pick(timed, key=lambda pair: pair[0])[1] for pick in (min, max))
    if first is latest:
        return f"Last visit counted: {_visit(first)}{rest}."
    return f"Last visits counted: from {_visit(first)}, to {_visit(latest)}{rest}."


def _visit(one: Movement) -> str:
    return f"{one.score.timepoint} in {prose.whose(one.score)}"


def _not_counted(found: Reports) -> Iterator[str]:
    """Yield which arms are drawn but don't count in the sentence at the top, by reason."""
    groups: dict[str, list[Course]] = {}
    for course, why in found.not_counted.items():
        if why and why not in {NO_BEFORE, NO_AFTER}:
            groups.setdefault(why, []).append(course)
    for why, courses in groups.items():
        names = prose.shortened(once(map(named, courses)), FEW)
        yield f"Drawn but not counted ({reason(why)}): {names}."


def _without_change(found: Reports) -> str:
    """Return which arms a change can't be computed for."""
    silent = [course for course in found.courses if course.preferred and not course.complete]
    if not silent:
        return ""
    return (
        "Left out, because no value before or none after treatment is printed for the same arm, "
        f"item, average and source: {prose.shortened(once(map(named, silent)), FEW)}."
    )


def _survivors(found: Reports, drawn: Iterable[Course]) -> str:
    told = [
        f"{named(course)} ({told_of(loss)})"
        for course in drawn
        for score in course.scores
        if (loss := found.losses.get(score.row_id)) is not None
    ]
    if not told:
        return ""
    limit = prose.printed_percent(100 * TOO_MANY)
    return (
        f"Caution, survivors: over {limit} lost or dead by the ringed visits of "
        f"{prose.listed(told)}."
    )


def told_of(loss: Loss) -> str:
    """Return how many were gone and when: "8 of 22 scored; 4 years"."""
    return f"{gone(loss)}; {loss.score.timepoint}"


def _not_followed(drawn: Iterable[Course]) -> str:
    """Return which courses print no number of patients at any visit."""
    own = [course for course in drawn if course.preferred]
    silent = [course for course in own if all(score.n is None for score in course.scores)]
    names = once(map(named, silent))
    if not names:
        return ""
    if len(names) > FEW:
        lines = prose.counted(len(own), "line")
        return f"n at the visits is not printed for {prose.number(len(silent))} of {lines}."
    return f"n at the visits not printed: {'; '.join(names)}."


def _shared_patients(drawn: Iterable[Course]) -> str:
    families: dict[str, list[str]] = {}
    for course in drawn:
        names = families.setdefault(course.study.cohort_family, [])
        if prose.study(course.study) not in names:
            names.append(prose.study(course.study))
    told = [prose.listed(names) for names in families.values() if len(names) > 1]
    return f"These may share patients: {'; '.join(told)}." if told else ""


def _scale(found: Reports, scale: Scale, drawn: Sequence[Course]) -> Iterator[str]:
    if not drawn:
        return
    if scale != "Score":
        yield "The spread of a change is not printed by any source here, so none is drawn."
    elif any(reaches_beyond(s, *found.measure.ends(s)) for one in drawn for s in one.scores):
        yield "Bars of spread end where the scale ends."
    threshold = found.measure.reference(scale)
    if threshold is not None:
        single = f" {INDIVIDUAL}" if threshold.single else ""
        yield f"Dashed line, {threshold.name}: {threshold.change.source}{single}"
    if found.measure.name == ALL_PAIN:
        yield (
            "VAS, NRS and BPI are not the same instrument. They are laid over one another here on "
            "0–10 and never averaged."
        )


def _undrawn(found: Reports) -> str:
    if not found.undrawn:
        return ""
    told = once(f"{prose.whose(score)}, {item(score)}" for score in found.undrawn)
    return f"In the table only, as {NOT_ON_AXIS}: {'; '.join(told)}."


def _without_patients(found: Reports) -> str:
    if not found.without_patients:
        return ""
    names = prose.some((prose.study(study) for study in found.without_patients), FEW)
    return f"Not shown, as their patients are those of other studies: {names}."
