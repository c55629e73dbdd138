"""Lessons on screen: the list of them, and a step that fills a projector."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from html import escape

import streamlit as st

from evidence import prose
from evidence.topics.address import in_one_line
from evidence.topics.options import Topic
from evidence.topics.page import filters_said, page_address
from evidence.topics.registry import SHOWN_IN_LESSONS
from evidence.topics.teach import TeachOptions, TeachPage
from evidence.topics.teach.steps import LessonStep
from evidence.topics.teach.views import steps_of_view
from evidence.ui import address
from evidence.ui.corpus import at_hand, built, page_asked
from evidence.ui.filters import View, not_among
from evidence.ui.glossary import caption, explain
from evidence.ui.links import NAMES, PAGE_FILES
from evidence.ui.markdown import as_typed
from evidence.ui.scripts import element, source
from evidence.ui.tables import cells

_HTML = """
<div class="pvp-lesson" role="region" aria-label="Lesson">
  <div class="pvp-lesson-head"></div>
  <div class="pvp-lesson-body">
    <div class="pvp-lesson-exhibit" tabindex="-1" role="group" aria-label="What the step shows">
      <div class="pvp-lesson-plot"><div class="pvp-chart" role="img"></div>
        <div class="pvp-lesson-guess" aria-hidden="true"></div></div>
      <div class="pvp-lesson-other"></div>
    </div>
    <div class="pvp-lesson-side" role="region" aria-label="Beside the chart"></div>
  </div>
  <div class="pvp-lesson-sources"></div>
  <div class="pvp-lesson-foot"></div>
  <div class="pvp-lesson-room" role="dialog" aria-label="The class answers" hidden></div>
  <span class="pvp-said" role="status"></span>
</div>
"""

_DOWNLOADS = (
    ("slides", "pptx", "Download slides (.pptx)"),
    ("handout", "html", "Download handout (.html)"),
)

_component = st.components.v2.component(
    "pvp_lesson",
    html=_HTML,
    css=source("lesson.css", "lesson_room.css"),
    js=element("lesson"),
    isolate_styles=False,
)


def topic() -> Topic:
    """Return the page with its lessons as they were read with the corpus that is on screen."""
    return at_hand().lessons_topic


def offered(page: TeachPage) -> None:
    """List the lessons, each with the way to its first step."""
    for row in page.lessons.rows:
        with st.container(border=True, key=f"whole-{row['lesson_id']}"):
            st.header(as_typed(str(row["title"])))
            steps = prose.counted(int(row["steps"] or 0), "step")
            minutes = prose.counted(int(row["minutes"] or 0), "minute")
            caption(f"{row['audience']} · {steps}, {minutes}")
            explain(str(row["summary"]))
            with st.container(horizontal=True, key=f"screen-{row['lesson_id']}"):
                st.page_link(
                    PAGE_FILES["teach"],
                    label="Present",
                    icon=":material/slideshow:",
                    query_params={"lesson": str(row["lesson_id"]), "step": "1"},
                )
                st.html(_downloads(str(row["lesson_id"])))


def _downloads(lesson_id: str) -> str:
    """Return links to the lesson as slides and as a handout, which are made when asked for."""
    links = (
        f'<a class="pvp-{kind}" style="color: inherit; display: inline-block; padding: 0.15rem 0" '
        f'href="{escape(f"data/{kind}/teach.{ending}?lesson={lesson_id}")}">{words}</a>'
        for kind, ending, words in _DOWNLOADS
    )
    return " · ".join(links)


def presented(page: TeachPage, view: View) -> None:
    """Fill the window with a lesson at its step; keys turn to the next one without the server.

    All steps are sent at once, so that a lesson goes on where the network doesn't.
    """
    given = topic()
    pages = (
        built(given, view.choice, TeachOptions(page.lesson_id, str(number + 1)))
        for number in range(len(page.outline))
    )
    steps = [one.step for one in pages if isinstance(one, TeachPage) and one.step is not None]
    _present(page.lesson_id, page.title, page.outline, steps, view.remarks)


def view_presented(name: str) -> None:
    """Fill the window with the charts of a page as the rest of the address asks for it."""
    own = {one.name for one in fields(TeachOptions)}
    query = {name: values for name, values in address.query().items() if name not in own}
    asked = page_asked(at_hand(), SHOWN_IN_LESSONS[name], query)
    steps = steps_of_view(asked.value, page_address(name, query))
    remarks = asked.remarks if address.came_from_outside() else ()
    no_step = not_among("step", "Step", [str(one.number) for one in steps])
    _present("", NAMES[name], tuple("" for _ in steps), steps, (*remarks, *no_step))


def _present(
    lesson: str,
    title: str,
    outline: Sequence[str],
    steps: Sequence[LessonStep],
    remarks: Sequence[str],
) -> None:
    data = {
        "lesson": lesson,
        "title": title,
        "outline": outline,
        "remark": in_one_line(remarks),
        "total": sum(step.minutes for step in steps),
        "version": f"{prose.PRODUCT}, corpus {at_hand().corpus.version}.",
    }
    _component(key="lesson", data={**data, "steps": [_shown(step) for step in steps]})


def _shown(step: LessonStep) -> dict[str, object]:
    chart = step.chart
    return {
        **{
            name: getattr(step, name)
            for name in ("number", "of", "minutes", "asks", "notice", "notes", "address")
        },
        "heading": step.title,
        "chart": chart
        and {
            "figure": chart.text,
            "compact": chart.compact_text,
            "alt": chart.alt,
            "least": chart.least_width,
            "read": [text for text in (chart.measure, step.key) if text],
        },
        "cards": [asdict(card) for card in step.cards],
        "grid": cells(step.grid) if step.grid else None,
        "ask": _asked(step),
        "sources": [asdict(one) for one in step.sources],
        "studies": f"Studies: {filters_said(step.selection)}.",
        "misfits": [message for _, message in step.misfits],
    }


def _asked(step: LessonStep) -> dict[str, object] | None:
    if step.ask is None:
        return None
    scale = step.ask.scale
    return {
        **asdict(step.ask),
        "columns": step.ask.columns,
        "bins": scale.bins if scale else None,
    }
