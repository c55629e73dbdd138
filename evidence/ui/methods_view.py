"""The parts of the methods page, one function each."""

import streamlit as st

from evidence.corpus import package
from evidence.corpus.frames import Corpus
from evidence.topics.methods import ALT, TOPIC, MethodsPage, Section
from evidence.topics.methods.sections import markdown
from evidence.topics.options import Topic
from evidence.topics.page import Table
from evidence.ui.corpus import at_hand, corpus
from evidence.ui.filters import View
from evidence.ui.glossary import caption, explain
from evidence.ui.markdown import as_typed
from evidence.ui.options import options
from evidence.ui.packages import csv_button, package_buttons, table_buttons
from evidence.ui.reading_tables import reading_table


def topic() -> Topic:
    """Return the page with its texts as they were read with the corpus."""
    return at_hand().methods_topic


def part(name: str, told: MethodsPage, view: View) -> None:
    """Draw what a tab of the page holds, by the tab's name."""
    for one in told.sections.get(name, ()):
        _section(one, told)
    if name == "Glossary":
        options(TOPIC, view, "term")
        _terms(told)
    if name == "Review's figures":
        caption("What the review says beyond single studies: our words, figures as printed.")
        options(TOPIC, view, "topic")
        _review_figures(told)
    if name == "Downloads":
        _downloads(told, corpus())


def _section(part: Section, told: MethodsPage) -> None:
    """Write one headed part: words, then its table."""
    st.header(as_typed(part.heading))
    if part.note:
        caption(part.note)
    if part.sentences:
        explain(markdown(part.sentences))
    if part.more:
        with st.expander("How to read this", icon=":material/help:"):
            explain(markdown(part.more))
    if part.table_id:
        table = told.tables[part.table_id]
        _table(table, part.table_id, link="url" if part.table_id == "statistics" else "")


def _terms(told: MethodsPage) -> None:
    """Show the glossary, or what a search left of it."""
    st.caption(f"{len(told.terms.rows)} of {told.terms_known} terms.")
    _table(told.terms, "terms")


def _review_figures(told: MethodsPage) -> None:
    """Show what the review says beyond single studies, by topic."""
    csv_button(told.facts, "review-figures")
    _table(told.facts, "facts", under="note")


def _downloads(told: MethodsPage, corpus: Corpus) -> None:
    """Offer the whole corpus and each of its tables, with licence and citation."""
    st.header("Everything at once")
    st.caption("Tables, their description, README, licence and citation. Filters don't apply.")
    package_buttons(corpus)
    st.header("Table by table")
    table_buttons(corpus)
    st.header("Licence and citation")
    explain(told.licence)
    st.code(package.citation_line(corpus.version), language=None, wrap_lines=True)
    explain(told.not_advice)


def _table(table: Table, name: str, *, under: str = "", link: str = "") -> None:
    reading_table(table, alt=ALT[name], under=under, link=link)
