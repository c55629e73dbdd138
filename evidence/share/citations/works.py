"""What is cited, as far as the corpus knows it; nothing is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evidence import prose
from evidence.cohorts.records import Study
from evidence.corpus import package
from evidence.corpus.addresses import doi_link
from evidence.corpus.reference_fields import Author, author

_AND_OTHERS = str(author("et al."))


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work to cite; None or empty where the corpus doesn't say.

    `shortened` says that there are more authors than those named. `released` and `version` belong
    to a data set, which has no journal.
    """

    key: str
    authors: tuple[Author, ...] = ()
    shortened: bool = False
    title: str | None = None
    year: int | None = None
    journal: str | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    released: date | None = None
    version: str | None = None
    note: str = ""


def work_of_study(study: Study) -> Work:
    """Return a study as a work; its note says what of a citation the corpus doesn't hold."""
    named = tuple(author(name.strip()) for name in (study.authors or "").split(";") if name.strip())
    authors = tuple(one for one in named if str(one) != _AND_OTHERS)
    if not authors and study.first_author:
        authors = (Author(study.first_author),)
    return Work(
        key=study.study_id,
        authors=authors,
        shortened=authors != named,
        title=study.title,
        year=study.year,
        journal=study.journal,
        doi=study.doi,
        pmid=study.pmid,
        url=doi_link(study.doi, study.pmid, study.url),
        note=_not_known(study, whole=authors == named),
    )


def _not_known(study: Study, *, whole: bool) -> str:
    missing = list(_missing(study, whole=whole))
    return f"Not in the corpus: {prose.listed(missing)}." if missing else ""


def _missing(study: Study, *, whole: bool) -> Iterator[str]:
    if not (study.authors or study.first_author):
        yield "authors"
    elif not whole:
        yield "further authors"
    for name, value in (("title", study.title), ("year", study.year), ("journal", study.journal)):
        if not value:
            yield name
    if not (study.doi or study.pmid):
        yield "DOI or PMID"


def work_of_corpus(version: str) -> Work:
    """Return the corpus as a work; `version` is its number and date."""
    day = package.release_day(version)
    released = date.fromisoformat(day) if day else None
    return Work(
        key=f"pvp-evidence-{package.number(version)}",
        authors=(Author(package.CONTRIBUTORS),),
        title=package.citation_title(),
        year=released.year if released else None,
        released=released,
        version=package.number(version),
        note="Licence: CC BY 4.0.",
    )
