"""Where a work is found: addresses made of its DOI or PMID."""

from urllib.parse import quote

_AS_IT_IS = "/:;,()@!$&'*+=-._~"
"""Characters that a DOI may have and an address holds unchanged."""


def of_doi(doi: str) -> str:
    """Return the address of a DOI, with everything encoded that an address can't hold."""
    return f"https://doi.org/{quote(doi, safe=_AS_IT_IS)}"


def of_pmid(pmid: str) -> str:
    """Return the address of a PubMed number."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def doi_link(doi: str | None, pmid: str | None, url: str | None = None) -> str | None:
    """Return the address at which a work is found: by DOI, else PMID, else its own page."""
    if doi:
        return of_doi(doi)
    return of_pmid(pmid) if pmid else url
