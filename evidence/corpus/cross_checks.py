"""What a valid corpus should be looked at for: warnings, each with its place.

A warning is no mistake by itself. None is given for what a source may rightly print; a difference
that a `note:` explains is not mentioned again.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from evidence.corpus.loading import LoadedFile
from evidence.corpus.raw import Finding, Location
from evidence.corpus.refusals import PATTERNS, corpus_schema, field_at
from evidence.corpus.schema import (
    Differences,
    DifferenceVisit,
    Directions,
    DirectionVisit,
    Scores,
    Study,
    Visit,
)
from evidence.corpus.stubs import MARK
from evidence.corpus.yaml_nodes import Document, Problem

FAR = 0.6
"""Points of per cent that rounding and a source's own arithmetic may explain."""


@dataclass(frozen=True, order=True)
class Caution(Problem):
    """A warning; prints as `file:line:column: warning: where: message`."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: warning: {self.where}: {self.message}"


def cautions(files: Sequence[LoadedFile]) -> tuple[Caution, ...]:
    """Return every warning about checked files, in the order of the files' lines."""
    found = [
        _caution(file.document, location, message)
        for file in files
        for location, message in _of_file(file)
    ]
    return tuple(sorted([*found, *_studies_twice(files)]))


def unread(files: Sequence[LoadedFile]) -> str | None:
    """Return a sentence on the studies of which nobody says what was read, or None."""
    studies = [study for file in files for study in file.records.studies]
    count = sum(not study.read for study in studies)
    if not count:
        return None
    return f"studies without `read:` (what was read, where and when): {count} of {len(studies)}"


def _caution(document: Document, location: Location, message: str) -> Caution:
    found = document.problem(location, message)
    return Caution(found.file, found.line, found.column, found.where, found.message)


def _of_file(file: LoadedFile) -> Iterator[Finding]:
    yield from _cut_texts(file.document)
    yield from _marks_left(file.document)
    for index, study in enumerate(file.records.studies):
        place: Location = ("studies", index)
        yield from _at(place, _oversized_arms(study))
        yield from _at(place, _far_percentages(study))
        yield from _figures_twice(file.document, place, study)


def _at(place: Location, findings: Iterable[Finding]) -> Iterator[Finding]:
    for location, message in findings:
        yield (*place, *location), message


# --- one study, twice ------------------------------------------------------------------------


def _studies_twice(files: Sequence[LoadedFile]) -> Iterator[Caution]:
    """Yield studies with the DOI or PMID, or author, year and patients, of one before them."""
    seen: dict[tuple[str, str], str] = {}
    for file in files:
        for index, study in enumerate(file.records.studies):
            for key, what, value in _identities(study):
                place: Location = ("studies", index, key)
                line, _ = file.document.position(place)
                here = f"{study.id} ({file.document.path}:{line})"
                other = seen.setdefault((what, value), here)
                if other != here:
                    message = f"{what} {value} is also that of {other}; are they one study?"
                    yield _caution(file.document, place, message)


def _identities(study: Study) -> Iterator[tuple[str, str, str]]:
    if study.doi:
        yield "doi", "the DOI", study.doi.lower()
    if study.pmid:
        yield "pmid", "the PMID", study.pmid
    if study.first_author and study.year and study.patients:
        three = f"{study.first_author.casefold()}, {study.year}, {study.patients.n}"
        yield "first_author", "author, year and patients:", three


# --- figures ---------------------------------------------------------------------------------


def _oversized_arms(study: Study) -> Iterator[Finding]:
    patients, lesions = study.patients, study.lesions
    for index, arm in enumerate(study.arms):
        if patients and arm.n_patients and arm.n_patients > patients.n:
            message = f"{arm.n_patients} patients in an arm of a study of {patients.n}"
            yield ("arms", index, "n_patients"), f"{message}; is one of the two a slip?"
        same_unit = lesions is not None and arm.lesion_unit == lesions.unit
        if same_unit and lesions and arm.n_lesions and arm.n_lesions > lesions.n:
            message = f"{arm.n_lesions} {lesions.unit} in an arm of a study of {lesions.n}"
            yield ("arms", index, "n_lesions"), f"{message}; is one of the two a slip?"


def _far_percentages(study: Study) -> Iterator[Finding]:
    for index, row in enumerate(study.events):
        if row.percent is None or row.events is None or row.total is None or row.note:
            continue
        counted = 100 * row.events / row.total
        if round(abs(counted - row.percent), 6) > FAR:
            message = f"{row.events} of {row.total} is {counted:.1f} %, not {row.percent:g} %"
            mend = "correct one, or say in `note:` why they differ"
            yield ("events", index, "percent"), f"{message}; {mend}"


def _figures_twice(document: Document, place: Location, study: Study) -> Iterator[Finding]:
    """Yield figures equal to one before: same arm, instrument or event, time, value and basis."""
    seen: dict[Hashable, Location] = {}
    for location, figure in _figures(study):
        first = seen.setdefault(figure, location)
        if first != location:
            line, _ = document.position((*place, *first))
            yield (*place, *location), f"the same figure stands in line {line}; is it typed twice?"


def _figures(study: Study) -> Iterator[tuple[Location, Hashable]]:
    """Yield each figure's place and all that makes it this figure and no other."""
    for index, row in enumerate(study.scores):
        for number, score in enumerate(row.visits):
            key = (*_series(row), row.statistic, *_time(score), score.value)
            yield ("scores", index, "visits", number), key
    for index, said in enumerate(study.directions):
        for number, when in enumerate(said.visits):
            direction = (*_series(said), said.against, said.direction, *_time(when))
            yield ("directions", index, "visits", number), direction
    for index, pair in enumerate(study.differences):
        for number, result in enumerate(pair.visits):
            difference = (*_series(pair), pair.against, *_time(result), result.value)
            yield ("differences", index, "visits", number), difference
    for index, count in enumerate(study.events):
        event = (count.basis, count.arm, count.event, count.kind, count.severity, count.months)
        many = (count.events, count.total, count.unit, count.percent, count.percent_low)
        yield ("events", index), (*event, count.definition.casefold(), *many, count.percent_high)
    for index, detail in enumerate(study.details):
        statement = (detail.basis, detail.arm, detail.topic, detail.statement.casefold())
        yield ("details", index), (*statement, detail.value, detail.low, detail.high)


def _series(row: Scores | Directions | Differences) -> tuple[str | None, ...]:
    return row.basis, row.arm, row.instrument, row.measure, row.outcome


def _time(visit: Visit | DirectionVisit | DifferenceVisit) -> tuple[float | None, str]:
    """Return the months, or the words where the source gives no time."""
    return visit.months, visit.timepoint if visit.months is None else ""


# --- text ------------------------------------------------------------------------------------


def _cut_texts(document: Document) -> Iterator[Finding]:
    """Yield free texts that end before ` #`: what follows is a comment, perhaps against intent."""
    comment = re.compile(r"[ \t]+(#[^\r\n]*)")
    if not re.search(r"[^\s#][ \t]+#", document.text):
        return  # looking at every text of a large file takes seconds
    for location, node in _plain_texts((), document.root):
        rest = comment.match(document.text, node.end_mark.index)
        if rest and _is_free_text(location):
            message = f"the text ends before `{_shown(rest[1])}`, which is a comment"
            mend = "put the whole text in quotes, or the comment on a line of its own"
            yield location, f"{message}; {mend}"


def _marks_left(document: Document) -> Iterator[Finding]:
    """Yield texts that still hold the mark of a begun entry."""
    if MARK not in document.text:
        return
    for location, node in _plain_texts((), document.root):
        if node.value == MARK:
            yield location, f"is still marked {MARK}; write what it is, or delete it"


def _plain_texts(location: Location, node: yaml.Node) -> Iterator[tuple[Location, yaml.Node]]:
    """Yield the scalars without quotes and their places."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _plain_texts((*location, str(key.value)), value)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _plain_texts((*location, index), value)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        yield location, node


def _is_free_text(location: Location) -> bool:
    """Return whether any words may stand at a place: no number, word of a list or id."""
    field = field_at(location, corpus_schema())
    key = next((step for step in reversed(location) if isinstance(step, str)), "")
    return field.get("type") == "string" and "enum" not in field and key not in PATTERNS


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004
