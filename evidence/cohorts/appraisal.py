"""What an abstract lets one judge of each study, item by item of the tool for its design.

What we read stands in `data/appraisal.yaml`; a few items follow by rule from what the corpus
holds; all others can't be judged. Items are never added to a score.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import Record, Study
from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOL_FOR, TOOLS

SYMBOLS: Mapping[str, str] = {
    "yes": "✓",
    "low": "✓",
    "unclear": "~",
    "some concerns": "~",
    "moderate": "~",
    "no": "✗",
    "serious": "✗",
    "high": "✗",
    "critical": "✗✗",
    "not applicable": "–",
    NOT_JUDGEABLE: "?",
}
"""Answer → the symbol that stands for it where there is no room for words."""

How = Literal["our reading", "by rule", "not judged"]

_NOT_SEEN = "The paper itself was not found; only the review's description was."
_SILENT = "What we read of the abstract doesn't say."


@dataclass(frozen=True, eq=False)
class Judged(Record):
    """One item of a tool for one study: the judgement, why, and how we came to it."""

    study: Study
    tool: str
    item: str
    judgement: str
    reason: str
    how: How


@dataclass(frozen=True, eq=False)
class Appraisals:
    """The judgements of all studies of a corpus."""

    cohorts: Cohorts

    @cached_property
    def by_study(self) -> Mapping[str, tuple[Judged, ...]]:
        """Return the judgements of each study by its id; other designs have none."""
        return {study.study_id: tuple(self._judged(study)) for study in self.cohorts.studies}

    def of(self, study: Study) -> tuple[Judged, ...]:
        """Return the judgements of one study, in the order of its tool."""
        return self.by_study[study.study_id]

    def doubts(self, study: Study) -> frozenset[str]:
        """Return the items not judged low (or, in a cohort, not moderate either)."""
        return frozenset(
            one.item
            for one in self.of(study)
            if one.judgement not in (("low", "moderate") if one.tool == "ROBINS-I" else ("low",))
        )

    @cached_property
    def _read(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        return {
            (one.study_id, one.item): (one.judgement, one.reason) for one in self.cohorts.judgements
        }

    @cached_property
    def _printed(self) -> "_Printed":
        return _Printed(self.cohorts)

    def _judged(self, study: Study) -> Iterator[Judged]:
        tool = TOOL_FOR.get(study.design)  # type: ignore[call-overload]
        if tool is None:
            return
        for item in TOOLS[tool].items:
            own = self._read.get((study.study_id, item))
            rule = _RULES.get(item)
            ruled = None if own or rule is None else rule(study, self._printed)
            seen = study.study_id in self._printed.seen
            judgement, reason = own or ruled or (NOT_JUDGEABLE, _SILENT if seen else _NOT_SEEN)
            how: How = "our reading" if own else "by rule" if ruled else "not judged"
            yield Judged(study, tool, item, judgement, reason, how)


@lru_cache(maxsize=2)
def appraisals(cohorts: Cohorts) -> Appraisals:
    """Return the judgements of a corpus; they are made once for each."""
    return Appraisals(cohorts)


class _Printed:
    """Which studies' own abstracts print what, by study id."""

    def __init__(self, cohorts: Cohorts) -> None:
        details = [one for one in cohorts.details if one.source.basis == "primary"]
        scores = [one for one in cohorts.scores if one.source.basis == "primary"]
        counts = [one for one in cohorts.counts if one.source.basis == "primary"]
        said = [one for one in cohorts.statements if one.source.basis == "primary"]
        self.age = {one.study.study_id for one in details if one.topic == "age"}
        self.sex = {one.study.study_id for one in details if one.topic == "sex"}
        self.primaries = {
            study.study_id
            for study in cohorts.studies
            if any(share.source.basis == "primary" for share in study.primaries)
        }
        self.regions = {
            study.study_id
            for study in cohorts.studies
            if any(share.source.basis == "primary" for share in study.regions)
        }
        self.scored = {one.study.study_id for one in scores if one.months}
        self.counted = {one.study.study_id for one in counts if one.events is not None}
        self.followed = {
            study.study_id
            for study in cohorts.studies
            if study.follow_up_source is not None and study.follow_up_source.basis == "primary"
        }
        arms = {
            study.study_id
            for study in cohorts.studies
            if any(arm.source.basis == "primary" for arm in study.arms)
        }
        studies = [
            *(one.study for one in details),
            *(one.study for one in scores),
            *(one.study for one in counts),
            *(one.study for one in said),
        ]
        self.seen = arms | self.primaries | {study.study_id for study in studies}


Answer = tuple[str, str]


def _demographics(study: Study, printed: _Printed) -> Answer | None:
    age, sex = study.study_id in printed.age, study.study_id in printed.sex
    if age and sex:
        return "yes", "The abstract gives age and sex."
    if age or sex:
        given, missing = ("age", "sex") if age else ("sex", "age")
        return "unclear", f"The abstract gives {given}; {missing} wasn't seen there."
    return None


def _clinical(study: Study, printed: _Printed) -> Answer | None:
    if not study.of_tumours:
        return None
    primary, region = study.study_id in printed.primaries, study.study_id in printed.regions
    if primary and region:
        return "yes", "Primary tumours and spinal regions are given."
    if primary:
        return "unclear", "Primary tumours are given; spinal regions weren't seen."
    if region:
        return "unclear", "Spinal regions are given; primary tumours weren't seen."
    return None


def _outcomes(study: Study, printed: _Printed) -> Answer | None:
    if study.study_id in printed.scored:
        return "yes", "A score with its time after treatment is printed."
    if study.study_id in printed.counted and study.study_id in printed.followed:
        return "yes", "Events are counted and the follow-up is given."
    if study.study_id in printed.counted:
        return "unclear", "Events are counted; how long patients were followed wasn't seen."
    return None


def _consecutive(study: Study, _printed: _Printed) -> Answer | None:
    return ("yes", "The patients are called consecutive.") if study.consecutive else None


def _hidden(study: Study, _printed: _Printed) -> Answer | None:
    """Judge whether patients, who score their own pain, knew their treatment."""
    if study.blinding is None:
        return None
    if study.blinding == "patients blinded":
        return "low", "A sham procedure hid from patients which treatment they had."
    return "high", "Patients score their own pain and knew whether they had the procedure."


def _crossover(study: Study, _printed: _Printed) -> Answer | None:
    if study.crossover:
        return "some concerns", "Patients could change to the other treatment."
    return None


_RULES: Mapping[str, Callable[[Study, _Printed], Answer | None]] = {
    "demographics reported": _demographics,
    "clinical information reported": _clinical,
    "outcomes or follow-up reported": _outcomes,
    "consecutive inclusion": _consecutive,
    "measurement of outcomes": _hidden,
    "departures from the assigned treatment": _crossover,
}
"""Items that follow from what the corpus holds."""
