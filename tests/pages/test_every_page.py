"""Every page opens whatever the filters: one value of each, several, none left, nonsense.

What pages say under any filters is tested without Streamlit, in `tests/test_pages_agree.py`.
"""

import pytest

from evidence.cohorts.choice import options
from evidence.corpus.selection import FILTERS
from tests.pages.conftest import PAGES

PATHS = tuple(PAGES)
FOOT = "Not medical advice"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_under_one_value_of_each_filter(visit, cohorts, path):
    for name in FILTERS:
        value = next(iter(options(cohorts.studies, name)))
        assert visit(path, collection="all", **{name: value}).title


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_with_the_wider_literature(visit, path):
    assert visit(path, collection="all").title
    assert visit(path, collection="all", aetiology="hemangioma").title


@pytest.mark.parametrize(
    "query",
    [
        {"primary": "breast", "aetiology": "osteoporosis", "design": "guideline"},
        {"design": "guideline", "collection": "all"},
        {"design": "animal study"},
    ],
    ids=["nothing left", "guidelines", "animals"],
)
@pytest.mark.parametrize("path", PATHS)
def test_foot_and_card_stand_whatever_the_page_does(visit, path, query):
    app = visit(path, card="khan-2018.events.1", **query)

    assert any(FOOT in note.value for note in app.caption)
    assert any("2 of 69" in element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_ignores_nonsense_in_its_address(visit, path):
    nonsense = "<script>alert(1)</script>"

    assert visit(
        path, primary=nonsense, region="x", collection="x", card="../x", study=nonsense
    ).title
