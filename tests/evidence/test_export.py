"""The export is a valid data package that says what the frames say."""

import json

import frictionless
import pandas as pd
import pytest

from evidence.corpus import export, tables


@pytest.fixture(scope="module")
def folder(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    export.write_package(corpus, folder)
    return folder


def test_the_package_is_valid(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))

    assert report.valid, report.flatten(["fieldName", "rowNumber", "type", "note"])[:5]


def test_every_column_is_described(folder):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))

    for resource in package["resources"]:
        header = (folder / resource["path"]).read_text("utf-8").splitlines()[0].split(",")
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(field["description"] for field in fields)


@pytest.mark.parametrize("name", tables.TABLES)
def test_numbers_come_back_as_they_were(corpus, folder, name):
    read = pd.read_csv(folder / f"{name}.csv")

    assert len(read) == len(corpus.table(name))
    for column in tables.TABLES[name]:
        if column.kind in {"integer", "number"}:
            before = corpus.table(name)[column.name].astype("float64")
            pd.testing.assert_series_equal(read[column.name].astype("float64"), before)


def test_the_review_alone_can_be_exported(corpus, tmp_path):
    export.write_package(corpus, tmp_path, "review")

    assert set(pd.read_csv(tmp_path / "studies.csv")["collection"]) == {"review"}


def test_an_unknown_collection_is_refused(corpus, tmp_path):
    with pytest.raises(ValueError, match='"review" or "all"'):
        export.write_package(corpus, tmp_path, "reviews")
