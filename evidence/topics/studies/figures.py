"""Every figure that is printed about one study, one row each, with where it is printed."""

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.statistics import proportion_interval
from evidence.topics.card import BASIS_WORDS, events_text, score_text
from evidence.topics.studies.listing import PEOPLE

COLUMNS = (
    *("row_id", "section", "arm", "what", "when", "figure", "interval", "compared"),
    *("basis", "locator", "used", "note"),
)

SECTIONS = (
    *("Size and follow-up", "Arms", "Scores", "Directions without a number", "Events"),
    *("Tumour primaries", "Spinal regions", "Further figures"),
)

WHOLE = "whole study"
USED = "yes"
ONE = {
    "patients": "patient",
    "lesions": "lesion",
    "vertebrae": "vertebra",
    "animals": "animal",
    "procedures": "procedure",
    "fractures": "fracture",
    "leaks": "leak",
}
UNUSED = "no: the study's own figure is used"


def text_of(value: object, pattern: str = "{}") -> str:
    """Return a cell in a pattern, or nothing when it is empty."""
    return "" if value is None or value is pd.NA or value != value else pattern.format(value)  # noqa: PLR0124 - NaN


def figures(corpus: Corpus, study_id: str) -> pd.DataFrame:
    """Return every figure about a study in the columns `COLUMNS`, in the order of `SECTIONS`.

    `used` is empty where the question does not arise; it says so where the review's own print of
    a number stands beside the study's.
    """
    of = {
        name: frame[frame["study_id"] == study_id]
        for name in ("arms", "measurements", "directions", "events", "primaries", "regions")
        for frame in [corpus.table(name)]
    }
    details = corpus.details[corpus.details["study_id"] == study_id]
    study = corpus.studies[corpus.studies["study_id"] == study_id].iloc[0]
    names = dict(zip(of["arms"]["arm_id"], of["arms"]["label"], strict=True))
    intervals = study["design"] in {*PEOPLE, "animal study"}
    rows = [
        *_size_rows(study),
        *(_arm_row(row) for _, row in of["arms"].iterrows()),
        *(_score_row(row, names) for _, row in _by_visit(of["measurements"])),
        *(_direction_row(row, names) for _, row in _by_visit(of["directions"])),
        *(_event_row(row, names, intervals=intervals) for _, row in of["events"].iterrows()),
        *(_group_row(row, "Tumour primaries", "primary") for _, row in of["primaries"].iterrows()),
        *(_group_row(row, "Spinal regions", "region") for _, row in of["regions"].iterrows()),
        *(_detail_row(row, names) for _, row in details.iterrows()),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="string")


def _by_visit(frame: pd.DataFrame) -> list[tuple[object, pd.Series]]:
    order = ["arm_id", "instrument", *(["preferred"] if "preferred" in frame else []), "months"]
    ascending = [name != "preferred" for name in order]
    arms = list(frame["arm_id"].drop_duplicates())
    by_arm = frame.assign(arm_id=frame["arm_id"].map(lambda name: _place(arms, name)))
    ordered = by_arm.sort_values(order, ascending=ascending, kind="stable", na_position="last")
    return list(frame.loc[ordered.index].iterrows())


def _place(arms: list[object], name: object) -> int:
    return next(n for n, arm in enumerate(arms) if arm is name or text_of(arm) == text_of(name))


def _sourced(row: pd.Series) -> dict[str, str]:
    formula = text_of(row.get("formula"), "Computed as {}.")
    return {
        "row_id": str(row["row_id"]),
        "basis": BASIS_WORDS[row["basis"]],
        "locator": str(row["locator"]),
        "note": " ".join(part for part in (formula, text_of(row.get("note"))) if part),
    }


def _size_rows(study: pd.Series) -> list[dict[str, str]]:
    sizes = {
        "patients": ("enrolled", people(study)),
        "lesions": ("treated", counted(study["n_lesions"], study["lesion_unit"])),
        "follow_up": ("follow-up", text_of(study["follow_up"])),
    }
    return [
        {
            "section": "Size and follow-up",
            "what": what,
            "figure": figure,
            "basis": BASIS_WORDS[study[f"{name}_basis"]],
            "locator": str(study[f"{name}_locator"]),
        }
        for name, (what, figure) in sizes.items()
        if pd.notna(study[f"{name}_basis"])
    ]


def _arm_row(row: pd.Series) -> dict[str, str]:
    sizes = [
        counted(row["n_patients"], "patients"),
        counted(row["n_lesions"], row["lesion_unit"]),
    ]
    return {
        "section": "Arms",
        "arm": str(row["label"]),
        "what": str(row["therapy"]) + (" (comparator)" if row["role"] == "comparator" else ""),
        "figure": ", ".join(size for size in sizes if size) or "size not printed",
        **_sourced(row),
    }


def _arm(row: pd.Series, names: dict[str, str]) -> str:
    return names.get(text_of(row["arm_id"]), WHOLE)


def _instrument(row: pd.Series) -> str:
    measure = text_of(row["measure"])
    if row["instrument"] == "other":
        return measure or "other"
    return f"{row['instrument']}{f' ({measure})' if measure else ''}"


def _compared(row: pd.Series, names: dict[str, str], against: str) -> str:
    other = text_of(row[against])
    p_value = text_of(row["p_value"])
    words = [f"with {names.get(other, other)}" if other else "", f"p {p_value}" if p_value else ""]
    return ", ".join(word for word in words if word)


def _score_row(row: pd.Series, names: dict[str, str]) -> dict[str, str]:
    return {
        "section": "Scores",
        "arm": _arm(row, names),
        "what": _instrument(row),
        "when": str(row["timepoint"]),
        "figure": score_text(row),
        "compared": _compared(row, names, "p_against"),
        "used": USED if row["preferred"] else UNUSED,
        **_sourced(row),
    }


def _direction_row(row: pd.Series, names: dict[str, str]) -> dict[str, str]:
    return {
        "section": "Directions without a number",
        "arm": _arm(row, names),
        "what": _instrument(row),
        "when": str(row["timepoint"]),
        "figure": str(row["direction"]),
        "compared": _compared(row, names, "against"),
        **_sourced(row),
    }


def _event_row(row: pd.Series, names: dict[str, str], *, intervals: bool) -> dict[str, str]:
    definition = text_of(row["definition"])
    what = str(row["event"])
    return {
        "section": "Events",
        "arm": _arm(row, names),
        "what": f"{what}: {definition}" if definition and definition != what else what,
        "when": months_text(row["months"]),
        "figure": events_text(row),
        "interval": interval_text(row) if intervals else "",
        "compared": _compared(row, names, "p_against"),
        "used": USED if row["preferred"] else UNUSED,
        **_sourced(row),
    }


def months_text(months: object) -> str:
    """Return a time in months to one decimal, or nothing when it isn't given."""
    number = text_of(months, "{:.1f}").removesuffix(".0")
    return f"{number} month{'' if number == '1' else 's'}" if number else ""


def counted(number: object, unit: object) -> str:
    """Return e.g. "69 patients" or "1 patient"; nothing without a number."""
    count, noun = text_of(number), text_of(unit)
    return f"{count} {ONE.get(noun, noun) if count == '1' else noun}".strip() if count else ""


def people(study: pd.Series) -> str:
    """Return how many were enrolled: patients, or animals."""
    animals = study["design"] == "animal study"
    return counted(study["n_patients"], "animals" if animals else "patients")


def interval_text(row: pd.Series) -> str:
    """Return share and Wilson interval of an event, e.g. "2.9 % (0.8–10.0 %)"; no count, none."""
    if pd.isna(row["events"]) or pd.isna(row["total"]) or not row["total"]:
        return ""
    events, total = int(row["events"]), int(row["total"])
    limits = proportion_interval(events, total)
    share = f"{100 * events / total:.1f}".removesuffix(".0")
    if events == 0:
        return f"0 % (up to {100 * limits.high:.1f} %)"
    if events == total:
        return f"100 % (at least {100 * limits.low:.1f} %)"
    return f"{share} % ({100 * limits.low:.1f}–{100 * limits.high:.1f} %)"


def _group_row(row: pd.Series, section: str, column: str) -> dict[str, str]:
    printed = text_of(row["printed"], " ({})")
    return {
        "section": section,
        "what": f"{row[column]}{printed}",
        "figure": counted(row["n"], row["unit"]) or "enrolled, number not printed",
        **_sourced(row),
    }


def _detail_row(row: pd.Series, names: dict[str, str]) -> dict[str, str]:
    return {
        "section": "Further figures",
        "arm": _arm(row, names) if pd.notna(row["arm_id"]) else "",
        "what": str(row["topic"]),
        "figure": str(row["statement"]),
        **_sourced(row),
    }


def sourced(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with `source`: who printed each and where, in short."""
    where = frame["locator"].str.replace(r", (?:doi|PMID) \S+$", "", regex=True)
    who = frame["basis"].map(_WHO).astype("string")
    return frame.assign(source=who + ", " + where)


_WHO = {
    BASIS_WORDS["review"]: "review",
    BASIS_WORDS["primary"]: "study",
    BASIS_WORDS["secondary"]: "another paper",
    BASIS_WORDS["derived"]: "computed by us",
}

_LIFTED = {"arm": "Arm", "source": "Printed in", "note": "Note"}


def lifted(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return rows without the columns that say the same in each, and a line that says it once."""
    same = {
        name: str(rows[name].iloc[0])
        for name in _LIFTED
        if len(rows) > 1 and rows[name].notna().all() and rows[name].nunique() == 1  # noqa: PD101
    }
    told = [f"{_LIFTED[name]}: {value.rstrip('.')}." for name, value in same.items() if value]
    return rows.drop(columns=list(same)), " ".join(told)
