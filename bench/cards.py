"""From a click on a mark until its evidence card can be read."""

from bench import browser, cases, readers, results, serving

ROUNDS = 5
PAGES = ("trajectories", "complications", "therapies")


def main() -> None:
    rows: list[results.Row] = []
    with browser.browser() as chromium, serving.ours() as server:
        for collection in cases.COLLECTIONS:
            for name in PAGES:
                address = f"{server.url}{cases.path_of(name)}?collection={collection}"
                page = browser.opened(chromium, address)
                times = []
                for _ in range(ROUNDS):
                    readers.click_mark(page)
                    page.wait_for_function("benchProbe.dialog", timeout=browser.PATIENCE_MS)
                    times.append(float(page.evaluate("benchProbe.dialog - benchProbe.started")))
                    readers.close_card(page)
                    page.wait_for_timeout(browser.QUIET_MS)
                title = f"{cases.TITLES[name]}, {collection}"
                rows.append((title, results.median(times), max(times)))
                page.context.close()
    results.write("From click to card", _ABOUT, results.table(("", "readable", "slowest"), rows))


_ABOUT = f"""From the click on a mark to the first text of its card, {ROUNDS} clicks each."""
