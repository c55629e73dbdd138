"""Tables for reading: every cell whole, terms explained, a stack of cards on a small screen."""

import html
from dataclasses import dataclass

import streamlit as st

from evidence import prose
from evidence.charts import theme
from evidence.topics.page import Cell, Table
from evidence.ui.glossary import terms
from evidence.ui.terms import Glossary, explained

_LINE = f"light-dark({theme.LIGHT.grid}, {theme.DARK.grid})"
_MUTED = f"light-dark({theme.LIGHT.muted}, {theme.DARK.muted})"
_AXIS = f"light-dark({theme.LIGHT.axis}, {theme.DARK.axis})"

_STYLE = f"""
<style>
abbr[title] {{ text-decoration: underline dotted {_AXIS}; text-underline-offset: 3px;
  cursor: help; }}
.reading-frame {{ overflow-x: auto; container-type: inline-size; }}
.reading {{ min-width: min(100%, 32rem); border-collapse: collapse;
  margin: 0 0 1rem; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }}
.reading th, .reading td {{ text-align: left; vertical-align: top;
  padding: 0.375rem 1.25rem 0.375rem 0; border: 0; overflow-wrap: break-word; }}
.reading thead, .reading tbody {{ border-bottom: 1px solid {_LINE}; }}
.reading .under td {{ color: {_MUTED}; font-weight: 400; font-size: 0.875rem; padding-top: 0;
  max-width: 72ch; }}
.reading th {{ color: {_MUTED}; font-weight: 400; font-size: 0.875rem; white-space: nowrap; }}
.reading tr:not(.under) td:first-child {{ font-weight: 600; }}
.reading a {{ color: inherit; }}
.reading .long {{ min-width: 11rem; }}
.reading .short {{ white-space: nowrap; }}
@container (max-width: 46rem) {{
  .reading th, .reading .short {{ white-space: normal; }}
  .reading th, .reading td {{ padding-right: 0.75rem; }}
  .reading .long {{ min-width: 7rem; }}
}}
@container (max-width: 30rem) {{
  .reading .long, .reading .short {{ min-width: 0; white-space: normal; }}
  .reading thead {{ display: none; }}
  .reading, .reading tbody, .reading tr, .reading td {{ display: block; }}
  .reading tbody {{ border-color: {_AXIS}; padding: 0.5rem 0; }}
  .reading td {{ padding: 0.0625rem 0; }}
  .reading td[data-name]::before {{ content: attr(data-name) ": "; color: {_MUTED};
    font-weight: 400; }}
  .reading td:empty {{ display: none; }}
}}
</style>
"""


def reading_style() -> None:
    """Apply the look of reading tables and of explained terms; once per page."""
    st.html(_STYLE)


def reading_table(table: Table, *, alt: str, under: str = "", link: str = "") -> None:
    """Draw a table of texts whose cells wrap; columns without any text are left out.

    `under` is the column that stands below its row, over the whole width, such as a long note;
    `link` the column of addresses to which the last cell of each row leads.
    """
    st.html(reading_html(table, alt, terms(), under=under, link=link))


def reading_html(
    table: Table, alt: str, known: Glossary, *, under: str = "", link: str = ""
) -> str:
    """Return the table as HTML with every cell escaped and each term explained once."""
    rows = [{name: _text(row.get(name)) for name in row} for row in table.rows]
    shown = [
        name for name in table.headings if name != under and any(row.get(name) for row in rows)
    ]
    heads = [html.escape(table.headings[name]) for name in shown]
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    seen: set[str] = set()
    body = "".join(
        _row(
            _Row(tuple(row.get(name, "") for name in shown), row.get(under, ""), row.get(link, "")),
            heads,
            known,
            seen,
        )
        for row in rows
    )
    return (
        f'<div class="reading-frame"><table class="reading" aria-label="{html.escape(alt)}">'
        f"<thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return prose.number(cell) if isinstance(cell, int | float) else cell


_LONG = 30
"""Cells longer than this ask for room."""

_SHORT = 22
"""Cells up to this stay on one line."""


@dataclass(frozen=True)
class _Row:
    texts: tuple[str, ...]
    note: str
    target: str


def _row(row: _Row, heads: list[str], known: Glossary, seen: set[str]) -> str:
    pairs = zip(row.texts, heads, strict=True)
    cells = [_cell(text, head, known, seen) for text, head in pairs]
    if row.target:
        text, head = html.escape(row.texts[-1]), heads[-1]
        address = html.escape(row.target, quote=True)
        cells[-1] = f'<td data-name="{head}"><a href="{address}" rel="noopener">{text}</a></td>'
    below = explained(row.note, known, seen)
    extra = f'<tr class="under"><td colspan="{len(heads)}">{below}</td></tr>' if row.note else ""
    return f"<tbody><tr>{''.join(cells)}</tr>{extra}</tbody>"


def _cell(text: str, head: str, known: Glossary, seen: set[str]) -> str:
    if not text:
        return "<td></td>"
    room = "long" if len(text) > _LONG else "short" if len(text) <= _SHORT else "some"
    return f'<td class="{room}" data-name="{head}">{explained(text, known, seen)}</td>'
