"""What a reader brings: read as strictly as the corpus, refused with the place of each mistake."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from evidence.corpus.loading import CorpusError
from evidence.corpus.own.as_yaml import as_yaml
from evidence.corpus.own.columns import COLUMNS
from evidence.corpus.own.template import template_csv
from evidence.corpus.own.upload import MOST_BYTES, read_upload
from evidence.corpus.own.workbook import template_xlsx

FIRST = {
    "study_id": "doe-2021",
    "label": "Doe 2021",
    "year": "2021",
    "design": "case series",
    "aetiology": "tumour",
    "n_patients": "40",
    "primaries": "breast 12; lung 8",
    "arm_id": "pvp",
    "arm_label": "Vertebroplasty",
    "components": "PVP",
    "instrument": "VAS",
    "statistic": "mean",
    "spread_kind": "SD",
    "scale_min": "0",
    "scale_max": "10",
    "months": "0",
    "timepoint": "before treatment",
    "value": "7.4",
    "spread": "1.2",
    "n": "40",
    "basis": "primary",
    "locator": "abstract",
}
AGAIN = {
    key: FIRST[key]
    for key in ("study_id", "arm_id", "instrument", "statistic", "spread_kind", "basis", "locator")
} | {"scale_min": "0", "scale_max": "10"}
SECOND = AGAIN | {"months": "1", "timepoint": "1 month", "value": "3.1", "spread": "1", "n": "38"}
COUNT = {
    "study_id": "doe-2021",
    "arm_id": "pvp",
    "event": "any complication",
    "kind": "complication",
    "definition": "any clinical complication",
    "events": "6",
    "total": "40",
    "unit": "patients",
    "basis": "primary",
    "locator": "abstract",
}
ROWS = (FIRST, SECOND, COUNT)


def sheet(*rows, separator=",", names=tuple(COLUMNS)):
    """Write rows as CSV, cells in quotes."""
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(
        separator.join(f'"{cell}"' if cell else "" for cell in line) for line in lines
    ).encode()


def problems(content, corpus, name="own.csv"):
    with pytest.raises(CorpusError) as error:
        read_upload(name, content, corpus)
    return [str(problem) for problem in error.value.problems]


def test_a_filled_template_becomes_a_study(corpus):
    (study,) = read_upload("own.csv", sheet(*ROWS), corpus)

    assert study.patients.n == 40
    assert [(one.primary, one.n) for one in study.primaries[0].counts] == [
        ("breast", 12),
        ("lung", 8),
    ]
    (series,) = study.scores
    assert [(one.months, one.value, one.n) for one in series.visits] == [(0, 7.4, 40), (1, 3.1, 38)]
    assert (study.events[0].events, study.events[0].total) == (6, 40)


def test_excel_in_europe_is_understood(corpus):
    comma = FIRST | {"value": "7,4", "spread": "1,25"}
    content = b"\xef\xbb\xbf" + sheet(comma, SECOND, separator=";").replace(b"\n", b"\r\n")

    (study,) = read_upload("own.csv", content, corpus)

    assert (study.scores[0].visits[0].value, study.scores[0].visits[0].spread) == (7.4, 1.25)


@pytest.mark.parametrize("content", [sheet(*ROWS), sheet(FIRST | {"title": "No: 1e5 #x 'y'"})])
def test_what_is_taken_home_as_yaml_is_read_back_alike(corpus, content):
    studies = read_upload("own.csv", content, corpus)

    assert read_upload("own.yaml", as_yaml(studies).encode(), corpus) == studies


def test_the_empty_template_says_that_it_is_empty(corpus):
    (said,) = problems(template_csv(), corpus)

    assert said == "own.csv: row 2: is missing: the sheet holds no study; fill one in"


BROKEN = {
    "word": (FIRST | {"design": "case serie"}, "row 2, column design", "case series"),
    "thousands": (FIRST | {"value": "1,234"}, "row 2, column value", "1.234 if the comma"),
    "percentage": (FIRST | {"value": "45%"}, "row 2, column value", "write 45"),
    "formula": (FIRST | {"value": "=1+1"}, "row 2, column value", "formula"),
    "a date": (FIRST | {"n": "2021-03-01"}, "row 2, column n", "whole number"),
    "empty": (FIRST | {"locator": ""}, "row 2, column locator", "fill it in"),
    "no study": (FIRST | {"study_id": ""}, "row 2, column study_id", "which study"),
    "off scale": (FIRST | {"value": "74"}, "row 2, column value", "off the scale"),
    "too many": (FIRST | {"n": "41"}, "row 2, column n", "of a study of 40"),
    "taken": (FIRST | {"study_id": "khan-2018"}, "row 2, column study_id", "already taken"),
    "hidden": (FIRST | {"label": "Doe\u200b 2021"}, "row 2, column label", "U+200B"),
    "NUL": (FIRST | {"label": "Doe\0 2021"}, "row 2", "NUL"),
    "of the review": (FIRST | {"basis": "review"}, "row 2, column basis", "prints nothing"),
    "score and count": (FIRST | COUNT, "row 2, column event", "a row of its own"),
    "infinite": (FIRST | {"value": "inf"}, "row 2, column value", "must be a number"),
    "digits": (FIRST | {"n": "9" * 30}, "row 2, column n", "too many digits"),
    "long": (FIRST | {"title": "x" * 3000}, "row 2, column title", "letters"),
    "no arm": (FIRST | {"arm_id": ""}, "row 2, column arm_id", "fill it in"),
    "unused": ({"value": "3"} | {"study_id": "doe-2021"}, "row 2, column value", "instrument"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_cell_is_named_by_row_and_column(corpus, kind):
    row, place, word = BROKEN[kind]

    said = problems(sheet(row), corpus)

    assert any(line.startswith(f"own.csv: {place}") and word in line for line in said), said


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("own.pdf", b"%PDF", "no kind"),
        ("own.csv", b"", "is empty"),
        ("own.csv", b"\xff\xfe\x00", "UTF-8"),
        ("own.csv", b'study_id\n"doe', "quotes"),
        ("own.csv", b"study_id,label,design,aetiology,maen\n", "column maen"),
        ("own.csv", b"study_id,label,design,aetiology,n,n\n", "is there twice"),
        ("own.csv", b"study_id,label\nx,y\n", "column design: is missing"),
        ("own.csv", b"x" * (MOST_BYTES + 1), "larger than"),
        ("own.yaml", b"studies: [", "not valid YAML"),
        ("own.yaml", b"studies: []", "no study"),
        ("own.yaml", b"studies: &a\n  - *a\n", "alias"),
        ("own.yaml", b"[" * 5000, "nested"),
        ("own.yaml", b"studies:\n" + b"  - {x: 1}\n" * 3000, "s[100]: is one study too many"),
        ("own.yaml", b"\x00\x01PK\x03", "own.yaml:1:1"),
        ("own.yaml", b"facts: []\nstudies: []\n", "only `studies:` is read"),
        ("../../etc/passwd", b"root", "passwd: file: is of no kind"),
    ],
)
def test_a_broken_file_says_why(corpus, name, content, word):
    assert any(word in line for line in problems(content, corpus, name))


def test_a_row_that_contradicts_the_first_is_named(corpus):
    said = problems(sheet(FIRST, SECOND | {"year": "2022"}), corpus)

    assert said == ["own.csv: row 3, column year: is not what row 2 says; correct one of the two"]


def test_one_study_is_not_brought_twice(corpus):
    doi = corpus.studies["doi"].dropna().iloc[0]
    other = {**FIRST, "study_id": "roe-2022", "label": "Roe 2022", "doi": "10.1234/roe"}
    twins = sheet(FIRST | {"doi": "10.1234/roe"}, other)

    assert any("is here already" in one for one in problems(sheet(FIRST | {"doi": doi}), corpus))
    assert any("row 3, column doi" in one for one in problems(twins, corpus))


def test_every_mistake_is_told_at_once(corpus):
    said = problems(sheet(FIRST | {"value": "x"}, SECOND | {"n": "many"}), corpus)

    assert [line.split(": ")[1] for line in said] == ["row 2, column value", "row 3, column n"]


def workbook(*rows, names=tuple(COLUMNS)):
    """Write rows as a workbook, numbers as numbers."""
    book = Workbook()
    book.worksheets[0].append(list(names))
    for row in rows:
        book.worksheets[0].append([typed(row.get(name)) for name in names])
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def typed(cell):
    text = isinstance(cell, str) and cell.replace(".", "", 1).isdigit()
    return float(cell) if text else cell


def test_a_workbook_says_the_same_as_the_csv(corpus):
    of_csv = read_upload("own.csv", sheet(*ROWS), corpus)
    assert read_upload("own.xlsx", workbook(*ROWS), corpus) == of_csv


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ({"value": date(2021, 3, 7)}, "row 2, column value: holds the date"),
        ({"value": "=1+1"}, "row 2, column value: holds a formula"),
        ({"value": "about 7"}, "row 2, column value"),
        ({"study_id": "#REF!"}, "row 2, column study_id: holds #REF!"),
        ({"n": 40.5}, "row 2, column n"),
        ({"components": "PVP; XYZ"}, "row 2, column components"),
        ({"value": True}, "row 2, column value"),
    ],
)
def test_a_broken_cell_of_a_workbook_is_named_by_row_and_column(corpus, cell, word):
    assert any(word in line for line in problems(workbook(FIRST | cell), corpus, "own.xlsx"))


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\x00" * 90, sheet(*ROWS)])
def test_what_is_no_workbook_is_refused(corpus, content):
    (line,) = problems(content, corpus, "own.xlsx")
    assert "is no workbook that can be read" in line


def test_a_workbook_that_unpacks_to_very_much_is_not_unpacked(corpus):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    (line,) = problems(sink.getvalue(), corpus, "own.xlsx")
    assert "unpacks to more than 20 MB" in line


def test_entities_of_a_workbook_are_not_followed(corpus):
    sheet = b"""<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&a;&b;</t></is></c></row></sheetData></worksheet>"""
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template_xlsx())) as given,
        zipfile.ZipFile(sink, "w") as archive,
    ):
        for name in given.namelist():
            content = sheet if name.endswith("sheet1.xml") else given.read(name)
            archive.writestr(name, content)

    assert "root" not in " ".join(problems(sink.getvalue(), corpus, "own.xlsx"))


def test_the_workbook_to_fill_in_has_every_column_and_explains_it():
    book = load_workbook(io.BytesIO(template_xlsx()))
    filled_in, explained = book.worksheets
    assert [cell.value for cell in filled_in[1]] == list(COLUMNS)
    assert [row[0] for row in explained.iter_rows(min_row=2, values_only=True)] == list(COLUMNS)


def test_a_refused_cell_is_not_called_empty_too(corpus):
    (line,) = problems(workbook(FIRST | {"value": "=1+1"}), corpus, "own.xlsx")
    assert "row 2, column value: holds a formula" in line
