"""Rules that values must keep together: what no single field can judge.

They work on values as read, so that they also speak when other parts of a file are wrong: every
problem is reported in one go. Each rule yields (location, message).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.therapies import usual_cement
from evidence.corpus.vocabulary import DerivedFrom, Outcome, words

Location = tuple[str | int, ...]
Finding = tuple[Location, str]

Raw = Mapping[str, object]
"""A record as it was read, before its types are checked."""


def conflicts(content: Raw) -> Iterator[Finding]:
    """Yield what is wrong within one file: its studies and its claimed ranges."""
    studies = _records(content, "studies")
    if studies and "collection" not in content:
        yield ("studies",), "needs `collection: review` or `collection: supplement` above it"
    for index, study in studies:
        yield from _at(("studies", index), _study_conflicts(study))
    for index, rate in _records(content, "rates"):
        yield from _at(("rates", index), _swapped(rate, "low_percent", "high_percent"))
    for index, fact in _records(content, "facts"):
        yield from _at(("facts", index), _swapped(fact, "low", "high"))
        yield from _at(("facts", index), _origin_conflicts(fact))
    yield from _appraisal_conflicts(content)


def _appraisal_conflicts(content: Raw) -> Iterator[Finding]:
    """Yield items and answers that belong to another tool, and items judged twice."""
    judged: set[tuple[object, ...]] = set()
    for index, row in _records(content, "appraisals"):
        name = row.get("tool")
        other = [tool for known, tool in TOOLS.items() if known != name]
        for key, what in (("item", "items"), ("judgement", "answers")):
            elsewhere = {word for tool in other for word in getattr(tool, what)}
            own = [
                word
                for known, tool in TOOLS.items()
                if known == name
                for word in getattr(tool, what)
            ]
            if own and row.get(key) in elsewhere.difference(own):
                yield (
                    ("appraisals", index, key),
                    f'"{row.get(key)}" is not one of the {what} of {name} ({", ".join(own)})',
                )
        whole = tuple(row.get(key) for key in ("study_id", "tool", "item"))
        if whole in judged:
            yield ("appraisals", index, "item"), f'"{row.get("item")}" is judged twice; keep one'
        judged.add(whole)


def _at(place: Location, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Move findings inside a record to where the record stands."""
    for location, message in findings:
        yield (*place, *location), message


def cross_file_conflicts(contents: Sequence[Raw]) -> Iterator[tuple[int, Location, str]]:
    """Yield (file index, location, message) for ids taken twice and references to nothing."""
    for section, key in _UNIQUE_KEYS:
        taken: dict[str, int] = {}
        for file, content in enumerate(contents):
            for index, record in _records(content, section):
                name = record.get(key)
                if not isinstance(name, str):
                    continue
                if name in taken:
                    yield file, (section, index, key), f'"{name}" is already taken; choose another'
                taken[name] = index
    yield from _short_labels_taken(contents)
    known = {record.get("id") for content in contents for _, record in _records(content, "studies")}
    if not known:
        return
    for file, content in enumerate(contents):
        for location, name in _study_references(content):
            if name not in known:
                yield file, location, f'no study has the id "{name}"; correct it'


def _short_labels_taken(contents: Sequence[Raw]) -> Iterator[tuple[int, Location, str]]:
    """Yield short labels that name another study, too: a mark must say whose it is."""
    studies = [study for content in contents for _, study in _records(content, "studies")]
    shown = Counter(str(study.get("short_label") or study.get("label")) for study in studies)
    for file, content in enumerate(contents):
        for index, study in _records(content, "studies"):
            name = study.get("short_label")
            if isinstance(name, str) and shown[name] > 1:
                message = f'"{name}" is how another study is shown; choose another'
                yield file, ("studies", index, "short_label"), message


_UNIQUE_KEYS = (
    ("studies", "id"),
    ("studies", "label"),
    ("facts", "id"),
    ("discrepancies", "id"),
    ("context", "id"),
    ("sums", "id"),
    ("rates", "aetiology"),
    ("terms", "term"),
)


def _records(content: Raw, section: str) -> list[tuple[int, Raw]]:
    entries = content.get(section)
    if not isinstance(entries, list):
        return []
    return [(index, entry) for index, entry in enumerate(entries) if isinstance(entry, Mapping)]


def _study_references(content: Raw) -> Iterator[Finding]:
    for index, record in _records(content, "discrepancies"):
        name = record.get("study_id")
        if isinstance(name, str):
            yield ("discrepancies", index, "study_id"), name
    for index, record in _records(content, "appraisals"):
        name = record.get("study_id")
        if isinstance(name, str):
            yield ("appraisals", index, "study_id"), name


def _study_conflicts(study: Raw) -> Iterator[Finding]:
    sizes: dict[str, object] = {}
    for index, arm in _records(study, "arms"):
        name = arm.get("id")
        if isinstance(name, str):
            if name in sizes:
                yield ("arms", index, "id"), f'"{name}" is already taken; choose another'
            sizes[name] = arm.get("n_patients")
        yield from _at(("arms", index), _repeated_parts(arm))
        yield from _at(("arms", index), _treated_without_cement(arm))
    for section in _SECTIONS:
        for index, row in _records(study, section):
            yield from _at((section, index), _row_conflicts(section, row, sizes))
    for key in ("patients", "lesions", "follow_up"):
        figure = study.get(key)
        if isinstance(figure, Mapping):
            yield from _at((key,), _derived_without_formula(figure))
            yield from _at((key,), _origin_conflicts(figure))
    for index, reading in _records(study, "read"):
        yield from _at(("read", index), _no_such_day(reading))


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


def _number(row: Raw, key: str) -> float | None:
    value = row.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def _swapped(row: Raw, low_key: str, high_key: str) -> Iterator[Finding]:
    low, high = _number(row, low_key), _number(row, high_key)
    if low is not None and high is not None and low > high:
        yield (low_key,), f"{low:g} is above {high_key} {high:g}; swap them"


def _too_many_events(row: Raw) -> Iterator[Finding]:
    events, total = _number(row, "events"), _number(row, "total")
    if events is not None and total is not None and events > total:
        yield ("events",), f"{events:g} events out of {total:g}; correct one of the two"


def _event_conflicts(row: Raw) -> Iterator[Finding]:
    yield from _too_many_events(row)
    if all(row.get(key) is None for key in ("events", "percent", "percent_low")):
        yield (), "gives no figure; add `events`, or `percent` as printed"
    yield from _swapped(row, "percent_low", "percent_high")


def _score_conflicts(row: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    yield from _swapped(row, "scale_min", "scale_max")
    yield from _visits_out_of_order(row)
    for index, visit in _records(row, "visits"):
        yield from _at(("visits", index), _visit_conflicts(row, visit, sizes))


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
    for index, visit in _records(row, "visits"):
        yield from _at(("visits", index), _limits_conflicts(visit))


def _limits_conflicts(visit: Raw) -> Iterator[Finding]:
    yield from _swapped(visit, "low", "high")
    yield from _half_a_range(visit)
    value, low, high = (_number(visit, key) for key in ("value", "low", "high"))
    if value is None or low is None or high is None or low > high:
        return
    if not low <= value <= high:
        yield ("value",), f"{value:g} is not between {low:g} and {high:g}; correct one of them"


def _half_a_range(visit: Raw) -> Iterator[Finding]:
    if (visit.get("low") is None) != (visit.get("high") is None):
        yield (
            ("low" if visit.get("high") is None else "high",),
            "give both low and high, or neither",
        )


def _visits_out_of_order(row: Raw) -> Iterator[Finding]:
    last: float | None = None
    for index, visit in _records(row, "visits"):
        place: Location = ("visits", index)
        months = _number(visit, "months")
        if months is not None and last is not None and months <= last:
            yield (
                (*place, "months"),
                f"{months:g} months is listed after {last:g}; order visits by time, each once",
            )
        last = months if months is not None else last


def _visit_conflicts(row: Raw, visit: Raw, sizes: Mapping[str, object]) -> Iterator[Finding]:
    yield from _unknown_arm(visit, sizes)
    yield from _swapped(visit, "low", "high")
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
    low, high = _number(row, "scale_min"), _number(row, "scale_max")
    for key in ("value", "low", "high"):
        value = _number(visit, key)
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
