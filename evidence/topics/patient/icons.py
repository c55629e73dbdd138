"""One cohort's count as a picture of a hundred: how many had it, how many might have."""

import math
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.records import Count
from evidence.topics.page import Chart, Table
from evidence.topics.patient.chart import icon_array
from evidence.topics.patient.naming import cohort


@dataclass(frozen=True)
class Icons:
    """One cohort's count per 100: `shown` icons were reported, up to `possible` are in reach."""

    count: Count
    shown: int
    possible: int


def per_hundred(count: Count) -> Icons | None:
    """Return a count as icons of a hundred; None where it has no events, total and limits."""
    limits = count.limits()
    if limits is None or count.events is None or count.total is None:
        return None
    shown = round(100 * count.events / count.total)
    # The limit as it is printed, with one decimal, so that text and icons agree.
    return Icons(count, shown, max(math.ceil(round(100 * limits[1], 1)), shown))


def chart(shown: Icons | None, colour: str) -> Chart | None:
    """Return the icon array with its words and table; None without a cohort."""
    if shown is None:
        return None
    count = shown.count
    figure = prose.count_with_interval(count, count.limits())
    states = {
        "reported": shown.shown,
        "possible": shown.possible - shown.shown,
        "free": 100 - shown.possible,
    }
    rounded = " (fewer than 1 in 200)" if count.events and not shown.shown else ""
    words = {
        "reported": f"reported, of 100{rounded}",
        "possible": "more within the 95 % interval",
        "free": "beyond the interval",
    }
    named = cohort(count)
    return Chart(
        icon_array(states, words, colour, f"{named}: {figure}", count.row_id),
        alt=(
            f"100 icons: {shown.shown} reported with {count.event}, up to {shown.possible} "
            f"possible within the interval, from {named}."
        ),
        table=Table(
            tuple(
                {
                    "row_id": count.row_id,
                    "study_id": count.study.study_id,
                    "state": words[state],
                    "icons": number,
                    "figure": figure,
                }
                for state, number in states.items()
            ),
            {"state": "Icons", "icons": "Of 100", "figure": "Count behind them"},
        ),
        marks={count.row_id: f"{named}: {count.event} in {figure}"},
        measure=f"{prose.capital(count.event)} in 100 patients, one cohort",
    )


def finding(shown: Icons | None) -> str:
    """Return what an icon array shows, in a sentence."""
    if shown is None:
        return ""
    count = shown.count
    return f"{prose.capital(count.event)}: {prose.count(count)}, {prose.whose(count)}"
