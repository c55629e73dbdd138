"""A page with plotly and every figure in it, drawn again in the browser: nothing can be faster.

python bench/peers/static_page.py PORT
"""

import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from plotly.offline import get_plotlyjs

from bench.peers.figures import figures

PAGE = """<!doctype html><meta charset="utf-8"><title>Static</title>
<form>{radios}</form><div id="chart"></div>
<script src="plotly.min.js"></script>
<script>
const figures = {figures};
const chart = document.getElementById("chart");
const draw = (name) => Plotly.react(
  chart, figures[name].data, {{...figures[name].layout, width: chart.clientWidth}}
);
addEventListener("change", (event) => draw(event.target.value));
draw(Object.keys(figures)[0]);
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    made = figures()
    radios = "".join(
        f'<label><input type="radio" name="choice" value="{name}">{name}</label> ' for name in made
    )
    with TemporaryDirectory() as folder:
        page = PAGE.format(radios=radios, figures=json.dumps(made).replace("</", "<\\/"))
        Path(folder, "index.html").write_text(page, encoding="utf-8")
        Path(folder, "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
        handler = partial(Quiet, directory=folder)
        ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()


if __name__ == "__main__":
    main()
