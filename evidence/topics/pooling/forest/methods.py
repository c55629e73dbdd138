"""The method multiverse: one answer per method, those not to use hollow and dashed."""

from textwrap import wrap

import plotly.graph_objects as go

from evidence.charts.theme import surface, template
from evidence.topics.pooling.synthesis import Multiverse, methods_table

_CHARACTERS = 46
_LINE = 18
_MARK = 24
_GAP = 10
_FOOT = 56


def methods_plot(multiverse: Multiverse, *, dark: bool = False) -> go.Figure:
    """Draw each method's interval under its name and answer, readable at every width."""
    factor = 100.0 if multiverse.kind == "proportion" else 1.0
    figure = go.Figure()
    colours = surface(dark=dark)
    y = 0
    for row in methods_table(multiverse).to_dict("records"):
        sound = row["use"] == "sound"
        colour = colours.text if sound else colours.muted
        warning = "" if sound else " · what not to do"
        text = [f"<b>{part}</b>" for part in wrap(str(row["method"]), _CHARACTERS)]
        text.append(f"{row['answer']}{warning}")
        figure.add_annotation(
            text="<br>".join(text),
            x=0,
            xref="paper",
            xanchor="left",
            y=y,
            yanchor="top",
            align="left",
            showarrow=False,
            bgcolor=colours.page,
            font={"size": 13, "color": colour},
        )
        y += _LINE * len(text) + _MARK + _GAP
        if row["answer"] == "–":
            continue
        figure.add_trace(
            go.Scatter(
                name=row["method"],
                x=[factor * row[end] for end in ("low", "estimate", "high")],
                y=[y - _GAP - _MARK / 2] * 3,
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
    figure.update_yaxes(range=[y, 0], visible=False, fixedrange=True, showgrid=False)
    figure.update_layout(
        template=template(dark=dark),
        height=y + _FOOT,
        margin={"l": 8, "r": 8, "t": 0, "b": _FOOT, "pad": 0},
        showlegend=False,
    )
    return figure
