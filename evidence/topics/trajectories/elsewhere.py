"""Where else a score is reported: nobody is said to be silent before every place was looked at."""

from collections.abc import Mapping
from dataclasses import replace

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.certainty import MEASURED
from evidence.cohorts.records import Score, Statement, Study
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
    reports_it = prose.verb(len(found.of_others), "reports", "report")
    return f"Of other arms or comparators, {names} {reports_it} {found.measure.spoken}."


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
    rows: tuple[Score | Statement, ...] = (*found.choice.scores, *found.choice.statements)
    for row in rows:
        if row.outcome in wanted and row.study.has_patients and not found.measure.asks_for(row):
            studies = by_instrument.setdefault(row.instrument, {})
            studies[row.study] = studies.get(row.study, False) or isinstance(row, Score)
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
    beyond = [study for study in wide.printing if study.outside_review]
    stating = [study for study in wide.stating if study.outside_review]
    under = " under these filters" if selection.active() else ""
    if not (beyond or stating):
        return f"The wider literature that we gathered does not report it{under} either."
    return f"In the wider literature{under}, {_told(len(beyond), len(stating))}."


def _unfiltered(found: Reports) -> str:
    """Return how many studies of the same collection report the score without the filters."""
    selection = found.choice.selection
    if not selection.active():
        return ""
    whole = _reports_of(found, Selection(collection=selection.collection))
    if not (whole.printing or whole.stating):
        return "Nor does any study without these filters."
    return f"Without these filters, {_told(len(whole.printing), len(whole.stating))}."


def _told(printing: int, stating: int) -> str:
    parts = [
        f"{prose.counted(printing, 'study')} {prose.verb(printing, 'prints', 'print')} a number"
        if printing
        else "",
        f"{prose.counted(stating, 'study')} {prose.verb(stating, 'says', 'say')} which way it went"
        if stating
        else "",
    ]
    return prose.listed(part for part in parts if part)


def _reports_of(found: Reports, selection: Selection) -> Reports:
    return reports(choose(found.choice.cohorts, selection), found.measure)
