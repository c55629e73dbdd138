"""How to read the marks on the chart, in one line."""

from evidence import prose
from evidence.charts import theme
from evidence.topics.trajectories.course_wording import once
from evidence.topics.trajectories.drawing import Drawing

_BETTER = {
    "lower": " (lower is better)",
    "higher": " (higher is better)",
    "either": " (▲ better, except for pain)",
}


def lines_key(drawn: Drawing) -> str:
    """Return what the marks of the lines mean; "" without lines."""
    if not drawn.lines:
        return ""
    points = [point for line in drawn.lines for point in line.points]
    parts = ["Filled: mean; hollow: median or unnamed average"]
    kinds = once(
        _spread(point.score.spread_kind)
        for point in points
        if point.low is not None or point.high is not None
    )
    if kinds:
        parts.append(f"bars: spread as printed ({', '.join(kinds)})")
    if any(line.course.study.outside_review for line in drawn.lines):
        parts.append(theme.OUTSIDE_MARK)
    if any(line.course.study.yours for line in drawn.lines):
        parts.append(theme.OWN_MARK)
    if any(point.loss is not None for point in points):
        parts.append("ringed: over 20 % of the arm lost or dead by then")
    return prose.sentence("; ".join(parts))


def _spread(kind: str | None) -> str:
    return "spread not named" if kind in {None, "unnamed"} else str(kind)


def directions_key(drawn: Drawing) -> str:
    """Return what the marks of the directions mean; "" without any."""
    if not drawn.directions:
        return ""
    ways = {drawn.measure.way(one.statement) for one in drawn.directions}
    arrows = f"▼ ▲: which way the score went{_BETTER[drawn.measure.better]}"
    told = [arrows] if ways & {"up", "down"} else []
    told += ["– no difference"] if "same" in ways else []
    told += ["? direction unclear"] if "unclear" in ways else []
    parts = [", ".join(told)]
    if drawn.measure.converted and any(not one.statement.about_pain for one in drawn.directions):
        parts.append("▲ of another item than pain is better")
    if any(not one.statement.since_before for one in drawn.directions):
        parts.append("hollow: against another arm or the first visit")
    if any(one.study.outside_review for one in drawn.directions):
        parts.append(theme.OUTSIDE_MARK)
    return prose.sentence("; ".join(parts))
