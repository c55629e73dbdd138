# Ask metafor about sets in which one or a few studies outweigh all others by many powers of ten.
#
#   Rscript dominated.R SEED SETS OUT.json
#
# Each set is fitted with the next of the tau^2 estimators and stopping rules tight enough that the
# stopping point no longer shows in the sixth digit.

suppressPackageStartupMessages({
  library(metafor)
  library(jsonlite)
})

arguments <- commandArgs(trailingOnly = TRUE)
set.seed(as.integer(arguments[1]))
estimators <- c("REML", "ML", "DL", "PM")

draw <- function() {
  k <- sample(2:8, 1)
  vi <- 10^runif(k, -2, 1)
  few <- sample(k, if (k > 2) sample(min(k - 1, 3), 1) else 1)
  vi[few] <- vi[few] * 10^runif(length(few), -9, -3)
  list(estimates = signif(rnorm(k, 0, 10^runif(1, -2, 0.5)), 8), variances = signif(vi, 8))
}

fit <- function(data, estimator) {
  control <- list(threshold = 1e-14, maxiter = 1e5, tol = 1e-14, tau2.max = 1e7)
  found <- suppressWarnings(
    rma(data$estimates, data$variances, method = estimator, control = control)
  )
  list(estimate = c(found$beta), se = found$se, tau2 = found$tau2)
}

cases <- lapply(seq_len(as.integer(arguments[2])), function(number) {
  data <- draw()
  estimator <- estimators[(number - 1) %% length(estimators) + 1]
  c(data, list(estimator = estimator, metafor = fit(data, estimator)))
})
write(toJSON(
  list(seed = as.integer(arguments[1]), metafor = as.character(packageVersion("metafor")), cases = cases),
  auto_unbox = TRUE, digits = NA, pretty = 1
), arguments[3])
