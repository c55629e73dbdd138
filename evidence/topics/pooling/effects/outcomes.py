"""What can be asked of the corpus: outcomes, and the rows behind each."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.statistics.quantiles import normal
from evidence.topics.pooling.effects.counts import (
    KINDS,
    proportions,
    review_cohorts,
    with_limits,
)
from evidence.topics.pooling.effects.pain import pain_changes

ALL = "all"
"""The choice of no aetiology in particular."""

REVIEW = "complications in the review's tumour cohorts"

_PAIN = {"pain change, VAS": "VAS", "pain change, NRS": "NRS"}
_FEWEST_COHORTS = 2

Kind: TypeAlias = Literal["change", "proportion"]


@dataclass(frozen=True)
class Outcome:
    """One choice: a change of a pain scale, an event, or the review's own cohorts."""

    name: str
    kind: Kind
    instrument: str = ""
    event: str = ""

    @property
    def preset(self) -> bool:
        """Return whether this is the fixed set of the review's cohorts."""
        return self.name == REVIEW


def outcome(name: str) -> Outcome:
    """Return the outcome that a choice names."""
    if name in _PAIN:
        return Outcome(name, "change", instrument=_PAIN[name])
    return Outcome(name, "proportion", event="" if name == REVIEW else name)


def choices(corpus: Corpus) -> list[str]:
    """Return the outcomes: pain, the review's cohorts, then events that several cohorts count."""
    families = corpus.studies.set_index("study_id")["cohort_family"]
    treated = corpus.events[corpus.events["kind"].isin(KINDS)]
    treated = treated.assign(family=treated["study_id"].map(families))
    cohorts = treated.drop_duplicates(["event", "family"])["event"].value_counts()
    enough = cohorts[cohorts >= _FEWEST_COHORTS]
    events = [str(event) for event in enough.index if not str(event).startswith("other ")]
    ordered = sorted(events, key=lambda event: (-int(cohorts[event]), event))
    return [*_PAIN, REVIEW, *ordered]


def gather(
    corpus: Corpus,
    chosen: Outcome,
    *,
    window: str = "1 month",
    correlation: float = 0.5,
    unit: str = "patients",
) -> pd.DataFrame:
    """Return the rows of an outcome, with the 95 % limits `low` and `high` of each.

    A change has Wald's interval, a proportion Wilson's. Rows of an event are of every wording:
    see `worded`.
    """
    if chosen.kind == "change":
        return _with_wald(pain_changes(corpus, window, correlation, chosen.instrument))
    if chosen.preset:
        return with_limits(review_cohorts(corpus))
    return with_limits(proportions(corpus, chosen.event, unit))


def _with_wald(rows: pd.DataFrame) -> pd.DataFrame:
    half = normal(0.025) * rows["variance"] ** 0.5
    return rows.assign(low=rows["estimate"] - half, high=rows["estimate"] + half)


def aetiologies(rows: pd.DataFrame) -> list[str]:
    """Return the aetiologies with rows, tumour first, and "all" where there are several."""
    counts = rows.groupby("aetiology")["study_id"].nunique()
    named = sorted(
        (str(name) for name in counts.index),
        key=lambda name: (name != "tumour", -int(counts[name]), name),
    )
    return [*named, ALL] if len(named) != 1 else named
