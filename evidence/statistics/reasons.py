"""The single reasons for and against a pool, each a check that yields plain sentences."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from evidence.statistics import checks
from evidence.statistics.pooling import PREDICTION_FROM
from evidence.statistics.visit_windows import visit_window

FEWEST = 3
"""Fewest studies for a pooled value; below it only the studies are shown."""

Value: TypeAlias = str | float | bool | None
"""What a candidate has in a column; None where it is missing."""

_LONGEST_LIST = 6
_UNSTATED = frozenset({"", "not stated", "not reported", "unclear", "unknown"})

_EXCLUDED = frozenset(
    {
        *("animal study", "animal", "case report", "guideline"),
        *("systematic review", "narrative review", "review"),
        *("meta analysis", "metaanalysis", "systematic review and meta analysis"),
    }
)
"""Designs and aetiologies without patients of their own, or with one, as `normalised` has them."""

_KYPHOPLASTY = frozenset({"pkp", "pvp or pkp", "kyphoplasty"})
_VERTEBROPLASTY = frozenset({"pvp", "vertebroplasty"})
"""Parts of a treatment that are a kyphoplasty, or may be one, and a vertebroplasty."""

_SWIM = {
    "change": "the effect-direction plot and the median and range of effects are shown instead.",
    "proportion": "each study's proportion with its interval and their median and range are "
    "shown instead.",
}


def normalised(text: object) -> str:
    """Return a text without case, punctuation, spacing or typographic variants; "" for None."""
    if text is None:
        return ""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return " ".join(re.findall(r"\w+", plain))


@dataclass(frozen=True)
class Rows:
    """The candidates for a pool; only the `columns` given are checked."""

    rows: tuple[Mapping[str, Value], ...]
    columns: frozenset[str]

    def __len__(self) -> int:
        return len(self.rows)

    def of(self, column: str) -> list[Value]:
        """Return what the rows have in a column, nothing where it isn't given."""
        return [row.get(column) for row in self.rows] if column in self.columns else []

    def words(self, column: str) -> list[str]:
        """Return what the rows have in a column, without case and punctuation."""
        return [normalised(value) for value in self.of(column)]

    def numbers(self, column: str) -> list[float | None]:
        """Return what the rows have in a column as numbers, None for what is none."""
        return [_number(value) for value in self.of(column)]

    @cached_property
    def kind(self) -> str:
        """Return "change" or "proportion": as told, or by the columns where it means another."""
        told = [str(value) for value in self.of("kind") if value in _SWIM]
        if told:
            return told[0]
        return "proportion" if {"events", "total"} & self.columns else "change"

    @property
    def instead(self) -> str:
        """Return what is shown where nothing is pooled."""
        return _SWIM[self.kind]

    def share(self, count: int) -> str:
        """Return "1 of 5 studies does"."""
        return f"{count} of {len(self)} studies {'does' if count == 1 else 'do'}"


Check: TypeAlias = Callable[[Rows], Iterator[str]]


def _number(value: Value) -> float | None:
    try:
        return checks.number(value, "a cell")
    except ValueError:
        return None


def _listed(names: Iterable[str]) -> str:
    """Return names in order, cut to a length that still reads as a sentence."""
    ordered = sorted(names, key=str.casefold)
    rest = len(ordered) - _LONGEST_LIST
    return ", ".join(ordered[:_LONGEST_LIST]) + (f" and {rest} more" if rest > 0 else "")


def _agreement(column: str, noun: str, why: str) -> Check:
    """Make a check that all rows state one and the same `column`."""

    def check(rows: Rows) -> Iterator[str]:
        if column not in rows.columns:
            return
        stated = [value for value in rows.of(column) if normalised(value) not in _UNSTATED]
        missing = len(rows) - len(stated)
        if missing:
            yield (
                f"{rows.share(missing)} not state the {noun}, so it can't be shown to be the "
                f"same; {rows.instead}"
            )
        spellings = {normalised(value): str(value) for value in stated}
        if len(spellings) > 1:
            named = _listed(spellings.values())
            yield f"The studies differ in {noun} ({named}), {why}; {rows.instead}"

    return check


def _only(kind: str, check: Check) -> Check:
    """Restrict a check to one kind of effect: rows may carry the other kind's columns."""
    return lambda rows: check(rows) if rows.kind == kind else iter(())


def _count(rows: Rows) -> Iterator[str]:
    if len(rows) < FEWEST:
        shown = "study is" if len(rows) == 1 else "studies are"
        yield (
            f"Only {len(rows)} {shown} available and a pooled value needs at least {FEWEST}; "
            "the studies themselves are shown instead."
        )


def _kinds(rows: Rows) -> Iterator[str]:
    """Hold rows to one kind of effect; other uses of the column name are left alone."""
    if any(value in _SWIM for value in rows.of("kind")):
        yield from _SAME_KIND(rows)


def _mixed_aetiology(rows: Rows) -> Iterator[str]:
    if "mixed" in rows.words("aetiology"):
        yield (
            "At least one study mixes aetiologies, so its effect belongs to none of them; "
            f"{rows.instead}"
        )


def _medians(rows: Rows) -> Iterator[str]:
    if "median" in rows.words("statistic"):
        yield (
            "Medians have no standard deviation to weigh them by and are never pooled with "
            f"means; {rows.instead}"
        )


def _windows(rows: Rows) -> Iterator[str]:
    """Hold rows to one visit window, by `window` or else by `months` after treatment."""
    if "window" not in rows.columns and "months" in rows.columns:
        placed = tuple(
            {**row, "window": visit_window(months)}
            for row, months in zip(rows.rows, rows.numbers("months"), strict=True)
        )
        rows = Rows(placed, rows.columns | {"window"})
    yield from _SAME_WINDOW(rows)


def _spreads(rows: Rows) -> Iterator[str]:
    known = [False] * len(rows)
    for columns in (["variance"], ["sd_change"], ["sd_before", "sd_after"]):
        if rows.columns.issuperset(columns):
            spreads = zip(*(rows.numbers(column) for column in columns), strict=True)
            usable = [all(number is not None and number > 0 for number in own) for own in spreads]
            known = [one or other for one, other in zip(known, usable, strict=True)]
    missing = known.count(False)
    if missing:
        yield f"{rows.share(missing)} not print the SDs of the change; {rows.instead}"


def _counts(rows: Rows) -> Iterator[str]:
    pairs = list(zip(rows.numbers("events"), rows.numbers("total"), strict=False))
    missing = len(rows) - sum(None not in pair for pair in pairs)
    if missing:
        yield (
            f"{rows.share(missing)} not print events with their total, and a range or a "
            f"percentage alone carries no weight; {rows.instead}"
        )
    wrong = [pair for pair in pairs if not _possible(*pair)]
    if wrong:
        told = _listed(f"{events:g} of {total:g}" for events, total in wrong)
        yield f"Counts must be whole and no more than their total ({told}); {rows.instead}"


def _possible(events: float | None, total: float | None) -> bool:
    if events is None or total is None:
        return True
    return 0 <= events <= total and total >= 1 and not events % 1 and not total % 1


def _overlap(rows: Rows) -> Iterator[str]:
    for column in ("cohort_family", "study_id"):
        stated = [str(value) for value in rows.of(column) if value is not None]
        repeated = {value for value in stated if stated.count(value) > 1}
        if repeated:
            yield (
                f"The same patients may count twice ({_listed(repeated)}), so one row per "
                f"cohort is needed; {rows.instead}"
            )
            return


def _designs(rows: Rows) -> Iterator[str]:
    stated = [value for column in ("design", "aetiology") for value in rows.of(column)]
    found = {str(value) for value in stated if normalised(value) in _EXCLUDED}
    if found:
        yield (
            f"Animal studies, case reports, reviews and guidelines can't be pooled with patient "
            f"series (here: {_listed(found)}); they stay in the table of studies and "
            f"{rows.instead}"
        )


def _single_patients(rows: Rows) -> Iterator[str]:
    if 1 in rows.numbers("total" if rows.kind == "proportion" else "n"):
        yield f"A single patient is a case report, which is never pooled; {rows.instead}"


def _comparators(rows: Rows) -> Iterator[str]:
    if "comparator" in rows.words("role"):
        yield (
            "Comparator arms had another treatment and never enter a pool of the treatment "
            f"itself; {rows.instead}"
        )


def _few(rows: Rows) -> Iterator[str]:
    if FEWEST <= len(rows) < PREDICTION_FROM:
        yield (
            f"With {len(rows)} studies the pool is shown without a prediction interval and with "
            "I² greyed, as both would be guesswork."
        )


def _parts(row: Mapping[str, Value]) -> frozenset[str]:
    """Return the parts of a row's treatment, of its components and of its therapy."""
    told = [
        *str(row.get("components") or "").split(";"),
        *str(row.get("therapy") or "").split("+"),
    ]
    return frozenset(normalised(part) for part in told)


def _therapies(rows: Rows) -> Iterator[str]:
    parts = [_parts(row) for row in rows.rows]
    kyphoplasty = [bool(own & _KYPHOPLASTY) for own in parts]
    vertebroplasty = [bool(own & _VERTEBROPLASTY) and not own & _KYPHOPLASTY for own in parts]
    if any(kyphoplasty) and any(vertebroplasty):
        yield (
            "Kyphoplasty and vertebroplasty are different interventions; they are shown as "
            "subgroups, and the pool over both must be read with that reserve."
        )
    if len(set(rows.words("therapy"))) > 1:
        yield (
            "The studies used different therapies; they are shown as subgroups, which are never "
            "compared with each other by a P-value."
        )


def _collections(rows: Rows) -> Iterator[str]:
    if "supplement" in rows.words("collection"):
        yield "Some studies come from outside the review; they are shown marked as such."


def _bases(rows: Rows) -> Iterator[str]:
    derived = rows.words("basis").count("derived")
    if derived:
        verb, shown = ("is", "it is") if derived == 1 else ("are", "they are")
        yield (
            f"{derived} of {len(rows)} figures {verb} our reading or our arithmetic, not printed; "
            f"{shown} shown marked as derived."
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

RESERVES: tuple[Check, ...] = (_few, _therapies, _collections, _bases)
"""What allows a pool that must be read with care."""
