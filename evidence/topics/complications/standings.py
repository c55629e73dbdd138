"""The review's ranges, and how cohorts' intervals and plain sums stand to them."""

from typing import Literal, TypeAlias

import pandas as pd
from evidence.topics.complications.figures import with_figures, with_limits
from evidence.topics.complications.tallies import (
    CLINICAL,
    OVERALL,
    OVERALL_EVENTS,
    gather,
    tallied,
)

from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import Severity, words
from evidence.statistics.intervals import ProportionMethod

Standing: TypeAlias = Literal["below", "overlaps", "above"]

_SINGULAR = {
    "patients": "per patient",
    "vertebrae": "per vertebra",
    "lesions": "per lesion",
    "procedures": "per procedure",
    "fractures": "per fracture",
    "leaks": "per leak",
    "not stated": "unit not stated",
}


def claims(corpus: Corpus, *, filtered: bool) -> pd.DataFrame:
    """Return the review's ranges: all of them, or those of the aetiologies on screen."""
    if not filtered:
        return corpus.rates.reset_index(drop=True)
    seen = set(corpus.studies["aetiology"])
    return corpus.rates[corpus.rates["aetiology"].isin(seen)].reset_index(drop=True)


def comparable(claimed: pd.DataFrame, kind: str, event: str) -> pd.DataFrame:
    """Return the ranges that may stand beside what is shown: only beside complications overall."""
    return claimed if kind == CLINICAL and event == OVERALL else claimed.iloc[:0]


def context(corpus: Corpus, claimed: pd.DataFrame) -> pd.DataFrame:
    """Return what others say of the treatment of the aetiologies on screen, outside the review."""
    outside = corpus.context
    here = outside["aetiology"].isin([*claimed["aetiology"], "mixed"])
    return outside[here & outside["about_treatment"].astype(bool)].reset_index(drop=True)


def standing(low: float, high: float, claim_low: float, claim_high: float) -> Standing:
    """Return where an interval lies: wholly below a claimed range, wholly above, or overlapping."""
    if high < claim_low:
        return "below"
    return "above" if low > claim_high else "overlaps"


def _with_standing(rows: pd.DataFrame, claimed: pd.DataFrame) -> pd.DataFrame:
    ranges = claimed[["aetiology", "low_percent", "high_percent"]]
    ranges = ranges.rename(columns={"low_percent": "claim_low", "high_percent": "claim_high"})
    found = rows.merge(ranges, on="aetiology", how="inner")
    limits = found[["low", "high", "claim_low", "claim_high", "mark"]]
    stands = [
        standing(*map(float, places)) if mark == "interval" else pd.NA
        for *places, mark in limits.itertuples(index=False, name=None)
    ]
    return found.assign(standing=pd.Series(stands, found.index, dtype="string"))


def against_claims(shown: pd.DataFrame, claimed: pd.DataFrame) -> pd.DataFrame:
    """Return per aetiology and unit how the counted groups' intervals stand to the claim.

    Columns: `aetiology`, `unit`, `claim_low`, `claim_high`, `groups`, `studies`, `below`,
    `overlaps`, `above` (groups by their interval), `lower`, `within`, `higher` (groups by their
    percentage), `least`, `most` (percentages). Percentages printed without counts take no part.
    """
    rows = shown[shown["counted"].astype(bool) & (shown["mark"] == "interval")]
    table = _summed(_with_standing(rows, claimed), ["aetiology", "unit"])
    order = {aetiology: place for place, aetiology in enumerate(claimed["aetiology"])}
    ranked = table.assign(_aetiology=table["aetiology"].map(order), _groups=-table["groups"])
    ranked = ranked.sort_values(["_aetiology", "_groups"], kind="stable")
    return ranked.drop(columns=["_aetiology", "_groups"]).reset_index(drop=True)


def _summed(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum up each group of rows, each cohort counting once whatever its size (SWiM)."""
    flagged = rows.assign(
        **{word: (rows["standing"] == word).fillna(value=False) for word in _STANDINGS},
        lower=rows["percent"] < rows["claim_low"],
        within=rows["percent"].between(rows["claim_low"], rows["claim_high"]),
        higher=rows["percent"] > rows["claim_high"],
    )
    table = flagged.groupby(keys, sort=False).agg(
        claim_low=("claim_low", "first"),
        claim_high=("claim_high", "first"),
        groups=("percent", "size"),
        studies=("study_id", "nunique"),
        **{word: (word, "sum") for word in (*_STANDINGS, "lower", "within", "higher")},
        least=("percent", "min"),
        median=("percent", "median"),
        most=("percent", "max"),
    )
    return table.reset_index()


_STANDINGS: tuple[Standing, ...] = ("below", "overlaps", "above")


def by_definition(
    rows: pd.DataFrame, claimed: pd.DataFrame, method: ProportionMethod = "wilson"
) -> pd.DataFrame:
    """Return the overall counts of all kinds, one group of rows per definition.

    A definition (`counted_as`) is what was counted, how severe, per what unit; within it each
    patient counts once. A severity that isn't stated is taken as any. Order:
    aetiology of the claims, kind, event, severity, unit.
    """
    overall = [event for events in OVERALL_EVENTS.values() for event in events]
    found = rows[rows["left_out"].isna() & rows["event"].isin(overall) & (rows["mark"] != "none")]
    found = found.assign(severity=found["severity"].replace("not stated", "any"))
    found = tallied(found, ["kind", "event", "severity", "unit"])
    found = with_figures(found[found["counted"].astype(bool)].reset_index(drop=True), method)
    found = _with_standing(found, claimed)
    parts = found[["event", "severity", "unit"]]
    severities = {word: place for place, word in enumerate(words(Severity))}
    ranked = found.assign(
        counted_as=[_counted_as(*part) for part in parts.itertuples(index=False, name=None)],
        _aetiology=found["aetiology"].map({a: i for i, a in enumerate(claimed["aetiology"])}),
        _event=found["event"].map({event: place for place, event in enumerate(overall)}),
        _severity=found["severity"].map(severities),
        _unit=found["unit"].map({unit: place for place, unit in enumerate(_SINGULAR)}),
        _size=-found["total"].astype("Float64").fillna(0.0),
    )
    by = ["_aetiology", "_event", "_severity", "_unit", "_size"]
    return ranked.sort_values(by, kind="stable").drop(columns=by).reset_index(drop=True)


def _counted_as(event: str, severity: str, unit: str) -> str:
    severe = "" if severity == "any" or event.startswith(severity) else f" ({severity})"
    return f"{event}{severe}, {_SINGULAR.get(unit, unit)}"


def definitions(grouped: pd.DataFrame) -> pd.DataFrame:
    """Return one row per aetiology and definition: how many groups, their median and range.

    `verdict` says where the median lies: "within the claim", "below it" or "above it". Columns
    as of `against_claims`; percentages printed without counts are among `groups` and have no
    interval.
    """
    table = _summed(grouped, ["aetiology", "kind", "counted_as"])
    medians = table[["median", "claim_low", "claim_high"]].itertuples(index=False, name=None)
    return table.assign(verdict=[_verdict(*limits) for limits in medians])


def shared(table: pd.DataFrame) -> pd.DataFrame:
    """Return the definitions that two groups of patients or more were counted by."""
    return table[table["groups"] > 1].reset_index(drop=True)


def _verdict(median: float, low: float, high: float) -> str:
    if median < low:
        return "below it"
    return "above it" if median > high else "within the claim"


def naive_sums(
    corpus: Corpus, claimed: pd.DataFrame, method: ProportionMethod = "wilson"
) -> pd.DataFrame:
    """Return the plain sums over the studies in view, each with its caution.

    A sum is no estimate: unlike definitions are added as if one cohort had counted them all.
    """
    here = corpus.sums[corpus.sums["aetiology"].isin(claimed["aetiology"])]
    rows = gather(corpus)
    rows = rows[rows["left_out"].isna() & (rows["mark"] == "interval")]
    summed = [(rule, _belonging(rows, rule)) for _, rule in here.iterrows()]
    table = pd.DataFrame(
        [
            {
                **rule[list(_OF_SUM)],
                "events": int(found["events"].sum()),
                "total": int(found["total"].sum()),
                "studies": len(set(found["study_id"])),
            }
            for rule, found in summed
            if len(set(found["study_id"])) > 1
        ],
        columns=[*_OF_SUM, "events", "total", "studies"],
    )
    share = (table["events"] / table["total"] * 100).astype("Float64")
    return with_limits(table.assign(mark="interval", percent=share), method)


_OF_SUM = ("sum_id", "aetiology", "label", "kind", "unit", "caution")


def _belonging(rows: pd.DataFrame, rule: pd.Series) -> pd.DataFrame:
    """Return the counts that a sum's rule adds up, each patient once.

    Of each study those of its widest event: the rule names the widest first.
    """
    alike = [(rows[name] == rule[name]) for name in ("aetiology", "kind", "unit")]
    found = rows[alike[0] & alike[1] & alike[2] & rows["event"].isin(rule["events"].split(";"))]
    if pd.notna(rule["severities"]):
        found = found[found["severity"].isin(rule["severities"].split(";"))]
    widest = found["event"].map(rule["events"].split(";").index)
    found = found[widest == widest.groupby(found["study_id"]).transform("min")]
    found = tallied(found, ["unit"])
    return found[found["counted"].astype(bool)]
