"""Studies begun for whoever adds them: entries with what a reference file holds.

What only a reader of the study can tell is marked `FILL IN`, beside the words that the corpus
knows for it.
"""

import itertools
import re
import string
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import yaml
from pydantic import TypeAdapter, ValidationError

from evidence.corpus import vocabulary
from evidence.corpus.reference_fields import Reference, tidy
from evidence.corpus.schema import Doi, Study
from evidence.corpus.vocabulary import words

MARK = "FILL IN"
"""Stands for what a person must write."""

WIDTH = 100
INDENT = "  "
"""How far a list of studies is moved in."""

LONG_LABEL = 30
"""Letters that still fit beside a mark."""


def stubs(references: Sequence[Reference], studies: Iterable[Study], source: str) -> str:
    """Return an entry for each reference, to stand at the end of a list of studies.

    Ids and labels are taken by no study and no other entry; a DOI or PMID that a study or an
    entry before has is said above the entry.
    """
    known = _Known(studies)
    parts = []
    for number, reference in enumerate(references, start=1):
        head = f"# {tidy(source)}, {number} of {len(references)}"
        owners = list(known.owners(reference))
        lines = [head, *owners, *_entry(reference, *known.name(reference))]
        parts.append("\n".join(f"{INDENT}{line}" for line in lines))
    return "\n\n".join(parts) + "\n"


class _Known:
    """Which ids, labels, DOIs and PMIDs are taken; every entry made takes its own."""

    def __init__(self, studies: Iterable[Study]) -> None:
        self._taken: set[str] = set()
        self._owner: dict[str, str] = {}
        for study in studies:
            self._taken |= {study.id, study.label, study.short_label or study.label}
            self._own(study.id, study.doi, study.pmid)

    def _own(self, study_id: str, doi: str | None, pmid: str | None) -> None:
        for key in _numbers(doi, pmid):
            self._owner.setdefault(key.lower(), study_id)

    def owners(self, reference: Reference) -> Iterator[str]:
        """Yield a comment for each number of a reference that is a study's already."""
        for key in _numbers(reference.doi, reference.pmid):
            owner = self._owner.get(key.lower())
            if owner is not None:
                yield f"# {key} is already in the corpus: {owner}"

    def name(self, reference: Reference) -> tuple[str, str]:
        """Return the id and the short name of a reference, and take them."""
        for short in _names(reference):
            study_id, label = _slug(short), _label(short, reference)
            if self._taken.isdisjoint({study_id, label, short}):
                break
        self._taken |= {study_id, label, short}
        self._own(study_id, reference.doi, reference.pmid)
        return study_id, short


def _numbers(doi: str | None, pmid: str | None) -> list[str]:
    return [f"{kind} {value}" for kind, value in (("DOI", doi), ("PMID", pmid)) if value]


def _names(reference: Reference) -> Iterator[str]:
    """Yield "Doe 2021", "Doe J 2021", "Doe 2021b", … without end; the journal names the unnamed."""
    author = reference.authors[0] if reference.authors else None
    name = author.surname if author else reference.journal or "Unnamed study"
    year = f" {reference.year}" if reference.year else ""
    yield f"{name}{year}"
    if author is not None and author.initials:
        yield f"{name} {author.initials}{year}"
    for size in itertools.count(1):
        for letters in itertools.product("bcdefghijklmnopqrstuvwxyz", repeat=size):
            yield f"{name}{year or ' '}{''.join(letters)}"


def _label(short: str, reference: Reference) -> str:
    return short if reference.year else f"{short} (year not seen)"


_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)


def _slug(text: str) -> str:
    """Return an id of a text: lower-case letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if re.search("[a-z]", slug) else f"study-{slug}".strip("-")


# --- an entry --------------------------------------------------------------------------------


def _entry(reference: Reference, study_id: str, short: str) -> Iterator[str]:
    label = _label(short, reference)
    yield f"- id: {study_id}"
    yield f"  label: {_quoted(label)}"
    if short != label:
        yield f"  short_label: {_quoted(short)}"
    elif len(label) > LONG_LABEL:
        yield f"  # short_label: {MARK}   (stands beside marks, where the label is too long)"
    surname = reference.authors[0].surname if reference.authors else None
    yield from _field("first_author", surname)
    yield from _field("authors", "; ".join(map(str, reference.authors)) or None)
    yield f"  year: {reference.year}" if reference.year else _missing("year")
    yield from _field("title", reference.title)
    yield from _field("journal", reference.journal)
    yield from _doi(reference.doi)
    yield from _field("pmid", reference.pmid)
    where = _quoted(f"PubMed {reference.pmid}") if reference.pmid else MARK
    for line in _TEMPLATE.substitute(_WORDS, where=where).splitlines():
        yield from _wrapped(f"  {line}")


def _quoted(text: str) -> str:
    """Return a text in double quotes, whatever stands in it."""
    return str(
        yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    ).strip()


def _field(key: str, text: str | None) -> Iterator[str]:
    yield f"  {key}: {_quoted(text)}" if text else _missing(key)


def _missing(key: str) -> str:
    return f"  # {key}: {MARK}   (not in the file)"


def _doi(doi: str | None) -> Iterator[str]:
    try:
        TypeAdapter(Doi | None).validate_python(doi)
        yield from _field("doi", doi)
    except ValidationError:
        yield f"  # doi: {MARK}   (the file has {doi}, which is no DOI)"


def _wrapped(line: str) -> list[str]:
    """Return a line, or several where it is a long comment."""
    start = re.match(r"[\s#]*", line)
    mark = start[0] if start else ""
    width = WIDTH - len(INDENT)
    if len(line) <= width or "#" not in mark:
        return [line]
    return textwrap.wrap(line[len(mark) :], width, initial_indent=mark, subsequent_indent=mark)


_TEMPLATE = string.Template("""\
# what: $ReadingKind; on: the day, such as 2025-11-30
read:
  - {what: FILL IN, where: $where, on: FILL IN}
# $Design
design: FILL IN
# $Aetiology
aetiology: FILL IN
# # FILL IN what is printed and take off its first "# "; delete the rest. basis: $Basis
# patients: {n: FILL IN, unit: patients, basis: primary, locator: abstract}
# arms:
#   - id: FILL IN
#     label: FILL IN
#     # $Component
#     components: [FILL IN]
#     # $Role; an arm without cement is a comparator
#     role: FILL IN
#     n_patients: FILL IN
#     basis: primary
#     locator: abstract
# scores:
#   - arm: FILL IN
#     # $Instrument
#     instrument: FILL IN
#     # $Statistic
#     statistic: FILL IN
#     # $SpreadKind
#     spread_kind: FILL IN
#     scale_min: FILL IN
#     scale_max: FILL IN
#     visits:
#       - {months: 0, timepoint: before treatment, value: FILL IN, spread: FILL IN, n: FILL IN}
#       - {months: FILL IN, timepoint: FILL IN, value: FILL IN, spread: FILL IN, n: FILL IN}
#     basis: primary
#     locator: abstract
# events:
#   - arm: FILL IN
#     # $Event
#     event: FILL IN
#     # $EventKind
#     kind: FILL IN
#     # $Severity
#     severity: FILL IN
#     definition: FILL IN
#     events: FILL IN
#     total: FILL IN
#     # $EventUnit
#     unit: FILL IN
#     basis: primary
#     locator: abstract
# primaries:
#   - unit: patients
#     counts:
#       # $Primary
#       - {primary: FILL IN, n: FILL IN}
#     basis: primary
#     locator: abstract
# regions:
#   - unit: FILL IN
#     counts:
#       # $Region
#       - {region: FILL IN, n: FILL IN}
#     basis: primary
#     locator: abstract
""")
"""Everything else of a study. Words stand in comments of their own, so that they stay comments
where the first "# " is taken off."""

_WORDS = {
    name: ", ".join(words(getattr(vocabulary, name)))
    for name in _TEMPLATE.get_identifiers()
    if hasattr(vocabulary, name)
}
