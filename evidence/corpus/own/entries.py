"""Rows of a sheet gathered into entries of studies, as a file of the corpus has them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from evidence.corpus.own.cells import Place
from evidence.corpus.own.columns import COLUMNS, Column, Level
from evidence.corpus.raw import Location
from evidence.corpus.yaml_values import Value

Row = Mapping[Column, Value]
Entry = dict[str, Value]
Found = Iterator[tuple[int, str, str]]
"""Row, column and what is wrong there."""

_WITH_NUMBER = re.compile(r"(.*\S)\s+([0-9]{1,6})")
_VISIT = ("months", "timepoint", "value", "spread", "low", "high", "n", "note")
_SERIES = ("basis", "locator")
_SOURCE = ("basis", "locator", "note")


class Entries:
    """The studies of a sheet so far, and which cell each value comes from."""

    def __init__(self) -> None:
        """Begin without any study."""
        self.studies: list[Value] = []
        self.places: dict[Location, Place] = {}
        self._by_id: dict[str, tuple[Location, Entry]] = {}
        self._arms: dict[tuple[str, str], tuple[Location, Entry]] = {}
        self._series: dict[tuple[object, ...], tuple[Location, Entry, list[Value]]] = {}

    def add(self, number: int, row: Row) -> Found:
        """Take in a row; yield what of it has no place."""
        study_id = row.get(COLUMNS["study_id"])
        if not isinstance(study_id, str):
            yield number, "study_id", "is empty; say in each row which study it is of"
            return
        place, study = self._study(number, study_id)
        source = self._source(row)
        yield from self._state(number, place, study, _of(row, "study"), source)
        arm_id = row.get(COLUMNS["arm_id"])
        if isinstance(arm_id, str):
            yield from self._arm(number, place, study, arm_id, row)
        else:
            for column in _of(row, "arm"):
                yield number, column.name, "belongs to an arm; name the arm in column arm_id"
        yield from self._figure(number, place, study, row)

    def _study(self, number: int, study_id: str) -> tuple[Location, Entry]:
        if study_id not in self._by_id:
            place: Location = ("studies", len(self.studies))
            entry: Entry = {}
            self.studies.append(entry)
            self.places[place] = (number, "")
            self._by_id[study_id] = (place, entry)
        return self._by_id[study_id]

    def _state(
        self, number: int, place: Location, entry: Entry, values: Row, source: Entry
    ) -> Found:
        """Put what is said of a study or an arm into its entry; it may be said again, alike."""
        for column, value in values.items():
            at, new = self._field(number, place, column, value, source)
            key = str(at[len(place)])
            if key not in entry:
                entry[key] = new
                self._note(number, column, at, value)
            elif _stated(entry[key]) != _stated(new):
                first, _ = self.places[at]
                yield number, column.name, f"is not what row {first} says; correct one of the two"

    def _field(
        self, number: int, place: Location, column: Column, value: Value, source: Entry
    ) -> tuple[Location, Value]:
        """Return where a value goes and how it is written there; sizes and lists have a source."""
        if column.level == "study" and column.name == "n_patients":
            self._noted(number, (*place, "patients"), source)
            return (*place, "patients", "n"), {"n": value, "unit": "patients", **source}
        if column.name in {"primaries", "regions"} and isinstance(value, list):
            unit = "patients" if column.name == "primaries" else "not stated"
            group: Value = {"unit": unit, "counts": _counts(column.name, value), **source}
            self._noted(number, (*place, column.name, 0), source)
            return (*place, column.name, 0, "counts"), [group]
        return (*place, column.field), value

    def _note(self, number: int, column: Column, at: Location, value: Value) -> None:
        self.places.setdefault(at, (number, column.name))
        parts = range(len(value)) if isinstance(value, list) else ()
        for index in parts:
            self.places[*at, index] = (number, column.name)

    def _noted(self, number: int, place: Location, values: Iterable[str]) -> None:
        """Note the cells of an entry whose fields are called as their columns."""
        self.places.setdefault(place, (number, ""))
        for name in values:
            self.places.setdefault((*place, name), (number, "arm_id" if name == "arm" else name))

    def _source(self, row: Row) -> Entry:
        return {name: row[COLUMNS[name]] for name in _SERIES if COLUMNS[name] in row}

    def _arm(self, number: int, place: Location, study: Entry, arm_id: str, row: Row) -> Found:
        key = (str(study.get("id")), arm_id)
        source = self._source(row)
        if key not in self._arms:
            arms = _list(study, "arms")
            at: Location = (*place, "arms", len(arms))
            entry: Entry = dict(source)
            arms.append(entry)
            self._noted(number, at, source)
            self._arms[key] = (at, entry)
        at, entry = self._arms[key]
        yield from self._state(number, at, entry, _of(row, "arm"), {})

    def _figure(self, number: int, place: Location, study: Entry, row: Row) -> Found:
        """Put the score or the count of a row into the entry of its study."""
        score, event = COLUMNS["instrument"] in row, COLUMNS["event"] in row
        if score and event:
            yield number, "event", "stands beside a score; give each a row of its own"
            return
        kept: set[Level] = {"score", "visit"} if score else {"event"} if event else set()
        for level in ("score", "visit", "event"):
            for column in _of(row, level):
                if level not in kept and not (event and column.name == "months"):
                    owner = "an event" if level == "event" else "a score"
                    needed = "event" if level == "event" else "instrument"
                    yield number, column.name, f"belongs to {owner}; fill in column {needed}, too"
        if score:
            self._score(number, place, study, row)
        elif event:
            self._event(number, place, study, row)

    def _score(self, number: int, place: Location, study: Entry, row: Row) -> None:
        series = {column.field: value for column, value in _of(row, "score").items()}
        series |= self._source(row)
        if COLUMNS["arm_id"] in row:
            series["arm"] = row[COLUMNS["arm_id"]]
        key = (place, *sorted((name, str(value)) for name, value in series.items()))
        if key not in self._series:
            scores = _list(study, "scores")
            at: Location = (*place, "scores", len(scores))
            visits: list[Value] = []
            entry: Entry = {**series, "visits": visits}
            scores.append(entry)
            self._noted(number, at, series)
            self._series[key] = (at, entry, visits)
        at, _, visits = self._series[key]
        visit = {name: row[COLUMNS[name]] for name in _VISIT if COLUMNS[name] in row}
        self._noted(number, (*at, "visits", len(visits)), visit)
        visits.append({"months": None, **visit})

    def _event(self, number: int, place: Location, study: Entry, row: Row) -> None:
        entry: Entry = {column.field: value for column, value in _of(row, "event").items()}
        entry |= {name: row[COLUMNS[name]] for name in _SOURCE if COLUMNS[name] in row}
        if COLUMNS["months"] in row:
            entry["months"] = row[COLUMNS["months"]]
        if COLUMNS["arm_id"] in row:
            entry["arm"] = row[COLUMNS["arm_id"]]
        events = _list(study, "events")
        self._noted(number, (*place, "events", len(events)), entry)
        events.append(entry)


def _of(row: Row, level: Level) -> Row:
    return {column: value for column, value in row.items() if column.level == level}


def _list(entry: Entry, key: str) -> list[Value]:
    found = entry.setdefault(key, [])
    assert isinstance(found, list)
    return found


def _stated(value: Value) -> Value:
    """Return what is said, whoever said it."""
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if key not in _SERIES}
    return [_stated(one) for one in value] if isinstance(value, list) else value


def _counts(section: str, values: list[Value]) -> list[Value]:
    key = "primary" if section == "primaries" else "region"
    found: list[Value] = []
    for value in map(str, values):
        numbered = _WITH_NUMBER.fullmatch(value) if key == "primary" else None
        found.append({key: numbered[1], "n": int(numbered[2])} if numbered else {key: value})
    return found
