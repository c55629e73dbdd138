"""A lesson speaks of what its pages say; one that no longer fits is named with its place."""

import pytest

from evidence.corpus.lessons import LESSONS_FILE, shipped_lessons
from evidence.corpus.loading import CorpusError
from evidence.topics.page import page_json
from evidence.topics.registry import SHOWN_IN_LESSONS, TOPICS
from evidence.topics.teach import TeachOptions
from evidence.topics.teach.fit import check_lessons
from evidence.topics.teach.steps import steps_of
from tests.test_pages_agree import built

TEXT = LESSONS_FILE.read_text("utf-8")

MISFITS = {
    "unknown page": ("page: gaps", "page: maps", "steps[0].page", "is no page; one of: overview"),
    "unknown filter": ("filters: {therapy: [PVP + MWA]}", "filters: {therapies: [PVP + MWA]}", "steps[2].filters.therapies", "one of: primary"),
    "unknown value": ("filters: {therapy: [PVP + MWA]}", "filters: {therapy: [PVP + laser]}", "steps[2].filters", "there is no “PVP + laser”"),
    "unknown option": ("options: {kind: [cement leakage]}", "options: {kind: [sneezing]}", "steps[4].options", "there is no “sneezing”"),
    "no such chart": ("chart: evidence-map", "chart: globe", "steps[0].chart", "it draws: evidence-map"),
    "no such place": ('"{doubt}"', '"{doubts}"', "steps[1].notice[1]", "knows no `doubts`"),
    "words that are gone": ("{notes[Last visits counted]}", "{notes[First visits counted]}", "steps[2].notes[1]", "fits 0 of"),
    "words in several": ("{why.reasons[Design]}", "{why.reasons[e]}", "steps[6].notice[0]", "must fit one entry and fits"),
    "a row that is gone": ("tests[yang-z-2009.measurements.5].first", "tests[yang-z-2009.measurements.99].first", "steps[1].cards[0]", "fits 0 of 2"),
    "a part that is no text": ('"{doubt}"', '"{shares}"', "steps[1].notice[1]", "holds no text"),
    "no such column": ("columns: [item, answer]", "columns: [item, reply]", "steps[7].grid", "no column `reply`"),
    "what must hold": ("says: Not pooled", "says: Pooled with reserve", "steps[5].holds[0]", "no longer stands there, but “Not pooled”"),
    "no study": ("sources: [khan-2018, kastler-2014]", "sources: [khan-2018, doe-2021]", "steps[1].sources[1]", "is no study of the corpus"),
}  # fmt: skip


@pytest.mark.parametrize("misfit", MISFITS)
def test_a_step_that_does_not_fit_its_page_is_named(misfit, cohorts, write_corpus):
    right, wrong, where, how = MISFITS[misfit]
    assert right in TEXT
    path = write_corpus(TEXT.replace(right, wrong, 1), "lessons.yaml")

    with pytest.raises(CorpusError) as caught:
        check_lessons(cohorts, SHOWN_IN_LESSONS, path)

    told = [problem for problem in caught.value.problems if how in problem.message]
    assert told, caught.value
    assert where in told[0].where
    assert told[0].file == str(path)


def test_the_shipped_lessons_fit_the_shipped_corpus(cohorts):
    assert check_lessons(cohorts, SHOWN_IN_LESSONS) == len(shipped_lessons().lessons)


def test_a_step_shows_the_chart_of_the_page_that_it_names(cohorts):
    safety = next(lesson for lesson in shipped_lessons().lessons if lesson.id == "safety")
    step = steps_of(safety, cohorts, SHOWN_IN_LESSONS)[0]
    page = built(cohorts, "complications", step.selection)

    assert step.selection.aetiology == ("tumour",)
    assert step.chart.figure == page.charts["complications"].chart.figure
    assert step.ask.reveal == page.answer
    assert step.address == "complications?aetiology=tumour"


def test_the_command_prints_a_step(cohorts):
    page = built(cohorts, "teach", lessons_selection(), lesson="cement", step="2")
    shown = page_json("teach", page)

    assert page.step.number == 2
    assert "chart" in shown["charts"]
    assert page.step.ask.reveal in shown["sentences"]


def lessons_selection():
    from evidence.corpus.selection import Selection

    return Selection()


def test_an_unknown_lesson_or_step_gives_way(cohorts):
    assert built(cohorts, "teach", lessons_selection(), lesson="none").step is None
    assert built(cohorts, "teach", lessons_selection(), lesson="cement", step="99").step.number == 1
    assert TOPICS["teach"].options is TeachOptions
