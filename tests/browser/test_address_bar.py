"""The address bar holds the view: history, reload, a pasted link and the menu all follow it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import await_studies, chips, choose, heading, open_tab, tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def menu(page: Page, name: str) -> None:
    """Follow a link of the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()


View = tuple[str, str, list[str], list[str]]


def seen(page: Page) -> View:
    """Return address, question, filters and chosen options of a view."""
    chosen = page.locator("select").evaluate_all("all => all.map((one) => one.value)")
    return page.url, heading(page).inner_text(), chips(page).all_text_contents(), chosen


def expect_seen(page: Page, view: View) -> None:
    """Wait until a view is on screen again."""
    url, question, filters, chosen = view
    expect(page).to_have_url(url)
    expect(heading(page)).to_have_text(question)
    expect(chips(page)).to_have_text(filters)
    for place, value in enumerate(chosen):
        expect(page.locator("select").nth(place)).to_have_value(value)


def test_back_and_forward_walk_through_views(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page("/trajectories")

    def tick_primary() -> None:
        tick(page, "Tumour primary", "breast")
        expect(page).to_have_url(re.compile("primary=breast$"))

    def choose_score() -> None:
        page.get_by_label("Score shown").select_option("KPS")
        expect(page).to_have_url(re.compile("score=KPS$"))

    def turn_page() -> None:
        menu(page, "Complications")
        expect(page).to_have_url(re.compile(r"/complications\?primary=breast$"))

    def tick_region() -> None:
        tick(page, "Spinal region", "thoracic")
        expect(page).to_have_url(re.compile("region=thoracic$"))

    views = [seen(page)]
    for step in (tick_primary, choose_score, turn_page, tick_region):
        step()
        settle(page)
        views.append(seen(page))

    for view in reversed(views[:-1]):
        page.go_back()
        expect_seen(page, view)
        settle(page)
    for view in views[1:]:
        page.go_forward()
        expect_seen(page, view)
        settle(page)


def test_back_leads_from_a_study_to_the_list(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies?primary=breast")
    page.locator(".pvp-table").get_by_role("link", name=re.compile("Khan 2018")).click()
    expect(heading(page)).to_have_text("What is printed about Khan 2018?")

    page.go_back()

    expect(heading(page)).to_have_text("Which studies are these, and what does each print?")
    expect(page.locator(".pvp-table tbody tr")).to_have_count(1)


def test_a_reload_keeps_the_view(open_page: Callable[..., Page], settle: Callable) -> None:
    page = open_page("/trajectories")
    tick(page, "Tumour primary", "breast")
    expect(page).to_have_url(re.compile("primary=breast$"))
    choose(page, "Percent change")
    expect(page).to_have_url(re.compile(r"scale=Percent\+change$"))
    settle(page)
    before = seen(page)

    page.reload()
    settle(page)

    assert seen(page) == before
    expect(page.get_by_role("radio", name="Percent change")).to_be_checked()
    await_studies(page, "khan-2018")


def test_a_pasted_link_reopens_filters_and_options(open_page: Callable[..., Page]) -> None:
    filters = "collection=all&primary=myeloma&primary=breast"
    options = "score=ODI&scale=Change&highlight=Anselmetti+2012"
    page = open_page(f"/trajectories?{filters}&{options}")

    await_studies(page, "anselmetti-2012", "front-oncol-2024")
    expect(page.get_by_label("Score shown")).to_have_value("ODI")
    expect(page.get_by_role("radio", name="Change", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="Wider literature")).to_be_checked()
    expect(chips(page)).to_have_text([re.compile("myeloma"), re.compile("breast")])
    expect(page.get_by_text("Bring forward: 1 chosen")).to_be_visible()
    expect(page.get_by_text("left aside")).to_have_count(0)


def test_every_option_of_a_page_is_in_its_link(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page("/complications?collection=all")
    choose(page, "cement leakage")
    expect(page).to_have_url(re.compile(r"kind=cement\+leakage"))
    page.get_by_label("Unit", exact=True).select_option("all units")
    expect(page).to_have_url(re.compile(r"unit=all\+units"))
    page.get_by_label("Interval", exact=True).select_option("Clopper–Pearson")
    expect(page).to_have_url(re.compile("interval=Clopper"))
    page.get_by_role("switch").check()
    expect(page).to_have_url(re.compile("every=true"))
    settle(page)

    other = open_page(page.url)

    expect(other.get_by_role("radio", name="cement leakage")).to_be_checked()
    expect(other.get_by_label("Unit", exact=True)).to_have_value("all units")
    expect(other.get_by_label("Interval", exact=True)).to_have_value("Clopper–Pearson")
    expect(other.get_by_role("switch")).to_be_checked()
    assert seen(other) == seen(page)


def test_the_menu_carries_the_filters_and_leaves_the_options(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/trajectories?collection=all&primary=breast&primary=kidney&score=KPS")
    filters = "primary=breast&primary=kidney&collection=all"

    menu(page, "Complications")

    expect(page).to_have_url(re.compile(rf"/complications\?{filters}$"))
    expect(chips(page)).to_have_text([re.compile("breast"), re.compile("kidney")])

    menu(page, "Overview")

    expect(page).to_have_url(re.compile(rf"/\?{filters}$"))
    expect(chips(page)).to_have_text([re.compile("breast"), re.compile("kidney")])


def test_a_search_is_in_the_address(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies")

    page.get_by_label("Search", exact=True).press_sequentially("acta radiologica")

    expect(page).to_have_url(re.compile(r"/studies\?search=acta\+radiologica$"))
    expect(page.locator(".pvp-table tbody tr")).to_have_count(1)


def test_a_tab_of_a_chart_is_no_step_of_the_history(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories")
    menu(page, "Complications")
    expect(page).to_have_url(re.compile("/complications$"))
    expect(page.locator(".pvp-chart .main-svg").first).to_be_visible()

    open_tab(page, "Table")
    expect(page.get_by_role("tabpanel").or_(page.locator(".pvp-other table")).first).to_be_visible()
    page.go_back()

    expect(page).to_have_url(re.compile("/trajectories$"))


def test_what_a_control_leaves_behind_is_no_mistake_of_the_reader(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page("/gaps")
    page.get_by_label("Cells of therapy").select_option("PVP + MWA")
    expect(page).to_have_url(re.compile("cell_therapy="))
    settle(page)

    choose(page, "Primary and region")
    expect(page).to_have_url(re.compile("map=Primary"))
    expect(page.get_by_label("Cells of region")).to_be_visible()

    expect(page.get_by_text("left aside")).to_have_count(0)
    expect(open_page(page.url).get_by_text("left aside")).to_have_count(1)


def test_what_is_typed_makes_no_step_of_the_history(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page("/")
    menu(page, "Studies")
    box = page.get_by_label("Search", exact=True)
    rows = page.locator(".pvp-table tbody tr")
    box.press_sequentially("kh")
    expect(rows).not_to_have_count(17)
    box.press_sequentially("an")
    expect(page).to_have_url(re.compile("search=khan$"))
    expect(rows).to_have_count(2)
    settle(page)

    page.go_back()
    expect(heading(page)).to_have_text("Does vertebroplasty help patients with spinal tumours?")
    page.go_forward()

    expect(box).to_have_value("khan")
    expect(rows).to_have_count(2)


def test_the_menu_is_followed_right_after_typing(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies")
    page.evaluate("""() => {
        window.calledBack = 0;
        addEventListener("click", () => addEventListener("popstate", () => { calledBack += 1; }), true);
        const { send } = WebSocket.prototype; // on a slow line
        WebSocket.prototype.send = function (said) { setTimeout(() => send.call(this, said), 700); };
    }""")
    box = page.get_by_label("Search", exact=True)
    box.press_sequentially("khan")
    # Both in one go, so that no pause is over between the last letter and the click.
    page.evaluate(
        """box => {
        box.dispatchEvent(new Event("input", { bubbles: true }));
        [...document.querySelectorAll('[data-testid="stSidebar"] a')]
          .find((link) => link.textContent.trim() === "Complications").click();
    }""",
        box.element_handle(),
    )
    page.wait_for_timeout(600)

    expect(page).to_have_url(re.compile(r"/complications$"))
    expect(heading(page)).to_contain_text("How often")
    assert page.evaluate("calledBack") == 1  # by the menu itself, and by nothing typed before


def test_quick_ticks_are_all_kept(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies")
    page.locator("summary", has_text="Tumour primary").click()
    boxes = page.get_by_role("group", name="Tumour primary").get_by_role("checkbox")
    ticks = "(boxes) => boxes.slice(0, 4).forEach((box) => box.click())"

    boxes.evaluate_all(ticks)

    expect(chips(page)).to_have_count(4)
    expect(page).to_have_url(re.compile("(primary=[a-z]+&?){4}$"))
    boxes.evaluate_all(ticks)
    expect(chips(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("/studies$"))


def test_a_chip_taken_off_by_keyboard_hands_the_focus_on(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies?primary=breast&primary=lung")
    chips(page).first.focus()
    page.keyboard.press("Enter")

    expect(chips(page)).to_have_count(1)
    expect(chips(page).first).to_be_focused()
    page.keyboard.press("Enter")

    expect(chips(page)).to_have_count(0)
    expect(page.locator("summary", has_text="Tumour primary")).to_be_focused()


def test_a_long_list_stays_narrowed_after_a_tick(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page("/trajectories?collection=all")
    page.locator("summary", has_text="Therapy").click()
    page.get_by_label("Find in Therapy").fill("mwa")
    page.get_by_label(re.compile(r"^PVP \+ MWA \(")).check()
    expect(page).to_have_url(re.compile("therapy="))
    settle(page)

    expect(page.get_by_label("Find in Therapy")).to_have_value("mwa")
    expect(page.get_by_label(re.compile(r"^PVP \("))).to_be_hidden()
