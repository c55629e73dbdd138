"""Who printed a figure and where, whether it is used, and what to beware of in it."""

from collections.abc import Mapping

from evidence import prose
from evidence.cohorts.records import Count, Score, Source, Study
from evidence.cohorts.rows import Extent, Figure, why_not

YES = "yes"
COMPARED = "as a comparator"

_WHO: Mapping[str, str] = {
    "review": "review",
    "primary": "study",
    "secondary": "another paper",
    "derived": "computed by us",
}
"""Who printed a figure, in a narrow column."""

_USES: Mapping[str, str] = {"printed twice": "no", "comparator arm": COMPARED}


def used(row: Figure) -> str:
    """Return how far a score or count is used; "" for other figures."""
    if not isinstance(row, Score | Count):
        return ""
    why = why_not(row)
    return YES if why is None else _USES.get(why, "in no tally")


def why_not_used(row: Figure) -> str:
    """Return why a score or count takes no part in tallies; "" where it does or is none."""
    why = why_not(row) if isinstance(row, Score | Count) else None
    return "" if why is None else prose.LEFT_OUT[why]


def place(source: Source, study: Study) -> str:
    """Return in short who printed a figure and where: "study, abstract".

    The DOI or PMID at the end of the study's own places stands at the head of its page.
    """
    own = f", doi {study.doi}" if study.doi else f", PMID {study.pmid}"
    where = source.locator.removesuffix(own) if source.basis == "primary" else source.locator
    return f"{_WHO[source.basis]}, {where}"


def printed_percent(row: Figure) -> str:
    """Return the percentage that a source prints beside a count; "" where it prints none."""
    if not isinstance(row, Count) or not row.counted or row.percent is None:
        return ""
    return prose.printed_percent(row.percent)


def _departs(row: Figure) -> bool:
    """Return whether a printed percentage is not that of the count, rounded as printed."""
    if not isinstance(row, Count) or row.share is None:
        return False
    return row.percent not in {round(100 * row.share, digits) for digits in (0, 1, 2)}


def note(row: Figure) -> str:
    """Return how a figure was computed and what to beware of, in this row alone."""
    source = row.source
    printed = (
        f"Printed as {percent}." if (percent := printed_percent(row)) and _departs(row) else ""
    )
    formula = "" if source.formula is None else f"Computed as {source.formula}."
    taken = _taken(row) if isinstance(row, Extent) and row.kind == "follow-up" else ""
    own = prose.sentence(source.note or "")
    return " ".join(text for text in (printed, formula, taken, own) if text)


def _taken(row: Extent) -> str:
    """Return as how many months a printed follow-up is taken, and what they are."""
    study = row.study
    if study.follow_up_months is None:
        return ""
    months = prose.months(study.follow_up_months)
    if study.follow_up_kind is None:
        return "" if months == study.follow_up else f"Taken as {months}."
    return f"Taken as {months} ({study.follow_up_kind})."
