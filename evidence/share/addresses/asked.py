"""What an address under `/data/` is asked with, and what it answers."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, choose
from evidence.corpus.frames import Corpus
from evidence.corpus.frames.collections import with_studies
from evidence.corpus.selection import Selection
from evidence.share.handed import Handed
from evidence.share.lessons import handed_lesson
from evidence.share.views import handed_page
from evidence.topics.address import Asked as Followed
from evidence.topics.address import Query, filters_asked, options_asked
from evidence.topics.options import Options, Topic
from evidence.topics.page import Page
from evidence.topics.teach import TeachPage

CHART = "chart"
"""Parameter of slides and handouts: the chart wanted, by its key on the page."""


@dataclass(frozen=True)
class Document:
    """A file as it is sent; one with a file name is meant to be saved under it.

    `remarks` say which of the options of a page in the address are left aside.
    """

    content: bytes
    media_type: str
    file_name: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The corpus, the parameters of an address, and what of the app is needed beside them.

    `home` is the app's own address without a last slash, `plotly` the library in a handout.
    """

    corpus: Corpus
    cohorts: Cohorts
    query: Query
    home: str
    plotly: Path

    @cached_property
    def followed(self) -> Followed[Selection]:
        """Return the filters asked for, with a line on each value that isn't valid."""
        return filters_asked(self.cohorts, self.query)

    @property
    def selection(self) -> Selection:
        """Return the filters asked for."""
        return self.followed.value

    @cached_property
    def choice(self) -> Choice:
        """Return the studies that the filters leave."""
        return choose(self.cohorts, self.selection)

    @cached_property
    def narrowed(self) -> Corpus:
        """Return the corpus with these studies alone."""
        return with_studies(self.corpus, self.choice.ids)

    def options(self, topic: Topic) -> Followed[Options]:
        """Return the options of a page asked for, with a line on each value that isn't valid."""
        return options_asked(topic, self.choice, self.query)

    def page(self, topic: Topic) -> Page:
        """Return what a page says of these studies under the options asked for."""
        return topic.build(self.choice, self.options(topic).value)

    def handed(self, topic: Topic) -> Handed:
        """Return a page to hand out: all its charts, or the one that `chart` names; or a lesson."""
        page = self.page(topic)
        if isinstance(page, TeachPage) and page.step is not None:
            return handed_lesson(page, topic, self.choice, self.home)
        query = {name: values for name, values in self.query.items() if name != CHART}
        key = next(iter(self.query.get(CHART, ())), "")
        return handed_page(page, topic, self.choice, self.home, query, key)
