"""The glossary as a table: order and search."""

from evidence.cohorts.review_records import Term
from evidence.topics.methods import glossary

TERMS = (
    Term("VAS", ("visual analogue scale",), "Pain on a line."),
    Term("ablation", (), "Destroying tissue\n with heat."),
    Term("KPS", ("Karnofsky", "Karnofsky score"), "How able a patient is."),
)


def found(wanted=""):
    return [row["term"] for row in glossary.table(TERMS, wanted).rows]


def test_terms_stand_by_name_whatever_their_case():
    assert found() == ["ablation", "KPS", "VAS"]


def test_every_word_is_looked_for_in_name_other_forms_and_explanation():
    assert found("karnofsky") == ["KPS"]
    assert found("PAIN line") == ["VAS"]
    assert found("pain heat") == []


def test_rows_read_as_text():
    row = glossary.table(TERMS, "karnofsky").rows[0]

    assert row["aliases"] == "Karnofsky, Karnofsky score"
    assert glossary.table(TERMS, "heat").rows[0]["definition"] == "Destroying tissue with heat."
