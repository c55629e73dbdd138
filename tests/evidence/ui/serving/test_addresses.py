"""`/data/`: what a program gets equals what the commands print, under any filters."""

import asyncio
import csv
import io
import json
import random
import zipfile
from urllib.parse import urlencode

import frictionless
import httpx2
import pytest
import rispy
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.__main__ import main
from evidence.cohorts.choice import options
from evidence.corpus import tables
from evidence.corpus.selection import FILTERS
from evidence.topics.registry import TOPICS
from evidence.ui import serving
from evidence.ui.serving import addresses
from tests.loops import run


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(middleware=serving.middleware()))


@pytest.fixture(scope="module")
def selections(cohorts):
    """Return filters drawn at random, the same ones in every run."""
    dice = random.Random(12)
    found = [{}]
    for _ in range(5):
        names = dice.sample(FILTERS, dice.randint(1, 2))
        drawn = {
            name: dice.sample(list(options(cohorts.studies, name)), dice.randint(1, 2))
            for name in names
        }
        found.append(drawn | {"collection": [dice.choice(["review", "all"])]})
    return found


def as_arguments(selection):
    return [part for name, values in selection.items() for part in (f"--{name}", *values)]


def asked(client, path, selection):
    return client.get(f"/data/{path}?{urlencode(selection, doseq=True)}")


def test_tables_equal_the_export(client, selections, tmp_path):
    for number, selection in enumerate(selections):
        folder = tmp_path / str(number)
        given = {"collection": ["review"], **selection}
        assert main(["export", "--out", str(folder), *as_arguments(given)]) == 0
        for name in tables.TABLES:
            answer = asked(client, f"{name}.csv", selection)
            assert answer.content.decode("utf-8-sig") == (folder / f"{name}.csv").read_text("utf-8")


def test_rows_as_json_are_those_of_the_csv(client, selections):
    for selection in selections[:3]:
        for name in tables.TABLES:
            rows = asked(client, f"{name}.json", selection).json()["rows"]
            text = asked(client, f"{name}.csv", selection).content.decode("utf-8-sig")
            written = list(csv.DictReader(io.StringIO(text, newline="")))
            assert len(rows) == len(written)
            for row, cells in zip(rows, written, strict=True):
                assert list(row) == list(cells)
                for column, value in row.items():
                    assert same(value, cells[column]), (name, column)


def same(value, cell):
    if value is None:
        return cell == ""
    if isinstance(value, bool):
        return cell == str(value).lower()
    return float(cell) == pytest.approx(value) if isinstance(value, int | float) else cell == value


@pytest.mark.parametrize("name", TOPICS)
def test_pages_equal_the_command(client, selections, name, capsys):
    for selection in selections[:3]:
        main(["page", name, *as_arguments(selection)])
        assert asked(client, f"page/{name}.json", selection).text == capsys.readouterr().out.rstrip(
            "\n"
        )


def test_options_of_a_page_count(client, capsys):
    main(["page", "pooling", "--collection", "all", "--window", "6 months"])

    answer = client.get("/data/page/pooling.json?collection=all&window=6+months")

    assert answer.text == capsys.readouterr().out.rstrip("\n")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "application/json"),
        ("datapackage.json", "application/json"),
        ("studies.csv", "text/csv; charset=utf-8; header=present"),
        ("measurements.json", "application/json"),
        ("page/overview.json", "application/json"),
        ("all.zip", "application/zip"),
        ("cite/corpus.ris", "application/x-research-info-systems"),
        ("cite/khan-2018.bib", "application/x-bibtex"),
        ("cite/studies.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_each_kind_has_its_type_and_is_not_sent_twice(client, path, kind):
    answer = client.get(f"/data/{path}")
    head = client.head(f"/data/{path}")
    again = client.get(f"/data/{path}", headers={"if-none-match": f"W/{answer.headers['etag']}"})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]
    assert int(head.headers["content-length"]) > 0
    assert again.status_code == 304
    assert again.content == b""


def test_what_is_listed_is_there(client):
    index = client.get("/data/").json()

    for path in index["addresses"]:
        assert client.head(f"/data/{path}").status_code == 200, path
    assert {"studies.csv", "measurements.json", "page/complications.json"} <= set(
        index["addresses"]
    )
    assert client.get("/data", follow_redirects=False).headers["location"] == "/data/"


@pytest.mark.parametrize("path", ["studdies.csv", "page/pain.json", "cite/doe.ris", "../app.py"])
def test_what_is_not_there_is_answered_with_what_is(client, path):
    answer = client.get(f"/data/{path.replace('..', '%2e%2e')}")

    assert answer.status_code == 404
    assert answer.json()["index"] == "/data/"


def test_a_slip_in_an_address_is_named(client):
    assert "studies.csv" in client.get("/data/studdies.csv").json()["near"]


def test_a_value_that_is_none_is_left_aside_and_said(client):
    answer = client.get("/data/studies.csv?primary=breats")

    assert answer.content == client.get("/data/studies.csv").content
    assert "breats" in answer.headers["x-left-aside"]
    assert "breast" in answer.headers["x-left-aside"]
    assert "breats" in client.get("/data/studies.json?primary=breats").json()["remarks"][0]


def test_the_zip_holds_a_valid_package_of_the_filtered_tables(client, tmp_path):
    answer = client.get("/data/all.zip?primary=breast")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    archive.extractall(tmp_path)

    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert archive.read("studies.csv") == client.get("/data/studies.csv?primary=breast").content
    assert archive.read("studies.csv").startswith(b"\xef\xbb\xbf")
    assert "tumour primary: breast" in archive.read("README.md").decode()
    assert {"README.md", "LICENSE-DATA", "CITATION.cff"} <= set(archive.namelist())


def test_the_description_leads_to_the_filtered_tables(client):
    resources = client.get("/data/datapackage.json?primary=breast").json()["resources"]

    for resource in resources:
        assert resource["path"] == f"{resource['name']}.csv?primary=breast"
        assert client.head(f"/data/{resource['path']}").status_code == 200


def test_the_studies_in_view_are_cited(client):
    view = "collection=all&primary=breast"
    studies = client.get(f"/data/studies.json?{view}").json()["rows"]

    cited = rispy.loads(client.get(f"/data/cite/studies.ris?{view}").text)

    assert [one["id"] for one in cited] == [study["study_id"] for study in studies]
    assert len(cited) > 1


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_written(client, method):
    answer = getattr(client, method)("/data/studies.csv")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_strangers_can_not_queue_up_without_end(monkeypatch):
    """One answer waits to be made, and every further one is sent away at once."""
    monkeypatch.setattr(addresses, "WAITING", 3)
    app = Starlette(middleware=serving.middleware())

    async def crowd():
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://here") as many:
            return await asyncio.gather(*(many.get("/data/studies.csv") for _ in range(10)))

    statuses = [answer.status_code for answer in run(crowd())]

    assert statuses.count(200) >= 3
    assert set(statuses) == {200, 503}


def test_an_overlong_address_is_refused(client):
    assert client.get(f"/data/studies.csv?primary={'x' * 5000}").status_code == 414
    assert json.loads(client.get(f"/data/?x={'x' * 5000}").text)["error"]
