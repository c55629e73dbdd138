"""A body of evidence on one outcome of one therapy, and GRADE's reasons for and against it.

Rated on its randomised trials if it has any, else on all its studies. It starts high for trials
and low for the rest, and loses one step for each reason that applies (GRADE guideline 18,
PMC6692166). The rules are rough and ours; the judgement is made from abstracts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence import prose
from evidence.cohorts.appraisal import Appraisals
from evidence.cohorts.comparisons import Comparison, after_treatment
from evidence.cohorts.courses import Course
from evidence.cohorts.once import NO_CEMENT_STATED, Patients, patients_in, tally
from evidence.cohorts.records import Arm, Count, Score, Statement, Study

FEW_PATIENTS = 400
"""Fewer patients than this count as imprecise."""

UNLIKE_CHANGE = 2.0
"""Mean changes of pain further apart than this, in points of 10, count as inconsistent."""

WORDS: Mapping[int, str] = {4: "high", 3: "moderate", 2: "low", 1: "very low"}

Report = Score | Statement | Comparison | Count
"""One figure on an outcome: a score, a statement, a comparison of arms, a count."""


@dataclass(frozen=True)
class Reason:
    """One of GRADE's reasons: how many steps down, and why."""

    name: str
    steps: int
    text: str

    def __str__(self) -> str:
        """Return the reason with its steps, e.g. "−1: 86 patients"."""
        return f"{prose.MINUS}{self.steps}: {self.text}" if self.steps else self.text


@dataclass(frozen=True, eq=False)
class Body:
    """The evidence on one outcome of one therapy."""

    outcome: str
    therapy: str
    arms: tuple[tuple[Study, Arm], ...]
    """Arms with the therapy in the studies that report the outcome of them."""
    reports: tuple[Report, ...]
    comparisons: tuple[Comparison, ...]
    courses: tuple[Course, ...]
    appraisals: Appraisals

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """Return the studies that report the outcome after the therapy."""
        return tuple({study.study_id: study for study, _ in self.arms}.values())

    @cached_property
    def controlled(self) -> tuple[Study, ...]:
        """Return the studies in which another arm lacked a part of the therapy."""
        own = set(self.therapy.split(" + "))
        return tuple(
            study
            for study in self.studies
            if any(own - set(arm.components) for arm in study.arms if arm.therapy != self.therapy)
        )

    @cached_property
    def trials(self) -> tuple[Study, ...]:
        """Return the randomised trials that test the therapy."""
        return tuple(study for study in self.controlled if study.randomised)

    @property
    def rated(self) -> tuple[Study, ...]:
        """Return the studies that the rating rests on."""
        return self.trials or self.studies

    @property
    def name(self) -> str:
        """Return the therapy, marked where nobody given it is known to have had cement."""
        known = any(arm.cement_known for _, arm in self.arms)
        return self.therapy if known else f"{self.therapy} ({NO_CEMENT_STATED})"

    @cached_property
    def patients(self) -> Patients:
        """Return the patients in the arms given the therapy, of the studies rated."""
        rated = {study.study_id for study in self.rated}
        return patients_in((study, arm) for study, arm in self.arms if study.study_id in rated)

    @cached_property
    def all_patients(self) -> Patients:
        """Return the patients in all arms given the therapy, rated or not."""
        return patients_in(self.arms)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Return GRADE's reasons, those without a step too."""
        return (
            _design(self),
            _bias(self),
            _inconsistency(self),
            _indirectness(self),
            _imprecision(self),
            Reason("Publication bias", 0, f"not assessed: {_studies(len(self.studies))}"),
        )

    @property
    def level(self) -> int:
        """Return the certainty from 4 (high) to 1 (very low)."""
        return max(1, 4 - sum(reason.steps for reason in self.reasons))

    @property
    def symbol(self) -> str:
        """Return GRADE's symbol, ⊕⊕⊕⊕ to ⊕○○○."""
        return "⊕" * self.level + "○" * (4 - self.level)

    @property
    def words(self) -> str:
        """Return the certainty in words."""
        return WORDS[self.level]

    @property
    def grade(self) -> str:
        """Return the certainty as symbol and words, "⊕⊕○○ low"."""
        return f"{self.symbol} {self.words}"


def _studies(count: int) -> str:
    return prose.counted(count, "study")


def _design(body: Body) -> Reason:
    if body.trials:
        rest = len(body.studies) - len(body.trials)
        beside = f"; {prose.counted(rest, 'other study')} not rated" if rest else ""
        return Reason("Design", 0, f"{_trials(body)}{beside}")
    return Reason("Design", 2, f"no randomised trial tests this therapy ({_designs(body)})")


def _trials(body: Body) -> str:
    """Return the number of trials; of one trial reported twice, both reports."""
    reports, trials = len(body.trials), len({study.cohort_family for study in body.trials})
    counted = prose.counted(trials, "randomised trial")
    return counted if reports == trials else f"{reports} reports of {counted}"


def _noun(body: Body) -> str:
    """Return what is rated: a study, a trial, or a report where one trial is reported twice."""
    if not body.trials:
        return "study"
    once = len({study.cohort_family for study in body.trials}) == len(body.trials)
    return "trial" if once else "report"


def _designs(body: Body) -> str:
    """Return the designs of studies none of which tests the therapy against going without."""
    others = Counter(study.design for study in body.studies if not study.randomised)
    named = [prose.counted(count, design) for design, count in others.most_common()]
    trials = len(body.studies) - others.total()
    if trials:
        named.append(f"{prose.counted(trials, 'randomised trial')} in which every arm had it")
    return prose.listed(named)


def _bias(body: Body) -> Reason:
    rated = body.rated
    if body.trials:
        low = sum(not body.appraisals.doubts(study) for study in rated)
        text = _holding(
            body,
            low,
            "is judged low throughout",
            "are judged low throughout",
            "is not judged low throughout",
        )
        return Reason("Risk of bias", int(low < len(rated)), text)
    if len(body.controlled) < len(rated):
        group = "group that lacked it"
        text = _holding(
            body, len(body.controlled), f"has a {group}", f"have a {group}", f"has no {group}"
        )
        return Reason("Risk of bias", 1, text)
    doubtful = sum("confounding" in body.appraisals.doubts(study) for study in rated)
    found = "confounding that is serious or can't be judged"
    text = _holding(body, doubtful, f"has {found}", f"have {found}", f"has no {found}")
    return Reason("Risk of bias", int(doubtful > 0), text)


def _holding(body: Body, count: int, one: str, many: str, lacking: str) -> str:
    """Return of how many of the studies rated something holds."""
    return prose.holding(count, len(body.rated), _noun(body), one, many, lacking)


_ALONE = Reason("Inconsistency", 0, "can't be judged: fewer than two cohorts with a like figure")


def _inconsistency(body: Body) -> Reason:
    counts = [row for row in body.reports if isinstance(row, Count)]
    if counts:
        return _unlike_rates(body, counts)
    return _disagreement(body) if body.trials else _unlike_changes(body)


def trials_better(body: Body) -> tuple[int, int]:
    """Return in how many trials the therapy is called better than the other arm, and of how many.

    Of the trials of a body, those count that state the direction of a difference between arms;
    one that calls it better at any visit counts as better. Each cohort family counts once.
    """
    rated = {study.study_id for study in body.trials}
    said: dict[str, set[str]] = {}
    for one in after_treatment(body.comparisons):
        if one.study.study_id in rated and one.direction in {"better", "no difference", "worse"}:
            said.setdefault(one.study.cohort_family, set()).add(one.direction)
    return sum("better" in directions for directions in said.values()), len(said)


def _disagreement(body: Body) -> Reason:
    better, trials = trials_better(body)
    if trials < 2:  # noqa: PLR2004
        text = "can't be judged: fewer than two trials say which arm was better"
        return Reason("Inconsistency", 0, text)
    arm = "it better than the other arm"
    text = prose.holding(
        better, trials, "trial", f"calls {arm}", f"call {arm}", f"does not call {arm}"
    )
    return Reason("Inconsistency", int(0 < better < trials), text)


def _unlike_rates(body: Body, counts: Sequence[Count]) -> Reason:
    """Compare cohorts, each by its largest count, on the event and unit that most of them count."""
    rated = {study.study_id for study in body.rated}
    kept = [count for count in counts if count.counted and count.study.study_id in rated]
    rows = tally(
        kept, lambda count: count.total, lambda count: (count.event, count.unit), one_arm=True
    )
    groups: dict[tuple[str, str], list[Count]] = {}
    for row in rows:
        if row.counts:
            groups.setdefault((row.row.event, row.row.unit), []).append(row.row)
    alike = max(groups.values(), key=len, default=[])
    if len(alike) < 2:  # noqa: PLR2004
        return _ALONE
    limits = [found for count in alike if (found := count.limits()) is not None]
    apart = max(low for low, _ in limits) > min(high for _, high in limits)
    shares = [share for count in alike if (share := count.share) is not None]
    low, high = prose.percent(min(shares)), prose.percent(max(shares))
    span = low if low == high else prose.percent_range(min(shares), max(shares))
    text = (
        f"{alike[0].event} in {span} of "
        f"{alike[0].unit} in {len(alike)} cohorts, intervals {'apart' if apart else 'overlap'}"
    )
    return Reason("Inconsistency", int(apart), text)


def _unlike_changes(body: Body) -> Reason:
    """Compare cohorts, each by its largest arm, on the change of pain up to its last visit."""
    changes = {
        course.study.cohort_family: -fall
        for course in sorted(body.courses, key=lambda one: one.study.size_of(one.arm) or 0)
        if course.last is not None
        and course.arm.cement_known
        and (fall := course.fall(course.last)) is not None
    }
    if len(changes) < 2:  # noqa: PLR2004
        return _ALONE
    low, high = min(changes.values()), max(changes.values())
    text = f"pain {prose.pain_moved(low, high)} in {len(changes)} cohorts"
    return Reason("Inconsistency", int(high - low > UNLIKE_CHANGE), text)


def _indirectness(body: Body) -> Reason:
    tumour = [study for study in body.rated if study.of_tumours]
    of = "of spinal tumours alone"
    text = _holding(body, len(tumour), f"is {of}", f"are {of}", f"is not {of}")
    if len(tumour) == len(body.rated):
        return Reason("Indirectness", 0, text)
    ids = {study.study_id for study in tumour}
    ours = patients_in((study, arm) for study, arm in body.arms if study.study_id in ids).number
    few = not tumour or 2 * (ours or 0) < (body.patients.number or 0)
    return Reason("Indirectness", int(few), text)


def _imprecision(body: Body) -> Reason:
    number, silent = body.patients.number, body.patients.silent
    beside = len(body.studies) > len(body.trials) > 0
    where = f" of the {prose.plural(len(body.trials), 'trial')} rated" if beside else ""
    if number is None:
        return Reason("Imprecision", 1, f"number of patients in these arms not printed{where}")
    text = f"{prose.counted(number, 'patient')} in arms with this therapy{where}"
    text += f"; not printed by {_studies(silent)}" if silent else ""
    return Reason("Imprecision", int(number < FEW_PATIENTS), text)
