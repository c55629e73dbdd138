"""The Python script: numpy and scipy, nothing of ours."""

from evidence.share.scripts import embedded_rows
from evidence.topics.pooling.combined import Synthesis

_HEAD = '''"""{title}: recompute the pooled values of PVP Evidence, corpus {version}.

Needs numpy and scipy. Prints each number as the figure shows it.
"""

import math

import numpy as np
from scipy import optimize, special, stats

# set (all studies, or a group), study, {columns}
ROWS = [
{rows}]
'''

_CHANGE = '''
CORRELATION = {correlation}  # assumed between the two visits, to impute the SD of the change
TAU2 = "{tau2}"
INTERVAL = "{interval}"


def q(yi, vi, tau2=0.0):
    wi = 1 / (vi + tau2)
    return float(wi @ (yi - wi @ yi / wi.sum()) ** 2)


def likelihood(tau2, yi, vi, restricted):
    wi = 1 / (vi + tau2)
    value = -0.5 * (np.log(vi + tau2).sum() + q(yi, vi, tau2))
    return value - 0.5 * math.log(wi.sum()) if restricted else value


def between(yi, vi):
    """Return the variance between studies."""
    k, wi = len(yi), 1 / vi
    if TAU2 == "EE":
        return 0.0
    if TAU2 == "DL":
        return max(0.0, (q(yi, vi) - (k - 1)) / (wi.sum() - (wi**2).sum() / wi.sum()))
    if TAU2 == "PM":
        if q(yi, vi) <= k - 1:
            return 0.0
        return optimize.brentq(lambda t: q(yi, vi, t) - (k - 1), 0, 1e4, xtol=1e-14)
    loss = lambda t: -likelihood(t, yi, vi, TAU2 == "REML")
    grid = np.concatenate([[0.0], np.geomspace(1e-8, 1e3, 400)])
    best = int(np.argmin([loss(t) for t in grid]))
    if best == 0:
        return 0.0
    bounds = (grid[best - 1], grid[min(best + 1, len(grid) - 1)])
    exact = {{"xatol": 1e-14}}
    return optimize.minimize_scalar(loss, bounds=bounds, method="bounded", options=exact).x


def pool(name, rows):
    before, after, sd0, sd1, n = np.array([row[2:] for row in rows], dtype=float).T
    yi = after - before
    vi = (sd0**2 + sd1**2 - 2 * CORRELATION * sd0 * sd1) / n
    k, tau2 = len(yi), between(yi, vi)
    wi = 1 / (vi + tau2)
    mean = wi @ yi / wi.sum()
    se = math.sqrt(1 / wi.sum())
    if INTERVAL != "wald":
        ratio = wi @ (yi - mean) ** 2 / (k - 1)
        se *= math.sqrt(max(1.0, ratio) if INTERVAL == "hksj-adhoc" else ratio)
    half = (stats.norm.ppf(0.975) if INTERVAL == "wald" else stats.t.ppf(0.975, k - 1)) * se
    show(name, "k", k, 0)
    for label, value in (("estimate", mean), ("ci_low", mean - half), ("ci_high", mean + half)):
        show(name, label, value, 2)
    if k >= 5 and TAU2 != "EE":
        half = stats.t.ppf(0.975, k - 2) * math.sqrt(tau2 + se**2)
        show(name, "pi_low", mean - half, 2)
        show(name, "pi_high", mean + half, 2)
    show(name, "tau", math.sqrt(tau2), 2)
    fixed = 1 / vi
    typical = (k - 1) / (fixed.sum() - (fixed**2).sum() / fixed.sum())
    surplus = max(0.0, 100 * (q(yi, vi) - (k - 1)) / q(yi, vi))
    show(name, "I2", surplus if TAU2 == "EE" else 100 * tau2 / (tau2 + typical), 0)
    show(name, "Q", q(yi, vi), 2)
    for row, weight in zip(rows, 100 * wi / wi.sum()):
        show(name, f"weight {{row[1]}}", weight, 1)


def show(name, label, value, digits):
    print(f"{{name}}: {{label}} {{round(value, digits) + 0.0:.{{digits}}f}}")
'''

_COUNTS = '''
NODES, WEIGHTS = np.polynomial.hermite.hermgauss(7)


def cluster(mean, tau, events, total):
    """Return the log-likelihood of one study, by adaptive Gauss-Hermite quadrature."""
    def joint(u):
        logit = mean + tau * u
        return events * logit - total * np.logaddexp(0, logit) - u**2 / 2

    mode = 0.0
    for _ in range(100):
        share = 1 / (1 + math.exp(-(mean + tau * mode)))
        step = (tau * (events - total * share) - mode) / (1 + tau**2 * total * share * (1 - share))
        mode += step
        if abs(step) < 1e-12:
            break
    share = 1 / (1 + math.exp(-(mean + tau * mode)))
    sd = 1 / math.sqrt(1 + tau**2 * total * share * (1 - share))
    terms = joint(mode + math.sqrt(2) * sd * NODES) + NODES**2 + np.log(WEIGHTS)
    return float(np.logaddexp.reduce(terms)) + math.log(sd) - 0.5 * math.log(math.pi)


def pool(name, rows):
    """Fit a random-intercept logistic model by maximum likelihood."""
    events, total = np.array([row[2:] for row in rows], dtype=float).T

    def loss(at):
        return -sum(cluster(at[0], at[1], x, n) for x, n in zip(events, total))

    share = events.sum() / total.sum()
    centre, best = math.log(share / (1 - share)), None
    for tau in (0.0, 0.3, 1.0, 2.0):
        found = optimize.minimize(loss, [centre, tau], method="Nelder-Mead",
                                  bounds=[(-30, 30), (0, 20)],
                                  options={{"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}})
        best = found if best is None or found.fun < best.fun - 1e-9 else best
    mean, tau = best.x
    tau = 0.0 if tau < 1e-4 else tau
    step = 1e-4
    if tau:
        def bend(i, j):
            total_ = 0.0
            for a in (1, -1):
                for b in (1, -1):
                    at = np.array([mean, tau])
                    at[i] += a * step
                    at[j] += b * step
                    total_ += a * b * loss(at)
            return total_ / (4 * step**2)
        hessian = np.array([[bend(0, 0), bend(0, 1)], [bend(1, 0), bend(1, 1)]])
        se = math.sqrt(np.linalg.inv(hessian)[0, 0])
    else:
        se = 1 / math.sqrt(total.sum() * share * (1 - share))
    k, half = len(rows), stats.norm.ppf(0.975) * se
    show(name, "k", str(k))
    for label, logit in (("estimate", mean), ("ci_low", mean - half), ("ci_high", mean + half)):
        show(name, label, percent(logit))
    if k >= 5:
        half = stats.t.ppf(0.975, k - 2) * math.sqrt(tau**2 + se**2)
        show(name, "pi_low", percent(mean - half))
        show(name, "pi_high", percent(mean + half))
    show(name, "tau", f"{{tau:.2f}}")
    add = np.where((events == 0) | (events == total), 0.5, 0.0)
    wi = 1 / (1 / (events + add) + 1 / (total - events + add))
    typical = (k - 1) / (wi.sum() - (wi**2).sum() / wi.sum())
    show(name, "I2", f"{{100 * tau**2 / (tau**2 + typical):.0f}}")
    misses = total - events
    ratio = special.xlogy(events, events / total / share)
    ratio = ratio + special.xlogy(misses, misses / total / (1 - share))
    show(name, "Q", f"{{2 * ratio.sum():.2f}}")


def percent(logit):
    value = 100 / (1 + math.exp(-logit))
    for digits in (1, 2, 3, 4):  # only none is 0 %, only all is 100 %
        text = f"{{value:.{{digits}}f}}"
        if 0 < float(text) < 100:
            return text
    return "less than 0.0001" if value < 50 else "more than 99.9999"


def show(name, label, value):
    print(f"{{name}}: {{label}} {{value}}")
'''

_RUN = """

for name in dict.fromkeys(row[0] for row in ROWS):
    pool(name, [row for row in ROWS if row[0] == name])
"""


def python_script(synthesis: Synthesis, version: str) -> str:
    """Return a script that prints `results.printed`, one number a line."""
    rows = "".join(
        f"    ({row.set!r}, {row.study!r}, {', '.join(row.numbers)}),  # {row.row_id}\n"
        for row in embedded_rows.rows(synthesis)
    )
    head = _HEAD.format(
        title=embedded_rows.title(synthesis),
        version=embedded_rows.comment(version),
        columns=", ".join(embedded_rows.columns(synthesis)),
        rows=rows,
    )
    if synthesis.kind == "proportion":
        return head + _COUNTS.format() + _RUN
    settings = synthesis.settings
    body = _CHANGE.format(
        correlation=settings.correlation, tau2=settings.tau2, interval=settings.interval
    )
    return head + body + _RUN
