"""Charts sent ahead of a page are the same as the page draws, under any filters."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.ui import serving

VIEWS = [
    ("overview", {}),
    ("trajectories", {"collection": ["all"], "primary": ["breast", "lung"]}),
    ("trajectories", {"score": ["KPS"]}),
    ("complications", {"collection": ["all"], "region": ["cervical"]}),
    ("therapies", {"collection": ["all"], "therapy": ["PVP + RFA"]}),
    ("pooling", {"collection": ["all"]}),
    ("gaps", {"map": ["Therapy and region"]}),
]


@pytest.mark.parametrize(("name", "query"), VIEWS)
def test_charts_are_those_that_the_page_draws(visit, drawn, name, query):
    client = TestClient(Starlette(middleware=serving.middleware()))
    told = client.get(f"/charts/{name}", params=query).json()

    visit("/" if name == "overview" else f"/{name}", **query)

    assert told
    for key, chart in told.items():
        given = drawn.chart(key)
        assert given is not None, key
        assert {part: given[part] for part in chart} == chart
