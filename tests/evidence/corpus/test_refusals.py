"""Whatever stands where a word or number belongs, in any place of any file, is a located problem."""

import copy
import itertools

import pytest
import yaml

from evidence.corpus.cross_checks import cautions
from evidence.corpus.frames import build
from evidence.corpus.loading import CorpusError, default_paths, read_files
from evidence.corpus.methods import METHODS_FILE, read_methods
from evidence.corpus.yaml_builder import read_document

ODD: tuple[object, ...] = ([], ["a"], {"a": "b"}, None, True, 10**30)
"""What may stand in place of a value by mistake."""


def fullest(value):
    """Return a file's content with, of each list, only the entry with the most keys."""
    if isinstance(value, dict):
        return {key: fullest(part) for key, part in value.items()}
    if isinstance(value, list) and value:
        return [fullest(max(value, key=lambda part: len(str(part))))]
    return value


def places(value, place=()):
    """Yield the place of every value."""
    if place:
        yield place
    parts = value.items() if isinstance(value, dict) else ()
    for step, part in enumerate(value) if isinstance(value, list) else parts:
        yield from places(part, (*place, step))


def put(content, place, odd):
    changed = copy.deepcopy(content)
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = copy.deepcopy(odd)
    return changed


def cases(path):
    """Yield the file as YAML with every other odd value in each place, and the others in the next."""
    document, _ = read_document(path)
    content = fullest(document.value)
    pairs = itertools.product(enumerate(places(content)), enumerate(ODD))
    for place, odd in ((place, odd) for (at, place), (kind, odd) in pairs if (at + kind) % 2):
        changed = put(content, place, odd)
        yield yaml.dump(changed, Dumper=yaml.CSafeDumper, allow_unicode=True)


def problems_of(read, file):
    """Return the problems of a file; anything else that is raised fails the test."""
    try:
        read(file)
    except CorpusError as error:
        [str(caution) for caution in cautions(error.readable)]
        return error.problems
    return ()


@pytest.mark.parametrize("path", [*default_paths(), METHODS_FILE], ids=lambda path: path.name)
def test_no_value_of_another_kind_ends_in_a_traceback(path, tmp_path):
    file = tmp_path / path.name
    read = read_methods if path == METHODS_FILE else lambda name: build(read_files([name]))
    refused = 0
    for text in cases(path):
        file.write_text(text, "utf-8")
        found = problems_of(read, file)
        refused += bool(found)

        assert all((problem.file, problem.line > 0) == (str(file), True) for problem in found)

    assert refused > 10


@pytest.mark.parametrize("odd", ["[a]", "{a: b}"])
@pytest.mark.parametrize("key", ["id", "label", "short_label", "design", "cohort_family", "doi"])
def test_a_list_or_group_for_a_word_is_placed_at_that_word(write_corpus, key, odd):
    path = write_corpus(f"collection: review\nstudies:\n  - {key}: {odd}\n")

    with pytest.raises(CorpusError) as caught:
        read_files([path])

    what = "a list" if odd == "[a]" else "a group of keys"
    found = [problem for problem in caught.value.problems if what in problem.message]
    assert [(problem.line, problem.column) for problem in found] == [(3, len(key) + 7)]
    assert "in quotes" not in found[0].message


@pytest.mark.parametrize("key", ["study_id", "tool", "item", "judgement"])
def test_a_list_in_an_appraisal_is_placed(write_corpus, key):
    entry = {"study_id": "a", "tool": "RoB 2", "item": "randomisation", "judgement": "low"}
    row = ", ".join(f"{name}: {'[x]' if name == key else word}" for name, word in entry.items())
    path = write_corpus(f"appraisals:\n  - {{{row}, reason: r}}\n  - {{{row}, reason: r}}\n")

    with pytest.raises(CorpusError) as caught:
        read_files([path])

    found = [problem for problem in caught.value.problems if "a list" in problem.message]
    assert {problem.line for problem in found} == {2, 3}
    assert {problem.where.split(" ")[1] for problem in found} == {key}
