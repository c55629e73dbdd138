"""Agreement with a third implementation, PyMARE, which shares no code with metafor or with us."""

import json
from pathlib import Path

import numpy as np
import pytest

from evidence import statistics

pymare = pytest.importorskip("pymare", reason="PyMARE is not installed")

PINNED = json.loads(
    (Path(__file__).parents[1] / "data" / "metafor.json").read_text(encoding="utf-8")
)
NAMES = {"REML": "REML", "ML": "ML", "DL": "DL", "EE": "FE"}
"""Our estimators and PyMARE's names for them; it has no Paule–Mandel."""

CASES = [
    (case["estimates"], case["variances"], case["estimator"])
    for case in PINNED["effects"]
    if case["estimator"] in NAMES
]
ONE_FAR_SURER = [
    (estimates, [1e-8, *variances[1:]], estimator)
    for estimates, variances, estimator in CASES
    if estimator == "DL" and len(estimates) < 10
]
"""The same with one study that outweighs the others; elsewhere PyMARE's search stops early."""


@pytest.mark.parametrize("case", [*CASES, *ONE_FAR_SURER], ids=lambda case: f"k{len(case[0])}")
def test_effects_pool_as_in_pymare(case):
    estimates, variances, estimator = case
    theirs = pymare.meta_regression(
        y=np.array(estimates), v=np.array(variances), method=NAMES[estimator]
    )
    fixed, spread = theirs.get_fe_stats(), theirs.get_heterogeneity_stats()

    interval = "wald" if estimator == "EE" else "hksj"  # as PyMARE has it
    ours = statistics.pool_effects(estimates, variances, estimator, interval)

    for field, value in (
        ("estimate", fixed["est"]),
        ("se", fixed["se"]),
        ("ci_low", fixed["ci_l"]),
        ("ci_high", fixed["ci_u"]),
        ("tau2", theirs.tau2),
        ("q", spread["Q"]),
        ("q_p", spread["p(Q)"]),
    ):
        assert getattr(ours, field) == pytest.approx(float(np.ravel(value)[0]), 1e-4, 1e-5), field
