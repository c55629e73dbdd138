"""A chart on screen: plotly's partial bundle from our own origin, redrawn on the same node.

Streamlit's own chart element remounts the plot whenever its data change and loads plotly whole.
Figures are sent as JSON text in light colours; theme and width are read in the browser.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st

from evidence import prose
from evidence.charts.plotly_json import Figure, Json
from evidence.topics.page import Page, filters_said
from evidence.ui.fields import said
from evidence.ui.scripts import element, script_source, source
from evidence.ui.tables import cells, table_csv

FRAME = ("dom.js", "forward.js", "plot.js", "image.js", "table.js", "beforehand.js", "frame.js")


def script() -> str:
    """Return the JavaScript that draws a chart in its frame: `drawFrame`."""
    return script_source(*FRAME)


HTML = """
<figure class="pvp-frame">
  <div class="pvp-head"></div>
  <div class="pvp-plot"><span class="pvp-said" role="status"></span></div>
  <div class="pvp-other"></div>
  <figcaption class="pvp-foot"></figcaption>
</figure>
"""

STYLE = source("said.css", "frame.css", "table.css")

_component = st.components.v2.component(
    "pvp_chart",
    html=HTML,
    css=STYLE,
    js=element("chart"),
    isolate_styles=False,
)


def draw(
    page: Page,
    key: str,
    version: str,
    on_picked: Callable[[list[str]], None],
    *,
    folded: bool = False,
) -> None:
    """Draw a chart of a page in its frame; `on_picked` gets the custom data of a mark chosen.

    Table, list of marks and CSV are made once the reader opens their tab. The frame of a chart that
    the page lacks, or has in the other place of the two (in the open or `folded` away), is there
    unseen: other filters bring it back on the same node.
    """
    element = _element(key, folded=folded)
    if key not in page.charts or page.charts[key].folded != folded:
        _component(key=element, data={"key": element, "absent": True})
        return

    def picked() -> None:
        found = said(element, "picked")
        if found:
            on_picked(found)

    tab = opened_tab(element)
    shown = page.charts[key].chart
    _component(
        key=element,
        data={
            **drawn(page, key, version),
            "tab": tab,
            "table": cells(shown.table) if tab == "table" else None,
            "marks": list(shown.marks.items()) if tab == "sources" else None,
            "csv": rows_csv(page, key, version) if tab == "download" else None,
        },
        on_picked_change=picked,
        on_tab_change=lambda: None,
    )


def drawn(page: Page, key: str, version: str) -> dict[str, Json]:
    """Return what the browser draws a chart of a page from, its frame included."""
    framed = page.charts[key]
    shown = framed.chart
    filters = filters_said(page.selection) if framed.filtered else ""
    return {
        "key": _element(key, folded=framed.folded),
        "name": key,
        "figure": shown.text,
        "compact": shown.compact_text,
        "alt": shown.alt,
        "height": _height(shown.figure),
        "least": shown.least_width,
        "sourced": bool(shown.marks),
        "rows": len(shown.table.rows),
        "file": _file(key, filters),
        "caption": {
            "title": framed.finding,
            "measure": shown.measure,
            "key": framed.whole_key,
            "foot": [_licence(version), framed.studies(page.selection)],
        },
    }


def rows_csv(page: Page, key: str, version: str) -> str:
    """Return the rows of a chart as CSV text, each with the chart, filters and source it is of."""
    framed = page.charts[key]
    about = {
        "chart_title": framed.finding,
        "chart_measure": framed.chart.measure,
        "chart_studies": framed.studies(page.selection),
        "chart_source": _licence(version),
        "chart_day": datetime.now(UTC).date().isoformat(),
    }
    return table_csv(framed.chart.table, about)


def _licence(version: str) -> str:
    return f"{prose.PRODUCT}, corpus {version}, CC BY 4.0."


def _element(key: str, *, folded: bool) -> str:
    """Return what Streamlit and the browser know the frame of a chart by."""
    return f"plot-folded-{key}" if folded else f"plot-{key}"


def opened_tab(key: str) -> str:
    """Return which tab of a chart the reader has opened: chart, table, sources or download."""
    return str(said(key, "tab") or "chart")


def _height(figure: Figure) -> float:
    layout = figure["layout"]
    height = layout.get("height") if isinstance(layout, Mapping) else None
    return float(height) if isinstance(height, int | float) else 0.0


def _file(key: str, filters: str) -> str:
    """Return a file name that says which chart and which filters: letters, digits, hyphens."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in f"{key} {filters}".lower())
    return "-".join(part for part in plain.split("-") if part)[:120]
