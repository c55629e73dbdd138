"""The sentence that answers the page's question for the rows on screen."""

from collections.abc import Iterable

import pandas as pd
from evidence.topics.trajectories.scores import Score
from evidence.topics.trajectories.sentences import signed

from evidence.corpus.frames import Corpus
from evidence.corpus.selection import Selection

MONTH = 1.0
FEW = 8
"""Names that a note can list."""

_STATISTICS = {"mean": "mean", "median": "median", "not stated": "unnamed average"}


def collection_words(collection: str, studies: int) -> str:
    """Return the denominator with its collection, e.g. "17 studies of the review"."""
    noun = "study" if studies == 1 else "studies"
    if collection == "review":
        return f"{studies} {noun} of the review"
    return f"{studies} {noun} of the review and the wider literature"


def answer(
    visits: pd.DataFrame, directions: pd.DataFrame, score: Score, collection: str, studies: int
) -> str:
    """Return how far the score moved within a month and at the last timed visit.

    Only treated arms count that print a value before treatment and one in the window named, by the
    same statistic and source; medians are told apart from means. A review's print that the study's
    own figure replaces does not count.
    """
    counted = own(visits)
    among = collection_words(collection, studies)
    printing = counted["study_id"].nunique()
    early, late = within_a_month(counted), last_visit(counted)
    paired = pd.concat([early, late])
    if not printing:
        return f"None of {among} prints {_noun(score)}{_direction_only(directions, counted)}."
    if paired.empty or score.better == "either":
        silent = "; none before treatment and at a stated time after" if paired.empty else ""
        return f"{printing} of {among} {_verb(printing)} {_noun(score)}{silent}."
    parts = []
    if len(early):
        parts.append(f"within a month, {moved(early, score)}")
    if len(late):
        parts.append(f"at the last timed visit, {_span(late['months'])}, {moved(late, score)}")
    told = "; ".join(parts)
    count = paired["study_id"].nunique()
    return f"{told[0].upper()}{told[1:]}. Printed by {count} of {among}, {_trials(paired)}."


def own(visits: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to count: of treated arms, each figure once."""
    return visits[visits["preferred"] & (visits["role"] == "intervention")]


def _direction_only(directions: pd.DataFrame, counted: pd.DataFrame) -> str:
    silent = directions.loc[~directions["study_id"].isin(counted["study_id"]), "study_id"].nunique()
    if not silent:
        return ""
    return f"; {silent} {'says' if silent == 1 else 'say'} only whether it was better or worse"


def scope(
    visits: pd.DataFrame, directions: pd.DataFrame, score: Score, collection: str, studies: int
) -> str:
    """Return how many studies print the score, with and without a value before treatment."""
    counted = own(visits)
    printing = counted["study_id"].nunique()
    if not printing:
        return ""
    paired = counted.loc[counted["change"].notna() & (counted["months"] != 0).fillna(value=True)]
    among = collection_words(collection, studies)
    return (
        f"{printing} of {among} {_verb(printing)} {_noun(score)}, "
        f"{paired['study_id'].nunique() or 'none'} of them before and after treatment"
        f"{_direction_only(directions, counted)}. Changes are within an arm, before and after; "
        "without a comparison they don't show what caused them."
    )


def _noun(score: Score) -> str:
    return f"{score.spoken} as a number"


def _verb(count: int) -> str:
    return "prints" if count == 1 else "print"


def _trials(rows: pd.DataFrame) -> str:
    studies = rows.drop_duplicates("study_id")
    trials = int((studies["design"] == "randomised trial").sum())
    return f"{trials or 'none'} of them {'a randomised trial' if trials < _PLURAL else 'trials'}"


_PLURAL = 2


def within_a_month(visits: pd.DataFrame) -> pd.DataFrame:
    """Return each line's latest visit within a month of treatment that has a baseline."""
    return _latest(visits[(visits["months"] > 0) & (visits["months"] <= MONTH)])


def last_visit(visits: pd.DataFrame) -> pd.DataFrame:
    """Return each line's last timed visit beyond a month that has a baseline."""
    return _latest(visits[visits["months"] > MONTH])


def _latest(visits: pd.DataFrame) -> pd.DataFrame:
    paired = visits[visits["change"].notna()].sort_values("months", kind="stable")
    return paired.drop_duplicates("line", keep="last").sort_index()


def moved(rows: pd.DataFrame, score: Score) -> str:
    """Return e.g. "mean VAS fell by 5.5 to 6.1 points (2 arms) and median VAS by 5 (1 arm)"."""
    said: list[str] = []
    verbs: set[str] = set()
    for statistic, words in _STATISTICS.items():
        found = rows[rows["statistic"] == statistic]
        if len(found):
            verb, amount = _moved(found["change"])
            unit = f" {score.unit}" if not said and amount else ""
            repeated = "" if verb in verbs else f" {verb}"
            count = len(found.drop_duplicates(["study_id", "arm_id"]))
            arms = f"({count} arm{'s' if count > 1 else ''})"
            verbs.add(verb)
            said.append(f"{words} {score.spoken}{repeated}{amount}{unit} {arms}")
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _moved(changes: pd.Series) -> tuple[str, str]:
    low, high = float(changes.min()), float(changes.max())
    if low < 0 and high < 0:
        return "fell", f" by {_range(-high, -low)}"
    if low > 0 and high > 0:
        return "rose", f" by {_range(low, high)}"
    if low == high:
        return "did not change", ""
    return "changed", f" by {signed(low)} to {signed(high)}"


def _range(low: float, high: float) -> str:
    first, second = (f"{round(value, 1):g}" for value in (low, high))
    return first if first == second else f"{first} to {second}"


def _span(months: pd.Series) -> str:
    ends = (float(months.min()), float(months.max()))
    low, high = (f"{month:.0f}" if month >= 2 * MONTH else f"{month:.2g}" for month in ends)
    return f"{low} month{'' if low == '1' else 's'}" if low == high else f"{low} to {high} months"


def left_out(visits: pd.DataFrame) -> str:
    """Return which arms a change can't be computed for, and why; empty when there are none."""
    silent = visits[visits["change"].isna() & visits["preferred"]].drop_duplicates("line")
    if silent.empty:
        return ""
    return (
        "Left out, because no value before treatment is printed for the same arm, score, "
        f"statistic and source: {listed(_named(silent))}."
    )


def survivors(cautions: pd.DataFrame) -> str:
    """Return the caution on visits of survivors; empty when there is none."""
    if cautions.empty:
        return ""
    told = [f"{row.study}, {row.arm} ({row.caution})" for row in cautions.itertuples()]
    return f"Caution, survivors: over 20 % lost or dead by the ringed visits of {'; '.join(told)}."


def not_printed(visits: pd.DataFrame) -> str:
    """Return which lines print no number followed at any visit; empty when all print one."""
    silent = visits.groupby("line")["n"].transform("count") == 0
    rows = visits[silent & visits["preferred"]].drop_duplicates("line")
    if rows.empty:
        return ""
    names = _named(rows)
    if len(names) > FEW:
        arms = visits.loc[visits["preferred"], "line"].nunique()
        return f"n at the visits is not printed for {len(rows)} of {arms} lines."
    return f"n at the visits not printed: {listed(names)}."


def shared_patients(visits: pd.DataFrame) -> str:
    """Return which studies on screen share patients; empty when none do."""
    families = visits.drop_duplicates("study_id").groupby("cohort_family", sort=False)["study"]
    told = [" and ".join(labels) for _, labels in families if len(labels) > 1]
    return f"These may share patients: {listed(told)}." if told else ""


def _named(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(f"{row.study}, {row.arm}" for row in rows.itertuples()))


def listed(names: Iterable[str]) -> str:
    """Return names joined by semicolons."""
    return "; ".join(names)


def nobody(score: Score, selection: Selection, matching: int) -> str:
    """Return the sentence that stands in place of an empty chart."""
    among = "the review" if selection.collection == "review" else "the review or beyond it"
    patients = [
        pattern.format(" or ".join(values))
        for name, values in selection.active().items()
        if (pattern := _PATIENTS.get(name))
    ]
    told = f" among those {' and '.join(patients)}" if patients else ""
    noun = "1 study matches" if matching == 1 else f"{matching} studies match"
    return (
        f"No study of {among} reports {score.spoken}{told}, as a number or a direction. "
        f"{noun} these filters; open {'it' if matching == 1 else 'them'} below."
    )


_PATIENTS = {
    "primary": "that enrolled {} primaries",
    "region": "that treated the {} spine",
    "therapy": "on {}",
    "aetiology": "on {}",
    "design": "that are a {}",
    "instrument": "that use {}",
}
DOORS = 12
"""Studies that an empty chart offers to open."""


def doors(chosen: Corpus) -> list[tuple[str, str]]:
    """Return studies to open where there is nothing to draw: identifier and label."""
    return [(str(row.study_id), str(row.label)) for row in chosen.studies.head(DOORS).itertuples()]
