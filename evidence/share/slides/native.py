"""Courses over time as PowerPoint's own scatter chart, with its numbers in a sheet."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import XyChartData
from pptx.chart.series import XySeries
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from evidence.charts.plotly_json import Figure, Json
from evidence.share.drawn.axes import Axis
from evidence.share.drawn.figure import area_of
from evidence.share.drawn.marks import Words
from evidence.share.drawn.read import (
    INK,
    colour,
    each,
    extent,
    node,
    numbers,
    values,
    words,
)
from evidence.share.drawn.traces import is_open, plain, points
from evidence.share.slides.shapes import FONT, Frame, add_marks, rgb

_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "cross": XL_MARKER_STYLE.PLUS,
    "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR,
}
_INSIDE = (0.06, 0.08, 0.66, 0.78)
"""Left, top, width and height of the plot within its frame, as shares."""

_TICK_PIXELS = 14


@dataclass(frozen=True)
class Panel:
    """A pair of axes with the traces that show scores on it."""

    across: Axis
    down: Axis
    traces: tuple[Mapping[str, Json], ...]
    name: str


def panels(figure: Figure) -> list[Panel]:
    """Return the panels of a chart that are scores over time; none where it is a chart of rows."""
    area = area_of(figure)
    found: dict[tuple[str, str], list[Mapping[str, Json]]] = {}
    for one in values(figure["data"]):
        trace = node(one)
        if "error_y" in trace and any(points(trace)):
            axes = (str(trace.get("xaxis") or "x"), str(trace.get("yaxis") or "y"))
            found.setdefault(axes, []).append(trace)
    return [
        # LibreOffice loses a first series that has fewer points than a later one.
        Panel(
            area.axes[across],
            area.axes[down],
            tuple(sorted(traces, key=lambda one: -len(_shown(one)))),
            _name(figure, across),
        )
        for (across, down), traces in found.items()
    ]


def _name(figure: Figure, across: str) -> str:
    """Return what is written above a panel; "" where nothing is."""
    notes = (node(one) for one in values(node(figure["layout"]).get("annotations")))
    own = [
        one
        for one in notes
        if one.get("xref") == f"{across} domain" and str(one.get("yref")).endswith("domain")
    ]
    return " ".join(run.text for one in own for line in words(str(one["text"])) for run in line)


def _shown(trace: Mapping[str, Json]) -> list[tuple[int, float, float]]:
    """Return the points of a trace without its gaps."""
    return [point for point in points(trace) if point]


def add_scatter(slide: Slide, panel: Panel, place: tuple[int, int, int, int]) -> GraphicFrame:
    """Draw a panel on a slide, at a place in EMU (left, top, width, height); return its frame."""
    written = XyChartData()
    for trace in panel.traces:
        series = written.add_series(_name_of(trace))
        for point in _shown(trace):
            series.add_data_point(point[1], point[2])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *map(Emu, place), written)
    assert isinstance(frame, GraphicFrame)
    chart = frame.chart
    chart.font.name, chart.font.size = FONT, Pt(12)
    _set_axes(chart, panel)
    rows = _rows(panel)
    for series, trace, row in zip(chart.plots[0].series, panel.traces, rows, strict=True):
        assert isinstance(series, XySeries)
        _set_look(series, trace)
        _add_error_bars(series, trace, row)
    _write_sheet(chart, panel, rows)
    chart.has_title = bool(panel.name)
    if panel.name:
        chart.chart_title.text_frame.text = panel.name
        chart.chart_title.include_in_layout = False
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(11 if len(panel.traces) <= _FEW else 8)
    _without_twins(chart, panel.traces)
    _lay_out(chart)
    _add_ticks(slide, panel.across, place)
    return frame


_FEW = 10
_TIME = "Place on the time axis, log scale"


def _name_of(trace: Mapping[str, Json]) -> str:
    return str(trace.get("name") or "Series")


def _set_axes(chart: Chart, panel: Panel) -> None:
    across, down = chart.category_axis, chart.value_axis
    for axis, one in ((across, panel.across), (down, panel.down)):
        low, high = sorted((one.first, one.last))
        axis.minimum_scale, axis.maximum_scale = low, high
        axis.has_major_gridlines = one is panel.down
        axis.crosses = XL_AXIS_CROSSES.MINIMUM
        axis.format.line.color.rgb = rgb((135, 147, 155))
    across.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    down.major_gridlines.format.line.color.rgb = rgb((230, 234, 236))
    ticks = [value for value, _ in panel.down.ticks]
    if len(ticks) > 1:
        # PowerPoint counts from the end of the axis, so the axis ends on a tick.
        step = ticks[1] - ticks[0]
        down.major_unit = step
        down.minimum_scale = min(
            ticks[0], ticks[0] - step * (ticks[0] - down.minimum_scale > step / 2)
        )
        down.maximum_scale = max(ticks[-1], _highest(panel))
    if panel.down.title:
        down.has_title = True
        down.axis_title.text_frame.text = " ".join(
            run.text for line in words(panel.down.title) for run in line
        )
        run = down.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(12), False


def _highest(panel: Panel) -> float:
    return max(point[2] for trace in panel.traces for point in _shown(trace))


def _set_look(series: XySeries, trace: Mapping[str, Json]) -> None:
    look, line = node(trace.get("marker")), node(trace.get("line"))
    symbol = str(each(look.get("symbol"), 0) or "circle")
    ink = rgb(colour(line.get("color")) or INK)
    series.smooth = False
    if "lines" in str(trace.get("mode")):
        series.format.line.color.rgb = ink
        series.format.line.width = Pt(2)
    else:
        series.format.line.fill.background()
    marker = series.marker
    marker.style = _MARKERS.get(plain(symbol), XL_MARKER_STYLE.CIRCLE)
    marker.size = 9
    marker.format.line.color.rgb = ink
    if is_open(symbol):
        marker.format.fill.background()
    else:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = ink


def _add_error_bars(series: XySeries, trace: Mapping[str, Json], row: int) -> None:
    """Add the spread as the sheet has it from a row on, above in column C and below in D."""
    above, below = spreads(trace)
    if not any(above):
        return
    bars = etree.Element(qn("c:errBars"))
    for name, value in _ERROR_BARS:
        etree.SubElement(bars, qn(f"c:{name}")).set("val", value)
    for name, column, sizes in (("plus", "C", above), ("minus", "D", below)):
        reference = etree.SubElement(etree.SubElement(bars, qn(f"c:{name}")), qn("c:numRef"))
        last = row + len(sizes) - 1
        etree.SubElement(reference, qn("c:f")).text = f"Sheet1!${column}${row}:${column}${last}"
        kept = etree.SubElement(reference, qn("c:numCache"))
        etree.SubElement(kept, qn("c:formatCode")).text = "General"
        etree.SubElement(kept, qn("c:ptCount")).set("val", str(len(sizes)))
        for place, size in enumerate(sizes):
            point = etree.SubElement(kept, qn("c:pt"))
            point.set("idx", str(place))
            etree.SubElement(point, qn("c:v")).text = repr(size)
    line = etree.SubElement(etree.SubElement(bars, qn("c:spPr")), qn("a:ln"), w="12700")
    fill = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    ink = colour(node(trace.get("error_y")).get("color")) or INK
    fill.set("val", str(rgb(ink)))
    # The schema wants them before the values.
    series._element.find(qn("c:xVal")).addprevious(bars)  # noqa: SLF001 - python-pptx has none


_ERROR_BARS = (
    ("errDir", "y"),
    ("errBarType", "both"),
    ("errValType", "cust"),
    ("noEndCap", "0"),
)


def spreads(trace: Mapping[str, Json]) -> tuple[list[float], list[float]]:
    """Return how far each point's spread reaches above and below it, 0 where there is none."""
    spread = node(trace.get("error_y"))
    sizes = [numbers(spread.get(name)) for name in ("array", "arrayminus")]
    shown = [point[0] for point in _shown(trace)]
    above, below = (
        [(one[index] if index < len(one) else None) or 0.0 for index in shown] for one in sizes
    )
    return above, below


def _write_sheet(chart: Chart, panel: Panel, rows: Sequence[int]) -> None:
    """Write the sheet behind the chart anew, with the spread beside each value."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for row, trace in zip(rows, panel.traces, strict=True):
        heading = (_TIME, _name_of(trace), "Spread above", "Spread below")
        sheet.write_row(row - 2, 0, heading)
        values_of = [point[1:] for point in _shown(trace)]
        for place, (value, above, below) in enumerate(zip(values_of, *spreads(trace), strict=True)):
            sheet.write_row(row - 1 + place, 0, [*value, above, below])
    book.close()
    chart.part.chart_workbook.update_from_xlsx_blob(file.getvalue())


def _rows(panel: Panel) -> list[int]:
    """Return the row of the sheet where each trace's values begin, as python-pptx has it."""
    found, row = [], 2
    for trace in panel.traces:
        found.append(row)
        row += len(_shown(trace)) + 2
    return found


def _without_twins(chart: Chart, traces: Sequence[Mapping[str, Json]]) -> None:
    """Name each arm once in the legend."""
    legend = chart.legend._element  # noqa: SLF001 - python-pptx can't take out an entry
    seen: set[str] = set()
    after = legend.find(qn("c:legendPos"))
    for index, trace in enumerate(traces):
        name = _name_of(trace)
        if name in seen:
            entry = etree.Element(qn("c:legendEntry"))
            etree.SubElement(entry, qn("c:idx")).set("val", str(index))
            etree.SubElement(entry, qn("c:delete")).set("val", "1")
            after.addnext(entry)
            after = entry
        seen.add(name)


def _lay_out(chart: Chart) -> None:
    """Fix where the plot lies in its frame, so that the words of the ticks can stand below it."""
    plot = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no layout
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in _layout_values():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    plot.insert(0, layout)


def _layout_values() -> Iterator[tuple[str, str]]:
    yield "layoutTarget", "inner"
    yield "xMode", "edge"
    yield "yMode", "edge"
    yield from zip("xywh", map(str, _INSIDE), strict=True)


def _add_ticks(slide: Slide, axis: Axis, place: tuple[int, int, int, int]) -> None:
    """Write the visits below the plot: PowerPoint has only numbers on such an axis."""
    left, top, width, height = place
    share, above, wide, high = _INSIDE
    frame = Frame(left + share * width, top + (above + high) * height, 12_700)
    room = wide * width / 12_700
    marks = []
    for value, text in axis.ticks:
        lines = words(text, _TICK_PIXELS * 0.8)
        size = extent(lines)
        at = (value - axis.first) / (axis.last - axis.first) * room
        marks.append(Words(at, 6, "center", lines, *size))
    add_marks(slide, marks, frame, "Visits")
