"""A reader's own studies live in that reader's session, and nowhere else."""

import pytest

from evidence.corpus.frames import load
from evidence.corpus.own.upload import read_upload
from evidence.ui.own import Brought
from tests.evidence.corpus.own.test_upload import ROWS, sheet
from tests.opening import opened


@pytest.fixture
def bring(drawn):
    """Open a page in a session of its own that has brought a study."""
    del drawn  # it must listen before a page is drawn

    def open_page(path, *, count=False):
        studies = read_upload("own.csv", sheet(*ROWS), load())
        return opened(path, state={"_brought": Brought(studies, count)})

    return open_page


def said(app):
    return " ".join(one.value for one in (*app.caption, *app.markdown))


def test_each_page_says_that_studies_of_the_readers_own_are_shown(bring):
    assert "1 study of yours is shown, out of pools." in said(bring("/trajectories"))
    assert "1 study of yours is shown, counted" in said(bring("/complications", count=True))


def test_another_session_never_sees_them(bring, visit, drawn):
    bring("/trajectories")
    own = drawn.chart("trajectories")
    asked_ahead = drawn.by_key["strip", "strip"]["own"]

    other = visit("/trajectories")

    assert "(yours)" in own["figure"]
    assert asked_ahead is True
    assert "(yours)" not in drawn.chart("trajectories")["figure"]
    assert drawn.by_key["strip", "strip"]["own"] is False
    assert "yours" not in said(other)
    assert "there is no “doe-2021”" in said(visit("/studies", study="doe-2021"))


def test_they_can_be_let_in_and_taken_out(bring, drawn):
    app = bring("/yours")
    app.toggle(key="own_count").set_value(True).run()
    assert "counted like the others" in said(app)

    app.button(key="remove-doe-2021").click().run()

    assert "of yours" not in said(app)
    assert drawn.by_key["strip", "strip"]["own"] is False


def test_the_downloads_of_the_corpus_are_as_published(bring):
    app = bring("/methods")

    assert not any("yours" in code.value for code in app.code)
