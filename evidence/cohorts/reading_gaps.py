"""What is missing of each study, for whoever keeps the corpus: where to read next.

Computed from the records alone. A gap is no mistake: a source may print no more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from evidence import prose
from evidence.cohorts.build import Cohorts
from evidence.cohorts.choice import Choice, choose
from evidence.cohorts.comparisons import after_treatment, comparisons
from evidence.cohorts.records import Arm, Count, Difference, Score, Statement, Study
from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import Outcome, words

Kind = Literal[
    "not read",
    "no result",
    "arms without results",
    "harms without benefits",
    "benefits without harms",
    "no comparison",
    "no identity",
]
"""What is missing, most serious first."""

Severity = Literal["high", "medium", "low"]

_SEVERITIES: Mapping[Kind, Severity] = {
    "not read": "high",
    "no result": "high",
    "arms without results": "medium",
    "harms without benefits": "medium",
    "benefits without harms": "medium",
    "no comparison": "medium",
    "no identity": "low",
}

_SUMMARY: Mapping[Kind, str] = {
    "not read": "without a word on what was read",
    "no result": "read without a result",
    "arms without results": "with arms without results",
    "harms without benefits": "with harms and no benefits",
    "benefits without harms": "with benefits and no harms",
    "no comparison": "with scores and no comparison between arms",
    "no identity": "without some of what identifies a study",
}

_OF_THE_STUDY = frozenset({"abstract", "full text", "second-hand table", "registry"})
"""Ways of reading that show a study's own results."""

_HARMS = frozenset({"complication", "adverse event", "leakage", "new fracture"})
_BENEFITS = frozenset({"response", "local control"})


@dataclass(frozen=True)
class Gap:
    """Something that is missing of a study; `words` say what."""

    kind: Kind
    words: str

    @property
    def severity(self) -> Severity:
        """Return how much it matters."""
        return _SEVERITIES[self.kind]

    @property
    def rank(self) -> int:
        """Return the place of its kind, the most serious first."""
        return get_args(Kind).index(self.kind)


@dataclass(frozen=True)
class StudyGaps:
    """What is missing of one study, most serious first."""

    study: Study
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class _Results:
    """What a study reports after treatment."""

    scores: tuple[Score, ...]
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    counts: tuple[Count, ...]

    @property
    def of_arms(self) -> frozenset[Arm]:
        """Return the arms that have a result of their own, or one side of a difference."""
        between: Sequence[Statement | Difference] = (*self.statements, *self.differences)
        rows: Sequence[Score | Count | Statement | Difference]
        rows = (*self.scores, *self.counts, *between)
        arms = (*(row.arm for row in rows), *(row.other for row in between))
        return frozenset(arm for arm in arms if arm is not None)

    @property
    def any(self) -> bool:
        """Return whether there is one."""
        return bool(self.scores or self.statements or self.differences or self.counts)

    @property
    def harms(self) -> bool:
        """Return whether something bad is counted or stated."""
        return any(row.kind in _HARMS for row in self.counts) or "leakage" in self._outcomes

    @property
    def benefits(self) -> bool:
        """Return whether something good is measured, counted or stated."""
        good = any(row.good or row.kind in _BENEFITS for row in self.counts)
        return good or bool(self._outcomes - {"leakage"})

    @property
    def _outcomes(self) -> frozenset[str]:
        rows: Sequence[Score | Statement | Difference]
        rows = (*self.scores, *self.statements, *self.differences)
        return frozenset(row.outcome for row in rows)


def reading_gaps(cohorts: Cohorts, collection: str = "all") -> tuple[StudyGaps, ...]:
    """Return the studies of which something is missing, those with the most serious gap first."""
    choice = choose(cohorts, Selection(collection=collection))
    compared = _compared(choice)
    found = [StudyGaps(study, tuple(_gaps(study, choice, compared))) for study in choice.studies]
    return tuple(
        sorted((one for one in found if one.gaps), key=lambda one: [gap.rank for gap in one.gaps])
    )


def gaps_text(cohorts: Cohorts, collection: str = "all") -> str:
    """Return what is missing, study by study, and a last line with how many lack what."""
    found = reading_gaps(cohorts, collection)
    lines = []
    for one in found:
        lines.append(f"{one.study.study_id} ({prose.study(one.study)})")
        lines += [f"  {gap.severity}: {gap.words}" for gap in one.gaps]
    return "\n".join([*lines, _summary(found, cohorts, collection)])


def _summary(found: Iterable[StudyGaps], cohorts: Cohorts, collection: str) -> str:
    everyone = choose(cohorts, Selection(collection=collection)).studies
    kinds = [{gap.kind for gap in one.gaps} for one in found]
    counts = {kind: sum(kind in of_study for of_study in kinds) for kind in _SUMMARY}
    parts = [f"{prose.number(count)} {_SUMMARY[kind]}" for kind, count in counts.items() if count]
    whole = f"{prose.reported_by(len(kinds), len(everyone), collection)} "
    lack = prose.verb(len(kinds), "lacks", "lack")
    return f"{whole}{lack} something{': ' if parts else ''}{prose.listed(parts)}"


# --- one study -------------------------------------------------------------------------------


def _gaps(study: Study, choice: Choice, compared: frozenset[str]) -> Iterator[Gap]:
    if not study.readings:
        yield Gap("not read", "nothing says what was read")
    if study.has_patients:
        yield from _missing_results(study, _results(study, choice), compared)
    yield from _missing_identity(study)


def _missing_results(study: Study, results: _Results, compared: frozenset[str]) -> Iterator[Gap]:
    read = [reading.what for reading in study.readings if reading.what in _OF_THE_STUDY]
    if read and not results.any:
        yield Gap("no result", f"{prose.listed(dict.fromkeys(read))} read, yet no result")
        return
    silent = [arm.arm_id for arm in study.arms if arm not in results.of_arms]
    if silent:
        yield Gap("arms without results", f"no result of {prose.listed(silent, 'or')}")
    if results.harms and not results.benefits:
        yield Gap("harms without benefits", "harms, yet nothing on benefit")
    if results.benefits and not results.harms:
        yield Gap("benefits without harms", "benefits, yet nothing on harm")
    if study.compares and results.scores and study.study_id not in compared:
        yield Gap("no comparison", "scores, yet none compared between arms")


def _missing_identity(study: Study) -> Iterator[Gap]:
    missing = {
        "DOI, PMID or address": study.doi or study.pmid or study.url,
        "authors": study.authors,
        "title": study.title,
    }
    names = [f"no {name}" for name, value in missing.items() if not value]
    if names:
        yield Gap("no identity", prose.listed(names))


def _results(study: Study, choice: Choice) -> _Results:
    """Return what a study reports; that patients began alike is no result."""
    return _Results(
        tuple(row for row in choice.scores if row.study is study and not row.before),
        tuple(row for row in choice.statements if row.study is study and row.months != 0),
        tuple(row for row in choice.differences if row.study is study and row.months != 0),
        tuple(row for row in choice.counts if row.study is study),
    )


def _compared(choice: Choice) -> frozenset[str]:
    """Return the studies with a result between two of their arms after treatment."""
    return frozenset(
        one.study.study_id
        for outcome in words(Outcome)
        for one in after_treatment(comparisons(choice, outcome))
    )
