"""The page: the list of studies, or one study by its identifier."""

from dataclasses import dataclass

from evidence.cohorts import Choice
from evidence.topics.options import Options, Values, maybe, option
from evidence.topics.page import Page, no_study
from evidence.topics.studies.detail import StudyDetail, detail
from evidence.topics.studies.listing import Listing, answer, listing
from evidence.topics.studies.opening import opening

QUESTION = "Which studies are these, and what does each print?"


@dataclass(frozen=True)
class StudiesOptions(Options):
    """Which study is opened, or what its entry in the list has to hold."""

    study: str = maybe("Study")
    search: str = option("", "Search", "text", "Author, title, journal, therapy or primary")


@dataclass(frozen=True, kw_only=True)
class StudiesPage(Page):
    """The list, or one study."""

    listing: Listing | None = None
    detail: StudyDetail | None = None


def values(choice: Choice, _options: Options) -> Values:
    """Return every study of the corpus, as one opens whatever the filters."""
    return {"study": tuple(choice.cohorts.by_id)}


def build(choice: Choice, options: Options) -> StudiesPage:
    """Return the study asked for, whatever the filters; else the list that they leave."""
    assert isinstance(options, StudiesOptions)
    study = choice.cohorts.by_id.get(options.study)
    if study is not None:
        return StudiesPage(
            question=f"What is printed about {study.label}?",
            answer=opening(choice, study),
            selection=choice.selection,
            detail=detail(choice, study),
        )
    nothing = no_study(choice)
    return StudiesPage(
        question=QUESTION,
        answer=nothing or answer(choice),
        selection=choice.selection,
        nothing=nothing,
        listing=None if nothing else listing(choice, options.search),
    )
