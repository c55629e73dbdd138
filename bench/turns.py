"""From a click in the menu until the chart of the other page is finished."""

from collections import defaultdict

from bench import browser, cases, readers, results, serving

ROUNDS = 5


def main() -> None:
    rows: list[results.Row] = []
    with browser.browser() as chromium, serving.ours() as server:
        for collection in cases.COLLECTIONS:
            titles = [
                title for name, title in cases.TITLES.items() if cases.primary_for(name, collection)
            ]
            page = browser.opened(chromium, f"{server.url}/?collection={collection}")
            times: defaultdict[str, list[float]] = defaultdict(list)
            for _ in range(ROUNDS):
                for title in [*titles[1:], titles[0]]:
                    readers.turn_to(page, title)
                    times[title].append(browser.quiet(page))
            rows += [
                (f"{title}, {collection}", results.median(times[title]), max(times[title]))
                for title in titles
            ]
            page.context.close()
    results.write("Change of page", _ABOUT, results.table(("to", "finished", "slowest"), rows))


_ABOUT = f"""From the click in the menu to the last change of any chart, {ROUNDS} times each."""
