"""What a server keeps of a corpus: bounded, shared, gone with the corpus."""

import subprocess
import sys
from importlib import import_module

import pytest

from evidence.cohorts import choose
from evidence.corpus.lessons import LESSONS_FILE
from evidence.corpus.methods import METHODS_FILE
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS
from evidence.ui.library import Library
from tests.evidence.test_loading import GOOD

held = import_module("evidence.ui.corpus")  # the package has a function of the same name
KEPT = (held._choice, held._filter_options, held._built)


@pytest.fixture(autouse=True)
def _nothing_kept():
    for kept in KEPT:
        kept.cache_clear()


def asked(cohorts, name, **filters):
    """Return what a page is asked for: its topic, the choice, the options it opens with."""
    topic = TOPICS[name]
    chosen = held.choice(cohorts, Selection(**filters))
    return topic, chosen, fitted(topic, chosen, topic.options())


@pytest.mark.parametrize("name", TOPICS)
def test_a_view_asked_for_again_is_the_page_built_before(cohorts, name):
    first = held.built(*asked(cohorts, name, primary=("breast",)))

    assert held.built(*asked(cohorts, name, primary=("breast",))) is first
    topic, chosen, options = asked(cohorts, name, primary=("breast",))
    fresh = topic.build(choose(cohorts, chosen.selection), options)
    assert page_json(name, first) == page_json(name, fresh)


def test_another_filter_or_option_is_another_page(cohorts):
    topic, chosen, options = asked(cohorts, "trajectories", collection="all")
    page = held.built(topic, chosen, options)

    other = held.choice(cohorts, Selection(collection="all", primary=("lung",)))
    assert held.built(topic, other, options).selection.primary == ("lung",)
    score = topic.values(chosen, options)["score"][-1]
    turned = fitted(topic, chosen, topic.options(score=score))
    assert page_json("", held.built(topic, chosen, turned)) != page_json("", page)


def test_what_is_kept_is_bounded():
    assert all(kept.cache_info().maxsize for kept in KEPT)


def test_a_corpus_read_anew_leaves_nothing_of_the_old_one(cohorts, write_corpus):
    held.built(*asked(cohorts, "overview"))
    held.filter_options(cohorts, "all")
    paths = (write_corpus("studies: 1"), METHODS_FILE, LESSONS_FILE)
    library = Library(after=held.library._after, files=lambda: paths)
    library.look()
    assert library.standing.problems
    assert all(kept.cache_info().currsize for kept in KEPT)

    paths = (write_corpus(GOOD), METHODS_FILE, LESSONS_FILE)
    library = Library(after=held.library._after, files=lambda: paths)
    library.look()

    assert [kept.cache_info().currsize for kept in KEPT] == [0, 0, 0]


def test_the_text_of_a_chart_is_made_once(cohorts):
    page = held.built(*asked(cohorts, "trajectories", collection="all"))

    assert page.courses.text is page.courses.text


def test_a_server_starts_without_what_few_pages_need():
    code = (
        "import sys, evidence.ui; "
        "print({'scipy', 'statsmodels', 'rispy', 'bibtexparser', 'Bio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
