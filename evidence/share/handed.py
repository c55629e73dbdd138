"""What is handed out as slides or as a handout: a view of a page, or a lesson."""

from dataclasses import dataclass

from evidence.corpus.package import view_citation
from evidence.topics.page import Chart


@dataclass(frozen=True, kw_only=True)
class Part:
    """One chart, or words alone, with what is said to it.

    Args:
        title: the question or heading it belongs under.
        finding: what the chart shows, with its limits; one or more sentences.
        chart: None where there are words alone.
        key: how the marks of the chart are read.
        said: points to read below the finding, such as cards of a lesson.
        notes: what a speaker says, not read by the audience.
        sources: works that the figures come from, with a DOI where one is known.
        link: address that opens this view in the running app.
        studies: which studies the figures are of, as a sentence; "" for those of the whole.
    """

    title: str
    finding: str
    chart: Chart | None = None
    key: str = ""
    said: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    link: str = ""
    studies: str = ""


@dataclass(frozen=True, kw_only=True)
class Handed:
    """Parts in their order, under a title.

    Args:
        title: of the whole.
        filters: the filters in words.
        version: of the corpus, with its date.
        day: on which it was made, as 2026-11-26.
        link: address that opens the page or the lesson.
    """

    title: str
    filters: str
    version: str
    day: str
    link: str
    parts: tuple[Part, ...]

    @property
    def citation(self) -> str:
        """Return how to cite it."""
        return view_citation(self.version, self.link, self.day)
