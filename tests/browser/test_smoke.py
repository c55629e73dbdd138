"""The dashboard starts, and asks nobody else for anything."""

from playwright.sync_api import expect


def test_the_first_page_has_a_title(open_page):
    page = open_page("/")

    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_reading_a_page_is_between_the_reader_and_the_server(open_page, settle, app_url):
    asked = []
    page = open_page("/")
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    settle(page)

    assert [url for url in asked if not url.startswith((app_url, "data:", "blob:"))] == []


def test_no_error_reaches_the_console(open_page, settle):
    errors = []
    page = open_page("/")
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" else None,
    )
    page.reload()
    settle(page)

    assert errors == []
