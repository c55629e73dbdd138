"""The figures of patients like these: which rows count, and each as a sentence of its own."""

from dataclasses import dataclass, replace

import pandas as pd

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.corpus.selection import Selection
from evidence.statistics import proportion_interval
from evidence.topics.gaps.cells import patient_studies

USUAL_SCALE = 10
"""Top of the pain scale that needs no mention."""

VISITS = 3
"""How many visits after treatment a sentence names."""


def focus(chosen: Corpus, selection: Selection) -> Corpus:
    """Return the corpus with the arms and figures of the therapies asked for, if any were.

    Figures of a whole study stay, as they hold for all its arms.
    """
    if not selection.therapy:
        return chosen
    arms = chosen.arms[chosen.arms["therapy"].isin(selection.therapy)]
    kept = set(zip(arms["study_id"], arms["arm_id"], strict=True))
    return replace(
        chosen,
        arms=arms,
        measurements=_of_arms(chosen.measurements, kept),
        directions=_of_arms(chosen.directions, kept),
        events=_of_arms(chosen.events, kept),
    )


def _of_arms(frame: pd.DataFrame, kept: set[tuple[str, str]]) -> pd.DataFrame:
    pairs = zip(frame["study_id"], frame["arm_id"], strict=True)
    return frame.loc[[pd.isna(arm) or (study, arm) in kept for study, arm in pairs]]


def treated(corpus: Corpus, table: str) -> pd.DataFrame:
    """Return the rows of a table that count: studies of patients, treated arms, preferred rows."""
    frame = corpus.table(table)
    if "preferred" in frame:
        frame = frame[frame["preferred"]]
    arms = corpus.arms.set_index(["study_id", "arm_id"])[["therapy", "role", "n_patients"]]
    arms = arms.rename(columns={"n_patients": "arm_n"})
    columns = ["study_id", "label", "aetiology", "collection", "n_patients"]
    rows = frame.merge(patient_studies(corpus)[columns], on="study_id")
    rows = rows.join(arms, on=["study_id", "arm_id"])
    return rows[rows["role"].fillna("intervention") == "intervention"]


def scores(corpus: Corpus) -> pd.DataFrame:
    """Return the pain scores of treated arms that have a time."""
    rows = treated(corpus, "measurements")
    return rows[rows["instrument"].isin(PAIN_INSTRUMENTS) & rows["months"].notna()]


def stated(corpus: Corpus) -> pd.DataFrame:
    """Return the changes of pain that treated arms state without a number."""
    rows = treated(corpus, "directions")
    named = rows["measure"].str.startswith("pain").fillna(value=False)
    return rows[rows["instrument"].isin(PAIN_INSTRUMENTS) | named]


def counted(corpus: Corpus) -> pd.DataFrame:
    """Return the events of treated arms counted out of a number of patients."""
    rows = treated(corpus, "events")
    return rows[rows["events"].notna() & rows["total"].notna() & (rows["unit"] == "patients")]


def complications(corpus: Corpus) -> pd.DataFrame:
    """Return the counts of one complication event, in the order of `ICON_RULE`."""
    rows = counted(corpus)
    for event in ("any complication", "major complication"):
        alike = rows[rows["event"] == event]
        if len(alike):
            tumour = alike["aetiology"] == "tumour"
            return alike.assign(tumour=tumour).sort_values(
                ["tumour", "total"], ascending=False, kind="stable"
            )
    return rows.iloc[:0]


@dataclass(frozen=True)
class Course:
    """One arm's pain scores as a sentence; `both` is whether it has them before and after."""

    study_id: str
    text: str
    both: bool
    size: int


def course(visits: pd.DataFrame) -> Course:
    """Return one arm's pain scores as a sentence: before, then up to three later visits."""
    first = visits.iloc[0]
    before, later = visits[visits["months"] == 0], visits[visits["months"] > 0]
    if len(later) > VISITS:
        later = later.iloc[[0, len(later) // 2, -1]]
    said = [f"{row['value']:g} (before)" for _, row in before.iterrows()]
    said += [f"{row['value']:g} ({row['timepoint']})" for _, row in later.iterrows()]
    if before.empty or later.empty:
        said.append("no score before" if before.empty else "no score after")
    statistic = "" if first["statistic"] == "not stated" else f"{first['statistic']} "
    top = first["scale_max"]
    scale = f" of {top:g}" if pd.notna(top) and top != USUAL_SCALE else ""
    size = first["arm_n"] if pd.notna(first["arm_n"]) else first["n_patients"]
    return Course(
        study_id=str(first["study_id"]),
        text=f"{name(first)}: {statistic}{first['instrument']}{scale} {', '.join(said)}.",
        both=bool(len(before) and len(later)),
        size=0 if pd.isna(size) else int(size),
    )


def name(row: pd.Series) -> str:
    """Return study, therapy and whether it is from outside the review."""
    therapy = row["therapy"] if pd.notna(row["therapy"]) else "all arms"
    size = row["arm_n"] if pd.notna(row["arm_n"]) else row["n_patients"]
    n = f", {size:,} patients" if pd.notna(size) else ""
    outside = ", outside the review" if row["collection"] == "supplement" else ""
    return f"{row['label']} ({therapy}{n}{outside})"


def count_sentence(row: pd.Series) -> str:
    """Return one cohort's count with what was counted and the interval it leaves open."""
    what = str(row["event"])
    if pd.notna(row["definition"]) and row["definition"] != what:
        what += f" ({row['definition']})"
    count = f"{row['events']} of {row['total']}"
    return f"{name(row)}: {what} in {count}, {interval(row)}{_criterion(row)}."


def interval(row: pd.Series) -> str:
    """Return the share with Wilson's limits; for no events the upper limit alone."""
    limits = proportion_interval(int(row["events"]), int(row["total"]))
    if row["events"] == 0:
        return f"compatible with up to {100 * limits.high:.1f} %"
    low, share, high = (100 * x for x in (limits.low, row["events"] / row["total"], limits.high))
    return f"{share:.0f} % ({low:.0f}–{high:.0f} %)"


def _criterion(row: pd.Series) -> str:
    return "; a count we read from the text" if row["basis"] == "derived" else ""
