"""A chart alone: what another site's page gets, and who may show it."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.ui import serving
from evidence.ui.serving.guard import EMBEDDED_BY, HEADERS

POLICY = "content-security-policy"


def asked(path):
    """Return the answer of our layers with nothing behind them: what they leave is a 404."""
    return TestClient(Starlette(middleware=serving.middleware())).get(path)


def sent(answer):
    held = re.search(
        r'<script type="application/json" id="chart">(.*?)</script>', answer.text, re.DOTALL
    )
    return json.loads(held[1])


def test_a_chart_alone_has_all_that_its_tabs_show():
    answer = asked("/pooling?embed=forest&collection=all&window=6+months")
    shown = sent(answer)

    assert answer.status_code == 200
    assert shown["caption"]["title"] in answer.text
    assert "6 months" in shown["caption"]["title"]
    assert "wider literature" in " ".join(shown["caption"]["foot"])
    assert len(shown["table"]["rows"]) == shown["rows"]
    assert shown["csv"].count("\n") == shown["rows"] + 1
    assert shown["marks"]


def test_it_leads_to_the_full_page_with_the_same_view():
    shown = sent(asked("/gaps?embed=evidence-map&primary=breast&primary=lung"))

    assert shown["alone"] == "gaps?primary=breast&primary=lung"


def test_it_says_what_of_its_address_is_left_aside():
    told = asked("/pooling?embed=forest&collection=all&primary=%3Cb%3E&window=").text

    assert "Tumour primary: there is no “&lt;b&gt;”, so it is left aside." in told
    assert told.count("left aside") == 2
    assert "left aside" not in asked("/pooling?embed=forest&collection=all").text


def test_it_says_where_the_page_has_no_such_chart():
    answer = asked("/pooling?embed=%3Cb%3E&outcome=%3Cb%3E")

    assert answer.status_code == 404
    assert "Open the full page" in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("value", ["", "true"])
def test_what_streamlit_takes_the_parameter_for_is_left_to_it(value):
    assert '<div id="root">' in asked(f"/pooling?embed={value}").text


def test_no_other_site_may_show_it_unless_the_server_names_it(monkeypatch):
    monkeypatch.delenv(EMBEDDED_BY, raising=False)
    assert "frame-ancestors 'self'" in asked("/pooling?embed=forest").headers[POLICY]

    monkeypatch.setenv(EMBEDDED_BY, "https://a.example https://*.b.example")

    named = asked("/pooling?embed=forest").headers[POLICY]
    assert named.endswith("frame-ancestors 'self' https://a.example https://*.b.example")
    assert asked("/pooling").headers[POLICY] == HEADERS[POLICY]


@pytest.mark.parametrize("site", ["a.example", "*", "https://a.example;", "javascript:x"])
def test_a_site_written_wrongly_is_refused_at_the_start(monkeypatch, site):
    monkeypatch.setenv(EMBEDDED_BY, site)

    with pytest.raises(ValueError, match="as https://host"):
        asked("/pooling?embed=forest")
