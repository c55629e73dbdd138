"""Filters pick studies: any of the values of one filter, all of the filters together."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import emptied_by, matching_shares, options, without
from evidence.corpus.selection import FILTERS, NOT_REPORTED, Selection


def ids(cohorts, **filters):
    return choose(cohorts, Selection(**filters)).ids


def test_the_default_is_the_review_alone(cohorts):
    assert {study.collection for study in choose(cohorts, Selection()).studies} == {"review"}


def test_wider_literature_holds_the_review_too(cohorts):
    assert ids(cohorts) < ids(cohorts, collection="all")


def test_values_of_one_filter_add_up(cohorts):
    breast, lung = ids(cohorts, primary=("breast",)), ids(cohorts, primary=("lung",))

    assert breast
    assert ids(cohorts, primary=("breast", "lung")) == breast | lung


def test_filters_narrow_one_another(cohorts):
    both = ids(cohorts, primary=("breast",), region=("thoracic",))

    assert "khan-2018" in both
    assert both == ids(cohorts, primary=("breast",)) & ids(cohorts, region=("thoracic",))


def test_not_reported_is_an_option_of_its_own(cohorts):
    silent = choose(cohorts, Selection(primary=(NOT_REPORTED,))).studies

    assert silent
    assert not any(study.primaries for study in silent)


def test_records_follow_their_studies(cohorts):
    choice = choose(cohorts, Selection(primary=("breast",)))

    for records in (choice.scores, choice.statements, choice.counts, choice.details):
        assert {record.study.study_id for record in records} <= choice.ids


@pytest.mark.parametrize("name", FILTERS)
def test_each_option_counts_the_studies_it_picks(cohorts, name):
    for value, count in options(choose(cohorts, Selection()).studies, name).items():
        assert len(ids(cohorts, **{name: (value,)})) == count


@pytest.mark.parametrize("therapy", ["sham", "125I", "conservative care"])
def test_a_filter_of_therapies_ignores_comparators_and_arms_without_cement(cohorts, therapy):
    assert therapy not in options(cohorts.studies, "therapy")


def test_an_unknown_value_picks_nothing_and_breaks_nothing(cohorts):
    assert ids(cohorts, primary=("xyz",)) == frozenset()


@pytest.mark.parametrize(
    ("filters", "blamed"),
    [
        ({"primary": ("breast",), "aetiology": ("osteoporosis",)}, ("primary", "aetiology")),
        ({"primary": ("breast",)}, ()),
        ({"primary": ("breast",), "region": ("thoracic",), "design": ("guideline",)}, ("design",)),
    ],
)
def test_the_filter_that_emptied_the_view_is_named(cohorts, filters, blamed):
    assert emptied_by(choose(cohorts, Selection(**filters))) == blamed


def test_what_is_no_filter_cannot_be_taken_off():
    with pytest.raises(ValueError, match="'colour' is no filter"):
        without(Selection(), "colour")


@pytest.mark.parametrize(
    ("name", "value", "share"),
    [("primary", "breast", (27, 69, "patients")), ("region", "thoracic", (50, 102, "lesions"))],
)
def test_the_share_that_matches_is_counted_from_print(cohorts, name, value, share):
    """Khan 2018, abstract: 27 of 69 patients had breast cancer; 50 of 102 lesions thoracic."""
    khan = cohorts.by_id["khan-2018"]
    (found,) = matching_shares([khan], name, (value,))

    assert (found.n, found.total, found.unit) == share
