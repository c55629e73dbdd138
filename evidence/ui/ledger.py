"""Discrepancies as cards: what the review says beside what its source says."""

import html
from collections.abc import Sequence

import streamlit as st

from evidence.charts import theme
from evidence.cohorts.review_records import Discrepancy
from evidence.corpus.selection import Selection
from evidence.topics.discrepancies.ledger import (
    Group,
    Recomputation,
    entry_address,
    study_of,
)
from evidence.topics.page import study_address
from evidence.ui.glossary import caption, explain, terms
from evidence.ui.reading_tables import reading_style, reading_table
from evidence.ui.terms import Glossary, explained

_LINE = f"light-dark({theme.LIGHT.grid}, {theme.DARK.grid})"
_MUTED = f"light-dark({theme.LIGHT.muted}, {theme.DARK.muted})"
_PANEL = f"light-dark({theme.LIGHT.panel}, {theme.DARK.panel})"
_SEVERITY = {
    severity: f"light-dark({theme.severity_colour(grade)}, "
    f"{theme.severity_colour(grade, dark=True)})"
    for severity, grade in (("high", "major"), ("medium", "minor"), ("low", "asymptomatic"))
}

_STYLE = f"""
<style>
.part {{ border: 1px solid {_LINE}; border-left-width: 5px; border-radius: 4px;
  padding: 0.75rem 1rem; margin: 0 0 0.75rem; }}
{"".join(f".part.{name} {{ border-left-color: {colour}; }}" for name, colour in _SEVERITY.items())}
.part header {{ display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline;
  color: {_MUTED}; font-size: 0.875rem; margin-bottom: 0.5rem; }}
.part header strong {{ font-size: 1rem; color: light-dark({theme.LIGHT.text}, {theme.DARK.text}); }}
.part a {{ color: inherit; }}
.part .both {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
  gap: 0.5rem 1.5rem; }}
.part .both > div {{ background: {_PANEL}; padding: 0.5rem 0.75rem; border-radius: 4px; }}
.part .after {{ margin-top: 0.5rem; max-width: 72ch; }}
.part .after span, .part .both span {{ display: block; color: {_MUTED}; font-size: 0.875rem; }}
.part footer {{ color: {_MUTED}; font-size: 0.875rem; margin-top: 0.5rem;
  overflow-wrap: anywhere; }}
.group {{ border-top: 1px solid {_LINE}; }}
.group h2 {{ display: inline; font-size: 1.125rem; margin: 0; padding: 0; }}
.group > summary, .entry > summary {{ cursor: pointer; padding: 0.5rem 0; min-height: 24px; }}
.entry {{ margin-left: 1.25rem; }}
.entry > summary {{ padding: 0.25rem 0; }}
.entry:not([open]) > summary {{ overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }}
.entry > summary span {{ color: {_MUTED}; }}
.entry[open] > summary span {{ display: none; }}
@media print {{
  .group::details-content, .entry::details-content {{ content-visibility: visible; display: block;
    block-size: auto; }}
  .entry > summary, .entry > p {{ display: none; }}
  .entry {{ margin-left: 0; }}
  .part {{ break-inside: avoid; padding: 0.4rem 0.75rem; }}
  .part header, .part .after, .part footer {{ margin: 0 0 0.2rem; }}
  .part .after span {{ display: inline; margin-right: 0.5em; }}
  .part .both > div {{ padding: 0 0 0.2rem; }}
}}
.entry > p {{ margin: -0.5rem 0 0.75rem; font-size: 0.875rem; }}
</style>
"""


_TEXTS = ("review_says", "source_says", "our_reading", "handling", "evidence")


def ledger_style() -> None:
    """Apply the look of the cards; once per page."""
    st.html(_STYLE)


def opened_entry(entry: Discrepancy | None, selection: Selection) -> None:
    """Draw the entry that the address asks for in full; nothing without one."""
    if entry is not None:
        st.header("The entry of this link")
        discrepancy_cards([entry], selection)


def groups(found: Sequence[Group], selection: Selection) -> None:
    """Draw the groups as lists that unfold: a line for each entry, the whole of it beneath.

    They are one element: a hundred of them would make the page slow.
    """
    known = terms()
    st.html("".join(group_html(group, known, selection) for group in found))


def group_html(group: Group, known: Glossary, selection: Selection) -> str:
    """Return a group as HTML that unfolds, every text escaped."""
    unfolded = " open" if group.unfolded else ""
    inner = "".join(_folded_html(entry, known, selection) for entry in group.entries)
    heading = html.escape(group.heading)
    return f"""
<details class="group"{unfolded}><summary><h2>{heading}</h2></summary>{inner}</details>"""


def _folded_html(entry: Discrepancy, known: Glossary, selection: Selection) -> str:
    name, reading = html.escape(study_of(entry)), html.escape(entry.our_reading)
    said = html.escape(entry.review_says)
    link = html.escape(entry_address(entry, selection))
    return f"""
<details class="entry"><summary><strong>{name}</strong> {reading}
<span>The review: {said}</span></summary>
{card_html(entry, known, _address(entry, selection))}
<p><a href="{link}">Link to this entry</a></p></details>"""


def discrepancy_cards(entries: Sequence[Discrepancy], selection: Selection | None = None) -> None:
    """Draw a card for each entry of the ledger, in its order.

    With a selection the study's name is a link to its page that keeps the reader's filters. The
    cards are one element: a hundred of them would make the page slow.
    """
    known = terms()
    st.html("".join(card_html(entry, known, _address(entry, selection)) for entry in entries))


def _address(entry: Discrepancy, selection: Selection | None) -> str:
    if selection is None or entry.study is None:
        return ""
    return study_address(entry.study.study_id, selection)


def card_html(entry: Discrepancy, known: Glossary, address: str) -> str:
    """Return one entry as HTML, every text escaped and its terms explained."""
    seen: set[str] = set()
    text = {name: explained(getattr(entry, name) or "", known, seen) for name in _TEXTS}
    name = html.escape(study_of(entry))
    heading = f'<a href="{html.escape(address)}">{name}</a>' if address else name
    shown_by = f" · Shown by: {text['evidence']}" if text["evidence"] else ""
    severity = html.escape(entry.severity)
    return f"""
<article class="part {severity}" id="{html.escape(entry.discrepancy_id)}">
<header><strong>{heading}</strong>
<span>{severity} severity · {html.escape(entry.kind)}</span></header>
<div class="both">
<div><span>The review says</span>{text["review_says"]}</div>
<div><span>The source says</span>{text["source_says"]}</div>
</div>
<div class="after"><span>Our reading</span>{text["our_reading"]}</div>
<div class="after"><span>What this dashboard does</span>{text["handling"]}</div>
<footer>In the review: {html.escape(entry.locator)}{shown_by}</footer>
</article>"""


def recomputation(found: Recomputation | None) -> None:
    """Show p-values recomputed from printed figures, with the working, beside the printed ones."""
    if found is None:
        return
    reading_style()
    st.header("A p-value that cannot be")
    for text in found.headlines:
        explain(text)
    with st.expander("The recomputation", icon=":material/calculate:"):
        explain(found.working)
        reading_table(found.tests, alt="Welch's test recomputed", under="verdict")
        caption(found.places)
