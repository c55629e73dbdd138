"""The corpus as plain frozen records: a study with its arms, and one record per printed figure.

Records are made once per corpus and shared by every reader; nothing changes them. They say what a
source prints and, as properties, what each single record is. What several records make together
is decided in the other modules of this room.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from evidence.corpus.outcomes import UNITS
from evidence.statistics import Interval, proportion_interval
from evidence.statistics.intervals import ProportionMethod

PATIENT_DESIGNS = ("randomised trial", "comparative cohort", "case series", "case report")
"""Designs with patients of their own; reviews, guidelines and animals have none."""

LeftOut = Literal[
    "review or guideline",
    "animals",
    "case report",
    "printed twice",
    "harm of any cause",
    "share of leaks",
    "comparator arm",
    "treatment and comparator together",
]
"""Why a count takes no part in any tally of treated patients."""

Family = Literal["clinical complications", "cement leakage", "new fractures"]
"""What a count of harm is about; leakage on imaging is never mixed with clinical complications."""

_FAMILIES: dict[str, tuple[Family, ...]] = {
    "complication": ("clinical complications",),
    "leakage": ("cement leakage",),
    "new fracture": ("new fractures",),
}
SYMPTOMATIC_LEAKAGE = "symptomatic cement leakage"

_DESIGNS_LEFT_OUT: dict[str, LeftOut] = {
    "systematic review": "review or guideline",
    "narrative review": "review or guideline",
    "guideline": "review or guideline",
    "animal study": "animals",
    "case report": "case report",
}


@dataclass(frozen=True, eq=False)
class Record:
    """Base of all records; two are the same only if they are one."""


@dataclass(frozen=True, eq=False)
class Source(Record):
    """Who printed a figure and where; `derived_from` is whose statement a derived one rests on."""

    basis: str
    locator: str
    derived_from: str | None = None
    formula: str | None = None
    note: str | None = None


@dataclass(frozen=True, eq=False)
class Arm(Record):
    """A treatment arm; an arm without cement is a comparator."""

    study_id: str
    arm_id: str
    row_id: str
    label: str
    therapy: str
    components: tuple[str, ...]
    role: str
    cement: str
    n_patients: int | None
    n_lesions: int | None
    lesion_unit: str | None
    source: Source

    @property
    def treated(self) -> bool:
        """Return whether the arm was given the treatment under study."""
        return self.role == "intervention"

    @property
    def cement_known(self) -> bool:
        """Return whether the source says that patients of this arm were given cement."""
        return self.cement in {"all", "some"}


@dataclass(frozen=True, eq=False)
class Share(Record):
    """A tumour primary or a spinal region of a study; `n` is None where it is only named."""

    row_id: str
    value: str
    n: int | None
    unit: str
    printed: str | None
    source: Source


@dataclass(frozen=True, eq=False)
class Reading(Record):
    """What was read of a study, where and when."""

    row_id: str
    what: str
    where: str
    on: str


@dataclass(frozen=True, eq=False)
class Study(Record):
    """A study as it is described; its figures are records of their own."""

    study_id: str
    label: str
    short_label: str
    first_author: str | None
    authors: str | None
    year: int | None
    title: str | None
    journal: str | None
    doi: str | None
    pmid: str | None
    url: str | None
    collection: str
    review_refs: tuple[str, ...]
    design: str
    design_note: str | None
    blinding: str | None
    crossover: bool
    consecutive: bool
    centre: str | None
    evidence_level: int
    evidence_reason: str
    aetiology: str
    cohort_family: str
    n_patients: int | None
    patients_source: Source | None
    n_lesions: int | None
    lesion_unit: str | None
    lesions_source: Source | None
    follow_up_months: float | None
    follow_up_kind: str | None
    follow_up: str | None
    follow_up_source: Source | None
    notes: tuple[str, ...]
    arms: tuple[Arm, ...]
    primaries: tuple[Share, ...]
    regions: tuple[Share, ...]
    readings: tuple[Reading, ...]
    instruments: frozenset[str]
    """Instruments with a score or a stated direction."""
    discrepancies: int
    """Entries of the ledger that concern the study."""
    kept_out: bool
    """Whether its reader keeps it out of every count, answer and pool: shown, and nothing else."""

    @property
    def has_patients(self) -> bool:
        """Return whether the study has patients of its own."""
        return self.design in PATIENT_DESIGNS

    @property
    def of_tumours(self) -> bool:
        """Return whether every patient had a spinal tumour; a mixed series is named as such."""
        return self.aetiology == "tumour"

    @property
    def outside_review(self) -> bool:
        """Return whether the study comes from the wider literature."""
        return self.collection == "supplement"

    @property
    def of_review(self) -> bool:
        """Return whether the review describes the study."""
        return self.collection == "review"

    @property
    def yours(self) -> bool:
        """Return whether the reader brought the study."""
        return self.collection == "yours"

    @property
    def randomised(self) -> bool:
        """Return whether patients were randomised."""
        return self.design == "randomised trial"

    @cached_property
    def treated_arms(self) -> tuple[Arm, ...]:
        """Return the arms given the treatment under study, of a study with patients."""
        return tuple(arm for arm in self.arms if arm.treated) if self.has_patients else ()

    @cached_property
    def has_comparator(self) -> bool:
        """Return whether an arm without the treatment under study stands beside it."""
        return any(not arm.treated for arm in self.arms) and len(self.arms) > 1

    @cached_property
    def compares(self) -> bool:
        """Return whether two arms of the study were given different therapies."""
        return self.has_patients and len({arm.therapy for arm in self.arms}) > 1

    @cached_property
    def therapies(self) -> tuple[str, ...]:
        """Return the therapies of the treated arms, each once, in the order printed."""
        arms = [arm for arm in self.arms if arm.treated]
        return tuple(dict.fromkeys(arm.therapy for arm in arms))

    @cached_property
    def only_arm(self) -> Arm | None:
        """Return the arm of a study that has one; figures of the whole study are that arm's."""
        return self.arms[0] if len(self.arms) == 1 else None

    def arm(self, arm_id: str | None) -> Arm | None:
        """Return the arm called `arm_id`, or None."""
        return next((arm for arm in self.arms if arm.arm_id == arm_id), None)

    def size_of(self, arm: Arm) -> int | None:
        """Return the patients of an arm: as printed, or of the study where it has one arm."""
        if arm.n_patients is not None:
            return arm.n_patients
        return self.n_patients if arm is self.only_arm else None


@dataclass(frozen=True, eq=False)
class Score(Record):
    """One score at one visit; `months` is 0 before treatment and None where no time is given."""

    row_id: str
    study: Study
    arm: Arm
    instrument: str
    measure: str | None
    outcome: str
    months: float | None
    timepoint: str
    statistic: str
    value: float
    value_std: float | None
    """A pain score converted linearly to 0–10; None for other outcomes or an unknown scale."""
    spread_kind: str | None
    spread: float | None
    low: float | None
    high: float | None
    n: int | None
    scale_min: float | None
    scale_max: float | None
    p_value: str | None
    p_against: str | None
    source: Source
    preferred: bool
    """False where the study's own figure takes the place of the review's print."""
    touched: bool
    """Whether a high-severity entry of the ledger makes this very figure doubtful."""

    @property
    def before(self) -> bool:
        """Return whether the score was taken before treatment."""
        return self.months == 0

    @property
    def about_pain(self) -> bool:
        """Return whether the score says how strong pain is."""
        return self.outcome == "pain"


@dataclass(frozen=True, eq=False)
class Statement(Record):
    """A change or difference stated without a number.

    `arm` is the arm that the source names, or the only arm of the study; None for the study as a
    whole. `against` is "baseline", "first visit after treatment" or the id of another arm.
    """

    row_id: str
    study: Study
    arm: Arm | None
    instrument: str
    measure: str | None
    outcome: str
    months: float | None
    timepoint: str
    direction: str
    against: str
    other: Arm | None
    """The arm that the statement compares with, where it does."""
    p_value: str | None
    source: Source
    touched: bool

    @property
    def about_pain(self) -> bool:
        """Return whether the statement says how strong pain is."""
        return self.outcome == "pain"

    @property
    def since_before(self) -> bool:
        """Return whether the statement compares with before treatment."""
        return self.against == "baseline"


@dataclass(frozen=True, eq=False)
class Difference(Record):
    """A difference between two arms printed as a number: `arm` minus `other`."""

    row_id: str
    study: Study
    arm: Arm
    other: Arm
    instrument: str
    measure: str | None
    outcome: str
    months: float | None
    timepoint: str
    statistic: str
    value: float
    low: float | None
    high: float | None
    p_value: str | None
    source: Source
    touched: bool

    @property
    def unit(self) -> str:
        """Return the unit of the instrument in the singular; "" where it has none of its own."""
        return UNITS.get(self.instrument, "")  # type: ignore[call-overload, no-any-return]


@dataclass(frozen=True, eq=False)
class Count(Record):
    """How many of how many had an event.

    `arm` is the arm that the source gives the count to, or the only arm of the study; a count of
    several arms together has none and belongs to no single therapy unless all arms share one.
    """

    row_id: str
    study: Study
    arm: Arm | None
    event: str
    kind: str
    severity: str
    definition: str
    events: int | None
    total: int | None
    unit: str
    percent: float | None
    percent_low: float | None
    percent_high: float | None
    months: float | None
    good: bool
    p_value: str | None
    p_against: str | None
    source: Source
    preferred: bool
    touched: bool

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Return what kinds of harm the count is about; a leak with symptoms is of two kinds."""
        if self.event == SYMPTOMATIC_LEAKAGE and self.kind in _FAMILIES:
            return ("clinical complications", "cement leakage")
        return _FAMILIES.get(self.kind, ())

    @cached_property
    def therapy(self) -> str | None:
        """Return the therapy counted; None where arms of several therapies are counted together."""
        if self.arm is not None:
            return self.arm.therapy
        found = {arm.therapy for arm in self.study.arms}
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def left_out(self) -> LeftOut | None:
        """Return why the count takes no part in any tally of treated patients, or None."""
        if self.study.design in _DESIGNS_LEFT_OUT:
            return _DESIGNS_LEFT_OUT[self.study.design]
        if not self.preferred:
            return "printed twice"
        if self.kind == "adverse event":
            return "harm of any cause"
        if self.unit == "leaks":
            return "share of leaks"
        if self.arm is not None:
            return None if self.arm.treated else "comparator arm"
        return "treatment and comparator together" if self.study.has_comparator else None

    @cached_property
    def cement_known(self) -> bool:
        """Return whether the patients counted are known to have been given cement."""
        arms = (self.arm,) if self.arm is not None else self.study.arms
        return bool(arms) and all(arm.cement_known for arm in arms)

    @property
    def share(self) -> float | None:
        """Return the proportion (0–1) from the counts, else from the percentage printed."""
        if self.counted:
            assert self.events is not None
            assert self.total is not None
            return self.events / self.total
        return None if self.percent is None else self.percent / 100

    @property
    def counted(self) -> bool:
        """Return whether both events and total are known."""
        return self.events is not None and bool(self.total)

    @cached_property
    def _wilson(self) -> Interval | None:
        return self._interval("wilson")

    def limits(self, method: ProportionMethod = "wilson") -> tuple[float, float] | None:
        """Return the 95 % limits (0–1) of the count; None where events or total are missing.

        Sums over studies, as reviews and guidelines print them, are no single cohort and have none.
        """
        found = self._wilson if method == "wilson" else self._interval(method)
        return None if found is None else (found.low, found.high)

    def _interval(self, method: ProportionMethod) -> Interval | None:
        if not self.counted or self.left_out == "review or guideline":
            return None
        assert self.events is not None
        assert self.total is not None
        return proportion_interval(self.events, self.total, method=method)


@dataclass(frozen=True, eq=False)
class Detail(Record):
    """Any other figure of a study."""

    row_id: str
    study: Study
    arm: Arm | None
    topic: str
    statement: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    source: Source
    touched: bool
