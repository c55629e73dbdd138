"""Whether a printed p-value can belong to the printed means, spreads and group sizes."""

import math
from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import Corpus

SAME_ORDER = 10.0
"""Printed and recomputed p-values that differ by a factor beyond this can't belong together."""


@dataclass(frozen=True)
class Summary:
    """What a paper prints of one group: mean, standard deviation, patients."""

    mean: float
    sd: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:g} ± {self.sd:g} (n {self.n})"


@dataclass(frozen=True)
class Welch:
    """Welch's t-test of two groups with unequal spreads; `p` is two-sided."""

    t: float
    df: float
    p: float


def welch(first: Summary, second: Summary) -> Welch:
    """Return Welch's test of the difference of two means, from what papers print.

    Raises:
        ValueError: a group of fewer than two patients, or a spread that is not above 0.
    """
    for group in (first, second):
        if group.n < 2 or group.sd <= 0:  # noqa: PLR2004
            raise ValueError(f"a group needs two patients and a spread above 0, found {group}")
    from scipy import stats  # noqa: PLC0415 - slow to import, and only this page needs it

    squares = [group.sd**2 / group.n for group in (first, second)]
    total = sum(squares)
    t = (first.mean - second.mean) / math.sqrt(total)
    df = total**2 / (squares[0] ** 2 / (first.n - 1) + squares[1] ** 2 / (second.n - 1))
    return Welch(t, df, float(2 * stats.t.sf(abs(t), df)))


@dataclass(frozen=True)
class Recomputed:
    """A printed p-value beside the one that follows from the printed summaries."""

    instrument: str
    first_arm: str
    second_arm: str
    first: Summary
    second: Summary
    test: Welch
    printed_p: float
    locators: tuple[str, str]
    row_id: str

    @property
    def possible(self) -> bool:
        """Say whether printed and recomputed p are of the same order."""
        return max(self.printed_p, self.test.p) <= SAME_ORDER * min(self.printed_p, self.test.p)

    @property
    def verdict(self) -> str:
        """Return in a sentence whether the printed p can stand."""
        if self.possible:
            return (
                f"The printed p of {self.printed_p:g} is of the same order as the recomputed "
                f"{p_text(self.test.p)}; another test or rounding may explain the gap."
            )
        return (
            f"The printed p of {self.printed_p:g} cannot belong to these figures: they give "
            f"{p_text(self.test.p)}."
        )


def recomputed(corpus: Corpus, study_id: str) -> tuple[Recomputed, ...]:
    """Return the test of each instrument for which a study's two arms print mean, SD and n.

    The p-value is the one printed between the same two arms, wherever it stands.
    """
    rows = corpus.measurements[corpus.measurements["study_id"] == study_id]
    summaries = rows[
        rows["preferred"] & rows["statistic"].isin(["mean"]) & rows["spread_kind"].isin(["SD"])
    ].drop_duplicates(["arm_id", "instrument"], keep=False)
    printed = rows[pd.to_numeric(rows["p_value"], errors="coerce").notna()]
    sized = set(
        corpus.arms.loc[
            (corpus.arms["study_id"] == study_id) & corpus.arms["n_patients"].notna(), "arm_id"
        ]
    )
    found = []
    for _, row in printed.iterrows():
        arms = set(summaries.loc[summaries["instrument"] == row["instrument"], "arm_id"]) & sized
        if {row["arm_id"], row["p_against"]} <= arms:
            found.append(_one(corpus, row, summaries))
    return tuple(found)


def _one(corpus: Corpus, printed: pd.Series, summaries: pd.DataFrame) -> Recomputed:
    arms = corpus.arms[corpus.arms["study_id"] == printed["study_id"]].set_index("arm_id")
    same = summaries[summaries["instrument"] == printed["instrument"]].set_index("arm_id")
    names = (str(printed["arm_id"]), str(printed["p_against"]))
    first, second = (
        Summary(
            float(same.loc[name, "value"]),
            float(same.loc[name, "spread"]),
            int(arms.loc[name, "n_patients"]),
        )
        for name in names
    )
    return Recomputed(
        instrument=str(printed["instrument"]),
        first_arm=str(arms.loc[names[0], "label"]),
        second_arm=str(arms.loc[names[1], "label"]),
        first=first,
        second=second,
        test=welch(first, second),
        printed_p=float(printed["p_value"]),
        locators=(str(printed["locator"]), str(same.loc[names[0], "locator"])),
        row_id=str(printed["row_id"]),
    )


def p_text(p: float) -> str:
    """Return a p-value as a reader writes it: two digits, or one and a power of ten."""
    if p >= 0.0001:  # noqa: PLR2004
        return f"p = {float(f'{p:.2g}'):g}"
    digit, exponent = f"{p:.0e}".split("e")
    power = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"p ≈ {digit} × 10{power}"


def table(tests: tuple[Recomputed, ...]) -> pd.DataFrame:
    """Return the tests as rows of text, with the working: summaries, t, degrees of freedom, p."""
    rows = [
        {
            "row_id": test.row_id,
            "instrument": test.instrument,
            "first": f"{test.first_arm}: {test.first}",
            "second": f"{test.second_arm}: {test.second}",
            "t": f"{test.test.t:.2f}".replace("-", "−"),
            "df": f"{test.test.df:.1f}",
            "recomputed": p_text(test.test.p),
            "printed": f"p = {test.printed_p:g}",
            "verdict": test.verdict,
        }
        for test in tests
    ]
    columns = ["row_id", "instrument", "first", "second", "t", "df"]
    return pd.DataFrame(
        rows, columns=[*columns, "recomputed", "printed", "verdict"], dtype="string"
    )
