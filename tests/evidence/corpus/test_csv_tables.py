"""A cell of a CSV stays what it says: text is text, numbers keep their signs."""

import csv
import io

import pandas as pd
import pytest

from evidence.corpus.csv_tables import csv_text


def written(*cells):
    """Return the cells as a spreadsheet reads them from a CSV of one column."""
    text = csv_text(pd.DataFrame({"cell": pd.Series(cells, dtype="string")}))
    return [row["cell"] for row in csv.DictReader(io.StringIO(text, newline=""))]


FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://evil.example","Khan 2018")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\n=1",
    "＝1+1",
    '"=1',
    "-",
    "+cmd|' /C calc'!A0",
    "-2 to -1",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_text_that_would_run_is_marked_as_text(cell):
    assert written(cell) == [f"'{cell}"]


def test_a_return_is_a_new_line_within_its_cell():
    assert written("\r=1", "a\rb", "a\r\nb") == ["'\n=1", "a\nb", "a\nb"]


@pytest.mark.parametrize(
    "cell",
    ["-0.5", "+1.5", "-1,234.5", "-5.8e-48", "+3 %", "−2", "a=b", "<0.05", "≤ 0.05", "Khan 2018", "'tis"],
)  # fmt: skip
def test_anything_else_stays_as_it_is(cell):
    assert written(cell) == [cell]


def test_numbers_keep_their_signs_and_missing_stays_empty():
    frame = pd.DataFrame(
        {
            "whole": pd.Series([-1, None], dtype="Int64"),
            "number": [-0.5, 1e-7],
            "mixed": pd.Series([-2, None], dtype="object"),
            "good": pd.Series([True, None], dtype="boolean"),
        }
    )

    assert csv_text(frame) == "whole,number,mixed,good\n-1,-0.5,-2,true\n,1e-07,,\n"


def test_cells_of_categories_and_objects_are_texts_too():
    frame = pd.DataFrame({"a": pd.Categorical(["=1"]), "b": pd.Series(["=2"], dtype="object")})

    assert csv_text(frame) == "a,b\n'=1,'=2\n"
