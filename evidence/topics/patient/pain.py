"""Pain before and after, cohort by cohort, as the studies print it."""

from collections.abc import Iterator, Mapping, Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.courses import LAST, Course, pain_courses
from evidence.cohorts.pain import pain_results
from evidence.cohorts.records import Score, Study
from evidence.cohorts.reported import given_to, reported
from evidence.topics.page import Row, Table
from evidence.topics.patient import elsewhere
from evidence.topics.patient.naming import cohort, first_named

SHOWN = 4
"""How many cohorts are named; the rest are counted, so that all fits one page."""

VISITS = 3
"""How many visits after treatment a sentence names."""

USUAL_SCALE = 10
"""Top of the pain scale that needs no mention."""

RULE = (
    "Named first: scores before and after treatment, spinal tumours, then the largest arms; with "
    "them the other arms of their studies. The table on screen has all scores on a scale of 0–10."
)

HEADINGS = {
    "cohort": "Cohort",
    "scale": "Scale",
    "timepoint": "Visit",
    "figure": "Score",
}


def courses(choice: Choice) -> tuple[Course, ...]:
    """Return the pain courses of the arms asked for, in the order in which they are named."""
    asked = choice.selection.therapy
    found = pain_courses(score for score in choice.scores if given_to(score, asked))
    return tuple(sorted(found, key=_place))


def _place(course: Course) -> tuple[bool, bool, bool, int]:
    size = course.study.size_of(course.arm)
    return not course.complete, *first_named(course.study, course.arm, size)


def named(found: Sequence[Course]) -> tuple[Study, ...]:
    """Return the studies that the sentences name with their numbers."""
    return tuple(course.study for course in _with_other_arms(found))


def sentences(choice: Choice, found: Sequence[Course]) -> tuple[str, ...]:
    """Return what is reported of pain: the first cohorts in numbers, the rest counted."""
    shown = _with_other_arms(found)
    first = {course.study.study_id for course in shown}
    scored = _scored(choice)
    worded = _worded(choice, {study.study_id for study in scored})
    told = {study.study_id for study in scored}.union(*worded.values())
    rest = [
        *_more([study for study in scored if study.study_id not in first], first=not shown),
        *_in_words(worded),
        *_between(choice, told),
    ]
    lines = [_line(course) for course in shown]
    lines += [f"{prose.capital('; '.join(rest))}."] if rest else []
    return tuple(lines) or elsewhere.none_reported(choice, "pain")


def _with_other_arms(found: Sequence[Course]) -> list[Course]:
    """Return the first courses, each followed by those of its study's other arms.

    One arm of a comparison alone would show the better or the worse half of it.
    """
    studies = list(dict.fromkeys(course.study.study_id for course in found[:SHOWN]))
    return [course for one in studies for course in found if course.study.study_id == one]


def _more(rest: Sequence[Study], *, first: bool) -> Iterator[str]:
    """Count the studies with a score that no sentence names; by name where none is on 0–10."""
    if not rest:
        return
    prints = prose.verb(len(rest), "prints", "print")
    if first:
        names = prose.some(map(prose.study, rest), 3)
        studies = prose.counted(len(rest), "study")
        yield f"{studies} {prints} pain on a scale that isn't 0–10, or not printed ({names})"
    else:
        more = f"{prose.number(len(rest))} more {prose.plural(len(rest), 'study')}"
        yield f"{more} {prints} a pain score"


def _scored(choice: Choice) -> tuple[Study, ...]:
    """Return the studies that print a pain score of the arms asked for, on whatever scale."""
    asked = choice.selection.therapy
    return tuple(
        {
            score.study.study_id: score.study
            for score in choice.scores
            if score.about_pain
            and score.preferred
            and score.study.has_patients
            and score.arm.treated
            and given_to(score, asked)
        }.values()
    )


def _worded(choice: Choice, scored: set[str]) -> Mapping[str, set[str]]:
    """Return which way pain went by the last visit in studies that print no score."""
    asked = choice.selection.therapy
    ways: dict[str, set[str]] = {}
    for one in pain_results(choice, LAST):
        if one.statement is None or one.study.study_id in scored:
            continue
        if given_to(one.statement, asked):
            ways.setdefault(one.statement.direction, set()).add(one.study.study_id)
    return ways


def _in_words(ways: Mapping[str, set[str]]) -> Iterator[str]:
    """Count the studies that say only in words how pain had changed, by which way it went."""
    count = len(set().union(*ways.values()))
    if not count:
        return
    ordered = sorted(ways.items(), key=lambda item: -len(item[1]))
    said = prose.listed(
        f"{prose.PAIN_DIRECTIONS[way]} in {prose.number(len(ids))}" for way, ids in ordered
    )
    if len(ways) == 1:
        all_of = " in all of them" if count > 1 else ""
        said = f"{prose.PAIN_DIRECTIONS[ordered[0][0]]}{all_of}"
    says = f"{prose.counted(count, 'study')} {prose.verb(count, 'says', 'say')}"
    yield f"{says} only in words how pain had changed by the last visit ({said})"


def _between(choice: Choice, told: set[str]) -> Iterator[str]:
    """Name the studies that report pain in no other way than against another arm or visit."""
    rest = [one for one in reported(choice, "pain").own if one.study_id not in told]
    if rest:
        reports = prose.verb(len(rest), "reports", "report")
        names = prose.some(map(prose.study, rest), 3)
        studies = prose.counted(len(rest), "study")
        yield f"{studies} {reports} pain only against another arm or visit ({names})"


def _line(course: Course) -> str:
    visits = ([course.before] if course.before else []) + _picked(course)
    said = [f"{visit.timepoint}: {prose.score(visit)}" for visit in visits]
    if course.before is None:
        said.append("no score before treatment printed")
    elif not course.after:
        said.append("no score after treatment printed")
    said += _of_patients(visits)
    named = cohort(course)
    return f"{named} – {_scale(course)}, {'; '.join(said)}."


def _picked(course: Course) -> list[Score]:
    """Return up to `VISITS` visits after treatment: the first, one between, the last."""
    after = list(course.after)
    return after if len(after) <= VISITS else [after[0], after[len(after) // 2], after[-1]]


def _of_patients(visits: Sequence[Score]) -> list[str]:
    silent = sum(visit.n is None for visit in visits)
    if not silent:
        return []
    return ["n not printed" if silent == len(visits) else "n of the other visits not printed"]


def _scale(course: Course) -> str:
    measure = f" ({course.measure})" if course.measure else ""
    top = course.scores[0].scale_max
    of = f" of {prose.number(top)}" if top is not None and top != USUAL_SCALE else ""
    return f"{course.instrument}{measure}{of}"


def table(found: Sequence[Course]) -> Table:
    """Return every score of the courses, cohort by cohort."""
    return Table(
        tuple(_row(course, score) for course in found for score in course.scores), HEADINGS
    )


def _row(course: Course, score: Score) -> Row:
    return {
        "row_id": score.row_id,
        "study_id": score.study.study_id,
        "cohort": cohort(course),
        "therapy": course.arm.therapy,
        "scale": _scale(course),
        "timepoint": score.timepoint,
        "months": score.months,
        "value": score.value,
        "n": score.n,
        "figure": prose.score(score),
    }
