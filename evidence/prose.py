"""How anything is written: numbers, per cent, intervals, p, plurals, lists, units, study labels.

One way for each kind of thing, so that a number reads the same wherever it stands. Nothing here
knows what it writes about: functions take plain values, or anything that has the fields named.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

MINUS = "−"
SPACE = "\N{NO-BREAK SPACE}"
"""Between a number and its unit, so that no line breaks there."""

MARK = "⚠"
"""Behind the name of a study whose print the review contradicts."""

PRODUCT = "PVP Evidence"
"""What this is called."""

ABOUT = "Review appraised: vertebroplasty (PVP) in spinal tumours"
"""What this is, above every page; short, as it shares a line with the search and the tools."""

NOT_STATED = "not stated"

WORDS = 30
"""Words that the sentence which answers a page's question may have."""

BASIS: Mapping[str, str] = {
    "review": "stated in the review",
    "primary": "stated in the study's own abstract",
    "secondary": "read in another paper",
    "derived": "computed by us",
}
"""Who printed a figure."""

DIRECTIONS: Mapping[str, str] = {
    "better": "better",
    "worse": "worse",
    "no difference": "no difference",
    "unclear": "direction unclear",
}

PAIN_DIRECTIONS: Mapping[str, str] = {
    "better": "less pain",
    "worse": "more pain",
    "no difference": "no difference in pain",
    "unclear": "direction unclear",
}
"""Which way pain went, where no number is printed."""

LEFT_OUT: Mapping[str, str] = {
    "review or guideline": "a review or guideline has no patients of its own",
    "animals": "animals",
    "case report": "a case report",
    "printed twice": "the study's own figure is used",
    "harm of any cause": "harm of any cause, whether or not the treatment led to it",
    "share of leaks": "a share of leaks, not of patients or vertebrae",
    "comparator arm": "a comparator, not the treatment under study",
    "treatment and comparator together": "treatment and comparator are counted together",
    "cement not stated": "cement not stated",
    "yours, kept out of pools": "yours, kept out of pools",
}
"""Why a figure takes no part in tallies of treated patients, in words for readers."""

GLYPHS: Mapping[str, str] = {"up": "▲", "down": "▼", "same": "–", "unclear": "?"}
"""Which way a score went."""

WHOLE_STUDY = "whole study"
ALL_ARMS = "all arms together"

_SINGULAR = {
    "patients": "patient",
    "vertebrae": "vertebra",
    "lesions": "lesion",
    "procedures": "procedure",
    "fractures": "fracture",
    "leaks": "leak",
    "animals": "animal",
    "studies": "study",
    "discrepancies": "discrepancy",
    "series": "series",
    "case series": "case series",
}
_TINY_P = 0.0001


# --- numbers ---------------------------------------------------------------------------------


def number(value: float, digits: int | None = None) -> str:
    """Return a number with a true minus, thousands set apart by commas and no needless zeros.

    `digits` rounds to so many decimals; without it the number stands as printed.
    """
    if digits is not None:
        value = round(value, digits)
    whole = float(value).is_integer()
    text = f"{abs(value):,.0f}" if whole else _decimals(abs(value), digits)
    return f"{MINUS}{text}" if value < 0 and float(value) != 0 else text


def _decimals(value: float, digits: int | None) -> str:
    text = f"{value:,.{10 if digits is None else digits}f}"
    return text.rstrip("0").rstrip(".")


def signed(value: float, digits: int = 1) -> str:
    """Return a change with its sign, "+1.5" or "−2"; 0 has none."""
    rounded = round(float(value), digits)
    return f"+{number(rounded, digits)}" if rounded > 0 else number(rounded, digits)


def fixed(value: float, digits: int = 2) -> str:
    """Return a statistic with so many decimals, zeros kept: "−0.71"."""
    rounded = round(value, digits) or 0.0
    return f"{rounded:,.{digits}f}".replace("-", MINUS)


def number_range(low: float, high: float, digits: int | None = None) -> str:
    """Return "3.6 to 5.1", or one number where both read the same."""
    ends = number(low, digits), number(high, digits)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def quantity(
    value: float | None, low: float | None, high: float | None, unit: str | None = None
) -> str:
    """Return a value or range with its unit as printed; "" where there is no number.

    Units "year" and "rank" have no thousands; a rank stands before its number.
    """
    write = _plain if unit in {"year", "rank"} else number
    if low is not None and high is not None:
        text = f"{write(low)}–{write(high)}"
    elif value is not None:
        text = write(value)
    elif low is not None or high is not None:
        text = f"more than {write(low)}" if low is not None else f"less than {write(high or 0)}"
    else:
        return ""
    if unit == "rank":
        return f"rank {text}"
    return text if unit in {None, "", "year"} else f"{text}{SPACE}{unit}"


def _plain(value: float) -> str:
    return f"{value:.10g}"


# --- per cent --------------------------------------------------------------------------------


def percent(share: float) -> str:
    """Return a proportion (0–1) in per cent with one decimal, "2.9 %".

    Only none is "0 %" and only all is "100 %"; a share next to them gets the decimals it needs.
    """
    return f"{_hundredths(share)}{SPACE}%"


def percent_range(low: float, high: float) -> str:
    """Return two proportions (0–1) in per cent, "0.8–10.0 %"."""
    return f"{_hundredths(low)}–{_hundredths(high)}{SPACE}%"


def span(shares: Collection[float]) -> str:
    """Return the range of proportions (0–1) in per cent, one of them if all read the same."""
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else percent_range(min(shares), max(shares))


def _hundredths(share: float) -> str:
    if share in {0, 1}:
        return f"{100 * share:.0f}"
    for digits in (1, 2, 3, 4):
        text = f"{100 * share:.{digits}f}"
        if 0 < float(text) < 100:  # noqa: PLR2004
            return text
    return "less than 0.0001" if share < 0.5 else "more than 99.9999"  # noqa: PLR2004


def printed_percent(low: float, high: float | None = None) -> str:
    """Return a percentage or range as it is printed in a source (0–100), "41 %" or "5–10 %"."""
    text = number(low) if high is None else f"{number(low)}–{number(high)}"
    return f"{text}{SPACE}%"


def interval(share: float, low: float, high: float) -> str:
    """Return a proportion (0–1) with its limits, "2.9 % (0.8–10.0 %)"; of none the upper only."""
    if share == 0:
        return f"up to {percent(high)}"
    return f"{percent(share)} ({percent_range(low, high)})"


def in_hundred(low: float, high: float) -> str:
    """Return what limits (0–1) leave possible in 100 patients, "1 to 10 in 100"."""
    if low == 0:
        return f"up to {_hundredths(high)} in 100"
    return f"{_hundredths(low)} to {_hundredths(high)} in 100"


# --- p, counts, words ------------------------------------------------------------------------


def p_value(printed: str) -> str:
    """Return a p-value as printed, "p < 0.001", "p = 0.04", "p not significant"."""
    text = printed.strip()
    if text[:1] in {"<", ">", "≤", "≥"}:
        return f"p {text[0]} {text[1:].strip()}"
    if text in {"significant", "not significant"}:
        return f"p {text}"
    return f"p = {text.removeprefix('=').strip()}"


def p_computed(p: float) -> str:
    """Return a p-value that we computed: two digits, or one and a power of ten."""
    if p >= _TINY_P:
        return f"p = {float(f'{p:.2g}'):g}"
    digit, exponent = f"{p:.0e}".split("e")
    power = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"p ≈ {digit} × 10{power}"


def plural(count: int, noun: str) -> str:
    """Return a noun for a number of things; the noun is given in the singular."""
    if count == 1 or noun.endswith("series"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch")) else f"{noun}s"


def counted(count: int, noun: str) -> str:
    """Return "no study", "1 study" or "3 studies"; the noun is given in the singular."""
    return f"{number(count)} {plural(count, noun)}" if count else f"no {noun}"


def of_units(count: int, unit: str) -> str:
    """Return a number of the units of the corpus, "1 vertebra", "69 patients"."""
    if unit == NOT_STATED:
        return number(count)
    return f"{number(count)} {_SINGULAR.get(unit, unit) if count == 1 else unit}"


def per_unit(unit: str) -> str:
    """Return "per patient", "per vertebra"; "unit not stated" where it isn't."""
    return f"per {_SINGULAR.get(unit, unit)}" if unit != NOT_STATED else "unit not stated"


def verb(count: int, one: str, many: str) -> str:
    """Return the form of a verb for a number of things."""
    return one if count == 1 else many


def listed(items: Iterable[str], last: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    names = list(items)
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def shortened(items: Iterable[str], most: int) -> str:
    """Return items joined by semicolons, at most so many, with the number of the rest."""
    names = list(items)
    rest = len(names) - most
    return "; ".join(names[:most]) + (f"; and {rest} more" if rest > 0 else "")


def some(items: Iterable[str], most: int) -> str:
    """Return "a, b and c" of at most so many items, the rest as "a, b and 4 more"."""
    names = list(items)
    rest = len(names) - most
    return listed([*names[:most], f"{number(rest)} more"] if rest > 0 else names)


def brief(text: str) -> bool:
    """Return whether a sentence is short enough to answer a page's question."""
    return len(text.split()) <= WORDS


def sentence(text: str) -> str:
    """Return a text with a capital first letter and a full stop."""
    if not text:
        return ""
    return f"{text[0].upper()}{text[1:]}" + ("" if text[-1] in ".!?" else ".")


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return f"{text[:1].upper()}{text[1:]}"


def holding(count: int, total: int, noun: str, one: str, many: str, lacking: str) -> str:
    """Return of how many things something holds: "the trial is blinded", "none of 5 trials is …".

    Args:
        count: of how many it holds.
        total: how many there are.
        noun: what they are, in the singular.
        one: what holds, as it is said of one thing.
        many: the same of several.
        lacking: what is said of the only thing where it does not hold.
    """
    if total == 1:
        return f"the {noun} {one if count else lacking}"
    things = plural(total, noun)
    if count == total:
        return f"{'both' if total == 2 else f'all {number(total)}'} {things} {many}"  # noqa: PLR2004
    of = number(count) if count else "none"
    return f"{of} of {number(total)} {things} {verb(count or 1, one, many)}"


def of_collection(count: int, collection: str) -> str:
    """Return "17 studies of the review", or those of the wider literature with them."""
    whose = "of the review" if collection == "review" else "of the review and wider literature"
    return f"{counted(count, 'study')} {whose}"


def of_patients(collection: str, count: int | None = None) -> str:
    """Return whose studies are counted: "the review's 13 studies of patients"."""
    told = "studies" if count is None else f"{number(count)} {plural(count, 'study')}"
    if collection == "review":
        return f"the review's {told} of patients"
    return f"the {told} of patients in review and wider literature"


def reported_by(count: int, total: int, collection: str) -> str:
    """Return "3 of 17 studies of the review"."""
    return f"{number(count) if count else 'none'} of {of_collection(total, collection)}"


_ENROLLED: Mapping[str, str] = {
    "primary": "enrolled {} primaries",
    "region": "treated the {} spine",
    "therapy": "used {}",
    "aetiology": "had the aetiology {}",
    "design": "had the design {}",
    "instrument": "measured {}",
}
"""Filter → what studies did that match it."""


def enrolled(name: str, values: Sequence[str]) -> str:
    """Return what studies did that match a filter: "enrolled breast or lung primaries"."""
    named = [value for value in values if value != "not reported"]
    parts = [_ENROLLED[name].format(listed(named, "or"))] if named else []
    if len(named) < len(values):
        parts.append(f"left the {name} unreported")
    return listed(parts, "or")


REPORTED_AS: Mapping[str, str] = {
    "several therapies together": "for several therapies together",
    "treatment and comparator together": "for treatment and comparator together",
    "other therapy": "after another therapy",
    "comparator arm": "of a comparator",
    "share of leaks": "as a share of leaks",
    "harm of any cause": "as harm of any cause",
    "case report": "in a case report",
    "review or guideline": "in a review or guideline",
    "animals": "in animals",
}
"""How an outcome is reported that is not reported of the patients asked for."""


def reported_otherwise(studies: Mapping[str, Iterable[str]], most: int = 2) -> str:
    """Return how and by whom: "in animals (Liu 2020) and as harm of any cause (Kim 2020)"."""
    return listed(f"{REPORTED_AS[why]} ({some(names, most)})" for why, names in studies.items())


def in_wider(count: int, *, filtered: bool) -> str:
    """Return how many studies of the wider literature report what those shown don't."""
    under = " under these filters" if filtered else ""
    if not count:
        return f"Nor does the wider literature{under}."
    does = verb(count, "does", "do")
    return f"In the wider literature {counted(count, 'study')} {does}{under}."


def by_grade(grades: Mapping[str, Sequence[str]], most: int = 4) -> str:
    """Return which certainty stands after which therapies, best first.

    "⊕⊕○○ low after A; ⊕○○○ very low after 6 other therapies": the best are named if they are few.
    """
    parts = []
    for place, (grade, therapies) in enumerate(grades.items()):
        count = len(therapies)
        if count == 1 or (place == 0 and count <= most):
            after = listed(therapies)
        else:
            after = f"{number(count)} other therapies" if place else f"each of {count} therapies"
        parts.append(f"{grade} after {after}")
    return "; ".join(parts)


# --- studies, arms, visits -------------------------------------------------------------------


class Labelled(Protocol):
    """A study as it is named."""

    @property
    def short_label(self) -> str:
        """Return author and year."""

    @property
    def outside_review(self) -> bool:
        """Return whether the study comes from the wider literature."""


YOURS = "(yours)"
"""Ends the name of a study that a reader brought; its records are named so from the first."""


class Printed(Protocol):
    """A figure that a study prints."""

    @property
    def study(self) -> Labelled:
        """Return the study."""

    @property
    def touched(self) -> bool:
        """Return whether a grave discrepancy makes this figure doubtful."""


IN_WHOM: Mapping[str, str] = {
    "tumour": "in tumours",
    "osteoporosis": "in osteoporosis",
    "hemangioma": "in hemangiomas",
    "mixed": "in series of tumours mixed with other causes",
    "not stated": "in series whose cause is not stated",
    "animal": "in animals",
}
"""Aetiology → in whom, at the place in a sentence that says so."""


BETTER: Mapping[str, str] = {"lower": "↓ better", "higher": "↑ better", "either": ""}
"""Which way along an upright axis a patient is better off, by which scores are better."""


def study(one: Labelled) -> str:
    """Return a study's name."""
    return one.short_label


def whose(*figures: Printed) -> str:
    """Return the name of the study that prints figures, marked where one of them is in doubt."""
    name = study(figures[0].study)
    return marked(name, doubtful=any(one.touched for one in figures))


def marked(text: str, *, doubtful: bool) -> str:
    """Return what stands beside a figure, with the mark of a figure in doubt."""
    return f"{text} {MARK}" if doubtful else text


class Counts(Protocol):
    """A count of events as it is printed."""

    @property
    def events(self) -> int | None:
        """Return how many had it."""

    @property
    def total(self) -> int | None:
        """Return out of how many."""

    @property
    def unit(self) -> str:
        """Return what is counted: patients, vertebrae, …."""

    @property
    def percent(self) -> float | None:
        """Return the percentage as printed."""

    @property
    def percent_low(self) -> float | None:
        """Return the lower end of a printed range."""

    @property
    def percent_high(self) -> float | None:
        """Return the upper end of a printed range."""


def count(row: Counts) -> str:
    """Return how many of how many, "2 of 69 patients", or what is printed in its place."""
    if row.events is not None and row.total is not None:
        return f"{number(row.events)} of {of_units(row.total, row.unit)}"
    if row.events is not None:
        return f"{of_units(row.events, row.unit)}, total not printed"
    of = "" if row.unit == NOT_STATED else f" of {row.unit}"
    if row.total is not None:
        of = f" of {of_units(row.total, row.unit)}"
    if row.percent is not None:
        return f"{printed_percent(row.percent)}{of}, count not printed"
    if row.percent_low is not None and row.percent_high is not None:
        return f"{printed_percent(row.percent_low, row.percent_high)}{of}, count not printed"
    return "count not printed"


def count_with_interval(row: Counts, limits: tuple[float, float] | None) -> str:
    """Return a count with its share and 95 % limits (0–1): "2 of 69 patients: 2.9 % (0.8–10.0 %)".

    Without limits the count stands alone.
    """
    if limits is None or row.events is None or not row.total:
        return count(row)
    return f"{count(row)}: {interval(row.events / row.total, *limits)}"


class Scored(Protocol):
    """A score as it is printed."""

    @property
    def statistic(self) -> str:
        """Return mean, median or not stated."""

    @property
    def value(self) -> float:
        """Return the score."""

    @property
    def spread_kind(self) -> str | None:
        """Return what the spread is."""

    @property
    def spread(self) -> float | None:
        """Return the spread."""

    @property
    def low(self) -> float | None:
        """Return the lower limit of the spread."""

    @property
    def high(self) -> float | None:
        """Return the upper limit of the spread."""

    @property
    def n(self) -> int | None:
        """Return the patients scored."""


def score(row: Scored) -> str:
    """Return a score with its spread and n: "median 2 ± 1.6 (spread not named), n 61"."""
    text = number(row.value)
    text = f"{row.statistic} {text}" if row.statistic != NOT_STATED else text
    spread = spread_of(row)
    text += f" {spread}" if spread else ""
    if row.statistic == NOT_STATED:
        text += " (mean or median not stated)"
    return f"{text}, n {number(row.n)}" if row.n is not None else text


def spread_of(row: Scored) -> str:
    """Return "± 1.6 (SD)" or "(IQR 1 to 3)"; "" where no spread is printed."""
    kind = "spread not named" if row.spread_kind in {None, "unnamed"} else str(row.spread_kind)
    if row.spread is not None:
        return f"± {number(row.spread)} ({kind})"
    if row.low is not None and row.high is not None:
        return f"({kind} {number(row.low)} to {number(row.high)})"
    return ""


class Stated(Protocol):
    """A change or difference stated without a number."""

    @property
    def direction(self) -> str:
        """Return better, worse, no difference or unclear."""

    @property
    def about_pain(self) -> bool:
        """Return whether it is about how strong pain is."""


def stated(row: Stated) -> str:
    """Return which way it went: "less pain", or "better" where it is not about pain."""
    return (PAIN_DIRECTIONS if row.about_pain else DIRECTIONS)[row.direction]


def movement(low: float, high: float, digits: int = 1) -> tuple[str, str]:
    """Return which way something moved (after − before) and by how much: "fell by", "1.9 to 8".

    `low` and `high` are the ends of a range of changes, or one change twice.
    """
    low, high = sorted((round(low, digits), round(high, digits)))
    if low == high == 0:
        return "did not change", ""
    if high < 0 or low > 0:
        near, far = sorted((abs(low), abs(high)))
        return "fell by" if high < 0 else "rose by", number_range(near, far, digits)
    return "changed by", f"{signed(low, digits)} to {signed(high, digits)}"


def moved(low: float, high: float, unit: str = "point", digits: int = 1) -> str:
    """Return a movement with its unit: "fell by 1.9 to 8 points", "did not change"."""
    way, size = movement(low, high, digits)
    if not size:
        return way
    one = round(low, digits) == round(high, digits) and abs(round(low, digits)) == 1
    return f"{way} {size} {plural(1 if one else 2, unit)}"


def pain_moved(low: float, high: float, digits: int = 1) -> str:
    """Return a movement of pain on 0–10: "fell by 1.9 to 8 points of 10", "did not change"."""
    _, size = movement(low, high, digits)
    return f"{moved(low, high, digits=digits)}{' of 10' if size else ''}"


class Differs(Protocol):
    """A difference between two arms as it is printed."""

    @property
    def statistic(self) -> str:
        """Return mean difference, median difference or not stated."""

    @property
    def value(self) -> float:
        """Return the difference in units of the instrument."""

    @property
    def unit(self) -> str:
        """Return the unit in the singular; "" where the instrument has none of its own."""

    @property
    def low(self) -> float | None:
        """Return the lower limit."""

    @property
    def high(self) -> float | None:
        """Return the upper limit."""


def difference(row: Differs) -> str:
    """Return a printed difference: "mean difference −1.2 points (limits −2 to −0.4)"."""
    named = "difference" if row.statistic == NOT_STATED else row.statistic
    text = f"{named} {number(row.value)}"
    if row.unit:
        text += f" {plural(1 if abs(row.value) == 1 else 2, row.unit)}"
    if row.low is not None and row.high is not None:
        text += f" (limits {number(row.low)} to {number(row.high)})"
    return text


def months(value: float) -> str:
    """Return a time since treatment, "1 week" below a month, else "6 months"."""
    if value < 1:
        days = round(value * 30.44)
        return of_days(days)
    text = number(value, 1)
    return f"{text} {'month' if text == '1' else 'months'}"


def of_days(days: int) -> str:
    """Return "day 0", "3 days" or "1 week"."""
    if days == 0:
        return "the day of treatment"
    if days % 7 == 0:
        return counted(days // 7, "week")
    return counted(days, "day")


def is_number(value: object) -> bool:
    """Return whether a cell holds a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
