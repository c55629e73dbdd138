"""The sentence that opens a study's page: whom it treated, their pain, their complications."""

from collections.abc import Iterable, Iterator, Sequence

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.courses import Course, courses, pain_courses
from evidence.cohorts.harms import (
    CLINICAL,
    of_family,
    overall,
    severity_of,
    summed_up,
    tallied,
    widest,
)
from evidence.cohorts.once import NO_CEMENT_STATED, PART, Tallied
from evidence.cohorts.records import Arm, Count, Score, Study
from evidence.corpus.vocabulary import EventUnit, words
from evidence.topics.studies import figure_wording

ARMS_TOLD = 3
"""How many arms the sentence tells; the tables have all."""


def opening(choice: Choice, study: Study) -> str:
    """Return whom a study treated, pain at first and last visit, and its complications.

    Where one of these is not printed as a number, the sentence says in what form it is.
    """
    own = choice.narrowed((study,))
    told = [*_pain(own), *_function(own), *_complications(own)]
    return f"{'; '.join([_whom(study), *told])}."


def _whom(study: Study) -> str:
    people, lesions = figure_wording.enrolled(study), figure_wording.treated(study)
    of = f" of {people}" if people else ""
    arm = study.only_arm
    unsure = arm is not None and arm.treated and not arm.cement_known
    return (
        f"{prose.capital(study.design)}{of}{f' with {lesions}' if lesions else ''}"
        f"{f', {NO_CEMENT_STATED}' if unsure else ''}"
    )


def _named(study: Study, arm: Arm | None) -> str:
    """Return the arm before what is told of it; "" where the study has no other."""
    return f"{figure_wording.named(study, arm)}: " if len(study.arms) > 1 else ""


# --- pain ------------------------------------------------------------------------------------


def _pain(own: Choice) -> list[str]:
    found = _courses(own)
    if found:
        return [
            f"{_named(course.study, course.arm)}{_course(course)}" for course in found[:ARMS_TOLD]
        ]
    if any(one.outcome == "pain" for one in own.differences):
        return ["of pain only differences between arms are printed"]
    if any(one.about_pain and one.months != 0 for one in own.statements):
        return ["what pain did is stated in words, without a score"]
    if any(count.event == "pain response" for count in own.counts):
        return ["of pain only how many responded is printed"]
    return ["no pain score was seen"]


def _function(own: Choice) -> list[str]:
    """Return function at first and last visit where no arm's pain is scored after treatment."""
    if any(course.after for course in _courses(own)):
        return []
    found = [
        one
        for one in courses(own.scores)
        if one.preferred and one.outcome == "function" and one.after
    ]
    return [
        f"{_named(course.study, course.arm)}{_course(course)}"
        for course in sorted(found, key=lambda one: not one.arm.treated)[:ARMS_TOLD]
    ]


def _courses(own: Choice) -> list[Course]:
    """Return the course of pain of each treated arm, then of comparators scored alike."""
    printed = [
        course for course in courses(own.scores) if course.preferred and course.outcome == "pain"
    ]
    treated = pain_courses(own.scores) or [one for one in printed if one.arm.treated]
    alike = {(one.instrument, one.measure, one.statistic) for one in treated}
    others = [
        one
        for one in printed
        if not one.arm.treated
        and (not alike or (one.instrument, one.measure, one.statistic) in alike)
    ]
    return [*treated, *others]


def _course(course: Course) -> str:
    first = course.scores[0]
    ends = [first, *course.scores[1:][-1:]]
    statistic = "" if course.statistic == prose.NOT_STATED else f"{course.statistic} "
    visits = ", then ".join(_visit(one) for one in ends)
    scale = (
        f" on a scale of {figure_wording.scale(first)}"
        if figure_wording.unusual_scale(first)
        else ""
    )
    return f"{statistic}{figure_wording.subject(first)} {visits}{scale}"


def _visit(score: Score) -> str:
    return f"{prose.number(score.value)} ({score.timepoint})"


# --- complications ---------------------------------------------------------------------------


def _complications(own: Choice) -> list[str]:
    found = _counts(own)
    if found:
        return [f"{_named(count.study, count.arm)}{_harm(count)}" for count in found[:ARMS_TOLD]]
    if of_family(own.counts, CLINICAL):
        return ["complications are printed only one by one or as percentages"]
    if any(count.kind == "adverse event" for count in own.counts):
        return ["harm is counted whatever its cause, complications are not"]
    return ["no count of complications was seen"]


def _counts(own: Choice) -> Sequence[Count]:
    """Return the widest counts of complications: of treated arms and of comparators alike.

    Where no treated arm has one, the widest of any kind.
    """
    printed = [
        count for count in of_family(own.counts, CLINICAL) if count.preferred and count.counted
    ]
    for treated in _treated(own):
        alike = {(count.event, severity_of(count), count.unit) for count in treated}
        others = [
            count
            for count in printed
            if count.left_out == "comparator arm"
            and (count.event, severity_of(count), count.unit) in alike
        ]
        return [*treated, *others]
    largest = sorted(printed, key=lambda count: -(count.events or 0))
    return _one_for_each(tallied(widest(overall(largest, CLINICAL))))


def _treated(own: Choice) -> Iterator[list[Count]]:
    for unit in words(EventUnit):
        counts = _one_for_each(summed_up(own.counts, CLINICAL, unit))
        if counts:
            yield counts


def _one_for_each(rows: Iterable[Tallied[Count]]) -> list[Count]:
    """Return the count of the whole study, else the largest of each arm."""
    return [one.row for one in rows if one.why_not != PART]


def _harm(count: Count) -> str:
    return f"{count.event} in {figure_wording.figure(count)}"
