"""GRADE's reasons for and against a body of evidence, each by a stated rule of ours."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from evidence.statistics import proportion_interval

FEW_PATIENTS = 400
"""Fewer patients than this count as imprecise."""

UNLIKE_CHANGE = 2.0
"""Mean changes of pain further apart than this, in points of 10, count as inconsistent."""

PAIR = 2


class Reason(NamedTuple):
    """One of GRADE's reasons: how many steps down, and why."""

    steps: int
    text: str

    def __str__(self) -> str:
        return f"−{self.steps}: {self.text}" if self.steps else self.text


class Study(NamedTuple):
    """What a rating needs of a study."""

    study_id: str
    design: str
    aetiology: str
    cohort_family: str
    n_patients: int | None


class Report(NamedTuple):
    """One score, direction or count of an arm; what doesn't apply is None."""

    study_id: str
    arm_id: str
    instrument: str | None
    months: float | None
    value_std: float | None
    direction: str | None
    against: str | None
    event: str | None
    unit: str | None
    events: int | None
    total: int | None


class Body(NamedTuple):
    """The studies behind one rating; `compared` are those with a control for the therapy."""

    studies: list[Study]
    compared: set[str]
    doubts: Mapping[str, set[str]]

    @property
    def trials(self) -> list[Study]:
        """Return the randomised trials that test the therapy."""
        return [
            study
            for study in self.studies
            if study.design == "randomised trial" and study.study_id in self.compared
        ]

    @property
    def rated(self) -> list[Study]:
        """Return the studies that the rating rests on."""
        return self.trials or self.studies


def rate(body: Body, figures: list[Report]) -> dict[str, Reason]:
    """Return each of GRADE's reasons for the studies behind one outcome of one therapy."""
    return {
        "design": _design(body),
        "bias": _bias(body),
        "inconsistency": _inconsistency(body, figures),
        "indirectness": _indirectness(body.rated),
        "imprecision": _imprecision(body.rated),
        "publication": Reason(0, f"not assessed: {_count(len(body.studies), 'study', 'studies')}"),
    }


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def patients(studies: Iterable[Study]) -> int | None:
    """Return the patients, each cohort family once by its largest report."""
    largest: dict[str, int] = {}
    for study in studies:
        if study.n_patients is not None:
            family = study.cohort_family
            largest[family] = max(study.n_patients, largest.get(family, 0))
    return sum(largest.values()) if largest else None


def _design(body: Body) -> Reason:
    trials = len(body.trials)
    if trials:
        rest = len(body.studies) - trials
        beside = f"; {_count(rest, 'other study', 'other studies')} not rated" if rest else ""
        return Reason(0, f"{_count(trials, 'randomised trial', 'randomised trials')}{beside}")
    named = [
        _count(count, design, design if design == "case series" else f"{design}s")
        for design, count in Counter(study.design for study in body.studies).most_common()
    ]
    return Reason(2, f"no randomised comparison of this therapy ({', '.join(named)})")


def _bias(body: Body) -> Reason:
    rated = body.rated
    if body.trials:
        doubtful = sum(bool(body.doubts.get(study.study_id)) for study in rated)
        text = f"{doubtful} of {_count(len(rated), 'trial', 'trials')} not judged low throughout"
        return Reason(int(doubtful > 0), text)
    alone = sum(study.study_id not in body.compared for study in rated)
    if alone:
        return Reason(1, f"{alone} of {_count(len(rated), 'study', 'studies')} without a control")
    confounded = sum("confounding" in body.doubts.get(study.study_id, ()) for study in rated)
    text = f"confounding serious or not judgeable in {confounded} of {len(rated)}"
    return Reason(int(confounded > 0), text)


def _inconsistency(body: Body, figures: list[Report]) -> Reason:
    families = {study.study_id: study.cohort_family for study in body.rated}
    kept = [figure for figure in figures if figure.study_id in families]
    if any(figure.event for figure in kept):
        return _unlike_rates(kept, families)
    return _disagreement(kept, families) if body.trials else _unlike_changes(kept, families)


_ALONE = Reason(0, "can't be judged: fewer than two cohorts with a like figure")


def _disagreement(figures: list[Report], families: Mapping[str, str]) -> Reason:
    said: dict[str, set[str]] = {}
    for figure in figures:
        between_arms = figure.against not in {None, "baseline", "first visit after treatment"}
        if between_arms and figure.direction in {"better", "no difference", "worse"}:
            said.setdefault(families[figure.study_id], set()).add(str(figure.direction))
    if len(said) < PAIR:
        return _ALONE
    better = sum("better" in directions for directions in said.values())
    text = f"{better} of {len(said)} trials call it better than the other arm"
    return Reason(int(0 < better < len(said)), text)


def _unlike_rates(figures: list[Report], families: Mapping[str, str]) -> Reason:
    """Compare cohorts, each by its largest count, on the event and unit that most of them count."""
    groups: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
    for figure in figures:
        if figure.events is not None and figure.total is not None:
            cohorts = groups.setdefault((str(figure.event), str(figure.unit)), {})
            family, rate = families[figure.study_id], (figure.total, figure.events)
            cohorts[family] = max(rate, cohorts.get(family, (0, 0)))
    (event, unit), cohorts = max(groups.items(), key=lambda g: len(g[1]), default=(("", ""), {}))
    if len(cohorts) < PAIR:
        return _ALONE
    limits = [proportion_interval(events, total) for total, events in cohorts.values()]
    apart = max(limit.low for limit in limits) > min(limit.high for limit in limits)
    shares = [round(100 * events / total) for total, events in cohorts.values()]
    low, high = min(shares), max(shares)
    span = f"{low}–{high}" if low != high else f"{low}"
    text = f"{event} in {span} % of {unit} in {len(cohorts)} cohorts"
    return Reason(int(apart), f"{text}, intervals {'apart' if apart else 'overlap'}")


def _unlike_changes(figures: list[Report], families: Mapping[str, str]) -> Reason:
    """Compare cohorts on the change of pain from before treatment to the last visit."""
    scored: dict[tuple[str, str, str | None], list[tuple[float, float]]] = {}
    for figure in figures:
        if figure.value_std is not None and figure.months is not None:
            key = (families[figure.study_id], figure.arm_id, figure.instrument)
            scored.setdefault(key, []).append((figure.months, figure.value_std))
    changes = {}
    for (family, _, _), visits in scored.items():
        first, last = min(visits), max(visits)
        if first[0] == 0 < last[0]:
            changes[family] = last[1] - first[1]
    if len(changes) < PAIR:
        return _ALONE
    low, high = min(changes.values()), max(changes.values())
    text = f"change {low:+.1f} to {high:+.1f} points in {len(changes)} cohorts".replace("-", "−")
    return Reason(int(high - low > UNLIKE_CHANGE), text)


def _indirectness(rated: list[Study]) -> Reason:
    tumour = [study for study in rated if study.aetiology == "tumour"]
    if len(tumour) == len(rated):
        return Reason(0, "all studies are of spinal tumours")
    few = 2 * (patients(tumour) or 0) < (patients(rated) or 0) or not tumour
    return Reason(int(few), f"{len(tumour)} of {len(rated)} studies are of spinal tumours")


def _imprecision(rated: list[Study]) -> Reason:
    total = patients(rated)
    if total is None:
        return Reason(1, "number of patients not printed")
    return Reason(int(total < FEW_PATIENTS), _count(total, "patient", "patients"))
