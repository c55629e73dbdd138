"""What stands where, when nothing stands here: no "none" before looking everywhere a reader would.

Counts of a choice are sorted by how they differ from what was asked: another severity, unit or
event, another kind, or rows that take no part; then those of the wider literature. Each count
stands in one place only, so that the numbers of the places add up.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.harms import severity_of
from evidence.cohorts.records import Count
from evidence.cohorts.reported import wider
from evidence.topics.complications.asked import OVERALL, Asked, Pool
from evidence.topics.complications.harm_wording import PATIENTS, by_reason, per, what

MOST_NAMED = 3

_ALL = {1: "", 2: "both "}


@dataclass(frozen=True)
class Place:
    """Counts that are not what was asked, and where on the page they stand."""

    where: str
    counts: tuple[Count, ...]


def nothing(pool: Pool, asked: Asked, aetiology: str | None = None) -> tuple[str, str]:
    """Return that no study on screen has the count asked for, and where others stand.

    With an aetiology it is said of that one alone.
    """
    return _head(pool, asked, aetiology), _tail(places(pool, asked, aetiology))


def _head(pool: Pool, asked: Asked, aetiology: str | None) -> str:
    """Return that nothing is there, or that what is there takes no part."""
    among = f" in {PATIENTS[aetiology]}" if aetiology else ""
    kind = "overall count" if asked.event == OVERALL else "count"
    there = [count for count in pool.counts if asked.fits(count) and _of(count, aetiology)]
    if not there:
        article = "an" if asked.event == OVERALL else "a"
        return (
            f"No study on screen gives {article} {kind} of {what(asked)}{among}, {per(asked.unit)}."
        )
    named = f"No {kind} of {what(asked)}{among}, {per(asked.unit)}, can be used"
    if len(there) == 1:
        return f"{named}: the only one is left out ({pool.reasons[there[0].row_id]})."
    why = by_reason(pool.reasons[count.row_id] for count in there)
    return f"{named}: {_ALL.get(len(there), f'all {len(there)} ')}are left out: {why}."


def _tail(found: Iterable[Place]) -> str:
    """Return how many counts stand in which other places."""
    parts = list(found)
    total = sum(len(place.counts) for place in parts)
    if not total:
        return (
            "No other count of harm stands here under any kind, event, severity or unit, nor in "
            "the wider literature under these filters."
        )
    stand = f"Elsewhere {prose.counted(total, 'count')} {prose.verb(total, 'stands', 'stand')}"
    if len(parts) == 1:
        return f"{stand}, {_ALL.get(total, 'all ')}{parts[0].where}."
    named = prose.listed(f"{prose.number(len(place.counts))} {place.where}" for place in parts)
    return f"{stand}: {named}."


def places(pool: Pool, asked: Asked, aetiology: str | None = None) -> tuple[Place, ...]:
    """Return every count of harm that is not what was asked, by where it stands."""
    rest = [count for count in pool.counts if _of(count, aetiology) and not asked.fits(count)]
    sorted_ = _Places(asked, pool)
    found: dict[str, list[Count]] = {}
    for count in rest:
        found.setdefault(sorted_.key(count), []).append(count)
    sayings = sorted_.sayings().items()
    here = [Place(say(own), tuple(own)) for key, say in sayings if (own := found.get(key))]
    return (*here, *_in_wider_literature(pool, asked, aetiology, alone=not here))


def _of(count: Count, aetiology: str | None) -> bool:
    return aetiology is None or count.study.aetiology == aetiology


@dataclass(frozen=True)
class _Places:
    """Where counts of a choice stand that are not what was asked."""

    asked: Asked
    pool: Pool

    def key(self, count: Count) -> str:
        """Return the name of the place."""
        asked = self.asked
        if count.kind == "adverse event":
            return "any cause"
        if count.row_id in self.pool.reasons:
            return "left out"
        if asked.kind not in count.families:
            return "kind"
        if not asked.of_event(count):
            return "event"
        if asked.of_unit(count):
            return "severity"
        return "unit" if asked.of_severity(count) else "severity and unit"

    def sayings(self) -> dict[str, Callable[[list[Count]], str]]:
        """Return how each place is named from its counts, in reading order."""
        single = "under single events" if self.asked.event == OVERALL else "under other events"
        return {
            "severity": lambda own: f"under severity {_named(map(severity_of, own))}",
            "unit": lambda own: f"under unit {_named(count.unit for count in own)}",
            "severity and unit": lambda _: "under another severity and unit",
            "event": lambda own: f"{single} ({_named(count.event for count in own)})",
            "kind": lambda own: f"under {_named(count.families[0] for count in own)}",
            "any cause": lambda _: "of harm of any cause, on the study pages",
            "left out": lambda own: (
                f"left out of every count ({_named(self.pool.reasons[c.row_id] for c in own)})"
            ),
        }


def _named(values: Iterable[str]) -> str:
    """Return the commonest values by name, the rest as a number."""
    found = [value for value, _ in Counter(values).most_common()]
    more = len(found) - MOST_NAMED
    named = found if more < 2 else [*found[:MOST_NAMED], f"{more} others"]  # noqa: PLR2004
    return prose.listed(named)


def _in_wider_literature(
    pool: Pool, asked: Asked, aetiology: str | None, *, alone: bool
) -> tuple[Place, ...]:
    """Return the counts outside the review under the same filters: of this kind, or of any.

    Other kinds are named only where nothing else is.
    """
    if pool.choice.selection.collection != "review":
        return ()
    both = wider(pool.choice)
    outside = Pool(both.narrowed(study for study in both.studies if study.outside_review))
    counts = [count for count in outside.counts if _of(count, aetiology)]
    usable = [count for count in counts if count.row_id not in outside.reasons]
    same = [count for count in usable if asked.fits(count)]
    kind = [count for count in usable if asked.kind in count.families and count not in same]
    if same or kind:
        return (Place(f"in the wider literature{_exactly(same, kind)}", (*same, *kind)),)
    if alone and counts:
        return (Place("in the wider literature, of other harm or left out there", tuple(counts)),)
    return ()


def _exactly(same: Sequence[Count], others: Sequence[Count]) -> str:
    """Return how many are just what was asked, in brackets; "" for none."""
    if not same:
        return ""
    return f" ({f'{prose.number(len(same))} of them ' if others else ''}just as asked)"
