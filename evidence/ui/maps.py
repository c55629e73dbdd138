"""A chart made of cells: a choice of one sets a row and a column, and so do two boxes."""

from evidence.topics.page import Page
from evidence.ui import address
from evidence.ui.charts import framed_chart


def cell_map(page: Page, key: str, axes: tuple[str, str]) -> None:
    """Draw a chart of cells of a page; each cell's `customdata` is its row and its column.

    `axes` names the options that they set, as `cell_<axis>`.
    """

    def choose(custom: list[str]) -> None:
        for name, value in zip(axes, custom, strict=False):
            address.put(f"cell_{name}", value)

    framed_chart(page, key, choose)
