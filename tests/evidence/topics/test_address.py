"""An address comes from anywhere: what is valid in it counts, what isn't is said in a line."""

import unicodedata
from dataclasses import fields
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.cohorts import choose
from evidence.cohorts.choice import options as filter_options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.address import (
    LONGEST_QUOTED,
    LONGEST_TYPED,
    options_asked,
    query_of,
    selection_asked,
)
from evidence.topics.options import fitted
from evidence.topics.page import FILTER_LABELS
from evidence.topics.registry import TOPICS

BOTH = ("review", "all")


@pytest.fixture(scope="module")
def valid(cohorts):
    """Give the values of each filter."""
    return {name: tuple(filter_options(cohorts.studies, name)) for name in FILTERS}


@pytest.fixture(scope="module")
def choices(cohorts):
    """Give the studies of each collection."""
    return {name: choose(cohorts, Selection(collection=name)) for name in BOTH}


@pytest.fixture
def asked(choices):
    """Return what an address asks of a page; a parameter with several values takes a list."""

    def ask(name, collection="review", **query):
        listed = {key: [value] if isinstance(value, str) else value for key, value in query.items()}
        return options_asked(TOPICS[name], choices[collection], listed)

    return ask


def every_option():
    return [(name, one) for name, topic in TOPICS.items() for one in fields(topic.options)]


def named(found):
    return [f"{name}.{one.name}" for name, one in found]


OPTIONS = every_option()
SINGLE = [
    (name, one)
    for name, one in OPTIONS
    if one.metadata["form"] in {"select", "segments", "maybe", "switch"}
]
KNOWN = [(name, one) for name, one in OPTIONS if one.metadata["form"] != "text"]
TYPED = [(name, one) for name, one in OPTIONS if one.metadata["form"] == "text"]


def test_an_empty_address_asks_for_nothing(valid, asked):
    found = selection_asked({}, valid)

    assert (found.value, found.remarks) == (Selection(), ())
    for name in TOPICS:
        assert asked(name).remarks == ()


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
    assert found.remarks == (f"{FILTER_LABELS[name]} knows no “qqqq”, so it is left aside.",)


def test_a_slip_of_the_keyboard_is_answered_with_the_value_meant(valid):
    found = selection_asked({"primary": ["brest"], "region": ["Thorasic"]}, valid)

    assert found.value == Selection()
    assert found.remarks == (
        "Tumour primary knows no “brest”, so it is left aside. Did you mean breast?",
        "Spinal region knows no “Thorasic”, so it is left aside. Did you mean thoracic?",
    )


@pytest.mark.parametrize("name", FILTERS)
def test_an_empty_filter_is_said_once(valid, name):
    found = selection_asked({name: ["", " ", ","]}, valid)

    assert found.value == Selection()
    assert found.remarks == (
        f"{FILTER_LABELS[name]} is empty in the address, so it is left aside.",
    )


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
    assert found.remarks[0].startswith("Collection ")


def test_the_same_collection_twice_is_one(valid):
    assert selection_asked({"collection": ["all", "ALL"]}, valid).value.collection == "all"


def test_parameters_of_others_are_no_concern(valid, asked):
    query = {"utm_source": ["x"], "card": ["khan-2018.events.1"], "": [""]}

    assert selection_asked(query, valid).remarks == ()
    assert asked("complications", **query).remarks == ()


@pytest.mark.parametrize("name", FILTERS)
def test_an_address_reopens_the_filters_it_was_made_of(valid, name):
    for collection, value in product(BOTH, valid[name]):
        made = Selection(collection=collection).asking(name, value)
        found = selection_asked(query_of(made), valid)
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
        found = selection_asked(query_of(made), valid)
        assert (found.value, found.remarks) == (made, ())

    holds()


def test_what_is_on_by_default_stays_out_of_the_address():
    assert query_of(Selection()) == {}
    assert query_of(Selection(collection="all", region=("sacral", "lumbar"))) == {
        "collection": ["all"],
        "region": ["sacral", "lumbar"],
    }


@pytest.mark.parametrize(("name", "one"), OPTIONS, ids=named(OPTIONS))
@pytest.mark.parametrize("collection", BOTH)
def test_every_value_of_every_option_is_understood(choices, asked, name, one, collection):
    topic, choice = TOPICS[name], choices[collection]
    form = one.metadata["form"]
    valid = topic.values(choice, topic.options()).get(one.name, ())
    for value in {"switch": ("true", "false"), "text": ("Khan",)}.get(form, valid):
        meant = {"switch": value == "true", "several": (value,)}.get(form, value)
        typed = [value] if form == "text" else [value, value.upper()]
        for text in typed:
            found = asked(name, collection, **{one.name: text})
            assert getattr(found.value, one.name) == meant, text
            assert found.remarks == ()


@pytest.mark.parametrize(("name", "one"), KNOWN, ids=named(KNOWN))
@pytest.mark.parametrize("collection", BOTH)
def test_an_unknown_value_of_an_option_gives_way_with_one_line(
    choices, asked, name, one, collection
):
    default = fitted(TOPICS[name], choices[collection], TOPICS[name].options())

    found = asked(name, collection, **{one.name: "qqqq"})

    assert found.value == default
    assert found.remarks == (f"{one.metadata['label']} knows no “qqqq”, so it is left aside.",)


@pytest.mark.parametrize(("name", "one"), SINGLE, ids=named(SINGLE))
def test_an_empty_option_gives_way_with_one_line(choices, asked, name, one):
    found = asked(name, **{one.name: ""})

    assert found.value == fitted(TOPICS[name], choices["review"], TOPICS[name].options())
    assert found.remarks == (
        f"{one.metadata['label']} is empty in the address, so it is left aside.",
    )


def test_an_option_with_several_values_gives_way_with_one_line(choices, asked):
    tried = 0
    for name, one in SINGLE:
        topic, choice = TOPICS[name], choices["all"]
        values = topic.values(choice, topic.options()).get(one.name, ("true", "false"))[:2]
        if len(values) < 2:
            continue  # nothing to choose between under the default options
        tried += 1
        found = asked(name, "all", **{one.name: list(values)})
        assert found.value == fitted(topic, choice, topic.options()), one.name
        assert found.remarks == (
            f"{one.metadata['label']} is in the address several times, so it is left aside.",
        )

    assert tried > len(SINGLE) / 2


@pytest.mark.parametrize(("name", "one"), TYPED, ids=named(TYPED))
def test_typed_words_are_taken_as_they_are(asked, name, one):
    for text in ("", "acta radiologica", "Yang, Z", "ÄÖ", "x" * LONGEST_TYPED):
        found = asked(name, **{one.name: text})
        assert getattr(found.value, one.name) == text
        assert found.remarks == ()


@pytest.mark.parametrize(("name", "one"), TYPED, ids=named(TYPED))
def test_typed_words_too_long_or_repeated_are_left_aside(asked, name, one):
    label = one.metadata["label"]

    for given_, why in (
        ("x" * (LONGEST_TYPED + 1), "is too long"),
        (["a", "b"], "is in the address several times"),
    ):
        found = asked(name, **{one.name: given_})
        assert getattr(found.value, one.name) == one.default
        assert found.remarks == (f"{label} {why}, so it is left aside.",)


def test_an_option_that_depends_on_another_is_read_after_it(asked):
    found = asked("pooling", "all", outcome="cement leakage", wording="any cement leakage")

    assert found.value.wording == "any cement leakage"
    assert found.remarks == ()


def test_several_values_of_one_option_are_kept_in_the_order_of_the_address(asked):
    for given_ in (["medium", "high"], ["medium,high"], ["MEDIUM", "high", "medium"]):
        found = asked("discrepancies", ledger_severity=given_)
        assert found.value.ledger_severity == ("medium", "high")
        assert found.remarks == ()


def anything(names, known):
    """Return addresses of any words: valid ones, parts of them, and any characters at all."""
    words = st.one_of(
        st.sampled_from(known),
        st.sampled_from(known).map(str.swapcase),
        st.tuples(st.sampled_from(known), st.sampled_from(known)).map(",".join),
        st.text(st.characters(exclude_categories=()), max_size=60),
        st.sampled_from(["", ",", "\x00", "true", "false", "x" * 300]),
    )
    return st.dictionaries(
        st.one_of(st.sampled_from(names), st.text(max_size=8)),
        st.one_of(words.map(lambda word: [word]), st.lists(words, max_size=4)),
        max_size=8,
    )


def said_well(remarks):
    assert len(set(remarks)) == len(remarks)
    for remark in remarks:
        assert remark.endswith((".", "?"))
        assert len(remark) < 300
        assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in remark)


def test_any_words_give_filters_that_are_valid(valid):
    known = [value for values in valid.values() for value in values]

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(anything([*FILTERS, "collection"], known))
    def holds(query):
        found = selection_asked(query, valid)
        assert found.value.collection in BOTH
        for name, values in found.value.active().items():
            assert set(values) <= set(valid[name])
            assert len(set(values)) == len(values)
        said_well(found.remarks)

    holds()


@pytest.mark.parametrize("collection", BOTH)
@pytest.mark.parametrize("name", TOPICS)
def test_any_words_give_options_that_fit(choices, name, collection):
    topic, choice = TOPICS[name], choices[collection]
    known = [
        "true",
        *(value for found in topic.values(choice, topic.options()).values() for value in found),
    ]

    @settings(
        max_examples=60, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
    )
    @given(anything([one.name for one in fields(topic.options)] or ["x"], known))
    def holds(query):
        found = options_asked(topic, choice, query)
        assert isinstance(found.value, topic.options)
        assert fitted(topic, choice, found.value) == found.value
        said_well(found.remarks)

    holds()
