"""The whole corpus as one ZIP: tables, their description, licence and how to cite it."""

import io
import json
import re
import zipfile
from pathlib import Path

from evidence.corpus import tables
from evidence.corpus.csv_tables import csv_bytes
from evidence.corpus.export import descriptor
from evidence.corpus.frames import Corpus
from evidence.corpus.frames.collections import restrict

LICENCE_FILE = Path(__file__).resolve().parents[2] / "LICENSE-DATA"

_SCOPE = {
    "review": "the studies that the review describes",
    "all": "the studies that the review describes and the wider literature",
}
CONTRIBUTORS = "PVP Evidence contributors"
"""Who is cited as the author of the corpus."""

_WHEN = (2000, 1, 1, 0, 0, 0)
"""A fixed time in every entry, so that the same corpus gives the same bytes."""


def file_name(corpus: Corpus, collection: str) -> str:
    """Return the name of the ZIP, with the corpus version."""
    return f"pvp-evidence-{number(corpus.version)}-{collection}.zip"


def package_zip(corpus: Corpus, collection: str = "all", filters: str = "") -> bytes:
    """Return a ZIP with each table as CSV, `datapackage.json`, README, licence and citation.

    Args:
        corpus: the corpus to write.
        collection: "review" for the review's studies alone, "all" with wider literature.
        filters: in words, where the corpus given holds only the studies that match them.

    Raises:
        ValueError: for an unknown collection.
    """
    if collection not in _SCOPE:
        raise ValueError(f'collection must be "review" or "all", found "{collection}"')
    corpus = restrict(corpus, collection)
    texts = {
        "README.md": readme(corpus, filters or _SCOPE[collection]),
        "LICENSE-DATA": LICENCE_FILE.read_text("utf-8"),
        "CITATION.cff": citation(corpus),
        "datapackage.json": json.dumps(descriptor(corpus), indent=2, ensure_ascii=False) + "\n",
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {f"{name}.csv": csv_bytes(corpus.table(name)) for name in tables.TABLES}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def readme(corpus: Corpus, scope: str) -> str:
    """Return the README of the package: what is in it, how to read it, what it is not.

    `scope` says which studies these are.
    """
    rows = "\n".join(
        f"| {name}.csv | {len(corpus.table(name))} | {_ROW_IS[name]} |" for name in tables.TABLES
    )
    return f"""# PVP Evidence, corpus {corpus.version}

Figures on percutaneous vertebroplasty in spinal tumours: {scope}.

| file | rows | one row is |
| --- | --- | --- |
{rows}

`datapackage.json` describes every column: type, unit, meaning (Frictionless Data Package).
Files are UTF-8 with a byte-order mark and a header row; an empty cell means that nothing was
printed or seen. A text that begins with = + - or @ has an apostrophe before it, so that no
spreadsheet takes it for a formula.

Every figure names who printed it (`basis`: review, primary, secondary, derived) and where
(`locator`). Rows with `preferred` = false are the review's own print of a number for which the
study's own abstract has a row: do not count both. Studies with the same `cohort_family` may share
patients: do not add them. Arms with `role` = comparator are not vertebroplasty results.

Most figures were read in abstracts, not in full texts. This is not medical advice and not meant
for decisions about single patients.

Licence: CC BY 4.0, see LICENSE-DATA. How to cite: CITATION.cff. Please cite the works that
printed the figures, too; `studies.csv` has their DOI or PMID.
"""


def citation(corpus: Corpus) -> str:
    """Return how to cite the corpus, in the Citation File Format."""
    day = release_day(corpus.version)
    released = f"date-released: {day}\n" if day else ""
    return (
        "cff-version: 1.2.0\n"
        "message: Please cite this corpus and the works that printed the figures.\n"
        "type: dataset\n"
        f"title: {json.dumps(citation_title())}\n"
        f"authors:\n  - name: {CONTRIBUTORS}\n"
        f'version: "{number(corpus.version)}"\n'
        f"{released}"
        "license: CC-BY-4.0\n"
    )


def citation_title() -> str:
    """Return the title under which the corpus is cited."""
    return "PVP Evidence: reported figures on percutaneous vertebroplasty in spinal tumours"


def citation_line(version: str) -> str:
    """Return the citation of the corpus, of a version with its date, as a line of text."""
    return f"{CONTRIBUTORS}. {citation_title()}. Corpus {version}. CC BY 4.0."


def view_citation(version: str, address: str, day: str) -> str:
    """Return how to cite what an address shows, seen on a day (as 2026-11-26)."""
    return f"{citation_line(version)} {address} (seen on {day})."


def release_day(version: str) -> str:
    """Return the date in a version such as "1.1.0 (2026-11-26)"; "" where there is none."""
    day = re.search(r"\d{4}-\d{2}-\d{2}", version)
    return day.group() if day else ""


def number(version: str) -> str:
    """Return a version without its date."""
    return version.split(" ", maxsplit=1)[0]


_ROW_IS = {
    "studies": "a study",
    "arms": "a treatment arm",
    "measurements": "one score at one visit",
    "directions": "a stated change without a number",
    "differences": "a difference between two arms at one visit, with a number",
    "events": "events out of a total",
    "primaries": "a tumour primary in a study",
    "regions": "a spinal region in a study",
    "details": "any other figure of a study",
    "readings": "something that was read of a study",
    "appraisals": "our judgement of one item of an appraisal tool",
    "rates": "a complication range as the review claims it",
    "facts": "any other figure of the review",
    "discrepancies": "a place where the review departs from its source, itself or what is known",
    "context": "a statement from outside the review",
    "sums": "a rule for a naive sum",
    "terms": "a term with its explanation",
    "synonyms": "what a reader may type for a word of the corpus",
}


def contents(corpus: Corpus) -> dict[str, str]:
    """Return each table's name with what one row is and how many there are, for readers."""
    return {name: f"{_ROW_IS[name]}; {len(corpus.table(name))} rows" for name in tables.TABLES}
