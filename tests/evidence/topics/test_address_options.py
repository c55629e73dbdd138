"""Options of a page in an address: what is valid counts, what isn't is said in a line."""

from dataclasses import fields

import pytest

from evidence.corpus.selection import FILTERS
from evidence.topics.address import LONGEST_TYPED, MOST_NAMED, options_asked
from evidence.topics.options import fitted
from evidence.topics.registry import TOPICS

BOTH = ("review", "all")


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


@pytest.mark.parametrize("name", TOPICS)
def test_an_empty_address_asks_for_the_defaults(choices, asked, name):
    assert asked(name).value == fitted(TOPICS[name], choices["review"], TOPICS[name].options())
    assert asked(name).remarks == ()


def test_parameters_of_others_are_no_concern(asked):
    query = {"utm_source": ["x"], "card": ["khan-2018.events.1"], "": [""], "primary": ["x"]}

    assert asked("complications", **query).remarks == ()


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
    assert found.remarks == (f"{one.metadata['label']}: there is no “qqqq”, so it is left aside.",)


@pytest.mark.parametrize(("name", "one"), SINGLE, ids=named(SINGLE))
def test_an_empty_option_gives_way_with_one_line(choices, asked, name, one):
    found = asked(name, **{one.name: ""})

    assert found.value == fitted(TOPICS[name], choices["review"], TOPICS[name].options())
    assert found.remarks == (
        f"{one.metadata['label']}: empty in the address, so it is left aside.",
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
            f"{one.metadata['label']}: several times in the address, so it is left aside.",
        )

    assert tried > len(SINGLE) / 2


@pytest.mark.parametrize(("name", "one"), TYPED, ids=named(TYPED))
def test_typed_words_are_taken_as_they_are(asked, name, one):
    for text in ("acta radiologica", "Yang, Z", "ÄÖ", "x" * LONGEST_TYPED):
        found = asked(name, **{one.name: text})
        assert getattr(found.value, one.name) == text
        assert found.remarks == ()


@pytest.mark.parametrize(("name", "one"), TYPED, ids=named(TYPED))
def test_what_nobody_can_have_typed_is_left_aside(asked, name, one):
    label = one.metadata["label"]

    for given_, why in (
        ("", "empty in the address"),
        (" \t", "empty in the address"),
        (["", ""], "empty in the address"),
        ("a\x00b", "characters in it that nobody sees"),
        ("a\u200bb", "characters in it that nobody sees"),
        ("x" * (LONGEST_TYPED + 1), "too long"),
        (["a", "b"], "several times in the address"),
    ):
        found = asked(name, **{one.name: given_})
        assert getattr(found.value, one.name) == one.default
        assert found.remarks == (f"{label}: {why}, so it is left aside.",)


def test_an_option_that_depends_on_another_is_read_after_it(asked):
    found = asked("pooling", "all", outcome="cement leakage", wording="any cement leakage")

    assert found.value.wording == "any cement leakage"
    assert found.remarks == ()


def test_several_values_of_one_option_are_kept_in_the_order_of_the_address(asked):
    for given_ in (["medium", "high"], ["medium,high"], ["MEDIUM", "high", "medium"]):
        found = asked("discrepancies", ledger_severity=given_)
        assert found.value.ledger_severity == ("medium", "high")
        assert found.remarks == ()


STRANGE = (
    *("", " ", ",", ",,,", "\t", "," * 10_000, "x" * 10_000, "qq," * 3_000, "%00", "%2562"),
    *(
        "\x00",
        "\x1b[31m",
        "\u200b",
        "\u202e",
        "\n",
        "\ud800",
        "-1",
        "1e999",
        "١",
        "<b>",
        "None",
        "[]",
    ),
    ",".join(f"q{number}" for number in range(3_000)),
)
"""Values of no option: empty, overlong, invisible, of another kind."""


@pytest.mark.parametrize(("name", "one"), KNOWN, ids=named(KNOWN))
def test_a_strange_value_means_the_default_and_the_rest_counts(choices, asked, name, one):
    topic, choice = TOPICS[name], choices["review"]
    default = fitted(topic, choice, topic.options())
    label = one.metadata["label"]
    for text in STRANGE:
        for given_ in (text, [text, text]):
            found = asked(name, **{one.name: given_})
            assert found.value == default, text
            assert 1 <= len(found.remarks) <= MOST_NAMED + 1
            assert all(remark.startswith(label) for remark in found.remarks)
            assert sum(map(len, found.remarks)) < 1_000
    for value in topic.values(choice, topic.options()).get(one.name, ())[-1:]:
        for text in (f" {value},", value.replace(" ", "  "), f",{value.upper()}"):
            assert getattr(asked(name, **{one.name: text}).value, one.name) in (value, (value,))
            assert asked(name, **{one.name: text}).remarks == ()


OF_EVERY_PAGE = {*FILTERS, "collection", "card", "chart", "embed", "section"}
"""Parameters that mean the same wherever they stand."""


def test_no_option_is_called_what_a_filter_is():
    assert {one.name for _, one in OPTIONS} & OF_EVERY_PAGE == set()


def test_options_of_the_same_name_ask_the_same_on_every_page():
    labels = {}
    for _, one in OPTIONS:
        labels.setdefault(one.name, set()).add(one.metadata["label"])

    assert {name: found for name, found in labels.items() if len(found) > 1} == {}
