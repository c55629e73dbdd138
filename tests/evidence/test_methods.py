"""The file of texts is checked like the corpus: every mistake with its place and its mending."""

import pytest

from evidence.corpus.loading import CorpusError
from evidence.corpus.methods import METHODS_FILE, Placeholder, placeholders, read_methods, texts
from evidence.corpus.vocabulary import words

TEXT = METHODS_FILE.read_text("utf-8")

# What is written in place of what, and where and how it is then refused.
MISTAKES = {
    "unknown placeholder": ("are: {windows}.", "are: {windoes}.", "time", "did you mean `{windows}`?"),
    "lone brace": ("are: {windows}.", "are: {windows.", "time", "without its pair"),
    "misspelt key": ("scope: This", "scoop: This", "scoop", "did you mean `scope`?"),
    "missing text": ("  heading: Statistics\n", "", "statistics.heading", "add `heading: …`"),
    "number for a text": ("      item: Search strategy", "      item: 7", "prisma.items[2].item", "in quotes"),
    "address of another kind": ("https://methods.coch", "methods.coch", "rows[5].url", "https://"),
    "ten items of SWiM": (
        "    - item: Common measure\n",
        "    - item: Grouping\n      answer: x\n    - item: Common measure\n",
        "swim.items",
        "nine items of SWiM in order, found 10",
    ),
    "empty passage": ('    - text: "**Never combined** are"\n      points:', "    - {}\n    - points:", "combining.more[0]", "says nothing"),
    "unknown basis": ("  secondary:\n", "  tertiary:\n", "basis.tertiary", "is not a known key"),
    "repeated key": ("answer: >-", "answer: x\nanswer: >-", "answer", "given twice"),
    "not YAML": ("scope: This", "scope: [This", "file", "not valid YAML"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_place_and_mending(mistake, write_corpus):
    right, wrong, where, how = MISTAKES[mistake]
    assert right in TEXT
    path = write_corpus(TEXT.replace(right, wrong, 1), "methods.yaml")

    with pytest.raises(CorpusError) as caught:
        read_methods(path)

    found = [problem for problem in caught.value.problems if how in problem.message]
    assert found, caught.value
    assert where in found[0].where
    assert found[0].file == str(path)


def test_all_mistakes_are_told_at_once_with_their_lines(write_corpus):
    broken = TEXT.replace("are: {windows}.", "are: {windoes}.").replace(
        "scope: This", "scoop: This"
    )
    path = write_corpus(broken, "methods.yaml")
    lines = broken.splitlines()

    with pytest.raises(CorpusError) as caught:
        read_methods(path)

    told = {problem.where: problem.line for problem in caught.value.problems}
    assert lines[told["scoop"] - 1].startswith("scoop:")
    assert "**Time**" in lines[told["time.more[0].text"]]
    assert len(told) == 3


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(tmp_path):
    with pytest.raises(CorpusError, match="does not exist"):
        read_methods(tmp_path / "methods.yaml")


def test_each_placeholder_is_used():
    told = read_methods().model_dump()

    used = {name for _, text in texts(told) for name in placeholders(text)}
    assert used == set(words(Placeholder))
