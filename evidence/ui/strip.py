"""The strip on top of every page: what this is, the filters, the collection, share and cite."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from evidence import prose
from evidence.charts import theme
from evidence.corpus import package, selection
from evidence.corpus.selection import Selection
from evidence.share.citations import FORMS
from evidence.topics import studies
from evidence.topics.address import options_asked
from evidence.topics.page import FILTER_LABELS, filters_said
from evidence.topics.studies.page import StudiesOptions
from evidence.ui import address
from evidence.ui.corpus import choice, filter_options
from evidence.ui.fields import Field, hear, said
from evidence.ui.filters import UNFILTERED, reset, selected
from evidence.ui.library import Loaded
from evidence.ui.scripts import element, source

COLLECTIONS: Mapping[str, str] = {"review": "Review", "all": "Wider literature"}
CHARTLESS = ("discrepancies", "quality", "studies", "methods", "yours", "teach")
"""Pages of lists, of which little would be left on slides; lessons have links of their own."""

_component = st.components.v2.component(
    "pvp_strip",
    html=(
        '<div class="pvp-strip" role="region" aria-label="View"><div class="pvp-view"></div></div>'
    ),
    css=source("page.css", "said.css", "fields.css", "strip.css", "search.css", "print.css")
    + theme.CSS,
    js=element("strip"),
    isolate_styles=False,
)


def strip(found: Loaded, page: str) -> None:
    """Draw the strip above a page, each filter as the address has it."""
    made = selected(found).value
    fields = [] if page in UNFILTERED or _shows_one_study(found, page) else _filters(found, made)
    _component(
        key="strip",
        data={
            "page": page or "overview",
            "product": prose.PRODUCT,
            "about": prose.ABOUT,
            "collection": vars(_collection(made)),
            "fields": [vars(one) for one in fields],
            "filters": filters_said(made),
            "citation": package.view_citation(found.corpus.version, "ADDRESS", "DAY"),
            "own": found.cohorts.brought,
            "charted": page not in CHARTLESS,
            "forms": [(ending, form.name) for ending, form in FORMS.items()],
        },
        on_turned_change=partial(_told, fields),
    )


def _shows_one_study(found: Loaded, page: str) -> bool:
    """Return whether a study is opened, which is shown whatever the filters."""
    if page != studies.TOPIC.name:
        return False
    everything = choice(found.cohorts, Selection())
    options = options_asked(studies.TOPIC, everything, address.query()).value
    return isinstance(options, StudiesOptions) and bool(options.study)


def _collection(made: Selection) -> Field:
    values = tuple(COLLECTIONS.items())
    return Field("collection", "Studies", "segments", values, made.collection)


def _filters(found: Loaded, made: Selection) -> list[Field]:
    """Return each filter with its values and how many studies each matches."""
    everything = filter_options(found.cohorts, "all")
    counts = filter_options(found.cohorts, made.collection)
    return [
        Field(
            name,
            FILTER_LABELS[name],
            "several",
            tuple((value, f"{value} ({counts[name].get(value, 0)})") for value in everything[name]),
            getattr(made, name),
        )
        for name in selection.FILTERS
    ]


def _told(fields: Sequence[Field]) -> None:
    new: dict[str, Any] | None = said("strip", "turned")
    if new:
        hear(fields, new, _turned)


def _turned(name: str, value: Any) -> None:  # noqa: ANN401 - whatever a browser sends
    if name == "reset":
        reset()
    else:
        default = name == "collection" and value == "review"
        address.put(name, None if default else value)
