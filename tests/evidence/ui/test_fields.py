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
