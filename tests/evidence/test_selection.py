"""Filters pick studies: any of the values of one filter, all of the filters together."""

import pytest

from evidence.corpus import selection
from evidence.corpus.selection import NOT_REPORTED, Selection


def ids(corpus, **filters):
    return set(selection.choose(corpus, Selection(**filters)).studies["study_id"])


def test_the_default_is_the_review_alone(corpus):
    chosen = selection.choose(corpus, Selection())

    assert set(chosen.studies["collection"]) == {"review"}


def test_wider_literature_holds_the_review_too(corpus):
    assert ids(corpus) < ids(corpus, collection="all")


def test_values_of_one_filter_add_up(corpus):
    breast, lung = ids(corpus, primary=("breast",)), ids(corpus, primary=("lung",))

    assert breast
    assert ids(corpus, primary=("breast", "lung")) == breast | lung


def test_filters_narrow_one_another(corpus):
    both = ids(corpus, primary=("breast",), region=("thoracic",))

    assert "khan-2018" in both
    assert both == ids(corpus, primary=("breast",)) & ids(corpus, region=("thoracic",))


def test_not_reported_is_an_option_of_its_own(corpus):
    silent = ids(corpus, primary=(NOT_REPORTED,))

    assert silent
    assert not silent & set(corpus.primaries["study_id"])


def test_rows_follow_their_studies(corpus):
    chosen = selection.choose(corpus, Selection(primary=("breast",)))

    for name in ("arms", "measurements", "directions", "events", "primaries", "regions"):
        assert set(chosen.table(name)["study_id"]) <= set(chosen.studies["study_id"])
    assert len(chosen.rates) == len(corpus.rates)


@pytest.mark.parametrize("name", selection.FILTERS)
def test_each_option_counts_the_studies_it_picks(corpus, name):
    within = selection.restrict(corpus, "review")

    for value, count in selection.options(within, name).items():
        assert len(ids(corpus, **{name: (value,)})) == count


def test_a_filter_of_therapies_ignores_comparators(corpus):
    assert "sham" not in selection.options(corpus, "therapy")


def test_an_unknown_value_picks_nothing_and_breaks_nothing(corpus):
    assert ids(corpus, primary=("xyz",)) == set()


def test_the_filter_that_emptied_the_view_is_named(corpus):
    chosen = Selection(primary=("breast",), aetiology=("osteoporosis",))

    assert selection.emptied_by(corpus, chosen) == ("primary", "aetiology")
    assert selection.emptied_by(corpus, Selection(primary=("breast",))) == ()
    one = Selection(primary=("breast",), region=("thoracic",), design=("guideline",))
    assert selection.emptied_by(corpus, one) == ("design",)


def test_the_share_that_matches_is_counted_from_print(corpus):
    # Khan 2018, abstract: 27 of 69 patients had breast cancer; 50 of 102 lesions were thoracic.
    chosen = selection.choose(corpus, Selection(primary=("breast",)))
    primary = selection.matching_shares(chosen, "primary", ("breast",))
    region = selection.matching_shares(chosen, "region", ("thoracic",))

    khan = primary[primary["study_id"] == "khan-2018"].iloc[0]
    assert (khan["n"], khan["total"], khan["unit"]) == (27, 69, "patients")
    khan = region[region["study_id"] == "khan-2018"].iloc[0]
    assert (khan["n"], khan["total"], khan["unit"]) == (50, 102, "lesions")
