"""A file that is too much, or that nobody can read, is refused with the reason and no traceback."""

import os
import threading

import pytest

from evidence.corpus import yaml_source, yaml_values
from evidence.corpus.loading import CorpusError, read_files


def problems(path):
    with pytest.raises(CorpusError) as caught:
        read_files([path])
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_a_file_that_is_too_large_is_refused_by_its_size(write_corpus, monkeypatch):
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 2_000_000)

    assert problems(write_corpus("#" * 2_000_001)) == ["1:1: file: is larger than 2 MB; split it"]


def test_a_file_without_end_is_refused_as_well(monkeypatch, tmp_path):
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 1_000_000)
    pipe = tmp_path / "endless"
    os.mkfifo(pipe)

    def fill():
        with pipe.open("wb") as file:
            try:
                while True:
                    file.write(b"#" * 65_536)
            except BrokenPipeError:
                pass

    writer = threading.Thread(target=fill)
    writer.start()
    found = problems(pipe)
    writer.join()

    assert found == ["1:1: file: is larger than 1 MB; split it"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_file_that_is_too_deep_is_refused_by_its_depth(write_corpus, opening):
    found = problems(write_corpus("studies: " * (opening != "- ") + opening * 5_000))

    assert "nested too deeply here (more than 20 levels)" in found[0]


def test_a_file_that_holds_too_much_is_refused_by_its_number_of_values(write_corpus, monkeypatch):
    monkeypatch.setattr(yaml_values, "MAX_VALUES", 1_000)

    assert problems(write_corpus("notes:\n" + "- a\n" * 2_000)) == [
        "999:3: file: holds too much from here on (more than 1,000 keys and values); split it"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [x]\nb: *a\n", "the alias `*a`"),
        ("a: &a [x]\nb: *a\n", "the anchor `&a`"),
        ("a: {<<: *b}\n", "the alias `*b`"),
        ("a: !!str 007\n", "the tag `tag:yaml.org,2002:str`"),
        ("a: !!binary aGk=\n", "the tag"),
        ("a: ! x\n", "the tag `!`"),
        ("a: !!set {x}\n", "the tag"),
    ],
)
def test_what_no_corpus_needs_is_refused_by_name(write_corpus, text, words):
    assert any(words in problem for problem in problems(write_corpus(text)))


def test_a_folder_is_no_file(tmp_path):
    assert problems(tmp_path) == ["1:1: file: can't be read (is a directory); check it"]


def test_a_byte_that_is_no_text_is_placed_by_characters(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes("label: Müller\rtitle: é".encode() + b"\xff")

    assert problems(path) == ["2:9: file: is not UTF-8 here; save it as UTF-8"]
