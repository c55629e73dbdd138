"""Works in the RIS format, which reference managers read."""

from collections.abc import Iterator, Sequence

from evidence.share.citations.works import Work


def ris(works: Sequence[Work]) -> str:
    """Return works as RIS text; a field that isn't known is left out."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for work in works for tag, value in _fields(work))


def _line(value: str) -> str:
    """Return a value on one line: the next line would begin another field."""
    return " ".join(value.split())


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA" if work.version else "JOUR" if work.journal else "GEN"
    yield "ID", work.key
    for one in work.authors:
        # A comma after a name without initials keeps it whole.
        yield "AU", f"{one.surname}, {one.initials}" if one.initials else f"{one.surname},"
    optional = {
        "TI": work.title,
        "T2": work.journal,
        "PY": str(work.year) if work.year else None,
        "DA": work.released.strftime("%Y/%m/%d") if work.released else None,
        "ET": work.version,
        "DO": work.doi,
        "AN": work.pmid,
        "DB": "PubMed" if work.pmid else None,
        "UR": work.url,
        "N1": work.note or None,
    }
    yield from ((tag, value) for tag, value in optional.items() if value)
    yield "ER", ""
