"""The export is a valid data package that says what the frames say."""

import json
import subprocess
import sys
from pathlib import Path

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


def test_no_cell_of_the_shipped_tables_needed_a_mark(folder):
    for path in folder.glob("*.csv"):
        cells = pd.read_csv(path, dtype="string", keep_default_na=False)

        assert not cells.apply(lambda column: column.str.startswith("'")).to_numpy().any(), path


def limited(folder, size):
    """Export where no file may grow beyond a size, as on a disk that is nearly full."""
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
        "from evidence.__main__ import main\n"
        f"sys.exit(main(['export', '--out', {str(folder)!r}]))"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )


def test_a_full_disk_leaves_no_part_of_a_table_behind(tmp_path):
    folder = tmp_path / "tables"

    ran = limited(folder, 20_000)

    assert ran.returncode == 1
    assert ran.stderr == f"{folder}: can't be written (file too large); choose another\n"
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_tables_of_before(corpus, tmp_path):
    export.write_package(corpus, tmp_path, "review")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert limited(tmp_path, 20_000).returncode == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
