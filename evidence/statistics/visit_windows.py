"""Visit windows: which visits of different studies are set side by side.

Visits of one study are not independent, so one window is looked at a time. The limits between
windows are our convention; the gate, the pages and the methods text all read them here.
"""

from dataclasses import dataclass

from evidence.statistics.checks import option, optional


@dataclass(frozen=True)
class VisitWindow:
    """Visits later than `after` and no later than `until`, in months since treatment.

    Of several visits in a window the one nearest to `centre` counts.
    """

    name: str
    after: float
    until: float
    centre: float
    limits: str


VISIT_WINDOWS: tuple[VisitWindow, ...] = (
    VisitWindow("up to 1 week", 0.0, 0.25, 0.23, "from the procedure to 1 week"),
    VisitWindow("1 month", 0.25, 2.0, 1.0, "after 1 week, up to 2 months"),
    VisitWindow("3 months", 2.0, 4.5, 3.0, "after 2 months, up to 4.5 months"),
    VisitWindow("6 months", 4.5, 9.0, 6.0, "after 4.5 months, up to 9 months"),
    VisitWindow("12 months", 9.0, 18.0, 12.0, "after 9 months, up to 18 months"),
)

WINDOW_NAMES: tuple[str, ...] = tuple(window.name for window in VISIT_WINDOWS)


def visit_window(months: float | None) -> str | None:
    """Return the window a visit falls in, by months after treatment.

    The answer is None for the visit before treatment, for a visit without a time and for one
    later than 18 months.
    """
    after = optional(months, "months")
    if after is None or after <= 0:
        return None
    return next((window.name for window in VISIT_WINDOWS if after <= window.until), None)


def window_named(name: str) -> VisitWindow:
    """Return the window called `name`, one of `WINDOW_NAMES`.

    Raises:
        ValueError: no window has that name.
    """
    option(name, WINDOW_NAMES, "the visit window")
    return next(window for window in VISIT_WINDOWS if window.name == name)
