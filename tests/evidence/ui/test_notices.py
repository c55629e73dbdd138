"""A page that fails says so, without a word of what failed."""

from streamlit.testing.v1 import AppTest

FAILING = """
from evidence.ui.notices import page_failed
assert page_failed(KeyError("what a reader typed")) is True
"""


def test_a_page_that_failed_says_so_and_offers_to_load_it_again():
    app = AppTest.from_string(FAILING).run()

    assert not app.exception
    assert "can't be shown" in app.error[0].value
    assert "typed" not in app.error[0].value
    (link,) = app.get("html")
    assert "Load the page again" in link.proto.body
