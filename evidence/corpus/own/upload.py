"""A file that a reader brings, as checked studies or as problems that say where and how to mend.

It is checked as the corpus is, and against it: nobody's study may pass for one of the corpus.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

from evidence.corpus.cross_file_rules import cross_file_conflicts
from evidence.corpus.frames import Corpus
from evidence.corpus.loading import CorpusError, validated
from evidence.corpus.own.cells import CellProblem, Cells, SheetError, cell_problem
from evidence.corpus.own.csv_cells import csv_cells
from evidence.corpus.own.sheet import read_sheet
from evidence.corpus.raw import Finding, Location, Raw, records, text
from evidence.corpus.schema import CorpusFile, Study
from evidence.corpus.yaml_builder import read_content
from evidence.corpus.yaml_nodes import Document, Problem

MOST_BYTES = 1_000_000
"""What deploy/nginx.conf lets through, too."""

MOST_STUDIES = 100
"""Studies of one file, and of a session; each run of a page reads them all."""

Reader = Callable[[Path, bytes], tuple[Document | None, list[Problem]]]


def read_upload(name: str, content: bytes, corpus: Corpus) -> tuple[Study, ...]:
    """Return the studies of a file that a reader brings; `corpus` are those that there are.

    Raises:
        CorpusError: with all problems; then nothing of the file is used.
    """
    path = Path(PurePath(name.replace("\\", "/")).name or "file")
    document, problems = _read(path, content)
    if document is None:
        raise CorpusError(problems)
    too_many = [document.problem(place, message) for place, message in _too_many(document.value)]
    if too_many:  # to tell what is wrong with each would keep others waiting
        raise CorpusError([*problems, *too_many])
    problems += [document.problem(place, message) for place, message in _unwanted(document.value)]
    file, found = validated(document)
    problems += [*_not_of_refused_cells(found, problems), *_taken(document, corpus)]
    if problems or file is None:
        raise CorpusError(list(dict.fromkeys(problems)))
    return tuple(file.studies)


def _not_of_refused_cells(found: list[Problem], refused: list[Problem]) -> Iterator[Problem]:
    """Yield problems but those of cells that are refused already: their value was left out."""
    cells = {(one.line, one.column) for one in refused if isinstance(one, CellProblem)}
    for problem in found:
        in_cell = isinstance(problem, CellProblem) and problem.column
        if not in_cell or (problem.line, problem.column) not in cells:
            yield problem


def _read(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        return None, [_of_file(path, f"is of no kind that can be read; use one of {known}")]
    if len(content) > MOST_BYTES:
        return None, [_of_file(path, f"is larger than {MOST_BYTES // 10**6} MB; split it")]
    if not content.strip():
        return None, [_of_file(path, "is empty; fill it in, or choose another")]
    return reader(path, content)


def _of_file(path: Path, message: str) -> Problem:
    return CellProblem(str(path), 1, 1, "file", message)


def _yaml(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    document, problems = read_content(path, content)
    if document is not None:
        # Which collection it is said to be of doesn't matter: it is the reader's own.
        document.value.setdefault("collection", "supplement")
    return document, problems


def _csv(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    return _sheet(path, content, csv_cells)


def _xlsx(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    # The library takes longer to load than most files to read, and few bring a workbook.
    from evidence.corpus.own.xlsx_cells import xlsx_cells  # noqa: PLC0415

    return _sheet(path, content, xlsx_cells)


def _sheet(
    path: Path, content: bytes, cells: Callable[[bytes], Cells]
) -> tuple[Document | None, list[Problem]]:
    try:
        return read_sheet(path, cells(content))
    except SheetError as error:
        return None, [cell_problem(str(path), error.row, error.column, error.message)]


_READERS: Mapping[str, Reader] = {".yaml": _yaml, ".yml": _yaml, ".csv": _csv, ".xlsx": _xlsx}


KINDS = tuple(_READERS)
"""Endings of the files that can be read."""


def _too_many(content: Raw) -> Iterator[Finding]:
    """Yield the first study beyond those that are read."""
    studies = records(content, "studies")
    if len(studies) > MOST_STUDIES:
        first: Location = ("studies", studies[MOST_STUDIES][0])
        yield first, f"is one study too many (at most {MOST_STUDIES}); split the file"


def _unwanted(content: Raw) -> Iterator[Finding]:
    """Yield what belongs to the corpus alone."""
    for section in CorpusFile.model_fields:
        if section in content and section not in {"studies", "collection"}:
            yield (section,), "is a section of the corpus; only `studies:` is read, so take it out"
    if not content.get("studies"):
        yield (), "holds no study; add at least one"
    for index, study in records(content, "studies"):
        if study.get("review_refs"):
            yield ("studies", index, "review_refs"), "the review doesn't describe it; take it out"
        for place, row in _sourced(study):
            if row.get("basis") == "review":
                message = "the review prints nothing of it; write primary, secondary or derived"
                where: Location = ("studies", index, *place, "basis")
                yield where, message


def _sourced(study: Raw) -> Iterator[tuple[Location, Raw]]:
    for key, value in study.items():
        if isinstance(value, Mapping):
            yield (key,), value
        for index, row in records(study, key):
            yield (key, index), row


def _taken(document: Document, corpus: Corpus) -> Iterator[Problem]:
    """Yield ids, names, DOIs and PMIDs that a study of the corpus or of the file has already."""
    known = corpus.studies
    names = known[["study_id", "label", "short_label"]].rename(columns={"study_id": "id"})
    # Short labels of the corpus are labels here: only those of the file are to be changed.
    others: list[Raw] = [{"id": name, "label": label} for name, label, _ in names.to_numpy()]
    contents: list[Raw] = [{"studies": others}, document.value]
    for file, place, message in cross_file_conflicts(contents, complete=False):
        if file:
            yield document.problem(place, message)
    shown = {str(label): "label" for _, _, label in names.to_numpy()}
    for index, study in records(document.value, "studies"):
        short = text(study, "short_label")
        if short in shown:
            message = f'"{short}" is how a study of the corpus is shown; choose another'
            yield document.problem(("studies", index, "short_label"), message)
    yield from _one_study_twice(document, corpus)


def _one_study_twice(document: Document, corpus: Corpus) -> Iterator[Problem]:
    """Yield a DOI or PMID of another study: its patients would be shown, and counted, twice."""
    for key in ("doi", "pmid"):
        numbers = corpus.studies[["study_id", key]].dropna()
        owner = {str(number).lower(): str(study) for study, number in numbers.to_numpy()}
        for index, study in records(document.value, "studies"):
            number = text(study, key)
            if number is None:
                continue
            other = owner.setdefault(number.lower(), str(study.get("id")))
            if other != study.get("id"):
                message = f"{number} is that of {other}, which is here already; take the study out"
                yield document.problem(("studies", index, key), message)
