"""Scripts, with the data in them, that recompute the pooled values of a figure.

Python needs numpy and scipy only, R needs metafor. Neither uses this package: whoever doubts a
figure runs other code. Both print one line per number, as the figure rounds it.
"""

from evidence.share.scripts.python import python_script
from evidence.share.scripts.r import r_script
from evidence.share.scripts.results import printed

__all__ = ["printed", "python_script", "r_script"]
