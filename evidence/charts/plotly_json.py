"""What a chart is made of: plain values that JSON can hold, under the names plotly gives them."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
"""Any value that JSON can hold; sequences and mappings may be of a narrower kind."""

Trace: TypeAlias = dict[str, Json]
"""One trace of plotly: its `type`, its data and its look."""

Layout: TypeAlias = dict[str, Json]
"""Axes, margins in pixels, annotations and shapes."""

Figure: TypeAlias = dict[str, Json]
"""A whole chart: `{"data": [traces], "layout": {…}}`."""
