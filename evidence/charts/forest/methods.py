"""The method multiverse: one answer per method, those not to use hollow and dashed."""

import plotly.graph_objects as go

from evidence.synthesis import Multiverse, methods_table
from evidence.theme import surface, template

_ROW = 52
_TEXT = 14
_MARK = 34
_FOOT = 56


def methods_plot(multiverse: Multiverse, *, dark: bool = False) -> go.Figure:
    """Draw each method's interval under its name and answer, readable at every width."""
    rows = methods_table(multiverse)
    factor = 100.0 if multiverse.kind == "proportion" else 1.0
    figure = go.Figure()
    colours = surface(dark=dark)
    for place, row in enumerate(rows.to_dict("records")):
        sound = row["use"] == "sound"
        top = place * _ROW
        colour = colours.text if sound else colours.muted
        name = f"<b>{row['method']}</b>" if sound else f"{row['method']} – what not to do"
        figure.add_annotation(
            text=f"{name}: {row['answer']}",
            x=0,
            xref="paper",
            xanchor="left",
            y=top + _TEXT,
            yanchor="middle",
            showarrow=False,
            font={"size": 13, "color": colour},
        )
        if row["answer"] == "–":
            continue
        figure.add_trace(
            go.Scatter(
                name=row["method"],
                x=[factor * row[end] for end in ("low", "estimate", "high")],
                y=[top + _MARK] * 3,
                mode="lines+markers",
                line={"color": colour, "width": 2, "dash": "solid" if sound else "dot"},
                marker={
                    "symbol": ["line-ns", "diamond" if sound else "diamond-open", "line-ns"],
                    "size": [8, 11, 8],
                    "color": colour,
                    "line": {"color": colour, "width": 1.5},
                },
                hovertext=f"<b>{row['method']}</b><br>{row['answer']}",
                hoverinfo="text",
                showlegend=False,
            )
        )
    unit = "Pooled, %" if multiverse.kind == "proportion" else "Pooled change, points"
    figure.update_xaxes(title={"text": unit, "font": {"size": 13}}, fixedrange=True)
    height = _ROW * len(rows)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True, showgrid=False)
    figure.update_layout(
        template=template(dark=dark),
        height=height + _FOOT,
        margin={"l": 8, "r": 8, "t": 0, "b": _FOOT, "pad": 0},
        showlegend=False,
    )
    return figure
