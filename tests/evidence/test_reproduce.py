"""The scripts print every digit of the figure and its table."""

import ast
import os
import shutil
import subprocess
import sys

import pytest

from evidence.share import scripts as reproduce
from evidence.topics.pooling import effects, synthesis

PAIN = "pain change, VAS"
R = shutil.which("Rscript")


def has_metafor():
    if R is None:
        return False
    code = "quit(status = !requireNamespace('metafor', quietly = TRUE))"
    return not subprocess.run([R, "-e", code], capture_output=True, check=False).returncode


def make(corpus, name=PAIN, window="1 month", unit="patients", wording="every wording", **settings):
    outcome = effects.outcome(name)
    chosen = synthesis.Settings(**settings)
    rows = effects.gather(corpus, outcome, window=window, unit=unit, correlation=chosen.correlation)
    rows = effects.counted_once(effects.worded(effects.of(rows, "tumour"), wording))
    return synthesis.combine(rows, outcome.name, outcome.kind, chosen)


def sparse(corpus):
    """Return leaks with few events, so that zeros meet the logistic model."""
    made = leaks(corpus)
    rows = made.whole.rows.assign(events=made.whole.rows["events"] // 20)
    rows["estimate"] = rows["events"].astype("Float64") / rows["total"]
    return synthesis.combine(rows, made.name, "proportion", made.settings)


def leaks(corpus):
    return make(corpus, "cement leakage", unit="vertebrae", wording="any cement leakage")


VIEWS = {
    "month": make,
    "week": lambda corpus: make(corpus, window="up to 1 week"),
    "three": lambda corpus: make(corpus, window="3 months", correlation=0.3),
    "six": lambda corpus: make(corpus, window="6 months", correlation=0.7),
    "dl": lambda corpus: make(corpus, tau2="DL", interval="wald"),
    "pm": lambda corpus: make(corpus, tau2="PM", interval="hksj"),
    "ml": lambda corpus: make(corpus, tau2="ML"),
    "ee": lambda corpus: make(corpus, tau2="EE", interval="wald"),
    "leaks": leaks,
    "sparse": sparse,
}


def run(command, source):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command,
        input=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return tuple(done.stdout.splitlines())


@pytest.mark.parametrize("view", VIEWS)
def test_the_python_script_prints_the_figures_digits(corpus, view):
    made = VIEWS[view](corpus)
    assert made.pooled

    script = reproduce.python_script(made, "at some visit", corpus.version)

    assert run([sys.executable, "-W", "error", "-"], script) == reproduce.printed(made)


@pytest.mark.metafor
@pytest.mark.skipif(not has_metafor(), reason="R with metafor is not installed")
@pytest.mark.parametrize("view", VIEWS)
def test_the_r_script_prints_the_figures_digits(corpus, view, tmp_path):
    made = VIEWS[view](corpus)
    script = tmp_path / "pooled.R"
    script.write_text(reproduce.r_script(made, "at some visit", corpus.version), encoding="utf-8")

    assert run([R, "--vanilla", str(script)], "") == reproduce.printed(made)


@pytest.mark.parametrize("view", ["month", "leaks"])
def test_what_is_printed_stands_in_the_table(corpus, view):
    made = VIEWS[view](corpus)
    lines = dict(line.rsplit(" ", 1) for line in reproduce.printed(made))
    table = synthesis.table(made).set_index("study")
    whole = table.loc["Pooled, all studies", "effect"].replace("−", "-")
    prediction = table.loc["Prediction interval", "effect"].replace("−", "-")

    assert whole == "{} [{} to {}]".format(
        *(lines[f"all studies: {name}"] for name in ("estimate", "ci_low", "ci_high"))
    )
    assert prediction == "[{} to {}]".format(
        *(lines[f"all studies: {name}"] for name in ("pi_low", "pi_high"))
    )
    weights = {k.removeprefix("all studies: weight "): v for k, v in lines.items() if "weight" in k}
    for study, weight in weights.items():
        if not study.startswith("PVP"):
            assert table.loc[study, "weight"] == f"{weight} %"


def test_the_python_script_needs_nothing_of_ours(corpus):
    script = reproduce.python_script(make(corpus), "at 1 month", corpus.version)
    imported = {
        name.name.split(".")[0] if isinstance(node, ast.Import) else str(node.module).split(".")[0]
        for node in ast.walk(ast.parse(script))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }

    assert imported == {"math", "numpy", "scipy"}
    assert "kastler-2014.measurements.4" in script


def test_nothing_pooled_prints_nothing(corpus):
    made = make(corpus, window="12 months")

    assert reproduce.printed(made) == ()
    assert run([sys.executable, "-"], reproduce.python_script(made, "x", "1")) == ()
