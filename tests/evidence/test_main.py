"""The commands: their output, their exit status, and no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.__main__ import main
from evidence.corpus.loading import default_paths
from tests.evidence.test_loading import GOOD

DATA = Path(__file__).resolve().parents[2] / "data"
REFERENCES = Path(__file__).resolve().parents[1] / "data"


def run(*arguments):
    """Run Python as a user does, so that whatever a library prints is seen."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=DATA.parent
    )


def test_the_shipped_corpus_passes(capsys):
    assert main(["check"]) == 0
    assert "6 files fine: " in capsys.readouterr().out


def test_one_is_counted_in_the_singular(write_corpus, capsys):
    assert main(["check", str(write_corpus(GOOD))]) == 0

    assert capsys.readouterr().out.startswith("1 file fine: 1 study, 2 measurements, ")


def test_a_broken_file_is_listed_and_fails(write_corpus, capsys):
    path = write_corpus("collection: review\nstudies:\n  - id: A B\n")

    assert main(["check", str(path)]) == 1
    error = capsys.readouterr().err
    assert f"{path}:3:9: " in error
    assert "Traceback" not in error


def test_at_most_fifty_problems_are_printed_with_the_number_of_the_rest(write_corpus, capsys):
    path = write_corpus("".join(f"key{number}: 1\n" for number in range(60)))

    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"{path}:") for line in lines[:50])
    assert lines[50:] == ["… and 10 more", "60 problems; nothing was changed"]


def test_fifty_problems_are_all_printed(write_corpus, capsys):
    path = write_corpus("".join(f"key{number}: 1\n" for number in range(50)))

    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().err.splitlines()[50:] == ["50 problems; nothing was changed"]


def test_warnings_are_located_and_do_not_fail(write_corpus, capsys):
    path = write_corpus(GOOD.replace("n_patients: 69", "n_patients: 96"))

    assert main(["check", str(path)]) == 0
    warning, unread = capsys.readouterr().err.splitlines()
    assert warning.startswith(f"{path}:15:21: warning: khan-2018 arms[0].n_patients: ")
    assert unread.startswith("warning: studies without `read:`")
    assert unread.endswith("1 of 1")


def test_problems_are_followed_by_the_warnings_that_may_explain_them(write_corpus, capsys):
    path = write_corpus(GOOD.replace("n_patients: 69", "n_patients: 96").replace("n: 61", "n: 97"))

    assert main(["check", str(path)]) == 1
    problem, warning, count = capsys.readouterr().err.splitlines()
    assert "97 patients at a visit of an arm of 96" in problem
    assert "warning: khan-2018 arms[0].n_patients: 96 patients in an arm of a study" in warning
    assert count == "1 problem; nothing was changed"


@pytest.mark.parametrize("command", ["check", "gaps-in-reading", "page", "export", "add"])
def test_no_command_goes_on_without_a_file_of_the_corpus(command, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("evidence.corpus.loading.DATA", tmp_path)
    more = {
        "page": ["discrepancies"],
        "export": ["--out", str(tmp_path / "out")],
        "add": [str(REFERENCES / "references.ris")],
    }

    assert main([command, *more.get(command, [])]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    for path in default_paths():
        assert f"{path}:1:1: file: does not exist" in error


@pytest.mark.parametrize("name", ["references.ris", "references.bib", "references.nbib"])
def test_add_prints_an_entry_for_each_reference(name, capsys):
    assert main(["add", str(REFERENCES / name)]) == 0
    out, error = capsys.readouterr()
    assert out.count("\n  - id: ") == {"ris": 3, "bib": 2, "nbib": 2}[name.split(".")[1]]
    assert error == ""


@pytest.mark.parametrize("content", [None, b"", b"Khan 2018", b"\xff\xfe"])
def test_add_refuses_what_it_cannot_read_in_one_sentence(tmp_path, capsys, content):
    path = tmp_path / "export.txt"
    if content is not None:
        path.write_bytes(content)

    assert main(["add", str(path)]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"{path}: ")
    assert error.count("\n") == 1


def test_a_broken_reference_file_gets_our_sentence_and_none_of_the_library(tmp_path):
    path = tmp_path / "export.bib"
    path.write_text("@article{a, title = {Never closed\n")

    ran = run("-m", "evidence", "add", str(path))

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"{path}: can't be read from line 1 on")
    assert ran.stderr.count("\n") == 1


def test_other_commands_do_without_the_libraries_of_add():
    code = (
        "import sys, evidence.__main__\n"
        "print({'rispy', 'bibtexparser', 'Bio', 'pylatexenc'} & set(sys.modules))"
    )

    ran = run("-c", code)

    assert ran.stdout == "set()\n"


def test_gaps_in_reading_end_with_their_counts(capsys):
    assert main(["gaps-in-reading", "--collection", "review"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "studies of the review lack something: " in lines[-1]


def test_a_single_data_file_can_be_checked():
    for name in (
        "studies.yaml",
        "supplement.yaml",
        "appraisal.yaml",
        "glossary.yaml",
        "synonyms.yaml",
    ):
        assert main(["check", str(DATA / name)]) == 0


def test_export_writes_every_table(tmp_path, capsys):
    assert main(["export", "--out", str(tmp_path / "new" / "folder")]) == 0
    assert "datapackage.json" in {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert "wrote" in capsys.readouterr().out


def test_export_into_a_file_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "taken").write_text("x")

    assert main(["export", "--out", str(tmp_path / "taken")]) == 1
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["", " ", "\t"])
def test_export_to_nowhere_is_refused_in_a_sentence(out, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert main(["export", "--out", out]) == 1
    assert capsys.readouterr().err == "--out names no folder; name one, such as --out tables\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["/proc/tables", "/dev/null/tables"])
def test_export_where_nothing_can_be_written_is_refused_in_a_sentence(out, capsys):
    assert main(["export", "--out", out]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert "can't be written (" in error
    assert error.count("\n") == 1


def test_the_schema_for_editors_is_fresh(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(
        (DATA / "corpus.schema.json").read_text("utf-8")
    )


@pytest.mark.parametrize("path", default_paths(), ids=lambda path: path.name)
def test_editors_find_the_schema(path):
    first = path.read_text("utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=corpus.schema.json"
