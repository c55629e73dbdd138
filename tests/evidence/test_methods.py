"""The methods page's tables say what the code does."""

import re

from evidence.corpus import levels
from evidence.corpus.vocabulary import Basis, Design, words
from evidence.statistics import change, pooling
from evidence.topics.methods import checklists as methods_checklists
from evidence.topics.methods import tables as methods_tables
from evidence.topics.methods import text as methods_text


def test_the_nine_items_of_swim_are_all_answered():
    items = methods_checklists.swim_table()

    assert [text.split()[0] for text in items["item"]] == [str(number) for number in range(1, 10)]
    assert items["answer"].str.len().min() > 20


def test_what_the_review_does_not_report_is_said():
    items = methods_checklists.prisma_table().set_index("item")["answer"]

    for name in ("5 ", "6 ", "7 ", "8 ", "9 ", "16 "):
        (answer,) = items[items.index.str.startswith(name)]
        assert answer.startswith("not reported by the review")
    assert "no flow diagram" in items["16 Study selection"]


def test_every_basis_and_design_is_explained():
    assert tuple(methods_tables.basis_table()["basis"]) == words(Basis)
    table = methods_tables.levels_table()
    assert tuple(table["design"]) == words(Design)
    assert table.set_index("design").loc["case series", "level"] == "4"
    assert len(table) == len(levels.USUAL_LEVEL)


def test_conventions_are_those_of_the_code():
    told = " ".join(methods_tables.conventions_table().agg(" ".join, axis=1))

    assert f"{pooling.PREDICTION_FROM} studies or more with a prediction interval" in told
    low, middle, high = change.CORRELATIONS
    assert f"correlation of {middle}; {low} and {high} beside it" in told
    for _, last in (*change.WINDOWS[1:], change.LAST_WINDOW):
        assert f"(to {last:g})" in methods_text.TIME


def test_each_method_has_a_source_with_an_address():
    table = methods_tables.statistics_table()

    assert table["url"].str.startswith("https://").all()
    assert table["source"].is_unique
    for source, url in table[["source", "url"]].to_numpy():
        for identifier in re.findall(r"(?:doi |arXiv )(\S+)|(PMC\d+)", source):
            assert "".join(identifier) in url
