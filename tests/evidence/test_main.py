"""The commands: their output, their exit status, and no traceback."""

import json
from pathlib import Path

import pytest

from evidence.__main__ import main
from evidence.corpus.loading import default_paths

DATA = Path(__file__).resolve().parents[2] / "data"


def test_the_shipped_corpus_passes(capsys):
    assert main(["check"]) == 0
    assert "5 files fine: " in capsys.readouterr().out


def test_a_broken_file_is_listed_and_fails(write_corpus, capsys):
    path = write_corpus("collection: review\nstudies:\n  - id: A B\n")

    assert main(["check", str(path)]) == 1
    error = capsys.readouterr().err
    assert f"{path}:3:9: " in error
    assert "Traceback" not in error


def test_a_single_data_file_can_be_checked():
    for name in ("studies.yaml", "supplement.yaml", "appraisal.yaml", "glossary.yaml"):
        assert main(["check", str(DATA / name)]) == 0


def test_export_writes_every_table(tmp_path, capsys):
    assert main(["export", "--out", str(tmp_path / "new" / "folder")]) == 0
    assert "datapackage.json" in {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert "wrote" in capsys.readouterr().out


def test_export_into_a_file_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "taken").write_text("x")

    assert main(["export", "--out", str(tmp_path / "taken")]) == 1
    assert "can't be written" in capsys.readouterr().err


def test_the_schema_for_editors_is_fresh(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(
        (DATA / "corpus.schema.json").read_text("utf-8")
    )


@pytest.mark.parametrize("path", default_paths(), ids=lambda path: path.name)
def test_editors_find_the_schema(path):
    first = path.read_text("utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=corpus.schema.json"
