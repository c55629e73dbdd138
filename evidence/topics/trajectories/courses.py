"""Everything a chart of courses needs, computed once: the same rows feed chart and table."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from evidence.topics.trajectories.directions import directions
from evidence.topics.trajectories.followed import cautions
from evidence.topics.trajectories.scores import Score, score
from evidence.topics.trajectories.sentences import (
    SCALES,
    direction_sentence,
    visit_sentence,
)
from evidence.topics.trajectories.timeline import Timeline, timeline
from evidence.topics.trajectories.visits import visits
from evidence.topics.trajectories.worth import reference

from evidence.corpus.frames import Corpus
from evidence.topics.trajectories import answer as say

AT_MOST = 8
"""Lines that one panel can label; panels that one chart can hold."""

OTHERS = "Other therapies"


@dataclass(frozen=True)
class Courses:
    """The courses of one score for the studies chosen.

    `visits` and `directions` are the rows on screen; `y`, `y_low`, `y_high` follow the scale.
    `panels` pairs a title with the therapies in it; a single panel has no title. `highlighted`
    are studies drawn strongly, `chosen` whether the reader named them.
    """

    score: Score
    scale: str
    visits: pd.DataFrame
    directions: pd.DataFrame
    timeline: Timeline
    panels: tuple[tuple[str, tuple[str, ...]], ...]
    highlighted: frozenset[str]
    chosen: bool
    answer: str
    notes: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to draw."""
        return self.visits.empty and self.directions.empty

    @property
    def grouped(self) -> bool:
        """Return whether therapies have panels of their own."""
        return len(self.panels) > 1

    @property
    def title(self) -> str:
        """Return the title of the value axis, with unit and direction."""
        if self.scale == SCALES[0]:
            return self.score.title
        unit = self.score.unit if self.scale == SCALES[1] else "%"
        better = {"lower": " (− is better)", "higher": " (+ is better)", "either": ""}
        name = self.score.spoken[0].upper() + self.score.spoken[1:]
        return f"{name} change, {unit}{better[self.score.better]}"


def courses(
    chosen: Corpus,
    name: str,
    *,
    scale: str = SCALES[0],
    collection: str = "review",
    highlight: Sequence[str] = (),
) -> Courses:
    """Return the courses of the score called `name` for the studies of `chosen`.

    Args:
        chosen: the corpus through the reader's filters.
        name: one of `choices`.
        scale: one of `SCALES`.
        collection: "review" or "all"; decides the words and what stands out.
        highlight: study labels to bring forward; by default the review's own studies.
    """
    wanted = score(name)
    printed = visits(chosen, wanted)
    lost = cautions(chosen, printed)
    printed = printed.merge(lost[["row_id", "caution"]], on="row_id", how="left")
    stated = directions(chosen, wanted, printed)
    shown = _on_scale(printed, scale)
    shown = shown.assign(
        sentence=[visit_sentence(row, wanted, scale) for _, row in shown.iterrows()]
    )
    stated = stated.assign(sentence=[direction_sentence(row) for _, row in stated.iterrows()])
    panels = _panels(shown, stated)
    return Courses(
        score=wanted,
        scale=scale,
        visits=shown,
        directions=stated,
        timeline=timeline([*shown["months"], *stated["months"]]),
        panels=panels,
        highlighted=_highlighted(shown, highlight, grouped=len(panels) > 1),
        chosen=bool(highlight),
        answer=say.answer(printed, stated, wanted, collection, len(chosen.studies)),
        notes=(
            *filter(None, [say.scope(printed, stated, wanted, collection, len(chosen.studies))]),
            *_notes(printed, shown, lost, wanted, scale),
        ),
    )


def _on_scale(printed: pd.DataFrame, scale: str) -> pd.DataFrame:
    if scale == SCALES[0]:
        return printed.assign(
            y=printed["score"], y_low=printed["score_low"], y_high=printed["score_high"]
        )
    column = "change" if scale == SCALES[1] else "percent_change"
    followed = printed.groupby("line")["months"].transform("size") > 1
    shown = printed[printed[column].notna() & followed].reset_index(drop=True)
    nothing = pd.Series(pd.NA, shown.index, dtype="Float64")
    return shown.assign(y=shown[column], y_low=nothing, y_high=nothing)


def _panels(shown: pd.DataFrame, stated: pd.DataFrame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return one panel while lines can be labelled; else one per therapy, most studies first."""
    rows = pd.concat([shown[["study_id", "therapy"]], stated[["study_id", "therapy"]]])
    if shown["line"].nunique() <= AT_MOST:
        return (("", tuple(dict.fromkeys(rows["therapy"]))),)
    numbers = shown.groupby("therapy")["study_id"].nunique()
    studies = rows.groupby("therapy")["study_id"].nunique()
    order = sorted(
        studies.index, key=lambda name: (-int(numbers.get(name, 0)), -int(studies[name]), name)
    )
    own = [name for name in order if numbers.get(name, 0) > 1][: AT_MOST - 1]
    rest = tuple(name for name in order if name not in own)
    panels = [(name, (name,)) for name in own]
    return (*panels, (OTHERS, rest)) if rest else tuple(panels)


def _highlighted(shown: pd.DataFrame, wanted: Sequence[str], *, grouped: bool) -> frozenset[str]:
    if wanted:
        return frozenset(shown.loc[shown["study"].isin(wanted), "study_id"])
    if not grouped:
        return frozenset(shown["study_id"])
    return frozenset(shown.loc[shown["collection"] == "review", "study_id"])


def _notes(
    printed: pd.DataFrame, shown: pd.DataFrame, lost: pd.DataFrame, wanted: Score, scale: str
) -> tuple[str, ...]:
    told = [
        say.survivors(lost[lost["row_id"].isin(shown["row_id"])]),
        say.not_printed(shown),
        say.shared_patients(shown),
    ]
    if scale != SCALES[0]:
        told.insert(0, say.left_out(printed))
    if scale != SCALES[0] and len(shown):
        told.append("The spread of a change is not printed by any source here, so none is drawn.")
    threshold = reference(wanted, scale)
    if threshold and len(shown):
        told.append(f"Dashed line, {threshold.label.split(': ')[1]}: {threshold.source}")
    if wanted.spoken == "pain":
        told.append(
            "VAS, NRS and BPI are not the same instrument. They are laid over one another here on "
            "0–10 and never averaged."
        )
    return tuple(text for text in told if text)
