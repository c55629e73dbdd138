"""What a reader's words ask for: filters, a page, and what it is asked of that page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence.cohorts import Cohorts
from evidence.cohorts.choice import collection_of
from evidence.cohorts.choice import options as values_in
from evidence.cohorts.records import Count
from evidence.cohorts.typed_words import Part
from evidence.corpus.selection import FILTERS, Selection
from evidence.corpus.vocabulary import Component, words

CEMENT = frozenset({"PVP", "PKP", "PVP or PKP"})
HARMS = frozenset({"clinical complications", "cement leakage", "new fractures"})
SYMPTOMATIC_LEAK = "symptomatic cement leakage"
SCORES: Mapping[str, str] = {"function": "KPS", "quality of life": "quality of life"}
"""Outcome → the score by which it is shown first; pain has the page's own."""

RATED: Mapping[str, str] = {
    "clinical complications": "complications",
    "tumour control": "local control",
}
"""Outcome → what the page on quality calls it, where it calls it otherwise."""

_ANY_OUTCOME = frozenset({"patient", "therapies", "trajectories"})
"""Pages that a loose word asks for, so that an outcome beside it decides."""


@dataclass(frozen=True)
class Asked:
    """What is asked: values by kind in the order typed, filters made of them, the page meant."""

    values: Mapping[str, tuple[str, ...]]
    filters: Mapping[str, tuple[str, ...]]
    page: str

    def one(self, kind: str) -> str:
        """Return the first value of a kind; "" for none."""
        return next(iter(self.values.get(kind, ())), "")


def asked(cohorts: Cohorts, parts: Sequence[Part]) -> Asked:
    """Return what the understood parts of a text ask for."""
    values = _by_kind(parts)
    page = _page(values)
    return Asked(values, _filters(cohorts, values, page), page)


def selection(made: Asked, now: Selection) -> Selection:
    """Return the filters asked for, or those that are set now where none is asked for."""
    if not made.filters:
        return now
    chosen = Selection(now.collection)
    for name, values in made.filters.items():
        chosen = chosen.asking(name, *values)
    return chosen


def options(cohorts: Cohorts, made: Asked, page: str) -> Mapping[str, str]:
    """Return what is asked of a page by its options, by name; some may not fit it."""
    outcome = made.one("outcome")
    if page == "complications":
        return _harm(cohorts, made)
    if page == "therapies":
        response = {"response": "pain relief", "tumour control": outcome}.get(outcome, "")
        return _given(window=made.one("visit"), response=response)
    if page == "trajectories":
        return _given(score=made.one("instrument") or SCORES.get(outcome, ""))
    if page == "quality":
        return _given(outcome_rated=RATED.get(outcome, outcome))
    if page == "pooling":
        return _pooled(made)
    return {}


def _by_kind(parts: Iterable[Part]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if part.meaning is not None:
            kind = part.meaning.kind
            found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *part.meaning.values)))
    return found


def _page(values: Mapping[str, tuple[str, ...]]) -> str:
    """Return the page that answers: one asked for by name goes before what an outcome asks for."""
    named = next(iter(values.get("page", ())), "")
    outcome = next(iter(values.get("outcome", ())), "")
    if named and not (named in _ANY_OUTCOME and (outcome or "event" in values)):
        return named
    if "event" in values or outcome in HARMS:
        return "complications"
    at_visit = (
        outcome == "pain" and "visit" in values and not {"component", "therapy"}.isdisjoint(values)
    )
    if at_visit or outcome in {"response", "tumour control"}:
        return "therapies"
    if outcome or "instrument" in values:
        return "trajectories"
    if "study" in values and not set(values) - {"study", "visit"}:
        return "studies"
    return named or "patient"


def _filters(
    cohorts: Cohorts, values: Mapping[str, tuple[str, ...]], page: str
) -> Mapping[str, tuple[str, ...]]:
    wanted = {name: values[name] for name in FILTERS if name in values}
    if page == "trajectories":
        wanted.pop("instrument", None)  # there it is the score that is shown
    if "primary" in wanted and wanted.get("aetiology") == ("tumour",):
        del wanted["aetiology"]  # who asks for a primary asks for tumours
    if parts := values.get("component"):
        wanted["therapy"] = _therapies(cohorts, parts)
    return {name: found for name, found in wanted.items() if found}


def _therapies(cohorts: Cohorts, parts: Sequence[str]) -> tuple[str, ...]:
    """Return the therapies meant: cement with parts is that very one, else all that hold them."""
    order = words(Component)
    valid = tuple(values_in(collection_of(cohorts, "all"), "therapy"))
    exact = " + ".join(sorted(set(parts), key=order.index))
    if CEMENT & set(parts) and exact in valid:
        return (exact,)
    return tuple(one for one in valid if set(parts) <= set(one.split(" + ")))


def _harm(cohorts: Cohorts, made: Asked) -> Mapping[str, str]:
    severity, outcome, event = made.one("severity"), made.one("outcome"), made.one("event")
    if outcome == "cement leakage" and severity == "symptomatic" and not event:
        event, severity = SYMPTOMATIC_LEAK, ""
    if event:
        return _given(kind=_family(cohorts.counts, event), event=event, severity=severity)
    return _given(kind=outcome if outcome in HARMS else "", severity=severity)


def _family(counts: Iterable[Count], event: str) -> str:
    """Return the kind of harm under which an event is counted; "" where it never is."""
    return next((family for one in counts if one.event == event for family in one.families), "")


def _pooled(made: Asked) -> Mapping[str, str]:
    outcome, event = made.one("outcome"), made.one("event")
    if outcome == "pain":
        return _given(outcome="pain change, VAS", window=made.one("visit"))
    named = {"clinical complications": "any complication", "response": "pain response"}
    return _given(outcome=event or named.get(outcome, outcome))


def _given(**values: str) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value}
