"""What the reader is looking at: one frozen set of filters, and the corpus seen through it.

A filter picks studies that enrolled such patients; results are seldom broken down further.
Several values of one filter mean "any of these"; several filters mean "all of these".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import pandas as pd

from evidence.corpus import tables
from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import Aetiology, Design, Instrument, Primary, Region, words

NOT_REPORTED = "not reported"


@dataclass(frozen=True)
class Selection:
    """The reader's filters; an empty tuple means no restriction."""

    collection: str = "review"
    primary: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    therapy: tuple[str, ...] = ()
    aetiology: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()

    def active(self) -> dict[str, tuple[str, ...]]:
        """Return the filters that restrict, by name, in their order."""
        chosen = {name: getattr(self, name) for name in FILTERS}
        return {name: values for name, values in chosen.items() if values}


    def asking(self, name: str, *values: str) -> "Selection":
        """Return the selection with one filter set to `values`, or taken off without any."""
        return replace(self, **{name: values})  # type: ignore[arg-type]


FILTERS: tuple[str, ...] = tuple(
    field.name for field in fields(Selection) if field.name != "collection"
)


def restrict(corpus: Corpus, collection: str) -> Corpus:
    """Return the corpus with the studies of one collection ("review"), or with "all"."""
    if collection == "all":
        return corpus
    studies = corpus.studies
    return _keep(corpus, studies.loc[studies["collection"] == collection, "study_id"])


def choose(corpus: Corpus, selection: Selection) -> Corpus:
    """Return the corpus with the studies that match every filter; their rows come whole."""
    corpus = restrict(corpus, selection.collection)
    matching = set(corpus.studies["study_id"])
    for name, values in selection.active().items():
        matching &= _matching(corpus, name, values)
    return _keep(corpus, matching)


def _matching(corpus: Corpus, name: str, values: Sequence[str]) -> set[str]:
    membership = memberships(corpus, name)
    return set(membership.loc[membership[name].isin(values), "study_id"])


def _keep(corpus: Corpus, study_ids: Iterable[str]) -> Corpus:
    ids = set(study_ids)
    kept: dict[str, pd.DataFrame] = {}
    for name, columns in tables.TABLES.items():
        frame = corpus.table(name)
        per_study = columns[0].name == "study_id"
        kept[name] = (
            frame[frame["study_id"].isin(ids)].reset_index(drop=True) if per_study else frame
        )
    return replace(corpus, **kept)  # type: ignore[arg-type]


def memberships(corpus: Corpus, name: str) -> pd.DataFrame:
    """Return which study has which value of a filter: columns `study_id` and `name`.

    A study without any value has "not reported".
    """
    found = _MEMBERS[name](corpus)[["study_id", name]].dropna().drop_duplicates()
    silent = sorted(set(corpus.studies["study_id"]) - set(found["study_id"]))
    missing = pd.DataFrame({"study_id": silent, name: NOT_REPORTED}, dtype="string")
    return pd.concat([found, missing], ignore_index=True)


def _instruments(corpus: Corpus) -> pd.DataFrame:
    columns = ["study_id", "instrument"]
    return pd.concat([corpus.measurements[columns], corpus.directions[columns]])


def _therapies(corpus: Corpus) -> pd.DataFrame:
    return corpus.arms[corpus.arms["role"] == "intervention"]


_MEMBERS: Mapping[str, Callable[[Corpus], pd.DataFrame]] = {
    "primary": lambda corpus: corpus.primaries,
    "region": lambda corpus: corpus.regions,
    "therapy": _therapies,
    "aetiology": lambda corpus: corpus.studies,
    "design": lambda corpus: corpus.studies,
    "instrument": _instruments,
}

_ORDER: Mapping[str, tuple[str, ...]] = {
    "primary": words(Primary),
    "region": words(Region),
    "aetiology": words(Aetiology),
    "design": words(Design),
    "instrument": words(Instrument),
}


def options(corpus: Corpus, name: str) -> dict[str, int]:
    """Return each value of a filter with its number of studies in `corpus`.

    Closed lists keep their reading order; therapies come by number of studies; "not reported"
    is last. Values that no study has are left out.
    """
    counts = memberships(corpus, name).groupby(name)["study_id"].nunique()
    order = _ORDER.get(name)
    known = sorted(
        (value for value in counts.index if value != NOT_REPORTED),
        key=lambda value: (
            order.index(value) if order else 0,
            -int(counts[value]) if not order else 0,
            str(value),
        ),
    )
    last = [NOT_REPORTED] if NOT_REPORTED in counts.index else []
    return {str(value): int(counts[value]) for value in [*known, *last]}


def emptied_by(corpus: Corpus, selection: Selection) -> tuple[str, ...]:
    """Return which filters, taken off alone, would bring studies back.

    Empty when the selection has studies, or when no single filter is to blame; then name all.
    """
    if len(choose(corpus, selection).studies):
        return ()
    active = tuple(selection.active())
    to_blame = tuple(
        name for name in active if len(choose(corpus, without(selection, name)).studies)
    )
    return to_blame or active


def without(selection: Selection, name: str) -> Selection:
    """Return the selection with one filter taken off."""
    return replace(selection, **{name: ()})  # type: ignore[arg-type]


def matching_shares(corpus: Corpus, name: str, values: Sequence[str]) -> pd.DataFrame:
    """Return how much of each study matches a primary or region filter, where it is printed.

    Columns: `study_id`, `n` (matching), `total` (all printed), `unit`.
    """
    frame = corpus.primaries if name == "primary" else corpus.regions
    counted = frame.dropna(subset=["n"])
    groups = counted.groupby(["study_id", "unit", "basis"], sort=False)
    rows = [
        {
            "study_id": study_id,
            "n": int(group.loc[group[name].isin(values), "n"].sum()),
            "total": int(group["n"].sum()),
            "unit": unit,
        }
        for (study_id, unit, _), group in groups
    ]
    shares = pd.DataFrame(rows, columns=["study_id", "n", "total", "unit"])
    return shares.drop_duplicates(["study_id", "unit"]).reset_index(drop=True)
