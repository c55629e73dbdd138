"""How long a pool takes: 40 studies of effects under 20 ms, of proportions under 150 ms."""

import statistics as middle
import sys
import time
from collections.abc import Callable

import numpy as np

from bench import results
from evidence import statistics

STUDIES = 40
ROUNDS = 15
SEED = 11
EFFECTS_LIMIT, PROPORTIONS_LIMIT = 20.0, 150.0


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of one call, after one that pays for the imports."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return middle.median(times)


def main() -> int:
    random = np.random.default_rng(SEED)
    variances = np.exp(random.uniform(-4, 1, STUDIES))
    effects = random.normal(-4, np.sqrt(variances + 0.8))
    totals = random.integers(10, 500, STUDIES)
    common = random.binomial(totals, 1 / (1 + np.exp(-random.normal(0, 1, STUDIES))))
    rare = random.binomial(totals, 0.01)
    jobs = {
        f"pool_effects {estimator}": (
            EFFECTS_LIMIT,
            lambda estimator=estimator: statistics.pool_effects(effects, variances, estimator),
        )
        for estimator in ("REML", "DL", "PM", "ML", "EE")
    } | {
        "pool_proportions common": (
            PROPORTIONS_LIMIT,
            lambda: statistics.pool_proportions(common, totals),
        ),
        "pool_proportions rare": (
            PROPORTIONS_LIMIT,
            lambda: statistics.pool_proportions(rare, totals),
        ),
    }
    rows = [(name, milliseconds(work), limit) for name, (limit, work) in jobs.items()]
    results.write("Pools", _ABOUT, results.table(("", "ms", "limit"), rows))
    return 1 if any(taken > limit for _, taken, limit in rows) else 0


_ABOUT = f"""One pool of {STUDIES} studies; every page that pools makes a few of them."""


if __name__ == "__main__":
    sys.exit(main())
