"""Rules that values must keep together: what no single field can judge.

They work on values as read, so that they also speak when other parts of a file are wrong: every
problem is reported in one go. Each rule yields (location, message).
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date

from evidence.corpus import mending
from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.count_rules import count_conflicts
from evidence.corpus.raw import Finding, Location, Raw, at, number, records, text
from evidence.corpus.therapies import usual_cement
from evidence.corpus.vocabulary import MEANT, DerivedFrom, Outcome, words


def conflicts(content: Raw) -> Iterator[Finding]:
    """Yield what is wrong within one file: its studies and its claimed ranges."""
    studies = records(content, "studies")
    if studies and content.get("collection") is None:
        yield ("studies",), "needs `collection: review` or `collection: supplement` above it"
    for index, study in studies:
        yield from at(("studies", index), _study_conflicts(study))
    for index, rate in records(content, "rates"):
        yield from at(("rates", index), _out_of_order(rate, "low_percent", "high_percent"))
    for index, fact in records(content, "facts"):
        yield from at(("facts", index), _out_of_order(fact, "low", "high"))
        yield from at(("facts", index), _origin_conflicts(fact))
    for section in ("studies", "context"):
        for index, work in records(content, section):
            yield from at((section, index), _odd_doi(work))
    yield from _appraisal_conflicts(content)
    for index, synonym in records(content, "synonyms"):
        yield from at(("synonyms", index), _meaning_nothing(synonym))


def _appraisal_conflicts(content: Raw) -> Iterator[Finding]:
    """Yield items and answers that belong to another tool, and items judged twice."""
    judged: set[tuple[str | None, ...]] = set()
    for index, row in records(content, "appraisals"):
        name = text(row, "tool")
        other = [tool for known, tool in TOOLS.items() if known != name]
        for key, what in (("item", "items"), ("judgement", "answers")):
            elsewhere = {word for tool in other for word in getattr(tool, what)}
            own = [
                word
                for known, tool in TOOLS.items()
                if known == name
                for word in getattr(tool, what)
            ]
            if own and text(row, key) in elsewhere.difference(own):
                yield (
                    ("appraisals", index, key),
                    f'"{row.get(key)}" is not one of the {what} of {name} ({", ".join(own)})',
                )
        whole = tuple(text(row, key) for key in ("study_id", "tool", "item"))
        if None not in whole and whole in judged:
            yield ("appraisals", index, "item"), f'"{row.get("item")}" is judged twice; keep one'
        judged.add(whole)


def _meaning_nothing(synonym: Raw) -> Iterator[Finding]:
    """Yield what a synonym stands for where the corpus has no such word."""
    known: Mapping[str, tuple[str, ...]] = {str(kind): valid for kind, valid in MEANT.items()}
    valid, meaning = known.get(text(synonym, "kind") or ""), text(synonym, "meaning")
    if valid and meaning is not None and meaning not in valid:
        close = difflib.get_close_matches(meaning, valid, n=1)
        hint = f"did you mean {close[0]}?" if close else f"one of: {', '.join(valid)}"
        yield ("meaning",), f'"{meaning}" is no {synonym["kind"]} of the corpus ({hint})'


def _odd_doi(work: Raw) -> Iterator[Finding]:
    """Yield a DOI that is written as a part of a text or an address is."""
    doi = text(work, "doi")
    meant = mending.doi(doi) if doi else None
    if meant and doi != meant and re.fullmatch(mending.DOI[1:-1], str(doi)):
        yield ("doi",), f'must be the bare DOI, found "{doi}"; write {meant}'


def _study_conflicts(study: Raw) -> Iterator[Finding]:
    sizes: dict[str, object] = {}
    for index, arm in records(study, "arms"):
        name = arm.get("id")
        if isinstance(name, str):
            if name in sizes:
                yield ("arms", index, "id"), f'"{name}" is already taken; choose another'
            sizes[name] = arm.get("n_patients")
        yield from at(("arms", index), _repeated_parts(arm))
        yield from at(("arms", index), _treated_without_cement(arm))
    for section in _SECTIONS:
        for index, row in records(study, section):
            yield from at((section, index), _row_conflicts(section, row, sizes))
    for key in ("patients", "lesions", "follow_up"):
        figure = study.get(key)
        if isinstance(figure, Mapping):
            yield from at((key,), _derived_without_formula(figure))
            yield from at((key,), _origin_conflicts(figure))
    for index, reading in records(study, "read"):
        yield from at(("read", index), _no_such_day(reading))
    yield from count_conflicts(study)


_SECTIONS = (
    "arms",
    "scores",
    "directions",
    "differences",
    "events",
    "primaries",
    "regions",
    "details",
)


def _row_conflicts(section: str, row: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    yield from _derived_without_formula(row)
    yield from _origin_conflicts(row)
    yield from _unknown_arm(row, sizes)
    if section in {"scores", "directions", "differences"}:
        yield from _unnamed_outcome(row)
    if section == "scores":
        yield from _score_conflicts(row, sizes)
    elif section == "differences":
        yield from _difference_conflicts(row, sizes)
    elif section == "events":
        yield from _event_conflicts(row)
    elif section == "details":
        yield from _swapped(row, "low", "high")


def _derived_without_formula(row: Raw) -> Iterator[Finding]:
    if row.get("basis") == "derived" and not row.get("formula"):
        yield ("basis",), "a derived figure needs its formula; add `formula: …`"


def _origin_conflicts(row: Raw) -> Iterator[Finding]:
    derived, origin = row.get("basis") == "derived", row.get("derived_from")
    if derived and origin is None:
        whose = ", ".join(words(DerivedFrom))
        yield (
            ("basis",),
            f"a derived figure rests on somebody's words; add `derived_from: …` ({whose})",
        )
    if origin is not None and not derived:
        yield (
            ("derived_from",),
            "only a derived figure has it; remove it, or set `basis: derived` with its formula",
        )


def _unnamed_outcome(row: Raw) -> Iterator[Finding]:
    if row.get("instrument") == "other" and row.get("outcome") is None:
        known = ", ".join(words(Outcome))
        yield ("instrument",), f'"other" says too little; add `outcome: …` ({known})'


def _no_such_day(reading: Raw) -> Iterator[Finding]:
    day = reading.get("on")
    if isinstance(day, str) and len(day) == len("2025-11-30"):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield ("on",), f'there is no day "{day}"; correct it (year-month-day)'


def _treated_without_cement(arm: Raw) -> Iterator[Finding]:
    parts = arm.get("components")
    usual = usual_cement(map(str, parts)) if isinstance(parts, list) else None
    without = (arm.get("cement") or usual) == "none"
    if without and arm.get("role", "intervention") == "intervention":
        yield (
            ("role",) if "role" in arm else (),
            "an arm without cement is a comparator here: set role: comparator, or say cement: …",
        )


def _repeated_parts(arm: Raw) -> Iterator[Finding]:
    parts = arm.get("components")
    if isinstance(parts, list):
        for index, part in enumerate(parts):
            if part in parts[:index]:
                yield ("components", index), f"{part} is listed twice; keep one"


def _swapped(row: Raw, low_key: str, high_key: str) -> Iterator[Finding]:
    low, high = number(row, low_key), number(row, high_key)
    if low is not None and high is not None and low > high:
        yield (low_key,), f"{low:g} is above {high_key} {high:g}; swap them"


def _out_of_order(row: Raw, low_key: str, high_key: str) -> Iterator[Finding]:
    """Yield limits that are swapped, or the same where a range needs two."""
    yield from _swapped(row, low_key, high_key)
    low, high = number(row, low_key), number(row, high_key)
    if low is not None and low == high:
        yield (low_key,), f"{low:g} is {high_key}, too; limits must differ, so correct one of them"


def _too_many_events(row: Raw) -> Iterator[Finding]:
    events, total = number(row, "events"), number(row, "total")
    if events is not None and total is not None and events > total:
        yield ("events",), f"{events:g} events out of {total:g}; correct one of the two"


def _event_conflicts(row: Raw) -> Iterator[Finding]:
    yield from _too_many_events(row)
    if all(row.get(key) is None for key in ("events", "percent", "percent_low")):
        yield (), "gives no figure; add `events`, or `percent` as printed"
    yield from _out_of_order(row, "percent_low", "percent_high")


def _score_conflicts(row: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    yield from _out_of_order(row, "scale_min", "scale_max")
    yield from _visits_out_of_order(row)
    for index, visit in records(row, "visits"):
        yield from at(("visits", index), _visit_conflicts(row, visit, sizes))


def _difference_conflicts(row: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    against = row.get("against")
    if isinstance(against, str) and against not in sizes and against in POINTS_IN_TIME:
        yield (
            ("against",),
            f'a difference is between two arms, found "{against}" (arms: {", ".join(sizes)})',
        )
    if isinstance(against, str) and against == row.get("arm"):
        yield ("against",), f'"{against}" is compared with itself; name the other arm'
    yield from _visits_out_of_order(row)
    for index, visit in records(row, "visits"):
        yield from at(("visits", index), _limits_conflicts(visit))


def _limits_conflicts(visit: Raw) -> Iterator[Finding]:
    yield from _out_of_order(visit, "low", "high")
    yield from _half_a_range(visit)
    value, low, high = (number(visit, key) for key in ("value", "low", "high"))
    if value is None or low is None or high is None or low > high:
        return
    if not low <= value <= high:
        yield ("value",), f"{value:g} is not between {low:g} and {high:g}; correct one of them"


def _half_a_range(visit: Raw) -> Iterator[Finding]:
    if (visit.get("low") is None) != (visit.get("high") is None):
        yield (
            ("low" if visit.get("high") is None else "high",),
            "give both low and high; what is printed alone belongs in a `note`",
        )


def _visits_out_of_order(row: Raw) -> Iterator[Finding]:
    last: float | None = None
    for index, visit in records(row, "visits"):
        place: Location = ("visits", index)
        months = number(visit, "months")
        if months is not None and last is not None and months <= last:
            yield (
                (*place, "months"),
                f"{months:g} months is listed after {last:g}; order visits by time, each once",
            )
        last = months if months is not None else last


def _visit_conflicts(row: Raw, visit: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    yield from _unknown_arm(visit, sizes)
    # All patients may have scored the same, but no confidence interval has no width.
    check = _out_of_order if row.get("spread_kind") == "CI" else _swapped
    yield from check(visit, "low", "high")
    yield from _off_scale(row, visit)
    yield from _half_a_range(visit)
    spread = next((key for key in ("spread", "low") if visit.get(key) is not None), None)
    if spread is not None and row.get("spread_kind") is None:
        yield (
            (spread,),
            "a spread needs `spread_kind` on the series (`unnamed` where it is not said)",
        )
    n, size = visit.get("n"), sizes.get(str(row.get("arm")))
    if isinstance(n, int) and isinstance(size, int) and n > size:
        yield ("n",), f"{n} patients at a visit of an arm of {size}; correct one of the two"


def _off_scale(row: Raw, visit: Raw) -> Iterator[Finding]:
    low, high = number(row, "scale_min"), number(row, "scale_max")
    for key in ("value", "low", "high"):
        value = number(visit, key)
        below = value is not None and low is not None and value < low
        above = value is not None and high is not None and value > high
        if below or above:
            scale = f"{low:g}" if low is not None else "…", f"{high:g}" if high is not None else "…"
            yield (
                (key,),
                f"{value:g} is off the scale {scale[0]} to {scale[1]}; correct one of the two",
            )


def _unknown_arm(row: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    known = ", ".join(sizes) or "none"
    arm = row.get("arm")
    if isinstance(arm, str) and arm not in sizes:
        yield ("arm",), f'the study has no arm "{arm}" (its arms: {known})'
    for key in ("against", "p_against"):
        against = row.get(key)
        if isinstance(against, str) and against not in sizes and against not in POINTS_IN_TIME:
            yield (
                (key,),
                f'"{against}" is neither {" nor ".join(POINTS_IN_TIME)} nor an arm (arms: {known})',
            )


POINTS_IN_TIME = ("baseline", "first visit after treatment")
