"""The ZIP of the corpus: complete, described, licensed, and the same each time."""

import io
import json
import zipfile

import pandas as pd
import pytest
import yaml

from evidence.corpus import package, tables


def opened(corpus, collection):
    return zipfile.ZipFile(io.BytesIO(package.package_zip(corpus, collection)))


def test_the_zip_holds_every_table_and_what_explains_it(corpus):
    names = set(opened(corpus, "all").namelist())

    assert names == {f"{name}.csv" for name in tables.TABLES} | {
        "README.md",
        "LICENSE-DATA",
        "CITATION.cff",
        "datapackage.json",
    }


@pytest.mark.parametrize("collection", ["review", "all"])
def test_the_tables_are_those_of_the_collection(corpus, collection):
    archive = opened(corpus, collection)
    studies = pd.read_csv(archive.open("studies.csv"))
    wanted = corpus.studies if collection == "all" else corpus.studies.query("collection=='review'")

    assert list(studies["study_id"]) == list(wanted["study_id"])
    described = json.loads(archive.read("datapackage.json"))
    assert {resource["path"] for resource in described["resources"]} <= set(archive.namelist())


def test_the_readme_counts_the_rows_it_ships(corpus):
    archive = opened(corpus, "review")
    readme = archive.read("README.md").decode()

    for name in tables.TABLES:
        rows = len(pd.read_csv(archive.open(f"{name}.csv")))
        assert f"| {name}.csv | {rows} |" in readme
    assert "not medical advice" in readme
    assert corpus.version in readme


def test_licence_and_citation_are_inside(corpus):
    archive = opened(corpus, "all")
    citation = yaml.safe_load(archive.read("CITATION.cff"))

    assert b"Creative Commons Attribution 4.0" in archive.read("LICENSE-DATA")
    assert citation["license"] == "CC-BY-4.0"
    assert corpus.version.startswith(citation["version"])
    assert str(citation["date-released"]) in corpus.version


def test_the_same_corpus_gives_the_same_bytes(corpus):
    assert package.package_zip(corpus, "review") == package.package_zip(corpus, "review")


def test_an_unknown_collection_is_refused(corpus):
    with pytest.raises(ValueError, match='"review" or "all"'):
        package.package_zip(corpus, "everything")


def test_names_and_lines_carry_the_version(corpus):
    number = corpus.version.split(" ", maxsplit=1)[0]

    assert package.file_name(corpus, "all") == f"pvp-evidence-{number}-all.zip"
    assert corpus.version in package.citation_line(corpus.version)
    assert package.contents(corpus)["studies"] == f"a study; {len(corpus.studies)} rows"
