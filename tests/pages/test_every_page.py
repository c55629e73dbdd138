"""Every page opens whatever the filters: no option, each option, several, none left, nonsense."""

import pytest

from evidence.corpus import selection
from tests.pages.conftest import PAGES

PATHS = tuple(PAGES)


@pytest.mark.parametrize("name", selection.FILTERS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_under_every_filter_option(visit, corpus, path, name):
    for value in selection.options(selection.restrict(corpus, "review"), name):
        assert visit(path, **{name: value}).title


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_with_the_wider_literature(visit, path):
    assert visit(path, collection="all").title
    assert visit(path, collection="all", aetiology="hemangioma").title


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_when_nothing_is_left(visit, path):
    app = visit(path, primary="breast", aetiology="osteoporosis", design="guideline")

    assert any("Not medical advice" in note.value for note in app.caption)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_ignores_nonsense_in_its_address(visit, path):
    nonsense = "<script>alert(1)</script>"

    assert visit(
        path, primary=nonsense, region="x", collection="x", card="../x", study=nonsense
    ).title
