"""Citations to take away: studies and the corpus as RIS, BibTeX and CSL-JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evidence.share.citations.bibtex import bibtex
from evidence.share.citations.csl_json import csl_json
from evidence.share.citations.ris import ris
from evidence.share.citations.works import Work, work_of_corpus, work_of_study

__all__ = ["FORMS", "Form", "Work", "work_of_corpus", "work_of_study"]


@dataclass(frozen=True)
class Form:
    """A form of citations: its name for readers, its media type, what writes works in it."""

    name: str
    media_type: str
    written: Callable[[Sequence[Work]], str]


FORMS: Mapping[str, Form] = {
    "ris": Form("RIS", "application/x-research-info-systems", ris),
    "bib": Form("BibTeX", "application/x-bibtex", bibtex),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
"""Each form by the ending of its files."""
