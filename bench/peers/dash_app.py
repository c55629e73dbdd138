"""A Dash app with one chart and one choice."""

import logging
from collections.abc import Callable, Sequence

from dash import Dash, Input, Output, dcc, html

from evidence.charts.plotly_json import Figure


def serve(names: Sequence[str], figure: Callable[[str], Figure], port: int) -> None:
    """Serve the figure of each name until stopped."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = Dash(__name__)
    app.layout = html.Div(
        [dcc.RadioItems(list(names), names[0], id="choice"), dcc.Graph(id="chart")]
    )
    app.callback(Output("chart", "figure"), Input("choice", "value"))(figure)
    app.run(host="127.0.0.1", port=port, debug=False)
