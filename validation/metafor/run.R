# Ask metafor for the answers that evidence.statistics is tested against.
#
#   Rscript run.R SEED EFFECTS PROPORTIONS OUT.json
#
# EFFECTS random meta-analyses of effects (every tau^2 estimator x every interval in turn) and
# PROPORTIONS random single-arm proportion meta-analyses (one third of them sparse).
# Each is fitted twice: with metafor's default stopping rules ("default") and with rules tight
# enough that the stopping point no longer shows in the sixth digit ("tight").

suppressPackageStartupMessages({
  library(metafor)
  library(jsonlite)
})

arguments <- commandArgs(trailingOnly = TRUE)
set.seed(as.integer(arguments[1]))
n_effects <- as.integer(arguments[2])
n_proportions <- as.integer(arguments[3])

estimators <- c("REML", "DL", "PM", "ML", "EE")
intervals <- c("wald", "hksj", "hksj-adhoc")
tests <- c("wald" = "z", "hksj" = "knha", "hksj-adhoc" = "adhoc")

quietly <- function(expression) {
  tryCatch(suppressMessages(suppressWarnings(expression)), error = function(e) conditionMessage(e))
}

draw_effects <- function() {
  k <- sample(c(2:12, 15, 20, 25, 30, 40), 1)
  scale <- 10^runif(1, -1, 1)
  spread <- sample(c(0, 0, 0.05, 0.3, 1, 3), 1)
  se <- scale * exp(runif(k, log(0.1), log(runif(1, 0.2, 3))))
  centre <- scale * rnorm(1, 0, 3)
  list(yi = signif(rnorm(k, centre, sqrt(se^2 + (spread * scale)^2)), 8), vi = signif(se^2, 8))
}

fit_effects <- function(data, estimator, test, tight) {
  control <- if (tight) {
    list(threshold = 1e-12, maxiter = 1e5, tol = 1e-13, tau2.max = 1e7)
  } else {
    list()
  }
  fit <- quietly(rma(data$yi, data$vi, method = estimator, test = test, control = control))
  if (is.character(fit)) return(list(error = fit))
  riley <- quietly(predict(fit, pi.type = "riley"))
  own <- quietly(predict(fit))
  limits <- if (estimator == "EE") NULL else {
    quietly(confint(fit, control = if (tight) list(tol = 1e-13, tau2.max = 1e7) else list()))
  }
  list(
    estimate = c(fit$beta), se = fit$se, ci_low = fit$ci.lb, ci_high = fit$ci.ub,
    tau2 = fit$tau2, i2 = fit$I2, q = fit$QE, q_p = fit$QEp,
    pi_low = riley$pi.lb, pi_high = riley$pi.ub, own_pi_low = own$pi.lb, own_pi_high = own$pi.ub,
    tau2_low = limits$random["tau^2", "ci.lb"], tau2_high = limits$random["tau^2", "ci.ub"],
    weights = if (tight) unname(weights(fit))
  )
}

draw_proportions <- function(sparse) {
  k <- sample(2:40, 1)
  totals <- round(exp(runif(k, log(8), log(sample(c(40, 150, 1000), 1)))))
  centre <- if (sparse) qlogis(runif(1, 0.003, 0.05)) else rnorm(1, 0, 1.5)
  chances <- plogis(rnorm(k, centre, sample(c(0, 0.2, 0.5, 1, 2), 1)))
  events <- rbinom(k, totals, chances)
  list(xi = events, ni = totals)
}

glmm <- function(data, control) {
  quietly(rma.glmm(xi = data$xi, ni = data$ni, measure = "PLO", nAGQ = 7, control = control))
}

fit_proportions <- function(data, tight) {
  if (tight) {
    # lme4's inner loop sometimes can't reach the tightest rule; the next one still can.
    for (inner in c(1e-11, 1e-10, 1e-12, 1e-9)) {
      fit <- glmm(data, list(glmerCtrl = list(
        optimizer = "bobyqa", tolPwrss = inner,
        optCtrl = list(rhobeg = 0.02, rhoend = 1e-8, maxfun = 1e5)
      )))
      if (!is.character(fit)) break
    }
  } else {
    fit <- glmm(data, list())
  }
  if (is.character(fit)) return(list(error = fit))
  riley <- quietly(predict(fit, pi.type = "riley"))
  own <- quietly(predict(fit))
  list(
    estimate = c(fit$beta), se = fit$se, ci_low = fit$ci.lb, ci_high = fit$ci.ub,
    tau2 = fit$tau2, i2 = fit$I2, q = fit$QE.LRT, q_p = fit$QEp.LRT,
    pi_low = riley$pi.lb, pi_high = riley$pi.ub, own_pi_low = own$pi.lb, own_pi_high = own$pi.ub
  )
}

effects <- lapply(seq_len(n_effects), function(i) {
  data <- draw_effects()
  estimator <- estimators[(i - 1) %% 5 + 1]
  interval <- intervals[((i - 1) %/% 5) %% 3 + 1]
  list(
    estimates = data$yi, variances = data$vi, estimator = estimator, interval = interval,
    default = fit_effects(data, estimator, tests[[interval]], FALSE),
    tight = fit_effects(data, estimator, tests[[interval]], TRUE)
  )
})

proportions <- lapply(seq_len(n_proportions), function(i) {
  repeat {
    data <- draw_proportions(sparse = i %% 3 == 0)
    if (sum(data$xi) > 0 && sum(data$xi) < sum(data$ni)) break
  }
  list(
    events = data$xi, totals = data$ni,
    default = fit_proportions(data, FALSE), tight = fit_proportions(data, TRUE)
  )
})

write_json(
  list(
    versions = list(
      R = as.character(getRversion()), metafor = as.character(packageVersion("metafor")),
      lme4 = as.character(packageVersion("lme4"))
    ),
    seed = as.integer(arguments[1]), effects = effects, proportions = proportions
  ),
  arguments[4],
  auto_unbox = TRUE, digits = NA, na = "null", null = "null"
)
