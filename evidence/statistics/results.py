"""What the statistics hand back: frozen values, nothing else."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Light: TypeAlias = Literal["green", "amber", "red"]


class NotPooled(ValueError):  # noqa: N818 - it is an answer, not a fault
    """No pooled value can be given; the message is a sentence for the reader.

    Raised where a fit doesn't converge or the data hold no information on the answer.
    Nothing is ever put in its place: the caller shows the sentence and the single studies.
    """


@dataclass(frozen=True)
class Interval:
    """A lower and an upper limit, on the scale of what was asked (0–1 for proportions)."""

    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """One study's mean change in points of its scale, with its sampling variance.

    `imputed` is true when the SD of the change was built from an assumed `correlation`
    between the two visits; `correlation` is None when the study printed that SD.
    """

    estimate: float
    variance: float
    imputed: bool
    correlation: float | None = None


@dataclass(frozen=True)
class Pooled:
    """A pooled value and everything a forest plot or a methods line needs about it.

    `estimate`, `ci_*` and `pi_*` are on the scale the reader sees: points of the score, or
    0–1 for proportions. `se` and `tau2` are on the scale of the model, named by `scale`:
    "identity" (points), "logit" (proportions) or, in the
    teaching panel only, "arcsine". `pi_*` is None below five studies and for
    equal effects. `tau2_*` is None for equal effects, for a single study and for the GLMM,
    for which metafor has no such interval either. `i2` runs 0–100. `weights` are percentages in the
    order of the studies, None for the GLMM, which has none. `ci_df` and `pi_df` are
    the degrees of freedom of the t quantile used, None where it was the normal quantile.
    """

    k: int
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    pi_low: float | None
    pi_high: float | None
    tau2: float | None
    tau2_low: float | None
    tau2_high: float | None
    i2: float | None
    q: float
    q_df: int
    q_p: float
    method: str
    scale: Literal["identity", "logit", "arcsine"] = "identity"
    level: float = 0.95
    estimator: str = "REML"
    interval: str = "hksj-adhoc"
    ci_df: int | None = None
    pi_df: int | None = None
    weights: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a set of rows may be pooled, and why not or with what reserve.

    `reasons` are plain sentences, each saying what is shown; empty only when `level` is green.
    """

    allowed: bool
    reasons: tuple[str, ...]
    level: Light
