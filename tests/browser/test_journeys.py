"""What readers do: filter, share a link, open a study, find nothing, come with a strange address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import await_studies, chart, chips, choose, heading, strip, tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_filter_share_and_reopen(open_page: Callable[..., Page], settle: Callable) -> None:
    """A filter changes the chart and the address; the address shows another reader the same."""
    page = open_page("/trajectories")
    expect(chart(page)).to_contain_text("Kastler 2014")

    tick(page, "Tumour primary", "breast")
    expect(page).to_have_url(re.compile(r"/trajectories\?primary=breast$"))
    tick(page, "Spinal region", "thoracic")
    expect(page).to_have_url(re.compile(r"/trajectories\?primary=breast&region=thoracic$"))
    settle(page)
    await_studies(page, "khan-2018")
    expect(chart(page)).to_contain_text("Khan 2018")

    other = open_page(page.url)
    await_studies(other, "khan-2018")
    for seen in (heading, chips, chart):
        assert seen(other).all_inner_texts() == seen(page).all_inner_texts()


def test_a_chip_takes_its_filter_off(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&primary=kidney&region=thoracic")
    expect(chips(page)).to_have_count(3)

    chips(page).filter(has_text="kidney").click()

    expect(page).to_have_url(re.compile(r"/trajectories\?primary=breast&region=thoracic$"))
    expect(chips(page)).to_have_count(2)
    await_studies(page, "khan-2018")

    strip(page).get_by_role("button", name="Clear all").click()

    expect(page).to_have_url(re.compile(r"/trajectories$"))
    expect(chips(page)).to_have_count(0)


def test_a_filter_is_chosen_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories", width=390)
    for label in ("Tumour primary", "Therapy", "Instrument"):
        summary = strip(page).locator("summary").filter(has_text=label)
        summary.click()
        values = strip(page).get_by_role("group", name=label)
        expect(values).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")

    tick(page, "Instrument", "KPS")

    expect(page).to_have_url(re.compile(r"/trajectories\?instrument=KPS$"))


def test_a_phone_shows_the_first_chart_and_what_is_chosen_above_it(
    open_page: Callable[..., Page],
) -> None:
    """With a filter on, at a height that a phone's browser leaves of its screen."""
    page = open_page("/complications?primary=breast", width=390, height=700)
    expect(chart(page)).to_be_in_viewport()

    page = open_page("/therapies?window=last+visit", width=390, height=700)
    expect(page.get_by_role("radio", name="last visit")).to_be_in_viewport(ratio=1)


def test_the_keyboard_passes_a_folded_menu_by(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies", width=390)
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Complications")

    page.get_by_role("link", name="Skip to main content").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Expand sidebar")).to_be_focused()

    page.keyboard.press("Enter")
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page).to_have_url(re.compile("/complications$"))
    expect(link).not_to_be_visible()


def test_the_view_of_patients_prints_on_one_sheet(open_page: Callable[..., Page]) -> None:
    sheets = [
        len(re.findall(rb"/Type\s*/Page\b(?!s)", open_page(path).pdf(prefer_css_page_size=True)))
        for path in ("/patient?primary=breast", "/patient?collection=all", "/quality")
    ]

    assert sheets[:2] == [1, 1]
    assert sheets[2] > 1, "sheets would not be counted"


def test_the_wider_literature_joins_with_a_click(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies")
    rows = page.locator(".pvp-table tbody tr")
    expect(rows).to_have_count(17)

    choose(page, "Wider literature")

    expect(page).to_have_url(re.compile(r"/studies\?collection=all$"))
    expect(rows).not_to_have_count(17)

    choose(page, "Review")

    expect(page).to_have_url(re.compile(r"/studies$"))
    expect(rows).to_have_count(17)


def test_a_deep_link_into_a_fresh_server_opens_the_whole_frame(
    start_app: Callable, open_page: Callable[..., Page]
) -> None:
    """The first visit ever may be to any page: it must have its filters and no error notice."""
    with start_app() as url:
        page = open_page(f"{url}/studies?primary=breast")

        expect(strip(page).locator("summary").filter(has_text="Tumour primary")).to_be_visible()
        expect(chips(page)).to_have_text([re.compile("breast")])
        expect(page.get_by_text("Page not found")).to_have_count(0)
        expect(page).to_have_url(f"{url}/studies?primary=breast")


def test_a_study_opens_with_every_number(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies?study=khan-2018")
    main = page.get_by_test_id("stMain")

    expect(main.get_by_role("heading", name=re.compile("Khan 2018")).first).to_be_visible()
    expect(main.get_by_role("link", name="10.3174/ajnr.A5680").first).to_be_visible()
    expect(main).to_contain_text("2 of 69 patients")


def test_a_study_opens_from_the_list_and_the_filters_stay(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies?primary=breast")

    page.locator(".pvp-table").get_by_role("link", name=re.compile("Khan 2018")).click()

    expect(heading(page)).to_have_text("What is printed about Khan 2018?")
    expect(page).to_have_url(re.compile("primary=breast"))
    expect(chips(page)).to_have_count(0)  # one study is shown whatever the filters say
    page.go_back()
    expect(chips(page)).to_have_text([re.compile("breast")])


def test_an_empty_result_says_why_and_offers_a_way_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&aetiology=osteoporosis")
    main = page.get_by_test_id("stMain")

    expect(main).to_contain_text("No study matches")
    expect(main).to_contain_text("tumour primary breast")
    main.get_by_role("button", name="Reset all filters").click()

    expect(page).not_to_have_url(re.compile("primary="))
    expect(chart(page).locator(".main-svg").first).to_be_visible()


def test_a_strange_address_is_no_error(open_page: Callable[..., Page]) -> None:
    strange = "primary=%3Cscript%3E&region=x&collection=zzz&card=../../etc&study=%00&instrument="
    page = open_page(f"/studies?{strange}")

    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_an_unknown_value_is_said_in_one_line(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=brest&region=thoracic")

    expect(page.get_by_text("left aside")).to_have_count(1)
    expect(page.get_by_text("left aside")).to_contain_text(
        "Tumour primary: there is no “brest”, so it is left aside. Did you mean breast?"
    )
    expect(chips(page)).to_have_text([re.compile("thoracic")])
