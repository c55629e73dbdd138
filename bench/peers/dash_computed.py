"""Dash with each figure computed by our functions when it is asked for.

python bench/peers/dash_computed.py PORT
"""

import sys

from bench.peers.dash_app import serve
from bench.peers.figures import cohorts, figure, selections
from evidence.cohorts import choose

if __name__ == "__main__":
    records = cohorts()
    known = selections(records)
    serve(list(known), lambda name: figure(choose(records, known[name])), int(sys.argv[1]))
