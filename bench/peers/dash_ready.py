"""Dash with every figure made beforehand.

python bench/peers/dash_ready.py PORT
"""

import sys

from bench.peers.dash_app import serve
from bench.peers.figures import figures

if __name__ == "__main__":
    made = figures()
    serve(list(made), made.__getitem__, int(sys.argv[1]))
