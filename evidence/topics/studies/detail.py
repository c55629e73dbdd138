"""One study with every number that is printed about it, and where each is printed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.topics.card import events_text, score_text
from evidence.topics.studies.figures import (
    WHOLE,
    counted,
    figures,
    interval_text,
    months_text,
    people,
    text_of,
)

ARMS_TOLD = 3
"""How many arms the opening sentence tells; the tables have all."""


@dataclass(frozen=True)
class StudyDetail:
    """A study as its page shows it."""

    study_id: str
    label: str
    citation: str
    sentence: str
    design: str
    level: str
    collection: str
    doi: str | None
    pmid: str | None
    url: str | None
    overlaps: tuple[str, ...]
    notes: tuple[str, ...]
    figures: pd.DataFrame
    sides: pd.DataFrame
    appraisal: pd.DataFrame


def detail(corpus: Corpus, study_id: str) -> StudyDetail | None:
    """Return everything about one study, or None when the corpus has no such study."""
    rows = corpus.studies[corpus.studies["study_id"] == study_id]
    if rows.empty:
        return None
    study = rows.iloc[0]
    frame = figures(corpus, study_id)
    family = corpus.studies[corpus.studies["cohort_family"] == study["cohort_family"]]
    appraisal = corpus.appraisals[corpus.appraisals["study_id"] == study_id]
    return StudyDetail(
        study_id=study_id,
        label=str(study["label"]),
        citation=citation(study),
        sentence=sentence(corpus, study),
        design=_design(study),
        level=f"OCEBM level {study['evidence_level']}: {study['evidence_reason']}.",
        collection=_collection(study),
        doi=text_of(study["doi"]) or None,
        pmid=text_of(study["pmid"]) or None,
        url=text_of(study["url"]) or None,
        overlaps=tuple(family.loc[family["study_id"] != study_id, "label"]),
        notes=tuple(text_of(study["notes"]).splitlines()),
        figures=frame,
        sides=sides(corpus, study_id),
        appraisal=appraisal.reset_index(drop=True),
    )


def citation(study: pd.Series) -> str:
    """Return author, title, journal and year as far as they were seen."""
    parts = [
        text_of(study["first_author"], "{} et al.") or "First author not seen.",
        f"{study['title']}." if pd.notna(study["title"]) else "Title not seen.",
        f"{study['journal']}." if pd.notna(study["journal"]) else "",
        f"{study['year']}." if pd.notna(study["year"]) else "Year not seen.",
    ]
    return " ".join(part for part in parts if part).replace("?.", "?").replace("..", ".")


def _design(study: pd.Series) -> str:
    design = str(study["design"])
    return f"{design[0].upper()}{design[1:]}. {text_of(study['design_note'])}".strip()


def _collection(study: pd.Series) -> str:
    if study["collection"] == "supplement":
        return "Wider literature, not in the review"
    refs = str(study["review_refs"]).split(";")
    return f"Described by the review, ref{'s' if len(refs) > 1 else ''} {' and '.join(refs)}"


def sentence(corpus: Corpus, study: pd.Series) -> str:
    """Return whom the study treated, pain at its first and last visit, and its complications."""
    enrolled = people(study)
    lesions = counted(study["n_lesions"], study["lesion_unit"])
    subject = str(study["design"])
    subject = f"{subject[0].upper()}{subject[1:]}{f' of {enrolled}' if enrolled else ''}"
    parts = [
        f"{subject}{f' with {lesions}' if lesions else ''}",
        *_pain(corpus, str(study["study_id"])),
        *_complications(corpus, study),
    ]
    silent = len(parts) == 1
    return "; ".join(parts) + (
        "; no pain score or overall complication count was seen." if silent else "."
    )


def _pain(corpus: Corpus, study_id: str) -> list[str]:
    rows = corpus.measurements[corpus.measurements["study_id"] == study_id]
    rows = rows[rows["preferred"] & rows["instrument"].isin(PAIN_INSTRUMENTS)]
    names = _arm_names(corpus, study_id)
    several = len(rows["arm_id"].unique()) > 1
    sentences = []
    for (arm_id, instrument), visits in rows.groupby(["arm_id", "instrument"], sort=False):
        ordered = visits.sort_values("months", na_position="last")
        ends = [ordered.iloc[0], *([ordered.iloc[-1]] if len(ordered) > 1 else [])]
        values = ", then ".join(f"{row['value']:g} ({row['timepoint']})" for row in ends)
        statistic = str(ends[0]["statistic"])
        score = f"{instrument} " if statistic == "not stated" else f"{statistic} {instrument} "
        arm = f"{names.get(str(arm_id), WHOLE)}: " if several else ""
        sentences.append(f"{arm}{score}{values}")
    return sentences[:ARMS_TOLD]


def _complications(corpus: Corpus, study: pd.Series) -> list[str]:
    rows = corpus.events[corpus.events["study_id"] == study["study_id"]]
    rows = rows[rows["preferred"] & rows["event"].isin(["any complication"])]
    rows = rows[rows["events"].notna() & rows["total"].notna()]
    names = _arm_names(corpus, str(study["study_id"]))
    several = len(rows) > 1
    return [
        (f"{names.get(text_of(row['arm_id']), WHOLE)}: " if several else "")
        + f"any complication in {events_text(row)}, {interval_text(row)}"
        for _, row in rows.iterrows()
    ][:ARMS_TOLD]


def _arm_names(corpus: Corpus, study_id: str) -> dict[str, str]:
    arms = corpus.arms[corpus.arms["study_id"] == study_id]
    return dict(zip(arms["arm_id"], arms["label"], strict=True))


def sides(corpus: Corpus, study_id: str) -> pd.DataFrame:
    """Return what review and study print of the same thing, side by side.

    Columns: `arm`, `what`, `review`, `study`, `same` ("yes" when the bare numbers are the same).
    """
    names = _arm_names(corpus, study_id)
    pairs = [
        *_pairs(corpus.measurements, study_id, "instrument", score_text, ["value"]),
        *_pairs(corpus.events, study_id, "event", events_text, ["events", "total"]),
    ]
    rows = [{**pair, "arm": names.get(pair["arm"], WHOLE)} for pair in pairs]
    return pd.DataFrame(rows, columns=["arm", "what", "review", "study", "same"], dtype="string")


def _pairs(
    frame: pd.DataFrame,
    study_id: str,
    what: str,
    words: Callable[[pd.Series], str],
    bare: list[str],
) -> Iterator[dict[str, str]]:
    rows = frame[frame["study_id"] == study_id]
    keys = ["arm_id", what] + (["unit"] if what == "event" else [])
    for _, group in rows.groupby(keys, sort=False, dropna=False):
        review, own = group[~group["preferred"]], group[group["preferred"]]
        if len(review) and len(own):
            yield {
                "arm": text_of(group["arm_id"].iloc[0]),
                "what": str(group[what].iloc[0]),
                "review": _joined(review, words),
                "study": _joined(own, words),
                "same": "yes" if _bare(review, bare) <= _bare(own, bare) else "no",
            }


def _joined(rows: pd.DataFrame, words: Callable[[pd.Series], str]) -> str:
    times = [
        text_of(row.get("timepoint"), ", {}")
        or text_of(months_text(row.get("months")) or None, ", {}")
        for _, row in rows.iterrows()
    ]
    figures_ = [words(row) for _, row in rows.iterrows()]
    return "; ".join(f"{figure}{time}" for figure, time in zip(figures_, times, strict=True))


def _bare(rows: pd.DataFrame, columns: list[str]) -> set[tuple[str, ...]]:
    return {tuple(map(str, values)) for values in rows[columns].itertuples(index=False)}
