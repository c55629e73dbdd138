"""The frames hold what the files say, typed, with sources."""

import pandas as pd
import pytest

import evidence
from evidence.corpus import tables
from tests.evidence.test_loading import GOOD


@pytest.fixture
def small(write_corpus):
    return evidence.load([write_corpus(GOOD)])


def test_each_table_has_its_columns_in_order(corpus):
    for name, columns in tables.TABLES.items():
        expected = [(column.name, tables.DTYPES[column.kind]) for column in columns]

        found = [(name, str(dtype)) for name, dtype in corpus.table(name).dtypes.items()]

        assert found == expected, name


def test_a_primary_figure_names_the_doi_of_its_study(small):
    assert set(small.measurements["locator"]) == {"abstract, doi 10.3174/ajnr.A5680"}


def test_the_therapy_label_has_one_order(small):
    assert list(small.arms["therapy"]) == ["PVP + MWA"]
    assert list(small.arms["components"]) == ["PVP;MWA"]


def test_pain_is_put_on_ten_points(write_corpus):
    text = GOOD.replace("scale_max: 10", "scale_max: 100").replace("value: 7.0", "value: 70")

    measured = evidence.load([write_corpus(text)]).measurements

    assert list(measured["value_std"]) == pytest.approx([7.0, 0.2])
    assert list(measured["value"]) == [70.0, 2.0]


def test_function_scores_are_not_put_on_the_pain_scale(write_corpus):
    text = GOOD.replace("instrument: VAS", "instrument: KPS")

    assert evidence.load([write_corpus(text)]).measurements["value_std"].isna().all()


def test_a_figure_that_nobody_printed_stays_missing(small):
    first = small.measurements.iloc[0]

    assert pd.isna(first["n"])
    assert pd.isna(first["p_value"])
    assert pd.isna(small.studies.iloc[0]["n_lesions"])


def test_the_study_s_own_figure_takes_the_review_s_place(write_corpus):
    own = GOOD[GOOD.index("      - arm: mwa\n        event") :]
    told = own.replace("basis: primary", "basis: review").replace("abstract", "MWA, ref 30")

    events = evidence.load([write_corpus(GOOD + told)]).events

    assert list(events["basis"]) == ["primary", "review"]
    assert list(events["preferred"]) == [True, False]


def test_row_ids_are_unique(corpus):
    names = [
        name for name, columns in tables.TABLES.items() if any(c.name == "row_id" for c in columns)
    ]
    ids = pd.concat([corpus.table(name)["row_id"] for name in names])

    assert ids.is_unique
    assert ids.notna().all()


def test_level_follows_design_unless_the_record_says_otherwise(small, write_corpus):
    override = GOOD.replace(
        "    aetiology", "    level: {level: 5, reason: only a letter}\n    aetiology", 1
    )

    assert list(small.studies["evidence_level"]) == [4]
    changed = evidence.load([write_corpus(override)]).studies.iloc[0]
    assert (changed["evidence_level"], changed["evidence_reason"]) == (5, "only a letter")
