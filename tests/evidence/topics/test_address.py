"""Filters of an address from anywhere: what is valid counts, what isn't is said in a line."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.address import LONGEST_QUOTED, MOST_NAMED, filters_asked, selection_asked
from evidence.topics.page import FILTER_LABELS

BOTH = ("review", "all")


def test_an_empty_address_asks_for_nothing(valid):
    found = selection_asked({}, valid)

    assert (found.value, found.remarks) == (Selection(), ())


@pytest.mark.parametrize("name", FILTERS)
def test_every_value_of_a_filter_is_understood(valid, name):
    for value in valid[name]:
        found = selection_asked({name: [value]}, valid)
        assert found.value == Selection().asking(name, value)
        assert found.remarks == ()


@pytest.mark.parametrize("name", FILTERS)
def test_case_and_spaces_around_are_forgiven(valid, name):
    for value in valid[name]:
        for typed in (value.upper(), value.lower(), f" {value} "):
            found = selection_asked({name: [typed]}, valid)
            assert found.value == Selection().asking(name, value), typed
            assert found.remarks == ()


@pytest.mark.parametrize("name", FILTERS)
def test_values_joined_by_commas_are_as_good_as_repeated(valid, name):
    first, second = [value for value in valid[name] if "," not in value][:2]

    joined = selection_asked({name: [f"{first}, {second}"]}, valid)
    repeated = selection_asked({name: [first, second]}, valid)

    assert joined == repeated
    assert joined.value == Selection().asking(name, first, second)
    assert joined.remarks == ()


def test_a_value_with_a_comma_in_it_stays_whole():
    found = selection_asked(
        {"design": ["cohort, prospective"]},
        {**dict.fromkeys(FILTERS, ()), "design": ("cohort", "cohort, prospective")},
    )

    assert found.value.design == ("cohort, prospective",)
    assert found.remarks == ()


def test_a_value_given_twice_counts_once(valid):
    found = selection_asked({"primary": ["breast", "Breast,breast"]}, valid)

    assert found.value.primary == ("breast",)
    assert found.remarks == ()


@pytest.mark.parametrize("name", FILTERS)
def test_an_unknown_value_gets_one_line_and_the_rest_counts(valid, name):
    known = valid[name][0]

    found = selection_asked({name: ["qqqq", known, "qqqq"], "collection": ["all"]}, valid)

    assert found.value == Selection(collection="all").asking(name, known)
    assert found.remarks == (f"{FILTER_LABELS[name]}: there is no “qqqq”, so it is left aside.",)


def test_a_slip_of_the_keyboard_is_answered_with_the_value_meant(valid):
    found = selection_asked({"primary": ["brest"], "region": ["Thorasic"]}, valid)

    assert found.value == Selection()
    assert found.remarks == (
        "Tumour primary: there is no “brest”, so it is left aside. Did you mean breast?",
        "Spinal region: there is no “Thorasic”, so it is left aside. Did you mean thoracic?",
    )


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("primary", "renall", "kidney"),
        ("primary", "RCC", "kidney"),
        ("region", "neck", "cervical"),
        ("aetiology", "fracture", ""),
        ("primary", "neck", ""),
    ],
)
def test_a_synonym_is_answered_with_the_word_of_the_corpus(cohorts, name, typed, meant):
    found = filters_asked(cohorts, {name: [typed]})

    hint = f" Did you mean {meant}?" if meant else ""
    assert found.value == Selection()
    assert found.remarks == (
        f"{FILTER_LABELS[name]}: there is no “{typed}”, so it is left aside.{hint}",
    )


def test_many_strange_values_are_counted(valid):
    known = valid["primary"][0]

    found = selection_asked(
        {"primary": [",".join(["v" * n for n in range(1, 3000)]), known]}, valid
    )

    assert found.value == Selection().asking("primary", known)
    assert len(found.remarks) == MOST_NAMED + 1
    assert found.remarks[-1] == "Tumour primary: 2,996 other values left aside as well."


@pytest.mark.parametrize("name", FILTERS)
def test_an_empty_filter_is_said_once(valid, name):
    found = selection_asked({name: ["", " ", ","]}, valid)

    assert found.value == Selection()
    assert found.remarks == (f"{FILTER_LABELS[name]}: empty in the address, so it is left aside.",)


def test_a_long_value_is_quoted_in_part(valid):
    (remark,) = selection_asked({"primary": ["x" * 5000]}, valid).remarks

    assert f"“{'x' * LONGEST_QUOTED}…”" in remark
    assert len(remark) < 2 * LONGEST_QUOTED + 60


@pytest.mark.parametrize("strange", ["\x00", "\x1b[31m", "a\nb", "\u202eabc", "\ud800", "\u200b"])
def test_characters_that_cannot_be_printed_are_not_repeated(valid, strange):
    for remark in selection_asked({"primary": [f"x{strange}x"]}, valid).remarks:
        assert remark.isprintable()
        assert "□" in remark


@pytest.mark.parametrize("value", BOTH)
def test_a_collection_is_understood(valid, value):
    assert selection_asked({"collection": [value.upper()]}, valid).value.collection == value


@pytest.mark.parametrize("given_", [["zzz"], [""], ["all", "review"], ["all,review"]])
def test_a_collection_that_is_none_or_several_gives_way_to_the_review(valid, given_):
    found = selection_asked({"collection": given_}, valid)

    assert found.value == Selection()
    assert len(found.remarks) == 1
    assert found.remarks[0].startswith("Collection")


def test_the_same_collection_twice_is_one(valid):
    assert selection_asked({"collection": ["all", "ALL"]}, valid).value.collection == "all"


def test_parameters_of_others_are_no_concern(valid):
    query = {"utm_source": ["x"], "card": ["khan-2018.events.1"], "": [""]}

    assert selection_asked(query, valid).remarks == ()


@pytest.mark.parametrize("name", FILTERS)
def test_an_address_reopens_the_filters_it_was_made_of(valid, name):
    for collection, value in product(BOTH, valid[name]):
        made = Selection(collection=collection).asking(name, value)
        found = selection_asked(made.query(), valid)
        assert (found.value, found.remarks) == (made, ())


def test_an_address_reopens_any_filters(valid):
    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(
        st.builds(
            Selection,
            collection=st.sampled_from(BOTH),
            **{
                name: st.lists(st.sampled_from(values), max_size=4, unique=True).map(tuple)
                for name, values in valid.items()
            },
        )
    )
    def holds(made):
        found = selection_asked(made.query(), valid)
        assert (found.value, found.remarks) == (made, ())

    holds()


def test_what_is_on_by_default_stays_out_of_the_address():
    assert Selection().query() == {}
    assert Selection(collection="all", region=("sacral", "lumbar")).query() == {
        "collection": ["all"],
        "region": ["sacral", "lumbar"],
    }
