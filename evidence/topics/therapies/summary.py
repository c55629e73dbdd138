"""One row per therapy: who was studied, what was reported, what is missing."""

from dataclasses import dataclass

import pandas as pd
from evidence.topics.therapies.arms import (
    TUMOUR,
    enrolled,
    not_tumour,
    treated,
    tumour_first,
)
from evidence.topics.therapies.counts import complication_text, complications
from evidence.topics.therapies.pain import courses, stated

from evidence.corpus.frames import Corpus
from evidence.corpus.selection import restrict

COMMON_FROM = 4
"""Therapies with at least this many studies get a card of their own in a long list."""

CARDS = 9
"""A list of up to this many therapies is shown as cards throughout."""

LATE = 9.0
"""Months from which a pain result counts as one at 12 months or later."""

WHOSE = {"review": "of the review", "all": "of the review and the wider literature"}

COMPARED = 3
"""OCEBM level at or below which a study compares groups."""


_COLUMNS = [
    *("therapy", "studies", "of_tumours", "aetiologies", "patients", "patients_text", "pain"),
    *("pain_row_id", "complications", "design", "missing"),
]


def summaries(corpus: Corpus) -> pd.DataFrame:
    """Return one row per therapy among the intervention arms of studies of patients.

    Columns: `therapy`, `studies`, `of_tumours`, `patients`, `patients_text`, `aetiologies`,
    `pain`, `pain_row_id`, `complications`, `design`, `missing`; in the fixed order of the
    vocabulary.
    """
    arms, visits, words = treated(corpus), courses(corpus), stated(corpus)
    counted, known = complications(corpus), _known(corpus)
    rows = []
    for therapy in arms["therapy"].drop_duplicates():
        own = arms[arms["therapy"] == therapy]
        scores = visits[visits["therapy"] == therapy]
        directions = words[words["therapy"] == therapy]
        events = tumour_first(counted[counted["therapy"] == therapy])
        pain, pain_row_id = pain_text(scores, directions)
        rows.append(
            {
                "therapy": therapy,
                "studies": own["study_id"].nunique(),
                "of_tumours": own.loc[own["aetiology"].isin(TUMOUR), "study_id"].nunique(),
                "aetiologies": _aetiologies(own),
                "patients": enrolled(own).patients,
                "patients_text": _patients(own),
                "pain": pain,
                "pain_row_id": pain_row_id,
                "complications": complication_text(events),
                "design": _design(own),
                "missing": ", ".join(_missing(own, scores, directions, events, known)),
            }
        )
    texts = ("therapy", "patients_text", "aetiologies", "pain", "pain_row_id", "complications")
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.astype(dict.fromkeys((*texts, "design", "missing"), "string"))


def pain_text(scores: pd.DataFrame, directions: pd.DataFrame) -> tuple[str, str | None]:
    """Return the best pain result of one therapy in words, and the row behind it.

    The largest printed fall of an arm from its own baseline, among tumour arms if any print one;
    else a printed score; else a stated direction.
    """
    falls = scores[scores["fall"].notna()]
    if len(falls):
        return _fall_text(falls)
    if len(scores):
        row = tumour_first(scores).iloc[0]
        text = f"{row['instrument']} {row['value_std']:g}, no baseline printed ({_where(row)})"
        return text, str(row["row_id"])
    if len(directions):
        return _direction_text(tumour_first(directions))
    return "No pain result printed", None


def _fall_text(falls: pd.DataFrame) -> tuple[str, str]:
    pool = tumour_first(falls)
    row = pool.iloc[int(pool["fall"].astype("float64").to_numpy().argmax())]
    points = f"{row['fall']:g} points" if row["fall"] > 0 else f"{-row['fall']:g} points more pain"
    scores = f"{row['instrument']} {row['before']:g} → {row['value_std']:g}"
    text = f"{points} of 10 ({scores}, {_where(row)})"
    arms = pool.groupby(["study_id", "arm_id"])["fall"].max()
    if len(arms) > 1:
        text += f"; largest falls of {len(arms)} arms: {arms.min():g} to {arms.max():g}"
    return text, str(row["row_id"])


def _direction_text(directions: pd.DataFrame) -> tuple[str, str]:
    row = directions.iloc[0]
    same = directions[
        (directions["study_id"] == row["study_id"])
        & (directions["direction"] == row["direction"])
        & directions["months"].notna()
    ].drop_duplicates("months")
    when = ", ".join(same["timepoint"]) if len(same) else "time not given"
    word = {"better": "Less pain than before", "worse": "More pain than before"}
    stated_as = word.get(str(row["direction"]), "No clear change of pain")
    text = f"{stated_as}, no number printed ({row['study']}{not_tumour(row)}; {when})"
    return text, str(row["row_id"])


def _where(row: pd.Series) -> str:
    return f"{row['timepoint']}; {row['study']}{not_tumour(row)}"


def _aetiologies(arms: pd.DataFrame) -> str:
    studies = arms.drop_duplicates("study_id")
    counts = studies["aetiology"].value_counts()
    if len(counts) == 1 and counts.index[0] == "tumour":
        return ""
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _patients(arms: pd.DataFrame) -> str:
    found = enrolled(arms)
    if not found.patients:
        return "not printed"
    silent = _plural(found.silent, "study", "studies")
    return f"{found.patients:,}" + (f", not printed by {silent}" if found.silent else "")


def _design(arms: pd.DataFrame) -> str:
    best = arms.sort_values(["evidence_level", "year"], kind="stable").iloc[0]
    count = arms.loc[arms["evidence_level"] == best["evidence_level"], "study_id"].nunique()
    more = f", {count} studies" if count > 1 else f", {best['study']}"
    return f"Level {best['evidence_level']}: {best['design']}{more}"


@dataclass(frozen=True)
class _Known:
    """Studies with cervical patients, and arms with a KPS score."""

    cervical: frozenset[str]
    performance: frozenset[tuple[str, str]]


def _known(corpus: Corpus) -> _Known:
    regions, scores = corpus.regions, corpus.measurements
    kps = scores[(scores["instrument"] == "KPS") & scores["preferred"]]
    return _Known(
        frozenset(regions.loc[regions["region"] == "cervical", "study_id"]),
        frozenset(zip(kps["study_id"], kps["arm_id"], strict=True)),
    )


def _missing(
    arms: pd.DataFrame,
    scores: pd.DataFrame,
    directions: pd.DataFrame,
    events: pd.DataFrame,
    known: _Known,
) -> list[str]:
    keys = set(zip(arms["study_id"], arms["arm_id"], strict=True))
    late = pd.concat([scores["months"], directions["months"]]).ge(LATE).fillna(value=False)
    checks = {
        "no patients with tumours": not arms["aetiology"].isin(TUMOUR).any(),
        "no pain score": scores.empty,
        "no pain baseline": len(scores) > 0 and scores["fall"].isna().all(),
        "no pain result at 12 months or later": not late.any(),
        "no KPS": not keys & known.performance,
        "no complication count": events.empty,
        "no cervical patients named": not set(arms["study_id"]) & known.cervical,
        "no comparison of groups": bool((arms["evidence_level"] > COMPARED).all()),
    }
    return [words for words, missing in checks.items() if missing]


def carded(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `summaries` that get a card: all of a short list, else the common."""
    if len(rows) <= CARDS:
        return rows
    return rows[rows["studies"] >= COMMON_FROM]


def rarer(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `summaries` without a card."""
    return rows.drop(index=carded(rows).index)


def answer(corpus: Corpus, whole: Corpus, collection: str) -> str:
    """Return in two sentences what was reported of how many treatments, and what can't be said.

    `corpus` is what the filters leave of `whole`, which is counted for its collection.
    """
    total = len(restrict(whole, collection).studies)
    arms, visits = treated(corpus), courses(corpus)
    whose = WHOSE.get(collection, WHOSE["review"])
    if arms.empty:
        return f"None of these studies, of the {total} {whose}, treated patients."
    falls = visits[visits["fall"].notna()]
    kinds = arms.groupby("study_id")["therapy"].nunique()
    pairs = int((kinds > 1).sum())
    count = arms["therapy"].nunique()
    ways = "one way" if count == 1 else f"{count} different ways"
    text = (
        f"{len(kinds)} of {total} studies {whose} treated patients in {ways}. {_with_falls(falls)}"
    )
    if count == 1:
        return text
    return text + (
        f" {_plural(pairs, 'study compares', 'studies compare')} two of these ways directly; "
        "the rest can't be ranked against each other."
        if pairs
        else " No study compares two of these ways directly, so they can't be ranked."
    )


def _with_falls(falls: pd.DataFrame) -> str:
    if falls.empty:
        return "None prints a pain score both before and after."
    own = tumour_first(falls)
    best = own.groupby(["study_id", "arm_id"])["fall"].max()
    spread = f"{best.min():g}" if len(set(best)) == 1 else f"{best.min():g} to {best.max():g}"
    where = "In tumours" if own["aetiology"].isin(TUMOUR).all() else "Outside tumours"
    return (
        f"{where}, pain before and after is printed for {_plural(len(best), 'arm', 'arms')} of "
        f"{_plural(own['therapy'].nunique(), 'treatment', 'treatments')}: at best it was "
        f"{spread} points of 10 lower."
    )


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
