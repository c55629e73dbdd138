"""The scripts print every digit of the figure and its table."""

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.share import scripts
from evidence.topics.pooling.candidates import candidates
from evidence.topics.pooling.combined import Settings, combine
from evidence.topics.pooling.questions import Question, outcome
from evidence.topics.pooling.table import table

PAIN = "pain change, VAS"
R = shutil.which("Rscript")


def has_metafor():
    if R is None:
        return False
    code = (
        "for (p in c('metafor', 'lme4')) if (!requireNamespace(p, quietly = TRUE)) quit(status = 1)"
    )
    return not subprocess.run([R, "-e", code], capture_output=True, check=False).returncode


def make(cohorts, name=PAIN, when="1 month", wording="every wording", **settings):
    question = Question(outcome(name), when, "tumour", wording)
    chosen = Settings(**settings)
    choice = choose(cohorts, Selection(collection="all"))
    return combine(candidates(choice, question, chosen.correlation), question, chosen)


def leaks(cohorts):
    return make(cohorts, "cement leakage", "vertebrae", "any cement leakage")


def sparse(cohorts):
    """Return leaks with few events, so that zeros meet the logistic model."""
    made = leaks(cohorts)
    rows = [
        replace(one, row=replace(one.row, events=one.row.events // 20)) for one in made.whole.rows
    ]
    return combine(rows, made.question, made.settings)


VIEWS = {
    "month": make,
    "week": lambda cohorts: make(cohorts, when="up to 1 week"),
    "three": lambda cohorts: make(cohorts, when="3 months", correlation=0.3),
    "six": lambda cohorts: make(cohorts, when="6 months", correlation=0.7),
    "dl": lambda cohorts: make(cohorts, tau2="DL", interval="wald"),
    "pm": lambda cohorts: make(cohorts, tau2="PM", interval="hksj"),
    "ml": lambda cohorts: make(cohorts, tau2="ML"),
    "ee": lambda cohorts: make(cohorts, tau2="EE", interval="wald"),
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


EACH_IN_PYTHON = """
import runpy, sys
for file in sys.argv[1:]:
    print(">", file)
    runpy.run_path(file)
"""
EACH_IN_R = """
for (file in commandArgs(TRUE)) {
  cat(">", file, "\n")
  source(file, local = new.env())
}
"""


@pytest.fixture(scope="module")
def views(cohorts):
    return {name: view(cohorts) for name, view in VIEWS.items()}


@pytest.fixture(scope="module")
def printed_by(views, cohorts, tmp_path_factory):
    """Run the scripts of all views, which share only the start of Python or R; give their lines."""

    def run_all(command, script):
        folder = tmp_path_factory.mktemp("scripts")
        files = {str(folder / name): name for name in views}
        for file, name in files.items():
            Path(file).write_text(script(views[name], cohorts.version), encoding="utf-8")
        found = {}
        for line in run([*command, *files], ""):
            if line.startswith("> "):
                found[files[line[2:].strip()]] = lines = []
            else:
                lines.append(line)
        return {name: tuple(lines) for name, lines in found.items()}

    return run_all


@pytest.fixture(scope="module")
def printed_by_python(printed_by):
    return printed_by([sys.executable, "-W", "error", "-c", EACH_IN_PYTHON], scripts.python_script)


@pytest.fixture(scope="module")
def printed_by_r(printed_by):
    return printed_by([R, "--vanilla", "-e", EACH_IN_R], scripts.r_script)


@pytest.mark.parametrize("view", VIEWS)
def test_the_python_script_prints_the_figures_digits(views, printed_by_python, view):
    assert views[view].pooled

    assert printed_by_python[view] == scripts.printed(views[view])


@pytest.mark.metafor
@pytest.mark.skipif(not has_metafor(), reason="R with metafor is not installed")
@pytest.mark.parametrize("view", VIEWS)
def test_the_r_script_prints_the_figures_digits(views, printed_by_r, view):
    assert printed_by_r[view] == scripts.printed(views[view])


def as_code(text):
    return text.replace("−", "-").replace("\N{NO-BREAK SPACE}%", "")


def test_what_is_printed_of_a_change_stands_in_the_table(cohorts):
    made = make(cohorts)
    lines = dict(line.rsplit(" ", 1) for line in scripts.printed(made))
    rows = {row["study"]: row for row in table(made).rows}

    whole = as_code(rows["Pooled, all studies"]["effect"])
    names = ("estimate", "ci_low", "ci_high")
    assert whole == "{} [{} to {}]".format(*(lines[f"all studies: {name}"] for name in names))
    prediction = as_code(rows["Prediction interval"]["effect"])
    names = ("pi_low", "pi_high")
    assert prediction == "[{} to {}]".format(*(lines[f"all studies: {name}"] for name in names))
    start = "all studies: weight "
    weights = {name.removeprefix(start): line for name, line in lines.items() if start in name}
    assert len(weights) == 6
    for study, weight in weights.items():
        assert as_code(rows[study]["weight"]) == weight


def test_what_is_printed_of_a_share_stands_in_the_table(cohorts):
    made = leaks(cohorts)
    lines = dict(line.rsplit(" ", 1) for line in scripts.printed(made))
    rows = {row["study"]: row for row in table(made).rows}

    names = ("estimate", "ci_low", "ci_high")
    estimate, low, high = (lines[f"all studies: {name}"] for name in names)
    assert as_code(rows["Pooled, all studies"]["effect"]) == f"{estimate} ({low}–{high})"
    low, high = lines["all studies: pi_low"], lines["all studies: pi_high"]
    assert as_code(rows["Prediction interval"]["effect"]) == f"{low}–{high}"


def test_the_python_script_needs_nothing_of_ours(cohorts):
    script = scripts.python_script(make(cohorts), cohorts.version)
    imported = {
        name.name.split(".")[0] if isinstance(node, ast.Import) else str(node.module).split(".")[0]
        for node in ast.walk(ast.parse(script))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }

    assert imported == {"math", "numpy", "scipy"}
    assert "kastler-2014.measurements.4" in script
    assert script.startswith('"""pain change, VAS, at 1 month, patients: tumour')


def test_nothing_pooled_prints_nothing(cohorts):
    made = make(cohorts, when="12 months")

    assert scripts.printed(made) == ()
    assert run([sys.executable, "-"], scripts.python_script(made, "1")) == ()
