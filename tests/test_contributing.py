"""The walk through adding a study works as written."""

import re
from pathlib import Path

import evidence

TEXT = Path(__file__, "../../CONTRIBUTING.md").resolve().read_text(encoding="utf-8")


def test_the_study_to_copy_is_a_valid_one(write_corpus):
    example = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[1]
    lines = [line.removeprefix("   ") for line in example.splitlines()]

    corpus = evidence.load(
        [write_corpus("\n".join(["collection: supplement", "studies:", *lines, ""]))]
    )

    assert list(corpus.studies["study_id"]) == ["doe-2021"]
    assert list(corpus.arms["therapy"]) == ["PVP + MWA"]
    assert list(corpus.measurements["months"]) == [0, 1]
    assert list(corpus.events["total"]) == [52]
