"""What an element of ours says to its callback."""

import pytest

from evidence.ui import fields


@pytest.mark.parametrize(
    ("state", "heard"),
    [
        ({"options": {"turned": {"name": "score", "value": "KPS"}}}, "KPS"),
        ({"options": {"turned": None}}, None),
        ({"options": {}}, None),
        ({}, None),
    ],
    ids=["turned", "nothing", "never", "left the page meanwhile"],
)
def test_a_control_is_heard_even_when_its_page_is_gone(monkeypatch, state, heard):
    monkeypatch.setattr(fields.st, "session_state", state)

    found = fields.said("options", "turned")

    assert (found and found["value"]) == heard


LISTED = fields.Field(
    "primary", "Tumour primary", "several", (("a", "A"), ("b", "B"), ("c", "C")), ("b",)
)


@pytest.mark.parametrize(
    ("ticks", "left"),
    [
        ({}, ("b",)),
        ({"c": True}, ("b", "c")),
        ({"c": True, "a": True}, ("a", "b", "c")),
        ({"b": False}, ()),
        ({"b": True, "a": False}, ("b",)),
        ({"strange": True}, ("b",)),
    ],
)
def test_ticks_turn_values_on_and_off_and_leave_the_others(ticks, left):
    assert fields.ticked(LISTED, ticks) == left


def test_every_tick_that_may_be_unheard_is_told_with_whatever_is_turned():
    told = []
    ticks = {"primary": {"a": True}}

    fields.hear(
        [LISTED],
        {"name": "collection", "value": "all", "ticks": ticks},
        lambda *one: told.append(one),
    )

    assert told == [("primary", ("a", "b")), ("collection", "all")]


def test_a_list_is_told_by_its_ticks_alone():
    told = []
    ticks = {"primary": {"a": True}}

    fields.hear(
        [LISTED], {"name": "primary", "value": ["a"], "ticks": ticks}, lambda *one: told.append(one)
    )

    assert told == [("primary", ("a", "b"))]
