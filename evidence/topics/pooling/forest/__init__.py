"""The forest plot: wide with aligned columns, or compact with a card per row.

Both draw the same lines; a page shows the one that fits. Heights are in pixels: one unit of the
vertical axis is one pixel.
"""

from evidence.topics.pooling.forest.compact import forest_compact
from evidence.topics.pooling.forest.methods import methods_plot
from evidence.topics.pooling.forest.wide import forest

__all__ = ["forest", "forest_compact", "methods_plot"]
