"""Tables for reading: every cell whole, terms explained, a stack of cards on a small screen."""

import html
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from evidence.charts import theme
from evidence.ui.figures import ColumnLabels
from evidence.ui.glossary import terms
from evidence.ui.terms import Glossary, explained

_LINE = f"light-dark({theme.LIGHT.grid}, {theme.DARK.grid})"
_MUTED = f"light-dark({theme.LIGHT.muted}, {theme.DARK.muted})"
_AXIS = f"light-dark({theme.LIGHT.axis}, {theme.DARK.axis})"

_STYLE = f"""
<style>
abbr[title] {{ text-decoration: underline dotted {_AXIS}; text-underline-offset: 3px;
  cursor: help; }}
.sheet-frame {{ overflow-x: auto; container-type: inline-size; }}
.sheet {{ min-width: min(100%, 32rem); border-collapse: collapse;
  margin: 0 0 1rem; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }}
.sheet th, .sheet td {{ text-align: left; vertical-align: top;
  padding: 0.375rem 1.25rem 0.375rem 0; border: 0; overflow-wrap: break-word; }}
.sheet thead, .sheet tbody {{ border-bottom: 1px solid {_LINE}; }}
.sheet .under td {{ color: {_MUTED}; font-weight: 400; font-size: 0.875rem; padding-top: 0;
  max-width: 72ch; }}
.sheet th {{ color: {_MUTED}; font-weight: 400; font-size: 0.875rem; white-space: nowrap; }}
.sheet tr:not(.under) td:first-child {{ font-weight: 600; }}
.sheet a {{ color: inherit; }}
.sheet .long {{ min-width: 11rem; }}
.sheet .short {{ white-space: nowrap; }}
@container (max-width: 46rem) {{
  .sheet th, .sheet .short {{ white-space: normal; }}
  .sheet th, .sheet td {{ padding-right: 0.75rem; }}
  .sheet .long {{ min-width: 7rem; }}
}}
@container (max-width: 30rem) {{
  .sheet .long, .sheet .short {{ min-width: 0; white-space: normal; }}
  .sheet thead {{ display: none; }}
  .sheet, .sheet tbody, .sheet tr, .sheet td {{ display: block; }}
  .sheet tbody {{ border-color: {_AXIS}; padding: 0.5rem 0; }}
  .sheet td {{ padding: 0.0625rem 0; }}
  .sheet td[data-name]::before {{ content: attr(data-name) ": "; color: {_MUTED};
    font-weight: 400; }}
  .sheet td:empty {{ display: none; }}
}}
</style>
"""


def sheet_style() -> None:
    """Apply the look of sheets and of explained terms; once per page."""
    st.html(_STYLE)


def sheet(
    frame: pd.DataFrame, labels: ColumnLabels, *, alt: str, under: str = "", link: str = ""
) -> None:
    """Draw a table of texts whose cells wrap; columns without any text are left out.

    Args:
        frame: the rows; empty cells stay empty.
        labels: column name → heading, in order.
        alt: what the table holds, for readers who can't see it.
        under: the column that stands below its row, over the whole width, such as a long note.
        link: the column of addresses to which the last cell of each row leads.
    """
    st.html(sheet_html(frame, labels, alt, terms(), under=under, link=link))


def sheet_html(
    frame: pd.DataFrame,
    labels: ColumnLabels,
    alt: str,
    known: Glossary,
    *,
    under: str = "",
    link: str = "",
) -> str:
    """Return the table as HTML with every cell escaped and each term explained once."""
    cells = frame[[name for name in labels if name in frame.columns]].astype("string").fillna("")
    shown = [name for name in cells.columns if (cells[name] != "").any() and name != under]
    heads = [html.escape(labels[name] or "") for name in shown]
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    seen: set[str] = set()
    notes = cells[under] if under in cells.columns else pd.Series("", index=cells.index)
    targets = frame[link] if link else pd.Series("", index=cells.index)
    rows = "".join(
        _row(_Row(texts, str(note), str(target)), heads, known, seen)
        for texts, note, target in zip(
            cells[shown].itertuples(index=False, name=None), notes, targets, strict=True
        )
    )
    return (
        f'<div class="sheet-frame"><table class="sheet" aria-label="{html.escape(alt)}">'
        f"<thead><tr>{head}</tr></thead>{rows}</table></div>"
    )


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
