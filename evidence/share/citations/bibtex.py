"""Works in BibTeX, in plain ASCII that every version of it reads."""

import re
from collections.abc import Iterator, Sequence

from pylatexenc.latexencode import UnicodeToLatexEncoder

from evidence.share.citations.works import Work

_ENCODER = UnicodeToLatexEncoder(
    unknown_char_policy="replace", replacement_latex_protection="braces-all"
)


def bibtex(works: Sequence[Work]) -> str:
    """Return works as BibTeX text; a field that isn't known is left out."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    kind = "article" if work.journal else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work))
    return f"@{kind}{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    authors = [_author(one.surname, one.initials) for one in work.authors]
    if authors:
        yield "author", " and ".join([*authors, *(["others"] if work.shortened else [])])
    if work.title:
        yield "title", f"{{{_latex(work.title)}}}"  # the inner braces keep capitals
    if work.journal:
        yield "journal", _latex(work.journal)
    if work.year:
        yield "year", str(work.year)
    if work.released:
        yield "date", work.released.isoformat()
    if work.version:
        yield "version", _latex(work.version)
    # Addresses are read letter by letter, so they are not encoded.
    for name, value in (("doi", work.doi), ("pmid", work.pmid), ("url", work.url)):
        if value:
            yield name, value
    if work.note:
        yield "note", _latex(work.note)


def _author(surname: str, initials: str) -> str:
    if not initials:
        return f"{{{_latex(surname)}}}"
    return f"{{{_latex(surname)}}}, {' '.join(f'{_latex(letter)}.' for letter in initials)}"


def _latex(text: str) -> str:
    # A straight mark would be set as a closing one on both sides.
    quoted = re.sub(r'"([^"]*)"', r"“\1”", " ".join(text.split()))
    return str(_ENCODER.unicode_to_latex(quoted))
