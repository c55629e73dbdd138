"""Evidence cards: one figure of the corpus with everything that lets a reader challenge it."""

from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import Corpus

_TABLES = ("measurements", "directions", "events", "primaries", "regions", "details", "arms")

BASIS_WORDS = {
    "review": "stated in the review",
    "primary": "stated in the study's own abstract",
    "secondary": "read in another paper",
    "derived": "computed by us",
}


@dataclass(frozen=True)
class Card:
    """What a card shows; `facts` are (label, text) pairs in reading order."""

    row_id: str
    title: str
    figure: str
    facts: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    study_id: str | None
    source_url: str | None


def card(corpus: Corpus, row_id: str) -> Card | None:
    """Return the card of a row of the corpus, or None when there is no such row."""
    if row_id.startswith("rates."):
        return _rate_card(corpus, row_id)
    if row_id.startswith("facts."):
        return _fact_card(corpus, row_id)
    for name in _TABLES:
        frame = corpus.table(name)
        rows = frame[frame["row_id"] == row_id]
        if len(rows):
            return _study_card(corpus, name, rows.iloc[0])
    return None


def _rate_card(corpus: Corpus, row_id: str) -> Card | None:
    rows = corpus.rates[corpus.rates["row_id"] == row_id]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return Card(
        row_id=row_id,
        title=f"Claimed complications, {row['aetiology']}",
        figure=f"{row['low_percent']:g}–{row['high_percent']:g} %",
        facts=(
            ("Basis", BASIS_WORDS[row["basis"]]),
            ("Printed in", str(row["locator"])),
            ("Kind of figure", "a range of claims, without numerator or denominator"),
        ),
        cautions=("Not a confidence interval; it can't be pooled or compared by a test.",),
        study_id=None,
        source_url=None,
    )


def _fact_card(corpus: Corpus, row_id: str) -> Card | None:
    rows = corpus.facts[corpus.facts["row_id"] == row_id]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return Card(
        row_id=row_id,
        title=f"{row['topic']}".capitalize(),
        figure=quantity_text(row) or str(row["statement"]),
        facts=(
            ("Statement", str(row["statement"])),
            ("Basis", BASIS_WORDS[row["basis"]]),
            ("Printed in", str(row["locator"])),
        ),
        cautions=tuple(text for text in (_text(row["note"]),) if text),
        study_id=None,
        source_url=None,
    )


def quantity_text(row: pd.Series) -> str:
    """Return the value or range of a fact or detail with its unit; "" where there is none."""
    unit = _text(row["unit"])
    space = " " if unit else ""
    if pd.notna(row["value"]):
        return f"{row['value']:g}{space}{unit}"
    if pd.notna(row["low"]) and pd.notna(row["high"]):
        return f"{row['low']:g}–{row['high']:g}{space}{unit}"
    if pd.notna(row["low"]) or pd.notna(row["high"]):
        more = pd.notna(row["low"])
        return f"{'more' if more else 'less'} than {row['low' if more else 'high']:g}{space}{unit}"
    return ""


def _study_card(corpus: Corpus, name: str, row: pd.Series) -> Card:
    study = corpus.studies.set_index("study_id").loc[row["study_id"]]
    notes = [row["note"], *str(study["notes"] if pd.notna(study["notes"]) else "").split("\n")]
    touching = corpus.discrepancies[corpus.discrepancies["study_id"] == row["study_id"]]
    discrepancies = [f"{text}" for text in touching["our_reading"]]
    facts = [
        ("Study", str(study["label"])),
        ("Arm", _arm(corpus, row)),
        ("Visit", _text(row.get("timepoint"))),
        ("Compared with", _against(row)),
        ("Basis", BASIS_WORDS[row["basis"]]),
        ("Printed in", str(row["locator"])),
        ("How derived", _text(row.get("formula"))),
    ]
    return Card(
        row_id=str(row["row_id"]),
        title=f"{study['label']}: {_subject(name, row)}",
        figure=figure_text(name, row),
        facts=tuple((label, text) for label, text in facts if text),
        cautions=tuple(str(note) for note in [*notes, *discrepancies] if pd.notna(note) and note),
        study_id=str(row["study_id"]),
        source_url=_text(study["url"]) or None,
    )


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) and not pd.isna(value) else ""


def _arm(corpus: Corpus, row: pd.Series) -> str:
    arm_id = _text(row.get("arm_id"))
    arms = corpus.arms[(corpus.arms["study_id"] == row["study_id"])]
    label = arms.loc[arms["arm_id"] == arm_id, "label"]
    return str(label.iloc[0]) if len(label) else "whole study"


def _against(row: pd.Series) -> str:
    against = _text(row.get("against")) or _text(row.get("p_against"))
    p_value = _text(row.get("p_value"))
    return ", ".join(part for part in (against, f"p {p_value}" if p_value else "") if part)


def _subject(name: str, row: pd.Series) -> str:
    measure = _text(row.get("measure"))
    subject = {
        "measurements": "instrument",
        "directions": "instrument",
        "events": "event",
        "primaries": "primary",
        "regions": "region",
        "details": "topic",
        "arms": "label",
    }[name]
    return f"{row[subject]} ({measure})" if measure else str(row[subject])


def figure_text(name: str, row: pd.Series) -> str:
    """Return the figure of a row of table `name` as a reader writes it, with spread and n."""
    if name == "measurements":
        return score_text(row)
    if name == "events":
        return events_text(row)
    if name == "directions":
        return f"{row['direction']} (no number printed)"
    if name == "details":
        return str(row["statement"])
    if name == "arms":
        return (
            f"{row['n_patients']} patients" if pd.notna(row["n_patients"]) else "size not printed"
        )
    return f"{row['n']} {row['unit']}" if pd.notna(row["n"]) else "enrolled, number not printed"


def score_text(row: pd.Series) -> str:
    """Return e.g. "median 2 ± 1.6 (spread unnamed), n 61" for a row of measurements."""
    unnamed = row["statistic"] == "not stated"
    parts = [f"{row['value']:g}" if unnamed else f"{row['statistic']} {row['value']:g}"]
    if pd.notna(row["spread"]):
        kind = "spread unnamed" if row["spread_kind"] == "unnamed" else row["spread_kind"]
        parts.append(f"± {row['spread']:g} ({kind})")
    if pd.notna(row["low"]) and pd.notna(row["high"]):
        parts.append(f"({row['spread_kind']} {row['low']:g} to {row['high']:g})")
    if unnamed:
        parts.append("(mean or median not stated)")
    text = " ".join(parts)
    return f"{text}, n {row['n']}" if pd.notna(row["n"]) else text


def events_text(row: pd.Series) -> str:
    """Return e.g. "2 of 69 patients" or "41 % of 166 vertebrae" for a row of events."""
    printed = f"{row['percent']:g} %" if pd.notna(row["percent"]) else ""
    if not printed and pd.notna(row["percent_low"]) and pd.notna(row["percent_high"]):
        printed = f"{row['percent_low']:g}–{row['percent_high']:g} %"
    unit = "" if row["unit"] == "not stated" else f" {row['unit']}"
    total = f" of {row['total']}{unit}" if pd.notna(row["total"]) else unit
    if pd.isna(row["events"]):
        return f"{printed}{total}"
    text = f"{row['events']}{total}"
    return f"{text} (printed {printed})" if printed else text
