"""Reference files as other programs write them: RIS, BibTeX and PubMed's own format (nbib).

Each is read by a library of its own. Only the command that reads such a file imports this module;
the dashboard does without the libraries.
"""

import io
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys
from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from Bio import Medline
from pylatexenc.latex2text import LatexNodes2Text

from evidence.corpus.reference_fields import (
    Author,
    Fields,
    Reference,
    author,
    doi_in,
    first,
    initials,
    pmid_in,
    tidy,
    title_in,
    values,
    year_in,
)
from evidence.corpus.yaml_source import MAX_BYTES

for _library in ("bibtexparser", "pylatexenc"):  # what is wrong with a file is said by us
    logging.getLogger(_library).addHandler(logging.NullHandler())


MOST_REFERENCES = 500
"""References of one file: to begin an entry for each takes a second, for many thousands minutes."""

LONGEST_LINE = 100_000
"""Characters of a line: more than the authors of the largest trial take."""


class ReferenceFileError(ValueError):
    """The file can't be used; the message says why, and its file belongs before it."""


def read_references(path: Path) -> tuple[Reference, ...]:
    """Return the references of a RIS, BibTeX or nbib file, told apart by what stands in it.

    Raises:
        ReferenceFileError: the file can't be read, is empty or is of another format.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReferenceFileError("is larger than 10 MB; split it")
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ReferenceFileError(f"can't be read ({reason}); check the name") from None
    return references_in(content)


def references_in(content: bytes) -> tuple[Reference, ...]:
    """Return the references in a file's content.

    Raises:
        ReferenceFileError: it is empty, too large, no text or of another format.
    """
    text = _text(content)
    begins, reader = _format_of(text)
    if (count := len(re.findall(begins, text, re.MULTILINE))) > MOST_REFERENCES:
        raise ReferenceFileError(
            f"holds {count:,} references; at most {MOST_REFERENCES} are read, so split it"
        )
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise ReferenceFileError(f"has a line of more than {LONGEST_LINE:,} characters; correct it")
    try:
        found = tuple(one for one in reader(text) if one != Reference())
    except RecursionError:
        raise ReferenceFileError("is nested too deeply; check its brackets") from None
    if not found:
        raise ReferenceFileError("holds no reference; export it again")
    return found


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReferenceFileError("is not UTF-8; save it as UTF-8") from None
    if not text.strip():
        raise ReferenceFileError("is empty; export it again")
    return re.sub(r"\r\n?", "\n", text)


def _format_of(text: str) -> tuple[str, Callable[[str], Iterable[Reference]]]:
    """Return what a reference begins with in the format of a text, and who reads it."""
    for begins, reader in _FORMATS:
        if re.search(begins, text, re.MULTILINE):
            return begins, reader
    raise ReferenceFileError(
        "is neither RIS, BibTeX nor PubMed's format (nbib); export it as one of them"
    )


# --- RIS -------------------------------------------------------------------------------------


def _from_ris(text: str) -> Iterator[Reference]:
    for record in _ris_records(text):
        database = " ".join(values(record, "name_of_database", "database_provider"))
        of_pubmed = re.search(r"(?i)medline|pubmed|nlm", database)
        numbers = values(record, "accession_number") if of_pubmed else []
        noted = values(record, "accession_number", "notes", "note", "custom1", "custom2")
        yield Reference(
            authors=tuple(author(name) for name in values(record, "first_authors", "authors")),
            year=year_in(values(record, "year", "publication_year", "date")),
            title=title_in(values(record, "title", "primary_title")),
            journal=first(values(record, *_RIS_JOURNALS)),
            doi=doi_in(values(record, "doi", "type_of_work", "urls", "notes")),
            pmid=pmid_in([*(f"PMID {number}" for number in numbers), *noted]),
        )


_RIS_JOURNALS = (
    "alternate_title3",
    "secondary_title",
    "journal_name",
    "alternate_title2",
    "alternate_title1",
)
"""Tags JF, T2, JO, JA and J2: whole names before short ones."""


def _ris_records(text: str) -> list[Fields]:
    # A line without a tag goes on with the field above; an empty one has nothing to add.
    lines = "\n".join(line for line in text.split("\n") if line.strip())
    try:
        records: list[Fields] = rispy.loads(lines)
    except (KeyError, TypeError, AttributeError):
        raise ReferenceFileError("has a line that belongs to no field; export it again") from None
    begun = len(re.findall(_RIS, lines, re.MULTILINE))
    if begun != len(records):
        raise ReferenceFileError(
            f"begins {begun} records (`TY  -`) and ends {len(records)} (`ER  -`); is it cut off?"
        )
    return records


# --- BibTeX ----------------------------------------------------------------------------------


def _from_bibtex(text: str) -> Iterator[Reference]:
    # In BibTeX a per cent sign is text; in LaTeX, which decodes the accents, it hides the rest.
    library = parse_string(
        re.sub(r"(?<!\\)%", r"\\%", text), append_middleware=[NormalizeFieldKeys()]
    )
    for block in library.failed_blocks:
        line, reason = (block.start_line or 0) + 1, " ".join(str(block.error).split())
        why = reason or "a bracket may be missing"
        raise ReferenceFileError(f"can't be read from line {line} on ({why}); correct it")
    for entry in library.entries:
        raw = {field.key: str(field.value) for field in entry.fields}
        record = {key: _without_latex(value) for key, value in raw.items()}
        of_pubmed = record.get("eprinttype", "").lower() in {"pubmed", "pmid"}
        numbers = values(record, "pmid", *(["eprint"] if of_pubmed else []))
        yield Reference(
            authors=tuple(_bibtex_authors(raw.get("author", ""))),
            year=year_in(values(record, "year", "date")),
            title=title_in(values(record, "title")),
            journal=first(values(record, "journal", "journaltitle", "booktitle")),
            doi=doi_in(values(record, "doi", "url")),
            pmid=pmid_in([*(f"PMID {number}" for number in numbers), *values(record, "note")]),
        )


def _bibtex_authors(field: str) -> Iterator[Author]:
    for name in split_multiple_persons_names(" ".join(field.split())):
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError:
            parts = NameParts(last=[name])
        surname = tidy(_without_latex(" ".join([*parts.von, *parts.last])))
        given = tidy(_without_latex(" ".join([*parts.first, *parts.jr])))
        yield Author(surname, initials(given)) if given else author(surname)


def _without_latex(text: str) -> str:
    raised_or_lowered = re.sub(r"\$[\^_]\{?([^{}$]*)\}?\$", r"\1", text)
    return str(LatexNodes2Text(math_mode="text").latex_to_text(raised_or_lowered))


# --- PubMed ----------------------------------------------------------------------------------


def _from_nbib(text: str) -> Iterator[Reference]:
    start = re.search(_NBIB, text, re.MULTILINE)
    lines = io.StringIO(text[start.start() if start else 0 :])
    for record in Medline.parse(lines):  # type: ignore[no-untyped-call]
        if not record.keys() & {"PMID", "TI"}:
            continue
        people = [author(name) for name in values(record, "FAU") or values(record, "AU")]
        groups = [Author(name) for name in values(record, "CN")]
        yield Reference(
            authors=(*people, *groups),
            year=year_in(values(record, "DP", "DEP")),
            title=title_in(values(record, "TI", "BTI")),
            journal=first(values(record, "TA", "JT")),
            doi=doi_in(one for one in values(record, "LID", "AID") if "[doi]" in one),
            pmid=pmid_in(f"PMID {number}" for number in values(record, "PMID")),
        )


_RIS, _NBIB, _BIBTEX = r"^TY  -", r"^PMID- ", r"^\s*@\w+\s*[{(]"
_FORMATS: tuple[tuple[str, Callable[[str], Iterable[Reference]]], ...] = (
    (_RIS, _from_ris),
    (_NBIB, _from_nbib),
    (_BIBTEX, _from_bibtex),
)
"""What a file of each format must hold, and who reads it."""
