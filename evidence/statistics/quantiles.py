"""Quantiles and tails of the normal, t, chi-squared and beta distributions.

scipy is imported inside the functions: a page that pools nothing must not wait for it.
"""

from statistics import NormalDist


def normal(tail: float) -> float:
    """Return the value exceeded with probability `tail` by a standard normal variable."""
    return -NormalDist().inv_cdf(tail)


def student(tail: float, df: int) -> float:
    """Return the value exceeded with probability `tail` by Student's t on `df` degrees."""
    from scipy.special import stdtrit  # noqa: PLC0415

    return -float(stdtrit(df, tail))


def chi_squared(tail: float, df: int) -> float:
    """Return the value exceeded with probability `tail` by chi-squared on `df` degrees."""
    from scipy.special import gammainccinv  # noqa: PLC0415

    return 2 * float(gammainccinv(df / 2, tail))


def chi_squared_lower(tail: float, df: int) -> float:
    """Return the value undercut with probability `tail` by chi-squared on `df` degrees."""
    from scipy.special import gammaincinv  # noqa: PLC0415

    return 2 * float(gammaincinv(df / 2, tail))


def chi_squared_tail(value: float, df: int) -> float:
    """Return the probability that chi-squared on `df` degrees exceeds `value`; 1 for no degrees."""
    from scipy.special import gammaincc  # noqa: PLC0415

    return float(gammaincc(df / 2, value / 2)) if df > 0 else 1.0


def beta(probability: float, a: float, b: float) -> float:
    """Return the value undercut with `probability` by a beta variable."""
    from scipy.special import betaincinv  # noqa: PLC0415

    return float(betaincinv(a, b, probability))
