"""Counts that can't be: more than there are, or the same thing counted twice.

Like all rules they work on values as read. Each yields (place within the study, message).
"""

from collections.abc import Iterator, Mapping

from evidence.corpus.raw import Finding, Location, Raw, number, records, text


def count_conflicts(study: Raw) -> Iterator[Finding]:
    """Yield totals above their arm or study, parts above their whole, and repeated parts."""
    whole = _sizes(study)
    arms = {text(arm, "id"): _arm_sizes(arm) for _, arm in records(study, "arms")}
    for index, row in records(study, "events"):
        of_arm = arms.get(text(row, "arm"), {}) if row.get("arm") is not None else None
        key = "events" if row.get("total") is None else "total"
        yield from _too_many(("events", index, key), row, key, of_arm, whole)
    for index, row in records(study, "scores"):
        if "patients" not in arms.get(text(row, "arm"), {}):  # else the arm is the limit
            for number_of, visit in records(row, "visits"):
                place: Location = ("scores", index, "visits", number_of, "n")
                yield from _too_many(place, {**visit, "unit": "patients"}, "n", None, whole)
    for section, key in (("primaries", "primary"), ("regions", "region")):
        for index, group in records(study, section):
            yield from _too_many_parts((section, index), group, whole, added=key == "primary")
            yield from _part_twice((section, index), group, key)


Sizes = Mapping[object, float]
"""Unit -> how many."""


def _sizes(study: Raw) -> dict[object, float]:
    """Return the sizes of a study by unit; a size that says no unit counts patients."""
    sizes: dict[object, float] = {}
    for key in ("patients", "lesions"):
        size = study.get(key)
        many = number(size, "n") if isinstance(size, Mapping) else None
        if many is not None and isinstance(size, Mapping):
            sizes[str(size.get("unit", "patients"))] = many
    return sizes


def _arm_sizes(arm: Raw) -> dict[object, float]:
    patients, lesions = number(arm, "n_patients"), number(arm, "n_lesions")
    sizes: dict[object, float] = {} if patients is None else {"patients": patients}
    return sizes if lesions is None else {**sizes, str(arm.get("lesion_unit")): lesions}


def _too_many(
    place: Location, row: Raw, key: str, arm: Sizes | None, study: Sizes
) -> Iterator[Finding]:
    """Yield a number above the size of its arm or, where it has none, of its study."""
    many, unit = number(row, key), str(row.get("unit"))
    size = (study if arm is None else arm).get(unit)
    if many is not None and size is not None and many > size:
        of = "a study" if arm is None else "an arm"
        yield place, f"{_said(many)} {unit} of {of} of {_said(size)}; correct one of the two"


def _too_many_parts(place: Location, group: Raw, study: Sizes, *, added: bool) -> Iterator[Finding]:
    """Yield parts above the whole; `added` where nobody can be in two parts."""
    unit = str(group.get("unit"))
    size = study.get(unit)
    if size is None:
        return
    sum_of_parts: float = 0
    for index, part in records(group, "counts"):
        n = number(part, "n") or 0
        sum_of_parts += n
        if n > size:
            message = f"{_said(n)} {unit} of a study of {_said(size)}; correct one of the two"
            yield (*place, "counts", index, "n"), message
            return
    if added and sum_of_parts > size:
        of = f"in a study of {_said(size)}"
        message = f"{_said(sum_of_parts)} {unit} together, {of}; correct one of them"
        yield (*place, "counts"), message


def _said(number: float) -> str:
    """Return a number with every digit that it was written with."""
    return f"{number:,}" if isinstance(number, int) else f"{number:,.15g}"


def _part_twice(place: Location, group: Raw, key: str) -> Iterator[Finding]:
    """Yield a part that is listed twice under the same printed name."""
    seen: set[str] = set()
    for index, part in records(group, "counts"):
        word, printed = part.get(key), part.get("printed")
        name = f"{word}, {printed}" if isinstance(printed, str) else f"{word}"
        if isinstance(word, str) and name in seen:
            message = f"{word} is counted twice; add them up, or tell them apart by `printed: …`"
            yield (*place, "counts", index, key), message
        seen.add(name)
