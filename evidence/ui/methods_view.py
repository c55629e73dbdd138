"""The parts of the methods page, one function each."""

import streamlit as st

from evidence.corpus import package
from evidence.corpus.frames import Corpus
from evidence.topics.methods import checklists as methods_checklists
from evidence.topics.methods import facts
from evidence.topics.methods import tables as methods_tables
from evidence.topics.methods import text as methods_text
from evidence.ui import terms as glossary
from evidence.ui.glossary import explain
from evidence.ui.packages import csv_button, package_buttons, table_buttons
from evidence.ui.sheets import sheet


def reading() -> None:
    """Tell how a printed figure became a row of the corpus."""
    st.header("From print to corpus")
    explain(methods_text.READING)
    sheet(methods_tables.basis_table(), methods_tables.BASIS, alt="Who printed a figure")
    st.header("Time, scales and changes")
    explain(methods_text.TIME)
    st.header("Levels of evidence")
    st.caption("OCEBM 2011, for the question whether a treatment helps; 1 is best.")
    sheet(methods_tables.levels_table(), methods_tables.LEVELS, alt="Level of each design")


def combining() -> None:
    """Tell what is combined, how, and what never is."""
    st.header("What is combined, and what never")
    explain(methods_text.COMBINING)
    st.header("Statistics")
    statistics = methods_tables.statistics_table()
    sheet(statistics, methods_tables.METHODS, alt="Statistics and their sources", link="url")
    explain(methods_text.CHECKED)
    st.header("Our conventions")
    st.caption("Limits that no source settles; they are our choice.")
    sheet(methods_tables.conventions_table(), methods_tables.RULES, alt="Our conventions")


def checklists() -> None:
    """Answer the items of SWiM, and those of PRISMA that apply."""
    st.header("SWiM, for results that are not combined")
    sheet(methods_checklists.swim_table(), methods_checklists.ITEMS, alt="The nine items of SWiM")
    st.header("PRISMA 2020, as far as it applies")
    explain(methods_text.NARRATIVE)
    sheet(methods_checklists.prisma_table(), methods_checklists.ITEMS, alt="Items of PRISMA 2020")


def limits() -> None:
    """Tell what the numbers can't say."""
    st.header("What these numbers can't say")
    explain(methods_text.LIMITS)


def terms(corpus: Corpus) -> None:
    """Show the glossary with a search that is kept in the address."""
    word = st.text_input("Find a term", key="term", bind="query-params", placeholder="e.g. KPS")
    found = glossary.search(corpus.terms, word or "")
    st.caption(f"{len(found)} of {len(corpus.terms)} terms.")
    sheet(glossary.readable(found), methods_tables.TERMS, alt="Glossary")


def review_figures(corpus: Corpus) -> None:
    """Show what the review says beyond single studies, by topic."""
    st.caption("What the review says beyond single studies: our words, figures as printed.")
    topics = st.multiselect(
        "Topic", facts.topics(corpus), key="topic", bind="query-params", placeholder="Any"
    )
    told = facts.review_facts(corpus, topics)
    csv_button(told, "review-figures")
    sheet(told, methods_tables.FACTS, alt="Figures of the review", under="note")


def downloads(corpus: Corpus) -> None:
    """Offer the whole corpus and each of its tables, with licence and citation."""
    st.header("Everything at once")
    st.caption("Tables, their description, README, licence and citation. Filters don't apply.")
    package_buttons(corpus)
    st.header("Table by table")
    table_buttons(corpus)
    st.header("Licence and citation")
    st.markdown(methods_text.LICENCE)
    st.code(package.citation_line(corpus), language=None, wrap_lines=True)
    st.markdown(methods_text.NOT_ADVICE)
