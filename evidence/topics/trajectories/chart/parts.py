"""The parts of a figure, gathered strip by strip: traces, annotations, shapes, axes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence.charts.plot import Figure, Json, Layout, Trace, figure


@dataclass(frozen=True)
class Axes:
    """The names of a strip's axes, for traces and for layout."""

    x: str
    y: str


@dataclass(frozen=True)
class Parts:
    """The traces, annotations, shapes and axes of a figure to be."""

    traces: list[Trace] = field(default_factory=list)
    annotations: list[Layout] = field(default_factory=list)
    shapes: list[Layout] = field(default_factory=list)
    axes: dict[str, Layout] = field(default_factory=dict)

    def scatter(self, axes: Axes, trace: Mapping[str, Json]) -> None:
        """Add a trace on the axes of a strip."""
        self.traces.append({**trace, "xaxis": axes.x, "yaxis": axes.y})

    def note(self, settings: Mapping[str, Json]) -> None:
        """Add a text without an arrow, unless it has one."""
        self.annotations.append({"showarrow": False, "borderpad": 0, **settings})

    def shape(self, settings: Mapping[str, Json]) -> None:
        """Add a shape behind the marks."""
        self.shapes.append({"layer": "below", **settings})

    def axis(self, name: str, settings: Mapping[str, Json]) -> None:
        """Set an axis that traces call `name`, "x" or "y2"."""
        own = f"{name[0]}axis{name[1:]}"
        self.axes[own] = {**self.axes.get(own, {}), **settings}

    def figure(self, height: float, margin: Mapping[str, Json]) -> Figure:
        """Return the figure."""
        whole: Sequence[Json] = self.annotations
        return figure(
            self.traces,
            {
                "height": height,
                "margin": dict(margin),
                "annotations": whole,
                "shapes": list(self.shapes),
                **self.axes,
            },
        )
