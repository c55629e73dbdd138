"""Discrepancies as cards: what the review says beside what its source says."""

import html

import pandas as pd
import streamlit as st

from evidence.charts import theme
from evidence.corpus.selection import Selection
from evidence.topics.discrepancies.ledger import WHOLE_REVIEW
from evidence.topics.discrepancies.recomputation import Recomputed, p_text, table
from evidence.topics.studies import listing as study_list
from evidence.ui.glossary import explain, terms
from evidence.ui.sheets import sheet, sheet_style
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
</style>
"""


_TEXTS = ("review_says", "source_says", "our_reading", "handling", "evidence")


def ledger_style() -> None:
    """Apply the look of the cards; once per page."""
    st.html(_STYLE)


def graded_cards(entries: pd.DataFrame, selection: Selection) -> None:
    """Draw the cards by severity, gravest first; those of low severity are folded away."""
    grave = entries[entries["severity"] != "low"]
    slight = entries[entries["severity"] == "low"]
    if len(grave):
        discrepancy_cards(grave, selection)
    if len(slight):
        with st.expander(f"{len(slight)} of low severity", expanded=grave.empty):
            discrepancy_cards(slight, selection)


def discrepancy_cards(entries: pd.DataFrame, selection: Selection | None = None) -> None:
    """Draw a card for each entry of the ledger, in its order.

    With a selection the study's name is a link to its page that keeps the reader's filters. The
    cards are one element: a hundred of them would make the page slow.
    """
    known = terms()
    cards = []
    for record in entries.to_dict("records"):
        entry = {str(name): value for name, value in record.items()}
        link = selection is not None and entry["study"] != WHOLE_REVIEW
        name, study_id = str(entry["study"]), str(entry["study_id"])
        address = study_list.address(study_id, "", selection) if link and selection else ""
        cards.append(card_html(entry, known, address.rstrip("#"), name))
    st.html("".join(cards))


def card_html(entry: dict[str, object], known: Glossary, address: str, study: str) -> str:
    """Return one entry as HTML, every text escaped and its terms explained."""
    seen: set[str] = set()
    text = {name: explained(_text(entry[name]), known, seen) for name in _TEXTS}
    name = html.escape(study)
    heading = f'<a href="{html.escape(address)}">{name}</a>' if address else name
    shown_by = f" · Shown by: {text['evidence']}" if text["evidence"] else ""
    severity = html.escape(str(entry["severity"]))
    return f"""
<article class="part {severity}" id="{html.escape(str(entry["discrepancy_id"]))}">
<header><strong>{heading}</strong>
<span>{severity} severity · {html.escape(str(entry["kind"]))}</span></header>
<div class="both">
<div><span>The review says</span>{text["review_says"]}</div>
<div><span>The source says</span>{text["source_says"]}</div>
</div>
<div class="after"><span>Our reading</span>{text["our_reading"]}</div>
<div class="after"><span>What this dashboard does</span>{text["handling"]}</div>
<footer>In the review: {html.escape(str(entry["locator"]))}{shown_by}</footer>
</article>"""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def recomputation(tests: tuple[Recomputed, ...], study: str) -> None:
    """Show p-values recomputed from printed figures, with the working, beside the printed ones."""
    sheet_style()
    impossible = [test for test in tests if not test.possible]
    st.header("A p-value that cannot be")
    for test in impossible:
        explain(
            f"**{study}, {test.instrument}**: the review prints {test.first.mean:g} against "
            f"{test.second.mean:g} with p = {test.printed_p:g}. The study's own figures are "
            f"{test.first} and {test.second}. The two means lie {abs(test.test.t):.1f} standard "
            f"errors apart, which gives {p_text(test.test.p)}."
        )
    with st.expander("The recomputation", icon=":material/calculate:", expanded=True):
        explain(WORKING)
        sheet(table(tests), _TEST_LABELS, alt=f"Welch's test recomputed, {study}", under="verdict")
        st.caption(
            "Computed while you read, from the figures in the corpus. Printed: "
            f"{tests[0].locators[0]}; means, spreads and patients: {tests[0].locators[1]}."
        )


WORKING = (
    "Welch's t-test: the difference of the means divided by √(SD₁²/n₁ + SD₂²/n₂), with "
    "Satterthwaite's degrees of freedom; p is two-sided. Printed and recomputed p-values that "
    "differ more than tenfold are called irreconcilable; that limit is ours."
)

_TEST_LABELS = {
    "instrument": "Score",
    "first": "First arm",
    "second": "Second arm",
    "t": "t",
    "df": "Degrees of freedom",
    "recomputed": "Recomputed",
    "printed": "Printed by the review",
    "verdict": "Verdict",
}
