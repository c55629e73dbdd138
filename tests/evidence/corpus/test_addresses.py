"""An address leads to the work whatever characters its DOI has."""

from urllib.parse import unquote, urlsplit

import pytest

from evidence.corpus.addresses import doi_link, of_doi

SICI = "10.1002/(SICI)1097-0258(19970515)16:9<981::AID-SIM510>3.0.CO;2-N"


@pytest.mark.parametrize("doi", [SICI, "10.1234/a#b?c%d", "10.1234/a[b]{c}|d\\e^f`g", "10.1234/x"])
def test_a_doi_comes_back_from_its_address(doi):
    address = of_doi(doi)

    assert unquote(urlsplit(address).path) == f"/{doi}"
    assert not set(address) & set('<>"#?[]{}|\\^` ')
    assert (urlsplit(address).query, urlsplit(address).fragment) == ("", "")


def test_a_plain_doi_stays_readable():
    assert of_doi("10.1016/S0304-3959(01)00349-9") == (
        "https://doi.org/10.1016/S0304-3959(01)00349-9"
    )


def test_a_doi_goes_before_a_pmid_and_both_before_a_page():
    page = "https://hjradiology.org/423"

    assert doi_link("10.1234/x", "1", page) == "https://doi.org/10.1234/x"
    assert doi_link(None, "1", page) == "https://pubmed.ncbi.nlm.nih.gov/1/"
    assert doi_link(None, None, page) == page
    assert doi_link(None, None) is None
