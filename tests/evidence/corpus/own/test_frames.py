"""A reader's studies beside the corpus: marked, and out of every count unless let in."""

import json

import pytest

from evidence import cohorts as rooms
from evidence.cohorts import choose
from evidence.corpus.own.frames import with_own
from evidence.corpus.own.upload import read_upload
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS
from tests.evidence.corpus.own.test_upload import ROWS, sheet


@pytest.fixture(scope="module")
def beside(corpus):
    return with_own(corpus, read_upload("own.csv", sheet(*ROWS), corpus))


@pytest.fixture(scope="module")
def out(beside):
    return rooms.build(beside)


@pytest.fixture(scope="module")
def counted(beside):
    return rooms.build(beside, yours_count=True)


def page(records, name, collection="review", **asked):
    topic = TOPICS[name]
    choice = choose(records, Selection(collection=collection))
    options = fitted(topic, choice, topic.options(**asked))
    return topic.build(choice, options)


def test_the_corpus_itself_stays_as_it_was(corpus, beside):
    assert "doe-2021" not in set(corpus.studies["study_id"])
    assert beside.version != corpus.version
    for name in ("studies", "measurements", "events"):
        theirs, ours = corpus.table(name), beside.table(name)
        assert ours.head(len(theirs)).equals(theirs)
        assert list(ours.dtypes) == list(theirs.dtypes)


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("name", [name for name in TOPICS if name not in {"studies", "teach"}])
def test_kept_out_no_answer_of_any_page_changes(cohorts, out, name, collection):
    before, after = (page(records, name, collection) for records in (cohorts, out))

    assert after.answer == before.answer
    if name not in {"trajectories", "complications"}:  # which draw them
        assert _bare(name, after) == _bare(name, before)


def _bare(name, shown):
    return json.dumps(page_json(name, shown)).replace(" with studies of yours", "")


@pytest.mark.parametrize("name", ["trajectories", "complications"])
def test_kept_out_they_are_drawn_by_shape_and_word(out, counted, name):
    for records in (out, counted):
        chart = page(records, name).charts[name].chart

        assert "Doe 2021 (yours)" in chart.text
        assert '"diamond-cross"' in chart.text
        own = [row for row in chart.table.rows if row["study_id"] == "doe-2021"]
        assert own
        assert {row["collection"] for row in own} == {"yours"}
        assert "yours" in page(records, name).key


def test_why_they_do_not_count_stands_in_the_table(out):
    rows = page(out, "complications").charts["complications"].chart.table.rows

    (own,) = (row for row in rows if row["study_id"] == "doe-2021")
    assert (own["counted"], own["why_not"]) == (False, "yours, kept out of pools")


def test_let_in_they_count_in_either_collection(cohorts, counted):
    for collection in ("review", "all"):
        before = len(choose(cohorts, Selection(collection=collection)).studies)
        assert len(choose(counted, Selection(collection=collection)).studies) == before + 1
    assert page(counted, "complications").answer != page(cohorts, "complications").answer


def test_the_list_names_them_first_and_counts_them_apart(out, counted):
    assert page(out, "studies").listing.studies.rows[0]["study"] == "Doe 2021 (yours)"
    assert "of yours" not in page(out, "studies").answer
    assert "1 of yours" in page(counted, "studies").answer


def test_the_page_of_one_and_its_cards_say_whose_it_is(out):
    shown = page(out, "studies", study="doe-2021")

    assert "Doe 2021 (yours)" in shown.question
    assert shown.detail.collection.startswith("Yours")
    assert not shown.detail.outside
