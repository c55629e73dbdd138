"""A lesson in front of a class: keys alone turn it, notes follow, a phone answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from evidence.corpus.lessons import shipped_lessons
from tests.browser.axe import found

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SMALLEST = 16
"""Pixels of type on a chart that are read from the back of a room."""

_TYPE = """(plot) => Math.min(...[...plot.querySelectorAll('text')]
  .filter((text) => text.textContent.trim() && text.checkVisibility())
  .map((text) => Number.parseFloat(getComputedStyle(text).fontSize)
    * plot.getBoundingClientRect().width / plot.clientWidth))"""
_SIDEWAYS = "() => document.querySelector('.pvp-lesson').scrollWidth > innerWidth"


def lesson(page: Page, name: str, number: int) -> None:
    """Wait until a step of a lesson is on screen."""
    expect(page.locator(".pvp-lesson")).to_have_attribute("data-step", f"{name}/{number}")


def test_a_lesson_is_walked_by_keyboard_alone_and_the_notes_follow(
    open_page: Callable[..., Page],
) -> None:
    safety = next(one for one in shipped_lessons().lessons if one.id == "safety")
    page = open_page("/teach?lesson=safety&step=1", width=1280, height=720)
    lesson(page, "safety", 1)
    node = page.locator(".pvp-chart").element_handle()
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    page.bring_to_front()

    for number, step in enumerate(safety.steps, start=1):
        lesson(page, "safety", number)
        expect(page).to_have_url(re.compile(rf"step={number}$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(step.question)
        expect(notes.locator("#heading")).to_have_text(
            f"{number} of {len(safety.steps)}: {step.title}"
        )
        if step.ask:
            expect(page.locator(".pvp-lesson-prompt")).to_be_visible()
            page.keyboard.press("ArrowRight")
        expect(page.locator(".pvp-lesson-reveal")).to_have_count(1 if step.ask else 0)
        plot = page.locator(".pvp-lesson .pvp-chart")
        if step.chart:
            expect(plot.locator(".main-svg").first).to_be_visible()
            page.wait_for_function(
                f"() => ({_TYPE})(document.querySelector('.pvp-lesson .pvp-chart')) < 99"
            )
            assert plot.evaluate(_TYPE) >= SMALLEST - 0.1
        assert not page.evaluate(_SIDEWAYS)
        page.keyboard.press("PageDown")

    lesson(page, "safety", len(safety.steps))
    assert node.evaluate("(before) => before.isConnected"), "the chart keeps its node"
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.keyboard.press("PageUp")
    lesson(page, "safety", len(safety.steps) - 1)
    page.go_back()
    lesson(page, "safety", len(safety.steps))
    notes.keyboard.press("ArrowLeft")
    lesson(page, "safety", len(safety.steps) - 1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Which lesson do you want to give?")).to_be_visible()


def test_a_guess_is_typed_and_stays_on_the_chart(open_page: Callable[..., Page]) -> None:
    page = open_page("/teach?lesson=cement&step=2", width=1920, height=1080)
    lesson(page, "cement", 2)
    page.get_by_label("Our guess").fill("4")
    page.keyboard.press("Enter")
    expect(page.locator(".pvp-guess-name")).to_have_text("Guess: 4")
    assert found(page) == []
    expect(page.locator(".pvp-lesson .pvp-chart")).not_to_contain_text("Kastler 2014")
    page.get_by_text("Show of hands").click()
    page.locator("#pvp-lesson-hand-3").fill("12")
    page.keyboard.press("Enter")

    page.keyboard.press("PageDown")

    expect(page.locator(".pvp-lesson .pvp-chart")).to_contain_text("Kastler 2014")
    expect(page.locator(".pvp-guess-name")).to_have_text("Guess: 4")
    expect(page.locator(".pvp-class-count")).to_have_text("12")


def test_a_student_answers_on_a_phone(open_page: Callable[..., Page], browser: Browser) -> None:
    page = open_page("/teach?lesson=cement&step=4", width=1280, height=720)
    lesson(page, "cement", 4)
    page.keyboard.press("c")
    code = page.locator(".pvp-room-letters").inner_text()
    expect(page.locator(".pvp-room-code")).to_have_js_property("complete", value=True)
    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto(f"{page.url.split('/teach')[0]}/class/{code}")
    phone.get_by_label("Which therapy works best").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("status")).to_have_text("Your answer: Which therapy works best")
    assert not phone.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    expect(page.locator(".pvp-room-many")).to_have_text("1 has answered")

    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")

    expect(page.locator(".pvp-choice-count").first).to_have_text("1")
    expect(page.locator(".pvp-lesson .pvp-fits")).to_contain_text("the groups differ")
    expect(phone.get_by_text("What fits:")).to_be_visible()
    phone.context.close()
