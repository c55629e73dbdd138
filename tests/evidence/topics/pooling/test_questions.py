"""What can be asked of the corpus, and the rows behind each question."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.weighing import uncounted
from evidence.corpus.selection import Selection
from evidence.statistics import WINDOW_NAMES
from evidence.topics.pooling import questions as asked
from evidence.topics.pooling.questions import ALL, EVERY_WORDING, REVIEW

WIDER = Selection(collection="all")


@pytest.fixture(scope="module")
def choice(cohorts):
    return choose(cohorts, WIDER)


def rows(choice, name, when):
    return asked.rows(choice, asked.outcome(name), when)


def test_pain_and_the_review_s_cohorts_come_first_then_what_most_cohorts_count(choice):
    names = asked.outcomes(choice)

    assert names[:4] == ("pain change, VAS", "pain change, NRS", REVIEW, "cement leakage")
    assert not set(names) & {"other event", "other adverse event"}
    assert not set(names) & {
        count.event for count in choice.counts if count.kind == "adverse event"
    }


def test_a_filter_never_exchanges_the_question(cohorts, choice):
    few = choose(cohorts, Selection(collection="all", region=("cervical",)))

    assert asked.outcomes(few) == asked.outcomes(choice)
    assert set(asked.whens(few, asked.outcome("cement leakage"))) == set(
        asked.whens(choice, asked.outcome("cement leakage"))
    )


def test_units_under_the_filters_come_first(cohorts, choice):
    leaks = asked.outcome("cement leakage")

    assert asked.whens(choice, leaks)[0] == "vertebrae"
    for selection in (WIDER, Selection(collection="all", primary=("myeloma",))):
        found = choose(cohorts, selection)
        units = asked.whens(found, leaks)
        counts = [len(rows(found, "cement leakage", unit)) for unit in units]
        assert counts[0] or not any(counts)


def test_visits_and_the_fixed_set(choice):
    assert asked.whens(choice, asked.outcome("pain change, VAS")) == WINDOW_NAMES
    assert asked.whens(choice, asked.outcome(REVIEW)) == ("patients",)


def test_no_harm_of_any_cause_no_leaks_and_no_mixture_enters(choice):
    for name in asked.outcomes(choice):
        outcome = asked.outcome(name)
        if outcome.kind == "change":
            continue
        for unit in asked.whens(choice, outcome):
            for row in asked.rows(choice, outcome, unit):
                assert row.left_out in {None, "case report"}
                assert row.unit == unit != "leaks"


def test_a_therapy_filter_keeps_to_arms_given_it(cohorts):
    choice = choose(cohorts, Selection(collection="all", therapy=("PVP",)))

    assert {row.therapy for row in rows(choice, "pain change, VAS", "1 month")} == {"PVP"}
    assert {row.therapy for row in rows(choice, REVIEW, "patients")} <= {"PVP"}


def test_the_reviews_tumour_cohorts(choice):
    counts = {
        row.study.study_id: (row.events, row.total) for row in rows(choice, REVIEW, "patients")
    }

    assert counts == {
        "pusceddu": (0, 35),
        "khan-2018": (2, 69),
        "kastler-2014": (0, 17),
        "masala-2013": (0, 46),
        "chen-2016": (0, 282),
    }


def test_aetiologies_put_tumours_first_and_all_last(choice):
    found = asked.aetiologies(rows(choice, "pain change, VAS", "1 month"))

    assert (found[0], found[-1]) == ("tumour", ALL)
    assert asked.aetiologies(()) == (ALL,)
    assert asked.aetiologies(rows(choice, REVIEW, "patients")) == ("tumour",)


def test_leaks_worded_alike_are_offered(choice):
    leaks = asked.of_patients(rows(choice, "cement leakage", "vertebrae"), "tumour")

    assert asked.wordings(leaks) == (EVERY_WORDING, "any cement leakage")
    alike = asked.worded(leaks, "Any cement  leakage.")
    assert alike == asked.worded(leaks, "any cement leakage")
    assert len(alike) < len(leaks)


def test_a_wording_that_nothing_happened_is_no_choice(choice):
    """It would pick studies by their result; that is told from the counts, never from the words."""
    for name in asked.outcomes(choice)[3:]:
        for unit in asked.whens(choice, asked.outcome(name)):
            found = rows(choice, name, unit)
            for wording in asked.wordings(found)[1:]:
                alike = [row for row in asked.worded(found, wording) if not uncounted(row)]
                assert any(row.events and row.source.basis != "derived" for row in alike)
    complications = asked.of_patients(rows(choice, "major complication", "patients"), "tumour")
    assert asked.wordings(complications) == ()


@pytest.mark.parametrize(
    ("name", "when", "spoken"),
    [
        ("pain change, VAS", "up to 1 week", "within 1 week"),
        ("pain change, VAS", "3 months", "at 3 months"),
        ("cement leakage", "vertebrae", "per vertebra"),
        (REVIEW, "patients", "per patient"),
    ],
)
def test_a_question_names_its_visit_or_unit(name, when, spoken):
    assert asked.Question(asked.outcome(name), when).spoken == spoken
