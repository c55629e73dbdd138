"""Two therapies within one study: the only comparisons between therapies that count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.charts.rows import Rows
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import Comparison, Pair, comparisons
from evidence.cohorts.records import Arm, Score, Statement
from evidence.topics.drawn import largest
from evidence.topics.page import Chart, Row, Table
from evidence.topics.therapies import comparison_wording
from evidence.topics.therapies.arms_chart import AXIS, LIMITS, TICKS
from evidence.topics.therapies.comparison_wording import item, printed_p, sentences
from evidence.topics.therapies.therapy_wording import scale, therapy_of_arm

MEASURE = "Pain with two therapies in the same study at the same visit, 0 none – 10 worst"
ALT = "Pain with two therapies in the same study at the same visit."
_KEY = "Figures and marks of a row: the two therapies, in the order of the heading{outside}."

HEADINGS: Mapping[str, str] = {
    "study": "Study",
    "design": "Design",
    "aetiology": "Aetiology",
    "therapy": "Therapy",
    "figure": "Result",
    "other": "Against",
    "other_figure": "Its result",
    "instrument": "Scale",
    "timepoint": "Visit",
    "p": "p",
    "basis": "Basis",
    "locator": "Printed in",
}


FEW = 5
"""Sentences that are read at once; more are one click away."""


@dataclass(frozen=True)
class Compared:
    """What studies report of pain between two of their own arms."""

    note: str
    chart: Chart | None
    key: str
    tumours: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def others_title(self) -> str:
        """Return how many studies compare pain in others than tumours alone."""
        return f"Not of tumours alone: {prose.counted(len(self.others), 'more study')}"

    @property
    def tumours_folded(self) -> bool:
        """Return whether sentences on tumours are so many that they are one click away."""
        return len(self.tumours) > FEW

    @property
    def tumours_title(self) -> str:
        """Return how many studies compare pain in tumours."""
        return f"Of tumours: {prose.counted(len(self.tumours), 'study')}, each in a sentence"

    results: Table


def compared(choice: Choice) -> Compared:
    """Return the comparisons of pain in studies of tumours, then in others."""
    found = comparisons(choice, "pain")
    said = {one.row_id: one for one in choice.statements}
    drawn = [one for one in found if _drawable(one)]
    return Compared(
        note=comparison_wording.note(choice, found),
        chart=_chart(drawn),
        key=_key(drawn) if drawn else "",
        tumours=sentences(one for one in found if one.study.of_tumours),
        others=sentences(one for one in found if not one.study.of_tumours),
        results=Table(tuple(_row(one, _turned(one, said)) for one in found), HEADINGS),
    )


def _key(drawn: Sequence[Comparison]) -> str:
    """Return how the marks are read: only of those that are on the chart."""
    outside = any(one.study.outside_review for one in drawn)
    return _KEY.format(outside=f"; {theme.OUTSIDE_MARK}" if outside else "")


def _turned(one: Comparison, said: Mapping[str, Statement]) -> Statement | None:
    """Return the statement behind a result if it is printed the other way round."""
    if one.direction is None:
        return None
    printed = said[one.row_id]
    return printed if printed.arm is one.pair.other else None


def _row(one: Comparison, turned: Statement | None = None) -> Row:
    """Return a result as it is printed: which therapy, its figure, against which."""
    other = one.other_score
    arms = (one.pair.arm, one.pair.other)
    mine, against = arms if turned is None else arms[::-1]
    direction = one.direction if turned is None else turned.direction
    return {
        "row_id": one.row_id,
        "study_id": one.study.study_id,
        "study": prose.whose(one),
        "design": one.study.design,
        "aetiology": one.study.aetiology,
        "therapy": therapy_of_arm(mine),
        "figure": _figure(one, direction),
        "other": therapy_of_arm(against),
        "other_row_id": None if other is None else other.row_id,
        "other_figure": None if other is None else prose.score(other),
        "instrument": item(one),
        "measure": one.measure,
        "months": one.months,
        "timepoint": one.timepoint,
        "direction": direction,
        "p": printed_p(one),
        "basis": prose.BASIS[one.source.basis],
        "locator": one.source.locator,
    }


def _figure(one: Comparison, direction: str | None) -> str:
    if one.score is not None:
        return prose.score(one.score)
    if one.difference is not None:
        return prose.difference(one.difference)
    assert direction is not None
    return prose.PAIN_DIRECTIONS[direction]


def _drawable(one: Comparison) -> bool:
    """Return whether both scores stand on a scale that can be drawn on 0–10."""
    pair = (one.score, one.other_score)
    return all(score is not None and score.value_std is not None for score in pair)


def _chart(found: Sequence[Comparison]) -> Chart | None:
    if not found:
        return None
    # Those of the same two therapies stand together, where the first of them stands.
    first = list(dict.fromkeys(_heading(one.pair) for one in found))
    ordered = sorted(found, key=lambda one: first.index(_heading(one.pair)))
    kept = largest(ordered, lambda one: one.study.n_patients, "comparisons")
    return Chart(
        figure=noted(_drawn(kept.items, wide=True), kept.note),
        compact=noted(_drawn(kept.items, wide=False), kept.note),
        alt=kept.told(ALT),
        measure=MEASURE,
        table=Table(tuple(map(_row, ordered)), HEADINGS),
        marks={
            score.row_id: _mark(one, arm, score) for one in kept.items for arm, score in _both(one)
        },
    )


def _heading(pair: Pair) -> str:
    return f"{therapy_of_arm(pair.arm)} and {therapy_of_arm(pair.other)}"


def _both(one: Comparison) -> tuple[tuple[Arm, Score], tuple[Arm, Score]]:
    assert one.score is not None
    assert one.other_score is not None
    return (one.pair.arm, one.score), (one.pair.other, one.other_score)


def _mark(one: Comparison, arm: Arm, score: Score) -> str:
    return (
        f"{prose.whose(one)}, {therapy_of_arm(arm)}: {scale(score)} "
        f"{prose.score(score)}; {one.timepoint}"
    )


def _drawn(found: Sequence[Comparison], *, wide: bool) -> Figure:
    rows = Rows(190, (176, 176), narrowest=800) if wide else Rows(0, (160, 160))
    heading = ""
    for one in found:
        if _heading(one.pair) != heading:
            heading = _heading(one.pair)
            rows.heading(heading)
        figures = [prose.score(score) for _, score in _both(one)]
        line = rows.row(prose.whose(one), one.timepoint, figures)
        mine, other = (score.value_std or 0.0 for _, score in _both(one))
        rows.stroke(line, mine, other, theme.LIGHT.axis)
        for arm, score in _both(one):
            look = theme.look(
                arm.therapy, one.study.collection, score.statistic, score.source.basis
            )
            words = _mark(one, arm, score)
            rows.mark(line, score.value_std or 0.0, look, words, score.row_id, group=arm.therapy)
    return rows.figure(AXIS, LIMITS, ticks=TICKS, better="left", side="top")
