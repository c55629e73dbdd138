"""What a page hands over: sentences, tables and charts, the same for screen, command and files.

Each topic returns one frozen object made of these kinds. `page_json` writes any of them out, so
that a notebook, a test or a check from outside reads what a reader reads.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from urllib.parse import quote, urlencode

from evidence import prose
from evidence.charts.plotly_json import Figure, Json
from evidence.cohorts.choice import Choice, choose, emptied_by
from evidence.cohorts.records import Record
from evidence.corpus.selection import Selection

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

FILTER_LABELS: Mapping[str, str] = {
    "primary": "Tumour primary",
    "region": "Spinal region",
    "therapy": "Therapy",
    "aetiology": "Aetiology",
    "design": "Study design",
    "instrument": "Instrument",
}
"""What each filter is called."""


UNREAD: Mapping[str, bool] = {"read": False}
"""Metadata of a field that holds names for code and nothing to read."""


NAMED = 3
"""Studies that a message names before it only counts them."""


IN_DOUBT = (
    f"{prose.MARK}{prose.SPACE}a discrepancy of high severity makes a figure of the study doubtful."
)
"""What the mark beside a study means."""


@dataclass(frozen=True)
class Table:
    """Rows to read; `headings` names the columns on screen, in order.

    Columns without a heading (`row_id`, `study_id`, …) stay out of the screen and in downloads.
    """

    rows: tuple[Row, ...]
    headings: Mapping[str, str]

    def __bool__(self) -> bool:
        """Return whether there is anything to read."""
        return bool(self.rows)


@dataclass(frozen=True)
class Chart:
    """A chart with its words and the table of the same rows.

    `marks` names the figure behind each mark by row id, for readers without a pointer; `compact`
    is the same chart laid out for narrow places; `measure` says in plain words what is drawn, in
    which unit; `least_width` are the pixels it can't be read in less of, so that it is scrolled
    there.
    """

    figure: Figure
    alt: str
    table: Table
    measure: str
    marks: Mapping[str, str] = field(default_factory=dict)
    compact: Figure | None = None
    least_width: int = field(default=0, metadata=UNREAD)

    @cached_property
    def text(self) -> str:
        """Return the figure as JSON text without spaces, made once."""
        return _json_text(self.figure)

    @cached_property
    def compact_text(self) -> str | None:
        """Return the compact figure as JSON text, None where there is none."""
        return None if self.compact is None else _json_text(self.compact)


@dataclass(frozen=True)
class Framed:
    """A chart with the finding that stands above it and the key beneath: how its marks are read.

    `filtered` says whether its figures follow the filters, `folded` whether it is one click away.
    """

    chart: Chart
    finding: str
    key: str = ""
    filtered: bool = True
    folded: bool = False

    @property
    def whole_key(self) -> str:
        """Return the key with what a page says in its foot, for what leaves the app."""
        unsaid = prose.MARK in self.chart.text and prose.MARK not in self.key
        return f"{self.key} {IN_DOUBT}".strip() if unsaid else self.key

    def studies(self, selection: Selection) -> str:
        """Return as a sentence which studies the figures are of, for what leaves the app."""
        if not self.filtered:
            return "The same under any filters."
        return f"Studies: {filters_said(selection)}."


def framed(
    charts: Mapping[str, tuple[Chart | None, str, str]], folded: Collection[str] = ()
) -> Mapping[str, Framed]:
    """Return charts with their finding and key by name, without those that there are none of.

    `folded` names those that are one click away.
    """
    return {
        name: Framed(chart, finding, key, folded=name in folded)
        for name, (chart, finding, key) in charts.items()
        if chart is not None
    }


def _json_text(figure: Figure) -> str:
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has: its question, the sentence that answers it, and the filters behind it.

    `nothing` says which filters leave no study, and is empty otherwise; then the rest is empty.
    """

    question: str
    answer: str
    selection: Selection
    nothing: str = ""

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return {}

    @property
    def says_whose_figures(self) -> bool:
        """Return whether the page itself says if figures are of the filtered patients alone."""
        return False


def no_study(choice: Choice) -> str:
    """Return which filters leave no study, and whether the wider literature has some.

    "" where some match.
    """
    if choice.studies:
        return ""
    blamed = emptied_by(choice)
    names = prose.listed(
        f"{FILTER_LABELS[name].lower()} {prose.listed(getattr(choice.selection, name), 'or')}"
        for name in blamed
    )
    if len(blamed) < len(choice.selection.active()):
        told = f"No study matches all the filters. Without {names} there would be some."
    else:
        filters = "the filter" if len(blamed) == 1 else "the filters together:"
        told = f"No study matches {filters} {names}."
    return f"{told} {_in_wider(choice)}".strip()


def _in_wider(choice: Choice) -> str:
    """Return which studies of the wider literature match where the review has none."""
    if choice.selection.collection == "all":
        return ""
    found = choose(choice.cohorts, replace(choice.selection, collection="all")).studies
    if not found:
        return "The wider literature has none either."
    names = prose.some((prose.study(study) for study in found), NAMED)
    matches = prose.verb(len(found), "matches", "match")
    return f"In the wider literature {prose.counted(len(found), 'study')} {matches}: {names}."


def filters_said(selection: Selection) -> str:
    """Return the filters in words, for what leaves the app: "the review's studies; region: …"."""
    parts = ["wider literature" if selection.collection == "all" else "the review's studies"]
    parts += [
        f"{FILTER_LABELS[name].lower()}: {prose.listed(values, 'or')}"
        for name, values in selection.active().items()
    ]
    return "; ".join(parts)


def study_address(study_id: str, selection: Selection, label: str = "") -> str:
    """Return the address of one study's page, relative to the app, that keeps the filters.

    A label follows as a fragment: a table of links shows it in place of the address.
    """
    filters = selection.query()
    query = {"study": [study_id], "collection": filters.pop("collection", []), **filters}
    fragment = f"#{quote(label)}" if label else ""
    return page_address("studies", query) + fragment


def page_address(name: str, query: Mapping[str, Sequence[str]]) -> str:
    """Return the address of a page with filters and options, relative to the app."""
    path = "./" if name == "overview" else name
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def page_json(name: str, page: Page) -> dict[str, Json]:
    """Return a page as JSON: sentences in reading order, tables and charts by name.

    The table of a chart stands among the tables under the chart's name.
    """
    sentences: list[str] = []
    tables: dict[str, Json] = {}
    charts: dict[str, Json] = {}
    for key, part in _parts("", page):
        if isinstance(part, str):
            sentences.append(part)
        elif isinstance(part, Table):
            tables[key] = [dict(row) for row in part.rows]
        else:
            charts[key] = part.figure
            tables[key] = [dict(row) for row in part.table.rows]
            sentences.append(part.alt)
    return {
        "page": name,
        "selection": {
            "collection": page.selection.collection,
            **{key: list(values) for key, values in page.selection.active().items()},
        },
        "question": page.question,
        "answer": page.answer,
        "sentences": sentences,
        "tables": tables,
        "charts": charts,
    }


def _parts(name: str, value: object) -> Iterator[tuple[str, str | Table | Chart]]:
    """Return the texts, tables and charts of a page in reading order, each with its name."""
    if isinstance(value, Table | Chart) or (isinstance(value, str) and value):
        yield name, value
    else:
        for key, part in _within(name, value):
            yield from _parts(key, part)


def _within(name: str, value: object) -> Iterator[tuple[str, object]]:
    """Return the parts of a value that holds several; records and identifiers are no parts."""
    if isinstance(value, tuple):
        yield from ((name, part) for part in value)
    elif isinstance(value, Mapping):
        yield from ((str(key), part) for key, part in value.items())
    elif is_dataclass(value) and not isinstance(value, Record | Selection | type):
        for one in fields(value):
            read = one.metadata.get("read", True) and not one.name.endswith("_id")
            if read and one.name != "question":
                yield one.name, getattr(value, one.name)
