"""A page under the filters and options of an address, as something to hand out."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.records import Study
from evidence.share.handed import Handed, Part
from evidence.topics.options import Topic
from evidence.topics.page import Chart, Page, filters_said, page_address


def handed_page(
    page: Page,
    topic: Topic,
    choice: Choice,
    home: str,
    query: Mapping[str, Sequence[str]],
    key: str = "",
) -> Handed:
    """Return a page to hand out.

    Args:
        page: what the topic says of the choice.
        topic: the page's own.
        choice: the studies.
        home: address of the app, without a slash at its end.
        query: what the address of the view asks.
        key: the one chart wanted; all where it names none.
    """
    link = f"{home}/{page_address(topic.name, query).removeprefix('./')}"
    parts = tuple(
        Part(
            title=page.question,
            finding=framed.finding or page.answer,
            chart=framed.chart,
            key=framed.whole_key,
            notes=(framed.chart.alt,),
            sources=sources(framed.chart, choice),
            link=link,
            studies=framed.studies(page.selection),
        )
        for name_of_chart, framed in page.charts.items()
        if key not in page.charts or key == name_of_chart
    )
    return Handed(
        title=page.question,
        filters=filters_said(page.selection),
        version=choice.cohorts.version,
        day=datetime.now(UTC).date().isoformat(),
        link=link,
        parts=parts or (Part(title=page.question, finding=page.answer, link=link),),
    )


def sources(chart: Chart, choice: Choice) -> tuple[str, ...]:
    """Return the studies behind the rows of a chart, each with its DOI or PMID."""
    shown = {str(row.get("study_id")) for row in chart.table.rows}
    return tuple(_source(one) for one in choice.cohorts.studies if one.study_id in shown)


def _source(study: Study) -> str:
    if study.doi:
        return f"{prose.study(study)}, doi {study.doi}"
    return f"{prose.study(study)}, PMID {study.pmid}" if study.pmid else prose.study(study)
