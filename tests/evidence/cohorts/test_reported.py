"""Where an outcome is reported: of the patients asked for, of others, in the wider literature."""

import pytest

from evidence import cohorts as room
from evidence.cohorts.certainty import OUTCOMES
from evidence.cohorts.reported import (
    ANY_CAUSE,
    OTHER_THERAPY,
    SEVERAL,
    TOGETHER,
    arms_asked,
    bodies,
    by_grade,
    given_to,
    reported,
    wider,
)
from evidence.corpus.selection import Selection


def chosen(records, **filters):
    return room.choose(records, Selection(**filters))


def names(studies):
    return [study.study_id for study in studies]


def test_a_count_of_two_therapies_together_is_of_neither(cohorts):
    count = next(one for one in cohorts.counts if one.row_id == "masala-2013.events.1")

    assert given_to(count, ())
    assert not given_to(count, ("PVP",))
    assert given_to(count, ("PVP", "PVP + cryoablation"))


def test_figures_of_a_whole_study_with_one_therapy_are_of_that_therapy(cohorts):
    count = next(one for one in cohorts.counts if one.row_id == "anselmetti-2008.events.5")

    assert given_to(count, ("PVP",))
    assert not given_to(count, ("PKP",))


def test_arms_asked_are_treated_arms_with_the_therapy(cohorts):
    choice = chosen(cohorts, therapy=("PVP + 125I",))
    found = [(study.study_id, arm.arm_id) for study, arm in arms_asked(choice)]

    assert found == [
        ("yang-2005", "pvp-125i"),
        ("yang-z-2009", "pvp-125i"),
        ("yang-z-2013-radiotherapy", "pvp-125i"),
    ]
    assert len(arms_asked(chosen(cohorts))) == len(chosen(cohorts).treated_arms)


def test_complications_counted_together_are_found_where_none_are_counted_apart(cohorts):
    found = reported(chosen(cohorts, therapy=("PVP",)), "complications")

    assert names(found.own) == ["anselmetti-2008"]
    assert {why: names(own) for why, own in found.otherwise.items()} == {SEVERAL: ["masala-2013"]}


def test_harm_of_any_cause_and_comparators_are_named_as_such(cohorts):
    found = reported(chosen(cohorts, collection="all"), "complications").otherwise

    assert "voormolen-2007" in names(found[TOGETHER])
    assert "berenson-2011" in names(found[ANY_CAUSE])
    assert "yang-z-2013-pigs" in names(found["animals"])
    assert "levy-2023" not in {one for own in found.values() for one in names(own)}


def test_another_therapy_of_the_same_study_is_named_as_such(cohorts):
    choice = chosen(cohorts, therapy=("PVP + cryoablation",))

    assert reported(choice, "response").own == ()
    assert reported(chosen(cohorts, therapy=("PVP",)), "new fractures").otherwise == {}
    found = reported(chosen(cohorts, collection="all", therapy=("MWA",)), "pain")
    assert OTHER_THERAPY not in found.otherwise


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_no_study_is_both_here_and_elsewhere(cohorts, outcome, collection):
    found = reported(chosen(cohorts, collection=collection), outcome)
    elsewhere = [study for own in found.otherwise.values() for study in own]

    assert not set(names(found.own)) & set(names(elsewhere))
    assert len(elsewhere) == len(set(names(elsewhere)))


def test_the_wider_literature_keeps_the_filters(cohorts):
    choice = wider(chosen(cohorts, primary=("breast",)))

    assert choice.selection == Selection(collection="all", primary=("breast",))
    assert len(choice.studies) > len(chosen(cohorts, primary=("breast",)).studies)


def test_bodies_are_those_of_the_therapies_asked_for(cohorts):
    everything = bodies(chosen(cohorts), "pain")
    asked = bodies(chosen(cohorts, therapy=("PVP",)), "pain")

    assert len(everything) == 7
    assert [body.therapy for body in asked] == ["PVP"]
    assert by_grade(everything) == {
        "⊕⊕○○ low": ["PVP + 125I"],
        "⊕○○○ very low": [
            "PVP",
            "PVP + MWA",
            "PVP + pedicle screws",
            "MWA (cement not stated)",
            "PKP",
            "PVP + cryoablation",
        ],
    }
