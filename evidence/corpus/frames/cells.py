"""How a work is linked, and how lists become cells."""

from collections.abc import Iterable

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def joined(values: Iterable[object]) -> str | None:
    """Return values separated by semicolons, or None for no value."""
    return ";".join(str(value) for value in values) or None


def doi_link(doi: str | None, pmid: str | None, url: str | None = None) -> str | None:
    """Return the address at which a work is found: by DOI, else PMID, else its own page."""
    if doi:
        return f"https://doi.org/{doi}"
    if pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    return url
