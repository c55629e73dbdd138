"""The page: the list of studies, or one study by its identifier."""

from dataclasses import dataclass

from evidence.cohorts import Choice
from evidence.topics.options import Options, Values, option
from evidence.topics.page import Page, no_study
from evidence.topics.studies.detail import StudyDetail, detail
from evidence.topics.studies.listing import Listing, answer, listing
from evidence.topics.studies.opening import opening

QUESTION = "Which studies are these, and what does each print?"


@dataclass(frozen=True)
class StudiesOptions(Options):
    """Which study is opened, or what its entry in the list has to hold."""

    study: str = option("", "Study", "text", "Identifier, e.g. khan-2018")
    search: str = option("", "Search", "text", "Author, title, journal, therapy or primary")


@dataclass(frozen=True, kw_only=True)
class StudiesPage(Page):
    """The list, or one study; `unknown` says that the study asked for is not in the corpus."""

    unknown: str = ""
    listing: Listing | None = None
    detail: StudyDetail | None = None


def values(_choice: Choice, _options: Options) -> Values:
    """Return no list of values: identifier and words are typed."""
    return {}


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
        unknown=_unknown(options.study),
        listing=None if nothing else listing(choice, options.search),
    )


def _unknown(study_id: str) -> str:
    if not study_id:
        return ""
    return (
        f"The link names a study, “{study_id}”, that this corpus doesn't hold. The search on this "
        "page finds the others."
    )
