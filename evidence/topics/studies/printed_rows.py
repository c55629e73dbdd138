"""Every figure that is printed about one study, one row each, with where it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evidence import prose
from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import (
    Arm,
    Count,
    Detail,
    Difference,
    Reading,
    Score,
    Share,
    Statement,
    Study,
)
from evidence.cohorts.rows import Extent, OfStudy, figures_of
from evidence.corpus.vocabulary import Instrument, words
from evidence.topics.page import Row, Table
from evidence.topics.studies import figure_wording, sourcing

READ: Final = "What was read"

SECTIONS: Mapping[str, str] = {
    "Size and follow-up": "",
    "Arms": "",
    "Scores": "Lower is better for pain and disability, higher for KPS and quality of life.",
    "Differences between arms": "As printed: the arm minus the one compared with, in points.",
    "Directions without a number": "Stated in words, without a number of its own.",
    "Events": "Intervals are Wilson's 95 % intervals, computed by us from the printed count; where "
    "only a percentage is printed, and for sums over several studies, there is none.",
    "Tumour primaries": "",
    "Spinal regions": "",
    "Further figures": "",
}
"""The parts of the table in reading order, each with how it is to be read."""

HEADINGS: Mapping[str, str] = {
    "arm": "Arm",
    "what": "What",
    "when": "When",
    "figure": "Printed",
    "number": "Number",
    "compared": "Compared with",
    "used": "Used here",
    "source": "Source",
    "note": "Note",
}

_LIFTED = ("arm", "source", "note")
"""Columns said once above the rows where every row has the same."""


@dataclass(frozen=True)
class Section:
    """One part of the figures: what all its rows share is said once in its note."""

    heading: str
    note: str
    table: Table


def figures(cohorts: Cohorts, study: Study) -> Table:
    """Return every figure about a study, in the order of `SECTIONS`."""
    order = list(SECTIONS)
    told = sorted(
        figures_of(cohorts, study), key=lambda found: (order.index(_section(found)), *_place(found))
    )
    return Table(tuple(_row(found) for found in told), HEADINGS)


_BY_KIND: Mapping[type, str] = {
    Extent: "Size and follow-up",
    Arm: "Arms",
    Score: "Scores",
    Difference: "Differences between arms",
    Statement: "Directions without a number",
    Count: "Events",
    Detail: "Further figures",
}


def _section(found: OfStudy) -> str:
    if isinstance(found.row, Share):
        primary = any(found.row is one for one in found.study.primaries)
        return "Tumour primaries" if primary else "Spinal regions"
    return _BY_KIND[type(found.row)]


_INSTRUMENTS = words(Instrument)
_LATE = float("inf")


def _place(found: OfStudy) -> tuple[int, int, bool, float]:
    """Return the place of a score, difference or direction: by arm and instrument, then by time."""
    row = found.row
    if not isinstance(row, Score | Statement | Difference):
        return 0, 0, False, 0
    arm = -1 if row.arm is None else found.study.arms.index(row.arm)
    late = _LATE if row.months is None else row.months
    twice = isinstance(row, Score) and not row.preferred
    return arm, _INSTRUMENTS.index(row.instrument), twice, late


def _row(found: OfStudy) -> Row:
    row = found.row
    return {
        "row_id": row.row_id,
        "study_id": found.study.study_id,
        "section": _section(found),
        "arm": figure_wording.arm_name(found),
        "what": figure_wording.what(row),
        "severity": figure_wording.severity(row),
        "when": figure_wording.when(row),
        "figure": figure_wording.figure(row),
        "number": figure_wording.number(row),
        "compared": figure_wording.compared(row),
        "used": sourcing.used(row),
        "why_not_used": sourcing.why_not_used(row),
        "in_doubt": "yes" if found.touched else "",
        "basis": prose.BASIS[row.source.basis],
        "locator": row.source.locator,
        "source": sourcing.place(row.source, found.study),
        "note": sourcing.note(row),
    }


def sections(table: Table) -> tuple[Section, ...]:
    """Return the figures part by part, as they are read on screen."""
    found = (
        (name, tuple(row for row in table.rows if row["section"] == name)) for name in SECTIONS
    )
    return tuple(_of_rows(name, rows) for name, rows in found if rows)


def _of_rows(name: str, rows: tuple[Row, ...]) -> Section:
    same = {column: value for column in _LIFTED if (value := _shared(rows, column))}
    hidden = {*same, "source", *([] if any(_told(row["used"]) for row in rows) else ["used"])}
    once = [f"{HEADINGS[column]}: {value.removesuffix('.')}." for column, value in same.items()]
    headings = {column: heading for column, heading in HEADINGS.items() if column not in hidden}
    below = tuple(
        {
            **row,
            "what": prose.marked(str(row["what"]), doubtful=bool(row["in_doubt"])),
            "note": _below(row, set(same)),
        }
        for row in rows
    )
    return Section(
        name, " ".join([SECTIONS[name], *once]).strip(), Table(below, {**headings, "note": "Note"})
    )


def _below(row: Row, same: set[str]) -> str:
    """Return what stands below a row: its source, why it is not used, its note."""
    texts = {
        "source": f"Source: {row['source']}.",
        "why_not_used": "" if row["used"] in _IN_USE else prose.sentence(str(row["why_not_used"])),
        "note": str(row["note"]),
    }
    return " ".join(text for column, text in texts.items() if text and column not in same)


_IN_USE = {"", sourcing.YES, sourcing.COMPARED}


def _told(used: object) -> bool:
    """Return whether it is worth a column that a figure is used, or not."""
    return used not in {"", sourcing.YES}


def _shared(rows: tuple[Row, ...], column: str) -> str:
    values = {row[column] for row in rows}
    return str(values.pop()) if len(rows) > 1 and len(values) == 1 else ""


def readings(study: Study) -> Table:
    """Return what was read of a study, where and when."""
    headings = {"what": "What was read", "where": "Where", "on": "When"}
    return Table(tuple(_reading(study, one) for one in study.readings), headings)


def _reading(study: Study, one: Reading) -> Row:
    return {
        "row_id": one.row_id,
        "study_id": study.study_id,
        "what": one.what,
        "where": one.where,
        "on": one.on,
    }


def with_readings(found: Table, read: Table) -> Table:
    """Return figures and readings as one table, for the download of a study."""
    columns = found.rows[0] if found.rows else {}
    blank: Row = dict.fromkeys(columns, "")
    rows = tuple(
        {
            **blank,
            "row_id": row["row_id"],
            "study_id": row["study_id"],
            "section": READ,
            "what": row["what"],
            "when": row["on"],
            "locator": row["where"],
        }
        for row in read.rows
    )
    return Table((*found.rows, *rows), found.headings)
