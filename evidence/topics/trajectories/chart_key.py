"""How to read the marks on the chart, in one line."""

from evidence import prose
from evidence.topics.trajectories.course_wording import once
from evidence.topics.trajectories.drawing import Drawing

_BETTER = {
    "lower": " (lower is better)",
    "higher": " (higher is better)",
    "either": " (▲ better, except for pain)",
}


def chart_key(drawn: Drawing) -> str:
    """Return what the marks that are drawn mean."""
    parts = [*_lines(drawn), *_directions(drawn)]
    if drawn.grouped and drawn.lines:
        parts.append("pale lines stand back")
    return prose.sentence(f"{'; '.join(parts)}. Click a mark for its source") if parts else ""


def _lines(drawn: Drawing) -> list[str]:
    if not drawn.lines:
        return []
    points = [point for line in drawn.lines for point in line.points]
    parts = ["Filled marks are means, hollow ones medians or unnamed averages"]
    kinds = once(
        _spread(point.score.spread_kind)
        for point in points
        if point.low is not None or point.high is not None
    )
    if kinds:
        parts.append(f"bars show the spread as printed ({', '.join(kinds)})")
    if any(line.course.study.outside_review for line in drawn.lines):
        parts.append("a dot at the centre: from outside the review")
    if any(point.loss is not None for point in points):
        parts.append("ringed: over 20 % of the arm lost or dead by then")
    return parts


def _spread(kind: str | None) -> str:
    return "spread not named" if kind in {None, "unnamed"} else str(kind)


def _directions(drawn: Drawing) -> list[str]:
    if not drawn.directions:
        return []
    ways = {drawn.measure.way(one.statement) for one in drawn.directions}
    arrows = f"▼ ▲ show which way the score went{_BETTER[drawn.measure.better]}"
    told = [arrows] if ways & {"up", "down"} else []
    told += ["– no difference"] if "same" in ways else []
    told += ["? direction unclear"] if "unclear" in ways else []
    parts = [", ".join(told)]
    if drawn.measure.converted and any(not one.statement.about_pain for one in drawn.directions):
        parts.append("▲ of another item than pain is better")
    if any(not one.statement.since_before for one in drawn.directions):
        parts.append("hollow: against another arm or the first visit")
    return parts
