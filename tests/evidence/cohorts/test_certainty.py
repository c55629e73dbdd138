"""GRADE by stated rules: the steps down that hand-checked studies earn."""

import json

import pytest

import evidence
from evidence import cohorts as room
from evidence.cohorts.appraisal import appraisals
from evidence.cohorts.certainty import FAMILIES, MEASURED, OUTCOMES, certainty
from evidence.cohorts.evidence_body import trials_better
from evidence.cohorts.once import patients_in
from evidence.corpus.selection import Selection

PRIMARY = {"basis": "primary", "locator": "abstract"}


def rated(records, outcome, **filters):
    choice = room.choose(records, Selection(**filters))
    return {body.therapy: body for body in certainty(choice, appraisals(records), outcome)}


def reason(body, name):
    return next(one for one in body.reasons if one.name == name)


def told(body, name):
    return str(reason(body, name))


# --- the real corpus -------------------------------------------------------------------------


def test_case_series_end_at_very_low(cohorts):
    body = rated(cohorts, "pain")["PVP + MWA"]

    assert (body.level, body.symbol, body.words) == (1, "⊕○○○", "very low")
    assert body.grade == "⊕○○○ very low"
    assert told(body, "Design") == "−2: no randomised trial tests this therapy (2 case series)"
    assert told(body, "Risk of bias") == "−1: none of 2 studies has a group that lacked it"
    assert (
        told(body, "Inconsistency") == "pain fell by 5 to 5.1 points of 10 in 2 cohorts"
    )  # 7→2, 7.4→2.3
    assert told(body, "Imprecision") == "−1: 86 patients in arms with this therapy"  # 69 + 17


def test_the_one_trial_counts_for_the_therapy_it_tests(cohorts):
    bodies = rated(cohorts, "pain")
    tested, control = bodies["PVP + 125I"], bodies["PVP"]

    assert (tested.level, tested.words) == (2, "low")
    assert told(tested, "Design") == "1 randomised trial; 1 other study not rated"
    assert told(tested, "Risk of bias") == "−1: the trial is not judged low throughout"
    assert told(tested, "Imprecision") == (
        "−1: 40 patients in arms with this therapy of the trial rated"
    )
    assert control.level == 1


def test_a_trial_in_which_every_arm_had_the_therapy_does_not_read_as_a_contradiction(cohorts):
    assert told(rated(cohorts, "pain")["PVP"], "Design") == (
        "−2: no randomised trial tests this therapy (3 comparative cohorts and 1 randomised trial "
        "in which every arm had it)"
    )


def test_osteoporosis_is_indirect(cohorts):
    body = rated(cohorts, "pain")["PVP + pedicle screws"]

    assert told(body, "Indirectness") == "−1: none of 2 studies is of spinal tumours alone"
    assert body.patients.number == 31  # Gu 2013 (20) and Gu 2015 (31 with screws) may overlap


def test_patients_are_those_in_arms_with_the_therapy(cohorts):
    body = rated(cohorts, "pain", collection="all")["PKP"]

    # Boonen, Van Meirhaeghe and Wardlaw report one trial.
    assert {study.cohort_family for study in body.trials} == {"berenson-2011", "free-trial"}
    assert body.patients.number == 70 + 149  # not the 134 and 300 of both arms
    assert body.all_patients.number == patients_in(body.arms).number


def test_trials_that_call_vertebroplasty_better(cohorts):
    body = rated(cohorts, "pain", collection="all")["PVP"]

    # Better: Blasco 2012, Clark 2016, Farrokhi 2011, Klazen 2010.
    # No difference: Buchbinder (reported again by Kroon), Kallmes, Rousing, Firanescu.
    assert trials_better(body) == (4, 8)
    assert told(body, "Inconsistency") == "−1: 4 of 8 trials call it better than the other arm"


def test_what_two_arms_began_with_is_no_verdict(cohorts):
    """Yang Z 2009 states no difference before treatment and nothing in words after it."""
    assert trials_better(rated(cohorts, "pain")["PVP + 125I"]) == (0, 0)


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_therapy_stands_once_with_a_level(cohorts, outcome, collection):
    choice = cohorts_choice(cohorts, collection)
    bodies = certainty(choice, appraisals(cohorts), outcome)

    assert len({body.therapy for body in bodies}) == len(bodies)
    for body in bodies:
        assert 1 <= body.level <= 4
        assert body.symbol.count("⊕") == body.level
        assert body.studies
        assert all(study.has_patients for study in body.studies)


def cohorts_choice(records, collection):
    return room.choose(records, Selection(collection=collection))


def test_only_how_strong_pain_is_counts_as_pain(cohorts):
    choice = cohorts_choice(cohorts, "all")
    bodies = certainty(choice, appraisals(cohorts), "pain")
    studies = {study.study_id for body in bodies for study in body.studies}

    assert {"buchbinder-2009", "boonen-2011", "gupta-2021"} <= studies
    for body in bodies:
        assert all(getattr(row, "outcome", "pain") == "pain" for row in body.reports)


def test_harm_of_any_cause_and_arms_together_are_no_complications(cohorts):
    bodies = rated(cohorts, "complications", collection="all")
    counts = [row for body in bodies.values() for row in body.reports]

    assert not any(count.kind == "adverse event" for count in counts)
    assert all(count.left_out is None for count in counts)
    studies = {study.study_id for body in bodies.values() for study in body.studies}
    assert not studies & {"berenson-2011", "voormolen-2007", "masala-2013"}


def test_arms_of_one_study_are_no_two_cohorts(cohorts):
    """Anselmetti 2008 counts venous leakage with two cements: 8.2 and 41.3 % of vertebrae."""
    assert "fewer than two cohorts" in told(
        rated(cohorts, "cement leakage")["PVP"], "Inconsistency"
    )


def test_two_reports_of_one_trial_are_one_trial(cohorts):
    """Kroon 2014 follows the patients of Buchbinder 2009."""
    body = rated(cohorts, "new fractures", collection="all")["PVP"]

    assert len(body.trials) == 11
    assert told(body, "Design").startswith("11 reports of 10 randomised trials; ")
    assert told(body, "Risk of bias") == "−1: none of 11 reports is judged low throughout"
    assert told(body, "Indirectness") == "−1: none of 11 reports is of spinal tumours alone"


def test_a_therapy_whose_cement_nobody_states_says_so(cohorts):
    bodies = rated(cohorts, "pain", collection="all")

    assert bodies["RFA"].name == "RFA (cement not stated)"
    assert bodies["PVP + RFA"].name == "PVP + RFA"  # some of Levy 2020's patients had cement


def test_every_outcome_is_measured_or_counted():
    assert set(MEASURED) | set(FAMILIES) | {"response", "local control"} == set(OUTCOMES)


# --- studies of our own ----------------------------------------------------------------------


def study(name, design="case series", arms=(("pvp", ["PVP"], 100),), **more):
    return {
        "id": name,
        "label": name,
        "design": design,
        "aetiology": "tumour",
        "arms": [
            {"id": arm, "label": arm, "components": parts, "n_patients": n, **PRIMARY}
            | ({"role": "comparator"} if "PVP" not in parts else {})
            for arm, parts, n in arms
        ],
        **more,
    }


def counts(events, total=100):
    return {
        "events": [
            {
                "arm": "pvp",
                "event": "any complication",
                "kind": "complication",
                "severity": "any",
                "definition": "all complications",
                "events": events,
                "total": total,
                "unit": "patients",
                **PRIMARY,
            }
        ]
    }


def scores(last, arm="pvp"):
    return {
        "scores": [
            {
                "arm": arm,
                "instrument": "VAS",
                "statistic": "mean",
                "scale_min": 0,
                "scale_max": 10,
                "visits": [
                    {"months": 0, "timepoint": "before", "value": 8},
                    {"months": 6, "timepoint": "6 months", "value": last},
                ],
                **PRIMARY,
            }
        ]
    }


def compared(direction):
    return {
        "directions": [
            {
                "arm": "pvp",
                "against": "sham",
                "instrument": "VAS",
                "direction": direction,
                "visits": [{"months": 1, "timepoint": "1 month"}],
                **PRIMARY,
            }
        ]
    }


TRIAL = (("pvp", ["PVP"], 500), ("sham", ["sham"], 500))


@pytest.fixture
def records(write_corpus):
    def build(*studies):
        text = json.dumps({"collection": "review", "studies": list(studies)})
        return room.build(evidence.load([write_corpus(text)]))

    return build


def test_a_trial_loses_only_what_its_abstract_leaves_open(records):
    trial = study("t", "randomised trial", TRIAL, **compared("better"))
    body = rated(records(trial), "pain")["PVP"]

    steps = {one.name: one.steps for one in body.reasons}
    assert steps == {
        "Design": 0,
        "Risk of bias": 1,
        "Inconsistency": 0,
        "Indirectness": 0,
        "Imprecision": 0,
        "Publication bias": 0,
    }
    assert body.level == 3


@pytest.mark.parametrize(("events", "steps"), [(3, 0), (60, 1)])
def test_rates_far_apart_are_inconsistent(records, events, steps):
    made = records(study("a", **counts(2)), study("b", **counts(events)))

    assert reason(rated(made, "complications")["PVP"], "Inconsistency").steps == steps


def test_equal_rates_are_written_once(records):
    made = records(study("a", **counts(2)), study("b", **counts(2)))

    assert told(rated(made, "complications")["PVP"], "Inconsistency") == (
        "any complication in 2.0\u00a0% of patients in 2 cohorts, intervals overlap"
    )


def test_cohorts_of_one_family_are_not_compared(records):
    made = records(
        study("a", cohort_family="f", **counts(2)), study("b", cohort_family="f", **counts(60))
    )

    assert "fewer than two cohorts" in told(rated(made, "complications")["PVP"], "Inconsistency")


@pytest.mark.parametrize(("last", "steps"), [(3.0, 0), (6.0, 1)])
def test_changes_more_than_two_points_apart_are_inconsistent(records, last, steps):
    made = records(study("a", **scores(3.0)), study("b", **scores(last)))

    assert reason(rated(made, "pain")["PVP"], "Inconsistency").steps == steps


def test_trials_that_disagree_are_inconsistent(records):
    made = records(
        study("a", "randomised trial", TRIAL, **compared("better")),
        study("b", "randomised trial", TRIAL, **compared("no difference")),
    )

    assert told(rated(made, "pain")["PVP"], "Inconsistency") == (
        "−1: 1 of 2 trials calls it better than the other arm"
    )


def test_a_cohort_whose_confounding_can_t_be_judged_loses_a_step(records):
    made = records(study("a", "comparative cohort", TRIAL, **compared("better")))

    assert told(rated(made, "pain")["PVP"], "Risk of bias") == (
        "−1: the study has confounding that is serious or can't be judged"
    )


def test_arms_without_a_number_of_patients_are_named(records):
    silent = (("pvp", ["PVP"], None),)
    made = records(study("a", arms=silent, **counts(2)), study("b", **counts(3)))

    assert told(rated(made, "complications")["PVP"], "Imprecision") == (
        "−1: 100 patients in arms with this therapy; not printed by 1 study"
    )
