"""The script of our own elements: one file for all of them, which a browser asks for once.

Streamlit sends the script of an element with each of its answers, again for each element on the
page. What it is given here is a line that takes the element from the file.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from evidence.charts.palette import channels, partners
from evidence.ui.own_files import plotly_script

BROWSER = Path(__file__).with_name("browser")

FILES = (
    "dom.js",
    "fields.js",
    "focus.js",
    "search.js",
    "strip.js",
    "table.js",
    "findings.js",
    "menu.js",
    "forward.js",
    "plot.js",
    "image.js",
    "beforehand.js",
    "frame.js",
    "ahead.js",
    "lesson_axis.js",
    "lesson_room.js",
    "lesson_parts.js",
    "lesson.js",
)
"""The scripts of `browser/`, each after those whose constants it needs."""

DRAWN_BY: Mapping[str, str] = {
    "chart": "drawFrame",
    "fields": "drawFields",
    "findings": "drawFindings",
    "lesson": "drawLesson",
    "menu": "drawMenu",
    "strip": "drawStrip",
    "table": "drawTable",
}
"""Element → the function of the file that draws it."""

BEFOREHAND = "drawBeforehand"
"""The function that draws what the first page holds, before there is an element."""

# A file that didn't come is asked for under another address: a browser keeps what failed.
_ELEMENT = """
const file = new URL("app/static/__FILE__", document.baseURI).href;
const asked = async (times) => {
  try {
    return await import(times ? `${file}?again=${times}` : file);
  } catch (error) {
    if (times === 20) throw error;
    await new Promise((done) => setTimeout(done, 500));
    return asked(times + 1);
  }
};
const { __DRAW__ } = await asked(0);
export default __DRAW__;
"""


def source(*names: str) -> str:
    """Return files of `browser/` as one text."""
    return "\n".join((BROWSER / name).read_text(encoding="utf-8") for name in names)


def script_source(*names: str) -> str:
    """Return scripts of `browser/` with the colours and the bundle that "plot.js" draws by."""
    text = source(*names).replace("__COLOURS__", json.dumps(_colours()))
    name_of_bundle, _ = plotly_script()
    return text.replace("__SCRIPT__", f"app/static/{name_of_bundle}")


@cache
def file() -> tuple[str, bytes]:
    """Return the name of the file, with a hash so that it may be kept a year, and what it holds."""
    exported = f"export {{ {', '.join((*DRAWN_BY.values(), BEFOREHAND))} }};"
    content = f"{script_source(*FILES)}\n{exported}\n".encode()
    return f"pvp-{sha256(content).hexdigest()[:12]}.js", content


def element(name: str) -> str:
    """Return the script that Streamlit is given for an element of ours."""
    name_of_file, _ = file()
    return _ELEMENT.replace("__FILE__", name_of_file).replace("__DRAW__", DRAWN_BY[name])


def _colours() -> Mapping[str, str]:
    """Return each light colour's partner on the dark page, as hex and as channels of rgba."""
    hexes = {light.lower(): dark for light, dark in partners().items()}
    triples = {
        ", ".join(map(str, channels(light))): ", ".join(map(str, channels(dark)))
        for light, dark in partners().items()
    }
    return {**hexes, **triples}
