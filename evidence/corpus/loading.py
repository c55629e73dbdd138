"""From YAML files to checked records, or to a list of located problems.

Nothing here stops at the first mistake: every problem of every file is collected, each with the
line and column where it is written and with the way to mend it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evidence.corpus.cross_file_rules import cross_file_conflicts
from evidence.corpus.refusals import corpus_schema, left_over, refused
from evidence.corpus.rules import conflicts
from evidence.corpus.schema import CorpusFile
from evidence.corpus.yaml_builder import read_document
from evidence.corpus.yaml_nodes import Document, Problem

DATA = Path(__file__).resolve().parents[2] / "data"

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "studies.yaml": ("studies",),
    "supplement.yaml": ("studies",),
    "review.yaml": ("corpus_version", "rates", "facts", "discrepancies", "context", "sums"),
    "appraisal.yaml": ("appraisals",),
    "glossary.yaml": ("terms",),
    "synonyms.yaml": ("synonyms",),
}
"""Each file of the shipped corpus and what must stand in it: a page without it would be wrong."""

MOST_SHOWN = 50
"""Problems or warnings that are shown; of the rest only the number."""


class CorpusError(Exception):
    """The corpus can't be used as it stands; `problems` says where and how to mend it.

    `readable` are the files whose records could be made in spite of them.
    """

    def __init__(self, problems: Sequence[Problem], readable: "Sequence[LoadedFile]" = ()) -> None:
        self.problems = tuple(sorted(problems))
        self.readable = tuple(readable)
        super().__init__("\n".join(first_lines(self.problems)))


@dataclass(frozen=True)
class LoadedFile:
    """A file that passed every check: as it is written, and its records."""

    document: Document
    records: CorpusFile


def first_lines(lines: Sequence[object]) -> list[str]:
    """Return the first problems or warnings as text, and how many more there are."""
    rest = len(lines) - MOST_SHOWN
    return [*map(str, lines[:MOST_SHOWN]), *([f"… and {rest} more"] if rest > 0 else [])]


def default_paths() -> tuple[Path, ...]:
    """Return the files of the shipped corpus in a stable order, also those that are missing.

    A file that has grown too large is split: `supplement-2.yaml` comes after `supplement.yaml`.
    """
    found = []
    for name in SECTIONS:
        found += [DATA / name, *sorted(DATA.glob(f"{Path(name).stem}-*.yaml"))]
    return tuple(found)


def read_files(paths: Iterable[Path]) -> tuple[LoadedFile, ...]:
    """Read and check corpus files.

    Raises:
        CorpusError: with all problems of all files.
    """
    problems: list[Problem] = []
    documents: list[tuple[Document, CorpusFile | None]] = []
    complete = True
    for path in paths:
        document, found = read_document(path)
        problems += found
        if document is None:
            complete = False
            continue
        found = list(_missing_sections(document))
        problems += found
        complete &= not found
        records, found = validated(document)
        problems += found
        documents.append((document, records))
    contents = [document.value for document, _ in documents]
    for index, location, message in cross_file_conflicts(contents, complete=complete):
        problems.append(documents[index][0].problem(location, message))
    files = tuple(
        LoadedFile(document, records) for document, records in documents if records is not None
    )
    if problems:
        raise CorpusError(list(dict.fromkeys(problems)), files)
    return files


def validated(document: Document) -> tuple[CorpusFile | None, list[Problem]]:
    """Return the records of a document, None where they can't be made, and all its problems."""
    problems = [document.problem(place, message) for place, message in conflicts(document.value)]
    problems += left_over(document, corpus_schema())
    try:
        return CorpusFile.model_validate(document.value), problems
    except ValidationError as error:
        return None, problems + refused(document, error, corpus_schema())


def _missing_sections(document: Document) -> Iterator[Problem]:
    """Yield what a file of the shipped corpus must hold and does not."""
    name = document.path.name
    if document.path.resolve() != (DATA / name).resolve():
        return
    for section in SECTIONS.get(name, ()):
        if not document.value.get(section):
            message = f"is missing or empty; {name} of the corpus needs `{section}: …`"
            yield document.problem((section,), message, key=True)
