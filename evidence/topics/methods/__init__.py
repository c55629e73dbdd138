"""How the numbers were got, combined and may be used; glossary, figures of the review."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.cohorts import Choice
from evidence.corpus.methods import Methods, filled, read_methods
from evidence.topics import options
from evidence.topics.methods import facts, glossary
from evidence.topics.methods.decided import decided
from evidence.topics.methods.sections import Section, sections
from evidence.topics.methods.tables import ALT, tables
from evidence.topics.page import Page, Table

__all__ = ["ALT", "QUESTION", "TOPIC", "MethodsPage", "Options", "Section", "build"]

QUESTION = "How were these numbers got?"


@dataclass(frozen=True)
class Options(options.Options):
    """What the address chooses: words to find in the glossary, topics of the review's figures."""

    term: str = options.option("", "Find a term", form="text", help="e.g. KPS")
    topic: tuple[str, ...] = options.several("Topic")


@dataclass(frozen=True, kw_only=True)
class MethodsPage(Page):
    """Everything that the page says.

    `sections` are those of each tab, `tables` what stands in them. `terms_known` is the number of
    terms before a search narrows them.
    """

    scope: str
    sections: Mapping[str, tuple[Section, ...]]
    tables: Mapping[str, Table]
    terms: Table
    terms_known: int
    facts: Table
    licence: str
    not_advice: str


def build(choice: Choice, chosen: options.Options, methods: Methods | None = None) -> MethodsPage:
    """Return the page; it is about the whole corpus, whatever the filters leave of it.

    Args:
        choice: the reader's filters and the corpus.
        chosen: `Options` of this page.
        methods: the texts, their placeholders still to be filled in; None reads them.

    Raises:
        CorpusError: when the texts have to be read and can't be used.
    """
    assert isinstance(chosen, Options)
    cohorts = choice.cohorts
    told = filled(methods or read_methods(), decided(cohorts))
    return MethodsPage(
        question=QUESTION,
        answer=told.answer,
        selection=choice.selection,
        scope=told.scope,
        sections=sections(told),
        tables=tables(told),
        terms=glossary.table(cohorts.terms, chosen.term),
        terms_known=len(cohorts.terms),
        facts=facts.table(cohorts.facts, chosen.topic),
        licence=told.licence,
        not_advice=told.not_advice,
    )


def _values(choice: Choice, _chosen: options.Options) -> options.Values:
    return {"topic": facts.topics(choice.cohorts.facts)}


TOPIC = options.Topic("methods", QUESTION, Options, _values, build)
