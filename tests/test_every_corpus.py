"""Whatever `check` accepts, no page dies of: every page of many small corpora is made."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from evidence import cohorts as records
from evidence.cohorts.choice import choose, options
from evidence.cohorts.reading_gaps import gaps_text
from evidence.corpus.cross_checks import cautions
from evidence.corpus.csv_tables import csv_text
from evidence.corpus.frames import build
from evidence.corpus.loading import read_files
from evidence.corpus.package import package_zip
from evidence.corpus.selection import FILTERS, NOT_REPORTED, Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS
from evidence.topics.studies.card import card
from evidence.topics.studies.page import StudiesOptions
from tests.corpora import corpora

EXAMPLES = 30


def accepted(files):
    """Return what is read from files that `check` accepts."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.yaml" for place in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")  # JSON is YAML, too
        return read_files(paths)


def selections(cohorts, draw):
    """Yield no filter, all studies, and drawn values of one or two filters."""
    yield Selection()
    yield Selection(collection="all")
    names = draw(st.lists(st.sampled_from(FILTERS), min_size=1, max_size=2, unique=True))
    chosen = {
        name: (draw(st.sampled_from([*options(cohorts.studies, name), NOT_REPORTED])),)
        for name in names
    }
    yield Selection(collection="all", **chosen)


def drawn_options(topic, choice, draw):
    """Return options of a page of which each is drawn from what is valid."""
    settled = fitted(topic, choice, topic.options())
    for name in topic.values(choice, settled):
        valid = topic.values(choice, settled).get(name)
        if valid and isinstance(getattr(settled, name), str):
            asked = {**vars(settled), name: draw(st.sampled_from(valid))}
            settled = fitted(topic, choice, topic.options(**asked))
    return settled


@settings(
    derandomize=True,
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a corpus that fails is small enough to be read
    suppress_health_check=list(HealthCheck),
)
@given(files=corpora(), data=st.data())
def test_no_page_dies_of_a_corpus_that_is_accepted(files, data):
    loaded = accepted(files)
    corpus = build(loaded)
    cohorts = records.build(corpus)

    assert all(str(caution) for caution in cautions(loaded))
    assert gaps_text(cohorts, "all")
    assert package_zip(corpus)
    for selection in selections(cohorts, data.draw):
        choice = choose(cohorts, selection)
        for name, topic in TOPICS.items():
            page = topic.build(choice, drawn_options(topic, choice, data.draw))
            shown = page_json(name, page)
            assert shown["answer"] or page.nothing
            for rows in shown["tables"].values():
                csv_text(pd.DataFrame(list(rows)).convert_dtypes())
    for study in cohorts.studies:
        assert TOPICS["studies"].build(choice, StudiesOptions(study.study_id)).detail
    for rows in (cohorts.scores, cohorts.counts, cohorts.statements, cohorts.differences):
        for row in rows:
            assert card(cohorts, row.row_id)
