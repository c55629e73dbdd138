"""A figure gathered in plain lists and checked by Plotly once: adding piece by piece is slow."""

from dataclasses import dataclass, field

import plotly.graph_objects as go

Part = dict[str, object]


@dataclass(frozen=True)
class Sheet:
    """The traces, annotations, shapes and layout of a figure to be."""

    traces: list[Part] = field(default_factory=list)
    annotations: list[Part] = field(default_factory=list)
    shapes: list[Part] = field(default_factory=list)
    layout: Part = field(default_factory=dict)
    axes: dict[str, Part] = field(default_factory=dict)

    def scatter(self, **trace: object) -> None:
        """Add a trace."""
        self.traces.append({"type": "scatter", **trace})

    def note(self, **annotation: object) -> None:
        """Add an annotation."""
        self.annotations.append(annotation)

    def shape(self, **shape: object) -> None:
        """Add a shape."""
        self.shapes.append(shape)

    def axis(self, name: str, **settings: object) -> None:
        """Add settings to the axis that traces call `name`, e.g. "x" or "y2"."""
        self.axes.setdefault(f"{name[0]}axis{name[1:]}", {}).update(settings)

    def figure(self) -> go.Figure:
        """Return the figure."""
        parts = {"annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": self.traces, "layout": {**self.layout, **self.axes, **parts}})
