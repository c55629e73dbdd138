"""A handout opens from disk with the network off, and shows the numbers of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from evidence.share.addresses import Asked
from evidence.share.handed import Handed, Part
from evidence.share.handout import handout
from evidence.topics.page import Chart, Table
from evidence.topics.registry import TOPICS
from evidence.ui.own_files import plotly_bundle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from evidence import Corpus
    from evidence.cohorts import Cohorts

NUMBERS = "chart => chart.data.map(trace => [trace.x, trace.y].map(one => [...(one ?? [])]))"
A4_PAGES_MOST = 12


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Callable[[Handed], tuple[Page, list[str]]]:
    """Open a handout offline; give the page and what it asked the network for or failed at."""

    def opening(handed: Handed) -> tuple[Page, list[str]]:
        file = tmp_path / "handout.html"
        file.write_bytes(handout(handed, plotly_bundle()))
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        trouble: list[str] = []
        page.on(
            "request", lambda one: trouble.append(one.url) if one.url != file.as_uri() else None
        )
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(file.as_uri())
        return page, trouble

    return opening


@pytest.mark.parametrize("name", ["pooling", "trajectories", "gaps"])
def test_it_shows_the_same_numbers_without_a_network(
    opened: Callable[[Handed], tuple[Page, list[str]]], corpus: Corpus, cohorts: Cohorts, name: str
) -> None:
    asked = Asked(corpus, cohorts, {"collection": ["all"]}, "https://x.example", plotly_bundle())
    handed = asked.handed(TOPICS[name])

    page, trouble = opened(handed)

    # The file forbids what a polling wait would need.
    expect(page.locator(".chart")).not_to_have_count(0)
    expect(page.locator(".chart:not(.js-plotly-plot)")).to_have_count(0)
    found = [chart.evaluate(NUMBERS) for chart in page.locator(".chart").element_handles()]
    charts = [part.chart for part in handed.parts if part.chart]
    wanted = [
        [[list(trace["x"]), list(trace["y"])] for trace in chart.figure["data"]]  # type: ignore[index, union-attr, call-overload, arg-type]
        for chart in charts
    ]
    assert found == wanted
    rows = sum(len(chart.table.rows) for chart in charts)
    assert page.locator("tbody tr").count() == rows
    assert trouble == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_texts_stay_texts(opened: Callable[[Handed], tuple[Page, list[str]]]) -> None:
    """Whatever a corpus or a lesson says, nothing of it is run."""
    evil = "</script><img src=x onerror=alert(1)><b>"
    chart = Chart(
        figure={
            "data": [{"type": "scatter", "x": [1], "y": [2], "name": evil}],
            "layout": {"height": 300},
        },
        alt=evil,
        table=Table(({"a": evil, "b": "javascript:alert(1)"},), {"a": evil, "b": "B"}),
        measure=evil,
    )
    part = Part(title=evil, finding=evil, chart=chart, said=(evil,), sources=(evil,))
    handed = Handed(
        title=evil,
        filters=evil,
        version=evil,
        day="2026-01-02",
        link="https://x.example/a",
        parts=(part,),
    )

    page, trouble = opened(handed)

    expect(page.locator(".chart.js-plotly-plot")).not_to_have_count(0)
    assert trouble == []
    assert page.locator("img, b").count() == 0
    assert page.locator("h2").first.inner_text() == evil
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator(".chart").evaluate("chart => chart.data[0].name") == evil
    page.context.close()


def test_words_alone_need_no_drawing_library() -> None:
    handed = Handed(
        title="A lesson",
        filters="the review's studies",
        version="1.0 (2026-01-01)",
        day="2026-01-02",
        link="https://x.example/teach",
        parts=(Part(title="Before we start", finding="", said=("One",)),),
    )

    text = handout(handed, plotly_bundle()).decode()

    assert "Before we start" in text
    assert "<li>One</li>" in text
    assert len(text) < 5_000
    assert "2026-01-02" in handout(replace(handed, title="x"), plotly_bundle()).decode()
