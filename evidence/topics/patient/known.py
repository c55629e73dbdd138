"""What is not known of such patients, and how sure one can be of the rest."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.certainty import OUTCOMES
from evidence.cohorts.courses import Course, pain_statements
from evidence.cohorts.enrolment import enrolment
from evidence.cohorts.evidence_body import Body, trials_better
from evidence.cohorts.reported import bodies, by_grade, given_to, reported, wider
from evidence.topics.patient import elsewhere

RATED = ("pain", "response", "complications")

AGAINST: Mapping[str, str] = {
    "Design": "no randomised trial of the therapy",
    "Risk of bias": "no group without it, or trials and comparisons not judged sound",
    "Inconsistency": "cohorts that disagree",
    "Indirectness": "mostly other diseases than spinal tumours",
    "Imprecision": "few patients",
}
"""What took steps off a rating, by GRADE's name."""


def unknown(choice: Choice, courses: Sequence[Course]) -> tuple[str, ...]:
    """Return what nobody reported about such patients."""
    return (*_alone(choice), *_missing(choice), *_last(choice, courses), *_followed(courses))


def _alone(choice: Choice) -> Iterator[str]:
    found = enrolment(choice)
    if not found.asked or found.alone:
        return
    text = "Results for these patients alone: no study here gives them"
    if choice.selection.collection == "all":
        yield f"{text}."
        return
    count = len(enrolment(wider(choice)).alone)
    if count:
        yield f"{text}; in the wider literature {prose.counted(count, 'study')} enrolled no others."
    else:
        yield f"{text}, nor in the wider literature."


def _missing(choice: Choice) -> Iterator[str]:
    """Name the outcomes that are reported by nobody, or of others only; and where else they are."""
    found = {outcome: reported(choice, outcome) for outcome in OUTCOMES}
    missing = {name: one for name, one in found.items() if not one.own}
    absent = [name for name, one in missing.items() if not one.otherwise]
    if absent:
        yield f"Not reported at all: {prose.listed(absent)}."
    for name, one in missing.items():
        if one.otherwise:
            yield f"{prose.capital(name)}: reported only {elsewhere.told(one.otherwise)}."
    if missing and choice.selection.collection == "review":
        yield _beyond(wider(choice), list(missing))


def _beyond(choice: Choice, missing: Sequence[str]) -> str:
    """Say how many studies report what is missing once the wider literature is counted."""
    counts = {name: len(reported(choice, name).own) for name in missing}
    told = [f"{name} by {prose.counted(count, 'study')}" for name, count in counts.items() if count]
    if not told:
        return "The wider literature doesn't report that either."
    rest = "" if all(counts.values()) else "; the rest isn't reported there either"
    return f"Reported in the wider literature: {prose.listed(told)}{rest}."


def _last(choice: Choice, courses: Sequence[Course]) -> Iterator[str]:
    """Say when pain was last reported, in numbers and in words."""
    asked = choice.selection.therapy
    scored = [score for course in courses for score in course.after]
    timed = [score.months for score in scored if score.months is not None]
    said = [
        one.months
        for one in pain_statements(choice.statements)
        if one.months is not None and given_to(one, asked)
    ]
    untimed = {score.study.study_id for score in scored if score.months is None}
    if not timed and not said:
        return
    parts = [prose.months(max(timed))] if timed else ["none"]
    if said and max(said) > max(timed, default=0):
        parts.append(f"in words {prose.months(max(said))}")
    if untimed:
        count = prose.counted(len(untimed), "study")
        verb = prose.verb(len(untimed), "scores", "score")
        parts.append(f"{count} {verb} a later visit without its time")
    yield f"Last pain score with a stated time: {'; '.join(parts)}."


def _followed(courses: Sequence[Course]) -> Iterator[str]:
    scored = {course.study.study_id for course in courses if course.after}
    if scored:
        told = {
            course.study.study_id
            for course in courses
            if any(score.n is not None for score in course.after)
        }
        yield f"How many patients were still scored after treatment: {_printing(told, scored)}."


def _printing(told: Collection[str], scored: Collection[str]) -> str:
    if len(scored) == 1:
        of = f"{'' if told else 'not '}printed by the one study"
    else:
        count = prose.number(len(told)) if told else "none"
        of = f"printed by {count} of {prose.counted(len(scored), 'study')}"
    return f"{of} with a score after treatment on a scale of 0–10"


def sure(choice: Choice) -> tuple[str, ...]:
    """Return how strong the studies are and how certain three outcomes, with the reasons."""
    if not choice.with_patients:
        return ("There is nothing to be sure of: no study of such patients.",)
    found = {outcome: bodies(choice, outcome) for outcome in RATED}
    alike: dict[str, list[str]] = {}
    for outcome, rated in found.items():
        if rated:
            alike.setdefault(prose.by_grade(by_grade(rated)), []).append(outcome)
    grades = (f"Certainty on {prose.listed(of)}: {grade}." for grade, of in alike.items())
    everything = [body for rated in found.values() for body in rated]
    return (_levels(choice), *_trials(found["pain"]), *grades, _why(everything))


def _trials(rated: Sequence[Body]) -> Iterator[str]:
    """Say in how many trials the treatment was called better than the other arm."""
    said = [(body.name, *trials_better(body)) for body in rated]
    told = [
        f"{name} in {prose.number(better) if better else 'none'} of {prose.number(trials)}"
        for name, better, trials in said
        if trials
    ]
    if told:
        yield (
            f"Called better for pain than the other arm of randomised trials: {prose.listed(told)}."
        )


def _levels(choice: Choice) -> str:
    studies = choice.with_patients
    said = []
    for level in sorted({study.evidence_level for study in studies}):
        designs = [study.design for study in studies if study.evidence_level == level]
        counts = (prose.counted(designs.count(design), design) for design in dict.fromkeys(designs))
        said.append(f"level {level}, {prose.listed(counts)}")
    return f"Studies by level of OCEBM 2011, 1 best and 5 weakest: {'; '.join(said)}."


def _why(rated: Sequence[Body]) -> str:
    """Return GRADE's reasons that took steps off, with how many ratings each."""
    against = []
    for name, words in AGAINST.items():
        count = sum(
            reason.steps > 0 for body in rated for reason in body.reasons if reason.name == name
        )
        if count:
            against.append(f"{words} ({prose.number(count)} of {prose.number(len(rated))})")
    if not rated:
        return "Nothing can be rated: none of these outcomes is reported after a single therapy."
    if not against:
        return "Nothing was rated down. The rating is ours (see Study quality)."
    return f"Rated down for {'; '.join(against)}. The rating is ours (see Study quality)."
