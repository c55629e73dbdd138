"""Where else a score is reported: nobody is said to be silent before every place was looked at."""

from collections.abc import Mapping
from dataclasses import replace

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.certainty import MEASURED
from evidence.cohorts.records import Difference, Score, Statement, Study
from evidence.corpus.selection import Selection
from evidence.topics.trajectories.headline import NAMED
from evidence.topics.trajectories.reports import Reports, reports

_OUTCOMES: Mapping[str, str] = {
    "analgesics": "use of analgesics",
    "imaging": "shape of the spine",
    "overall": "overall outcome",
}
"""Outcomes as they stand in a sentence, where their name in the corpus is too short for one."""

_INSTRUMENTS: Mapping[str, str] = {
    "other": "a scale without a name",
    "quality of life": "a questionnaire without a name",
    "clinical outcome": "an outcome as a whole",
}


def elsewhere(found: Reports) -> tuple[str, ...]:
    """Return where else to look when no study on show prints the score for treated patients."""
    if found.printing:
        return ()
    told = (
        _matching(found),
        _of_others(found),
        _without_patients(found),
        _same_outcome(found),
        _wider(found),
        _unfiltered(found),
    )
    return tuple(text for text in told if text)


def _matching(found: Reports) -> str:
    if not (found.nothing and found.choice.selection.active()):
        return ""
    count = len(found.choice.studies)
    matches = prose.verb(count, "matches", "match")
    studies = prose.capital(prose.counted(count, "study"))
    return f"{studies} {matches} these filters; open {prose.verb(count, 'it', 'them')} below."


def _of_others(found: Reports) -> str:
    if not found.of_others:
        return ""
    names = prose.some((prose.study(study) for study in found.of_others), NAMED)
    report = prose.verb(len(found.of_others), "reports", "report")
    return f"{names} {report} {found.measure.spoken} of comparators or other arms only."


def _without_patients(found: Reports) -> str:
    if not (found.nothing and found.without_patients):
        return ""
    names = prose.some((prose.study(study) for study in found.without_patients), NAMED)
    return f"Reported of other studies' patients by {names}."


def _same_outcome(found: Reports) -> str:
    """Return which other scores tell of the same outcome in the studies on show."""
    outcome = found.measure.outcome
    if outcome is None:
        return ""
    about, wanted = next(
        ((name, group) for name, group in MEASURED.items() if outcome in group),
        (outcome, frozenset({outcome})),
    )
    by_instrument: dict[str, dict[Study, bool]] = {}
    rows: tuple[Score | Statement | Difference, ...] = (
        *found.choice.scores,
        *found.choice.statements,
        *found.choice.differences,
    )
    for row in rows:
        if row.outcome in wanted and row.study.has_patients and not found.measure.asks_for(row):
            studies = by_instrument.setdefault(row.instrument, {})
            studies[row.study] = studies.get(row.study, False) or not isinstance(row, Statement)
    about = _OUTCOMES.get(about, about)
    if not by_instrument:
        return f"No study on show reports {about} by another measure."
    told = (
        f"{_INSTRUMENTS.get(instrument, instrument)} in {_counts(studies)}"
        for instrument, studies in by_instrument.items()
    )
    return f"{prose.capital(about)} by other measures: {'; '.join(told)}."


def _counts(studies: dict[Study, bool]) -> str:
    """Return "3 studies, 1 of them with a number"."""
    numbers = sum(studies.values())
    total = prose.counted(len(studies), "study")
    if numbers == len(studies):
        return f"{total} with a number" if numbers == 1 else f"{total}, all with a number"
    if not numbers:
        return f"{total}, in words only"
    return f"{total}, {prose.number(numbers)} of them with a number"


def _wider(found: Reports) -> str:
    """Return how many studies of the wider literature report the score under the same filters."""
    selection = found.choice.selection
    if selection.collection != "review":
        return ""
    wide = _reports_of(found, replace(selection, collection="all"))
    under = " under these filters" if selection.active() else ""
    told = _told(wide, outside=True)
    if not told:
        return f"The wider literature that we gathered does not report it{under} either."
    return f"In the wider literature{under}, {told}."


def _unfiltered(found: Reports) -> str:
    """Return how many studies of the same collection report the score without the filters."""
    selection = found.choice.selection
    if not selection.active():
        return ""
    told = _told(_reports_of(found, Selection(collection=selection.collection)), outside=False)
    return (
        f"Without these filters, {told}." if told else "Nor does any study without these filters."
    )


def _told(found: Reports, *, outside: bool) -> str:
    """Return how many studies report a score in which form; those `outside` the review, or all."""
    forms = (
        (found.printing, "prints a number", "print a number"),
        (found.comparing, "prints a difference between arms", "print a difference between arms"),
        (found.stating, "says which way it went", "say which way it went"),
        (found.of_others, "reports it of other arms only", "report it of other arms only"),
        (found.without_patients, "reports it as a review does", "report it as reviews do"),
    )
    told = []
    for studies, one, many in forms:
        count = sum(study.outside_review or not outside for study in studies)
        if count:
            told.append(f"{prose.counted(count, 'study')} {prose.verb(count, one, many)}")
    return prose.listed(told)


def _reports_of(found: Reports, selection: Selection) -> Reports:
    return reports(choose(found.choice.cohorts, selection), found.measure)
