"""A number's evidence card: opened by pointer, list or keyboard, on top of the page as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import card, chart, click_mark, heading, open_tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

VIEW = "/trajectories?primary=breast&region=thoracic"


def by_pointer(page: Page) -> None:
    click_mark(page, "khan-2018.measurements.1")


def by_list(page: Page) -> None:
    open_tab(page, "Sources")
    page.get_by_role("button", name=re.compile(r"Khan 2018.*median 7 ± 1\.8")).click()


def by_keyboard(page: Page) -> None:
    chart(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pvp-frame .pvp-said").first).to_contain_text("(1 of 3)")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("opened", [by_pointer, by_list, by_keyboard])
def test_a_card_opens_and_closes_and_the_page_stays(
    open_page: Callable[..., Page], settle: Callable, opened: Callable[[Page], None]
) -> None:
    page = open_page(VIEW)
    told: list[bytes] = []

    def heard(sent: str | bytes) -> None:
        told.append(sent if isinstance(sent, bytes) else sent.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", heard))
    page.reload()
    settle(page)
    question = heading(page).inner_text().encode()
    assert any(question in sent for sent in told), "a run of the page would not be noticed"
    told.clear()
    heading(page).evaluate("node => { node.same = true; }")
    chart(page).evaluate("node => { node.same = true; }")

    opened(page)

    expect(card(page)).to_contain_text("median 7 ± 1.8")
    expect(card(page)).to_contain_text("Khan 2018")
    expect(page).to_have_url(re.compile(r"region=thoracic&card=khan-2018\.measurements\.1$"))
    settle(page)

    page.keyboard.press("Escape")

    expect(card(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("region=thoracic$"))
    settle(page)
    assert heading(page).evaluate("node => node.same")
    assert chart(page).evaluate("node => node.same")
    page.wait_for_function("document.activeElement.closest('.pvp-frame') !== null")
    if opened is by_list:
        expect(page.get_by_role("button", name=re.compile(r"Khan 2018.*median 7"))).to_be_focused()
    else:
        expect(chart(page)).to_be_focused()
    assert not any(question in sent for sent in told)


def test_a_card_has_an_address_of_its_own(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?card=khan-2018.measurements.2")

    expect(card(page)).to_contain_text("median 2 ± 1.6")
    expect(card(page)).to_contain_text("10.3174/ajnr.A5680")

    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("/trajectories$"))


def test_back_closes_a_card_and_forward_opens_it(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)
    by_pointer(page)
    expect(card(page)).to_contain_text("median 7 ± 1.8")

    page.go_back()
    expect(card(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("region=thoracic$"))

    page.go_forward()
    expect(card(page)).to_contain_text("median 7 ± 1.8")


def test_the_same_card_opens_again(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)
    for _ in range(2):
        by_pointer(page)
        expect(card(page)).to_contain_text("median 7 ± 1.8")
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)


def test_the_keyboard_walks_through_every_mark(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)
    said = page.locator(".pvp-frame .pvp-said").first
    chart(page).focus()

    for key, told in (
        ("ArrowRight", r"before treatment: median 7 ± 1\.8.*\(1 of 3\)"),
        ("ArrowRight", r"2–4 weeks: median 2 ± 1\.6.*\(2 of 3\)"),
        ("ArrowRight", r"20–24 weeks: median 2 ± 2\.1.*\(3 of 3\)"),
        ("ArrowRight", r"\(1 of 3\)"),
        ("ArrowLeft", r"\(3 of 3\)"),
    ):
        page.keyboard.press(key)
        expect(said).to_contain_text(re.compile(told))

    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("median 2 ± 2.1")


def test_a_card_leads_to_its_study(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?card=khan-2018.measurements.2")

    card(page).get_by_role("link", name="Everything this study reports").click()

    expect(heading(page)).to_have_text("What is printed about Khan 2018?")
    expect(card(page)).to_have_count(0)
