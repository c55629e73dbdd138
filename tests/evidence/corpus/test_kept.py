"""What is kept on disk saves reading, and never shows anything but what the files say."""

import pandas as pd
import pytest

import evidence
from evidence.corpus import frames, kept, tables
from evidence.corpus.loading import CorpusError, default_paths
from tests.evidence.test_loading import GOOD


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Keep tables in a folder of this test."""
    monkeypatch.delenv(kept.SWITCH)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pvp-evidence"


@pytest.fixture
def parsed(monkeypatch):
    """Count the files that are parsed."""
    seen = []
    read_files = frames.read_files

    def counting(paths):
        seen.extend(paths)
        return read_files(paths)

    monkeypatch.setattr(frames, "read_files", counting)
    return seen


def assert_equal(one, other):
    assert one.version == other.version
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


@pytest.mark.usefixtures("folder")
def test_files_that_have_not_changed_are_parsed_once(parsed, write_corpus):
    path = write_corpus(GOOD)

    first, second = evidence.load([path]), evidence.load([path])

    assert parsed == [path]
    assert_equal(first, second)


@pytest.mark.usefixtures("folder")
def test_the_whole_corpus_comes_back_as_it_was(parsed, corpus):
    evidence.load()
    again = evidence.load()

    assert parsed == list(default_paths())
    assert_equal(again, corpus)


@pytest.mark.usefixtures("folder")
def test_a_changed_file_is_parsed(parsed, write_corpus):
    evidence.load([write_corpus(GOOD)])
    changed = evidence.load([write_corpus(GOOD.replace("n: 69", "n: 68", 1))])

    assert len(parsed) == 2
    assert changed.studies["n_patients"].tolist() == [68]


@pytest.mark.usefixtures("folder")
def test_a_file_is_known_by_its_content_not_by_its_name(parsed, write_corpus):
    evidence.load([write_corpus(GOOD, "one.yaml")])
    evidence.load([write_corpus(GOOD, "other.yaml")])

    assert len(parsed) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda _: b"",
        lambda _: b"no tables" * 100,
    ],
    ids=["half", "one bit", "empty", "other"],
)
def test_a_damaged_file_is_passed_over_and_replaced(folder, parsed, write_corpus, damage):
    path = write_corpus(GOOD)
    whole = evidence.load([path])
    (place,) = folder.iterdir()
    content = place.read_bytes()
    place.write_bytes(damage(content))

    assert_equal(evidence.load([path]), whole)
    assert len(parsed) == 2
    assert place.read_bytes() == content
    assert list(folder.iterdir()) == [place], "no half-written file is left"


@pytest.mark.usefixtures("folder")
def test_other_code_finds_nothing(parsed, write_corpus, monkeypatch):
    path = write_corpus(GOOD)
    evidence.load([path])
    monkeypatch.setattr(kept, "_reader", lambda: b"the code of another version")
    evidence.load([path])

    assert len(parsed) == 2


def test_switched_off_nothing_is_read_or_written(folder, parsed, write_corpus, monkeypatch):
    path = write_corpus(GOOD)
    monkeypatch.setenv(kept.SWITCH, "off")

    evidence.load([path])
    evidence.load([path])

    assert len(parsed) == 2
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path, write_corpus, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.delenv(kept.SWITCH)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert len(evidence.load([write_corpus(GOOD)]).studies) == 1


def test_a_broken_file_is_reported_each_time(folder, write_corpus):
    path = write_corpus(GOOD.replace("design: case series", "design: guess"))
    for _ in range(2):
        with pytest.raises(CorpusError, match="guess"):
            evidence.load([path])

    assert not folder.exists()


def test_only_the_newest_few_are_kept(folder, write_corpus):
    for n in range(60, 60 + kept.MOST + 2):
        evidence.load([write_corpus(GOOD.replace("n: 69", f"n: {n + 9}", 1))])

    assert len(list(folder.iterdir())) == kept.MOST
