"""The R script: metafor."""

import json

from evidence.share.scripts import embedded_rows
from evidence.topics.pooling.combined import Synthesis

_HEAD = """# {title}: recompute the pooled values of PVP Evidence, corpus {version}.
# Needs metafor (checked with 3.8-1). Prints each number as the figure shows it.
suppressPackageStartupMessages(library(metafor))

rows <- data.frame(
{columns}
)
show <- function(name, label, value) cat(name, ": ", label, " ", value, "\\n", sep = "")
"""

_CHANGE = """
correlation <- {correlation} # assumed between the two visits, to impute the SD of the change
rows$yi <- rows$after - rows$before
rows$vi <- with(rows, (sd_before^2 + sd_after^2 - 2 * correlation * sd_before * sd_after) / n)
digits <- function(x, d) sprintf(paste0("%.", d, "f"), round(x, d) + 0)

pool <- function(name, d) {{
  fit <- rma(yi, vi, data = d, method = "{method}", test = "{test}",
             control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000))
  k <- fit$k
  show(name, "k", k)
  show(name, "estimate", digits(fit$beta[1], 2))
  show(name, "ci_low", digits(fit$ci.lb, 2))
  show(name, "ci_high", digits(fit$ci.ub, 2))
  if (k >= 5 && "{method}" != "EE") {{
    half <- qt(0.975, k - 2) * sqrt(fit$tau2 + fit$se^2) # t on k-2 degrees of freedom
    show(name, "pi_low", digits(fit$beta[1] - half, 2))
    show(name, "pi_high", digits(fit$beta[1] + half, 2))
  }}
  show(name, "tau", digits(sqrt(fit$tau2), 2))
  show(name, "I2", digits(fit$I2, 0))
  show(name, "Q", digits(fit$QE, 2))
  for (i in seq_len(k)) show(name, paste("weight", d$study[i]), digits(weights(fit)[i], 1))
}}
"""

_COUNTS = """
pool <- function(name, d) {{
  fit <- rma.glmm(measure = "PLO", xi = events, ni = total, data = d, nAGQ = 7)
  k <- fit$k
  percent <- function(logit) {{
    value <- 100 * plogis(logit)
    for (d in 1:4) {{ # only none is 0 %, only all is 100 %
      text <- sprintf(paste0("%.", d, "f"), value)
      if (as.numeric(text) > 0 && as.numeric(text) < 100) return(text)
    }}
    if (value < 50) "less than 0.0001" else "more than 99.9999"
  }}
  show(name, "k", k)
  show(name, "estimate", percent(fit$beta[1]))
  show(name, "ci_low", percent(fit$ci.lb))
  show(name, "ci_high", percent(fit$ci.ub))
  if (k >= 5) {{
    half <- qt(0.975, k - 2) * sqrt(fit$tau2 + fit$se^2) # t on k-2 degrees of freedom
    show(name, "pi_low", percent(fit$beta[1] - half))
    show(name, "pi_high", percent(fit$beta[1] + half))
  }}
  show(name, "tau", sprintf("%.2f", sqrt(fit$tau2)))
  show(name, "I2", sprintf("%.0f", fit$I2))
  show(name, "Q", sprintf("%.2f", fit$QE.LRT))
}}
"""

_RUN = """
for (name in unique(rows$set)) pool(name, rows[rows$set == name, ])
"""

_TESTS = {"hksj-adhoc": "adhoc", "hksj": "knha", "wald": "z"}


def r_script(synthesis: Synthesis, version: str) -> str:
    """Return a script that prints `results.printed`, one number a line."""
    found = embedded_rows.rows(synthesis)
    columns = [
        _column("set", [_quoted(row.set) for row in found]),
        _column("study", [_quoted(row.study) for row in found]),
        *(
            _column(name, [row.numbers[place] for row in found])
            for place, name in enumerate(embedded_rows.columns(synthesis))
        ),
    ]
    head = _HEAD.format(
        title=embedded_rows.title(synthesis),
        version=embedded_rows.comment(version),
        columns=",\n".join(columns),
    )
    if synthesis.kind == "proportion":
        return head + _COUNTS.format() + _RUN
    settings = synthesis.settings
    test = _TESTS[settings.interval]
    body = _CHANGE.format(correlation=settings.correlation, method=settings.tau2, test=test)
    return head + body + _RUN


def _column(name: str, values: list[str]) -> str:
    return f"  {name} = c({', '.join(values)})"


def _quoted(text: str) -> str:
    """Return a text as R reads it on every platform, letters beyond ASCII escaped."""
    return json.dumps(text)
