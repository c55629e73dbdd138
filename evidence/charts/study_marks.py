"""A mark behind the name of each study whose print the review contradicts, on every chart."""

import re
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

MARK = "⚠"


def mark_studies(figure: go.Figure, labels: Sequence[str]) -> None:
    """Put a mark behind each of the study labels in the visible texts of a figure, in place.

    Looks at annotations, texts beside points and tick labels; a label already marked stays.
    (A copy would cost as much as drawing the figure.)
    """
    if not labels:
        return
    name = _pattern(labels)
    for annotation in figure.layout.annotations or ():
        annotation.text = _marked(annotation.text or "", name)
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        if axis.ticktext is not None:
            axis.ticktext = [_marked(str(text), name) for text in axis.ticktext]
    for trace in figure.data:
        text = getattr(trace, "text", None)
        if isinstance(text, str):
            trace.text = _marked(text, name)
        elif text is not None:
            trace.text = [_marked(str(each), name) for each in text]


def mark_column(column: "pd.Series[str]", labels: Sequence[str]) -> "pd.Series[str]":
    """Return a column of study labels with the mark behind those concerned."""
    return column.where(~column.isin(list(labels)), column + f" {MARK}")


def _pattern(labels: Sequence[str]) -> re.Pattern[str]:
    # Charts shorten "Sun (year not seen)" to "Sun" where room is scarce.
    whole = {label: re.escape(label) for label in labels}
    short = {label.partition(" (")[0]: "" for label in labels}
    forms = whole | {name: re.escape(name) + r"(?! \()" for name in short if name not in whole}
    names = "|".join(forms[form] for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"\b({names})(?! {MARK})(?!\w)")


def _marked(text: str, name: re.Pattern[str]) -> str:
    return name.sub(rf"\1 {MARK}", text)
