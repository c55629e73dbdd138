"""The columns of the template for studies of one's own: where each goes in an entry of the corpus.

A row holds one score at one visit, or one count of an event. What is said of a study or of an arm
stands in its first row, and may be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evidence.corpus import vocabulary
from evidence.corpus.raw import Location
from evidence.corpus.vocabulary import words

Level = Literal["study", "arm", "score", "visit", "event", "source"]
Kind = Literal["text", "whole", "number", "list"]


@dataclass(frozen=True)
class Column:
    """One column: of what it speaks, its field in an entry of the corpus, what may stand in it.

    `words` are the words allowed, none where any text or number may stand.
    """

    name: str
    level: Level
    field: str
    kind: Kind
    about: str
    words: tuple[str, ...] = ()


def _words(name: str) -> tuple[str, ...]:
    return words(getattr(vocabulary, name))


_ALL = (
    Column("study_id", "study", "id", "text", "Author and year in lower case, such as doe-2021"),
    Column("label", "study", "label", "text", "Name of the study, such as Doe 2021"),
    Column("first_author", "study", "first_author", "text", "Surname of the first author"),
    Column("authors", "study", "authors", "text", "All authors, separated by semicolons"),
    Column("year", "study", "year", "whole", "Year of publication"),
    Column("title", "study", "title", "text", "Title"),
    Column("journal", "study", "journal", "text", "Journal"),
    Column("doi", "study", "doi", "text", "Bare DOI, such as 10.1234/example.2021"),
    Column("pmid", "study", "pmid", "text", "PubMed number"),
    Column("design", "study", "design", "text", "Design", _words("Design")),
    Column("aetiology", "study", "aetiology", "text", "Cause", _words("Aetiology")),
    Column("n_patients", "study", "n_patients", "whole", "Patients enrolled"),
    Column(
        "primaries",
        "study",
        "primaries",
        "list",
        "Tumour primaries, separated by semicolons; the number of patients may follow each: "
        "breast 12; lung 8",
        _words("Primary"),
    ),
    Column(
        "regions",
        "study",
        "regions",
        "list",
        "Spinal regions, separated by semicolons",
        _words("Region"),
    ),
    Column("arm_id", "arm", "id", "text", "Short name of the arm, such as pvp-mwa"),
    Column("arm_label", "arm", "label", "text", "Name of the arm"),
    Column(
        "components",
        "arm",
        "components",
        "list",
        "Parts of the treatment, separated by semicolons: PVP; MWA",
        _words("Component"),
    ),
    Column(
        "role",
        "arm",
        "role",
        "text",
        "An arm without cement is a comparator; empty is intervention",
        _words("Role"),
    ),
    Column("arm_n_patients", "arm", "n_patients", "whole", "Patients in the arm"),
    Column("instrument", "score", "instrument", "text", "Scale of a score", _words("Instrument")),
    Column("measure", "score", "measure", "text", "Item of the instrument, where it needs naming"),
    Column(
        "outcome",
        "score",
        "outcome",
        "text",
        "What the score is about, where that is not what the instrument usually measures",
        _words("Outcome"),
    ),
    Column("statistic", "score", "statistic", "text", "Mean or median", _words("Statistic")),
    Column("spread_kind", "score", "spread_kind", "text", "Kind of spread", _words("SpreadKind")),
    Column("scale_min", "score", "scale_min", "number", "Lowest score of the scale"),
    Column("scale_max", "score", "scale_max", "number", "Highest score of the scale"),
    Column("months", "visit", "months", "number", "Months since treatment; 0 before it"),
    Column("timepoint", "visit", "timepoint", "text", "The visit in words: before treatment"),
    Column("value", "visit", "value", "number", "Score as printed"),
    Column("spread", "visit", "spread", "number", "Spread as printed"),
    Column("low", "visit", "low", "number", "Lower limit as printed"),
    Column("high", "visit", "high", "number", "Upper limit as printed"),
    Column("n", "visit", "n", "whole", "Patients scored at the visit"),
    Column("event", "event", "event", "text", "What happened", _words("Event")),
    Column("kind", "event", "kind", "text", "Family of the event", _words("EventKind")),
    Column("severity", "event", "severity", "text", "Severity", _words("Severity")),
    Column("definition", "event", "definition", "text", "What was counted, in words"),
    Column("events", "event", "events", "whole", "How many had it"),
    Column("total", "event", "total", "whole", "Out of how many"),
    Column("unit", "event", "unit", "text", "Who or what was counted", _words("EventUnit")),
    Column("percent", "event", "percent", "number", "Percentage, only as printed"),
    Column(
        "basis",
        "source",
        "basis",
        "text",
        "Who printed the figures of the row: primary is the study itself, secondary another paper",
        ("primary", "secondary"),
    ),
    Column("locator", "source", "locator", "text", "Where: abstract, table 2, …"),
    Column("note", "source", "note", "text", "Remark on the figure"),
)

COLUMNS: Mapping[str, Column] = {column.name: column for column in _ALL}
"""Every column by its name, in the order of the template."""

NEEDED = ("study_id", "label", "design", "aetiology")
"""Columns without which no study can be told."""

_IN_ARMS = {"id": "arm_id", "label": "arm_label", "n_patients": "arm_n_patients"}
_ELSEWHERE = {"id": "study_id", "arm": "arm_id"}


def column_of(location: Location) -> str:
    """Return the column that a value at a location of the entries would stand in, or ""."""
    key = location[-1] if location else ""
    names = _IN_ARMS if "arms" in location else _ELSEWHERE
    name = names.get(str(key), str(key))
    return name if name in COLUMNS else ""
