"""A handout: one HTML file that needs neither a server nor a network."""

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import unquote

from evidence import prose
from evidence.share.handed import Handed, Part
from evidence.topics.page import Cell, Chart, Table

MEDIA_TYPE = "text/html; charset=utf-8"

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_LINK = re.compile(r"(?:https?://|studies\?)\S+")

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
"""Nothing is fetched, whatever the texts hold."""

_STYLE = """
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem; color: #1d262c; background: #fff;
  font: 1rem/1.5 "IBM Plex Sans", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 2.5rem 0 0.25rem; }
p { margin: 0.4rem 0; } a { color: #0b5394; overflow-wrap: anywhere; }
.quiet, figcaption { color: #55636c; font-size: 0.875rem; }
figure { margin: 0.75rem 0; } .chart { overflow: hidden; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0;
  border-bottom: 1px solid #e6eaec; }
td.number { text-align: right; }
@page { size: A4 portrait; margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
  .chart { zoom: var(--paper, 1); } .scroll { overflow: visible; }
  th, td { font-size: 8.5pt; } thead { display: table-header-group; }
}
"""

_DRAW = Path(__file__).with_name("handout.js").read_text(encoding="utf-8")


def handout(handed: Handed, plotly: Path) -> bytes:
    """Return the file; `plotly` is the library that draws its charts, which it then holds."""
    drawn = any(part.chart for part in handed.parts)
    scripts = f"<script>{_library(plotly)}</script><script>{_DRAW}</script>" if drawn else ""
    text = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(handed.title)} · {escape(prose.PRODUCT)}</title><style>{_STYLE}</style></head>
<body><header><h1>{escape(handed.title)}</h1>
<p class="quiet">Studies: {escape(handed.filters)}. Corpus {escape(handed.version)}, made on
{escape(handed.day)}. Not medical advice.</p></header>
<main>{"".join(_part(part, handed) for part in handed.parts)}</main>
<footer><h2>How to cite</h2><p>{escape(handed.citation)}</p>
<p class="quiet">Licence: <a href="{_LICENCE}">CC BY 4.0</a>. Please cite the works that printed the
figures, too.</p></footer>
{scripts}</body></html>
"""
    return text.encode()


def _library(plotly: Path) -> str:
    """Return the script as it may stand within a page."""
    return plotly.read_text("utf-8").replace("</script", "<\\/script")


def _part(part: Part, handed: Handed) -> str:
    heading = part.finding or part.title
    points = "".join(f"<li>{escape(text)}</li>" for text in part.said)
    link = escape(part.link or handed.link)
    sources = f"<p class='quiet'>Sources: {escape('; '.join(part.sources))}.</p>"
    return (
        f"<section><h2>{escape(heading)}</h2>"
        f"{f'<ul>{points}</ul>' if points else ''}"
        f"{_figure(part, part.chart, handed) if part.chart else ''}"
        f"{sources if part.sources else ''}"
        f'<p class="quiet"><a href="{link}">Open the live view</a></p></section>'
    )


def _figure(part: Part, chart: Chart, handed: Handed) -> str:
    held = json.dumps({"figure": chart.figure, "compact": chart.compact}, ensure_ascii=False)
    safe = held.replace("<", "\\u003c")
    key = f"{escape(part.key)}<br>" if part.key else ""
    return (
        f'<p class="quiet">{escape(chart.measure)}</p><figure>'
        f'<div class="chart" role="img" aria-label="{escape(chart.alt)}"></div>'
        f'<script type="application/json">{safe}</script>'
        f"<figcaption>{key}{escape(prose.PRODUCT)}, corpus {escape(handed.version)}, CC BY 4.0. "
        f"{escape(part.studies)}</figcaption></figure>{_table(chart.table, handed)}"
    )


def _table(table: Table, handed: Handed) -> str:
    names = [name for name in table.headings if any(name in row for row in table.rows)]
    if not names:
        return ""
    heads = "".join(f'<th scope="col">{escape(table.headings[name])}</th>' for name in names)
    home = handed.link.rpartition("/")[0]
    rows = "".join(
        f"<tr>{''.join(_cell(row.get(name), home) for name in names)}</tr>" for row in table.rows
    )
    return (
        f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        "</div>"
    )


def _cell(value: Cell, home: str) -> str:
    if value is None or value == "":
        return "<td>–</td>"
    if prose.is_number(value):
        return f'<td class="number">{value:g}</td>' if isinstance(value, float) else _plain(value)
    text = str(value)
    if not _LINK.fullmatch(text):
        return f"<td>{escape(text)}</td>"
    address, _, name = text.partition("#")
    full = address if address.startswith("http") else f"{home}/{address}"
    return f'<td><a href="{escape(full)}">{escape(unquote(name) or "Open")}</a></td>'


def _plain(value: Cell) -> str:
    return f'<td class="number">{escape(str(value))}</td>'
