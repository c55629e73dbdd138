"""Pain before and after, arm by arm, in a fixed order: never by result."""

from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.charts.rows import Rows
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.pain import PainResult
from evidence.cohorts.records import Score
from evidence.cohorts.spread import on_ten, spread_ends
from evidence.topics.drawn import largest, patients
from evidence.topics.page import Chart
from evidence.topics.therapies import pain_rows
from evidence.topics.therapies.therapy_wording import patients_with, scale

AXIS = "Pain, 0 none – 10 worst"
TICKS = (0, 2, 4, 6, 8, 10)
LIMITS = (-0.2, 10.2)
MEASURE = "Pain before and after treatment in each arm, 0 none – 10 worst"
ALT = "Pain before and after treatment in each arm, grouped by therapy, by year."

_GLYPHS = {
    "better": prose.GLYPHS["down"],
    "worse": prose.GLYPHS["up"],
    "no difference": prose.GLYPHS["same"],
    "unclear": prose.GLYPHS["unclear"],
}


def arms_chart(results: Sequence[PainResult]) -> Chart | None:
    """Return the chart of pain before (tick) and after (mark of the therapy) in each arm."""
    if not results:
        return None
    why_not = pain_rows.reasons(results)
    kept = largest(results, lambda one: patients(one.study, one.arm), "arms")
    words = {one.row_id: pain_rows.sentence(one, why_not.get(one.row_id, "")) for one in kept.items}
    return Chart(
        figure=noted(_drawn(kept.items, why_not, words, wide=True), kept.note),
        compact=noted(_drawn(kept.items, why_not, words, wide=False), kept.note),
        alt=kept.told(ALT),
        measure=MEASURE,
        table=pain_rows.table(results, why_not),
        marks={one.row_id: f"{one.therapy}: {words[one.row_id]}" for one in kept.items},
    )


def key(results: Sequence[PainResult]) -> str:
    """Return what the marks on the chart mean: only of those that are on it."""
    scores = [one.score for one in results if one.score is not None]
    parts = {
        "Tick: before treatment": any(one.before and one.score for one in results),
        "filled mark: mean after it": any(score.statistic == "mean" for score in scores),
        "hollow: median, or not named": any(score.statistic != "mean" for score in scores),
        "thin line: spread as printed": any(_printed(score) for score in scores),
        theme.OUTSIDE_MARK: any(one.study.outside_review and one.score for one in results),
        theme.OWN_MARK: any(one.study.yours and one.score for one in results),
        "▼ less pain stated, without a number": any(one.direction == "better" for one in results)
        and len(scores) < len(results),
        "grey: not counted, for the reason in the table": bool(pain_rows.reasons(results)),
    }
    words = "; ".join(text for text, seen in parts.items() if seen)
    return prose.sentence(words)


def _printed(score: Score) -> bool:
    return None not in spread_ends(score, None, None)


def _drawn(
    results: Sequence[PainResult],
    why_not: Mapping[str, str],
    words: Mapping[str, str],
    *,
    wide: bool,
) -> Figure:
    rows = Rows(234, (168, 156, 60), narrowest=800) if wide else Rows(0, (164,))
    rows.head("", ("Before", "After", "Change"))
    heading = ""
    for one in results:
        named = one.therapy if one.cement_known else f"{one.therapy}, {NO_CEMENT_STATED}"
        if named != heading:
            rows.heading(named)
            heading = named
        _row(rows, one, words[one.row_id], muted=one.row_id in why_not, wide=wide)
    return rows.figure(AXIS, LIMITS, ticks=TICKS, better="left", side="top")


def _row(rows: Rows, one: PainResult, words: str, *, muted: bool, wide: bool) -> None:
    colour = theme.therapy_style(one.therapy).colour
    if one.score is None:
        assert one.statement is not None
        rows.silent(
            prose.whose(one),
            pain_rows.course(one),
            _below(one),
            glyph=_GLYPHS[one.statement.direction],
            colour=colour,
            hover=words,
            row_id=one.row_id,
            muted=muted,
        )
        return
    figures = (
        (pain_rows.before(one), pain_rows.after(one), pain_rows.change(one))
        if wide
        else (pain_rows.course(one),)
    )
    line = rows.row(prose.whose(one), _below(one), figures, muted=muted)
    after = one.score
    assert after.value_std is not None
    if one.before is not None and one.before.value_std is not None:
        start = one.before.value_std
        rows.stroke(line, start, after.value_std, theme.pale(colour, 0.35), width=6)
        _spread(rows, line, one.before, colour, words)
        tick = theme.Look("line-ns-open", colour, 14, colour, 2.5)
        rows.mark(line, start, tick, words, one.before.row_id, group=f"{one.therapy}, before")
    _spread(rows, line, after, colour, words)
    look = theme.look(one.therapy, one.study.collection, after.statistic, after.source.basis)
    rows.mark(line, after.value_std, look, words, one.row_id, group=one.therapy)


def _spread(rows: Rows, line: int, score: Score, colour: str, words: str) -> None:
    """Draw how far a score spreads as printed; nothing where that is not printed on both sides."""
    low, high = spread_ends(score, score.scale_min, score.scale_max)
    if low is not None and high is not None:
        ends = on_ten(score, low), on_ten(score, high)
        rows.interval(line, *ends, colour, width=1.5, hover=words, row_id=score.row_id)


def _below(one: PainResult) -> str:
    parts = [
        "" if one.study.of_tumours else patients_with(one.study.aetiology),
        "" if one.score is None else scale(one.score),
        one.timepoint,
    ]
    return ", ".join(part for part in parts if part)
