"""The forest plot: wide with aligned columns, or compact with a card per row.

Both draw the same lines; a page shows the one that fits. Heights are in pixels: one unit of the
vertical axis is one pixel.
"""

from evidence.charts.forest.compact import forest_compact
from evidence.charts.forest.methods import methods_plot
from evidence.charts.forest.wide import forest

__all__ = ["forest", "forest_compact", "methods_plot"]
