"""Every page opens whatever the filters: one value of each, several, none left, nonsense.

What pages say under any filters is tested without Streamlit, in `tests/test_pages_agree.py`.
"""

import re
import shutil
from importlib import import_module
from itertools import pairwise

import pytest
from streamlit.testing.v1.element_tree import HeadingBase

from evidence.cohorts.choice import collection_of, options
from evidence.corpus import loading
from evidence.corpus.selection import FILTERS
from evidence.topics.registry import TOPICS
from evidence.ui.filters import UNFILTERED
from evidence.ui.library import Library
from evidence.ui.links import MENU
from evidence.ui.notices import CURATOR
from tests.opening import PAGES, opened

held = import_module("evidence.ui.corpus")  # the package has a function of the same name
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


def levels(node):
    """Yield the levels of the headings below a part of a page, in reading order."""
    for child in getattr(node, "children", {}).values():
        if isinstance(child, HeadingBase):
            yield int(child.tag[1])
        elif child.type == "html":
            yield from map(int, re.findall(r"<h([1-6])", child.proto.body))
        elif child.type == "markdown":
            yield from map(len, re.findall(r"^(#+) ", child.value, re.MULTILINE))
        else:
            yield from levels(child)


@pytest.mark.parametrize("query", [{}, {"collection": "all", "region": "sacral"}])
@pytest.mark.parametrize("path", PATHS)
def test_headings_go_down_one_level_at_a_time(visit, path, query):
    found = list(levels(visit(path, **query).main))

    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(found))


def test_headings_of_a_study_go_down_one_level_at_a_time(visit):
    found = list(levels(visit("/studies", study="yang-z-2009").main))

    assert found[0] == 1
    assert {2, 3} <= set(found)
    assert all(after - before <= 1 for before, after in pairwise(found))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_ignores_nonsense_in_its_address(visit, path):
    nonsense = "<script>alert(1)</script>"

    assert visit(
        path, primary=nonsense, region="x", collection="x", card="../x", study=nonsense
    ).title


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Serve a copy of the corpus from a folder that may be broken."""
    shutil.copytree(loading.DATA, tmp_path / "data")
    monkeypatch.setattr(loading, "DATA", tmp_path / "data")
    monkeypatch.setattr(held, "library", Library(after=lambda: None))
    return tmp_path / "data"


@pytest.mark.parametrize("name", [path.name for path in loading.default_paths()])
def test_a_missing_data_file_is_named_to_the_curator_in_place_of_the_page(
    name, served, monkeypatch
):
    monkeypatch.setenv(CURATOR, "on")
    (served / name).unlink()

    app = opened()

    assert app.title[0].value == "The corpus can't be read"
    assert f"{name}:1:1: file: does not exist" in app.code[0].value


def test_readers_of_a_server_without_a_corpus_are_told_in_words(served):
    (served / "review.yaml").unlink()

    app = opened()

    assert app.title[0].value == "The corpus can't be read"
    assert "comes back by itself" in app.error[0].value
    assert not app.code


@pytest.mark.parametrize("curator", ["on", ""])
def test_only_a_curator_is_told_of_files_broken_after_the_start(served, monkeypatch, curator):
    monkeypatch.setenv(CURATOR, curator)
    held.library.look()
    (served / "review.yaml").unlink()
    monkeypatch.setattr("evidence.ui.library.QUIET_SECONDS", 0)
    held.library.look()
    held.library.look()
    assert held.library.standing.problems

    app = opened()

    assert app.title[0].value == TOPICS["overview"].question
    told = [note.value for note in app.warning if "can't be used" in note.value]
    assert len(told) == bool(curator)


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_value_is_said_in_one_line(visit, path):
    app = visit(path, primary=["brest", "breast"])

    told = [note.value for note in app.caption if "left aside" in note.value]
    assert len(told) == 1
    assert told[0].endswith(
        "Tumour primary: there is no “brest”, so it is left aside. Did you mean breast?"
    )


@pytest.mark.parametrize("path", [path for path in PATHS if path[1:] not in UNFILTERED])
def test_the_strip_shows_the_filters_of_the_address(visit, drawn, path):
    visit(path, collection="all", primary=["breast", "kidney"], region="thoracic")

    assert drawn.field("collection")["value"] == "all"
    assert drawn.field("primary")["value"] == ("breast", "kidney")
    assert drawn.field("region")["value"] == ("thoracic",)
    assert drawn.field("therapy")["value"] == ()


def test_a_filter_says_how_many_studies_match_each_value(visit, drawn, cohorts):
    for collection in ("review", "all"):
        visit("/trajectories", collection=collection)
        counts = options(collection_of(cohorts, collection), "primary")

        for value, text in drawn.field("primary")["values"]:
            assert text == f"{value} ({counts.get(value, 0)})"


def test_a_page_that_no_filter_changes_shows_none(visit, drawn):
    visit("/methods")

    with pytest.raises(KeyError):
        drawn.field("primary")


@pytest.mark.parametrize("path", PATHS)
def test_the_menu_leads_to_every_page_with_the_filters(visit, drawn, path):
    visit(path, collection="all", primary=["breast", "kidney"])

    menu = drawn.menu()
    links = [link for section in menu["sections"] for link in section["links"]]
    query = "primary=breast&primary=kidney&collection=all"
    assert menu["page"] == (path.strip("/") or "overview")
    assert links == [
        [name, title, f"{'./' if name == 'overview' else name}?{query}"]
        for names in MENU.values()
        for name, title in names.items()
    ]
