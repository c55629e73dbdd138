"""Every address under `/data/`, and what makes its answer."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from evidence.corpus import package, tables
from evidence.corpus.csv_tables import csv_bytes
from evidence.corpus.export import LICENCE, descriptor
from evidence.share.addresses.asked import Asked, Document
from evidence.share.addresses.json_rows import json_document, table_rows
from evidence.share.citations import FORMS, Work, work_of_corpus, work_of_study
from evidence.share.handout import MEDIA_TYPE as HANDOUT_TYPE
from evidence.share.handout import handout
from evidence.topics.address import valid_filters
from evidence.topics.command import written
from evidence.topics.options import Topic
from evidence.topics.page import filters_said
from evidence.topics.registry import TOPICS

Maker = Callable[[Asked], Document]

OF_A_STUDY = "cite/"
"""Before the identifier of a study, followed by the ending of a form of citations."""

_NEAR = 5


class NoSuchAddressError(LookupError):
    """Nothing lies at an address; `near` are addresses like it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Nothing lies at /data/{path}")
        self.near = difflib.get_close_matches(path, list(addresses()), n=_NEAR)


def document(path: str, asked: Asked) -> Document:
    """Return what lies at a path under `/data/`.

    Raises:
        NoSuchAddressError: nothing does.
    """
    maker = addresses().get(path) or _of_a_study(path, asked)
    if maker is None:
        raise NoSuchAddressError(path)
    return maker(asked)


@cache
def addresses() -> Mapping[str, Maker]:
    """Return every address, relative to `/data/`, with what makes its answer."""
    return dict(_addresses())


def _addresses() -> Iterator[tuple[str, Maker]]:
    yield "", _index
    yield "datapackage.json", _described
    yield "all.zip", _everything
    for name in tables.TABLES:
        yield f"{name}.csv", partial(_csv, name)
        yield f"{name}.json", partial(_rows, name)
    for topic in TOPICS.values():
        yield f"page/{topic.name}.json", partial(_page, topic)
        yield f"slides/{topic.name}.pptx", partial(_slides, topic)
        yield f"handout/{topic.name}.html", partial(_handout, topic)
    for ending in FORMS:
        yield f"cite/corpus.{ending}", partial(_corpus_cited, ending)
        yield f"cite/studies.{ending}", partial(_studies_cited, ending)


def _of_a_study(path: str, asked: Asked) -> Maker | None:
    """Return what cites one study, whether or not the filters leave it."""
    study_id, _, ending = path.removeprefix(OF_A_STUDY).rpartition(".")
    if not path.startswith(OF_A_STUDY) or ending not in FORMS:
        return None
    for study in asked.cohorts.studies:
        if study.study_id == study_id:
            return lambda _: _cited([work_of_study(study)], ending, study_id)
    return None


def _index(asked: Asked) -> Document:
    return json_document(
        {
            "title": package.citation_title(),
            "corpus": asked.corpus.version,
            "licence": LICENCE["path"],
            "cite": package.citation_line(asked.corpus.version),
            "parameters": {
                "collection": ["review", "all"],
                **{name: list(values) for name, values in valid_filters(asked.cohorts).items()},
            },
            "addresses": [path for path in addresses() if path],
            "of_a_study": [f"{OF_A_STUDY}STUDY_ID.{ending}" for ending in FORMS],
        }
    )


def _described(asked: Asked) -> Document:
    return json_document(descriptor(asked.narrowed, asked.selection.query()))


def _everything(asked: Asked) -> Document:
    collection = asked.selection.collection
    filters = filters_said(asked.selection) if asked.selection.active() else ""
    return Document(
        package.package_zip(asked.narrowed, collection, filters),
        "application/zip",
        package.file_name(asked.corpus, collection),
    )


def _csv(name: str, asked: Asked) -> Document:
    return Document(
        csv_bytes(asked.narrowed.table(name)), "text/csv; charset=utf-8; header=present"
    )


def _rows(name: str, asked: Asked) -> Document:
    return json_document(
        {
            "table": name,
            "corpus": asked.corpus.version,
            "filters": asked.selection.query(),
            "remarks": list(asked.followed.remarks),
            "rows": table_rows(asked.narrowed, name),
        }
    )


def _page(topic: Topic, asked: Asked) -> Document:
    text = written(topic, asked.page(topic))
    return Document(text.encode(), "application/json", remarks=asked.options(topic).remarks)


def _slides(topic: Topic, asked: Asked) -> Document:
    # Reading the library takes longer than most answers, and few ask for slides.
    from evidence.share.slides import MEDIA_TYPE, slides  # noqa: PLC0415

    name = f"pvp-evidence-{topic.name}.pptx"
    content = slides(asked.handed(topic))
    return Document(content, MEDIA_TYPE, name, asked.options(topic).remarks)


def _handout(topic: Topic, asked: Asked) -> Document:
    content = handout(asked.handed(topic), asked.plotly)
    name = f"pvp-evidence-{topic.name}.html"
    return Document(content, HANDOUT_TYPE, name, asked.options(topic).remarks)


def _corpus_cited(ending: str, asked: Asked) -> Document:
    return _cited([work_of_corpus(asked.corpus.version)], ending, "pvp-evidence")


def _studies_cited(ending: str, asked: Asked) -> Document:
    return _cited([work_of_study(study) for study in asked.choice.studies], ending, "studies")


def _cited(works: list[Work], ending: str, name: str) -> Document:
    form = FORMS[ending]
    return Document(form.written(works).encode(), form.media_type, f"{name}.{ending}")
