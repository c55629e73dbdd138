"""What the evidence map says, as sentences computed from the studies on screen."""

import pandas as pd

from evidence.corpus import selection
from evidence.corpus.frames import Corpus
from evidence.corpus.selection import NOT_REPORTED, Selection
from evidence.topics.gaps.cells import ANY_PAIN, NO_TIME, NOUNS, Map, patient_studies, patients_once

NAMED = 3
"""How many studies a sentence names before it only counts them."""

KEY = (
    "Each cell: **studies**, their patients (n, – where not printed) and the best OCEBM level. "
    "The stronger the shade, the more studies; a crossed cell with 0 has none. "
    "Only studies of patients: animals, reviews and guidelines are left out. "
    "Overlapping cohorts count their patients once; "
    "a study stands in each cell it belongs to, with all its patients, so cells can't be added up."
)
"""How to read the map."""

PAIR = 2

_VERBS = {
    "primary": "enrolled {} primaries",
    "region": "treated the {} spine",
    "therapy": "used {}",
    "aetiology": "enrolled {} as the cause",
    "design": "were of the design {}",
    "instrument": "measured {}",
}


def among(collection: str, count: int | None = None) -> str:
    """Return whose studies are counted, as "the review's 13 studies of patients"."""
    number = "" if count is None else f"{count} "
    if collection == "review":
        return f"the review's {number}studies of patients"
    return f"the {number}studies of patients in the review and the wider literature"


def answer(corpus: Corpus, chosen: Selection) -> str:
    """Return in one or two sentences which studies match the filters together, and which each.

    `corpus` is the whole corpus; the collection is taken from `chosen`.
    """
    matching = patient_studies(selection.choose(corpus, chosen))
    everyone = patient_studies(selection.restrict(corpus, chosen.collection))
    asked = [_verb(name, values) for name, values in chosen.active().items()]
    of = among(chosen.collection, len(everyone))
    together = _listed(asked)
    if matching.empty:
        return f"None of {of} {together}{_each(corpus, chosen)}"
    one = len(matching) == 1
    return (
        f"{len(matching)} of {of} {together} ({_names(matching)}; {_sum(matching)})"
        f"{_each(corpus, chosen)}{_apart(corpus, chosen, matching, one=one)}"
    )


def cell_answer(row: pd.Series, shown: Map, outcome: str, corpus: Corpus, chosen: Selection) -> str:
    """Return what one cell of the map says; `row` is its row of `gaps.cells`."""
    if shown.columns != "visit":
        values = {shown.rows: (str(row["row"]),), shown.columns: (str(row["column"]),)}
        kept = {**chosen.active(), **values}
        return answer(corpus, Selection(collection=chosen.collection, **kept))
    when = {"before": "before treatment", "later": "later than 18 months", NO_TIME: "at no time"}
    visit = when.get(str(row["column"]), f"at {row['column']}")
    outcome = "pain" if outcome == ANY_PAIN else outcome
    what = f"{outcome} {visit} after {row['row']}".replace("before treatment after", "before")
    if row["column"] == NO_TIME:
        what = f"{outcome} after {row['row']} without saying when"
    if not row["studies"]:
        return f"No study on this map reports {what}."
    count = int(row["studies"])
    n = f"{row['patients']:,} patients" if pd.notna(row["patients"]) else "patients not printed"
    return (
        f"{count} {_plural('study reports', 'studies report', count)} {what} ({n}); "
        f"{_with_number(count, int(row['scored']))}"
    )


def overall(table: pd.DataFrame, shown: Map, collection: str) -> str:
    """Return how much of a map is empty, and how much hangs on one study."""
    told = table[
        ~table["row"].isin([NOT_REPORTED]) & ~table["column"].isin([NOT_REPORTED, NO_TIME])
    ]
    none, one = int((told["studies"] == 0).sum()), int((told["studies"] == 1).sum())
    return (
        f"Of {len(told)} pairs of {NOUNS[shown.rows]} and {NOUNS[shown.columns]}, {none} have no "
        f"study and {one} a single one among {among(collection)}."
    )


def sentence(
    corpus: Corpus,
    chosen: Selection,
    table: pd.DataFrame,
    shown: Map,
    picked: tuple[str | None, str | None],
    outcome: str,
) -> str:
    """Return the answer at the top of the map: for a chosen cell, else the filters, else overall.

    `table` holds the cells of the map, `picked` the row and column that the reader chose.
    """
    cell = table[(table["row"] == picked[0]) & (table["column"] == picked[1])]
    if len(cell):
        return cell_answer(cell.iloc[0], shown, outcome, corpus, chosen)
    values = {
        name: (value,)
        for name, value in zip((shown.rows, shown.columns), picked, strict=True)
        if value is not None and name != "visit"
    }
    asked = Selection(collection=chosen.collection, **{**chosen.active(), **values})
    return answer(corpus, asked) if asked.active() else overall(table, shown, chosen.collection)


def alt(table: pd.DataFrame, shown: Map) -> str:
    """Return what the map shows, for readers who can't see it."""
    most = table.sort_values("studies", ascending=False, kind="stable").iloc[0]
    empty = int((table["studies"] == 0).sum())
    return (
        f"Grid of {NOUNS[shown.rows]} by {NOUNS[shown.columns]}, {len(table)} cells, {empty} "
        f"without a study; most studies, {most['studies']}, for {most['row']} and {most['column']}."
    )


def headings(shown: Map) -> dict[str, str | None]:
    """Return the headings of the map's table twin."""
    return {
        "row": NOUNS[shown.rows].capitalize(),
        "column": NOUNS[shown.columns].capitalize(),
        "studies": "Studies",
        "patients": "Patients",
        "level": "Best level",
        "scored": "Studies with a number" if shown.columns == "visit" else None,
        "labels": "Which studies",
    }


def list_headings(listed: pd.DataFrame) -> dict[str, str | None]:
    """Return the headings of the list of studies; the share only where one is printed."""
    return {
        "label": "Study",
        "link": "All its figures",
        "share": "Share that belongs here, where printed"
        if (listed["share"] != "").any()
        else None,
        "therapies": "Therapies",
        "design": "Design",
        "level": "Level",
        "patients": "Patients",
    }


def list_title(count: int, picked: tuple[str | None, str | None]) -> str:
    """Return the heading of the list of studies below the map."""
    where = ", ".join(value for value in picked if value is not None) or "the whole map"
    return f"{count} {_plural('study', 'studies', count)}: {where}"


def _with_number(count: int, scored: int) -> str:
    if scored == count:
        return "with a number." if count == 1 else "all with a number."
    if scored == 0:
        return "only a direction, without a number."
    return f"{scored} with a number, the rest only a direction."


def _verb(name: str, values: tuple[str, ...]) -> str:
    told = [value for value in values if value != NOT_REPORTED]
    parts = [_VERBS[name].format(" or ".join(told))] if told else []
    if NOT_REPORTED in values:
        parts.append(f"did not report the {name}")
    return " or ".join(parts)


def _each(corpus: Corpus, chosen: Selection) -> str:
    """Return how many studies match each filter alone, where there are several."""
    active = chosen.active()
    if len(active) < PAIR:
        return "."
    counts = {
        name: len(patient_studies(selection.choose(corpus, _alone(chosen, name))))
        for name in active
    }
    parts = [f"{counts[name] or 'none'} {_verb(name, active[name])}" for name in active]
    together = len(patient_studies(selection.choose(corpus, chosen)))
    if together or not all(counts.values()):
        return f"; {_listed(parts)}."
    return f"; {_listed(parts)}, but none {'both' if len(parts) == PAIR else 'all of this'}."


def _alone(chosen: Selection, name: str) -> Selection:
    return Selection(collection=chosen.collection, **{name: getattr(chosen, name)})


def _apart(corpus: Corpus, chosen: Selection, matching: pd.DataFrame, *, one: bool) -> str:
    """Return whether figures of the matching studies are for such patients alone."""
    asked = [name for name in ("primary", "region") if set(getattr(chosen, name)) - {NOT_REPORTED}]
    if not asked:
        return ""
    whole = wholly(corpus, chosen)
    count = int(matching["study_id"].isin(whole).sum())
    them = "it" if one else "they"
    if count == len(matching):
        return f" As far as is printed, {them} enrolled no others."
    same = "Whether they were the same patients isn't reported, and" if len(asked) > 1 else "But"
    rest = "its" if one else "their"
    if count:
        return (
            f" {same} only {count} of them enrolled no others; the figures of the rest are for "
            "all their patients together."
        )
    return f" {same} {rest} figures are for all {rest} patients together, not for these alone."


def wholly(corpus: Corpus, chosen: Selection) -> set[str]:
    """Return the studies that name no primary and no region but those asked for."""
    kept = set(selection.choose(corpus, chosen).studies["study_id"])
    for name in ("primary", "region"):
        values = getattr(chosen, name)
        if values:
            members = selection.memberships(corpus, name)
            kept -= set(members.loc[~members[name].isin(values), "study_id"])
    return kept


def _names(studies: pd.DataFrame) -> str:
    labels = list(studies["label"])
    if len(labels) > NAMED:
        return f"among them {_listed(labels[:2])}"
    return _listed(labels)


def _sum(studies: pd.DataFrame) -> str:
    total = patients_once(studies)
    return "patients not printed" if total is None else f"{total:,} patients"


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
