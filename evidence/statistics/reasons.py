"""The single reasons for and against a pool, each a check that yields plain sentences."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import pandas as pd

from evidence.statistics.pooling import PREDICTION_FROM
from evidence.statistics.visit_windows import visit_window

FEWEST = 3
"""Fewest studies for a pooled value; below it only the studies are shown."""

Check: TypeAlias = Callable[[pd.DataFrame, str], Iterator[str]]

_LONGEST_LIST = 6
_UNSTATED = ("", "not stated", "not reported", "unclear", "unknown")
_EXCLUDED = ("animal", "case report", "review", "meta-analysis", "guideline")
_KYPHOPLASTY = re.compile(r"kyphoplast|\b(?:pkp|bkp)\b", re.IGNORECASE)
_VERTEBROPLASTY = re.compile(r"vertebroplast|\bpvp\b", re.IGNORECASE)

_SWIM = {
    "change": "the effect-direction plot and the median and range of effects are shown instead.",
    "proportion": "each study's proportion with its interval and their median and range are "
    "shown instead.",
}


def normalised(text: object) -> str:
    """Return a definition without case, punctuation, spacing or typographic variants."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return " ".join(re.findall(r"\w+", plain))


def kind_of(rows: pd.DataFrame) -> str:
    """Return "change" or "proportion": as told, or by the columns where `kind` means another."""
    if "kind" in rows and set(rows["kind"].dropna()) & set(_SWIM):
        return str(rows["kind"].dropna().iloc[0])
    return "proportion" if {"events", "total"} & set(rows.columns) else "change"


def _listed(names: Iterable[str]) -> str:
    """Return names in order, cut to a length that still reads as a sentence."""
    ordered = sorted(names, key=str.casefold)
    rest = len(ordered) - _LONGEST_LIST
    return ", ".join(ordered[:_LONGEST_LIST]) + (f" and {rest} more" if rest > 0 else "")


def _instead(kind: str) -> str:
    return _SWIM.get(kind, _SWIM["change"])


def _number(count: int, rows: pd.DataFrame) -> str:
    verb = "does" if count == 1 else "do"
    return f"{count} of {len(rows)} studies {verb}"


def _agreement(column: str, noun: str, why: str) -> Check:
    """Make a check that all rows state one and the same `column`."""

    def check(rows: pd.DataFrame, kind: str) -> Iterator[str]:
        if column not in rows:
            return
        stated = rows[column].dropna()
        stated = stated[~stated.map(normalised).isin(_UNSTATED)]
        missing = len(rows) - len(stated)
        if missing:
            yield (
                f"{_number(missing, rows)} not state the {noun}, so it can't be shown to be the "
                f"same; {_instead(kind)}"
            )
        spellings = {normalised(value): str(value) for value in stated}
        if len(spellings) > 1:
            named = _listed(spellings.values())
            yield f"The studies differ in {noun} ({named}), {why}; {_instead(kind)}"

    return check


def _only(kind: str, check: Check) -> Check:
    """Restrict a check to one kind of effect: a frame may carry the other kind's columns."""
    return lambda rows, actual: check(rows, actual) if actual == kind else iter(())


def _count(rows: pd.DataFrame, _kind: str) -> Iterator[str]:
    if len(rows) < FEWEST:
        shown = "study is" if len(rows) == 1 else "studies are"
        yield (
            f"Only {len(rows)} {shown} available and a pooled value needs at least {FEWEST}; "
            "the studies themselves are shown instead."
        )


def _kinds(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    """Hold rows to one kind of effect; other uses of the column name are left alone."""
    if "kind" in rows and set(rows["kind"].dropna()) & set(_SWIM):
        yield from _SAME_KIND(rows, kind)


def _mixed_aetiology(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    if "aetiology" in rows and rows["aetiology"].map(normalised).eq("mixed").any():
        yield (
            "At least one study mixes aetiologies, so its effect belongs to none of them; "
            f"{_instead(kind)}"
        )


def _medians(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    if "statistic" in rows and rows["statistic"].map(normalised).eq("median").any():
        yield (
            "Medians have no standard deviation to weigh them by and are never pooled with "
            f"means; {_instead(kind)}"
        )


def _windows(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    """Hold rows to one visit window, by `window` or else by `months` after treatment."""
    if "window" not in rows and "months" in rows:
        rows = rows.assign(window=rows["months"].map(visit_window))
    yield from _SAME_WINDOW(rows, kind)


def _spreads(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    known = pd.Series(False, index=rows.index)
    for columns in (["variance"], ["sd_change"], ["sd_before", "sd_after"]):
        if set(columns) <= set(rows.columns):
            usable = rows[columns].apply(pd.to_numeric, errors="coerce").gt(0).all(axis=1)
            known |= usable
    missing = int((~known).sum())
    if missing:
        yield f"{_number(missing, rows)} not print the SDs of the change; {_instead(kind)}"


def _counts(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    if not {"events", "total"} <= set(rows.columns):
        missing = len(rows)
    else:
        missing = int(rows[["events", "total"]].isna().any(axis=1).sum())
    if missing:
        yield (
            f"{_number(missing, rows)} not print events with their total, and a range or a "
            f"percentage alone carries no weight; {_instead(kind)}"
        )


def _overlap(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    for column in ("cohort_family", "study_id"):
        if column in rows:
            stated = rows[column].dropna()
            repeated = {str(value) for value in stated[stated.duplicated()]}
            if repeated:
                yield (
                    f"The same patients may count twice ({_listed(repeated)}), so one row per "
                    f"cohort is needed; {_instead(kind)}"
                )
                return


def _designs(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    columns = [column for column in ("design", "aetiology") if column in rows]
    found = {
        str(value)
        for column in columns
        for value in rows[column].dropna()
        if any(
            word in str(value).casefold().replace("metaanalysis", "meta-analysis")
            for word in _EXCLUDED
        )
    }
    if found:
        yield (
            f"Animal studies, case reports, reviews and guidelines can't be pooled with patient "
            f"series (here: {_listed(found)}); they stay in the table of studies and "
            f"{_instead(kind)}"
        )


def _single_patients(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    size = "total" if kind == "proportion" else "n"
    if size in rows and pd.to_numeric(rows[size], errors="coerce").eq(1).any():
        yield f"A single patient is a case report, which is never pooled; {_instead(kind)}"


def _comparators(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    if "role" in rows and rows["role"].map(normalised).eq("comparator").any():
        yield (
            "Comparator arms had another treatment and never enter a pool of the treatment "
            f"itself; {_instead(kind)}"
        )


def _few(rows: pd.DataFrame) -> Iterator[str]:
    if FEWEST <= len(rows) < PREDICTION_FROM:
        yield (
            f"With {len(rows)} studies the pool is shown without a prediction interval and with "
            "I² greyed, as both would be guesswork."
        )


def _therapies(rows: pd.DataFrame) -> Iterator[str]:
    told = [column for column in ("therapy", "components") if column in rows]
    if not told:
        return
    texts = rows[told].astype("string").fillna("").agg(" ".join, axis=1)
    kyphoplasty = texts.str.contains(_KYPHOPLASTY)
    if kyphoplasty.any() and (texts.str.contains(_VERTEBROPLASTY) & ~kyphoplasty).any():
        yield (
            "Kyphoplasty and vertebroplasty are different interventions; they are shown as "
            "subgroups, and the pool over both must be read with that reserve."
        )
    if "therapy" in rows and len(set(rows["therapy"].map(normalised))) > 1:
        yield (
            "The studies used different therapies; they are shown as subgroups, which are never "
            "compared with each other by a P-value."
        )


def _collections(rows: pd.DataFrame) -> Iterator[str]:
    if "collection" in rows and rows["collection"].map(normalised).eq("supplement").any():
        yield "Some studies come from outside the review; they are shown marked as such."


def _bases(rows: pd.DataFrame) -> Iterator[str]:
    if "basis" in rows:
        derived = int(rows["basis"].map(normalised).eq("derived").sum())
        if derived:
            yield (
                f"{derived} of {len(rows)} figures are our reading or our arithmetic, not "
                "printed counts; they are shown marked as derived."
            )


_DIFFERENT = "which are different quantities"
_SAME_KIND = _agreement("kind", "kind of effect", _DIFFERENT)
_SAME_WINDOW = _agreement("window", "visit", "and visits are pooled one window at a time")
AGAINST: tuple[Check, ...] = (
    _count,
    _kinds,
    _only("change", _agreement("instrument", "instrument", _DIFFERENT)),
    _only("change", _agreement("statistic", "statistic", _DIFFERENT)),
    _only("change", _medians),
    _only("change", _windows),
    _only("change", _spreads),
    _only("proportion", _agreement("event", "event", _DIFFERENT)),
    _only("proportion", _agreement("definition", "definition of the event", _DIFFERENT)),
    _only("proportion", _agreement("unit", "unit counted", _DIFFERENT)),
    _only("proportion", _counts),
    _agreement("aetiology", "aetiology", "and results belong to one aetiology"),
    _mixed_aetiology,
    _overlap,
    _designs,
    _single_patients,
    _comparators,
)
"""What refuses a pool."""

RESERVES: tuple[Callable[[pd.DataFrame], Iterator[str]], ...] = (
    _few,
    _therapies,
    _collections,
    _bases,
)
"""What allows a pool that must be read with care."""
