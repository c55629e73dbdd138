"""Which counts of complications stand on screen, each patient once, and how sure each is."""

import pandas as pd
from evidence.topics.complications.figures import with_figures

from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import Aetiology, EventUnit, words
from evidence.statistics.intervals import ProportionMethod

CLINICAL, LEAKAGE, FRACTURES = KINDS = ("clinical complications", "cement leakage", "new fractures")
"""What a page can show; leakage on imaging is never mixed with clinical complications."""

WIDEST = "widest count"
SEVERITIES = (WIDEST, "any", "major", "symptomatic", "minor", "asymptomatic", "not stated")
OVERALL = "overall counts"
ALL_UNITS = "all units"
LARGEST = 10
"""Studies of one aetiology that are drawn unless the reader asks for every one."""

OVERALL_EVENTS = {
    CLINICAL: (
        "any complication",
        "symptomatic complication",
        "major complication",
        "minor complication",
    ),
    LEAKAGE: ("cement leakage",),
    FRACTURES: ("new vertebral fracture",),
}
"""Events that sum up what went wrong, widest first; any other event is one part of that."""

_KIND_OF = {"complication": CLINICAL, "leakage": LEAKAGE, "new fracture": FRACTURES}
_LEAKAGE_WITH_SYMPTOMS = "symptomatic cement leakage"
_WIDTH = ("any", "not stated", "symptomatic", "major", "minor", "asymptomatic")
_NOT_COHORTS = {
    "systematic review": "reviews or guidelines",
    "narrative review": "reviews or guidelines",
    "guideline": "reviews or guidelines",
    "animal study": "animals",
    "case report": "case reports",
}
_OF_STUDY = ["study_id", "label", "year", "collection", "design", "aetiology", "cohort_family"]

SEVERAL = "more than one treatment"


def gather(corpus: Corpus) -> pd.DataFrame:
    """Return every count of a complication, leak or new fracture, with study and treatment.

    `left_out` says why a row takes no part (comparator arms, reviews or guidelines, animals,
    case reports, printed twice) and is empty for the rest. `mark` says what can be drawn:
    "interval" for events and total, "percent" for a printed percentage alone, else "none".
    """
    arms = corpus.arms[["study_id", "arm_id", "label", "therapy", "role"]]
    rows = corpus.events[corpus.events["kind"].isin(list(_KIND_OF))]
    rows = rows.merge(corpus.studies[_OF_STUDY], on="study_id", how="left")
    rows = rows.merge(arms.rename(columns={"label": "arm"}), on=["study_id", "arm_id"], how="left")
    rows = rows.assign(
        kind=rows["kind"].map(_KIND_OF).where(rows["event"] != _LEAKAGE_WITH_SYMPTOMS, CLINICAL),
        therapy=rows["therapy"].fillna(rows["study_id"].map(_therapy_of_study(corpus))),
        printed=rows["percent"],
        left_out=_left_out(rows),
    )
    both = rows["events"].notna() & rows["total"].notna()
    share = rows["events"].astype("Float64") / rows["total"].astype("Float64") * 100
    rows["percent"] = share.where(both, rows["printed"])
    rows["mark"] = pd.Series("none", rows.index, dtype="string")
    rows.loc[rows["percent"].notna(), "mark"] = "percent"
    rows.loc[both, "mark"] = "interval"
    return rows.reset_index(drop=True)


def _therapy_of_study(corpus: Corpus) -> dict[str, str]:
    treated = corpus.arms[corpus.arms["role"] == "intervention"]
    return {
        str(study): str(given.iloc[0]) if len(set(given)) == 1 else SEVERAL
        for study, given in treated.groupby("study_id")["therapy"]
    }


def _left_out(rows: pd.DataFrame) -> pd.Series:
    reasons = rows["design"].map(_NOT_COHORTS).astype("string")
    reasons = reasons.mask(rows["role"].eq("comparator").fillna(value=False), "comparator arms")
    return reasons.mask(~rows["preferred"].astype(bool), "printed twice")


def event_options(rows: pd.DataFrame, kind: str) -> list[str]:
    """Return what may be looked at in `kind`: the overall counts if any, then single events."""
    found = rows.loc[rows["left_out"].isna() & (rows["kind"] == kind), "event"]
    parts = found[~found.isin(OVERALL_EVENTS[kind])].value_counts(sort=False)
    named = sorted(parts.index, key=lambda event: (-int(parts[event]), str(event)))
    overall = [OVERALL] if found.isin(OVERALL_EVENTS[kind]).any() else []
    return [*overall, *(str(event) for event in named)] or [OVERALL]


def unit_options(rows: pd.DataFrame, kind: str, event: str) -> list[str]:
    """Return the units that are counted, patients first, else the commonest; "all units" last."""
    found = _of_event(rows[rows["left_out"].isna() & (rows["kind"] == kind)], kind, event)
    drawn = found.loc[found["mark"] != "none", "unit"].value_counts(sort=False)
    units = sorted(drawn.index, key=lambda unit: (unit != "patients", -int(drawn[unit]), str(unit)))
    return [*(str(unit) for unit in units), ALL_UNITS]


def _of_event(rows: pd.DataFrame, kind: str, event: str) -> pd.DataFrame:
    if event == OVERALL:
        return rows[rows["event"].isin(OVERALL_EVENTS[kind])]
    return rows[rows["event"] == event]


def counts(
    rows: pd.DataFrame,
    kind: str,
    *,
    event: str = OVERALL,
    severity: str = WIDEST,
    unit: str = "patients",
    method: ProportionMethod = "wilson",
) -> pd.DataFrame:
    """Return the counts to show, in reading order, with `low` and `high` in per cent.

    Of each study and unit one definition is taken, the widest. `counted` is true for rows that
    enter a tally: never a part of another row, never patients of another study once more;
    `why_not` says which of these it is. Order: aetiology, what was counted, unit, size.
    """
    found = _of_event(rows[rows["left_out"].isna() & (rows["kind"] == kind)], kind, event)
    if unit != ALL_UNITS:
        found = found[found["unit"] == unit]
    if severity != WIDEST:
        found = found[found["severity"] == severity]
    return with_figures(_in_order(tallied(_widest(found), ["unit"]), kind), method)


def _widest(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep of each study and unit the rows of its widest definition."""
    ranked = rows.assign(
        _event=rows["event"].map(_rank([e for many in OVERALL_EVENTS.values() for e in many])),
        _severity=rows["severity"].map(_rank(_WIDTH)),
        _drawn=rows["mark"] == "none",
    ).sort_values(["_drawn", "_event", "_severity"], kind="stable")
    keys = ["study_id", "unit"]
    best = ranked.drop_duplicates(keys)[[*keys, "event", "severity"]]
    kept = rows.merge(best, on=[*keys, "event", "severity"], how="inner")
    return kept.reset_index(drop=True)


def _rank(ordered: tuple[str, ...] | list[str]) -> dict[str, int]:
    return {word: place for place, word in enumerate(ordered)}


def tallied(rows: pd.DataFrame, within: list[str]) -> pd.DataFrame:
    """Add `counted` and `why_not`, so that among rows alike in `within` each patient counts once.

    Of a study its whole-study row counts, else one row per arm, the largest; of studies with
    overlapping patients the largest counts.
    """
    size = rows["total"].astype("Float64").fillna(0.0)
    ordered = rows.assign(_size=size, _whole=rows["arm_id"].isna())
    ordered = ordered.sort_values("_size", ascending=False, kind="stable")
    study = ["study_id", *within]
    has_whole = ordered.groupby(study)["_whole"].transform("any")
    repeat = ordered.groupby([*study, "arm_id"], dropna=False).cumcount() > 0
    part = repeat | (has_whole & ~ordered["_whole"])
    family = ["cohort_family", *within]
    sums = ordered[~part].groupby([*family, "label"], sort=False)["_size"].sum().reset_index()
    biggest = sums.sort_values("_size", ascending=False, kind="stable").drop_duplicates(family)
    leader = ordered[family].merge(biggest, on=family, how="left")["label"].set_axis(ordered.index)
    why = ("patients may overlap with " + leader).where(leader != ordered["label"])
    why = why.mask(part, "part of another row of this study").reindex(rows.index).astype("string")
    return rows.assign(counted=why.isna(), why_not=why)


def _in_order(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    size = rows["total"].astype("Float64").fillna(0.0)
    ranked = rows.assign(
        _aetiology=rows["aetiology"].map(_rank(words(Aetiology))),
        _event=rows["event"].map(_rank(OVERALL_EVENTS[kind])).fillna(len(OVERALL_EVENTS[kind])),
        _unit=rows["unit"].map(_rank(words(EventUnit))),
        _study=-size.groupby([rows["study_id"], rows["unit"]]).transform("max"),
        _part=~rows["counted"].astype(bool),
        _size=-size,
    )
    by = ["_aetiology", "_event", "event", "_unit", "_study", "label", "_part", "_size"]
    ranked = ranked.sort_values(by, kind="stable")
    return ranked.drop(columns=[name for name in by if name.startswith("_")]).reset_index(drop=True)


def largest(shown: pd.DataFrame, limit: int = LARGEST) -> pd.DataFrame:
    """Return the rows of the `limit` largest studies of each aetiology, order kept.

    Rows that can't be drawn anyway stay, so that only a hidden mark makes the frame shorter.
    """
    drawn = shown[shown["mark"] != "none"]
    size = drawn["total"].astype("Float64").fillna(0.0)
    sizes = size.groupby([drawn["aetiology"], drawn["study_id"]]).max().reset_index(name="size")
    sizes = sizes.sort_values("size", ascending=False, kind="stable")
    kept = sizes.groupby("aetiology").head(limit)["study_id"]
    return shown[shown["study_id"].isin(kept) | (shown["mark"] == "none")].reset_index(drop=True)
