"""What the review says that belongs to no single study, as a table to read."""

from collections.abc import Collection

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import FactTopic, words
from evidence.topics.card import BASIS_WORDS

_BEFORE = {"year": "", "rank": "rank "}
"""Units that stand before their number, or need no word."""


def topics(corpus: Corpus) -> list[str]:
    """Return the topics that have facts, in reading order."""
    used = set(corpus.facts["topic"])
    return [topic for topic in words(FactTopic) if topic in used]


def review_facts(corpus: Corpus, chosen: Collection[str] = ()) -> pd.DataFrame:
    """Return the facts of the chosen topics (all without a choice) with `figure` in words."""
    frame = corpus.facts
    if chosen:
        frame = frame[frame["topic"].isin(list(chosen))]
    texts = [figure_text(row) for _, row in frame.iterrows()]
    return frame.assign(
        figure=pd.Series(texts, frame.index, dtype="string"),
        basis=frame["basis"].map(BASIS_WORDS).astype("string"),
    ).reset_index(drop=True)


def figure_text(row: pd.Series) -> str:
    """Return a fact's figure as a reader writes it, e.g. "5–30 %"; nothing where none is given."""
    unit = "" if pd.isna(row["unit"]) else str(row["unit"])
    plain = unit == "year"
    if pd.notna(row["low"]) and pd.notna(row["high"]):
        number = f"{_number(row['low'], plain=plain)}–{_number(row['high'], plain=plain)}"
    elif pd.notna(row["value"]):
        number = _number(row["value"], plain=plain)
    else:
        return ""
    return f"{_BEFORE[unit]}{number}" if unit in _BEFORE else f"{number} {unit}".strip()


def _number(value: float, *, plain: bool) -> str:
    """Return a number, its thousands set apart by a thin space except in years."""
    text = f"{value:.10g}"
    return text if plain or value < 10_000 else f"{value:,.0f}".replace(",", "\u202f")  # noqa: PLR2004
