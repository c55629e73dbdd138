"""What a reader sees on pointing at a mark: one sentence, with its source."""

import pandas as pd
from evidence.topics.trajectories.scores import Score

from evidence.topics.card import BASIS_WORDS, score_text

SCALES = ("Score", "Change", "Percent change")
"""How a course can be drawn; these words stand in the address."""


def who(row: pd.Series) -> str:
    """Return study, arm and therapy, e.g. "Kastler 2014, Microwave ablation (PVP + MWA)"."""
    therapy = "" if row["therapy"] in {row["arm"], "all arms"} else f" ({row['therapy']})"
    comparator = ", a comparator" if row["role"] == "comparator" else ""
    outside = ", outside the review" if row["collection"] == "supplement" else ""
    return f"{row['study']}, {row['arm']}{therapy}{comparator}{outside}"


def printed_in(row: pd.Series) -> str:
    """Return who printed a row and where."""
    words = BASIS_WORDS[str(row["basis"])]
    return f"{words[0].upper()}{words[1:]}: {row['locator']}."


def visit_sentence(row: pd.Series, score: Score, scale: str) -> str:
    """Return what a reader should know of one printed score."""
    measure = "" if pd.isna(row["measure"]) else f" ({row['measure']})"
    parts = [
        f"{who(row)}: {row['instrument']}{measure} {score_text(row)}, {row['timepoint']}.",
        *_not_printed(row),
        _converted(row, score),
        _changed(row, score, scale),
        _tested(row),
        "" if row["preferred"] else "The review's print; the study's own figure is drawn as well.",
        f"Caution, survivors: {row['caution']}." if pd.notna(row["caution"]) else "",
        printed_in(row),
    ]
    return " ".join(part for part in parts if part)


def _not_printed(row: pd.Series) -> tuple[str, str]:
    size = "" if pd.isna(row["arm_n"]) else f" ({row['arm_n']} in the arm)"
    spread = pd.isna(row["spread"]) and pd.isna(row["low"])
    return (
        "No spread printed." if spread else "",
        f"n at the visit not printed{size}." if pd.isna(row["n"]) else "",
    )


def _converted(row: pd.Series, score: Score) -> str:
    if not score.converted or pd.isna(row["scale_max"]) or row["scale_max"] == score.high:
        return ""
    scale = f"{row['scale_min']:g}–{row['scale_max']:g}"
    return f"Printed on {scale}; drawn as {row['score']:.3g} of 10."


def _tested(row: pd.Series) -> str:
    if pd.isna(row["p_value"]):
        return ""
    return f"p {row['p_value']}{_compared(row['p_against'])}."


def is_before(months: float | None) -> bool:
    """Return whether a visit came before treatment."""
    return months is not None and not pd.isna(months) and months == 0


def _changed(row: pd.Series, score: Score, scale: str) -> str:
    if scale == SCALES[0] or is_before(row["months"]):
        return ""
    if scale == SCALES[1]:
        return f"Change from before: {signed(row['change'])} {score.unit}, computed by us."
    return f"Change from before: {signed(row['percent_change'], 0)} %, computed by us."


def _compared(against: object) -> str:
    if not isinstance(against, str):
        return ""
    return " against before treatment" if against == "baseline" else f" against arm “{against}”"


def direction_sentence(row: pd.Series) -> str:
    """Return the sentence of one stated direction."""
    moved = {"up": ", score higher", "down": ", score lower"}.get(str(row["glyph"]), "")
    found = {
        "better": "better than",
        "worse": "worse than",
        "no difference": "no difference from",
        "unclear": "direction unclear against",
    }[str(row["direction"])]
    measure = row["instrument"] if pd.isna(row["measure"]) else row["measure"]
    text = f"{who(row)}: {measure} {found} {row['against_words']}{moved}, {row['timepoint']}."
    text += " No number printed."
    if pd.notna(row["p_value"]):
        text += f" p {row['p_value']}."
    if row["repeated"]:
        text += " The review says the same."
    return f"{text} {printed_in(row)}"


def signed(value: float, digits: int = 1) -> str:
    """Return a number with its sign, a true minus, and no needless zeros."""
    rounded = round(float(value), digits)
    text = f"{abs(rounded):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if rounded == 0 else f"{'−' if rounded < 0 else '+'}{text}"
