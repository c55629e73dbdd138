"""One therapy: its arms, what they report of pain and complications, what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import therapy_order
from evidence.cohorts.courses import LAST
from evidence.cohorts.once import NO_CEMENT_STATED, Tallied, patients_in
from evidence.cohorts.pain import PainResult, changes, pain_results, tallied
from evidence.cohorts.records import Arm, Score, Statement, Study
from evidence.statistics import window_named
from evidence.topics.therapies import pain_rows
from evidence.topics.therapies.complications import Complications, complications
from evidence.topics.therapies.therapy_wording import AETIOLOGIES, IN, aside

T = TypeVar("T", Score, Statement)

LATE = window_named("12 months").after
"""Months after which a result counts as one at 12 months or later."""


@dataclass(frozen=True)
class Summary:
    """One therapy: its studies and their arms that were given it."""

    therapy: str
    arms: tuple[tuple[Study, Arm], ...]
    scores: tuple[Score, ...]
    statements: tuple[Statement, ...]
    """What is stated of these arms, or of a whole study with one of them."""
    results: tuple[PainResult, ...]
    moved: tuple[Tallied[PainResult], ...]
    """The results with a change, each patient of the choice once."""
    harms: Complications
    asked_for: bool
    """Whether the reader's filter asks for this therapy; else it stands beside one in a study."""

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """Return the studies, each once."""
        return tuple({study.study_id: study for study, _ in self.arms}.values())

    @property
    def cement_known(self) -> bool:
        """Return whether any arm is known to have been given cement."""
        return any(arm.cement_known for _, arm in self.arms)

    @cached_property
    def patients(self) -> str:
        """Return how many patients these arms have."""
        known = [(study, arm) for study, arm in self.arms if arm.cement_known]
        unknown = [(study, arm) for study, arm in self.arms if not arm.cement_known]
        parts = [
            _patients(known, "") if known else "",
            _patients(unknown, f", {NO_CEMENT_STATED}") if unknown else "",
        ]
        return "; ".join(part for part in parts if part)

    @cached_property
    def pain(self) -> tuple[str, str | None]:
        """Return what was reported of pain at the last visit, and the row where it is one."""
        known = [row for row in self.moved if row.counts]
        if len(known) == 1:
            only, (change,) = known[0].row, changes(known)
            moved = prose.pain_moved(change, change, digits=2)
            aetiology = IN[only.study.aetiology]
            return prose.sentence(f"{moved} {aetiology}: {_single(only)}"), only.row_id
        if known:
            texts = []
            for aetiology in AETIOLOGIES:
                own = [row for row in known if row.row.study.aetiology == aetiology]
                if own:
                    texts.append(_moved([row.row for row in own], changes(own), aetiology))
            return prose.sentence("; ".join(texts)), None
        if not self.results:
            return self._no_pain(), None
        best = min(self.results, key=_rank)
        why_not = next((row.why_not for row in self.moved if row.row is best), "")
        rest = [one for one in self.results if one is not best]
        return prose.sentence(f"{_single(best, why_not)}{_rest(rest)}"), best.row_id

    def _no_pain(self) -> str:
        """Return that no arm has a result, and where else these studies print one."""
        reported: list[Score | Statement] = [*self.scores, *self.statements]
        if any(one.about_pain for one in reported):
            return "No result that can be set against before treatment; see the studies."
        return "No pain result printed."

    @cached_property
    def complications(self) -> str:
        """Return what was counted of complications."""
        return self.harms.of(self.therapy)

    @cached_property
    def design(self) -> str:
        """Return the best level of evidence with its designs and studies."""
        level = min(study.evidence_level for study in self.studies)
        best = [study for study in self.studies if study.evidence_level == level]
        designs = prose.listed(dict.fromkeys(study.design for study in best), "or")
        more = prose.counted(len(best), "study") if len(best) > 1 else prose.study(best[0])
        return f"Level {level}: {designs}, {more}"

    @cached_property
    def missing(self) -> str:
        """Return what none of the studies reports of this therapy."""
        return ", ".join(words for words, absent in self._checks() if absent)

    def _checks(self) -> Iterator[tuple[str, bool]]:
        stated = [one for one in self.statements if one.about_pain]
        pain = [one for one in self.scores if one.about_pain]
        results: list[Score | Statement] = [*pain, *stated]
        dated = [one.months for one in results if one.months is not None]
        regions = {share.value for study in self.studies for share in study.regions}
        yield "no study of tumours alone", not any(study.of_tumours for study in self.studies)
        yield "no pain score", not pain
        yield "no pain score before treatment", bool(pain) and not any(one.before for one in pain)
        yield "no pain result dated 12 months or later", not any(month > LATE for month in dated)
        yield "no KPS score", not any(one.instrument == "KPS" for one in self.scores)
        yield "no count of complications of its own", not self.harms.counted(self.therapy)
        yield "no cervical patients named", "cervical" not in regions
        yield "no comparison with another therapy", not any(s.compares for s in self.studies)


def summaries(choice: Choice) -> tuple[Summary, ...]:
    """Return each therapy of the treated arms, in the fixed order of the vocabulary."""
    by_therapy: dict[str, list[tuple[Study, Arm]]] = {}
    for study, arm in choice.treated_arms:
        by_therapy.setdefault(arm.therapy, []).append((study, arm))
    results, harms = pain_results(choice, LAST), complications(choice)
    moved = tallied(results)
    scores = _by_arm(choice.scores)
    stated = _by_arm(choice.statements)
    return tuple(
        Summary(
            therapy=therapy,
            arms=tuple(arms),
            scores=tuple(one for _, arm in arms for one in scores.get(arm.row_id, ())),
            statements=tuple(
                one
                for key in (*(arm.row_id for _, arm in arms), *_ids(arms))
                for one in stated.get(key, ())
            ),
            results=tuple(one for one in results if one.therapy == therapy),
            moved=tuple(row for row in moved if row.row.therapy == therapy),
            harms=harms,
            asked_for=not choice.selection.therapy or therapy in choice.selection.therapy,
        )
        for therapy, arms in sorted(by_therapy.items(), key=lambda item: therapy_order(item[0]))
    )


def _ids(arms: Iterable[tuple[Study, Arm]]) -> dict[str, None]:
    return {study.study_id: None for study, _ in arms}


def _by_arm(rows: Iterable[T]) -> dict[str, list[T]]:
    """Return rows by the row id of their arm; those of a whole study by the study's id."""
    found: dict[str, list[T]] = {}
    for one in rows:
        key = one.study.study_id if one.arm is None else one.arm.row_id
        found.setdefault(key, []).append(one)
    return found


# --- wordings --------------------------------------------------------------------------------


def _patients(arms: Sequence[tuple[Study, Arm]], aside_text: str) -> str:
    found = patients_in(arms)
    these = prose.verb(len(arms), "this arm", "these arms")
    if found.number is None:
        return f"patients in {these} not printed{aside_text}"
    silent = f", not printed by {prose.counted(found.silent, 'study')}" if found.silent else ""
    return f"{prose.counted(found.number, 'patient')} in {these}{silent}{aside_text}"


def _moved(results: Sequence[PainResult], found: Sequence[float], aetiology: str) -> str:
    """Return how far pain moved in arms of one aetiology."""
    moved = prose.pain_moved(min(found), max(found))
    return f"{moved} {IN[aetiology]} ({prose.counted(len(results), 'arm')})"


def _rank(one: PainResult) -> tuple[bool, bool, bool, bool]:
    """Rank results that have no change to count: known cement first, tumours, numbers."""
    return not one.cement_known, not one.study.of_tumours, one.score is None, one.change is None


def _rest(rest: Sequence[PainResult]) -> str:
    """Return how many further arms have which result."""
    stated = Counter(one.statement.direction for one in rest if one.statement is not None)
    words = [
        f"{prose.PAIN_DIRECTIONS[way]} stated in {prose.counted(number, 'more arm')}"
        for way, number in stated.items()
    ]
    scored = sum(one.score is not None for one in rest)
    if scored:
        words.append(f"a score in {prose.counted(scored, 'more arm')}")
    return "".join(f"; {text}" for text in words)


def _single(one: PainResult, why_not: str = "") -> str:
    """Return the result of one arm in full, with why it counts in no range."""
    scale = "" if one.score is None else f"{one.score.instrument} "
    text = f"{scale}{pain_rows.course(one)}; {one.timepoint}; {prose.whose(one)}"
    text += aside(one.study)
    if not one.cement_known:
        return f"{text}; {NO_CEMENT_STATED}"
    return f"{text}; not counted: {why_not}" if why_not else text
