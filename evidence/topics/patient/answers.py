"""What was reported for patients like these: sentences from the studies that enrolled them.

Nothing is pooled: each sentence names its cohort, and the icon array shows one cohort, chosen by a
stated rule. Only studies of patients and only treated arms are used.
"""

import math
from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.selection import Selection
from evidence.statistics import proportion_interval
from evidence.topics.gaps import sentences as gap_words
from evidence.topics.gaps.cells import patient_studies
from evidence.topics.patient.figures import (
    complications,
    count_sentence,
    counted,
    course,
    interval,
    name,
    scores,
    stated,
)
from evidence.topics.quality import certainty

SHOWN = 4
"""How many cohorts each paragraph names; the rest are counted, so that all fits one page."""

ICON_RULE = (
    "The icons show one cohort, never a pool: the largest that counts any complication in "
    "patients, or else major complications, with spinal tumours first."
)
_RESPONSES = ("pain response", "clinical benefit", "partial response", "complete response")


@dataclass(frozen=True)
class IconCohort:
    """The cohort behind the icon array; `shown` and `possible` are icons of 100."""

    row_id: str
    label: str
    therapy: str
    event: str
    events: int
    total: int
    basis: str
    shown: int
    possible: int
    sentence: str


def who(corpus: Corpus, chosen: Selection) -> str:
    """Return how many studies enrolled such patients."""
    if chosen.active():
        return gap_words.answer(corpus, chosen)
    studies = patient_studies(corpus)
    if chosen.collection == "review":
        studies = studies[studies["collection"] == "review"]
    return (
        f"No filter is set: this is what {gap_words.among(chosen.collection, len(studies))} "
        "reported. Choose a primary, a region or a therapy to narrow it."
    )


def pain(chosen: Corpus) -> list[str]:
    """Return sentences on pain before and after, largest cohorts with both first."""
    rows, told = scores(chosen), stated(chosen)
    keys = ["study_id", "arm_id", "instrument"]
    courses = [course(group.sort_values("months")) for _, group in rows.groupby(keys, sort=False)]
    courses.sort(key=lambda one: (not one.both, -one.size))
    silent = told.loc[~told["study_id"].isin(rows["study_id"]), "study_id"].nunique()
    lines = [one.text for one in courses[:SHOWN]]
    rest = {one.study_id for one in courses[SHOWN:]}
    rest -= {one.study_id for one in courses[:SHOWN]}
    if rest:
        lines.append(
            f"{_studies(len(rest), 'more ')} {_verb('prints', 'print', len(rest))} a score."
        )
    if silent:
        lines.append(
            f"{_studies(silent)} {_verb('says', 'say', silent)} in words how pain changed, "
            "without a score at a visit."
        )
    return lines or ["No pain score and no stated change of pain was reported for such patients."]


def response(chosen: Corpus) -> list[str]:
    """Return sentences on how many patients responded, each cohort by itself."""
    rows = counted(chosen)
    rows = rows[rows["event"].isin(_RESPONSES)]
    order = rows["event"].map({event: place for place, event in enumerate(_RESPONSES)})
    rows = rows.assign(order=order).sort_values(
        ["order", "total"], ascending=[True, False], kind="stable"
    )
    rows = rows.drop_duplicates(["study_id", "arm_id"])
    lines = [count_sentence(row) for _, row in rows.head(SHOWN).iterrows()]
    rest = rows["study_id"].iloc[SHOWN:].nunique()
    if rest:
        lines.append(f"{_studies(rest, 'more ')} {_verb('counts', 'count', rest)} responses.")
    return lines or ["No count of patients who responded was reported for such patients."]


def icon_cohort(chosen: Corpus) -> IconCohort | None:
    """Return the cohort of the icon array, by `ICON_RULE`; None when none was counted."""
    rows = complications(chosen)
    if rows.empty:
        return None
    row = rows.iloc[0]
    events, total = int(row["events"]), int(row["total"])
    limits = proportion_interval(events, total)
    shown = round(100 * events / total)
    return IconCohort(
        row_id=str(row["row_id"]),
        label=str(row["label"]),
        therapy=str(row["therapy"]),
        event=str(row["event"]),
        events=events,
        total=total,
        basis=str(row["basis"]),
        shown=shown,
        possible=max(math.ceil(100 * limits.high), shown),
        sentence=count_sentence(row),
    )


def other_cohorts(chosen: Corpus) -> str:
    """Return the range over the other cohorts that counted the icon array's event."""
    rows = complications(chosen)
    if rows.empty:
        return "No study counts the patients who had a complication."
    first = rows.iloc[0]
    alike = rows[(rows["event"] == first["event"]) & (rows["row_id"] != first["row_id"])]
    if alike.empty:
        return f"No other cohort here counts {first['event']} in patients."
    named = "; ".join(
        f"{name(row)} {row['events']} of {row['total']}, {interval(row)}"
        for _, row in alike.head(SHOWN).iterrows()
    )
    more = len(alike) - SHOWN
    return f"Other cohorts with this count: {named}{f'; and {more} more' if more > 0 else ''}."


def icons(cohort: IconCohort) -> pd.DataFrame:
    """Return the 100 icons: `number` 1–100 and `state` (had it, could have, had none)."""
    states = [
        "reported" if n <= cohort.shown else "possible" if n <= cohort.possible else "free"
        for n in range(1, 101)
    ]
    return pd.DataFrame({"number": range(1, 101), "state": states, "row_id": cohort.row_id})


STATES = {
    "reported": "reported in the cohort, per 100",
    "possible": "possible within the interval",
    "free": "beyond the interval",
}
"""What each icon means."""


def icon_text(cohort: IconCohort) -> str:
    """Return what the icons show, in words."""
    could = cohort.possible - cohort.shown
    return (
        f"{cohort.sentence} Per 100 patients: {cohort.shown} solid icons, as reported; {could} "
        "crossed and faded ones, as many more as the upper limit of the 95 % Wilson interval "
        "leaves possible."
    )


def icon_alt(cohort: IconCohort) -> str:
    """Return what the icon array shows, for readers who can't see it."""
    return (
        f"100 icons: {cohort.shown} reported with {cohort.event}, up to {cohort.possible} possible "
        f"within the interval, from {cohort.label}."
    )


def listed(lines: list[str]) -> str:
    """Return sentences as a Markdown list; one alone stays a paragraph."""
    kept = [line.replace(" %", "\N{NO-BREAK SPACE}%") for line in lines]
    return kept[0] if len(kept) == 1 else "\n".join(f"- {line}" for line in kept)


def unknown(chosen: Corpus, selection: Selection) -> list[str]:
    """Return what nobody reported about such patients."""
    studies = patient_studies(chosen)
    lines = []
    asked = [name for name in ("primary", "region") if getattr(selection, name)]
    alone = studies["study_id"].isin(gap_words.wholly(chosen, selection)).sum()
    if asked and not alone:
        lines.append("Results for these patients alone: no study gives them.")
    missing = [
        outcome for outcome in certainty.OUTCOMES if certainty.reports(chosen, outcome).empty
    ]
    if missing:
        lines.append(f"Not reported at all: {', '.join(missing)}.")
    lines += _last_visit(chosen)
    rows = scores(chosen)
    later = rows[rows["months"] > 0]
    if len(later):
        told = later.loc[later["n"].notna(), "study_id"].nunique()
        lines.append(
            f"How many patients were still scored after treatment: printed by {told} of "
            f"{_studies(later['study_id'].nunique())} with scores."
        )
    return lines


def sure(chosen: Corpus, selection: Selection) -> list[str]:
    """Return how strong the studies are and how certain three outcomes, with the reasons."""
    studies = patient_studies(chosen)
    if studies.empty:
        return ["There is nothing to be sure of: no study of such patients."]
    said = []
    for level in sorted(set(studies["evidence_level"])):
        designs = studies.loc[studies["evidence_level"] == level, "design"]
        said.append(f"{len(designs)} at level {level} ({', '.join(dict.fromkeys(designs))})")
    rated = certainty.certainty(chosen, ["pain", "response", "complications"])
    if selection.therapy:
        rated = rated[rated["therapy"].isin(selection.therapy)]
    lines = [f"Studies by level, 1 best and 5 weakest: {', '.join(said)}."]
    outcomes = dict.fromkeys(rated["outcome"])
    lines += [_grade(outcome, rated[rated["outcome"] == outcome]) for outcome in outcomes]
    return [*lines, _why(rated)]


def _grade(outcome: str, rated: pd.DataFrame) -> str:
    """Return the certainty on one outcome, the best and the rest of the therapies."""
    best = rated[rated["level"] == rated["level"].max()]
    grade = f"{best['symbol'].iloc[0]} {best['words'].iloc[0]}"
    if len(best) == len(rated):
        return f"Certainty on {outcome}: {grade}."
    return f"Certainty on {outcome}: {grade} at best ({', '.join(best['therapy'])}), else lower."


def _why(rated: pd.DataFrame) -> str:
    """Return GRADE's reasons that took steps off, in words."""
    said = {
        "design": "no randomised comparison",
        "bias": "no control group, or trials and comparisons not judged sound",
        "inconsistency": "cohorts that disagree",
        "indirectness": "mostly other diseases than spinal tumours",
        "imprecision": "few patients",
    }
    against = [words for name, words in said.items() if rated[name].str.startswith("−").any()]
    if rated.empty or not against:
        return "This rating is ours, by the rules on the page on study quality."
    return f"Rated down for {'; '.join(against)}. The rating is ours (see Study quality)."


def _last_visit(corpus: Corpus) -> list[str]:
    last = scores(corpus)["months"].max()
    return [] if pd.isna(last) or last == 0 else [f"No pain score later than {last:.2g} months."]


def _studies(count: int, more: str = "") -> str:
    return f"{count} {more}{'study' if count == 1 else 'studies'}"


def _verb(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
