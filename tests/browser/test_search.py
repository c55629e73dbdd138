"""The box in the strip: a clinician's question, from the overview to its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import chips, heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

QUESTIONS = [
    (
        "pain at 6 months after PVP + MWA in breast metastases",
        "Visit: 6 months",
        r"/therapies\?primary=breast&therapy=PVP\+%2B\+MWA&window=6\+months$",
        "By 6 months pain fell by 5 points of 10",
    ),
    (
        "how often does cement leak with symptoms in myeloma",
        "Counted: symptomatic cement leakage",
        r"/complications\?primary=myeloma&collection=all.*event=symptomatic\+cement\+leakage",
        "symptomatic cement leakage in 3.8–7.5 %",
    ),
    (
        "what is known in renal metastases of the neck",
        "Spinal region: cervical",
        r"/patient\?primary=kidney&region=cervical$",
        "enrolled kidney primaries and treated the cervical spine (Khan 2018",
    ),
    (
        "is the claim for hemangioma borne out",
        "Aetiology: hemangioma",
        r"/complications\?aetiology=hemangioma&collection=all$",
        "Hemangiomas (claim 2–5 %)",
    ),
    ("how sure is it", "Study quality", r"/quality$", "can't be judged"),
]
SIZES = [(1280, 720), (390, 844)]


def spaced(text: str) -> re.Pattern[str]:
    """Return a pattern of a text in which any space may be one that doesn't break."""
    return re.compile(r"\s".join(map(re.escape, text.split())))


def box(page: Page) -> Locator:
    """Return the box that understands."""
    return page.get_by_role("combobox", name="Ask in your own words")


def answers(page: Page) -> Locator:
    """Return the pages that it offers."""
    return page.get_by_role("listbox", name="Pages that answer").get_by_role("option")


@pytest.mark.parametrize(("width", "height"), SIZES, ids=["projector", "phone"])
def test_questions_are_answered_from_the_overview_in_two_clicks(
    open_page: Callable[..., Page], settle: Callable, width: int, height: int
) -> None:
    page = open_page("/", width, height)
    overview = heading(page).inner_text()

    for question, chip, address, told in QUESTIONS:
        box(page).click()
        box(page).fill(question)
        expect(answers(page).first).to_contain_text(chip)
        expect(page.get_by_text("Not understood")).to_have_count(0)
        answers(page).first.click()

        expect(page).to_have_url(re.compile(address))
        answer = page.get_by_test_id("stMain").get_by_text(spaced(told)).first
        expect(answer).to_be_visible()
        expect(answer).to_be_in_viewport()

        settle(page)
        page.go_back()
        expect(heading(page)).to_have_text(overview)
        settle(page)


def test_the_keyboard_alone_asks_and_opens(open_page: Callable[..., Page]) -> None:
    page = open_page("/methods")

    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("kidny leak")
    expect(answers(page).first).to_contain_text("Tumour primary: kidney")
    expect(answers(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")

    expect(answers(page).nth(1)).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", "pvp-answer-1")
    expect(page).to_have_url(re.compile("/methods$"))
    page.keyboard.press("Escape")
    expect(answers(page)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/complications\?primary=kidney&kind=cement\+leakage$"))
    expect(chips(page)).to_have_text([re.compile("kidney")])
    expect(heading(page)).to_be_focused()

    page.go_back()
    expect(page).to_have_url(re.compile("/methods$"))


def test_a_slash_is_a_slash_in_another_field(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies")
    field = page.get_by_label("Search", exact=True)

    field.click()
    page.keyboard.type("a/b")

    expect(field).to_have_value("a/b")
    expect(field).to_be_focused()


def test_enter_waits_for_the_answer_to_all_that_was_typed(open_page: Callable[..., Page]) -> None:
    page = open_page("/")

    box(page).click()
    page.keyboard.insert_text("Khan 2018")
    page.keyboard.press("Enter")

    expect(heading(page)).to_have_text("What is printed about Khan 2018?")


def test_what_is_not_understood_is_said_and_nothing_changes(open_page: Callable[..., Page]) -> None:
    page = open_page("/")

    box(page).fill("xyzzy")

    expect(page.get_by_text("Not understood: “xyzzy”.").first).to_be_visible()
    expect(answers(page)).to_have_count(1)
    expect(answers(page).first).to_contain_text("Search: xyzzy")
    assert page.url.endswith("/")
