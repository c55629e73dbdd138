"""Whether a printed p-value can belong to the printed means, spreads and group sizes."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.records import Record, Score, Study
from evidence.corpus.p_values import exact
from evidence.statistics.welch import Summary, Welch, same_order, welch
from evidence.topics.page import Row, Table

WORKING = (
    "Welch's t-test: the difference of the means divided by √(SD₁²/n₁ + SD₂²/n₂), with "
    "Satterthwaite's degrees of freedom; p is two-sided. Printed and recomputed p-values that "
    "differ more than tenfold are called irreconcilable; that limit is ours. n is the size of the "
    "arm."
)

_HEADINGS = {
    "instrument": "Score",
    "first": "First arm",
    "second": "Second arm",
    "t": "t",
    "df": "Degrees of freedom",
    "recomputed": "Recomputed",
    "printed": "Printed by the review",
    "verdict": "Verdict",
}


@dataclass(frozen=True, eq=False)
class Recomputed(Record):
    """A printed p-value beside the one that follows from the printed summaries."""

    printed: Score
    first: Score
    second: Score
    summaries: tuple[Summary, Summary]
    test: Welch
    printed_p: float

    @property
    def possible(self) -> bool:
        """Return whether printed and recomputed p are of the same order."""
        return same_order(self.printed_p, self.test.p)

    @property
    def verdict(self) -> str:
        """Return in a sentence whether the printed p can stand."""
        found = prose.p_computed(self.test.p)
        if self.possible:
            return (
                f"The printed {prose.p_computed(self.printed_p)} is of the same order as the "
                f"recomputed {found}; another test or rounding may explain the gap."
            )
        return (
            f"The printed {prose.p_computed(self.printed_p)} cannot belong to these figures: they "
            f"give {found}."
        )


def recomputed(scores: tuple[Score, ...], study: Study) -> tuple[Recomputed, ...]:
    """Return the test of each instrument for which a study's two arms print mean, SD and n.

    The p-value is the one printed between the same two arms, wherever it stands.
    """
    own = [score for score in scores if score.study is study]
    return tuple(_tests(own))


def _tests(scores: list[Score]) -> Iterator[Recomputed]:
    for printed in scores:
        p = exact(printed.p_value)
        if p is None:
            continue
        first = _summed(scores, printed.instrument, printed.arm.arm_id)
        second = _summed(scores, printed.instrument, printed.p_against)
        if first is not None and second is not None:
            summaries = _summary(first), _summary(second)
            yield Recomputed(printed, first, second, summaries, welch(*summaries), p)


def _summed(scores: list[Score], instrument: str, arm_id: str | None) -> Score | None:
    """Return the one score that an arm prints as mean ± SD with its size; None for none or more."""
    found = [
        score
        for score in scores
        if score.instrument == instrument
        and score.arm.arm_id == arm_id
        and score.preferred
        and score.statistic == "mean"
        and score.spread_kind == "SD"
        and score.spread is not None
        and score.study.size_of(score.arm) is not None
    ]
    return found[0] if len(found) == 1 else None


def _summary(score: Score) -> Summary:
    n = score.study.size_of(score.arm)
    assert n is not None
    assert score.spread is not None
    return Summary(score.value, score.spread, n)


def summary_text(summary: Summary) -> str:
    """Return "2.26 ± 1.05 (40 in the arm)"; how many were scored may not be printed."""
    return f"{prose.number(summary.mean)} ± {prose.number(summary.sd)} ({summary.n} in the arm)"


def headline(one: Recomputed) -> str:
    """Return what the review prints, what the study prints, and how far apart that is."""
    first, second = one.summaries
    return (
        f"**{prose.whose(one.printed)}, {one.printed.instrument}**: the review prints "
        f"{prose.number(first.mean)} against {prose.number(second.mean)} with "
        f"{prose.p_computed(one.printed_p)}. The study's own figures are {summary_text(first)} and "
        f"{summary_text(second)}. The two means lie {prose.fixed(abs(one.test.t), 1)} standard "
        f"errors apart, which gives {prose.p_computed(one.test.p)}."
    )


def places(one: Recomputed) -> str:
    """Return where the printed figures stand."""
    return (
        "Computed while you read, from the figures in the corpus. Printed p: "
        f"{one.printed.source.locator}; means, spreads and patients: {one.first.source.locator}."
    )


def table(tests: tuple[Recomputed, ...]) -> Table:
    """Return the tests with the working: summaries, t, degrees of freedom, p."""
    return Table(tuple(_row(one) for one in tests), _HEADINGS)


def _row(one: Recomputed) -> Row:
    first, second = one.summaries
    return {
        "row_id": one.printed.row_id,
        "study_id": one.printed.study.study_id,
        "instrument": one.printed.instrument,
        "first": f"{one.first.arm.label}: {summary_text(first)}",
        "second": f"{one.second.arm.label}: {summary_text(second)}",
        "t": prose.fixed(one.test.t),
        "df": prose.fixed(one.test.df, 1),
        "recomputed": prose.p_computed(one.test.p),
        "printed": prose.p_computed(one.printed_p),
        "verdict": one.verdict,
    }
