"""The gate before every pool: may these rows be combined, and if not, why not.

The limits on numbers of studies are our conventions; the checks follow what synthesis without
meta-analysis asks for (SWiM, BMJ 2020;368:l6890).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pandas as pd

from evidence.statistics.change import visit_window
from evidence.statistics.pooling import PREDICTION_FROM
from evidence.statistics.results import Light, Verdict

FEWEST = 3
"""Fewest studies for a pooled value; below it only the studies are shown."""

_Check: TypeAlias = Callable[[pd.DataFrame, str], Iterator[str]]

_EXCLUDED = ("animal", "case report", "review", "meta-analysis", "guideline")
_KYPHOPLASTY = re.compile(r"kyphoplast|\b(?:pkp|bkp)\b", re.IGNORECASE)
_VERTEBROPLASTY = re.compile(r"vertebroplast|\bpvp\b", re.IGNORECASE)

_SWIM = {
    "change": "the effect-direction plot and the median and range of effects are shown instead.",
    "proportion": "each study's proportion with its interval and their median and range are "
    "shown instead.",
}


def may_pool(rows: pd.DataFrame) -> Verdict:
    """Return whether `rows`, one per candidate effect, may be pooled, with the reasons.

    Every column is optional and checked when present: `study_id`, `label`, `cohort_family`,
    `collection`, `design`, `aetiology`, `therapy`, `components`, `role`, `kind` ("change" or
    "proportion", otherwise told from the other columns), `instrument`, `statistic`, `window`
    (else told from `months`), `event`, `definition`, `unit`, `n`, `variance`, `sd_before`,
    `sd_after`, `sd_change`, `events`, `total`, `basis`. An empty entry in a column that must
    agree is a reason against: what isn't stated can't be shown to be the same. Definitions are
    compared as text without case, punctuation or spacing.

    Red means not allowed: fewer than three rows; different kinds, instruments, statistics,
    windows, events, definitions, units or aetiologies; medians; missing spreads or counts;
    overlapping patients; comparator arms; animals, case reports, reviews, guidelines. Amber
    means allowed with reserve: three or four studies (no prediction interval, I² greyed),
    several therapies or kyphoplasty beside vertebroplasty (subgroups needed), studies from
    outside the review, counts that are our reading of a text.
    """
    if rows.empty:
        return Verdict(False, ("No study gives this effect; nothing is shown.",), "red")
    kind = _kind(rows)
    against = tuple(reason for check in _RED for reason in check(rows, kind))
    if against:
        return Verdict(False, against, "red")
    reserve = tuple(reason for check in _AMBER for reason in check(rows))
    level: Light = "amber" if reserve else "green"
    return Verdict(True, reserve, level)


def normalised(text: object) -> str:
    """Return a definition without case, punctuation, spacing or typographic variants."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _kind(rows: pd.DataFrame) -> str:
    if "kind" in rows:
        return str(rows["kind"].iloc[0])
    return "proportion" if {"events", "total"} & set(rows.columns) else "change"


def _instead(kind: str) -> str:
    return _SWIM.get(kind, _SWIM["change"])


def _count(rows: pd.DataFrame, _kind: str) -> Iterator[str]:
    if len(rows) < FEWEST:
        shown = "study is" if len(rows) == 1 else "studies are"
        yield (
            f"Only {len(rows)} {shown} available and a pooled value needs at least {FEWEST}; "
            "the studies themselves are shown instead."
        )


def _agreement(column: str, noun: str, why: str) -> _Check:
    """Make a check that all rows state one and the same `column`."""

    def check(rows: pd.DataFrame, kind: str) -> Iterator[str]:
        if column not in rows:
            return
        stated = rows[column].dropna()
        missing = len(rows) - len(stated)
        if missing:
            yield (
                f"{_number(missing, rows)} not state the {noun}, so it can't be shown to be the "
                f"same; {_instead(kind)}"
            )
        spellings = {normalised(value): str(value) for value in stated}
        if len(spellings) > 1:
            listed = ", ".join(sorted(spellings.values(), key=str.casefold))
            yield f"The studies differ in {noun} ({listed}), {why}; {_instead(kind)}"

    return check


def _number(count: int, rows: pd.DataFrame) -> str:
    verb = "does" if count == 1 else "do"
    return f"{count} of {len(rows)} studies {verb}"


def _only(kind: str, check: _Check) -> _Check:
    """Restrict a check to one kind of effect: a frame may carry the other kind's columns."""
    return lambda rows, actual: check(rows, actual) if actual == kind else iter(())


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
            repeated = sorted({str(value) for value in stated[stated.duplicated()]})
            if repeated:
                yield (
                    f"The same patients may count twice ({', '.join(repeated)}), so one row per "
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
            f"series (here: {', '.join(sorted(found))}); they stay in the table of studies and "
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


def _windows(rows: pd.DataFrame, kind: str) -> Iterator[str]:
    """Hold rows to one visit window, by `window` or else by `months` after treatment."""
    if "window" not in rows and "months" in rows:
        rows = rows.assign(window=rows["months"].map(visit_window))
    yield from _SAME_WINDOW(rows, kind)


_DIFFERENT = "which are different quantities"
_SAME_WINDOW = _agreement("window", "visit", "and visits are pooled one window at a time")
_RED = (
    _count,
    _agreement("kind", "kind of effect", _DIFFERENT),
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
_AMBER = (_few, _therapies, _collections, _bases)
